/// One part of kind `__Kind` for each field of [`Made`].
#[repr(C)]
struct MadeFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `a`.
    a: <__Kind as ::view_core::view::FieldKind>::Of<::view_core::Unaligned<number!()>>,
    /// The field `c`.
    c: <__Kind as ::view_core::view::FieldKind>::Of<
        ::view_core::Unaligned<[u8; len!()]>,
    >,
    /// The field `d`.
    d: <__Kind as ::view_core::view::FieldKind>::Of<::view_core::Unaligned<wide!()>>,
    /// The field `e`.
    e: <__Kind as ::view_core::view::FieldKind>::Of<
        ::view_core::Unaligned<[u8; !0 & 1]>,
    >,
    /// The field `f`.
    f: <__Kind as ::view_core::view::FieldKind>::Of<
        ::view_core::Unaligned<
            [u8; {
                #[two]
                const N: usize = 1;
                N
            }],
        >,
    >,
}
/// A view of each field of a view of [`Made`].
type MadeColumns<'a, const N: ::core::primitive::usize = 1> = MadeFields<
    ::view_core::View<'a, Made, { N }>,
>;
/// A mutable view of each field of a view of [`Made`].
type MadeColumnsMut<'a, const N: ::core::primitive::usize = 1> = MadeFields<
    ::view_core::ViewMut<'a, Made, { N }>,
>;
impl Made {
    /// A token for each field.
    const FIELDS: MadeFields<::view_core::Field<Self, Self>> = {
        fn _compare(
            Made { a: __0, b: __1, c: __2, d: __3, e: __4, f: __5 }: Made,
        ) -> MadeFields<::view_core::__derive::Places<Made>> {
            MadeFields {
                a: ::view_core::__derive::unaligned(&raw const __0),
                c: ::view_core::__derive::unaligned(&raw const __2),
                d: ::view_core::__derive::unaligned(&raw const __3),
                e: ::view_core::__derive::unaligned(&raw const __4),
                f: ::view_core::__derive::unaligned(&raw const __5),
            }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
unsafe impl ::view_core::BufferView for Made {
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::record::<
        Self,
    >(
        "Made",
        &[
            ::view_core::__derive::FieldLayout {
                name: "a",
                offset: ::view_core::__derive::offset_of!(Self, a),
                layout: ::view_core::element::inferred::column(|__record: &Self| ::view_core::__derive::unaligned(
                    &raw const __record.a,
                )),
            },
            ::view_core::__derive::FieldLayout {
                name: "b",
                offset: ::view_core::__derive::offset_of!(Self, b),
                layout: ::view_core::element::inferred::pad(|__record: &Self| ::view_core::__derive::unaligned(
                    &raw const __record.b,
                )),
            },
            ::view_core::__derive::FieldLayout {
                name: "c",
                offset: ::view_core::__derive::offset_of!(Self, c),
                layout: ::view_core::element::inferred::bytes(|__record: &Self| {
                    &raw const __record.c
                }),
            },
            ::view_core::__derive::FieldLayout {
                name: "d",
                offset: ::view_core::__derive::offset_of!(Self, d),
                layout: ::view_core::element::inferred::opaque(|__record: &Self| ::view_core::__derive::unaligned(
                    &raw const __record.d,
                )),
            },
            ::view_core::__derive::FieldLayout {
                name: "e",
                offset: ::view_core::__derive::offset_of!(Self, e),
                layout: <::view_core::Unaligned<
                    [u8; !0 & 1],
                > as ::view_core::BufferView>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "f",
                offset: ::view_core::__derive::offset_of!(Self, f),
                layout: ::view_core::element::inferred::column(|__record: &Self| ::view_core::__derive::unaligned(
                    &raw const __record.f,
                )),
            },
        ],
    );
}
unsafe impl ::view_core::Record for Made
where
    for<'a> Made: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = MadeFields<__Kind>;
}
impl ::view_core::__derive::BytesOf for Made {
    type Facts = ::view_core::__derive::facts!(Made);
}
