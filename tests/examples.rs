//! Runs every example as a user would and checks what it prints.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// The folder of the project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program that cargo made of an example.
///
/// `cargo test` builds the examples before it runs this; a run of this file
/// alone does not, so they are brought up to date here, in the same profile.
fn program(name: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let this = std::env::current_exe().unwrap();
        let profile = this.ancestors().nth(2).unwrap();
        let target = profile.parent().unwrap();
        // With `--target` there is one folder more, and the flags are not known.
        if target.join("CACHEDIR.TAG").exists() {
            let mut cargo = Command::new(env!("CARGO"));
            cargo
                .args([
                    "build",
                    "--quiet",
                    "--offline",
                    "--examples",
                    "--target-dir",
                ])
                .arg(target);
            if !cfg!(debug_assertions) {
                cargo.arg("--release");
            }
            assert!(cargo.current_dir(root()).status().unwrap().success());
        }
        profile.join("examples")
    });
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn run(name: &str, arguments: &[&str]) -> Output {
    Command::new(program(name))
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap()
}

/// What an example prints that succeeds.
#[track_caller]
fn stdout(name: &str, arguments: &[&str]) -> String {
    let output = run(name, arguments);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} {arguments:?}: {complaint}");
    assert_eq!(complaint, "", "{name} {arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What an example says that refuses: one line, no panic.
#[track_caller]
fn refusal(name: &str, arguments: &[&str]) -> String {
    let output = run(name, arguments);
    assert_eq!(output.status.code(), Some(1), "{name} {arguments:?}");
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(!complaint.contains("panicked"), "{complaint}");
    assert!(complaint.starts_with(&format!("{name}: ")), "{complaint}");
    complaint
}

#[track_caller]
fn assert_has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

/// The words of the line that begins with `word`.
#[track_caller]
fn line<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    let mut lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>());
    lines
        .find(|words| words.first() == Some(&word))
        .unwrap_or_else(|| panic!("no line begins with {word:?} in\n{text}"))
}

const TWIN: &str = "examples/data/earthquakes_packed_be.npy";

/// The figures of the earthquakes, as NumPy computes them.
#[track_caller]
fn assert_figures(text: &str) {
    assert_has(
        text,
        &[
            "(1707,)",
            "1707 earthquakes, mean depth 17.046 km",
            "4 with a tsunami flag, 493 located automatically",
            "6.4  2018-02-06 15:50:42     10.64  24.17°N 121.65°E  us",
        ],
    );
    // column, count, min, mean, max, missing
    assert_eq!(line(text, "depth")[..2], ["depth", "24"]);
    let numbers = &text[text.find("\nNumbers\n").unwrap()..];
    assert_eq!(
        line(numbers, "depth")[..6],
        ["depth", "1707", "-2.79", "17.046", "573.76", "0"]
    );
    assert_eq!(
        line(numbers, "magnitude")[..6],
        ["magnitude", "1707", "-0.8", "1.5327", "6.4", "0"]
    );
    assert_eq!(
        line(numbers, "longitude")[..6],
        ["longitude", "1707", "-179.64", "-112.62", "178.83", "0"]
    );
    assert_eq!(
        line(numbers, "gap")[..6],
        ["gap", "1404", "13", "121.16", "347", "303"]
    );
    assert_eq!(
        line(numbers, "stations")[..6],
        ["stations", "1707", "0", "13.477", "125", "0"]
    );
}

#[test]
fn inspect_shows_the_earthquakes() {
    let text = stdout("inspect", &[]);
    assert_figures(&text);
    assert_has(
        &text,
        &[
            "T{<q:time:<d:longitude:<d:latitude:<f:depth:<f:magnitude:<H:significance:\
             <?:tsunami:<B:status:2s:net:2x<d:gap:<H:stations:6x}",
            "itemsize    56 bytes",
            "hole     2x",
            "hole     6x",
            "struct Quake\n  seen where the file lies, the first at byte 384 of it",
        ],
    );
    assert_eq!(
        line(&text, "0")[..4],
        ["0", "1517966773840", "-118.6671667", "34.4945"]
    );
    assert_eq!(line(&text, "1706")[..2], ["1706", "1517363399650"]);
    assert!(!text.contains('\x1b'), "a pipe gets no colours");
}

#[test]
fn the_packed_big_endian_twin_has_the_same_figures() {
    let text = stdout("inspect", &[TWIN]);
    assert_figures(&text);
    assert_has(
        &text,
        &[
            "itemsize    48 bytes",
            "No byte is lost",
            "struct PackedQuake\n",
            "byte 320",
        ],
    );
    // Row for row the same.
    assert_eq!(
        stdout("inspect", &["--csv"]),
        stdout("inspect", &[TWIN, "--csv"])
    );
}

#[test]
fn inspect_writes_csv() {
    let csv = stdout("inspect", &["--csv"]);
    assert_eq!(csv.lines().count(), 1708);
    assert!(csv.starts_with("time,longitude,latitude,depth,magnitude,"));
    let part = stdout(
        "inspect",
        &[
            "--csv",
            "--slice",
            "10:20:2",
            "-c",
            "net",
            "--column",
            "magnitude",
        ],
    );
    let expected: Vec<String> = std::iter::once("magnitude,net".to_owned())
        .chain(csv.lines().skip(11).take(10).step_by(2).map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            format!("{},{}", cells[4], cells[8])
        }))
        .collect();
    assert_eq!(part.lines().collect::<Vec<_>>(), expected);
    let last = stdout("inspect", &["--csv", "--slice=-1:", "-c", "time"]);
    assert_eq!(last, "time\n1517363399650\n");
    let quotes = stdout(
        "inspect",
        &["tests/data/npy/numpy-2.4/quotes.npy", "--csv", "-n", "1"],
    );
    assert!(
        quotes.starts_with("it's,\"a \"\"b\"\"\",back\\slash,\"new\nline\"\n10,"),
        "{quotes}"
    );
}

#[test]
fn inspect_follows_paths_into_records() {
    let deep = "tests/data/npy/numpy-2.4/deep.npy";
    let text = stdout("inspect", &[deep, "--column", "n.m"]);
    let rows = &text[text.find("\nRows\n").unwrap()..];
    assert_eq!(line(rows, "n.m.p"), ["n.m.p", "n.m.q"]);
    assert_eq!(line(rows, "1"), ["1", "35", "70"]);
    assert_eq!(
        line(rows, "column")[..4],
        ["column", "count", "min", "mean"]
    );
    assert_eq!(
        line(rows, "n.m.q")[..6],
        ["n.m.q", "2", "55", "62.5", "70", "0"]
    );
    assert!(!rows.contains("n.w"), "{rows}");
}

#[test]
fn inspect_shows_every_golden_file() {
    for folder in ["numpy-1.11", "numpy-2.4"] {
        let folder = root().join("tests/data/npy").join(folder);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.extension().is_none_or(|extension| extension != "npy") {
                continue;
            }
            if name.starts_with("objects") {
                let text = refusal("inspect", &[path.to_str().unwrap()]);
                assert_has(&text, &["Python objects"]);
            } else {
                stdout("inspect", &[path.to_str().unwrap()]);
            }
        }
    }
    let text = stdout("inspect", &["tests/data/npy/numpy-2.4/fortran.npy"]);
    assert_has(
        &text,
        &[
            "(2, 3, 2)",
            "(4, 8, 24) bytes",
            "Fortran order",
            "0,1,1      5",
        ],
    );
}

#[test]
fn inspect_reads_raw_records() {
    let file = "examples/data/earthquakes.npy";
    let format = "T{<q:time:<d:longitude:40x}";
    let text = stdout(
        "inspect",
        &[
            file, "--format", format, "--offset", "0x180", "--count", "1707",
        ],
    );
    assert_has(&text, &["raw records from byte 384 on\n", "(1707,)", "40x"]);
    let whole = stdout("inspect", &["--csv", "-c", "time", "-c", "longitude"]);
    let raw = stdout("inspect", &[file, "-f", format, "--offset", "384", "--csv"]);
    assert_eq!(raw, whole);
    let unnamed = stdout("inspect", &[file, "-f", "<Hh", "--count", "2"]);
    assert_has(&unnamed, &["f0", "f1", "95968 bytes behind them"]);
}

#[test]
fn inspect_reads_what_cannot_be_mapped() {
    let mut child = Command::new(program("inspect"))
        .args(["-", "--csv"])
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let file = std::fs::read(root().join(TWIN)).unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(&file).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        stdout("inspect", &["--csv"])
    );
}

#[test]
fn inspect_refuses_with_a_word_on_what_is_wrong() {
    let folder = std::env::temp_dir().join(format!("inspect-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.into_os_string().into_string().unwrap()
    };
    let whole = std::fs::read(root().join(TWIN)).unwrap();
    let dict = |shape: &str| {
        let dict = format!("{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}}}");
        [
            b"\x93NUMPY\x01\x00",
            &(dict.len() as u16).to_le_bytes()[..],
            dict.as_bytes(),
        ]
        .concat()
    };
    let cases = [
        (
            put("cut.npy", &whole[..5000]),
            "promises 1707 items of 48 bytes, 81936 bytes in all, but only 4680",
        ),
        (
            put("header.npy", &whole[..100]),
            "cut off after 100 bytes, within its header",
        ),
        (
            put("magic.npy", b"no array at all"),
            "begins with \"no arr\" instead of \"\\x93NUMPY\"",
        ),
        (put("empty.npy", b""), "the file is empty"),
        (
            put("huge.npy", &dict("(4611686018427387904, 4)")),
            "larger than memory can be",
        ),
        (
            put("promise.npy", &dict("(1000000000000,)")),
            "but only 0 bytes follow",
        ),
        (
            folder.join("none.npy").to_str().unwrap().to_owned(),
            "none.npy: ",
        ),
        (folder.to_str().unwrap().to_owned(), "it is a directory"),
    ];
    for (path, words) in &cases {
        assert_has(&refusal("inspect", &[path]), &[words, path]);
    }
    std::fs::remove_dir_all(&folder).unwrap();

    assert_has(
        &refusal("inspect", &["-c", "deep"]),
        &["no column \"deep\"; there are: time, longitude"],
    );
    let raw = |arguments: &[&str]| refusal("inspect", &[&[TWIN][..], arguments].concat());
    assert_has(&raw(&["-f", "T{<d:x"]), &["column 7", "expected `:`"]);
    assert_has(
        &raw(&["-f", "<d", "--offset", "999999"]),
        &["nothing begins at 999999"],
    );
    assert_has(
        &raw(&["-f", "<d", "--count", "999999"]),
        &["999999 records of 8 bytes were asked for"],
    );
    assert_has(&raw(&["-f", "0s"]), &["no bytes"]);
    let zero_dim = "tests/data/npy/numpy-2.4/zero_dim.npy";
    assert_has(
        &refusal("inspect", &[zero_dim, "--slice", "1:"]),
        &["nothing to slice"],
    );
    // What is wrong with the command line itself is clap's to say.
    assert_eq!(run("inspect", &["--slice", "1:2:0"]).status.code(), Some(2));
    assert_eq!(run("inspect", &["--offset", "8"]).status.code(), Some(2));
}

/// `inspect --csv | head -1` ends without a complaint.
#[test]
fn inspect_stops_when_nobody_reads_on() {
    let mut child = Command::new(program("inspect"))
        .arg("--csv")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut start).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn memoryview_tour_gives_what_the_page_says() {
    let text = stdout("memoryview_tour", &[]);
    let rows = [
        ("v.get(1)?", "98"),
        ("v.get(-1)?", "103"),
        ("v.slice(1..4)?.to_bytes().escape_ascii()", "bce"),
        ("v.slice(1..4)?.to_str()?", "\"bce\""),
        ("v.slice(s![3..-1])?.to_str()?", "\"ef\""),
        ("v.slice(s![4..-1])?.to_str()?", "\"f\""),
        ("v.get(6)", "IndexError: index out of bounds on dimension 1"),
        ("v.readonly()", "false"),
        ("v.set(0, b'z')?", "data is now zbcefg"),
        ("v.assign(1..4, b\"123\")?", "data is now z123fg"),
        (
            "v.set(2, b\"spam\")",
            "TypeError: memoryview: invalid type for format 'B'",
        ),
        (
            "v.assign(2..3, b\"spam\")",
            "ValueError: memoryview assignment: lvalue and rvalue have different structures",
        ),
        ("data.escape_ascii()", "z123fg"),
        ("v.len()", "3"),
        ("v.nbytes()", "3"),
        ("v.to_bytes()", "[97, 98, 99]"),
        ("v.to_list()?", "[97, 98, 99]"),
        ("v.format()", "\"B\""),
        ("v.itemsize()", "1"),
        ("v.shape()", "[3]"),
        ("v.ndim()", "1"),
        ("v.strides()", "[1]"),
        ("v.suboffsets()", "[]"),
        ("v.readonly()", "true"),
        ("v.get([1, -1])?", "6"),
        ("v.field(\"x\")?.to_list()?", "[0.5, 1.5]"),
    ];
    for (expression, value) in rows {
        let row = format!("  {expression:<42} {value}\n");
        assert!(text.contains(&row), "{row:?} is not in\n{text}");
    }
    assert!(!text.contains("should have failed"), "{text}");
}

#[test]
fn particles_keep_to_keplers_law() {
    let text = stdout("particles", &[]);
    let value = |word: &str| {
        let line = text
            .lines()
            .find(|line| line.trim_start().starts_with(word))
            .unwrap();
        line.split_whitespace().last().unwrap()
    };
    assert_eq!(value("turns of the outermost"), "0.5774");
    assert_eq!(value("by Kepler's third law"), "0.5774");
    assert!(value("energy gained or lost").parse::<f64>().unwrap() < 1e-9);
    assert_has(&text, &["40 bytes, 4 of them padding", "·····", "*"]);
}

#[test]
fn timezones_know_the_day_that_samoa_left_out() {
    let text = stdout("timezones", &[]);
    assert_has(
        &text,
        &[
            "Pacific/Apia: 27 changes between 7 kinds of local time",
            "in the beginning     +12:33:04",
            "2011-12-30 10:00:00     +14:00  yes     +14\n",
            "^ 2011-12-30 00:00:00 became 2011-12-31 00:00:00",
        ],
    );
    assert_has(
        &refusal("timezones", &["Cargo.toml"]),
        &["does not begin with \"TZif\""],
    );
    let whole = std::fs::read(root().join("examples/timezones/apia.tzif")).unwrap();
    let cut = std::env::temp_dir().join(format!("apia-{}.tzif", std::process::id()));
    for end in [0, 10, 44, 100, 300, 400, 500] {
        std::fs::write(&cut, &whole[..end]).unwrap();
        assert_has(
            &refusal("timezones", &[cut.to_str().unwrap()]),
            &["cut off"],
        );
    }
    std::fs::remove_file(&cut).unwrap();
}

#[test]
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
fn elf_symbols_finds_functions_of_its_own() {
    let text = stdout("elf_symbols", &[]);
    assert_has(
        &text,
        &[
            "symbols of 24 bytes: T{<I:name:<B:info:<B:visibility:<H:section:<Q:address:<Q:size:}",
            "   bytes       %  function\n",
        ],
    );
    let sizes = text
        .lines()
        .skip_while(|line| !line.ends_with("function"))
        .skip(1);
    let sizes: Vec<u64> = sizes
        .map(|line| line.split_whitespace().next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(sizes.len(), 12);
    assert!(
        sizes.is_sorted_by(|a, b| a >= b) && sizes[11] > 0,
        "{sizes:?}"
    );
    assert_has(&refusal("elf_symbols", &["Cargo.toml"]), &["no ELF file"]);
    // A file that ends before its tables.
    let own = std::fs::read(program("elf_symbols")).unwrap();
    let cut = std::env::temp_dir().join(format!("cut-{}.elf", std::process::id()));
    std::fs::write(&cut, &own[..own.len() / 2]).unwrap();
    assert_has(
        &refusal("elf_symbols", &[cut.to_str().unwrap()]),
        &["a table is said to lie at"],
    );
    std::fs::remove_file(&cut).unwrap();
}

/// Every example of the folder has a test here.
#[test]
fn no_example_is_forgotten() {
    let this = include_str!("examples.rs");
    for entry in std::fs::read_dir(root().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        let is_example =
            path.extension().is_some_and(|e| e == "rs") || path.join("main.rs").exists();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap();
        assert!(
            !is_example || this.contains(&format!("(\"{name}\", &[")),
            "{name}"
        );
    }
}
