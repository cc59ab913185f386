/// One part of kind `__Kind` for each field of [`struct`].
struct structFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `type`.
    r#type: __Kind::Of<u8>,
}
/// A view of each field of a view of [`struct`].
type structColumns<'a, const N: ::core::primitive::usize = 1> = structFields<
    ::view_core::View<'a, r#struct, { N }>,
>;
/// A mutable view of each field of a view of [`struct`].
type structColumnsMut<'a, const N: ::core::primitive::usize = 1> = structFields<
    ::view_core::ViewMut<'a, r#struct, { N }>,
>;
const _: () = {
    use ::view_core::__derive::{
        BufferView as __View, FieldLayout as __Field, offset_of as __offset_of,
        part as __part, self as __view,
    };
    impl r#struct {
        /// A token for each field.
        const FIELDS: structFields<__view::Field<Self, Self>> = {
            let record = ::core::mem::MaybeUninit::<Self>::uninit();
            let record = ::core::mem::MaybeUninit::as_ptr(&record);
            unsafe {
                let Self { r#type: _ } = *record;
                structFields {
                    r#type: __view::token(record, &raw const (*record).r#type),
                }
            }
        };
    }
    unsafe impl __View for r#struct {
        const LAYOUT: __view::Layout = __view::record::<
            Self,
        >(
            "struct",
            &[
                __Field {
                    name: "type",
                    offset: __offset_of!(Self, r#type),
                    layout: <u8 as __View>::LAYOUT_REF,
                },
            ],
        );
    }
    unsafe impl __view::Record for r#struct
    where
        for<'a> r#struct: __View,
    {
        type Fields<__Kind: __view::FieldKind> = structFields<__Kind>;
        fn split<__Kind: __view::FieldKind<Record = Self>>(
            whole: __Kind,
        ) -> structFields<__Kind> {
            let tokens = Self::FIELDS;
            unsafe {
                structFields {
                    r#type: __part(&whole, tokens.r#type),
                }
            }
        }
    }
};
