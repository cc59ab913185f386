/// One part of kind `__Kind` for each field of [`Matrix`].
struct MatrixFields<__Kind: ::view_core::view::FieldKind, T, const ROWS: usize>
where
    T: Copy + 'static,
    T: Default,
{
    /// The field `rows`.
    rows: __Kind::Of<[[T; 3]; ROWS]>,
    /// The field `count`.
    count: __Kind::Of<u32>,
}
/// A view of each field of a view of [`Matrix`].
type MatrixColumns<
    'a,
    T,
    const ROWS: usize = 2,
    const N: ::core::primitive::usize = 1,
> = MatrixFields<::view_core::View<'a, Matrix<T, { ROWS }>, { N }>, T, { ROWS }>;
/// A mutable view of each field of a view of [`Matrix`].
type MatrixColumnsMut<
    'a,
    T,
    const ROWS: usize = 2,
    const N: ::core::primitive::usize = 1,
> = MatrixFields<::view_core::ViewMut<'a, Matrix<T, { ROWS }>, { N }>, T, { ROWS }>;
const _: () = {
    use ::view_core::__derive::{
        BufferView as __View, FieldLayout as __Field, offset_of as __offset_of,
        part as __part, self as __view,
    };
    impl<T, const ROWS: usize> Matrix<T, { ROWS }>
    where
        T: Copy + 'static,
        T: Default,
        Matrix<T, { ROWS }>: ::core::marker::Copy,
        [[T; 3]; ROWS]: __View,
    {
        /// A token for each field.
        const FIELDS: MatrixFields<__view::Field<Self, Self>, T, { ROWS }> = {
            let record = ::core::mem::MaybeUninit::<Self>::uninit();
            let record = ::core::mem::MaybeUninit::as_ptr(&record);
            unsafe {
                let Self { rows: _, count: _ } = *record;
                MatrixFields {
                    rows: __view::token(record, &raw const (*record).rows),
                    count: __view::token(record, &raw const (*record).count),
                }
            }
        };
    }
    unsafe impl<T, const ROWS: usize> __View for Matrix<T, { ROWS }>
    where
        T: Copy + 'static,
        T: Default,
        Matrix<T, { ROWS }>: ::core::marker::Copy,
        [[T; 3]; ROWS]: __View,
    {
        const LAYOUT: __view::Layout = __view::record::<
            Self,
        >(
            "Matrix",
            &[
                __Field {
                    name: "rows",
                    offset: __offset_of!(Self, rows),
                    layout: <[[T; 3]; ROWS] as __View>::LAYOUT_REF,
                },
                __Field {
                    name: "count",
                    offset: __offset_of!(Self, count),
                    layout: <u32 as __View>::LAYOUT_REF,
                },
            ],
        );
    }
    unsafe impl<T, const ROWS: usize> __view::Record for Matrix<T, { ROWS }>
    where
        for<'a> Matrix<T, { ROWS }>: __View,
        T: Copy + 'static,
        T: Default,
        Matrix<T, { ROWS }>: ::core::marker::Copy,
        [[T; 3]; ROWS]: __View,
    {
        type Fields<__Kind: __view::FieldKind> = MatrixFields<__Kind, T, { ROWS }>;
        fn split<__Kind: __view::FieldKind<Record = Self>>(
            whole: __Kind,
        ) -> MatrixFields<__Kind, T, { ROWS }> {
            let tokens = Self::FIELDS;
            unsafe {
                MatrixFields {
                    rows: __part(&whole, tokens.rows),
                    count: __part(&whole, tokens.count),
                }
            }
        }
    }
};
