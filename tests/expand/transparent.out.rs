/// One part of kind `__Kind` for each field of [`Metres`].
struct MetresFields<__Kind: ::view_core::view::FieldKind, U>
where
    U: 'static,
{
    /// The field `0`.
    f0: __Kind::Of<f64>,
    /// The field `1`.
    f1: __Kind::Of<PhantomData<U>>,
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
const _: () = {
    use ::view_core::__derive::{
        BufferView as __View, FieldLayout as __Field, offset_of as __offset_of,
        part as __part, self as __view,
    };
    impl<U> Metres<U>
    where
        U: 'static,
        Metres<U>: ::core::marker::Copy,
        PhantomData<U>: __View,
    {
        /// A token for each field.
        const FIELDS: MetresFields<__view::Field<Self, Self>, U> = {
            let record = ::core::mem::MaybeUninit::<Self>::uninit();
            let record = ::core::mem::MaybeUninit::as_ptr(&record);
            unsafe {
                let Self { 0: _, 1: _ } = *record;
                MetresFields {
                    f0: __view::token(record, &raw const (*record).0),
                    f1: __view::token(record, &raw const (*record).1),
                }
            }
        };
    }
    unsafe impl<U> __View for Metres<U>
    where
        U: 'static,
        Metres<U>: ::core::marker::Copy,
        PhantomData<U>: __View,
    {
        const LAYOUT: __view::Layout = __view::transparent::<
            Self,
        >(
            "Metres",
            &[
                __Field {
                    name: "f0",
                    offset: __offset_of!(Self, 0),
                    layout: <f64 as __View>::LAYOUT_REF,
                },
                __Field {
                    name: "f1",
                    offset: __offset_of!(Self, 1),
                    layout: <PhantomData<U> as __View>::LAYOUT_REF,
                },
            ],
        );
    }
    unsafe impl<U> __view::Record for Metres<U>
    where
        for<'a> Metres<U>: __View,
        U: 'static,
        Metres<U>: ::core::marker::Copy,
        PhantomData<U>: __View,
    {
        type Fields<__Kind: __view::FieldKind> = MetresFields<__Kind, U>;
        fn split<__Kind: __view::FieldKind<Record = Self>>(
            whole: __Kind,
        ) -> MetresFields<__Kind, U> {
            let tokens = Self::FIELDS;
            unsafe {
                MetresFields {
                    f0: __part(&whole, tokens.f0),
                    f1: __part(&whole, tokens.f1),
                }
            }
        }
    }
};
