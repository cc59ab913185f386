//! Items in and out of a view.

use core::mem::MaybeUninit;

use super::raw::Raw;
use super::{View, ViewMut};
use crate::copy;
use crate::strided::{Order, contiguous_strides};
use crate::{BufferView, Error, ErrorKind};

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

#[cold]
pub(super) fn wrong_len(found: usize, expected: usize) -> Error {
    Error::with_numbers(
        ErrorKind::Value,
        "there is room for {} {item|items}, and the view has {}",
        [found as isize, expected as isize, 0, 0],
    )
}

impl<T, const N: usize> View<'_, T, N> {
    /// Copies the items, in row order, to a caller's buffer of as many items.
    ///
    /// It comes before `to_vec` where speed counts: writing to fresh memory
    /// costs several times what the copy does.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let mut out = [0; 6];
    /// View::<_, 2>::from(&table).t().copy_into(&mut out)?;
    /// assert_eq!(out, [1, 4, 2, 5, 3, 6]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the buffer has another number of items.
    pub fn copy_into(self, out: &mut [T]) -> Result<(), Error>
    where
        T: BufferView,
    {
        if out.len() != self.len() {
            return Err(wrong_len(out.len(), self.len()));
        }
        // SAFETY: `out` has room for the items, and is ours; only items are written to it.
        unsafe { copy_contiguous(self.raw, out.as_mut_ptr().cast()) };
        Ok(())
    }

    /// Copies the items, in row order, to memory that is not initialised yet.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let mut out = Vec::with_capacity(3);
    /// let copied = View::new(&[1, 2, 3]).reverse(0).copy_into_uninit(out.spare_capacity_mut())?;
    /// assert_eq!(copied, [3, 2, 1]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if there is room for another number of items.
    pub fn copy_into_uninit(self, out: &mut [MaybeUninit<T>]) -> Result<&mut [T], Error>
    where
        T: BufferView,
    {
        if out.len() != self.len() {
            return Err(wrong_len(out.len(), self.len()));
        }
        // SAFETY: `out` has room for the items, and is ours.
        unsafe { copy_contiguous(self.raw, out.as_mut_ptr()) };
        // SAFETY: every item was just written.
        Ok(unsafe { core::slice::from_raw_parts_mut(out.as_mut_ptr().cast(), out.len()) })
    }

    /// The items in row order as an array.
    ///
    /// ```
    /// use view_core::{View, s};
    ///
    /// let numbers = [1, 2, 3, 4];
    /// let [first, last] = View::new(&numbers).at(s![..;3]).to_array()?;
    /// assert_eq!((first, last), (1, 4));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the array has another number of items.
    pub fn to_array<const K: usize>(self) -> Result<[T; K], Error>
    where
        T: Clone,
    {
        if K != self.len() {
            return Err(wrong_len(K, self.len()));
        }
        let mut items = self.iter();
        Ok(core::array::from_fn(|_| match items.next() {
            Some(item) => item.clone(),
            None => unreachable!("there are K items"),
        }))
    }

    /// The items in row order as a `Vec`.
    ///
    /// For items that are no plain data there is `iter().cloned().collect()`. Most of the time
    /// of a large fresh copy goes into the faults of its pages, which are asked to be huge
    /// where the system can do so; [`copy_into`](Self::copy_into) memory that is there is faster still.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2], [3, 4]];
    /// assert_eq!(View::<_, 2>::from(&table).reverse(0).to_vec(), vec![3, 4, 1, 2]);
    /// ```
    ///
    /// # Panics
    ///
    /// If the copy fits no memory, as with any `Vec`.
    #[doc(alias("ascontiguousarray", "copy", "tolist"))]
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_vec(self) -> Vec<T>
    where
        T: BufferView,
    {
        let mut out = Vec::with_capacity(self.len());
        copy::advise_huge_pages(out.spare_capacity_mut());
        // SAFETY: there is room for all items, each of which is then written.
        unsafe {
            copy_contiguous(self.raw, out.spare_capacity_mut().as_mut_ptr());
            out.set_len(self.len());
        }
        out
    }
}

/// Copies the items in row order, one behind the other.
///
/// # Safety
///
/// There is room for them at `out`, which nothing else uses.
unsafe fn copy_contiguous<T: BufferView, const N: usize>(raw: Raw<T, N>, out: *mut MaybeUninit<T>) {
    let mut strides = [0; N];
    // `out` has room for the items, so that only the strides of no items can be too large.
    if contiguous_strides(&raw.shape, size_of::<T>(), Order::C, &mut strides).is_ok() {
        // SAFETY: each item of `raw` to one of `out`; they lie apart.
        unsafe { copy_items(raw, out.cast(), &strides) };
    }
}

/// Copies each item of `raw` to the place with the same index.
///
/// # Safety
///
/// The places are valid for writes under `raw`'s shape and `strides`, and apart from
/// the items of `raw`.
unsafe fn copy_items<T: BufferView, const N: usize>(
    raw: Raw<T, N>,
    out: *mut u8,
    strides: &[isize],
) {
    let (from, shape) = (raw.ptr.as_ptr().cast_const().cast(), &raw.shape);
    // SAFETY: in bounds (1) and apart (the caller); where the type has no holes all
    // bytes are initialised.
    unsafe {
        if const { T::LAYOUT.padding() == 0 } {
            copy::copy(out, strides, from, &raw.strides, shape, size_of::<T>());
        } else {
            copy::copy_opaque(out, strides, from, &raw.strides, shape, size_of::<T>());
        }
    }
}

/// Copies the bytes of the items in row order, with zeros for holes; `out` has room
/// for exactly them.
#[cfg(feature = "alloc")]
pub(super) fn copy_bytes<T: BufferView, const N: usize>(
    raw: Raw<T, N>,
    out: &mut [MaybeUninit<u8>],
) {
    let mut strides = [0; N];
    // `out` has room for the items, so that only the strides of no items can be too large.
    if contiguous_strides(&raw.shape, size_of::<T>(), Order::C, &mut strides).is_err() {
        return;
    }
    let (to, from) = (
        out.as_mut_ptr().cast(),
        raw.ptr.as_ptr().cast_const().cast(),
    );
    if const { T::LAYOUT.padding() == 0 } {
        // SAFETY: in bounds (1) and room for them; no holes, so all is initialised.
        unsafe { copy::copy(to, &strides, from, &raw.strides, &raw.shape, size_of::<T>()) };
        return;
    }
    let (mut runs, mut end) = (Vec::new(), 0);
    let mut run = |start, end| {
        if start < end {
            runs.push(copy::Run {
                offset: start,
                len: end - start,
            });
        }
    };
    T::LAYOUT.for_each_hole(&mut |hole| {
        run(end, hole.start);
        end = hole.end;
    });
    run(end, size_of::<T>());
    let (to, from) = ((to, &strides[..]), (from, &raw.strides[..]));
    // SAFETY: in bounds (1) and room for them; the runs are what is no hole, in order.
    unsafe {
        copy::copy_runs(
            to,
            from,
            &raw.shape,
            size_of::<T>(),
            &runs,
            copy::Holes::Zero,
        );
    };
}

impl<T, const N: usize> ViewMut<'_, T, N> {
    /// Makes every item `value`.
    ///
    /// ```
    /// use view_core::{ViewMut, s};
    ///
    /// let mut table = [[1, 2, 3], [4, 5, 6]];
    /// ViewMut::<_, 2>::from(&mut table).at_mut(s![.., 1..]).fill(0);
    /// assert_eq!(table, [[1, 0, 0], [4, 0, 0]]);
    /// ```
    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        self.iter_mut().for_each(|item| item.clone_from(&value));
    }

    /// Copies the items of a view of the same shape.
    ///
    /// A view of another shape may be [stretched](View::broadcast_to) to it first.
    ///
    /// ```
    /// use view_core::{View, ViewMut};
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let mut transposed = [[0; 2]; 3];
    /// ViewMut::<_, 2>::from(&mut transposed).copy_from(View::from(&table).t())?;
    /// assert_eq!(transposed, [[1, 4], [2, 5], [3, 6]]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the shapes differ.
    pub fn copy_from(&mut self, source: View<'_, T, N>) -> Result<(), Error>
    where
        T: BufferView,
    {
        check_same_shape(&self.shape(), &source.shape())?;
        // SAFETY: the items of `self` are ours (6), so those of `source` are others.
        unsafe { copy_items(source.raw, self.raw.ptr.as_ptr().cast(), &self.raw.strides) };
        Ok(())
    }

    /// As [`View::copy_into`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let (mut table, mut out) = ([[1, 2], [3, 4]], [0; 4]);
    /// let mut view = ViewMut::<_, 2>::from(&mut table);
    /// view[[0, 0]] = 9;
    /// view.t_mut().copy_into(&mut out)?;
    /// assert_eq!(out, [9, 3, 2, 4]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the buffer has another number of items.
    pub fn copy_into(&self, out: &mut [T]) -> Result<(), Error>
    where
        T: BufferView,
    {
        self.as_view().copy_into(out)
    }

    /// As [`View::to_array`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3];
    /// let mut view = ViewMut::new(&mut numbers);
    /// let before: [i32; 3] = view.to_array()?;
    /// view.fill(0);
    /// assert_eq!((before, view.to_array::<2>().is_err()), ([1, 2, 3], true));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if the array has another number of items.
    pub fn to_array<const K: usize>(&self) -> Result<[T; K], Error>
    where
        T: Clone,
    {
        self.as_view().to_array()
    }

    /// As [`View::to_vec`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3];
    /// let mut view = ViewMut::new(&mut numbers);
    /// let before = view.reverse(0).to_vec();
    /// view.fill(0);
    /// assert_eq!(before, [3, 2, 1]); // a copy
    /// ```
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn to_vec(&self) -> Vec<T>
    where
        T: BufferView,
    {
        self.as_view().to_vec()
    }
}

/// Refuses two shapes that differ, naming the first axis that does.
pub(super) fn check_same_shape(found: &[usize], other: &[usize]) -> Result<(), Error> {
    for (axis, (a, b)) in found.iter().zip(other).enumerate() {
        if a != b {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "the views have different shapes: axis {} has {} {item|items} in one and {} in the other",
                [axis as isize, *a as isize, *b as isize, 0],
            ));
        }
    }
    Ok(())
}
