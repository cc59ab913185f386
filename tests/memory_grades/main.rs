//! Attempts to smuggle: padding out of a dynamic view, or no value into it.
//!
//! The records here have holes that were never written, and fields of which few bit
//! patterns are values. Every safe path that reads is walked, and what comes out decides
//! a branch, which valgrind reports where a byte of it is not initialised
//! (`.ci/sanitizers`). Every safe path that writes is tried with random bytes, and
//! the memory is looked at afterwards.

mod padding;
#[allow(dead_code, unreachable_pub, reason = "a module of several tests")]
#[path = "../support/random.rs"]
mod random;
mod values;

use std::mem::MaybeUninit;

use view_core::memory::{MemoryView, memoryview, memoryview_mut};
use view_core::{BufferView, ErrorKind};

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(u8)]
enum Level {
    Low = 1,
    High = 7,
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Inner {
    level: Level,
    weight: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Holey {
    flag: bool,
    value: f64,
    letter: char,
    inner: [Inner; 2],
    last: u8,
}

/// A struct of the same size without holes and with all bit patterns.
#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Words {
    words: [u64; size_of::<Holey>() / 8],
}

/// Records whose padding was never written.
fn records(count: usize) -> Vec<Holey> {
    let mut memory: Vec<MaybeUninit<Holey>> = Vec::with_capacity(count);
    memory.resize_with(count, MaybeUninit::uninit);
    for (i, record) in memory.iter_mut().enumerate() {
        let record = record.as_mut_ptr();
        // SAFETY: every field is written in place, nothing is read.
        unsafe {
            (&raw mut (*record).flag).write(i % 2 == 0);
            (&raw mut (*record).value).write(i as f64 / 2.0);
            (&raw mut (*record).letter).write('ä');
            for (j, level) in [Level::Low, Level::High].into_iter().enumerate() {
                let inner = &raw mut (*record).inner[j];
                (&raw mut (*inner).level).write(level);
                (&raw mut (*inner).weight).write(i as u16);
            }
            (&raw mut (*record).last).write(9);
        }
    }
    let mut memory = std::mem::ManuallyDrop::new(memory);
    // SAFETY: all fields are initialised; the parts are the vector's own.
    unsafe { Vec::from_raw_parts(memory.as_mut_ptr().cast(), count, memory.capacity()) }
}

/// What bytes are taken for instead.
const FORMATS: [&str; 9] = ["B", "b", "c", "?", "Q", "32s", "32x", "w", "T{<B:a:31x}"];

#[test]
fn each_refusal_has_its_own_error() {
    let mut memory = records(2);
    let mut view = memoryview_mut(&mut memory);
    let refusal = |result: Result<MemoryView<'_>, view_core::Error>| {
        let error = result.expect_err("a refusal");
        (error.kind(), error.to_string())
    };
    let (kind, text) = refusal(view.cast("B"));
    assert_eq!(kind, ErrorKind::Buffer);
    assert!(
        text.starts_with("items of `Holey` have 12 bytes of padding"),
        "{text}"
    );
    let (kind, text) = refusal(view.reinterpret("32s"));
    assert_eq!(kind, ErrorKind::Buffer);
    assert!(text.contains("padding"), "{text}");
    let mut flags = [true, false];
    let mut flag_view = memoryview_mut(&mut flags);
    assert!(flag_view.cast("B").is_ok(), "a bool may be read as a byte");
    let error = flag_view.cast_mut("B").err().unwrap();
    assert!(
        error
            .to_string()
            .starts_with("not every bit pattern is a `bool`"),
        "{error}"
    );
    let error = view
        .field_mut("letter")
        .unwrap()
        .reinterpret_mut("I")
        .err()
        .unwrap();
    assert!(
        error
            .to_string()
            .starts_with("not every bit pattern is a `char`"),
        "{error}"
    );
    let mut bytes = [0_u8; 2 * size_of::<Holey>()];
    let plain = memoryview_mut(&mut bytes).reborrow().to_bytes();
    let zeros = memoryview(&plain).reinterpret(Holey::FORMAT).unwrap();
    let error = view.copy_from(&zeros).unwrap_err();
    assert!(error.to_string().contains("would be no `Holey`"), "{error}");
    let mut plain = memoryview_mut(&mut bytes);
    let typed = plain
        .reinterpret_mut(Holey::FORMAT)
        .unwrap()
        .try_typed_mut::<Holey, 1>();
    let text = typed.err().map(|mismatch| mismatch.to_string()).unwrap();
    assert!(
        text.contains("padding") || text.contains("multiple of 8"),
        "{text}"
    );
}
