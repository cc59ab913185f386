//! A value at any address.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use super::BufferView;
use crate::layout::Layout;

/// A `T` that may lie at any address: what a field of a packed record is.
///
/// A reference to a misaligned `T` must not exist, so the columns of a packed
/// record are views of `Unaligned<T>`, which has alignment 1 and gives its
/// value by copy.
///
/// ```
/// use view_core::Unaligned;
///
/// let mut value = Unaligned::new(1.5_f64);
/// value.set(value.get() + 1.0);
/// assert_eq!(value, 2.5);
/// assert_eq!(align_of_val(&value), 1);
/// ```
#[repr(C, packed)]
pub struct Unaligned<T>(T);

impl<T> Unaligned<T> {
    /// Wraps a value.
    ///
    /// ```
    /// use view_core::Unaligned;
    ///
    /// const VALUE: Unaligned<u64> = Unaligned::new(7);
    /// assert_eq!((align_of_val(&VALUE), size_of_val(&VALUE)), (1, 8));
    /// ```
    pub const fn new(value: T) -> Self {
        Self(value)
    }
}

impl<T: Copy> Unaligned<T> {
    /// The value.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C, packed)]
    /// struct Row { tag: u8, value: f64 }
    ///
    /// let rows = [Row { tag: 1, value: 0.5 }, Row { tag: 2, value: 2.0 }];
    /// let values = rows.columns().value; // of `Unaligned<f64>`
    /// assert_eq!((values.strides(), values[1].get()), ([9], 2.0));
    /// ```
    #[inline(always)]
    pub const fn get(self) -> T {
        self.0
    }

    /// Replaces the value.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C, packed)]
    /// struct Row { tag: u8, value: u16 }
    ///
    /// let mut rows = [Row { tag: 1, value: 5 }; 2];
    /// rows.columns_mut().value[1].set(9);
    /// assert_eq!(({ rows[0].value }, { rows[1].value }), (5, 9));
    /// ```
    #[inline(always)]
    pub const fn set(&mut self, value: T) {
        self.0 = value;
    }
}

impl<T: Copy> Copy for Unaligned<T> {}

impl<T: Copy> Clone for Unaligned<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> From<T> for Unaligned<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Copy + Default> Default for Unaligned<T> {
    fn default() -> Self {
        Self(T::default())
    }
}

impl<T: Copy + fmt::Debug> fmt::Debug for Unaligned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: Copy + fmt::Display> fmt::Display for Unaligned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl<T: Copy + PartialEq> PartialEq for Unaligned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Copy + PartialEq> PartialEq<T> for Unaligned<T> {
    fn eq(&self, other: &T) -> bool {
        self.get() == *other
    }
}

impl<T: Copy + Eq> Eq for Unaligned<T> {}

impl<T: Copy + PartialOrd> PartialOrd for Unaligned<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.get().partial_cmp(&other.get())
    }
}

impl<T: Copy + Ord> Ord for Unaligned<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.get().cmp(&other.get())
    }
}

impl<T: Copy + Hash> Hash for Unaligned<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state);
    }
}

// SAFETY: the bytes are those of the `T`, which promises the rest; only the
// alignment differs, and `unaligned` says so.
unsafe impl<T: BufferView> BufferView for Unaligned<T> {
    const LAYOUT: Layout = T::LAYOUT.unaligned();
}

// SAFETY: all zeros are a `T`, wherever it lies.
unsafe impl<T: bytemuck::Zeroable> bytemuck::Zeroable for Unaligned<T> {}
// SAFETY: one field and no padding: packed to alignment 1, its size is that of the `T`.
unsafe impl<T: bytemuck::Pod> bytemuck::Pod for Unaligned<T> {}
