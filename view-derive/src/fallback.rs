//! What stands in for a type that was refused.
//!
//! A mistake in an item is reported once, where it is. Code that uses the type
//! would add an error for each use, so the type gets implementations that
//! satisfy it; nothing of it ever runs, for the compile has failed already. Where the derive left
//! it to the compiler to report the mistake, another macro may have mended it: then the layout, on
//! which all rests, does not compile.
//! One with lifetimes gets them for `'static`, as nothing else could be viewed.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, Fields, Type};

use crate::expand::columns;
use crate::model::{Body, Field, Model, Role, generated_visibility};
use crate::validate::is_str;

/// Implementations with the right signatures and no content, for an item of which the derive has
/// `told` a mistake, or the compiler will.
pub(crate) fn fallback(model: &Model<'_>, told: bool) -> TokenStream {
    if model.settings.krate.is_none() && model.settings.given.iter().any(|key| key == "crate") {
        // Where the path is at fault, there may be no crate by the usual name.
        return quote!();
    }
    let krate = model.krate();
    let this = model.generics.this();
    let declared = model.generics.declared();
    let conditions = model.generics.conditions();
    let view = quote! {
        // The condition holds for some `'a` or for none, which keeps the compiler from
        // asking for `Copy` here; the type may have lost it with the same mistake.
        unsafe impl<#declared> #krate::BufferView for #this where for<'a> #this: ::core::marker::Copy, #conditions {
            const LAYOUT: #krate::Layout = #krate::__derive::refused::<Self>(#told);
        }
        impl<#declared> #krate::__derive::BytesOf for #this where #conditions {
            type Facts = #krate::__derive::Unknown;
        }
    };
    let record = match (&model.body, &model.input.data) {
        (Body::Record(fields), Data::Struct(data))
            if can_have_columns(&data.fields, fields) && !model.has_unused_parameters() =>
        {
            let parts = model.generated("Fields");
            let vis = generated_visibility(&model.input.vis);
            let arguments = model.generics.arguments();
            let columns = columns(model, fields);
            let tokens = if told {
                quote!(unsafe { ::core::mem::zeroed() })
            } else {
                quote!(#krate::__derive::fields::<Self>())
            };
            quote! {
                #columns
                impl<#declared> #this where for<'a> #this: ::core::marker::Copy, #conditions {
                    #vis const FIELDS: #parts<#krate::Field<Self, Self>, #arguments> = #tokens;
                }
                unsafe impl<#declared> #krate::Record for #this
                where for<'a> #this: ::core::marker::Copy, #conditions {
                    type Fields<__Kind: #krate::view::FieldKind> = #parts<__Kind, #arguments>;
                }
            }
        }
        _ => quote!(),
    };
    quote!(#view #record)
}

/// Whether columns of these fields could be declared without a further error.
fn can_have_columns(fields: &Fields, model: &[Field<'_>]) -> bool {
    let sized = |ty: &Type| {
        !matches!(
            ty,
            Type::Slice(_) | Type::TraitObject(_) | Type::ImplTrait(_) | Type::Never(_)
        ) && !is_str(ty)
    };
    model.iter().any(|field| field.role() != Role::Pad)
        && fields.iter().all(|field| sized(&field.ty))
}
