//! Whether a buffer holds records of a Rust type, and where.

use pyo3::exceptions::{PyBufferError, PyTypeError};
use pyo3::ffi;
use pyo3::prelude::*;
use view_core::BufferView;
use view_core::format::{Format, Item, ItemKind, Platform};
use view_core::layout::{
    Difference, DifferenceKind, FieldLayout, Kind, Layout, LayoutMismatch, Overlook,
};

use crate::buffer::{Held, c_strides};
use crate::error::count;

/// An export whose memory was found to hold items of type `T` in `N` dimensions.
pub(super) struct Matched<const N: usize> {
    pub(super) held: Held,
    pub(super) shape: [usize; N],
    pub(super) strides: [isize; N],
}

impl<const N: usize> Matched<N> {
    /// Asks `object` for its buffer and compares that with `T`.
    pub(super) fn new<T: BufferView>(object: &Bound<'_, PyAny>, writable: bool) -> PyResult<Self> {
        let held = if writable {
            // One that cannot be written is looked at all the same, for the table.
            Held::of(object, ffi::PyBUF_RECORDS).or_else(|error| {
                Held::of(object, ffi::PyBUF_RECORDS_RO).and_then(|held| {
                    if held.readonly() {
                        Ok(held)
                    } else {
                        Err(error)
                    }
                })
            })?
        } else {
            Held::of(object, ffi::PyBUF_RECORDS_RO)?
        };
        let (shape, strides) = held.dimensions()?;
        let counted = shape
            .iter()
            .try_fold(held.itemsize(), |n, extent| n.checked_mul(*extent));
        if !shape.contains(&0) && counted != Some(held.nbytes()) {
            return Err(PyBufferError::new_err(format!(
                "the exporter says {}, and {shape:?} items of {}: its buffer cannot be used",
                count(held.nbytes(), "byte"),
                count(held.itemsize(), "byte")
            )));
        }
        let (shape, strides) = items::<T, N>(&held, &shape, &strides, writable)?;
        Ok(Self {
            held,
            shape,
            strides,
        })
    }
}

/// The extents and strides of the items, if they are of type `T`.
fn items<T: BufferView, const N: usize>(
    held: &Held,
    shape: &[usize],
    strides: &[isize],
    writable: bool,
) -> PyResult<([usize; N], [isize; N])> {
    let read_only = writable && held.readonly();
    let text = held.format().to_str().map_err(|_| {
        PyTypeError::new_err(format!(
            "the buffer's format is no text: {:?}",
            held.format()
        ))
    })?;
    let format = Format::parse_for(text, held.itemsize(), Platform::NATIVE);
    // An array type is more dimensions to the buffer protocol, but some exporters
    // have items that are arrays.
    let (extents, innermost) = dimensions_of(&T::LAYOUT);
    let as_dimensions = shape.len() == N + extents.len()
        && shape[N..] == extents
        && (shape.contains(&0) || strides[N..] == c_strides(&extents, innermost.size()));
    let expected = if as_dimensions { innermost } else { &T::LAYOUT };
    let mut mismatch = match &format {
        Ok(format) => expected.diff(format, Overlook::NOTHING),
        Err(_) => LayoutMismatch::new(&T::LAYOUT),
    };
    let differs = format.is_err() || !mismatch.is_empty();
    if differs
        && N == 1
        && !read_only
        && let Some(len) = whole_items::<T>(held, shape, strides)
    {
        return Ok(([len?; N], [size_of::<T>() as isize; N]));
    }
    let format = format.map_err(|error| {
        PyTypeError::new_err(format!(
            "cannot view a buffer as `{}`, whose format is {:?}: {error}",
            T::LAYOUT.name(),
            T::FORMAT
        ))
    })?;
    if !as_dimensions && shape.len() != N {
        mismatch.push(Difference::ndim(N + extents.len(), shape.len()));
    }
    if read_only {
        mismatch.push(Difference::read_only());
    }
    if held.itemsize() != expected.size() && mismatch.is_empty() {
        mismatch.push(Difference::item_size(expected.size(), held.itemsize()));
    }
    if !mismatch.is_empty() {
        return Err(PyTypeError::new_err(format!(
            "{mismatch:#}\n\nthe buffer's format is {text:?}, and {:?} is expected{}",
            T::FORMAT,
            only_padding(&mismatch, expected, held.itemsize())
                .map(String::from)
                .or_else(|| other_number(&mismatch, expected, &format).filter(|_| !writable))
                .unwrap_or_default()
        )));
    }
    match (shape[..N].try_into(), strides[..N].try_into()) {
        (Ok(shape), Ok(strides)) => Ok((shape, strides)),
        _ => unreachable!("both were cut to this length"),
    }
}

/// What to do about a record that differs by nothing but where there is padding: the
/// most frequent mistake, for NumPy packs records and `repr(C)` does not.
fn only_padding(
    mismatch: &LayoutMismatch,
    expected: &Layout,
    found: usize,
) -> Option<&'static str> {
    let kinds = [DifferenceKind::Moved, DifferenceKind::ItemSize];
    let differences = mismatch.differences().iter();
    if !differences
        .into_iter()
        .all(|one| kinds.contains(&one.kind()))
    {
        return None;
    }
    if expected.padding() == 0 {
        let padded = found > expected.size();
        return padded.then_some("; a dtype without `align=True` has no padding either");
    }
    let is_nested = |field: &FieldLayout| !field.layout().innermost().fields().is_empty();
    // Where padding is missing, nothing lies further on than it should.
    let shorter = |one: &Difference| one.found_offset() <= one.expected_offset();
    if found > expected.size() || !mismatch.differences().iter().all(shorter) {
        None
    } else if expected.fields().iter().any(is_nested) {
        Some(
            "; `numpy.dtype(…, align=True)` puts the padding where a `repr(C)` struct has it, if \
             the dtypes nested in it have `align=True` as well",
        )
    } else {
        Some("; `numpy.dtype(…, align=True)` puts the padding where a `repr(C)` struct has it")
    }
}

/// What to do about numbers that are of another type alone: a copy, which is Python's to
/// make, and no help to who wants them changed in place.
fn other_number(mismatch: &LayoutMismatch, expected: &Layout, found: &Format) -> Option<String> {
    use DifferenceKind::{ByteOrder, ItemSize, Type};
    let is_number = |item: &Item| matches!(item.kind(), ItemKind::Scalar { .. });
    let expected = Format::parse(&expected.pep3118()).ok()?;
    if !is_number(expected.item()) || !is_number(found.item()) {
        return None;
    }
    let mut differences = mismatch.differences().iter();
    if !differences.all(|one| matches!(one.kind(), Type | ByteOrder | ItemSize)) {
        return None;
    }
    let dtype = expected.to_descr().ok()?;
    Some(format!(
        "; `numpy.asarray(…, dtype={dtype})` copies to that type"
    ))
}

/// How many items of `T` plain bytes hold: bytes, a bytearray, an mmap, shared
/// memory. `None` where the buffer is something else.
fn whole_items<T: BufferView>(
    held: &Held,
    shape: &[usize],
    strides: &[isize],
) -> Option<PyResult<usize>> {
    let bytes = matches!(
        held.format().to_bytes(),
        [b'B' | b'b' | b'c'] | [b'@' | b'<' | b'>' | b'=', b'B' | b'b' | b'c']
    );
    if !bytes || held.itemsize() != 1 || shape.len() != 1 || (strides != [1] && shape[0] > 1) {
        return None;
    }
    let size = size_of::<T>();
    if size <= 1 {
        return None;
    }
    Some(if shape[0].is_multiple_of(size) {
        Ok(shape[0] / size)
    } else {
        Err(PyTypeError::new_err(format!(
            "{} {} no whole number of `{}` records of {size} bytes ({})",
            count(shape[0], "byte"),
            if shape[0] == 1 { "is" } else { "are" },
            T::LAYOUT.name(),
            T::FORMAT
        )))
    })
}

/// The extents of an array type, and what its elements are.
fn dimensions_of(layout: &'static Layout) -> (Vec<usize>, &'static Layout) {
    let mut extents = Vec::new();
    let mut layout = layout;
    while let Kind::Array { len, element } = layout.kind() {
        extents.push(len);
        layout = element;
    }
    (extents, layout)
}
