//! The derive macro of `view-core`; see `view_core::BufferView`.

mod attr;
mod case;
mod errors;
mod expand;
mod fallback;
mod generics;
mod model;
mod repr;
mod validate;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use errors::Errors;
use model::{Body, Model};

/// Derives `view_core::BufferView`, and `Record` with it.
#[proc_macro_derive(BufferView, attributes(view))]
pub fn derive_buffer_view(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match syn::parse(input) {
        Ok(input) => derive(&input).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

/// Parse, model, validate, expand.
fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let model = Model::read(input, &mut errors);
    validate::validate(&model, &mut errors);
    if let Some(error) = errors.into_error() {
        let mut tokens = error.to_compile_error();
        tokens.extend(fallback::fallback(&model));
        return tokens;
    }
    if model.repr.unknown.is_some() {
        // The compiler reports it; a record laid out by chance would say more.
        return fallback::fallback(&model);
    }
    match &model.body {
        Body::Record(fields) => expand::record(&model, fields),
        Body::Enum(variants) => expand::enumeration(&model, variants),
        Body::Union => unreachable!("a union is refused by `validate`"),
    }
}
