//! Python's `cast`, rule by rule.

use alloc::vec::Vec;

use super::dims::Dims;
use super::key::ItemIndex;
use super::memory::Memory;
use super::room::Room;
use super::spec::SpecRef;
use super::view::MemoryView;
use super::view_mut::MemoryViewMut;
use crate::strided::{MAX_NDIM, Order, contiguous_strides};
use crate::{Error, ErrorKind};

/// What `cast` takes as a target, after an optional `@`.
const NATIVE: &str = "cbB?hHiIlLqQnNfdeP";

/// Whether a format is one native character, and which, and whether
/// it is a byte.
fn native(format: &str) -> Option<char> {
    let mut chars = format.strip_prefix('@').unwrap_or(format).chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if NATIVE.contains(c) => Some(c),
        _ => None,
    }
}

fn is_byte(format: &str) -> bool {
    matches!(native(format), Some('b' | 'B' | 'c'))
}

const fn refuse(message: &'static str) -> Error {
    Error::new(ErrorKind::Type, message)
}

impl Memory {
    fn casted(&self, format: &str, shape: Option<&[isize]>, write: bool) -> Result<Self, Error> {
        if !self.is_c_contiguous() {
            return Err(refuse(
                "memoryview: casts are restricted to C-contiguous views",
            ));
        }
        if self.has_no_items() && (shape.is_some() || self.ndim() != 1) {
            return Err(refuse(
                "memoryview: cannot cast view with zeros in shape or strides",
            ));
        }
        if let Some(shape) = shape {
            if shape.len() > MAX_NDIM {
                return Err(Error::new(
                    ErrorKind::Value,
                    "memoryview: number of dimensions must not exceed 64",
                ));
            }
            if self.ndim() != 1 && shape.len() != 1 {
                return Err(refuse("memoryview: cast must be 1D -> ND or ND -> 1D"));
            }
        }
        if native(format).is_none() {
            return Err(Error::new(
                ErrorKind::Value,
                "memoryview: destination format must be a native single character format \
                 prefixed with an optional '@'",
            ));
        }
        if !is_byte(format) && !is_byte(self.format()) {
            return Err(refuse(
                "memoryview: cannot cast between two non-byte formats",
            ));
        }
        let spec = SpecRef::parse(format, None)?;
        let itemsize = spec.itemsize;
        let bytes = self.nbytes();
        if !bytes.is_multiple_of(itemsize) {
            return Err(refuse("memoryview: length is not a multiple of itemsize"));
        }
        let dims = match shape {
            None => Dims::line(bytes / itemsize, itemsize as isize),
            Some(shape) => shaped(shape, itemsize, bytes)?,
        };
        // What Python does not know: padding, and types with few values.
        self.require_plain(write)?;
        Ok(Self {
            spec,
            ..self.with_geometry(self.ptr, dims)
        })
    }
}

fn shaped(shape: &[isize], itemsize: usize, bytes: usize) -> Result<Dims, Error> {
    let mut product = itemsize as isize;
    let mut lengths = Vec::with_capacity(shape.len());
    for (axis, &length) in shape.iter().enumerate() {
        if length <= 0 {
            return Err(Error::not_positive(axis));
        }
        product = product.checked_mul(length).ok_or_else(|| {
            Error::new(
                ErrorKind::Value,
                "memoryview.cast(): product(shape) > SSIZE_MAX",
            )
        })?;
        lengths.push(length as usize);
    }
    if product as usize != bytes {
        return Err(refuse(
            "memoryview: product(shape) * itemsize != buffer size",
        ));
    }
    let ndim = lengths.len();
    let mut room = Room::new(ndim);
    contiguous_strides(&lengths, itemsize, Order::C, &mut room.strides[..ndim])?;
    room.shape[..ndim].copy_from_slice(&lengths);
    room.direct(ndim)
}

impl MemoryView<'_> {
    /// The bytes as items of another format, in one dimension: Python's `cast(format)`.
    ///
    /// The rules are Python's: C-contiguous memory, native one-character formats,
    /// bytes (`B`, `b`, `c`) on one side at least.
    /// [`reinterpret`](Self::reinterpret) has none of these limits.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let words = [0x0101_u16, 0x0202];
    /// assert_eq!(memoryview(&words).cast("B")?.to_list()?.to_string(), "[1, 1, 2, 2]");
    /// let error = memoryview(&words).cast("i").err().unwrap();
    /// assert_eq!(error.to_string(), "memoryview: cannot cast between two non-byte formats");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError` and `ValueError` where Python has them, with its messages;
    /// `BufferError` where the items are of a Rust type with padding.
    pub fn cast(&self, format: &str) -> Result<Self, Error> {
        let made = self.memory.casted(format, None, false)?;
        // SAFETY: the same shared bytes, all initialised (`require_plain`).
        Ok(unsafe { Self::from_memory(made) })
    }

    /// The bytes as items of another format and shape: Python's `cast(format,
    /// shape)`. The view or the shape has one dimension.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let view = memoryview(b"abcdef").cast_to("B", [2, 3])?;
    /// assert_eq!(view.shape(), [2, 3]);
    /// let flat = view.cast("B")?;
    /// assert_eq!(flat.shape(), [6]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`cast`](Self::cast).
    #[doc(alias = "cast")]
    pub fn cast_to(&self, format: &str, shape: impl ItemIndex) -> Result<Self, Error> {
        let made = self
            .memory
            .casted(format, Some(shape.indices().as_ref()), false)?;
        // SAFETY: as in `cast`.
        Ok(unsafe { Self::from_memory(made) })
    }
}

impl MemoryViewMut<'_> {
    /// As [`MemoryView::cast`].
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut words = [0x0101_u16, 0x0202];
    /// let mut view = memoryview_mut(&mut words);
    /// assert_eq!(view.cast("B")?.to_bytes(), [1, 1, 2, 2]);
    /// view.set(0, 0x0303)?; // the cast only lent it
    /// assert_eq!(words, [0x0303, 0x0202]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn cast(&self, format: &str) -> Result<MemoryView<'_>, Error> {
        let made = self.memory.casted(format, None, false)?;
        // SAFETY: shared while `self` is borrowed (5).
        Ok(unsafe { MemoryView::from_memory(made) })
    }

    /// As [`MemoryView::cast_to`]: to look at, while nothing is changed.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut bytes = *b"abcdef";
    /// let mut view = memoryview_mut(&mut bytes);
    /// assert_eq!(view.cast_to("B", [2, 3])?.get([1, 0])?, b'd');
    /// view.set(0, b'z')?;
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    #[doc(alias = "cast")]
    pub fn cast_to(&self, format: &str, shape: impl ItemIndex) -> Result<MemoryView<'_>, Error> {
        let made = self
            .memory
            .casted(format, Some(shape.indices().as_ref()), false)?;
        // SAFETY: shared while `self` is borrowed (5).
        Ok(unsafe { MemoryView::from_memory(made) })
    }

    /// As [`MemoryView::cast`], mutable.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut words = [0x0101_u16, 0x0202];
    /// memoryview_mut(&mut words).cast_mut("B")?.slice_mut(..2)?.fill(9)?;
    /// assert_eq!(words, [0x0909, 0x0202]);
    /// // Most bytes are no `bool`, so none may be written as bytes.
    /// let mut flags = [true, false];
    /// assert!(memoryview_mut(&mut flags).cast_mut("B").is_err());
    /// assert_eq!(memoryview_mut(&mut flags).cast("B")?.to_bytes(), [1, 0]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there; `BufferError` also where not every bit pattern is a value of the
    /// Rust type.
    pub fn cast_mut(&mut self, format: &str) -> Result<MemoryViewMut<'_>, Error> {
        let made = self.memory.casted(format, None, true)?;
        // SAFETY: the same exclusive bytes (6), of which any are values (4).
        Ok(unsafe { MemoryViewMut::from_memory(made) })
    }

    /// As [`MemoryView::cast_to`], mutable.
    ///
    /// ```
    /// use view_core::{memory::memoryview_mut, s};
    ///
    /// let mut data = *b"abcdef";
    /// memoryview_mut(&mut data).cast_to_mut("c", [2, 3])?.slice_mut(s![.., 1])?.fill(b"-")?;
    /// assert_eq!(&data, b"a-cd-f");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`cast_mut`](Self::cast_mut).
    pub fn cast_to_mut(
        &mut self,
        format: &str,
        shape: impl ItemIndex,
    ) -> Result<MemoryViewMut<'_>, Error> {
        let made = self
            .memory
            .casted(format, Some(shape.indices().as_ref()), true)?;
        // SAFETY: as in `cast_mut`.
        Ok(unsafe { MemoryViewMut::from_memory(made) })
    }
}
