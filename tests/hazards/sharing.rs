//! Hazards of sharing: two ways to one item, and names or types that only look right.

use std::cell::Cell;
use std::rc::Rc;

use view_core::memory::{ForeignMemory, memoryview, memoryview_mut};
use view_core::view::foreign::{ForeignView, ForeignViewMut};
use view_core::{AsView, BufferView, Field, View, ViewMut, field};

use crate::{Mixed, MixedColumnsMut, mixed};

#[test]
fn hazard_05_aliasing_between_mutable_columns() {
    let mut items = [mixed(); 7];
    let MixedColumnsMut { a, mut b, mut c, d } = items.columns_mut();
    let mut elements = b.elements_mut();
    for (k, (a, d)) in a.into_iter().zip(d).enumerate() {
        *a += f64::from(elements[[k, 2]]) + f64::from(d.get());
        elements[[k, 0]] = *a as f32;
        c[k] += k as u8;
        d.set(0);
    }
    assert_eq!(items.columns().a.sum(), 7.0 * 11.0);
    assert_eq!((items[6].b[0], items[6].c, items[6].d.get()), (11.0, 11, 0));
}

#[test]
fn hazard_06_provenance_of_field_pointers() {
    // The pointer of a column comes from that of the whole memory: it is the same
    // address computed the same way, and may be stepped to every record, both ways.
    let items = [mixed(); 4];
    let whole = items.as_view();
    let column = whole.field(field!(Mixed, c));
    assert_eq!(
        column.as_ptr(),
        whole.as_ptr().cast::<u8>().wrapping_add(20)
    );
    assert!(column.reverse(0).iter().all(|c| *c == 5));
    // SAFETY: the last record of four, from the pointer to the first.
    let last = unsafe { *column.as_ptr().byte_add(3 * size_of::<Mixed>()) };
    assert_eq!(last, 5);
}

#[test]
fn hazard_13_field_intervals_at_run_time() {
    let mut items = [mixed(); 3];
    let mut view = items.as_view_mut();
    // `b` is bytes 8..20: overlapping fields are told by their intervals, not their starts.
    let third: Field<Mixed, f32> = field!(Mixed, b).then(element::<2>());
    assert!(view.fields_mut((field!(Mixed, b), third)).is_err());
    assert!(view.fields_mut((third, field!(Mixed, c))).is_ok());
    assert!(view.fields_mut((third, third)).is_err());
    // One byte is enough.
    let last: Field<Mixed, u8> = field!(Mixed, b).then(last_byte());
    assert!(view.fields_mut((field!(Mixed, a), last, third)).is_err());
    assert!(view.fields_mut((element_of_b(), last)).is_ok());
    let (mut first, mut last) = view.fields_mut((element_of_b(), third)).unwrap();
    core::mem::swap(&mut first[1], &mut last[1]);
    assert_eq!(items[1].b, [4.0, 3.0, 2.0]);
}

fn element<const K: usize>() -> Field<[f32; 3], f32> {
    // SAFETY: element `K` of three.
    unsafe { Field::new(4 * K) }
}

fn last_byte() -> Field<[f32; 3], u8> {
    // SAFETY: the last of twelve bytes, of which any is a `u8`.
    unsafe { Field::new(11) }
}

fn element_of_b() -> Field<Mixed, f32> {
    field!(Mixed, b).then(element::<0>())
}

#[test]
fn hazard_14_send_and_sync() {
    const fn send<T: Send>() {}
    const fn sync<T: Sync>() {}
    // As `&[T]` and `&mut [T]`: what is `Sync` may be shared, what is `Send` may be lent.
    const {
        send::<View<'_, u8, 3>>();
        sync::<View<'_, u8, 3>>();
        send::<ViewMut<'_, u8>>();
        sync::<ViewMut<'_, u8>>();
        send::<ViewMut<'_, Cell<u8>>>();
        send::<view_core::view::Iter<'_, u8, 2>>();
        send::<view_core::view::IterMut<'_, Cell<u8>, 2>>();
        send::<view_core::view::Parts<'_, u8, 2, 1>>();
        send::<view_core::view::PartsMut<'_, Cell<u8>, 2, 1>>();
        send::<view_core::view::IndexedIter<'_, u8, 2>>();
        sync::<view_core::view::IndexedIterMut<'_, u8, 2>>();
        send::<view_core::view::Zip<(View<'_, u8>, ViewMut<'_, Cell<u8>>), 1>>();
        send::<view_core::view::RowSlices<'_, u8>>();
        send::<view_core::memory::MemoryView<'_>>();
        sync::<view_core::memory::MemoryViewMut<'_>>();
        send::<view_core::memory::Value>();
        sync::<Field<Mixed, Rc<u8>>>();
    }
    assert_not_impl!(View<'static, Cell<u8>>: Send);
    assert_not_impl!(View<'static, Cell<u8>>: Sync);
    assert_not_impl!(View<'static, Rc<u8>>: Send);
    assert_not_impl!(ViewMut<'static, Rc<u8>>: Send);
    assert_not_impl!(ViewMut<'static, Cell<u8>>: Sync);
    assert_not_impl!(view_core::view::Iter<'static, Cell<u8>>: Send);
    assert_not_impl!(view_core::view::IterMut<'static, Rc<u8>>: Send);
    assert_not_impl!(view_core::view::Parts<'static, Cell<u8>, 1, 1>: Send);
    assert_not_impl!(view_core::view::PartsMut<'static, Rc<u8>, 1, 1>: Send);
    assert_not_impl!(view_core::view::IndexedIterMut<'static, Cell<u8>>: Sync);
    assert_not_impl!(view_core::view::RowSlices<'static, Cell<u8>>: Send);
    assert_not_impl!(view_core::view::Zip<(View<'static, Cell<u8>>, View<'static, u8>), 1>: Send);
    // Two threads could reach one place by atomic accesses of different widths.
    assert_not_impl!(ForeignView<'static, u8>: Send);
    assert_not_impl!(ForeignView<'static, u8>: Sync);
    assert_not_impl!(ForeignViewMut<'static, u8>: Send);
    assert_not_impl!(ForeignViewMut<'static, u8>: Sync);
    assert_not_impl!(ForeignMemory<'static>: Send);
    assert_not_impl!(ForeignMemory<'static>: Sync);
    let mut items = [mixed(); 64];
    let MixedColumnsMut { a, c, .. } = items.columns_mut();
    std::thread::scope(|scope| {
        scope.spawn(move || a.into_iter().for_each(|a| *a += 1.0));
        scope.spawn(move || c.into_iter().for_each(|c| *c += 1));
    });
    assert!(items.iter().all(|item| item.a == 2.0 && item.c == 6));
}

#[test]
fn hazard_15_no_deref_between_views() {
    // A `&mut View` out of a `&mut ViewMut` would let a larger view be put in its place.
    assert_not_impl!(ViewMut<'static, u8>: std::ops::Deref);
    assert_not_impl!(View<'static, u8>: std::ops::Deref);
    assert_not_impl!(ViewMut<'static, u8>: Clone);
    assert_not_impl!(ViewMut<'static, u8>: AsMut<View<'static, u8>>);
}

#[test]
fn hazard_19_offsets_through_deref() {
    // `field!` is `offset_of!`, which takes no step through a pointer.
    assert_eq!(field!(Mixed, b).offset(), std::mem::offset_of!(Mixed, b));
    assert_eq!(Mixed::FIELDS.b, field!(Mixed, b));
}

#[test]
fn hazard_20_variance() {
    fn shorter<'s>(view: View<'static, &'static str, 2>) -> View<'s, &'s str, 2> {
        view
    }
    fn shorter_mut<'s, 'l: 's>(view: ViewMut<'l, u8>) -> ViewMut<'s, u8> {
        view
    }
    // What is made of them as well; a mutable one is invariant in its items (shown at the head
    // of `view_core::view`), not in its lifetime.
    const _: () = {
        use view_core::memory::{MemoryView, MemoryViewMut};
        use view_core::view::{IndexedIter, Iter, IterMut, Parts, PartsMut, RowSlices};
        const fn _iter<'s>(it: Iter<'static, &'static str, 2>) -> Iter<'s, &'s str, 2> {
            it
        }
        const fn _indexed<'s>(it: IndexedIter<'static, &'static str>) -> IndexedIter<'s, &'s str> {
            it
        }
        const fn _parts<'s>(it: Parts<'static, &'static str, 2, 1>) -> Parts<'s, &'s str, 2, 1> {
            it
        }
        const fn _rows<'s>(rows: RowSlices<'static, &'static str>) -> RowSlices<'s, &'s str> {
            rows
        }
        const fn _iter_mut<'s>(it: IterMut<'static, u8>) -> IterMut<'s, u8> {
            it
        }
        const fn _parts_mut<'s>(it: PartsMut<'static, u8, 2, 1>) -> PartsMut<'s, u8, 2, 1> {
            it
        }
        fn _memory<'s>(view: MemoryView<'static>) -> MemoryView<'s> {
            view
        }
        fn _memory_mut<'s>(view: MemoryViewMut<'static>) -> MemoryViewMut<'s> {
            view
        }
    };
    static WORDS: [[&str; 1]; 1] = [["one"]];
    let mut numbers = [1, 2];
    assert_eq!(shorter(View::from(&WORDS))[[0, 0]], "one");
    assert_eq!(shorter_mut(ViewMut::new(&mut numbers)).len(), 2);
}

#[test]
fn hazard_21_names_that_only_look_right() {
    #[allow(dead_code, non_camel_case_types, unreachable_pub)]
    mod hostile {
        pub struct Option;
        pub struct Some;
        pub struct Result;
        pub struct Layout;
        pub struct View;
        pub trait Copy {}
        pub mod core {}
        pub mod std {}
        pub type u64 = u8;

        #[derive(::std::clone::Clone, ::std::marker::Copy, ::view_core::BufferView)]
        #[repr(C)]
        pub struct Record {
            pub a: u64,
            pub b: u16,
        }
    }
    // What counts is what the compiler knows: this `u64` is a byte.
    assert_eq!(hostile::Record::LAYOUT.size(), 4);
    assert_eq!(hostile::Record::FIELDS.b.offset(), 2);
    assert!(
        hostile::Record::FORMAT.contains("B:a:"),
        "{}",
        hostile::Record::FORMAT
    );
}

#[test]
fn one_token_without_a_size_is_not_lent_twice() {
    // Two `&mut` of an item of no bytes share none, but a type may hand out memory for
    // whoever has the one that there is.
    struct Token;
    let mut tokens = [Token, Token];
    let two = ViewMut::from_slice_with(&mut tokens, [2], [0]).unwrap();
    assert_eq!(two.into_iter().count(), 2);
    assert!(ViewMut::from_slice_with(&mut tokens, [3], [0]).is_err());
    assert!(ViewMut::from_slice_with(&mut tokens, [2, 2], [0, 0]).is_err());
    assert!(ViewMut::from_slice_with(&mut tokens, [0, 9], [0, 0]).is_ok());
    assert!(ViewMut::from_slice_with(&mut [] as &mut [Token], [1], [0]).is_err());
    assert!(View::from_slice_with(&tokens, [3], [0]).is_ok());
}

#[test]
fn an_item_lent_before_a_panic_does_not_come_again() {
    let mut table = [[1, 2, 3], [4, 5, 6]];
    let mut view = ViewMut::<_, 2>::from(&mut table);
    for at in 0..6 {
        let mut items = view.iter_mut();
        let mut lent = vec![];
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            items.all(|item| {
                lent.push(item);
                assert!(lent.len() <= at, "on purpose");
                true
            })
        }));
        assert!(caught.is_err());
        assert_eq!((lent.len(), items.len()), (at + 1, 5 - at));
        lent.extend(items);
        // All of them live here: were one there twice, this would write it twice.
        for item in lent {
            *item += 10;
        }
    }
    assert_eq!(table, [[61, 62, 63], [64, 65, 66]]);
}

#[test]
fn columns_whose_names_hold_dots_are_apart() {
    // `a.b` is the field `b` of `a`, and it is the name of another field.
    let mut bytes = [1_u8, 2];
    let mut plain = memoryview_mut(&mut bytes);
    let mut records = plain.reinterpret_mut("T{T{B:b:}:a:B:a.b:}").unwrap();
    let mut columns = records.columns_mut().unwrap();
    assert_eq!(columns.len(), 2);
    assert_ne!(columns[0].1.as_ptr(), columns[1].1.as_ptr());
    columns[1].1.fill(9).unwrap();
    assert_eq!(bytes, [1, 9]);
}

#[test]
fn the_column_of_a_name_with_a_dot_is_of_its_own_type() {
    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Inner {
        b: bool,
    }
    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Outer {
        #[view(rename = "a.b")]
        number: u8,
        a: Inner,
    }
    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Turned {
        #[view(rename = "a.b")]
        flag: bool,
        a: Number,
    }
    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Number {
        b: u8,
    }
    let records = [Outer {
        number: 2,
        a: Inner { b: true },
    }];
    let view = memoryview(&records);
    // The byte 2 is no `bool`, whatever else is called so.
    let column = view.field("a.b").unwrap();
    assert!(column.try_typed::<bool, 1>().is_err());
    assert_eq!(column.try_typed::<u8, 1>().unwrap()[0], 2);
    for (name, column) in view.columns().unwrap() {
        assert_eq!(column.try_typed::<u8, 1>().is_ok(), name == "a.b");
    }
    let mut records = [Turned {
        flag: true,
        a: Number { b: 3 },
    }];
    let mut view = memoryview_mut(&mut records);
    view.field_mut("a.b").unwrap().fill(2_u8).unwrap();
    assert_eq!(view.to_bytes(), [1, 3]);
    for (name, mut column) in view.columns_mut().unwrap() {
        assert_eq!(column.fill(2_u8).is_ok(), name == "a.b");
    }
    assert_eq!(view.to_bytes(), [1, 3]);
}
