//! The questions, asked of our views.

use view_core::memory::{
    ByteLayout, Memory, MemoryView, MemoryViewMut, RawParts, Request, Subscript, Value, memoryview,
    memoryview_mut,
};
use view_core::strided::{AxisKey, Slice};
use view_core::{Error, ErrorKind};

use crate::case::{Case, Exporter, numbers};
use crate::values::{attributes, bytes, decode, encode, text, truth, tuple};

/// Memory laid out as the exporter's was.
pub(crate) struct Block {
    /// The items, in memory with gaps where the strides have them; with
    /// suboffsets, one such memory a row.
    rows: Vec<Vec<u8>>,
    pointers: Vec<*mut u8>,
    start: *mut u8,
}

impl Block {
    pub(crate) fn new(exporter: &Exporter) -> Self {
        let indirect = exporter.suboffsets.iter().any(|&suboffset| suboffset >= 0);
        let outer = if indirect { exporter.shape[0] } else { 1 };
        let skip = usize::from(indirect);
        let (shape, strides) = (&exporter.shape[skip..], &exporter.strides[skip..]);
        let before: usize = reach(shape, strides, |stride| stride < 0);
        let after: usize = reach(shape, strides, |stride| stride > 0);
        let lead = if indirect {
            exporter.suboffsets[0] as usize
        } else {
            0
        };
        let mut rows = vec![vec![0xAA_u8; lead + before + after + exporter.itemsize + 1]; outer];
        let count: usize = shape.iter().product();
        for (i, item) in exporter
            .bytes
            .chunks_exact(exporter.itemsize.max(1))
            .enumerate()
        {
            let (row, mut left) = (i / count.max(1), i % count.max(1));
            let mut offset = (lead + before) as isize;
            for axis in (0..shape.len()).rev() {
                offset += (left % shape[axis]) as isize * strides[axis];
                left /= shape[axis];
            }
            let offset = offset as usize;
            rows[row][offset..offset + exporter.itemsize].copy_from_slice(item);
        }
        let mut block = Self {
            pointers: rows.iter_mut().map(Vec::as_mut_ptr).collect(),
            start: std::ptr::null_mut(),
            rows,
        };
        block.start = if indirect {
            block.pointers.as_mut_ptr().cast()
        } else {
            // SAFETY: inside the one row.
            unsafe { block.rows[0].as_mut_ptr().add(before) }
        };
        block
    }

    fn parts<'e>(&self, exporter: &'e Exporter) -> RawParts<'e> {
        RawParts {
            ptr: self.start,
            format: &exporter.format,
            itemsize: exporter.itemsize,
            shape: &exporter.shape,
            strides: Some(&exporter.strides),
            suboffsets: &exporter.suboffsets,
            exporter: None,
        }
    }

    /// A shared view of it all.
    pub(crate) fn view(&self, exporter: &Exporter) -> Result<MemoryView<'_>, Error> {
        // SAFETY: the memory was laid out for these parts, lives as long as `self`, and is
        // not written while a shared view lives.
        unsafe { MemoryView::from_raw_parts(self.parts(exporter)) }
    }

    fn view_mut(&mut self, exporter: &Exporter) -> Result<MemoryViewMut<'_>, Error> {
        // SAFETY: as above, borrowed exclusively.
        unsafe { MemoryViewMut::from_raw_parts(self.parts(exporter)) }
    }
}

/// The bytes from the first item to the furthest in one direction.
fn reach(shape: &[usize], strides: &[isize], way: impl Fn(isize) -> bool) -> usize {
    if shape.contains(&0) {
        return 0;
    }
    shape
        .iter()
        .zip(strides)
        .filter(|(_, stride)| way(**stride))
        .map(|(len, stride)| (len - 1) * stride.unsigned_abs())
        .sum()
}

/// A view that may or may not be written.
enum Any<'a> {
    Shared(MemoryView<'a>),
    Mutable(MemoryViewMut<'a>),
}

impl std::ops::Deref for Any<'_> {
    type Target = Memory;

    fn deref(&self) -> &Memory {
        match self {
            Any::Shared(view) => view,
            Any::Mutable(view) => view,
        }
    }
}

impl Any<'_> {
    fn shared(&self) -> MemoryView<'_> {
        match self {
            Any::Shared(view) => view.clone(),
            Any::Mutable(view) => view.as_view(),
        }
    }

    fn mutable(&mut self) -> MemoryViewMut<'_> {
        match self {
            Any::Shared(_) => panic!("the generator writes to writable views only"),
            Any::Mutable(view) => view.reborrow(),
        }
    }
}

/// Our answer, in the notation of the recorded ones.
pub(crate) fn answer(exporter: &Exporter, case: &Case, others: &[Exporter]) -> String {
    let mut block = Block::new(exporter);
    let result = (|| {
        let whole = if exporter.readonly {
            Any::Shared(block.view(exporter)?)
        } else {
            Any::Mutable(block.view_mut(exporter)?)
        };
        chained(whole, &case.chain, &case.question, others)
    })();
    match result {
        Ok(Answer::Text(text)) => format!("={text}"),
        Ok(Answer::Written) => match block.view(exporter) {
            Ok(whole) => format!("={}", bytes(&whole.to_bytes())),
            Err(error) => error.to_string(),
        },
        Err(error) => format!("!{}:{error}", error.kind().python_name()),
    }
}

enum Answer {
    Text(String),
    /// The memory has changed: what is in it is the answer.
    Written,
}

fn chained(
    mut view: Any<'_>,
    chain: &[String],
    question: &str,
    others: &[Exporter],
) -> Result<Answer, Error> {
    let Some((step, rest)) = chain.split_first() else {
        return ask(view, question, others);
    };
    let (tag, argument) = step.split_at(1);
    let next = match (tag, &mut view) {
        ("S", Any::Shared(view)) => Any::Shared(view.slice(slice(argument))?),
        ("S", Any::Mutable(view)) => Any::Mutable(view.slice_mut(slice(argument))?),
        ("R", view) => Any::Shared(view.shared()),
        ("C", Any::Shared(view)) => Any::Shared(view.cast(argument)?),
        ("C", Any::Mutable(view)) => Any::Mutable(view.cast_mut(argument)?),
        (other, _) => panic!("no step {other}"),
    };
    chained(next, rest, question, others)
}

fn slice(text: &str) -> Slice {
    let bounds: Vec<Option<isize>> = text
        .split(',')
        .map(|bound| (bound != "_").then(|| bound.parse().unwrap()))
        .collect();
    Slice::new(bounds[0], bounds[1], bounds[2])
}

/// A key, and its indices if it names an item.
fn key(text: &str) -> (Vec<AxisKey>, Vec<isize>) {
    let (tag, rest) = text.split_at(1);
    if tag == "e" {
        return (vec![AxisKey::Ellipsis], vec![]);
    }
    let indices: Vec<isize> = numbers(rest);
    (
        indices.iter().map(|&i| AxisKey::Index(i)).collect(),
        indices,
    )
}

#[expect(clippy::too_many_lines, reason = "one arm a question")]
fn ask(mut view: Any<'_>, question: &str, others: &[Exporter]) -> Result<Answer, Error> {
    let (tag, argument) = question.split_at(1);
    let answer = match tag {
        "?" => String::new(),
        "A" => format!("({})", attributes(&view)),
        "L" => encode(&view.to_list()?),
        "B" => {
            let order: ByteLayout = argument.parse()?;
            bytes(&view.try_to_bytes(order)?)
        }
        "H" => match argument.rsplit_once(',') {
            None => text(&view.hex()),
            Some((sep, size)) => text(&view.hex_grouped(sep, size.parse().unwrap())?),
        },
        "I" => match view.shared().at(&key(argument).0[..])? {
            Subscript::Item(item) => encode(&item),
            Subscript::View(part) => format!(
                "({}{}{}{}{})",
                text("view"),
                text(part.format()),
                tuple(part.shape()),
                tuple(part.strides()),
                bytes(&part.to_bytes())
            ),
        },
        "W" => {
            let (place, value) = argument.split_once('=').unwrap();
            let Some(value) = decode(&mut &*value) else {
                return Ok(Answer::Text("cannot be said".into()));
            };
            view.mutable().set(&key(place).1[..], value)?;
            return Ok(Answer::Written);
        }
        "M" => {
            let key = slice(argument);
            let part = view.shared().slice(key)?;
            if part.shape().contains(&0) {
                view.mutable().assign_within(key, key)?;
                return Ok(Answer::Written);
            }
            let mut reversed = part.to_bytes();
            reversed.reverse();
            let source = memoryview(&reversed).cast_to(part.format(), part.shape())?;
            view.mutable().assign(key, &source)?;
            return Ok(Answer::Written);
        }
        "X" => {
            let (target, source) = argument.split_once('=').unwrap();
            let (id, part) = source.split_once(',').unwrap();
            let exporter = &others[id.parse::<usize>().unwrap()];
            let block = Block::new(exporter);
            let mut source = block.view(exporter)?;
            if !part.is_empty() {
                source = source.slice(slice(part))?;
            }
            view.mutable().assign(slice(target), &source)?;
            return Ok(Answer::Written);
        }
        "Y" => {
            let (target, source) = argument.split_once('=').unwrap();
            view.mutable().assign_within(slice(target), slice(source))?;
            return Ok(Answer::Written);
        }
        "=" => truth(equal(&view.shared(), argument, others)?).into(),
        "N" => format!("i{};", view.try_len()?),
        "Q" => truth(view.try_len()? != 0).into(),
        "T" => encode(&view.iter()?.collect::<Result<Vec<Value>, _>>()?.into()),
        "U" if view.try_len()? == 0 => "[]".into(),
        "U" => encode(
            &view
                .iter()?
                .rev()
                .collect::<Result<Vec<Value>, _>>()?
                .into(),
        ),
        "K" => match decode(&mut &*argument) {
            Some(value) => truth(view.contains(value)?).into(),
            None => "cannot be said".into(),
        },
        "P" => {
            let own = view.content_hash()?;
            truth(own == memoryview(&view.to_bytes()).content_hash()?).into()
        }
        "Z" => {
            let (format, shape) = match argument.split_once(';') {
                None => (argument, None),
                Some((format, shape)) => (format, Some(numbers::<isize>(shape))),
            };
            let made = match (&mut view, shape) {
                (Any::Shared(view), None) => Any::Shared(view.cast(format)?),
                (Any::Shared(view), Some(shape)) => Any::Shared(view.cast_to(format, &shape[..])?),
                (Any::Mutable(view), None) => Any::Mutable(view.cast_mut(format)?),
                (Any::Mutable(view), Some(shape)) => {
                    Any::Mutable(view.cast_to_mut(format, &shape[..])?)
                }
            };
            format!("({}{})", attributes(&made), bytes(&made.to_bytes()))
        }
        "F" => {
            let export = view.request(Request::from_bits(argument.parse().unwrap()))?;
            format!(
                "(i{};i{};{}{}{}{})",
                export.ndim,
                export.len,
                truth(export.readonly),
                tuple(export.shape.unwrap_or_default()),
                tuple(export.strides.unwrap_or_default()),
                tuple(export.suboffsets.unwrap_or_default()),
            )
        }
        other => panic!("no question {other}"),
    };
    Ok(Answer::Text(answer))
}

fn equal(view: &MemoryView<'_>, argument: &str, others: &[Exporter]) -> Result<bool, Error> {
    if argument == "self" {
        let same = view.clone();
        return Ok(*view == same);
    }
    if let Some(format) = argument.strip_prefix("as") {
        let values = view.to_list()?;
        let Some(values) = values.as_list() else {
            return Err(Error::new(ErrorKind::Type, "no list"));
        };
        let size = memoryview(&[0_u8; 16]).cast(format)?.itemsize();
        let mut packed = vec![0_u8; values.len() * size];
        let mut other = memoryview_mut(&mut packed);
        other.cast_mut(format)?.copy_from_values(values)?;
        return Ok(*view == other.cast(format)?);
    }
    let (id, part) = argument.split_once(',').unwrap();
    let exporter = &others[id.parse::<usize>().unwrap()];
    let block = Block::new(exporter);
    let mut other = block.view(exporter)?;
    if other.ndim() > 0 {
        other = other.slice(slice(part))?;
    }
    Ok(*view == other)
}

/// The shape of the view that a chain leads to.
pub(crate) fn shape(exporter: &Exporter, chain: &[String]) -> Option<Vec<usize>> {
    let block = Block::new(exporter);
    let mut view = block.view(exporter).ok()?;
    for step in chain {
        view = match step.split_at(1) {
            ("S", key) => view.slice(slice(key)).ok()?,
            ("C", format) => view.cast(format).ok()?,
            _ => view,
        };
    }
    Some(view.shape().to_vec())
}
