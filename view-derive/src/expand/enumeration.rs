//! Enums without data.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Fields, Variant};

use crate::model::{EnumVariant, Model};

/// Whether the variant is a name alone.
fn is_unit(variant: &Variant) -> bool {
    matches!(variant.fields, Fields::Unit)
}

/// All that is derived for an enum.
pub(crate) fn enumeration(model: &Model<'_>, variants: &[EnumVariant<'_>]) -> TokenStream {
    let krate = model.krate();
    let this = model.generics.this();
    let name = model.input.ident.unraw().to_string();
    let declared = model.generics.declared();
    let condition = if model.generics.is_empty() {
        quote!()
    } else {
        let conditions = model.generics.conditions();
        quote!(where #conditions)
    };
    let variant = variants.iter().map(|variant| &variant.syntax.ident);
    let signed = match &model.repr.integer {
        Some(integer) => {
            let signed = integer.to_string().starts_with('i');
            quote!(#signed)
        }
        None if variants.iter().all(|variant| is_unit(variant.syntax)) => {
            let variant = variant.clone();
            quote!(#krate::__derive::is_int(&[#(Self::#variant as ::core::primitive::i128,)*]))
        }
        // No `as` takes these where numbers are given. What C calls an enum is an `int`.
        None => quote!(true),
    };
    let quiet = model.quiet();
    quote! {
        #quiet
        const _: () = {
            // SAFETY: the bytes of an enum without data are its discriminant, and
            // `view_core` reads those that are values from the variants themselves.
            unsafe impl<#declared> #krate::BufferView for #this #condition {
                const LAYOUT: #krate::Layout = unsafe {
                    #krate::__derive::enumeration::<Self>(
                        #name,
                        #signed,
                        &#krate::__derive::discriminants(#signed, [#(Self::#variant {},)*]),
                    )
                };
            }
            impl<#declared> #krate::__derive::BytesOf for #this #condition {
                type Facts = #krate::__derive::Facts<Self, #krate::__derive::Filled, true>;
            }
        };
    }
}
