/// One part of kind `__Kind` for each field of [`Quake`].
struct QuakeFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `magnitude_type`.
    magnitude_type: __Kind::Of<u16>,
    /// The field `depth_km`.
    depth_km: __Kind::Of<u16>,
}
/// A view of each field of a view of [`Quake`].
type QuakeColumns<'a, const N: ::core::primitive::usize = 1> = QuakeFields<
    ::view_core::View<'a, Quake, { N }>,
>;
/// A mutable view of each field of a view of [`Quake`].
type QuakeColumnsMut<'a, const N: ::core::primitive::usize = 1> = QuakeFields<
    ::view_core::ViewMut<'a, Quake, { N }>,
>;
const _: () = {
    use ::view_core::__derive::{
        BufferView as __View, FieldLayout as __Field, offset_of as __offset_of,
        part as __part, self as __view,
    };
    impl Quake {
        /// A token for each field.
        const FIELDS: QuakeFields<__view::Field<Self, Self>> = {
            let record = ::core::mem::MaybeUninit::<Self>::uninit();
            let record = ::core::mem::MaybeUninit::as_ptr(&record);
            unsafe {
                let Self { magnitude_type: _, depth_km: _ } = *record;
                QuakeFields {
                    magnitude_type: __view::token(
                        record,
                        &raw const (*record).magnitude_type,
                    ),
                    depth_km: __view::token(record, &raw const (*record).depth_km),
                }
            }
        };
    }
    unsafe impl __View for Quake {
        const LAYOUT: __view::Layout = __view::record::<
            Self,
        >(
            "Quake",
            &[
                __Field {
                    name: "magnitudeType",
                    offset: __offset_of!(Self, magnitude_type),
                    layout: <u16 as __View>::LAYOUT_REF,
                },
                __Field {
                    name: "depth",
                    offset: __offset_of!(Self, depth_km),
                    layout: <u16 as __View>::LAYOUT_REF,
                },
            ],
        );
    }
    unsafe impl __view::Record for Quake
    where
        for<'a> Quake: __View,
    {
        type Fields<__Kind: __view::FieldKind> = QuakeFields<__Kind>;
        fn split<__Kind: __view::FieldKind<Record = Self>>(
            whole: __Kind,
        ) -> QuakeFields<__Kind> {
            let tokens = Self::FIELDS;
            unsafe {
                QuakeFields {
                    magnitude_type: __part(&whole, tokens.magnitude_type),
                    depth_km: __part(&whole, tokens.depth_km),
                }
            }
        }
    }
};
