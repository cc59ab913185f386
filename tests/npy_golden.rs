//! Files that NumPy wrote, in versions that are ten years apart, read where
//! they lie and held against the arrays that were saved.
//!
//! `tests/data/npy/make.py` writes the files and what is in them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use view_core::ErrorKind;
use view_core::format::{Item, ItemKind};
use view_core::memory::Value;
use view_core::npy::{self, Header};

/// The folders of golden files, one for each version of NumPy.
fn folders() -> Vec<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/npy");
    let mut folders: Vec<PathBuf> = fs::read_dir(data)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// Calls `check` with every golden file and its line of `expected.jsonl`.
fn each_file(mut check: impl FnMut(&str, &[u8], &Json)) -> usize {
    let mut files = 0;
    for folder in folders() {
        let lines = fs::read_to_string(folder.join("expected.jsonl")).unwrap();
        for line in lines.lines() {
            let expected: Json = serde_json::from_str(line).unwrap();
            let name = expected["name"].as_str().unwrap();
            let path = folder.join(format!("{name}.npy"));
            let shown = format!("{}/{name}", folder.file_name().unwrap().display());
            check(&shown, &fs::read(path).unwrap(), &expected);
            files += 1;
        }
    }
    files
}

fn numbers(json: &Json) -> Vec<usize> {
    let list = json.as_array().unwrap();
    list.iter().map(|n| n.as_u64().unwrap() as usize).collect()
}

#[test]
fn headers_say_what_numpy_says() {
    let files = each_file(|name, file, expected| {
        let header = Header::read(file).unwrap_or_else(|error| panic!("{name}: {error}"));
        let version = numbers(&expected["version"]);
        assert_eq!(
            header.version(),
            (version[0] as u8, version[1] as u8),
            "{name}"
        );
        assert_eq!(header.shape(), numbers(&expected["shape"]), "{name}");
        assert_eq!(header.itemsize() as u64, expected["itemsize"], "{name}");
        assert_eq!(header.fortran_order(), expected["fortran"], "{name}");
        assert_eq!(header.data_offset() + header.nbytes(), file.len(), "{name}");
        let mut fields = Vec::new();
        leaves(header.format().item(), 0, "", &mut fields);
        assert_eq!(Json::from(fields), expected["fields"], "{name}");
    });
    assert!(files > 60, "{files} golden files");
}

/// Path, offset, size and shape of what is no record, as `make.py` lists them.
fn leaves(item: &Item, at: usize, path: &str, out: &mut Vec<Json>) {
    let (shape, element) = item.as_array();
    let leaf = serde_json::json!([path, at, item.size(), shape]);
    let Some(fields) = element.fields() else {
        return out.push(leaf);
    };
    let dot = match (path, shape) {
        ("", _) => String::new(),
        (path, []) => format!("{path}."),
        (path, _) => {
            out.push(leaf);
            format!("{path}[].")
        }
    };
    for field in fields {
        let path = format!("{dot}{}", field.name().unwrap());
        leaves(field.item(), at + field.offset(), &path, out);
    }
}

#[test]
fn values_are_those_that_numpy_saved() {
    each_file(|name, file, expected| {
        let view = npy::view(file).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(view.shape(), numbers(&expected["shape"]), "{name}");
        let header = Header::read(file).unwrap();
        let item = header.format().item();
        let list = view
            .to_list()
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let values = json(&list, item);
        assert_eq!(values, expected["values"], "{name}");
    });
}

#[test]
fn records_stay_where_they_lie() {
    each_file(|name, file, _| {
        let view = npy::view(file).unwrap();
        let at = Header::read(file).unwrap().data_offset();
        if view.nbytes() > 0 {
            assert_eq!(view.as_ptr(), file[at..].as_ptr(), "{name}");
        }
    });
}

/// A value as `make.py` writes it.
fn json(value: &Value, item: &Item) -> Json {
    let (_, element) = item.as_array();
    match value {
        Value::Bool(value) => Json::from(*value),
        Value::Int(value) => Json::from(*value),
        Value::UInt(value) => Json::from(*value),
        Value::Float(value) => Json::from(*value),
        Value::Complex(parts) => Json::from(parts.to_vec()),
        Value::Str(text) => Json::from(text.trim_end_matches('\0')),
        Value::Bytes(bytes) => {
            // NumPy leaves the zeros at the end of text out, and those of void in.
            let text = !matches!(element.kind(), ItemKind::Void);
            let end = bytes
                .iter()
                .rposition(|&b| b != 0)
                .map_or(0, |last| last + 1);
            let bytes = if text { &bytes[..end] } else { &bytes[..] };
            serde_json::json!({ "bytes": bytes })
        }
        Value::List(values) => values.iter().map(|value| json(value, item)).collect(),
        Value::Record(record) => {
            let fields = element.fields().unwrap().iter();
            let values = record.values().iter().zip(fields);
            values
                .map(|(value, field)| json(value, field.item()))
                .collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn python_objects_are_refused() {
    for folder in folders() {
        for name in ["objects.npy", "objects_in_records.npy"] {
            let file = fs::read(folder.join(name)).unwrap();
            let error = npy::view(&file).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::Type);
            assert!(error.to_string().contains("Python objects"), "{error}");
        }
    }
}

/// What is read and written again is, byte for byte, what NumPy 2 writes.
/// (NumPy 1 left less room behind the dict, and filled holes with whatever
/// was there.)
#[test]
fn files_written_again_are_numpys() {
    each_file(|name, file, _| {
        let Some(name) = name.strip_prefix("numpy-2.4/") else {
            return;
        };
        // Titles and the unit of a date are no part of a format string, and
        // no newer version than is needed is written.
        if ["titles", "dates", "durations", "version_2", "version_3"].contains(&name) {
            return;
        }
        let mut again = Vec::new();
        npy::write(&mut again, &npy::view(file).unwrap()).unwrap();
        let at = Header::read(file).unwrap().data_offset();
        assert_eq!(
            again[..at].escape_ascii().to_string(),
            file[..at].escape_ascii().to_string(),
            "{name}"
        );
        assert!(again[at..] == file[at..], "{name}: other records");
    });
}
