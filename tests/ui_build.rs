//! What compiles until the code for a type is made, and what the compiler says then.
//!
//! Whether a generic record has holes is known for each of its arguments, so only a build finds
//! it, and `cargo check` does not. The message has a picture of the value, in memory that the compiler
//! numbers as it goes; the number is left out here, which the harness of `tests/ui.rs` cannot do.
//! `TRYBUILD=overwrite cargo test --test ui_build` writes the messages anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const MANIFEST: &str = r#"
[package]
name = "case"
edition = "2024"

[workspace]

[dependencies.view-core]
path = "ROOT/view-core"
"#;

/// A package with one program, which is built and, where that works, run.
struct Package {
    root: PathBuf,
    folder: PathBuf,
}

impl Package {
    fn new() -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ui_build");
        fs::create_dir_all(folder.join("src")).unwrap();
        let manifest = MANIFEST.replace("ROOT", &root.display().to_string());
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        // The same versions as everywhere else, so that nothing is downloaded.
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { root, folder }
    }

    /// What the compiler says of a case, or `None` where the program runs well.
    fn run(&self, name: &str) -> Option<String> {
        let source = self.root.join("tests/ui_build").join(name);
        fs::copy(&source, self.folder.join("src/main.rs")).unwrap();
        let output = Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--offline", "--color=never"])
            .arg("--manifest-path")
            .arg(self.folder.join("Cargo.toml"))
            .arg("--target-dir")
            .arg(self.folder.join("target"))
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .output()
            .unwrap();
        (!output.status.success()).then(|| self.tidy(&String::from_utf8(output.stderr).unwrap()))
    }

    /// The message without what differs from machine to machine and from change to change: paths,
    /// numbers of lines and the room left for them, numbers of allocations.
    fn tidy(&self, message: &str) -> String {
        let library = format!("{}/view-core", self.root.display());
        let mut tidy = String::new();
        for line in message.lines() {
            if line.starts_with("error: could not compile") {
                break;
            }
            let line = without_number(&line.replace(&library, "view-core"), "alloc");
            let line = match line.trim_start().split_once(':') {
                Some((place, _)) if place.starts_with("--> ") => place,
                Some(("", rest)) if rest.starts_with(":: ") => "::: view-core",
                _ => line.trim_start(),
            };
            let code = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let line = if code.starts_with(" |") {
                &code[1..]
            } else {
                line
            };
            tidy += line;
            tidy.push('\n');
        }
        tidy
    }
}

/// The text without the digits behind a word.
fn without_number(text: &str, word: &str) -> String {
    let mut parts = text.split(word);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + word + part.trim_start_matches(|c: char| c.is_ascii_digit())
    })
}

#[test]
fn holes_are_shown_when_the_program_is_built() {
    let package = Package::new();
    assert_eq!(
        package.run("plain.rs"),
        None,
        "what is right is built and runs"
    );
    for case in [
        "bytes_of_generic",
        "numbers_of_another_size",
        "bytes_of_large",
    ] {
        let message = package.run(&format!("{case}.rs")).expect("is refused");
        let pinned = package.root.join(format!("tests/ui_build/{case}.stderr"));
        if std::env::var_os("TRYBUILD").is_some_and(|value| value == "overwrite") {
            fs::write(&pinned, &message).unwrap();
        }
        let expected = fs::read_to_string(&pinned).unwrap();
        assert_eq!(message, expected, "the message for {case}.rs is another");
    }
}
