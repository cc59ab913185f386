//! [`Records`]: what Python sees of a [`PyRecords`](super::PyRecords).

use std::ffi::{CString, c_int};
use std::ptr::NonNull;
use std::sync::Arc;

use pyo3::exceptions::{PyAttributeError, PyKeyError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use view_core::layout::Kind;
use view_core::strided::{check_rank, is_c_contiguous, is_f_contiguous, nbytes};
use view_core::{BufferView, Error, Layout};

use super::storage::Storage;
use crate::buffer::{Answer, answer};
use crate::{PyMemoryView, exception};

/// Records in memory that Rust owns.
///
/// It exports the buffer protocol: numpy.asarray(records) is a structured array and
/// memoryview(records) a view of the same memory, nothing is copied. A field is an
/// attribute, records.x, or an item, `records['x']`; a field of a field is
/// records.pos.z or `records['pos.z']`. Each is an exporter of its own, with the strides
/// of the records. Any other key, and a loop, is answered by a `MemoryView` of the records:
/// `records[0]` is a tuple. So is what is assigned: `records[0] = 1.5, 2.5, 7`.
///
/// While an export lives (an array, a memoryview), Rust does not touch the memory.
///
/// Only Rust makes records. With two of a struct of the fields x, y and id:
///
#[cfg_attr(doc, doc = " ```text")]
/// >>> records
/// <records of `Particle`, shape (2,), format "T{<d:x:<d:y:<I:id:4x}">
/// >>> memoryview(records.id).tolist()
/// [0, 1]
/// >>> records['x'].shape, records['x'].strides
/// ((2,), (24,))
/// >>> records[-1], list(records.id), records.x[::-1].tolist()
/// ((1.0, -1.0, 1), [0, 1], [1.0, 0.0])
#[cfg_attr(doc, doc = " ```")]
#[cfg_attr(doc, doc = include_str!("example.md"))]
// The fence, and what Rust is told, are for rustdoc alone: help() shows a text as it stands.
#[pyclass(frozen, weakref, module = "view_python")]
pub struct Records {
    storage: Arc<Storage>,
    /// Bytes from the start of a record to the field, and the field's layout.
    offset: usize,
    layout: &'static Layout,
    format: CString,
    nbytes: usize,
    shape: Vec<isize>,
    strides: Vec<isize>,
    c_contiguous: bool,
    f_contiguous: bool,
}

impl Records {
    /// All of the records.
    ///
    /// # Errors
    ///
    /// As [`part`](Self::part).
    pub(super) fn whole(storage: Arc<Storage>) -> Result<Self, Error> {
        let layout = storage.layout();
        let (shape, strides) = (storage.shape().to_vec(), storage.strides().to_vec());
        Self::part(storage, 0, layout, shape, strides)
    }

    /// The part of every record that lies at `offset` and has this layout, in a geometry to
    /// which arrays add their dimensions.
    ///
    /// # Errors
    ///
    /// `Value` for more dimensions than a buffer may have, and for an extent that fits no
    /// `Py_ssize_t`, as an array of `()` may have one; `Overflow` for so many items in all.
    fn part(
        storage: Arc<Storage>,
        offset: usize,
        layout: &'static Layout,
        mut shape: Vec<usize>,
        mut strides: Vec<isize>,
    ) -> Result<Self, Error> {
        let mut item = layout;
        while let Kind::Array { len, element } = item.kind() {
            shape.push(len);
            strides.push(element.size() as isize);
            item = element;
        }
        check_rank(&shape, &strides)?;
        let nbytes = nbytes(&shape, item.size())?;
        let text = item.pep3118();
        // A name cannot hold a NUL, for it is a Rust identifier or was checked by
        // the derive.
        let format = CString::new(text).unwrap_or_default();
        Ok(Self {
            offset,
            layout: item,
            format,
            nbytes,
            c_contiguous: is_c_contiguous(&shape, &strides, item.size()),
            f_contiguous: is_f_contiguous(&shape, &strides, item.size()),
            shape: shape.iter().map(|extent| *extent as isize).collect(),
            strides,
            storage,
        })
    }

    pub(super) fn storage(&self) -> &Storage {
        &self.storage
    }

    /// Whether these are whole records, laid out as `T`.
    pub(super) fn is_whole<T: BufferView>(&self) -> bool {
        *self.storage.layout() == T::LAYOUT
            && self.offset == 0
            && self.layout == T::LAYOUT.innermost()
    }

    /// The field at a path of names, which may lead through arrays.
    fn field(&self, path: &str) -> Result<Option<Self>, Error> {
        if let Some(field) = self.direct_field(path)? {
            return Ok(Some(field));
        }
        for (dot, _) in path.match_indices('.') {
            // Only behind an array is there more than the direct way has looked at.
            if let Some(outer) = self.direct_field(&path[..dot])?
                && outer.shape.len() > self.shape.len()
                && let Some(field) = outer.field(&path[dot + 1..])?
            {
                return Ok(Some(field));
            }
        }
        Ok(None)
    }

    /// The field at a path of names that leads through no array.
    fn direct_field(&self, path: &str) -> Result<Option<Self>, Error> {
        let Some((offset, layout)) = self.layout.at_path(path) else {
            return Ok(None);
        };
        let shape = self.shape.iter().map(|extent| *extent as usize).collect();
        let storage = Arc::clone(&self.storage);
        Self::part(
            storage,
            self.offset + offset,
            layout,
            shape,
            self.strides.clone(),
        )
        .map(Some)
    }

    /// What is said where there is no such field.
    fn no_field(&self, path: &str) -> String {
        format!(
            "records of `{}` have no field {path:?}: {}",
            self.layout.name(),
            self.field_names()
        )
    }

    fn field_names(&self) -> String {
        let names: Vec<_> = self
            .layout
            .fields()
            .iter()
            .map(view_core::layout::FieldLayout::name)
            .collect();
        if names.is_empty() {
            "it has no fields".to_owned()
        } else {
            format!("its fields are {}", names.join(", "))
        }
    }
}

#[pymethods]
impl Records {
    /// The PEP 3118 format of one item.
    ///
    /// >>> records.format, records.id.format
    /// ('T{<d:x:<d:y:<I:id:4x}', 'I')
    #[getter]
    fn format(&self) -> &str {
        self.format.to_str().unwrap_or_default()
    }

    /// The bytes of one item.
    ///
    /// Padding is among them.
    ///
    /// >>> records.itemsize, records.id.itemsize
    /// (24, 4)
    #[getter]
    fn itemsize(&self) -> usize {
        self.layout.size()
    }

    /// The bytes of all items, without what lies between them.
    ///
    /// >>> records.nbytes, records.id.nbytes
    /// (48, 8)
    #[getter]
    fn nbytes(&self) -> usize {
        self.nbytes
    }

    /// The number of dimensions.
    ///
    /// >>> records.ndim
    /// 1
    #[getter]
    fn ndim(&self) -> usize {
        self.shape.len()
    }

    /// The extents, in items.
    ///
    /// A field that is an array has its extents as further ones.
    ///
    /// >>> records.shape, records.x.shape
    /// ((2,), (2,))
    #[getter]
    fn shape<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.shape)
    }

    /// The distances from item to item, in bytes.
    ///
    /// >>> records.strides, records.id.strides
    /// ((24,), (24,))
    #[getter]
    fn strides<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.strides)
    }

    /// Whether Python may only read.
    ///
    /// >>> records.readonly, memoryview(records).readonly
    /// (False, False)
    #[getter]
    fn readonly(&self) -> bool {
        self.storage.readonly()
    }

    /// The names of the fields of one item.
    ///
    /// >>> records.fields, records.x.fields
    /// (('x', 'y', 'id'), ())
    #[getter]
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(
            py,
            self.layout
                .fields()
                .iter()
                .map(view_core::layout::FieldLayout::name),
        )
    }

    fn __len__(&self) -> usize {
        self.shape.first().map_or(0, |extent| *extent as usize)
    }

    fn __getattr__(&self, name: &str) -> PyResult<Self> {
        let field = self.field(name).map_err(exception)?;
        field.ok_or_else(|| {
            PyAttributeError::new_err(format!(
                "{}; numpy.asarray and view_python.MemoryView have more methods",
                self.no_field(name)
            ))
        })
    }

    /// The attributes, the fields among them.
    ///
    /// >>> 'id' in dir(records), 'shape' in dir(records)
    /// (True, True)
    fn __dir__(slf: &Bound<'_, Self>) -> PyResult<Vec<String>> {
        let mut names: Vec<String> = slf
            .get_type()
            .call_method0("mro")?
            .try_iter()?
            .map(|class| {
                class?
                    .getattr("__dict__")?
                    .call_method0("keys")?
                    .try_iter()?
                    .map(|key| key?.extract())
                    .collect::<PyResult<Vec<String>>>()
            })
            .collect::<PyResult<Vec<_>>>()?
            .concat();
        names.extend(
            slf.get()
                .layout
                .fields()
                .iter()
                .map(|field| field.name().to_owned()),
        );
        Ok(names)
    }

    /// A field by its path; else what a view of the memory has at the key, which is
    /// exported for as long as that lives.
    fn __getitem__<'py>(
        slf: &Bound<'py, Self>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let Ok(path) = key.cast::<PyString>() else {
            return Bound::new(slf.py(), PyMemoryView::of(slf)?)?.get_item(key);
        };
        let (this, path) = (slf.get(), path.to_str()?);
        let field = this.field(path).map_err(exception)?;
        let field = field.ok_or_else(|| PyKeyError::new_err(this.no_field(path)))?;
        Ok(Bound::new(slf.py(), field)?.into_any())
    }

    /// As a view of the memory has it: an item, a part, or a field of all of them.
    fn __setitem__(
        slf: &Bound<'_, Self>,
        key: &Bound<'_, PyAny>,
        value: &Bound<'_, PyAny>,
    ) -> PyResult<()> {
        Bound::new(slf.py(), PyMemoryView::of(slf)?)?.set_item(key, value)
    }

    /// Refused, in a view's words.
    fn __delitem__(slf: &Bound<'_, Self>, key: &Bound<'_, PyAny>) -> PyResult<()> {
        Bound::new(slf.py(), PyMemoryView::of(slf)?)?.del_item(key)
    }

    /// Without it Python would ask for one item after the other, with a view for each.
    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let view = Bound::new(slf.py(), PyMemoryView::of(slf)?)?;
        Ok(view.try_iter()?.into_any())
    }

    fn __repr__(&self) -> String {
        let access = if self.readonly() { "read-only " } else { "" };
        let shape: Vec<_> = self.shape.iter().map(ToString::to_string).collect();
        format!(
            "<{access}records of `{}`, shape ({}{}), format {:?}>",
            self.layout.name(),
            shape.join(", "),
            if shape.len() == 1 { "," } else { "" },
            self.format()
        )
    }

    /// # Safety
    ///
    /// It is called by the interpreter, for a `bf_getbuffer` request.
    unsafe fn __getbuffer__(
        slf: &Bound<'_, Self>,
        view: *mut ffi::Py_buffer,
        flags: c_int,
    ) -> PyResult<()> {
        let this = slf.get();
        this.storage.export().map_err(exception)?;
        let answered = Answer {
            // In an empty part nobody follows the pointer.
            ptr: NonNull::new(this.storage.ptr().as_ptr().wrapping_add(this.offset))
                .unwrap_or(this.storage.ptr()),
            nbytes: this.nbytes,
            itemsize: this.itemsize(),
            readonly: this.readonly(),
            format: &this.format,
            shape: &this.shape,
            strides: &this.strides,
            suboffsets: &[],
            c_contiguous: this.c_contiguous,
            f_contiguous: this.f_contiguous,
        };
        // SAFETY: the interpreter's request. The arrays and the text are this frozen
        // object's own; the export has just been counted.
        let result = unsafe { answer(view, flags, slf.clone().into_any(), &answered) };
        if result.is_err() {
            this.storage.release();
        }
        result
    }

    /// # Safety
    ///
    /// It is called by the interpreter, once for each request that was met.
    unsafe fn __releasebuffer__(&self, _view: *mut ffi::Py_buffer) {
        self.storage.release();
    }
}
