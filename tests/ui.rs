//! What must not compile, and what the compiler says then.
//!
//! Each file in `tests/ui` is one mistake; the file beside it is the message, word
//! for word. The messages are those of the toolchain in `rust-version`; after
//! a change of wording that is meant, write them anew with
//! `TRYBUILD=overwrite cargo test --test ui` and read the difference.

#[test]
fn mistakes_are_refused_with_the_pinned_messages() {
    trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
}

/// Nothing panics when something is refused, so no message may say that it did.
#[test]
fn no_message_speaks_of_a_panic() {
    let mut messages = 0;
    let mut folders = vec![
        std::path::PathBuf::from("tests/ui"),
        "tests/ui_build".into(),
    ];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "stderr")
            {
                let message = std::fs::read_to_string(&path).unwrap();
                assert!(!message.contains("panicked"), "{}", path.display());
                messages += 1;
            }
        }
    }
    assert!(messages > 100, "only {messages} messages were found");
}
