//! Requests: what a consumer of memory asks of an exporter.
//!
//! The flags are those of the C buffer protocol (`PyBUF_…`), and
//! [`Memory::request`] answers them as CPython's memoryview does. They are the
//! base for handing memory to a consumer in C.

use core::ops::BitOr;

use super::memory::Memory;
use crate::{Error, ErrorKind};

/// A set of request flags, `PyBUF_…` of the C buffer protocol.
///
/// ```
/// use view_core::memory::{Request, memoryview};
///
/// let view = memoryview(&[[1_i16, 2], [3, 4]]);
/// let export = view.request(Request::SIMPLE)?;
/// assert_eq!((export.len, export.shape, export.format), (8, None, None));
/// let export = view.request(Request::RECORDS_RO)?;
/// assert_eq!((export.shape, export.format), (Some(&[2, 2][..]), Some("h")));
/// assert!(view.request(Request::WRITABLE).is_err());
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Request(u32);

impl Request {
    /// Contiguous bytes, nothing else.
    pub const SIMPLE: Self = Self(0);
    /// The memory must be writable.
    pub const WRITABLE: Self = Self(0x1);
    /// The format of items.
    pub const FORMAT: Self = Self(0x4);
    /// The shape.
    pub const ND: Self = Self(0x8);
    /// The shape and the strides.
    pub const STRIDES: Self = Self(0x18);
    /// C-contiguous memory, with strides.
    pub const C_CONTIGUOUS: Self = Self(0x38);
    /// Fortran-contiguous memory, with strides.
    pub const F_CONTIGUOUS: Self = Self(0x58);
    /// Memory contiguous in one of the two orders, with strides.
    pub const ANY_CONTIGUOUS: Self = Self(0x98);
    /// The shape, the strides and suboffsets where there are any.
    pub const INDIRECT: Self = Self(0x118);
    /// `ND` and writable.
    pub const CONTIG: Self = Self(0x9);
    /// `ND`.
    pub const CONTIG_RO: Self = Self(0x8);
    /// `STRIDES` and writable.
    pub const STRIDED: Self = Self(0x19);
    /// `STRIDES`.
    pub const STRIDED_RO: Self = Self(0x18);
    /// `STRIDES`, `FORMAT` and writable.
    pub const RECORDS: Self = Self(0x1d);
    /// `STRIDES` and `FORMAT`.
    pub const RECORDS_RO: Self = Self(0x1c);
    /// Everything, and writable.
    pub const FULL: Self = Self(0x11d);
    /// Everything.
    pub const FULL_RO: Self = Self(0x11c);

    /// The flags of a C caller. Bits that mean nothing are kept, and ask for nothing.
    ///
    /// ```
    /// use view_core::memory::{Request, memoryview};
    ///
    /// let flags = Request::from_bits(0x11c); // PyBUF_FULL_RO
    /// assert_eq!(flags, Request::FULL_RO);
    /// assert_eq!(memoryview(b"abc").request(flags)?.strides, Some(&[1][..]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The flags for a C callee.
    ///
    /// ```
    /// use view_core::memory::Request;
    ///
    /// // PyBUF_STRIDES, PyBUF_FORMAT and PyBUF_WRITABLE: what PyBUF_RECORDS is.
    /// let flags = Request::STRIDES | Request::FORMAT | Request::WRITABLE;
    /// assert_eq!((flags.bits(), flags), (0x1d, Request::RECORDS));
    /// ```
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether all flags of `other` are set. Some flags have others in them, as strides
    /// mean nothing without a shape.
    ///
    /// ```
    /// use view_core::memory::Request;
    ///
    /// assert!(Request::STRIDES.has(Request::ND));
    /// assert!(!Request::ND.has(Request::STRIDES));
    /// assert!(Request::FULL.has(Request::WRITABLE) && !Request::FULL_RO.has(Request::WRITABLE));
    /// ```
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl BitOr for Request {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The answer to a request: the fields of a `Py_buffer`. What was not asked for is
/// `None`.
///
/// ```
/// use view_core::{memory::{Request, memoryview}, s};
///
/// let samples = [1_i16, 2, 3, 4];
/// let view = memoryview(&samples).slice(s![1..;2])?;
/// let export = view.request(Request::STRIDES)?;
/// assert_eq!((export.len, export.itemsize, export.ndim), (4, 2, 1));
/// assert_eq!((export.shape, export.strides), (Some(&[2][..]), Some(&[4][..])));
/// assert_eq!((export.format, export.suboffsets), (None, None));
/// assert!(export.readonly && export.ptr == (&raw const samples[1]).cast());
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Export<'v> {
    /// The item at index zero. Padding of a Rust type is not initialised there.
    pub ptr: *const u8,
    /// The number of items times their size, at most `isize::MAX`.
    pub len: usize,
    /// The bytes of one item, also where no format was asked for.
    pub itemsize: usize,
    /// Whether the memory must not be written.
    pub readonly: bool,
    /// The number of dimensions; 1 where neither shape nor strides were asked for.
    pub ndim: usize,
    /// The format of an item.
    pub format: Option<&'v str>,
    /// Items along each dimension; `None` without dimensions.
    pub shape: Option<&'v [usize]>,
    /// Bytes from one item to the next; `None` without dimensions.
    pub strides: Option<&'v [isize]>,
    /// Suboffsets, where there are any.
    pub suboffsets: Option<&'v [isize]>,
}

impl Memory {
    /// Answers a consumer's request as CPython's memoryview answers it: `PyObject_GetBuffer`
    /// of a view.
    ///
    /// ```
    /// use view_core::memory::{Request, memoryview};
    ///
    /// let view = memoryview(&[[1_u8, 2, 3], [4, 5, 6]]);
    /// let bytes = view.request(Request::SIMPLE)?;
    /// assert_eq!((bytes.ndim, bytes.len, bytes.shape), (1, 6, None)); // plain bytes
    /// let columns = view.transpose()?;
    /// let error = columns.request(Request::SIMPLE).unwrap_err();
    /// assert_eq!(error.to_string(), "memoryview: underlying buffer is not C-contiguous");
    /// assert_eq!(columns.request(Request::STRIDES)?.strides, Some(&[1, 3][..]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `BufferError`, in memoryview's words, where the memory is not as the consumer
    /// needs it; and where the items are more bytes than `isize::MAX`, as those of a stretched
    /// [`View`](crate::View) can be, for which `Py_buffer.len` has no number.
    pub fn request(&self, flags: Request) -> Result<Export<'_>, Error> {
        let refuse = |message| Err(Error::new(ErrorKind::Buffer, message));
        if flags.has(Request::WRITABLE) && self.readonly() {
            return refuse("memoryview: underlying buffer is not writable");
        }
        if flags.has(Request::C_CONTIGUOUS) && !self.is_c_contiguous() {
            return refuse("memoryview: underlying buffer is not C-contiguous");
        }
        if flags.has(Request::F_CONTIGUOUS) && !self.is_f_contiguous() {
            return refuse("memoryview: underlying buffer is not Fortran contiguous");
        }
        if flags.has(Request::ANY_CONTIGUOUS) && !self.is_contiguous() {
            return refuse("memoryview: underlying buffer is not contiguous");
        }
        if !flags.has(Request::INDIRECT) && !self.suboffsets().is_empty() {
            return refuse("memoryview: underlying buffer requires suboffsets");
        }
        let strided = flags.has(Request::STRIDES);
        if !strided && !self.is_c_contiguous() {
            return refuse("memoryview: underlying buffer is not C-contiguous");
        }
        let shaped = flags.has(Request::ND);
        let formatted = flags.has(Request::FORMAT);
        if !shaped && formatted {
            return refuse(
                "memoryview: cannot cast to unsigned bytes if the format flag is present",
            );
        }
        let len = self.nbytes();
        if isize::try_from(len).is_err() {
            return refuse(
                "memoryview: the items are more bytes than isize::MAX, \
                 the most that a buffer can have; slice the dimension whose stride is 0",
            );
        }
        let dimensions = self.ndim() > 0;
        Ok(Export {
            ptr: self.as_ptr(),
            len,
            itemsize: self.itemsize(),
            readonly: self.readonly(),
            ndim: if shaped { self.ndim() } else { 1 },
            format: formatted.then(|| self.format()),
            shape: (shaped && dimensions).then(|| self.shape()),
            strides: (strided && dimensions).then(|| self.strides()),
            suboffsets: (!self.suboffsets().is_empty()).then(|| self.suboffsets()),
        })
    }
}
