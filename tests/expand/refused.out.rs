::core::compile_error! {
    "`Particle` needs `#[repr(C)]`: without it the compiler may put the fields in any order, and differently each time; a wrapper around one field can be `#[repr(transparent)]`"
}
unsafe impl ::view_core::BufferView for Particle
where
    for<'a> Particle: ::core::marker::Copy,
{
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::refused::<Self>(true);
}
impl ::view_core::__derive::BytesOf for Particle {
    type Facts = ::view_core::__derive::Unknown;
}
/// One part of kind `__Kind` for each field of [`Particle`].
#[repr(C)]
struct ParticleFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `x`.
    x: <__Kind as ::view_core::view::FieldKind>::Of<f64>,
}
/// A view of each field of a view of [`Particle`].
type ParticleColumns<'a, const N: ::core::primitive::usize = 1> = ParticleFields<
    ::view_core::View<'a, Particle, { N }>,
>;
/// A mutable view of each field of a view of [`Particle`].
type ParticleColumnsMut<'a, const N: ::core::primitive::usize = 1> = ParticleFields<
    ::view_core::ViewMut<'a, Particle, { N }>,
>;
impl Particle
where
    for<'a> Particle: ::core::marker::Copy,
{
    const FIELDS: ParticleFields<::view_core::Field<Self, Self>> = unsafe {
        ::core::mem::zeroed()
    };
}
unsafe impl ::view_core::Record for Particle
where
    for<'a> Particle: ::core::marker::Copy,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = ParticleFields<__Kind>;
}
