//! The workloads, each with its limits, its peers and ours.

mod w00;
pub mod w01;
mod w02;
mod w03;
mod w04_blocks;
pub mod w04_common;
mod w04_lines;
mod w04_permute;
mod w04_transpose;
mod w05;
pub mod w06;
pub mod w06_values;
mod w07;
mod w08;
mod w09;
mod w11;

pub use w11::PAD as GRID_PADDING;

use crate::harness::Opts;

/// Runs every workload the options ask for.
pub fn run(options: &Opts) {
    w00::run(options);
    w01::run(options);
    w02::run(options);
    w03::run(options);
    w04_transpose::run(options);
    w04_lines::run(options);
    w04_permute::run(options);
    w04_blocks::run(options);
    w05::run(options);
    w06::run(options);
    w07::run(options);
    w08::run(options);
    w09::run(options);
    w11::run(options);
}
