//! Several chosen fields, mutable at the same time.

use super::{Field, ViewMut};
use crate::{Error, ErrorKind};

mod sealed {
    pub trait Sealed {}
}

/// Two to eight [`Field`]s of records of type `R`, as a tuple; sealed.
///
/// ```
/// use view_core::view::FieldSet;
/// use view_core::{BufferView, ViewMut, field};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Edge { from: [f32; 2], to: [f32; 2], id: u32 }
///
/// fn are_apart<R>(fields: impl FieldSet<R>) -> bool {
///     ViewMut::<R>::new(&mut []).fields_mut(fields).is_ok()
/// }
/// assert!(are_apart((Edge::FIELDS.from, Edge::FIELDS.to, Edge::FIELDS.id)));
/// assert!(!are_apart((Edge::FIELDS.from, field!(Edge, from))));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no set of fields of `{R}`",
    label = "not a tuple of tokens",
    note = "a set is a tuple of two to eight tokens, such as `({R}::FIELDS.x, field!({R}, pos.y))`"
)]
pub trait FieldSet<R>: Copy + sealed::Sealed {
    /// A mutable view for each.
    type Views<'a, const N: usize>
    where
        R: 'a;

    #[doc(hidden)]
    fn check(self) -> Result<(), Error>;

    /// # Safety
    ///
    /// The set was [checked](Self::check), and nothing else uses the records.
    #[doc(hidden)]
    unsafe fn split<const N: usize>(self, records: ViewMut<'_, R, N>) -> Self::Views<'_, N>;
}

macro_rules! set {
    ($($k:tt $field:ident),*) => {
        impl<R, $($field),*> sealed::Sealed for ($(Field<R, $field>,)*) {}

        impl<R, $($field: 'static),*> FieldSet<R> for ($(Field<R, $field>,)*) {
            type Views<'a, const N: usize> = ($(ViewMut<'a, $field, N>,)*) where R: 'a;

            fn check(self) -> Result<(), Error> {
                check_apart(&[$( (self.$k.offset(), size_of::<$field>()) ),*])
            }

            #[inline]
            unsafe fn split<const N: usize>(
                self,
                records: ViewMut<'_, R, N>,
            ) -> Self::Views<'_, N> {
                // SAFETY: no two of the fields share a byte, and the records are used
                // up (the caller).
                unsafe { ($( records.part(self.$k), )*) }
            }
        }
    };
}

set!(0 A, 1 B);
set!(0 A, 1 B, 2 C);
set!(0 A, 1 B, 2 C, 3 D);
set!(0 A, 1 B, 2 C, 3 D, 4 E);
set!(0 A, 1 B, 2 C, 3 D, 4 E, 5 F);
set!(0 A, 1 B, 2 C, 3 D, 4 E, 5 F, 6 G);
set!(0 A, 1 B, 2 C, 3 D, 4 E, 5 F, 6 G, 7 H);

/// Refuses fields, as offset and size, of which two share a byte.
fn check_apart(fields: &[(usize, usize)]) -> Result<(), Error> {
    for (k, &(start, size)) in fields.iter().enumerate() {
        for &(other, other_size) in &fields[k + 1..] {
            let both = start.max(other)..(start + size).min(other + other_size);
            if size > 0 && other_size > 0 && !both.is_empty() {
                return Err(Error::with_numbers(
                    ErrorKind::Value,
                    "two of the fields share bytes {} to {} of the record: only one of them can \
                     be mutable",
                    [both.start as isize, both.end as isize - 1, 0, 0],
                ));
            }
        }
    }
    Ok(())
}

impl<'a, R, const N: usize> ViewMut<'a, R, N> {
    /// The columns of some fields, mutable at the same time.
    ///
    /// Where [`columns_mut`](Self::columns_mut) gives all fields under their own names, this
    /// takes fields as values, at any depth, which is what generic code has.
    ///
    /// ```
    /// use view_core::{AsView, BufferView, field};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Particle { pos: Point, vel: Point }
    ///
    /// let mut particles = [Particle { pos: Point { x: 0.0, y: 1.0 }, vel: Point { x: 2.0, y: 3.0 } }; 4];
    /// let mut view = particles.as_view_mut();
    /// let (mut y, vy) = view.fields_mut((field!(Particle, pos.y), field!(Particle, vel.y)))?;
    /// y.for_each_with(vy, |(y, vy)| core::mem::swap(y, vy))?;
    /// assert_eq!((particles[3].pos.y, particles[3].vel.y), (3.0, 1.0));
    ///
    /// let both = (Particle::FIELDS.pos, field!(Particle, pos.y));
    /// assert!(particles.as_view_mut().fields_mut(both).is_err());
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if two of the fields share a byte.
    #[inline]
    pub fn fields_mut<F: FieldSet<R>>(&mut self, fields: F) -> Result<F::Views<'_, N>, Error> {
        self.reborrow().into_fields(fields)
    }

    /// As [`fields_mut`](Self::fields_mut), for as long as the memory lives.
    ///
    /// ```
    /// use view_core::{AsView, BufferView, Error, ViewMut};
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// fn turned(points: &mut [Point]) -> Result<(ViewMut<'_, f32>, ViewMut<'_, f32>), Error> {
    ///     points.as_view_mut().into_fields((Point::FIELDS.y, Point::FIELDS.x))
    /// }
    /// let mut points = [Point { x: 1.0, y: 2.0 }];
    /// let (mut y, x) = turned(&mut points)?;
    /// y[0] += x[0];
    /// assert_eq!(points[0].y, 3.0);
    /// # Ok::<(), view_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` if two of the fields share a byte.
    #[inline]
    pub fn into_fields<F: FieldSet<R>>(self, fields: F) -> Result<F::Views<'a, N>, Error> {
        fields.check()?;
        // SAFETY: just checked; `self` is used up.
        Ok(unsafe { fields.split(self) })
    }
}
