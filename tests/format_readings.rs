//! Which reading of a string is taken: the cases that decided the rules.

use view_core::format::{Format, FormatError, FormatErrorKind, Platform, Scalar};

/// The offset of each field that `paths` name, for items of `itemsize` bytes.
fn offsets(text: &str, itemsize: usize, paths: &[&str]) -> Option<Vec<usize>> {
    let format = Format::parse_for(text, itemsize, Platform::X86_64).ok()?;
    assert_eq!(format.itemsize(), itemsize);
    let offset = |path: &&str| {
        format
            .field(path)
            .unwrap_or_else(|| panic!("{text}: {path}"))
            .0
    };
    Some(paths.iter().map(offset).collect())
}

#[test]
fn one_struct_in_many_spellings() {
    // struct { double x; double y; unsigned id; }, 24 bytes.
    let named = [
        "T{d:x:d:y:I:id:4x}",
        "T{d:x:d:y:I:id:xxxx}",
        "T{=d:x:=d:y:=I:id:4x}",
        "T{=d:x:d:y:I:id:4x}",
        "=T{d:x:d:y:I:id:4x}",
        "T{<d:x:<d:y:<I:id:4x}",
        "<T{d:x:d:y:I:id:4x}",
        "T{^d:x:^d:y:^I:id:4x}",
        "^T{d:x:d:y:I:id:4x}",
        "T{d:x:d:y:I:id:}",
        "@T{d:x:d:y:I:id:}",
        "d:x:d:y:I:id:4x",
        "d:x:d:y:I:id:",
        " T{ d:x: d:y: I:id: 4x } ",
    ];
    let first = Format::parse_for(named[0], 24, Platform::X86_64).unwrap();
    for text in named {
        let format =
            Format::parse_for(text, 24, Platform::X86_64).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(format, first, "{text}");
    }
    for text in ["ddI4x", "dd I4x", "ddI", "=ddI4x", "T{ddI}"] {
        let format =
            Format::parse_for(text, 24, Platform::X86_64).unwrap_or_else(|e| panic!("{e}"));
        let places: Vec<usize> = format
            .fields()
            .unwrap()
            .iter()
            .map(view_core::format::Field::offset)
            .collect();
        assert_eq!(places, [0, 8, 16], "{text}");
    }
    // Twenty bytes: packed, said in NumPy's way.
    assert_eq!(
        offsets("T{=d:x:d:y:@I:id:}", 20, &["x", "y", "id"]),
        Some(vec![0, 8, 16])
    );
    // NumPy's again, of memory that is not aligned.
    assert_eq!(
        offsets("T{=d:x:d:y:I:id:}", 24, &["x", "y", "id"]),
        Some(vec![0, 8, 16])
    );
    // Neither packed nor padded, and no word about it.
    assert_eq!(offsets("T{<d:x:<d:y:<I:id:}", 24, &[]), None);
    assert_eq!(offsets("=d:x:d:y:I:id:", 24, &[]), None);
}

#[test]
fn numpy_leaves_out_the_end_also_where_nothing_is_aligned() {
    let cases: &[(&str, usize, &[usize])] = &[
        ("T{>i:s:b:z:}", 8, &[0, 4]),
        ("T{>q:s:@i:z:}", 16, &[0, 8]),
        ("T{>Zd:s:(3)3w:z:}", 56, &[0, 16]),
        ("T{>d:s:T{i:p:b:q:}:z:}", 16, &[0, 8]),
        // Nobody pads so much, or leaves so little, or puts an `i` there.
        ("T{>i:s:b:z:}", 12, &[]),
        ("T{>i:s:b:z:}", 6, &[]),
        ("T{>h:s:i:z:}", 8, &[]),
        ("T{b:s:>i:z:}", 8, &[]),
        // The elements of an array could have it as well.
        ("T{>d:s:(2)T{i:p:b:q:}:z:}", 24, &[]),
        // ctypes says each order, and that of this machine.
        ("T{>i:s:>h:z:}", 8, &[]),
        ("T{>i:s:<b:z:}", 8, &[]),
        ("T{<i:s:b:z:}", 8, &[]),
    ];
    for &(text, itemsize, places) in cases {
        let found = offsets(
            text,
            itemsize,
            if places.is_empty() { &[] } else { &["s", "z"] },
        );
        let expected = (!places.is_empty()).then_some(places);
        assert_eq!(found.as_deref(), expected, "{text} of {itemsize} bytes");
    }
}

#[test]
fn numpy_nests_with_the_padding_outside() {
    let cases: &[(&str, usize, &[usize], usize)] = &[
        ("T{T{i:p:b:q:}:s:xxxb:z:}", 12, &[0, 8], 8),
        ("T{T{i:p:b:q:}:s:xxxi:z:}", 12, &[0, 8], 8),
        ("T{(2)T{i:p:b:q:}:s:xxxxxxb:z:}", 20, &[0, 16], 16),
        ("T{b:a:=i:b:h:s:d:z:}", 15, &[5, 7], 2),
        ("T{b:s:T{=h:p:d:q:}:z:b:y:}", 12, &[0, 1], 1),
        ("T{xxxxi:s:xxxxh:z:}", 20, &[4, 12], 4),
    ];
    for &(text, itemsize, places, size) in cases {
        assert_eq!(
            offsets(text, itemsize, &["s", "z"]).as_deref(),
            Some(places),
            "{text}"
        );
        let format = Format::parse_for(text, itemsize, Platform::X86_64).unwrap();
        assert_eq!(format.field("s").unwrap().1.size(), size, "{text}");
    }
    // One packed item is written as if it were aligned.
    assert_eq!(offsets("T{d:x:i:y:}", 12, &["x", "y"]), Some(vec![0, 8]));
    assert_eq!(offsets("T{d:x:i:y:}", 16, &["x", "y"]), Some(vec![0, 8]));
    // The innermost struct takes its share of what the one around it takes.
    let format = Format::parse_for("T{T{T{i:p:b:q:}:r:}:s:xxxb:z:}", 12, Platform::X86_64).unwrap();
    assert_eq!(format.field("s.r").unwrap().1.size(), 8);
}

#[test]
fn cython_implies_all_padding() {
    let paths = ["a", "s.p", "s.q", "z"];
    let text = "T{b:a:T{h:p:d:q:}:s:b:z:}";
    let format = Format::parse_for(text, 32, Platform::X86_64).unwrap();
    let places: Vec<usize> = paths.iter().map(|p| format.field(p).unwrap().0).collect();
    assert_eq!(places, [0, 8, 16, 24]);
    assert_eq!(offsets("T{T{i:p:b:q:}:s:b:z:}", 12, &["z"]), Some(vec![8]));
    assert_eq!(
        offsets("T{^T{^i:p:^b:q:}:s:^b:z:}", 6, &["z"]),
        Some(vec![5])
    );
}

#[test]
fn padding_behind_arrays_is_taken_where_it_can_be_told_whose_it_is() {
    // By the alignment under `@`, and by ctypes writing it inside the braces.
    let v = |text: &str, itemsize: usize| -> Result<usize, FormatError> {
        let format = Format::parse_for(text, itemsize, Platform::X86_64)?;
        Ok(format.field("v").unwrap().1.as_array().1.size())
    };
    assert_eq!(v("T{(2)T{i:p:b:q:}:v:xxxxxxb:z:}", 20), Ok(8));
    assert_eq!(v("T{(2)T{<i:p:<b:q:3x}:v:<b:z:3x}", 20), Ok(8));
    assert_eq!(v("T{(2)T{<i:p:<b:q:}:v:6x<b:z:}", 17), Ok(5));
    assert_eq!(v("T{(2)T{=i:p:b:q:}:v:b:z:}", 11), Ok(5));
    // Big-endian and aligned, or packed with a gap behind: nobody can tell. Nor where a program
    // asked NumPy for the order of the machine by its name.
    for text in [
        "T{(2)T{>i:p:b:q:}:v:xxxxxxq:z:}",
        "T{(2)T{<i:p:b:q:}:v:xxxxxxq:z:}",
    ] {
        let error = v(text, 24).unwrap_err();
        assert_eq!(error.kind(), FormatErrorKind::Itemsize);
        assert_eq!(error.column(), 6, "{error}");
        assert!(error.found().contains("array of structs"), "{error}");
    }
}

#[test]
fn what_ctypes_leaves_out_is_not_made_up() {
    for (text, itemsize) in [
        ("T{<b:a:<i:b:<h:c:<d:d:}", 24), // padding, before 3.12
        ("B", 15),                       // a packed struct, before 3.12
        ("T{<i:t:4xB:u:}", 16),          // a union of eight bytes
        ("T{<b:c:7x<d:d:}", 24),         // a base class of eight bytes
        ("T{<i:a:<i:b:<i:c:}", 8),       // bit fields
    ] {
        assert_eq!(offsets(text, itemsize, &[]), None, "{text}");
    }
}

#[test]
fn the_top_level_is_not_padded_but_may_be() {
    let size = |text: &str| Format::parse(text).unwrap().itemsize();
    assert_eq!(
        (size("ib"), size("T{ib}"), size("ib0i"), size("=ib")),
        (5, 8, 8, 5)
    );
    assert!(Format::parse_sized("ib", 5).is_ok() && Format::parse_sized("ib", 8).is_ok());
    assert!(Format::parse_sized("ib", 6).is_err() && Format::parse_sized("=ib", 8).is_err());
}

#[test]
fn the_byte_order_in_force_goes_through_braces() {
    let text = "T{>h:a:T{h:b:<h:c:}:s:h:d:@h:e:}";
    let format = Format::parse_for(text, 10, Platform::X86_64).unwrap();
    let order = |path: &str| {
        format
            .field(path)
            .unwrap()
            .1
            .as_scalar()
            .unwrap()
            .1
            .prefix()
    };
    let all: Vec<&str> = ["a", "s.b", "s.c", "d", "e"]
        .into_iter()
        .map(order)
        .collect();
    assert_eq!(all, [">", ">", "<", "<", "<"]);
    // A pointer's target keeps its own to itself.
    let format = Format::parse_for("<&>h<h", 10, Platform::X86_64).unwrap();
    assert_eq!(
        format.fields().unwrap()[1]
            .item()
            .as_scalar()
            .unwrap()
            .1
            .prefix(),
        "<"
    );
    let format = Format::parse_for("T{<i:a:&>h:p:h:b:}", 14, Platform::X86_64).unwrap();
    assert_eq!(
        format.field("b").unwrap().1.as_scalar().unwrap().1.prefix(),
        "<"
    );
}

#[test]
fn each_platform_has_its_sizes_and_alignments() {
    let sizes = [
        (
            Platform::X86_64,
            "hilqnefdgu",
            [2, 4, 8, 8, 8, 2, 4, 8, 16, 4],
            [2, 4, 8, 8, 8, 2, 4, 8, 16, 4],
        ),
        (
            Platform::I686,
            "hilqnefdgu",
            [2, 4, 4, 8, 4, 2, 4, 8, 12, 4],
            [2, 4, 4, 4, 4, 2, 4, 4, 4, 4],
        ),
        (
            Platform::S390X,
            "hilqnefdgu",
            [2, 4, 8, 8, 8, 2, 4, 8, 16, 4],
            [2, 4, 8, 8, 8, 2, 4, 8, 8, 4],
        ),
        (
            Platform::WASM32,
            "hilqnefdgu",
            [2, 4, 4, 8, 4, 2, 4, 8, 16, 4],
            [2, 4, 4, 8, 4, 2, 4, 8, 8, 4],
        ),
        (
            Platform::WIN64,
            "hilqnefdgu",
            [2, 4, 4, 8, 8, 2, 4, 8, 8, 2],
            [2, 4, 4, 8, 8, 2, 4, 8, 8, 2],
        ),
        (
            Platform::WIN32,
            "hilqnefdgu",
            [2, 4, 4, 8, 4, 2, 4, 8, 8, 2],
            [2, 4, 4, 8, 4, 2, 4, 8, 8, 2],
        ),
    ];
    for (platform, letters, sizes, aligns) in sizes {
        for ((letter, size), align) in letters.chars().zip(sizes).zip(aligns) {
            for text in [letter.to_string(), letter.to_uppercase().to_string()] {
                // The upper case of these is something else.
                if !matches!(text.as_str(), "E" | "F" | "D" | "G" | "U") {
                    let whole = Format::parse_for(&text, size, platform);
                    assert!(whole.is_ok(), "{platform:?} {text}");
                    let text = format!("b{text}");
                    let format = Format::parse_for(&text, size + align, platform).unwrap();
                    assert_eq!(
                        format.fields().unwrap()[1].offset(),
                        align,
                        "{platform:?} {text}"
                    );
                    // `^`: the same size, and no alignment.
                    assert!(Format::parse_for(&format!("^{text}"), size + 1, platform).is_ok());
                }
            }
        }
        for pointer in ["P", "O", "z", "Z", "X{}", "&d"] {
            let size = platform.pointer_size();
            assert!(
                Format::parse_for(pointer, size, platform).is_ok(),
                "{platform:?} {pointer}"
            );
        }
    }
}

#[test]
fn the_target_is_one_of_them() {
    if cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        assert_eq!(Platform::NATIVE, Platform::X86_64);
    }
    if cfg!(all(target_os = "linux", target_arch = "aarch64")) {
        assert_eq!(Platform::NATIVE, Platform::AARCH64);
    }
    assert_eq!(Platform::NATIVE.pointer_size(), size_of::<usize>());
    assert_eq!(Platform::NATIVE.align_of(Scalar::U64), align_of::<u64>());
}

#[test]
fn rarer_codes() {
    let scalar = |text: &str| {
        Format::parse_for(
            text,
            Format::parse(text).unwrap().itemsize(),
            Platform::NATIVE,
        )
        .unwrap()
        .item()
        .as_scalar()
        .map(|(s, _)| s)
    };
    assert_eq!(scalar("F"), Some(Scalar::Complex32));
    assert_eq!(scalar("D"), Some(Scalar::Complex64));
    assert_eq!(scalar("Zd"), Some(Scalar::Complex64));
    assert_eq!(scalar("Ze"), Some(Scalar::Complex16));
    assert_eq!(scalar("w"), Some(Scalar::Ucs4));
    assert_eq!(scalar("3w"), None);
    assert!(
        Format::parse("w")
            .unwrap()
            .is_equivalent(&Format::parse("1w").unwrap())
    );
    assert!(
        Format::parse("c")
            .unwrap()
            .is_equivalent(&Format::parse("s").unwrap())
    );
    assert!(
        !Format::parse("c")
            .unwrap()
            .is_equivalent(&Format::parse("B").unwrap())
    );
    // A pointer has the order of its platform, and no mark has to say so.
    assert!(Format::parse_for(">P", 8, Platform::X86_64).is_err());
    assert!(Format::parse_for("(2)>P", 16, Platform::X86_64).is_err());
    assert!(Format::parse_for(">P", 8, Platform::S390X).is_ok());
    assert!(Format::parse_for("T{>q:a:O:o:}", 16, Platform::X86_64).is_ok());
    assert!(Format::parse_for("T{T{>q:a:}:s:&<i:p:}", 16, Platform::X86_64).is_ok());
}
