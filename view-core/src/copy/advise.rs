//! Advice to the system about memory that is about to be filled.

use core::mem::MaybeUninit;

/// From how many bytes on advice is worth a system call.
#[cfg(all(feature = "std", target_os = "linux"))]
const WORTH: usize = 4 << 20;

/// Asks for huge pages under a large piece of fresh memory.
///
/// The first write to each page of fresh memory is a fault, and with pages of
/// 4 KiB the faults take several times longer than the copy that causes them.
/// The contents do not change, small pieces are left alone, and where the
/// system knows no such advice nothing happens. Writing into memory that was
/// used before stays faster than any fresh memory.
///
/// ```
/// use view_core::copy::advise_huge_pages;
///
/// let mut room = Vec::<f64>::with_capacity(1 << 20);
/// advise_huge_pages(room.spare_capacity_mut());
/// ```
pub fn advise_huge_pages<T>(room: &mut [MaybeUninit<T>]) {
    #[cfg(all(feature = "std", target_os = "linux"))]
    {
        use core::ffi::{c_int, c_void};

        /// The size of a huge page where there are any, and a multiple of
        /// every smaller page.
        const HUGE: usize = 2 << 20;
        const MADV_HUGEPAGE: c_int = 14;
        unsafe extern "C" {
            fn madvise(start: *mut c_void, length: usize, advice: c_int) -> c_int;
        }

        let bytes = size_of_val(room);
        if bytes < WORTH {
            return;
        }
        let start = room.as_mut_ptr().cast::<u8>();
        let head = start.addr().wrapping_neg() % HUGE;
        let whole = (bytes - head) / HUGE * HUGE;
        // SAFETY: `head` is below HUGE and that below WORTH, so the range lies
        // inside the room. This advice leaves the contents alone; an answer of
        // failure means only that pages stay small.
        unsafe { madvise(start.add(head).cast(), whole, MADV_HUGEPAGE) };
    }
    #[cfg(not(all(feature = "std", target_os = "linux")))]
    let _ = room;
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use std::vec::Vec;

    use super::*;

    #[test]
    fn the_contents_stay() {
        for bytes in [0, 1, 4 << 20, (4 << 20) + 4097] {
            let mut room = Vec::<u8>::with_capacity(bytes);
            for (i, byte) in room.spare_capacity_mut()[..bytes].iter_mut().enumerate() {
                byte.write((i / 5) as u8);
            }
            advise_huge_pages(room.spare_capacity_mut());
            // SAFETY: they were all written.
            unsafe { room.set_len(bytes) };
            assert!(
                room.iter()
                    .enumerate()
                    .all(|(i, &byte)| byte == (i / 5) as u8)
            );
        }
    }
}
