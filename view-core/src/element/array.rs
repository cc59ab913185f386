//! Arrays, and the types that take no room.

use core::marker::PhantomData;

use super::BufferView;
use crate::layout::{Kind, Layout};

// SAFETY: an array is its elements, one behind the other without a gap, and
// has their alignment.
unsafe impl<T: BufferView, const N: usize> BufferView for [T; N] {
    const LAYOUT: Layout = Layout::of::<Self>(
        "array",
        Kind::Array {
            len: N,
            element: &T::LAYOUT,
        },
    );
}

// SAFETY: no bytes, alignment 1, one value.
unsafe impl BufferView for () {
    const LAYOUT: Layout = Layout::of::<Self>("()", Kind::Empty);
}

// SAFETY: no bytes, alignment 1, one value.
unsafe impl<T: ?Sized + 'static> BufferView for PhantomData<T> {
    const LAYOUT: Layout = Layout::of::<Self>("PhantomData", Kind::Empty);
}
