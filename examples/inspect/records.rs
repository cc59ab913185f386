//! From bytes to a view of the records in them.

use std::error::Error;

use view_core::format::{Format, Item, ItemKind};
use view_core::memory::{MemoryView, Reinterpret, memoryview};
use view_core::npy::{self, Header};

use crate::cli::Args;
use crate::naming::{counted, named};

/// The records of the file, and a word on where they lie.
pub(crate) fn open<'a>(
    args: &Args,
    file: &'a [u8],
) -> Result<(MemoryView<'a>, String), Box<dyn Error>> {
    let (view, origin) = match &args.format {
        Some(format) => raw(args, &Format::parse(format)?, file)?,
        None => saved(file)?,
    };
    if view.itemsize() == 0 {
        return Err(NOTHING.into());
    }
    Ok((view, origin))
}

const NOTHING: &str = "its items have no bytes, so there is nothing to show";

fn holds_objects(item: &Item) -> bool {
    let element = item.as_array().1;
    match element.fields() {
        Some(fields) => fields.iter().any(|field| holds_objects(field.item())),
        None => *element.kind() == ItemKind::Object,
    }
}

/// What NumPy saved: the file says all there is to know.
fn saved(file: &[u8]) -> Result<(MemoryView<'_>, String), Box<dyn Error>> {
    let header = Header::read(file).map_err(|error| {
        let is_npy = file.starts_with(&npy::MAGIC[..1]);
        let hint = if is_npy {
            ""
        } else {
            " (for raw records, give their --format; `--format 16x` shows any bytes)"
        };
        format!("{error}{hint}")
    })?;
    let (major, minor) = header.version();
    let (offset, format) = (header.data_offset(), header.format());
    let view = npy::view(file).map_err(|error| {
        if file.len() < offset + format.itemsize() {
            return error.to_string();
        }
        format!("{error} (`--format '{format}' --offset {offset}` shows what there is of it)")
    })?;
    let behind = behind(file.len() - offset - header.nbytes());
    let origin = format!(".npy version {major}.{minor}, records from byte {offset} on{behind}");
    Ok((view, origin))
}

/// What else is in the file: another array, or what is no record of this format.
fn behind(bytes: usize) -> String {
    match bytes {
        0 => String::new(),
        bytes => format!(", {} behind them", counted(bytes, "byte")),
    }
}

/// What the user described.
fn raw<'a>(
    args: &Args,
    format: &Format,
    file: &'a [u8],
) -> Result<(MemoryView<'a>, String), Box<dyn Error>> {
    let (offset, itemsize) = (args.offset.unwrap_or(0), format.itemsize());
    if itemsize == 0 {
        return Err(NOTHING.into());
    }
    if holds_objects(format.item()) {
        return Err(
            "`O` is a Python object, which lies in the memory of another program: to see \
                    its address, say `Q` instead"
                .into(),
        );
    }
    let Some(rest) = file.len().checked_sub(offset) else {
        return Err(format!(
            "it has {}, so nothing begins at {offset}",
            counted(file.len(), "byte")
        )
        .into());
    };
    let fit = rest / itemsize;
    if fit == 0 && rest > 0 {
        return Err(format!(
            "not one record of {} fits into the {} from {offset} on",
            counted(itemsize, "byte"),
            counted(rest, "byte")
        )
        .into());
    }
    let count = args.count.unwrap_or(fit);
    if count > fit {
        return Err(format!(
            "{} of {} {} asked for, and {fit} {} into the {} from {offset} on",
            counted(count, "record"),
            counted(itemsize, "byte"),
            if count == 1 { "was" } else { "were" },
            if fit == 1 { "fits" } else { "fit" },
            counted(rest, "byte")
        )
        .into());
    }
    let behind = behind(rest - count * itemsize);
    // Items that are arrays are more dimensions.
    let (extents, element) = format.item().as_array();
    let shape = [&[count], extents].concat();
    let element = named(element)?;
    let view =
        memoryview(file).reinterpret(Reinterpret::of(&element).offset(offset).shape(&shape))?;
    Ok((view, format!("raw records from byte {offset} on{behind}")))
}
