//! Whether bytes from outside are items.

use crate::layout::{Invalid, Layout};
use crate::strided;
use crate::view::construct::check_strides_aligned;
use crate::view::count::Count;
use crate::view::raw::check_count;
use crate::{BufferView, Error, ErrorKind};

/// The geometry of all of `len` bytes as items of type `T`, in a row.
#[inline]
pub(in crate::view) fn whole<T>(len: usize) -> Result<usize, Error> {
    if size_of::<T>() == 0 {
        return Err(Error::new(
            ErrorKind::Type,
            "bytes cannot say how many items of no bytes they are",
        ));
    }
    if !len.is_multiple_of(size_of::<T>()) {
        return Err(Error::with_numbers(
            ErrorKind::Value,
            "{} {byte is|bytes are} no whole number of items of {} {byte|bytes}: {} {is|are} left over",
            [
                len as isize,
                size_of::<T>() as isize,
                (len % size_of::<T>()) as isize,
                0,
            ],
        ));
    }
    Ok(len / size_of::<T>())
}

/// Whether any bytes, wherever they lie, are values of the type, if they are enough.
pub(super) const fn is_any_bytes<T: BufferView>() -> bool {
    assert!(
        T::LAYOUT.size() == size_of::<T>() && T::LAYOUT.align() == align_of::<T>(),
        "the `LAYOUT` of a hand-written `BufferView` is not that of the type"
    );
    align_of::<T>() == 1 && !T::LAYOUT.has_validity()
}

/// Checks that items of type `T` lie inside `bytes` under this geometry, aligned, and
/// that each is a value.
pub(super) fn check<T: BufferView, const N: usize>(
    bytes: &[u8],
    offset: usize,
    shape: [usize; N],
    strides: [isize; N],
) -> Result<(), Error> {
    // Where it is asserted that the layout is that of the type.
    const { is_any_bytes::<T>() };
    check_count(&shape)?;
    strided::check_bounds(&shape, &strides, size_of::<T>(), offset, bytes.len())?;
    if shape.contains(&0) {
        return Ok(());
    }
    let address = bytes.as_ptr().addr() + offset;
    if !address.is_multiple_of(align_of::<T>()) {
        return Err(Error::with_numbers(
            ErrorKind::Value,
            "the first item, at byte {}, lies {} {byte|bytes} past a multiple of {}, the alignment of \
             its type; an `Unaligned` item may lie anywhere",
            [
                offset as isize,
                (address % align_of::<T>()) as isize,
                align_of::<T>() as isize,
                0,
            ],
        ));
    }
    check_strides_aligned::<T>(&shape, &strides)?;
    if const { T::LAYOUT.has_validity() } {
        check_values(&T::LAYOUT, bytes, offset, shape, strides)?;
    }
    Ok(())
}

/// Checks that each item is a value.
fn check_values<const N: usize>(
    layout: &Layout,
    bytes: &[u8],
    offset: usize,
    mut shape: [usize; N],
    strides: [isize; N],
) -> Result<(), Error> {
    // An axis that repeats one place needs one look.
    for (len, stride) in shape.iter_mut().zip(strides) {
        if stride == 0 {
            *len = 1;
        }
    }
    let mut count = Count::new(shape);
    if count.len() > bytes.len() {
        return Err(Error::new(
            ErrorKind::Value,
            "the items overlap so often that there are more than bytes, too many to check \
             that each is a value",
        ));
    }
    while let Some(index) = count.next() {
        // In bounds, as was checked for the whole geometry.
        let at = index
            .iter()
            .zip(strides)
            .fold(offset, |at, (&index, stride)| {
                at.wrapping_add_signed(index as isize * stride)
            });
        if let Err(invalid) = layout.check(&bytes[at..at + layout.size()]) {
            return Err(no_value(layout, &index, &invalid, Some(at)));
        }
    }
    Ok(())
}

/// The error for an item whose bytes are no value. `at` is where it lies, if that says more
/// than the index.
#[cold]
pub(in crate::view) fn no_value(
    layout: &Layout,
    index: &[usize],
    invalid: &Invalid,
    at: Option<usize>,
) -> Error {
    #[cfg(feature = "alloc")]
    {
        use alloc::format;
        use alloc::string::String;
        let path = layout.path_at(invalid.offset());
        let place = if path.is_empty() {
            path
        } else {
            format!("field `{path}`: ")
        };
        let begins = at.map_or_else(String::new, |at| format!("; the item begins at byte {at}"));
        Error::with_message(
            ErrorKind::Value,
            format!(
                "item {index:?} is no `{}`: {place}{invalid}{begins}",
                layout.name()
            ),
        )
    }
    #[cfg(not(feature = "alloc"))]
    {
        let _ = at;
        Error::with_numbers(
            ErrorKind::Value,
            "item {} is no value of its type: found {} at byte {} of {}",
            [
                index.first().map_or(0, |i| *i as isize),
                isize::try_from(invalid.found()).unwrap_or(isize::MAX),
                invalid.offset() as isize,
                layout.size() as isize,
            ],
        )
    }
}
