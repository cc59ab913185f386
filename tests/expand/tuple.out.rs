/// One part of kind `__Kind` for each field of [`Pair`].
#[repr(C)]
struct PairFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `0`.
    f0: <__Kind as ::view_core::view::FieldKind>::Of<u8>,
    /// The field `1`.
    pub f1: <__Kind as ::view_core::view::FieldKind>::Of<[u16; 2]>,
}
/// A view of each field of a view of [`Pair`].
type PairColumns<'a, const N: ::core::primitive::usize = 1> = PairFields<
    ::view_core::View<'a, Pair, { N }>,
>;
/// A mutable view of each field of a view of [`Pair`].
type PairColumnsMut<'a, const N: ::core::primitive::usize = 1> = PairFields<
    ::view_core::ViewMut<'a, Pair, { N }>,
>;
impl Pair {
    /// A token for each field.
    const FIELDS: PairFields<::view_core::Field<Self, Self>> = {
        fn _compare(
            Pair { 0: __0, 1: __1 }: &Pair,
        ) -> PairFields<::view_core::__derive::Places<Pair>> {
            PairFields { f0: __0, f1: __1 }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
unsafe impl ::view_core::BufferView for Pair {
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::record::<
        Self,
    >(
        "Pair",
        &[
            ::view_core::__derive::FieldLayout {
                name: "f0",
                offset: ::view_core::__derive::offset_of!(Self, 0),
                layout: <u8 as ::view_core::BufferView>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "f1",
                offset: ::view_core::__derive::offset_of!(Self, 1),
                layout: <[u16; 2] as ::view_core::BufferView>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl ::view_core::Record for Pair
where
    for<'a> Pair: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = PairFields<__Kind>;
}
impl ::view_core::__derive::BytesOf for Pair {
    type Facts = ::view_core::__derive::facts!(Pair);
}
