//! Run with `--all-features`.

use std::format;
use std::string::ToString;
use std::vec;
use std::vec::Vec;

use ndarray::{ArrayView1, ArrayView2, ArrayViewMut2, array, s as nd};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::view::{View, ViewMut};
use crate::{AsView, BufferView, s};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Wide {
    x: f64,
    id: u32,
    flag: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Narrow {
    z: [f32; 2],
    w: f32,
}

#[test]
fn ndarray_sees_the_same_items() {
    let numbers: Vec<i32> = (0..60).collect();
    let cube = View::new(&numbers).reshape([3, 4, 5]).unwrap();
    for view in [
        cube.at(s![1]),
        cube.at(s![.., ..;-1, 2]),
        cube.at(s![..;-2, -1, ..;3]).t(),
        cube.at(s![..1, ..;-1, 0]),
        cube.at(s![0..0, .., 0]),
        cube.at(s![0]).broadcast_to([4, 5]).unwrap(),
    ] {
        let array = ArrayView2::try_from(view).unwrap();
        assert_eq!(array.dim(), (view.shape()[0], view.shape()[1]));
        for ([i, j], item) in view.indexed_iter() {
            assert!(core::ptr::eq(&raw const array[[i, j]], item));
        }
        assert_eq!(View::from(array), view, "and back");
    }
}

#[test]
fn a_stride_that_is_no_multiple_of_the_itemsize_is_an_error() {
    let wide = [Wide {
        x: 1.5,
        id: 2,
        flag: 0,
    }; 5];
    assert!((ArrayView1::try_from(wide.columns().x).unwrap().sum() - 7.5).abs() < 1e-9);
    assert_eq!(
        ArrayView1::try_from(wide.columns().id).unwrap().strides(),
        [4]
    );
    let narrow = [Narrow {
        z: [1.0, 2.0],
        w: 3.0,
    }; 5];
    let pairs = narrow.columns().z;
    let error = ArrayView1::try_from(pairs).unwrap_err().to_string();
    assert!(
        error.starts_with("stride 12 of axis 0 is no multiple of 8"),
        "{error}"
    );
    assert_eq!(ArrayView1::try_from(pairs.at(s![2..3])).unwrap().len(), 1);
    assert!(ArrayView2::try_from(pairs.elements()).is_ok());
}

#[test]
fn ndarray_writes_through() {
    let mut numbers = vec![0; 12];
    let view = ViewMut::new(&mut numbers).into_reshape([3, 4]).unwrap();
    let mut array = ArrayViewMut2::try_from(view.into_reverse(0)).unwrap();
    array.slice_mut(nd![0, ..;2]).fill(7);
    let mut back = ViewMut::from(array);
    back[[2, 3]] = 1;
    assert_eq!(numbers, [0, 0, 0, 1, 0, 0, 0, 0, 7, 0, 7, 0]);
    let mut owned = array![[1, 2, 3], [4, 5, 6]];
    ViewMut::from(owned.view_mut().reversed_axes())
        .row_mut(1)
        .fill(0);
    assert_eq!(
        View::from(owned.slice(nd![.., ..;-1])).to_vec(),
        [3, 0, 1, 6, 0, 4]
    );
}

#[test]
fn rayon_splits_between_items() {
    let mut numbers: Vec<u64> = (0..10_000).collect();
    let view = View::new(&numbers)
        .reshape([100, 100])
        .unwrap()
        .t()
        .at(s![3.., ..;-3]);
    let in_order: Vec<u64> = view.iter().copied().collect();
    let parallel: Vec<u64> = view.into_par_iter().copied().collect();
    assert_eq!(parallel, in_order);
    let chunks: Vec<Vec<&u64>> = view.into_par_iter().with_max_len(1).chunks(7).collect();
    assert_eq!(chunks.concat().len(), in_order.len());
    let mut view = ViewMut::new(&mut numbers).into_at(s![..;2]);
    (&mut view)
        .into_par_iter()
        .rev()
        .for_each(|item| *item += 1);
    assert!(view.into_par_iter().all(|item| *item % 2 == 1));
}

#[test]
fn rayon_splits_between_parts() {
    let mut numbers: Vec<u32> = (0..7 * 11 * 5).collect();
    let view = View::new(&numbers).reshape([7, 11, 5]).unwrap();
    let view = view.at(s![.., ..;-2, ..]).permute([2, 0, 1]).unwrap();
    // Tiles are cut off at the ends, and some are taken before and not shared out again.
    let mut tiles = view.chunks([2, 3, 4]);
    let (first, last) = (tiles.next().unwrap(), tiles.next_back().unwrap());
    let rest: Vec<_> = tiles.into_par_iter().with_max_len(1).collect();
    let all = [vec![first], rest, vec![last]].concat();
    assert!(all.into_iter().eq(view.chunks([2, 3, 4])));
    let lanes: Vec<_> = view.lanes(1).into_par_iter().with_max_len(1).collect();
    assert!(lanes.into_iter().eq(view.lanes(1)));
    let windows = view.windows([2, 1, 2]);
    let reversed: Vec<_> = windows.clone().into_par_iter().rev().collect();
    assert!(reversed.into_iter().eq(windows.rev()));
    let nothing = view.at(s![0..0]).rows::<2>().into_par_iter();
    assert_eq!(nothing.with_max_len(1).count(), 0);

    let mut table = ViewMut::new(&mut numbers).into_reshape([77, 5]).unwrap();
    let lanes = table.lanes_mut(0).into_par_iter().with_max_len(1);
    lanes
        .enumerate()
        .for_each(|(k, mut lane)| lane.fill(k as u32));
    assert!(table.indexed_iter().all(|([_, k], item)| *item == k as u32));
    let tiles = table.chunks_mut([10, 2]).into_par_iter().with_max_len(1);
    tiles
        .enumerate()
        .for_each(|(k, mut tile)| tile.fill(k as u32));
    let tile = |i: usize, k: usize| (i / 10 * 3 + k / 2) as u32;
    assert!(
        table
            .indexed_iter()
            .all(|([i, k], item)| *item == tile(i, k))
    );
}

#[test]
fn serde_writes_sequences() {
    let table = [[1, 2, 3], [4, 5, 6]];
    let view = View::<_, 2>::from(&table);
    let text = |view: &View<'_, i32, 2>| serde_json::to_string(view).unwrap();
    assert_eq!(text(&view.at(s![.., ..;-2])), "[[3,1],[6,4]]");
    assert_eq!(text(&view.at(s![.., 9..])), "[[],[]]");
    assert_eq!(
        format!("{}", serde_json::to_value(View::from_item(&7)).unwrap()),
        "7"
    );
}
