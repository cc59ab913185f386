//! [`MemoryView`]: a shared view of described memory.

use core::marker::PhantomData;
use core::ops::Deref;
use core::ptr::NonNull;

use super::dims::Dims;
use super::key::ViewKey;
use super::memory::Memory;
use super::spec::SpecRef;
use super::value::Value;
use crate::layout::{Kind, Layout};
use crate::require::require;
use crate::strided::{AxisKey, MAX_NDIM};
use crate::{BufferView, Error};

/// A shared view of memory whose format is known at run time: Python's
/// `memoryview` of a read-only object.
///
/// Everything about attributes, items and bytes is on [`Memory`], to which it
/// derefs. Cloning and slicing copy no memory.
///
/// ```
/// use view_core::memory::memoryview;
///
/// let v = memoryview(b"abcefg");
/// assert_eq!(v.get(1)?, 98);
/// assert_eq!(v.slice(1..4)?.to_bytes(), b"bce");
/// assert_eq!((v.format(), v.itemsize(), v.shape(), v.strides()), ("B", 1, &[6][..], &[1][..]));
/// # Ok::<(), view_core::Error>(())
/// ```
pub struct MemoryView<'a> {
    pub(super) memory: Memory,
    borrow: PhantomData<&'a [u8]>,
}

impl Deref for MemoryView<'_> {
    type Target = Memory;

    #[inline]
    fn deref(&self) -> &Memory {
        &self.memory
    }
}

impl Clone for MemoryView<'_> {
    #[inline]
    fn clone(&self) -> Self {
        // SAFETY: shared memory may be viewed as often as one likes.
        unsafe { Self::from_memory(self.memory.duplicate()) }
    }
}

/// What a key names: one item, or a part of the view. [`MemoryView::at`] answers it.
///
/// ```
/// use view_core::memory::{Subscript, memoryview};
/// use view_core::strided::AxisKey;
///
/// let rows = [[1, 2], [3, 4]];
/// let lookup = |key: &[AxisKey]| match memoryview(&rows).at(key)? {
///     Subscript::Item(value) => Ok::<_, view_core::Error>(format!("item {value}")),
///     Subscript::View(part) => Ok(format!("part {}", part.to_list()?)),
/// };
/// assert_eq!(lookup(&[AxisKey::Index(1), AxisKey::Index(0)])?, "item 3");
/// assert_eq!(lookup(&[AxisKey::Index(1)])?, "part [3, 4]");
/// # Ok::<(), view_core::Error>(())
/// ```
#[derive(Clone)]
pub enum Subscript<'a> {
    /// A key with one integer for each dimension names an item.
    Item(Value),
    /// Any other names a part.
    View(MemoryView<'a>),
}

impl<'a> MemoryView<'a> {
    /// # Safety
    ///
    /// The memory keeps the [module](super)'s invariants for `'a`, and nothing
    /// writes it.
    #[inline]
    pub(super) unsafe fn from_memory(mut memory: Memory) -> Self {
        memory.readonly = true;
        Self {
            memory,
            borrow: PhantomData,
        }
    }

    #[inline]
    pub(crate) fn of_slice<T: BufferView>(items: &'a [T], exporter: &'static str) -> Self {
        let memory = of_items::<T>(NonNull::from_ref(items).cast(), &[items.len()], exporter);
        // SAFETY: the items of a slice lie side by side, are values and are
        // borrowed for 'a. The pointer is that of the whole slice.
        unsafe { Self::from_memory(memory) }
    }

    /// A view without dimensions of one value; of an array, one dimension for
    /// each level of it.
    ///
    /// ```
    /// use view_core::memory::MemoryView;
    ///
    /// let view = MemoryView::of_value(&7_i64);
    /// assert_eq!((view.ndim(), view.nbytes()), (0, 8));
    /// assert_eq!(view.get(())?, 7);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// For more than `isize::MAX` items, which only items without a size can be.
    #[must_use]
    pub fn of_value<T: BufferView>(value: &'a T) -> Self {
        let name = core::any::type_name::<T>();
        let memory = of_items::<T>(NonNull::from_ref(value).cast(), &[], name);
        // SAFETY: one value (3 and 4), borrowed for 'a (5).
        unsafe { Self::from_memory(memory) }
    }

    /// The part of the view that a key names, without copying: Python's `m[1:4]`,
    /// and what Python refuses, `m[1, ..., ::-1]`.
    ///
    /// Integers drop their dimension, ranges keep part of it, dimensions the key
    /// does not reach stay whole. A key of one integer for each dimension
    /// gives a view without dimensions of that item.
    ///
    /// ```
    /// use view_core::{memory::memoryview, s};
    ///
    /// let view = memoryview(&[[1, 2, 3], [4, 5, 6]]);
    /// assert_eq!(view.slice(1)?.to_list()?.to_string(), "[4, 5, 6]");
    /// assert_eq!(view.slice(s![.., ..;-2])?.to_list()?.to_string(), "[[3, 1], [6, 4]]");
    /// assert_eq!(view.slice(s![..., -1])?.to_list()?.to_string(), "[3, 6]");
    /// assert_eq!(view.slice(s![new, 0])?.shape(), [1, 3]);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `IndexError` for an integer outside its dimension, `ValueError` for a step of
    /// zero, `TypeError` for too many entries.
    #[doc(alias = "__getitem__")]
    #[inline]
    pub fn slice<K: ViewKey>(&self, key: K) -> Result<Self, Error> {
        let part = self.memory.part(key.entries().as_ref())?;
        // SAFETY: a part of memory that is shared for 'a.
        Ok(unsafe { Self::from_memory(part) })
    }

    /// What a key names, item or part: Python's `m[key]` for keys that are not
    /// known before.
    ///
    /// ```
    /// use view_core::memory::{Subscript, memoryview};
    /// use view_core::s;
    ///
    /// let view = memoryview(&[[1, 2], [3, 4]]);
    /// assert!(matches!(view.at(s![1, 0])?, Subscript::Item(item) if item == 3));
    /// assert!(matches!(view.at(s![1])?, Subscript::View(row) if row.shape() == [2]));
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`slice`](Self::slice) and [`get`](Memory::get).
    pub fn at<K: ViewKey>(&self, key: K) -> Result<Subscript<'a>, Error> {
        let entries = key.entries();
        let entries = entries.as_ref();
        let indices = entries
            .iter()
            .filter(|entry| matches!(entry, AxisKey::Index(_)));
        // `...` and no key at all name a view without dimensions itself.
        if indices.count() == self.ndim() && entries.len() == self.ndim() {
            self.spec.decoder()?;
            if !entries.is_empty() {
                return Ok(Subscript::Item(self.slice(entries)?.get(())?));
            }
            return Ok(Subscript::Item(self.get(())?));
        }
        self.slice(entries).map(Subscript::View)
    }

    /// The view is read-only already: Python's `toreadonly()`.
    ///
    /// ```
    /// use view_core::memory::memoryview;
    ///
    /// let data = *b"abc";
    /// let view = memoryview(&data).to_readonly();
    /// assert!(view.readonly() && view.as_ptr() == data.as_ptr());
    /// ```
    #[doc(alias = "toreadonly")]
    #[must_use]
    pub fn to_readonly(&self) -> Self {
        self.clone()
    }

    /// Ends the view, as Python's `release()`; it ends by itself at the end of
    /// its scope. Using it afterwards does not compile.
    ///
    /// ```compile_fail,E0382
    /// let view = view_core::memory::memoryview(b"abc");
    /// view.release();
    /// view.to_bytes();
    /// ```
    pub fn release(self) {
        drop(self);
    }
}

/// The memory of values that lie side by side, one dimension for each level of
/// arrays in their type.
#[inline]
pub(super) fn of_items<T: BufferView>(
    ptr: NonNull<u8>,
    outer: &[usize],
    exporter: &'static str,
) -> Memory {
    const { assert_rank(1, &T::LAYOUT) };
    assert!(
        outer.iter().all(|len| isize::try_from(*len).is_ok()),
        "a view has at most isize::MAX items"
    );
    let dims = match outer {
        &[len] if const { !matches!(T::LAYOUT.kind(), Kind::Array { .. }) } => {
            Dims::line(len, size_of::<T>() as isize)
        }
        _ => dims_of_arrays::<T>(outer),
    };
    Memory {
        ptr,
        dims,
        spec: SpecRef::of::<T>(),
        readonly: true,
        exporter: Some(exporter),
    }
}

/// The geometry of values that lie side by side, with the dimensions of their type.
fn dims_of_arrays<T: BufferView>(outer: &[usize]) -> Dims {
    let mut shape = [0; MAX_NDIM];
    let mut strides = [0; MAX_NDIM];
    shape[..outer.len()].copy_from_slice(outer);
    strides[..outer.len()].fill(T::LAYOUT.size() as isize);
    let mut ndim = outer.len();
    let mut layout = const { &T::LAYOUT };
    while let Kind::Array { len, element } = layout.kind() {
        shape[ndim] = len;
        strides[ndim] = element.size() as isize;
        ndim += 1;
        layout = element;
    }
    Dims::new(&shape[..ndim], &strides[..ndim], &[])
        .expect("the lengths of Rust arrays are a geometry of at most 64 dimensions")
}

/// Arrays in `outer` dimensions may be nested until there are 64 in all.
pub(super) const fn assert_rank(outer: usize, layout: &Layout) {
    let mut ndim = outer;
    let mut layout = *layout;
    while let Kind::Array { element, .. } = layout.kind() {
        ndim += 1;
        layout = *element;
    }
    require!(ndim <= MAX_NDIM, "a view has at most 64 dimensions");
}
