//! Layouts as a person sees them. Each picture was looked at before it was
//! written down here.

#![cfg(all(target_endian = "little", target_pointer_width = "64"))]

use std::marker::PhantomData;

use view_core::format::Format;
use view_core::layout::{FieldLayout, Kind, Layout};
use view_core::{Be, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Point {
    x: f32,
    y: f32,
    kind: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Quake {
    time: i64,
    latitude: f64,
    place: [u8; 12],
    tsunami: bool,
    質量: u16,
    corners: [Point; 3],
    m: [[f64; 3]; 2],
    be: Be<u32>,
    unit: PhantomData<f64>,
}

#[test]
fn a_record_with_everything() {
    assert_eq!(
        format!("{:#}", Quake::LAYOUT),
        "\
Quake: 128 bytes, alignment 8

     field              offset  size  type           format
  ──────────────────────────────────────────────────────────
  a  time                    0     8  i64            <q
  b  latitude                8     8  f64            <d
  c  place                  16    12  [u8; 12]       (12)<B
  d  tsunami                28     1  bool           <?
  ·  ·················      29     1  hole           x
  e  質量                   30     2  u16            <H
     corners                32    36  [Point; 3]     (3)T{…}
  f    corners[0].x         32     4  f32            <f
  g    corners[0].y         36     4  f32            <f
  h    corners[0].kind      40     1  u8             <B
  ·    ···············      41     3  hole           3x
       corners[1..3]        44    24  2 more
  ·  ·················      68     4  hole           4x
  i  m                      72    48  [[f64; 3]; 2]  (2,3)<d
  j  be                    120     4  Be<u32>        >I
     unit                  124     0  PhantomData
  ·  ·················     124     4  hole           4x

    0  Aaaaaaaa Bbbbbbbb
   16  CCCCCCCC CCCCD·Ee
   32  FfffGggg H···Ffff
   48  GgggH··· FfffGggg
   64  H······· Iiiiiiii
   80  Iiiiiiii Iiiiiiii
   96  Iiiiiiii Iiiiiiii
  112  Iiiiiiii Jjjj····

18 of 128 bytes are lost to 6 holes, 9 of them inside fields.
In the order time, latitude, m, corners, 質量, place, tsunami, be it would be
120 bytes, 8 fewer."
    );
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct Packed {
    a: u8,
    b: u32,
    c: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(16))]
struct Wide {
    a: u64,
    b: u8,
}

#[test]
fn packed_and_over_aligned_records() {
    // How `b` is aligned in there is not known from how it is read, at any
    // address; so there is no advice.
    assert_eq!(
        Packed::LAYOUT.to_string(),
        "\
Packed: 8 bytes, alignment 2

  field  offset  size  type  format
  ─────────────────────────────────
  a           0     1  u8    <B
  ·····       1     1  hole  x
  b           2     4  u32   <I
  c           6     1  u8    <B
  ·····       7     1  hole  x

2 of 8 bytes are lost to 2 holes."
    );
    let text = Wide::LAYOUT.to_string();
    assert!(
        text.ends_with("\n7 of 16 bytes are lost to 1 hole."),
        "{text}"
    );
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Long {
    first: u8,
    data: [f32; 500],
    text: [u8; 300],
    points: [Point; 1000],
    last: f64,
}

#[test]
fn long_strips_are_shortened() {
    let text = format!("{:#}", Long::LAYOUT);
    let strip: Vec<_> = text
        .lines()
        .skip_while(|line| !line.starts_with("      0  "))
        .collect();
    assert_eq!(strip[0], "      0  A···Bbbb BbbbBbbb BbbbBbbb BbbbBbbb");
    assert_eq!(strip[1], "     32  BbbbBbbb BbbbBbbb BbbbBbbb BbbbBbbb");
    assert_eq!(strip[2], "         ⋮ 60 rows like the one above");
    assert_eq!(strip[3], "   1984  BbbbBbbb BbbbBbbb BbbbCCCC CCCCCCCC");
    assert_eq!(strip[4], "   2016  CCCCCCCC CCCCCCCC CCCCCCCC CCCCCCCC");
    assert_eq!(strip[5], "         ⋮ 8 rows like the one above");
    assert_eq!(strip[6], "   2304  DdddEeee F···Dddd EeeeF··· DdddEeee");
    let end = strip.iter().position(|line| line.is_empty()).unwrap();
    assert_eq!(strip[end - 1], "         ⋮ 11368 more bytes");
    assert!(end < 30, "{text}");
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Three {
    numbers: [u64; 3],
    pair: [u64; 2],
}

#[test]
fn two_rows_alike_are_shortened_and_one_is_not() {
    let text = format!("{:#}", Three::LAYOUT);
    let strip = "
   0  Aaaaaaaa
      ⋮ 2 rows like the one above
  24  Bbbbbbbb
  32  Bbbbbbbb
";
    assert!(text.contains(strip), "{text}");
}

#[test]
fn a_gigabyte_is_drawn_at_once() {
    type Huge = [[u64; 1 << 20]; 1 << 10];
    const FIELDS: &[FieldLayout] = &[
        FieldLayout::new("head", 0, &u64::LAYOUT),
        FieldLayout::new("body", 8, &Huge::LAYOUT),
    ];
    #[repr(C)]
    struct Whole(u64, Huge);
    const HUGE: Layout = Layout::of::<Whole>("Huge", Kind::Struct { fields: FIELDS });
    let text = format!("{HUGE:#}");
    assert!(
        text.contains("⋮ 268435454 rows like the one above"),
        "{text}"
    );
    assert!(text.lines().count() < 20);
}

#[test]
fn what_is_no_record_is_one_line() {
    let line = |layout: Layout| format!("{layout:#}");
    assert_eq!(line(f64::LAYOUT), "f64: 8 bytes, alignment 8, format d");
    assert_eq!(line(u8::LAYOUT), "u8: 1 byte, alignment 1, format B");
    assert_eq!(
        line(Be::<f32>::LAYOUT),
        "Be<f32>: 4 bytes, alignment 1, format >f"
    );
    assert_eq!(
        line(<[[u16; 3]; 2]>::LAYOUT),
        "[[u16; 3]; 2]: 12 bytes, alignment 2, format (2,3)<H"
    );
    let table = |text: &str| format!("{:#}", Format::parse(text).unwrap().table());
    assert_eq!(table(">d"), "item: 8 bytes, Be<f64>, format >d");
    assert_eq!(table("5s"), "item: 5 bytes, [u8; 5], format 5s");
}

#[test]
fn arrays_of_records_show_one_element() {
    assert_eq!(
        format!("{:#}", <[Point; 2]>::LAYOUT),
        "\
[Point; 2]: 24 bytes, alignment 4

     field     offset  size  type    format
  ─────────────────────────────────────────
  a  [0].x          0     4  f32     <f
  b  [0].y          4     4  f32     <f
  c  [0].kind       8     1  u8      <B
  ·  ········       9     3  hole    3x
     [1]           12    12  1 more

   0  AaaaBbbb
   8  C···Aaaa
  16  BbbbC···

6 of 24 bytes are lost to 2 holes."
    );
}

#[test]
fn a_format_from_elsewhere() {
    let text = "T{5s:n\n:<3w:text:5p:pas:(2)T{>Zd:c:4x}:cc:4x:void:<f3x}";
    assert_eq!(
        Format::parse(text)
            .unwrap()
            .table()
            .titled("a\u{1b}b")
            .to_string(),
        "\
a\\u{1b}b: 73 bytes

  field      offset  size  type              format
  ──────────────────────────────────────────────────
  n\\u{a}          0     5  [u8; 5]           5s
  text            5    12  [char; 3]         <3w
  pas            17     5  Pascal string     5p
  cc             22    40  [record; 2]       (2)T{…}
    cc[0].c      22    16  Be<Complex<f64>>  >Zd
    ·······      38     4  hole              4x
    cc[1]        42    20  1 more
  void           62     4  [u8; 4]           4x
  _              66     4  f32               <f
  ·········      70     3  hole              3x

11 of 73 bytes are lost to 3 holes, 8 of them inside fields."
    );
    let long = format!("T{{<d:{}end:}}", "long".repeat(40));
    let table = Format::parse(&long).unwrap().table().to_string();
    assert!(table.contains("  …"), "{table}");
    assert!(table.contains("longend "), "{table}");
    assert!(
        table.lines().all(|line| line.chars().count() < 100),
        "{table}"
    );
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Shuffled {
    flag: bool,
    at: [Point; 2],
    id: u64,
    half: u16,
    wide: f64,
    last: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Sorted {
    id: u64,
    wide: f64,
    at: [Point; 2],
    half: u16,
    flag: bool,
    last: u8,
}

#[test]
fn the_advice_is_what_the_compiler_makes_of_it() {
    let text = Shuffled::LAYOUT.to_string();
    let advice = "In the order id, wide, at, half, flag, last it would be 48 bytes, 16 fewer.";
    assert!(text.ends_with(advice), "{text}");
    assert_eq!((size_of::<Shuffled>(), size_of::<Sorted>()), (64, 48));
    assert!(!Sorted::LAYOUT.to_string().contains("In the order"));
}

#[test]
fn no_order_loses_fewer_bytes_than_the_advice() {
    let permuted = [
        Quake::LAYOUT,
        Wide::LAYOUT,
        Long::LAYOUT,
        Shuffled::LAYOUT,
        Sorted::LAYOUT,
    ];
    for layout in permuted {
        let text = layout.to_string().replace('\n', " ");
        let advised = text
            .split(" it would be ")
            .nth(1)
            .map_or(layout.size(), |rest| {
                rest.split(' ').next().unwrap().parse().unwrap()
            });
        let mut fields: Vec<_> = layout.fields().iter().map(|f| *f.layout()).collect();
        let mut best = usize::MAX;
        permute(&mut fields, 0, &mut |fields| {
            best = best.min(c_size(fields, layout.align()));
        });
        assert_eq!(advised, best, "{text}");
    }
}

/// The size of a C struct of these fields, none aligned more than `align`.
fn c_size(fields: &[Layout], align: usize) -> usize {
    let end = fields.iter().fold(0_usize, |end, field| {
        end.next_multiple_of(field.align().min(align)) + field.size()
    });
    end.next_multiple_of(align)
}

fn permute(fields: &mut [Layout], from: usize, visit: &mut dyn FnMut(&[Layout])) {
    if from == fields.len() {
        visit(fields);
    }
    for i in from..fields.len() {
        fields.swap(from, i);
        permute(fields, from + 1, visit);
        fields.swap(from, i);
    }
}
