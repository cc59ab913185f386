//! The compile-time refusal of types with holes where bytes are handed out.
//!
//! Types that are not generic are refused by their bounds,
//! [`WithoutPadding`](crate::element::WithoutPadding), before it comes to this. It is for the
//! others, and for those whose bounds were written by hand.
//!
//! What stops the compiler there is what would be wrong at run time: a value is made of which
//! the fields are written and the holes are not, and a hole is read. So the message has the
//! place of the hole and a picture of the value, the holes as `__`, beside the name of the
//! type; and the line that it quotes from here says what to do.

use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::ptr;

use crate::BufferView;
use crate::layout::{Kind, Layout, Summary};
use crate::require::require;

/// A constant that does not compile for types with holes.
pub(super) struct Holes<T>(PhantomData<T>);

/// The largest type that is drawn; the picture has all its bytes.
const DRAWN: usize = 256;

impl<T: BufferView> Holes<T> {
    /// Where the first begins and ends.
    const FIRST: (usize, usize) = {
        let summary = Summary::of(T::LAYOUT_REF);
        (summary.first_start, summary.first_end)
    };

    /// Evaluates, or stops the compiler and shows the holes.
    pub(super) const REFUSE: () = {
        if T::LAYOUT.size() <= DRAWN {
            Self::read_first_hole(); // `to_bytes` copies with zeros in the holes, `#[view(pad)]` fields fill them
        }
        // Too large for a picture: the numbers alone, and the type in the name of the constant.
        let (start, end) = Self::FIRST;
        if end > 0 {
            let fields = &[(); usize::MAX].split_at(start).0;
            let () = fields[end - 1]; // a hole up to the index: `to_bytes` copies with zeros there
        }
        require!(
            T::LAYOUT.padding() == 0,
            "the type has padding, which is not initialised: `to_bytes` copies with zeros there, `#[view(pad)]` fields fill it"
        );
    };

    /// Reads the first bytes that belong to no field, which no constant can.
    const fn read_first_hole() {
        let (start, end) = Self::FIRST;
        if end == 0 {
            return;
        }
        let mut value = MaybeUninit::<T>::uninit();
        let bytes = value.as_mut_ptr().cast::<u8>();
        // SAFETY: room for a value, of which the layout has the size (`BufferView`, 1).
        unsafe { write_fields(bytes, &T::LAYOUT) };
        // As much as one integer holds, so that the message has the whole of most holes.
        let mut width = 1;
        while width < end - start && width < 16 && 2 * width <= size_of::<T>() {
            width *= 2;
        }
        let last = size_of::<T>() - width;
        // SAFETY: `width` bytes from here are within the value. They are not all initialised:
        // this is only ever evaluated by the compiler, which refuses to go on.
        unsafe {
            let hole = bytes.add(if start < last { start } else { last });
            let _read: u128 = match width {
                1 => (*hole) as u128,
                2 => (*hole.cast::<Anywhere<u16>>()).0 as u128,
                4 => (*hole.cast::<Anywhere<u32>>()).0 as u128,
                8 => (*hole.cast::<Anywhere<u64>>()).0 as u128,
                _ => (*hole.cast::<Anywhere<u128>>()).0,
            };
        }
    }
}

/// An integer at any address.
#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Anywhere<I>(I);

/// Writes zeros to all bytes of a layout that belong to a field.
///
/// # Safety
///
/// As many bytes as the layout has may be written.
const unsafe fn write_fields(bytes: *mut u8, layout: &Layout) {
    match layout.kind() {
        Kind::Array { len, element } if element.size() > 0 => {
            let mut i = 0;
            while i < len {
                // SAFETY: all elements lie within the array, which may be written (the caller).
                unsafe { write_fields(bytes.add(i * element.size()), element) };
                i += 1;
            }
        }
        Kind::Pad { filler } => {
            // SAFETY: padding has the size of what fills it, and may be written (the caller).
            unsafe { write_fields(bytes, filler) }
        }
        Kind::Struct { fields } => {
            let mut i = 0;
            while i < fields.len() {
                // SAFETY: a field ends within its struct (`BufferView`, 2), which may be written
                // (the caller).
                unsafe { write_fields(bytes.add(fields[i].offset()), fields[i].layout()) };
                i += 1;
            }
        }
        // SAFETY: as many bytes as the layout has may be written (the caller).
        _ => unsafe { ptr::write_bytes(bytes, 0, layout.size()) },
    }
}
