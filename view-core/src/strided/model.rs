//! The naive model the tests hold every operation against: a geometry is a
//! map from each index to the byte offset of its item.

use std::vec;
use std::vec::Vec;

/// Every index in C order with its byte offset.
pub(crate) fn offsets(shape: &[usize], strides: &[isize]) -> Vec<(Vec<usize>, isize)> {
    let mut all = vec![(vec![], 0)];
    for (&length, &stride) in shape.iter().zip(strides) {
        all = all
            .iter()
            .flat_map(|(index, offset)| {
                (0..length).map(move |i| {
                    let mut index: Vec<usize> = index.clone();
                    index.push(i);
                    (index, offset + i as isize * stride)
                })
            })
            .collect();
    }
    all
}
