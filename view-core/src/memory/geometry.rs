//! Views of the same memory in other geometries.

use super::key::ItemIndex;
use super::view::MemoryView;
use crate::Error;
use crate::strided::Order;

/// Operations that give the same memory in another geometry, for shared and
/// mutable views alike. Each has three texts: the whole one of the method of shared views, and
/// the examples of the two methods of mutable views, which give a shared view and a mutable one.
macro_rules! geometries {
    ($(
        $(#[$doc:meta])* $name:ident;
        $(#[$borrowed:meta])* borrowed;
        $(#[$doc_mut:meta])* $name_mut:ident($($arg:ident: $type:ty),*) => |$memory:ident| $make:expr;
    )*) => {
        impl<'a> MemoryView<'a> {$(
            $(#[$doc])*
            pub fn $name(&self $(, $arg: $type)*) -> Result<Self, Error> {
                let $memory = &self.memory;
                let made = $make?;
                // SAFETY: the items of shared memory (5), or some of them.
                Ok(unsafe { Self::from_memory(made) })
            }
        )*}

        impl super::MemoryViewMut<'_> {$(
            #[doc = concat!("As [`MemoryView::", stringify!($name), "`].")]
            ///
            $(#[$borrowed])*
            ///
            /// # Errors
            ///
            /// As there.
            pub fn $name(&self $(, $arg: $type)*) -> Result<MemoryView<'_>, Error> {
                self.as_view().$name($($arg),*)
            }

            #[doc = concat!("As [`MemoryView::", stringify!($name), "`], mutable.")]
            ///
            $(#[$doc_mut])*
            ///
            /// # Errors
            ///
            /// As there.
            pub fn $name_mut(&mut self $(, $arg: $type)*) -> Result<super::MemoryViewMut<'_>, Error> {
                let $memory = &self.memory;
                let made = $make?;
                // SAFETY: each item at most once, borrowed exclusively with `self` (6).
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
    permute;
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut pixels = [[[1_u8, 2, 3]; 2]; 4];
    /// let mut view = memoryview_mut(&mut pixels);
    /// let planes = view.permute(&[2, 0, 1])?;
    /// assert_eq!((planes.shape(), planes.strides()), (&[3, 4, 2][..], &[1, 6, 3][..]));
    /// view.fill(0)?; // `view` was only lent
    /// # Ok::<(), view_core::Error>(())
    /// ```
    borrowed;
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut pixels = [[[1_u8, 2, 3]; 2]; 2];
    /// let mut view = memoryview_mut(&mut pixels);
    /// view.permute_mut(&[2, 0, 1])?.slice_mut(1)?.fill(0)?; // the second of each three
    /// assert_eq!(pixels, [[[1, 0, 3]; 2]; 2]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    permute_mut(axes: &[usize]) => |memory| memory.permuted(axes);

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
    transpose;
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut rows = [[1_u8, 2, 3], [4, 5, 6]];
    /// let view = memoryview_mut(&mut rows);
    /// assert_eq!(view.transpose()?.slice(0)?.to_bytes(), [1, 4]);
    /// assert!(view.transpose()?.readonly());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    borrowed;
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut rows = [[1, 2, 3], [4, 5, 6]];
    /// memoryview_mut(&mut rows).transpose_mut()?.set([2, 0], 9)?;
    /// assert_eq!(rows, [[1, 2, 9], [4, 5, 6]]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    transpose_mut() => |memory| memory.transposed();

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
    squeeze;
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut column = [[1_u8], [2], [3]];
    /// let view = memoryview_mut(&mut column);
    /// assert_eq!((view.shape(), view.squeeze()?.shape()), (&[3, 1][..], &[3][..]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    borrowed;
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// // What has one dimension takes what has one.
    /// let mut column = [[1_u8], [2], [3]];
    /// memoryview_mut(&mut column).squeeze_mut()?.copy_from(b"abc")?;
    /// assert_eq!(column, [*b"a", *b"b", *b"c"]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    squeeze_mut() => |memory| memory.squeezed();

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
    reshape;
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut data = *b"abcdef";
    /// let mut view = memoryview_mut(&mut data);
    /// assert_eq!(view.reshape([3, -1])?.strides(), [2, 1]);
    /// let error = view.transpose()?.reshape([4, -1]).err().unwrap();
    /// assert_eq!(error.kind(), view_core::ErrorKind::Value); // 6 items make no 4 rows
    /// # Ok::<(), view_core::Error>(())
    /// ```
    borrowed;
    /// ```
    /// use view_core::{memory::memoryview_mut, s};
    ///
    /// let mut data = *b"abcdef";
    /// let mut view = memoryview_mut(&mut data);
    /// view.reshape_mut([2, 3])?.slice_mut(s![.., 0])?.fill(b'-')?;
    /// assert_eq!((view.shape(), view.to_bytes()), (&[6][..], b"-bc-ef".to_vec()));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    reshape_mut(shape: impl ItemIndex) =>
        |memory| memory.reshaped(shape.indices().as_ref(), Order::C);

    /// As [`reshape`](Self::reshape), the items taken and put in Fortran order: the first
    /// dimension fastest.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(b"abcdef");
    /// let columns = view.reshape_fortran([2, 3])?;
    /// assert_eq!(columns.strides(), [1, 2]);
    /// assert_eq!(columns.slice(0)?.to_bytes(), b"ace");
    /// assert_eq!(view.reshape([2, 3])?.slice(0)?.to_bytes(), b"abc");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`reshape`](Self::reshape).
    reshape_fortran;
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut rows = [[1_u8, 2, 3], [4, 5, 6]];
    /// let view = memoryview_mut(&mut rows);
    /// // Down the columns, which one stride does not reach in C order.
    /// let error = view.reshape_fortran([6]).err().unwrap();
    /// assert_eq!(error.kind(), view_core::ErrorKind::Buffer);
    /// assert_eq!(view.reshape_fortran([2, 1, 3])?.strides()[2], 1);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    borrowed;
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut data = *b"abcdef";
    /// memoryview_mut(&mut data).reshape_fortran_mut([2, 3])?.slice_mut(0)?.fill(b'-')?;
    /// assert_eq!(&data, b"-b-d-f");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    reshape_fortran_mut(shape: impl ItemIndex) =>
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
    /// `BufferError` where no single stride reaches the items.
    flatten;
    /// ```
    /// use view_core::{memory::memoryview_mut, s};
    ///
    /// let mut rows = [[1_u8, 2, 3], [4, 5, 6]];
    /// let view = memoryview_mut(&mut rows);
    /// assert_eq!(view.flatten()?.index_of(5)?, 4);
    /// let error = view.slice(s![.., 1..])?.flatten().err().unwrap();
    /// assert_eq!(error.kind(), view_core::ErrorKind::Buffer); // gaps between the rows
    /// # Ok::<(), view_core::Error>(())
    /// ```
    borrowed;
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut rows = [[0_u8; 3]; 2];
    /// memoryview_mut(&mut rows).flatten_mut()?.copy_from_values(1..7_u8)?;
    /// assert_eq!(rows, [[1, 2, 3], [4, 5, 6]]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    flatten_mut() => |memory| {
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
        // SAFETY: items of shared memory (5), any number of times.
        Ok(unsafe { Self::from_memory(stretched) })
    }
}
