//! Records in the other byte order: where their fields lie, against NumPy and ctypes themselves.
//!
//! `@` does not align such fields, so the padding at the end of a record that NumPy leaves out of
//! the string is to be had from the itemsize alone.

#[allow(
    unreachable_pub,
    clippy::format_collect,
    reason = "a module of all the tests"
)]
mod support;

use view_core::format::{Format, FormatErrorKind};

const CASES: &str = "2000";

#[test]
fn swapped_records_of_numpy_and_ctypes_are_read_as_they_lie() {
    let Some(python) = support::python("format_swapped", &["numpy", "ctypes"]) else {
        return;
    };
    let seed = support::seed();
    println!("seed {seed}");
    let script = support::root().join("tests/format_swapped.py");
    let output = support::output(&python, &script, &[&seed, CASES]);
    let (mut read, mut short) = (0, 0);
    for line in output.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [producer, tells, text, itemsize, fields @ ..] = &cells[..] else {
            panic!("{line}");
        };
        let size = itemsize.parse().unwrap();
        let format = match Format::parse_sized(text, size) {
            Ok(format) => format,
            Err(error) => {
                let doubtful = error.kind() == FormatErrorKind::Itemsize;
                assert!(*tells == "0" && doubtful, "{line}\n{error}");
                continue;
            }
        };
        read += 1;
        assert_eq!(format.itemsize(), size, "{line}");
        for field in fields {
            let numbers: Vec<&str> = field.split(' ').collect();
            let (offset, item) = format.field(numbers[0]).expect(line);
            assert_eq!(offset.to_string(), numbers[1], "{field} of {line}");
            let (shape, element) = item.as_array();
            let size = match element.fields() {
                // What is behind a single record may be its own padding or not.
                Some(_) if shape.iter().product::<usize>() < 2 => continue,
                Some(_) => element.size(),
                None => item.size(),
            };
            assert_eq!(size.to_string(), numbers[2], "{field} of {line}");
        }
        short += usize::from(*producer == "numpy" && !text.contains('x'));
    }
    assert!(
        read > 800 && short > 100,
        "{read} were read, {short} without padding"
    );
}
