//! Where the data of the workloads lies, and what it is.

pub mod memory;
pub mod records;
