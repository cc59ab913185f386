//! Values the compiler knows nothing about.
//!
//! Where the target has gather and scatter instructions, the compiler makes
//! them of loads and stores a fixed distance apart, and on many processors
//! they are two to five times slower than what they replace. A value that has
//! passed through an empty piece of assembly may come from anywhere, so
//! nothing is combined across it. No instruction is executed.
//!
//! With that, strides may be made known to the compiler for what it does well:
//! to put them into the addresses.

/// The same pointer, of unknown origin to the compiler.
// The pointer passes through; memory is neither read nor written.
#[allow(clippy::pointers_in_nomem_asm_block)]
#[inline(always)]
pub(crate) fn opaque(ptr: *const u8) -> *const u8 {
    #[cfg(target_arch = "x86_64")]
    {
        let mut ptr = ptr;
        // SAFETY: no instruction is executed; the pointer stays what it is.
        unsafe {
            core::arch::asm!(
                "/* {0} */",
                inout(reg) ptr,
                options(pure, nomem, nostack, preserves_flags)
            );
        }
        ptr
    }
    #[cfg(not(target_arch = "x86_64"))]
    ptr
}

/// A number that can be hidden from the compiler in its register.
pub(super) trait Hide: Copy {
    /// The same number, of unknown origin to the compiler.
    fn hide(self) -> Self;
}

macro_rules! hide {
    ($($type:ty: $class:ident),*) => {$(
        impl Hide for $type {
            #[inline(always)]
            fn hide(self) -> Self {
                #[cfg(target_arch = "x86_64")]
                {
                    let mut number = self;
                    // SAFETY: no instruction is executed; the number stays
                    // what it is.
                    unsafe {
                        core::arch::asm!(
                            "/* {0} */",
                            inout($class) number,
                            options(pure, nomem, nostack, preserves_flags)
                        );
                    }
                    number
                }
                #[cfg(not(target_arch = "x86_64"))]
                self
            }
        }
    )*};
}
hide!(u64: reg, i64: reg, f32: xmm_reg, f64: xmm_reg);
#[cfg(target_arch = "x86_64")]
hide!(core::arch::x86_64::__m128i: xmm_reg);

/// Runs a block with `$STRIDE` a constant for the strides records often have,
/// and the variable itself for others.
macro_rules! with_known_stride {
    ($stride:expr, $STRIDE:ident => $block:expr) => {
        with_known_stride!(@ $stride, $STRIDE => $block;
            8 12 16 20 24 28 32 40 48 56 64 72 80 96 128)
    };
    (@ $stride:expr, $STRIDE:ident => $block:expr; $($known:literal)*) => {
        match $stride {
            $($known => {
                const $STRIDE: isize = $known;
                $block
            })*
            other => {
                #[allow(non_snake_case)]
                let $STRIDE: isize = other;
                $block
            }
        }
    };
}
pub(super) use with_known_stride;
