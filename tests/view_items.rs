//! What the other tests of typed views leave out: single items, lines, fields, elements and
//! cells, of views of all kinds against the naive model.

mod view_support;

use std::cell::Cell;

use proptest::prelude::*;
use view_core::{AsView, BufferView, Field, Unaligned, View, ViewMut, field, s};
use view_support::{check, memory, shown, slices};

#[test]
fn items_are_found_where_the_model_has_them_and_nowhere_else() {
    check(|view, [a, b, c, ..]| {
        let [i, j, k] = view.shape();
        let inside = a < i && b < j && c < k;
        prop_assert_eq!(view.get([a, b, c]).is_some(), inside);
        if inside {
            // SAFETY: as was just asked.
            let unchecked = unsafe { view.get_unchecked([a, b, c]) };
            prop_assert!(std::ptr::eq(unchecked, &raw const view[[a, b, c]]));
        } else {
            prop_assert!(std::panic::catch_unwind(|| view[[a, b, c]]).is_err());
        }
        for far in [
            [usize::MAX, 0, 0],
            [0, usize::MAX, 0],
            [0, 0, usize::MAX],
            [i, j, k],
        ] {
            prop_assert_eq!(view.get(far), None);
        }
        let model: Vec<usize> = shown(view).into_iter().map(|(_, item)| item).collect();
        prop_assert_eq!(view.first(), model.first());
        prop_assert_eq!(view.last(), model.last());
        prop_assert_eq!(
            (view.len(), view.is_empty()),
            (model.len(), model.is_empty())
        );
        prop_assert_eq!(view.contains(&a), model.contains(&a));
        match (view.flatten(), view.to_array::<6>()) {
            (Ok(line), _) => prop_assert!(line.iter().eq(&model)),
            (Err(_), _) => prop_assert!(!view.is_c_contiguous()),
        }
        prop_assert_eq!(
            view.to_array::<6>().ok().map(Vec::from),
            (model.len() == 6).then_some(model)
        );
        Ok(())
    });
}

#[test]
fn writing_one_item_or_all_changes_no_other() {
    let strategy = (
        slices(),
        slices(),
        0..7_usize,
        0..7_usize,
        0..7_usize,
        0..7_usize,
    );
    proptest!(ProptestConfig::with_cases(500), |((a, b, i, j, k, l) in strategy)| {
        let shape = [10, 12];
        let source = memory();
        let view = View::new(&source).reshape(shape).unwrap().at(s![a, b]);
        let places: Vec<usize> = view.iter().map(|item| item / size_of::<usize>()).collect();
        let mut written = memory();
        let mut part = ViewMut::new(&mut written).into_reshape(shape).unwrap().into_at(s![a, b]);
        let [rows, columns] = part.shape();
        let mut expected = source.clone();
        let both = i < rows && k < rows && j < columns && l < columns;
        if both {
            part.swap([i, j], [k, l]);
            expected.swap(places[i * columns + j], places[k * columns + l]);
            part[[i, j]] += 1;
            expected[places[i * columns + j]] += 1;
            *part.get_mut([k, l]).unwrap() += 2;
            expected[places[k * columns + l]] += 2;
        } else {
            prop_assert_eq!(part.get_mut([i.max(rows), j]), None);
        }
        if let (Some(first), Some(place)) = (part.first_mut(), places.first()) {
            *first += 5;
            expected[*place] += 5;
        }
        if let (Some(last), Some(place)) = (part.last_mut(), places.last()) {
            *last += 7;
            expected[*place] += 7;
        }
        {
            // Cells, and two of them for the same items.
            let cells: View<'_, Cell<usize>, 2> = part.as_cells();
            let turned = cells.t();
            for ([i, j], cell) in cells.indexed_iter() {
                turned[[j, i]].set(cell.get() + 1);
                expected[places[i * columns + j]] += 1;
            }
        }
        prop_assert_eq!(&written, &expected);
        let mut part = ViewMut::new(&mut written).into_reshape(shape).unwrap().into_at(s![a, b]);
        part.fill(3);
        for place in &places {
            expected[*place] = 3;
        }
        prop_assert_eq!(&written, &expected);
    });
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Record {
    id: u16,
    at: [[u32; 2]; 3],
    place: Inner,
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Inner {
    x: u64,
    y: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Packed {
    tag: u8,
    at: [u32; 2],
    inner: Inner,
}

fn records() -> Vec<Record> {
    (0..24_u32)
        .map(|i| Record {
            id: i as u16,
            at: [
                [i * 10, i * 10 + 1],
                [i * 10 + 2, i * 10 + 3],
                [i * 10 + 4, i * 10 + 5],
            ],
            place: Inner {
                x: u64::from(i) << 40,
                y: i as u8,
            },
        })
        .collect()
}

#[test]
fn fields_are_those_of_the_record_at_each_index() {
    let strategy = (slices(), slices(), any::<bool>());
    proptest!(ProptestConfig::with_cases(300), |((a, b, turn) in strategy)| {
        let mut records = records();
        let before = records.clone();
        let view = records.as_view().reshape([4, 6]).unwrap();
        let view = if turn { view.t() } else { view }.at(s![a, b]);
        let ys = view.field(field!(Record, place.y));
        let at = view.field(Record::FIELDS.at);
        let elements: View<'_, [u32; 2], 3> = at.elements();
        let deep: View<'_, u32, 4> = elements.elements();
        for (index, record) in view.indexed_iter() {
            let [i, j] = index;
            prop_assert_eq!((view.columns().id[index], ys[index]), (record.id, record.place.y));
            prop_assert_eq!(at[index], record.at);
            for (k, pair) in record.at.iter().enumerate() {
                prop_assert_eq!(&elements[[i, j, k]], pair);
                prop_assert_eq!([deep[[i, j, k, 0]], deep[[i, j, k, 1]]], *pair);
                prop_assert_eq!(&view.field(Record::FIELDS.at.element(k))[index], pair);
                prop_assert_eq!(view.field(field!(Record, at[k][1]))[index], pair[1]);
            }
        }
        // Chosen fields, all of them written at once, and nothing else.
        let shown: Vec<u16> = view.iter().map(|record| record.id).collect();
        let mut whole = records.as_view_mut().into_reshape([4, 6]).unwrap();
        let part = if turn { whole.t_mut() } else { whole.reborrow() };
        let (ids, mut at, ys) = part
            .into_at(s![a, b])
            .into_fields((Record::FIELDS.id, Record::FIELDS.at, field!(Record, place.y)))
            .unwrap();
        for (id, y) in ids.into_iter().zip(ys) {
            (*id, *y) = (*id + 100, y.wrapping_add(1));
        }
        at.elements_mut::<3>().elements_mut::<4>().iter_mut().for_each(|item| *item += 1);
        for (record, old) in records.iter().zip(&before) {
            let mut new = *old;
            if shown.contains(&old.id) {
                new.id += 100;
                new.place.y = new.place.y.wrapping_add(1);
                new.at.iter_mut().flatten().for_each(|item| *item += 1);
            }
            prop_assert_eq!(*record, new);
        }
    });
}

#[test]
fn elements_of_a_field_are_fields_that_share_no_byte() {
    const LAST: Field<Record, u32> = field!(Record, at[2][1]);
    let mut records = records();
    let mut view = records.as_view_mut();
    let (mut first, last) = view.fields_mut((field!(Record, at[0][0]), LAST)).unwrap();
    first[23] = last[1];
    assert_eq!(records[23].at[0][0], records[1].at[2][1]);
    let shared = (Record::FIELDS.at.element(2), LAST);
    assert!(records.as_view_mut().fields_mut(shared).is_err());
    assert!(std::panic::catch_unwind(|| Record::FIELDS.at.element(3)).is_err());
    assert!(std::panic::catch_unwind(|| Packed::FIELDS.at.element(2)).is_err());
}

#[test]
fn fields_of_packed_records_and_of_cells_are_the_same_ones() {
    let strategy = (slices(), any::<bool>());
    proptest!(ProptestConfig::with_cases(300), |((a, back) in strategy)| {
        let mut records: Vec<Packed> = (0..11_u8)
            .map(|i| Packed {
                tag: i,
                at: [u32::from(i) << 8, 7],
                inner: Inner { x: u64::from(i) << 33, y: 255 - i },
            })
            .collect();
        let view = records.as_view().at(s![a]);
        let view = if back { view.reverse(0) } else { view };
        let columns = view.columns();
        let inner: View<'_, Unaligned<Inner>> = columns.inner;
        let xs: View<'_, Unaligned<u64>> = inner.unaligned_field(field!(Inner, x));
        let pairs: View<'_, Unaligned<u32>, 2> = columns.at.elements();
        for (i, record) in view.iter().enumerate() {
            prop_assert_eq!((columns.tag[i].get(), xs[i].get()), (record.tag, { record.inner }.x));
            prop_assert_eq!(inner.unaligned_columns().y[i].get(), { record.inner }.y);
            prop_assert_eq!([pairs[[i, 0]].get(), pairs[[i, 1]].get()], { record.at });
            prop_assert_eq!(view.field(Packed::FIELDS.at.element(1))[i].get(), { record.at }[1]);
        }
        let shown: Vec<u8> = view.iter().map(|record| record.tag).collect();
        let mut whole = records.as_view_mut();
        let cells = whole.as_cells().at(s![a]);
        let [tags, twice] = [cells.cell_columns().tag, cells.cell_field(Packed::FIELDS.tag)];
        for (tag, same) in tags.iter().zip(twice) {
            tag.set(Unaligned::new(tag.get().get() + 50));
            same.set(Unaligned::new(same.get().get() + 50));
        }
        for (i, record) in records.iter().enumerate() {
            let added = if shown.contains(&(i as u8)) { 100 } else { 0 };
            prop_assert_eq!(record.tag, i as u8 + added);
        }
    });
}
