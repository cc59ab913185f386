/// One part of kind `__Kind` for each field of [`Quake`].
#[repr(C)]
struct QuakeFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `magnitude_type`.
    magnitude_type: <__Kind as ::view_core::view::FieldKind>::Of<u16>,
    /// The field `depth_km`.
    depth_km: <__Kind as ::view_core::view::FieldKind>::Of<u16>,
}
/// A view of each field of a view of [`Quake`].
type QuakeColumns<'a, const N: ::core::primitive::usize = 1> = QuakeFields<
    ::view_core::View<'a, Quake, { N }>,
>;
/// A mutable view of each field of a view of [`Quake`].
type QuakeColumnsMut<'a, const N: ::core::primitive::usize = 1> = QuakeFields<
    ::view_core::ViewMut<'a, Quake, { N }>,
>;
impl Quake {
    /// A token for each field.
    const FIELDS: QuakeFields<::view_core::Field<Self, Self>> = {
        fn _compare(
            Quake { magnitude_type: __0, depth_km: __1 }: &Quake,
        ) -> QuakeFields<::view_core::__derive::Places<Quake>> {
            QuakeFields {
                magnitude_type: __0,
                depth_km: __1,
            }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
unsafe impl ::view_core::BufferView for Quake {
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::record::<
        Self,
    >(
        "Quake",
        &[
            ::view_core::__derive::FieldLayout {
                name: "magnitudeType",
                offset: ::view_core::__derive::offset_of!(Self, magnitude_type),
                layout: <u16 as ::view_core::BufferView>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "depth",
                offset: ::view_core::__derive::offset_of!(Self, depth_km),
                layout: <u16 as ::view_core::BufferView>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl ::view_core::Record for Quake
where
    for<'a> Quake: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = QuakeFields<__Kind>;
}
impl ::view_core::__derive::BytesOf for Quake {
    type Facts = ::view_core::__derive::Plainly<Self>;
}
