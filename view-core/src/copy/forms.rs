//! The forms a copy can have once its axes are sorted, and the loop of each.

use core::ptr::copy_nonoverlapping;

use super::cpu::{Level, Means};
use super::line::{Axis, copy_line};
use super::narrow::{self, NARROW};
use super::nest::nest;
#[cfg(target_arch = "x86_64")]
use super::stream;
use super::transpose::{Block, transpose};
use crate::strided::WalkAxis;

/// Runs of `run` bytes that are contiguous on both sides, at every position of
/// the axes but the first. The order of the axes may be changed.
///
/// # Safety
///
/// Invariants 1 to 3 and 5 of the module for the walk from `d` and `s`; not 3
/// with [`Level::Portable`].
#[inline]
pub(super) unsafe fn copy_runs(
    level: Level,
    streams: bool,
    axes: &mut [WalkAxis<2>],
    run: usize,
    d: *mut u8,
    s: *const u8,
) {
    #[cfg(target_arch = "x86_64")]
    if streams && level >= Level::Sse2 && run >= 4 * stream::LINE {
        // Past the caches reading in order matters more than writing in
        // order, because the writes wait in buffers.
        let outer = &mut axes[1..];
        outer.sort_unstable_by_key(|axis| axis.strides[1].unsigned_abs());
        // SAFETY: the same positions in another order.
        unsafe { nest(outer, d, s, &mut |d, s| stream::stream_run(d, s, run)) };
        stream::fence();
        return;
    }
    // SAFETY: the caller's promise; with a level the bytes are initialised.
    #[cfg(target_arch = "x86_64")]
    if unsafe { super::rows::copy_rows(level, &axes[1..], d, s, run) } {
        return;
    }
    let _ = (level, streams);
    // SAFETY: the caller's promise.
    unsafe {
        nest(&axes[1..], d, s, &mut |d, s| {
            copy_nonoverlapping(s, d, run);
        });
    }
}

/// The axis that is contiguous in the source, if the first one is not and is
/// so in the destination.
#[inline]
pub(super) fn source_axis(axes: &[WalkAxis<2>], item: isize) -> Option<usize> {
    let contiguous = |axis: &WalkAxis<2>| axis.strides[1].unsigned_abs() == item.unsigned_abs();
    if axes[0].strides[0] != item {
        return None;
    }
    axes.iter().position(contiguous).filter(|&at| at > 0)
}

/// Axis 0, contiguous in the destination, and axis `fast`, contiguous in the
/// source, as a transpose; the others around it, or inside it where they lie
/// between. The order of the axes may be changed.
///
/// # Safety
///
/// Invariants 1 to 3 and 5 of the module for the walk from `d` and `s`; not 3
/// with [`Level::Portable`].
pub(super) unsafe fn copy_transposed(
    means: Means,
    streams: bool,
    axes: &mut [WalkAxis<2>],
    fast: usize,
    (mut d, mut s): (*mut u8, *const u8),
    itemsize: usize,
) {
    let (rows, mut cols) = (axes[0], axes[fast]);
    if cols.strides[1] < 0 {
        // Backwards in the source: start from the other end on both sides.
        let last = cols.len as isize - 1;
        // SAFETY: the last position of the axis.
        unsafe {
            d = d.offset(last * cols.strides[0]);
            s = s.offset(last * cols.strides[1]);
        }
        cols.strides = cols.strides.map(|stride| -stride);
    }
    let (mid, others) = match axes {
        // Most are a matrix, and most matrices short.
        [_, _] => (ONCE, &mut [][..]),
        _ => around(axes, fast),
    };
    let block = Block {
        rows: rows.len,
        cols: cols.len,
        dst_pitch: cols.strides[0],
        src_pitch: rows.strides[1],
        mid: mid.len,
        dst_mid: mid.strides[0],
        src_mid: mid.strides[1],
    };
    // SAFETY: the same positions as the walk's.
    unsafe {
        if rows.len.min(cols.len) < NARROW {
            nest(others, d, s, &mut |d, s| {
                narrow::transpose(means, d, s, block, itemsize);
            });
        } else {
            nest(others, d, s, &mut |d, s| {
                transpose(means.level, streams, d, s, block, itemsize);
            });
        }
    }
    #[cfg(target_arch = "x86_64")]
    if streams && means.level >= Level::Sse2 {
        stream::fence();
    }
}

/// An axis of one position.
const ONCE: WalkAxis<2> = WalkAxis {
    len: 1,
    strides: [0; 2],
};

/// The axes but the first and `fast`, whose order may be changed: the one that lies between
/// the items of these two on both sides, if there is one, and the others.
#[inline(never)]
fn around(axes: &mut [WalkAxis<2>], fast: usize) -> (WalkAxis<2>, &mut [WalkAxis<2>]) {
    let (rows, cols) = (axes[0], axes[fast]);
    axes.copy_within(1..fast, 2);
    let others = &mut axes[2..];
    let is_between = |axis: &WalkAxis<2>| {
        axis.strides[0].unsigned_abs() < cols.strides[0].unsigned_abs()
            && axis.strides[1].unsigned_abs() < rows.strides[1].unsigned_abs()
    };
    match others.iter().position(is_between) {
        Some(at) => {
            let mid = others[at];
            others.copy_within(..at, 1);
            (mid, &mut others[1..])
        }
        None => (ONCE, others),
    }
}

/// Line by line along the first axis, or along the second when the first is
/// short, since each line has a cost of its own.
///
/// # Safety
///
/// As [`copy_transposed`].
pub(super) unsafe fn copy_lines(
    means: Means,
    streams: bool,
    axes: &[WalkAxis<2>],
    d: *mut u8,
    s: *const u8,
    itemsize: usize,
) {
    let axis = |axis: &WalkAxis<2>| Axis {
        len: axis.len,
        dst: axis.strides[0],
        src: axis.strides[1],
    };
    match axes {
        [first, second, outer @ ..] if first.len < NARROW && second.len > first.len => {
            let (inner, along) = (axis(second), axis(first));
            // SAFETY: every position of the outer axes and of both inner
            // ones is an index of the walk.
            unsafe {
                nest(outer, d, s, &mut |d, s| {
                    for i in 0..along.len as isize {
                        copy_line(
                            d.offset(i * along.dst),
                            s.offset(i * along.src),
                            inner,
                            itemsize,
                        );
                    }
                });
            }
        }
        [first, outer @ ..] => {
            let inner = axis(first);
            // SAFETY: as above.
            unsafe {
                nest(outer, d, s, &mut |d, s| {
                    any_line(means, streams, d, s, inner, itemsize);
                });
            }
            #[cfg(target_arch = "x86_64")]
            if streams && means.level >= Level::Sse2 {
                stream::fence();
            }
        }
        [] => {}
    }
}

/// One line, by the best loop for it. The caller fences if it `streams`.
///
/// # Safety
///
/// As [`copy_transposed`], for the items of the axis.
#[inline]
pub(super) unsafe fn any_line(
    means: Means,
    streams: bool,
    d: *mut u8,
    s: *const u8,
    axis: Axis,
    itemsize: usize,
) {
    #[cfg(target_arch = "x86_64")]
    if axis.dst == itemsize as isize && axis.len >= NARROW {
        use super::dense::copy_dense;
        // SAFETY: the caller's promise.
        let done = unsafe {
            if streams {
                copy_dense::<true>(means, d, s, axis, itemsize)
            } else {
                copy_dense::<false>(means, d, s, axis, itemsize)
            }
        };
        if done {
            return;
        }
    }
    #[cfg(target_arch = "x86_64")]
    if axis.src == 8 && itemsize == 8 && axis.len >= NARROW && means.level >= Level::Sse2 {
        // SAFETY: the caller's promise.
        return unsafe { super::scatter::scatter_u64(d, s, axis) };
    }
    let _ = (means, streams);
    // SAFETY: the caller's promise.
    unsafe { copy_line(d, s, axis, itemsize) };
}
