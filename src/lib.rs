//! The package that owns the examples and the integration tests of
//! [`view_core`]; it has no code of its own.
