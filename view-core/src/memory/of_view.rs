//! From typed views to dynamic ones.

use core::ptr::NonNull;

use super::dims::Dims;
use super::memory::Memory;
use super::view::{MemoryView, assert_rank, of_items};
use super::view_mut::MemoryViewMut;
use crate::{BufferView, Error, View, ViewMut};

/// Describes the memory of a typed view.
fn describe<T: BufferView, const N: usize>(
    ptr: NonNull<u8>,
    shape: [usize; N],
    strides: [isize; N],
) -> Result<Memory, Error> {
    const { assert_rank(N, &T::LAYOUT) };
    let inner = of_items::<T>(ptr, &[], "view_core::View");
    let dims = if inner.ndim() == 0 {
        Dims::new(&shape, &strides, &[])?
    } else {
        let all: alloc::vec::Vec<usize> = shape.iter().chain(inner.shape()).copied().collect();
        let steps: alloc::vec::Vec<isize> =
            strides.iter().chain(inner.strides()).copied().collect();
        Dims::new(&all, &steps, &[])?
    };
    Ok(Memory { dims, ..inner })
}

/// What is said where the lengths do not go together, which only a view can have whose arrays
/// are stretched or have no size.
const TOO_MANY: &str = "a view of more items than isize::MAX, with those of its arrays";

/// A typed view as a dynamic one; it shows exactly the type's `FORMAT`.
///
/// ```
/// use view_core::View;
/// use view_core::memory::MemoryView;
///
/// let numbers = [1.0_f32, 2.0];
/// let view = MemoryView::from(View::new(&numbers));
/// assert_eq!((view.format(), view.shape()), ("f", &[2][..]));
/// ```
///
/// More than 64 dimensions, with those of the arrays in them, do not compile:
///
/// ```compile_fail,E0080
/// use view_core::View;
/// use view_core::memory::MemoryView;
///
/// let view: View<'_, [u8; 2], 64> = View::from_slice_with(&[[1, 2]], [1; 64], [0; 64]).unwrap();
/// println!("{}", MemoryView::from(view));
/// ```
///
/// # Panics
///
/// As [`memoryview`](super::memoryview): for more items than `isize::MAX`, with those of arrays.
/// [`of_view`](MemoryView::of_view) has an error for it.
impl<'a, T: BufferView, const N: usize> From<View<'a, T, N>> for MemoryView<'a> {
    fn from(view: View<'a, T, N>) -> Self {
        Self::of_view(view).expect(TOO_MANY)
    }
}

/// A typed mutable view as a dynamic one.
///
/// # Panics
///
/// As [`memoryview`](super::memoryview).
impl<'a, T: BufferView, const N: usize> From<ViewMut<'a, T, N>> for MemoryViewMut<'a> {
    fn from(mut view: ViewMut<'a, T, N>) -> Self {
        let ptr = NonNull::new(view.as_mut_ptr()).expect("views point somewhere");
        let memory = describe::<T, N>(ptr.cast(), view.shape(), view.strides()).expect(TOO_MANY);
        // SAFETY: a typed mutable view keeps the same promises for 'a, and is
        // used up.
        unsafe { Self::from_memory(memory) }
    }
}

impl<'a> MemoryView<'a> {
    /// A typed view as a dynamic one, whatever its lengths.
    ///
    /// ```
    /// use view_core::View;
    /// use view_core::memory::MemoryView;
    ///
    /// let pixel = [[10_u8, 20, 30]];
    /// let wide = View::new(&pixel).broadcast_to([1_000_000])?;
    /// assert_eq!(MemoryView::of_view(wide)?.shape(), [1_000_000, 3]);
    /// // As many rows as a view may have, and in each of them three items.
    /// let wide = View::new(&pixel).broadcast_to([isize::MAX as usize])?;
    /// assert!(MemoryView::of_view(wide).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `OverflowError` for more items than `isize::MAX`, with those of arrays, which
    /// only arrays that are stretched or have no size can have.
    pub fn of_view<T: BufferView, const N: usize>(view: View<'a, T, N>) -> Result<Self, Error> {
        // SAFETY: the pointer of a view is never null, not even that of an empty one.
        let ptr = unsafe { NonNull::new_unchecked(view.as_ptr().cast_mut()) };
        let memory = describe::<T, N>(ptr.cast(), view.shape(), view.strides())?;
        // SAFETY: a typed view keeps the same promises for 'a, and more.
        Ok(unsafe { Self::from_memory(memory) })
    }
}
