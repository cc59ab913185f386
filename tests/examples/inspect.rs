//! `inspect`: what it shows, and of what.

use crate::runner::{assert_has, line, refusal, root, stdout};

pub(crate) const TWIN: &str = "examples/data/earthquakes_packed_be.npy";

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
fn the_readme_shows_what_inspect_prints() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let start = readme
        .find("```text\nNumbers\n")
        .expect("the README shows the output")
        + 8;
    let shown = &readme[start..start + readme[start..].find("```").unwrap()];
    let text = stdout("inspect", &[]);
    for row in shown.lines() {
        assert!(
            text.lines().any(|line| line == row),
            "{row:?} is not in\n{text}"
        );
    }
    assert_eq!(shown.lines().count(), 10);
}
