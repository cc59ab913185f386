//! W9: reading format strings.

use std::hint::black_box;

use view_core::format::{Format, Parser};

use crate::harness::Case;

pub fn w9_parse(case: &mut Case<String>) {
    let mut parser = Parser::new();
    case.ours("Parser, names borrowed, reused", move |text| {
        let parsed = parser.parse(black_box(text)).expect("the format is right");
        parsed.itemsize() as f64
    });
    case.ours("Format::parse, an owned tree", |text| {
        Format::parse(black_box(text))
            .expect("the format is right")
            .itemsize() as f64
    });
}
