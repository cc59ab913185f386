//! The format strings of types that no C twin has, and of very large ones.

#![cfg(all(target_endian = "little", target_pointer_width = "64"))]

use view_core::format::{Format, Platform};
use view_core::layout::Overlook;
use view_core::{Be, BufferView, Le, Unaligned};

#[test]
fn a_scalar_alone_is_one_native_letter() {
    assert_eq!(i8::FORMAT, "b");
    assert_eq!(u64::FORMAT, "Q");
    assert_eq!(isize::FORMAT, "q");
    assert_eq!(bool::FORMAT, "?");
    assert_eq!(char::FORMAT, "w");
    assert_eq!(Unaligned::<f32>::FORMAT, "f");
    // In the order of the machine it is the same number, so it is the same letter.
    assert_eq!(Le::<i16>::FORMAT, "h");
    assert_eq!(Be::<i16>::FORMAT, ">h");
    assert_eq!(Be::<u8>::FORMAT, "B");
    // An array has the items of its elements, in more dimensions.
    assert_eq!(<[[f64; 3]; 2]>::FORMAT, "d");
    assert_eq!(<[Le<u16>; 0]>::FORMAT, "H");
}

#[test]
fn struct_formats_say_what_they_can() {
    assert_eq!(bool::STRUCT_FORMAT, Some("<?"));
    assert_eq!(Be::<u16>::STRUCT_FORMAT, Some(">H"));
    assert_eq!(<[[Be<u16>; 2]; 3]>::STRUCT_FORMAT, Some(">6H"));
    assert_eq!(<[f64; 0]>::STRUCT_FORMAT, Some("<"));
    assert_eq!(char::STRUCT_FORMAT, None);
    assert_eq!(<[char; 2]>::STRUCT_FORMAT, None);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Mixed {
    little: u32,
    big: Be<u16>,
    byte: Be<u8>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Wire {
    version: u8,
    length: Be<u32>,
    flag: bool,
    values: [Be<f64>; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Letters {
    initial: char,
    name: [char; 3],
}

#[test]
fn byte_orders_are_said_of_each_scalar() {
    assert_eq!(Mixed::FORMAT, "T{<I:little:>H:big:<B:byte:x}");
    assert_eq!(Mixed::STRUCT_FORMAT, None);
    assert_eq!(
        Wire::FORMAT,
        "T{<B:version:>I:length:<?:flag:(2)>d:values:}"
    );
    assert_eq!(Wire::STRUCT_FORMAT, Some(">BI?2d"));
    assert_eq!(Letters::FORMAT, "T{<w:initial:(3)<w:name:}");
    assert_eq!(Letters::STRUCT_FORMAT, None);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Pair<A: BufferView, B: BufferView> {
    a: A,
    b: B,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Grid<T: BufferView, const N: usize> {
    cells: [[T; N]; N],
    last: u8,
}

#[test]
fn generics_are_computed_for_each_argument() {
    assert_eq!(Pair::<u8, f64>::FORMAT, "T{<B:a:7x<d:b:}");
    assert_eq!(Pair::<f64, u8>::FORMAT, "T{<d:a:<B:b:7x}");
    assert_eq!(
        Pair::<Pair<u8, u16>, [Pair<u16, u8>; 2]>::FORMAT,
        "T{T{<B:a:x<H:b:}:a:(2)T{<H:a:<B:b:x}:b:}"
    );
    assert_eq!(
        Grid::<Pair<bool, f32>, 2>::FORMAT,
        "T{(2,2)T{<?:a:3x<f:b:}:cells:<B:last:3x}"
    );
    assert_eq!(
        Grid::<Pair<bool, f32>, 2>::STRUCT_FORMAT,
        Some("<?3xf?3xf?3xf?3xfB3x")
    );
    // An array of none leaves its element's shape to be said.
    assert_eq!(Grid::<f64, 0>::FORMAT, "T{(0,0)<d:cells:<B:last:7x}");
    assert_eq!(Grid::<f64, 0>::STRUCT_FORMAT, Some("<B7x"));
}

/// A record of three hundred fields.
macro_rules! wide {
    ($($group:ident)*) => {
        #[allow(dead_code)]
        mod wide { $(
            #[derive(Clone, Copy, view_core::BufferView)]
            #[repr(C)]
            pub(super) struct $group {
                a_long_name_of_a_field_0: u8, a_long_name_of_a_field_1: u64, a_long_name_of_a_field_2: f32,
                a_long_name_of_a_field_3: [u16; 3], a_long_name_of_a_field_4: bool, a_long_name_of_a_field_5: f64,
                a_long_name_of_a_field_6: i8, a_long_name_of_a_field_7: i32, a_long_name_of_a_field_8: i64,
                a_long_name_of_a_field_9: [[f32; 2]; 2],
            }
            )* }
        #[allow(non_snake_case, dead_code)]
        #[derive(Clone, Copy, BufferView)]
        #[repr(C)]
        struct Wide { $( $group: wide::$group, )* }
    };
}

wide! { A B C D E F G H I J K L M N O P Q R S T U V W X Y Z AA BB CC DD }

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Widest {
    wide: [Wide; 300],
    #[view(rename = "the same thirty times ten fields again, under another name")]
    again: Wide,
}

#[test]
fn hundreds_of_fields_are_no_difficulty() {
    assert_eq!(Wide::FORMAT.matches(":a_long_name").count(), 300);
    for (text, size) in [
        (Wide::FORMAT, size_of::<Wide>()),
        (Widest::FORMAT, size_of::<Widest>()),
    ] {
        let format = Format::parse_for(text, size, Platform::NATIVE).unwrap();
        assert_eq!(format.itemsize(), size);
    }
    let format = Format::parse(Widest::FORMAT).unwrap();
    assert!(Widest::LAYOUT.diff(&format, Overlook::NOTHING).is_empty());
    let flat = Format::parse(<[Wide; 10]>::STRUCT_FORMAT.unwrap()).unwrap();
    assert_eq!(flat.itemsize(), 10 * size_of::<Wide>());
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct EightOf<T> {
    a: T,
    b: T,
    c: T,
    d: T,
    e: T,
    f: T,
    g: T,
    h: T,
}

#[test]
fn a_text_too_long_for_a_constant_is_written_at_run_time() {
    type Long = EightOf<EightOf<EightOf<Wide>>>;
    let text = Long::LAYOUT.pep3118();
    assert!(text.len() > 1 << 20, "{}", text.len());
    assert_eq!(text.matches(Wide::FORMAT).count(), 512);
    assert_eq!(Wide::LAYOUT.pep3118(), Wide::FORMAT);
    assert_eq!(
        Pair::<(), [f32; 0]>::LAYOUT.pep3118(),
        Pair::<(), [f32; 0]>::FORMAT
    );
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Kinds {
    tag: u8,
    #[view(pad)]
    reserved: [u8; 2],
    #[view(bytes)]
    text: [u8; 5],
    #[view(opaque)]
    id: u128,
    letters: [[char; 2]; 3],
    inner: [Pair<u8, Be<u16>>; 2],
}

#[test]
fn what_is_written_and_read_is_what_is_converted() {
    for (layout, text) in [
        (&Kinds::LAYOUT, Kinds::FORMAT),
        (&Wide::LAYOUT, Wide::FORMAT),
        (&Mixed::LAYOUT, Mixed::FORMAT),
        (&f64::LAYOUT, f64::FORMAT),
        (&Be::<u16>::LAYOUT, Be::<u16>::FORMAT),
    ] {
        let format = layout.to_format().unwrap();
        assert_eq!(format, Format::parse(text).unwrap(), "{text}");
        assert_eq!(Format::try_from(layout).unwrap(), format);
    }
    let array = <[[f64; 3]; 2]>::LAYOUT.to_format().unwrap();
    assert_eq!(array, Format::parse("(2,3)d").unwrap());
}

#[test]
fn what_no_format_can_say_is_an_error() {
    use view_core::layout::{FieldLayout, Kind, Layout};
    const TWICE: Layout = Layout::of::<[u8; 2]>(
        "Twice",
        Kind::Struct {
            fields: &[
                FieldLayout::new("a", 0, &u8::LAYOUT),
                FieldLayout::new("a", 1, &u8::LAYOUT),
            ],
        },
    );
    const COLON: Layout = Layout::of::<u8>(
        "Colon",
        Kind::Struct {
            fields: &[FieldLayout::new("a:b", 0, &u8::LAYOUT)],
        },
    );
    let message = |layout: Layout| layout.to_format().unwrap_err().to_string();
    assert!(message(TWICE).contains("\"a\""), "{}", message(TWICE));
    assert!(message(COLON).contains("`:`"), "{}", message(COLON));
}
