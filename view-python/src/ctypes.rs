//! What a ctypes object holds, where its format does not say so.
//!
//! Python before 3.12 leaves padding out of the formats of ctypes structures, and shows a
//! packed one as single bytes. All versions leave out the fields of a base class, show
//! a union as one byte, and bit fields as whole numbers side by side. Such a string may even
//! have the right size and name the wrong places, so nothing in it can be trusted, and
//! no reading of it is a proof.
//!
//! But the object is at hand, and its class knows the offset and size of every field. From them
//! a format is spelled as Python 3.12 spells it, with all padding written out. What no
//! format can say (a union, bit fields) becomes bytes without a meaning, so that nobody
//! reads a number there that is none.

use std::fmt::Write;

use pyo3::exceptions::PyValueError;
use pyo3::ffi;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMemoryView, PyTuple, PyType};
use view_core::format::{Format, Platform};

/// Structures in structures, and arrays of arrays.
const MAX_DEPTH: usize = 32;

/// The longest format that is spelled: structures without a size, many in each other, could
/// fill the memory.
const MAX_TEXT: usize = 1 << 16;

/// The object whose class may know better than the format `text`: one whose class is of a
/// class of its own, as those of ctypes are. Nearly all others are told apart by two pointers.
pub(crate) fn suspect<'py>(
    owner: Bound<'py, PyAny>,
    text: &str,
    itemsize: usize,
) -> Option<Bound<'py, PyAny>> {
    let strange = |object: &Bound<'_, PyAny>| {
        // SAFETY: attached, and every object has a class, which is an object.
        let class = unsafe { ffi::Py_TYPE(ffi::Py_TYPE(object.as_ptr()).cast()) };
        class != &raw mut ffi::PyType_Type
    };
    if !owner.is_exact_instance_of::<PyMemoryView>() {
        return strange(&owner).then_some(owner);
    }
    // It hands on what the object says, if it is no cast.
    let object = owner.getattr(intern!(owner.py(), "obj")).ok()?;
    if !strange(&object) || (text, itemsize) == ("B", 1) {
        return None;
    }
    let whole = PyMemoryView::from(&object).ok()?;
    let format = whole.getattr(intern!(owner.py(), "format")).ok()?;
    (format.extract::<&str>().ok()? == text).then_some(object)
}

/// The format of the items of a ctypes object, if `text` says something else.
///
/// `None` is also the answer for every other object.
pub(crate) fn format(owner: &Bound<'_, PyAny>, text: &str, itemsize: usize) -> Option<String> {
    let truth = Classes::of(owner).ok()??.items(&owner.get_type(), itemsize);
    let truth = truth.ok().flatten()?;
    let read = |text: &str| Format::parse_for(text, itemsize, Platform::NATIVE).ok();
    let known = read(&truth)?;
    (read(text).as_ref() != Some(&known)).then_some(truth)
}

/// The classes of the module `_ctypes`.
struct Classes<'py> {
    structure: Bound<'py, PyType>,
    union: Bound<'py, PyType>,
    array: Bound<'py, PyType>,
    sizeof: Bound<'py, PyAny>,
    memoryview: Bound<'py, PyAny>,
}

impl<'py> Classes<'py> {
    /// The classes, if `object` is of one of them: then the module is there already.
    fn of(object: &Bound<'py, PyAny>) -> PyResult<Option<Self>> {
        let py = object.py();
        let modules = py
            .import(intern!(py, "sys"))?
            .getattr(intern!(py, "modules"))?;
        let Some(module) = modules.cast::<PyDict>()?.get_item(intern!(py, "_ctypes"))? else {
            return Ok(None);
        };
        let class = |name: &str| Ok::<_, PyErr>(module.getattr(name)?.cast_into::<PyType>()?);
        let classes = Self {
            structure: class("Structure")?,
            union: class("Union")?,
            array: class("Array")?,
            sizeof: module.getattr(intern!(py, "sizeof"))?,
            memoryview: py
                .import(intern!(py, "builtins"))?
                .getattr(intern!(py, "memoryview"))?,
        };
        let theirs = object.is_instance(&classes.structure)?
            || object.is_instance(&classes.union)?
            || object.is_instance(&classes.array)?;
        Ok(theirs.then_some(classes))
    }

    /// The format of one item of an object of this class: of what its arrays are arrays of.
    fn items(&self, class: &Bound<'py, PyType>, itemsize: usize) -> PyResult<Option<String>> {
        let mut class = class.clone();
        for _ in 0..MAX_DEPTH {
            if !class.is_subclass(&self.array)? {
                break;
            }
            class = class.getattr("_type_")?.cast_into()?;
        }
        if self.size(&class)? != itemsize {
            return Ok(None);
        }
        let mut text = String::new();
        self.spell(&class, &mut text, MAX_DEPTH)?;
        Ok(Some(text))
    }

    fn size(&self, class: &Bound<'py, PyType>) -> PyResult<usize> {
        self.sizeof.call1((class,))?.extract()
    }

    /// Appends the format of a class.
    fn spell(&self, class: &Bound<'py, PyType>, text: &mut String, depth: usize) -> PyResult<()> {
        if depth > 0 && class.is_subclass(&self.structure)? {
            let start = text.len();
            if !self.spell_fields(class, text, depth - 1)? {
                text.truncate(start);
                void(text, self.size(class)?);
            }
        } else if depth > 0 && class.is_subclass(&self.array)? {
            let len: usize = class.getattr("_length_")?.extract()?;
            let element = class.getattr("_type_")?.cast_into::<PyType>()?;
            let mut inner = String::new();
            self.spell(&element, &mut inner, depth - 1)?;
            let _ = match inner.strip_prefix('(') {
                // An array of arrays is one of more dimensions.
                Some(rest) => write!(text, "({len},{rest}"),
                None => write!(text, "({len}){inner}"),
            };
        } else if depth == 0 || class.is_subclass(&self.union)? {
            void(text, self.size(class)?);
        } else {
            // A number, a character, a pointer: what one of them says of itself is true.
            let view = self.memoryview.call1((class.call0()?,))?;
            text.push_str(view.getattr("format")?.extract()?);
        }
        Ok(())
    }

    /// Appends a structure; false where it is none that a format can describe.
    fn spell_fields(
        &self,
        class: &Bound<'py, PyType>,
        text: &mut String,
        depth: usize,
    ) -> PyResult<bool> {
        text.push_str("T{");
        let mut at = 0;
        // The fields of the bases come first, each where its descriptor says.
        for base in class.mro().iter().rev() {
            let names = base.getattr("__dict__")?;
            let Ok(fields) = names.get_item("_fields_") else {
                continue;
            };
            for field in fields.try_iter()? {
                let field = field?.cast_into::<PyTuple>()?;
                let name: String = field.get_item(0)?.extract()?;
                let kind = field.get_item(1)?.cast_into::<PyType>()?;
                let offset: usize = names.get_item(&name)?.getattr("offset")?.extract()?;
                // Three entries are a bit field.
                if field.len() != 2 || name.contains(':') || offset < at {
                    return Ok(false);
                }
                pad(text, offset - at);
                self.spell(&kind, text, depth)?;
                let _ = write!(text, ":{name}:");
                at = offset.saturating_add(self.size(&kind)?);
                if text.len() > MAX_TEXT {
                    return Err(PyValueError::new_err("too long a format"));
                }
            }
        }
        let Some(rest) = self.size(class)?.checked_sub(at) else {
            return Ok(false);
        };
        pad(text, rest);
        text.push('}');
        Ok(true)
    }
}

/// Bytes between fields, as Python 3.12 writes them.
fn pad(text: &mut String, bytes: usize) {
    match bytes {
        0 => {}
        1 => text.push('x'),
        _ => void(text, bytes),
    }
}

/// Bytes without a meaning.
fn void(text: &mut String, bytes: usize) {
    let _ = write!(text, "{bytes}x");
}
