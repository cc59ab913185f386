//! The package that owns the integration tests of [`view_core`]; it has no code
//! of its own but the snippets of the README, which are compiled and run as
//! documentation tests.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
