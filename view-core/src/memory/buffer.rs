//! [`memoryview`] and [`memoryview_mut`], and what they ask of whoever owns the memory: to be
//! a [`Buffer`] or a [`BufferMut`].

use super::view::MemoryView;
use super::view_mut::MemoryViewMut;

/// A type whose memory a [`MemoryView`] can show.
///
/// ```
/// use view_core::{Buffer, memory::{MemoryView, memoryview}};
///
/// struct Image { width: usize, pixels: Vec<u8> }
///
/// impl Buffer for Image {
///     fn memory_view(&self) -> MemoryView<'_> {
///         let rows = self.pixels.len() / self.width;
///         memoryview(&self.pixels).reshape([rows, self.width]).expect("whole rows")
///     }
/// }
///
/// let image = Image { width: 3, pixels: vec![1, 2, 3, 4, 5, 6] };
/// assert_eq!(memoryview(&image).shape(), [2, 3]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not export its memory: it is no `Buffer`",
    label = "cannot be viewed",
    note = "what can be: slices, arrays, `Vec` and `Box<[T]>` of `BufferView` items, and views",
    note = "what only derefs to a slice, as a mapped file does, is viewed as `memoryview(&map[..])`",
    note = "a `str` is text, not bytes: view its bytes with `memoryview(text.as_bytes())`",
    note = "for a struct of your own, add `#[derive(Clone, Copy, BufferView)]` and `#[repr(C)]`, and view a slice of it"
)]
pub trait Buffer {
    /// A shared view of all of it. Nothing is copied: the view shows the memory where it is,
    /// and borrows `self` for as long.
    ///
    /// ```
    /// use view_core::Buffer;
    ///
    /// let samples = vec![[1_i16, 2, 3], [4, 5, 6]];
    /// let view = samples.memory_view();
    /// assert_eq!((view.shape(), view.strides()), (&[2, 3][..], &[6, 2][..]));
    /// assert_eq!(view.as_ptr(), samples.as_ptr().cast());
    /// ```
    fn memory_view(&self) -> MemoryView<'_>;
}

/// A type whose memory a [`MemoryViewMut`] can show and change.
///
/// ```
/// use view_core::memory::memoryview_mut;
///
/// let mut samples = vec![1_i16, 2];
/// memoryview_mut(&mut samples).set(0, 7)?;
/// assert_eq!(samples, [7, 2]);
/// # Ok::<(), view_core::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not export its memory for writing: it is no `BufferMut`",
    label = "cannot be viewed mutably",
    note = "what can be: slices, arrays, `Vec` and `Box<[T]>` of `BufferView` items, and mutable views",
    note = "what only derefs to a slice, as a mapped file does, is viewed as `memoryview_mut(&mut map[..])`",
    note = "a `str` cannot: its bytes must stay UTF-8"
)]
pub trait BufferMut: Buffer {
    /// A mutable view of all of it, of the same format and shape as
    /// [`memory_view`](Buffer::memory_view)'s. It is the only way to the memory while it lives.
    ///
    /// An exporter of one's own hands on the view of what it holds:
    ///
    /// ```
    /// use view_core::memory::{MemoryView, MemoryViewMut, memoryview, memoryview_mut};
    /// use view_core::{Buffer, BufferMut};
    ///
    /// struct Trace { rate: f64, samples: Vec<f32> }
    ///
    /// impl Buffer for Trace {
    ///     fn memory_view(&self) -> MemoryView<'_> {
    ///         memoryview(&self.samples)
    ///     }
    /// }
    /// impl BufferMut for Trace {
    ///     fn memory_view_mut(&mut self) -> MemoryViewMut<'_> {
    ///         memoryview_mut(&mut self.samples)
    ///     }
    /// }
    ///
    /// let mut trace = Trace { rate: 100.0, samples: vec![0.5; 3] };
    /// memoryview_mut(&mut trace).fill(2)?;
    /// assert_eq!((trace.samples, trace.rate), (vec![2.0; 3], 100.0));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    fn memory_view_mut(&mut self) -> MemoryViewMut<'_>;
}

/// A shared view of an exporter: Python's `memoryview(object)`.
///
/// ```
/// use view_core::memory::memoryview;
///
/// let samples = vec![1.5_f32, 2.5];
/// let view = memoryview(&samples);
/// assert_eq!(view.format(), "f");
/// assert!(view.readonly());
/// ```
///
/// The exporter is borrowed, so it cannot be changed meanwhile:
///
/// ```compile_fail,E0502
/// let mut samples = vec![1_u8];
/// let view = view_core::memory::memoryview(&samples);
/// samples.push(2);
/// assert_eq!(view.len(), 1);
/// ```
///
/// # Panics
///
/// For more than `isize::MAX` items, which only items without a size can be, or a typed view of
/// arrays that are stretched; [`MemoryView::of_view`] has an error for it. More than 64
/// dimensions do not compile.
#[inline]
#[must_use]
pub fn memoryview<B: Buffer + ?Sized>(exporter: &B) -> MemoryView<'_> {
    exporter.memory_view()
}

/// A mutable view of an exporter: Python's `memoryview(object)` of a writable one.
///
/// ```
/// use view_core::memory::memoryview_mut;
///
/// let mut samples = vec![1_i16, 2, 3];
/// memoryview_mut(&mut samples).set(-1, 300)?;
/// assert_eq!(samples, [1, 2, 300]);
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Panics
///
/// As [`memoryview`].
#[must_use]
pub fn memoryview_mut<B: BufferMut + ?Sized>(exporter: &mut B) -> MemoryViewMut<'_> {
    exporter.memory_view_mut()
}
