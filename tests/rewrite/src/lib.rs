//! A macro of somebody else, who changes items as it pleases.
//!
//! Written behind `#[derive(BufferView)]` it does so after the derive has seen the
//! item, which is what the tests are about.

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
