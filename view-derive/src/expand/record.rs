//! Structs.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use crate::model::{Field, Model, Role};

/// All that is derived for a struct.
pub(crate) fn record(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let columns = columns(model, fields);
    let tokens = tokens(model, fields);
    let view = buffer_view(model, fields);
    let record = split(model, fields);
    let types = types(model, fields);
    quote! {
        #columns
        #tokens
        const _: () = { #view #record #types };
    }
}

/// The fields that have a column.
fn with_column<'a, 'b>(fields: &'a [Field<'b>]) -> impl Iterator<Item = &'a Field<'b>> {
    fields.iter().filter(|field| field.role() != Role::Pad)
}

/// The type of a field's column items.
fn item(model: &Model<'_>, field: &Field<'_>) -> TokenStream {
    let ty = model.generics.without_self(quote_type(field));
    if model.repr.packed.is_some() {
        let krate = model.krate();
        quote!(#krate::Unaligned<#ty>)
    } else {
        ty
    }
}

fn quote_type(field: &Field<'_>) -> TokenStream {
    let ty = field.ty();
    quote!(#ty)
}

/// The struct of columns and its two names.
pub(crate) fn columns(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let krate = model.krate();
    let vis = &model.input.vis;
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
    let derives = match &model.settings.derive[..] {
        [] => quote!(),
        paths => quote!(#[derive(#(#paths),*)]),
    };
    let parts_doc = format!("One part of kind `__Kind` for each field of [`{name}`].");
    let shared_doc = format!("A view of each field of a view of [`{name}`].");
    let exclusive_doc = format!("A mutable view of each field of a view of [`{name}`].");
    let field = with_column(fields).map(|field| {
        let column = &field.column;
        let vis = &field.syntax.vis;
        let item = item(model, field);
        let docs: Vec<_> = field
            .syntax
            .attrs
            .iter()
            .filter(|a| a.path().is_ident("doc"))
            .collect();
        let doc = if docs.is_empty() {
            let text = format!("The field `{}`.", member_name(field));
            quote!(#[doc = #text])
        } else {
            quote!(#(#docs)*)
        };
        quote!(#doc #vis #column: __Kind::Of<#item>)
    });
    let condition = if model.generics.is_empty() {
        quote!()
    } else {
        quote!(where #conditions)
    };
    quote! {
        #[doc = #parts_doc]
        #derives
        #vis struct #parts<__Kind: #krate::view::FieldKind, #declared> #condition { #(#field,)* }
        #[doc = #shared_doc]
        #vis type #shared<'a, #by_alias const #rank: usize = 1> =
            #parts<#krate::View<'a, #this, { #rank }>, #arguments>;
        #[doc = #exclusive_doc]
        #vis type #exclusive<'a, #by_alias const #rank: usize = 1> =
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

/// `FIELDS`.
fn tokens(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let krate = model.krate();
    let vis = &model.input.vis;
    let this = model.generics.this();
    let parts = model.generated("Fields");
    let declared = model.generics.declared();
    let arguments = model.generics.arguments();
    let conditions = viewable(model, fields);
    let token = with_column(fields).map(|field| {
        let (column, member) = (&field.column, &field.member);
        quote!(#column: unsafe { #krate::Field::new(::core::mem::offset_of!(Self, #member)) })
    });
    quote! {
        // SAFETY: `_types` below has the compiler compare the types of the
        // tokens with those of the fields, and the offsets are its own.
        impl<#declared> #this where #conditions {
            /// A token for each field.
            #vis const FIELDS: #parts<#krate::Field<Self, Self>, #arguments> = #parts { #(#token,)* };
        }
    }
}

/// The conditions under which a generic type can be viewed: those of the item, and
/// that each field whose type depends on a parameter can be.
fn viewable(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let krate = model.krate();
    let own = model.generics.conditions();
    let each = fields.iter().filter_map(|field| {
        let ty = model.generics.without_self(quote_type(field));
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
        let ty = match field.role() {
            Role::Column | Role::Pad | Role::Opaque if packed => {
                quote_spanned!(place=> #krate::Unaligned<#ty>)
            }
            _ => quote!(#ty),
        };
        let layout = match field.role() {
            Role::Column => quote_spanned!(place=> <#ty as #krate::BufferView>::LAYOUT),
            Role::Pad => quote_spanned!(place=> <#ty as #krate::__derive::Pad>::LAYOUT),
            Role::Bytes => quote_spanned!(place=> <#ty as #krate::__derive::ByteArray>::LAYOUT),
            Role::Opaque => quote_spanned!(place=> <#ty as #krate::__derive::Opaque>::LAYOUT),
        };
        quote!(#krate::layout::FieldLayout::new(#name, ::core::mem::offset_of!(Self, #member), &#layout))
    });
    quote! {
        // SAFETY: every field can be viewed and lies where `offset_of!` says; `view_core` checks
        // that the fields lie one behind the other, so that nothing but
        // padding is between them.
        unsafe impl<#declared> #krate::BufferView for #this where #conditions {
            const LAYOUT: #krate::Layout = #krate::__derive::#kind::<Self>(#name, &[#(#field,)*]);
        }
    }
}

/// `Record`.
fn split(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let krate = model.krate();
    let this = model.generics.this();
    let parts = model.generated("Fields");
    let declared = model.generics.declared();
    let arguments = model.generics.arguments();
    let conditions = viewable(model, fields);
    let part = with_column(fields).map(|field| {
        let column = &field.column;
        quote!(#column: whole.field(Self::FIELDS.#column))
    });
    quote! {
        // SAFETY: each field is asked for once, and the fields of a struct share
        // no byte.
        unsafe impl<#declared> #krate::Record for #this where #conditions {
            type Fields<__Kind: #krate::view::FieldKind> = #parts<__Kind, #arguments>;
            fn split<__Kind: #krate::view::FieldKind<Record = Self>>(
                whole: __Kind,
            ) -> #parts<__Kind, #arguments> {
                unsafe { #parts { #(#part,)* } }
            }
        }
    }
}

/// A function that compiles only if the fields have the types of their columns.
fn types(model: &Model<'_>, fields: &[Field<'_>]) -> TokenStream {
    let krate = model.krate();
    let name = &model.input.ident;
    let this = model.generics.this();
    let parts = model.generated("Fields");
    let declared = model.generics.declared();
    let arguments = model.generics.arguments();
    let conditions = model.generics.conditions();
    let binding = with_column(fields).map(|field| {
        let (member, column) = (&field.member, &field.column);
        let local = format_ident!("__{}", column.unraw());
        quote!(#member: #local)
    });
    let value = with_column(fields).map(|field| {
        let column = &field.column;
        let local = format_ident!("__{}", column.unraw());
        if model.repr.packed.is_some() {
            quote!(#column: #krate::Unaligned::new(#local))
        } else {
            quote!(#column: #local)
        }
    });
    quote! {
        fn _types<#declared>(
            #name { #(#binding,)* .. }: #this,
        ) -> #parts<#krate::view::Values<#this>, #arguments> where #conditions {
            #parts { #(#value,)* }
        }
    }
}
