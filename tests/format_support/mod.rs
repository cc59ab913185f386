//! The recorded strings of real producers, unpacked (`data/format/README.md`).

#![allow(dead_code, reason = "each test uses its own half")]

/// A string as a producer exported it, with the layout the producer has.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) producer: String,
    pub(crate) version: String,
    pub(crate) platform: String,
    /// What the recording script made of it: `exact`, `trailing`, `no`,
    /// `unread`, or `-` where it had no opinion.
    pub(crate) agrees: String,
    pub(crate) itemsize: usize,
    pub(crate) format: String,
    pub(crate) description: String,
    pub(crate) truth: Truth,
}

#[derive(Debug)]
pub(crate) enum Truth {
    Scalar(String),
    Fields(Vec<Member>),
}

impl Default for Truth {
    fn default() -> Self {
        Self::Fields(Vec::new())
    }
}

#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) name: Option<String>,
    pub(crate) offset: usize,
    pub(crate) itemsize: usize,
    pub(crate) shape: Vec<usize>,
    pub(crate) code: String,
    pub(crate) elemsize: Option<usize>,
    pub(crate) members: Vec<Member>,
}

/// A string that somebody refuses, with what each says.
#[derive(Debug)]
pub(crate) struct Malformed {
    pub(crate) format: String,
    pub(crate) why: String,
    pub(crate) by_struct: String,
    pub(crate) by_numpy: String,
    pub(crate) by_script: String,
}

pub(crate) fn corpus() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in unpack(include_bytes!("../data/format/corpus.txt.zz")).lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        match (cells[0], &cells[1..]) {
            (
                "R",
                [
                    producer,
                    version,
                    platform,
                    agrees,
                    itemsize,
                    format,
                    description,
                ],
            ) => {
                rows.push(Row {
                    producer: (*producer).into(),
                    version: (*version).into(),
                    platform: (*platform).into(),
                    agrees: (*agrees).into(),
                    itemsize: itemsize.parse().unwrap(),
                    format: unescape(format).unwrap(),
                    description: unescape(description).unwrap(),
                    truth: Truth::default(),
                });
            }
            ("S", [code]) => rows.last_mut().unwrap().truth = Truth::Scalar((*code).into()),
            ("F", [depth, offset, itemsize, shape, code, elemsize, name]) => {
                let mut at = match &mut rows.last_mut().unwrap().truth {
                    Truth::Fields(fields) => fields,
                    Truth::Scalar(_) => panic!("fields of a scalar"),
                };
                for _ in 0..depth.parse().unwrap() {
                    at = &mut at.last_mut().unwrap().members;
                }
                let extents = shape.split(',').filter(|&e| e != "-");
                at.push(Member {
                    name: unescape(name),
                    offset: offset.parse().unwrap(),
                    itemsize: itemsize.parse().unwrap(),
                    shape: extents.map(|e| e.parse().unwrap()).collect(),
                    code: (*code).into(),
                    elemsize: elemsize.parse().ok(),
                    members: Vec::new(),
                });
            }
            other => panic!("no record: {other:?}"),
        }
    }
    rows
}

pub(crate) fn malformed() -> Vec<Malformed> {
    unpack(include_bytes!("../data/format/malformed.txt.zz"))
        .lines()
        .map(|line| {
            let mut cells = line
                .split('\t')
                .map(|cell| unescape(cell).unwrap_or_default());
            let mut next = || cells.next().unwrap();
            Malformed {
                format: next(),
                why: next(),
                by_struct: next(),
                by_numpy: next(),
                by_script: next(),
            }
        })
        .collect()
}

fn unpack(bytes: &[u8]) -> String {
    let text = miniz_oxide::inflate::decompress_to_vec_zlib(bytes).expect("packed by compact.py");
    String::from_utf8(text).unwrap()
}

fn unescape(cell: &str) -> Option<String> {
    if cell == "-" {
        return None;
    }
    let mut out = String::new();
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next().unwrap() {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                other => other,
            },
            c => c,
        });
    }
    Some(out)
}
