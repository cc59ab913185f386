//! Requests: each flag, of each kind of memory, as the real memoryview answers it.

use view_core::memory::{
    ByteLayout, Memory, MemoryView, MemoryViewMut, Request, memoryview, memoryview_mut,
};
use view_core::{ErrorKind, View, s};

use crate::Block;

const READONLY: &str = "memoryview: underlying buffer is not writable";
const NOT_C: &str = "memoryview: underlying buffer is not C-contiguous";
const NOT_F: &str = "memoryview: underlying buffer is not Fortran contiguous";
const NOT_ANY: &str = "memoryview: underlying buffer is not contiguous";
const INDIRECT: &str = "memoryview: underlying buffer requires suboffsets";
const FORMAT: &str = "memoryview: cannot cast to unsigned bytes if the format flag is present";

/// One name for every request there is, with its bits in C.
const NAMES: [(&str, Request, u32); 18] = [
    ("SIMPLE", Request::SIMPLE, 0),
    ("WRITABLE", Request::WRITABLE, 0x1),
    ("FORMAT", Request::FORMAT, 0x4),
    ("ND", Request::ND, 0x8),
    ("STRIDES", Request::STRIDES, 0x18),
    ("C_CONTIGUOUS", Request::C_CONTIGUOUS, 0x38),
    ("F_CONTIGUOUS", Request::F_CONTIGUOUS, 0x58),
    ("ANY_CONTIGUOUS", Request::ANY_CONTIGUOUS, 0x98),
    ("INDIRECT", Request::INDIRECT, 0x118),
    ("CONTIG", Request::CONTIG, 0x9),
    ("CONTIG_RO", Request::CONTIG_RO, 0x8),
    ("STRIDED", Request::STRIDED, 0x19),
    ("STRIDED_RO", Request::STRIDED_RO, 0x18),
    ("RECORDS", Request::RECORDS, 0x1d),
    ("RECORDS_RO", Request::RECORDS_RO, 0x1c),
    ("FULL", Request::FULL, 0x11d),
    ("FULL_RO", Request::FULL_RO, 0x11c),
    ("ND | FORMAT", Request::from_bits(0xc), 0xc),
];

/// The answers, in the order of `NAMES`: the dimensions, then `S`, `T` and `O` where
/// shape, strides and suboffsets are given, and the format; or the refusal.
type Answers = [&'static str; 18];

/// Of contiguous memory of two dimensions.
const C_ROWS: Answers = [
    "1", "1", FORMAT, "2S", "2ST", "2ST", NOT_F, "2ST", "2ST", "2S", "2S", "2ST", "2ST", "2ST h",
    "2ST h", "2ST h", "2ST h", "2S h",
];
/// The same, read only.
const C_ROWS_RO: Answers = [
    "1", READONLY, FORMAT, "2S", "2ST", "2ST", NOT_F, "2ST", "2ST", READONLY, "2S", READONLY,
    "2ST", READONLY, "2ST h", READONLY, "2ST h", "2S h",
];
/// Of the same transposed.
const F_ROWS: Answers = [
    NOT_C, NOT_C, NOT_C, NOT_C, "2ST", NOT_C, "2ST", "2ST", "2ST", NOT_C, NOT_C, "2ST", "2ST",
    "2ST h", "2ST h", "2ST h", "2ST h", NOT_C,
];
/// Of every second item of a line.
const STEPS: Answers = [
    NOT_C, NOT_C, NOT_C, NOT_C, "1ST", NOT_C, NOT_F, NOT_ANY, "1ST", NOT_C, NOT_C, "1ST", "1ST",
    "1ST B", "1ST B", "1ST B", "1ST B", NOT_C,
];
/// Of rows behind pointers, which are read only.
const POINTERS_RO: Answers = [
    INDIRECT, READONLY, INDIRECT, INDIRECT, INDIRECT, NOT_C, NOT_F, NOT_ANY, "2STO", READONLY,
    INDIRECT, READONLY, INDIRECT, READONLY, INDIRECT, READONLY, "2STO B", INDIRECT,
];
/// Of a view without dimensions.
const SCALAR: Answers = [
    "1", "1", FORMAT, "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0 i", "0 i", "0 i", "0 i",
    "0 i",
];
/// The same, read only.
const SCALAR_RO: Answers = [
    "1", READONLY, FORMAT, "0", "0", "0", "0", "0", "0", READONLY, "0", READONLY, "0", READONLY,
    "0 i", READONLY, "0 i", "0 i",
];

fn answer(memory: &Memory, request: Request) -> String {
    let export = match memory.request(request) {
        Ok(export) => export,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Buffer);
            return error.to_string();
        }
    };
    assert_eq!(export.ptr, memory.as_ptr());
    assert_eq!(export.len, memory.nbytes());
    assert_eq!(export.itemsize, memory.itemsize(), "also without a format");
    assert_eq!(export.readonly, memory.readonly());
    assert!(export.shape.is_none_or(|shape| shape == memory.shape()));
    assert!(
        export
            .strides
            .is_none_or(|strides| strides == memory.strides())
    );
    let mut text = export.ndim.to_string();
    for (given, letter) in [
        (export.shape.is_some(), "S"),
        (export.strides.is_some(), "T"),
        (export.suboffsets.is_some(), "O"),
    ] {
        text += if given { letter } else { "" };
    }
    match export.format {
        Some(format) => text + " " + format,
        None => text,
    }
}

fn check(memory: &Memory, answers: &Answers, what: &str) {
    for ((name, request, bits), expected) in NAMES.iter().zip(answers) {
        assert_eq!(request.bits(), *bits);
        assert_eq!(answer(memory, *request), *expected, "{name} of {what}");
    }
}

#[test]
fn every_request_is_answered() {
    let mut rows = [[1_i16, 2, 3], [4, 5, 6]];
    check(&memoryview(&rows), &C_ROWS_RO, "rows read only");
    let mut view = memoryview_mut(&mut rows);
    check(&view, &C_ROWS, "rows");
    check(&view.transpose_mut().unwrap(), &F_ROWS, "columns");
    let mut line = *b"abcdef";
    let mut view = memoryview_mut(&mut line);
    check(&view.slice_mut(s![..;2]).unwrap(), &STEPS, "steps");
    let (a, b) = ([1_u8, 2], [3_u8, 4]);
    let pointers = [&a, &b];
    check(&MemoryView::of_rows(&pointers), &POINTERS_RO, "pointers");
    let mut number = 5_i32;
    check(
        &MemoryView::of_value(&number),
        &SCALAR_RO,
        "a number read only",
    );
    check(&MemoryViewMut::of_value(&mut number), &SCALAR, "a number");
}

#[test]
fn a_request_is_as_good_as_all_bits_of_its_flag() {
    // 0x20 is C_CONTIGUOUS only together with the bits of STRIDES.
    let rows = [[1_i16, 2, 3], [4, 5, 6]];
    let view = memoryview(&rows);
    for bits in [0x10, 0x20, 0x40, 0x80, 0x110, 0x60] {
        assert_eq!(answer(&view, Request::from_bits(bits)), "1", "{bits:#x}");
    }
    for bits in [0x28, 0x48, 0x88, 0x108] {
        assert_eq!(answer(&view, Request::from_bits(bits)), "2S", "{bits:#x}");
    }
    assert_eq!(answer(&view, Request::from_bits(0x78)), NOT_F);
    let turned = view.transpose().unwrap();
    for bits in [0x10, 0x20, 0x40, 0x48, 0x80, 0x78] {
        assert_eq!(
            answer(&turned, Request::from_bits(bits)),
            NOT_C,
            "{bits:#x}"
        );
    }
}

#[test]
fn more_bytes_than_a_buffer_can_have_are_refused() {
    const MOST: usize = isize::MAX as usize;
    let one = [1_u16];
    let wide = |count| {
        let view = View::new(&one).broadcast_to([count]).unwrap();
        MemoryView::of_view(view).unwrap()
    };
    let (fits, more) = (wide(MOST / 2), wide(MOST / 2 + 1));
    assert_eq!(answer(&fits, Request::FULL_RO), "1ST H");
    assert_eq!((fits.nbytes(), more.nbytes()), (MOST - 1, MOST + 1));
    assert!(answer(&more, Request::FULL_RO).contains("more bytes than isize::MAX"));
    assert_eq!(answer(&more, Request::SIMPLE), NOT_C);
    let error = more.bytes_into(ByteLayout::C, &mut [0; 4]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Overflow);
    // A part of it can be handed out.
    assert_eq!(answer(&more.slice(..9).unwrap(), Request::FULL_RO), "1ST H");
    // All that `nbytes` cannot say.
    let words = [[1_u64; 8]];
    let wide = View::new(&words).broadcast_to([MOST / 8]).unwrap();
    let wide = MemoryView::of_view(wide).unwrap();
    assert_eq!(wide.nbytes(), usize::MAX);
    assert!(wide.request(Request::FULL_RO).is_err());
}

#[test]
fn suboffsets_count_also_where_there_is_no_pointer() {
    let block = Block::new("B", 1, &[2, 2]).suboffsets(&[-1, -1]);
    let view = block.view();
    assert_eq!(answer(&view, Request::STRIDES), INDIRECT);
    assert_eq!(answer(&view, Request::ANY_CONTIGUOUS), NOT_ANY);
    assert_eq!(answer(&view, Request::INDIRECT), "2STO");
}

#[test]
fn empty_memory_is_contiguous_in_both_orders() {
    let none: [[u16; 3]; 0] = [];
    let view = memoryview(&none);
    for request in [
        Request::C_CONTIGUOUS,
        Request::F_CONTIGUOUS,
        Request::ANY_CONTIGUOUS,
    ] {
        assert_eq!(answer(&view, request), "2ST");
    }
    assert_eq!(answer(&view, Request::SIMPLE), "1");
    // Where CPython's flag of a line says no, and so refuses it.
    let line = memoryview(b"abcd").slice(s![0..0;2]).unwrap();
    assert_eq!(answer(&line, Request::SIMPLE), "1");
}
