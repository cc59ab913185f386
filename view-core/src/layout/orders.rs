//! Whether the `struct` module can say a layout: it has one byte order for all of a
//! string, and no code for some scalars.

use super::{Kind, Layout};
use crate::format::{ByteOrder, Scalar};

/// The one byte order of all scalars in `layout`, or `None` where there are two
/// or where the `struct` module has no code for a scalar.
pub(crate) const fn struct_order(layout: &Layout) -> Option<ByteOrder> {
    match orders(
        layout,
        Orders {
            little: false,
            big: false,
            sayable: true,
        },
    ) {
        Orders { sayable: false, .. }
        | Orders {
            little: true,
            big: true,
            ..
        } => None,
        Orders {
            little: false,
            big: true,
            ..
        } => Some(ByteOrder::Big),
        Orders {
            little: true,
            big: false,
            ..
        } => Some(ByteOrder::Little),
        Orders {
            little: false,
            big: false,
            ..
        } => Some(ByteOrder::NATIVE),
    }
}

/// What byte orders a layout holds, and whether `struct` knows all its scalars.
#[derive(Clone, Copy)]
struct Orders {
    little: bool,
    big: bool,
    sayable: bool,
}

const fn orders(layout: &Layout, mut seen: Orders) -> Orders {
    match layout.kind {
        Kind::Scalar { scalar, order, .. } => {
            if matches!(scalar, Scalar::Ucs4 | Scalar::Complex32 | Scalar::Complex64) {
                seen.sayable = false;
            }
            if scalar.has_byte_order() {
                match order {
                    ByteOrder::Little => seen.little = true,
                    ByteOrder::Big => seen.big = true,
                }
            }
        }
        Kind::Array { element, .. } => seen = orders(element, seen),
        Kind::Struct { fields } => {
            let mut i = 0;
            while i < fields.len() {
                seen = orders(fields[i].layout, seen);
                i += 1;
            }
        }
        Kind::Bytes | Kind::Opaque | Kind::Pad { .. } | Kind::Empty => {}
    }
    seen
}
