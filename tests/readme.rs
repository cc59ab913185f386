//! What the README shows is what the library prints.
//!
//! Its snippets are compiled and run as documentation tests of this package;
//! this file holds the pictures between them against the real output.

use view_core::memory::memoryview;
use view_core::{Be, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Point {
    x: f32,
    y: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Sample {
    valid: bool,
    pos: Point,
    levels: [[i16; 3]; 2],
    serial: Be<u32>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Reading {
    time: i64,
    value: f32,
    channel: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct OldReading {
    time: i64,
    channel: u16,
    value: f64,
}

const README: &str = include_str!("../README.md");

/// Asserts that the README holds `picture` as a whole block.
fn shows(picture: &str) {
    let block = format!("```text\n{}\n```", picture.trim_end());
    assert!(README.contains(&block), "the README should show:\n{block}");
}

#[test]
#[cfg(target_endian = "little")]
fn the_layout_of_a_struct() {
    shows(&format!("{:#}", Sample::LAYOUT));
}

#[test]
#[cfg(target_endian = "little")]
fn the_table_of_differences() {
    let readings = [Reading {
        time: 5,
        value: 0.5,
        channel: 2,
    }];
    let memory = memoryview(&readings);
    let Err(mismatch) = memory.try_typed::<OldReading, 1>() else {
        panic!("the layouts differ");
    };
    shows(&format!("{mismatch:#}"));
}

#[test]
fn the_two_commands_stand_where_ci_looks_for_them() {
    let commands = README
        .split("<!-- commands -->")
        .nth(1)
        .expect("the mark is there");
    let block = commands.split("```").nth(1).expect("a block follows it");
    let commands: Vec<_> = block
        .lines()
        .filter(|line| line.starts_with("cargo"))
        .collect();
    assert_eq!(
        commands,
        [
            "cargo run --release --example inspect",
            "cargo test --workspace"
        ]
    );
}
