//! NumPy itself as the judge: it writes arrays of random types that are read here,
//! and reads files that were written here.

use std::fs;
use std::path::PathBuf;

use serde_json::Value as Json;
use view_core::memory::{Value, memoryview};
use view_core::{AsView, Be, BufferView, npy, s};

#[allow(
    unreachable_pub,
    clippy::format_collect,
    reason = "a module of all the tests"
)]
mod support;

/// A folder for the files of one test, gone when the test is done.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("view-core-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn script() -> PathBuf {
    support::root().join("tests/data/npy/oracle.py")
}

/// A value as `oracle.py` writes it. NumPy drops the zeros at the end of bytes,
/// but of no void, so none of the arrays has any.
fn json(value: &Value) -> Json {
    match value {
        Value::Bool(value) => Json::from(*value),
        Value::Int(value) => Json::from(*value),
        Value::UInt(value) => Json::from(*value),
        Value::Float(value) => Json::from(*value),
        Value::Complex(parts) => Json::from(parts.to_vec()),
        Value::Str(text) => Json::from(&**text),
        Value::Bytes(bytes) => {
            let end = bytes
                .iter()
                .rposition(|&b| b != 0)
                .map_or(0, |last| last + 1);
            serde_json::json!({ "bytes": bytes[..end] })
        }
        Value::List(values) => values.iter().map(json).collect(),
        Value::Record(record) => record.values().iter().map(json).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn arrays_of_random_types_are_read_as_numpy_reads_them() {
    let Some(python) = support::python("npy_numpy", &["numpy"]) else {
        return;
    };
    let folder = Folder::new("random");
    let seed = support::seed();
    support::output(&python, &script(), &["make", folder.path(), &seed, "400"]);
    let expected = fs::read_to_string(folder.0.join("expected.jsonl")).unwrap();
    for (number, line) in expected.lines().enumerate() {
        let expected: Json = serde_json::from_str(line).unwrap();
        let file = fs::read(folder.0.join(format!("{number}.npy"))).unwrap();
        let context = || {
            let header = file[..file.len().min(700)].escape_ascii().to_string();
            format!("VIEW_SEED={seed}, array {number}: {header}")
        };
        let view = npy::view(&file).unwrap_or_else(|error| panic!("{error}\n{}", context()));
        assert_eq!(
            json(&view.to_list().unwrap()),
            expected["values"],
            "{}",
            context()
        );

        // And written again, which NumPy would do with the same bytes.
        let mut again = Vec::new();
        npy::write(&mut again, &view).unwrap_or_else(|error| panic!("{error}\n{}", context()));
        let reread = npy::view(&again).unwrap();
        assert_eq!(reread.shape(), view.shape(), "{}", context());
        assert_eq!(reread.format(), view.format(), "{}", context());
        assert_eq!(
            json(&reread.to_list().unwrap()),
            expected["values"],
            "{}",
            context()
        );
    }
    assert_eq!(expected.lines().count(), 400);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Inner {
    at: [f32; 2],
    flag: bool,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Outer {
    id: u8,
    inner: [Inner; 2],
    depth: f64,
    big: Be<u16>,
}

/// Records with every kind of hole: between fields, inside them and at the end.
fn outer(id: u8) -> Outer {
    let inner = |n: u8| Inner {
        at: [n.into(), 0.5],
        flag: n % 2 == 1,
    };
    Outer {
        id,
        inner: [inner(id), inner(id + 1)],
        depth: f64::from(id) / 4.0,
        big: Be::new(258),
    }
}

#[test]
fn numpy_reads_what_is_written_here() {
    let Some(python) = support::python("npy_numpy", &["numpy"]) else {
        return;
    };
    let folder = Folder::new("written");
    let mut paths = Vec::new();
    let mut put = |file: Vec<u8>| {
        let path = folder.0.join(format!("{}.npy", paths.len()));
        fs::write(&path, file).unwrap();
        paths.push(path.into_os_string().into_string().unwrap());
    };
    let written = |records: &dyn view_core::Buffer| {
        let mut file = Vec::new();
        npy::write(&mut file, records).unwrap();
        file
    };
    let records: Vec<Outer> = (1..4).map(outer).collect();
    let grid = [[1_i32, 2, 3], [4, 5, 6]];
    put(written(&records));
    put(written(&records.as_view().columns().depth));
    put(written(&memoryview(&grid)));
    put(written(&memoryview(&grid).transpose().unwrap()));
    put(written(&memoryview(&grid).slice(s![..;-1, ..;2]).unwrap()));
    put(written(&memoryview(&grid).slice(s![0, 0]).unwrap()));
    put(written(&['ä', '深']));
    put(written(&Vec::<f32>::new()));
    let fields: Vec<String> = (0..4000).map(|n| format!("<B:column_{n}:")).collect();
    let wide = format!("T{{{}}}", fields.concat());
    put(written(
        &memoryview(&[7_u8; 4000]).reinterpret(&*wide).unwrap(),
    ));

    let mut arguments = vec!["read"];
    arguments.extend(paths.iter().map(String::as_str));
    let read = support::output(&python, &script(), &arguments);
    let read: Vec<Json> = read
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();

    let inner = "{'names': ['at', 'flag'], 'formats': [('<f4', (2,)), '?'], 'offsets': [0, 8], 'itemsize': 12}";
    let dtype = format!(
        "{{'names': ['id', 'inner', 'depth', 'big'], 'formats': ['u1', ({inner}, (2,)), '<f8', \
         '>u2'], 'offsets': [0, 4, 32, 40], 'itemsize': 48}}"
    );
    let row = |id: u8| {
        let id_ = f64::from(id);
        let inner = |n: u8| ([f64::from(n), 0.5], n % 2 == 1);
        serde_json::json!([id, [inner(id), inner(id + 1)], id_ / 4.0, 258])
    };
    if cfg!(target_endian = "little") {
        assert_eq!(
            read[0],
            serde_json::json!([dtype, [3], [row(1), row(2), row(3)]])
        );
    }
    let rest = [
        serde_json::json!(["float64", [3], [0.25, 0.5, 0.75]]),
        serde_json::json!(["int32", [2, 3], [[1, 2, 3], [4, 5, 6]]]),
        serde_json::json!(["int32", [3, 2], [[1, 4], [2, 5], [3, 6]]]),
        serde_json::json!(["int32", [2, 2], [[4, 6], [1, 3]]]),
        serde_json::json!(["int32", [], 1]),
        serde_json::json!(["<U1", [2], ["ä", "深"]]),
        serde_json::json!(["float32", [0], []]),
    ];
    assert_eq!(read[1..8], rest);
    // A header of version 2, with more names than fit into 64 kilobytes.
    assert_eq!(read[8][1], serde_json::json!([1]));
    assert_eq!(read[8][2], serde_json::json!([vec![7; 4000]]));
}

/// Padding is not initialised memory: it never gets into a file.
#[test]
fn holes_are_written_as_zeros() {
    let records: Vec<Outer> = (1..100).map(outer).collect();
    let mut file = Vec::new();
    npy::write(&mut file, &records).unwrap();
    let header = npy::Header::read(&file).unwrap();
    for row in header.data(&file).unwrap().chunks(48) {
        for hole in [1..4, 13..16, 25..28, 28..32, 42..48] {
            assert_eq!(row[hole.clone()], vec![0; hole.len()][..], "{hole:?}");
        }
    }
}

/// A strided view that is too large for one go is written in parts.
#[test]
fn large_views_are_written_in_parts() {
    let numbers: Vec<[u16; 3]> = (0..700_000_u32).map(|n| [n as u16, 1, 2]).collect();
    for view in [
        memoryview(&numbers).slice(s![..;-1, ..2]).unwrap(),
        memoryview(&numbers).slice(s![new, .., 0]).unwrap(),
    ] {
        let mut file = Vec::new();
        npy::write(&mut file, &view).unwrap();
        let header = npy::Header::read(&file).unwrap();
        assert_eq!(header.shape(), view.shape());
        assert!(header.data(&file).unwrap() == view.to_bytes());
    }
}
