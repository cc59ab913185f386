/// One part of kind `__Kind` for each field of [`Node`].
struct NodeFields<__Kind: ::view_core::view::FieldKind, T>
where
    T: 'static,
    Node<T>: Copy,
{
    /// The field `value`.
    value: __Kind::Of<T>,
    /// The field `owner`.
    owner: __Kind::Of<PhantomData<Node<T>>>,
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
const _: () = {
    use ::view_core::__derive::{
        BufferView as __View, FieldLayout as __Field, offset_of as __offset_of,
        part as __part, self as __view,
    };
    impl<T> Node<T>
    where
        T: 'static,
        Node<T>: Copy,
        Node<T>: ::core::marker::Copy,
        T: __View,
        PhantomData<Node<T>>: __View,
    {
        /// A token for each field.
        const FIELDS: NodeFields<__view::Field<Self, Self>, T> = {
            let record = ::core::mem::MaybeUninit::<Self>::uninit();
            let record = ::core::mem::MaybeUninit::as_ptr(&record);
            unsafe {
                let Self { value: _, owner: _ } = *record;
                NodeFields {
                    value: __view::token(record, &raw const (*record).value),
                    owner: __view::token(record, &raw const (*record).owner),
                }
            }
        };
    }
    unsafe impl<T> __View for Node<T>
    where
        T: 'static,
        Node<T>: Copy,
        Node<T>: ::core::marker::Copy,
        T: __View,
        PhantomData<Node<T>>: __View,
    {
        const LAYOUT: __view::Layout = __view::record::<
            Self,
        >(
            "Node",
            &[
                __Field {
                    name: "value",
                    offset: __offset_of!(Self, value),
                    layout: <T as __View>::LAYOUT_REF,
                },
                __Field {
                    name: "owner",
                    offset: __offset_of!(Self, owner),
                    layout: <PhantomData<Self> as __View>::LAYOUT_REF,
                },
            ],
        );
    }
    unsafe impl<T> __view::Record for Node<T>
    where
        for<'a> Node<T>: __View,
        T: 'static,
        Node<T>: Copy,
        Node<T>: ::core::marker::Copy,
        T: __View,
        PhantomData<Node<T>>: __View,
    {
        type Fields<__Kind: __view::FieldKind> = NodeFields<__Kind, T>;
        fn split<__Kind: __view::FieldKind<Record = Self>>(
            whole: __Kind,
        ) -> NodeFields<__Kind, T> {
            let tokens = Self::FIELDS;
            unsafe {
                NodeFields {
                    value: __part(&whole, tokens.value),
                    owner: __part(&whole, tokens.owner),
                }
            }
        }
    }
};
