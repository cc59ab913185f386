//! Forms and settings in combination.
#![cfg(all(target_endian = "little", target_pointer_width = "64"))]

use std::marker::PhantomData;

use view_core::element::WithoutPadding;
use view_core::{AsView, Be, BufferView, Field, Unaligned};

#[derive(Clone, Copy, BufferView)]
#[repr(u64)]
enum Far {
    Zero,
    Most = u64::MAX,
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(i8)]
enum Signed {
    Least = -128,
    Next,
    Other = 127,
}

#[test]
fn discriminants_reach_both_ends() {
    assert_eq!(Far::FORMAT, "Q");
    assert!(Far::LAYOUT.check(&[0xFF; 8]).is_ok());
    assert!(Far::LAYOUT.check(&(u64::MAX - 1).to_le_bytes()).is_err());
    assert_eq!(Far::Most as u64 - Far::Zero as u64, u64::MAX);
    let accepted: Vec<u8> = (0..=255)
        .filter(|byte| Signed::LAYOUT.check(&[*byte]).is_ok())
        .collect();
    assert_eq!(accepted, [0x7F, 0x80, 0x81]);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Inner {
    tag: u8,
    value: u32,
}

/// A record with a hole, an enum and an array of records, where nothing is aligned.
#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
#[view(rename_all = "camelCase")]
struct Outer {
    one_byte: u8,
    inner_one: Inner,
    #[view(rename = "others")]
    inner_others: [Inner; 2],
    sign: Signed,
    #[view(pad)]
    _gap: u16,
    #[view(bytes, rename = "the name")]
    r#type: [u8; 3],
    #[view(opaque)]
    größe: u128,
}

#[test]
fn records_nest_in_packed_ones_under_all_settings() {
    assert_eq!(
        Outer::FORMAT,
        "T{<B:oneByte:T{<B:tag:3x<I:value:}:innerOne:(2)T{<B:tag:3x<I:value:}:others:<b:sign:2x\
         3s:the name:16x:größe:}"
    );
    assert_eq!(Outer::LAYOUT.size(), 47);
    assert_eq!(Outer::LAYOUT.padding(), 9);
    let inner = Inner { tag: 1, value: 2 };
    let mut rows = [Outer {
        one_byte: 1,
        inner_one: inner,
        inner_others: [inner, Inner { value: 7, ..inner }],
        sign: Signed::Next,
        _gap: 0,
        r#type: *b"abc",
        größe: 1 << 100,
    }; 3];
    let columns: OuterColumnsMut<'_> = rows.columns_mut();
    for mut item in columns.inner_others.into_iter().map(|item| item.get()) {
        item[0].value += item[1].value;
        assert_eq!(item[0].value, 9);
    }
    let columns = rows.columns();
    assert_eq!(columns.sign[2].get(), Signed::Next);
    assert_eq!(&columns.r#type[1].get(), b"abc");
    assert_eq!(columns.größe[0].get(), 1 << 100);
    let token: Field<Outer, Unaligned<Inner>> = Outer::FIELDS.inner_one;
    assert_eq!(token.offset(), 1);
    assert_eq!(rows.as_view().to_bytes().len(), 3 * 47);
}

#[derive(Clone, Copy)]
#[repr(C)]
union Word {
    number: f32,
    bits: u32,
}
// SAFETY: zeros are a value of both.
unsafe impl bytemuck::Zeroable for Word {}
// SAFETY: any four bytes are a value of both.
unsafe impl bytemuck::Pod for Word {}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(32))]
#[view(name = "Words", derive(Clone, Copy))]
struct Tuple(
    #[view(opaque, rename = "word")] Word,
    #[view(pad)] [u8; 4],
    #[view(bytes)] [u8; 8],
    Be<u16>,
);

#[test]
fn tuple_structs_take_all_settings() {
    assert_eq!(Tuple::FORMAT, "T{4x:word:4x8s:f2:>H:f3:14x}");
    let rows = [Tuple(Word { number: 1.0 }, [0; 4], [7; 8], Be::new(3)); 2];
    assert_eq!(rows[0].1, [0; 4]);
    let columns: WordsColumns<'_> = rows.columns();
    let again = columns;
    // SAFETY: any bytes are a number.
    assert_eq!(unsafe { again.f0[1].bits }, 0x3F80_0000);
    assert_eq!((columns.f2[1], columns.f3[1].get()), ([7; 8], 3));
}

trait Unit {
    type Number: BufferView + Default;
}

#[derive(Clone, Copy)]
struct Metre;

impl Unit for Metre {
    type Number = u16;
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(rename_all = "UPPERCASE", derive(Clone, Copy))]
struct Measured<U, T = u8, const N: usize = 2, const FLAG: bool = true>
where
    U: Unit,
    [T; N]: Copy,
{
    number: U::Number,
    many: [[T; N]; 3],
    #[view(pad)]
    filled: [T; N],
    #[view(rename = "last")]
    end: T,
    unit: PhantomData<U>,
}

#[test]
fn generic_structs_take_all_settings() {
    assert_eq!(
        Measured::<Metre>::FORMAT,
        "T{<H:NUMBER:(3,2)<B:MANY:2x<B:last:x}"
    );
    assert_eq!(
        Measured::<Metre, f32, 1, false>::FORMAT,
        "T{<H:NUMBER:2x(3,1)<f:MANY:4x<f:last:}"
    );
    let row = Measured::<Metre, u8, 1, false> {
        number: 5,
        many: [[1], [2], [3]],
        filled: [0],
        end: 9,
        unit: PhantomData,
    };
    assert_eq!((row.filled, row.unit), ([0], PhantomData));
    let rows = [row; 2];
    let MeasuredColumns::<Metre, u8, 1, false> { many, end, .. } = rows.columns();
    assert_eq!((many[1], end[1]), ([[1], [2], [3]], 9));
}

#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
#[view(rename_all = "kebab-case")]
struct Wrapped {
    #[view(bytes)]
    the_name: [u8; 4],
}

/// What can be asked of every type without holes.
fn bytes<T: WithoutPadding>(items: &[T]) -> usize {
    items.as_view().as_bytes().map_or(0, <[u8]>::len)
}

#[test]
fn a_wrapper_takes_the_role_of_its_field() {
    assert_eq!(Wrapped::FORMAT, "4s");
    let rows = [Wrapped { the_name: *b"abcd" }];
    assert_eq!(&rows.columns().the_name[0], b"abcd");
    assert_eq!(bytes(&rows), 4);
    assert_eq!(bytes(&[std::num::NonZero::new(1_u16); 3]), 6);
}
