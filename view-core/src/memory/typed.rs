//! From dynamic views to typed ones.

use core::ptr::NonNull;

use super::bytes::ByteLayout;
use super::grade::{runs_cover, runs_of};
use super::memory::Memory;
use super::view::MemoryView;
use super::view_mut::MemoryViewMut;
use crate::format::{ByteOrder, Format, Item, Scalar};
use crate::layout::{Difference, Kind, Layout, LayoutMismatch, Overlook};
use crate::strided::strides_are_aligned;
use crate::{BufferView, View, ViewMut};

impl Memory {
    /// All differences between this memory and items of `T` in `N` dimensions.
    fn mismatch<T: BufferView, const N: usize>(
        &self,
        write: bool,
        overlook: Overlook,
    ) -> LayoutMismatch {
        let layout = const { &T::LAYOUT };
        let mut mismatch = match self.parse_format() {
            // The same text and size is the same format, whatever it says.
            _ if self.format() == T::FORMAT && !layout_is_array(layout) => {
                LayoutMismatch::new(layout)
            }
            Ok(format) => layout.diff(&format, overlook),
            Err(_) => layout.diff(&opaque(self.itemsize()), overlook),
        };
        if mismatch.is_empty() && self.itemsize() != layout.size() {
            mismatch.push(Difference::item_size(layout.size(), self.itemsize()));
        }
        if self.ndim() != N || self.is_indirect() {
            mismatch.push(Difference::ndim(N, self.ndim()));
        }
        let align = layout.align();
        if !self.has_no_items() && !self.ptr.as_ptr().addr().is_multiple_of(align) {
            mismatch.push(Difference::base(align, self.ptr.as_ptr().addr()));
        }
        for (axis, (&len, &stride)) in self.shape().iter().zip(self.strides()).enumerate() {
            if !self.has_no_items() && !strides_are_aligned(&[len], &[stride], align) {
                mismatch.push(Difference::stride(align, axis, stride));
            }
        }
        if mismatch.is_empty() {
            self.mismatch_of_bytes(layout, write, &mut mismatch);
        }
        mismatch
    }

    /// What the format does not tell: padding, and which bit patterns are values.
    fn mismatch_of_bytes(
        &self,
        layout: &'static Layout,
        write: bool,
        mismatch: &mut LayoutMismatch,
    ) {
        let own = self.spec.layout();
        if own == Some(layout) {
            return;
        }
        if let Some(runs) = self.spec.runs()
            && !runs_of(layout)
                .iter()
                .all(|run| runs_cover(runs, run.offset, run.len))
        {
            mismatch.push(Difference::uninitialised());
            return;
        }
        if write {
            // Writing a `T` writes its padding, which is nothing, and any `T`.
            if layout.padding() > 0 {
                mismatch.push(Difference::leaves_padding());
            }
            if let Some(own) = self.spec.validity() {
                mismatch.push(Difference::narrower(own.name()));
            }
        }
        if layout.has_validity() {
            match self.try_to_bytes(ByteLayout::C) {
                Ok(bytes) => check_values(layout, &bytes, mismatch),
                Err(_) => mismatch.push(Difference::uninitialised()),
            }
        }
    }
}

/// Adds the first item that is no value.
fn check_values(layout: &Layout, bytes: &[u8], mismatch: &mut LayoutMismatch) {
    if layout.size() == 0 {
        return;
    }
    for (i, item) in bytes.chunks_exact(layout.size()).enumerate() {
        if let Err(invalid) = layout.check(item) {
            let path = layout.path_at(invalid.offset());
            mismatch.push(Difference::value(
                &path,
                invalid.expected(),
                invalid.found(),
                i,
            ));
            return;
        }
    }
}

const fn layout_is_array(layout: &Layout) -> bool {
    matches!(layout.kind(), Kind::Array { .. })
}

/// Items that nothing is known of.
fn opaque(size: usize) -> Format {
    match Item::void(size) {
        Ok(item) => item.into(),
        Err(_) => Item::scalar(Scalar::U8, ByteOrder::NATIVE).into(),
    }
}

impl<'a> MemoryView<'a> {
    /// The same memory as a typed view, if it holds items of `T` in `N`
    /// dimensions. Nothing is copied.
    ///
    /// The format is compared with `T`'s by what it means, not by how it is
    /// spelled; then alignment is looked at, and where not every bit pattern is a
    /// `T` and the memory is not known to hold one, each item.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::memory::memoryview;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Quake { depth: f64, stations: u32 }
    ///
    /// let quakes = [Quake { depth: 10.0, stations: 4 }];
    /// let typed = memoryview(&quakes).try_typed::<Quake, 1>()?;
    /// assert_eq!(typed[0].stations, 4);
    ///
    /// let error = memoryview(&[1.5_f32]).try_typed::<f64, 1>().unwrap_err();
    /// assert!(error.to_string().starts_with("`f64` does not match"));
    /// # Ok::<(), view_core::layout::LayoutMismatch>(())
    /// ```
    ///
    /// # Errors
    ///
    /// All differences at once; `{:#}` of the mismatch is a table of them.
    pub fn try_typed<T: BufferView, const N: usize>(
        &self,
    ) -> Result<View<'a, T, N>, LayoutMismatch> {
        self.try_typed_with(Overlook::NOTHING)
    }

    /// As [`try_typed`](Self::try_typed), with differences that do not matter to the
    /// caller overlooked: names of fields, for a producer that has its own.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::Overlook;
    /// use view_core::memory::memoryview;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Complex { re: f32, im: f32 }
    ///
    /// let points = [Point { x: 1.0, y: 2.0 }];
    /// let view = memoryview(&points);
    /// assert!(view.try_typed::<Complex, 1>().is_err());
    /// let typed = view.try_typed_with::<Complex, 1>(Overlook::NAMES)?;
    /// assert_eq!(typed[0].im, 2.0);
    /// # Ok::<(), view_core::layout::LayoutMismatch>(())
    /// ```
    ///
    /// # Errors
    ///
    /// All other differences at once.
    pub fn try_typed_with<T: BufferView, const N: usize>(
        &self,
        overlook: Overlook,
    ) -> Result<View<'a, T, N>, LayoutMismatch> {
        self.memory
            .mismatch::<T, N>(false, overlook)
            .into_result()?;
        // SAFETY: N dimensions of items that are aligned, initialised where `T` is,
        // and values of `T`; shared for 'a.
        Ok(unsafe {
            let (ptr, shape, strides) = parts::<T, N>(&self.memory);
            View::from_parts(ptr, shape, strides)
        })
    }
}

impl<'a> MemoryViewMut<'a> {
    /// As [`MemoryView::try_typed`].
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut rows = [[1.0_f32, 2.0], [3.0, 4.0]];
    /// let mut view = memoryview_mut(&mut rows);
    /// assert_eq!(view.try_typed::<f32, 2>()?.sum(), 10.0);
    /// assert!(view.try_typed::<f32, 1>().is_err()); // of two dimensions
    /// view.fill(0).unwrap(); // `view` was only lent
    /// # Ok::<(), view_core::layout::LayoutMismatch>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn try_typed<T: BufferView, const N: usize>(
        &self,
    ) -> Result<View<'_, T, N>, LayoutMismatch> {
        self.as_view().try_typed()
    }

    /// As [`MemoryView::try_typed_with`].
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::Overlook;
    /// use view_core::memory::memoryview_mut;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: i16, y: i16 }
    ///
    /// let mut pairs = [[1_i16, 2], [3, 4]];
    /// let mut view = memoryview_mut(&mut pairs);
    /// let other = view.reinterpret_mut("T{h:a:h:b:}").expect("four bytes in a row");
    /// assert!(other.try_typed::<Point, 2>().is_err()); // for its names, `a` and `b`
    /// let points = other.try_typed_with::<Point, 2>(Overlook::NAMES)?;
    /// assert_eq!((points[[1, 0]].x, points[[1, 0]].y), (3, 4));
    /// # Ok::<(), view_core::layout::LayoutMismatch>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn try_typed_with<T: BufferView, const N: usize>(
        &self,
        overlook: Overlook,
    ) -> Result<View<'_, T, N>, LayoutMismatch> {
        self.as_view().try_typed_with(overlook)
    }

    /// As [`MemoryView::try_typed`], mutable.
    ///
    /// Memory that was not made of `T`s takes only a `T` without padding: a value
    /// with padding, written over plain bytes, would leave bytes uninitialised.
    /// Take the [`columns_mut`](Self::columns_mut) of such memory.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut samples = [1.0_f32, 2.0];
    /// let mut typed = memoryview_mut(&mut samples).try_typed_mut::<f32, 1>()?;
    /// typed[1] = 5.0;
    /// assert_eq!(samples, [1.0, 5.0]);
    /// # Ok::<(), view_core::layout::LayoutMismatch>(())
    /// ```
    ///
    /// # Errors
    ///
    /// All differences at once.
    pub fn try_typed_mut<T: BufferView, const N: usize>(
        self,
    ) -> Result<ViewMut<'a, T, N>, LayoutMismatch> {
        self.try_typed_mut_with(Overlook::NOTHING)
    }

    /// As [`try_typed_mut`](Self::try_typed_mut), with differences overlooked as by
    /// [`MemoryView::try_typed_with`].
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::layout::Overlook;
    /// use view_core::memory::memoryview_mut;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Complex { re: f32, im: f32 }
    ///
    /// let mut points = [Point { x: 1.0, y: 2.0 }; 2];
    /// let view = memoryview_mut(&mut points);
    /// let mut typed = view.try_typed_mut_with::<Complex, 1>(Overlook::NAMES)?;
    /// typed[1].im = 7.0;
    /// assert_eq!((points[0].y, points[1].y), (2.0, 7.0));
    /// # Ok::<(), view_core::layout::LayoutMismatch>(())
    /// ```
    ///
    /// # Errors
    ///
    /// All other differences at once.
    pub fn try_typed_mut_with<T: BufferView, const N: usize>(
        self,
        overlook: Overlook,
    ) -> Result<ViewMut<'a, T, N>, LayoutMismatch> {
        self.memory.mismatch::<T, N>(true, overlook).into_result()?;
        // SAFETY: as in `try_typed`; exclusive for 'a and used up, no two items
        // share a byte (invariant 6), and any `T` may be written.
        Ok(unsafe {
            let (ptr, shape, strides) = parts::<T, N>(&self.memory);
            ViewMut::from_parts(ptr, shape, strides)
        })
    }
}

/// Pointer, shape and strides of memory that matches `T` in `N` dimensions.
fn parts<T, const N: usize>(memory: &Memory) -> (NonNull<T>, [usize; N], [isize; N]) {
    let mut shape = [0; N];
    let mut strides = [0; N];
    shape.copy_from_slice(memory.shape());
    strides.copy_from_slice(memory.strides());
    // Nothing is known of the pointer of a view without items.
    let ptr = if memory.has_no_items() {
        NonNull::dangling()
    } else {
        memory.ptr.cast()
    };
    (ptr, shape, strides)
}
