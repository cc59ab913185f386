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

    /// The values, for what wants a slice and not something that derefs to one.
    ///
    /// ```
    /// use view_core::memory::{List, Value};
    ///
    /// let list = List::from(vec![Value::from(1), Value::from(2.5)]);
    /// assert_eq!(list.as_slice(), [Value::from(1), Value::from(2.5)]);
    /// assert_eq!(list.clone().as_slice().as_ptr(), list.as_ptr()); // no value was copied
    /// ```
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
    ///
    /// ```
    /// use view_core::memory::{Record, Value, memoryview_mut};
    ///
    /// let mut bytes = [0_u8; 6];
    /// let mut records = memoryview_mut(&mut bytes);
    /// let item = Record::tuple(vec![Value::from(7), Value::from(0x0102)]);
    /// records.reinterpret_mut("T{B:id:>H:size:}")?.set(1, item)?; // by position
    /// assert_eq!(bytes, [0, 0, 0, 7, 1, 2]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
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

    /// The values of the fields, in order, without their names.
    ///
    /// ```
    /// use view_core::memory::{Record, Value};
    ///
    /// let point = Record::new([("x", Value::from(1.5)), ("y", Value::from(2))]);
    /// assert_eq!(point.values(), [Value::from(1.5), Value::from(2)]);
    /// ```
    #[must_use]
    pub fn values(&self) -> &[Value] {
        self.0.values()
    }

    /// The names of the fields; `None` for one that has none.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let item = memoryview(&[1_u8, 2, 3]).reinterpret("T{B:id:BB:last:}")?.get(0)?;
    /// let names: Vec<_> = item.as_record().unwrap().names().collect();
    /// assert_eq!(names, [Some("id"), None, Some("last")]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    pub fn names(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        let names = self.0.names();
        (0..self.values().len()).map(move |i| names.and_then(|names| names[i].as_deref()))
    }

    /// Whether any field has a name. If none has, it is what Python's `struct` unpacks.
    ///
    /// ```
    /// use view_core::memory::{Record, Value};
    ///
    /// assert!(Record::new([("x", Value::from(1))]).is_named());
    /// assert!(!Record::tuple(vec![Value::from(1)]).is_named());
    /// ```
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.0
            .names()
            .is_some_and(|names| names.iter().any(Option::is_some))
    }

    /// The value of the field called `name`; `None` where `record["…"]` would panic.
    ///
    /// ```
    /// use view_core::memory::{Record, Value};
    ///
    /// let point = Record::new([("x", Value::from(1)), ("y", Value::from(2))]);
    /// assert_eq!(point.get("y"), Some(&Value::from(2)));
    /// assert_eq!(point.get("z"), None);
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        let at = self.names().position(|field| field == Some(name))?;
        self.values().get(at)
    }

    /// Names and values, in order.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let item = memoryview(&[1_u8, 2, 3]).reinterpret("T{B:id:>H:size:}")?.get(0)?;
    /// let fields = item.as_record().unwrap().iter();
    /// let text: Vec<_> = fields.map(|(name, value)| format!("{}={value}", name.unwrap())).collect();
    /// assert_eq!(text.join(" "), "id=1 size=515");
    /// # Ok::<(), view_core::Error>(())
    /// ```
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
