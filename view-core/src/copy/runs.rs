//! Items with holes: copied field by field, so that no hole is ever read.

use core::ptr::write_bytes;

use super::line::{Axis, copy_line};
use super::nest::nest;
use crate::strided::{WalkAxis, with_sorted};

/// Some bytes of an item, the same in every item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// Where the bytes start inside the item.
    pub offset: usize,
    /// How many there are.
    pub len: usize,
}

/// What happens to the bytes of a destination item that no run covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holes {
    /// They keep what they have.
    Keep,
    /// They become zeros.
    Zero,
}

/// So many items at a time, so that the fields of an item are still in the
/// nearest cache when the next field comes.
const BLOCK: usize = 64;

/// Copies the runs of every item of `src` to the item of `dst` with the same
/// index. Bytes between the runs are not read.
///
/// # Safety
///
/// Invariants 1 and 2 of the [module](super). The runs are sorted, apart and
/// inside the item; their bytes may be uninitialised, but then they are so in
/// `dst` as well. No two items of `dst` overlap.
pub unsafe fn copy_runs(
    dst: (*mut u8, &[isize]),
    src: (*const u8, &[isize]),
    shape: &[usize],
    itemsize: usize,
    runs: &[Run],
    holes: Holes,
) {
    // A single item is an axis of length 1.
    const SINGLE: &[WalkAxis<2>] = &[WalkAxis {
        len: 1,
        strides: [0; 2],
    }];
    let _ = with_sorted(shape, [dst.1, src.1], |walk| {
        if walk.empty {
            return;
        }
        let axes = if walk.axes.is_empty() {
            SINGLE
        } else {
            walk.axes
        };
        let (inner, outer) = (&axes[0], &axes[1..]);
        // SAFETY: every position of the walk is an index of both sides, and
        // a run at its offset is part of the item there.
        unsafe {
            let (d, s) = (dst.0.offset(walk.start[0]), src.0.offset(walk.start[1]));
            nest(outer, d, s, &mut |d, s| {
                let mut done = 0;
                while done < inner.len {
                    let axis = Axis {
                        len: BLOCK.min(inner.len - done),
                        dst: inner.strides[0],
                        src: inner.strides[1],
                    };
                    let d = d.offset(done as isize * axis.dst);
                    let s = s.offset(done as isize * axis.src);
                    copy_block(d, s, axis, itemsize, runs, holes);
                    done += axis.len;
                }
            });
        }
    });
}

/// # Safety
///
/// As [`copy_runs`], for the items of the axis.
unsafe fn copy_block(
    d: *mut u8,
    s: *const u8,
    axis: Axis,
    itemsize: usize,
    runs: &[Run],
    holes: Holes,
) {
    let mut covered = 0;
    // SAFETY: the runs, and what is between them, are parts of the items.
    unsafe {
        for run in runs {
            if holes == Holes::Zero {
                zero_line(d.add(covered), axis, run.offset - covered);
            }
            copy_line(d.add(run.offset), s.add(run.offset), axis, run.len);
            covered = run.offset + run.len;
        }
        if holes == Holes::Zero {
            zero_line(d.add(covered), axis, itemsize - covered);
        }
    }
}

/// # Safety
///
/// `len` bytes from each position of the axis may be written.
unsafe fn zero_line(dst: *mut u8, axis: Axis, len: usize) {
    if len == 0 {
        return;
    }
    for i in 0..axis.len as isize {
        // SAFETY: the caller's promise.
        unsafe { write_bytes(dst.offset(i * axis.dst), 0, len) };
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::Field;
    use super::*;
    use crate::strided::model;

    #[test]
    fn runs_are_copied_and_holes_are_as_asked() {
        let runs = [(0, 1), (4, 4), (8, 8), (17, 2)].map(|(offset, len)| Run { offset, len });
        for runs in [&runs[..], &runs[1..3], &[]] {
            for shape in [[2, 70], [1, 1], [3, 0], [65, 2]] {
                let row = shape[1] as isize * 20;
                for (to, from) in [
                    ([row, 20], [row, 20]),
                    ([row, 20], [20, 20 * shape[0] as isize]),
                    ([-2 * row, 40], [0, -20]),
                ] {
                    for holes in [Holes::Keep, Holes::Zero] {
                        let src = Field::numbered(&shape, &from, 20);
                        let mut found = Field::blank(&shape, &to, 20);
                        let mut expected = found.clone();
                        for ((_, t), (_, f)) in model::offsets(&shape, &to)
                            .into_iter()
                            .zip(model::offsets(&shape, &from))
                        {
                            let item = expected.item(t, 20);
                            if holes == Holes::Zero {
                                item.fill(0);
                            }
                            for run in runs {
                                let bytes = run.offset..run.offset + run.len;
                                item[bytes.clone()].copy_from_slice(&src.read(f, 20)[bytes]);
                            }
                        }
                        // SAFETY: the fields were made for their geometries.
                        unsafe {
                            copy_runs(
                                (found.ptr(), &to),
                                (src.at(), &from),
                                &shape,
                                20,
                                runs,
                                holes,
                            );
                        }
                        assert_eq!(found, expected, "{shape:?} {holes:?}");
                    }
                }
            }
        }
    }
}
