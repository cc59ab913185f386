//! Dynamic views against a naive model.
//!
//! The model of a view is a shape and, for each index in C order, the place of its item in
//! the memory: no strides, no pointers. Random chains of operations are done on both;
//! after each, values, bytes, contiguity and equality must be the model's.

mod model;
mod pairs;
#[allow(dead_code, unreachable_pub, reason = "a module of several tests")]
#[path = "../support/random.rs"]
mod random;

use model::Model;
use random::Random;
use view_core::memory::{ByteLayout, MemoryView, memoryview, memoryview_mut};
use view_core::strided::{AxisKey, Slice};

fn check(view: &MemoryView<'_>, model: &Model, memory: &[i32], trail: &str) {
    assert_eq!(view.shape(), model.shape, "{trail}");
    assert_eq!(view.to_list().unwrap(), model.nested(memory), "{trail}");
    let bytes = |places: &[usize]| -> Vec<u8> {
        places
            .iter()
            .flat_map(|&place| memory[place].to_ne_bytes())
            .collect()
    };
    assert_eq!(view.to_bytes(), bytes(&model.places), "{trail}");
    assert_eq!(
        view.to_bytes_in(ByteLayout::F),
        bytes(&model.fortran()),
        "{trail}"
    );
    if view.suboffsets().is_empty() {
        assert_eq!(
            view.is_c_contiguous(),
            Model::runs_on(&model.places),
            "{trail}"
        );
        assert_eq!(
            view.is_f_contiguous(),
            Model::runs_on(&model.fortran()),
            "{trail}"
        );
    }
    for index in Model::indices(&model.shape) {
        let signed: Vec<isize> = index.iter().map(|&i| i as isize).collect();
        assert_eq!(
            view.get(&signed[..]).unwrap(),
            memory[model.place(&index)],
            "{trail}"
        );
    }
    // The same values in memory of their own are equal; one that differs is not.
    let mut values: Vec<i64> = model
        .places
        .iter()
        .map(|&place| memory[place].into())
        .collect();
    let copy = memoryview(&values).reshape(&model.shape[..]).unwrap();
    assert_eq!(*view, copy, "{trail}");
    if let Some(last) = values.last_mut() {
        *last += 1;
        assert_ne!(
            *view,
            memoryview(&values).reshape(&model.shape[..]).unwrap(),
            "{trail}"
        );
    }
}

/// One random step of both; `None` where both refuse.
fn walk<'a>(
    view: &MemoryView<'a>,
    model: &Model,
    random: &mut Random,
) -> Option<(MemoryView<'a>, Model, String)> {
    let ndim = model.shape.len();
    match random.below(8) {
        0 => {
            let mut axes: Vec<usize> = (0..ndim).collect();
            for i in (1..ndim).rev() {
                axes.swap(i, random.below(i + 1));
            }
            let next = view.permute(&axes).ok()?;
            Some((next, model.permuted(&axes), format!("permute {axes:?}")))
        }
        1 => {
            let mut shape = model.shape.clone();
            shape.insert(0, 2);
            let stretched = model.gather(shape.clone(), |index| index[1..].to_vec());
            Some((
                view.broadcast_to(&shape).ok()?,
                stretched,
                format!("broadcast {shape:?}"),
            ))
        }
        2 => {
            let next = view.squeeze().ok()?;
            let shape = model
                .shape
                .iter()
                .copied()
                .filter(|&len| len != 1)
                .collect();
            let squeezed = Model {
                shape,
                places: model.places.clone(),
            };
            Some((next, squeezed, "squeeze".into()))
        }
        3 => {
            // A view that lies in order always has another shape.
            let flat = view.reshape([-1]);
            assert!(flat.is_ok() || !view.is_c_contiguous());
            let count = model.places.len();
            let shape = if count.is_multiple_of(2) {
                vec![2, count / 2]
            } else {
                vec![count, 1]
            };
            let next = view.reshape(&shape[..]).ok()?;
            let reshaped = Model {
                shape: shape.clone(),
                places: model.places.clone(),
            };
            Some((next, reshaped, format!("reshape {shape:?}")))
        }
        4 => {
            let next = view.flatten().ok()?;
            let fortran = view.is_f_contiguous() && !view.is_c_contiguous();
            let places = if fortran {
                model.fortran()
            } else {
                model.places.clone()
            };
            Some((
                next,
                Model {
                    shape: vec![places.len()],
                    places,
                },
                "flatten".into(),
            ))
        }
        _ => {
            let key = random.key(&model.shape);
            let (part, expected) = (view.slice(&key[..]), model.part(&key));
            assert_eq!(
                part.is_ok(),
                expected.is_some(),
                "{key:?} on {:?}",
                model.shape
            );
            Some((part.ok()?, expected?, format!("slice {key:?}")))
        }
    }
}

const SHAPES: [&[usize]; 7] = [
    &[],
    &[7],
    &[3, 4],
    &[2, 3, 4],
    &[3, 0, 2],
    &[1, 5, 1, 2],
    &[2, 2, 2, 2, 2],
];

#[test]
fn chains_of_operations_are_the_models() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for round in 0..4000 {
        let shape = SHAPES[round % SHAPES.len()];
        let mut model = Model::new(shape);
        let memory: Vec<i32> = (0..model.places.len() as i32).map(|i| i * 3 - 7).collect();
        let mut view = if shape.is_empty() {
            MemoryView::of_value(&memory[0])
        } else {
            memoryview(&memory).reshape(shape).unwrap()
        };
        let mut trail = format!("{shape:?}");
        for _ in 0..4 {
            if let Some((next, next_model, step)) = walk(&view, &model, &mut random) {
                trail = format!("{trail} -> {step}");
                (view, model) = (next, next_model);
                check(&view, &model, &memory, &trail);
            }
        }
    }
}

#[test]
fn rows_behind_pointers_are_the_models() {
    let mut random = Random(0x1234_5678_9ABC_DEF1);
    let memory: [i32; 24] = std::array::from_fn(|i| i as i32);
    let (rows, _) = memory.as_chunks::<6>();
    let rows: Vec<[[i32; 3]; 2]> = rows
        .iter()
        .map(|row| [[row[0], row[1], row[2]], [row[3], row[4], row[5]]])
        .collect();
    let pointers: Vec<&[[i32; 3]; 2]> = rows.iter().collect();
    for _ in 0..2000 {
        let mut view = MemoryView::of_rows(&pointers);
        let mut model = Model::new(&[4, 2, 3]);
        for _ in 0..3 {
            let key = random.key(&model.shape);
            match (view.slice(&key[..]), model.part(&key)) {
                (Ok(part), Some(expected)) => {
                    check(&part, &expected, &memory, &format!("{key:?}"));
                    (view, model) = (part, expected);
                }
                (Err(_), None) => {}
                (found, expected) => panic!("{key:?}: {:?} {expected:?}", found.err()),
            }
        }
    }
}

/// Rows behind pointers, put in other geometries: what is answered is the model's.
#[test]
fn rows_behind_pointers_in_other_geometries_are_the_models() {
    let mut random = Random(0xFEDC_BA98_7654_3211);
    let memory: [i32; 24] = std::array::from_fn(|i| i as i32);
    let (rows, _) = memory.as_chunks::<6>();
    let rows: Vec<[[i32; 3]; 2]> = rows
        .iter()
        .map(|row| [[row[0], row[1], row[2]], [row[3], row[4], row[5]]])
        .collect();
    let pointers: Vec<&[[i32; 3]; 2]> = rows.iter().collect();
    let mut done = std::collections::BTreeMap::new();
    for _ in 0..4000 {
        let mut view = MemoryView::of_rows(&pointers);
        let mut model = Model::new(&[4, 2, 3]);
        let mut trail = String::new();
        for _ in 0..4 {
            let indirect = !view.suboffsets().is_empty();
            let Some((next, expected, step)) = walk(&view, &model, &mut random) else {
                continue;
            };
            trail = format!("{trail}, {step}");
            if indirect {
                let kind = step.split(' ').next().unwrap_or("").to_owned();
                *done.entry(kind).or_insert(0) += 1;
            }
            check(&next, &expected, &memory, &trail);
            (view, model) = (next, expected);
            if model.places.len() > 200 {
                break;
            }
        }
    }
    for step in ["permute", "broadcast", "squeeze", "reshape", "slice"] {
        assert!(done.get(step).is_some_and(|&count| count > 100), "{done:?}");
    }
}

#[test]
fn dimensions_stay_on_their_side_of_a_pointer() {
    let (one, two) = ([[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]]);
    let rows = [&one, &two];
    let view = MemoryView::of_rows(&rows);
    assert_eq!(view.permute(&[0, 2, 1]).unwrap().suboffsets(), [0, -1, -1]);
    let flat = view.reshape([2, -1]).unwrap();
    assert_eq!(
        flat.to_list().unwrap().to_string(),
        "[[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]]"
    );
    let many = view.broadcast_to(&[2, 2, 2, 3]).unwrap();
    assert_eq!(many.suboffsets(), [-1, 0, -1, -1]);
    for refused in [
        view.transpose(),
        view.permute(&[1, 0, 2]),
        view.flatten(),
        view.reshape([4, 3]),
    ] {
        let error = refused.unwrap_err();
        assert_eq!(error.kind(), view_core::ErrorKind::Buffer);
        assert!(error.to_string().contains("suboffsets"), "{error}");
    }
    // One row alone: its pointer is followed, and what is behind it is direct.
    let row = view.slice(view_core::s![..1]).unwrap();
    assert!(row.squeeze().unwrap().suboffsets().is_empty());
    assert_eq!(
        row.flatten().unwrap().to_list().unwrap().to_string(),
        "[1, 2, 3, 4, 5, 6]"
    );
}

#[test]
fn assignment_is_as_if_copied_first() {
    let mut random = Random(0x0DDB_A115_EED5_1DE5);
    let mut assigned = 0;
    for round in 0..20_000 {
        let shape = [&[9][..], &[4, 5], &[3, 3, 2]][round % 3];
        let whole = Model::new(shape);
        let mut memory: Vec<i32> = (0..whole.places.len() as i32).collect();
        let before = memory.clone();
        let (to, from) = (random.key(shape), random.key(shape));
        let (Some(target), Some(source)) = (whole.part(&to), whole.part(&from)) else {
            continue;
        };
        let mut flat = memoryview_mut(&mut memory);
        let mut view = flat.reshape_mut(shape).unwrap();
        let result = view.assign_within(&to[..], &from[..]);
        let mut expected = before.clone();
        if target.shape == source.shape {
            assigned += 1;
            for (to, from) in target.places.iter().zip(&source.places) {
                expected[*to] = before[*from];
            }
            assert!(result.is_ok(), "{to:?} = {from:?} on {shape:?}");
        } else if !target.places.is_empty() {
            assert!(result.is_err(), "{to:?} = {from:?} on {shape:?}");
        }
        assert_eq!(memory, expected, "{to:?} = {from:?} on {shape:?}");
    }
    assert!(assigned > 1000, "only {assigned} shapes fitted");
}

#[test]
fn nothing_panics_at_the_edges() {
    let edges = [
        isize::MIN,
        isize::MIN + 1,
        -1,
        0,
        1,
        isize::MAX - 1,
        isize::MAX,
    ];
    let memory = [[1_u8, 2, 3], [4, 5, 6]];
    let view = memoryview(&memory);
    for a in edges {
        for b in edges {
            assert_eq!(
                view.get([a, b]).is_ok(),
                (-2..2).contains(&a) && (-3..3).contains(&b)
            );
            for step in edges {
                let slice = Slice::new(Some(a), Some(b), Some(step));
                let part = view.slice([AxisKey::Slice(slice), AxisKey::Slice(slice)]);
                assert_eq!(part.is_ok(), step != 0);
                if let Ok(part) = part {
                    assert_eq!(part.to_bytes().len(), part.nbytes());
                }
            }
            let _ = view.reshape([a, b]);
            let _ = memoryview(&[1_u8; 6]).cast_to("B", [a, b]);
            let _ = view.index_of_within(vec![1, 2, 3], a, b);
        }
    }
    let deep = view.slice(&[AxisKey::NewAxis; 62][..]).unwrap();
    assert_eq!(deep.ndim(), 64);
    assert_eq!(deep.to_bytes(), view.to_bytes());
    assert_eq!(deep, deep.clone());
    assert_eq!(deep.squeeze().unwrap(), view);
    let error = view.slice(&[AxisKey::NewAxis; 63][..]).unwrap_err();
    assert_eq!(error.kind(), view_core::ErrorKind::Value);
    for shape in [
        &[usize::MAX][..],
        &[usize::MAX, 2, 3],
        &[1 << (usize::BITS - 2), 2, 3],
        &[1 << (usize::BITS - 3), 2, 3],
    ] {
        assert!(view.broadcast_to(shape).is_err());
    }
    let wide = view.broadcast_to(&[1 << (usize::BITS - 5), 2, 3]).unwrap();
    assert!(
        wide.try_to_bytes(ByteLayout::C).is_err(),
        "more memory than there is"
    );
    assert!(wide.to_list().is_err());
    assert_eq!(wide.get([-1, -1, -1]).unwrap(), 6);
    assert!(wide.to_string().starts_with("[[[1 2 3]"));
}
