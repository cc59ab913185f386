//! Bytes out of memory that others may write, many at once.

use core::mem::MaybeUninit;

use super::ForeignView;
use super::access::load_bytes;
use crate::{Error, ErrorKind};

impl ForeignView<'_, u8> {
    /// Copies all bytes, by words where they lie side by side.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = *b"abcdefghijklm";
    /// let view = ForeignViewMut::<u8>::from_bytes(&mut memory)?.as_foreign();
    /// let mut copy = [0; 13];
    /// view.copy_to_slice(&mut copy)?;
    /// assert_eq!(&copy, b"abcdefghijklm");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where `target` is not as long.
    pub fn copy_to_slice(&self, target: &mut [u8]) -> Result<(), Error> {
        // SAFETY: the same bytes, and only initialised ones are written to them.
        let target = unsafe { &mut *(core::ptr::from_mut(target) as *mut [MaybeUninit<u8>]) };
        self.copy_to_uninit(target)
    }

    /// [`copy_to_slice`](Self::copy_to_slice) to fresh memory: all of `target` is initialised
    /// where this gives no error.
    ///
    /// ```
    /// use view_core::view::foreign::ForeignViewMut;
    ///
    /// let mut memory = *b"abc";
    /// let view = ForeignViewMut::<u8>::from_bytes(&mut memory)?;
    /// let mut copy = Vec::with_capacity(3);
    /// view.copy_to_uninit(copy.spare_capacity_mut())?;
    /// // SAFETY: all three bytes were written.
    /// unsafe { copy.set_len(3) };
    /// assert_eq!(copy, b"abc");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn copy_to_uninit(&self, target: &mut [MaybeUninit<u8>]) -> Result<(), Error> {
        if target.len() != self.len() {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "{} {byte does|bytes do} not hold the {} of the view",
                [target.len() as isize, self.len() as isize, 0, 0],
            ));
        }
        if self.strides == [1] {
            // SAFETY: as many bytes side by side, invariants 1 to 3.
            unsafe {
                copy_bytes(self.ptr.as_ptr(), target.as_mut_ptr().cast(), target.len());
            };
        } else {
            for (byte, value) in target.iter_mut().zip(*self) {
                byte.write(value?);
            }
        }
        Ok(())
    }
}

/// From how many bytes on the long instruction is faster than words.
const LONG: usize = 512;

/// Copies `len` bytes.
///
/// Long copies are one instruction, in assembly, which the compiler does not look into. What it
/// does to the memory is what a relaxed atomic load of every byte, in some order, could
/// have done: invariant 3 of the [module](super) stands.
///
/// # Safety
///
/// As [`load_bytes`].
unsafe fn copy_bytes(source: *const u8, target: *mut u8, len: usize) {
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    if len >= LONG {
        // SAFETY: by contract, as many bytes there and room for them here. The direction
        // flag is clear, as it is wherever Rust runs.
        unsafe {
            core::arch::asm!(
                "rep movsb",
                inout("rcx") len => _,
                inout("rsi") source => _,
                inout("rdi") target => _,
                options(nostack, preserves_flags),
            );
        }
        return;
    }
    let _ = LONG;
    // SAFETY: by contract.
    unsafe { load_bytes(source, target, len) };
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn every_length_is_copied() {
        let memory: Vec<u8> = (0..3 * LONG).map(|i| (i / 7) as u8).collect();
        for start in [0, 1, 3, 8] {
            for len in (0..20).chain(LONG - 3..LONG + 20).chain([2 * LONG]) {
                let mut copy = alloc::vec![0xA5; len + 2];
                // SAFETY: inside both.
                unsafe { copy_bytes(memory[start..].as_ptr(), copy[1..].as_mut_ptr(), len) };
                assert_eq!(copy[1..=len], memory[start..start + len]);
                assert_eq!((copy[0], copy[len + 1]), (0xA5, 0xA5));
            }
        }
    }
}
