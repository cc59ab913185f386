//! Files that lie, end early or are something else: each is refused with a
//! message that says what is wrong, and none of them makes the reader panic,
//! run long or ask for much memory.

#[allow(dead_code, unreachable_pub, reason = "a module of several tests")]
#[path = "support/random.rs"]
mod random;

use random::Random;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use view_core::ErrorKind;
use view_core::format::Format;
use view_core::npy::{self, Header};

/// A file of version 1 with this dict and `data` zeros behind it.
fn file(dict: &str, data: usize) -> Vec<u8> {
    let mut file = b"\x93NUMPY\x01\x00".to_vec();
    file.extend((dict.len() as u16 + 1).to_le_bytes());
    file.extend(dict.bytes());
    file.push(b'\n');
    file.resize(file.len() + data, 0);
    file
}

fn dict(descr: &str, shape: &str) -> String {
    format!("{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}")
}

#[track_caller]
fn refused(file: &[u8], words: &str) {
    match npy::view(file) {
        Ok(view) => panic!("accepted as {} {:?}", view.format(), view.shape()),
        Err(error) => {
            let text = error.to_string();
            assert!(text.contains(words), "{text:?} should contain {words:?}");
        }
    }
}

#[test]
fn what_is_no_npy_file_says_so() {
    refused(b"", "the file is empty");
    refused(b"id,x,y\n1,2,3\n", "begins with \"id,x,y\"");
    refused(b"PK\x03\x04rest", "ZIP archive, perhaps an .npz");
    refused(b"\x93NUMP", "cut off after 5 bytes");
    refused(b"\x93NUMPY\x01", "cut off after 7 bytes");
    refused(b"\x93NUMPY\x01\x00\x10", "within the length of its header");
    refused(
        b"\x93NUMPY\x02\x00\x10\x00\x00",
        "within the length of its header",
    );
    refused(
        b"\x93NUMPY\x01\x00\x10\x00{'descr'",
        "within its header of 16 bytes",
    );
    refused(b"\x93NUMPY\x04\x00\x10\x00{'descr': '<f8'}", "version 4.0");
    refused(b"\x93NUMPY\x01\x07\x10\x00{'descr': '<f8'}", "version 1.7");
    refused(
        b"\x93NUMPY\x02\x00\xff\xff\xff\xff{'descr': '<f8'}",
        "header of 4294967295 bytes",
    );
}

#[test]
fn every_end_within_a_file_is_an_error() {
    let whole = file(&dict("'<f8'", "(2, 3)"), 48);
    npy::view(&whole).unwrap();
    for end in 0..whole.len() {
        assert!(npy::view(&whole[..end]).is_err(), "{end}");
    }
    refused(
        &whole[..whole.len() - 1],
        "promises 6 items of 8 bytes, 48 bytes in all, but only 47",
    );
    refused(&whole[..whole.len() - 1], "5 whole items");
}

#[test]
fn what_follows_the_records_is_left_alone() {
    let two = [
        file(&dict("'<i4'", "(2,)"), 8),
        file(&dict("'<i2'", "(1,)"), 2),
    ]
    .concat();
    let first = Header::read(&two).unwrap();
    assert_eq!(npy::view(&two).unwrap().nbytes(), 8);
    let second = &two[first.data_offset() + first.nbytes()..];
    assert_eq!(npy::view(second).unwrap().format(), "h");
}

#[test]
fn dicts_that_numpy_would_not_write() {
    let cases = [
        ("", "expected \"{\" at character 2 and found its end"),
        ("['descr']", "expected \"{\""),
        (
            "{'descr': '<f8', 'fortran_order': False}",
            "lacks the key 'shape'",
        ),
        (
            "{'shape': (), 'fortran_order': False}",
            "lacks the key 'descr'",
        ),
        (
            "{'shape': (), 'descr': '<f8'}",
            "lacks the key 'fortran_order'",
        ),
        (
            "{'descr': '<f8', 'descr': '<f8'}",
            "the key \"descr\" twice",
        ),
        ("{'descr': '<f8', 'order': 'C'}", "has the key \"order\""),
        ("{descr: '<f8'}", "expected a key in quotes"),
        ("{'descr", "expected a key in quotes"),
        ("{'descr' '<f8'}", "expected \":\""),
        ("{'fortran_order': 0}", "expected True or False"),
        ("{'shape': 3}", "expected \"(\""),
        ("{'shape': (-3,)}", "expected a length"),
        ("{'shape': (3.5,)}", "expected \")\""),
        ("{'shape': (3", "expected \")\""),
        ("{'descr': [('a', '<f8'}", "expected"),
        ("{'descr': 'open", "items that are not understood"),
        ("{'descr': [[[[", "items that are not understood"),
        (
            "{'shape': (99999999999999999999999,)}",
            "fits no machine integer",
        ),
    ];
    for (dict, words) in cases {
        refused(&file(dict, 64), words);
    }
    refused(
        &file(&(dict("'<f8'", "()") + " x"), 8),
        "expected nothing more",
    );
}

#[test]
fn orders_of_keys_and_spellings_that_python_reads_too() {
    let spellings = [
        "{'shape':(2,),'fortran_order':False,'descr':'<i2'}",
        "{ \"descr\" : '<i2' , \"fortran_order\" : False , \"shape\" : ( 2 , ) , }",
        "{'descr': '<i2', 'fortran_order': False, 'shape': (2L,)}",
        "{'descr': '<i2', 'fortran_order': True, 'shape': (2,)}   \t ",
    ];
    for dict in spellings {
        let file = file(dict, 4);
        let view = npy::view(&file).unwrap_or_else(|error| panic!("{dict}: {error}"));
        assert_eq!(
            (view.itemsize(), view.shape()),
            (2, [2].as_slice()),
            "{dict}"
        );
    }
}

/// The bytes of a name are Latin-1 in versions 1 and 2, and UTF-8 in version 3.
#[test]
fn the_version_says_how_names_are_spelled() {
    let dict = dict("[('é', '<i4')]", "(1,)");
    let mut utf8 = b"\x93NUMPY\x03\x00".to_vec();
    utf8.extend((dict.len() as u32).to_le_bytes());
    utf8.extend(dict.bytes());
    utf8.extend([0; 4]);
    let names = |file: &[u8]| npy::view(file).map(|view| view.field_names().unwrap());
    assert_eq!(names(&utf8).unwrap(), ["é"]);
    utf8[6] = 2;
    assert_eq!(
        names(&utf8).unwrap(),
        ["Ã©"],
        "the two bytes of é are two letters there"
    );

    let at = utf8.iter().position(|&byte| byte == 0xc3).unwrap();
    utf8[at + 1] = b' ';
    assert_eq!(names(&utf8).unwrap(), ["Ã "]);
    utf8[6] = 3;
    refused(&utf8, "which is UTF-8 in version 3, is not");
}

/// A header longer than 64 kilobytes needs version 2, as NumPy writes it.
#[test]
fn long_headers_are_of_version_2() {
    let format = |fields: usize| {
        let fields: Vec<String> = (0..fields).map(|n| format!("<H:column_{n}:")).collect();
        Format::parse(&format!("T{{{}}}", fields.concat())).unwrap()
    };
    for (fields, version) in [(1000, (1, 0)), (4000, (2, 0))] {
        let header = Header::new(format(fields), &[2], false).unwrap();
        assert_eq!(header.version(), version);
        let mut file = header.to_bytes().unwrap();
        assert_eq!(file.len() % 64, 0);
        file.resize(file.len() + 4 * fields, 7);
        let view = npy::view(&file).unwrap();
        assert_eq!(view.field("column_999").unwrap().get(1).unwrap(), 0x0707);
        assert_eq!(Header::read(&file).unwrap(), header);
    }
}

#[test]
fn shapes_that_no_memory_has() {
    let max = isize::MAX;
    for shape in [
        format!("({max}, 2)"),
        format!("({max},)"),
        format!("({}, {})", 1_u64 << 62, 1_u64 << 62),
        // Nothing excuses the rest: not an extent of zero, on either side.
        format!("(0, {max}, {max})"),
        format!("({max}, {max}, 0)"),
        format!("({})", "65536, ".repeat(60)),
    ] {
        let file = file(&dict("'<f8'", &shape), 64);
        let error = Header::read(&file).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Overflow, "{shape}: {error}");
        assert!(
            error.to_string().contains("larger than memory can be"),
            "{error}"
        );
    }
    refused(
        &file(&dict("'<f8'", &format!("({})", "1, ".repeat(65))), 8),
        "64",
    );
    refused(
        &file(&dict("'<f8'", &format!("({})", "1, ".repeat(9000))), 8),
        "64",
    );
    refused(
        &file(&dict("'<f8'", "(1000000000000,)"), 64),
        "but only 64 bytes follow it",
    );
    // 64 dimensions are allowed.
    let deep = file(&dict("'<f8'", &format!("({})", "1, ".repeat(64))), 8);
    assert_eq!(npy::view(&deep).unwrap().ndim(), 64);
}

#[test]
fn items_that_are_no_memory() {
    refused(&file(&dict("'|O'", "(1,)"), 8), "Python objects");
    refused(
        &file(&dict("[('a', '<i4'), ('b', [('c', '|O')])]", "(1,)"), 12),
        "Python objects",
    );
    for descr in [
        "'<q9'",
        "'f8'f8'",
        "''",
        "'<'",
        "None",
        "3",
        "{}",
        "[]]",
        "[('a',)]",
        "('<f8', (-1,))",
    ] {
        let file = file(&dict(descr, "(1,)"), 64);
        assert!(npy::view(&file).is_err(), "{descr}");
    }
    for descr in [
        "[('a', '<i4'), ('a', '<i4')]",
        "[('a:b', '<i4')]",
        "'<f99999999999999999999'",
        "'S9999999999999999999'",
    ] {
        let file = file(&dict(descr, "(1,)"), 64);
        assert!(npy::view(&file).is_err(), "{descr}");
    }
}

#[test]
fn long_and_deep_headers_cost_their_length_only() {
    let start = Instant::now();
    let long = [
        dict(&"[".repeat(30_000), "(1,)"),
        dict(
            &format!("{}{}", "[('a', ".repeat(6_000), ")]".repeat(6_000)),
            "(1,)",
        ),
        dict(&format!("[{}]", "('a', '<i4'), ".repeat(4_000)), "(1,)"),
        dict("'<f8'", &"(".repeat(30_000)),
        dict("'<f8'", &format!("({},)", "1".repeat(60_000))),
        dict(&format!("'{}'", "\\\\".repeat(30_000)), "(1,)"),
        format!("{{'descr'{}", " ".repeat(60_000)),
    ];
    for dict in &long {
        assert!(npy::view(&file(dict, 64)).is_err());
    }
    assert!(
        start.elapsed() < Duration::from_secs(2),
        "{:?}",
        start.elapsed()
    );
}

/// Golden files with bytes of the header changed, taken out or doubled.
#[test]
fn changed_headers_never_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/npy/numpy-2.4");
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let (mut accepted, mut refused) = (0, 0);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "npy") {
            continue;
        }
        let whole = fs::read(path).unwrap();
        let header = whole
            .iter()
            .position(|&b| b == b'\n')
            .unwrap_or(whole.len() - 1);
        for _ in 0..400 {
            let mut file = whole.clone();
            for _ in 0..=random.below(3) {
                let at = random.below(header.min(file.len() - 1) + 1);
                match random.below(5) {
                    0 => drop(file.remove(at)),
                    1 => file.insert(at, b"'\"()[]{},:0123456789 \\<>|fiuSUVO"[random.below(32)]),
                    2 => file[at] = random.below(256) as u8,
                    3 => file[at] = b"'\"()[]{},:0123456789 \\<>|fiuSUVO"[random.below(32)],
                    _ => file.truncate(at.max(1)),
                }
                if file.len() < 2 {
                    break;
                }
            }
            match npy::view(&file) {
                Ok(view) => {
                    accepted += 1;
                    // What is accepted lies within the file, and can be read.
                    let memory = file.as_ptr_range();
                    assert!(view.nbytes() <= file.len());
                    assert!(view.nbytes() == 0 || memory.contains(&view.as_ptr()));
                    let _ = view.to_list();
                }
                Err(error) => {
                    refused += 1;
                    assert!(!error.to_string().is_empty());
                }
            }
        }
    }
    assert!(
        accepted > 100 && refused > 100,
        "{accepted} accepted, {refused} refused"
    );
}
