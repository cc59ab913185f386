//! The derive macro of `view-core`.
