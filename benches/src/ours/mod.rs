//! Our rows: what a user of `view_core` would write for each workload.

mod columns;
mod copies;
mod dynamic;
mod dynamic_copies;
mod equal;
mod formats;
mod grids;
mod made;

pub use columns::*;
pub use copies::*;
pub use dynamic::*;
pub use dynamic_copies::*;
pub use equal::*;
pub use formats::*;
pub use grids::*;
