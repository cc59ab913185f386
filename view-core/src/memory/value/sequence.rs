//! [`List`] and [`Record`]: the values that hold values.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::ops::{Deref, Index};

use super::Value;
use super::rows::{Names, Row};

/// Values in a row: what an array inside an item and a dimension of a view
/// decode to. It derefs to `[Value]`; cloning it copies no value.
///
/// ```
/// use view_core::memory::{Value, memoryview};
///
/// let Value::List(rows) = memoryview(&[[1_i16, 2], [3, 4]]).to_list()? else { panic!() };
/// assert_eq!(rows.len(), 2);
/// assert_eq!(rows[1], Value::from(vec![3, 4]));
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone)]
pub struct List(pub(super) Row);

impl List {
    pub(crate) fn from_row(row: Row) -> Self {
        Self(row)
    }

    /// The values.
    #[must_use]
    pub fn as_slice(&self) -> &[Value] {
        self.0.values()
    }
}

impl From<Vec<Value>> for List {
    fn from(values: Vec<Value>) -> Self {
        Self(Row::single(values, None))
    }
}

impl Deref for List {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        self.as_slice()
    }
}

/// The fields of one struct item, in order: Python's tuple, with names where
/// the format has them.
///
/// ```
/// use view_core::BufferView;
/// use view_core::memory::memoryview;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Quake { depth: f64, stations: u32 }
///
/// let quakes = [Quake { depth: 10.5, stations: 7 }];
/// let first = memoryview(&quakes).get(0)?;
/// let record = first.as_record().unwrap();
/// assert_eq!(record["depth"], 10.5);
/// assert_eq!(record[1], 7);
/// assert_eq!(record.names().collect::<Vec<_>>(), [Some("depth"), Some("stations")]);
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Record(pub(super) Row);

impl Record {
    pub(crate) fn from_row(row: Row) -> Self {
        Self(row)
    }

    /// A record of unnamed fields: a tuple.
    #[must_use]
    pub fn tuple(values: Vec<Value>) -> Self {
        Self(Row::single(values, None))
    }

    /// A record of named fields.
    ///
    /// ```
    /// use view_core::memory::{Record, Value};
    ///
    /// let point = Record::new([("x", Value::from(1.5)), ("y", Value::from(2))]);
    /// assert_eq!(point["y"], 2);
    /// ```
    pub fn new<'n>(fields: impl IntoIterator<Item = (&'n str, Value)>) -> Self {
        let (names, values): (Vec<_>, Vec<_>) = fields
            .into_iter()
            .map(|(name, value)| (Some(Box::from(name)), value))
            .unzip();
        let names: Names = names.into_boxed_slice();
        Self(Row::single(values, Some(Arc::new(names))))
    }

    /// The values of the fields.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        self.0.values()
    }

    /// The names of the fields; `None` for one that has none.
    pub fn names(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        let names = self.0.names();
        (0..self.values().len()).map(move |i| names.and_then(|names| names[i].as_deref()))
    }

    /// Whether any field has a name.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.0
            .names()
            .is_some_and(|names| names.iter().any(Option::is_some))
    }

    /// The value of the field called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        let at = self.names().position(|field| field == Some(name))?;
        self.values().get(at)
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Option<&str>, &Value)> {
        self.names().zip(self.values())
    }
}

impl Index<usize> for Record {
    type Output = Value;

    /// # Panics
    ///
    /// Where there is no such field.
    fn index(&self, index: usize) -> &Value {
        &self.values()[index]
    }
}

impl Index<&str> for Record {
    type Output = Value;

    /// # Panics
    ///
    /// Where no field has that name.
    fn index(&self, name: &str) -> &Value {
        self.get(name)
            .unwrap_or_else(|| panic!("the record has no field {name:?}"))
    }
}
