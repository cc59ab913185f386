//! The settings of `#[view(...)]`.
#![cfg(all(target_endian = "little", target_pointer_width = "64"))]
// The numbers compared are the very ones that were put in.
#![allow(clippy::float_cmp)]

use view_core::layout::Kind;
use view_core::{AsView, BufferView, View};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(rename_all = "camelCase")]
struct Renamed {
    magnitude_type: u16,
    #[view(rename = "Depth / km")]
    depth: u16,
    #[view(rename = "type")]
    kind: u8,
}

#[test]
fn rename_changes_the_format_and_not_the_column() {
    assert_eq!(
        Renamed::FORMAT,
        "T{<H:magnitudeType:<H:Depth / km:<B:type:x}"
    );
    let rows = [Renamed {
        magnitude_type: 1,
        depth: 2,
        kind: 3,
    }];
    let RenamedColumns {
        magnitude_type,
        depth,
        kind,
    } = rows.columns();
    assert_eq!((magnitude_type[0], depth[0], kind[0]), (1, 2, 3));
}

macro_rules! style {
    ($($style:literal => $name:ident, $format:literal;)*) => { $(
        #[derive(Clone, Copy, BufferView)]
        #[repr(C)]
        #[view(rename_all = $style)]
        struct $name { ab_cd: u8, r#type: u8 }
        #[test]
        #[allow(non_snake_case)]
        fn $name() {
            assert_eq!($name::FORMAT, $format);
        }
    )* };
}

mod styles {
    use super::BufferView;

    style! {
        "lowercase" => Lower, "T{<B:ab_cd:<B:type:}";
        "UPPERCASE" => Upper, "T{<B:AB_CD:<B:TYPE:}";
        "PascalCase" => Pascal, "T{<B:AbCd:<B:Type:}";
        "camelCase" => Camel, "T{<B:abCd:<B:type:}";
        "snake_case" => Snake, "T{<B:ab_cd:<B:type:}";
        "SCREAMING_SNAKE_CASE" => ScreamingSnake, "T{<B:AB_CD:<B:TYPE:}";
        "kebab-case" => Kebab, "T{<B:ab-cd:<B:type:}";
        "SCREAMING-KEBAB-CASE" => ScreamingKebab, "T{<B:AB-CD:<B:TYPE:}";
    }
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Padded {
    tag: u8,
    #[view(pad)]
    _reserved: [u8; 7],
    x: f64,
    #[view(pad)]
    _tail: u32,
}

#[test]
fn pad_is_unnamed_and_initialised() {
    assert_eq!(Padded::FORMAT, "T{<B:tag:7x<d:x:8x}");
    assert_eq!(Padded::STRUCT_FORMAT, Some("<B7xd8x"));
    // Seven and four bytes are the program's, four the compiler's.
    assert_eq!(Padded::LAYOUT.padding(), 4);
    let rows = [Padded {
        tag: 1,
        _reserved: [0; 7],
        x: 2.0,
        _tail: 0,
    }];
    let PaddedColumns { tag, x } = rows.columns();
    assert_eq!((tag[0], x[0]), (1, 2.0));
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Text {
    #[view(bytes)]
    code: [u8; 5],
    #[view(bytes, rename = "Long name")]
    name: [u8; 12],
}

#[test]
fn bytes_are_a_string_of_bytes() {
    assert_eq!(Text::FORMAT, "T{5s:code:12s:Long name:}");
    assert_eq!(Text::STRUCT_FORMAT, Some("<5s12s"));
    let rows = [Text {
        code: *b"abcde",
        name: [0; 12],
    }];
    assert_eq!(&rows.columns().code[0], b"abcde");
}

#[derive(Clone, Copy)]
#[repr(C)]
union Either {
    integer: u32,
    float: f32,
}

// SAFETY: both fields are four plain bytes.
unsafe impl bytemuck::Zeroable for Either {}
// SAFETY: as above.
unsafe impl bytemuck::Pod for Either {}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Opaque {
    #[view(opaque)]
    id: u128,
    #[view(opaque)]
    either: Either,
    #[view(opaque)]
    many: [Either; 2],
    plain: u32,
}

#[test]
fn opaque_is_named_bytes() {
    assert_eq!(Opaque::FORMAT, "T{16x:id:4x:either:8x:many:<I:plain:}");
    assert!(matches!(
        Opaque::LAYOUT.fields()[0].layout().kind(),
        Kind::Opaque
    ));
    let rows = [Opaque {
        id: 1 << 100,
        either: Either { float: 1.0 },
        many: [Either { integer: 0 }; 2],
        plain: 9,
    }];
    let OpaqueColumns { id, either, .. } = rows.columns();
    assert_eq!(id[0], 1 << 100);
    // SAFETY: every bit pattern is a `u32`.
    assert_eq!(unsafe { either[0].integer }, 0x3F80_0000);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(name = "Body", derive(Clone, Copy, Debug))]
struct Particle {
    x: f64,
    #[view(bytes)]
    tag: [u8; 8],
}

#[test]
fn name_and_derive_are_for_the_columns() {
    let rows = [Particle {
        x: 1.5,
        tag: [1; 8],
    }; 2];
    let columns: BodyColumns<'_> = rows.columns();
    let again = columns;
    assert_eq!(columns.x[1], again.x[1]);
    assert_eq!(again.tag[0][7], 1);
    let _: BodyFields<View<'_, Particle>> = again;
}

mod packed {
    use super::*;

    #[derive(Clone, Copy, BufferView)]
    #[repr(C, packed)]
    struct Packed {
        #[view(bytes)]
        tag: [u8; 3],
        #[view(opaque)]
        id: u128,
        #[view(pad)]
        _hole: u16,
        x: u32,
    }

    #[test]
    fn settings_work_in_packed_structs() {
        assert_eq!(Packed::FORMAT, "T{3s:tag:16x:id:2x<I:x:}");
        let rows = [Packed {
            tag: [1; 3],
            id: 5,
            _hole: 0,
            x: 6,
        }];
        let PackedColumns { tag, id, x } = rows.columns();
        assert_eq!((tag[0].get(), id[0].get(), x[0].get()), ([1; 3], 5, 6));
    }
}

mod generic {
    use super::*;

    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Generic<T, const N: usize> {
        #[view(opaque)]
        any: T,
        #[view(bytes)]
        text: [u8; N],
        #[view(pad)]
        _fill: [T; 1],
    }

    #[test]
    fn settings_work_in_generic_structs() {
        assert_eq!(Generic::<u16, 3>::FORMAT, "T{2x:any:3s:text:3x}");
    }
}
