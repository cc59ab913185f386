//! Typed strided views.
//!
//! A [`View`] is to a slice what a strided NumPy array is to a contiguous one:
//! a pointer, a shape, and for each axis the number of *bytes* from one item
//! to the next. Bytes and not items, because the column `x` of 24-byte
//! records of `f64, u32` is a view of `f64` with stride 24, and that of a
//! 12-byte record is one with stride 12, which is no number of `f64`s.
//!
//! # Invariants
//!
//! Every view keeps these; each `// SAFETY:` comment of the module names those
//! it relies on.
//!
//! 1. **Range.** For every index within the shape, the item's bytes
//!    `[p, p + size_of::<T>())`, `p` the pointer plus the sum of index times
//!    stride, lie within one allocation that lives for `'a`. The distance from the
//!    lowest to the highest such byte is at most `isize::MAX`, and so is the
//!    product of the extents that are not zero. There are at most 64 axes, more than which the
//!    loops would not go through.
//! 2. **Alignment.** Every such `p` is aligned for `T`. What lies unaligned
//!    has an item type that says so ([`Unaligned`](crate::Unaligned), [`Be`](crate::Be)).
//! 3. **Values.** Every such item is initialised and a value of `T`.
//! 4. **Provenance.** The pointer derives from a pointer to the whole memory,
//!    never from a reference to one item or one field, and no pointer is made
//!    from an integer.
//! 5. **Empty.** Where an extent is zero there is no item; the pointer is
//!    aligned and not null, and nothing else is known of it, so it is never offset.
//!    Nor is anything known of the strides then, or of that of an axis of one
//!    item; they take no part in arithmetic that could overflow.
//! 6. **Exclusive.** The items of a [`ViewMut`] share no byte with each other
//!    where `T` has a size, and for `'a` nothing else reads or writes them.
//! 7. **Shared.** For `'a` nothing writes the items of a [`View`], but through
//!    a `Cell` where `T` is one.
//!
//! What makes a view checks them once, in checked arithmetic; what makes a view of
//! a view only has to keep them.
//!
//! # What the borrow checker keeps
//!
//! Views borrow as slices do, so these programs do not compile. Records may not be used
//! while a column of them may change:
//!
//! ```compile_fail,E0502
//! use view_core::{AsView, BufferView};
//! #[derive(Clone, Copy, BufferView)]
//! #[repr(C)]
//! struct P { x: f64, y: f64 }
//!
//! let mut p = [P { x: 0.0, y: 0.0 }; 2];
//! let mut columns = p.columns_mut();
//! let first = p[0].x; // cannot borrow: `columns` has it
//! columns.x[0] = first;
//! ```
//!
//! Memory may not grow, move or go away under a view:
//!
//! ```compile_fail,E0502
//! use view_core::AsView;
//! let mut numbers = vec![1, 2, 3];
//! let view = numbers.as_view();
//! numbers.push(4);
//! assert_eq!(view[0], 1);
//! ```
//!
//! A mutable view is invariant in its items, as `&mut [T]` is, or a short borrow could be
//! stored where a long one is expected:
//!
//! ```compile_fail
//! use view_core::ViewMut;
//! fn shorten<'v, 's>(view: ViewMut<'v, &'static str>) -> ViewMut<'v, &'s str> {
//!     view
//! }
//! ```
//!
//! A mutable view does not stretch, for then there were two ways to one item:
//!
//! ```compile_fail,E0599
//! use view_core::ViewMut;
//! ViewMut::new(&mut [1]).broadcast_to([3]);
//! ```
//!
//! Cells stay on their thread:
//!
//! ```compile_fail,E0277
//! use view_core::ViewMut;
//! let mut numbers = [1, 2, 3];
//! let mut view = ViewMut::new(&mut numbers);
//! let cells = view.as_cells();
//! std::thread::scope(|scope| {
//!     scope.spawn(|| cells[0].set(2));
//! });
//! ```
//!
//! A key has no more integers than the view has axes:
//!
//! ```compile_fail,E0277
//! use view_core::{View, s};
//! View::new(&[1, 2, 3]).at(s![0, 0]);
//! ```
//!
//! The field of a packed record has no aligned token:
//!
//! ```compile_fail,E0080
//! use view_core::{BufferView, Field, field};
//! #[derive(Clone, Copy, BufferView)]
//! #[repr(C, packed)]
//! struct P { a: u8, b: f64 }
//! const B: Field<P, f64> = field!(P, b);
//! ```
//!
//! A path goes through fields only, never through a pointer to other memory:
//!
//! ```compile_fail
//! use view_core::field;
//! struct Outer { inner: Box<(u8, u8)> }
//! field!(Outer, inner.1);
//! ```
//!
//! Nor into a union, whose fields are read by `unsafe` code only:
//!
//! ```compile_fail,E0133
//! use view_core::element::Plain;
//! use view_core::{Field, field};
//! #[derive(Clone, Copy)]
//! #[repr(C)]
//! union Bits { byte: u8, flag: bool }
//! // SAFETY: one byte, of which any value is one of the union.
//! unsafe impl view_core::__derive::bytemuck::Zeroable for Bits {}
//! // SAFETY: as above.
//! unsafe impl view_core::__derive::bytemuck::Pod for Bits {}
//! const FLAG: Field<Plain<Bits>, bool> = field!(Plain<Bits>, 0.flag);
//! ```
//!
//! Views that were not compared cannot be gone through together:
//!
//! ```compile_fail,E0133
//! use view_core::View;
//! use view_core::view::ZipViews;
//! let (long, short) = ([1; 9], [1]);
//! (View::new(&long), View::new(&short)).fold_items(0, |sum, (a, b)| sum + a * b);
//! ```
//!
//! A token's types are its own, no longer- or shorter-lived ones:
//!
//! ```compile_fail
//! use core::marker::PhantomData;
//! use view_core::Field;
//! type For<'a> = PhantomData<fn(&'a ())>;
//! fn other(field: Field<u8, PhantomData<for<'a> fn(&'a ())>>) -> Field<u8, For<'static>> {
//!     field
//! }
//! ```
//!
//! A promise about a type that its size belies is found where bytes would be read by it:
//!
//! ```compile_fail,E0080
//! use view_core::{BufferView, Layout, View};
//! #[derive(Clone, Copy)]
//! struct Liar([u8; 2]);
//! // SAFETY: none, which is the point.
//! unsafe impl BufferView for Liar {
//!     const LAYOUT: Layout = u32::LAYOUT;
//! }
//! let _ = View::<Liar>::from_bytes(&[0; 4]);
//! ```

mod accessors;
mod attempt;
mod bytes;
mod cells;
mod columns;
mod compare;
mod construct;
mod copying;
mod count;
mod exclusive;
mod extremes;
pub(crate) mod field;
mod fields;
pub mod foreign;
mod forms;
mod geometry;
mod geometry_mut;
mod grid;
mod index;
mod interop;
mod iter;
mod lanes;
mod mistake;
mod native;
mod number;
mod opaque;
mod parts;
mod plain;
mod raw;
mod record;
mod reduce;
mod row_slices;
mod shared;
mod text;
pub(crate) mod tokens;
mod walk;
mod zip;

pub use attempt::Attempt;
pub use columns::FieldKind;
pub use exclusive::ViewMut;
pub use field::Field;
pub use fields::FieldSet;
pub use index::ViewIndex;
#[cfg(feature = "rayon")]
pub use interop::{ParIter, ParIterMut, ParParts, ParPartsMut};
pub use iter::{IndexedIter, IndexedIterMut, Iter, IterMut};
pub use number::Number;
pub use parts::{Parts, PartsMut};
pub use record::Record;
pub use row_slices::RowSlices;
pub use shared::View;
pub use zip::{Zip, ZipView, ZipViews, ZipWith, zip};

/// Views of the records behind a slice, an array or a `Vec`.
///
/// ```
/// use view_core::{AsView, BufferView};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Particle {
///     x: f64,
///     vx: f64,
///     id: u32,
/// }
///
/// let mut particles = vec![Particle { x: 0.0, vx: 2.0, id: 7 }; 3];
/// let ParticleColumnsMut { x, vx, .. } = particles.columns_mut();
/// for (x, vx) in x.into_iter().zip(vx) {
///     *x += *vx * 0.5;
/// }
/// assert_eq!(particles.columns().x.iter().sum::<f64>(), 3.0);
/// ```
pub trait AsView<T> {
    /// The items as a view.
    ///
    /// ```
    /// use view_core::AsView;
    ///
    /// let numbers = vec![1, 2, 3];
    /// assert_eq!(numbers.as_view().strides(), [4]); // a `Vec`, an array or a slice
    /// assert_eq!([7, 8].as_view().first(), Some(&7));
    /// ```
    fn as_view(&self) -> View<'_, T>;
    /// The items as a mutable view.
    ///
    /// ```
    /// use view_core::AsView;
    ///
    /// let mut numbers = vec![1, 2, 3];
    /// numbers.as_view_mut().reverse_mut(0)[0] = 9;
    /// assert_eq!(numbers, [1, 2, 9]);
    /// ```
    fn as_view_mut(&mut self) -> ViewMut<'_, T>;
    /// One view for each field of the records.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Sale { price: f32, count: u32 }
    ///
    /// let sales = vec![Sale { price: 2.5, count: 4 }, Sale { price: 1.0, count: 3 }];
    /// assert_eq!((sales.columns().price.max(), sales.columns().count.sum()), (Some(2.5), 7));
    /// ```
    fn columns(&self) -> T::Fields<View<'_, T>>
    where
        T: crate::Record,
    {
        self.as_view().columns()
    }
    /// One mutable view for each field of the records, all at the same time.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Sale { price: f32, count: u32 }
    ///
    /// let mut sales = vec![Sale { price: 2.5, count: 4 }, Sale { price: 1.0, count: 3 }];
    /// let SaleColumnsMut { mut price, mut count } = sales.columns_mut();
    /// (price[0], count[1]) = (2.0, 0);
    /// assert_eq!((sales[0].price, sales[1].count), (2.0, 0));
    /// ```
    fn columns_mut(&mut self) -> T::Fields<ViewMut<'_, T>>
    where
        T: crate::Record,
    {
        self.as_view_mut().into_columns_mut()
    }
}

impl<T> AsView<T> for [T] {
    fn as_view(&self) -> View<'_, T> {
        View::new(self)
    }

    fn as_view_mut(&mut self) -> ViewMut<'_, T> {
        ViewMut::new(self)
    }
}
