//! Short runs: the rows of a block, each too short for a call.
//!
//! A copy of a few hundred bytes takes as long as the call that does it and
//! the choices the callee makes by length and alignment. Rows of one block have
//! one length, so the choices are made once for all of them.

use super::cpu::Level;
use super::nest::nest;
use crate::strided::WalkAxis;

/// Runs longer than this are worth a call each.
const SHORT: usize = 1024;

/// Copies runs of `run` bytes at every position of the axes, if there is a
/// loop for it; otherwise does nothing and answers `false`.
///
/// # Safety
///
/// Invariants 1 to 3 and 5 of the module for the runs.
#[inline]
pub(super) unsafe fn copy_rows(
    level: Level,
    axes: &[WalkAxis<2>],
    d: *mut u8,
    s: *const u8,
    run: usize,
) -> bool {
    let [rows, outer @ ..] = axes else {
        return false;
    };
    // SAFETY: the caller's promise, and the level was compared.
    unsafe {
        match level {
            _ if run > SHORT => return false,
            Level::Avx512 => nest(outer, d, s, &mut |d, s| rows_512(*rows, d, s, run)),
            Level::Avx2 if run >= 32 => nest(outer, d, s, &mut |d, s| rows_256(*rows, d, s, run)),
            _ => return false,
        }
    }
    true
}

/// Whole vectors, and one with a mask.
///
/// # Safety
///
/// As [`copy_rows`], for one axis.
#[target_feature(enable = "avx512f,avx512bw")]
unsafe fn rows_512(rows: WalkAxis<2>, mut d: *mut u8, mut s: *const u8, run: usize) {
    use core::arch::x86_64::{
        _mm512_loadu_si512, _mm512_mask_storeu_epi8, _mm512_maskz_loadu_epi8, _mm512_storeu_si512,
    };
    let (whole, rest) = (run - run % 64, (1_u64 << (run % 64)) - 1);
    for _ in 0..rows.len {
        // SAFETY: vectors inside the run, and its rest; nothing outside of the
        // mask is looked at.
        unsafe {
            let mut at = 0;
            while at < whole {
                _mm512_storeu_si512(d.add(at).cast(), _mm512_loadu_si512(s.add(at).cast()));
                at += 64;
            }
            if rest != 0 {
                let v = _mm512_maskz_loadu_epi8(rest, s.add(at).cast());
                _mm512_mask_storeu_epi8(d.add(at).cast(), rest, v);
            }
        }
        // Behind the last row nothing is looked at.
        d = d.wrapping_offset(rows.strides[0]);
        s = s.wrapping_offset(rows.strides[1]);
    }
}

/// Whole vectors, and one that ends where the run ends.
///
/// # Safety
///
/// As [`copy_rows`], for one axis and runs of at least 32 bytes.
#[target_feature(enable = "avx2")]
unsafe fn rows_256(rows: WalkAxis<2>, mut d: *mut u8, mut s: *const u8, run: usize) {
    use core::arch::x86_64::{_mm256_loadu_si256, _mm256_storeu_si256};
    let whole = run - run % 32;
    for _ in 0..rows.len {
        // SAFETY: vectors inside the run.
        unsafe {
            let copy = |at: usize| {
                _mm256_storeu_si256(d.add(at).cast(), _mm256_loadu_si256(s.add(at).cast()));
            };
            let mut at = 0;
            while at < whole {
                copy(at);
                at += 32;
            }
            if at < run {
                copy(run - 32);
            }
        }
        // Behind the last row nothing is looked at.
        d = d.wrapping_offset(rows.strides[0]);
        s = s.wrapping_offset(rows.strides[1]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{Field, levels, naive_copy};
    use super::*;

    #[test]
    fn rows_of_every_length() {
        for level in levels() {
            for run in (1..140).chain([255, 256, 257, 1000, SHORT, SHORT + 1]) {
                for rows in [2, 3, 7] {
                    let pitch = run as isize;
                    let strides = [[pitch + 5, 1], [2 * pitch + 1, 1]];
                    let shape = [rows, run];
                    let src = Field::numbered(&shape, &strides[1], 1);
                    let mut expected = Field::blank(&shape, &strides[0], 1);
                    let mut found = expected.clone();
                    naive_copy(&mut expected, &src, &shape, (&strides[0], &strides[1]), 1);
                    let axis = WalkAxis {
                        len: rows,
                        strides: [pitch + 5, 2 * pitch + 1],
                    };
                    // SAFETY: both fields were made for the rows.
                    if unsafe { copy_rows(level, &[axis], found.ptr(), src.at(), run) } {
                        assert!(found == expected, "{level:?} {rows} rows of {run}");
                    } else {
                        assert!(level < Level::Avx512 || run > SHORT, "{level:?} {run}");
                    }
                }
            }
        }
    }
}
