//! What the integration tests share: where Python is, and what to do without it.
//!
//! Some tests ask the real CPython or NumPy. On a machine that has none they
//! are skipped with a line that says so; in CI, where the environment sets
//! `CI`, such a skip is a failure, so that an oracle cannot get lost unseen.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A Python interpreter with these modules, or `None` after a loud line.
///
/// `VIEW_PYTHON` names the interpreter, otherwise it is `python3` of the `PATH`.
///
/// # Panics
///
/// In CI, where there is none.
pub fn python(test: &str, modules: &[&str]) -> Option<PathBuf> {
    let program = std::env::var_os("VIEW_PYTHON").map_or_else(|| "python3".into(), PathBuf::from);
    let imports = format!("import sys\n{}", lines(modules));
    if runs(&program, &imports) {
        return Some(program);
    }
    let needs = if modules.is_empty() {
        String::new()
    } else {
        format!(" with {}", modules.join(", "))
    };
    assert!(
        std::env::var_os("CI").is_none(),
        "{test} needs Python{needs}, and {} has not got it; CI may not skip it",
        program.display()
    );
    say(&format!(
        "SKIPPED: {test} needs Python{needs}; set VIEW_PYTHON to an interpreter that has it"
    ));
    None
}

/// A Python of at least version 3.`minor`, or `None` after a loud line. Even CI
/// may have an older one only: what such a test pins is also kept as data.
pub fn python_at_least(test: &str, minor: u32) -> Option<PathBuf> {
    let check = format!("import sys, ctypes\nassert sys.version_info >= (3, {minor})\n");
    let mut candidates: Vec<PathBuf> = std::env::var_os("VIEW_PYTHON")
        .map(PathBuf::from)
        .into_iter()
        .collect();
    candidates.push("python3".into());
    candidates.extend(
        (minor..minor + 8)
            .rev()
            .map(|m| format!("python3.{m}").into()),
    );
    candidates.extend(pyenv_versions());
    let found = candidates.into_iter().find(|program| runs(program, &check));
    if found.is_none() {
        say(&format!("SKIPPED: {test} needs Python 3.{minor} or later"));
    }
    found
}

/// What fresh random numbers start from: another on each run, or `VIEW_SEED`, which makes those
/// of a failure again.
pub fn seed() -> String {
    std::env::var("VIEW_SEED").unwrap_or_else(|_| {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(7, |now| now.as_secs())
            .to_string()
    })
}

/// The output of a script, which must succeed.
///
/// # Panics
///
/// With the script's own words where it fails.
pub fn output(program: &Path, script: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .arg(script)
        .args(arguments)
        .output()
        .expect("it ran before");
    assert!(
        output.status.success(),
        "{} failed:\n{}",
        script.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("the script writes UTF-8")
}

/// Writes a line past the test runner, which keeps what a passing test prints.
fn say(line: &str) {
    writeln!(std::io::stderr(), "{line}").expect("stderr takes a line");
}

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn lines(modules: &[&str]) -> String {
    modules
        .iter()
        .map(|module| format!("import {module}\n"))
        .collect()
}

fn runs(program: &Path, code: &str) -> bool {
    Command::new(program)
        .args(["-c", code])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The interpreters that pyenv keeps, newest first.
fn pyenv_versions() -> Vec<PathBuf> {
    let root = std::env::var_os("PYENV_ROOT")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".pyenv")));
    let Some(entries) = root.and_then(|root| root.join("versions").read_dir().ok()) else {
        return Vec::new();
    };
    let mut found: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path().join("bin/python3"))
        .collect();
    found.sort_by_key(|path| std::cmp::Reverse(version(path)));
    found
}

/// The numbers in the name of the version's folder, for sorting.
fn version(python: &Path) -> Vec<u32> {
    let folder = python
        .ancestors()
        .nth(2)
        .and_then(Path::file_name)
        .unwrap_or_default();
    folder
        .to_string_lossy()
        .split('.')
        .map_while(|part| part.parse().ok())
        .collect()
}
