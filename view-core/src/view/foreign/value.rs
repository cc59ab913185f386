//! One value out of memory that others may write.

use core::mem::MaybeUninit;
use core::ptr::NonNull;

use super::access::load;
use crate::BufferView;
use crate::layout::Invalid;

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
