//! What memoryview has not: fill, values, conversion, swap, sort.

use view_core::memory::{MemoryView, Record, Reinterpret, Value, memoryview, memoryview_mut};
use view_core::{BufferView, Complex, ErrorKind, s};

use crate::said;

/// Formats of all kinds of numbers, and for each the formats that it becomes, as NumPy's
/// `can_cast(…, "same_kind")` answers.
const SAME_KIND: [(&str, &str); 14] = [
    ("?", "11111111111111"),
    ("b", ".1.1.1.1.11111"),
    ("B", ".1111111111111"),
    ("h", ".1.1.1.1.11111"),
    ("H", ".1111111111111"),
    ("i", ".1.1.1.1.11111"),
    ("I", ".1111111111111"),
    ("q", ".1.1.1.1.11111"),
    ("Q", ".1111111111111"),
    ("e", ".........11111"),
    ("f", ".........11111"),
    ("d", ".........11111"),
    ("Zf", "............11"),
    ("Zd", "............11"),
];

#[test]
fn numbers_become_those_of_their_kind_or_a_more_general_one() {
    for (from, row) in SAME_KIND {
        for (to, answer) in SAME_KIND.iter().map(|(to, _)| to).zip(row.chars()) {
            // Both byte orders, and one that is the other's.
            for (source_order, target_order) in [("", ""), ("<", ">"), (">", "=")] {
                let (from, to) = (
                    format!("{source_order}{from}"),
                    format!("{target_order}{to}"),
                );
                let (mut source, mut target) = ([0_u8; 48], [0xAA_u8; 48]);
                let shape = [3];
                let mut line = memoryview_mut(&mut source);
                let mut source = line
                    .reinterpret_mut(Reinterpret::new(&from).shape(&shape))
                    .unwrap();
                source.copy_from_values([1, 0, 1]).unwrap();
                let mut line = memoryview_mut(&mut target);
                let mut target = line
                    .reinterpret_mut(Reinterpret::new(&to).shape(&shape))
                    .unwrap();
                let done = target.copy_cast_from(&source);
                if answer == '1' {
                    done.unwrap_or_else(|error| panic!("{from} to {to}: {error}"));
                    assert_eq!(target, source, "{from} to {to}");
                } else {
                    let said = said(done);
                    assert!(said.starts_with("TypeError: items of format '"), "{said}");
                    assert!(said.contains("do not become"), "{said}");
                    assert!(target.to_bytes().iter().all(|byte| *byte == 0xAA));
                }
            }
        }
    }
}

#[test]
fn a_value_that_does_not_fit_is_refused_and_nothing_is_written() {
    let mut bytes = [7_u8; 3];
    let mut target = memoryview_mut(&mut bytes);
    for source in [[1_u16, 2, 256], [65535, 0, 0]] {
        assert_eq!(
            said(target.copy_cast_from(&source)),
            "ValueError: memoryview: invalid value for format 'B'"
        );
    }
    let other_shape = said(target.copy_cast_from(&[1_u8, 2]));
    assert!(other_shape.starts_with("ValueError: items of shape [2] do not go into shape [3]"));
    assert!(said(target.copy_cast_from(&[[1_u8], [2], [3]])).starts_with("ValueError: "));
    assert_eq!(bytes, [7; 3]);
    // Every one of a stretched view, every second, backwards.
    let mut wide = [[0.0_f64; 3]; 2];
    let mut target = memoryview_mut(&mut wide);
    let row = memoryview(&[1_i8, 2, 3]);
    target
        .copy_cast_from(&row.broadcast_to(&[2, 3]).unwrap())
        .unwrap();
    target
        .slice_mut(s![1, ..;-2])
        .unwrap()
        .copy_cast_from(&[10_u8, 20])
        .unwrap();
    assert_eq!(target, memoryview(&[[1, 2, 3], [20, 2, 10]]));
}

#[test]
fn records_become_records_field_by_field() {
    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Small {
        id: u8,
        at: [f32; 2],
    }
    #[derive(Clone, Copy, Debug, PartialEq, BufferView)]
    #[repr(C)]
    struct Large {
        at: [f64; 2],
        id: i64,
    }
    let small = [(1, [0.5, 2.0]), (2, [1.5, 3.0])].map(|(id, at)| Small { id, at });
    let empty = Large {
        at: [0.0; 2],
        id: 0,
    };
    let mut large = [empty; 2];
    memoryview_mut(&mut large).copy_cast_from(&small).unwrap();
    let (at, id) = ([1.5, 3.0], 2);
    assert_eq!(large[1], Large { at, id }, "by their names");
    // Not the other way: `i64` is of another kind than `u8`.
    let mut back = small;
    let error = memoryview_mut(&mut back).copy_cast_from(&large);
    assert!(said(error).starts_with("TypeError: "));
    // By their places where the source has no names, and not where it has others.
    let bytes = [1_u8, 7, 2, 8];
    let pairs = memoryview(&bytes).reinterpret("BB").unwrap();
    let mut halves = [0_u16; 4];
    let mut line = memoryview_mut(&mut halves);
    let mut target = line.reinterpret_mut("T{H:a:?:b:x}").unwrap();
    assert!(said(target.copy_cast_from(&pairs)).contains("do not become"));
    let mut target = line.reinterpret_mut("T{H:a:H:b:}").unwrap();
    target.copy_cast_from(&pairs).unwrap();
    let named = memoryview(&bytes).reinterpret("T{B:a:B:c:}").unwrap();
    assert!(said(target.copy_cast_from(&named)).contains("has no field 'b'"));
    assert_eq!(halves, [1, 7, 2, 8]);
}

#[test]
fn fill_writes_every_item_and_nothing_between() {
    let mut bytes = [0_u8; 12];
    let mut line = memoryview_mut(&mut bytes);
    let mut grid = line.reshape_mut([3, 4]).unwrap();
    grid.slice_mut(s![..;-2, 1..3]).unwrap().fill(9).unwrap();
    grid.slice_mut(s![1, 0..0]).unwrap().fill(1).unwrap();
    let error = grid.fill("x").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Type);
    assert_eq!(bytes, [0, 9, 9, 0, 0, 0, 0, 0, 0, 9, 9, 0]);
    let mut record = [0_u8; 6];
    let mut line = memoryview_mut(&mut record);
    let mut records = line.reinterpret_mut("T{B:a:>H:b:}").unwrap();
    records
        .fill(Record::new([("b", 0x0102.into()), ("a", 7.into())]))
        .unwrap();
    assert_eq!(record, [7, 1, 2, 7, 1, 2]);
}

#[test]
fn values_come_one_for_each_item() {
    let mut numbers = [0_i16; 4];
    let mut view = memoryview_mut(&mut numbers);
    view.reshape_mut([2, 2])
        .unwrap()
        .transpose_mut()
        .unwrap()
        .copy_from_values(1..5)
        .unwrap();
    assert_eq!(view, memoryview(&[1, 3, 2, 4]));
    for (values, expected) in [
        (
            vec![1; 3],
            "ValueError: fewer values given than the 4 items of the view: 3",
        ),
        (
            vec![1; 5],
            "ValueError: more values given than the 4 items of the view",
        ),
        (
            vec![1, 2, 3, 40000],
            "ValueError: memoryview: invalid value for format 'h'",
        ),
    ] {
        assert_eq!(said(view.copy_from_values(values)), expected);
    }
    // Of values without end as many are asked for as tell.
    assert!(view.copy_from_values(std::iter::repeat(7)).is_err());
    assert_eq!(numbers, [1, 3, 2, 4]);
}

#[test]
fn swap_exchanges_two_items_wherever_they_are() {
    let mut table = [[1_u16, 2, 3], [4, 5, 6]];
    let mut view = memoryview_mut(&mut table);
    view.swap([0, 0], [-1, -1]).unwrap();
    view.swap([1, 1], [1, 1]).unwrap();
    assert_eq!(
        said(view.swap([0, 0], [2, 0])),
        "IndexError: index out of bounds on dimension 1"
    );
    assert_eq!(
        said(view.swap([0, isize::MIN], [0, 0])),
        "IndexError: index out of bounds on dimension 2"
    );
    assert_eq!(table, [[6, 2, 3], [4, 5, 1]]);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Row {
    kind: u8,
    depth: f64,
    place: Place,
    flag: bool,
    phase: Complex<f32>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Place {
    name: [u8; 3],
    code: i64,
}

fn rows() -> Vec<Row> {
    let depths = [
        3.0,
        f64::NAN,
        -1.0,
        3.0,
        f64::NEG_INFINITY,
        -0.0,
        0.0,
        f64::INFINITY,
    ];
    depths
        .iter()
        .enumerate()
        .map(|(i, depth)| Row {
            kind: i as u8,
            depth: *depth,
            place: Place {
                name: *b"abc",
                code: [5, i64::MIN, 5, 0, i64::MAX, -1, 5, 1][i],
            },
            flag: i % 3 == 0,
            phase: Complex::new(0.0, 1.0),
        })
        .collect()
}

/// The order of the records, by their first field.
fn order(records: &[Row]) -> Vec<u8> {
    records.iter().map(|row| row.kind).collect()
}

#[test]
fn sorting_keeps_the_order_of_what_is_equal() {
    let mut records = rows();
    let mut view = memoryview_mut(&mut records);
    // NaN last, and a zero of either sign is one.
    view.sort_by_field("depth").unwrap();
    assert_eq!(order(&records), [4, 2, 5, 6, 0, 3, 7, 1]);
    let mut records = rows();
    memoryview_mut(&mut records)
        .sort_by_field("place.code")
        .unwrap();
    assert_eq!(order(&records), [1, 5, 3, 7, 0, 2, 6, 4]);
    let mut records = rows();
    memoryview_mut(&mut records).sort_by_field("flag").unwrap();
    assert_eq!(order(&records), [1, 2, 4, 5, 7, 0, 3, 6]);
    // Also of many, of which a sort that is fast would lose the order.
    let mut many: Vec<[u16; 2]> = (0..500).map(|i| [i * 7 % 5, i]).collect();
    let mut expected = many.clone();
    expected.sort_by_key(|pair| pair[0]);
    let mut view = memoryview_mut(&mut many);
    let mut line = view.reshape_mut([-1]).unwrap();
    let mut pairs = line
        .reinterpret_mut(Reinterpret::new("T{H:key:H:id:}").shape(&[500]))
        .unwrap();
    pairs.sort_by_field("key").unwrap();
    assert_eq!(many, expected);
    // A part of them, backwards; the others stay where they are.
    let mut records = rows();
    let mut view = memoryview_mut(&mut records);
    view.slice_mut(s![6..0;-2])
        .unwrap()
        .sort_by_field("depth")
        .unwrap();
    assert_eq!(order(&records), [0, 1, 6, 3, 2, 5, 4, 7]);
    // Text and bytes have an order, too.
    let mut bytes = *b"b\x01a\x02b\x00";
    let mut line = memoryview_mut(&mut bytes);
    line.reinterpret_mut("T{1s:name:B:id:}")
        .unwrap()
        .sort_by_field("name")
        .unwrap();
    assert_eq!(&bytes, b"a\x02b\x01b\x00");
}

#[test]
fn what_has_no_order_is_not_sorted() {
    let mut records = rows();
    let mut view = memoryview_mut(&mut records);
    assert_eq!(
        said(view.sort_by_field("phase")),
        "TypeError: values of type 'complex' have no order"
    );
    assert!(said(view.sort_by_field("place")).starts_with("TypeError: "));
    assert!(said(view.sort_by_field("place.name")).starts_with("TypeError: sorting needs"));
    assert!(
        said(view.sort_by_field("dept"))
            .starts_with("ValueError: no field \"dept\"; the fields are kind, ")
    );
    let mut grid = view.reshape_mut([2, 4]).unwrap();
    assert!(said(grid.sort_by_field("depth")).starts_with("TypeError: sorting needs"));
    assert_eq!(order(&records), [0, 1, 2, 3, 4, 5, 6, 7]);
    let mut none: [Row; 0] = [];
    memoryview_mut(&mut none).sort_by_field("depth").unwrap();
}

#[test]
fn a_record_is_written_from_a_record_a_list_or_its_bytes() {
    let mut bytes = [0_u8; 8];
    let mut line = memoryview_mut(&mut bytes);
    let mut view = line.reinterpret_mut("T{B:a:>H:b:x}").unwrap();
    let ways: [Value; 4] = [
        Record::new([("a", 1.into()), ("b", 2.into())]).into(),
        Record::tuple(vec![1.into(), 2.into()]).into(),
        (1, 2).into(),
        Value::from(&b"\x01\x00\x02\xFF"[..]),
    ];
    for value in ways {
        view.set(0, 0).unwrap_err();
        view.set(0, value.clone())
            .unwrap_or_else(|error| panic!("{value}: {error}"));
        assert_eq!(view.get(0).unwrap().to_string(), "(1, 2)");
        view.set(0, (0, 0)).unwrap();
    }
    for (value, kind) in [
        (Value::from(&b"\x01\x00\x02"[..]), ErrorKind::Value),
        (Record::tuple(vec![1.into()]).into(), ErrorKind::Value),
        (
            Record::new([("a", 1.into()), ("c", 2.into())]).into(),
            ErrorKind::Value,
        ),
        ("ab".into(), ErrorKind::Type),
    ] {
        let error = view.set(0, value.clone()).unwrap_err();
        assert_eq!(error.kind(), kind, "{value}: {error}");
    }
    assert_eq!(&bytes[..3], [0, 0, 0]);
}

#[test]
fn a_name_leads_to_a_column_of_records_of_any_geometry() {
    let records = rows();
    let view = memoryview(&records);
    let columns = view.columns().unwrap();
    let names: Vec<&str> = columns.iter().map(|(name, _)| &name[..]).collect();
    assert_eq!(names, ["kind", "depth", "place", "flag", "phase"]);
    for (name, column) in &columns {
        assert_eq!(column.shape()[0], 8, "{name}");
        assert_eq!(column.strides()[0], size_of::<Row>() as isize);
        // A field that is not a number differs from itself.
        assert_eq!(*column == view.field(name).unwrap(), name != "depth");
    }
    let (row, others) = (&records[0], [&records[1], &records[0]]);
    let pointers: Vec<&[Row; 1]> = others
        .iter()
        .map(|row| std::array::from_ref(*row))
        .collect();
    let behind = MemoryView::of_rows(&pointers).field("place.name").unwrap();
    assert_eq!(
        (behind.shape(), behind.suboffsets()[0] > 0),
        (&[2, 1, 3][..], true)
    );
    assert_eq!(behind.get([0, 0, -1]).unwrap(), row.place.name[2]);
    let grid = view.reshape([2, 4]).unwrap().transpose().unwrap();
    let codes = grid.field("place.code").unwrap();
    assert_eq!(
        (codes.shape(), codes.get([0, 1]).unwrap()),
        (&[4, 2][..], i64::MAX.into())
    );
    for path in [
        "",
        ".",
        "place.",
        ".name",
        "place..name",
        "place.name.x",
        "kind.x",
        "place[0]",
    ] {
        assert_eq!(
            view.field(path).unwrap_err().kind(),
            ErrorKind::Value,
            "{path:?}"
        );
    }
}
