//! Writes the implementations.
//!
//! Two rules shape what is written. *Nothing is claimed that the compiler
//! does not check*: offsets are `offset_of!`, the types of the columns are
//! compared with those of the fields, discriminants are read from the values
//! of the variants. And *little is written*: one struct of columns, one table of fields, one
//! comparison of the two, for every line is compiled again with
//! each change of the user's crate. All else is computed in `view_core`.
//!
//! Every path is written out from the crate's own, with no `use` in between: a name that was
//! imported could be taken for one of the user's, and a crate that is not
//! found is then told of once.
//!
//! Generated names carry the hygiene of the macro, which lets the compiler's lints
//! pass over them; no `allow` is written, because it would be an error
//! in a crate that forbids the lint. (Of what is deprecated there is no other way to speak.)

mod bytes;
mod enumeration;
mod record;

pub(crate) use bytes::bytes_of;
pub(crate) use enumeration::enumeration;
pub(crate) use record::{columns, expands_macros, record};
