//! What must not compile, and what the compiler says then.
//!
//! Each file in `tests/ui` is one mistake; the file beside it is the message, word
//! for word. The messages are those of the toolchain in `rust-version`; after
//! a change of wording that is meant, write them anew with
//! `TRYBUILD=overwrite cargo test --test ui` and read the difference.
//!
//! One mistake gives one error. A case with more says in its first line how many, and why. Most of
//! these are fields like a `Vec`: what is not `Copy` cannot be in a struct that is, so the struct is
//! at fault too, and both are told in one compile. The macro cannot pass over one of them,
//! because it sees only a name, which may be that of a type of the user's that is `Copy`; and what
//! the compiler knows, it tells.

use std::fs;
use std::path::PathBuf;

#[test]
fn mistakes_are_refused_with_the_pinned_messages() {
    trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
}

/// All pinned messages, each with the file that it is about.
fn messages() -> Vec<(PathBuf, String)> {
    let mut messages = Vec::new();
    let mut folders = vec![PathBuf::from("tests/ui"), "tests/ui_build".into()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "stderr") {
                let message = fs::read_to_string(&path).unwrap();
                messages.push((path.with_extension("rs"), message));
            }
        }
    }
    assert!(messages.len() > 100, "only {} messages", messages.len());
    messages
}

/// Nothing panics when something is refused, so no message may say that it did.
#[test]
fn no_message_speaks_of_a_panic() {
    for (case, message) in messages() {
        assert!(!message.contains("panicked"), "{}", case.display());
    }
}

#[test]
fn one_mistake_gives_one_error_unless_the_case_says_why() {
    for (case, message) in messages() {
        let errors = message
            .lines()
            .filter(|line| line.starts_with("error"))
            .count();
        let source = fs::read_to_string(&case).unwrap();
        let said = match source.split_once(" errors: ") {
            Some(("// Two", _)) => 2,
            Some(("// Four", _)) => 4,
            _ => 1,
        };
        assert_eq!(errors, said, "errors of {}", case.display());
    }
}
