//! The Rust source of formats, compiled, reads those formats.
//!
//! `data/layout_source.rs` is what the formats below become. It is compiled
//! into this test, so what is compared with a format is the type that a
//! programmer would get by pasting.

#![cfg(all(target_endian = "little", target_pointer_width = "64"))]

#[allow(
    unreachable_pub,
    clippy::format_collect,
    reason = "a module of all the tests"
)]
mod support;

use view_core::format::{Format, Platform};
use view_core::layout::{Layout, Overlook};

#[allow(dead_code, non_snake_case)]
mod written {
    use view_core::{Be, BufferView, Complex, F16};

    include!("data/layout_source.rs");

    pub(super) const LAYOUTS: &[super::Layout] = &[
        Particle::LAYOUT,
        PackedBig::LAYOUT,
        Numpy::LAYOUT,
        Nested::LAYOUT,
        Names::LAYOUT,
        Unnamed::LAYOUT,
        Texts::LAYOUT,
        Spread::LAYOUT,
        Odd::LAYOUT,
        Rows::LAYOUT,
        Waves::LAYOUT,
        Number::LAYOUT,
    ];
}

const FORMATS: &[(&str, usize, &str)] = &[
    ("Particle", 24, "T{<d:x:<d:y:<I:id:4x}"),
    ("PackedBig", 15, "T{>B:tag:>d:value:>h:left:(2)<h:right:}"),
    ("Numpy", 24, "T{b:a:=i:b:h:c:d:d:9x}"),
    ("Nested", 12, "T{T{i:p:b:q:}:s:xxxb:z:}"),
    (
        "Names",
        14,
        "T{B:type:B:Depth / km:B:Depth_/_km:B:größe:B:9:B:_:B:f0:B:self:B:Self:B:\"q\\\u{1b}:B:_pad0:2xB:z:}",
    ),
    ("Unnamed", 24, "ddI4x"),
    (
        "Texts",
        40,
        "T{5s:code:(2)3s:codes:3x4x:void:(2)1x:voids:x2w:name:(1,2)c:cc:xw:w:}",
    ),
    ("Spread", 64, "T{8x<f:a:8x<d:b:36x}"),
    ("Odd", 16, "T{B:a:=q:b:(2)T{B:x:=h:y:}:c:B:d:}"),
    ("Rows", 96, "(2,3)T{<d:x:(2)T{<B:a:}:n:6x}"),
    ("Waves", 48, "T{<e:half:2x<Zf:narrow:4x<Zd:wide:>Zd:other:}"),
    ("Number", 8, ">d"),
];

fn format(text: &str, size: usize) -> Format {
    Format::parse_for(text, size, Platform::X86_64).unwrap()
}

#[test]
fn the_source_is_what_was_compiled() {
    let all = FORMATS
        .iter()
        .map(|(name, size, text)| format(text, *size).rust_source(name).unwrap());
    let all = all.collect::<Vec<_>>().join("\n");
    let path = support::root().join("tests/data/layout_source.rs");
    assert_eq!(all, std::fs::read_to_string(path).unwrap());
}

#[test]
fn the_types_read_the_formats() {
    assert_eq!(written::LAYOUTS.len(), FORMATS.len());
    for ((name, size, text), layout) in FORMATS.iter().zip(written::LAYOUTS) {
        let mismatch = layout.diff(&format(text, *size), Overlook::NOTHING);
        assert!(mismatch.is_empty(), "{name}: {mismatch:#}");
        assert_eq!(layout.size(), *size, "{name}");
    }
}

#[test]
fn what_no_type_reads_is_an_error() {
    for (text, why) in [
        (
            "T{<d:x:O:object:}",
            "\"object\" is an address or a Pascal string",
        ),
        (
            "T{<d:x:T{5p:name:}:inner:}",
            "\"name\" is an address or a Pascal string",
        ),
        (
            "T{g:wide:}",
            "\"wide\" has a format that no Rust type here reads",
        ),
        ("T{}", "\"Record\" has no fields"),
        ("P", "\"Record\" is an address or a Pascal string"),
    ] {
        let error = Format::parse(text)
            .unwrap()
            .rust_source("Record")
            .unwrap_err();
        assert_eq!(error.to_string(), why);
    }
}
