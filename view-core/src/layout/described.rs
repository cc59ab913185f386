//! What tables and comparisons ask of a description of memory.
//!
//! There are two such descriptions: the [`Layout`] of a Rust type, a constant,
//! and the `Item` of a format string, read at run time. They have the same
//! shape, so whatever draws or compares them is written once, on [`Described`].
//!
//! An array of arrays is one array of more extents here, as in the format
//! language.

use core::fmt;

use super::{Kind, Layout};
use crate::format::{ByteOrder, Scalar};
#[cfg(feature = "alloc")]
use crate::format::{Item, ItemKind, Pointee};

/// A described piece of memory, by whomever.
pub(super) trait Described<'a>: Copy + 'a {
    /// Its size in bytes.
    fn size(self) -> usize;

    /// The extent of an axis, if it is an array of that many axes.
    fn extent(self, axis: usize) -> Option<usize>;

    /// The innermost element of an array, else itself.
    fn element(self) -> Self;

    /// What one element is.
    fn content(self) -> Content;

    /// The fields of a record, in order of offset; an array has none.
    fn member(self, index: usize) -> Option<Member<'a, Self>>;

    /// The Rust type that one element is, or that would read it.
    fn write_type(self, f: &mut dyn fmt::Write) -> fmt::Result;

    /// Its alignment, where the description knows it: that of a Rust type does.
    fn align(self) -> Option<usize>;

    /// All extents, outermost first.
    fn extents(self) -> impl Iterator<Item = usize> + Clone {
        (0..).map_while(move |axis| self.extent(axis))
    }

    /// How many elements: the product of the extents.
    fn count(self) -> usize {
        self.extents().fold(1, usize::saturating_mul)
    }

    /// The fields of a record.
    fn members(self) -> impl Iterator<Item = Member<'a, Self>> {
        (0..).map_while(move |index| self.member(index))
    }

    /// Whether it is one record.
    fn is_record(self) -> bool {
        self.extent(0).is_none() && matches!(self.content(), Content::Record)
    }
}

/// A field of a described record.
#[derive(Clone, Copy)]
pub(super) struct Member<'a, D> {
    /// Its name; formats of the `struct` module have none.
    pub(super) name: Option<&'a str>,
    /// Bytes from the start of the record.
    pub(super) offset: usize,
    /// What stands there.
    pub(super) node: D,
}

impl<'a, D: Described<'a>> Member<'a, D> {
    /// The first byte behind it.
    pub(super) fn end(&self) -> usize {
        self.offset.saturating_add(self.node.size())
    }
}

/// What one element is, arrays put aside.
#[cfg_attr(
    not(feature = "alloc"),
    expect(dead_code, reason = "no Rust type has these")
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Record,
    Scalar(Scalar, ByteOrder),
    /// `5s`
    Bytes,
    /// `5x:name:`
    Opaque,
    /// `5p`
    Pascal,
    /// `5w`
    Text(ByteOrder),
    /// `O`, `P`, `X{}`: an address, under the code that says of what.
    Address(&'static str),
    /// Declared padding.
    Pad,
    /// No bytes and no element in a format.
    Nothing,
}

impl<'a> Described<'a> for &'a Layout {
    fn size(self) -> usize {
        self.size
    }

    fn align(self) -> Option<usize> {
        Some(self.align)
    }

    fn extent(self, axis: usize) -> Option<usize> {
        match self.kind {
            Kind::Array { len, .. } if axis == 0 => Some(len),
            Kind::Array { element, .. } => element.extent(axis - 1),
            _ => None,
        }
    }

    fn element(self) -> Self {
        self.innermost()
    }

    fn content(self) -> Content {
        match self.innermost().kind {
            Kind::Struct { .. } => Content::Record,
            Kind::Scalar { scalar, order, .. } => Content::Scalar(scalar, order),
            Kind::Bytes => Content::Bytes,
            Kind::Opaque => Content::Opaque,
            Kind::Pad { .. } => Content::Pad,
            Kind::Array { .. } | Kind::Empty => Content::Nothing,
        }
    }

    fn member(self, index: usize) -> Option<Member<'a, Self>> {
        self.fields().get(index).map(|field| Member {
            name: Some(field.name),
            offset: field.offset,
            node: field.layout,
        })
    }

    fn write_type(self, f: &mut dyn fmt::Write) -> fmt::Result {
        let element = self.innermost();
        match element.kind {
            Kind::Bytes => write!(f, "[u8; {}]", element.size),
            Kind::Pad { filler } => type_of(filler, f),
            _ => f.write_str(element.name),
        }
    }
}

#[cfg(feature = "alloc")]
impl<'a> Described<'a> for &'a Item {
    fn size(self) -> usize {
        Item::size(self)
    }

    fn align(self) -> Option<usize> {
        None
    }

    fn extent(self, axis: usize) -> Option<usize> {
        self.as_array().0.get(axis).copied()
    }

    fn element(self) -> Self {
        self.as_array().1
    }

    fn content(self) -> Content {
        match self.element().kind() {
            ItemKind::Struct { .. } => Content::Record,
            ItemKind::Scalar { scalar, order } => Content::Scalar(*scalar, *order),
            ItemKind::Bytes => Content::Bytes,
            ItemKind::Void => Content::Opaque,
            ItemKind::Pascal => Content::Pascal,
            ItemKind::Text { order } => Content::Text(*order),
            ItemKind::Object => Content::Address("O"),
            ItemKind::Function => Content::Address("X{}"),
            ItemKind::Pointer { to } => Content::Address(match to {
                Pointee::Unknown => "P",
                Pointee::Text => "z",
                Pointee::WideText => "Z",
                Pointee::Item(_) => "&",
            }),
            // The element of an array is never an array.
            ItemKind::Array { .. } => Content::Nothing,
        }
    }

    fn member(self, index: usize) -> Option<Member<'a, Self>> {
        self.fields()?.get(index).map(|field| Member {
            name: field.name(),
            offset: field.offset(),
            node: field.item(),
        })
    }

    fn write_type(self, f: &mut dyn fmt::Write) -> fmt::Result {
        let element = self.element();
        let size = element.size();
        match element.content() {
            Content::Record => f.write_str("record"),
            Content::Scalar(scalar, order) => in_order(f, order, rust_name(scalar), scalar),
            Content::Bytes | Content::Opaque => write!(f, "[u8; {size}]"),
            Content::Pascal => f.write_str("Pascal string"),
            Content::Text(order) => {
                f.write_char('[')?;
                in_order(f, order, "char", Scalar::Ucs4)?;
                write!(f, "; {}]", size / 4)
            }
            Content::Address("O") => f.write_str("object"),
            Content::Address("X{}") => f.write_str("function"),
            Content::Address(_) => f.write_str("pointer"),
            Content::Pad | Content::Nothing => Ok(()),
        }
    }
}

/// The type of a scalar in this order, as `element` names it.
#[cfg(feature = "alloc")]
fn in_order(f: &mut dyn fmt::Write, order: ByteOrder, name: &str, scalar: Scalar) -> fmt::Result {
    match order {
        _ if order.is_native() || !scalar.has_byte_order() => f.write_str(name),
        ByteOrder::Little => write!(f, "Le<{name}>"),
        ByteOrder::Big => write!(f, "Be<{name}>"),
    }
}

/// What Rust calls the scalar, or what people do where Rust has none.
#[cfg(feature = "alloc")]
const fn rust_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "bool",
        Scalar::Char | Scalar::U8 => "u8",
        Scalar::I8 => "i8",
        Scalar::I16 => "i16",
        Scalar::U16 => "u16",
        Scalar::I32 => "i32",
        Scalar::U32 => "u32",
        Scalar::I64 => "i64",
        Scalar::U64 => "u64",
        Scalar::F16 => "F16",
        Scalar::F32 => "f32",
        Scalar::F64 => "f64",
        Scalar::LongDouble(_) => "long double",
        Scalar::Complex16 => "Complex<F16>",
        Scalar::Complex32 => "Complex<f32>",
        Scalar::Complex64 => "Complex<f64>",
        Scalar::ComplexLongDouble(_) => "long double complex",
        Scalar::Ucs2 => "UTF-16 unit",
        Scalar::Ucs4 => "char",
    }
}

/// The whole Rust type: `[[f64; 3]; 2]`.
pub(super) fn type_of<'a>(node: impl Described<'a>, f: &mut dyn fmt::Write) -> fmt::Result {
    let axes = node.extents().count();
    (0..axes).try_for_each(|_| f.write_char('['))?;
    node.write_type(f)?;
    (0..axes)
        .rev()
        .filter_map(|axis| node.extent(axis))
        .try_for_each(|extent| write!(f, "; {extent}]"))
}

/// The format of a field as it stands in its record's: `(2,3)<d`. The inside of
/// a record is `…`, for it is told elsewhere.
pub(super) fn code_of<'a>(node: impl Described<'a>, f: &mut dyn fmt::Write) -> fmt::Result {
    for (axis, extent) in node.extents().enumerate() {
        f.write_char(if axis == 0 { '(' } else { ',' })?;
        write!(f, "{extent}")?;
    }
    if node.extent(0).is_some() {
        f.write_char(')')?;
    }
    let element = node.element();
    let size = element.size();
    match element.content() {
        Content::Record => f.write_str("T{…}"),
        Content::Scalar(scalar, order) => write!(f, "{}{}", order.prefix(), scalar.code()),
        Content::Bytes => write!(f, "{size}s"),
        Content::Pascal => write!(f, "{size}p"),
        Content::Text(order) => write!(f, "{}{}w", order.prefix(), size / 4),
        Content::Address(code) => f.write_str(code),
        Content::Opaque | Content::Pad => hole_code(size, f),
        Content::Nothing => Ok(()),
    }
}

/// The format of `size` bytes of padding.
pub(super) fn hole_code(size: usize, f: &mut dyn fmt::Write) -> fmt::Result {
    match size {
        0 => Ok(()),
        1 => f.write_char('x'),
        _ => write!(f, "{size}x"),
    }
}
