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

/// These are found when the code of a generic function is made for a type, which
/// only a build does; a case that must run makes it one.
#[test]
fn holes_are_refused_when_the_program_is_built() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui_build/plain.rs");
    cases.compile_fail("tests/ui_build/holes/*.rs");
}
