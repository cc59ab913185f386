//! A key read against a shape: which entry meets which axis.

use super::{AxisKey, Slice, Span};
use crate::{Error, ErrorKind};

/// A key that was checked against the shape, with what `...` stands for.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    /// How many axes the ellipsis (or the missing tail) stands for.
    fill: usize,
    /// Whether the part has no items, so that no address of it may be formed.
    pub(super) empty: bool,
}

/// One thing to do: an entry of the key with its axis.
pub(super) enum Entry {
    New,
    Index { axis: usize, index: isize },
    Slice { axis: usize, slice: Slice },
}

impl Plan {
    #[inline]
    pub(super) fn new(key: &[AxisKey], shape: &[usize], room: usize) -> Result<Self, Error> {
        let (mut named, mut dropped, mut added, mut ellipses) = (0, 0, 0, 0);
        for entry in key {
            match entry {
                AxisKey::Index(_) => {
                    named += 1;
                    dropped += 1;
                }
                AxisKey::Slice(_) => named += 1,
                AxisKey::Ellipsis => ellipses += 1,
                AxisKey::NewAxis => added += 1,
            }
        }
        let ndim = shape.len();
        if ellipses > 1 {
            return Err(Error::new(ErrorKind::Type, "a key can have only one `...`"));
        }
        let Some(fill) = ndim.checked_sub(named) else {
            return Err(Error::with_numbers(
                ErrorKind::Type,
                "cannot index {}-dimension view with {}-element tuple",
                [ndim as isize, named as isize, 0, 0],
            ));
        };
        let left = ndim - dropped + added;
        if left > room {
            return Err(Error::with_numbers(
                ErrorKind::Value,
                "the key leaves {} {dimension|dimensions} and there is room for {}",
                [left as isize, room as isize, 0, 0],
            ));
        }
        let mut plan = Self { fill, empty: false };
        for entry in plan.entries(key, ndim) {
            match entry {
                Entry::Slice { axis, slice } => {
                    plan.empty |= slice.resolve(shape[axis])?.len == 0;
                }
                Entry::Index { axis, index } => {
                    position(index, axis, shape[axis])?;
                }
                Entry::New => {}
            }
        }
        Ok(plan)
    }

    /// The entries with their axes, the ellipsis spelled out, and whole axes
    /// for those behind the key.
    #[inline]
    pub(super) fn entries(self, key: &[AxisKey], ndim: usize) -> impl Iterator<Item = Entry> {
        let (mut at, mut axis, mut fill) = (0, 0, self.fill);
        core::iter::from_fn(move || {
            loop {
                let entry = match key.get(at) {
                    Some(AxisKey::NewAxis) => {
                        at += 1;
                        return Some(Entry::New);
                    }
                    Some(AxisKey::Ellipsis) if fill == 0 => {
                        at += 1;
                        continue;
                    }
                    Some(AxisKey::Ellipsis) => {
                        fill -= 1;
                        whole_axis(axis)
                    }
                    Some(&AxisKey::Index(index)) => {
                        at += 1;
                        Entry::Index { axis, index }
                    }
                    Some(&AxisKey::Slice(slice)) => {
                        at += 1;
                        Entry::Slice { axis, slice }
                    }
                    None if axis < ndim => whole_axis(axis),
                    None => return None,
                };
                axis += 1;
                return Some(entry);
            }
        })
    }
}

const fn whole_axis(axis: usize) -> Entry {
    Entry::Slice {
        axis,
        slice: Slice::new(None, None, None),
    }
}

/// An index into an axis, negative ones counted from the end.
#[inline]
pub(super) fn position(index: isize, axis: usize, length: usize) -> Result<usize, Error> {
    let position = if index < 0 {
        length.checked_sub(index.unsigned_abs())
    } else {
        Some(index as usize)
    };
    match position {
        Some(position) if position < length => Ok(position),
        _ => Err(Error::out_of_bounds(axis)),
    }
}

/// The stride of a sliced axis.
#[inline]
pub(super) fn stepped(stride: isize, span: Span, empty: bool) -> Result<isize, Error> {
    match stride.checked_mul(span.step) {
        Some(stride) => Ok(stride),
        None if empty || span.len <= 1 => Ok(stride),
        None => Err(overflow()),
    }
}

#[inline]
pub(super) fn times(stride: isize, index: usize) -> Result<isize, Error> {
    // check_rank saw to it that a length, and so an index, fits an isize.
    stride.checked_mul(index as isize).ok_or_else(overflow)
}

#[cold]
pub(super) fn overflow() -> Error {
    Error::new(
        ErrorKind::Overflow,
        "the offset of the part passes isize::MAX bytes",
    )
}
