//! From the literal to the tree.

use alloc::string::String;
use alloc::vec::Vec;

use super::literal::Literal;
use super::types;
use crate::format::fault::{Fault, FaultKind};
use crate::format::limits::{MAX_DEPTH, MAX_ITEMS, MAX_NDIM, MAX_SIZE, MAX_TEXT};
use crate::format::tree::{Field, Item, ItemKind};
use crate::format::whole::Format;

/// Reads all of the text.
pub(super) fn whole(text: &str) -> Result<Format, Fault> {
    let mut reader = Reader::new(text)?;
    let item = reader.description(0)?;
    if reader.literal.peek().is_some() {
        return Err(reader.literal.expected("the end of the description"));
    }
    Ok(Format::from(item))
}

/// Reads what the text begins with, and gives its length.
pub(super) fn prefix(text: &str) -> Result<(Format, usize), Fault> {
    let mut reader = Reader::new(text)?;
    let item = reader.description(0)?;
    Ok((Format::from(item), reader.literal.at()))
}

struct Reader<'t> {
    literal: Literal<'t>,
    items: usize,
}

/// What one tuple of a list says.
struct Entry {
    name: Option<String>,
    title: Option<String>,
    item: Item,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Result<Self, Fault> {
        if text.len() > MAX_TEXT {
            return Err(Fault::new(MAX_TEXT, FaultKind::TextTooLong));
        }
        Ok(Self {
            literal: Literal::new(text),
            items: 0,
        })
    }

    /// A type string, a list of fields, or a pair of a description and a shape.
    fn description(&mut self, depth: usize) -> Result<Item, Fault> {
        let at = self.literal.at();
        self.items += 1;
        if self.items > MAX_ITEMS {
            return Err(Fault::new(at, FaultKind::TooManyItems));
        }
        if depth > MAX_DEPTH {
            return Err(Fault::new(at, FaultKind::TooDeep));
        }
        match self.literal.peek() {
            Some(b'[') if depth == MAX_DEPTH => Err(Fault::new(at, FaultKind::TooDeep)),
            Some(b'[') => self.fields(depth),
            Some(b'(') => {
                self.literal.take(b'(');
                let item = self.description(depth + 1)?;
                self.comma()?;
                let item = self.array(item)?;
                self.close()?;
                Ok(item)
            }
            _ if self.literal.is_string() => {
                let began = self.literal.at();
                let text = self.literal.string()?;
                let end = self.literal.at();
                types::item(&text).ok_or(Fault::new(began, FaultKind::TypeString { end }))
            }
            _ => Err(self
                .literal
                .expected("a type string, as `'<f8'`, or a list of fields")),
        }
    }

    fn fields(&mut self, depth: usize) -> Result<Item, Fault> {
        let opened = self.literal.at();
        self.literal.take(b'[');
        let mut fields = Vec::new();
        let mut names: Vec<(String, usize)> = Vec::new();
        let mut offset = 0usize;
        while !self.literal.take(b']') {
            let at = self.literal.at();
            let entry = self.entry(depth)?;
            let size = entry.item.size();
            let is_padding =
                entry.name.is_none() && matches!(entry.item.as_array().1.kind, ItemKind::Void);
            if !is_padding {
                names.extend(
                    entry
                        .name
                        .iter()
                        .chain(&entry.title)
                        .map(|n| (n.clone(), at)),
                );
                fields.push(Field {
                    name: entry.name.map(String::into_boxed_str),
                    title: entry.title.map(String::into_boxed_str),
                    offset,
                    item: entry.item,
                });
            }
            offset = offset
                .checked_add(size)
                .filter(|&offset| offset <= MAX_SIZE)
                .ok_or(Fault::new(at, FaultKind::TooLarge))?;
            if !self.literal.take(b',') && self.literal.peek() != Some(b']') {
                return Err(self.literal.expected("`,` and another field, or `]`"));
            }
        }
        names.sort_unstable();
        let twice = names.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        if let Some(at) = twice.map(|pair| pair[1].1).min() {
            return Err(Fault::new(at, FaultKind::DuplicateName));
        }
        let item = Item {
            kind: ItemKind::Struct { fields },
            size: offset,
        };
        if item.is_endless() {
            return Err(Fault::new(opened, FaultKind::TooManyItems));
        }
        Ok(item)
    }

    /// `('name', description)`, with a shape as third and a title in the name.
    fn entry(&mut self, depth: usize) -> Result<Entry, Fault> {
        if !self.literal.take(b'(') {
            return Err(self
                .literal
                .expected("a tuple for a field, as `('x', '<f8')`"));
        }
        let (title, name) = if self.literal.take(b'(') {
            let title = self.literal.string()?;
            self.comma()?;
            let name = self.name()?;
            self.close()?;
            (Some(title), name)
        } else {
            (None, self.name()?)
        };
        self.comma()?;
        let mut item = self.description(depth + 1)?;
        if self.literal.take(b',') && self.literal.peek() != Some(b')') {
            item = self.array(item)?;
        }
        self.close()?;
        Ok(Entry { name, title, item })
    }

    /// A name; none for the empty one.
    fn name(&mut self) -> Result<Option<String>, Fault> {
        self.literal.peek();
        let at = self.literal.at();
        let name = self.literal.string()?;
        if name.contains('\0') {
            return Err(Fault::new(at, FaultKind::NulInName));
        }
        if name.contains(':') {
            return Err(Fault::new(at, FaultKind::ColonInName));
        }
        Ok(Some(name).filter(|name| !name.is_empty()))
    }

    /// A shape, one number or a tuple of them, around `item`.
    fn array(&mut self, item: Item) -> Result<Item, Fault> {
        self.literal.peek();
        let at = self.literal.at();
        let mut shape = Vec::new();
        if self.literal.take(b'(') {
            while !self.literal.take(b')') {
                if shape.len() == MAX_NDIM {
                    return Err(Fault::new(self.literal.at(), FaultKind::TooManyDimensions));
                }
                shape.push(self.literal.number()?);
                if !self.literal.take(b',') && self.literal.peek() != Some(b')') {
                    return Err(self.literal.expected("`,` and another extent, or `)`"));
                }
            }
        } else {
            shape.push(self.literal.number()?);
        }
        Item::array(&shape, item).map_err(|_| Fault::new(at, FaultKind::TooLarge))
    }

    fn comma(&mut self) -> Result<(), Fault> {
        if self.literal.take(b',') {
            Ok(())
        } else {
            Err(self.literal.expected("`,`"))
        }
    }

    /// The end of a tuple, before which a comma may stand.
    fn close(&mut self) -> Result<(), Fault> {
        self.literal.take(b',');
        if self.literal.take(b')') {
            Ok(())
        } else {
            Err(self.literal.expected("`)`"))
        }
    }
}
