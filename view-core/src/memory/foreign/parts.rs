//! The same memory in other ways: parts of it, other items, other geometries.

use core::marker::PhantomData;

use super::super::reinterpret::Reinterpret;
use super::super::view::MemoryView;
use super::ForeignMemory;
use crate::Error;
use crate::strided::AxisKey;

impl ForeignMemory<'_> {
    /// The same memory as a view that hands out borrows.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = *b"abc";
    /// let memory = foreign(&mut bytes, "B", &[3]);
    /// // SAFETY: `memory` is not written while the slice is used.
    /// let view = unsafe { memory.as_view() };
    /// assert_eq!(view.as_bytes(), Some(&b"abc"[..]));
    /// ```
    ///
    /// # Safety
    ///
    /// For as long as the view is used, nobody writes the memory.
    #[must_use]
    pub unsafe fn as_view(&self) -> MemoryView<'_> {
        self.view.clone()
    }

    /// As [`MemoryView::slice`].
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// use view_core::s;
    ///
    /// let mut bytes = *b"abcdef";
    /// let memory = foreign(&mut bytes, "B", &[6]);
    /// let odd = memory.slice(s![1..;2].as_ref())?;
    /// odd.set(&[-1], &b'!'.into())?; // the same memory
    /// assert_eq!(memory.to_bytes(Default::default())?, b"abcde!");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    #[inline]
    pub fn slice(&self, key: &[AxisKey]) -> Result<Self, Error> {
        self.view.slice(key).map(|view| self.with(view))
    }

    /// As [`MemoryView::cast`] and [`MemoryView::cast_to`]. References to Python objects
    /// are read-only then.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = *b"abcdef";
    /// let memory = foreign(&mut bytes, "B", &[6]);
    /// assert_eq!(memory.cast("B", Some(&[2, 3]))?.shape(), [2, 3]);
    /// let words = memory.cast("H", None)?;
    /// let error = words.cast("h", None).err().unwrap();
    /// assert_eq!(error.to_string(), "memoryview: cannot cast between two non-byte formats");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn cast(&self, format: &str, shape: Option<&[isize]>) -> Result<Self, Error> {
        match shape {
            Some(shape) => self.view.cast_to(format, shape),
            None => self.view.cast(format),
        }
        .and_then(|view| self.with_other_items(view))
    }

    /// As [`MemoryView::reinterpret`]. References to Python objects are read-only then.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// use view_core::memory::Reinterpret;
    ///
    /// let mut bytes = [0xff, 1, 2, 3, 4];
    /// let memory = foreign(&mut bytes, "B", &[5]);
    /// let words = memory.reinterpret(Reinterpret::new(">H").shape(&[2]).offset(1))?;
    /// assert_eq!((words.get(&[0])?, words.get(&[1])?), (0x0102.into(), 0x0304.into()));
    ///
    /// let mut pointers = [0; 16];
    /// let objects = foreign(&mut pointers, "O", &[16 / size_of::<usize>()]);
    /// assert!(objects.reinterpret("B".into())?.readonly()); // each is counted by its owner
    /// assert!(memory.reinterpret("T{B:a:O:b:}".into()).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there, and `TypeError` for a format with references to Python objects: who is handed
    /// the view would follow them.
    pub fn reinterpret(&self, how: Reinterpret<'_>) -> Result<Self, Error> {
        self.view
            .reinterpret(how)
            .and_then(|view| self.with_other_items(view))
    }

    /// As [`MemoryView::field`].
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = [1, 10, 0, 2, 20, 0];
    /// let memory = foreign(&mut bytes, "T{B:id:<H:size:}", &[2]);
    /// let sizes = memory.field("size")?;
    /// assert_eq!((sizes.shape(), sizes.strides()), (&[2][..], &[3][..]));
    /// sizes.set(&[1], &300.into())?;
    /// assert_eq!(memory.get(&[1])?.to_string(), "(2, 300)");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn field(&self, path: &str) -> Result<Self, Error> {
        self.view.field(path).map(|view| self.with(view))
    }

    /// As [`MemoryView::permute`].
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = *b"abcdef";
    /// let columns = foreign(&mut bytes, "c", &[2, 3]).permute(&[1, 0])?;
    /// assert_eq!(columns.to_bytes(Default::default())?, b"adbecf");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn permute(&self, axes: &[usize]) -> Result<Self, Error> {
        self.view.permute(axes).map(|view| self.with(view))
    }

    /// As [`MemoryView::reshape`].
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = *b"abcdef";
    /// let memory = foreign(&mut bytes, "B", &[6]).reshape(&[-1, 2])?;
    /// assert_eq!((memory.shape(), memory.strides()), (&[3, 2][..], &[2, 1][..]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn reshape(&self, shape: &[isize]) -> Result<Self, Error> {
        self.view.reshape(shape).map(|view| self.with(view))
    }

    /// The same memory, not to be written.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut bytes = [1, 2];
    /// let memory = foreign(&mut bytes, "B", &[2]);
    /// let readonly = memory.to_readonly();
    /// assert!(readonly.set(&[0], &7.into()).is_err());
    /// memory.set(&[0], &7.into())?; // which keeps nobody else from it
    /// assert_eq!(readonly.get(&[0])?, 7);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn to_readonly(&self) -> Self {
        Self {
            view: self.view.clone(),
            readonly: true,
            one_thread: PhantomData,
        }
    }
}
