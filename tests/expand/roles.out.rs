/// One part of kind `__Kind` for each field of [`Entry`].
#[repr(C)]
struct EntryFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `name`.
    name: <__Kind as ::view_core::view::FieldKind>::Of<[u8; 8]>,
    /// The field `id`.
    id: <__Kind as ::view_core::view::FieldKind>::Of<u128>,
}
/// A view of each field of a view of [`Entry`].
type EntryColumns<'a, const N: ::core::primitive::usize = 1> = EntryFields<
    ::view_core::View<'a, Entry, { N }>,
>;
/// A mutable view of each field of a view of [`Entry`].
type EntryColumnsMut<'a, const N: ::core::primitive::usize = 1> = EntryFields<
    ::view_core::ViewMut<'a, Entry, { N }>,
>;
impl Entry {
    /// A token for each field.
    const FIELDS: EntryFields<::view_core::Field<Self, Self>> = {
        fn _compare(
            Entry { name: __0, id: __1, _fill: __2 }: &Entry,
        ) -> EntryFields<::view_core::__derive::Places<Entry>> {
            let _: *const [u8; 4] = __2;
            EntryFields { name: __0, id: __1 }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
unsafe impl ::view_core::BufferView for Entry {
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::record::<
        Self,
    >(
        "Entry",
        &[
            ::view_core::__derive::FieldLayout {
                name: "name",
                offset: ::view_core::__derive::offset_of!(Self, name),
                layout: <[u8; 8] as ::view_core::__derive::ByteArray>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "id",
                offset: ::view_core::__derive::offset_of!(Self, id),
                layout: <u128 as ::view_core::__derive::Opaque>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "_fill",
                offset: ::view_core::__derive::offset_of!(Self, _fill),
                layout: <[u8; 4] as ::view_core::__derive::Pad>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl ::view_core::Record for Entry
where
    for<'a> Entry: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = EntryFields<__Kind>;
}
impl ::view_core::__derive::BytesOf for Entry {
    type Facts = ::view_core::__derive::facts!(Entry);
}
