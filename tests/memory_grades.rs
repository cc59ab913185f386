//! Attempts to smuggle: padding out of a dynamic view, or no value into it.
//!
//! The records here have holes that were never written, and fields of which few bit
//! patterns are values. Every safe path that reads is walked, and what comes out decides
//! a branch, which valgrind reports where a byte of it is not initialised
//! (`.ci/sanitizers`). Every safe path that writes is tried with random bytes, and
//! the memory is looked at afterwards.

#[allow(dead_code, unreachable_pub, reason = "a module of several tests")]
#[path = "support/random.rs"]
mod random;

use random::Random;
use std::mem::MaybeUninit;

use view_core::memory::{
    ByteLayout, MemoryView, MemoryViewMut, Reinterpret, Value, memoryview, memoryview_mut,
};
use view_core::strided::{AxisKey, Slice};
use view_core::{BufferView, ErrorKind, s};

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

impl Random {
    fn bytes(&mut self, len: usize) -> Vec<u8> {
        let choice = [0, 1, 2, 7, 0xD8, 0xFF, 0x10, 0x11];
        (0..len).map(|_| choice[self.below(choice.len())]).collect()
    }
}

const FORMATS: [&str; 9] = ["B", "b", "c", "?", "Q", "32s", "32x", "w", "T{<B:a:31x}"];

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

/// Every record is made of values; looked at as bytes, since a `Holey` that is none must
/// not even be looked at.
fn still_values(memory: &[Holey]) -> bool {
    memory.iter().all(|record| {
        let at: *const Holey = record;
        // SAFETY: all fields are initialised bytes; they are read as integers.
        unsafe {
            let flag = (&raw const (*at).flag).cast::<u8>().read();
            let letter = (&raw const (*at).letter).cast::<u32>().read();
            let levels = [0, 1].map(|i| (&raw const (*at).inner[i].level).cast::<u8>().read());
            flag < 2
                && char::from_u32(letter).is_some()
                && levels.iter().all(|level| matches!(level, 1 | 7))
        }
    })
}

/// Everything that writes, with bytes and values that are mostly wrong.
fn write_all(view: &mut MemoryViewMut<'_>, random: &mut Random) {
    let odd: [Value; 8] = [
        2.into(),
        255.into(),
        0xD800.into(),
        1.5.into(),
        "\u{10FFFF}".into(),
        (&b"\xff"[..]).into(),
        true.into(),
        Value::from(&random.bytes(view.itemsize())[..]),
    ];
    let value = odd[random.below(8)].clone();
    let index = vec![0_isize; view.ndim()];
    let _ = view.set(&index[..], value.clone());
    let _ = view.fill(value.clone());
    let count = view.nbytes() / view.itemsize().max(1);
    let _ = view.copy_from_values(vec![value; count]);
    let _ = view.sort_by_field(["flag", "letter", "level", "weight"][random.below(4)]);
    let _ = view.swap(&index[..], &index[..]);
    let _ = view.assign_within(AxisKey::Ellipsis, s![..;-1]);
    for (_, mut column) in view.columns_mut().unwrap_or_default() {
        let _ = column.fill(odd[random.below(8)].clone());
    }
    // The same format over bytes that are anything.
    let bytes = random.bytes(view.nbytes());
    let shape = view.shape().to_vec();
    let format = view.format().to_owned();
    let raw = memoryview(&bytes);
    if let Ok(source) = raw
        .reinterpret(&format[..])
        .and_then(|raw| raw.reshape(&shape[..]))
    {
        let _ = view.copy_from(&source);
        let _ = view.assign(AxisKey::Ellipsis, &source);
        let _ = view.copy_cast_from(&source);
    }
    for format in FORMATS {
        if let Ok(mut other) = view.reinterpret_mut(format) {
            let _ = other.fill(255);
            let _ = other.fill(b"\xff\xff");
        }
        if let Ok(mut other) = view.cast_mut(format) {
            let _ = other.fill(255);
        }
    }
    if let Ok(typed) = view.reborrow().try_typed_mut::<u8, 1>() {
        typed.into_iter().for_each(|byte| *byte = 0xFF);
    }
    if let Ok(typed) = view.reborrow().try_typed_mut::<u32, 1>() {
        typed.into_iter().for_each(|word| *word = 0xD800);
    }
    if let Ok(typed) = view.reborrow().try_typed_mut::<Words, 1>() {
        typed
            .into_iter()
            .for_each(|item| item.words = [u64::MAX; 4]);
    }
}

#[test]
fn only_values_get_in() {
    let mut memory = records(5);
    let mut random = Random(0xC0FF_EE00_DEAD_BEEF);
    for round in 0..3000 {
        let mut whole = memoryview_mut(&mut memory);
        match round % 9 {
            0 => write_all(&mut whole, &mut random),
            1 => write_all(&mut whole.field_mut("flag").unwrap(), &mut random),
            2 => write_all(&mut whole.field_mut("letter").unwrap(), &mut random),
            3 => write_all(&mut whole.field_mut("inner").unwrap(), &mut random),
            4 => write_all(&mut whole.field_mut("inner.level").unwrap(), &mut random),
            5 => write_all(&mut whole.slice_mut(s![..;-2]).unwrap(), &mut random),
            6 => write_all(&mut whole.slice_mut(3).unwrap(), &mut random),
            7 => {
                for (_, mut column) in whole.columns_mut().unwrap() {
                    write_all(&mut column, &mut random);
                }
            }
            _ => {
                let slice = AxisKey::Slice(Slice::new(Some(1), None, None));
                write_all(&mut whole.slice_mut([slice]).unwrap(), &mut random);
            }
        }
        assert!(still_values(&memory), "round {round}");
    }
}

#[test]
fn what_is_valid_does_get_in() {
    let mut memory = records(2);
    let other = records(2);
    let mut view = memoryview_mut(&mut memory);
    view.copy_from(&other[..]).unwrap();
    view.field_mut("flag").unwrap().fill(1).unwrap();
    view.field_mut("letter").unwrap().set(0, 'x').unwrap();
    view.field_mut("inner")
        .unwrap()
        .field_mut("level")
        .unwrap()
        .fill(7)
        .unwrap();
    let bytes = view.to_bytes();
    let plain = memoryview(&bytes).reinterpret(Holey::FORMAT).unwrap();
    view.copy_from(&plain).unwrap();
    let mut typed = view.try_typed_mut::<Holey, 1>().unwrap();
    typed[1].last = 4;
    assert_eq!(
        (memory[0].letter, memory[0].inner[0].level, memory[1].last),
        ('x', Level::High, 4)
    );
    assert!(memory[0].flag && memory[1].flag);
}

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
