/// One part of kind `__Kind` for each field of [`Entry`].
struct EntryFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `name`.
    name: __Kind::Of<[u8; 8]>,
    /// The field `id`.
    id: __Kind::Of<u128>,
}
/// A view of each field of a view of [`Entry`].
type EntryColumns<'a, const N: ::core::primitive::usize = 1> = EntryFields<
    ::view_core::View<'a, Entry, { N }>,
>;
/// A mutable view of each field of a view of [`Entry`].
type EntryColumnsMut<'a, const N: ::core::primitive::usize = 1> = EntryFields<
    ::view_core::ViewMut<'a, Entry, { N }>,
>;
const _: () = {
    use ::view_core::__derive::{
        BufferView as __View, FieldLayout as __Field, offset_of as __offset_of,
        part as __part, self as __view,
    };
    impl Entry {
        /// A token for each field.
        const FIELDS: EntryFields<__view::Field<Self, Self>> = {
            let record = ::core::mem::MaybeUninit::<Self>::uninit();
            let record = ::core::mem::MaybeUninit::as_ptr(&record);
            unsafe {
                let Self { name: _, id: _, _fill: _ } = *record;
                let _: __view::Field<Self, [u8; 4]> = __view::token(
                    record,
                    &raw const (*record)._fill,
                );
                EntryFields {
                    name: __view::token(record, &raw const (*record).name),
                    id: __view::token(record, &raw const (*record).id),
                }
            }
        };
    }
    unsafe impl __View for Entry {
        const LAYOUT: __view::Layout = __view::record::<
            Self,
        >(
            "Entry",
            &[
                __Field {
                    name: "name",
                    offset: __offset_of!(Self, name),
                    layout: <[u8; 8] as __view::ByteArray>::LAYOUT_REF,
                },
                __Field {
                    name: "id",
                    offset: __offset_of!(Self, id),
                    layout: <u128 as __view::Opaque>::LAYOUT_REF,
                },
                __Field {
                    name: "_fill",
                    offset: __offset_of!(Self, _fill),
                    layout: <[u8; 4] as __view::Pad>::LAYOUT_REF,
                },
            ],
        );
    }
    unsafe impl __view::Record for Entry
    where
        for<'a> Entry: __View,
    {
        type Fields<__Kind: __view::FieldKind> = EntryFields<__Kind>;
        fn split<__Kind: __view::FieldKind<Record = Self>>(
            whole: __Kind,
        ) -> EntryFields<__Kind> {
            let tokens = Self::FIELDS;
            unsafe {
                EntryFields {
                    name: __part(&whole, tokens.name),
                    id: __part(&whole, tokens.id),
                }
            }
        }
    }
};
