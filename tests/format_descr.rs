//! Descriptions of dtypes, held against what NumPy makes of them.

#[allow(
    unreachable_pub,
    clippy::format_collect,
    reason = "a module of all the tests"
)]
mod support;

use view_core::format::{ByteOrder, Field, Format, FormatErrorKind, Item, Scalar};

/// Descriptions with itemsize and offsets, as `descr.py` recorded them.
fn recorded() -> impl Iterator<Item = (&'static str, usize, &'static str)> {
    include_str!("data/format/descr.txt").lines().map(|line| {
        let mut cells = line.split('\t');
        let descr = cells.next().unwrap();
        (
            descr,
            cells.next().unwrap().parse().unwrap(),
            cells.next().unwrap(),
        )
    })
}

/// The offsets of all fields, as `descr.py` writes them.
fn offsets(item: &Item) -> String {
    let (_, element) = item.as_array();
    match element.fields() {
        None | Some([]) => String::new(),
        Some(fields) => {
            let one = |f: &Field| format!("{}{}", f.offset(), offsets(f.item()));
            format!("({})", fields.iter().map(one).collect::<Vec<_>>().join(","))
        }
    }
}

#[test]
fn numpy_wrote_them_and_so_do_we() {
    let mut rows = 0;
    for (descr, itemsize, places) in recorded() {
        let format = Format::from_descr(descr).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(format.itemsize(), itemsize, "{descr}");
        assert_eq!(offsets(format.item()), places, "{descr}");
        assert_eq!(format.to_descr().unwrap(), descr, "{descr}");
        rows += 1;
        // The same through a format string, which has no titles.
        let again = Format::parse(&format.to_string()).unwrap();
        assert!(again.is_equivalent(&format), "{descr} as {format}");
    }
    assert!(rows > 150, "{rows}");
}

#[test]
fn numpy_reads_ours() {
    let Some(python) = support::python("numpy_reads_ours", &["numpy"]) else {
        return;
    };
    let ours: Vec<(String, usize, String)> = recorded()
        .map(|(descr, ..)| Format::from_descr(descr).unwrap())
        .chain(
            [
                "<3d2iH",
                "T{<d:x:(2)T{<h:a:x<b:b:x}:s:>w:c:4x}",
                "(2,3)<d",
                "c",
                "7x",
            ]
            .map(|text| Format::parse(text).unwrap()),
        )
        .map(|format| {
            (
                format.to_descr().unwrap(),
                format.itemsize(),
                offsets(format.item()),
            )
        })
        .collect();
    let lines: Vec<&str> = ours.iter().map(|(descr, ..)| descr.as_str()).collect();
    let input = lines.join("\n");
    let script = support::root().join("tests/data/format/descr.py");
    let theirs = with_input(&python, &script, &input);
    assert_eq!(theirs.lines().count(), ours.len());
    for ((descr, itemsize, places), theirs) in ours.iter().zip(theirs.lines()) {
        assert_eq!(theirs, format!("{itemsize}\t{places}"), "{descr}");
    }
}

fn with_input(python: &std::path::Path, script: &std::path::Path, input: &str) -> String {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let mut child = Command::new(python)
        .arg(script)
        .arg("--read")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn other_spellings() {
    let same = |descr: &str, format: &str| {
        let ours = Format::from_descr(descr).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(ours, Format::parse(format).unwrap(), "{descr}");
    };
    same("'f8'", "d");
    same("'=i2'", "h");
    same("('<f8', (2, 3))", "(2,3)<d");
    same("[ ('a' , '<f8' , 2 ) , ]", "T{(2)<d:a:}");
    same("[('a', ('<f8', (2,)), (3,))]", "T{(3,2)<d:a:}");
    same("[('a', '<f8', ())]", "T{<d:a:}");
    same("[(u'a', u'<f8', (2L,))]", "T{(2)<d:a:}");
    same("[(\"a'b\\x41\\u6e29\", '|a3')]", "T{3s:a'bA温:}");
    same("'<M8[ns]'", "<q");
    same("[('', '|V4'), ('', '<i4')]", "T{4x<i}");
    let (format, len) = Format::from_descr_prefix("[('a', '<i4')], 'shape': (3,)}").unwrap();
    assert_eq!((format.itemsize(), len), (4, 14));
}

#[test]
fn titles_stay() {
    let descr = "[(('in metres', 'x'), '<f8'), ('y', '<f8')]";
    let format = Format::from_descr(descr).unwrap();
    assert_eq!(format.fields().unwrap()[0].title(), Some("in metres"));
    assert_eq!(format.fields().unwrap()[1].title(), None);
    assert_eq!(format.to_descr().unwrap(), descr);
}

#[test]
fn fields_without_names_get_free_ones() {
    let one = || Item::scalar(Scalar::I32, ByteOrder::Little);
    let fields = vec![
        Field::unnamed(0, one()),
        Field::new("f1", 4, one()),
        Field::unnamed(8, one()),
    ];
    let format = Format::from(Item::record(fields, 12).unwrap());
    assert_eq!(
        format.to_descr().unwrap(),
        "[('f0', '<i4'), ('f1', '<i4'), ('f2', '<i4')]"
    );
}

/// Format strings, and the names that NumPy 2.4 gives to the fields of each.
const NAMED_BY_NUMPY: [(&str, &str); 7] = [
    ("T{i:a:i}", "a f0"),
    ("T{iif}", "f0 f1 f2"),
    ("T{i:a:i:b:f}", "a b f0"),
    ("T{i:f1:ii}", "f1 f0 f2"),
    ("T{i:f2:iii}", "f2 f0 f1 f3"),
    ("T{i:f0:i}", "f0 f1"),
    ("T{b2xif:a:i}", "f0 f1 a f2"),
];

#[test]
fn fields_without_names_are_called_what_numpy_calls_them() {
    for (text, names) in NAMED_BY_NUMPY {
        let descr = Format::parse(text).unwrap().to_descr().unwrap();
        let again = Format::from_descr(&descr).unwrap();
        let ours: Vec<&str> = again
            .fields()
            .unwrap()
            .iter()
            .filter_map(Field::name)
            .collect();
        assert_eq!(ours.join(" "), names, "{text}");
    }
    let test = "fields_without_names_are_called_what_numpy_calls_them";
    let Some(python) = support::python(test, &["numpy"]) else {
        return;
    };
    let script = support::root().join("tests/data/format/names.py");
    let texts = NAMED_BY_NUMPY.map(|(text, _)| text);
    let theirs = support::output(&python, &script, &texts);
    assert_eq!(theirs.lines().count(), texts.len());
    for ((text, names), theirs) in NAMED_BY_NUMPY.iter().zip(theirs.lines()) {
        assert_eq!(theirs, *names, "{text}");
    }
}

#[test]
fn what_is_no_description_is_refused_where_it_goes_wrong() {
    let cases = [
        ("", 1, "a type string"),
        ("'<f8", 5, "the quote that ends the string at column 1"),
        ("'<f8' x", 7, "the end of the description"),
        ("'<f3'", 1, "a kind"),
        ("'<é8'", 1, "a kind"),
        ("[('a', '<f8'), ('a', '<f8')]", 16, "names that differ"),
        (
            "[(('t', 'a'), '<f8'), ('t', '<f8')]",
            23,
            "names that differ",
        ),
        ("[('a', '<f8']", 13, "`)`"),
        ("[('a', '<f8')", 14, "`,` and another field, or `]`"),
        ("[('a', '<f8'", 13, "`)`"),
        ("[('a' '<f8')]", 7, "`,`"),
        ("[('a',)]", 7, "a type string"),
        ("['a', '<f8']", 2, "a tuple"),
        ("[('a', '<f8', (-1,))]", 16, "an extent"),
        ("[('a', '<f8', (2 3))]", 18, "`,` and another extent"),
        (
            "[('a:b', '<f8')]",
            3,
            "a name that a format string can hold",
        ),
        ("[('a\\0', '<f8')]", 3, "NUL"),
        ("[('a\\q', '<f8')]", 5, "one of Python's escapes"),
        ("[('a', '|V9223372036854775808')]", 8, "a kind"),
        (
            "[('a', '|V9223372036854775807'), ('b', '|i1')]",
            34,
            "at most",
        ),
        ("('<f8', (4294967296, 4294967296))", 9, "at most"),
        ("('|S0', (4294967296,))", 9, "at most"),
        ("{'names': ['a']}", 1, "a list of fields"),
    ];
    for (text, column, expected) in cases {
        let error = Format::from_descr(text).unwrap_err();
        assert_eq!(error.column(), column, "{error}");
        assert!(error.expected().contains(expected), "{error}");
        assert!(
            error.to_string().starts_with("dtype description"),
            "{error}"
        );
    }
}

#[test]
fn hostile_descriptions_are_bounded() {
    let deep = format!("{}'<f8'{}", "[('a', ".repeat(100_000), ")]".repeat(100_000));
    assert_eq!(
        Format::from_descr(&deep).unwrap_err().kind(),
        FormatErrorKind::Limit
    );
    let deep = "(".repeat(100_000);
    assert_eq!(
        Format::from_descr(&deep).unwrap_err().kind(),
        FormatErrorKind::Limit
    );
    let many = "('', '<f8'),".repeat(100_000);
    let error = Format::from_descr(&format!("[{many}]")).unwrap_err();
    assert_eq!(error.kind(), FormatErrorKind::Limit);
    let long = format!("[('{}', '<f8')]", "a".repeat(100_000));
    assert_eq!(
        Format::from_descr(&long).unwrap_err().kind(),
        FormatErrorKind::Limit
    );
    let wide = format!("('<f8', ({}))", "1,".repeat(100_000));
    assert_eq!(
        Format::from_descr(&wide).unwrap_err().kind(),
        FormatErrorKind::Limit
    );
}

#[test]
fn a_type_string_where_a_format_is_expected_is_answered_with_the_format() {
    for (text, format) in [("<i4", "<i"), (">f8", ">d"), ("|S10", "10s"), ("|u1", "B")] {
        let error = Format::parse(text).unwrap_err();
        let expected = format!("the format string for it: `{format}`");
        assert_eq!(error.expected(), expected, "{error}");
        assert_eq!(Format::parse(format).unwrap().itemsize(), {
            let quoted = format!("'{text}'");
            Format::from_descr(&quoted).unwrap().itemsize()
        });
    }
    let error = Format::parse("T{<I:id:4}").unwrap_err().to_string();
    assert!(!error.contains("the format string for it"), "{error}");
}
