//! Padding does not come out: every safe path that reads.

use view_core::memory::{ByteLayout, MemoryView, Reinterpret, memoryview, memoryview_mut};
use view_core::{BufferView, s};

use crate::random::Random;
use crate::{FORMATS, Holey, Words, records};

/// Lets every byte decide something.
fn look_at(bytes: &[u8]) {
    let sum = bytes.iter().fold(
        0_u32,
        |sum, byte| if *byte > 100 { sum + 2 } else { sum + 1 },
    );
    assert!(sum as usize >= bytes.len());
}

fn look_at_text(text: &str) {
    look_at(text.as_bytes());
}

/// Everything that reads.
fn read_all(view: &MemoryView<'_>) {
    for order in [ByteLayout::C, ByteLayout::F, ByteLayout::Any] {
        look_at(&view.to_bytes_in(order));
    }
    look_at(view.as_bytes().unwrap_or_default());
    look_at_text(&view.hex());
    look_at_text(&format!("{view} {view:#} {view:?}"));
    look_at_text(&view.to_str().unwrap_or_default());
    if let Ok(list) = view.to_list() {
        look_at_text(&format!("{list:?}"));
    }
    look_at(&[u8::from(*view == view.clone())]);
    look_at(&view.content_hash().unwrap_or_default().to_ne_bytes());
    look_at(&[u8::from(view.contains(1).unwrap_or_default())]);
    look_at(&view.count_of(0).unwrap_or_default().to_ne_bytes());
    look_at(&view.index_of(9).unwrap_or_default().to_ne_bytes());
    look_at_text(&view.hex_grouped(":", 3).unwrap_or_default());
    for item in view.iter().into_iter().flatten() {
        look_at_text(&item.map(|item| item.to_string()).unwrap_or_default());
    }
    look_at(
        &view
            .get_as::<f64>(&[0_isize; 2][..view.ndim().min(2)])
            .unwrap_or_default()
            .to_ne_bytes(),
    );
    // Into memory that is there.
    for order in [ByteLayout::C, ByteLayout::F, ByteLayout::Any] {
        let mut target = vec![0x5A_u8; view.nbytes()];
        view.bytes_into(order, &mut target).unwrap();
        assert_eq!(target, view.to_bytes_in(order), "what was there is gone");
        look_at(&target);
    }
    // Beside the same values in memory that is all bytes, which compares them in pairs.
    let copied = view.to_bytes();
    if let Ok(plain) =
        memoryview(&copied).reinterpret(Reinterpret::new(view.format()).shape(view.shape()))
    {
        look_at(&[u8::from(*view == plain), u8::from(plain == *view)]);
    }
    // Out by way of a copy into plain memory, by assignment and by conversion.
    let mut plain = vec![0xE7_u8; view.nbytes()];
    let mut plain_view = memoryview_mut(&mut plain);
    if let Ok(mut same) = plain_view.reinterpret_mut(view.format())
        && same.shape() == view.shape()
    {
        let _ = same.copy_from(view);
        let _ = same.copy_cast_from(view);
    }
    look_at(&plain);
    // As other items, other types.
    for format in FORMATS {
        for other in [view.cast(format), view.reinterpret(format)]
            .into_iter()
            .flatten()
        {
            look_at(&other.to_bytes());
        }
    }
    if let Ok(typed) = view.try_typed::<Holey, 1>() {
        look_at(&typed.to_bytes());
        let mut file = Vec::new();
        view_core::npy::write(&mut file, &typed.to_vec()).unwrap();
        look_at(&file);
    }
    if let Ok(words) = view.try_typed::<Words, 1>() {
        look_at(&MemoryView::from(words).to_bytes());
    }
    if let Ok(bytes) = view.try_typed::<u8, 1>() {
        look_at(&bytes.iter().copied().collect::<Vec<_>>());
    }
}

#[test]
fn padding_stays_inside() {
    let memory = records(5);
    let whole = memoryview(&memory);
    assert_eq!(whole.format(), Holey::FORMAT);
    read_all(&whole);
    let mut random = Random(0xA5A5_0F0F_1234_5678);
    for _ in 0..200 {
        let mut view = whole.clone();
        for _ in 0..3 {
            let next = match random.below(7) {
                0 => view.slice(s![..;-1]),
                1 => view.slice(1..),
                2 => view.slice(s![..;2]),
                3 => {
                    view.field(["flag", "inner", "inner.level", "value", "letter"][random.below(5)])
                }
                4 => view.broadcast_to(&[2, 5]),
                5 => view.transpose(),
                _ => view.slice(random.below(5)),
            };
            if let Ok(next) = next {
                view = next;
            }
        }
        read_all(&view);
    }
    for (_, column) in whole.columns().unwrap() {
        read_all(&column);
    }
}

#[test]
fn padded_items_move_unseen() {
    let mut memory = records(6);
    let expected = memory.clone();
    let mut view = memoryview_mut(&mut memory);
    view.swap(0, 5).unwrap();
    view.sort_by_field("value").unwrap();
    view.assign_within(s![..], s![..;-1]).unwrap();
    view.assign_within(s![..], s![..;-1]).unwrap();
    let first = view.slice(0).unwrap().to_bytes();
    look_at(&first);
    view.set(0, &first[..]).unwrap();
    read_all(&view.as_view());
    assert_eq!(memory, expected);
}
