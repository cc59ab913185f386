#[allow(deprecated)]
/// One part of kind `__Kind` for each field of [`Wrapper`].
#[repr(C)]
struct WrapperFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `value`.
    value: <__Kind as ::view_core::view::FieldKind>::Of<u16>,
}
#[allow(deprecated)]
/// A view of each field of a view of [`Wrapper`].
type WrapperColumns<'a, const N: ::core::primitive::usize = 1> = WrapperFields<
    ::view_core::View<'a, Wrapper, { N }>,
>;
#[allow(deprecated)]
/// A mutable view of each field of a view of [`Wrapper`].
type WrapperColumnsMut<'a, const N: ::core::primitive::usize = 1> = WrapperFields<
    ::view_core::ViewMut<'a, Wrapper, { N }>,
>;
#[allow(deprecated)]
impl Wrapper {
    /// A token for each field.
    const FIELDS: WrapperFields<::view_core::Field<Self, Self>> = {
        fn _compare(
            Wrapper { value: __0 }: &Wrapper,
        ) -> WrapperFields<::view_core::__derive::Places<Wrapper>> {
            WrapperFields { value: __0 }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
#[allow(deprecated)]
unsafe impl ::view_core::BufferView for Wrapper {
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::transparent::<
        Self,
    >(
        "Wrapper",
        &[
            ::view_core::__derive::FieldLayout {
                name: "value",
                offset: ::view_core::__derive::offset_of!(Self, value),
                layout: <u16 as ::view_core::BufferView>::LAYOUT_REF,
            },
        ],
    );
}
#[allow(deprecated)]
unsafe impl ::view_core::Record for Wrapper
where
    for<'a> Wrapper: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = WrapperFields<__Kind>;
    const TOKENS: ::view_core::__derive::Tokens<Self> = unsafe {
        ::view_core::__derive::tokens_at::<
            Self,
        >(&[::view_core::__derive::offset_of!(Self, value)])
    };
}
#[allow(deprecated)]
impl ::view_core::__derive::BytesOf for Wrapper {
    type Facts = ::view_core::__derive::Plainly<Self>;
}
