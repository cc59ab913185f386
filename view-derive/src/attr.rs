//! Reads `#[view(...)]`: which settings stand there, each with its place.
//!
//! This only reads. Whether a setting fits the place it stands in is
//! decided in `validate`.

use proc_macro2::{Group, Ident, Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, LitStr, Meta, Path, Token, token};

use crate::errors::Errors;

/// Every setting there is, and how it is written.
pub(crate) const SETTINGS: [(&str, &str); 8] = [
    ("rename", "rename = \"…\""),
    ("rename_all", "rename_all = \"…\""),
    ("pad", "pad"),
    ("bytes", "bytes"),
    ("opaque", "opaque"),
    ("crate", "crate = \"…\""),
    ("name", "name = \"…\""),
    ("derive", "derive(Trait, …)"),
];

/// What the `#[view(...)]` attributes of an item, a field or a variant say.
#[derive(Default)]
pub(crate) struct Settings {
    pub(crate) rename: Option<LitStr>,
    pub(crate) rename_all: Option<LitStr>,
    pub(crate) pad: Option<Ident>,
    pub(crate) bytes: Option<Ident>,
    pub(crate) opaque: Option<Ident>,
    pub(crate) krate: Option<Path>,
    pub(crate) name: Option<LitStr>,
    pub(crate) derive: Vec<Path>,
    /// The names of all settings, in order, for what does not belong here.
    pub(crate) given: Vec<Ident>,
}

/// One `key`, `key = value` or `key(value)`.
struct Setting {
    key: Ident,
    value: Value,
}

enum Value {
    None,
    Text(LitStr),
    /// What stands in parentheses, and its paths, if it is nothing else.
    List(Group, Vec<Path>),
    /// Anything else behind a `=`.
    Other(TokenStream),
}

impl Parse for Setting {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.call(Ident::parse_any).map_err(|error| {
            let message = format!("a setting begins with its name; there are {}", known());
            syn::Error::new(error.span(), message)
        })?;
        let value = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            if input.peek(LitStr) {
                Value::Text(input.parse()?)
            } else {
                let mut tokens = TokenStream::new();
                while !input.is_empty() && !input.peek(Token![,]) {
                    tokens.extend([input.parse::<proc_macro2::TokenTree>()?]);
                }
                Value::Other(tokens)
            }
        } else if input.peek(token::Paren) {
            let list: Group = input.parse()?;
            let paths = Punctuated::<Path, Token![,]>::parse_terminated.parse2(list.stream());
            Value::List(list, paths.into_iter().flatten().collect())
        } else {
            Value::None
        };
        Ok(Self { key, value })
    }
}

impl Settings {
    /// Reads the `view` attributes among `attributes`.
    pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut settings = Self::default();
        for attribute in attributes {
            if !attribute.path().is_ident("view") {
                continue;
            }
            let Meta::List(list) = &attribute.meta else {
                errors.at(
                    &attribute.meta,
                    "a `view` attribute is written `#[view(...)]`, with its settings in parentheses",
                );
                continue;
            };
            if list.tokens.is_empty() {
                errors.at(
                    list,
                    format!("this `view` attribute sets nothing; there are {}", known()),
                );
                continue;
            }
            match attribute.parse_args_with(Punctuated::<Setting, Token![,]>::parse_terminated) {
                Ok(all) => all.into_iter().for_each(|one| settings.set(one, errors)),
                Err(error) => errors.push(error),
            }
        }
        settings
    }

    fn set(&mut self, setting: Setting, errors: &mut Errors) {
        let Setting { key, value } = setting;
        let word = key.to_string();
        let Some((_, form)) = SETTINGS.iter().find(|(name, _)| *name == word) else {
            errors.at(
                &key,
                format!("`{word}` is no setting of `view`{}", near(&word)),
            );
            return;
        };
        if self.given.contains(&key) {
            errors.at(&key, format!("`{word}` is set twice"));
            return;
        }
        self.given.push(key.clone());
        match (word.as_str(), value) {
            ("rename", Value::Text(text)) => self.rename = Some(text),
            ("rename_all", Value::Text(text)) => self.rename_all = Some(text),
            ("name", Value::Text(text)) => self.name = Some(text),
            ("crate", Value::Text(text)) => match generated(&text).parse_with(Path::parse_mod_style) {
                Ok(path) => self.krate = Some(path),
                Err(_) => errors.at(
                    &text,
                    "`crate` is the path of `view_core`, such as \"::view\" or \"crate::reexports::view_core\"",
                ),
            },
            ("derive", Value::List(_, paths)) if !paths.is_empty() => self.derive = paths,
            ("pad", Value::None) => self.pad = Some(key),
            ("bytes", Value::None) => self.bytes = Some(key),
            ("opaque", Value::None) => self.opaque = Some(key),
            (_, value) => {
                let mut place = key.to_token_stream();
                match value {
                    Value::None => {}
                    Value::Text(text) => text.to_tokens(&mut place),
                    Value::List(list, _) => list.to_tokens(&mut place),
                    Value::Other(tokens) => place.extend(tokens),
                }
                errors.at(place, format!("this setting is written `{form}`"));
            }
        }
    }
}

/// The text with the hygiene of the macro, so that lints know for generated what is made of it.
fn generated(text: &LitStr) -> LitStr {
    LitStr::new(&text.value(), place(text))
}

/// All settings, as they are written.
fn known() -> String {
    SETTINGS.map(|(_, form)| format!("`{form}`")).join(", ")
}

/// What a word that is no setting was meant to be.
fn near(word: &str) -> String {
    let meant = match word {
        "padding" | "skip" | "ignore" => Some("pad"),
        "string" | "str" | "text" | "byte" => Some("bytes"),
        "raw" | "blob" | "void" => Some("opaque"),
        "path" | "krate" | "crate_path" => Some("crate"),
        "columns" | "columns_name" | "rename_columns" => Some("name"),
        "renamed" | "alias" => Some("rename"),
        "rename_fields" | "case" | "renameall" => Some("rename_all"),
        "derives" | "columns_derive" => Some("derive"),
        _ => None,
    };
    match meant.and_then(|meant| SETTINGS.iter().find(|(name, _)| *name == meant)) {
        Some((_, form)) => format!("; did you mean `{form}`?"),
        None => format!("; there are {}", known()),
    }
}

/// The place of a literal's text, so that names made from it point there.
pub(crate) fn place(text: &LitStr) -> Span {
    text.span().resolved_at(Span::call_site())
}
