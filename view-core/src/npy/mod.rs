//! The files NumPy saves arrays in, read and written where they lie.
//!
//! An `.npy` file is a short text and then memory:
//!
//! ```text
//! offset  bytes
//!      0  \x93NUMPY  \x01\x00        magic number, version
//!      8  v\x00                      length of the dict: 2 bytes, 4 from version 2 on
//!     10  {'descr': [('x', '<f8'), ('id', '<u4'), ('', '|V4')],
//!          'fortran_order': False, 'shape': (1000,), }        \n
//!    128  the records, to the end
//! ```
//!
//! The dict describes the records completely, and they begin at a multiple of
//! 64 bytes. So nothing has to be read to use such a file: map it, ask
//! [`view`] for a [`MemoryView`] of the
//! mapped bytes, and if its records are those of a struct, `try_typed` makes a typed
//! view of the same memory. Padded, packed, big-endian and nested record types,
//! sub-arrays, any number of dimensions in C or Fortran order: all of them
//! are only other offsets and strides.
//!
//! [`write()`] goes the other way. The padding of a Rust type is written as
//! zeros: it is never read, and a file depends on nothing but values.
//!
//! ```
//! let mut file = Vec::new();
//! view_core::npy::write(&mut file, &[[1_i32, 2, 3], [4, 5, 6]])?;
//! let view = view_core::npy::view(&file)?;
//! assert_eq!((view.shape(), view.format()), (&[2, 3][..], "i"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What it holds to is `numpy.lib.format`, where NumPy describes its versions:
//! 1 has headers up to 64 kilobytes, 2 longer ones, 3 names beyond Latin-1. Dates and
//! spans of time (`M8`, `m8`) are read as the integers they are stored as, without their
//! unit; arrays of Python objects are refused, for such a file holds a pickle.

mod check;
mod header;
mod literal;
mod parse;
mod write;

pub use header::Header;
pub use parse::MAGIC;
pub use write::write;

use crate::Error;
use crate::format::Format;
use crate::memory::{MemoryView, Reinterpret, memoryview};

/// A view of the records of an `.npy` file, in the memory where the file is.
///
/// Nothing is copied and nothing but the header is read, so a mapped file of any
/// size is ready at once. Bytes behind the records are left alone.
///
/// ```
/// use view_core::{BufferView, npy};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Particle {
///     x: f64,
///     id: u32,
/// }
///
/// let particles = [Particle { x: 0.5, id: 7 }, Particle { x: 1.5, id: 8 }];
/// let mut file = Vec::new();
/// npy::write(&mut file, &particles)?;
///
/// let view = npy::view(&file)?;
/// assert_eq!((view.shape(), view.itemsize()), (&[2][..], 16));
/// assert_eq!(view.to_list()?.to_string(), "[(0.5, 7), (1.5, 8)]");
/// let typed = view.try_typed::<Particle, 1>()?;
/// assert_eq!(typed[1].id, 8);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// What [`Header::read`] refuses, and a file with fewer records than its
/// header promises.
#[doc(alias = "load")]
pub fn view(file: &[u8]) -> Result<MemoryView<'_>, Error> {
    let header = Header::read(file)?;
    let data = memoryview(header.data(file)?);
    let (extents, element) = header.format().item().as_array();
    let (mut shape, mut strides) = (header.shape().to_vec(), header.strides());
    // Items that are arrays are more dimensions, as they are in NumPy.
    let mut step = header.itemsize();
    for &extent in extents {
        step = step.checked_div(extent).unwrap_or(0);
        shape.push(extent);
        strides.push(step as isize);
    }
    let format = Format::from(element.clone());
    data.reinterpret(Reinterpret::of(&format).shape(&shape).strides(&strides))
}
