//! Axes one inside the other: whether they are, and the loop over their positions.

use crate::strided::WalkAxis;

/// Whether each axis, innermost first, steps over all of those inside it, so
/// that no two items of the destination overlap.
#[inline]
pub(super) fn is_nested(axes: &[WalkAxis<2>], item: isize) -> bool {
    let mut reach = item;
    axes.iter().all(|axis| {
        let steps_over = axis.strides[0] >= reach;
        // Inside the range of the geometry: no overflow.
        reach = reach.wrapping_add(axis.strides[0].wrapping_mul(axis.len as isize - 1));
        steps_over
    })
}

/// Runs `body` for every position of the axes, the first of them innermost.
///
/// # Safety
///
/// From `dst` and `src`, every position stays inside the allocations.
#[inline]
pub(super) unsafe fn nest(
    axes: &[WalkAxis<2>],
    dst: *mut u8,
    src: *const u8,
    body: &mut impl FnMut(*mut u8, *const u8),
) {
    match axes {
        [] => body(dst, src),
        [axis] => {
            let (mut dst, mut src) = (dst, src);
            for _ in 0..axis.len {
                body(dst, src);
                // Behind the last position nothing is looked at.
                dst = dst.wrapping_offset(axis.strides[0]);
                src = src.wrapping_offset(axis.strides[1]);
            }
        }
        // SAFETY: the caller's promise.
        _ => unsafe { nest_deep(axes, dst, src, body) },
    }
}

/// [`nest`] of more than one axis, apart from what is inlined.
///
/// # Safety
///
/// As [`nest`].
unsafe fn nest_deep(
    axes: &[WalkAxis<2>],
    dst: *mut u8,
    src: *const u8,
    body: &mut impl FnMut(*mut u8, *const u8),
) {
    let Some((axis, inner)) = axes.split_last() else {
        return body(dst, src);
    };
    for i in 0..axis.len as isize {
        // SAFETY: a position of the axis, by the caller's promise.
        unsafe {
            let dst = dst.offset(i * axis.strides[0]);
            let src = src.offset(i * axis.strides[1]);
            if inner.len() > 1 {
                nest_deep(inner, dst, src, body);
            } else {
                nest(inner, dst, src, body);
            }
        }
    }
}
