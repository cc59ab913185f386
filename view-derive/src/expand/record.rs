//! Structs.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::bytes_of;
use crate::model::{Field, Model, Role, generated_visibility};

/// All that is derived for a struct.
pub(crate) fn record(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let columns = columns(model, fields);
    let tokens = tokens(model, fields);
    let view = buffer_view(model, fields);
    let record = of_columns(model, fields);
    let bytes = bytes_of(model, fields, &viewable(model, fields));
    quote!(#columns #tokens #view #record #bytes)
}

/// The fields that have a column.
fn with_column<'a, 'b>(fields: &'a [Field<'b>]) -> impl Iterator<Item = &'a Field<'b>> {
    fields.iter().filter(|field| field.role() != Role::Pad)
}

/// The type of a field's column items.
fn item(krate: &TokenStream, model: &Model<'_>, field: &Field<'_>) -> TokenStream {
    let ty = model.generics.elsewhere(quote_type(field));
    if model.repr.packed.is_some() {
        quote!(#krate::Unaligned<#ty>)
    } else {
        ty
    }
}

/// The type of a field, a reference with a lifetime: the compiler misses one in the item, and
/// would once more in what stands in for it.
fn quote_type(field: &Field<'_>) -> TokenStream {
    match field.ty() {
        Type::Reference(reference) if reference.lifetime.is_none() => {
            let (mutability, inner) = (&reference.mutability, &reference.elem);
            quote!(&'static #mutability #inner)
        }
        ty => quote!(#ty),
    }
}

/// Whether other macros have a hand in these tokens. They may answer differently each time that
/// they are asked, so a type that they make is not written twice.
pub(crate) fn expands_macros(tokens: TokenStream) -> bool {
    let mut named = false;
    tokens.into_iter().any(|token| {
        let behind_name = std::mem::replace(&mut named, matches!(token, TokenTree::Ident(_)));
        match token {
            TokenTree::Group(group) => expands_macros(group.stream()),
            TokenTree::Punct(mark) => mark.as_char() == '#' || mark.as_char() == '!' && behind_name,
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        }
    })
}

/// The struct of columns and its two names.
pub(crate) fn columns(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let krate = model.krate();
    let vis = generated_visibility(&model.input.vis);
    let name = model.input.ident.unraw();
    let this = model.generics.this();
    let parts = model.generated("Fields");
    let shared = model.generated("Columns");
    let exclusive = model.generated("ColumnsMut");
    let declared = model.generics.declared();
    let by_alias = model.generics.declared_by_alias();
    let arguments = model.generics.arguments();
    let conditions = model.generics.conditions();
    let rank = rank(model);
    let quiet = model.quiet();
    let derives = match &model.settings.derive[..] {
        [] => quote!(),
        paths => quote!(#[derive(#(#paths),*)]),
    };
    let parts_doc = format!(" One part of kind `__Kind` for each field of [`{name}`].");
    let shared_doc = format!(" A view of each field of a view of [`{name}`].");
    let exclusive_doc = format!(" A mutable view of each field of a view of [`{name}`].");
    let field = with_column(fields).map(|field| {
        let column = &field.column;
        let vis = &field.syntax.vis;
        let item = item(&krate, model, field);
        let docs: Vec<_> = field
            .syntax
            .attrs
            .iter()
            .filter(|a| a.path().is_ident("doc"))
            .collect();
        let doc = if docs.is_empty() {
            let text = format!(" The field `{}`.", member_name(field));
            quote!(#[doc = #text])
        } else {
            quote!(#(#docs)*)
        };
        // Other derives know this for the type of a parameter by its short form; the long one
        // says nothing of its own where the crate is not found.
        if model.settings.derive.is_empty() {
            quote!(#doc #vis #column: <__Kind as #krate::view::FieldKind>::Of<#item>)
        } else {
            quote!(#doc #vis #column: __Kind::Of<#item>)
        }
    });
    let condition = if model.generics.is_empty() {
        quote!()
    } else {
        quote!(where #conditions)
    };
    quote! {
        #quiet
        #[doc = #parts_doc]
        #derives
        #[repr(C)]
        #vis struct #parts<__Kind: #krate::view::FieldKind, #declared> #condition { #(#field,)* }
        #quiet
        #[doc = #shared_doc]
        #vis type #shared<'a, #by_alias const #rank: ::core::primitive::usize = 1> =
            #parts<#krate::View<'a, #this, { #rank }>, #arguments>;
        #quiet
        #[doc = #exclusive_doc]
        #vis type #exclusive<'a, #by_alias const #rank: ::core::primitive::usize = 1> =
            #parts<#krate::ViewMut<'a, #this, { #rank }>, #arguments>;
    }
}

fn member_name(field: &Field<'_>) -> String {
    match &field.member {
        syn::Member::Named(name) => name.unraw().to_string(),
        syn::Member::Unnamed(index) => index.index.to_string(),
    }
}

/// The name of the rank in the aliases: `N`, where the item leaves it free.
fn rank(model: &Model<'_>) -> proc_macro2::Ident {
    let taken = |name: &str| {
        model.input.ident == name
            || model.input.generics.params.iter().any(|param| match param {
                syn::GenericParam::Type(p) => p.ident == name,
                syn::GenericParam::Const(p) => p.ident == name,
                syn::GenericParam::Lifetime(_) => false,
            })
    };
    let name = ["N", "RANK", "__RANK"]
        .into_iter()
        .find(|name| !taken(name))
        .unwrap_or("__VIEW_RANK");
    format_ident!("{name}", span = Span::call_site())
}

/// `FIELDS`, and the comparison of the columns with the fields.
///
/// The comparison is a function that nobody calls. Its pattern names all fields, so one that
/// another macro adds behind the derive's back does not compile; each column
/// is filled with the place of its field, so it has the same type. What is packed without
/// saying so here has no places.
fn tokens(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let krate = model.krate();
    let vis = generated_visibility(&model.input.vis);
    let this = model.generics.this();
    let parts = model.generated("Fields");
    let declared = model.generics.declared();
    let arguments = model.generics.arguments();
    let conditions = viewable(model, fields);
    let name = &model.input.ident;
    let packed = model.repr.packed.is_some();
    let place: Vec<_> = (0..fields.len()).map(|i| format_ident!("__{i}")).collect();
    let member = fields.iter().map(|field| &field.member);
    let both = || fields.iter().zip(&place);
    let column = both()
        .filter(|(field, _)| field.role() != Role::Pad)
        .map(|(field, place)| {
            let column = &field.column;
            if packed {
                quote!(#column: #krate::__derive::unaligned(&raw const #place))
            } else {
                quote!(#column: #place)
            }
        });
    // Padding has no column, but its type is compared all the same, where its layout was not
    // inferred from it. As a pointer, as columns are: a reference would also be taken to what the
    // type derefs to.
    let pad = both()
        .filter(|(field, _)| field.role() == Role::Pad && !expands_macros(quote_type(field)))
        .map(|(field, place)| {
            let ty = model.generics.elsewhere(quote_type(field));
            let pointer = if packed {
                quote!(&raw const #place)
            } else {
                quote!(#place)
            };
            quote!(let _: *const #ty = #pointer;)
        });
    let reference = if packed { quote!() } else { quote!(&) };
    let quiet = model.quiet();
    quote! {
        #quiet
        impl<#declared> #this where #conditions {
            /// A token for each field.
            #vis const FIELDS: #parts<#krate::Field<Self, Self>, #arguments> = {
                fn _compare<#declared>(
                    #name { #(#member: #place,)* }: #reference #this,
                ) -> #parts<#krate::__derive::Places<#this>, #arguments> where #conditions {
                    #(#pad)*
                    #parts { #(#column,)* }
                }
                #krate::__derive::fields::<Self>()
            };
        }
    }
}

/// The conditions under which a generic type can be viewed: those of the item, and
/// that each field whose type depends on a parameter can be.
fn viewable(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let krate = model.krate();
    let own = model.generics.conditions();
    let each = fields.iter().filter_map(|field| {
        let ty = model.generics.elsewhere(quote_type(field));
        let bound = match field.role() {
            Role::Column | Role::Pad => quote!(#krate::BufferView),
            Role::Bytes => quote!(#krate::__derive::ByteArray),
            Role::Opaque => quote!(#krate::__derive::Opaque),
        };
        model.generics.appear_in(&ty).then(|| quote!(#ty: #bound,))
    });
    // `#[derive(Copy)]` asks it of every parameter, even of a mere marker; here
    // whoever names the parameter answers for that.
    let copy = model.input.generics.type_params().next().map(|_| {
        let this = model.generics.this();
        quote!(#this: ::core::marker::Copy,)
    });
    quote!(#own #copy #(#each)*)
}

/// `BufferView`.
fn buffer_view(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let krate = model.krate();
    let this = model.generics.this();
    let name = model.input.ident.unraw().to_string();
    let declared = model.generics.declared();
    let conditions = viewable(model, fields);
    let kind = if model.repr.transparent.is_some() {
        quote!(transparent)
    } else {
        quote!(record)
    };
    let packed = model.repr.packed.is_some();
    let field = fields.iter().map(|field| {
        let (member, name) = (&field.member, &field.name);
        let ty = field.ty();
        let place = ty.span();
        let wraps = packed && field.role() != Role::Bytes;
        let layout = if expands_macros(quote!(#ty)) {
            let of = match field.role() {
                Role::Column => quote!(column),
                Role::Pad => quote!(pad),
                Role::Bytes => quote!(bytes),
                Role::Opaque => quote!(opaque),
            };
            let pointer = quote!(&raw const __record.#member);
            let pointer = if wraps {
                quote!(#krate::__derive::unaligned(#pointer))
            } else {
                pointer
            };
            quote_spanned!(place=> #krate::element::inferred::#of(|__record: &Self| #pointer))
        } else {
            let ty = if wraps {
                quote_spanned!(place=> #krate::Unaligned<#ty>)
            } else {
                quote!(#ty)
            };
            let of = match field.role() {
                Role::Column => quote!(BufferView),
                Role::Pad => quote!(__derive::Pad),
                Role::Bytes => quote!(__derive::ByteArray),
                Role::Opaque => quote!(__derive::Opaque),
            };
            quote_spanned!(place=> <#ty as #krate::#of>::LAYOUT_REF)
        };
        quote! {
            #krate::__derive::FieldLayout {
                name: #name,
                offset: #krate::__derive::offset_of!(Self, #member),
                layout: #layout,
            }
        }
    });
    let quiet = model.quiet();
    quote! {
        // SAFETY: every field can be viewed and lies where `offset_of!` says; `view_core` checks
        // that the fields lie one behind the other, so that nothing but
        // padding is between them.
        #quiet
        unsafe impl<#declared> #krate::BufferView for #this where #conditions {
            const LAYOUT: #krate::Layout = #krate::__derive::#kind::<Self>(#name, &[#(#field,)*]);
        }
    }
}

/// `Record`.
///
/// It follows from `BufferView`, which is told as a condition because the compiler
/// would otherwise report a missing `Copy` here once more; the `for<'a>` keeps
/// it from asking whether the condition holds.
fn of_columns(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let krate = model.krate();
    let this = model.generics.this();
    let parts = model.generated("Fields");
    let declared = model.generics.declared();
    let arguments = model.generics.arguments();
    let conditions = viewable(model, fields);
    // The layout of a wrapper is that of what it wraps and tells of no fields.
    let tokens = model.repr.transparent.as_ref().map(|_| {
        let member = with_column(fields).map(|field| &field.member);
        quote! {
            const TOKENS: #krate::__derive::Tokens<Self> = unsafe {
                #krate::__derive::tokens_at::<Self>(&[#(#krate::__derive::offset_of!(Self, #member),)*])
            };
        }
    });
    let quiet = model.quiet();
    quote! {
        // SAFETY: the columns are `repr(C)`, one for each field that is no padding, and
        // `FIELDS` compares their types.
        #quiet
        unsafe impl<#declared> #krate::Record for #this
        where for<'a> #this: #krate::BufferView, #conditions {
            type Fields<__Kind: #krate::view::FieldKind> = #parts<__Kind, #arguments>;
            #tokens
        }
    }
}
