//! Two views at a time, each of a geometry of its own: copies, and equality by the same
//! and by another format. Then geometries of which some lead out of the memory.

use view_core::memory::{MemoryView, Reinterpret, memoryview, memoryview_mut};

use crate::model::Model;
use crate::random::Random;
use crate::walk;

const ITEMS: usize = 24;

/// Views of 24 numbers of all kinds: permuted, reversed, stretched by strides of zero, and
/// where `pointers` are given, behind them.
fn some_view<'a>(
    memory: &'a [i32],
    pointers: Option<&'a [&[[i32; 3]; 2]]>,
    random: &mut Random,
) -> (MemoryView<'a>, Model, String) {
    let shape = [&[4, 2, 3][..], &[2, 3, 4], &[24], &[1, 6, 4]][random.below(4)];
    let (mut view, mut model) = match pointers {
        Some(pointers) => (MemoryView::of_rows(pointers), Model::new(&[4, 2, 3])),
        None => (
            memoryview(memory).reshape(shape).unwrap(),
            Model::new(shape),
        ),
    };
    let mut trail = format!("{:?}", model.shape);
    for _ in 0..random.below(4) {
        let Some((next, next_model, step)) = walk(&view, &model, random) else {
            continue;
        };
        if next_model.places.len() > 100 {
            break;
        }
        (view, model) = (next, next_model);
        trail = format!("{trail} -> {step}");
    }
    (view, model, trail)
}

/// Numbers, the same behind pointers, and others of another width.
struct Numbers {
    plain: [i32; ITEMS],
    rows: Vec<[[i32; 3]; 2]>,
}

impl Numbers {
    /// Few different ones, so that what lies elsewhere may be equal all the same.
    fn new(random: &mut Random) -> Self {
        let many = [2, 2, 3, 1000][random.below(4)];
        let plain: [i32; ITEMS] = std::array::from_fn(|_| random.below(many) as i32 - 1);
        let rows = plain.as_chunks::<6>().0;
        let rows = rows
            .iter()
            .map(|row| [[row[0], row[1], row[2]], [row[3], row[4], row[5]]]);
        Self {
            plain,
            rows: rows.collect(),
        }
    }
}

#[test]
fn views_of_two_geometries_are_equal_where_their_values_are() {
    let mut random = Random(0x0BAD_CAFE_1357_9BDF);
    let (mut equal, mut unequal, mut indirect) = (0, 0, 0);
    for _ in 0..20_000 {
        let numbers = Numbers::new(&mut random);
        let pointers: Vec<&[[i32; 3]; 2]> = numbers.rows.iter().collect();
        let wide = numbers.plain.map(i64::from);
        let way = |random: &mut Random| (random.below(3) == 0).then_some(&pointers[..]);
        let (to, from) = (way(&mut random), way(&mut random));
        let (a, a_model, a_trail) = some_view(&numbers.plain, to, &mut random);
        let (b, b_model, b_trail) = some_view(&numbers.plain, from, &mut random);
        let values = |model: &Model| -> Vec<i32> {
            let places = model.places.iter();
            places.map(|&place| numbers.plain[place]).collect()
        };
        let same =
            same_shape(&a_model.shape, &b_model.shape) && values(&a_model) == values(&b_model);
        let said = format!("{:?}: {a_trail} and {b_trail}", numbers.plain);
        assert_eq!((a == b, b == a), (same, same), "{said}");
        assert!(a == a.clone(), "{said}");
        if from.is_none() {
            // The same geometry over numbers of another format, for it is copied whole.
            let b_values: Vec<i64> = b_model.places.iter().map(|&place| wide[place]).collect();
            let b = memoryview(&b_values).reshape(&b_model.shape[..]).unwrap();
            assert_eq!((a == b, b == a), (same, same), "{said}");
        }
        if same {
            equal += 1;
        } else {
            unequal += 1;
        }
        indirect += usize::from(!a.suboffsets().is_empty() && same);
    }
    assert!(
        equal > 1000 && unequal > 1000 && indirect > 100,
        "{equal} {unequal} {indirect}"
    );
}

/// Whether lengths are equal up to the first zero, as memoryview compares them.
fn same_shape(a: &[usize], b: &[usize]) -> bool {
    let told = |shape: &[usize]| {
        let zero = shape.iter().position(|&len| len == 0);
        zero.unwrap_or(shape.len())
    };
    a.len() == b.len() && told(a) == told(b) && a[..told(a)] == b[..told(b)]
}

#[test]
fn a_copy_puts_each_item_where_the_model_has_it() {
    let mut random = Random(0xACED_0FFE_2468_ACE1);
    let (mut copied, mut stretched, mut indirect) = (0, 0, 0);
    for _ in 0..20_000 {
        let numbers = Numbers::new(&mut random);
        let pointers: Vec<&[[i32; 3]; 2]> = numbers.rows.iter().collect();
        let from = (random.below(3) == 0).then_some(&pointers[..]);
        let (source, source_model, trail) = some_view(&numbers.plain, from, &mut random);
        // The target: a part of memory with room around it.
        let mut room: Vec<usize> = source_model.shape.iter().map(|len| len + 2).collect();
        if random.below(8) == 0 {
            room.push(3);
        }
        let whole = Model::new(&room);
        let key = random.key(&room);
        let Some(target_model) = whole.part(&key) else {
            continue;
        };
        let mut memory = vec![-9_i32; whole.places.len()];
        let mut expected = memory.clone();
        let mut flat = memoryview_mut(&mut memory);
        let mut shaped = flat.reshape_mut(&room[..]).unwrap();
        let mut part = shaped.slice_mut(&key[..]).unwrap();
        // A part as large as the source, where it can be one.
        let cut: Vec<usize> = source_model.shape.clone();
        let fits = target_model.shape.len() == cut.len()
            && target_model
                .shape
                .iter()
                .zip(&cut)
                .all(|(room, len)| room >= len);
        let done = if fits {
            let key: Vec<_> = cut
                .iter()
                .map(|&len| view_core::strided::AxisKey::Slice((..len).into()))
                .collect();
            let corner = target_model.part(&key).unwrap();
            for (to, from) in corner.places.iter().zip(&source_model.places) {
                expected[*to] = numbers.plain[*from];
            }
            copied += 1;
            stretched += usize::from(source.strides().contains(&0));
            indirect += usize::from(!source.suboffsets().is_empty());
            part.assign(&key[..], &source)
        } else {
            part.copy_from(&source)
        };
        let said = format!("{trail} into {key:?} of {room:?}");
        assert_eq!(
            done.is_ok(),
            fits || same_shape(&target_model.shape, &cut),
            "{said}"
        );
        assert_eq!(memory, expected, "{said}");
    }
    assert!(
        copied > 1000 && stretched > 100 && indirect > 100,
        "{copied} {stretched} {indirect}"
    );
}

#[test]
fn a_geometry_is_made_where_and_only_where_all_of_it_lies_inside() {
    let mut random = Random(0x5EED_5EED_0246_8ACE);
    let bytes: [u8; 20] = std::array::from_fn(|i| i as u8);
    let (mut inside, mut outside, mut shared) = (0, 0, 0);
    for _ in 0..20_000 {
        let ndim = random.below(4);
        let shape: Vec<usize> = (0..ndim).map(|_| random.below(4)).collect();
        let strides: Vec<isize> = (0..ndim).map(|_| random.below(13) as isize - 6).collect();
        let offset = random.below(22);
        let (format, itemsize) = [("B", 1), ("<H", 2), ("3s", 3)][random.below(3)];
        let starts: Vec<isize> = Model::indices(&shape)
            .iter()
            .map(|index| {
                let steps = index.iter().zip(&strides);
                offset as isize + steps.map(|(i, stride)| *i as isize * stride).sum::<isize>()
            })
            .collect();
        let fits = starts
            .iter()
            .all(|&start| start >= 0 && start as usize + itemsize <= bytes.len());
        let how = Reinterpret::new(format)
            .shape(&shape)
            .strides(&strides)
            .offset(offset);
        let said = format!("{format} {shape:?} {strides:?} {offset}");
        let whole = memoryview(&bytes);
        let made = whole.reinterpret(how.clone());
        assert_eq!(made.is_ok(), fits, "{said}");
        let Ok(made) = made else {
            outside += 1;
            continue;
        };
        inside += 1;
        let expected: Vec<u8> = starts
            .iter()
            .flat_map(|&start| &bytes[start as usize..start as usize + itemsize])
            .copied()
            .collect();
        assert_eq!(made.to_bytes(), expected, "{said}");
        // To be written it must also lead to no byte twice.
        let mut copy = bytes;
        let mut hit = [0_u8; 20];
        for &start in &starts {
            (0..itemsize).for_each(|i| hit[start as usize + i] += 1);
        }
        let alone = hit.iter().all(|count| *count < 2);
        let mut whole = memoryview_mut(&mut copy);
        assert_eq!(whole.reinterpret_mut(how).is_ok(), alone, "{said}");
        shared += usize::from(!alone);
    }
    assert!(
        inside > 2000 && outside > 2000 && shared > 500,
        "{inside} {outside} {shared}"
    );
}
