//! memoryview's rules, one by one.
//!
//! `tests/memory_differential` asks the real memoryview at random; here is a table
//! for each rule, so that one that breaks is named, and what chance seldom meets is asked:
//! which of two errors comes first, sizes at the limits, memory that no exporter of
//! Python's makes.

mod assignments;
mod casts;
mod changes;
mod contiguity;
mod cpython;
mod hashes;
mod indices;
mod later;
mod packing;
mod reinterprets;
mod requests;
mod searches;
mod text;

use view_core::Error;
use view_core::memory::{MemoryView, MemoryViewMut, RawParts};

/// What single items say of a format that is in no language.
const UNREAD: &str = "NotImplementedError: memoryview: unsupported format %";

/// What asks for items by their place says of a view without dimensions.
const NO_DIMENSIONS: &str = "TypeError: invalid indexing of 0-dim memory";

/// What an error says, after the name of its Python class.
fn said<T>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => panic!("it should have been refused"),
        Err(error) => format!("{}: {error}", error.kind().python_name()),
    }
}

/// Memory in a geometry that no Rust type has, for a test to view.
#[derive(Clone)]
struct Block {
    bytes: Vec<u8>,
    start: usize,
    format: &'static str,
    itemsize: usize,
    shape: Vec<usize>,
    strides: Option<Vec<isize>>,
    suboffsets: Vec<isize>,
}

impl Block {
    /// Zeros, in C order.
    fn new(format: &'static str, itemsize: usize, shape: &[usize]) -> Self {
        Self {
            bytes: vec![0; itemsize * shape.iter().product::<usize>()],
            start: 0,
            format,
            itemsize,
            shape: shape.to_vec(),
            strides: None,
            suboffsets: Vec::new(),
        }
    }

    /// With strides, the item at index zero being at `start`.
    fn strides(mut self, start: usize, strides: &[isize]) -> Self {
        self.start = start;
        self.strides = Some(strides.to_vec());
        self
    }

    /// With suboffsets, none of which may say that there is a pointer.
    fn suboffsets(mut self, suboffsets: &[isize]) -> Self {
        assert!(suboffsets.iter().all(|&suboffset| suboffset < 0));
        self.suboffsets = suboffsets.to_vec();
        self
    }

    /// With these bytes.
    fn bytes(mut self, bytes: &[u8]) -> Self {
        self.bytes = bytes.to_vec();
        self
    }

    /// The parts, after a look at whether they stay in the memory.
    fn parts(&self, ptr: *mut u8) -> RawParts<'_> {
        if let (Some(strides), false) = (&self.strides, self.shape.contains(&0)) {
            let (mut low, mut high) = (self.start as isize, self.start as isize);
            for (len, stride) in self.shape.iter().zip(strides) {
                let way = (*len as isize - 1) * stride;
                if way < 0 { low += way } else { high += way }
            }
            assert!(low >= 0 && high as usize + self.itemsize <= self.bytes.len());
        }
        RawParts {
            ptr,
            format: self.format,
            itemsize: self.itemsize,
            shape: &self.shape,
            strides: self.strides.as_deref(),
            suboffsets: &self.suboffsets,
            exporter: None,
        }
    }

    fn view(&self) -> MemoryView<'_> {
        // SAFETY: `parts` asserts that all items lie within the bytes, which are borrowed
        // for the view's lifetime; without strides, `new` made room for them.
        unsafe {
            let ptr = self.bytes.as_ptr().add(self.start).cast_mut();
            MemoryView::from_raw_parts(self.parts(ptr)).unwrap()
        }
    }

    fn view_mut(&mut self) -> MemoryViewMut<'_> {
        // SAFETY: as above, borrowed exclusively.
        unsafe {
            let ptr = self.bytes.as_mut_ptr().add(self.start);
            MemoryViewMut::from_raw_parts(self.parts(ptr)).unwrap()
        }
    }
}
