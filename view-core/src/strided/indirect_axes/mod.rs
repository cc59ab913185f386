//! Axes of indirect memory in another order, stretched, or cut otherwise.
//!
//! The way to an item steps along some axes, follows a pointer, steps along the next
//! ones, and so on. So the axes are in groups: each ends with the axis after which a
//! pointer is followed, and behind the last pointer are those of the memory that the items
//! lie in. Within a group the steps are added up, so their order does not matter; a step
//! of one group cannot be made before the pointer of another is followed, which is what
//! another order of the groups would ask for.
//!
//! * **Another order** can be had if every axis stays in its group; the last one of a
//!   group is then the one after which the pointer is followed. An axis along which
//!   nobody steps, as its length is 1 or its stride 0, may be in any group.
//! * **Stretched** memory steps by 0 along an axis, which changes no group.
//! * **Another shape** can be had if each group gets new axes of its own, for as many
//!   items as its old ones.

use super::{
    Geometry, GeometryMut, Order, broadcast_strides, check_rank, item_count, permute,
    reshape_strides,
};
use crate::{Error, ErrorKind};

impl Geometry<'_> {
    fn check(&self) -> Result<(), Error> {
        check_rank(self.shape, self.strides)?;
        check_rank(self.shape, self.suboffsets)
    }

    /// The pointers that are followed before a step along `axis` is made.
    fn group(&self, axis: usize) -> usize {
        let before = self.suboffsets[..axis].iter();
        before.filter(|&&suboffset| suboffset >= 0).count()
    }

    fn groups(&self) -> usize {
        self.group(self.shape.len())
    }

    /// The suboffset of the pointer after a group.
    fn pointer(&self, group: usize) -> isize {
        let mut pointers = self.suboffsets.iter().filter(|&&suboffset| suboffset >= 0);
        pointers.nth(group).copied().unwrap_or(-1)
    }
}

/// Puts the axes of memory that may be indirect in another order: `axes` names each once.
///
/// ```
/// use view_core::strided::{Geometry, GeometryMut, permute_indirect};
///
/// // Two steps, a pointer, one step.
/// let whole = Geometry { shape: &[2, 3, 4], strides: &[24, 8, 4], suboffsets: &[-1, 0, -1] };
/// let (mut shape, mut strides, mut suboffsets) = ([0; 3], [0; 3], [0; 3]);
/// let mut out = GeometryMut {
///     shape: &mut shape,
///     strides: &mut strides,
///     suboffsets: &mut suboffsets,
/// };
/// permute_indirect(whole, &[1, 0, 2], &mut out)?;
/// assert_eq!((shape, strides, suboffsets), ([3, 2, 4], [8, 24, 4], [-1, 0, -1]));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// As [`permute`]; `BufferError` where an axis would be stepped along on the other side of
/// a pointer.
pub fn permute_indirect(
    whole: Geometry<'_>,
    axes: &[usize],
    out: &mut GeometryMut<'_>,
) -> Result<(), Error> {
    whole.check()?;
    check_rank(whole.shape, out.suboffsets)?;
    permute(whole.shape, whole.strides, axes, out.shape, out.strides)?;
    out.suboffsets.fill(-1);
    if whole.shape.contains(&0) {
        return Ok(());
    }
    let groups = whole.groups();
    // The group that is being stepped along, its last axis in the new order, and the first
    // of the axes since then along which nobody steps.
    let (mut group, mut last, mut spare) = (0, None, 0);
    for k in 0..=axes.len() {
        let own = match axes.get(k) {
            Some(&axis) if whole.shape[axis] == 1 || whole.strides[axis] == 0 => continue,
            Some(&axis) => whole.group(axis),
            None => groups,
        };
        if own < group {
            return Err(Error::with_numbers(
                ErrorKind::Buffer,
                "axis {} cannot come behind a pointer that is followed after the step along \
                 it (suboffsets); copy the view first",
                [axes[k] as isize, 0, 0, 0],
            ));
        }
        while group < own {
            let end = match last.take() {
                Some(last) => last,
                None if spare < k => {
                    spare += 1;
                    spare - 1
                }
                None => return Err(no_axis(group)),
            };
            out.suboffsets[end] = whole.pointer(group);
            group += 1;
        }
        (last, spare) = (Some(k), k + 1);
    }
    Ok(())
}

#[cold]
fn no_axis(group: usize) -> Error {
    Error::with_numbers(
        ErrorKind::Buffer,
        "no axis is left after which pointer {} of the way to an item is followed \
         (suboffsets); copy the view first",
        [group as isize, 0, 0, 0],
    )
}

/// Stretches memory that may be indirect to a larger shape, as [`broadcast_strides`].
///
/// ```
/// use view_core::strided::{Geometry, GeometryMut, broadcast_indirect};
///
/// let row = Geometry { shape: &[1, 4], strides: &[8, 4], suboffsets: &[0, -1] };
/// let (mut strides, mut suboffsets) = ([9; 3], [9; 3]);
/// broadcast_indirect(row, &[2, 3, 4], &mut strides, &mut suboffsets)?;
/// assert_eq!((strides, suboffsets), ([0, 0, 4], [-1, 0, -1]));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// As [`broadcast_strides`].
pub fn broadcast_indirect(
    whole: Geometry<'_>,
    to: &[usize],
    out_strides: &mut [isize],
    out_suboffsets: &mut [isize],
) -> Result<(), Error> {
    whole.check()?;
    check_rank(to, out_suboffsets)?;
    broadcast_strides(whole.shape, whole.strides, to, out_strides)?;
    let added = to.len() - whole.shape.len();
    out_suboffsets.fill(-1);
    out_suboffsets[added..].copy_from_slice(whole.suboffsets);
    Ok(())
}

/// Writes strides and suboffsets that show the items of memory that may be indirect, taken
/// in `order`, in the shape `to`, as [`reshape_strides`].
///
/// ```
/// use view_core::strided::{Geometry, GeometryMut, Order, reshape_indirect};
///
/// let rows = Geometry { shape: &[2, 6], strides: &[8, 4], suboffsets: &[0, -1] };
/// let (mut strides, mut suboffsets) = ([0; 3], [0; 3]);
/// let mut out = GeometryMut {
///     shape: &mut [2, 3, 2],
///     strides: &mut strides,
///     suboffsets: &mut suboffsets,
/// };
/// reshape_indirect(rows, 4, Order::C, &mut out)?;
/// assert_eq!((strides, suboffsets), ([8, 8, 4], [0, -1, -1]));
/// # Ok::<(), view_core::Error>(())
/// ```
///
/// # Errors
///
/// As [`reshape_strides`]; `BufferError` where an axis would step along on both sides of a
/// pointer, or none is left to follow it after.
pub fn reshape_indirect(
    whole: Geometry<'_>,
    itemsize: usize,
    order: Order,
    out: &mut GeometryMut<'_>,
) -> Result<(), Error> {
    whole.check()?;
    check_rank(out.shape, out.suboffsets)?;
    out.suboffsets.fill(-1);
    let groups = whole.groups();
    if groups == 0 || whole.shape.contains(&0) || out.shape.contains(&0) {
        let (shape, strides) = (whole.shape, whole.strides);
        return reshape_strides(shape, strides, out.shape, itemsize, order, out.strides);
    }
    check_rank(out.shape, out.strides)?;
    let (mut old, mut new) = (0, 0);
    for group in 0..=groups {
        let old_end = match whole.suboffsets[old..].iter().position(|&s| s >= 0) {
            Some(last) => old + last + 1,
            None => whole.shape.len(),
        };
        let items = item_count(&whole.shape[old..old_end])?;
        // As few new axes as hold so many items, and one at least where a pointer follows.
        let (mut new_end, mut found) = (new, 1_usize);
        while new_end < out.shape.len()
            && (group == groups || found < items || (new_end == new && out.shape[new] == 1))
        {
            found = found.saturating_mul(out.shape[new_end]);
            new_end += 1;
        }
        if found != items {
            return Err(Error::with_numbers(
                ErrorKind::Buffer,
                "the {} {item|items} before pointer {} is followed (suboffsets) cannot be those of \
                 whole axes of this shape; copy the view first",
                [items as isize, group as isize, 0, 0],
            ));
        }
        if group < groups && new_end == new {
            return Err(no_axis(group));
        }
        reshape_strides(
            &whole.shape[old..old_end],
            &whole.strides[old..old_end],
            &out.shape[new..new_end],
            itemsize,
            order,
            &mut out.strides[new..new_end],
        )?;
        if group < groups {
            out.suboffsets[new_end - 1] = whole.pointer(group);
        }
        (old, new) = (old_end, new_end);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
