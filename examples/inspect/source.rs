//! The bytes to look into, and where they come from.

use std::fs::File;
use std::io::{self, Read};
use std::ops::Deref;
use std::path::Path;

use memmap2::Mmap;

/// Bytes at an address where any record can be: a type that is aligned makes
/// what stands behind it aligned too.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

static EARTHQUAKES: &Aligned<[u8]> = &Aligned(*include_bytes!("../data/earthquakes.npy"));

/// A file that can be read like a slice.
pub(crate) enum Source {
    /// The file that is part of the program.
    Embedded,
    /// A file in memory where the system put it; what is not looked at is never read.
    Mapped(Mmap),
    /// What cannot be mapped: a pipe, the standard input.
    Read(Vec<u8>),
}

impl Source {
    /// Opens `path`, or the built-in file if there is none.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            return Ok(Self::Embedded);
        };
        let mut bytes = Vec::new();
        if path == Path::new("-") {
            io::stdin().lock().read_to_end(&mut bytes)?;
            return Ok(Self::Read(bytes));
        }
        let mut file = File::open(path)?;
        let kind = file.metadata()?;
        if kind.is_dir() {
            return Err(io::Error::other("it is a directory"));
        }
        if !kind.is_file() || kind.len() == 0 {
            file.read_to_end(&mut bytes)?;
            return Ok(Self::Read(bytes));
        }
        // SAFETY: nobody may change the file while it is mapped. No program
        // can enforce that; a tool that only reads relies on its user, as
        // every tool that maps files does.
        Ok(Self::Mapped(unsafe { Mmap::map(&file)? }))
    }
}

impl Deref for Source {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Embedded => &EARTHQUAKES.0,
            Self::Mapped(map) => map,
            Self::Read(bytes) => bytes,
        }
    }
}
