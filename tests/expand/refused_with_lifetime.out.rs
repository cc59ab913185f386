::core::compile_error! {
    "a type with a lifetime holds a reference, which is an address and no data that a view could show; store the data itself, or the index of an item elsewhere"
}
unsafe impl ::view_core::BufferView for Borrowed<'static>
where
    for<'a> Borrowed<'static>: ::core::marker::Copy,
{
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::refused::<Self>(true);
}
impl ::view_core::__derive::BytesOf for Borrowed<'static> {
    type Facts = ::view_core::__derive::Unknown;
}
/// One part of kind `__Kind` for each field of [`Borrowed`].
#[repr(C)]
struct BorrowedFields<__Kind: ::view_core::view::FieldKind> {
    /// The field `x`.
    x: <__Kind as ::view_core::view::FieldKind>::Of<&'static f64>,
}
/// A view of each field of a view of [`Borrowed`].
type BorrowedColumns<'a, const N: ::core::primitive::usize = 1> = BorrowedFields<
    ::view_core::View<'a, Borrowed<'static>, { N }>,
>;
/// A mutable view of each field of a view of [`Borrowed`].
type BorrowedColumnsMut<'a, const N: ::core::primitive::usize = 1> = BorrowedFields<
    ::view_core::ViewMut<'a, Borrowed<'static>, { N }>,
>;
impl Borrowed<'static>
where
    for<'a> Borrowed<'static>: ::core::marker::Copy,
{
    const FIELDS: BorrowedFields<::view_core::Field<Self, Self>> = unsafe {
        ::core::mem::zeroed()
    };
}
unsafe impl ::view_core::Record for Borrowed<'static>
where
    for<'a> Borrowed<'static>: ::core::marker::Copy,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = BorrowedFields<__Kind>;
}
