//! The same memory in other geometries: parts, transposes, other shapes.

use alloc::vec::Vec;

use super::dims::Dims;
use super::memory::Memory;
use super::room::Room;
use super::walk::step;
use crate::strided::{
    AxisKey, GeometryMut, MAX_NDIM, Order, apply_key, apply_key_indirect, broadcast_indirect,
    broadcast_strides, permute, permute_indirect, reshape_indirect, resolve_shape, squeeze,
    strides_as,
};
use crate::{Error, ErrorKind};

impl Memory {
    /// The part that a key names.
    #[inline]
    pub(super) fn part(&self, key: &[AxisKey]) -> Result<Self, Error> {
        // What is asked for most, without the room that any key may need.
        match *key {
            [AxisKey::Slice(slice)] => {
                if let Some((len, stride, start)) = self.dims.slice_first(slice)? {
                    // SAFETY: the first item of the part, or no step at all where it is empty.
                    let ptr = unsafe { self.ptr.offset(start) };
                    return Ok(self.with_geometry(ptr, self.dims.with_first(len, stride)));
                }
            }
            [AxisKey::Index(index)] => {
                if let Some(start) = self.dims.index_first(index)
                    && let Some(dims) = self.dims.without_first()
                {
                    // SAFETY: as above.
                    let ptr = unsafe { self.ptr.offset(start) };
                    return Ok(self.with_geometry(ptr, dims));
                }
            }
            _ => {}
        }
        self.any_part(key)
    }

    #[inline(never)]
    fn any_part(&self, key: &[AxisKey]) -> Result<Self, Error> {
        let names_axis = |entry: &AxisKey| matches!(entry, AxisKey::Index(_) | AxisKey::Slice(_));
        if self.ndim() == 0 && key.iter().any(names_axis) {
            return Err(Error::new(
                ErrorKind::Type,
                "invalid indexing of 0-dim memory",
            ));
        }
        // Each entry of the key makes one dimension at the most.
        let mut room = Room::new(self.ndim() + key.len());
        if self.is_indirect() {
            return self.part_indirect(key, &mut room);
        }
        let part = apply_key(
            key,
            self.shape(),
            self.strides(),
            &mut room.shape,
            &mut room.strides,
        )?;
        // Suboffsets that say nothing are kept as long as they fit.
        let suboffsets = match self.suboffsets() {
            all if all.len() == part.ndim => all,
            _ => &[],
        };
        let dims = Dims::new(
            &room.shape[..part.ndim],
            &room.strides[..part.ndim],
            suboffsets,
        )?;
        // SAFETY: the first item of the part, or no step at all where it is
        // empty (strided's invariant 6 on this memory's invariant 1).
        let ptr = unsafe { self.ptr.offset(part.offset) };
        Ok(self.with_geometry(ptr, dims))
    }

    fn part_indirect(&self, key: &[AxisKey], room: &mut Room) -> Result<Self, Error> {
        let mut ptr = self.ptr;
        let mut out = GeometryMut {
            shape: &mut room.shape,
            strides: &mut room.strides,
            suboffsets: &mut room.suboffsets,
        };
        let ndim = apply_key_indirect(key, self.geometry(), &mut out, &mut |advance| {
            // SAFETY: the way to an item of this memory; nothing is told where
            // the part is empty.
            unsafe { step(&mut ptr, advance) };
        })?;
        let dims = room.indirect(ndim)?;
        Ok(self.with_geometry(ptr, dims))
    }

    /// Refuses memory with pointers, where an operation needs one stride a
    /// dimension.
    pub(super) fn require_direct(&self, operation: &str) -> Result<(), Error> {
        if !self.is_indirect() {
            return Ok(());
        }
        Err(Error::with_message(
            ErrorKind::Buffer,
            alloc::format!(
                "{operation} needs memory without pointers on the way to an item (suboffsets); index the dimensions with pointers first"
            ),
        ))
    }

    pub(super) fn permuted(&self, axes: &[usize]) -> Result<Self, Error> {
        let ndim = self.ndim();
        let dims = if self.is_indirect() {
            let mut room = Room::new(ndim);
            permute_indirect(self.geometry(), axes, &mut room.first(ndim))?;
            room.indirect(ndim)?
        } else {
            let (own_shape, own_strides) = (self.shape(), self.strides());
            Dims::filled(ndim, |shape, strides| {
                permute(own_shape, own_strides, axes, shape, strides)
            })?
        };
        Ok(self.with_geometry(self.ptr, dims))
    }

    pub(super) fn transposed(&self) -> Result<Self, Error> {
        if self.is_indirect() {
            let axes: Vec<usize> = (0..self.ndim()).rev().collect();
            return self.permuted(&axes);
        }
        let dims = self.dims.reversed()?;
        Ok(self.with_geometry(self.ptr, dims))
    }

    pub(super) fn squeezed(&self) -> Result<Self, Error> {
        if self.is_indirect() {
            // An index into each, which follows what pointers there are.
            let key: Vec<AxisKey> = self
                .shape()
                .iter()
                .map(|&len| match len {
                    1 => AxisKey::Index(0),
                    _ => AxisKey::Slice((..).into()),
                })
                .collect();
            return self.part(&key);
        }
        let mut room = Room::new(self.ndim());
        let ndim = squeeze(
            self.shape(),
            self.strides(),
            &mut room.shape,
            &mut room.strides,
        )?;
        Ok(self.with_geometry(self.ptr, room.direct(ndim)?))
    }

    /// In another shape, if the strides allow it; one length may be -1.
    pub(super) fn reshaped(&self, shape: &[isize], order: Order) -> Result<Self, Error> {
        let ndim = shape.len();
        if ndim > MAX_NDIM {
            return Err(Error::new(
                ErrorKind::Value,
                "memoryview: number of dimensions must not exceed 64",
            ));
        }
        if self.is_indirect() {
            return self.reshaped_indirect(shape, order);
        }
        let (own_shape, own_strides) = (self.shape(), self.strides());
        let (count, itemsize) = (self.count(), self.itemsize());
        let dims = Dims::filled(ndim, |lengths, strides| {
            resolve_shape(shape, count, lengths)?;
            strides_as(own_shape, own_strides, lengths, itemsize, order, strides)
        })?;
        Ok(self.with_geometry(self.ptr, dims))
    }

    /// [`reshaped`](Self::reshaped) where pointers are followed, to at most 64 dimensions.
    fn reshaped_indirect(&self, shape: &[isize], order: Order) -> Result<Self, Error> {
        let ndim = shape.len();
        let mut room = Room::new(ndim);
        resolve_shape(shape, self.count(), &mut room.shape[..ndim])?;
        // Without the dimensions of length 1 where that can be, whose pointers
        // would be in the way.
        let squeezed = self.squeezed();
        let whole = squeezed.as_ref().unwrap_or(self);
        if !whole.is_indirect() {
            return whole.reshaped(shape, order);
        }
        let mut out = room.first(ndim);
        reshape_indirect(whole.geometry(), self.itemsize(), order, &mut out)?;
        Ok(self.with_geometry(whole.ptr, room.indirect(ndim)?))
    }

    /// Stretched along dimensions of length 1 and new ones.
    pub(super) fn broadcasted(&self, shape: &[usize]) -> Result<Self, Error> {
        let ndim = shape.len();
        if ndim > MAX_NDIM {
            return Err(Error::new(
                ErrorKind::Value,
                "memoryview: number of dimensions must not exceed 64",
            ));
        }
        let mut room = Room::new(ndim);
        let strides = &mut room.strides[..ndim];
        let mut suboffsets = &mut room.suboffsets[..ndim];
        if self.is_indirect() {
            broadcast_indirect(self.geometry(), shape, strides, suboffsets)?;
        } else {
            broadcast_strides(self.shape(), self.strides(), shape, strides)?;
            suboffsets = &mut [];
        }
        // The items are counted, and their bytes, in an isize.
        crate::strided::nbytes(shape, self.itemsize())?;
        crate::strided::item_count(shape)?;
        Ok(self.with_geometry(self.ptr, Dims::new(shape, strides, suboffsets)?))
    }

    /// The part at `index` of the first dimension, which is inside it.
    pub(super) fn outer(&self, index: usize) -> Result<Self, Error> {
        self.part(&[AxisKey::Index(index as isize)])
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use crate::memory::{MemoryView, memoryview};
    use crate::s;
    use crate::strided::{AxisKey, Slice};

    #[test]
    fn a_part_by_the_first_dimension_is_what_any_key_gives() {
        let items: [[[u16; 2]; 3]; 5] = core::array::from_fn(|i| {
            core::array::from_fn(|j| core::array::from_fn(|k| (100 * i + 10 * j + k) as u16))
        });
        let view = memoryview(&items);
        let bounds = [None, Some(0), Some(2), Some(4), Some(9), Some(-2), Some(-9)];
        let wholes = [
            view.clone(),
            view.slice(s![..;-1]).unwrap(),
            view.slice(s![.., 1]).unwrap(),
            view.slice(s![.., 0, 1]).unwrap(),
            view.slice(s![2..2]).unwrap(),
            view.slice(s![.., 3..]).unwrap(),
        ];
        // The same by the way that every other key goes.
        let check = |whole: &MemoryView<'_>, entry: AxisKey| {
            let part = whole.slice([entry].as_slice());
            let other = whole.slice([entry, AxisKey::Ellipsis].as_slice());
            let (part, other) = match (part, other) {
                (Ok(part), Ok(other)) => (part, other),
                (part, other) => return assert_eq!(part.err(), other.err()),
            };
            assert_eq!(part.shape(), other.shape());
            assert_eq!(part.strides(), other.strides());
            assert_eq!(part.as_ptr(), other.as_ptr());
            assert_eq!(part.to_list().unwrap(), other.to_list().unwrap());
        };
        for whole in &wholes {
            for index in (-6..6).chain([isize::MAX, isize::MIN]) {
                check(whole, AxisKey::Index(index));
            }
            let ndim = whole.ndim();
            let axes: Vec<usize> = (0..ndim).rev().collect();
            let (turned, other) = (whole.transpose().unwrap(), whole.permute(&axes).unwrap());
            assert_eq!(turned.shape(), other.shape());
            assert_eq!(turned.strides(), other.strides());
            for start in bounds {
                for stop in bounds {
                    for step in [None, Some(1), Some(2), Some(-1), Some(-3), Some(isize::MAX)] {
                        check(whole, AxisKey::Slice(Slice::new(start, stop, step)));
                    }
                }
            }
        }
        assert!(
            view.slice([AxisKey::Slice(Slice::new(None, None, Some(0)))].as_slice())
                .is_err()
        );
    }
}
