/// One part of kind `__Kind` for each field of [`Pair`].
struct PairFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `0`.
    f0: __Kind::Of<u8>,
    /// The field `1`.
    pub f1: __Kind::Of<[u16; 2]>,
}
/// A view of each field of a view of [`Pair`].
type PairColumns<'a, const N: ::core::primitive::usize = 1> = PairFields<
    ::view_core::View<'a, Pair, { N }>,
>;
/// A mutable view of each field of a view of [`Pair`].
type PairColumnsMut<'a, const N: ::core::primitive::usize = 1> = PairFields<
    ::view_core::ViewMut<'a, Pair, { N }>,
>;
const _: () = {
    use ::view_core::__derive::{
        BufferView as __View, FieldLayout as __Field, offset_of as __offset_of,
        part as __part, self as __view,
    };
    impl Pair {
        /// A token for each field.
        const FIELDS: PairFields<__view::Field<Self, Self>> = {
            let record = ::core::mem::MaybeUninit::<Self>::uninit();
            let record = ::core::mem::MaybeUninit::as_ptr(&record);
            unsafe {
                let Self { 0: _, 1: _ } = *record;
                PairFields {
                    f0: __view::token(record, &raw const (*record).0),
                    f1: __view::token(record, &raw const (*record).1),
                }
            }
        };
    }
    unsafe impl __View for Pair {
        const LAYOUT: __view::Layout = __view::record::<
            Self,
        >(
            "Pair",
            &[
                __Field {
                    name: "f0",
                    offset: __offset_of!(Self, 0),
                    layout: <u8 as __View>::LAYOUT_REF,
                },
                __Field {
                    name: "f1",
                    offset: __offset_of!(Self, 1),
                    layout: <[u16; 2] as __View>::LAYOUT_REF,
                },
            ],
        );
    }
    unsafe impl __view::Record for Pair
    where
        for<'a> Pair: __View,
    {
        type Fields<__Kind: __view::FieldKind> = PairFields<__Kind>;
        fn split<__Kind: __view::FieldKind<Record = Self>>(
            whole: __Kind,
        ) -> PairFields<__Kind> {
            let tokens = Self::FIELDS;
            unsafe {
                PairFields {
                    f0: __part(&whole, tokens.f0),
                    f1: __part(&whole, tokens.f1),
                }
            }
        }
    }
};
