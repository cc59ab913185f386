//! The naive model of a view, a map from each index to the byte offset of its item,
//! and views of all kinds to hold against it.
//!
//! The memory holds in each item its own byte offset, so that what a view
//! shows at an index *is* the answer to where that item lies.

#![allow(dead_code, reason = "each test file uses its own part")]

use proptest::prelude::*;
use view_core::strided::Slice;
use view_core::{View, s};

/// A view as a list of indices with the offsets found there.
pub(crate) type Model = Vec<(Vec<usize>, usize)>;

pub(crate) const LEN: usize = 2 * 3 * 4 * 5;

/// Item `k` is the byte offset of item `k`.
pub(crate) fn memory() -> Vec<usize> {
    (0..LEN).map(|k| k * size_of::<usize>()).collect()
}

pub(crate) fn indices(shape: &[usize]) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    for &len in shape {
        all = all
            .iter()
            .flat_map(|index: &Vec<usize>| {
                (0..len).map(move |i| index.iter().copied().chain([i]).collect())
            })
            .collect();
    }
    all
}

/// What a view shows, by its own `get`.
pub(crate) fn shown<const N: usize>(view: View<'_, usize, N>) -> Model {
    indices(&view.shape())
        .into_iter()
        .map(|index| {
            let at: [usize; N] = index.clone().try_into().unwrap();
            (index, view[at])
        })
        .collect()
}

/// What an index of the part shows, by an index of the whole.
pub(crate) fn model<const N: usize, const M: usize>(
    whole: View<'_, usize, N>,
    shape: [usize; M],
    back: impl Fn([usize; M]) -> [usize; N],
) -> Model {
    indices(&shape)
        .into_iter()
        .map(|index| {
            let at: [usize; M] = index.clone().try_into().unwrap();
            let offset: isize = back(at)
                .iter()
                .zip(whole.strides())
                .map(|(&i, stride)| i as isize * stride)
                .sum();
            // The offset from the first item of the memory, which shows 0.
            let first = whole.first().map_or(0, |first| *first as isize);
            (index, (first + offset) as usize)
        })
        .collect()
}

pub(crate) fn slices() -> impl Strategy<Value = Slice> {
    let bound = prop_oneof![Just(None), (-7_isize..8).prop_map(Some)];
    let step = prop_oneof![
        Just(None),
        prop_oneof![-3_isize..0, 1_isize..4].prop_map(Some)
    ];
    (bound.clone(), bound, step).prop_map(|(a, b, c)| Slice::new(a, b, c))
}

/// Three-dimensional views of all kinds over the memory.
pub(crate) fn views(memory: &[usize]) -> impl Strategy<Value = View<'_, usize, 3>> {
    let shapes = prop_oneof![
        Just([6, 4, 5]),
        Just([2, 3, 20]),
        Just([1, 12, 10]),
        Just([120, 1, 1]),
    ];
    let orders = prop_oneof![
        Just([0, 1, 2]),
        Just([2, 1, 0]),
        Just([1, 0, 2]),
        Just([0, 2, 1]),
    ];
    (shapes, orders, slices(), slices(), slices()).prop_map(move |(shape, order, a, b, c)| {
        let view = View::new(memory).reshape(shape).unwrap();
        view.permute(order).unwrap().at(s![a, b, c])
    })
}

/// Runs a property over views of all kinds.
pub(crate) fn check(
    property: impl Fn(View<'_, usize, 3>, [usize; 6]) -> Result<(), TestCaseError>,
) {
    let memory = memory();
    let numbers = proptest::array::uniform6(0_usize..7);
    let strategy = (views(&memory), numbers);
    proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(1000))
        .run(&strategy, |(view, numbers)| property(view, numbers))
        .unwrap();
}
