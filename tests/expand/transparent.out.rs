/// One part of kind `__Kind` for each field of [`Metres`].
#[repr(C)]
struct MetresFields<__Kind: ::view_core::view::FieldKind, U>
where
    U: 'static,
{
    /// The field `0`.
    f0: <__Kind as ::view_core::view::FieldKind>::Of<f64>,
    /// The field `1`.
    f1: <__Kind as ::view_core::view::FieldKind>::Of<PhantomData<U>>,
}
/// A view of each field of a view of [`Metres`].
type MetresColumns<'a, U, const N: ::core::primitive::usize = 1> = MetresFields<
    ::view_core::View<'a, Metres<U>, { N }>,
    U,
>;
/// A mutable view of each field of a view of [`Metres`].
type MetresColumnsMut<'a, U, const N: ::core::primitive::usize = 1> = MetresFields<
    ::view_core::ViewMut<'a, Metres<U>, { N }>,
    U,
>;
impl<U> Metres<U>
where
    U: 'static,
    Metres<U>: ::core::marker::Copy,
    PhantomData<U>: ::view_core::BufferView,
{
    /// A token for each field.
    const FIELDS: MetresFields<::view_core::Field<Self, Self>, U> = {
        fn _compare<U>(
            Metres { 0: __0, 1: __1 }: &Metres<U>,
        ) -> MetresFields<::view_core::__derive::Places<Metres<U>>, U>
        where
            U: 'static,
            Metres<U>: ::core::marker::Copy,
            PhantomData<U>: ::view_core::BufferView,
        {
            MetresFields { f0: __0, f1: __1 }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
unsafe impl<U> ::view_core::BufferView for Metres<U>
where
    U: 'static,
    Metres<U>: ::core::marker::Copy,
    PhantomData<U>: ::view_core::BufferView,
{
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::transparent::<
        Self,
    >(
        "Metres",
        &[
            ::view_core::__derive::FieldLayout {
                name: "f0",
                offset: ::view_core::__derive::offset_of!(Self, 0),
                layout: <f64 as ::view_core::BufferView>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "f1",
                offset: ::view_core::__derive::offset_of!(Self, 1),
                layout: <PhantomData<U> as ::view_core::BufferView>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl<U> ::view_core::Record for Metres<U>
where
    for<'a> Metres<U>: ::view_core::BufferView,
    U: 'static,
    Metres<U>: ::core::marker::Copy,
    PhantomData<U>: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = MetresFields<__Kind, U>;
    const TOKENS: ::view_core::__derive::Tokens<Self> = unsafe {
        ::view_core::__derive::tokens_at::<
            Self,
        >(
            &[
                ::view_core::__derive::offset_of!(Self, 0),
                ::view_core::__derive::offset_of!(Self, 1),
            ],
        )
    };
}
impl<U> ::view_core::__derive::BytesOf for Metres<U>
where
    U: 'static,
    Metres<U>: ::core::marker::Copy,
    PhantomData<U>: ::view_core::BufferView,
{
    type Facts = ::view_core::__derive::Unknown;
}
