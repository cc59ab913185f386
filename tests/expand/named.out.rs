/// One part of kind `__Kind` for each field of [`Particle`].
pub struct ParticleFields<__Kind: ::view_core::view::FieldKind> {
    /// Where it is.
    pub x: __Kind::Of<f64>,
    /// The field `flag`.
    pub(crate) flag: __Kind::Of<bool>,
    /// The field `id`.
    id: __Kind::Of<u32>,
}
/// A view of each field of a view of [`Particle`].
pub type ParticleColumns<'a, const N: ::core::primitive::usize = 1> = ParticleFields<
    ::view_core::View<'a, Particle, { N }>,
>;
/// A mutable view of each field of a view of [`Particle`].
pub type ParticleColumnsMut<'a, const N: ::core::primitive::usize = 1> = ParticleFields<
    ::view_core::ViewMut<'a, Particle, { N }>,
>;
const _: () = {
    use ::view_core::__derive::{
        BufferView as __View, FieldLayout as __Field, offset_of as __offset_of,
        part as __part, self as __view,
    };
    impl Particle {
        /// A token for each field.
        pub const FIELDS: ParticleFields<__view::Field<Self, Self>> = {
            let record = ::core::mem::MaybeUninit::<Self>::uninit();
            let record = ::core::mem::MaybeUninit::as_ptr(&record);
            unsafe {
                let Self { x: _, flag: _, id: _ } = *record;
                ParticleFields {
                    x: __view::token(record, &raw const (*record).x),
                    flag: __view::token(record, &raw const (*record).flag),
                    id: __view::token(record, &raw const (*record).id),
                }
            }
        };
    }
    unsafe impl __View for Particle {
        const LAYOUT: __view::Layout = __view::record::<
            Self,
        >(
            "Particle",
            &[
                __Field {
                    name: "x",
                    offset: __offset_of!(Self, x),
                    layout: <f64 as __View>::LAYOUT_REF,
                },
                __Field {
                    name: "flag",
                    offset: __offset_of!(Self, flag),
                    layout: <bool as __View>::LAYOUT_REF,
                },
                __Field {
                    name: "id",
                    offset: __offset_of!(Self, id),
                    layout: <u32 as __View>::LAYOUT_REF,
                },
            ],
        );
    }
    unsafe impl __view::Record for Particle
    where
        for<'a> Particle: __View,
    {
        type Fields<__Kind: __view::FieldKind> = ParticleFields<__Kind>;
        fn split<__Kind: __view::FieldKind<Record = Self>>(
            whole: __Kind,
        ) -> ParticleFields<__Kind> {
            let tokens = Self::FIELDS;
            unsafe {
                ParticleFields {
                    x: __part(&whole, tokens.x),
                    flag: __part(&whole, tokens.flag),
                    id: __part(&whole, tokens.id),
                }
            }
        }
    }
};
