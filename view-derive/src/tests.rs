//! What the macro writes, held against `tests/expand` of the workspace.
//!
//! Each `NAME.in.rs` there is an item, and `NAME.out.rs` its expansion, so that a
//! reviewer sees what a change of the macro changes. After a change that is
//! meant, `EXPAND=overwrite cargo test -p view-derive` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use crate::attr::SETTINGS;
use crate::case::STYLES;
use crate::derive;

fn expand(input: &str) -> TokenStream {
    derive(&syn::parse_str(input).expect("an item"))
}

fn inputs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/expand");
    let mut all: Vec<_> = fs::read_dir(folder)
        .expect("the folder of expansions")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.to_string_lossy().ends_with(".in.rs"))
        .collect();
    all.sort();
    all
}

/// The items, and in a comment the macro that they are given to, if they are.
fn pretty(tokens: TokenStream) -> String {
    let file: syn::File = syn::parse2(tokens).expect("items");
    match &file.items[..] {
        [syn::Item::Macro(given)]
            if given
                .mac
                .path
                .segments
                .last()
                .is_some_and(|name| name.ident == "given") =>
        {
            let path = given
                .mac
                .path
                .to_token_stream()
                .to_string()
                .replace(' ', "");
            format!("// {path}! {{\n{}// }}\n", pretty(given.mac.tokens.clone()))
        }
        _ => prettyplease::unparse(&file),
    }
}

#[test]
fn expansions_are_those_on_record() {
    let overwrite = std::env::var_os("EXPAND").is_some_and(|value| value == "overwrite");
    let inputs = inputs();
    assert!(inputs.len() >= 12, "{} expansions", inputs.len());
    let mut changed = Vec::new();
    for path in inputs {
        let input = fs::read_to_string(&path).expect("an item");
        let found = pretty(expand(&input));
        let record = PathBuf::from(path.to_string_lossy().replace(".in.rs", ".out.rs"));
        if overwrite {
            fs::write(&record, found).expect("a file");
        } else if fs::read_to_string(&record).ok().as_deref() != Some(&found) {
            eprintln!("{}:\n{found}", record.display());
            changed.push(record);
        }
    }
    assert!(changed.is_empty(), "not as on record: {changed:#?}");
}

fn words(tokens: TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(word) => vec![word.to_string()],
            TokenTree::Group(group) => words(group.stream()),
            _ => vec![],
        })
        .collect()
}

#[test]
fn the_crate_has_no_name_but_the_one_that_was_set() {
    for path in inputs() {
        let input = fs::read_to_string(&path).expect("an item");
        let used = words(expand(&input));
        let set = input.contains("crate = ");
        assert_eq!(
            used.iter().any(|word| word == "view_core"),
            !set,
            "{}",
            path.display()
        );
    }
}

#[test]
fn no_lint_is_switched_off_but_that_of_deprecated_things() {
    for path in inputs() {
        let input = fs::read_to_string(&path).expect("an item");
        let used = words(expand(&input));
        let switched = used.iter().any(|word| word == "allow" || word == "expect");
        assert_eq!(switched, input.contains("#[deprecated]"));
    }
}

#[test]
fn the_page_lists_every_setting_and_shows_it_in_an_example() {
    let page = include_str!("lib.rs");
    for (name, form) in SETTINGS {
        assert!(page.contains(&format!("| `{form}` |")), "{form}");
        let shown = |line: &str| line.contains("#[view(") && line.contains(name);
        assert!(page.lines().any(shown), "{name}");
    }
    for style in STYLES {
        assert!(page.contains(&format!("`{style}`")), "{style}");
    }
}
