//! The derive macro of `view-core`; see `view_core::BufferView`.

mod expand;

/// Derives `view_core::BufferView`, and `Record` with it.
#[proc_macro_derive(BufferView, attributes(view))]
pub fn derive_buffer_view(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match syn::parse::<syn::DeriveInput>(input).and_then(|input| expand::record(&input)) {
        Ok(tokens) => tokens.into(),
        Err(error) => error.to_compile_error().into(),
    }
}
