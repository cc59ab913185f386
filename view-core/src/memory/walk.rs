//! Over the items of a view, in C order: by runs, by blocks, one by one.

use core::ptr::NonNull;

use super::codec::Run;
use super::memory::Memory;
use crate::Error;
use crate::strided::{BaseStep, Geometry, MAX_NDIM, Walk, WalkAxis};

/// What is called with a block of direct memory: its first item, its place along
/// other strides, its shape and strides.
pub(super) type EachBlock<'f> =
    dyn FnMut(*const u8, isize, &[usize], &[isize]) -> Result<(), Error> + 'f;

/// Moves a pointer as a key says.
///
/// # Safety
///
/// The steps lead along a view whose invariants 1 and 2 hold for `ptr`, and
/// to an item of it.
pub(super) unsafe fn step(ptr: &mut NonNull<u8>, step: BaseStep) {
    // SAFETY: by contract, the way stays inside the memory.
    *ptr = unsafe {
        match step {
            BaseStep::Advance(bytes) => ptr.offset(bytes),
            BaseStep::Follow(suboffset) => {
                ptr.cast::<NonNull<u8>>().read_unaligned().offset(suboffset)
            }
        }
    };
}

impl Memory {
    /// Calls `f` with all items, as few runs, in C order.
    pub(super) fn for_each_run(
        &self,
        f: &mut dyn FnMut(Run) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.for_each_block(&[], &mut |at, _, shape, strides| {
            let walk = Walk::<1, MAX_NDIM>::in_order(shape, [strides])?;
            let one = WalkAxis {
                len: 1,
                strides: [0],
            };
            let (inner, outer) = match walk.axes().split_first() {
                Some((inner, outer)) => (inner, outer),
                None => (&one, walk.axes()),
            };
            // SAFETY: positions of the walk are items (invariant 1).
            unsafe { runs(outer, at.offset(walk.start()[0]), inner, f) }
        })
    }

    /// Calls `f` for blocks of direct memory that together are all items, in C
    /// order: once for a view without suboffsets. `f` gets the first item, the
    /// block's place along strides `along` (of another memory of this shape, or
    /// empty), its shape and its strides.
    pub(super) fn for_each_block(
        &self,
        along: &[isize],
        f: &mut EachBlock<'_>,
    ) -> Result<(), Error> {
        if self.has_no_items() {
            return Ok(());
        }
        // SAFETY: there are items, and the geometry is that of the memory.
        unsafe { blocks(self.geometry(), self.ptr, (along, 0), f) }
    }

    /// The item at an index that lies inside the shape.
    ///
    /// # Safety
    ///
    /// One number for each dimension, and each inside it.
    #[inline]
    pub(super) unsafe fn item_at(&self, index: impl Iterator<Item = usize>) -> NonNull<u8> {
        let mut ptr = self.ptr;
        let suboffsets = self.suboffsets();
        for (axis, (i, &stride)) in index.zip(self.strides()).enumerate() {
            // SAFETY: the index is inside the shape, so every partial sum is
            // inside the memory (invariants 1 and 2).
            unsafe {
                ptr = ptr.offset(i as isize * stride);
                if let Some(&suboffset) = suboffsets.get(axis)
                    && suboffset >= 0
                {
                    step(&mut ptr, BaseStep::Follow(suboffset));
                }
            }
        }
        ptr
    }
}

/// # Safety
///
/// Every position of `outer` and `inner` from `at` on is an item.
unsafe fn runs(
    outer: &[WalkAxis<1>],
    at: *const u8,
    inner: &WalkAxis<1>,
    f: &mut dyn FnMut(Run) -> Result<(), Error>,
) -> Result<(), Error> {
    let Some((axis, rest)) = outer.split_last() else {
        return f(Run {
            at,
            stride: inner.strides[0],
            count: inner.len,
        });
    };
    for i in 0..axis.len as isize {
        // SAFETY: by contract.
        unsafe { runs(rest, at.offset(i * axis.strides[0]), inner, f)? };
    }
    Ok(())
}

/// # Safety
///
/// The geometry is sound for memory that begins at `ptr`, with its items.
unsafe fn blocks(
    geometry: Geometry<'_>,
    ptr: NonNull<u8>,
    along: (&[isize], isize),
    f: &mut EachBlock<'_>,
) -> Result<(), Error> {
    if !geometry.is_indirect() {
        return f(ptr.as_ptr(), along.1, geometry.shape, geometry.strides);
    }
    let rest = Geometry {
        shape: &geometry.shape[1..],
        strides: &geometry.strides[1..],
        suboffsets: &geometry.suboffsets[1..],
    };
    let (pace, paces) = along.0.split_first().unwrap_or((&0, &[]));
    for i in 0..geometry.shape[0] as isize {
        // SAFETY: `i` is inside the dimension; a suboffset says that there is a
        // pointer (invariant 2).
        unsafe {
            let mut at = ptr;
            step(&mut at, BaseStep::Advance(i * geometry.strides[0]));
            if geometry.suboffsets[0] >= 0 {
                step(&mut at, BaseStep::Follow(geometry.suboffsets[0]));
            }
            blocks(rest, at, (paces, along.1 + i * pace), f)?;
        }
    }
    Ok(())
}
