//! Every kind of difference between a type and a format, and what is none.

// The strings say `<`, and their sizes are those of this target.
#![cfg(all(target_endian = "little", target_pointer_width = "64"))]

use view_core::format::{Format, Platform};
use view_core::layout::{Difference, DifferenceKind as Kind, LayoutMismatch, Overlook};
use view_core::{Be, BufferView, Error, ErrorKind};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Vec3 {
    x: f32,
    y: f32,
    z: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Star {
    id: u32,
    pos: Vec3,
    mag: f64,
    tag: [u8; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Mesh {
    corners: [Vec3; 2],
    count: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Matrix {
    m: [[f64; 2]; 2],
    flag: bool,
}

fn diff<T: BufferView>(text: &str) -> LayoutMismatch {
    diff_over::<T>(text, Overlook::NOTHING)
}

fn diff_over<T: BufferView>(text: &str, overlook: Overlook) -> LayoutMismatch {
    let format = Format::parse_for(text, T::LAYOUT.size(), Platform::NATIVE)
        .or_else(|_| Format::parse(text))
        .unwrap();
    T::LAYOUT.diff(&format, overlook)
}

#[track_caller]
fn same<T: BufferView>(text: &str) {
    let mismatch = diff::<T>(text);
    assert!(mismatch.is_empty(), "{text}\n{mismatch:#}");
}

#[track_caller]
fn differs<T: BufferView>(text: &str, expected: &[(&str, Kind)]) {
    let mismatch = diff::<T>(text);
    let found: Vec<_> = mismatch
        .differences()
        .iter()
        .map(|d| (d.path(), d.kind()))
        .collect();
    assert_eq!(found, expected, "{text}\n{mismatch:#}");
}

#[test]
fn a_type_fits_its_own_strings() {
    same::<Vec3>(Vec3::FORMAT);
    same::<Star>(Star::FORMAT);
    same::<Mesh>(Mesh::FORMAT);
    same::<Matrix>(Matrix::FORMAT);
    same::<f64>("d");
    same::<Be<i32>>(">i");
    same::<Vec3>(Vec3::STRUCT_FORMAT.unwrap());
    same::<Star>(Star::STRUCT_FORMAT.unwrap());
    same::<Mesh>(Mesh::STRUCT_FORMAT.unwrap());
    same::<Matrix>(Matrix::STRUCT_FORMAT.unwrap());
}

#[test]
fn spelling_is_no_difference() {
    for tag in ["2s", "(2)B", "(2)c", "2B", "2x"] {
        same::<Star>(&format!(
            "T{{<I:id:T{{<f:x:<f:y:<f:z:}}:pos:<d:mag:{tag}:tag:6x}}"
        ));
    }
    same::<[u8; 5]>("5s");
    same::<[char; 3]>("<3w");
    same::<u8>("1s");
    same::<u8>("c");
    same::<[u8; 1]>("1s");
    same::<[[u8; 2]; 3]>("(3)2s");
    same::<[[u8; 2]; 3]>("(3,2)B");
    same::<Vec3>("fff");
    same::<Vec3>("3f");
    same::<Matrix>("4d?");
    same::<Matrix>("dddd?7x");
    // NumPy leaves the padding at the end out, Cython all of it.
    same::<Star>("T{I:id:T{f:x:f:y:f:z:}:pos:d:mag:2B:tag:}");
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Padded {
    tag: u8,
    #[view(pad)]
    reserved: [u8; 7],
    #[view(bytes)]
    text: [u8; 4],
    #[view(opaque)]
    id: [u8; 4],
}

#[test]
fn declared_padding_is_padding() {
    same::<Padded>(Padded::FORMAT);
    same::<Padded>(Padded::STRUCT_FORMAT.unwrap());
    // What means nothing may have a name; a field that means something is one too many.
    same::<Padded>("T{<B:tag:3x:a:4x:b:4s:text:4x:id:}");
    same::<Padded>("T{1s:tag:(7)B:reserved:(4)<B:text:(2,2)B:id:}");
    differs::<Padded>(
        "T{<B:tag:3xI:more:4s:text:4x:id:}",
        &[("more", Kind::Extra)],
    );
    differs::<Padded>(
        "T{<B:tag:4x4B:reserved:3x4s:text:4x:id:}",
        &[
            ("reserved", Kind::Extra),
            ("text", Kind::Moved),
            ("id", Kind::Moved),
            ("", Kind::ItemSize),
        ],
    );
    differs::<Padded>("T{(1,2)B:tag:6x4s:text:4x:id:}", &[("tag", Kind::Shape)]);
    differs::<Padded>(
        "T{<B:tag:5x6x:a:4x:id:}",
        &[("a", Kind::Extra), ("text", Kind::Missing)],
    );
}

#[test]
fn bytes_of_another_number_are_a_difference() {
    let star = |tag: &str| format!("T{{<I:id:T{{<f:x:<f:y:<f:z:}}:pos:<d:mag:{tag}}}");
    differs::<Star>(&star("3s:tag:5x"), &[("tag", Kind::Shape)]);
    differs::<Star>(&star("(1,2)B:tag:6x"), &[("tag", Kind::Shape)]);
    differs::<Star>(&star("(2)b:tag:6x"), &[("tag", Kind::Type)]);
    differs::<Star>(&star("2p:tag:6x"), &[("tag", Kind::Type)]);
}

#[test]
fn each_kind_is_found_under_its_path() {
    let rest = "<d:mag:2s:tag:6x}";
    let star = |begin: &str| format!("T{{{begin}{rest}");
    differs::<Star>(
        &star("<I:id:T{<f:x:<f:y:4x}:pos:"),
        &[("pos.z", Kind::Missing)],
    );
    differs::<Star>(
        &star("<I:id:T{<f:x:<f:y:<f:w:}:pos:"),
        &[("pos.z", Kind::Renamed)],
    );
    differs::<Star>(
        &star("<I:id:T{<f:x:<f:y:>f:z:}:pos:"),
        &[("pos.z", Kind::ByteOrder)],
    );
    differs::<Star>(
        &star("<I:id:T{<f:x:<f:y:>i:z:}:pos:"),
        &[("pos.z", Kind::Type), ("pos.z", Kind::ByteOrder)],
    );
    differs::<Star>(
        &star("<I:id:T{<f:x:<f:y:(1)<f:z:}:pos:"),
        &[("pos.z", Kind::Shape)],
    );
    differs::<Star>(
        &star("T{<f:x:<f:y:<f:z:}:pos:<I:id:"),
        &[("id", Kind::Moved), ("pos", Kind::Moved)],
    );
    differs::<Star>(
        &star("<I:id:T{<f:y:<f:x:<f:z:}:pos:"),
        &[("pos.x", Kind::Moved), ("pos.y", Kind::Moved)],
    );
    differs::<Star>(
        &star("12x<I:id:"),
        &[("id", Kind::Moved), ("pos", Kind::Missing)],
    );
    differs::<Star>(
        "T{<I:id:T{<f:x:<f:y:<f:z:}:pos:<d:mag:2s:tag:2x<I:more:}",
        &[("more", Kind::Extra)],
    );
    differs::<Star>(
        "T{<I:id:T{<f:x:<f:y:<f:z:}:pos:<d:mag:2s:tag:14x}",
        &[("", Kind::ItemSize)],
    );
    differs::<Star>(
        "T{<I:id:<f:x:<f:y:<f:z:<d:mag:2s:tag:6x}",
        &[
            ("pos.x", Kind::Renamed),
            ("pos.y", Kind::Renamed),
            ("pos.z", Kind::Renamed),
        ],
    );
    differs::<f64>(">d", &[("", Kind::ByteOrder)]);
    differs::<f64>("q", &[("", Kind::Type)]);
    differs::<f64>("f", &[("", Kind::Type), ("", Kind::ItemSize)]);
    differs::<f64>("8s", &[("", Kind::Type)]);
    differs::<bool>("B", &[("", Kind::Type)]);
    differs::<Star>("32s", &[("", Kind::Type)]);
    differs::<Star>("32B", &[("", Kind::Type)]);
    differs::<Star>("32x", &[("", Kind::Type)]);
    differs::<u64>("O", &[("", Kind::Type)]);
    differs::<u64>("&<d", &[("", Kind::Type)]);
}

#[test]
fn elements_of_arrays_of_records_are_compared_once() {
    let mesh = |corner: &str| format!("T{{(2)T{{{corner}}}:corners:<H:count:2x}}");
    differs::<Mesh>(&mesh("<f:x:<f:y:<i:z:"), &[("corners[].z", Kind::Type)]);
    differs::<Mesh>(&mesh("<f:x:<f:y:4x"), &[("corners[].z", Kind::Missing)]);
    differs::<Mesh>(
        "T{(2)T{<f:x:<f:y:}:corners:8x<H:count:2x}",
        &[("corners", Kind::ItemSize), ("corners[].z", Kind::Missing)],
    );
    differs::<Mesh>(
        "T{T{<f:x:<f:y:<f:z:}:corners:12x<H:count:2x}",
        &[("corners", Kind::Shape)],
    );
    differs::<Mesh>("T{24s:corners:<H:count:2x}", &[("corners", Kind::Type)]);
}

#[test]
fn names_may_be_overlooked() {
    let over = |text: &str| diff_over::<Star>(text, Overlook::NAMES);
    for text in [
        "T{<I:a:T{<f:b:<f:c:<f:d:}:e:<d:f:2s:g:6x}",
        "T{<I:a:<f:b:<f:c:<f:d:<d:f:2s:g:6x}",
        "T{<I:a:(3)<f:b:<d:f:<B:g0:<B:g1:6x}",
        "T{T{T{<I:a:}:b:T{<f:b:<f:c:}:c:<f:d:<d:f:}:g:2s:h:6x}",
    ] {
        assert!(over(text).is_empty(), "{text}\n{:#}", over(text));
    }
    // Swapped names are then no longer seen, other offsets still are.
    assert!(over("T{<I:id:T{<f:y:<f:x:<f:z:}:pos:<d:mag:2s:tag:6x}").is_empty());
    let moved = over("T{<I:id:4xT{<f:y:<f:x:}:pos:<d:mag:2s:tag:6x}");
    let found: Vec<_> = moved
        .differences()
        .iter()
        .map(|d| (d.path(), d.kind()))
        .collect();
    assert_eq!(found, [("pos.x", Kind::Missing)]);
    // Two arrays are two shapes, whatever they are called.
    let shape = diff_over::<Matrix>("T{(4)<d:m:<?:flag:7x}", Overlook::NAMES);
    assert_eq!(shape.differences()[0].kind(), Kind::Shape);
}

#[test]
fn all_differences_are_collected_in_order() {
    let text = "T{<Q:id:T{<f:x:<f:y:>f:zz:}:pos:4x<f:mag:2s:label:10x}";
    let format = Format::parse(text).unwrap();
    let mismatch = Star::LAYOUT.diff(&format, Overlook::NOTHING);
    assert_eq!(
        format!("{mismatch:#}"),
        "\
`Star` does not match: 9 differences

  field   expected   found     difference
  ───────────────────────────────────────────────────────────
  id       0  <I      0  <Q    other type
  pos      4  T{…}    8  T{…}  moved
  pos.z   12  <f     16  >f    renamed `zz`, other byte order
  mag     16  <d     24  <f    moved, other type
  tag     24  (2)<B            missing
  label              28  2s    extra
  (item)  32 bytes   40 bytes  other item size"
    );
    assert_eq!(
        mismatch.to_string(),
        "`Star` does not match: id is <Q, not <I; pos lies at 8, not at 4; \
         pos.z is called zz; and 6 more differences"
    );
}

#[test]
fn hostile_formats_are_compared_in_bounded_time() {
    // A million million elements are not walked.
    let text = "T{(1000000,1000000)T{<f:x:}:corners:<H:count:2x}";
    let format = Format::parse(text).unwrap();
    let mismatch = Mesh::LAYOUT.diff(&format, Overlook::NOTHING);
    assert_eq!(mismatch.differences()[0].kind(), Kind::Shape);
    let text = "T{(1000000,1000000)<f:x:}";
    let format = Format::parse(text).unwrap();
    assert!(!Mesh::LAYOUT.diff(&format, Overlook::NAMES).is_empty());
    // Twenty thousand extra fields are counted, not all kept.
    let fields: Vec<_> = (0..20_000).map(|i| format!("<d:f{i}:")).collect();
    let format = Format::parse(&format!("T{{{}}}", fields.concat())).unwrap();
    let mismatch = Vec3::LAYOUT.diff(&format, Overlook::NOTHING);
    assert_eq!(mismatch.differences().len(), LayoutMismatch::KEPT);
    assert!(mismatch.len() > 20_000);
    assert!(format!("{mismatch:#}").lines().count() < 70);
}

#[test]
fn the_memory_adds_its_own() {
    let mut mismatch = LayoutMismatch::new(&<[Star; 2]>::LAYOUT);
    assert!(mismatch.is_empty());
    assert_eq!(mismatch.clone().into_result(), Ok(()));
    mismatch.push(Difference::base(8, 0x1004));
    mismatch.push(Difference::stride(8, 1, -12));
    mismatch.push(Difference::ndim(1, 2));
    mismatch.push(Difference::read_only());
    assert_eq!(
        format!("{mismatch:#}"),
        "\
`[Star; 2]` does not match: 4 differences

  field     expected       found          difference
  ─────────────────────────────────────────────────────────
  (memory)  multiple of 8  4 past one     misaligned base
  (memory)  multiple of 8  -12 on axis 1  misaligned stride
  (memory)  1 dimension    2 dimensions   other ndim
  (memory)  writable       read-only      read-only"
    );
    // What `unwrap` shows is the table too.
    assert_eq!(format!("{mismatch:?}"), format!("{mismatch:#}"));
    let error = Error::from(mismatch.into_result().unwrap_err());
    assert_eq!(error.kind(), ErrorKind::Value);
}

#[test]
fn names_cannot_break_the_table() {
    let format = Format::parse("T{<f:x:<f:y:<f:z\n\u{1b}[31m:}").unwrap();
    let table = format!("{:#}", Vec3::LAYOUT.diff(&format, Overlook::NOTHING));
    assert_eq!(table.lines().count(), 5, "{table}");
    assert!(!table.contains('\u{1b}'));
    let long = format!("T{{<f:x:<f:y:<f:{}:}}", "z".repeat(5000));
    let format = Format::parse(&long).unwrap();
    let mismatch = Vec3::LAYOUT.diff(&format, Overlook::NOTHING);
    assert!(format!("{mismatch:#}").len() < 1000);
}

/// An array that is the whole item is told as a field of that type is.
#[test]
fn arrays_that_are_the_item_are_not_taken_apart() {
    let said = |mismatch: LayoutMismatch| mismatch.to_string();
    assert_eq!(
        said(diff::<[f32; 3]>("(2)<f")),
        "`[f32; 3]` does not match: the item is (2)<f, not (3)<f"
    );
    assert_eq!(
        said(diff::<[f32; 3]>("<f")),
        "`[f32; 3]` does not match: the item is <f, not (3)<f"
    );
    assert_eq!(
        said(diff::<f32>("(3)<f")),
        "`f32` does not match: the item is (3)<f, not <f"
    );
    assert_eq!(
        said(diff::<[[f32; 2]; 3]>("(2,2)<f")),
        "`[[f32; 2]; 3]` does not match: the item is (2,2)<f, not (3,2)<f"
    );
    assert_eq!(
        said(diff::<[f32; 3]>("(2)<d")),
        "`[f32; 3]` does not match: the item is (2)<d, not (3)<f; items have 16 bytes, not 12"
    );
    assert_eq!(
        said(diff::<[u8; 3]>("4s")),
        "`[u8; 3]` does not match: the item is 4s, not (3)<B"
    );
    assert_eq!(
        said(diff::<[Vec3; 2]>("(3)T{<f:x:<f:y:<f:z:}")),
        "`[Vec3; 2]` does not match: the item is (3)T{…}, not (2)T{…}"
    );
    same::<[[f32; 2]; 3]>("(6)<f");
    same::<[f32; 2]>("<ff");
    assert_eq!(
        said(diff::<[f32; 2]>("<fff")),
        "`[f32; 2]` does not match: (unnamed) (<f at 8) is extra; items have 12 bytes, not 8"
    );
}
