//! Structs that a macro of somebody else changes, before the derive sees them and after.
//!
//! What makes the derive's claims false does not compile: `tests/ui/trust`.
#![cfg(target_endian = "little")]

use rewrite::rewrite;
use view_core::{AsView, BufferView};

/// The derive sees the result.
#[rewrite("u8" => "u16")]
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Before {
    a: u8,
    b: u32,
}

#[rewrite("repr(Rust)" => "repr(C, packed)")]
#[derive(Clone, Copy, BufferView)]
#[repr(Rust)]
struct PackedBefore {
    a: u8,
    b: u32,
}

/// The derive sees an alignment of 4, and asks the compiler, which knows of 16.
#[derive(Clone, Copy, BufferView)]
#[rewrite("repr(C)" => "repr(C, align(16))")]
#[repr(C)]
struct AlignedAfter {
    a: u8,
    b: u32,
}

/// It sees a packed struct, and asks for the offsets of one that is not.
#[derive(Clone, Copy, BufferView)]
#[rewrite("repr(C, packed)" => "repr(C)")]
#[repr(C, packed)]
struct UnpackedAfter {
    a: u8,
    b: u32,
}

/// It sees two variants and their numbers, and asks for the numbers.
#[derive(Clone, Copy, BufferView)]
#[rewrite("7" => "9")]
#[repr(u8)]
#[allow(dead_code)]
enum Renumbered {
    A,
    B = 7,
}

#[test]
fn what_is_changed_before_the_derive_is_what_it_sees() {
    assert_eq!(Before::FORMAT, "T{<H:a:2x<I:b:}");
    assert_eq!(PackedBefore::FORMAT, "T{<B:a:<I:b:}");
    assert_eq!([Before { a: 300, b: 1 }].columns().a[0], 300);
    assert_eq!([PackedBefore { a: 1, b: 2 }].columns().b[0].get(), 2);
}

#[test]
fn what_is_changed_after_it_is_what_the_compiler_says() {
    assert_eq!(AlignedAfter::FORMAT, "T{<B:a:3x<I:b:8x}");
    assert_eq!(UnpackedAfter::FORMAT, "T{<B:a:3x<I:b:}");
    let rows = [UnpackedAfter { a: 1, b: 2 }; 2];
    assert_eq!(rows.columns().b[1].get(), 2);
    let rows = [AlignedAfter { a: 1, b: 2 }; 2];
    assert_eq!((rows.columns().a[1], rows.columns().b[1]), (1, 2));
    assert!(Renumbered::LAYOUT.check(&[9]).is_ok());
    assert!(Renumbered::LAYOUT.check(&[7]).is_err());
}
