//! What a dynamic view prints, against what NumPy prints.
//!
//! `tests/memory_text.py` wrote down arrays and their texts; with NumPy present it is asked
//! for more of them. Records and views without items are printed in ways of our own.

#[allow(
    unreachable_pub,
    clippy::format_collect,
    reason = "shared with other tests"
)]
mod support;

use std::process::Command;

use view_core::memory::{MemoryView, Reinterpret, memoryview};
use view_core::{BufferView, Complex, s};

fn hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2);
    digits
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

/// Prints all arrays of a text; how many there were.
fn replay(text: &str) -> usize {
    let mut cases = 0;
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let shape: Vec<usize> = fields[1].split(',').map(|n| n.parse().unwrap()).collect();
        let bytes = hex(fields[2]);
        let how = Reinterpret::new(fields[0]).shape(&shape);
        let view = memoryview(&bytes).reinterpret(how).unwrap();
        let expected = String::from_utf8(hex(fields[3])).unwrap();
        assert_eq!(view.to_string(), expected, "format {} {shape:?}", fields[0]);
        cases += 1;
    }
    cases
}

#[test]
#[cfg_attr(target_endian = "big", ignore = "the recorded bytes are little-endian")]
fn recorded_arrays_are_printed_as_numpy_prints_them() {
    assert!(replay(include_str!("data/memory/text.txt")) >= 200);
}

#[test]
fn arrays_of_a_fresh_seed_are_printed_as_numpy_prints_them() {
    let Some(python) = support::python("the fresh arrays of memory_text", &["numpy"]) else {
        return;
    };
    // Older ones have exponents from other numbers on.
    let modern = "import numpy; assert numpy.lib.NumpyVersion(numpy.__version__) >= '2.3.0'";
    let status = Command::new(&python).args(["-c", modern]).status().unwrap();
    if !status.success() {
        println!("SKIPPED: the NumPy here is older than 2.3");
        return;
    }
    let seed = support::seed();
    println!("seed {seed}");
    let script = support::root().join("tests/memory_text.py");
    assert_eq!(
        replay(&support::output(&python, &script, &[&seed, "600"])),
        600
    );
}

#[test]
fn one_item_is_printed_as_python_prints_it() {
    let text = |view: MemoryView<'_>| view.to_string();
    assert_eq!(text(MemoryView::of_value(&0.1_f32)), "0.1");
    assert_eq!(text(MemoryView::of_value(&1e-7)), "1e-07");
    assert_eq!(text(MemoryView::of_value(&true)), "True");
    assert_eq!(text(MemoryView::of_value(&Complex::new(0.0, 3.0))), "3j");
    assert_eq!(
        text(MemoryView::of_value(&Complex::new(-0.0, 3.5))),
        "(-0+3.5j)"
    );
    assert_eq!(
        text(MemoryView::of_value(&Complex::new(
            f64::NAN,
            -f64::INFINITY
        ))),
        "(nan-infj)"
    );
    assert_eq!(
        text(MemoryView::of_value(&Complex::new(1e16, 1e-9))),
        "(1e+16+1e-09j)"
    );
}

#[test]
fn without_items_the_lists_are_shown() {
    let none: [[f64; 0]; 2] = [[]; 2];
    assert_eq!(memoryview(&none).to_string(), "[[]\n []]");
    assert_eq!(memoryview(b"").to_string(), "[]");
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Sample {
    at: f32,
    pair: [f32; 2],
    fine: bool,
    name: [u8; 2],
}

#[test]
fn records_are_a_table_and_long_ones_are_shortened() {
    let samples: Vec<Sample> = (0..1200_u16)
        .map(|i| Sample {
            at: 100.0 + f32::from(i) / 10.0,
            pair: [0.1, 0.7],
            fine: i % 2 == 0,
            name: [b'a', i as u8 % 10],
        })
        .collect();
    let view = memoryview(&samples);
    assert_eq!(
        view.slice(s![9..11]).unwrap().to_string(),
        "   at        pair   fine     name\n\
         100.9  [0.1, 0.7]  False  [97, 9]\n\
         101.   [0.1, 0.7]   True  [97, 0]"
    );
    let text = view.to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines.len(), lines[4]), (8, "..."));
    assert!(lines[7].starts_with("219.9  [0.1, 0.7]"), "{text}");
    // `{:#}` says first what it is; so does `{:?}`, and what kind of view.
    let part = view.slice(s![..1]).unwrap();
    let long = format!("{part:#}");
    assert!(long.ends_with(&format!("\n{part}")), "{long}");
    let head = format!(
        "format '{}', itemsize 16, shape [1], strides [16]",
        Sample::FORMAT
    );
    assert!(long.starts_with(&head), "{long}");
    assert!(long.contains(", contiguous, read-only\n"), "{long}");
    let turned = memoryview(&[[1, 2], [3, 4]]).transpose().unwrap();
    assert_eq!(
        format!("{turned:#}"),
        "format 'i', itemsize 4, shape [2, 2], strides [4, 8], Fortran-contiguous, read-only\n\
         [[1 3]\n [2 4]]"
    );
}

/// A width of more than 16 bits is one that `format!` panics at.
#[test]
fn cells_may_be_long() {
    let bytes = vec![b'x'; 2 * 70_001];
    let view = memoryview(&bytes);
    let strings = view.reinterpret("70001s").unwrap().to_string();
    assert_eq!(strings.matches('x').count(), bytes.len());
    let table = view.reinterpret("T{70000s:name:B:id:}").unwrap();
    let text = table.to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].ends_with("name   id") && lines[0].len() == lines[1].len());
    assert_eq!(lines[1], lines[2]);
    let arrays = view.reinterpret("T{(70000)B:all:B:id:}").unwrap();
    assert!(arrays.to_string().ends_with("120]  120"));
}
