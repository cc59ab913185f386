//! How wide the floats of a format are: a `float` of 0.1 is printed as that, though the
//! number in it, as a `double`, is 0.10000000149011612.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::codec::{Code, Node};
use super::super::value::{Record, Value};
use crate::F16;

#[derive(Clone, Copy)]
pub(super) enum Width {
    Half,
    Single,
    /// Or wider; what is read of a `long double` is a `double` too.
    Double,
}

impl Width {
    /// That of the items of a format; of records it is asked field by field.
    pub(super) fn of(node: &Node) -> Self {
        match node {
            Node::Scalar(Code::F16 | Code::F16Swapped | Code::Complex16(_)) => Self::Half,
            Node::Scalar(Code::F32 | Code::F32Swapped | Code::Complex32(_)) => Self::Single,
            Node::Record(fields) if fields.bare => fields
                .parts
                .first()
                .map_or(Self::Double, |part| Self::of(&part.node)),
            _ => Self::Double,
        }
    }

    /// From where on numbers have exponents: what has more digits than are exact.
    pub(super) fn exponent_from(self) -> f64 {
        match self {
            Self::Half => 1e3,
            Self::Single => 1e6,
            Self::Double => 1e8,
        }
    }

    /// The number of this width that is next.
    pub(super) fn rounded(self, x: f64) -> f64 {
        match self {
            Self::Half => F16::from_f64(x).to_f64(),
            Self::Single => f64::from(x as f32),
            Self::Double => x,
        }
    }

    /// A number with the fewest digits among those that are `x` at this width.
    pub(super) fn shortest(self, x: f64) -> f64 {
        let holds = |short: &f64| self.rounded(*short).to_bits() == x.to_bits();
        let most = match self {
            _ if !x.is_finite() => return x,
            Self::Half => 5,
            Self::Single => 9,
            Self::Double => return x,
        };
        // One digit more at a time, each number rounded from the exact one.
        (0..most)
            .filter_map(|digits| format!("{x:.digits$e}").parse().ok())
            .find(holds)
            .unwrap_or(x)
    }
}

/// A value as text, with the shortest digits of its floats' own widths.
pub(super) fn plain(value: &Value, node: &Node) -> String {
    shortened(value, node).to_string()
}

fn shortened(value: &Value, node: &Node) -> Value {
    let width = Width::of(node);
    match (value, node) {
        (Value::Float(x), _) => Value::Float(width.shortest(*x)),
        (Value::Complex(parts), _) => Value::from(parts.map(|x| width.shortest(x))),
        (Value::List(list), Node::Array(array)) => {
            let items = list.iter().map(|item| match item {
                // Of several dimensions: lists of lists of elements.
                Value::List(_) if array.shape.len() > 1 => shortened(item, node),
                _ => shortened(item, &array.element),
            });
            Value::from(items.collect::<Vec<_>>())
        }
        (Value::Record(record), Node::Record(fields)) => {
            let parts = record.values().iter().zip(&fields.parts);
            let values = parts.map(|(value, part)| shortened(value, &part.node));
            Value::from(Record::tuple(values.collect()))
        }
        _ => value.clone(),
    }
}
