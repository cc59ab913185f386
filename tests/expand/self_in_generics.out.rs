/// One part of kind `__Kind` for each field of [`Node`].
#[repr(C)]
struct NodeFields<__Kind: ::view_core::view::FieldKind, T>
where
    T: 'static,
    Node<T>: Copy,
{
    /// The field `value`.
    value: <__Kind as ::view_core::view::FieldKind>::Of<T>,
    /// The field `owner`.
    owner: <__Kind as ::view_core::view::FieldKind>::Of<PhantomData<Node<T>>>,
}
/// A view of each field of a view of [`Node`].
type NodeColumns<'a, T, const N: ::core::primitive::usize = 1> = NodeFields<
    ::view_core::View<'a, Node<T>, { N }>,
    T,
>;
/// A mutable view of each field of a view of [`Node`].
type NodeColumnsMut<'a, T, const N: ::core::primitive::usize = 1> = NodeFields<
    ::view_core::ViewMut<'a, Node<T>, { N }>,
    T,
>;
impl<T> Node<T>
where
    T: 'static,
    Node<T>: Copy,
    Node<T>: ::core::marker::Copy,
    T: ::view_core::BufferView,
    PhantomData<Node<T>>: ::view_core::BufferView,
{
    /// A token for each field.
    const FIELDS: NodeFields<::view_core::Field<Self, Self>, T> = {
        fn _compare<T>(
            Node { value: __0, owner: __1 }: &Node<T>,
        ) -> NodeFields<::view_core::__derive::Places<Node<T>>, T>
        where
            T: 'static,
            Node<T>: Copy,
            Node<T>: ::core::marker::Copy,
            T: ::view_core::BufferView,
            PhantomData<Node<T>>: ::view_core::BufferView,
        {
            NodeFields {
                value: __0,
                owner: __1,
            }
        }
        ::view_core::__derive::fields::<Self>()
    };
}
unsafe impl<T> ::view_core::BufferView for Node<T>
where
    T: 'static,
    Node<T>: Copy,
    Node<T>: ::core::marker::Copy,
    T: ::view_core::BufferView,
    PhantomData<Node<T>>: ::view_core::BufferView,
{
    const LAYOUT: ::view_core::Layout = ::view_core::__derive::record::<
        Self,
    >(
        "Node",
        &[
            ::view_core::__derive::FieldLayout {
                name: "value",
                offset: ::view_core::__derive::offset_of!(Self, value),
                layout: <T as ::view_core::BufferView>::LAYOUT_REF,
            },
            ::view_core::__derive::FieldLayout {
                name: "owner",
                offset: ::view_core::__derive::offset_of!(Self, owner),
                layout: <PhantomData<Self> as ::view_core::BufferView>::LAYOUT_REF,
            },
        ],
    );
}
unsafe impl<T> ::view_core::Record for Node<T>
where
    for<'a> Node<T>: ::view_core::BufferView,
    T: 'static,
    Node<T>: Copy,
    Node<T>: ::core::marker::Copy,
    T: ::view_core::BufferView,
    PhantomData<Node<T>>: ::view_core::BufferView,
{
    type Fields<__Kind: ::view_core::view::FieldKind> = NodeFields<__Kind, T>;
}
impl<T> ::view_core::__derive::BytesOf for Node<T>
where
    T: 'static,
    Node<T>: Copy,
    Node<T>: ::core::marker::Copy,
    T: ::view_core::BufferView,
    PhantomData<Node<T>>: ::view_core::BufferView,
{
    type Facts = ::view_core::__derive::Unknown;
}
