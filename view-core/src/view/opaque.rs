//! Numbers the optimiser knows nothing about.

/// Passes a value through a register of which the compiler knows nothing. No instruction is
/// executed.
macro_rules! hidden {
    ($value:ident) => {{
        #[cfg(all(any(target_arch = "x86_64", target_arch = "aarch64"), not(miri)))]
        {
            let mut value = $value;
            // SAFETY: no instruction is executed: the value stays what it is, and no memory is
            // reached.
            unsafe {
                core::arch::asm!(
                    "/* {0} */",
                    inout(reg) value,
                    options(pure, nomem, nostack, preserves_flags)
                );
            }
            value
        }
        #[cfg(not(all(any(target_arch = "x86_64", target_arch = "aarch64"), not(miri))))]
        {
            $value
        }
    }};
}

/// The same stride, of which the compiler knows nothing.
///
/// A loop over a column whose stride is a constant looks to LLVM like one
/// it can vectorise with gathers and scatters, where the target has them.
/// For items a record apart these are the slowest way there is: a plain loop of loads
/// and stores is 2 to 5 times faster. With a stride it cannot see, that
/// is what it writes, on every target.
#[inline(always)]
pub(super) fn opaque(stride: isize) -> isize {
    hidden!(stride)
}

/// The same pointer, of which the compiler knows nothing but that it may be used.
// The block is empty: it reads no memory, through this pointer or any other.
#[allow(clippy::pointers_in_nomem_asm_block)]
#[inline(always)]
pub(super) fn opaque_ptr<T>(ptr: *const T) -> *const T {
    hidden!(ptr)
}

/// The stride of items that are gone through one by one: hidden by [`opaque`], but for that of
/// items one behind the other, which may as well be loaded many at a time.
#[inline(always)]
pub(super) fn step<T>(stride: isize) -> isize {
    let size = size_of::<T>() as isize;
    if stride == size {
        return stride;
    }
    let hidden = opaque(stride);
    // SAFETY: it is still the same number; this much of it may be known.
    unsafe { core::hint::assert_unchecked(hidden != size) };
    hidden
}
