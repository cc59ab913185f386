//! [`View`]: like `&[T]`, with shape and byte strides.

use core::marker::PhantomData;
use core::ptr::NonNull;

use super::raw::Raw;
use super::{Field, Iter, ViewIndex};
use crate::Record;

/// A shared view of items of type `T` in `N` dimensions.
///
/// It is to `&[T]` what a strided NumPy array is to a contiguous one: it borrows
/// memory for `'a`, is `Copy`, and hands out `&'a T`. Strides count bytes.
///
/// ```
/// use view_core::{View, s};
///
/// let numbers = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
/// let view = View::new(&numbers);
/// assert_eq!(view.shape(), [6]);
/// assert_eq!(view.strides(), [8]);
/// assert_eq!(view[2], 3.0);
///
/// let table = view.reshape([2, 3])?;
/// assert_eq!(table[[1, 0]], 4.0);
/// let last_column = table.slice(s![.., -1])?;
/// assert_eq!(last_column.strides(), [24]);
/// assert_eq!(last_column.iter().sum::<f64>(), 9.0);
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// | what you want | what it is called |
/// |---|---|
/// | a view | [`new`](Self::new), `from(&[[1, 2], [3, 4]])`, [`from_slice_with`](Self::from_slice_with); of bytes [`from_bytes`](Self::from_bytes), [`from_bytes_prefix`](Self::from_bytes_prefix), [`from_bytes_with`](Self::from_bytes_with) |
/// | items | `view[i]`, `view[[i, j]]`, [`get`](Self::get), [`first`](Self::first), [`iter`](Self::iter), [`indexed_iter`](Self::indexed_iter) |
/// | a part | [`at`](Self::at) and [`slice`](Self::slice) with a key of [`s!`](crate::s), [`row`](Self::row), [`split_at`](Self::split_at) |
/// | many parts | [`rows`](Self::rows), [`lanes`](Self::lanes), [`windows`](Self::windows), [`chunks`](Self::chunks), [`row_slices`](View::row_slices) |
/// | another shape | [`t`](Self::t), [`permute`](Self::permute), [`reverse`](Self::reverse), [`reshape`](Self::reshape), [`broadcast_to`](Self::broadcast_to), [`diagonal`](Self::diagonal) |
/// | fields of records | [`columns`](Self::columns), [`field`](Self::field); of a field that is an array `elements` |
/// | a number out of many | [`sum`](Self::sum), [`mean`](Self::mean), [`min`](Self::min), [`argmax`](Self::argmax), `sum_axis` |
/// | several views at once | [`zip`](super::zip), [`for_each_with`](Self::for_each_with) |
/// | a slice, bytes, a copy | [`as_slice`](Self::as_slice), [`as_bytes`](Self::as_bytes), `to_vec`, [`copy_into`](Self::copy_into), `to_bytes` |
#[repr(transparent)]
pub struct View<'a, T, const N: usize = 1> {
    pub(super) raw: Raw<T, N>,
    memory: PhantomData<&'a T>,
}

// SAFETY: a view hands out `&T` and nothing more (invariant 7), so it goes
// where `&T` may go.
unsafe impl<T: Sync, const N: usize> Send for View<'_, T, N> {}
// SAFETY: as above.
unsafe impl<T: Sync, const N: usize> Sync for View<'_, T, N> {}

impl<T, const N: usize> Copy for View<'_, T, N> {}

impl<T, const N: usize> Clone for View<'_, T, N> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<'a, T> View<'a, T> {
    /// The items of a slice.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1_u16, 2, 3], [4, 5, 6]];
    /// let rows = View::new(&table); // whose items are the rows
    /// assert_eq!((rows.shape(), rows.strides(), rows[1]), ([2], [6], [4, 5, 6]));
    /// ```
    ///
    /// # Panics
    ///
    /// For more than `isize::MAX` items, which only items without a size can be.
    #[inline]
    #[must_use]
    pub const fn new(items: &'a [T]) -> Self {
        assert!(
            items.len() <= isize::MAX as usize,
            "a view has at most isize::MAX items"
        );
        // The pointer of the slice, not of its first item: invariant 4.
        let ptr = NonNull::from_ref(items).cast();
        // SAFETY: a slice is contiguous, aligned and valid for `'a`.
        unsafe { Self::from_parts(ptr, [items.len()], [size_of::<T>() as isize]) }
    }
}

/// No items, as `&[T]` has them by default.
///
/// ```
/// use view_core::View;
///
/// let mut left = View::new(&[1, 2, 3]);
/// let taken = std::mem::take(&mut left);
/// assert_eq!((taken.len(), left.len(), left), (3, 0, View::default()));
/// ```
impl<T> Default for View<'_, T> {
    #[inline]
    fn default() -> Self {
        Self::new(&[])
    }
}

impl<'a, T> View<'a, T, 0> {
    /// One item, as a view without dimensions.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let view = View::from_item(&7);
    /// assert_eq!((view.len(), view[[]]), (1, 7));
    /// assert_eq!(view.broadcast_to([3])?.to_array::<3>()?, [7, 7, 7]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn from_item(item: &'a T) -> Self {
        // SAFETY: one item, valid for `'a`.
        unsafe { Self::from_parts(NonNull::from_ref(item), [], []) }
    }
}

impl<'a, T, const N: usize> View<'a, T, N> {
    /// A view of raw memory.
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
    /// Invariants 3 and 7 hold for `raw`, too.
    #[inline]
    pub(super) const unsafe fn from_raw(raw: Raw<T, N>) -> Self {
        Self {
            raw,
            memory: PhantomData,
        }
    }

    /// The items as a slice, if they are [C-contiguous](Self::is_c_contiguous).
    ///
    /// ```
    /// use view_core::{View, s};
    ///
    /// let numbers = [1, 2, 3, 4];
    /// let view = View::new(&numbers);
    /// assert_eq!(view.at(s![1..]).as_slice(), Some(&[2, 3, 4][..]));
    /// assert_eq!(view.at(s![..;2]).as_slice(), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn as_slice(self) -> Option<&'a [T]> {
        // SAFETY: the items are one block from the pointer on (1 to 4); without
        // items the pointer is aligned and not null (5).
        self.is_c_contiguous()
            .then(|| unsafe { core::slice::from_raw_parts(self.as_ptr(), self.len()) })
    }

    /// The item at `index`, or `None` outside the view: `view.get(i)` in one
    /// dimension, `view.get([i, j])` in two.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// assert_eq!(View::<_, 2>::from(&table).get([1, 2]), Some(&6));
    /// assert_eq!(View::<_, 2>::from(&table).get([2, 0]), None);
    /// assert_eq!(View::new(&table).get(1), Some(&[4, 5, 6]));
    /// ```
    #[inline]
    #[must_use]
    pub fn get<I: ViewIndex<N>>(self, index: I) -> Option<&'a T> {
        let index = index.axes();
        if !within(index, self.raw.shape) {
            return None;
        }
        // SAFETY: just checked, so it is an item, in range and aligned, valid and shared
        // (1 to 3, 7).
        Some(unsafe { self.raw.item(index).as_ref() })
    }

    /// The item at `index`, which is not checked.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let view = View::new(&[10, 20, 30]).reverse(0);
    /// // SAFETY: there are three items.
    /// assert_eq!(unsafe { view.get_unchecked(2) }, &10);
    /// ```
    ///
    /// # Safety
    ///
    /// `index` is within the [shape](Self::shape).
    #[inline]
    #[must_use]
    pub unsafe fn get_unchecked<I: ViewIndex<N>>(self, index: I) -> &'a T {
        // SAFETY: in range (the caller), so aligned and valid: 1 to 3 and 7.
        unsafe { self.raw.item(index.axes()).as_ref() }
    }

    /// The first item in row order, or `None` without items.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let numbers = [1, 2, 3];
    /// assert_eq!(View::new(&numbers).reverse(0).first(), Some(&3));
    /// assert_eq!(View::<u8>::new(&[]).first(), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn first(self) -> Option<&'a T> {
        self.get([0; N])
    }

    /// The last item in row order, or `None` without items.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let view = View::<_, 2>::from(&table);
    /// assert_eq!((view.first(), view.last()), (Some(&1), Some(&6)));
    /// ```
    #[inline]
    #[must_use]
    pub fn last(self) -> Option<&'a T> {
        self.get(self.raw.shape.map(|len| len.wrapping_sub(1)))
    }

    /// The items in row order, the last axis fastest.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let view = View::<_, 2>::from(&table);
    /// assert!(view.iter().eq(&[1, 2, 3, 4, 5, 6]));
    /// assert!(view.t().iter().eq(&[1, 4, 2, 5, 3, 6]));
    /// ```
    #[doc(alias("map", "filter", "mapv", "nditer"))]
    #[inline]
    pub fn iter(self) -> Iter<'a, T, N> {
        Iter::new(self)
    }

    /// The column that is one field of every record.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Reading { time: u64, value: f32 }
    ///
    /// let readings = [Reading { time: 3, value: 0.5 }, Reading { time: 4, value: 2.0 }];
    /// let values = readings.as_view().field(Reading::FIELDS.value);
    /// assert_eq!((values.shape(), values.strides()), ([2], [16]));
    /// assert_eq!(values[1], 2.0);
    /// ```
    #[doc(alias = "column")]
    #[inline]
    #[must_use]
    pub const fn field<F>(self, field: Field<T, F>) -> View<'a, F, N> {
        // SAFETY: there is an aligned `F` in every record, by the token's
        // invariants; it is shared as its record is.
        unsafe { View::from_raw(self.raw.field(field.offset())) }
    }

    /// One view for each field of the records.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Sale { price: f32, count: u32 }
    ///
    /// let sales = [Sale { price: 2.5, count: 4 }, Sale { price: 1.0, count: 3 }];
    /// let SaleColumns { price, count } = sales.as_view().columns();
    /// assert_eq!((price.sum(), count.sum()), (3.5, 7));
    /// assert_eq!(count.strides(), [8]); // from record to record
    /// ```
    ///
    /// The struct of columns has the traits that its record asks for, such as `Debug`, which
    /// the record needs as well:
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, Debug, BufferView)]
    /// #[view(derive(Debug))]
    /// #[repr(C)]
    /// struct Sale { price: f32, count: u32 }
    ///
    /// let sales = [Sale { price: 2.5, count: 4 }, Sale { price: 1.0, count: 3 }];
    /// let text = format!("{:?}", sales.columns());
    /// assert_eq!(text, "SaleFields { price: [2.5, 1.0], count: [4, 3] }");
    /// ```
    #[inline]
    pub fn columns(self) -> T::Fields<Self>
    where
        T: Record,
    {
        T::split(self)
    }
}

/// Whether `index` is inside `shape`.
#[inline]
#[allow(clippy::needless_bitwise_bool)]
pub(super) fn within<const N: usize>(index: [usize; N], shape: [usize; N]) -> bool {
    // Not short-circuited: one branch in all, which is the cheaper way.
    index
        .iter()
        .zip(&shape)
        .fold(true, |inside, (index, len)| inside & (index < len))
}

impl<'a, T, const N: usize> IntoIterator for View<'a, T, N> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T, N>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T, N> {
        self.iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &View<'a, T, N> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T, N>;

    #[inline]
    fn into_iter(self) -> Iter<'a, T, N> {
        self.iter()
    }
}
