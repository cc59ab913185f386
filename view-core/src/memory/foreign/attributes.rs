//! What memory that others may write is: its format, its geometry.

use super::ForeignMemory;
use crate::Error;
use crate::format::Format;

impl ForeignMemory<'_> {
    /// The format of an item, spelled as the exporter spells it.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// assert_eq!(foreign(&mut [0; 4], "<h", &[2]).format(), "<h");
    /// // One that cannot be read is kept as well: then there are bytes, and no values.
    /// assert_eq!(foreign(&mut [0; 6], "3$", &[2]).format(), "3$");
    /// ```
    #[inline]
    #[must_use]
    pub fn format(&self) -> &str {
        self.view.format()
    }

    /// The bytes of one item.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = *b"abcdefghijkl";
    /// let memory = foreign(&mut bytes, "T{<H:a:<I:b:}", &[2]);
    /// assert_eq!((memory.itemsize(), memory.field("b")?.itemsize()), (6, 4));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn itemsize(&self) -> usize {
        self.view.itemsize()
    }

    /// The number of dimensions.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// use view_core::s;
    ///
    /// let mut bytes = [0; 6];
    /// let memory = foreign(&mut bytes, "B", &[2, 3]);
    /// assert_eq!((memory.ndim(), memory.slice(s![0].as_ref())?.ndim()), (2, 1));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn ndim(&self) -> usize {
        self.view.ndim()
    }

    /// The extents, in items.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// use view_core::s;
    ///
    /// let mut bytes = [0; 12];
    /// let memory = foreign(&mut bytes, "<h", &[2, 3]);
    /// assert_eq!(memory.shape(), [2, 3]);
    /// assert_eq!(memory.slice(s![.., ..;2].as_ref())?.shape(), [2, 2]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        self.view.shape()
    }

    /// The distances between items, in bytes.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = [0; 12];
    /// let memory = foreign(&mut bytes, "<h", &[2, 3]);
    /// assert_eq!(memory.strides(), [6, 2]); // made for C order, as none were given
    /// assert_eq!(memory.permute(&[1, 0])?.strides(), [2, 6]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn strides(&self) -> &[isize] {
        self.view.strides()
    }

    /// The suboffsets, none for memory without pointers.
    ///
    /// ```
    /// use view_core::memory::{ForeignMemory, RawParts};
    ///
    /// let (mut first, mut second) = (*b"ab", *b"cd");
    /// let mut rows = [&raw mut second, &raw mut first];
    /// let parts = RawParts {
    ///     strides: Some(&[size_of::<*mut u8>() as isize, 1]),
    ///     suboffsets: &[0, -1], // a pointer is followed behind the first dimension
    ///     ..RawParts::new(rows.as_mut_ptr().cast(), "B", 1, &[2, 2])
    /// };
    /// // SAFETY: two pointers, each to two bytes, that outlive the view.
    /// let memory = unsafe { ForeignMemory::from_raw_parts(parts, false)? };
    /// assert_eq!(memory.suboffsets(), [0, -1]);
    /// assert_eq!(memory.get(&[0, 1])?, b'd');
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn suboffsets(&self) -> &[isize] {
        self.view.suboffsets()
    }

    /// The bytes of all items.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// use view_core::s;
    ///
    /// let mut bytes = [0; 12];
    /// let memory = foreign(&mut bytes, "<h", &[6]);
    /// assert_eq!(memory.nbytes(), 12);
    /// assert_eq!(memory.slice(s![..;3].as_ref())?.nbytes(), 4); // without those between
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn nbytes(&self) -> usize {
        self.view.nbytes()
    }

    /// Whether the memory must not be written.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = [1, 2];
    /// let memory = foreign(&mut bytes, "B", &[2]);
    /// assert!(!memory.readonly());
    /// let error = memory.to_readonly().set(&[0], &7.into()).unwrap_err();
    /// assert_eq!(error.to_string(), "cannot modify read-only memory");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn readonly(&self) -> bool {
        self.readonly
    }

    /// Whether the items lie one behind the other, the last dimension fastest.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = [0; 6];
    /// let memory = foreign(&mut bytes, "B", &[2, 3]);
    /// assert!(memory.is_c_contiguous() && !memory.permute(&[1, 0])?.is_c_contiguous());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn is_c_contiguous(&self) -> bool {
        self.view.is_c_contiguous()
    }

    /// Whether the items lie one behind the other, the first dimension fastest.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = [0; 6];
    /// let memory = foreign(&mut bytes, "B", &[2, 3]);
    /// assert!(!memory.is_f_contiguous() && memory.permute(&[1, 0])?.is_f_contiguous());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn is_f_contiguous(&self) -> bool {
        self.view.is_f_contiguous()
    }

    /// The address of the item at index zero.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// use view_core::s;
    ///
    /// let mut bytes = *b"abc";
    /// let start = bytes.as_ptr();
    /// let memory = foreign(&mut bytes, "B", &[3]);
    /// assert_eq!(memory.as_ptr(), start);
    /// // Backwards, the item at index zero is the last in memory.
    /// assert_eq!(memory.slice(s![..;-1].as_ref())?.as_ptr(), start.wrapping_add(2));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn as_ptr(&self) -> *const u8 {
        self.view.as_ptr()
    }

    /// As [`Memory::parse_format`](super::super::Memory::parse_format).
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = [0; 12];
    /// let format = foreign(&mut bytes, "T{<H:a:<I:b:}", &[2]).parse_format()?;
    /// assert_eq!(format.field("b").unwrap().0, 2); // so many bytes into each item
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn parse_format(&self) -> Result<Format, Error> {
        self.view.parse_format()
    }

    /// Refuses a format that cannot be read, with memoryview's words.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// assert!(foreign(&mut [0; 4], "<h", &[2]).require_format().is_ok());
    /// let error = foreign(&mut [0; 6], "3$", &[2]).require_format().unwrap_err();
    /// assert_eq!(format!("{error:#}"), "NotImplementedError: memoryview: unsupported format 3$");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `NotImplementedError`.
    #[inline]
    pub fn require_format(&self) -> Result<(), Error> {
        self.view.spec.decoder().map(|_| ())
    }
}
