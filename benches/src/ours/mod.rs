//! Our rows: what a user of `view_core` would write for each workload.

mod columns;
mod copies;
mod dynamic;
mod dynamic_copies;
mod formats;
mod grids;

pub use columns::*;
pub use copies::*;
pub use dynamic::*;
pub use dynamic_copies::*;
pub use formats::*;
pub use grids::*;
