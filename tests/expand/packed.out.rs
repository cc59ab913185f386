/// One part of kind `__Kind` for each field of [`Header`].
struct HeaderFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `tag`.
    tag: __Kind::Of<::view_core::Unaligned<u8>>,
    /// The field `length`.
    length: __Kind::Of<::view_core::Unaligned<u32>>,
}
/// A view of each field of a view of [`Header`].
type HeaderColumns<'a, const N: ::core::primitive::usize = 1> = HeaderFields<
    ::view_core::View<'a, Header, { N }>,
>;
/// A mutable view of each field of a view of [`Header`].
type HeaderColumnsMut<'a, const N: ::core::primitive::usize = 1> = HeaderFields<
    ::view_core::ViewMut<'a, Header, { N }>,
>;
const _: () = {
    use ::view_core::__derive::{
        BufferView as __View, FieldLayout as __Field, offset_of as __offset_of,
        part as __part, self as __view,
    };
    impl Header {
        /// A token for each field.
        const FIELDS: HeaderFields<__view::Field<Self, Self>> = {
            let record = ::core::mem::MaybeUninit::<Self>::uninit();
            let record = ::core::mem::MaybeUninit::as_ptr(&record);
            unsafe {
                let Self { tag: _, length: _, _reserved: _ } = *record;
                let _: __view::Field<Self, __view::Unaligned<u16>> = __view::unaligned_token(
                    record,
                    &raw const (*record)._reserved,
                );
                HeaderFields {
                    tag: __view::unaligned_token(record, &raw const (*record).tag),
                    length: __view::unaligned_token(record, &raw const (*record).length),
                }
            }
        };
    }
    unsafe impl __View for Header {
        const LAYOUT: __view::Layout = __view::record::<
            Self,
        >(
            "Header",
            &[
                __Field {
                    name: "tag",
                    offset: __offset_of!(Self, tag),
                    layout: <__view::Unaligned<u8> as __View>::LAYOUT_REF,
                },
                __Field {
                    name: "length",
                    offset: __offset_of!(Self, length),
                    layout: <__view::Unaligned<u32> as __View>::LAYOUT_REF,
                },
                __Field {
                    name: "_reserved",
                    offset: __offset_of!(Self, _reserved),
                    layout: <__view::Unaligned<u16> as __view::Pad>::LAYOUT_REF,
                },
            ],
        );
    }
    unsafe impl __view::Record for Header
    where
        for<'a> Header: __View,
    {
        type Fields<__Kind: __view::FieldKind> = HeaderFields<__Kind>;
        fn split<__Kind: __view::FieldKind<Record = Self>>(
            whole: __Kind,
        ) -> HeaderFields<__Kind> {
            let tokens = Self::FIELDS;
            unsafe {
                HeaderFields {
                    tag: __part(&whole, tokens.tag),
                    length: __part(&whole, tokens.length),
                }
            }
        }
    }
};
