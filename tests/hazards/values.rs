//! Hazards of values: bytes that are not initialised, not aligned, or no value of the type.

use std::cell::Cell;
use std::mem::MaybeUninit;

use view_core::memory::{ForeignMemory, RawParts, Reinterpret, Value, memoryview};
use view_core::strided::AxisKey;
use view_core::view::foreign::ForeignViewMut;
use view_core::{AsView, BufferView, ErrorKind, Unaligned, View, ViewMut};

use crate::{Packed, Padded, kind, mixed};

/// Items of which the fields were written, and nothing else: the holes are as the
/// allocator gave them, or `hole` where there is one.
fn written(count: usize, hole: Option<u8>) -> Vec<Padded> {
    let mut memory: Vec<Padded> = Vec::with_capacity(count);
    for item in &mut memory.spare_capacity_mut()[..count] {
        let item = item.as_mut_ptr();
        if let Some(hole) = hole {
            // SAFETY: memory of our own.
            unsafe { item.write_bytes(hole, 1) };
        }
        // SAFETY: the fields, one by one.
        unsafe {
            (&raw mut (*item).flag).write(true);
            (&raw mut (*item).value).write(0x0101_0101);
            (&raw mut (*item).last).write(0x0202);
        }
    }
    // SAFETY: all fields of all items were written.
    unsafe { memory.set_len(count) };
    memory
}

const CLEAN: [u8; 12] = [1, 0, 0, 0, 1, 1, 1, 1, 2, 2, 0, 0];

#[test]
fn hazard_01_padding_as_bytes() {
    // There is no `&[u8]` of a padded type (`as_bytes` does not compile); there is one of
    // `MaybeUninit`, and a copy with zeros.
    let items = written(3, None);
    let view = items.as_view();
    assert_eq!(
        view.as_uninit_bytes().map(<[MaybeUninit<u8>]>::len),
        Some(36)
    );
    let bytes = view.to_bytes();
    assert_eq!(bytes, CLEAN.repeat(3));
    // Under valgrind this branch on every byte is an error if one is not initialised.
    assert!(bytes.iter().all(|byte| *byte < 3));
    // Copies of padded items move their holes unseen.
    let mut copy = [Padded {
        flag: false,
        value: 0,
        last: 0,
    }; 3];
    ViewMut::new(&mut copy).copy_from(view.reverse(0)).unwrap();
    assert_eq!(copy[..], items);
    assert_eq!(view.to_vec(), items);
}

#[test]
fn hazard_02_exporting_padded_structs() {
    // The same values give the same bytes, whatever was in the holes before.
    assert_eq!(written(2, Some(0xEE)).as_view().to_bytes(), CLEAN.repeat(2));
    let mut item = [MaybeUninit::uninit(); size_of::<Padded>()];
    let value = Padded {
        flag: true,
        value: 0x0101_0101,
        last: 0x0202,
    };
    // SAFETY: there is room for one item.
    unsafe { item.as_mut_ptr().cast::<Padded>().write_unaligned(value) };
    Padded::LAYOUT.zero_holes(&mut item);
    // SAFETY: fields are initialised, and holes are now.
    assert_eq!(item.map(|byte| unsafe { byte.assume_init() }), CLEAN);
}

#[test]
fn hazard_03_references_to_packed_fields() {
    let mut items = [Packed { tag: 1, value: 2.5 }; 5];
    let column: View<'_, Unaligned<f64>> = items.columns().value;
    assert_eq!((column.strides(), align_of_val(&column[1])), ([9], 1));
    assert!(column.iter().all(|value| value.get() == 2.5));
    for value in items.columns_mut().value {
        value.set(value.get() * 2.0);
    }
    assert_eq!(items.columns().value.sum(), 25.0);
}

#[test]
fn hazard_16_interior_mutability_inside_fields() {
    assert_not_impl!(Cell<u8>: BufferView);
    assert_not_impl!(std::sync::atomic::AtomicU8: BufferView);
    assert_not_impl!(std::cell::UnsafeCell<u8>: BufferView);
    assert_not_impl!(&'static u8: BufferView);
    assert_not_impl!(Vec<u8>: BufferView);
    // Cells of records and cells of their fields may be used side by side, by value.
    let mut items = [mixed(); 2];
    let mut view = items.as_view_mut();
    let cells = view.as_cells();
    let columns = cells.cell_columns();
    let mut record = cells[0].get();
    record.a = columns.a[1].get() + 6.0;
    cells[0].set(record);
    columns.b.elements()[[1, 2]].set(9.0);
    assert_eq!((columns.a[0].get(), cells[1].get().b[2]), (7.0, 9.0));
}

#[test]
fn hazard_17_memory_changed_by_others() {
    let mut memory = [0_u8; 24];
    let view = ForeignViewMut::<Padded>::from_bytes(&mut memory).unwrap();
    view.set(
        [1],
        Padded {
            flag: true,
            value: 7,
            last: 8,
        },
    )
    .unwrap();
    let bytes = view.as_foreign();
    assert_eq!(bytes.get([1]).unwrap().value, 7);
    // Somebody writes a `bool` of 2 behind our back: no `bool` comes out.
    let flags = ForeignViewMut::<u8>::from_bytes(&mut memory).unwrap();
    flags.set([12], 2).unwrap();
    let view = ForeignViewMut::<Padded>::from_bytes(&mut memory)
        .unwrap()
        .as_foreign();
    assert!(view.get([1]).is_err());
    assert_eq!(view.get([0]).unwrap().value, 0);
}

#[test]
fn hazard_18_validity_of_bytes() {
    #[derive(Clone, Copy, Debug, BufferView)]
    #[repr(C)]
    struct Cells {
        name: [[bool; 2]; 2],
        letter: Unaligned<char>,
    }
    let mut bytes = [0_u8; 24];
    assert!(View::<Cells>::from_bytes(&bytes).is_ok());
    bytes[8 + 3] = 2;
    let error = View::<Cells>::from_bytes(&bytes).unwrap_err().to_string();
    assert_eq!(
        error,
        "item [1] is no `Cells`: field `name[1][1]`: found 2 at byte 3, expected 0 or 1 (a bool); \
         the item begins at byte 8"
    );
    bytes[8 + 3] = 1;
    bytes[16 + 4..].copy_from_slice(&0xD800_u32.to_ne_bytes());
    let error = View::<Cells>::from_bytes(&bytes).unwrap_err().to_string();
    assert!(
        error.starts_with("item [2] is no `Cells`: field `letter`: found 55296 at byte 4, "),
        "{error}"
    );
    assert!(ViewMut::<Cells>::from_bytes(&mut bytes).is_err());
    // An item that no index leads to is not looked at, one that many lead to is once.
    assert!(View::<Cells>::from_bytes_with(&bytes, 0, [2], [8]).is_ok());
    assert!(View::<bool>::from_bytes_with(&[1], 0, [1 << (usize::BITS - 4)], [0]).is_ok());
    assert!(View::<bool, 5>::from_bytes_with(&[1; 9], 0, [3; 5], [0, 1, 1, 1, 1]).is_err());
}

#[test]
fn hazard_22_the_trait_implemented_by_hand() {
    // It takes `unsafe`, and a layout that is not the type's does not compile where bytes are
    // read by it (shown at the head of `view_core::view`). A true one works as a derived one.
    #[derive(Clone, Copy)]
    #[repr(transparent)]
    struct Meters(f32);
    // SAFETY: transparent over an `f32`.
    unsafe impl BufferView for Meters {
        const LAYOUT: view_core::Layout = f32::LAYOUT.renamed("Meters");
    }
    let bytes = 2.5_f32.to_ne_bytes();
    let memory = u32::from_ne_bytes(bytes);
    let view = View::new(std::slice::from_ref(&memory));
    let meters = View::<Meters>::from_bytes(view.as_bytes().unwrap()).unwrap();
    assert_eq!((meters[0].0, Meters::FORMAT), (2.5, "f"));
}

#[test]
fn an_item_of_no_bytes_is_no_endless_list() {
    // Lists of no items, but how many of them.
    let view = memoryview(b"");
    for format in [
        "(1000000000000,0)B",
        "(1000000,1000000,0)T{d:x:}",
        "(70000)0s",
    ] {
        let Ok(view) = view.reinterpret(Reinterpret::new(format).shape(&[1])) else {
            continue;
        };
        assert!(view.get(0).is_err() && view.to_list().is_err(), "{format}");
    }
    let short = view
        .reinterpret(Reinterpret::new("(3,0)B").shape(&[1]))
        .unwrap();
    assert_eq!(short.get(0).unwrap().as_list().map(<[_]>::len), Some(3));
}

#[test]
fn values_of_no_bytes_are_few_for_each_byte_there_is() {
    // Each byte would be thousands of lists, or of empty strings.
    let bytes = vec![1_u8; 1 << 16];
    let view = memoryview(&bytes);
    let many = (0..300).fold(String::new(), |all, i| format!("{all}(9,0)d:f{i}:"));
    for format in [
        "T{(65536,0)B:nothing:B:id:}",
        "T{(65536)0s:nothing:B:id:}",
        "T{(99)T{(99,0)B:inner:}:outer:B:id:}",
        &format!("T{{{many}B:id:}}"),
    ] {
        let view = view.reinterpret(format).unwrap();
        assert!(view.get(0).is_err() && view.to_list().is_err(), "{format}");
        assert!(view.count_of(1).is_err(), "{format}");
        let ids = view.field("id").unwrap();
        assert_eq!(ids.count_of(1).unwrap(), view.len(), "{format}");
    }
    // Few for each are too many for all, unless there are few of these as well.
    let few = view.reinterpret("T{(200,0)B:nothing:B:id:}").unwrap();
    assert_eq!(kind(few.values()), ErrorKind::Memory);
    let some = few.slice(..9).unwrap();
    assert_eq!(
        (some.values().unwrap().len(), few.get(0).is_ok()),
        (9, true)
    );
    // Nor is there a way around what is not made of bytes.
    let objects = view.reinterpret("T{O:object:(300,0)B:nothing:}").unwrap();
    assert!(objects.holds_objects() && objects.get(0).is_err());
    let strings = view.reinterpret(Reinterpret::new("0s").shape(&[1 << 30]));
    assert_eq!(kind(strings.unwrap().to_list()), ErrorKind::Memory);
}

#[test]
fn references_to_python_objects_are_not_copied() {
    // They are counted, and nobody would count them here.
    let mut memory = [[1_usize, 2], [3, 4]];
    for format in ["O", "2O", "T{O:o:N:n:}", "T{O:o:Y:unread:}"] {
        let items = usize::from(format == "O") + 1;
        let (itemsize, shape) = (2 * size_of::<usize>() / items, [2 * items]);
        let parts = RawParts::new((&raw mut memory).cast(), format, itemsize, &shape);
        // SAFETY: integers here, of which nothing else is used meanwhile.
        let objects = unsafe { ForeignMemory::from_raw_parts(parts, false).unwrap() };
        let item = vec![0_u8; objects.itemsize()];
        assert!(objects.set(&[0], &Value::from(&item[..])).is_err());
        let tail = objects.slice(&[AxisKey::Slice((1..2).into())]).unwrap();
        let head = objects.slice(&[AxisKey::Slice((0..1).into())]).unwrap();
        assert!(head.copy_from(&tail).is_err());
        // Nor as other items; the numbers beside them are free.
        let bytes = objects.reinterpret("B".into()).unwrap();
        assert!(bytes.readonly() && bytes.set(&[0], &1.into()).is_err());
        assert!(objects.cast("B", None).unwrap().readonly());
        if format == "T{O:o:N:n:}" {
            objects.field("n").unwrap().set(&[1], &7.into()).unwrap();
            assert!(objects.field("o").unwrap().set(&[1], &7.into()).is_err());
        }
        assert!(!objects.readonly());
        // Nor are they made of bytes, which lead anywhere, not even of their own.
        for view in [&bytes, &objects] {
            let made = view.reinterpret(Reinterpret::new(format).shape(&[1]));
            assert!(made.is_err());
        }
        assert!(objects.reshape(&[1, -1]).is_ok());
    }
    assert_eq!(memory, [[1, 2], [3, 7]]);
}
