//! `inspect` with files that are none, and where it is a part of a pipe.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use crate::inspect::TWIN;
use crate::runner::{assert_has, program, refusal, root, run, stdout};

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
            put("few.npy", &whole[..5000]),
            "net:>d:gap:>H:stations:}' --offset 320` shows what there is of it",
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
    let two = put("two.npy", &[&whole[..], &whole].concat());
    assert_has(
        &stdout("inspect", &[&two, "-n", "1"]),
        &["records from byte 320 on, 82256 bytes behind them"],
    );
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
    assert_has(
        &raw(&["-f", "100000s", "--offset", "6"]),
        &["not one record of 100000 bytes fits into the 82250 bytes from 6 on"],
    );
    assert_has(
        &raw(&["-f", "<i4,<f8"]),
        &[
            "NumPy's language",
            "the format string for it: `T{<i:f0:<d:f1:}`",
        ],
    );
    assert_has(
        &refusal("inspect", &["Cargo.toml"]),
        &["no .npy file", "`--format 16x` shows any bytes"],
    );
    assert_has(&raw(&["-f", "0s"]), &["no bytes"]);
    assert_has(&raw(&["-f", "(0,3)d"]), &["no bytes"]);
    assert_has(
        &raw(&["-f", "T{b(2)T{O:o:}:p:}"]),
        &["Python object", "say `Q`"],
    );
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
fn inspect_shows_bytes_that_nobody_has_described() {
    assert_has(
        &stdout("inspect", &[TWIN, "-f", "16x", "-n", "1"]),
        &["0  934e554d505901003601"],
    );
    // Bytes that are no character hide neither the other columns nor the other rows.
    let guessed = stdout(
        "inspect",
        &[TWIN, "-f", "<w:text:>H:id:2w:more:", "-n", "1"],
    );
    assert_has(&guessed, &["0x934e554d  20569  0x010036017b276465"]);
    assert_has(
        &stdout("inspect", &[TWIN, "-f", "<w", "--csv", "-n", "1"]),
        &["value\n0x934e554d\n"],
    );
}
