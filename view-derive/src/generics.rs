//! Type parameters, as each of the generated items wants them.
//!
//! What has lifetimes is refused, but something stands in for it all the same, and that is
//! written for the one lifetime with which a type may be viewed.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
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
        let params = self.input.generics.params.iter();
        let each = params.filter_map(|param| match param {
            GenericParam::Lifetime(_) => None,
            GenericParam::Type(p) => Some(p.ident.to_token_stream()),
            GenericParam::Const(p) => {
                let (name, ty) = (&p.ident, &p.ty);
                Some(quote!(const #name: #ty))
            }
        });
        quote!(#(#each,)*)
    }

    /// The parameters as a type alias declares them: no bounds, but defaults.
    pub(crate) fn declared_by_alias(&self) -> TokenStream {
        let params = self.input.generics.params.iter();
        let each = params.filter_map(|param| match param {
            GenericParam::Lifetime(_) => None,
            GenericParam::Type(p) => {
                let name = &p.ident;
                let default = p.default.as_ref().map(|(eq, ty)| quote!(#eq #ty));
                Some(quote!(#name #default))
            }
            GenericParam::Const(p) => {
                let (name, ty) = (&p.ident, &p.ty);
                let default = p.default.as_ref().map(|(eq, value)| quote!(#eq #value));
                Some(quote!(const #name: #ty #default))
            }
        });
        quote!(#(#each,)*)
    }

    /// The parameters as arguments: `T, N,`.
    pub(crate) fn arguments(&self) -> TokenStream {
        let params = self.input.generics.params.iter();
        let each = params.filter_map(|param| match param {
            GenericParam::Lifetime(_) => None,
            GenericParam::Type(p) => Some(p.ident.to_token_stream()),
            // The braces keep a type of the same name from being meant.
            GenericParam::Const(p) => {
                let name = &p.ident;
                Some(quote!({ #name }))
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
                .map(|one| self.elsewhere(one.to_token_stream()))
        });
        let bounds = self.input.generics.type_params().map(|p| {
            let (name, bounds) = (&p.ident, p.bounds.iter());
            self.elsewhere(quote!(#name: #(#bounds +)* 'static))
        });
        quote!(#(#bounds,)* #(#own,)*)
    }

    /// The type itself: `Name<T, N>`, or `Name<'static, T, N>`.
    pub(crate) fn this(&self) -> TokenStream {
        let name = &self.input.ident;
        if self.is_empty() {
            quote!(#name)
        } else {
            let lifetimes = self.input.generics.lifetimes().map(|_| quote!('static));
            let arguments = self.arguments();
            quote!(#name<#(#lifetimes,)* #arguments>)
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

    /// The tokens as another item may have them: with `Self` written out, and `'static` for the
    /// item's own lifetimes.
    pub(crate) fn elsewhere(&self, tokens: TokenStream) -> TokenStream {
        let itself = Ident::new("Self", Span::call_site());
        let lifetimes = self.input.generics.lifetimes();
        let names: Vec<_> = lifetimes.map(|param| &param.lifetime.ident).collect();
        if names.is_empty() && !mentions(&tokens, &[&itself]) {
            return tokens;
        }
        let mut of_lifetime = false;
        tokens
            .into_iter()
            .flat_map(|token| {
                let behind_mark = std::mem::replace(&mut of_lifetime, is_mark(&token));
                match token {
                    TokenTree::Ident(name) if name == "Self" => self.this(),
                    TokenTree::Ident(name) if behind_mark && names.contains(&&name) => {
                        TokenTree::Ident(Ident::new("static", name.span())).into()
                    }
                    TokenTree::Group(group) => {
                        let inside = self.elsewhere(group.stream());
                        let mut inner = proc_macro2::Group::new(group.delimiter(), inside);
                        inner.set_span(group.span());
                        TokenTree::Group(inner).into()
                    }
                    other => other.into(),
                }
            })
            .collect()
    }
}

/// Whether it is the mark in front of the name of a lifetime.
fn is_mark(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(mark) if mark.as_char() == '\'')
}

/// Whether one of the names stands anywhere in the tokens.
pub(crate) fn mentions(tokens: &TokenStream, names: &[&Ident]) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(name) => names.iter().any(|other| name == **other),
        TokenTree::Group(group) => mentions(&group.stream(), names),
        _ => false,
    })
}
