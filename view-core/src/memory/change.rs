//! What memoryview has not, and a user of a mutable view expects: filling,
//! values from elsewhere, conversion, swapping, sorting.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::mem::MaybeUninit;

use super::assign::{PackedItem, check_bytes, write_bytes};
use super::buffer::{Buffer, memoryview};
use super::codec::{Code, Node};
use super::endian::copy_in_order;
use super::key::ItemIndex;
use super::memory::Memory;
use super::value::Value;
use super::view_mut::MemoryViewMut;
use crate::copy;
use crate::{Error, ErrorKind};

impl MemoryViewMut<'_> {
    /// Writes one value to every item.
    ///
    /// ```
    /// use view_core::{memory::memoryview_mut, s};
    ///
    /// let mut image = [[0_u8; 3]; 2];
    /// memoryview_mut(&mut image).slice_mut(s![.., 1])?.fill(7)?;
    /// assert_eq!(image, [[0, 7, 0], [0, 7, 0]]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`set`](Self::set).
    pub fn fill(&mut self, value: impl Into<Value>) -> Result<(), Error> {
        let item = PackedItem::new(&self.memory, &value.into())?;
        let (bytes, itemsize) = (item.bytes(), self.itemsize());
        self.memory
            .for_each_block(&[], &mut |to, _, shape, strides| {
                // SAFETY: items of memory that is borrowed exclusively; the bytes are
                // a value of their type, and lie elsewhere.
                unsafe { copy::fill(to.cast_mut(), strides, shape, bytes.as_ptr(), itemsize) };
                Ok(())
            })
    }

    /// Writes values to all items, in C order.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut samples = [0_i16; 3];
    /// memoryview_mut(&mut samples).copy_from_values([1, 2, 300])?;
    /// assert_eq!(samples, [1, 2, 300]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` for another number of values than items; as [`set`](Self::set)
    /// for a value that does not fit. Then nothing was written.
    pub fn copy_from_values<V: Into<Value>>(
        &mut self,
        values: impl IntoIterator<Item = V>,
    ) -> Result<(), Error> {
        let mut packed = Packed::new(&self.memory)?;
        let count = self.memory.count();
        let mut given = 0;
        for value in values {
            if given == count {
                given += 1;
                break;
            }
            packed.push(&value.into())?;
            given += 1;
        }
        if given != count {
            let template = if given > count {
                "more values given than the {} {item|items} of the view"
            } else {
                "fewer values given than the {} {item|items} of the view: {}"
            };
            let numbers = [count as isize, given as isize, 0, 0];
            return Err(Error::with_numbers(ErrorKind::Value, template, numbers));
        }
        // SAFETY: borrowed exclusively; every item was packed and checked.
        unsafe { write_bytes(&self.memory, &packed.bytes) }
    }

    /// Converts all items of an exporter of the same shape into this view's format.
    ///
    /// NumPy's same-kind rule says which formats go together: a number may
    /// become one of the same kind or a more general one (truth value, unsigned,
    /// signed, real, complex), so `d` becomes `f` but never `i`. And unlike there every
    /// value is checked: one that does not fit is refused, not wrapped. Records are
    /// converted field by field, by name where they have names.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut reals = [0.0_f32; 3];
    /// memoryview_mut(&mut reals).copy_cast_from(&[1_u8, 2, 3])?;
    /// assert_eq!(reals, [1.0, 2.0, 3.0]);
    /// let mut bytes = [0_u8; 3];
    /// assert!(memoryview_mut(&mut bytes).copy_cast_from(&[1_u16, 2, 300]).is_err());
    /// assert!(memoryview_mut(&mut bytes).copy_cast_from(&[1.0, 2.0, 3.0]).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError` for formats of which one does not become the other, `ValueError`
    /// for another shape or a value that does not fit. Then nothing was written.
    pub fn copy_cast_from<B: Buffer + ?Sized>(&mut self, source: &B) -> Result<(), Error> {
        let source = memoryview(source);
        if source.shape() != self.shape() {
            return Err(Error::with_message(
                ErrorKind::Value,
                alloc::format!(
                    "items of shape {:?} do not go into shape {:?}; broadcast_to stretches them",
                    source.shape(),
                    self.shape()
                ),
            ));
        }
        if !converts(source.spec.decoder()?, self.spec.decoder()?) {
            return Err(Error::with_message(
                ErrorKind::Type,
                alloc::format!(
                    "items of format '{}' do not become '{}' by the same-kind rule; \
                     convert the values and write them with copy_from_values",
                    source.format(),
                    self.format()
                ),
            ));
        }
        if copy_in_order(&self.memory, &source) {
            return Ok(());
        }
        let mut packed = Packed::new(&self.memory)?;
        let mut values = Vec::new();
        source.values_into(&mut values)?;
        for value in &values {
            packed.push(value)?;
        }
        // SAFETY: borrowed exclusively; every item was packed and checked.
        unsafe { write_bytes(&self.memory, &packed.bytes) }
    }

    /// Exchanges two items.
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// let mut data = *b"abc";
    /// memoryview_mut(&mut data).swap(0, -1)?;
    /// assert_eq!(&data, b"cba");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`get`](Memory::get) for the indices.
    pub fn swap<I: ItemIndex>(&mut self, a: I, b: I) -> Result<(), Error> {
        let a = self.memory.locate(a.indices().as_ref())?;
        let b = self.memory.locate(b.indices().as_ref())?;
        if a != b {
            // SAFETY: two different items of memory that is borrowed exclusively,
            // so they share no byte (invariant 6). Padding moves along unseen.
            unsafe {
                core::ptr::swap_nonoverlapping::<MaybeUninit<u8>>(
                    a.as_ptr().cast(),
                    b.as_ptr().cast(),
                    self.itemsize(),
                );
            }
        }
        Ok(())
    }

    /// Puts the items of a one-dimensional view in the order of one of their fields;
    /// items that are equal there stay in order. NaN comes last.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::memory::memoryview_mut;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Quake { depth: f64, id: u32 }
    ///
    /// let mut quakes = [(3.0, 1), (1.0, 2), (2.0, 3)].map(|(depth, id)| Quake { depth, id });
    /// memoryview_mut(&mut quakes).sort_by_field("depth")?;
    /// assert_eq!(quakes.map(|quake| quake.id), [2, 3, 1]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where there is no such field, `TypeError` where the view has not one
    /// dimension or the field is no number or text.
    pub fn sort_by_field(&mut self, path: &str) -> Result<(), Error> {
        let keys = self.field(path)?;
        if self.ndim() != 1 || keys.ndim() != 1 {
            return Err(Error::new(
                ErrorKind::Type,
                "sorting needs items in one dimension and a field that is one value",
            ));
        }
        let keys = keys.values()?;
        if let Some(key) = keys.iter().find(|key| rank(key).is_none()) {
            return Err(Error::with_message(
                ErrorKind::Type,
                alloc::format!("values of type '{}' have no order", key.type_name()),
            ));
        }
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|&a, &b| compare(&keys[a], &keys[b]));
        let itemsize = self.itemsize();
        let mut sorted: Vec<MaybeUninit<u8>> = Vec::new();
        let total = self.nbytes();
        sorted.try_reserve_exact(total).map_err(|_| {
            Error::new(ErrorKind::Memory, "there is no memory to sort the items in")
        })?;
        sorted.resize(total, MaybeUninit::uninit());
        for (room, &index) in sorted.chunks_exact_mut(itemsize.max(1)).zip(&order) {
            // SAFETY: an index inside the one dimension; the item is moved as it is.
            unsafe {
                let item = self.memory.item_at(core::iter::once(index));
                let item = item.as_ptr().cast_const().cast::<MaybeUninit<u8>>();
                item.copy_to_nonoverlapping(room.as_mut_ptr(), itemsize);
            }
        }
        for (i, item) in sorted.chunks_exact(itemsize.max(1)).enumerate() {
            // SAFETY: as above; what is written are items of this memory, each once.
            unsafe {
                let to = self.memory.item_at(core::iter::once(i));
                item.as_ptr()
                    .copy_to_nonoverlapping(to.as_ptr().cast(), itemsize);
            }
        }
        Ok(())
    }
}

/// Items packed side by side.
struct Packed<'m> {
    target: &'m Memory,
    bytes: Vec<u8>,
}

impl<'m> Packed<'m> {
    fn new(target: &'m Memory) -> Result<Self, Error> {
        target.spec.decoder()?;
        let mut bytes = Vec::new();
        bytes
            .try_reserve_exact(target.nbytes())
            .map_err(|_| Error::new(ErrorKind::Memory, "there is no memory for the items"))?;
        Ok(Self { target, bytes })
    }

    fn push(&mut self, value: &Value) -> Result<(), Error> {
        let spec = &self.target.spec;
        let start = self.bytes.len();
        self.bytes.resize(start + spec.itemsize, 0);
        let item = &mut self.bytes[start..];
        spec.decoder()?.encode(value, item, spec.letter())?;
        match spec.validity() {
            Some(layout) => check_bytes(layout, item),
            None => Ok(()),
        }
    }
}

/// How general a kind of number is.
fn generality(code: Code) -> Option<u8> {
    match code {
        Code::Bool => Some(0),
        Code::U8
        | Code::U16
        | Code::U32
        | Code::U64
        | Code::U16Swapped
        | Code::U32Swapped
        | Code::U64Swapped => Some(1),
        _ if code.is_int() => Some(2),
        Code::LongDouble(..) => Some(3),
        _ if code.fits_f64() => Some(3),
        Code::Char => None,
        _ => Some(4),
    }
}

/// The same-kind rule.
fn converts(from: &Node, to: &Node) -> bool {
    match (from, to) {
        (Node::Scalar(from), Node::Scalar(to)) => match (generality(*from), generality(*to)) {
            (Some(from), Some(to)) => from <= to,
            (None, None) => true,
            _ => false,
        },
        (Node::Record(from), Node::Record(to)) => {
            // By name, as records are written; by place where there is no such name.
            let source = |i: usize| {
                let name = to.names.get(i).filter(|name| name.is_some());
                let named = from.names.iter().position(|own| Some(own) == name);
                from.parts.get(named.unwrap_or(i))
            };
            let parts = to.parts.iter().enumerate();
            from.parts.len() == to.parts.len()
                && parts
                    .map(|(i, part)| (source(i), part))
                    .all(|(from, to)| from.is_some_and(|from| converts(&from.node, &to.node)))
        }
        (Node::Array(from), Node::Array(to)) => {
            from.shape == to.shape && converts(&from.element, &to.element)
        }
        (
            Node::Bytes { .. } | Node::Pascal { .. } | Node::Scalar(Code::Char),
            Node::Bytes { .. } | Node::Pascal { .. },
        )
        | (Node::Text { .. } | Node::Char { .. }, Node::Text { .. } | Node::Char { .. })
        | (Node::Pointer(_), Node::Pointer(_)) => true,
        (Node::Void { size }, Node::Void { size: room }) => size == room,
        _ => false,
    }
}

/// Which values have an order among each other.
fn rank(value: &Value) -> Option<u8> {
    match value {
        Value::Bool(_) | Value::Int(_) | Value::UInt(_) | Value::Float(_) => Some(0),
        Value::Bytes(_) => Some(1),
        Value::Str(_) => Some(2),
        _ => None,
    }
}

fn compare(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Float(a), Value::Float(b)) => {
            // NaN last, and -0.0 equal to 0.0.
            a.partial_cmp(b)
                .unwrap_or_else(|| a.is_nan().cmp(&b.is_nan()))
        }
        (Value::Bytes(a), Value::Bytes(b)) => a.as_slice().cmp(b.as_slice()),
        (Value::Str(a), Value::Str(b)) => a.as_str().cmp(b.as_str()),
        _ => a.as_int().cmp(&b.as_int()),
    }
}
