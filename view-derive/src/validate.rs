//! Every rule that can be judged from the item alone.
//!
//! Each check names what is wrong at the place where it is wrong and says
//! what to write instead. What only the compiler can know (whether a field's
//! type can be viewed, where it lies) is left to the compiler, which the
//! expansion asks.

use std::collections::HashMap;

use proc_macro2::Span;
use quote::quote;
use syn::{Error, Fields, Type};

use crate::attr::Settings;
use crate::case::STYLES;
use crate::errors::Errors;
use crate::model::{Body, EnumVariant, Field, Model};

/// Notes every mistake in the model.
pub(crate) fn validate(model: &Model<'_>, errors: &mut Errors) {
    container_settings(model, errors);
    match &model.body {
        Body::Record(fields) => {
            lifetimes(model, errors);
            record(model, fields, errors);
        }
        Body::Enum(variants) => enumeration(model, variants, errors),
        Body::Union => errors.at(
            &model.input.ident,
            "a union cannot be viewed: only the program knows which of its fields is the one that was \
             written; put it into a struct as `#[view(opaque)]`, or view it as `[u8; N]`",
        ),
    }
}

/// Lifetimes, all as one mistake: they stand side by side, in front of the other parameters.
///
/// A struct alone is asked: a union is refused whatever it holds, and an enum that uses a
/// lifetime has a variant with data, of which is told there.
fn lifetimes(model: &Model<'_>, errors: &mut Errors) {
    let mut lifetimes = model.input.generics.lifetimes().peekable();
    if lifetimes.peek().is_some() {
        errors.at(
            quote!(#(#lifetimes)*),
            "a type with a lifetime holds a reference, which is an address and no data that a view \
             could show; store the data itself, or the index of an item elsewhere",
        );
    }
}

fn container_settings(model: &Model<'_>, errors: &mut Errors) {
    let is_record = matches!(model.body, Body::Record(_));
    for key in &model.settings.given {
        match key.to_string().as_str() {
            word @ ("pad" | "bytes" | "opaque" | "rename") => errors.at(
                key,
                format!("`{word}` is a setting of a field, not of the whole type"),
            ),
            word @ ("rename_all" | "name" | "derive") if !is_record => {
                errors.at(
                    key,
                    format!("`{word}` is a setting of a struct: only a struct has columns"),
                );
            }
            _ => {}
        }
    }
    if let Some(style) = &model.settings.rename_all
        && !STYLES.contains(&style.value().as_str())
    {
        errors.at(
            style,
            format!("there is no such style; the styles are {}", quoted(&STYLES)),
        );
    }
    if let Some(name) = &model.settings.name
        && syn::parse_str::<syn::Ident>(&name.value()).is_err()
    {
        errors.at(
            name,
            "`name` is the first part of the names of the generated structs, so it must be an identifier",
        );
    }
}

fn record(model: &Model<'_>, fields: &[Field<'_>], errors: &mut Errors) {
    let name = &model.input.ident;
    let repr = &model.repr;
    if fields.is_empty() {
        errors.at(
            name,
            format!("`{name}` has no fields, so there is nothing to view"),
        );
        return;
    }
    // An integer on a struct and an unknown word are refused by the compiler itself.
    let refused = repr.integer.is_some() || repr.unknown.is_some();
    if repr.c.is_none() && repr.transparent.is_none() && !refused {
        let message = format!(
            "`{name}` needs `#[repr(C)]`: without it the compiler may put the fields in any order, and \
             differently each time; a wrapper around one field can be `#[repr(transparent)]`"
        );
        match (&repr.rust, &repr.packed) {
            (Some(rust), _) => errors.at(rust, message),
            (None, Some(packed)) => errors.at(
                packed,
                format!("{message}; packed records are `#[repr(C, packed)]`"),
            ),
            (None, None) => errors.at(name, message),
        }
    }
    for field in fields {
        if let (Some(pad), Some(_)) = (&field.settings.pad, &repr.transparent) {
            errors.at(
                pad,
                "a transparent struct has the layout of what it wraps, and no padding beside it",
            );
        }
        field_settings(field, errors);
        if model.input.generics.lifetimes().next().is_none() {
            field_type(field.ty(), errors);
        }
        field_name(field, errors);
    }
    duplicates(fields, errors);
    if fields.iter().all(|field| field.settings.pad.is_some()) {
        errors.at(
            name,
            format!("every field of `{name}` is `pad`, so there is nothing to view"),
        );
    }
}

fn field_settings(field: &Field<'_>, errors: &mut Errors) {
    let Settings {
        pad,
        bytes,
        opaque,
        rename,
        ..
    } = &field.settings;
    for key in &field.settings.given {
        if let word @ ("rename_all" | "crate" | "name" | "derive") = key.to_string().as_str() {
            errors.at(
                key,
                format!("`{word}` is a setting of the whole type, not of a field"),
            );
        }
    }
    let roles: Vec<_> = [pad, bytes, opaque].into_iter().flatten().collect();
    if let [first, second, ..] = roles[..] {
        errors.at(
            second,
            format!("a field is `{first}` or `{second}`, not both"),
        );
    }
    if let (Some(_), Some(text)) = (pad, rename) {
        errors.at(
            text,
            "padding has no name in the format, so it cannot be renamed",
        );
    }
}

/// Types that no promise could make a field of a record.
///
/// What is written as `&T` is a reference wherever it came from, so
/// these may be judged by their syntax; a path may mean anything, and is left to
/// the compiler. Only `str` is taken at its word: the compiler would say of it, several times,
/// that it has no size, and a type of the user's that has this name can be given another.
fn field_type(ty: &Type, errors: &mut Errors) {
    let message = match ty {
        Type::Reference(reference) if is_str(&reference.elem) => {
            "a `&str` is an address and a length, not the text itself; store the text as `[u8; N]` with \
             `#[view(bytes)]`"
        }
        Type::Reference(_) => {
            "a reference is an address, not data; store the value itself, or the index of an item elsewhere"
        }
        Type::Ptr(_) => {
            "a raw pointer is an address, which means nothing to whoever reads the buffer; store the value \
             itself, or the address as `usize` if it is a number to you"
        }
        Type::FnPtr(_) => {
            "a function pointer is an address, and not every address is a function; store a number that \
             says which function to call"
        }
        ty if is_str(ty) => {
            "a `str` has no fixed size, so the records would have none; store the text as `[u8; N]` with \
             `#[view(bytes)]`"
        }
        Type::Slice(_) => {
            "a slice has no fixed size, so the records would have none; use an array, `[T; N]`"
        }
        Type::TraitObject(_) | Type::ImplTrait(_) => {
            "a trait object has no fixed size and no fields; store a number or an enum that says which \
             type it is"
        }
        Type::Never(_) => "a field of this type can have no value",
        Type::Tuple(tuple) if !tuple.elems.is_empty() => {
            "the fields of a tuple lie in no fixed order; use a `#[repr(C)]` struct that derives \
             `BufferView`"
        }
        Type::Array(array) => return field_type(&array.elem, errors),
        Type::Group(group) => return field_type(&group.elem, errors),
        Type::Paren(paren) => return field_type(&paren.elem, errors),
        _ => return,
    };
    errors.at(ty, message);
}

/// Whether the type is written `str`.
pub(crate) fn is_str(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("str"))
}

fn field_name(field: &Field<'_>, errors: &mut Errors) {
    if field.settings.pad.is_some() {
        return;
    }
    let name = &field.name;
    let fault = if name.is_empty() {
        "is empty, but each field of a format has a name"
    } else if name.contains(':') {
        "has a `:`, which ends a name in a format string"
    } else if name.contains('\0') {
        "has a NUL, which ends a format string"
    } else {
        return;
    };
    errors.push(Error::new(
        field.name_place,
        format!("the name \"{}\" {fault}", name.escape_debug()),
    ));
}

fn duplicates(fields: &[Field<'_>], errors: &mut Errors) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for field in fields.iter().filter(|field| field.settings.pad.is_none()) {
        if let Some(_first) = seen.insert(&field.name, field.name_place) {
            errors.push(Error::new(
                field.name_place,
                format!(
                    "two fields are called \"{}\" in the format, and a reader could not tell them apart",
                    field.name
                ),
            ));
        }
    }
}

fn enumeration(model: &Model<'_>, variants: &[EnumVariant<'_>], errors: &mut Errors) {
    let name = &model.input.ident;
    if variants.is_empty() {
        errors.at(
            name,
            format!("`{name}` has no variants, so no bytes could be a value of it"),
        );
        return;
    }
    if let Some(integer) = &model.repr.integer {
        if integer == "u128" || integer == "i128" {
            errors.at(
                integer,
                "no format has a code for an integer of 128 bits; use one of up to 64",
            );
        }
    } else if model.repr.c.is_none() && model.repr.unknown.is_none() {
        let message = format!(
            "`{name}` needs an integer `repr`, such as `#[repr(u8)]`: without it the compiler may choose any \
             numbers for the variants"
        );
        match &model.repr.rust {
            Some(rust) => errors.at(rust, message),
            None => errors.at(name, message),
        }
    }
    if let Some(align) = &model.repr.align {
        errors.at(
            align,
            "an enum with an alignment of its own has padding behind its number, and no integer has; \
             align the struct that it is a field of",
        );
    }
    for variant in variants {
        if !variant.syntax.fields.is_empty() {
            errors.at(
                &variant.syntax.fields,
                format!(
                    "the variant `{}` carries data: which bytes it has depends on the value of the \
                     discriminant, which no format can say; use a struct with a field-less enum and the \
                     data of all variants",
                    variant.syntax.ident
                ),
            );
        }
        for key in &variant.settings.given {
            errors.at(
                key,
                "a variant has no settings: its number is all that is written",
            );
        }
        fields_of_variants(&variant.syntax.fields, errors);
    }
}

fn fields_of_variants(fields: &Fields, errors: &mut Errors) {
    for field in fields {
        for key in Settings::read(&field.attrs, errors).given {
            errors.at(key, "a field of a variant has no settings");
        }
    }
}

/// The words in backticks, with commas.
fn quoted(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    words.join(", ")
}
