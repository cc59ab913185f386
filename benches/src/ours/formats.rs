//! W9: reading format strings.

use std::hint::black_box;

use view_core::format::Format;

use crate::harness::Case;

pub fn w9_parse(case: &mut Case<String>) {
    case.ours("Format::parse, an owned tree", |text| {
        Format::parse(black_box(text))
            .expect("the format is right")
            .itemsize() as f64
    });
}
