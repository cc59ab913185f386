//! Every operation on views against a naive model: a map from each index to
//! the byte offset of its item.

mod view_support;

use proptest::prelude::*;
use view_core::{View, ViewMut, s};
use view_support::{check, memory, model, shown, slices};

#[test]
fn an_index_shows_the_item_its_strides_lead_to() {
    check(|view, _| {
        prop_assert_eq!(shown(view), model(view, view.shape(), |i| i));
        Ok(())
    });
}

#[test]
fn iterators_go_through_the_indices_from_both_ends() {
    check(|view, numbers| {
        let expected: Vec<usize> = shown(view).into_iter().map(|(_, offset)| offset).collect();
        prop_assert!(view.iter().eq(&expected));
        prop_assert!(view.iter().rev().eq(expected.iter().rev()));
        let mut folded = vec![];
        view.iter().for_each(|item| folded.push(*item));
        prop_assert_eq!(&folded, &expected);
        let folded = view.iter().rfold(vec![], |mut all, item| {
            all.push(*item);
            all
        });
        prop_assert!(folded.iter().eq(expected.iter().rev()));
        // Until one is met, and from behind it on.
        let wanted = numbers[0] * 8 * 7;
        let (mut ours, mut theirs) = (view.iter(), expected.iter());
        for _ in 0..3 {
            prop_assert_eq!(
                ours.find(|item| **item % 56 == wanted % 56),
                theirs.find(|item| **item % 56 == wanted % 56)
            );
            prop_assert_eq!(ours.len(), theirs.len());
            prop_assert_eq!(
                ours.position(|item| item % 40 == 8),
                theirs.position(|item| item % 40 == 8)
            );
            prop_assert_eq!(
                ours.any(|item| item % 24 == 0),
                theirs.any(|item| item % 24 == 0)
            );
            prop_assert_eq!(
                ours.all(|item| item % 16 == 0),
                theirs.all(|item| item % 16 == 0)
            );
            let map = |item: &usize| (item % 32 == 8).then_some(*item);
            prop_assert_eq!(ours.find_map(map), theirs.find_map(map));
            let sum = |sum: usize, item: &usize| sum.checked_add(*item).filter(|sum| *sum < 900);
            prop_assert_eq!(ours.try_fold(0, sum), theirs.try_fold(0, sum));
            let each = |item: &usize| (item % 64 >= 8).then_some(()).ok_or(*item);
            prop_assert_eq!(ours.try_for_each(each), theirs.try_for_each(each));
            prop_assert!(ours.clone().eq(theirs.clone()));
            prop_assert_eq!(ours.next_back(), theirs.next_back());
        }
        // Steps of all sizes from both ends, held against the slice's iterator.
        let (mut ours, mut theirs) = (view.iter(), expected.iter());
        for round in 0..40 {
            let n = numbers[round % 6];
            prop_assert_eq!(ours.len(), theirs.len());
            match (round + n) % 5 {
                0 => prop_assert_eq!(ours.next(), theirs.next()),
                1 => prop_assert_eq!(ours.next_back(), theirs.next_back()),
                2 => prop_assert_eq!(ours.nth(n), theirs.nth(n)),
                3 => prop_assert_eq!(ours.nth_back(n), theirs.nth_back(n)),
                _ => {
                    let rest: Vec<usize> = ours.clone().copied().collect();
                    prop_assert!(rest.iter().eq(theirs.clone()));
                    let mut rest = vec![];
                    ours.clone().for_each(|item| rest.push(*item));
                    prop_assert!(rest.iter().eq(theirs.clone()));
                    let rest = ours.clone().rfold(vec![], |mut all, item| {
                        all.push(*item);
                        all
                    });
                    prop_assert!(rest.iter().eq(theirs.clone().rev()));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn indexed_iterators_name_each_item() {
    check(|view, numbers| {
        let expected: Vec<([usize; 3], usize)> = shown(view)
            .into_iter()
            .map(|(index, offset)| (index.try_into().unwrap(), offset))
            .collect();
        let (mut ours, mut theirs) = (view.indexed_iter(), expected.iter().copied());
        for n in numbers {
            let next = ours.nth(n).map(|(index, item)| (index, *item));
            prop_assert_eq!(next, theirs.nth(n));
            let back = ours.next_back().map(|(index, item)| (index, *item));
            prop_assert_eq!(back, theirs.next_back());
            let back = ours.nth_back(n).map(|(index, item)| (index, *item));
            prop_assert_eq!(back, theirs.nth_back(n));
        }
        let last = ours.clone().last().map(|(index, item)| (index, *item));
        prop_assert_eq!(last, theirs.clone().last());
        prop_assert_eq!(ours.clone().count(), theirs.len());
        prop_assert!(ours.map(|(index, item)| (index, *item)).eq(theirs));
        // A step past the end takes all.
        let mut ours = view.indexed_iter();
        prop_assert_eq!(ours.nth(view.len()), None);
        prop_assert_eq!(ours.len(), 0);
        prop_assert_eq!(ours.fold(0, |count, _| count + 1), 0);
        Ok(())
    });
}

#[test]
fn parts_are_the_items_the_model_says() {
    check(|view, [i, j, at, axis, ..]| {
        let [a, b, c] = view.shape();
        prop_assert_eq!(
            shown(view.t()),
            model(view, [c, b, a], |[k, j, i]| [i, j, k])
        );
        let turned = view.permute([1, 2, 0]).unwrap();
        prop_assert_eq!(shown(turned), model(view, [b, c, a], |[j, k, i]| [i, j, k]));
        let reversed = view.reverse(1);
        prop_assert_eq!(
            shown(reversed),
            model(view, [a, b, c], |[i, j, k]| [i, b - 1 - j, k])
        );
        match view.index_axis(0, i) {
            Ok(row) => {
                prop_assert!(i < a);
                prop_assert_eq!(shown(row), model(view, [b, c], |[j, k]| [i, j, k]));
                prop_assert_eq!(shown(row), shown(view.at(s![i])));
            }
            Err(_) => prop_assert!(i >= a),
        }
        match view.index_axis(1, j) {
            Ok(middle) => prop_assert_eq!(shown(middle), model(view, [a, c], |[i, k]| [i, j, k])),
            Err(_) => prop_assert!(j >= b),
        }
        let new = view.insert_axis(2);
        prop_assert_eq!(
            shown(new),
            model(view, [a, b, 1, c], |[i, j, _, k]| [i, j, k])
        );
        prop_assert_eq!(shown(new), shown(view.at(s![.., .., new])));
        let diagonal = view.diagonal(0, 2).unwrap();
        prop_assert_eq!(
            shown(diagonal),
            model(view, [b, a.min(c)], |[j, d]| [d, j, d])
        );
        let axis = axis % 3;
        let at = at.min(view.shape()[axis]);
        let (front, back) = view.split_at(axis, at);
        let moved = |mut index: [usize; 3]| {
            index[axis] += at;
            index
        };
        prop_assert_eq!(shown(front), model(view, front.shape(), |index| index));
        prop_assert_eq!(shown(back), model(view, back.shape(), moved));
        Ok(())
    });
}

#[test]
fn shapes_change_and_items_stay() {
    check(|view, [n, ..]| {
        let items: Vec<usize> = view.iter().copied().collect();
        for shape in [
            [view.len(), 1],
            [1, view.len()],
            [n + 1, view.len() / (n + 1)],
        ] {
            match view.reshape(shape) {
                Ok(part) => {
                    prop_assert_eq!(part.shape(), shape);
                    prop_assert!(part.iter().eq(&items));
                }
                Err(_) => {
                    prop_assert!(!view.is_c_contiguous() || shape[0] * shape[1] != view.len());
                }
            }
        }
        let [a, b, c] = view.shape();
        let wide = view.insert_axis::<4>(0).broadcast_to([3, a, b, c]).unwrap();
        prop_assert_eq!(
            shown(wide),
            model(view, [3, a, b, c], |[_, i, j, k]| [i, j, k])
        );
        if b == 1 {
            let wide = view.broadcast_to([a, 4, c]).unwrap();
            prop_assert_eq!(shown(wide), model(view, [a, 4, c], |[i, _, k]| [i, 0, k]));
        } else {
            prop_assert!(view.broadcast_to([a, b + 1, c]).is_err());
        }
        prop_assert_eq!(
            view.as_slice().is_some(),
            items
                .windows(2)
                .all(|pair| pair[1] == pair[0] + size_of::<usize>())
        );
        Ok(())
    });
}

#[test]
fn a_mutable_view_writes_the_items_a_shared_one_shows() {
    let strategy = (slices(), slices(), 0..2_usize, 0..2_usize);
    proptest!(ProptestConfig::with_cases(500), |((a, b, axis, turn) in strategy)| {
        let source = memory();
        let shape = [10, 12];
        let view = View::new(&source).reshape(shape).unwrap();
        let view = if turn == 1 { view.t() } else { view }.at(s![a, b]).reverse(axis);
        let mut expected = source.clone();
        for item in view {
            expected[item / size_of::<usize>()] += 1;
        }
        let mut written = source.clone();
        let mut whole = ViewMut::new(&mut written).into_reshape(shape).unwrap();
        let mut part = if turn == 1 { whole.t_mut() } else { whole.reborrow() }
            .into_at(s![a, b])
            .into_reverse(axis);
        prop_assert!(part.iter().eq(view));
        for item in part.iter_mut().rev() {
            *item += 1;
        }
        prop_assert_eq!(&written, &expected);
    });
}
