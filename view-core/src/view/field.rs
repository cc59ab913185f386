//! Tokens that stand for a field of a record.

use core::fmt;
use core::marker::PhantomData;

use crate::Unaligned;
use crate::require::require;

/// A field of type `F` somewhere inside a record of type `R`: a value that can
/// be stored, passed to generic code and asked of any view of `R`.
///
/// The derive makes one for each field, in `R::FIELDS`;
/// [`field!`](crate::field) makes one for a path.
///
/// ```
/// use view_core::{AsView, BufferView, Field, field};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Point { x: f32, y: f32 }
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Particle { id: u32, pos: Point }
///
/// const Y: Field<Particle, f32> = field!(Particle, pos.y);
/// assert_eq!(Y, Particle::FIELDS.pos.then(Point::FIELDS.y));
/// assert_eq!(Y.offset(), 8);
///
/// let particles = [Particle { id: 1, pos: Point { x: 0.0, y: 2.5 } }];
/// assert_eq!(particles.as_view().field(Y)[0], 2.5);
/// ```
///
/// # Invariants
///
/// An `F` lies `offset` bytes into every `R`, and wherever an `R` is aligned, so is
/// that `F`. (A field of a packed record is therefore a
/// `Field<R, Unaligned<F>>`.)
#[repr(transparent)]
pub struct Field<R, F> {
    offset: usize,
    /// Invariant in both: through a mutable view the field is written, too.
    path: PhantomData<fn(&mut R) -> &mut F>,
}

impl<R, F> Field<R, F> {
    /// The field of type `F` at `offset` bytes.
    ///
    /// ```
    /// use view_core::{Field, View};
    ///
    /// // SAFETY: the second of two numbers of 4 bytes.
    /// const Y: Field<[f32; 2], f32> = unsafe { Field::new(4) };
    /// let y = View::new(&[[1.0, 2.0], [3.0, 4.0]]).field(Y);
    /// assert_eq!((y.strides(), y[1]), ([8], 4.0));
    /// ```
    ///
    /// # Safety
    ///
    /// Every `R` holds a value of type `F` at that offset. That it is aligned
    /// is checked here.
    ///
    /// # Panics
    ///
    /// Where the field would reach past the record, or would not be aligned in
    /// an aligned record. In a constant that is a compile error.
    #[must_use]
    pub const unsafe fn new(offset: usize) -> Self {
        assert!(
            offset <= size_of::<R>() && size_of::<F>() <= size_of::<R>() - offset,
            "the field reaches past the end of the record"
        );
        assert!(
            align_of::<F>() <= align_of::<R>() && offset.is_multiple_of(align_of::<F>()),
            "a field of a packed record is not aligned: its column is one of `Unaligned` items, \
             as in `R::FIELDS`"
        );
        Self {
            offset,
            path: PhantomData,
        }
    }

    /// The same token from an offset and a function that fixes the type; what
    /// `field!` expands to.
    ///
    /// # Safety
    ///
    /// As [`new`](Self::new).
    #[doc(hidden)]
    #[must_use]
    pub const unsafe fn at_path(offset: usize, _path: fn(R) -> F) -> Self
    where
        F: crate::BufferView,
    {
        require!(
            align_of::<F>() <= align_of::<R>() && offset.is_multiple_of(align_of::<F>()),
            "the field of a packed record is at any address: its token, in `FIELDS`, is one of an `Unaligned` item"
        );
        // SAFETY: the same contract.
        unsafe { Self::new(offset) }
    }

    /// Bytes from the start of the record.
    ///
    /// ```
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Row { tag: u8, value: f32 }
    ///
    /// assert_eq!(Row::FIELDS.value.offset(), 4); // behind 3 bytes of padding
    /// ```
    #[must_use]
    pub const fn offset(self) -> usize {
        self.offset
    }

    /// The field `inner` of this field.
    ///
    /// ```
    /// use view_core::{BufferView, Field};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Edge { from: Point, to: Point }
    ///
    /// // The height of an end that the caller chooses.
    /// let height = |end: Field<Edge, Point>| end.then(Point::FIELDS.y);
    /// assert_eq!((height(Edge::FIELDS.from).offset(), height(Edge::FIELDS.to).offset()), (4, 12));
    /// ```
    #[must_use]
    pub const fn then<G>(self, inner: Field<F, G>) -> Field<R, G> {
        Field {
            offset: self.offset + inner.offset,
            path: PhantomData,
        }
    }
}

impl<R, T, const K: usize> Field<R, [T; K]> {
    /// One element of this field, which is an array: `field!(Particle, pos[2])` says the same.
    ///
    /// ```
    /// use view_core::{AsView, BufferView, field};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Particle { id: u32, pos: [f32; 3] }
    ///
    /// let particles = [Particle { id: 1, pos: [0.5, 1.5, 2.5] }; 4];
    /// for (axis, sum) in [2.0, 6.0, 10.0].into_iter().enumerate() {
    ///     let pos = Particle::FIELDS.pos.element(axis);
    ///     assert_eq!(particles.as_view().field(pos).sum(), sum);
    /// }
    /// assert_eq!(field!(Particle, pos[2]).offset(), 12);
    /// ```
    ///
    /// # Panics
    ///
    /// For an index outside the array. In a constant that is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn element(self, index: usize) -> Field<R, T> {
        let () = [(); K][index];
        Field {
            offset: self.offset + index * size_of::<T>(),
            path: PhantomData,
        }
    }
}

impl<R, T, const K: usize> Field<R, Unaligned<[T; K]>> {
    /// One element of this field of a packed record, which is an array.
    ///
    /// ```
    /// use view_core::{AsView, BufferView};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C, packed)]
    /// struct Facet { kind: u8, normal: [f32; 3] }
    ///
    /// let facets = [Facet { kind: 1, normal: [0.0, 0.5, 1.5] }; 4];
    /// assert_eq!(facets.as_view().field(Facet::FIELDS.normal.element(2)).sum(), 6.0);
    /// ```
    ///
    /// # Panics
    ///
    /// For an index outside the array.
    #[must_use]
    #[track_caller]
    pub const fn element(self, index: usize) -> Field<R, Unaligned<T>> {
        let () = [(); K][index];
        Field {
            offset: self.offset + index * size_of::<T>(),
            path: PhantomData,
        }
    }
}

impl<R, F> Copy for Field<R, F> {}

impl<R, F> Clone for Field<R, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, F> PartialEq for Field<R, F> {
    fn eq(&self, other: &Self) -> bool {
        self.offset == other.offset
    }
}

impl<R, F> Eq for Field<R, F> {}

impl<R, F> fmt::Debug for Field<R, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("offset", &self.offset)
            .finish()
    }
}

/// The [`Field`] at a path of names: `field!(Particle, pos.z)`; at its end there may be an
/// index into an array, `field!(Particle, pos[2])`.
///
/// A field of a packed record has no such token; use `R::FIELDS`, whose items are
/// [`Unaligned`](crate::Unaligned).
///
/// ```
/// use view_core::{BufferView, field};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Pair { a: u8, b: u16 }
///
/// assert_eq!(field!(Pair, b).offset(), 2);
///
/// // Behind an index, `then` goes on.
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Edge { ends: [Pair; 2] }
///
/// assert_eq!(field!(Edge, ends[1]).then(Pair::FIELDS.b).offset(), 6);
/// ```
#[macro_export]
macro_rules! field {
    ($record:ty, $($name:tt).+ $([$index:expr])+) => {
        $crate::field!($record, $($name).+)$(.element($index))+
    };
    ($record:ty, $($name:tt).+ $([$index:expr])+ . $($rest:tt)+) => {
        ::core::compile_error!(
            "the index of an array ends the path: go on with `.then(field!(Element, name))`, \
             where `Element` is what the array holds"
        )
    };
    ($record:ty, $($path:tt)+) => { const {
        $crate::__derive::require_layout::<$record>();
        $crate::__derive::require_one_type($crate::__derive::core::stringify!($record));
        let offset = $crate::__derive::core::mem::offset_of!($record, $($path)+);
        // Not in the `unsafe` block, which would let it read a field of a union.
        let path = |record: $record| record.$($path)+;
        // SAFETY: `offset_of!` gives the offset of the very path whose type
        // the function has; it takes no step through a reference or `Deref`.
        unsafe {
            $crate::Field::<$record, _>::at_path(offset, path)
        }
    } };
}

/// Compiles for the text of a type in which no other macro has a hand: one that answers
/// differently each time that it is asked would have the offset be of one type and the field of another.
pub const fn require_one_type(text: &str) {
    let (text, mut i) = (text.as_bytes(), 0);
    while i < text.len() {
        require!(
            text[i] != b'!',
            "another macro may make another type each time: give it a name, `type Row = rows!();`"
        );
        i += 1;
    }
}
