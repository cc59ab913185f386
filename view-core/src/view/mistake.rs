//! Panics for what is a mistake of the program.

use crate::Error;

/// The result of an operation whose failure is a mistake of the program.
#[inline]
#[track_caller]
pub(super) fn fits<R>(result: Result<R, Error>) -> R {
    match result {
        Ok(result) => result,
        Err(error) => unfit(&error),
    }
}

#[cold]
#[inline(never)]
#[track_caller]
fn unfit(error: &Error) -> ! {
    panic!("{error}")
}

/// The parts of a [`View::split_at`], if there are any.
#[inline]
#[track_caller]
pub(super) fn parts<P>(parts: Option<P>, axis: usize, at: usize, shape: &[usize]) -> P {
    match parts {
        Some(parts) => parts,
        None => panic!("cannot split axis {axis} at {at} in a view of shape {shape:?}"),
    }
}
