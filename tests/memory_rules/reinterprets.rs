//! `reinterpret`: the same memory as other items, and what stands in its way.

use view_core::format::Format;
use view_core::memory::{MemoryView, Reinterpret, memoryview, memoryview_mut};
use view_core::strided::Order;
use view_core::{BufferView, s};

use crate::{Block, said};

#[test]
fn any_format_of_a_fixed_size_becomes_any_other() {
    let bytes: [u8; 24] = std::array::from_fn(|i| i as u8);
    let formats = [
        "B",
        ">H",
        "3s",
        "<q3x",
        "T{B:a:H:b:}",
        "(2,2)B",
        "12p",
        "Zf",
        "2w",
        "8x",
        "hd0d",
    ];
    for from in formats {
        let Ok(view) = memoryview(&bytes).reinterpret(from) else {
            // No whole number of these items.
            let size = Format::parse(from).unwrap().itemsize();
            assert_ne!(24 % size, 0, "{from}");
            continue;
        };
        assert_eq!(view.to_bytes(), bytes, "{from}");
        for to in formats {
            let size = Format::parse(to).unwrap().itemsize();
            let made = view.reinterpret(to);
            assert_eq!(made.is_ok(), 24 % size == 0, "{from} {to}");
            if let Ok(made) = made {
                assert_eq!((made.len(), made.format()), (24 / size, to));
                assert_eq!(
                    (made.to_bytes(), made.as_ptr()),
                    (bytes.to_vec(), view.as_ptr())
                );
            }
        }
    }
    let error = said(memoryview(&bytes).reinterpret("5s"));
    assert_eq!(
        error,
        "TypeError: 24 bytes are no whole number of items of 5 bytes: 4 are left over"
    );
    let error = said(memoryview(&bytes).reinterpret(""));
    assert_eq!(
        error,
        "TypeError: bytes cannot say how many items of no bytes they are"
    );
    let far = Reinterpret::new("B").offset(usize::MAX);
    let error = said(memoryview(&bytes).reinterpret(far));
    assert!(
        error.contains(&format!("offset {} is outside", isize::MAX)),
        "{error}"
    );
}

#[test]
fn several_dimensions_stay_where_the_last_has_no_gaps() {
    let rows = [[1_u16, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]];
    let view = memoryview(&rows);
    let pairs = view.reinterpret("2H").unwrap();
    assert_eq!((pairs.shape(), pairs.strides()), (&[3, 2][..], &[8, 4][..]));
    assert_eq!(pairs.get([1, 0]).unwrap().to_string(), "(5, 6)");
    // Every second row, backwards, the middle of it.
    let part = view.slice(s![..;-2, 1..3]).unwrap();
    let words = part.reinterpret("I").unwrap();
    assert_eq!(
        (words.shape(), words.strides()),
        (&[2, 1][..], &[-16, 4][..])
    );
    assert_eq!(words.to_bytes(), part.to_bytes());
    let thin = view.slice(s![.., ..;2]).unwrap();
    assert!(said(thin.reinterpret("I")).starts_with("TypeError: items of another size need"));
    assert!(said(thin.reinterpret(Reinterpret::new("H").shape(&[6]))).contains("needs contiguous"));
    // The same size asks nothing of the strides.
    assert_eq!(thin.reinterpret(">h").unwrap().strides(), thin.strides());
    let scalar = MemoryView::of_value(&7_u32);
    assert!(said(scalar.reinterpret("B")).contains("give a shape"));
    assert_eq!(
        scalar
            .reinterpret(Reinterpret::new("B").shape(&[4]))
            .unwrap()
            .len(),
        4
    );
    // Behind pointers items may be others of their size, no more.
    let pointers = [&rows[0], &rows[1]];
    let view = MemoryView::of_rows(&pointers);
    assert_eq!(view.reinterpret("h").unwrap(), view);
    assert!(said(view.reinterpret("B")).starts_with("BufferError: "));
}

#[test]
fn orders_strides_and_offsets_make_any_geometry_inside() {
    let bytes: [u8; 12] = std::array::from_fn(|i| i as u8);
    let view = memoryview(&bytes);
    let made = |how: Reinterpret<'_>| view.reinterpret(how).unwrap().to_bytes();
    let shape = [2, 3];
    assert_eq!(
        made(Reinterpret::new("B").shape(&shape).order(Order::F)),
        [0, 2, 4, 1, 3, 5]
    );
    // Windows that overlap, and a stride of zero: to look at only.
    let windows = || {
        Reinterpret::new("B")
            .shape(&[3, 2])
            .strides(&[1, 1])
            .offset(9)
    };
    assert!(said(view.reinterpret(windows())).starts_with("ValueError: "));
    let windows = || {
        Reinterpret::new("B")
            .shape(&[3, 2])
            .strides(&[1, 1])
            .offset(8)
    };
    assert_eq!(made(windows()), [8, 9, 9, 10, 10, 11]);
    let repeated = || {
        Reinterpret::new(">H")
            .shape(&[2, 2])
            .strides(&[0, -2])
            .offset(2)
    };
    assert_eq!(made(repeated()), [2, 3, 0, 1, 2, 3, 0, 1]);
    let mut copy = bytes;
    let mut whole = memoryview_mut(&mut copy);
    for how in [windows(), repeated()] {
        assert!(said(whole.reinterpret_mut(how)).contains("lead two indices to the same byte"));
    }
    // Zeros in the shape, which `cast` refuses.
    let none = view
        .reinterpret(Reinterpret::new("d").shape(&[3, 0]))
        .unwrap();
    assert_eq!((none.shape(), none.nbytes()), (&[3, 0][..], 0));
    let none = none
        .reinterpret(Reinterpret::new("B").shape(&[0, 7, 2]))
        .unwrap();
    assert_eq!(none.to_list().unwrap().to_string(), "[]");
    assert!(none.reinterpret(Reinterpret::new("B").shape(&[1])).is_err());
    for (how, class) in [
        (Reinterpret::new("B").shape(&[13]), "ValueError"),
        (Reinterpret::new("B").offset(13), "ValueError"),
        (Reinterpret::new("B").offset(usize::MAX), "ValueError"),
        (Reinterpret::new("B").strides(&[1]), "TypeError"),
        (
            Reinterpret::new("B").shape(&[2]).strides(&[1, 1]),
            "ValueError",
        ),
        (
            Reinterpret::new("B").shape(&[2]).strides(&[isize::MIN]),
            "OverflowError",
        ),
        (
            Reinterpret::new("B").shape(&[3]).strides(&[isize::MAX]),
            "OverflowError",
        ),
        (Reinterpret::new("B").shape(&[usize::MAX]), "ValueError"),
        (Reinterpret::new("B").shape(&[usize::MAX, 0]), "ValueError"),
        (Reinterpret::new("B").shape(&[1; 65]), "ValueError"),
        (Reinterpret::new("T{").shape(&[1]), "ValueError"),
    ] {
        let error = said(view.reinterpret(how.clone()));
        assert!(error.starts_with(class), "{how:?}: {error}");
    }
}

#[test]
fn memory_of_types_with_holes_or_few_values_stays_theirs() {
    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Holed {
        tag: u8,
        value: u32,
    }
    let mut holed = [Holed { tag: 1, value: 2 }; 2];
    let mut view = memoryview_mut(&mut holed);
    for error in [
        said(view.reinterpret("8s")),
        said(view.reinterpret_mut("8s")),
        said(view.reinterpret(Reinterpret::new("B").shape(&[1]))),
    ] {
        assert!(
            error.starts_with("BufferError: items of `Holed` have 3 bytes of padding"),
            "{error}"
        );
    }
    // Its fields have none.
    let mut values = view.field_mut("value").unwrap();
    values
        .reinterpret_mut(">I")
        .unwrap()
        .fill(0x0102_0304)
        .unwrap();
    assert_eq!(holed[1].value, 0x0102_0304_u32.to_be());
    let mut letters = ['a', 'b'];
    let mut view = memoryview_mut(&mut letters);
    assert_eq!(view.reinterpret("I").unwrap().get(1).unwrap(), 98);
    let error = said(view.reinterpret_mut("I"));
    assert!(
        error.starts_with("BufferError: not every bit pattern is a `char`"),
        "{error}"
    );
    // What cannot be read may be read as something else.
    let block = Block::new("%", 1, &[4]).bytes(b"abcd");
    assert_eq!(
        block.view().reinterpret("4s").unwrap().get(0).unwrap(),
        b"abcd"
    );
}
