//! The lines of the recorded text.

/// What Python viewed: the attributes of the view, and its items' bytes.
pub(crate) struct Exporter {
    pub(crate) id: usize,
    pub(crate) kind: String,
    pub(crate) readonly: bool,
    pub(crate) format: String,
    pub(crate) itemsize: usize,
    pub(crate) shape: Vec<usize>,
    pub(crate) strides: Vec<isize>,
    pub(crate) suboffsets: Vec<isize>,
    pub(crate) bytes: Vec<u8>,
}

/// A question and CPython's answer.
pub(crate) struct Case {
    pub(crate) exporter: usize,
    pub(crate) chain: Vec<String>,
    pub(crate) question: String,
    pub(crate) answer: String,
    pub(crate) oracle: String,
}

pub(crate) enum Line {
    Exporter(Exporter),
    Case(Case),
}

pub(crate) fn parse(line: &str) -> Line {
    let fields: Vec<&str> = line.split('\t').collect();
    match fields[0] {
        "E" => Line::Exporter(Exporter {
            id: fields[1].parse().unwrap(),
            kind: fields[2].into(),
            readonly: fields[3] == "1",
            format: fields[4].into(),
            itemsize: fields[5].parse().unwrap(),
            shape: numbers(fields[6]),
            strides: numbers(fields[7]),
            suboffsets: numbers(fields[8]),
            bytes: unhex(fields[9]),
        }),
        "C" => Line::Case(Case {
            exporter: fields[1].parse().unwrap(),
            chain: fields[2]
                .split(' ')
                .filter(|step| !step.is_empty())
                .map(String::from)
                .collect(),
            question: fields[3].into(),
            answer: fields[4].into(),
            oracle: fields.get(5).copied().unwrap_or_default().into(),
        }),
        other => panic!("a line begins with {other:?}"),
    }
}

pub(crate) fn numbers<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> Vec<T> {
    text.split(',')
        .filter(|number| !number.is_empty())
        .map(|number| number.parse().unwrap())
        .collect()
}

pub(crate) fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2)
        .map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap())
        .collect()
}
