//! What holes cost, and how to lose less.
//!
//! The size of every Rust type is a multiple of its alignment. So fields in
//! falling order of alignment need no hole between them: wherever one
//! ends is a place where the next may begin. What is left is the rounding at
//! the end, which no order avoids. The order is therefore not searched for, it
//! is known, and fields of equal alignment keep the order they have.

use core::fmt::{self, Write};

use super::super::described::{Content, Described, Member};
use super::super::printed::{Cell, Escaped};
use crate::error::Count;

/// Writes how many bytes are lost to how many holes.
pub(super) fn losses<'a>(item: impl Described<'a>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (lost, holes) = lost(item);
    if lost == 0 {
        return f.write_str("No byte is lost to holes.");
    }
    let size = item.size();
    let are = if lost == 1 { "is" } else { "are" };
    let (size, holes) = (Count(size, "byte"), Count(holes, "hole"));
    write!(f, "{lost} of {size} {are} lost to {holes}")?;
    match lost - lost_between(item.element()).saturating_mul(item.count()) {
        0 => f.write_char('.'),
        inside => write!(f, ", {inside} of them inside fields."),
    }
}

/// How many bytes belong to no field, at any depth, in how many holes.
fn lost<'a>(item: impl Described<'a>) -> (usize, usize) {
    let record = item.element();
    if record.content() != Content::Record {
        return (0, 0);
    }
    let (mut bytes, mut holes, mut end) = (lost_between(record), 0_usize, 0);
    for member in record.members() {
        let inside = lost(member.node);
        bytes = bytes.saturating_add(inside.0);
        holes = holes.saturating_add(inside.1 + usize::from(member.offset > end));
        end = member.end();
    }
    holes += usize::from(record.size() > end);
    let times = |n: usize| n.saturating_mul(item.count());
    (times(bytes), times(holes))
}

/// How many bytes of a record belong to no field of its own.
fn lost_between<'a>(record: impl Described<'a>) -> usize {
    record.members().fold(record.size(), |left, member| {
        left.saturating_sub(member.node.size())
    })
}

/// Writes which order of the fields of a record would lose fewer bytes, where
/// one would. That is known of Rust types only: a format has no alignments.
pub(super) fn advice<'a, D: Described<'a>>(item: D, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let record = item.element();
    let Some(align) = record
        .align()
        .filter(|_| record.content() == Content::Record)
    else {
        return Ok(());
    };
    if !explains(record, align) {
        return Ok(());
    }
    let used = record.size() - lost_between(record);
    let size = used.next_multiple_of(align.max(1));
    if size >= record.size() {
        return Ok(());
    }
    let mut text = Wrapped { f, column: WIDTH };
    text.words("In the order")?;
    let fields = record
        .members()
        .filter(|field| field.node.content() != Content::Nothing);
    let mut left = fields.count();
    for member in by_alignment(record, align) {
        left -= 1;
        let end = if left > 0 { "," } else { "" };
        text.word(&|f: &mut dyn Write| write!(f, "{}{end}", member.name.unwrap_or("_")))?;
    }
    text.words("it would be")?;
    text.word(&|f: &mut dyn Write| write!(f, "{size}"))?;
    text.words("bytes,")?;
    text.word(&|f: &mut dyn Write| write!(f, "{}", record.size() - size))?;
    text.words("fewer.")
}

/// Whether the alignments of the fields lead to the offsets they have. In a
/// record packed to 2 or more they may not: its fields are described as they
/// are read, and that is at any address.
fn explains<'a, D: Described<'a>>(record: D, align: usize) -> bool {
    let mut end = 0_usize;
    for member in record.members() {
        let field = member.node.align().unwrap_or(1).clamp(1, align.max(1));
        if end.next_multiple_of(field) != member.offset {
            return false;
        }
        end = member.end();
    }
    end.next_multiple_of(align.max(1)) == record.size()
}

/// The fields in falling order of alignment, which in a packed record is never
/// more than the record's own.
fn by_alignment<'a, D: Described<'a>>(
    record: D,
    highest: usize,
) -> impl Iterator<Item = Member<'a, D>> {
    let alignment = move |field: &Member<'a, D>| field.node.align().unwrap_or(1).min(highest);
    let powers = (0..=highest.max(1).ilog2())
        .rev()
        .map(|power| 1_usize << power);
    powers.flat_map(move |power| {
        let fields = record
            .members()
            .filter(|field| field.node.content() != Content::Nothing);
        fields.filter(move |field| alignment(field) == power)
    })
}

/// How many columns a line of text has.
const WIDTH: usize = 78;

/// Words, with line breaks between them where a line is full.
struct Wrapped<'f, 'b> {
    f: &'f mut fmt::Formatter<'b>,
    column: usize,
}

impl Wrapped<'_, '_> {
    fn words(&mut self, text: &str) -> fmt::Result {
        text.split(' ').try_for_each(|word| self.word(&word))
    }

    fn word(&mut self, word: &dyn Cell) -> fmt::Result {
        let width = word.width();
        if self.column + 1 + width > WIDTH {
            self.f.write_char('\n')?;
            self.column = width;
        } else {
            self.f.write_char(' ')?;
            self.column += 1 + width;
        }
        word.write(&mut Escaped(self.f))
    }
}
