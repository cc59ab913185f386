//! What both kinds of view say of themselves, written once.

use super::{View, ViewMut};

macro_rules! accessors {
    ($view:ident) => {
        impl<T, const N: usize> $view<'_, T, N> {
            /// The extent of each axis, in items.
            #[inline]
            #[must_use]
            pub const fn shape(&self) -> [usize; N] {
                self.raw.shape
            }

            /// The distance from one item to the next along each axis, in bytes.
            ///
            /// The stride of an axis of one item, and every stride of a view without items,
            /// may be any number.
            #[inline]
            #[must_use]
            pub const fn strides(&self) -> [isize; N] {
                self.raw.strides
            }

            /// The number of dimensions: `N`.
            #[inline]
            #[must_use]
            #[allow(clippy::unused_self)]
            pub const fn ndim(&self) -> usize {
                N
            }

            /// The number of items in all, along every axis.
            #[inline]
            #[must_use]
            pub const fn len(&self) -> usize {
                self.raw.len()
            }

            /// Whether there is no item.
            #[inline]
            #[must_use]
            pub const fn is_empty(&self) -> bool {
                self.raw.is_empty()
            }

            /// The size of an item in bytes: `size_of::<T>()`.
            #[inline]
            #[must_use]
            #[allow(clippy::unused_self)]
            pub const fn itemsize(&self) -> usize {
                size_of::<T>()
            }

            /// The bytes of all items, as memoryview counts them: what a contiguous copy takes,
            /// whatever lies between the items here.
            ///
            /// `usize::MAX` for a [broadcast](View::broadcast_to) view whose copy fits no memory.
            ///
            /// ```
            /// use view_core::{View, s};
            ///
            /// let numbers = [0_u32; 10];
            /// let view = View::new(&numbers).at(s![..;3]);
            /// assert_eq!((view.len(), view.itemsize(), view.nbytes()), (4, 4, 16));
            /// ```
            #[inline]
            #[must_use]
            pub const fn nbytes(&self) -> usize {
                self.raw.len().saturating_mul(size_of::<T>())
            }

            /// Whether the items lie one behind the other, the last index running
            /// fastest (`PyBuffer_IsContiguous(view, 'C')`).
            ///
            /// ```
            /// use view_core::View;
            ///
            /// let table = [[1, 2, 3], [4, 5, 6]];
            /// let view = View::<_, 2>::from(&table);
            /// assert!(view.is_c_contiguous() && !view.is_f_contiguous());
            /// assert!(view.t().is_f_contiguous() && view.t().is_contiguous());
            /// ```
            #[inline]
            #[must_use]
            pub fn is_c_contiguous(&self) -> bool {
                self.raw.is_c_contiguous()
            }

            /// Whether the items lie one behind the other, the first index running
            /// fastest (`PyBuffer_IsContiguous(view, 'F')`).
            #[inline]
            #[must_use]
            pub fn is_f_contiguous(&self) -> bool {
                self.raw.is_f_contiguous()
            }

            /// Whether the items lie one behind the other in either order
            /// (`PyBuffer_IsContiguous(view, 'A')`).
            #[inline]
            #[must_use]
            pub fn is_contiguous(&self) -> bool {
                self.is_c_contiguous() || self.is_f_contiguous()
            }

            /// The pointer to the item at index zero; dangling where there is none.
            ///
            /// It is for reading the items, as long as the view may be used.
            #[inline]
            #[must_use]
            pub const fn as_ptr(&self) -> *const T {
                self.raw.ptr.as_ptr()
            }
        }
    };
}

accessors!(View);
accessors!(ViewMut);
