//! The tokens of a record, and taking a record apart by them.
//!
//! The derive writes a struct of columns, `ParticleFields<K>`, and a comparison of its
//! types with those of the record's fields. What is done with it is done here, once
//! and for all records, because every line that the derive wrote would be compiled anew
//! for each of them. It can be, because a column is alike for
//! all types: `K::Of<F>` is an offset, or a pointer and a geometry, whatever `F` is. The struct of
//! columns is `repr(C)`, so it is an array of them, and all that tells one from
//! another is the number at which its field lies.
//!
//! ```text
//! ParticleFields<Field<..>>     [  0][  8][ 16]                offsets, from the layout
//! ParticleFields<View<..>>      [ptr + 0, shape, strides][ptr + 8, ..][ptr + 16, ..]
//! ```
//!
//! Offsets are taken from the layout, in which they have been checked: a token of a field
//! that is not aligned, or not in its record, cannot be made because the layout
//! that would hold it does not compile.

use core::marker::PhantomData;
use core::mem::{ManuallyDrop, MaybeUninit};

use super::{Field, FieldKind, Record};
use crate::element::Unaligned;
use crate::layout::Kind;
use crate::require::require;

/// A kind that only compares types: a place for each field.
///
/// The expansion fills the record's columns with the places of its fields, in a function that
/// is never called. It compiles if each column has the type of its field, no field was
/// left out or added, and none lies where it cannot be referred to.
pub struct Places<R>(PhantomData<R>);

// SAFETY: pointers are alike, wherever they point; nothing is ever taken apart into them.
unsafe impl<R> FieldKind for Places<R> {
    type Record = R;
    type Of<F: 'static> = *const F;

    unsafe fn field<F: 'static>(&self, _: Field<R, F>) -> *const F {
        core::ptr::null()
    }
}

/// The place of a field of a packed record, to be compared with its column.
///
/// It is asked for a pointer, since a value may be taken for one of another type: what never is, `!`,
/// for one of any.
#[must_use]
pub const fn unaligned<F>(_value: *const F) -> *const Unaligned<F>
where
    F: Copy,
{
    core::ptr::null()
}

/// The tokens of a record, from the offsets in its layout, in which they were checked.
///
/// # Panics
///
/// Where there are not as many fields, padding put aside, as there are columns.
#[must_use]
pub(super) const fn tokens<R: Record>() -> Tokens<R> {
    let fields = R::LAYOUT_REF.fields();
    let mut offsets = Offsets::<R>::new();
    let mut i = 0;
    while i < fields.len() {
        // What is declared as padding always has this layout, so that the numbers
        // agree only if nothing else has it.
        if !matches!(fields[i].layout().kind(), Kind::Pad { .. }) {
            offsets.push(fields[i].offset());
        }
        i += 1;
    }
    offsets.finish()
}

/// The tokens of a wrapper, whose layout is that of what it wraps, from the offsets of its
/// fields.
///
/// # Safety
///
/// The offsets are those of the fields that have a column, in order.
///
/// # Panics
///
/// Where the layout is not that of the one field, and where there are more or fewer offsets than
/// columns.
#[must_use]
pub const unsafe fn tokens_at<R: Record>(fields: &[usize]) -> Tokens<R> {
    // The one field with a size has the alignment of the wrapper; that is checked there.
    assert!(R::LAYOUT_REF.size() == size_of::<R>());
    let mut offsets = Offsets::<R>::new();
    let mut i = 0;
    while i < fields.len() {
        offsets.push(fields[i]);
        i += 1;
    }
    offsets.finish()
}

/// What `R::FIELDS` is.
///
/// It is called and not named as a constant, which the compiler would look into at once.
#[must_use]
pub const fn fields<R: Record>() -> Tokens<R> {
    R::TOKENS
}

/// The type of `R::FIELDS`.
pub type Tokens<R> = <R as Record>::Fields<Field<R, R>>;

/// Tokens in the making: they are offsets and nothing more.
struct Offsets<R: Record> {
    tokens: MaybeUninit<Tokens<R>>,
    len: usize,
}

impl<R: Record> Offsets<R> {
    /// How many columns there are.
    const COLUMNS: usize = size_of::<Tokens<R>>() / size_of::<usize>();

    const fn new() -> Self {
        Self {
            tokens: MaybeUninit::uninit(),
            len: 0,
        }
    }

    const fn push(&mut self, offset: usize) {
        require!(
            self.len < Self::COLUMNS,
            "there are more fields that are no padding than there are columns"
        );
        // SAFETY: the tokens are that many transparent `Field`s in a row, by the contract
        // of `Record`, and this is one of them.
        unsafe {
            self.tokens
                .as_mut_ptr()
                .cast::<usize>()
                .add(self.len)
                .write(offset);
        }
        self.len += 1;
    }

    const fn finish(self) -> Tokens<R> {
        require!(
            self.len == Self::COLUMNS,
            "there are fewer fields that are no padding than there are columns: is the layout of a field one of padding?"
        );
        // SAFETY: all of them were written, each with the offset of its field, at which a
        // value of its type lies: the expansion compared the types, the layout the places.
        unsafe { self.tokens.assume_init() }
    }
}

/// Takes `whole` apart: what [`Record::split`] does.
///
/// It goes by offsets alone and not from type to type, so that nothing of it
/// has to be compiled for each field of each record.
#[inline(always)]
pub(super) fn split<K: FieldKind<Record: Record>>(whole: &K) -> <K::Record as Record>::Fields<K> {
    let columns = const {
        let columns = Offsets::<K::Record>::COLUMNS;
        assert!(
            size_of::<<K::Record as Record>::Fields<K>>() == columns * size_of::<K::Of<()>>(),
            "the columns are not one behind the other"
        );
        columns
    };
    let tokens = ManuallyDrop::new(<K::Record as Record>::TOKENS);
    let tokens = (&raw const tokens).cast::<Field<K::Record, ()>>();
    let mut parts = MaybeUninit::<<K::Record as Record>::Fields<K>>::uninit();
    let first = parts.as_mut_ptr().cast::<K::Of<()>>();
    let part = |i: usize| {
        // SAFETY: tokens and parts lie that many in a row, by the contract of `Record`, and those
        // of all field types are alike, by that of `FieldKind`. Each field is asked for once,
        // and the fields of a struct share no byte.
        unsafe { first.add(i).write(whole.field(tokens.add(i).read())) };
    };
    // Columns end up in registers only where the loop is unrolled, and only short ones are.
    (0..columns.min(16)).for_each(part);
    (16..columns.min(32)).for_each(part);
    (32..columns.min(48)).for_each(part);
    (48..columns).for_each(part);
    // SAFETY: each part was just written.
    unsafe { parts.assume_init() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AsView, BufferView, View};

    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Padded {
        a: u8,
        #[view(pad)]
        _one: [u8; 3],
        b: u32,
        #[view(pad)]
        _two: u64,
        c: [u16; 3],
    }

    #[derive(Clone, Copy, BufferView)]
    #[repr(transparent)]
    struct Wrapper<T>(PhantomData<T>, u32, ());

    #[test]
    fn tokens_pass_over_padding() {
        let tokens = Padded::FIELDS;
        assert_eq!(tokens.a.offset(), 0);
        assert_eq!(tokens.b.offset(), core::mem::offset_of!(Padded, b));
        assert_eq!(tokens.c.offset(), core::mem::offset_of!(Padded, c));
    }

    #[test]
    fn wrappers_tell_their_offsets_themselves() {
        let tokens = Wrapper::<u8>::FIELDS;
        assert_eq!(tokens.f1, crate::field!(Wrapper<u8>, 1));
        assert_eq!(tokens.f2.offset(), core::mem::offset_of!(Wrapper<u8>, 2));
    }

    macro_rules! long {
        ($($field:ident)*) => {
            #[derive(Clone, Copy, BufferView)]
            #[repr(C)]
            struct Long { $($field: u16),* }

            /// Each column in turn, beside the field it is of.
            fn compare(rows: &mut [Long]) {
                let mut at = 0;
                $(
                    assert_eq!(Long::FIELDS.$field.offset(), at);
                    rows[1].$field = at as u16 + 1;
                    at += 2;
                )*
                assert_eq!(at, size_of::<Long>());
                let columns = View::new(&*rows).columns();
                $( assert_eq!(columns.$field[1], rows[1].$field); )*
                let mut columns = rows.columns_mut();
                $( columns.$field[0] = columns.$field[1] + 1; )*
                $( assert_eq!(rows[0].$field, rows[1].$field + 1); )*
            }
        };
    }

    // More columns than there are in one of the loops of `split`.
    long! {
        a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9
        d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9
        g0 g1 g2 g3 g4 g5 g6 g7 g8 g9
    }

    #[test]
    fn every_column_of_a_long_record_is_that_of_its_field() {
        // SAFETY: zeros are numbers.
        compare(&mut unsafe { core::mem::zeroed::<[Long; 2]>() });
    }
}
