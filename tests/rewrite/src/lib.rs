//! A macro of somebody else, who changes items as it pleases.
//!
//! Written behind `#[derive(BufferView)]` it does so after the derive has seen the
//! item, which is what the tests are about.

use std::sync::atomic::{AtomicUsize, Ordering};

use proc_macro::TokenStream;

/// Replaces a part of the item, as text: `#[rewrite("u8" => "u16")]`.
///
/// # Panics
///
/// If the part is not there.
#[proc_macro_attribute]
pub fn rewrite(change: TokenStream, item: TokenStream) -> TokenStream {
    let change = change.to_string();
    let (from, to) = change.split_once("=>").expect("`from => to`");
    let [from, to] = [from, to].map(|text| text.trim().trim_matches('"'));
    let item = item.to_string();
    assert!(item.contains(from), "no `{from}` in `{item}`");
    item.replace(from, to).parse().expect("an item")
}

/// Each time that it is expanded, the next of the types in turn: `in_turn!(bool, u8)`.
///
/// It counts for the whole crate, so there is one use of it in each.
///
/// # Panics
///
/// Without a type.
#[proc_macro]
pub fn in_turn(types: TokenStream) -> TokenStream {
    static TURN: AtomicUsize = AtomicUsize::new(0);
    let types = types.to_string();
    let types: Vec<_> = types.split(',').collect();
    let turn = TURN.fetch_add(1, Ordering::Relaxed);
    types[turn % types.len()].parse().expect("a type")
}
