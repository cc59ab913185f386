//! Item sizes as types, so that loops over the common ones are compiled for
//! their size.

use core::mem::MaybeUninit;

/// Bytes that are moved and never looked at; they may be uninitialised.
pub(super) type Opaque<T> = MaybeUninit<T>;

/// Runs a block with `$T` a type of `$size` bytes that may be read and
/// written unaligned whatever the bytes are, or the second block for a size
/// that has no type here.
macro_rules! with_item_type {
    ($size:expr, $T:ident => $typed:expr, _ => $other:expr) => {
        match $size {
            1 => with_item_type!(@ $T = u8 => $typed),
            2 => with_item_type!(@ $T = u16 => $typed),
            4 => with_item_type!(@ $T = u32 => $typed),
            8 => with_item_type!(@ $T = u64 => $typed),
            16 => with_item_type!(@ $T = u128 => $typed),
            3 => with_item_type!(@ $T = [u8; 3] => $typed),
            6 => with_item_type!(@ $T = [u8; 6] => $typed),
            12 => with_item_type!(@ $T = [u8; 12] => $typed),
            24 => with_item_type!(@ $T = [u8; 24] => $typed),
            32 => with_item_type!(@ $T = [u8; 32] => $typed),
            48 => with_item_type!(@ $T = [u8; 48] => $typed),
            64 => with_item_type!(@ $T = [u8; 64] => $typed),
            _ => $other,
        }
    };
    (@ $T:ident = $type:ty => $typed:expr) => {{
        type $T = $crate::copy::item::Opaque<$type>;
        $typed
    }};
}
pub(super) use with_item_type;
