//! Copies of bytes that race with nobody: relaxed atomics, as wide as they may be.

use core::mem::MaybeUninit;
use core::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicUsize, Ordering::Relaxed};

/// Bytes of the widest load.
const WORD: usize = size_of::<usize>();

/// Copies an item of type `T` out of memory that others may write, into a place and
/// not into a value: moved, a value would lose the bytes of its holes.
///
/// # Safety
///
/// The `size_of::<T>()` bytes at `source` are initialised, may be read, and no
/// Rust code writes them but atomically.
#[inline(always)]
pub(super) unsafe fn load<T>(source: *const u8, item: &mut MaybeUninit<T>) {
    let target = item.as_mut_ptr().cast::<u8>();
    let size = size_of::<T>();
    macro_rules! words {
        ($word:ty, $atomic:ty) => {
            for at in (0..size).step_by(size_of::<$word>()) {
                // SAFETY: inside the item, whose size and address are multiples of
                // the word; a relaxed load of at most a pointer's width may read memory
                // that is mapped read-only.
                unsafe {
                    let word = <$atomic>::from_ptr(source.add(at).cast_mut().cast()).load(Relaxed);
                    target.add(at).cast::<$word>().write_unaligned(word);
                }
            }
        };
    }
    // The size is a constant, so one of these is left, with one branch that is
    // nearly always taken.
    if size.is_multiple_of(WORD) && source.addr().is_multiple_of(WORD) {
        words!(usize, AtomicUsize);
    } else if size == 4 && source.addr().is_multiple_of(4) {
        words!(u32, AtomicU32);
    } else if size == 2 && source.addr().is_multiple_of(2) {
        words!(u16, AtomicU16);
    } else if size == 1 {
        words!(u8, AtomicU8);
    } else if size <= 2 * WORD {
        // In place, for a call would keep a loop's own values out of registers.
        match (source.addr() | size).trailing_zeros() {
            0 => words!(u8, AtomicU8),
            1 => words!(u16, AtomicU16),
            _ => words!(u32, AtomicU32),
        }
    } else {
        // SAFETY: the caller's promise, and room for an item.
        unsafe { load_odd(source, target, size) };
    }
}

/// [`load`] of a large item where not both are whole numbers of words.
///
/// # Safety
///
/// As there.
#[inline(never)]
unsafe fn load_odd(source: *const u8, target: *mut u8, size: usize) {
    macro_rules! words {
        ($word:ty, $atomic:ty) => {
            for at in (0..size).step_by(size_of::<$word>()) {
                // SAFETY: as in `load`.
                unsafe {
                    let word = <$atomic>::from_ptr(source.add(at).cast_mut().cast()).load(Relaxed);
                    target.add(at).cast::<$word>().write_unaligned(word);
                }
            }
        };
    }
    match (source.addr() | size).trailing_zeros() {
        0 => words!(u8, AtomicU8),
        1 => words!(u16, AtomicU16),
        _ => words!(u32, AtomicU32),
    }
}

/// Copies the bytes of an item into memory that others may read and write.
///
/// # Safety
///
/// The `size_of::<T>()` bytes at `target` may be written and no Rust code reaches
/// them but atomically; every byte of `item` is initialised.
#[inline(always)]
pub(super) unsafe fn store<T>(target: *mut u8, item: &MaybeUninit<T>) {
    let source = item.as_ptr().cast::<u8>();
    macro_rules! words {
        ($word:ty, $atomic:ty) => {
            for at in (0..size_of::<T>()).step_by(size_of::<$word>()) {
                // SAFETY: as in `load`, with bytes that are initialised.
                unsafe {
                    let word = source.add(at).cast::<$word>().read_unaligned();
                    <$atomic>::from_ptr(target.add(at).cast()).store(word, Relaxed);
                }
            }
        };
    }
    match (target.addr() | size_of::<T>()).trailing_zeros() {
        0 => words!(u8, AtomicU8),
        1 => words!(u16, AtomicU16),
        2 => words!(u32, AtomicU32),
        _ => words!(usize, AtomicUsize),
    }
}

/// Copies `len` bytes out of memory that others may write, a word at a time.
///
/// # Safety
///
/// As [`load`], for `len` bytes; `target` has room for as many.
pub(super) unsafe fn load_bytes(source: *const u8, target: *mut u8, len: usize) {
    let head = source.align_offset(WORD).min(len);
    let words = (len - head) / WORD;
    let byte = |at: usize| {
        // SAFETY: inside both; see `load`.
        unsafe {
            let byte = AtomicU8::from_ptr(source.add(at).cast_mut()).load(Relaxed);
            target.add(at).write(byte);
        }
    };
    (0..head).for_each(byte);
    for word in 0..words {
        let at = head + word * WORD;
        // SAFETY: inside both, and the source is aligned here.
        unsafe {
            let word = AtomicUsize::from_ptr(source.add(at).cast_mut().cast()).load(Relaxed);
            target.add(at).cast::<usize>().write_unaligned(word);
        }
    }
    (head + words * WORD..len).for_each(byte);
}
