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
    pub const fn new(value: T) -> Self {
        Self(value)
    }
}

impl<T: Copy> Unaligned<T> {
    /// The value.
    #[inline(always)]
    pub const fn get(self) -> T {
        self.0
    }

    /// Replaces the value.
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
