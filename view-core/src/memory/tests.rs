//! The basic operations, end to end.

use std::string::ToString;
use std::vec;
use std::vec::Vec;

use super::*;
use crate::{BufferView, s};

#[test]
fn attributes_of_bytes() {
    let v = memoryview(b"abcefg");
    assert_eq!(
        (v.format(), v.itemsize(), v.ndim(), v.nbytes(), v.len()),
        ("B", 1, 1, 6, 6)
    );
    assert_eq!(
        (v.shape(), v.strides(), v.suboffsets()),
        (&[6][..], &[1][..], &[][..])
    );
    assert!(v.readonly() && v.is_c_contiguous() && v.is_f_contiguous() && v.is_contiguous());
    assert_eq!(v.get(1).unwrap(), 98);
    assert_eq!(v.get(-1).unwrap(), 103);
    for outside in [6, -7, isize::MAX, isize::MIN] {
        let error = v.get(outside).unwrap_err();
        assert_eq!(error.to_string(), "index out of bounds on dimension 1");
    }
}

#[test]
fn nested_arrays_are_dimensions() {
    let cube = [[[1_i32, 2], [3, 4], [5, 6]]; 2];
    let v = memoryview(&cube);
    assert_eq!(
        (v.shape(), v.strides(), v.format()),
        (&[2, 3, 2][..], &[24, 8, 4][..], i32::FORMAT)
    );
    assert_eq!(v.get([1, 2, -1]).unwrap(), 6);
    assert_eq!(
        v.get([1, 3, 0]).unwrap_err().to_string(),
        "index out of bounds on dimension 2"
    );
    assert_eq!(
        v.slice(s![0, .., 1])
            .unwrap()
            .to_list()
            .unwrap()
            .to_string(),
        "[2, 4, 6]"
    );
    assert_eq!(
        v.to_list().unwrap().to_string(),
        "[[[1, 2], [3, 4], [5, 6]], [[1, 2], [3, 4], [5, 6]]]"
    );
}

#[test]
fn empty_dimensions_give_empty_lists() {
    let none: [[[u8; 2]; 0]; 3] = [[]; 3];
    assert_eq!(
        memoryview(&none).to_list().unwrap().to_string(),
        "[[], [], []]"
    );
    let none: [[[u8; 0]; 2]; 2] = [[[]; 2]; 2];
    assert_eq!(
        memoryview(&none).to_list().unwrap().to_string(),
        "[[[], []], [[], []]]"
    );
    assert_eq!(
        memoryview(&Vec::<f64>::new())
            .to_list()
            .unwrap()
            .to_string(),
        "[]"
    );
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Inner {
    flag: bool,
    at: [i16; 2],
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Outer {
    x: f64,
    inner: Inner,
    id: u32,
    last: u8,
}

fn outers() -> [Outer; 3] {
    let inner = Inner {
        flag: true,
        at: [-1, 7],
    };
    [1, 2, 3].map(|i| Outer {
        x: i as f64 / 2.0,
        inner,
        id: i,
        last: 9,
    })
}

#[test]
fn structs_are_records() {
    let memory = outers();
    let v = memoryview(&memory);
    assert_eq!(v.format(), Outer::FORMAT);
    let first = v.get(0).unwrap();
    assert_eq!(first.to_string(), "(0.5, (True, [-1, 7]), 1, 9)");
    let all = v.to_list().unwrap();
    assert_eq!(all.as_list().unwrap()[2].as_record().unwrap()["id"], 3);
    assert_eq!(
        v.slice(s![..;-1])
            .unwrap()
            .get(0)
            .unwrap()
            .as_record()
            .unwrap()["x"],
        1.5
    );
}

#[test]
fn padding_is_shown_as_zeros() {
    let memory = outers();
    let v = memoryview(&memory);
    let bytes = v.to_bytes();
    assert_eq!(bytes.len(), 3 * size_of::<Outer>());
    for item in bytes.chunks(size_of::<Outer>()) {
        assert_eq!((item[9], &item[size_of::<Outer>() - 1..]), (0, &[0_u8][..]));
    }
    assert!(v.as_bytes().is_none());
}

#[test]
fn a_bool_stays_one() {
    let mut memory = outers();
    let mut v = memoryview_mut(&mut memory);
    let mut bytes = v.slice(0).unwrap().to_bytes();
    v.set(1, Value::from(&bytes[..])).unwrap();
    bytes[8] = 2;
    let error = v.set(1, Value::from(&bytes[..])).unwrap_err();
    assert!(error.to_string().contains("expected 0 or 1"), "{error}");
    assert_eq!(memory[1], memory[0]);
}

#[test]
fn records_are_written_by_name_and_place() {
    let mut memory = outers();
    let mut v = memoryview_mut(&mut memory);
    v.set(0, (2.5, (false, vec![1, 2]), 7, 8)).unwrap();
    let record = Record::new([
        ("id", 70.into()),
        ("last", 80.into()),
        ("inner", (true, vec![3, 4]).into()),
        ("x", 5.into()),
    ]);
    v.set(1, Value::Record(record)).unwrap();
    let error = v.set(2, (1.0, (true, vec![1, 70000]), 7, 8)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "field 'inner': field 'at': memoryview: invalid value for format 'h'"
    );
    assert_eq!(
        memory[0],
        Outer {
            x: 2.5,
            inner: Inner {
                flag: false,
                at: [1, 2]
            },
            id: 7,
            last: 8
        }
    );
    assert_eq!(
        memory[1],
        Outer {
            x: 5.0,
            inner: Inner {
                flag: true,
                at: [3, 4]
            },
            id: 70,
            last: 80
        }
    );
    assert_eq!(memory[2], outers()[2]);
}

#[test]
fn slices_are_assigned_as_if_copied_first() {
    let mut data = *b"abcdefgh";
    let mut v = memoryview_mut(&mut data);
    v.assign_within(1.., ..-1).unwrap();
    assert_eq!(v.to_bytes(), b"aabcdefg");
    v.assign_within(s![..], s![..;-1]).unwrap();
    assert_eq!(v.to_bytes(), b"gfedcbaa");
    let error = v.assign(1..4, b"spam").unwrap_err();
    assert_eq!(
        error.to_string(),
        "memoryview assignment: lvalue and rvalue have different structures"
    );
    assert!(v.assign(1..4, &[1_i8, 2, 3]).is_err());
}

#[test]
fn orders_of_bytes() {
    let v = memoryview(&[[1_u8, 2, 3], [4, 5, 6]]);
    let t = v.transpose().unwrap();
    assert_eq!(t.to_bytes(), [1, 4, 2, 5, 3, 6]);
    assert_eq!(t.to_bytes_in(ByteLayout::F), [1, 2, 3, 4, 5, 6]);
    assert_eq!(t.to_bytes_in(ByteLayout::Any), [1, 2, 3, 4, 5, 6]);
    assert_eq!(
        t.slice(s![..;2]).unwrap().to_bytes_in(ByteLayout::Any),
        [1, 4, 3, 6]
    );
}

#[test]
fn equality_is_by_value() {
    let reals = memoryview(&[1.0, 2.0, 3.0]);
    assert_eq!(reals, memoryview(&[1_i8, 2, 3]));
    assert_eq!(reals, memoryview(&[1_u64, 2, 3]));
    assert_eq!(memoryview(&[1_u64, 2, 3]), reals);
    assert_eq!(memoryview(&[-1_i64, 2]), memoryview(&[-1_i8, 2]));
    assert_ne!(memoryview(&[-1_i64, 2]), memoryview(&[u64::MAX, 2]));
    assert_ne!(
        memoryview(&[(1_i64 << 53) + 1]),
        memoryview(&[9_007_199_254_740_992.0])
    );
    assert_ne!(memoryview(&[0.1_f32]), memoryview(&[0.1_f64]));
    assert_eq!(memoryview(&[true, false]), memoryview(&[1_u8, 0]));
    assert_eq!(memoryview(&[0.0]), memoryview(&[-0.0]));
    let big = memoryview(&[0_u8, 1, 0, 2]).reinterpret(">H").unwrap();
    assert_eq!(big, memoryview(&[1_u16, 2]));
    assert_eq!(big, memoryview(&[1.0_f32, 2.0]));
    let none: [f64; 0] = [];
    assert_eq!(memoryview(&none), memoryview(b""));
    let memory = outers();
    let v = memoryview(&memory);
    assert_eq!(v, memoryview(&memory.to_vec()));
    assert_ne!(v, v.slice(s![..;-1]).unwrap());
    let mut other = memory;
    other[2].inner.at[1] += 1;
    assert_ne!(v, memoryview(&other));
}

#[test]
fn the_last_item_of_many_counts() {
    for len in [1_usize, 63, 64, 65, 200] {
        let ints: Vec<i32> = (0..len as i32).collect();
        let reals: Vec<f64> = ints.iter().map(|&i| i.into()).collect();
        let longs: Vec<i64> = ints.iter().map(|&i| i.into()).collect();
        assert_eq!(memoryview(&ints), memoryview(&reals));
        assert_eq!(memoryview(&longs), memoryview(&reals));
        assert_eq!(memoryview(&longs), memoryview(&ints));
        let backwards = memoryview(&reals).slice(s![..;-1]).unwrap();
        assert_eq!(memoryview(&ints).slice(s![..;-1]).unwrap(), backwards);
        for change in 0..len {
            let mut other = ints.clone();
            other[change] += 1;
            let other = memoryview(&other);
            assert_ne!(other, memoryview(&reals));
            assert_ne!(other, memoryview(&longs));
            assert_ne!(other, memoryview(&ints));
        }
    }
}

#[test]
fn rows_anywhere_compare_and_copy_as_others() {
    let rows = [[1_i16, 2, 3], [4, 5, 6]];
    let pointers = [&rows[0], &rows[1]];
    let v = MemoryView::of_rows(&pointers);
    assert_eq!(v, memoryview(&rows));
    assert_eq!(memoryview(&rows), v);
    assert_eq!(v, v.clone());
    assert_eq!(
        v.to_bytes_in(ByteLayout::F),
        memoryview(&rows).to_bytes_in(ByteLayout::F)
    );
    let part = v.slice(s![..;-1, 1..]).unwrap();
    assert_eq!(part.to_list().unwrap().to_string(), "[[5, 6], [2, 3]]");
    let mut copy = [[0_i16; 3]; 2];
    memoryview_mut(&mut copy).copy_from(&v).unwrap();
    assert_eq!(copy, rows);
}

#[test]
fn fields_are_columns_of_their_grade() {
    let mut memory = outers();
    let mut v = memoryview_mut(&mut memory);
    assert_eq!(v.field("inner.at").unwrap().shape(), [3, 2]);
    assert_eq!(
        v.field("id").unwrap().to_list().unwrap().to_string(),
        "[1, 2, 3]"
    );
    let mut flags = v.field_mut("inner.flag").unwrap();
    assert_eq!(flags.format(), "?");
    assert!(flags.cast_mut("B").is_err(), "strided, so no cast anyway");
    assert!(flags.reinterpret_mut("B").is_err(), "a bool stays one");
    assert!(flags.reinterpret("B").is_ok(), "but it may be read");
    flags.set(0, 0).unwrap();
    v.field_mut("x").unwrap().fill(9).unwrap();
    let error = v.field("y").unwrap_err();
    assert_eq!(
        error.to_string(),
        "no field \"y\"; the fields are x, inner, id, last"
    );
    assert_eq!((memory[0].inner.flag, memory[2].x), (false, 9.0));
}

#[test]
fn typed_views_there_and_back() {
    let memory = outers();
    let v = memoryview(&memory);
    let typed = v.try_typed::<Outer, 1>().unwrap();
    assert_eq!(typed[2], memory[2]);
    assert_eq!(MemoryView::from(typed), v);
    let error = v.try_typed::<Outer, 2>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "`Outer` does not match: the memory has 1 dimension, not 2"
    );
    assert!(v.try_typed::<f64, 1>().is_err());
    let x = v.field("x").unwrap();
    assert_eq!(
        x.try_typed::<f64, 1>().unwrap()[1].to_bits(),
        1.0_f64.to_bits()
    );
    let bytes = [1_u8, 0, 2];
    let flags = memoryview(&bytes).reinterpret("?").unwrap();
    let error = flags.try_typed::<bool, 1>().unwrap_err();
    assert!(error.to_string().contains("2 in item 2"), "{error}");
    assert!(flags.slice(..2).unwrap().try_typed::<bool, 1>().unwrap()[0]);
    let odd = memoryview(&bytes)
        .slice(1..)
        .unwrap()
        .reinterpret("H")
        .unwrap();
    let aligned = memoryview(&bytes)
        .slice(..2)
        .unwrap()
        .reinterpret("H")
        .unwrap();
    assert!(odd.try_typed::<u16, 1>().is_err() != aligned.try_typed::<u16, 1>().is_err());
}

#[test]
fn folding_is_iterating() {
    fn check<T: BufferView>(items: &[T]) {
        let v = memoryview(items);
        for part in [
            v.clone(),
            v.slice(s![..;-2]).unwrap(),
            v.slice(1..).unwrap(),
        ] {
            let mut one_by_one = Vec::new();
            for item in part.iter().unwrap() {
                one_by_one.push(item.unwrap());
            }
            let mut folded = Vec::new();
            part.iter()
                .unwrap()
                .for_each(|item| folded.push(item.unwrap()));
            assert_eq!(one_by_one, folded);
            assert_eq!(part.values().unwrap(), folded);
        }
    }
    check(&[1.5_f64, -2.0, 3.0]);
    check(&[1.5_f32, -2.0, 3.0]);
    check(&[1_i64, i64::MIN, 3]);
    check(&[1_i32, i32::MIN, 3]);
    check(&[1_u8, 255, 3]);
    check(&[1_u16, 65535, 3]);
    check(&['a', 'b', 'c']);
    check(&outers());
}
