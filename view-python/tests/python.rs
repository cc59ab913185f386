//! Runs the Python tests where there is a Python to run them.
//!
//! `view-python/test` does the work; this makes it part of `cargo test`. Without
//! Python 3.11, or without a package index to make its environment from, it says so
//! and passes; in CI, where `CI` is set, that is a failure.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The exit status of the script where its environment could not be made.
const CANNOT: i32 = 77;

fn skipped(why: &str) {
    assert!(
        std::env::var_os("CI").is_none(),
        "the Python tests need {why}; CI may not skip them"
    );
    // Past the test runner, which keeps what a passing test prints.
    writeln!(std::io::stderr(), "SKIPPED: the Python tests need {why}")
        .expect("stderr takes a line");
}

/// Python 3.11 or later with the module that makes environments.
fn python() -> Option<PathBuf> {
    let candidates = std::env::var_os("VIEW_PYTHON")
        .map(PathBuf::from)
        .into_iter();
    candidates
        .chain(["python3".into(), "python".into()])
        .find(|python| {
            let check = "import sys, venv, ensurepip; assert sys.version_info >= (3, 11)";
            let output = Command::new(python).args(["-c", check]).output();
            output.is_ok_and(|output| output.status.success())
        })
}

#[test]
fn pytest_passes() {
    let Some(python) = python() else {
        return skipped("Python 3.11 or later with pip on the PATH or in VIEW_PYTHON");
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("test");
    let output = Command::new(python)
        .arg(script)
        .arg("-q")
        .output()
        .expect("it ran before");
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(CANNOT) {
        return skipped(&format!("packages that could not be installed:\n{errors}"));
    }
    assert!(output.status.success(), "{text}\n{errors}");
    println!("{text}");
}
