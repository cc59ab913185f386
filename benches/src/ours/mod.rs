//! Our rows: what a user of `view_core` would write for each workload.

mod columns;
mod copies;
mod dynamic;
mod formats;
mod grids;

pub use columns::*;
pub use copies::*;
pub use dynamic::*;
pub use formats::*;
pub use grids::*;
