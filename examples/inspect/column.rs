//! The columns of records whose format is known only now.

use std::fmt::Write as _;

use crate::naming::shown;
use view_core::format::{Format, Item, ItemKind, Scalar};
use view_core::memory::{MemoryView, Value};
use view_core::strided::AxisKey;

/// One field of every item that is no record itself: a number, a text, an
/// array. Items that are no records are their own and only column.
pub(crate) struct Column {
    /// The names that lead to it, `pos.x`; empty where items are no records.
    pub(crate) path: String,
    /// The numbers of the fields that lead to it.
    steps: Vec<usize>,
    pub(crate) item: Item,
}

impl Column {
    /// All columns of `format`, in the order of memory.
    pub(crate) fn all(format: &Format) -> Vec<Self> {
        let mut columns = Vec::new();
        collect(format.item(), "", &mut Vec::new(), &mut columns);
        columns
    }

    /// The columns that the user asked for: each path is a column, or a
    /// record whose columns are meant. No path at all means all columns.
    pub(crate) fn chosen(format: &Format, paths: &[String]) -> Result<Vec<Self>, String> {
        let mut all = Self::all(format);
        for path in paths {
            if !all.iter().any(|column| column.is_in(path)) {
                let names: Vec<&str> = all.iter().map(Self::name).collect();
                return Err(format!(
                    "there is no column {path:?}; there are: {}",
                    names.join(", ")
                ));
            }
        }
        all.retain(|column| paths.is_empty() || paths.iter().any(|path| column.is_in(path)));
        Ok(all)
    }

    fn is_in(&self, path: &str) -> bool {
        let rest = self.name().strip_prefix(path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// What to call it.
    pub(crate) fn name(&self) -> &str {
        if self.path.is_empty() {
            "value"
        } else {
            &self.path
        }
    }

    /// What to call it on a terminal.
    pub(crate) fn heading(&self) -> String {
        shown(self.name())
    }

    /// Its value in an item.
    fn of<'v>(&self, item: &'v Value) -> Option<&'v Value> {
        self.steps
            .iter()
            .try_fold(item, |value, &step| value.as_record()?.values().get(step))
    }

    /// Whether its values are numbers that have a mean.
    pub(crate) fn is_numeric(&self) -> bool {
        let (_, element) = self.item.as_array();
        element.as_scalar().is_some_and(|(scalar, _)| {
            scalar.is_integer()
                || matches!(
                    scalar,
                    Scalar::Bool | Scalar::F16 | Scalar::F32 | Scalar::F64 | Scalar::LongDouble(_)
                )
        })
    }

    /// Whether its values are shown flush right.
    pub(crate) fn is_right(&self) -> bool {
        self.is_numeric() && self.item.as_array().0.is_empty()
    }

    /// The column as a view of its own, with a dimension more for each of an
    /// array; nothing is copied.
    pub(crate) fn view<'a>(
        &self,
        records: &MemoryView<'a>,
    ) -> Result<MemoryView<'a>, view_core::Error> {
        if self.path.is_empty() {
            Ok(records.clone())
        } else {
            records.field(&self.path)
        }
    }

    /// Its value in `item` as text.
    pub(crate) fn show(&self, item: &Value) -> String {
        self.of(item)
            .map_or_else(String::new, |value| show(value, &self.item))
    }

    /// Its value in the item at `index` as text, where some column has none: four bytes that
    /// are no character, say. Those are shown as bytes.
    pub(crate) fn show_at(
        &self,
        records: &MemoryView<'_>,
        index: &[isize],
    ) -> Result<String, view_core::Error> {
        let key: Vec<AxisKey> = index.iter().copied().map(AxisKey::Index).collect();
        let own = self.view(records)?.slice(key.as_slice())?;
        Ok(match own.to_list() {
            Ok(value) => show(&value, &self.item),
            Err(_) => format!("0x{}", hex(&own.to_bytes())),
        })
    }
}

fn collect(item: &Item, path: &str, steps: &mut Vec<usize>, columns: &mut Vec<Column>) {
    let Some(fields) = item.fields() else {
        columns.push(Column {
            path: path.to_owned(),
            steps: steps.clone(),
            item: item.clone(),
        });
        return;
    };
    for (step, field) in fields.iter().enumerate() {
        let name = field.name().unwrap_or_default();
        let path = if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        };
        steps.push(step);
        collect(field.item(), &path, steps, columns);
        steps.pop();
    }
}

/// A value as a person writes it: text without its filling, floats with no
/// more digits than tell them apart in their own width.
fn show(value: &Value, item: &Item) -> String {
    let (_, element) = item.as_array();
    let narrow = matches!(element.as_scalar(), Some((Scalar::F16 | Scalar::F32, _)));
    match value {
        Value::Bool(value) => value.to_string(),
        Value::Int(value) => value.to_string(),
        Value::UInt(value) => value.to_string(),
        Value::Float(value) if narrow => float(&format!("{:?}", *value as f32)),
        Value::Float(value) => float(&format!("{value:?}")),
        Value::Complex(parts) => {
            let [real, imaginary] = **parts;
            format!(
                "{}{}i",
                float(&format!("{real:?}")),
                float(&format!("{imaginary:+?}"))
            )
        }
        Value::Bytes(bytes) if matches!(element.kind(), ItemKind::Void) => hex(bytes),
        Value::Bytes(bytes) => {
            let end = bytes
                .iter()
                .rposition(|&byte| byte != 0)
                .map_or(0, |last| last + 1);
            bytes[..end].escape_ascii().to_string()
        }
        Value::Str(text) => shown(text.trim_end_matches('\0')),
        Value::List(values) => {
            let shown: Vec<String> = values.iter().map(|value| show(value, element)).collect();
            format!("[{}]", shown.join(" "))
        }
        Value::Record(record) => {
            let fields = element.fields().unwrap_or_default();
            let shown: Vec<String> = record
                .values()
                .iter()
                .zip(fields)
                .map(|(value, field)| show(value, field.item()))
                .collect();
            format!("({})", shown.join(" "))
        }
        other => format!("{other:?}"),
    }
}

/// `2` for `2.0`: the column says that it holds floats.
fn float(text: &str) -> String {
    text.strip_suffix(".0").unwrap_or(text).to_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
