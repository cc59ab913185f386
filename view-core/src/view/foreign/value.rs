//! One value out of memory that others may write.

use core::mem::MaybeUninit;
use core::ptr::NonNull;

use super::access::load;
use crate::layout::{Invalid, Layout};
use crate::{BufferView, Error, ErrorKind};

/// The value at `ptr`, if it is one.
///
/// # Safety
///
/// An item lies there, invariants 1 to 3.
#[inline(always)]
pub(super) unsafe fn checked<T: BufferView>(ptr: NonNull<u8>) -> Result<T, Invalid> {
    let mut item = MaybeUninit::<T>::uninit();
    // SAFETY: the caller's promise.
    unsafe { load(ptr.as_ptr(), &mut item) };
    if const { T::LAYOUT.has_validity() } {
        // SAFETY: `load` has written every byte, that of holes too, and nothing was moved.
        let bytes =
            unsafe { core::slice::from_raw_parts(item.as_ptr().cast::<u8>(), size_of::<T>()) };
        T::LAYOUT.check(bytes)?;
    }
    // SAFETY: the bytes were accepted by `Layout::check`, or need no check.
    Ok(unsafe { item.assume_init() })
}

/// The error for an item whose bytes are no value.
#[cold]
pub(super) fn named(layout: &Layout, index: &[usize], invalid: Invalid) -> Error {
    #[cfg(feature = "alloc")]
    {
        use alloc::format;
        let path = layout.path_at(invalid.offset());
        let place = if path.is_empty() {
            path
        } else {
            format!("field `{path}`: ")
        };
        Error::with_message(
            ErrorKind::Value,
            format!("item {index:?} is no `{}`: {place}{invalid}", layout.name()),
        )
    }
    #[cfg(not(feature = "alloc"))]
    {
        Error::with_numbers(
            ErrorKind::Value,
            "item {} is no value of its type: found {} at byte {} of {}",
            [
                index.first().map_or(0, |i| *i as isize),
                invalid.found() as isize,
                invalid.offset() as isize,
                layout.size() as isize,
            ],
        )
    }
}
