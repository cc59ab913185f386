//! What is known of the bytes of a struct, for bounds.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, Lit, Type};

use crate::model::{Field, Model};

/// `BytesOf`: the numbers of the layout as a type.
///
/// Those of a generic type depend on its arguments, and no type can be made of them. Those of
/// others are constants, nine of them, on which the compiler spends as much as on half of
/// all that is written for a struct. So they are spared where all fields look like
/// numbers that fill the struct: nothing rests on the bound, for where bytes are handed out the
/// layout itself is asked once more, and a struct that only looked so is refused there.
pub(crate) fn bytes_of(
    model: &Model<'_>,
    fields: &[Field<'_>],
    conditions: &TokenStream,
) -> TokenStream {
    let krate = model.krate();
    let this = model.generics.this();
    let declared = model.generics.declared();
    // The compiler reports a wrapper of two; its layout, looked into, would say so once more.
    let may_wrap_two = model.repr.transparent.is_some() && fields.len() > 1;
    let facts = if !model.generics.is_empty() || may_wrap_two {
        quote!(#krate::__derive::Unknown)
    } else if looks_filled(model, fields) {
        quote!(#krate::__derive::Plainly<Self>)
    } else {
        quote!(#krate::__derive::facts!(#this))
    };
    let quiet = model.quiet();
    quote! {
        #quiet
        impl<#declared> #krate::__derive::BytesOf for #this where #conditions {
            type Facts = #facts;
        }
    }
}

/// Whether the fields are written as numbers between which no target leaves a hole: each
/// at a multiple of its size, which is the most it can be aligned to.
fn looks_filled(model: &Model<'_>, fields: &[Field<'_>]) -> bool {
    if model.repr.align.is_some() || model.repr.packed.is_some() {
        return false;
    }
    let (mut end, mut most) = (0_u64, 1);
    for field in fields {
        let Some((size, align)) = number(field.ty()) else {
            return false;
        };
        if end % align != 0 {
            return false;
        }
        end = end.saturating_add(size);
        most = most.max(align);
    }
    end % most == 0
}

/// The size, and the alignment on targets that align by it, of what is written as a number or
/// an array of them.
fn number(ty: &Type) -> Option<(u64, u64)> {
    match ty {
        Type::Path(path) => {
            let size = match path.path.get_ident()?.to_string().as_str() {
                "u8" | "i8" => 1,
                "u16" | "i16" => 2,
                "u32" | "i32" | "f32" => 4,
                "u64" | "i64" | "f64" => 8,
                _ => return None,
            };
            Some((size, size))
        }
        Type::Array(array) => {
            let Expr::Lit(len) = &array.len else {
                return None;
            };
            let Lit::Int(len) = &len.lit else {
                return None;
            };
            let (size, align) = number(&array.elem)?;
            Some((size.checked_mul(len.base10_parse().ok()?)?, align))
        }
        Type::Group(group) => number(&group.elem),
        _ => None,
    }
}
