//! [`ViewMut`]: like `&mut [T]`, with shape and byte strides.

mod columns;
mod items;

use core::cell::Cell;
use core::marker::PhantomData;
use core::ptr::NonNull;

use super::View;
use super::raw::Raw;

/// An exclusive view of items of type `T` in `N` dimensions.
///
/// It is to `&mut [T]` what [`View`] is to `&[T]`. Names follow the slice's:
/// `part(&self)` is a shared part, `part_mut(&mut self)` a mutable one for as long as
/// the view is borrowed, and `into_part(self)` uses the view up for one that lives as
/// long as the memory.
///
/// ```
/// use view_core::{ViewMut, s};
///
/// let mut numbers = [1.0, 2.0, 3.0];
/// let mut view = ViewMut::new(&mut numbers);
/// view[0] = 5.0;
/// view.slice_mut(s![1..])?.iter_mut().for_each(|x| *x *= 2.0);
/// assert_eq!(numbers, [5.0, 4.0, 6.0]);
/// # Ok::<(), view_core::Error>(())
/// ```
#[repr(transparent)]
pub struct ViewMut<'a, T, const N: usize = 1> {
    pub(super) raw: Raw<T, N>,
    memory: PhantomData<&'a mut T>,
}

// SAFETY: a mutable view is the only way to its items (invariant 6), as a
// `&mut T` is to its one.
unsafe impl<T: Send, const N: usize> Send for ViewMut<'_, T, N> {}
// SAFETY: a shared `ViewMut` hands out `&T` only.
unsafe impl<T: Sync, const N: usize> Sync for ViewMut<'_, T, N> {}

impl<'a, T> ViewMut<'a, T> {
    /// The items of a slice.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3];
    /// ViewMut::new(&mut numbers)[1] = 7;
    /// assert_eq!(numbers, [1, 7, 3]);
    /// ```
    ///
    /// # Panics
    ///
    /// For more than `isize::MAX` items, which only items without a size can be.
    #[inline]
    #[must_use]
    pub const fn new(items: &'a mut [T]) -> Self {
        assert!(
            items.len() <= isize::MAX as usize,
            "a view has at most isize::MAX items"
        );
        let shape = [items.len()];
        // The pointer of the slice, not of its first item: invariant 4.
        let ptr = NonNull::from_mut(items).cast();
        // SAFETY: a slice is contiguous, aligned, valid and ours for `'a`.
        unsafe { Self::from_parts(ptr, shape, [size_of::<T>() as isize]) }
    }
}

/// No items, as `&mut [T]` has them by default: what is left where a view is taken.
///
/// ```
/// use view_core::ViewMut;
///
/// struct Rest<'a>(ViewMut<'a, u8>);
///
/// impl<'a> Rest<'a> {
///     fn take(&mut self, count: usize) -> ViewMut<'a, u8> {
///         let (front, rest) = std::mem::take(&mut self.0).into_split_at(0, count);
///         self.0 = rest;
///         front
///     }
/// }
///
/// let mut bytes = [0; 5];
/// let mut rest = Rest(ViewMut::new(&mut bytes));
/// rest.take(2).fill(1);
/// rest.take(1).fill(7);
/// assert_eq!(bytes, [1, 1, 7, 0, 0]);
/// ```
impl<T> Default for ViewMut<'_, T> {
    #[inline]
    fn default() -> Self {
        Self::new(&mut [])
    }
}

impl<'a, T, const N: usize> ViewMut<'a, T, N> {
    /// A mutable view of raw memory.
    ///
    /// # Safety
    ///
    /// The invariants of the [module](crate::view) hold for these parts.
    #[inline]
    pub(crate) const unsafe fn from_parts(
        ptr: NonNull<T>,
        shape: [usize; N],
        strides: [isize; N],
    ) -> Self {
        // SAFETY: the same contract.
        unsafe { Self::from_raw(Raw::new(ptr, shape, strides)) }
    }

    /// # Safety
    ///
    /// Invariants 3 and 6 hold for `raw`, too.
    #[inline]
    pub(super) const unsafe fn from_raw(raw: Raw<T, N>) -> Self {
        Self {
            raw,
            memory: PhantomData,
        }
    }

    /// The items as a slice, if they are C-contiguous.
    ///
    /// ```
    /// use view_core::{ViewMut, s};
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// let view = ViewMut::<_, 2>::from(&mut table);
    /// assert_eq!(view.as_slice(), Some(&[1, 2, 3, 4, 5, 6][..]));
    /// assert_eq!(view.into_at(s![.., 1..]).as_slice(), None); // there are gaps
    /// ```
    #[inline]
    #[must_use]
    pub fn as_slice(&self) -> Option<&[T]> {
        self.as_view().as_slice()
    }

    /// The items as a slice to be changed, if they are C-contiguous.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [3, 1, 2];
    /// let mut view = ViewMut::new(&mut numbers);
    /// view.as_mut_slice().unwrap().sort_unstable();
    /// assert_eq!(view.reverse_mut(0).as_mut_slice(), None);
    /// assert_eq!(numbers, [1, 2, 3]);
    /// ```
    #[doc(alias = "sort")]
    #[inline]
    #[must_use]
    pub fn as_mut_slice(&mut self) -> Option<&mut [T]> {
        self.reborrow().into_mut_slice()
    }

    /// As [`as_mut_slice`](Self::as_mut_slice), for as long as the memory lives.
    ///
    /// ```
    /// use view_core::{ViewMut, s};
    ///
    /// fn tail(numbers: &mut [i32]) -> &mut [i32] {
    ///     ViewMut::new(numbers).into_at(s![1..]).into_mut_slice().unwrap()
    /// }
    /// let mut numbers = [1, 2, 3];
    /// tail(&mut numbers).fill(0);
    /// assert_eq!(numbers, [1, 0, 0]);
    /// ```
    #[inline]
    #[must_use]
    pub fn into_mut_slice(self) -> Option<&'a mut [T]> {
        // SAFETY: the items are one block from the pointer on (1 to 4), and
        // exclusive (6); without items the pointer is aligned and not null (5).
        self.is_c_contiguous()
            .then(|| unsafe { core::slice::from_raw_parts_mut(self.raw.ptr.as_ptr(), self.len()) })
    }

    /// The pointer to the item at index zero; dangling where there is none.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3];
    /// let mut view = ViewMut::new(&mut numbers).into_reverse(0);
    /// // SAFETY: the item at index zero, which is the last of the array.
    /// unsafe { view.as_mut_ptr().write(9) };
    /// assert_eq!(numbers, [1, 2, 9]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self.raw.ptr.as_ptr()
    }

    /// The same items, shared for as long as `self` is borrowed.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3];
    /// let mut view = ViewMut::new(&mut numbers);
    /// let shared = view.as_view();
    /// let (all, reversed) = (shared, shared.reverse(0)); // as many as there should be, …
    /// let ends = all[0] + reversed[0];
    /// view[1] = ends; // … until the view is used again
    /// assert_eq!(numbers, [1, 4, 3]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_view(&self) -> View<'_, T, N> {
        // SAFETY: the invariants of a mutable view include those of a shared
        // one, and `self` is borrowed meanwhile.
        unsafe { View::from_raw(self.raw) }
    }

    /// The same items, shared from now on.
    ///
    /// ```
    /// use view_core::{View, ViewMut};
    ///
    /// fn numbered(numbers: &mut [usize]) -> View<'_, usize> {
    ///     let mut view = ViewMut::new(numbers);
    ///     view.indexed_iter_mut().for_each(|([i], item)| *item = i);
    ///     view.into_view()
    /// }
    /// let mut numbers = [0; 3];
    /// assert_eq!(numbered(&mut numbers).as_slice(), Some(&[0, 1, 2][..]));
    /// ```
    #[inline]
    #[must_use]
    pub const fn into_view(self) -> View<'a, T, N> {
        // SAFETY: as in `as_view`; `self` is used up.
        unsafe { View::from_raw(self.raw) }
    }

    /// The same items, mutable for as long as `self` is borrowed.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// fn double(view: ViewMut<'_, i32>) {
    ///     view.into_iter().for_each(|item| *item *= 2);
    /// }
    /// let mut numbers = [1, 2, 3];
    /// let mut view = ViewMut::new(&mut numbers);
    /// double(view.reborrow());
    /// double(view); // only now it is used up
    /// assert_eq!(numbers, [4, 8, 12]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn reborrow(&mut self) -> ViewMut<'_, T, N> {
        // SAFETY: `self` cannot be used meanwhile, so there is one way to the items (6).
        unsafe { ViewMut::from_raw(self.raw) }
    }

    /// The same items as cells, for as long as `self` is borrowed: many ways to
    /// them at a time, on one thread.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3, 4];
    /// let mut view = ViewMut::new(&mut numbers);
    /// let cells = view.as_cells();
    /// for (a, b) in cells.iter().zip(cells.reverse(0)) {
    ///     a.set(a.get() * 10 + b.get());
    /// }
    /// assert_eq!(numbers, [14, 23, 53, 54]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_cells(&mut self) -> View<'_, Cell<T>, N> {
        self.reborrow().into_cells()
    }

    /// The same items as cells from now on.
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3, 4];
    /// // Windows overlap, so those of a mutable view could not be changed.
    /// for pair in ViewMut::new(&mut numbers).into_cells().windows([2]) {
    ///     pair[1].set(pair[0].get() + pair[1].get());
    /// }
    /// assert_eq!(numbers, [1, 3, 6, 10]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn into_cells(self) -> View<'a, Cell<T>, N> {
        // SAFETY: a `Cell<T>` lies in memory as a `T`; the items are ours (6),
        // so that all ways to them are cells from now on (7).
        unsafe { View::from_raw(self.raw.cast()) }
    }
}
