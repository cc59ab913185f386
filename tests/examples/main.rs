//! Runs every example as a user would and checks what it prints.

mod inspect;
mod inspect_edges;
mod others;
mod runner;

use runner::root;

/// Every example of the folder has a test here.
#[test]
fn no_example_is_forgotten() {
    let tests = [include_str!("inspect.rs"), include_str!("others.rs")].concat();
    for entry in std::fs::read_dir(root().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        let is_example =
            path.extension().is_some_and(|e| e == "rs") || path.join("main.rs").exists();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap();
        assert!(
            !is_example || tests.contains(&format!("(\"{name}\", &[")),
            "{name}"
        );
    }
}
