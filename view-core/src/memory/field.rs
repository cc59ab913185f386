//! Columns: one field of every item.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ptr::NonNull;

use super::dims::Dims;
use super::memory::Memory;
use super::spec::SpecRef;
use super::view::MemoryView;
use super::view_mut::MemoryViewMut;
use crate::format::{Format, Item, Platform};
use crate::layout::{Kind, Layout};
use crate::{Error, ErrorKind};

impl Memory {
    /// The format of an item as a tree: fields, offsets, types.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::memory::memoryview;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Quake { depth: f64, stations: u32 }
    ///
    /// let format = memoryview(&[Quake { depth: 10.0, stations: 4 }]).parse_format()?;
    /// assert_eq!(format.field("stations").unwrap().0, 8);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `NotImplementedError` for a format that cannot be read.
    pub fn parse_format(&self) -> Result<Format, Error> {
        self.item().map(|item| item.into_owned().into())
    }

    /// As [`parse_format`](Self::parse_format), borrowed where the format has been read.
    fn item(&self) -> Result<Cow<'_, Item>, Error> {
        self.spec.decoder()?;
        if let Some(item) = &self.spec.item {
            return Ok(Cow::Borrowed(item));
        }
        Format::parse_for(self.format(), self.itemsize(), Platform::NATIVE)
            .map(|format| Cow::Owned(format.into_item()))
            .map_err(|error| Error::with_message(ErrorKind::Value, error.to_string()))
    }

    /// The names of the fields, in order, if items are structs whose fields have names.
    /// Fields inside of a field are not among them; padding has no name.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let bytes = [0_u8; 24];
    /// let records = memoryview(&bytes).reinterpret("T{<I:id:4xT{<d:x:<d:y:}:pos:}")?;
    /// assert_eq!(records.field_names()?, ["id", "pos"]);
    /// assert!(memoryview(&bytes).field_names()?.is_empty());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`parse_format`](Self::parse_format).
    pub fn field_names(&self) -> Result<Vec<String>, Error> {
        let item = self.item()?;
        let fields = item.fields().unwrap_or_default();
        Ok(fields
            .iter()
            .filter_map(|field| field.name().map(String::from))
            .collect())
    }

    /// The column of the field at `path`, which may lead through arrays: their extents
    /// are dimensions then.
    pub(super) fn column(&self, path: &str) -> Result<Self, Error> {
        let whole = self.direct_column(path);
        if whole.is_ok() {
            return whole;
        }
        let through = path.match_indices('.').find_map(|(dot, _)| {
            let outer = self.direct_column(&path[..dot]).ok()?;
            // Only behind an array is there more than was just looked at. Whatever is
            // there would else be gone through again at every dot in front of it: twice as
            // often for each level of a path that leads nowhere.
            (outer.ndim() > self.ndim()).then(|| outer.column(&path[dot + 1..]).ok())?
        });
        through.map_or(whole, Ok)
    }

    fn direct_column(&self, path: &str) -> Result<Self, Error> {
        let whole = self.item()?;
        let (offset, item) = whole.field(path).ok_or_else(|| no_field(path, &whole))?;
        let layout = match self.spec.layout() {
            None => None,
            Some(layout) => Some(
                layout
                    .at_path(path)
                    .filter(|(at, field)| (*at, field.size()) == (offset, item.size()))
                    .ok_or_else(|| no_field(path, &whole))?
                    .1,
            ),
        };
        self.column_of(offset, item, layout)
    }

    /// Each field that has a name, by its place: a path may be read in two ways where
    /// names hold dots, and two columns would be one.
    fn each_column(&self) -> Result<Vec<(String, Self)>, Error> {
        let whole = self.item()?;
        let mut columns = Vec::new();
        for field in whole.fields().unwrap_or_default() {
            let Some(name) = field.name() else { continue };
            let layout = match self.spec.layout() {
                None => None,
                Some(layout) => Some(
                    layout
                        .fields()
                        .iter()
                        .find(|own| (own.name(), own.offset()) == (name, field.offset()))
                        .filter(|own| own.layout().size() == field.item().size())
                        .ok_or_else(|| no_field(name, &whole))?
                        .layout(),
                ),
            };
            let column = self.column_of(field.offset(), field.item(), layout)?;
            columns.push((String::from(name), column));
        }
        Ok(columns)
    }

    /// The column of an item inside every item; its own extents are
    /// dimensions.
    fn column_of(
        &self,
        offset: usize,
        item: &Item,
        layout: Option<&'static Layout>,
    ) -> Result<Self, Error> {
        let (extents, element) = item.as_array();
        let layout = layout.map(|layout| (layout, innermost(layout)));
        let plain = layout.is_none_or(|(_, element)| element.is_plain());
        let spec = match (SpecRef::native(element).filter(|_| plain), layout) {
            (Some(spec), _) => spec,
            (None, None) => SpecRef::plain(Format::from(element.clone()).to_string(), element),
            (None, Some((layout, element))) => {
                SpecRef::typed(Cow::Owned(layout.pep3118()), element)
            }
        };
        if extents.is_empty() && self.suboffsets().is_empty() {
            return Ok(Self {
                spec,
                ptr: self.first_at(offset),
                dims: self.dims.clone(),
                ..*self
            });
        }
        let mut shape = self.shape().to_vec();
        let mut strides = self.strides().to_vec();
        let mut suboffsets = self.suboffsets().to_vec();
        for (i, extent) in extents.iter().enumerate() {
            let inner: usize = extents[i + 1..].iter().product();
            shape.push(*extent);
            strides.push((element.size() * inner) as isize);
            if !suboffsets.is_empty() {
                suboffsets.push(-1);
            }
        }
        let mut ptr = self.ptr;
        // The field lies behind the last pointer that is followed.
        match suboffsets
            .iter_mut()
            .rev()
            .find(|suboffset| **suboffset >= 0)
        {
            Some(suboffset) => *suboffset = suboffset.saturating_add(offset as isize),
            None => ptr = self.first_at(offset),
        }
        Ok(Self {
            spec,
            ptr,
            dims: Dims::new(&shape, &strides, &suboffsets)?,
            ..*self
        })
    }

    /// The byte of the first item, if there is one, at an offset inside of items.
    fn first_at(&self, offset: usize) -> NonNull<u8> {
        if self.has_no_items() {
            return self.ptr;
        }
        // SAFETY: inside the first item or at its end (invariant 1).
        unsafe { self.ptr.add(offset) }
    }
}

/// The innermost element of an array layout, borrowed as long as layouts live.
fn innermost(mut layout: &'static Layout) -> &'static Layout {
    while let Kind::Array { element, .. } = layout.kind() {
        layout = element;
    }
    layout
}

#[cold]
fn no_field(path: &str, item: &Item) -> Error {
    let names: Vec<&str> = item
        .fields()
        .unwrap_or_default()
        .iter()
        .filter_map(|field| field.name())
        .collect();
    let message = if names.is_empty() {
        let format = Format::from(item.clone());
        alloc::format!("no field {path:?}: items of format '{format}' have no named fields")
    } else {
        alloc::format!("no field {path:?}; the fields are {}", names.join(", "))
    };
    Error::with_message(ErrorKind::Value, message)
}

impl MemoryView<'_> {
    /// The column of one field of every struct item, `pos.z` for one inside
    /// another. Nothing is copied; a field that is an array, or lies in one, has its
    /// extents as further dimensions.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// // Two records of 12 bytes, as they lie in a file.
    /// let bytes = b"\x01\0\0\0\0\0\0\0\0\0\xf0\x3f\x02\0\0\0\0\0\0\0\0\0\0\x40";
    /// let records = memoryview(bytes).reinterpret("T{<I:id:<d:x:}")?;
    /// let x = records.field("x")?;
    /// assert_eq!((x.shape(), x.strides()), (&[2][..], &[12][..]));
    /// assert_eq!(x.to_list()?.to_string(), "[1.0, 2.0]");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` where there is no such field; the message names those there
    /// are.
    pub fn field(&self, path: &str) -> Result<Self, Error> {
        let column = self.memory.column(path)?;
        // SAFETY: a part of every item of shared memory.
        Ok(unsafe { Self::from_memory(column) })
    }

    /// All named fields with their columns, in order.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::memory::memoryview;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Quake { depth: f64, stations: u32 }
    ///
    /// let quakes = [Quake { depth: 10.0, stations: 4 }; 2];
    /// for (name, column) in memoryview(&quakes).columns()? {
    ///     println!("{name}: {column}");
    /// }
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`parse_format`](Memory::parse_format).
    pub fn columns(&self) -> Result<Vec<(String, Self)>, Error> {
        let columns = self.memory.each_column()?.into_iter();
        // SAFETY: a part of every item of shared memory.
        let view = |(name, column)| (name, unsafe { Self::from_memory(column) });
        Ok(columns.map(view).collect())
    }
}

impl MemoryViewMut<'_> {
    /// As [`MemoryView::field`].
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::memory::memoryview_mut;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Quake { depth: f64, stations: u32 }
    ///
    /// let mut quakes = [Quake { depth: 10.0, stations: 4 }; 2];
    /// let view = memoryview_mut(&mut quakes);
    /// let (depth, stations) = (view.field("depth")?, view.field("stations")?); // both at once
    /// assert_eq!((depth.get(1)?, stations.get(1)?), (10.into(), 4.into()));
    /// let error = view.field("dept").err().unwrap();
    /// assert_eq!(error.to_string(), "no field \"dept\"; the fields are depth, stations");
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn field(&self, path: &str) -> Result<MemoryView<'_>, Error> {
        let column = self.memory.column(path)?;
        // SAFETY: shared while `self` is borrowed (5).
        Ok(unsafe { MemoryView::from_memory(column) })
    }

    /// As [`MemoryView::field`], mutable. One column at a time; for several there is
    /// [`columns_mut`](Self::columns_mut).
    ///
    /// ```
    /// use view_core::memory::memoryview_mut;
    ///
    /// // Two records of three bytes, as they lie in a file.
    /// let mut bytes = [1_u8, 0, 10, 2, 0, 20];
    /// let mut view = memoryview_mut(&mut bytes);
    /// view.reinterpret_mut("T{B:id:>H:size:}")?.field_mut("size")?.fill(0x0304)?;
    /// assert_eq!(bytes, [1, 3, 4, 2, 3, 4]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As there.
    pub fn field_mut(&mut self, path: &str) -> Result<MemoryViewMut<'_>, Error> {
        let column = self.memory.column(path)?;
        // SAFETY: a part of every item, borrowed exclusively with `self` (6).
        Ok(unsafe { MemoryViewMut::from_memory(column) })
    }

    /// All named fields with their columns, all mutable at the same time.
    ///
    /// ```
    /// use view_core::BufferView;
    /// use view_core::memory::memoryview_mut;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Quake { depth: f64, stations: u32 }
    ///
    /// let mut quakes = [Quake { depth: 10.0, stations: 4 }; 2];
    /// for (_, mut column) in memoryview_mut(&mut quakes).columns_mut()? {
    ///     column.set(0, 1)?;
    /// }
    /// assert_eq!((quakes[0].depth, quakes[0].stations), (1.0, 1));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`parse_format`](Memory::parse_format).
    pub fn columns_mut(&mut self) -> Result<Vec<(String, MemoryViewMut<'_>)>, Error> {
        let columns = self.memory.each_column()?.into_iter();
        // SAFETY: fields do not overlap and each is taken once, so no two columns share
        // a byte; all are borrowed with `self`.
        let view = |(name, column)| (name, unsafe { MemoryViewMut::from_memory(column) });
        Ok(columns.map(view).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::string::String;

    use crate::memory::memoryview;

    #[test]
    fn a_path_that_leads_nowhere_is_given_up_at_once() {
        let format = (0..60).fold(String::from("B"), |inner, _| {
            std::format!("T{{{inner}:a:}}")
        });
        let view = memoryview(b"x").reinterpret(format.as_str()).unwrap();
        let path = "a.".repeat(60);
        assert!(view.field(&std::format!("{path}z")).is_err());
        assert!(view.field(path.trim_end_matches('.')).is_ok());
    }
}
