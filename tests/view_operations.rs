//! What is done with the items of views, against loops over indices.

mod view_support;

use proptest::prelude::*;
use view_core::view::zip;
use view_core::{Be, Unaligned, View, ViewMut, s};
use view_support::{Model, check, indices, memory, shown};

/// The items of a model, in row order.
fn items(model: Model) -> Vec<usize> {
    model.into_iter().map(|(_, item)| item).collect()
}

#[test]
fn axes_and_lanes_go_through_every_item_once() {
    check(|view, [axis, n, ..]| {
        let axis = axis % 3;
        let shape = view.shape();
        let parts: Vec<_> = view.axis_iter::<2>(axis).collect();
        prop_assert_eq!(parts.len(), shape[axis]);
        for (i, part) in parts.iter().enumerate() {
            prop_assert_eq!(shown(*part), shown(view.index_axis::<2>(axis, i).unwrap()));
        }
        prop_assert!(
            view.axis_iter::<2>(axis)
                .rev()
                .eq(parts.iter().rev().copied())
        );
        prop_assert_eq!(view.axis_iter::<2>(axis).nth(n), parts.get(n).copied());
        let mut places = shape;
        places[axis] = 1;
        let mut lanes = view.lanes(axis);
        for index in indices(&places) {
            let lane = lanes.next().unwrap();
            prop_assert_eq!(lane.len(), shape[axis]);
            for i in 0..shape[axis] {
                let mut at: [usize; 3] = index.clone().try_into().unwrap();
                at[axis] = i;
                prop_assert_eq!(lane[i], view[at]);
            }
        }
        prop_assert!(lanes.next().is_none());
        Ok(())
    });
}

#[test]
fn windows_and_chunks_are_the_parts_at_their_places() {
    check(|view, [a, b, c, n, ..]| {
        let size = [a % 3 + 1, b % 3 + 1, c % 3 + 1];
        let shape = view.shape();
        let part = |place: [usize; 3], step: [usize; 3]| {
            let from: [usize; 3] = core::array::from_fn(|k| place[k] * step[k]);
            let to: [usize; 3] = core::array::from_fn(|k| (from[k] + size[k]).min(shape[k]));
            view.at(s![from[0]..to[0], from[1]..to[1], from[2]..to[2]])
        };
        let places = core::array::from_fn::<_, 3, _>(|k| (shape[k] + 1).saturating_sub(size[k]));
        let expected: Vec<_> = indices(&places)
            .into_iter()
            .map(|place| part(place.try_into().unwrap(), [1; 3]))
            .collect();
        prop_assert!(view.windows(size).eq(expected.iter().copied()));
        prop_assert!(view.windows(size).rev().eq(expected.iter().rev().copied()));
        prop_assert_eq!(
            view.windows(size).nth_back(n),
            expected.iter().rev().nth(n).copied()
        );

        let places = core::array::from_fn::<_, 3, _>(|k| shape[k].div_ceil(size[k]));
        let expected: Vec<_> = indices(&places)
            .into_iter()
            .map(|place| part(place.try_into().unwrap(), size))
            .collect();
        prop_assert!(view.chunks(size).eq(expected.iter().copied()));
        prop_assert!(view.chunks(size).rev().eq(expected.iter().rev().copied()));
        Ok(())
    });
}

#[test]
fn mutable_parts_cover_the_view_without_sharing() {
    check(|view, [a, b, c, axis, ..]| {
        // The same geometry over memory of our own: each part adds one everywhere.
        let mut counts = vec![0_usize; memory().len()];
        let size = [a + 1, b + 1, c + 1];
        let strides = view.strides();
        let Some(first) = view.first() else {
            return Ok(());
        };
        // SAFETY: the geometry of a part of as much memory.
        let mut whole = unsafe {
            let first = counts.as_mut_ptr().byte_add(*first);
            ViewMut::from_raw_parts(first, view.shape(), strides).unwrap()
        };
        let chunks: Vec<_> = whole.chunks_mut(size).collect();
        for mut chunk in chunks.into_iter().rev() {
            chunk.iter_mut().for_each(|count| *count += 1);
        }
        for lane in whole.lanes_mut(axis % 3) {
            lane.into_iter().for_each(|count| *count += 10);
        }
        for row in whole.into_rows::<2>() {
            row.into_iter().for_each(|count| *count += 100);
        }
        let mut expected = vec![0; counts.len()];
        for item in view {
            expected[item / 8] = 111;
        }
        prop_assert_eq!(counts, expected);
        Ok(())
    });
}

#[test]
fn zips_meet_the_items_of_each_index_once() {
    check(|view, _| {
        let copied: Vec<usize> = items(shown(view));
        let copy = View::new(&copied).reshape(view.shape()).unwrap();
        let mut out = vec![0; view.len()];
        let mut sums = ViewMut::new(&mut out).into_reshape(view.shape()).unwrap();
        sums.for_each_with((view, copy), |(sum, a, b)| {
            *sum += a + b;
            assert_eq!(a, b);
        })
        .unwrap();
        prop_assert!(out.iter().zip(&copied).all(|(sum, item)| *sum == 2 * item));
        // Two geometries at once, of which neither is contiguous.
        let count = zip((view, view, view.reverse(1).reverse(1), copy, copy, view))
            .unwrap()
            .fold(0, |count, (a, b, c, d, e, f)| {
                count + usize::from([b, c, d, e, f].iter().all(|x| *x == a))
            });
        prop_assert_eq!(count, view.len());
        prop_assert!(zip((view, view.insert_axis::<4>(0).row(0))).is_ok());
        let wider = [view.shape()[0] + 1, view.shape()[1], view.shape()[2]];
        if view.shape()[0] != 1 && view.shape()[0] + 1 != 1 {
            prop_assert!(
                View::from_item(&1)
                    .broadcast_to(wider)
                    .unwrap()
                    .zip_with(view)
                    .is_err()
            );
        }
        Ok(())
    });
}

#[test]
fn reductions_are_those_of_a_loop() {
    check(|view, [axis, ..]| {
        let copied = items(shown(view));
        prop_assert_eq!(view.sum(), copied.iter().sum::<usize>());
        prop_assert_eq!(view.min(), copied.iter().min().copied());
        prop_assert_eq!(view.max(), copied.iter().max().copied());
        let mean = copied.iter().sum::<usize>() as f64 / copied.len() as f64;
        prop_assert_eq!(view.mean(), (!copied.is_empty()).then_some(mean));
        let axis = axis % 3;
        let sums: Vec<usize> = view.lanes(axis).map(|lane| lane.iter().sum()).collect();
        prop_assert_eq!(view.sum_axis(axis), sums);
        Ok(())
    });
}

#[test]
fn copies_hold_the_items_in_row_order() {
    check(|view, _| {
        let copied = items(shown(view));
        prop_assert_eq!(&view.to_vec(), &copied);
        let bytes: Vec<u8> = copied.iter().flat_map(|item| item.to_ne_bytes()).collect();
        prop_assert_eq!(view.to_bytes(), bytes);
        let mut out = vec![0; copied.len()];
        view.copy_into(&mut out).unwrap();
        prop_assert_eq!(&out, &copied);
        prop_assert!(view.copy_into(&mut vec![0; copied.len() + 1]).is_err());
        out.fill(0);
        let mut turned = ViewMut::new(&mut out)
            .into_reshape(view.shape())
            .unwrap()
            .into_reverse(2);
        turned.copy_from(view).unwrap();
        prop_assert_eq!(turned.as_view(), view);
        let mut changed = copied;
        if let Some(item) = changed.last_mut() {
            *item += 1;
            prop_assert_ne!(View::new(&changed).reshape(view.shape()).unwrap(), view);
        }
        Ok(())
    });
}

/// Records of which every field is reached by every stride that has a loop of its own.
#[test]
fn sums_of_columns_at_every_stride() {
    let numbers: Vec<u8> = (0..4096_u32).map(|i| (i * 7 + i / 13) as u8).collect();
    for stride in 1..140 {
        for len in [0, 1, 7, 8, 9, 17, 29] {
            let bytes = View::<u8>::from_bytes_with(&numbers, 3, [len], [stride]).unwrap();
            let expected: u64 = bytes.iter().map(|byte| u64::from(*byte)).sum();
            assert_eq!(bytes.sum(), expected);
            assert_eq!(bytes.reverse(0).sum(), expected);
            let words = View::<Be<u32>>::from_bytes_with(&numbers, 1, [len], [stride]).unwrap();
            let expected: u64 = words.iter().map(|word| u64::from(word.get())).sum();
            assert_eq!(words.sum(), expected);
            let words = View::<Unaligned<i16>>::from_bytes_with(&numbers, 1, [len], [stride]);
            let words = words.unwrap();
            assert_eq!(words.max(), words.iter().map(|word| word.get()).max());
            assert_eq!(words.min(), words.iter().map(|word| word.get()).min());
        }
    }
    let halves: Vec<f64> = (0..100).map(|i| f64::from(i) * 0.5).collect();
    assert!((View::new(&halves).at(s![..;-3]).sum() - 841.5).abs() < 1e-9);
    let signed = [-1_i8; 300];
    assert_eq!(
        (View::new(&signed).sum(), View::new(&signed).mean()),
        (-300, Some(-1.0))
    );
}

#[test]
fn a_nan_is_no_value() {
    let nan = f64::NAN;
    let numbers = [nan, 2.0, nan, -1.0, nan, nan, nan, nan, nan, nan];
    let view = View::new(&numbers);
    assert_eq!((view.min(), view.max()), (Some(-1.0), Some(2.0)));
    assert!(view.at(s![4..]).min().unwrap().is_nan());
    assert!(view.sum().is_nan());
    assert_ne!(view, view, "as a NaN differs from itself");
}

#[test]
fn zips_of_one_dimension_at_every_pair_of_strides() {
    let numbers: Vec<u32> = (0..200).collect();
    for len in [0, 1, 2, 7, 30] {
        for a in [-3_isize, -1, 1, 2, 5] {
            for b in [-3_isize, -1, 1, 2, 5] {
                let part = |step: isize| {
                    let view = View::new(&numbers).at(s![..;step]);
                    view.at(s![..len])
                };
                let (x, y) = (part(a), part(b));
                let mut pairs = vec![];
                zip((x, y)).unwrap().for_each(|(x, y)| pairs.push((*x, *y)));
                assert!(
                    pairs
                        .into_iter()
                        .eq(x.iter().copied().zip(y.iter().copied()))
                );
            }
        }
    }
}

#[test]
fn views_of_one_item_are_zipped_whatever_their_strides() {
    for stride in [isize::MAX, isize::MIN, isize::MAX / 2] {
        let one = View::from_slice_with(&[1_u8, 2, 3], [1], [stride]).unwrap();
        let mut sums = Vec::new();
        zip((one, one, one))
            .unwrap()
            .for_each(|(a, b, c)| sums.push(a + b + c));
        assert_eq!(sums, [3], "{stride}");
    }
}
