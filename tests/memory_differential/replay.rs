//! The questions, asked of our views.

use view_core::memory::{
    ByteLayout, Memory, MemoryView, MemoryViewMut, Request, Subscript, Value, memoryview,
    memoryview_mut,
};
use view_core::strided::{AxisKey, Slice};
use view_core::{Error, ErrorKind};

use crate::block::Block;
use crate::case::{Case, Exporter, numbers};
use crate::values::{attributes, bytes, decode, encode, text, truth, tuple};

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
        .map(|bound| (bound != "_").then(|| clipped(bound)))
        .collect();
    Slice::new(bounds[0], bounds[1], bounds[2])
}

/// An integer of any size, as Python clips it where bounds and steps are meant.
fn clipped(text: &str) -> isize {
    let number: i128 = text.parse().unwrap();
    number.clamp(isize::MIN as i128, isize::MAX as i128) as isize
}

/// A key, and its indices if it names an item.
fn key(text: &str) -> (Vec<AxisKey>, Vec<isize>) {
    let (tag, rest) = text.split_at(1);
    if tag == "e" {
        return (vec![AxisKey::Ellipsis], vec![]);
    }
    if tag == "m" {
        let entry = |text: &str| match text {
            "..." => AxisKey::Ellipsis,
            "new" => AxisKey::NewAxis,
            text if text.contains(',') => AxisKey::Slice(slice(text)),
            index => AxisKey::Index(index.parse().unwrap()),
        };
        return (rest.split(';').map(entry).collect(), vec![]);
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
        "J" => match decode(&mut &*argument) {
            Some(value) => format!("i{};", view.count_of(value)?),
            None => "cannot be said".into(),
        },
        "G" => {
            let mut rest = argument;
            let Some(value) = decode(&mut rest) else {
                return Ok(Answer::Text("cannot be said".into()));
            };
            let index = match rest.split_once(',').unwrap() {
                ("_", "_") => view.index_of(value)?,
                (start, "_") => view.index_of_within(value, clipped(start), isize::MAX)?,
                (start, stop) => view.index_of_within(value, clipped(start), clipped(stop))?,
            };
            format!("i{index};")
        }
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
                "(i{};i{};i{};{}{}{}{}{})",
                export.ndim,
                export.len,
                export.itemsize,
                text(export.format.unwrap_or_default()),
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
