//! Names for what has none, and names that are safe to show.

use view_core::Error;
use view_core::format::{Field, Format, Item};

/// The item as a format, with names for the fields of `<hd` and the like, which has
/// none: `f0`, `f1`, as NumPy has it.
pub(crate) fn named(item: &Item) -> Result<Format, Error> {
    complete(item).map(Format::from)
}

fn complete(item: &Item) -> Result<Item, Error> {
    let (shape, element) = item.as_array();
    let Some(fields) = element.fields() else {
        return Ok(item.clone());
    };
    let fields = fields.iter().enumerate().map(|(number, field)| {
        let name = field
            .name()
            .map_or_else(|| format!("f{number}"), str::to_owned);
        Ok(Field::new(name, field.offset(), complete(field.item())?))
    });
    let record = Item::record(fields.collect::<Result<_, Error>>()?, element.size())?;
    Item::array(shape, record)
}

/// The text with everything in it that would move the cursor made visible: names
/// come from files, and files from anywhere.
pub(crate) fn shown(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let plain = (!c.is_control()).then_some(c);
            plain
                .into_iter()
                .chain(c.escape_default().filter(move |_| plain.is_none()))
        })
        .collect()
}

/// `1 byte`, `2 bytes`
pub(crate) fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
