//! What real producers wrote, read, and held against what their memory holds.

mod format_support;

use std::collections::BTreeMap;

use format_support::{Member, Row, Truth, corpus};
use view_core::format::{Field, Format, Item, ItemKind, Platform, Pointee};

/// What reading a row came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// Names, offsets, shapes, codes and sizes, nested ones included.
    Right,
    /// Every offset and code is right, the size of an inner struct is not.
    LostSize,
    Refused,
    /// An offset, a code or a shape is wrong, or the offset of an element in
    /// an array of structs, because the size of the struct is.
    Wrong,
}

fn platform(name: &str) -> Platform {
    match name {
        "x86_64" => Platform::X86_64,
        "i686" => Platform::I686,
        "s390x" => Platform::S390X,
        "wasm32" => Platform::WASM32,
        other => panic!("no platform {other}"),
    }
}

/// The code the corpus has for an item that is no array.
fn code(item: &Item) -> String {
    match item.kind() {
        ItemKind::Scalar { scalar, order } => match scalar.code() {
            "w" => format!("{}1w", order.prefix()),
            letter if scalar.has_byte_order() => format!("{}{letter}", order.prefix()),
            letter => letter.into(),
        },
        ItemKind::Bytes => format!("{}s", item.size()),
        ItemKind::Pascal => format!("{}p", item.size()),
        ItemKind::Text { .. } if item.size() == 0 => "0w".into(),
        ItemKind::Text { order } => format!("{}{}w", order.prefix(), item.size() / 4),
        ItemKind::Void => format!("{}x", item.size()),
        ItemKind::Struct { .. } => "T{}".into(),
        ItemKind::Pointer { to } => match to {
            Pointee::Unknown => "P",
            Pointee::Text => "z",
            Pointee::WideText => "Z",
            _ => "&",
        }
        .into(),
        ItemKind::Object => "O".into(),
        ItemKind::Function => "X{}".into(),
        other => panic!("{other:?}"),
    }
}

/// Whether two codes mean the same: the corpus calls UCS-4 of ctypes `<u`.
fn same_code(ours: &str, theirs: &str) -> bool {
    ours == theirs || (ours.replace("1w", "u") == theirs)
}

fn compare(fields: &[Field], truth: &[Member]) -> Verdict {
    if fields.len() != truth.len() {
        return Verdict::Wrong;
    }
    let mut worst = Verdict::Right;
    for (field, member) in fields.iter().zip(truth) {
        let (shape, element) = field.item().as_array();
        let plain = |shape: &[usize]| {
            shape
                .iter()
                .copied()
                .filter(|&e| e != 1)
                .collect::<Vec<_>>()
        };
        let same_shape = shape == member.shape
            || (member.name.is_none() && plain(shape) == plain(&member.shape));
        if field.name() != member.name.as_deref()
            || field.offset() != member.offset
            || !same_shape
            || !same_code(&code(element), &member.code)
        {
            return Verdict::Wrong;
        }
        if field.item().size() != member.itemsize {
            let count: usize = shape.iter().product();
            let nested = element.fields().is_some();
            if !nested || count > 1 {
                return Verdict::Wrong;
            }
            worst = worst.max(Verdict::LostSize);
        }
        if let Some(fields) = element.fields() {
            let inner = compare(fields, &member.members);
            worst = worst.max(inner);
        }
    }
    worst
}

fn judge(row: &Row) -> Verdict {
    let platform = platform(&row.platform);
    let Ok(format) = Format::parse_for(&row.format, row.itemsize, platform) else {
        return Verdict::Refused;
    };
    if format.itemsize() != row.itemsize {
        return Verdict::Wrong;
    }
    match (&row.truth, format.item().kind()) {
        (Truth::Scalar(theirs), _) => {
            let (shape, element) = format.item().as_array();
            if shape.is_empty() && same_code(&code(element), theirs) {
                Verdict::Right
            } else {
                Verdict::Wrong
            }
        }
        (Truth::Fields(truth), ItemKind::Struct { fields }) => compare(fields, truth),
        (Truth::Fields(truth), ItemKind::Void) if truth.is_empty() => Verdict::Right,
        // One element without braces is the item itself here, and a list of
        // one field there.
        (Truth::Fields(truth), _) => compare(&[Field::unnamed(0, format.item().clone())], truth),
    }
}

/// What each producer's rows came to when this was written: right, lost size,
/// refused, wrong. More on the right of it, or less on the left, is a failure.
#[rustfmt::skip]
const PINNED: &[(&str, [usize; 4])] = &[
    ("BytesIO.getbuffer 3.11.2 i686", [1, 0, 0, 0]),
    ("BytesIO.getbuffer 3.13.0 x86_64", [1, 0, 0, 0]),
    ("array.array 3.11.2 i686", [13, 0, 0, 0]),
    ("array.array 3.13.0 x86_64", [14, 0, 0, 0]),
    ("bytearray 3.11.2 i686", [1, 0, 0, 0]),
    ("bytearray 3.13.0 x86_64", [1, 0, 0, 0]),
    ("bytes 3.11.2 i686", [1, 0, 0, 0]),
    ("bytes 3.13.0 x86_64", [1, 0, 0, 0]),
    ("ctypes 3.11.2 i686", [72, 0, 64, 0]),
    ("ctypes 3.11.2 s390x", [59, 0, 67, 0]),
    ("ctypes 3.11.7 x86_64", [56, 0, 77, 1]),
    ("ctypes 3.13.0 x86_64", [546, 0, 6, 0]),
    ("ctypes 3.14.2 wasm32", [133, 0, 6, 0]),
    ("ctypes 3.8.18 x86_64", [2, 0, 17, 0]),
    ("cython 3.3.1 x86_64", [15, 0, 1, 0]),
    ("memoryview.cast 3.11.2 i686", [34, 0, 0, 0]),
    ("memoryview.cast 3.13.0 x86_64", [36, 0, 0, 0]),
    ("mmap 3.11.2 i686", [1, 0, 0, 0]),
    ("mmap 3.13.0 x86_64", [1, 0, 0, 0]),
    ("multiprocessing.shared_memory 3.11.2 i686", [1, 0, 0, 0]),
    ("multiprocessing.shared_memory 3.13.0 x86_64", [1, 0, 0, 0]),
    ("numpy 1.24.2 i686", [302, 25, 25, 1]),
    ("numpy 1.24.2 s390x", [249, 22, 31, 1]),
    ("numpy 2.5.5 x86_64", [635, 103, 108, 5]),
    ("pybind11 3.1 x86_64", [18, 0, 0, 0]),
    ("struct 3.11.2 i686", [545, 0, 0, 0]),
    ("struct 3.11.2 s390x", [60, 0, 0, 0]),
    ("struct 3.13.0 x86_64", [785, 0, 0, 0]),
    ("struct 3.14.2 wasm32", [40, 0, 0, 0]),
];

/// The rows that are read wrong, because the string says no more: NumPy dtypes
/// with item sizes of inner structs set by hand (the rule is in the head of
/// `readings.rs`), and a packed struct of one byte that ctypes calls a `B`.
const UNDECIDABLE: &[&str] = &[
    "numpy 2.5.5 x86_64: random dtype, seed 101, number 60, 2 items, memory off by 8",
    "numpy 2.5.5 x86_64: random dtype, seed 101, number 112, 1 items",
    "numpy 2.5.5 x86_64: random dtype, seed 101, number 182, 3 items",
    "numpy 2.5.5 x86_64: random dtype, seed 101, number 218, 1 items",
    "numpy 2.5.5 x86_64: random dtype, seed 101, number 676, 3 items, memory off by 4",
    "ctypes 3.11.7 x86_64: random struct, seed 102, number 26",
    "numpy 1.24.2 i686: random dtype, seed 104, number 127, 2 items",
    "numpy 1.24.2 s390x: random dtype, seed 105, number 148, 3 items",
];

#[test]
fn the_tally_is_no_worse_than_it_was() {
    let mut tally: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in corpus() {
        let verdict = judge(&row);
        let producer = format!("{} {} {}", row.producer, row.version, row.platform);
        tally.entry(producer.clone()).or_default()[verdict as usize] += 1;
        assert!(
            row.agrees != "exact" || verdict == Verdict::Right,
            "{verdict:?}, not exact: {producer}, {}: {} of {} bytes",
            row.description,
            row.format,
            row.itemsize
        );
        if verdict == Verdict::Wrong {
            wrong.push(format!("{producer}: {}", row.description));
        }
    }
    println!(
        "{:40}{:>8}{:>11}{:>9}{:>7}",
        "", "right", "lost size", "refused", "wrong"
    );
    for (producer, [right, lost, refused, wrong]) in &tally {
        println!("{producer:40}{right:8}{lost:11}{refused:9}{wrong:7}");
    }
    assert_eq!(wrong, UNDECIDABLE, "rows read wrong");
    assert_eq!(tally.len(), PINNED.len());
    for (producer, was) in PINNED {
        let is = tally[*producer];
        assert!(
            is[0] >= was[0],
            "{producer}: fewer right: {is:?}, was {was:?}"
        );
        assert!(
            is[0] + is[1] >= was[0] + was[1],
            "{producer}: fewer offsets: {is:?}, was {was:?}"
        );
        assert!(
            is[3] <= was[3],
            "{producer}: more wrong: {is:?}, was {was:?}"
        );
        assert_eq!(
            is.iter().sum::<usize>(),
            was.iter().sum::<usize>(),
            "{producer}: other rows"
        );
    }
}
