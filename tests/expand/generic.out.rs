/// One part of kind `__Kind` for each field of [`Matrix`].
#[repr(C)]
struct MatrixFields<__Kind: ::view_core::view::FieldKind, T, const ROWS: usize>
where
    T: Copy + 'static,
    T: Default,
{
    /// The field `rows`.
    rows: <__Kind as ::view_core::view::FieldKind>::Of<[[T; 3]; ROWS]>,
    /// The field `count`.
    count: <__Kind as ::view_core::view::FieldKind>::Of<u32>,
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
impl<T, const ROWS: usize> Matrix<T, { ROWS }>
where
    T: Copy + 'static,
    T: Default,
    Matrix<T, { ROWS }>: ::core::marker::Copy,
    [[T; 3]; ROWS]: ::view_core::BufferView,
{
    /// A token for each field.
    const FIELDS: MatrixFields<::view_core::Field<Self, Self>, T, { ROWS }> = {
        fn _compare<T, const ROWS: usize>(
            Matrix { rows: __0, count: __1 }: &Matrix<T, { ROWS }>,
        ) -> MatrixFields<
            ::view_core::__derive::Places<Matrix<T, { ROWS }>>,
            T,
            { ROWS },
        >
        where
            T: Copy + 'static,
            T: Default,
            Matrix<T, { ROWS }>: ::core::marker::Copy,
            [[T; 3]; ROWS]: ::view_core::BufferView,
        {
            MatrixFields {
                rows: __0,
                count: __1,
            }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
unsafe impl<T, const ROWS: usize> ::view_core::BufferView for Matrix<T, { ROWS }>
where
    T: Copy + 'static,
    T: Default,
    Matrix<T, { ROWS }>: ::core::marker::Copy,
    [[T; 3]; ROWS]: ::view_core::BufferView,
{
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::record::<
        Self,
    >(
        "Matrix",
        &[
            ::view_core::__derive::FieldLayout {
                name: "rows",
                offset: ::view_core::__derive::offset_of!(Self, rows),
                layout: <[[T; 3]; ROWS] as ::view_core::BufferView>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "count",
                offset: ::view_core::__derive::offset_of!(Self, count),
                layout: <u32 as ::view_core::BufferView>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl<T, const ROWS: usize> ::view_core::Record for Matrix<T, { ROWS }>
where
    for<'a> Matrix<T, { ROWS }>: ::view_core::BufferView,
    T: Copy + 'static,
    T: Default,
    Matrix<T, { ROWS }>: ::core::marker::Copy,
    [[T; 3]; ROWS]: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = MatrixFields<
        __Kind,
        T,
        { ROWS },
    >;
}
impl<T, const ROWS: usize> ::view_core::__derive::BytesOf for Matrix<T, { ROWS }>
where
    T: Copy + 'static,
    T: Default,
    Matrix<T, { ROWS }>: ::core::marker::Copy,
    [[T; 3]; ROWS]: ::view_core::BufferView,
{
    type Facts = ::view_core::__derive::Unknown;
}
