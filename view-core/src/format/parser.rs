//! Reading without owning: one pass into buffers that are used again.
//!
//! A [`Format`](super::Format) owns its names and its tree, which takes an allocation for each.
//! A server that gets a buffer with every request, or a program that looks
//! at a format once and compiles its own plan from it, needs neither: a
//! [`Parser`] keeps its buffers from one string to the next, and what it gives
//! back points into them and into the string.

use alloc::vec::Vec;

use super::build::Flat;
use super::error::FormatError;
use super::mistaken::refused;
use super::node::{Node, NodeKind, siblings};
use super::platform::Platform;
use super::readings::{Scanned, decide};
use super::scalar::{ByteOrder, Scalar};
use super::scan::scan;

/// A parser that can be used again.
///
/// ```
/// use view_core::format::{Parser, Platform};
///
/// let mut parser = Parser::new();
/// for text in ["T{<d:x:<d:y:<I:id:4x}", "T{<h:a:(2)<h:b:}"] {
///     let parsed = parser.parse(text)?;
///     let end = parsed.fields().map(|field| field.offset() + field.size()).max();
///     assert!(end.unwrap() <= parsed.itemsize());
/// }
/// let parsed = parser.parse_for("T{i:a:d:b:}", 16, Platform::X86_64)?;
/// let names: Vec<_> = parsed.fields().filter_map(|field| field.name()).collect();
/// assert_eq!(names, ["a", "b"]);
/// # Ok::<(), view_core::format::FormatError>(())
/// ```
#[derive(Debug, Default)]
pub struct Parser {
    nodes: Vec<Node>,
    dims: Vec<usize>,
}

/// What a [`Parser`] made of a string, until it reads the next one.
///
/// Names are not held against each other here: that takes a pass of its own,
/// which [`to_format`](Self::to_format) does.
///
/// ```
/// use view_core::format::Parser;
///
/// let mut parser = Parser::new();
/// let parsed = parser.parse("T{<d:x:<I:id:4x}")?;
/// assert_eq!(parsed.itemsize(), 16);
/// assert_eq!(parsed.elements().count(), 1); // one `T{}`
/// assert_eq!(parsed.fields().count(), 2); // of two members
/// assert_eq!(parsed.to_format()?.to_string(), "T{<d:x:<I:id:4x}");
/// # Ok::<(), view_core::format::FormatError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Parsed<'p, 't> {
    pub(super) flat: Flat<'p, 't>,
}

/// One element of a parsed string: a field, or the item itself.
///
/// ```
/// use view_core::format::{ByteOrder, ElementKind, Parser, Scalar};
///
/// let mut parser = Parser::new();
/// let element = parser.parse("T{B:a:(2,3)<h:levels:}")?.fields().last().unwrap();
/// assert_eq!((element.name(), element.offset()), (Some("levels"), 1));
/// assert_eq!((element.shape(), element.item_size(), element.size()), (&[2, 3][..], 2, 12));
/// assert_eq!(element.kind(), ElementKind::Scalar(Scalar::I16, ByteOrder::Little));
/// # Ok::<(), view_core::format::FormatError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Element<'p, 't> {
    flat: Flat<'p, 't>,
    at: usize,
}

/// What an [`Element`] is, its shape aside.
///
/// ```
/// use view_core::format::{ElementKind, Parser};
///
/// let mut parser = Parser::new();
/// let kinds: Vec<_> = parser.parse("5s4x:raw:T{b}")?.fields().map(|e| e.kind()).collect();
/// assert_eq!(kinds, [ElementKind::Bytes, ElementKind::Void, ElementKind::Struct]);
/// # Ok::<(), view_core::format::FormatError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ElementKind {
    /// A number, truth value or character.
    Scalar(Scalar, ByteOrder),
    /// `5s`
    Bytes,
    /// `5p`
    Pascal,
    /// `3w`
    Text(ByteOrder),
    /// `7x` with a name
    Void,
    /// `T{}`; see [`Element::members`].
    Struct,
    /// `P`, `z`, `Z` or `&`
    Pointer,
    /// `O`
    Object,
    /// `X{}`
    Function,
}

impl Parser {
    /// A parser with empty buffers.
    ///
    /// ```
    /// use view_core::format::Parser;
    ///
    /// let mut parser = Parser::new();
    /// assert_eq!(parser.parse("(2,3)<h")?.itemsize(), 12);
    /// assert_eq!(parser.parse("T{<b:a:<d:b:}")?.itemsize(), 9); // in the same buffers
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            nodes: Vec::new(),
            dims: Vec::new(),
        }
    }

    /// A parser with room for what a text of this length usually holds.
    pub(super) fn for_text(text: &str) -> Self {
        Self {
            nodes: Vec::with_capacity((text.len() / 8 + 1).min(64)),
            dims: Vec::new(),
        }
    }

    /// Reads a string of this target whose itemsize nobody told, as
    /// [`Format::parse`](super::Format::parse) does.
    ///
    /// ```
    /// use view_core::format::Parser;
    ///
    /// let mut parser = Parser::new();
    /// let offsets: Vec<_> = parser.parse("bi")?.fields().map(|field| field.offset()).collect();
    /// assert_eq!(offsets, [0, 4]); // as C lays it out
    /// assert!(parser.parse("T{b").is_err());
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// # Errors
    /// As there, but for names that stand twice.
    pub fn parse<'p, 't>(&'p mut self, text: &'t str) -> Result<Parsed<'p, 't>, FormatError> {
        self.read(text, None, &Platform::NATIVE)
    }

    /// Reads the string of an exporter on `platform` for items of `itemsize`
    /// bytes, as [`Format::parse_for`](super::Format::parse_for) does.
    ///
    /// ```
    /// use view_core::format::{Parser, Platform};
    ///
    /// let mut parser = Parser::new();
    /// // NumPy leaves the padding at the end to the itemsize.
    /// assert_eq!(parser.parse_for("T{d:x:B:tag:}", 16, Platform::X86_64)?.itemsize(), 16);
    /// assert!(parser.parse_for("T{d:x:B:tag:}", 12, Platform::X86_64).is_err());
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// # Errors
    /// As there, but for names that stand twice.
    pub fn parse_for<'p, 't>(
        &'p mut self,
        text: &'t str,
        itemsize: usize,
        platform: Platform,
    ) -> Result<Parsed<'p, 't>, FormatError> {
        self.read(text, Some(itemsize), &platform)
    }

    pub(super) fn read<'p, 't>(
        &'p mut self,
        text: &'t str,
        itemsize: Option<usize>,
        platform: &Platform,
    ) -> Result<Parsed<'p, 't>, FormatError> {
        let itemsize = scan(text, platform, &mut self.nodes, &mut self.dims)
            .and_then(|scan| {
                let mut scanned = Scanned {
                    nodes: &mut self.nodes,
                    dims: &self.dims,
                    scan,
                    platform,
                    text_len: text.len(),
                };
                decide(&mut scanned, itemsize)
            })
            .map_err(|fault| refused(text, fault))?;
        Ok(Parsed {
            flat: Flat {
                text,
                nodes: &self.nodes,
                dims: &self.dims,
                itemsize,
            },
        })
    }
}

impl<'p, 't> Parsed<'p, 't> {
    /// The bytes of one item, padding included.
    ///
    /// ```
    /// use view_core::format::Parser;
    ///
    /// assert_eq!(Parser::new().parse("T{<d:x:<I:id:4x}")?.itemsize(), 16);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn itemsize(&self) -> usize {
        self.flat.itemsize
    }

    /// The elements of the string, padding left out: one if it is a single
    /// scalar or one `T{}`.
    ///
    /// ```
    /// use view_core::format::Parser;
    ///
    /// let mut parser = Parser::new();
    /// let sizes: Vec<_> = parser.parse("<h2x3s")?.elements().map(|element| element.size()).collect();
    /// assert_eq!(sizes, [2, 3]);
    /// assert_eq!(parser.parse("T{<h:a:3s:b:}")?.elements().count(), 1);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    pub fn elements(&self) -> impl Iterator<Item = Element<'p, 't>> + use<'p, 't> {
        elements(self.flat, 0, self.flat.nodes.len())
    }

    /// The fields of a record: the members if the whole is one `T{}`, else the
    /// elements.
    ///
    /// ```
    /// use view_core::format::Parser;
    ///
    /// let mut parser = Parser::new();
    /// for text in ["T{<h:a:3s:b:}", "<h:a:3s:b:"] {
    ///     let names: Vec<_> = parser.parse(text)?.fields().filter_map(|field| field.name()).collect();
    ///     assert_eq!(names, ["a", "b"]);
    /// }
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    pub fn fields(&self) -> impl Iterator<Item = Element<'p, 't>> + use<'p, 't> {
        let first = usize::from(self.flat.is_one_struct());
        elements(self.flat, first, self.flat.nodes.len())
    }
}

impl<'p, 't> Element<'p, 't> {
    fn node(&self) -> &'p Node {
        &self.flat.nodes[self.at]
    }

    /// Its name, as it stands in the string.
    ///
    /// ```
    /// use view_core::format::Parser;
    ///
    /// let mut parser = Parser::new();
    /// let names: Vec<_> = parser.parse("<d:x:<d")?.fields().map(|field| field.name()).collect();
    /// assert_eq!(names, [Some("x"), None]);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&'t str> {
        self.node().name(self.flat.text)
    }

    /// Bytes from the start of the struct it is a member of.
    ///
    /// ```
    /// use view_core::format::Parser;
    ///
    /// let mut parser = Parser::new();
    /// let pos = parser.parse("T{<d:t:T{<f:x:<f:y:}:pos:}")?.fields().last().unwrap();
    /// let y = pos.members().last().unwrap();
    /// assert_eq!((pos.offset(), y.offset()), (8, 4)); // that of `y` within `pos`
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn offset(&self) -> usize {
        self.node().offset
    }

    /// How many bytes it takes, its whole shape included.
    ///
    /// ```
    /// use view_core::format::Parser;
    ///
    /// let mut parser = Parser::new();
    /// assert_eq!(parser.parse("(2,3)<h")?.elements().next().unwrap().size(), 12);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn size(&self) -> usize {
        self.node().total
    }

    /// How many bytes one element of its shape takes.
    ///
    /// ```
    /// use view_core::format::Parser;
    ///
    /// let mut parser = Parser::new();
    /// assert_eq!(parser.parse("(2,3)<h")?.elements().next().unwrap().item_size(), 2);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn item_size(&self) -> usize {
        self.node().item
    }

    /// Its extents, outermost first; none for a single one.
    ///
    /// ```
    /// use view_core::format::Parser;
    ///
    /// let mut parser = Parser::new();
    /// let shapes: Vec<_> = parser.parse("(2,3)<h<d5s")?.elements().map(|each| each.shape()).collect();
    /// assert_eq!(shapes, [&[2, 3][..], &[], &[]]); // five bytes are one value
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn shape(&self) -> &'p [usize] {
        self.node().shape(self.flat.dims)
    }

    /// What it is.
    ///
    /// ```
    /// use view_core::format::{ByteOrder, ElementKind, Parser, Scalar};
    ///
    /// let mut parser = Parser::new();
    /// let number = parser.parse("(2,3)>h")?.elements().next().unwrap();
    /// assert_eq!(number.kind(), ElementKind::Scalar(Scalar::I16, ByteOrder::Big));
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> ElementKind {
        let node = self.node();
        match node.kind {
            NodeKind::Scalar(scalar) => ElementKind::Scalar(scalar, node.scalar_order(scalar)),
            NodeKind::Bytes => ElementKind::Bytes,
            NodeKind::Pascal => ElementKind::Pascal,
            NodeKind::Text => ElementKind::Text(node.order),
            NodeKind::Void | NodeKind::Pad => ElementKind::Void,
            NodeKind::Struct => ElementKind::Struct,
            NodeKind::Pointer
            | NodeKind::CharPointer
            | NodeKind::WidePointer
            | NodeKind::PointerTo => ElementKind::Pointer,
            NodeKind::Object => ElementKind::Object,
            NodeKind::Function => ElementKind::Function,
        }
    }

    /// Its members if it is a `T{}`, else none.
    ///
    /// ```
    /// use view_core::format::Parser;
    /// let mut parser = Parser::new();
    /// let pos = parser.parse("T{T{<f:x:<f:y:}:pos:}")?.fields().next().unwrap();
    /// let names: Vec<_> = pos.members().filter_map(|member| member.name()).collect();
    /// assert_eq!(names, ["x", "y"]);
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    pub fn members(&self) -> impl Iterator<Item = Self> + use<'p, 't> {
        let node = self.node();
        let end = match node.kind {
            NodeKind::Struct => node.end as usize,
            _ => self.at + 1,
        };
        elements(self.flat, self.at + 1, end)
    }
}

fn elements<'p, 't>(
    flat: Flat<'p, 't>,
    first: usize,
    end: usize,
) -> impl Iterator<Item = Element<'p, 't>> {
    siblings(flat.nodes, first, end)
        .filter(move |&at| flat.nodes[at].kind != NodeKind::Pad)
        .map(move |at| Element { flat, at })
}
