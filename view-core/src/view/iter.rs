//! The items of a view, one after the other.

use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::ptr::NonNull;

use super::View;

/// Steps through the positions of a view in row order.
struct Walk<const N: usize> {
    shape: [usize; N],
    strides: [isize; N],
    /// The index of the next item.
    index: [usize; N],
    /// Its distance from the first item, in bytes.
    offset: isize,
    /// How many items are left.
    left: usize,
}

impl<const N: usize> Walk<N> {
    #[inline]
    fn next(&mut self) -> Option<isize> {
        self.left = self.left.checked_sub(1)?;
        let offset = self.offset;
        for axis in (0..N).rev() {
            self.index[axis] += 1;
            // Past the end the offset is not used, but must not overflow.
            self.offset = self.offset.wrapping_add(self.strides[axis]);
            if self.index[axis] < self.shape[axis] {
                break;
            }
            let row = (self.shape[axis] as isize).wrapping_mul(self.strides[axis]);
            self.offset = self.offset.wrapping_sub(row);
            self.index[axis] = 0;
        }
        Some(offset)
    }
}

macro_rules! iterator {
    ($(#[$doc:meta])* $name:ident, $reference:ty, $method:ident) => {
        $(#[$doc])*
        pub struct $name<'a, T, const N: usize = 1> {
            ptr: NonNull<T>,
            walk: Walk<N>,
            memory: PhantomData<$reference>,
        }

        impl<'a, T, const N: usize> $name<'a, T, N> {
            pub(super) fn new(view: View<'a, T, N>) -> Self {
                let walk = Walk {
                    shape: view.shape(),
                    strides: view.strides(),
                    index: [0; N],
                    offset: 0,
                    left: view.len(),
                };
                let ptr = NonNull::new(view.as_ptr().cast_mut()).expect("views point somewhere");
                Self { ptr, walk, memory: PhantomData }
            }
        }

        impl<'a, T, const N: usize> Iterator for $name<'a, T, N> {
            type Item = $reference;

            #[inline]
            fn next(&mut self) -> Option<$reference> {
                let offset = self.walk.next()?;
                // SAFETY: the walk stays within the shape, so the item is in
                // range, aligned and valid (1 to 3), and no position comes twice (6).
                Some(unsafe { self.ptr.byte_offset(offset).$method() })
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.walk.left, Some(self.walk.left))
            }
        }

        impl<T, const N: usize> ExactSizeIterator for $name<'_, T, N> {}
        impl<T, const N: usize> FusedIterator for $name<'_, T, N> {}
    };
}

iterator! {
    /// Iterator over the items of a [`View`].
    Iter, &'a T, as_ref
}
iterator! {
    /// Iterator over the items of a [`ViewMut`](super::ViewMut).
    IterMut, &'a mut T, as_mut
}
