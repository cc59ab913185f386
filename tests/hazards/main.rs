//! The known ways in which libraries like this one have gone wrong, each with a
//! test that would fail, or that a sanitizer would stop, if it happened here.
//!
//! `.ci/sanitizers` runs these tests under `AddressSanitizer`, and the tests about padding
//! under valgrind, which knows bytes that are not initialised. What must not even
//! compile is shown at the head of `view_core::view`.

// Every number here is small and exact.
#![allow(clippy::float_cmp)]

#[macro_use]
mod not_impl;

mod geometry;
mod sharing;
mod values;

use view_core::{Be, BufferView, Error, ErrorKind};

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Padded {
    flag: bool,
    value: u32,
    last: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Packed {
    tag: u8,
    value: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Mixed {
    a: f64,
    b: [f32; 3],
    c: u8,
    d: Be<u32>,
}

fn mixed() -> Mixed {
    Mixed {
        a: 1.0,
        b: [2.0, 3.0, 4.0],
        c: 5,
        d: Be::new(6),
    }
}

/// The kind of the error of something that must not work.
fn kind<T>(result: Result<T, Error>) -> ErrorKind {
    match result {
        Ok(_) => panic!("it should have been refused"),
        Err(error) => error.kind(),
    }
}
