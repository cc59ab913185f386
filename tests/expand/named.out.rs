/// One part of kind `__Kind` for each field of [`Particle`].
#[repr(C)]
pub struct ParticleFields<__Kind: ::view_core::view::FieldKind> {
    /// Where it is.
    pub x: <__Kind as ::view_core::view::FieldKind>::Of<f64>,
    /// The field `flag`.
    pub(crate) flag: <__Kind as ::view_core::view::FieldKind>::Of<bool>,
    /// The field `id`.
    id: <__Kind as ::view_core::view::FieldKind>::Of<u32>,
}
/// A view of each field of a view of [`Particle`].
pub type ParticleColumns<'a, const N: ::core::primitive::usize = 1> = ParticleFields<
    ::view_core::View<'a, Particle, { N }>,
>;
/// A mutable view of each field of a view of [`Particle`].
pub type ParticleColumnsMut<'a, const N: ::core::primitive::usize = 1> = ParticleFields<
    ::view_core::ViewMut<'a, Particle, { N }>,
>;
impl Particle {
    /// A token for each field.
    pub const FIELDS: ParticleFields<::view_core::Field<Self, Self>> = {
        fn _compare(
            Particle { x: __0, flag: __1, id: __2 }: &Particle,
        ) -> ParticleFields<::view_core::__derive::Places<Particle>> {
            ParticleFields {
                x: __0,
                flag: __1,
                id: __2,
            }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
unsafe impl ::view_core::BufferView for Particle {
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::record::<
        Self,
    >(
        "Particle",
        &[
            ::view_core::__derive::FieldLayout {
                name: "x",
                offset: ::view_core::__derive::offset_of!(Self, x),
                layout: <f64 as ::view_core::BufferView>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "flag",
                offset: ::view_core::__derive::offset_of!(Self, flag),
                layout: <bool as ::view_core::BufferView>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "id",
                offset: ::view_core::__derive::offset_of!(Self, id),
                layout: <u32 as ::view_core::BufferView>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl ::view_core::Record for Particle
where
    for<'a> Particle: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = ParticleFields<__Kind>;
}
impl ::view_core::__derive::BytesOf for Particle {
    type Facts = ::view_core::__derive::facts!(Particle);
}
