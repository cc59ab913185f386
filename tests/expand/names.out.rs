// ::renamed::__derive::root::__derive::given! {
/// One part of kind `__Kind` for each field of [`N`].
#[derive(Clone, Copy, Debug)]
#[repr(C)]
struct BodyFields<__Kind: ::renamed::__derive::root::view::FieldKind> {
    /// The field `x`.
    x: __Kind::Of<f32>,
}
/// A view of each field of a view of [`N`].
type BodyColumns<'a, const RANK: ::core::primitive::usize = 1> = BodyFields<
    ::renamed::__derive::root::View<'a, N, { RANK }>,
>;
/// A mutable view of each field of a view of [`N`].
type BodyColumnsMut<'a, const RANK: ::core::primitive::usize = 1> = BodyFields<
    ::renamed::__derive::root::ViewMut<'a, N, { RANK }>,
>;
impl N {
    /// A token for each field.
    const FIELDS: BodyFields<::renamed::__derive::root::Field<Self, Self>> = {
        fn _compare(
            N { x: __0 }: &N,
        ) -> BodyFields<::renamed::__derive::root::__derive::Places<N>> {
            BodyFields { x: __0 }
        }
        ::renamed::__derive::root::__derive::fields::<Self>()
    };
}
unsafe impl ::renamed::__derive::root::BufferView for N {
    const LAYOUT: ::renamed::__derive::root::Layout = ::renamed::__derive::root::__derive::record::<
        Self,
    >(
        "N",
        &[
            ::renamed::__derive::root::__derive::FieldLayout {
                name: "x",
                offset: ::renamed::__derive::root::__derive::offset_of!(Self, x),
                layout: <f32 as ::renamed::__derive::root::BufferView>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl ::renamed::__derive::root::Record for N
where
    for<'a> N: ::renamed::__derive::root::BufferView,
{
    type Fields<__Kind: ::renamed::__derive::root::view::FieldKind> = BodyFields<__Kind>;
}
impl ::renamed::__derive::root::__derive::BytesOf for N {
    type Facts = ::renamed::__derive::root::__derive::Plainly<Self>;
}
// }
