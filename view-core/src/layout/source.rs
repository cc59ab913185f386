//! The Rust struct that reads a format, as source text.
//!
//! This is the way from a [`Format`] back to a Rust type. A type is made by the
//! compiler, so what a program that meets an unknown file can do is to write
//! down the struct for the programmer to paste.
//!
//! A record becomes `repr(C)` where its offsets are such as that gives, with
//! explicit padding where they are further apart; and `packed` where a field
//! lies at an offset that its alignment on this target forbids.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::described::{Content, Described, type_of};
use crate::format::{ByteOrder, Format, Item, Scalar};
use crate::{Error, ErrorKind};

impl Format {
    /// The source of a Rust type called `name` that reads items of this format.
    ///
    /// Records inside become structs of their own, each above the one that has
    /// it. A name that is no Rust name, or not an ASCII one, becomes one by
    /// `rename`; a field without a name is called `f0`, `f1` and so on.
    ///
    /// ```
    /// use view_core::format::Format;
    ///
    /// # if cfg!(not(all(target_endian = "little", target_pointer_width = "64"))) { return Ok(()); }
    /// let format = Format::parse("T{<d:time:T{>f:x:>f:y:}:pos:<B:type:3x<H:n:2x}")?;
    /// assert_eq!(format.rust_source("Event").unwrap(), "\
    /// ##[derive(Clone, Copy, BufferView)]
    /// ##[repr(C)]
    /// struct EventPos {
    ///     x: Be<f32>,
    ///     y: Be<f32>,
    /// }
    ///
    /// ##[derive(Clone, Copy, BufferView)]
    /// ##[repr(C)]
    /// struct Event {
    ///     time: f64,
    ///     pos: EventPos,
    ///     #[view(rename = \"type\")]
    ///     type_: u8,
    ///     #[view(pad)]
    ///     _pad0: [u8; 3],
    ///     n: u16,
    /// }
    /// ");
    /// # Ok::<(), view_core::format::FormatError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A field of which this crate has no type: an address, a Pascal string, a
    /// `long double`, a UTF-16 unit; and a record without any field.
    pub fn rust_source(&self, name: &str) -> Result<String, Error> {
        let mut source = Source::default();
        let item = self.item();
        let (element, count) = (item.element(), item.extents().count());
        if count == 0 && element.is_record() {
            source.record(element, name)?;
        } else {
            let known = source.known(item, &format!("{name}Item"), name)?;
            if !source.text.is_empty() {
                source.line(&[]);
            }
            source.line(&["type ", name, " = ", &known.text, ";"]);
        }
        Ok(source.text)
    }
}

/// A type that has been written.
struct Known {
    text: String,
    align: usize,
    /// The setting the field needs, `bytes` or `opaque`.
    setting: Option<&'static str>,
}

/// A field about to be written.
struct Line {
    name: String,
    settings: String,
    text: String,
}

#[derive(Default)]
struct Source {
    text: String,
    /// The names of the structs there are.
    structs: BTreeSet<String>,
}

impl Source {
    fn line(&mut self, parts: &[&str]) {
        self.text.extend(parts.iter().copied());
        self.text.push('\n');
    }

    /// Writes a struct of the fields of `item` and returns its alignment.
    fn record(&mut self, item: &Item, name: &str) -> Result<usize, Error> {
        self.structs.insert(name.to_string());
        let mut names = BTreeSet::new();
        let mut fields = Vec::new();
        for (i, member) in item.members().enumerate() {
            let given = member.name.map_or_else(|| format!("f{i}"), String::from);
            let mut ident = identifier(&given);
            while !names.insert(ident.clone()) {
                ident.push('_');
            }
            let known = self.known(member.node, &format!("{name}{}", camel(&ident)), &given)?;
            let rename =
                (member.name.is_some() && ident != given).then(|| format!("rename = {given:?}"));
            let settings: Vec<_> = known
                .setting
                .map(String::from)
                .into_iter()
                .chain(rename)
                .collect();
            let line = Line {
                name: ident,
                settings: settings.join(", "),
                text: known.text,
            };
            fields.push((member.offset, member.end(), known.align, line));
        }
        if fields.is_empty() {
            return Err(refused(name, "has no fields"));
        }
        let align = fields.iter().map(|field| field.2).max().unwrap_or(1);
        let aligned = fields
            .iter()
            .all(|(offset, _, align, _)| offset.is_multiple_of(*align));
        let packed = !aligned || !item.size().is_multiple_of(align);
        let align = if packed { 1 } else { align };

        let mut lines = Vec::new();
        let (mut end, mut pads) = (0_usize, 0);
        let mut fill = |lines: &mut Vec<Line>, end: usize, to: usize, align: usize| {
            if end.next_multiple_of(align) != to {
                let mut name = format!("_pad{pads}");
                while !names.insert(name.clone()) {
                    name.push('_');
                }
                pads += 1;
                lines.push(Line {
                    name,
                    settings: "pad".into(),
                    text: format!("[u8; {}]", to - end),
                });
            }
        };
        for (offset, field_end, field_align, line) in fields {
            fill(
                &mut lines,
                end,
                offset,
                if packed { 1 } else { field_align },
            );
            lines.push(line);
            end = field_end;
        }
        fill(&mut lines, end, item.size(), align);

        if !self.text.is_empty() {
            self.line(&[]);
        }
        self.line(&["#[derive(Clone, Copy, BufferView)]"]);
        self.line(&["#[repr(", if packed { "C, packed" } else { "C" }, ")]"]);
        self.line(&["struct ", name, " {"]);
        for line in lines {
            if !line.settings.is_empty() {
                self.line(&["    #[view(", &line.settings, ")]"]);
            }
            self.line(&["    ", &line.name, ": ", &line.text, ","]);
        }
        self.line(&["}"]);
        Ok(align)
    }

    /// The type of a field; a record inside is written first, as `name`.
    fn known(&mut self, item: &Item, name: &str, field: &str) -> Result<Known, Error> {
        let element = item.element();
        let is_array = item.extent(0).is_some();
        let (text, align, setting) = match element.content() {
            Content::Record => {
                let mut name = name.to_string();
                while self.structs.contains(&name) {
                    name.push('_');
                }
                let align = self.record(element, &name)?;
                (name, align, None)
            }
            Content::Scalar(scalar, order) => {
                let align = alignment(scalar, order)
                    .ok_or_else(|| refused(field, "has a format that no Rust type here reads"))?;
                (text_of(element), align, None)
            }
            Content::Text(order) => (
                text_of(element),
                alignment(Scalar::Ucs4, order).unwrap_or(1),
                None,
            ),
            Content::Bytes => (text_of(element), 1, Some("bytes")),
            Content::Opaque => (text_of(element), 1, Some("opaque")),
            _ => return Err(refused(field, "is an address or a Pascal string")),
        };
        let mut whole = text;
        let extents: Vec<_> = item.extents().collect();
        for extent in extents.iter().rev() {
            whole = format!("[{whole}; {extent}]");
        }
        Ok(Known {
            text: whole,
            align,
            setting: setting.filter(|setting| !is_array || *setting == "opaque"),
        })
    }
}

fn text_of(item: &Item) -> String {
    let mut text = String::new();
    // A `String` takes any text.
    let _ = type_of(item, &mut text);
    text
}

/// The alignment of the Rust type that reads a scalar, if there is one.
fn alignment(scalar: Scalar, order: ByteOrder) -> Option<usize> {
    use Scalar as S;
    let align = match scalar {
        S::Bool | S::Char | S::I8 | S::U8 => 1,
        S::I16 | S::U16 | S::F16 => align_of::<u16>(),
        S::I32 | S::U32 | S::Ucs4 => align_of::<u32>(),
        S::I64 | S::U64 => align_of::<u64>(),
        S::F32 | S::Complex32 => align_of::<f32>(),
        S::F64 | S::Complex64 => align_of::<f64>(),
        _ => return None,
    };
    Some(if order.is_native() { align } else { 1 })
}

/// A name for a field in Rust: itself if it can be, else words with `_` between.
fn identifier(name: &str) -> String {
    let mut ident = String::from(name);
    if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        let words: Vec<_> = name
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        ident = words.join("_");
    }
    if ident.starts_with(|c: char| c.is_ascii_digit()) {
        ident.insert(0, '_');
    }
    if ident.bytes().all(|b| b == b'_') {
        ident.push_str("unnamed");
    }
    if KEYWORDS.contains(&ident.as_str()) {
        ident.push('_');
    }
    ident
}

/// `pos_x` as part of the name of a struct: `PosX`.
fn camel(ident: &str) -> String {
    let mut name = String::new();
    for word in ident.split('_').filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at(1);
        name.push_str(&first.to_ascii_uppercase());
        name.push_str(rest);
    }
    name
}

/// What Rust keeps for itself, or may.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

fn refused(name: &str, why: &str) -> Error {
    Error::with_message(ErrorKind::Value, format!("{name:?} {why}"))
}
