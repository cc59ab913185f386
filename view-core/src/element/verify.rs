//! Checks a hand-written `BufferView`.

use core::fmt;

use super::BufferView;
use crate::error::Count;
use crate::layout::{FieldLayout, Kind, Layout};

/// What is wrong with a `LAYOUT`.
///
/// ```
/// use view_core::element::{Fault, verify};
/// use view_core::{BufferView, Layout};
///
/// #[derive(Clone, Copy)]
/// struct Liar([u8; 2]);
/// // SAFETY: none, which is the point.
/// unsafe impl BufferView for Liar {
///     const LAYOUT: Layout = u32::LAYOUT;
/// }
/// assert_eq!(verify::<Liar>(), Err(Fault::Size { said: 4, is: 2 }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The layout has another size than the type.
    Size {
        /// `LAYOUT.size()`
        said: usize,
        /// `size_of`
        is: usize,
    },
    /// The layout has another alignment than the type.
    Align {
        /// `LAYOUT.align()`
        said: usize,
        /// `align_of`
        is: usize,
    },
    /// A scalar, an array or a wrapper has a size that does not fit what is in it.
    Parts {
        /// The name of the layout.
        name: &'static str,
        /// The bytes that its parts take.
        parts: usize,
        /// The bytes it says it has.
        size: usize,
    },
    /// A field begins before the one in front of it ends.
    Overlap {
        /// The name of the field.
        field: &'static str,
        /// Where it begins.
        offset: usize,
        /// Where the one before it ends.
        end: usize,
    },
    /// A field reaches past the end of its record.
    Outside {
        /// The name of the field.
        field: &'static str,
        /// Where it ends.
        end: usize,
        /// The size of the record.
        size: usize,
    },
    /// A field is not aligned in a record whose alignment is more than 1.
    Misaligned {
        /// The name of the field.
        field: &'static str,
        /// Where it begins.
        offset: usize,
        /// The alignment of its type.
        align: usize,
    },
    /// A name that no format can hold: empty, with a `:` or a NUL, or given twice.
    Name {
        /// The name.
        field: &'static str,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size { said, is } => {
                write!(
                    f,
                    "the layout has {} and the type {is}",
                    Count(*said, "byte")
                )
            }
            Self::Align { said, is } => {
                write!(f, "the layout is aligned to {said} and the type to {is}")
            }
            Self::Parts { name, parts, size } => {
                write!(
                    f,
                    "the parts of `{name}` take {}, and it has {size}",
                    Count(*parts, "byte")
                )
            }
            Self::Overlap { field, offset, end } => write!(
                f,
                "the field `{field}` begins at byte {offset}, before the one in front of it ends at {end}"
            ),
            Self::Outside { field, end, size } => write!(
                f,
                "the field `{field}` ends at byte {end}, past the {} of its record",
                Count(*size, "byte")
            ),
            Self::Misaligned {
                field,
                offset,
                align,
            } => write!(
                f,
                "the field `{field}` is at byte {offset}, but its type is aligned to {align}: \
                 in a packed record it is an `Unaligned` one"
            ),
            Self::Name { field } => write!(
                f,
                "no field can be called {field:?}: a name is not empty, has no `:` and no NUL, and is \
                 given once"
            ),
        }
    }
}

impl core::error::Error for Fault {}

/// Checks the `LAYOUT` of a hand-written `unsafe impl BufferView` against its type
/// and against itself.
///
/// It finds what can be found from outside: sizes and alignments that differ from
/// the compiler's, fields that overlap, leave their record or are not aligned in an aligned one,
/// names that no format can hold, at any depth. That the bytes are initialised and that
/// every accepted bit pattern is a value remains the author's promise. What the derive
/// writes needs no check.
///
/// Put it into a constant, and a wrong implementation does not compile:
///
/// ```
/// use view_core::element::verify;
/// use view_core::layout::{FieldLayout, Kind};
/// use view_core::{BufferView, Layout};
///
/// #[derive(Clone, Copy)]
/// #[repr(C)]
/// struct Pair(u8, u16);
///
/// // SAFETY: two plain numbers at the offsets of `repr(C)`.
/// unsafe impl BufferView for Pair {
///     const LAYOUT: Layout = Layout::of::<Self>("Pair", Kind::Struct { fields: &[
///         FieldLayout::new("a", 0, &u8::LAYOUT),
///         FieldLayout::new("b", 2, &u16::LAYOUT),
///     ] });
/// }
///
/// const _: () = assert!(verify::<Pair>().is_ok());
/// ```
///
/// # Errors
///
/// The first [`Fault`] found.
pub const fn verify<T: BufferView>() -> Result<(), Fault> {
    let layout = &T::LAYOUT;
    if layout.size() != size_of::<T>() {
        return Err(Fault::Size {
            said: layout.size(),
            is: size_of::<T>(),
        });
    }
    if layout.align() != align_of::<T>() {
        return Err(Fault::Align {
            said: layout.align(),
            is: align_of::<T>(),
        });
    }
    within(layout)
}

/// Checks a layout against what is in it.
const fn within(layout: &Layout) -> Result<(), Fault> {
    let parts = match layout.kind() {
        Kind::Scalar { scalar, .. } => scalar.size(),
        Kind::Array { len, element } => {
            if let Err(fault) = within(element) {
                return Err(fault);
            }
            match len.checked_mul(element.size()) {
                Some(size) => size,
                None => usize::MAX,
            }
        }
        Kind::Struct { fields } => return record(layout, fields),
        Kind::Pad { filler } => {
            if let Err(fault) = within(filler) {
                return Err(fault);
            }
            filler.size()
        }
        Kind::Bytes | Kind::Opaque => layout.size(),
        Kind::Empty => 0,
    };
    if parts == layout.size() {
        Ok(())
    } else {
        Err(Fault::Parts {
            name: layout.name(),
            parts,
            size: layout.size(),
        })
    }
}

const fn record(layout: &Layout, fields: &[FieldLayout]) -> Result<(), Fault> {
    let mut end = 0;
    let mut i = 0;
    while i < fields.len() {
        let field = &fields[i];
        let (name, offset) = (field.name(), field.offset());
        if let Err(fault) = within(field.layout()) {
            return Err(fault);
        }
        if offset < end {
            return Err(Fault::Overlap {
                field: name,
                offset,
                end,
            });
        }
        end = match offset.checked_add(field.layout().size()) {
            Some(end) => end,
            None => usize::MAX,
        };
        if end > layout.size() {
            return Err(Fault::Outside {
                field: name,
                end,
                size: layout.size(),
            });
        }
        let align = field.layout().align();
        // What has alignment 1 may be an `Unaligned` record, of which nothing is aligned.
        let anywhere = layout.align() == 1;
        if !anywhere && (align > layout.align() || !offset.is_multiple_of(align)) {
            return Err(Fault::Misaligned {
                field: name,
                offset,
                align,
            });
        }
        let has_name = !matches!(field.layout().kind(), Kind::Pad { .. });
        if has_name && !(can_be_named(name) && is_new(name, fields, i)) {
            return Err(Fault::Name { field: name });
        }
        i += 1;
    }
    Ok(())
}

const fn can_be_named(name: &str) -> bool {
    let name = name.as_bytes();
    let mut i = 0;
    while i < name.len() {
        if name[i] == b':' || name[i] == 0 {
            return false;
        }
        i += 1;
    }
    !name.is_empty()
}

/// Whether none of the fields before `at` is called `name`.
const fn is_new(name: &str, fields: &[FieldLayout], at: usize) -> bool {
    let mut i = 0;
    while i < at {
        let is_pad = matches!(fields[i].layout().kind(), Kind::Pad { .. });
        if !is_pad && same(name.as_bytes(), fields[i].name().as_bytes()) {
            return false;
        }
        i += 1;
    }
    true
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types with a layout that somebody wrote by hand.
    macro_rules! by_hand {
        ($($name:ident $layout:expr => $fault:expr;)*) => { $({
            #[derive(Clone, Copy)]
            #[repr(C)]
            struct $name(#[allow(dead_code)] u16, #[allow(dead_code)] u32);
            // SAFETY: none; it is looked at by `verify` and by nothing else.
            unsafe impl BufferView for $name {
                const LAYOUT: Layout = $layout;
            }
            assert_eq!(verify::<$name>(), $fault, stringify!($name));
        })* };
    }

    const fn of<T>(fields: &'static [FieldLayout]) -> Layout {
        Layout::of::<T>("Hand", Kind::Struct { fields })
    }

    const fn field(name: &'static str, offset: usize) -> FieldLayout {
        FieldLayout::new(name, offset, &u16::LAYOUT)
    }

    #[test]
    fn wrong_layouts_are_found_out() {
        const WIDE: FieldLayout = FieldLayout::new("w", 4, &u64::LAYOUT);
        const BROKEN: Layout = Layout::of::<u8>(
            "B",
            Kind::Array {
                len: 3,
                element: &u16::LAYOUT,
            },
        );
        by_hand! {
            Right of::<Self>(&[field("a", 0), FieldLayout::new("b", 4, &u32::LAYOUT)]) => Ok(());
            Size of::<u8>(&[]) => Err(Fault::Size { said: 1, is: 8 });
            Align of::<u64>(&[]) => Err(Fault::Align { said: align_of::<u64>(), is: 4 });
            Overlap of::<Self>(&[field("a", 0), field("b", 0)])
                => Err(Fault::Overlap { field: "b", offset: 0, end: 2 });
            Order of::<Self>(&[field("a", 4), field("b", 0)])
                => Err(Fault::Overlap { field: "b", offset: 0, end: 6 });
            Outside of::<Self>(&[field("a", 0), WIDE])
                => Err(Fault::Outside { field: "w", end: 12, size: 8 });
            Misaligned of::<Self>(&[field("a", 1)])
                => Err(Fault::Misaligned { field: "a", offset: 1, align: 2 });
            Twice of::<Self>(&[field("a", 0), field("a", 4)]) => Err(Fault::Name { field: "a" });
            Colon of::<Self>(&[field("a:b", 0)]) => Err(Fault::Name { field: "a:b" });
            Empty of::<Self>(&[field("", 0)]) => Err(Fault::Name { field: "" });
            Deep of::<Self>(&[FieldLayout::new("a", 0, &BROKEN)])
                => Err(Fault::Parts { name: "B", parts: 6, size: 1 });
        }
    }

    #[test]
    fn what_is_built_in_is_right() {
        use crate::{Be, Complex, F16, Unaligned};
        assert_eq!(verify::<[[Unaligned<f64>; 2]; 3]>(), Ok(()));
        assert_eq!(verify::<Be<Complex<f64>>>(), Ok(()));
        assert_eq!(verify::<Option<core::num::NonZero<u64>>>(), Ok(()));
        assert_eq!(verify::<[F16; 4]>(), Ok(()));
        assert_eq!(verify::<()>(), Ok(()));
    }

    #[test]
    fn records_at_any_address_are_right() {
        use crate::{BufferView, Unaligned};

        #[derive(Clone, Copy, BufferView)]
        #[repr(C)]
        struct Row(u8, u32);

        #[derive(Clone, Copy, BufferView)]
        #[repr(C, packed)]
        struct Packed(u8, Row, [Row; 2]);

        assert_eq!(verify::<Unaligned<Row>>(), Ok(()));
        assert_eq!(verify::<[Unaligned<[Row; 2]>; 3]>(), Ok(()));
        assert_eq!(verify::<Packed>(), Ok(()));
    }
}
