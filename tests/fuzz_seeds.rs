//! The fuzz targets, run with their seeds: what they assert holds in every test run, and
//! they compile with what they fuzz. Inputs that a fuzzer once found are among the seeds.

use std::path::Path;

#[allow(dead_code, unreachable_pub, reason = "a module of several tests")]
#[path = "support/random.rs"]
mod random;

// The targets take the macro from a crate of this name.
extern crate self as libfuzzer_sys;

/// Stands for the macro of the fuzzer: a function that is called once for an input.
#[macro_export]
macro_rules! fuzz_target {
    (|$data:ident: &[u8]| $body:block) => {
        pub(crate) fn run($data: &[u8]) {
            $body
        }
    };
}

#[allow(
    unused_attributes,
    unused_imports,
    reason = "`no_main` is for the fuzzer's program, and the macro is in scope here"
)]
#[path = "../fuzz/fuzz_targets/descr.rs"]
mod descr;
#[allow(unused_attributes, unused_imports, reason = "as above")]
#[path = "../fuzz/fuzz_targets/format.rs"]
mod format;
#[allow(unused_attributes, unused_imports, reason = "as above")]
#[path = "../fuzz/fuzz_targets/memory.rs"]
mod memory;
#[allow(unused_attributes, unused_imports, reason = "as above")]
#[path = "../fuzz/fuzz_targets/npy.rs"]
mod npy;

/// Runs a target with each file of a folder, and with that file cut short.
fn run(folder: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() {
            continue;
        }
        println!("{}", path.display());
        let input = std::fs::read(&path).unwrap();
        target(&input);
        for cut in [1, input.len() / 3, input.len() / 2] {
            target(&input[..input.len().saturating_sub(cut)]);
        }
        files += 1;
    }
    assert!(files > 0);
}

#[test]
fn format_strings() {
    run("fuzz/seeds/format", format::run);
}

#[test]
fn descriptions_of_dtypes() {
    run("fuzz/seeds/descr", descr::run);
}

#[test]
fn npy_files() {
    run("fuzz/seeds/npy", npy::run);
    run("tests/data/npy/numpy-2.4", npy::run);
}

/// Scripts of no meaning, each of which a view has to put up with.
#[test]
fn scripts_for_dynamic_views() {
    let mut random = random::Random(7);
    for _ in 0..3000 {
        let script: Vec<u8> = (0..random.below(120))
            .map(|_| random.below(256) as u8)
            .collect();
        memory::run(&script);
    }
}
