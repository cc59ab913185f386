//! Addresses of every index, against those of the whole.

use std::vec;
use std::vec::Vec;

use super::super::indirect::tests::addresses;
use super::*;

const SUBOFFSETS: [[isize; 4]; 9] = [
    [0, -1, -1, -1],
    [-1, 64, -1, -1],
    [0, 64, -1, -1],
    [64, -1, 0, -1],
    [-1, -1, 0, -1],
    [-1, -1, -1, 0],
    [0, -1, -1, 8],
    [0, 64, 9, -1],
    [0, 64, 9, 4],
];

fn shapes() -> Vec<Vec<usize>> {
    let mut all = vec![];
    for mut n in 0..81_usize {
        let mut shape = vec![];
        for _ in 0..4 {
            shape.push([1, 2, 3][n % 3]);
            n /= 3;
        }
        all.push(shape);
    }
    all
}

/// The addresses of all indices in the order of `axes`.
fn reordered(whole: Geometry<'_>, axes: &[usize]) -> Vec<Vec<isize>> {
    let all = addresses(&[0], whole);
    let mut numbers = [1; 4];
    for axis in (0..3).rev() {
        numbers[axis] = numbers[axis + 1] * whole.shape[axis + 1];
    }
    let mut found = vec![0];
    for &axis in axes {
        found = found
            .iter()
            .flat_map(|&at| (0..whole.shape[axis]).map(move |i| at + i * numbers[axis]))
            .collect();
    }
    found.into_iter().map(|at| all[at].clone()).collect()
}

/// Whether some suboffsets make these shape and strides lead to the addresses.
fn possible(expected: &[Vec<isize>], shape: &[usize], strides: &[isize], used: &[isize]) -> bool {
    let pointers: Vec<isize> = used.iter().copied().filter(|s| *s >= 0).collect();
    (0..1_u32 << shape.len()).any(|places| {
        let mut pointers = pointers.iter();
        let suboffsets: Vec<isize> = (0..shape.len())
            .map(|axis| match places >> axis & 1 {
                1 => pointers.next().copied().unwrap_or(7),
                _ => -1,
            })
            .collect();
        let suboffsets = &suboffsets;
        pointers.next().is_none()
            && addresses(
                &[0],
                Geometry {
                    shape,
                    strides,
                    suboffsets,
                },
            ) == expected
    })
}

#[test]
fn another_order_has_the_same_addresses_wherever_there_is_one() {
    let (mut done, mut refused) = (0, 0);
    let orders = [
        [0, 1, 2, 3],
        [1, 0, 2, 3],
        [0, 1, 3, 2],
        [3, 2, 1, 0],
        [0, 2, 1, 3],
        [1, 2, 0, 3],
        [2, 0, 1, 3],
        [0, 3, 1, 2],
        [2, 3, 0, 1],
        [0, 3, 2, 1],
        [1, 0, 3, 2],
    ];
    for shape in shapes() {
        for strides in [[24, 8, 40, 4], [24, 0, -8, 4]] {
            for suboffsets in &SUBOFFSETS {
                let whole = Geometry {
                    shape: &shape,
                    strides: &strides,
                    suboffsets,
                };
                for axes in &orders {
                    let (mut shape, mut strides, mut sub) = ([0; 4], [0; 4], [0; 4]);
                    let mut out = GeometryMut {
                        shape: &mut shape,
                        strides: &mut strides,
                        suboffsets: &mut sub,
                    };
                    let made = permute_indirect(whole, axes, &mut out);
                    let expected = reordered(whole, axes);
                    let found = Geometry {
                        shape: &shape,
                        strides: &strides,
                        suboffsets: &sub,
                    };
                    if made.is_ok() {
                        assert_eq!(addresses(&[0], found), expected, "{whole:?} {axes:?}");
                        done += 1;
                    } else {
                        assert!(
                            !possible(&expected, &shape, &strides, suboffsets),
                            "{whole:?} {axes:?}"
                        );
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(done > 1000 && refused > 1000, "{done} {refused}");
}

#[test]
fn another_shape_has_the_same_addresses() {
    let (mut done, mut refused) = (0, 0);
    let targets: [&[usize]; 12] = [
        &[6],
        &[12],
        &[2, 3],
        &[3, 2],
        &[2, 6],
        &[6, 2],
        &[3, 2, 2],
        &[2, 3, 2],
        &[1, 6, 1],
        &[4, 3],
        &[1, 2, 1, 3, 1],
        &[2, 3, 2, 3],
    ];
    for shape in shapes() {
        let count = shape.iter().product::<usize>();
        for (a, b, c) in [(24, 8, 40), (8, 4, 12), (36, 12, 4)] {
            let strides = [a, b, c, 4];
            for suboffsets in &SUBOFFSETS {
                let whole = Geometry {
                    shape: &shape,
                    strides: &strides,
                    suboffsets,
                };
                let expected = addresses(&[0], whole);
                for target in targets
                    .iter()
                    .filter(|to| to.iter().product::<usize>() == count)
                {
                    let mut shape = target.to_vec();
                    let (mut strides, mut sub) = (vec![0; shape.len()], vec![0; shape.len()]);
                    let mut out = GeometryMut {
                        shape: &mut shape,
                        strides: &mut strides,
                        suboffsets: &mut sub,
                    };
                    let made = reshape_indirect(whole, 4, Order::C, &mut out);
                    let found = Geometry {
                        shape: target,
                        strides: &strides,
                        suboffsets: &sub,
                    };
                    if made.is_ok() {
                        assert_eq!(addresses(&[0], found), expected, "{whole:?} {target:?}");
                        done += 1;
                    } else {
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(done > 100 && refused > 100, "{done} {refused}");
}

#[test]
fn stretched_memory_repeats_its_addresses() {
    for suboffsets in &SUBOFFSETS {
        let shape = [2, 1, 3, 1];
        let whole = Geometry {
            shape: &shape,
            strides: &[24, 8, 40, 4],
            suboffsets,
        };
        let to = [2, 2, 4, 3, 5];
        let (mut strides, mut sub) = ([9; 5], [9; 5]);
        broadcast_indirect(whole, &to, &mut strides, &mut sub).unwrap();
        let all = addresses(&[0], whole);
        let found = Geometry {
            shape: &to,
            strides: &strides,
            suboffsets: &sub,
        };
        for (i, address) in addresses(&[0], found).iter().enumerate() {
            let (a, c) = (i / 60 % 2, i / 5 % 3);
            assert_eq!(*address, all[a * 3 + c]);
        }
    }
}
