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
