//! What is written for a record.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Error, Fields};

/// The implementations for a struct with named fields.
pub(crate) fn record(input: &DeriveInput) -> Result<TokenStream, Error> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new_spanned(
            &input.ident,
            "only a struct can be a record",
        ));
    };
    let Fields::Named(fields) = &data.fields else {
        return Err(Error::new_spanned(
            &input.ident,
            "a record has named fields",
        ));
    };
    let name = &input.ident;
    let vis = &input.vis;
    let text = name.to_string();
    let parts = format_ident!("{name}Fields");
    let columns = format_ident!("{name}Columns");
    let columns_mut = format_ident!("{name}ColumnsMut");
    let idents: Vec<_> = fields
        .named
        .iter()
        .map(|f| f.ident.as_ref().unwrap())
        .collect();
    let names: Vec<_> = idents.iter().map(ToString::to_string).collect();
    let types: Vec<_> = fields.named.iter().map(|f| &f.ty).collect();
    let field_vis: Vec<_> = fields.named.iter().map(|f| &f.vis).collect();
    let fields_doc = format!("One part of kind `K` for each field of [`{name}`].");
    let columns_doc = format!("A view of each field of a view of [`{name}`].");
    let columns_mut_doc = format!("A mutable view of each field of a view of [`{name}`].");
    let field_doc = names.iter().map(|n| format!("The field `{n}`."));
    Ok(quote! {
        #[doc = #fields_doc]
        #vis struct #parts<K: ::view_core::view::FieldKind> {
            #( #[doc = #field_doc] #field_vis #idents: K::Of<#types>, )*
        }
        #[doc = #columns_doc]
        #vis type #columns<'a, const N: usize = 1> = #parts<::view_core::View<'a, #name, N>>;
        #[doc = #columns_mut_doc]
        #vis type #columns_mut<'a, const N: usize = 1> = #parts<::view_core::ViewMut<'a, #name, N>>;

        impl #name {
            /// A token for each field.
            #vis const FIELDS: #parts<::view_core::Field<#name, #name>> = #parts {
                // SAFETY: the offset is the compiler's, and the type of the
                // token is that of the field.
                #( #idents: unsafe { ::view_core::Field::new(::core::mem::offset_of!(#name, #idents)) }, )*
            };
        }

        const _: () = {
            // SAFETY: every field implements `BufferView` and lies where
            // `offset_of!` says; `repr(C)` leaves nothing but padding between.
            unsafe impl ::view_core::BufferView for #name {
                const LAYOUT: ::view_core::Layout = ::view_core::Layout::of::<Self>(
                    #text,
                    ::view_core::layout::Kind::Struct { fields: &[ #(
                        ::view_core::layout::FieldLayout::new(
                            #names,
                            ::core::mem::offset_of!(#name, #idents),
                            &<#types as ::view_core::BufferView>::LAYOUT,
                        ),
                    )* ] },
                );
            }
            // SAFETY: each field is asked for once.
            unsafe impl ::view_core::Record for #name {
                type Fields<K: ::view_core::view::FieldKind> = #parts<K>;
                fn split<K: ::view_core::view::FieldKind<Record = Self>>(whole: K) -> #parts<K> {
                    // SAFETY: the fields of a struct share no byte.
                    unsafe { #parts { #( #idents: whole.field(Self::FIELDS.#idents), )* } }
                }
            }
            // The compiler compares the types of the fields with those above.
            fn _types(#name { #( #idents, )* }: #name) -> #parts<::view_core::view::Values<#name>> {
                #parts { #( #idents, )* }
            }
        };
    })
}
