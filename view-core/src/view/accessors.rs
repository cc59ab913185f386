//! What both kinds of view say of themselves, written once.

use super::{View, ViewMut};

/// The methods of one kind of view, whose examples begin with `table`: it makes `view`, a table of
/// `[[1_u16, 2, 3], [4, 5, 6]]`.
macro_rules! accessors {
    ($view:ident, $($table:literal),+ $(,)?) => {
        impl<T, const N: usize> $view<'_, T, N> {
            /// The extent of each axis, in items.
            ///
            /// ```
            $(#[doc = $table])+
            /// assert_eq!(view.shape(), [2, 3]);
            /// ```
            #[inline]
            #[must_use]
            pub const fn shape(&self) -> [usize; N] {
                self.raw.shape
            }

            /// The distance from one item to the next along each axis, in bytes.
            ///
            /// The stride of an axis of one item, and every stride of a view without items,
            /// may be any number.
            ///
            /// ```
            $(#[doc = $table])+
            /// assert_eq!(view.strides(), [6, 2]); // a row further, an item further
            /// assert_eq!(view.t().strides(), [2, 6]);
            /// ```
            #[inline]
            #[must_use]
            pub const fn strides(&self) -> [isize; N] {
                self.raw.strides
            }

            /// The number of dimensions: `N`.
            ///
            /// ```
            $(#[doc = $table])+
            /// assert_eq!((view.ndim(), view.row(0).ndim()), (2, 1));
            /// ```
            #[inline]
            #[must_use]
            #[allow(clippy::unused_self)]
            pub const fn ndim(&self) -> usize {
                N
            }

            /// The number of items in all, along every axis.
            ///
            /// ```
            $(#[doc = $table])+
            /// assert_eq!((view.len(), view.row(0).len()), (6, 3));
            /// ```
            #[doc(alias = "size")]
            #[inline]
            #[must_use]
            pub const fn len(&self) -> usize {
                self.raw.len()
            }

            /// Whether there is no item.
            ///
            /// ```
            $(#[doc = $table])+
            /// let (nothing, all) = view.split_at(0, 0);
            /// assert!(nothing.is_empty() && !all.is_empty());
            /// ```
            #[inline]
            #[must_use]
            pub const fn is_empty(&self) -> bool {
                self.raw.is_empty()
            }

            /// The size of an item in bytes: `size_of::<T>()`.
            ///
            /// ```
            $(#[doc = $table])+
            /// assert_eq!((view.itemsize(), view.nbytes()), (2, 12));
            /// ```
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
            $(#[doc = $table])+
            /// let ends = view.slice_axis(1, ..2)?;
            /// assert_eq!((ends.len(), ends.nbytes()), (4, 8)); // of the 10 from first to last
            /// # Ok::<(), view_core::Error>(())
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
            $(#[doc = $table])+
            /// assert!(view.is_c_contiguous() && !view.t().is_c_contiguous());
            /// assert!(view.row(1).is_c_contiguous());
            /// ```
            #[inline]
            #[must_use]
            pub fn is_c_contiguous(&self) -> bool {
                self.raw.is_c_contiguous()
            }

            /// Whether the items lie one behind the other, the first index running
            /// fastest (`PyBuffer_IsContiguous(view, 'F')`).
            ///
            /// ```
            $(#[doc = $table])+
            /// assert!(!view.is_f_contiguous() && view.t().is_f_contiguous());
            /// ```
            #[inline]
            #[must_use]
            pub fn is_f_contiguous(&self) -> bool {
                self.raw.is_f_contiguous()
            }

            /// Whether the items lie one behind the other in either order
            /// (`PyBuffer_IsContiguous(view, 'A')`).
            ///
            /// ```
            $(#[doc = $table])+
            /// let (left, right) = view.split_at(1, 2);
            /// assert!(view.t().is_contiguous() && !left.is_contiguous());
            /// assert!(!right.is_contiguous()); // one column: 3 items apart
            /// ```
            #[inline]
            #[must_use]
            pub fn is_contiguous(&self) -> bool {
                self.is_c_contiguous() || self.is_f_contiguous()
            }

            /// The pointer to the item at index zero; dangling where there is none.
            ///
            /// It is for reading the items, as long as the view may be used.
            ///
            /// ```
            $(#[doc = $table])+
            /// // SAFETY: the item at index zero of the reversed view, the last of the row.
            /// assert_eq!(unsafe { view.reverse(1).as_ptr().read() }, 3);
            /// ```
            #[inline]
            #[must_use]
            pub const fn as_ptr(&self) -> *const T {
                self.raw.ptr.as_ptr()
            }
        }
    };
}

accessors!(
    View,
    "use view_core::View;",
    "",
    "let table = [[1_u16, 2, 3], [4, 5, 6]];",
    "let view = View::<_, 2>::from(&table);",
);
accessors!(
    ViewMut,
    "use view_core::ViewMut;",
    "",
    "let mut table = [[1_u16, 2, 3], [4, 5, 6]];",
    "let view = ViewMut::<_, 2>::from(&mut table);",
);
