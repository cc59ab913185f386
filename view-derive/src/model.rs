//! What the macro knows of an item, in its own terms.
//!
//! The model borrows the syntax, so that every error and every name can point
//! at the place it came from.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, Index, Member, Type, Variant, Visibility};

use crate::attr::{Settings, place};
use crate::case::in_style;
use crate::errors::Errors;
use crate::expand::expands_macros;
use crate::generics::{Generics, mentions};
use crate::repr::Repr;

/// An item with a derive on it.
pub(crate) struct Model<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) settings: Settings,
    pub(crate) repr: Repr,
    pub(crate) generics: Generics<'a>,
    pub(crate) body: Body<'a>,
}

pub(crate) enum Body<'a> {
    Record(Vec<Field<'a>>),
    Enum(Vec<EnumVariant<'a>>),
    Union,
}

/// One field of a struct.
pub(crate) struct Field<'a> {
    pub(crate) syntax: &'a syn::Field,
    pub(crate) settings: Settings,
    /// How the struct calls it: a name or a number.
    pub(crate) member: Member,
    /// How its column and its token are called.
    pub(crate) column: Ident,
    /// How the format string calls it.
    pub(crate) name: String,
    /// Where that name comes from, for errors about it.
    pub(crate) name_place: Span,
}

/// One variant of an enum.
pub(crate) struct EnumVariant<'a> {
    pub(crate) syntax: &'a Variant,
    pub(crate) settings: Settings,
}

/// What the bytes of a field are said to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// What its type says.
    Column,
    /// Padding that the program fills.
    Pad,
    /// A string of bytes.
    Bytes,
    /// Plain bytes of unknown meaning.
    Opaque,
}

impl Field<'_> {
    pub(crate) fn role(&self) -> Role {
        if self.settings.pad.is_some() {
            Role::Pad
        } else if self.settings.bytes.is_some() {
            Role::Bytes
        } else if self.settings.opaque.is_some() {
            Role::Opaque
        } else {
            Role::Column
        }
    }

    pub(crate) fn ty(&self) -> &Type {
        &self.syntax.ty
    }
}

impl<'a> Model<'a> {
    /// Reads an item, noting what cannot be read.
    pub(crate) fn read(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let settings = Settings::read(&input.attrs, errors);
        let body = match &input.data {
            Data::Struct(data) => Body::Record(fields(&data.fields, &settings, errors)),
            Data::Enum(data) => Body::Enum(
                data.variants
                    .iter()
                    .map(|syntax| EnumVariant {
                        syntax,
                        settings: Settings::read(&syntax.attrs, errors),
                    })
                    .collect(),
            ),
            Data::Union(_) => Body::Union,
        };
        Self {
            input,
            repr: Repr::read(&input.attrs),
            generics: Generics::new(input),
            settings,
            body,
        }
    }

    /// Whether the compiler refuses the item for its parameters: variants without data
    /// use neither types nor lifetimes, and a field uses those types that it names.
    pub(crate) fn has_unused_parameters(&self) -> bool {
        let mut types = self.input.generics.type_params();
        match &self.body {
            Body::Record(fields) => types.any(|param| {
                let itself = Ident::new("Self", Span::call_site());
                let names = [&param.ident, &itself];
                !fields.iter().any(|field| {
                    let ty = field.ty().to_token_stream();
                    mentions(&ty, &names) || expands_macros(ty)
                })
            }),
            Body::Enum(_) => {
                types.next().is_some() || self.input.generics.lifetimes().next().is_some()
            }
            Body::Union => false,
        }
    }

    /// Whether a field is another one of the struct, which has no size then.
    pub(crate) fn holds_itself(&self) -> bool {
        let Body::Record(fields) = &self.body else {
            return false;
        };
        let name = &self.input.ident;
        fields.iter().any(|field| {
            let mut ty = field.ty();
            while let Type::Array(array) = ty {
                ty = &array.elem;
            }
            matches!(ty, Type::Path(path) if path.path.is_ident(name) || path.path.is_ident("Self"))
        })
    }

    /// What lets the expansion speak of what is deprecated, where something is.
    ///
    /// The compiler takes what is written for a struct for a use of it. A crate that forbids
    /// the lint could have no such struct either way.
    pub(crate) fn quiet(&self) -> TokenStream {
        let own = self.input.attrs.iter();
        let inner: Vec<_> = match &self.body {
            Body::Record(fields) => fields.iter().flat_map(|f| &f.syntax.attrs).collect(),
            Body::Enum(variants) => variants.iter().flat_map(|v| &v.syntax.attrs).collect(),
            Body::Union => Vec::new(),
        };
        if own
            .chain(inner)
            .any(|one| one.path().is_ident("deprecated"))
        {
            quote!(#[allow(deprecated)])
        } else {
            quote!()
        }
    }

    /// The path of `view_core`.
    ///
    /// Where the user gave it, it leads by way of a module that no other crate has, at the place of
    /// the path.
    pub(crate) fn krate(&self) -> TokenStream {
        if let Some(path) = &self.settings.krate {
            let inside = Ident::new("__derive", path.span());
            quote!(#path::#inside::root)
        } else {
            quote!(::view_core)
        }
    }

    /// All that was written, within one macro of the crate whose path the user gave: where there is
    /// no such crate, that is one error, and what the macro would have been given is not looked at.
    pub(crate) fn by_way_of_the_crate(&self, tokens: TokenStream) -> TokenStream {
        if self.settings.krate.is_none() {
            return tokens;
        }
        let krate = self.krate();
        quote!(#krate::__derive::given! { #tokens })
    }

    /// The name of a generated item: that of the type, or the one in
    /// `name = "…"`, and `suffix`.
    ///
    /// It has the place of that name but the hygiene of the macro, so that
    /// lints know it for generated.
    pub(crate) fn generated(&self, suffix: &str) -> Ident {
        let name = &self.input.ident;
        let chosen = self.settings.name.as_ref().and_then(|text| {
            let name: Ident = syn::parse_str(&text.value()).ok()?;
            Some((name.unraw().to_string(), place(text)))
        });
        let (base, span) = chosen.unwrap_or_else(|| {
            let span = name.span().resolved_at(Span::call_site());
            (name.unraw().to_string(), span)
        });
        format_ident!("{base}{suffix}", span = span)
    }
}

/// The visibility with the hygiene of the macro.
///
/// The lints ask the first token of an item whether it was generated: a `pub` that a macro by
/// example wrote would have them say of the columns, too, that nobody uses them.
pub(crate) fn generated_visibility(vis: &Visibility) -> TokenStream {
    let mut tokens = vis.to_token_stream().into_iter();
    let first = tokens.next().map(|mut token| {
        token.set_span(token.span().resolved_at(Span::call_site()));
        token
    });
    first.into_iter().chain(tokens).collect()
}

fn fields<'a>(fields: &'a Fields, outer: &Settings, errors: &mut Errors) -> Vec<Field<'a>> {
    let style = outer.rename_all.as_ref().map(syn::LitStr::value);
    fields
        .iter()
        .enumerate()
        .map(|(i, syntax)| {
            let settings = Settings::read(&syntax.attrs, errors);
            let (member, column) = match &syntax.ident {
                Some(name) => {
                    let mut column = name.clone();
                    column.set_span(name.span().resolved_at(Span::call_site()));
                    (Member::Named(name.clone()), column)
                }
                None => (Member::Unnamed(Index::from(i)), format_ident!("f{i}")),
            };
            let own = column.unraw().to_string();
            let (name, name_place) = match (&settings.rename, &style) {
                (Some(text), _) => (text.value(), text.span()),
                (None, Some(style)) => (in_style(style, &own), place_of(syntax)),
                (None, None) => (own, place_of(syntax)),
            };
            Field {
                syntax,
                settings,
                member,
                column,
                name,
                name_place,
            }
        })
        .collect()
}

fn place_of(field: &syn::Field) -> Span {
    field
        .ident
        .as_ref()
        .map_or_else(|| field.ty.span(), Ident::span)
}
