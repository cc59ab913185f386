//! How bytes are to be read: what a caller says.

use crate::format::Format;
use crate::strided::Order;

/// How bytes are to be read: a format, and if need be a shape, an order or strides,
/// and where the first item lies.
///
/// A format string turns into one with [`From`].
///
/// ```
/// use view_core::memory::{Reinterpret, memoryview};
///
/// let bytes: Vec<u8> = (0..16).collect();
/// let view = memoryview(&bytes).reinterpret(
///     Reinterpret::new(">H").shape(&[3, 2]).strides(&[4, 2]).offset(2),
/// )?;
/// assert_eq!(view.get([0, 0])?, 0x0203);
/// assert_eq!(view.get([2, 1])?, 0x0c0d);
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reinterpret<'r> {
    pub(super) format: Reading<'r>,
    pub(super) shape: Option<&'r [usize]>,
    pub(super) strides: Option<&'r [isize]>,
    pub(super) order: Order,
    pub(super) offset: usize,
}

#[derive(Clone, Debug)]
pub(super) enum Reading<'r> {
    Text(&'r str),
    Tree(&'r Format),
}

impl<'r> Reinterpret<'r> {
    /// Items of a format string. A string that is no format is refused by the view.
    ///
    /// ```
    /// use view_core::memory::{Reinterpret, memoryview};
    ///
    /// let bytes = [0_u8, 1, 0, 2];
    /// let view = memoryview(&bytes).reinterpret(Reinterpret::new(">H"))?;
    /// assert_eq!((view.format(), view.to_list()?.to_string()), (">H", "[1, 2]".into()));
    /// assert!(memoryview(&bytes).reinterpret(Reinterpret::new("3$")).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn new(format: &'r str) -> Self {
        Self::reading(Reading::Text(format))
    }

    /// Items of a format that has been read already; the view spells it
    /// canonically.
    ///
    /// ```
    /// use view_core::format::Format;
    /// use view_core::memory::{Reinterpret, memoryview};
    ///
    /// let format = Format::parse("> H  H")?;
    /// let view = memoryview(&[0_u8, 1, 0, 2]).reinterpret(Reinterpret::of(&format))?;
    /// assert_eq!((view.format(), view.get(0)?.to_string()), ("T{>H>H}", "(1, 2)".into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(format: &'r Format) -> Self {
        Self::reading(Reading::Tree(format))
    }

    fn reading(format: Reading<'r>) -> Self {
        Self {
            format,
            shape: None,
            strides: None,
            order: Order::C,
            offset: 0,
        }
    }

    /// In a shape, in items; zeros are allowed. The memory must be contiguous, and may be
    /// larger.
    ///
    /// ```
    /// use view_core::memory::{Reinterpret, memoryview};
    ///
    /// let view = memoryview(b"abcdefg").reinterpret(Reinterpret::new("c").shape(&[2, 3]))?;
    /// assert_eq!(view.slice(1)?.to_bytes(), b"def");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn shape(mut self, shape: &'r [usize]) -> Self {
        self.shape = Some(shape);
        self
    }

    /// With strides, in bytes, one for each dimension of the shape. A shared view may show
    /// the same bytes several times.
    ///
    /// ```
    /// use view_core::memory::{Reinterpret, memoryview};
    ///
    /// let windows = Reinterpret::new("B").shape(&[3, 4]).strides(&[1, 1]);
    /// let view = memoryview(b"abcdef").reinterpret(windows.clone())?;
    /// assert_eq!(view.to_bytes(), b"abcdbcdecdef");
    /// assert!(memoryview(b"abcde").reinterpret(windows).is_err()); // one byte outside
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn strides(mut self, strides: &'r [isize]) -> Self {
        self.strides = Some(strides);
        self
    }

    /// The order of the items in memory where no strides are given; [`Order::C`] if this
    /// is not called.
    ///
    /// ```
    /// use view_core::memory::{Reinterpret, memoryview};
    /// use view_core::strided::Order;
    ///
    /// let how = Reinterpret::new("c").shape(&[2, 3]).order(Order::F);
    /// let view = memoryview(b"abcdef").reinterpret(how)?;
    /// assert_eq!((view.strides(), view.slice(0)?.to_bytes()), (&[1, 2][..], b"ace".to_vec()));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn order(mut self, order: Order) -> Self {
        self.order = order;
        self
    }

    /// The first item lies so many bytes into the memory. Without a shape the items go on to
    /// the end of it.
    ///
    /// ```
    /// use view_core::memory::{Reinterpret, memoryview};
    ///
    /// let file = b"HEAD\x00\x01\x00\x02";
    /// let view = memoryview(file).reinterpret(Reinterpret::new(">H").offset(4))?;
    /// assert_eq!(view.to_list()?.to_string(), "[1, 2]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    #[must_use]
    pub fn offset(mut self, offset: usize) -> Self {
        self.offset = offset;
        self
    }
}

impl<'r> From<&'r str> for Reinterpret<'r> {
    fn from(format: &'r str) -> Self {
        Self::new(format)
    }
}

impl<'r> From<&'r Format> for Reinterpret<'r> {
    fn from(format: &'r Format) -> Self {
        Self::of(format)
    }
}
