//! Reads `#[repr(...)]`.
//!
//! What is read here decides only which questions the expansion asks of the
//! compiler. Attributes can be added and taken away by other macros, so no
//! offset, size or alignment is ever concluded from them.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Token, parenthesized, token};

/// The hints of all `repr` attributes of an item, each with its place.
#[derive(Default)]
pub(crate) struct Repr {
    pub(crate) c: Option<Ident>,
    pub(crate) rust: Option<Ident>,
    pub(crate) transparent: Option<Ident>,
    pub(crate) packed: Option<Ident>,
    pub(crate) align: Option<Ident>,
    /// `u8`, `i32` and so on.
    pub(crate) integer: Option<Ident>,
    /// What is no hint at all; the compiler refuses it.
    pub(crate) unknown: Option<Ident>,
}

/// One hint, with or without a number behind it.
struct Hint(Ident);

impl Parse for Hint {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        if input.peek(token::Paren) {
            let number;
            parenthesized!(number in input);
            number.parse::<proc_macro2::TokenStream>()?;
        }
        Ok(Self(name))
    }
}

impl Repr {
    /// Reads the `repr` attributes among `attributes`.
    ///
    /// What is malformed counts as unknown: the compiler reports either.
    pub(crate) fn read(attributes: &[Attribute]) -> Self {
        let mut repr = Self::default();
        for attribute in attributes {
            if !attribute.path().is_ident("repr") {
                continue;
            }
            let hints = attribute.parse_args_with(Punctuated::<Hint, Token![,]>::parse_terminated);
            let Ok(hints) = hints else {
                repr.unknown = attribute.path().get_ident().cloned();
                continue;
            };
            for Hint(name) in hints {
                let slot = match name.to_string().as_str() {
                    "C" => &mut repr.c,
                    "Rust" => &mut repr.rust,
                    "transparent" => &mut repr.transparent,
                    "packed" => &mut repr.packed,
                    "align" => &mut repr.align,
                    "u8" | "i8" | "u16" | "i16" | "u32" | "i32" | "u64" | "i64" | "usize"
                    | "isize" | "u128" | "i128" => &mut repr.integer,
                    _ => &mut repr.unknown,
                };
                slot.get_or_insert(name);
            }
        }
        repr
    }
}
