//! The derive macro of `view-core`.
//!
//! Depend on `view-core`, which exports it together with the trait; what it accepts and what
//! it writes is told at [`BufferView`].
//!
//! # How it works
//!
//! An item is *parsed* (by syn, and `attr` and `repr` for what is ours), read into a
//! *model* (`model`), *validated* (`validate`: every rule that can be judged from the
//! text, with every mistake of the item noted) and *expanded* (`expand`). If there
//! was a mistake, `fallback` stands in for the expansion, so that code which uses the
//! type does not fail as well.
//!
//! The macro is never believed. It sees tokens, which may mean anything and
//! may be changed by other macros after it has run; so it writes questions
//! to the compiler (`offset_of!`, the places of the fields, the values of the variants), and
//! `view_core` checks the answers while it computes the layout. Nothing that
//! safety rests on is concluded from the text.

mod attr;
mod case;
mod errors;
mod expand;
mod fallback;
mod generics;
mod model;
mod repr;
#[cfg(test)]
mod tests;
mod validate;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use errors::Errors;
use model::{Body, Model};

/// Derives `BufferView`, and for a struct `Record` with its columns.
///
/// ```
/// use view_core::{AsView, BufferView};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Particle {
///     x: f64,
///     vx: f64,
///     id: u32,
/// }
///
/// # #[cfg(all(target_endian = "little", target_pointer_width = "64"))]
/// assert_eq!(Particle::FORMAT, "T{<d:x:<d:vx:<I:id:4x}");
///
/// let mut particles = [Particle { x: 0.0, vx: 2.0, id: 7 }; 3];
/// let ParticleColumnsMut { x, vx, .. } = particles.columns_mut();
/// for (x, vx) in x.into_iter().zip(vx) {
///     *x += *vx;
/// }
/// assert_eq!(particles.as_view().field(Particle::FIELDS.x)[2], 2.0);
/// ```
///
/// # What it writes
///
/// For a struct `Particle`:
///
/// * `BufferView` with the `LAYOUT`, and from it `FORMAT` and `STRUCT_FORMAT`;
/// * `Particle::FIELDS`, a token for each field;
/// * `ParticleColumns<'a, N>` and `ParticleColumnsMut<'a, N>`, a view or a mutable view for each
///   field, under the field's name and with its visibility. Both are names for
///   one struct, `ParticleFields<Kind>`.
///
/// For an enum it is `BufferView` alone.
///
/// # What it accepts
///
/// The type is `Copy` and has no lifetimes. It may stand anywhere, also in a function, and have
/// other attributes. A *struct* has fields and one of these `repr`s:
///
/// | `repr` | |
/// |---|---|
/// | `C` | the fields lie in order, with the padding of the target's C compiler |
/// | `C, align(N)` | likewise, with more padding at the end |
/// | `C, packed`, `C, packed(N)` | the columns are views of [`Unaligned`] items |
/// | `transparent` | the layout of the one field that has a size, under another name |
///
/// ```
/// use std::marker::PhantomData;
/// use view_core::{AsView, BufferView, Unaligned};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C, align(16))]
/// struct Aligned { tag: u8, r#type: u32, größe: u16 }
/// # #[cfg(target_endian = "little")]
/// assert_eq!(Aligned::FORMAT, "T{<B:tag:3x<I:type:<H:größe:6x}");
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C, packed)]
/// struct Header { tag: u8, length: u32 }
/// # #[cfg(target_endian = "little")]
/// assert_eq!(Header::FORMAT, "T{<B:tag:<I:length:}");
/// let length: Unaligned<u32> = [Header { tag: 1, length: 2 }].columns().length[0];
/// assert_eq!(length.get(), 2);
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C, packed(2))]
/// struct Even { tag: u8, length: u32 }
/// # #[cfg(target_endian = "little")]
/// assert_eq!(Even::FORMAT, "T{<B:tag:x<I:length:}");
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(transparent)]
/// struct Metres<Axis>(f64, PhantomData<Axis>);
/// assert_eq!(Metres::<()>::FORMAT, "d");
/// ```
///
/// It may be a tuple struct, whose columns are called `f0`, `f1` and so on, and have type
/// and constant parameters, defaults and `where` clauses. A generic struct can be viewed
/// for those arguments for which all its fields can.
///
/// ```
/// use view_core::{AsView, BufferView};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Vector<T: PartialOrd, const D: usize = 3>(u8, [T; D]) where [T; D]: Copy;
/// # #[cfg(target_endian = "little")]
/// assert_eq!(Vector::<f32>::FORMAT, "T{<B:f0:3x(3)<f:f1:}");
/// assert_eq!([Vector::<f32, 2>(1, [2.0, 3.0])].columns().f1[0], [2.0, 3.0]);
/// ```
///
/// An *enum* has variants without data and an integer `repr` of up to 64 bits, or `repr(C)`. Its
/// format is that of the integer. Bytes from outside are checked to be one of its values.
///
/// ```
/// use view_core::BufferView;
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(u8)]
/// enum Status { Automatic, Reviewed = 10, Deleted }
/// assert_eq!(Status::FORMAT, "B");
/// assert!(Status::LAYOUT.check(&[11]).is_ok() && Status::LAYOUT.check(&[1]).is_err());
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// enum Answer { Error = -1, None }
/// # #[cfg(not(target_pointer_width = "16"))]
/// assert_eq!(Answer::FORMAT, "i"); // C's `int`; `I` where a value is too large for one
/// ```
///
/// The *type of a field* is anything that implements `BufferView`:
///
/// | type | format |
/// |---|---|
/// | `i8` … `u64`, `isize`, `usize` | `b` `B` `h` `H` `i` `I` `q` `Q`, by width |
/// | `f32`, `f64`, `F16` | `f`, `d`, `e` |
/// | `Complex<f32>`, `Complex<f64>` | `Zf`, `Zd` |
/// | `bool`, `char` | `?`, `w` |
/// | `NonZero<T>`, `Option<NonZero<T>>`, `Wrapping<T>`, `Saturating<T>` | as `T` |
/// | `Be<T>`, `Le<T>` of a number or a `char` | `>` or `<` before that of `T` |
/// | `Unaligned<T>` | as `T` |
/// | `[T; N]`, to any depth | the shape before that of `T`: `(2,3)<d` |
/// | a struct or enum that derives `BufferView` | `T{…}`, or an integer |
/// | `Plain<P>` around a `bytemuck::Pod` type | its bytes, `Nx` |
/// | `()`, `PhantomData<T>` | nothing at all |
/// | with features, those of `half`, `num_complex` and `zerocopy::byteorder` | as ours |
///
/// ```
/// use std::marker::PhantomData;
/// use std::num::{NonZero, Saturating, Wrapping};
/// use view_core::element::Plain;
/// use view_core::{Be, BufferView, Complex, F16, Le, Unaligned};
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Numbers {
///     a: i64,
///     b: u64,
///     c: i32,
///     d: u32,
///     e: i16,
///     f: u16,
///     g: i8,
///     h: u8,
///     i: F16,
///     j: f64,
///     k: Complex<f64>,
///     l: f32,
///     m: Complex<f32>,
/// }
/// # #[cfg(all(target_endian = "little", target_pointer_width = "64"))]
/// assert_eq!(
///     Numbers::FORMAT,
///     "T{<q:a:<Q:b:<i:c:<I:d:<h:e:<H:f:<b:g:<B:h:<e:i:<d:j:<Zd:k:<f:l:<Zf:m:4x}",
/// );
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(u8)]
/// enum Kind { First, Second }
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// struct Sample {
///     index: usize,
///     shift: isize,
///     mark: char,
///     flag: bool,
///     kind: Kind,
///     level: NonZero<u16>,
///     parent: Option<NonZero<u32>>,
///     counter: Wrapping<u8>,
///     volume: Saturating<u8>,
///     big: Be<u16>,
///     little: Le<f64>,
///     letter: Be<char>,
///     anywhere: Unaligned<u32>,
///     grid: [[i16; 3]; 2],
///     all: [Numbers; 2],
///     id: Plain<[u128; 1]>,
///     nothing: (),
///     unit: PhantomData<String>,
/// }
/// # #[cfg(all(target_endian = "little", target_pointer_width = "64"))]
/// assert_eq!(
///     Sample::FORMAT.replace(Numbers::FORMAT, "T{…}"),
///     "T{<Q:index:<q:shift:<w:mark:<?:flag:<B:kind:<H:level:<I:parent:<B:counter:<B:volume:\
///      >H:big:<d:little:>w:letter:<I:anywhere:(2,3)<h:grid:4x(2)T{…}:all:16x:id:}",
/// );
/// ```
///
/// # Settings
///
/// They stand in `#[view(...)]`, several with commas between.
///
/// | on | setting | |
/// |---|---|---|
/// | a field | `rename = "…"` | the name in the format; the column keeps the field's |
/// | | `pad` | padding that the program fills: no column, `Nx` without a name |
/// | | `bytes` | a `[u8; N]` is one byte string, `Ns`, and no array of numbers |
/// | | `opaque` | named bytes, `Nx:name:`, for any `bytemuck::Pod` type that no code describes |
/// | the struct | `rename_all = "…"` | the style of all names: `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case`, `SCREAMING-KEBAB-CASE` |
/// | | `name = "…"` | instead of the struct's own name in those of the generated ones |
/// | | `derive(Trait, …)` | traits to derive for the columns: `derive(Debug)`, where the struct is `Debug` too, for `{:?}` of `columns()` |
/// | struct or enum | `crate = "…"` | the path of `view_core`, where it is renamed or re-exported; it is trusted |
///
/// The path of `crate` must name `view_core` itself. What the derive writes is an `unsafe impl`
/// whose claims are checked by functions of that path, so a module with others of the same names
/// could make any layout pass for the type's: to write such a path is to vouch for what is there.
///
/// ```
/// use view_core::{self as views, AsView, BufferView};
///
/// #[derive(Clone, Copy, bytemuck::Pod, bytemuck::Zeroable)]
/// #[repr(C)]
/// struct Handle { low: u64, high: u64 }
///
/// #[derive(Clone, Copy, BufferView)]
/// #[repr(C)]
/// #[view(rename_all = "camelCase", name = "Row", derive(Clone, Copy, Debug))]
/// #[view(crate = "views")]
/// struct Entry {
///     #[view(opaque)]
///     unique_id: u128,
///     #[view(opaque)]
///     handle: Handle,
///     #[view(bytes, rename = "label")]
///     short_name: [u8; 12],
///     #[view(pad)]
///     _reserved: u32,
/// }
/// # #[cfg(target_endian = "little")]
/// assert_eq!(Entry::FORMAT, "T{16x:uniqueId:16x:handle:12s:label:4x}");
///
/// let entries = [Entry {
///     unique_id: 1 << 100,
///     handle: Handle { low: 1, high: 2 },
///     short_name: *b"first\0\0\0\0\0\0\0",
///     _reserved: 0,
/// }];
/// let columns: RowColumns<'_> = entries.columns();
/// let again = columns;
/// assert_eq!(columns.unique_id[0], 1 << 100);
/// assert_eq!(&again.short_name[0][..5], b"first");
/// ```
///
/// # What it refuses
///
/// Unions, enums with data, structs without a fixed order of fields, types with
/// lifetimes, references and pointers, and whatever is not a value by its bytes
/// alone. Each message says what to write instead. The padding of a
/// struct is no reason: a struct with holes has a format and columns, and only its bytes as a
/// whole cannot be borrowed.
///
/// [`Unaligned`]: https://docs.rs/view-core/latest/view_core/struct.Unaligned.html
#[proc_macro_derive(BufferView, attributes(view))]
pub fn derive_buffer_view(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match syn::parse(input) {
        Ok(input) => derive(&input).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

/// Parse, model, validate, expand.
fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let model = Model::read(input, &mut errors);
    validate::validate(&model, &mut errors);
    if let Some(error) = errors.into_error() {
        let mut tokens = error.to_compile_error();
        tokens.extend(fallback::fallback(&model, true));
        return tokens;
    }
    if model.repr.unknown.is_some() || model.has_unused_parameters() || model.holds_itself() {
        // The compiler reports it; a record laid out by chance would say more.
        return fallback::fallback(&model, false);
    }
    model.by_way_of_the_crate(match &model.body {
        Body::Record(fields) => expand::record(&model, fields),
        Body::Enum(variants) => expand::enumeration(&model, variants),
        Body::Union => unreachable!("a union is refused by `validate`"),
    })
}
