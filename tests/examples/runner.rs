//! Running an example and reading what it prints.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The folder of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program that cargo made of an example.
///
/// `cargo test` builds the examples before it runs this; a run of this file
/// alone does not, so they are brought up to date here, in the same profile.
pub(crate) fn program(name: &str) -> PathBuf {
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
                    "--package",
                    "view-examples",
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

pub(crate) fn run(name: &str, arguments: &[&str]) -> Output {
    Command::new(program(name))
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap()
}

/// What an example prints that succeeds.
#[track_caller]
pub(crate) fn stdout(name: &str, arguments: &[&str]) -> String {
    let output = run(name, arguments);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} {arguments:?}: {complaint}");
    assert_eq!(complaint, "", "{name} {arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What an example says that refuses: one line, no panic.
#[track_caller]
pub(crate) fn refusal(name: &str, arguments: &[&str]) -> String {
    let output = run(name, arguments);
    assert_eq!(output.status.code(), Some(1), "{name} {arguments:?}");
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(!complaint.contains("panicked"), "{complaint}");
    assert!(complaint.starts_with(&format!("{name}: ")), "{complaint}");
    complaint
}

#[track_caller]
pub(crate) fn assert_has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

/// The words of the line that begins with `word`.
#[track_caller]
pub(crate) fn line<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    let mut lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>());
    lines
        .find(|words| words.first() == Some(&word))
        .unwrap_or_else(|| panic!("no line begins with {word:?} in\n{text}"))
}
