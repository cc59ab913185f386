//! What takes part in a comparison: fields, and the records they are fields of.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::described::{Content, Described, code_of};
use super::difference::Part;

/// A field of the level under comparison.
pub(super) struct Unit<'a, D> {
    /// Its path from the level; none if the format gives it none.
    pub(super) name: Option<Cow<'a, str>>,
    /// From the start of the level.
    pub(super) offset: usize,
    pub(super) node: D,
}

/// The whole item as the only unit of a level.
pub(super) fn whole<'a, D: Described<'a>>(node: D) -> Vec<Unit<'a, D>> {
    [Unit {
        name: None,
        offset: 0,
        node,
    }]
    .into_iter()
    .filter(Unit::has_bytes)
    .collect()
}

impl<'a, D: Described<'a>> Unit<'a, D> {
    pub(super) fn has_bytes(&self) -> bool {
        self.node.size() > 0
    }

    pub(super) fn end(&self) -> usize {
        self.offset.saturating_add(self.node.size())
    }

    pub(super) fn is_pad(&self) -> bool {
        self.node.content() == Content::Pad
    }

    /// What it consists of, from the last to the first, or `None` if it is one
    /// thing or an array of too many.
    pub(super) fn parts(&self, at_most: usize) -> Option<Vec<Self>> {
        let count = self.node.count();
        let inside = |offset: usize| self.offset.saturating_add(offset);
        let mut parts: Vec<_> = if self.node.is_record() {
            let inner = self.node.members().map(|member| Self {
                name: join(self.name.as_deref(), member.name),
                offset: inside(member.offset),
                node: member.node,
            });
            inner.filter(Self::has_bytes).collect()
        } else if self.node.extent(0).is_some() && count <= at_most {
            let node = self.node.element();
            let name = |i| self.name.as_ref().map(|name| format!("{name}[{i}]").into());
            let elements = (0..count).map(|i| Self {
                name: name(i),
                offset: inside(i * node.size()),
                node,
            });
            elements.collect()
        } else {
            return None;
        };
        parts.reverse();
        Some(parts)
    }

    /// The size of the scalar it begins with.
    pub(super) fn first_size(&self) -> usize {
        let mut node = self.node.element();
        while node.is_record() {
            match node.members().find(|member| member.node.size() > 0) {
                Some(member) => node = member.node.element(),
                None => break,
            }
        }
        node.size()
    }
}

/// The path of a field of a field.
pub(super) fn join<'a>(outer: Option<&str>, inner: Option<&'a str>) -> Option<Cow<'a, str>> {
    match (outer, inner) {
        (Some(outer), Some(inner)) => Some(format!("{outer}.{inner}").into()),
        (None, inner) => inner.map(Cow::from),
        (Some(outer), None) => Some(Cow::from(String::from(outer))),
    }
}

/// A record in which fields are compared: where it is on both sides.
#[derive(Clone, Copy)]
pub(super) struct Level<'l> {
    pub(super) around: Option<&'l Level<'l>>,
    pub(super) name: &'l str,
    /// Whether the record is each element of an array.
    pub(super) repeated: bool,
    pub(super) expected: usize,
    pub(super) found: usize,
}

impl Level<'_> {
    pub(super) const WHOLE: Self = Self {
        around: None,
        name: "",
        repeated: false,
        expected: 0,
        found: 0,
    };

    pub(super) fn write_path(&self, path: &mut String) {
        if let Some(around) = self.around {
            around.write_path(path);
        }
        if !path.is_empty() && !self.name.is_empty() {
            path.push('.');
        }
        path.push_str(self.name);
        if self.repeated {
            path.push_str("[]");
        }
    }

    pub(super) fn path(&self, name: &str) -> Box<str> {
        let mut path = String::new();
        Level {
            around: Some(self),
            name,
            ..Level::WHOLE
        }
        .write_path(&mut path);
        path.into()
    }
}

/// The fields of a record that have bytes.
pub(super) fn members<'a, D: Described<'a>>(record: D) -> Vec<Unit<'a, D>> {
    let units = record.members().map(|member| Unit {
        name: member.name.map(Cow::from),
        offset: member.offset,
        node: member.node,
    });
    units.filter(Unit::has_bytes).collect()
}

/// Whether it is a record or an array of records.
pub(super) fn holds_records<'a, D: Described<'a>>(unit: &Unit<'a, D>) -> bool {
    unit.node.content() == Content::Record
}

pub(super) fn within<'a, D: Described<'a>, O: Described<'a>>(
    inner: &Unit<'a, D>,
    outer: &Unit<'a, O>,
) -> bool {
    outer.offset <= inner.offset && inner.end() <= outer.end()
}

pub(super) fn name_of<'u, 'a, E, F>(e: &'u Unit<'a, E>, f: &'u Unit<'a, F>) -> &'u str {
    e.name.as_deref().or(f.name.as_deref()).unwrap_or_default()
}

/// One side of a difference, in a record that begins at `base`.
pub(super) fn part<'a, D: Described<'a>>(base: usize, unit: &Unit<'a, D>) -> Part {
    let mut text = String::new();
    // A `String` takes any text.
    let _ = code_of(unit.node, &mut text);
    Part {
        offset: Some(base.saturating_add(unit.offset)),
        text: text.into(),
        name: unit.name.as_deref().map(Box::from),
    }
}
