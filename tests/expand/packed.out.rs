/// One part of kind `__Kind` for each field of [`Header`].
#[repr(C)]
struct HeaderFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `tag`.
    tag: <__Kind as ::view_core::view::FieldKind>::Of<::view_core::Unaligned<u8>>,
    /// The field `length`.
    length: <__Kind as ::view_core::view::FieldKind>::Of<::view_core::Unaligned<u32>>,
}
/// A view of each field of a view of [`Header`].
type HeaderColumns<'a, const N: ::core::primitive::usize = 1> = HeaderFields<
    ::view_core::View<'a, Header, { N }>,
>;
/// A mutable view of each field of a view of [`Header`].
type HeaderColumnsMut<'a, const N: ::core::primitive::usize = 1> = HeaderFields<
    ::view_core::ViewMut<'a, Header, { N }>,
>;
impl Header {
    /// A token for each field.
    const FIELDS: HeaderFields<::view_core::Field<Self, Self>> = {
        fn _compare(
            Header { tag: __0, length: __1, _reserved: __2 }: Header,
        ) -> HeaderFields<::view_core::__derive::Places<Header>> {
            let _: *const u16 = &raw const __2;
            HeaderFields {
                tag: ::view_core::__derive::unaligned(&raw const __0),
                length: ::view_core::__derive::unaligned(&raw const __1),
            }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
unsafe impl ::view_core::BufferView for Header {
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::record::<
        Self,
    >(
        "Header",
        &[
            ::view_core::__derive::FieldLayout {
                name: "tag",
                offset: ::view_core::__derive::offset_of!(Self, tag),
                layout: <::view_core::Unaligned<
                    u8,
                > as ::view_core::BufferView>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "length",
                offset: ::view_core::__derive::offset_of!(Self, length),
                layout: <::view_core::Unaligned<
                    u32,
                > as ::view_core::BufferView>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "_reserved",
                offset: ::view_core::__derive::offset_of!(Self, _reserved),
                layout: <::view_core::Unaligned<
                    u16,
                > as ::view_core::__derive::Pad>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl ::view_core::Record for Header
where
    for<'a> Header: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = HeaderFields<__Kind>;
}
impl ::view_core::__derive::BytesOf for Header {
    type Facts = ::view_core::__derive::facts!(Header);
}
