//! Dynamic views against the real memoryview.
//!
//! `tests/differential/generate.py` asks CPython (3.14, with `_testbuffer` and
//! NumPy) 30,000 questions; what it answered is kept in
//! `tests/data/memory/vectors.txt.zz` and replayed here. Where there is a Python, a fresh
//! seed is asked too. Each answer must be ours, value for value and message for
//! message, or be in the table of [`deviations`]; and each row of the table must be
//! met.

mod block;
mod case;
mod deviations;
mod replay;
mod values;

#[path = "../support/mod.rs"]
#[allow(
    unreachable_pub,
    clippy::format_collect,
    reason = "shared with other tests"
)]
mod support;

use std::collections::BTreeMap;
use std::process::Command;

use case::{Exporter, parse};
use deviations::{DEVIATIONS, OLDER, SELDOM};

/// Replays all cases of a text; how often each deviation was met.
fn replay(text: &str) -> BTreeMap<&'static str, usize> {
    let mut exporters: Vec<Exporter> = Vec::new();
    let mut met = BTreeMap::new();
    let mut faults = Vec::new();
    let mut cases = 0;
    let older = if minor(text) < 14 { OLDER } else { &[] };
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match parse(line) {
            case::Line::Exporter(exporter) => {
                assert_eq!(exporter.id, exporters.len(), "ids are counted");
                exporters.push(exporter);
            }
            case::Line::Case(case) => {
                cases += 1;
                let exporter = &exporters[case.exporter];
                let ours = replay::answer(exporter, &case, &exporters);
                if ours == case.answer && !case.answer.is_empty() {
                    continue;
                }
                let row = DEVIATIONS
                    .iter()
                    .chain(SELDOM)
                    .chain(older)
                    .find(|row| (row.holds)(exporter, &case, &ours, &exporters));
                match row {
                    Some(row) => *met.entry(row.name).or_default() += 1,
                    None => faults.push(format!(
                        "{line}\n    on {} {} shape {:?} strides {:?}\n    ours: {ours}",
                        exporter.kind, exporter.format, exporter.shape, exporter.strides
                    )),
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {cases} answers differ:\n{}",
        faults.len(),
        faults[..faults
            .len()
            .min(std::env::var("SHOW").map_or(25, |n| n.parse().unwrap()))]
            .join("\n")
    );
    assert!(cases > 0);
    met
}

/// The Python 3 that answered, by its minor version.
fn minor(text: &str) -> u32 {
    let version = text
        .strip_prefix("# CPython 3.")
        .expect("the text says who answered");
    version.split('.').next().unwrap().parse().unwrap()
}

#[test]
#[cfg_attr(
    not(all(target_pointer_width = "64", target_endian = "little")),
    ignore = "sizes, limits and bytes in the answers are of a 64-bit little-endian machine"
)]
fn recorded_answers_are_ours() {
    let packed = include_bytes!("../data/memory/vectors.txt.zz");
    let text = miniz_oxide::inflate::decompress_to_vec_zlib(packed).expect("the data is whole");
    let text = String::from_utf8(text).expect("the data is text");
    assert_eq!(
        minor(&text),
        14,
        "where versions differ, 3.14's answer counts"
    );
    assert!(text.lines().filter(|line| line.starts_with('C')).count() >= 20_000);
    let met = replay(&text);
    for row in DEVIATIONS {
        assert!(
            met.contains_key(row.name),
            "no case meets the deviation {:?}: take it out of the table, or ask for it",
            row.name
        );
    }
    for row in DEVIATIONS {
        println!("{:6}  {}: {}", met[row.name], row.name, row.reason);
    }
}

#[test]
fn what_is_asked_seldom_is_answered_as_the_table_says() {
    let text = "# CPython 3.14.10\n\
                E\t0\tnumpy\t0\t3x\t3\t\t\t\t000000\n\
                E\t1\tnumpy\t0\t3x\t3\t\t\t\t010101\n\
                C\t0\t\t=1,-100,-1,3\t=T\n\
                C\t0\t\t=0,-100,-1,3\t=T";
    assert_eq!(replay(text), BTreeMap::from([("void", 1)]));
}

#[test]
fn a_fresh_seed_is_answered_alike() {
    // Older ones write other formats of structs, and slice in other words.
    let Some(python) = support::python_at_least("the fresh seed of memory_differential", 11) else {
        return;
    };
    let seed = support::seed();
    let script = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/differential/generate.py"
    );
    let output = Command::new(python)
        .args([script, &seed, "4000"])
        .output()
        .expect("Python runs");
    assert!(
        output.status.success(),
        "seed {seed}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    println!("seed {seed}");
    let text = String::from_utf8(output.stdout).expect("the generator writes text");
    replay(&text);
}
