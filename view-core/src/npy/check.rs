//! What a header may say.

use alloc::format;

use crate::error::Count;
use crate::format::{Format, Item, ItemKind, limits};
use crate::{Error, ErrorKind};

/// Refuses what no header may say, whoever made it.
pub(super) fn check(format: &Format, shape: &[usize]) -> Result<(), Error> {
    if shape.len() > limits::MAX_NDIM {
        return Err(Error::with_message(
            ErrorKind::Value,
            format!(
                "an array of {} dimensions: NumPy and memoryview have {} at most",
                shape.len(),
                limits::MAX_NDIM
            ),
        ));
    }
    // Neither extents nor items of zero excuse the others, so that strides
    // and counts cannot overflow either.
    let whole = shape
        .iter()
        .try_fold(format.itemsize().max(1), |size, &extent| {
            size.checked_mul(extent.max(1))
                .filter(|&size| size <= limits::MAX_SIZE)
        });
    if whole.is_none() {
        return Err(Error::with_message(
            ErrorKind::Overflow,
            format!(
                "an array of shape {shape:?} with items of {} is larger than memory can be",
                Count(format.itemsize(), "byte")
            ),
        ));
    }
    if holds_objects(format.item()) {
        return Err(objects());
    }
    Ok(())
}

/// Whether there are pointers to Python objects somewhere inside.
fn holds_objects(item: &Item) -> bool {
    match item.kind() {
        ItemKind::Object => true,
        ItemKind::Struct { fields } => fields.iter().any(|f| holds_objects(f.item())),
        ItemKind::Array { element, .. } => holds_objects(element),
        _ => false,
    }
}

fn objects() -> Error {
    Error::new(
        ErrorKind::Type,
        "the items are Python objects (dtype 'O'), which an .npy file holds as a pickle and not \
         as records: save the array with a dtype of numbers or fixed-length strings",
    )
}
