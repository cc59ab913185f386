/// One part of kind `__Kind` for each field of [`N`].
#[derive(Clone, Copy, Debug)]
#[repr(C)]
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
impl N {
    /// A token for each field.
    const FIELDS: BodyFields<::renamed::Field<Self, Self>> = {
        fn _compare(N { x: __0 }: &N) -> BodyFields<::renamed::__derive::Places<N>> {
            BodyFields { x: __0 }
        }
        ::renamed::__derive::fields::<Self>()
    };
}
unsafe impl ::renamed::BufferView for N {
    const LAYOUT: ::renamed::Layout = ::renamed::__derive::record::<
        Self,
    >(
        "N",
        &[
            ::renamed::__derive::FieldLayout {
                name: "x",
                offset: ::core::mem::offset_of!(Self, x),
                layout: <f32 as ::renamed::BufferView>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl ::renamed::Record for N
where
    for<'a> N: ::renamed::BufferView,
{
    type Fields<__Kind: ::renamed::view::FieldKind> = BodyFields<__Kind>;
}
impl ::renamed::__derive::BytesOf for N {
    type Facts = ::renamed::__derive::Facts<Self, 0, 0, 0, false>;
}
