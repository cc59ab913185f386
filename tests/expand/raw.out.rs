/// One part of kind `__Kind` for each field of [`struct`].
#[repr(C)]
struct structFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `type`.
    r#type: <__Kind as ::view_core::view::FieldKind>::Of<u8>,
}
/// A view of each field of a view of [`struct`].
type structColumns<'a, const N: ::core::primitive::usize = 1> = structFields<
    ::view_core::View<'a, r#struct, { N }>,
>;
/// A mutable view of each field of a view of [`struct`].
type structColumnsMut<'a, const N: ::core::primitive::usize = 1> = structFields<
    ::view_core::ViewMut<'a, r#struct, { N }>,
>;
impl r#struct {
    /// A token for each field.
    const FIELDS: structFields<::view_core::Field<Self, Self>> = {
        fn _compare(
            r#struct { r#type: __0 }: &r#struct,
        ) -> structFields<::view_core::__derive::Places<r#struct>> {
            structFields { r#type: __0 }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
unsafe impl ::view_core::BufferView for r#struct {
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::record::<
        Self,
    >(
        "struct",
        &[
            ::view_core::__derive::FieldLayout {
                name: "type",
                offset: ::view_core::__derive::offset_of!(Self, r#type),
                layout: <u8 as ::view_core::BufferView>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl ::view_core::Record for r#struct
where
    for<'a> r#struct: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = structFields<__Kind>;
}
impl ::view_core::__derive::BytesOf for r#struct {
    type Facts = ::view_core::__derive::Plainly<Self>;
}
