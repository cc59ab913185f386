//! Only values get in: every safe path that writes.

use view_core::memory::{MemoryViewMut, Value, memoryview, memoryview_mut};
use view_core::strided::{AxisKey, Slice};
use view_core::{BufferView, s};

use crate::random::Random;
use crate::{FORMATS, Holey, Level, Words, records};

impl Random {
    fn bytes(&mut self, len: usize) -> Vec<u8> {
        let choice = [0, 1, 2, 7, 0xD8, 0xFF, 0x10, 0x11];
        (0..len).map(|_| choice[self.below(choice.len())]).collect()
    }
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
