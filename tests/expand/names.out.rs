/// One part of kind `__Kind` for each field of [`N`].
#[derive(Clone, Copy, Debug)]
struct BodyFields<__Kind: ::renamed::view::FieldKind> {
    /// The field `x`.
    x: __Kind::Of<f32>,
}
/// A view of each field of a view of [`N`].
type BodyColumns<'a, const RANK: ::core::primitive::usize = 1> = BodyFields<
    ::renamed::View<'a, N, { RANK }>,
>;
/// A mutable view of each field of a view of [`N`].
type BodyColumnsMut<'a, const RANK: ::core::primitive::usize = 1> = BodyFields<
    ::renamed::ViewMut<'a, N, { RANK }>,
>;
const _: () = {
    use ::renamed::__derive::{
        BufferView as __View, FieldLayout as __Field, offset_of as __offset_of,
        part as __part, self as __view,
    };
    impl N {
        /// A token for each field.
        const FIELDS: BodyFields<__view::Field<Self, Self>> = {
            let record = ::core::mem::MaybeUninit::<Self>::uninit();
            let record = ::core::mem::MaybeUninit::as_ptr(&record);
            unsafe {
                let Self { x: _ } = *record;
                BodyFields {
                    x: __view::token(record, &raw const (*record).x),
                }
            }
        };
    }
    unsafe impl __View for N {
        const LAYOUT: __view::Layout = __view::record::<
            Self,
        >(
            "N",
            &[
                __Field {
                    name: "x",
                    offset: __offset_of!(Self, x),
                    layout: <f32 as __View>::LAYOUT_REF,
                },
            ],
        );
    }
    unsafe impl __view::Record for N
    where
        for<'a> N: __View,
    {
        type Fields<__Kind: __view::FieldKind> = BodyFields<__Kind>;
        fn split<__Kind: __view::FieldKind<Record = Self>>(
            whole: __Kind,
        ) -> BodyFields<__Kind> {
            let tokens = Self::FIELDS;
            unsafe {
                BodyFields {
                    x: __part(&whole, tokens.x),
                }
            }
        }
    }
};
