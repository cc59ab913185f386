//! Views of the same memory in other geometries.

use super::key::ItemIndex;
use super::view::MemoryView;
use crate::Error;
use crate::strided::Order;

/// Operations that give the same memory in another geometry, for shared and
/// mutable views alike.
macro_rules! geometries {
    ($($(#[$doc:meta])* $name:ident, $name_mut:ident($($arg:ident: $type:ty),*) => |$memory:ident| $make:expr;)*) => {
        impl<'a> MemoryView<'a> {$(
            $(#[$doc])*
            pub fn $name(&self $(, $arg: $type)*) -> Result<Self, Error> {
                let $memory = &self.memory;
                let made = $make?;
                // SAFETY: the items of shared memory, or some of them.
                Ok(unsafe { Self::from_memory(made) })
            }
        )*}

        impl super::MemoryViewMut<'_> {$(
            #[doc = concat!("As [`MemoryView::", stringify!($name), "`].")]
            ///
            /// # Errors
            ///
            /// As there.
            pub fn $name(&self $(, $arg: $type)*) -> Result<MemoryView<'_>, Error> {
                self.as_view().$name($($arg),*)
            }

            #[doc = concat!("As [`MemoryView::", stringify!($name), "`], mutable.")]
            ///
            /// # Errors
            ///
            /// As there.
            pub fn $name_mut(&mut self $(, $arg: $type)*) -> Result<super::MemoryViewMut<'_>, Error> {
                let $memory = &self.memory;
                let made = $make?;
                // SAFETY: each item at most once, borrowed exclusively with `self`.
                Ok(unsafe { super::MemoryViewMut::from_memory(made) })
            }
        )*}
    };
}

geometries! {
    /// The dimensions in another order: `axes` names each once.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(&[[[1_u8, 2, 3]; 2]; 4]);
    /// assert_eq!(view.permute(&[2, 0, 1])?.shape(), [3, 4, 2]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where `axes` is no permutation, `BufferError` for memory with
    /// suboffsets where a dimension would come on the other side of a pointer.
    permute, permute_mut(axes: &[usize]) => |memory| memory.permuted(axes);

    /// The dimensions in reverse order.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(&[[1, 2], [3, 4]]);
    /// assert_eq!(view.transpose()?.to_list()?.to_string(), "[[1, 3], [2, 4]]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `BufferError` as for [`permute`](Self::permute).
    transpose, transpose_mut() => |memory| memory.transposed();

    /// Without the dimensions of length 1.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// assert_eq!(memoryview(&[[[1_u8, 2, 3]]]).squeeze()?.shape(), [3]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `NotImplementedError` for memory with suboffsets where a pointer would have to be
    /// followed behind another without a step between them.
    squeeze, squeeze_mut() => |memory| memory.squeezed();

    /// The items, taken in C order, in another shape. One length may be -1; it
    /// is computed. Nothing is copied, so the strides must allow it.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(b"abcdef").reshape([2, -1])?;
    /// assert_eq!(view.slice(1)?.to_bytes(), b"def");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` for another number of items, `BufferError` where no strides reach the
    /// items in that order: then [`to_bytes`](crate::memory::Memory::to_bytes) copies.
    reshape, reshape_mut(shape: impl ItemIndex) =>
        |memory| memory.reshaped(shape.indices().as_ref(), Order::C);

    /// As `reshape`, the items taken and put in Fortran order: the first
    /// dimension fastest.
    ///
    /// # Errors
    ///
    /// As `reshape`.
    reshape_fortran, reshape_fortran_mut(shape: impl ItemIndex) =>
        |memory| memory.reshaped(shape.indices().as_ref(), Order::F);

    /// All items in one dimension, in C order; where they lie in Fortran order
    /// only, in that.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let columns = memoryview(&[[1_u8, 2], [3, 4]]).transpose()?;
    /// assert_eq!(columns.flatten()?.to_bytes(), [1, 2, 3, 4]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where no single stride reaches the items.
    flatten, flatten_mut() => |memory| {
        let fortran = memory.is_f_contiguous() && !memory.is_c_contiguous();
        memory.reshaped(&[-1], if fortran { Order::F } else { Order::C })
    };
}

impl MemoryView<'_> {
    /// Stretched to another shape, as in NumPy: dimensions of length 1 and new
    /// ones in front repeat the same items.
    ///
    /// Only a shared view can be stretched, since its items are several times
    /// the same memory.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(b"ab");
    /// assert_eq!(view.broadcast_to(&[3, 2])?.to_bytes(), b"ababab");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where the shape does not fit, `OverflowError` where it has more
    /// items than can be counted.
    pub fn broadcast_to(&self, shape: &[usize]) -> Result<Self, Error> {
        let stretched = self.memory.broadcasted(shape)?;
        // SAFETY: items of shared memory.
        Ok(unsafe { Self::from_memory(stretched) })
    }
}
