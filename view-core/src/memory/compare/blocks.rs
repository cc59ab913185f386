//! Pairs of items that have no loop of their own, in blocks.

use super::Side;
use crate::strided::{MAX_NDIM, Walk, WalkAxis};

/// Items between two branches.
pub(super) const BLOCK: usize = 64;

/// Whether `same` holds for all pairs, without a branch at each.
pub(super) fn all_same<T: Copy>(
    a: &[T; BLOCK],
    b: &[T; BLOCK],
    same: impl Fn(T, T) -> bool,
) -> bool {
    let mut differ = 0_u32;
    for (a, b) in a.iter().zip(b) {
        differ |= u32::from(!same(*a, *b));
    }
    differ == 0
}

/// Calls `same` with blocks of at most 64 items: their addresses and the strides
/// from one to the next on both sides.
///
/// # Safety
///
/// Both sides are direct memory with items of that shape.
pub(super) unsafe fn blocks(
    a: Side<'_>,
    b: Side<'_>,
    shape: &[usize],
    same: impl Fn((*const u8, *const u8), (isize, isize), usize) -> bool,
) -> bool {
    let Ok(walk) = Walk::<2, MAX_NDIM>::sorted(shape, [a.strides, b.strides]) else {
        return false;
    };
    if walk.is_empty() {
        return true;
    }
    let one = WalkAxis {
        len: 1,
        strides: [0; 2],
    };
    let (inner, outer) = match walk.axes().split_first() {
        Some((inner, outer)) => (*inner, outer),
        None => (one, walk.axes()),
    };
    let mut index = [0; MAX_NDIM];
    loop {
        let mut offset = walk.start();
        for (axis, &i) in outer.iter().zip(&index) {
            offset[0] += i as isize * axis.strides[0];
            offset[1] += i as isize * axis.strides[1];
        }
        let mut done = 0;
        while done < inner.len {
            let len = BLOCK.min(inner.len - done);
            // SAFETY: positions of the walk are items of both sides.
            let at = unsafe {
                (
                    a.at.offset(offset[0] + done as isize * inner.strides[0]),
                    b.at.offset(offset[1] + done as isize * inner.strides[1]),
                )
            };
            if !same(at, (inner.strides[0], inner.strides[1]), len) {
                return false;
            }
            done += len;
        }
        // The next position of the outer axes, the nearest turning fastest.
        let mut turned = false;
        for (axis, i) in outer.iter().zip(&mut index) {
            *i += 1;
            if *i < axis.len {
                turned = true;
                break;
            }
            *i = 0;
        }
        if !turned {
            return true;
        }
    }
}
