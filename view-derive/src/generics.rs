//! Type parameters, as each of the generated items wants them.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{DeriveInput, GenericParam};

/// The parameters of the item.
pub(crate) struct Generics<'a> {
    input: &'a DeriveInput,
}

impl<'a> Generics<'a> {
    pub(crate) fn new(input: &'a DeriveInput) -> Self {
        Self { input }
    }

    /// Whether there is any parameter.
    pub(crate) fn is_empty(&self) -> bool {
        self.input.generics.params.is_empty()
    }

    /// The parameters to declare: `T, const N: usize,`. Their bounds are among the
    /// [`conditions`](Self::conditions), all in one place.
    pub(crate) fn declared(&self) -> TokenStream {
        let each = self.input.generics.params.iter().map(|param| match param {
            GenericParam::Lifetime(p) => p.lifetime.to_token_stream(),
            GenericParam::Type(p) => p.ident.to_token_stream(),
            GenericParam::Const(p) => {
                let (name, ty) = (&p.ident, &p.ty);
                quote!(const #name: #ty)
            }
        });
        quote!(#(#each,)*)
    }

    /// The parameters as a type alias declares them: no bounds, but defaults.
    pub(crate) fn declared_by_alias(&self) -> TokenStream {
        let each = self.input.generics.params.iter().map(|param| match param {
            GenericParam::Lifetime(p) => p.lifetime.to_token_stream(),
            GenericParam::Type(p) => {
                let name = &p.ident;
                let default = p.default.as_ref().map(|(eq, ty)| quote!(#eq #ty));
                quote!(#name #default)
            }
            GenericParam::Const(p) => {
                let (name, ty) = (&p.ident, &p.ty);
                let default = p.default.as_ref().map(|(eq, value)| quote!(#eq #value));
                quote!(const #name: #ty #default)
            }
        });
        quote!(#(#each,)*)
    }

    /// The parameters as arguments: `T, N,`.
    pub(crate) fn arguments(&self) -> TokenStream {
        let each = self.input.generics.params.iter().map(|param| match param {
            GenericParam::Lifetime(p) => p.lifetime.to_token_stream(),
            GenericParam::Type(p) => p.ident.to_token_stream(),
            // The braces keep a type of the same name from being meant.
            GenericParam::Const(p) => {
                let name = &p.ident;
                quote!({ #name })
            }
        });
        quote!(#(#each,)*)
    }

    /// The conditions that the item states, and that nothing is borrowed.
    pub(crate) fn conditions(&self) -> TokenStream {
        let own = self.input.generics.where_clause.iter().flat_map(|clause| {
            clause
                .predicates
                .iter()
                .map(|one| self.without_self(one.to_token_stream()))
        });
        let bounds = self.input.generics.type_params().map(|p| {
            let (name, bounds) = (&p.ident, p.bounds.iter());
            self.without_self(quote!(#name: #(#bounds +)* 'static))
        });
        quote!(#(#bounds,)* #(#own,)*)
    }

    /// The type itself: `Name<T, N>`.
    pub(crate) fn this(&self) -> TokenStream {
        let name = &self.input.ident;
        if self.is_empty() {
            quote!(#name)
        } else {
            let arguments = self.arguments();
            quote!(#name<#arguments>)
        }
    }

    /// Whether a type speaks of a type parameter.
    ///
    /// It decides only for which fields the bound is asked of the user of a
    /// generic type rather than of its author; the compiler checks both.
    pub(crate) fn appear_in(&self, ty: &TokenStream) -> bool {
        let params: Vec<_> = self
            .input
            .generics
            .type_params()
            .map(|p| &p.ident)
            .collect();
        mentions(ty, &params)
    }

    /// The tokens with `Self` written out, for use in another item.
    pub(crate) fn without_self(&self, tokens: TokenStream) -> TokenStream {
        if !mentions(
            &tokens,
            &[&Ident::new("Self", proc_macro2::Span::call_site())],
        ) {
            return tokens;
        }
        tokens
            .into_iter()
            .flat_map(|token| match token {
                TokenTree::Ident(name) if name == "Self" => self.this(),
                TokenTree::Group(group) => {
                    let mut inner = proc_macro2::Group::new(
                        group.delimiter(),
                        self.without_self(group.stream()),
                    );
                    inner.set_span(group.span());
                    TokenTree::Group(inner).into()
                }
                other => other.into(),
            })
            .collect()
    }
}

/// Whether one of the names stands anywhere in the tokens.
fn mentions(tokens: &TokenStream, names: &[&Ident]) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(name) => names.iter().any(|other| name == **other),
        TokenTree::Group(group) => mentions(&group.stream(), names),
        _ => false,
    })
}
