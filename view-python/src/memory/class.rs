//! The class `view_python.MemoryView`: what a view is made of. Its methods are in `methods`.

#![allow(
    clippy::doc_markdown,
    clippy::doc_link_with_quotes,
    reason = "what documents the class is its Python docstring"
)]

use std::cell::{Cell, OnceCell};

use pyo3::prelude::*;
use view_core::format::Item as FormatItem;
use view_core::memory::ForeignMemory;

use super::code::Code;
use super::lease::Lease;
use super::{Attached, Exported};

/// A view of an object's memory: memoryview with its whole interface, and more.
///
/// MemoryView(object) asks object for its buffer, as memoryview(object) does. Nothing is
/// copied; while a view lives, its object cannot be resized. Everything memoryview
/// does, this does alike. Where memoryview gives up, this goes on:
///
///   * `m[0]`, `m[1:, ::2]`, `m[..., -1]` and `m[None, ...]` are views of any number of dimensions,
///     `m[0] = other` and `m[1:, ::2] = other` assign to them;
///   * items of any format are read and written: '<i', 'hd', 'T{<d:x:<I:id:4x}' (as
///     tuples), '(2,3)f' (as lists), 'Zd', '5s', 'e', and so are tolist(), ==, in;
///   * `m['x']` and `m['pos.z']` are views of one field of every record;
///   * m.reinterpret(format, ...) is a cast without its limits.
///
#[cfg_attr(doc, doc = " ```text")]
/// >>> data = bytearray(12)
/// >>> grid = MemoryView(data).cast('B', (3, 4))
/// >>> grid[1] = b'abcd'
/// >>> grid[:, ::2].tolist()
/// [[0, 0], [97, 99], [0, 0]]
/// >>> pairs = MemoryView(data).reinterpret('T{>H:id:>H:size:}')
/// >>> pairs[1], pairs['size'].tolist()
/// ((24930, 25444), [0, 25444, 0])
#[cfg_attr(doc, doc = " ```")]
#[cfg_attr(doc, doc = include_str!("example.md"))]
// The fence, and what Rust is told, are for rustdoc alone: help() shows a text as it stands.
#[pyclass(frozen, weakref, generic, name = "MemoryView", module = "view_python")]
pub struct PyMemoryView {
    pub(super) memory: Attached<ForeignMemory<'static>>,
    pub(super) lease: Lease,
    pub(super) code: Attached<Cell<Asked>>,
    pub(super) rare: Attached<OnceCell<Box<Rare>>>,
}

/// Whether items are plain numbers, which is asked once.
#[derive(Clone, Copy)]
pub(super) enum Asked {
    NotYet,
    Number(Code),
    Compound,
}

/// What few views are asked for.
#[derive(Default)]
pub(super) struct Rare {
    pub(super) exported: OnceCell<Exported>,
    pub(super) item: OnceCell<FormatItem>,
    pub(super) hash: Cell<Option<isize>>,
}
