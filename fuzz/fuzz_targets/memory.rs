//! Dynamic views, used as a script says: whatever is asked of one, in whatever order, it answers
//! or refuses, and what it answers agrees with itself. The memory behind it is as large as it says,
//! so that a sanitizer sees every step outside.

#![no_main]

use libfuzzer_sys::fuzz_target;
use view_core::Error;
use view_core::memory::{
    ByteLayout, MemoryView, MemoryViewMut, Reinterpret, Value, memoryview_mut,
};
use view_core::strided::{AxisKey, Order, Slice};

const FORMATS: [&str; 16] = [
    "B",
    "b",
    "c",
    "?",
    "h",
    ">H",
    "<i",
    "q",
    "f",
    ">d",
    "e",
    "Zf",
    "3s",
    "hB",
    "(2)h",
    "T{B:a:>H:b:(2)B:c:}",
];

/// What is left of the input, read as numbers.
struct Script<'s>(&'s [u8]);

impl Script<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    /// A small number mostly, and at times one at the edge of what there is.
    fn number(&mut self) -> isize {
        match self.byte() {
            251 => isize::MIN,
            252 => isize::MAX,
            253 => isize::MIN + 1,
            254 => 1 << 62,
            255 => -(1 << 62),
            small => small as isize % 16 - 6,
        }
    }

    fn optional(&mut self) -> Option<isize> {
        (!self.byte().is_multiple_of(3)).then(|| self.number())
    }

    fn several<T>(&mut self, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.byte() % 5).map(|_| one(self)).collect()
    }

    fn sizes(&mut self) -> Vec<usize> {
        self.several(|script| script.number() as usize)
    }

    fn key(&mut self) -> Vec<AxisKey> {
        self.several(|script| match script.byte() % 8 {
            0 | 1 => AxisKey::Index(script.number()),
            2 => AxisKey::Ellipsis,
            3 => AxisKey::NewAxis,
            _ => {
                let (start, stop) = (script.optional(), script.optional());
                AxisKey::Slice(Slice::new(start, stop, script.optional()))
            }
        })
    }

    fn value(&mut self) -> Value {
        match self.byte() % 6 {
            0 => Value::from(self.number() as i64),
            1 => Value::from(self.number() as f64 / 2.0),
            2 => Value::from(true),
            3 => Value::from(&[self.byte(), self.byte()][..]),
            4 => Value::from([1.0, 2.0]),
            _ => Value::from(vec![self.number() as i64, 1]),
        }
    }

    fn format(&mut self) -> &'static str {
        FORMATS[self.byte() as usize % FORMATS.len()]
    }
}

/// Another view of the same memory.
fn derived<'a>(view: &MemoryView<'a>, script: &mut Script<'_>) -> Result<MemoryView<'a>, Error> {
    let shape = script.sizes();
    match script.byte() % 10 {
        0 | 1 => view.slice(&script.key()[..]),
        2 => view.permute(&shape),
        3 => view.transpose(),
        4 => view.squeeze(),
        5 => view.reshape(&script.several(Script::number)[..]),
        6 => view.flatten(),
        7 => view.broadcast_to(&shape),
        8 => view.field(["a", "b", "c", "d"][script.byte() as usize % 4]),
        _ => {
            let strides = script.several(Script::number);
            let mut how = Reinterpret::new(script.format()).shape(&shape);
            if script.byte().is_multiple_of(2) {
                how = how.strides(&strides).offset(script.number() as usize);
            }
            if script.byte().is_multiple_of(2) {
                how = how.order(Order::F);
            }
            view.reinterpret(how)
        }
    }
}

/// Changes some of the memory, or is refused.
fn change(view: &mut MemoryViewMut<'_>, script: &mut Script<'_>) -> Result<(), Error> {
    match script.byte() % 9 {
        0 => view.set(&script.several(Script::number)[..], script.value()),
        1 => view.fill(script.value()),
        2 => view.assign(&script.key()[..], &[script.byte(), script.byte()]),
        3 => view.assign_within(&script.key()[..], &script.key()[..]),
        4 => view.copy_from_values(script.several(Script::value)),
        5 => view.swap(script.number(), script.number()),
        6 => view.sort_by_field("a"),
        7 => view.copy_cast_from(&[1.0, 2.0, 3.0]),
        _ => {
            let mut part = view.slice_mut(&script.key()[..])?;
            part.fill(script.value())
        }
    }
}

/// Asks for all there is, and holds the answers against each other.
fn ask(view: &MemoryView<'_>) {
    let bytes = view
        .shape()
        .iter()
        .try_fold(view.itemsize(), |all, &len| all.checked_mul(len));
    // No items may still be many rows of none.
    if view.shape().iter().any(|&len| len > 4096)
        || view.shape().iter().product::<usize>() > 4096
        || bytes.is_none_or(|bytes| bytes > 1 << 16)
    {
        return;
    }
    let bytes = view.to_bytes();
    assert_eq!(bytes.len(), view.nbytes());
    let mut again = vec![0; bytes.len()];
    view.bytes_into(ByteLayout::C, &mut again).unwrap();
    assert_eq!(bytes, again);
    assert_eq!(
        view.transpose().map(|t| t.to_bytes_in(ByteLayout::F)).ok(),
        Some(bytes.clone())
    );
    if let Ok(values) = view.values() {
        assert_eq!(values.len(), view.shape().iter().product::<usize>());
        // But for what is unequal to itself.
        let (same, again) = (view.clone(), view.values().unwrap());
        assert_eq!(*view == same, values == again);
        let first = vec![0_isize; view.ndim()];
        match (view.get(&first[..]), values.first()) {
            (Ok(found), Some(expected)) => assert_eq!(found.to_string(), expected.to_string()),
            (Err(_), None) => {}
            (found, expected) => panic!("{found:?} {expected:?}"),
        }
        let list = view.to_list().unwrap();
        assert_eq!(view.contains(&list).ok().is_some(), view.ndim() > 0);
    }
    if let Ok(rows) = view.outer_iter() {
        assert_eq!(
            rows.map(|row| row.to_bytes()).collect::<Vec<_>>().concat(),
            bytes
        );
    }
    let _ = (format!("{view:#}"), view.content_hash(), view.hex());
}

fuzz_target!(|data: &[u8]| {
    let mut script = Script(data);
    let len = script.byte() as usize;
    let mut bytes: Box<[u8]> = (0..len).map(|i| (i * 7) as u8).collect();
    let mut truths: Box<[bool]> = (0..len).map(|i| i % 3 == 0).collect();
    let as_truths = script.byte().is_multiple_of(4);
    let whole = if as_truths {
        memoryview_mut(&mut truths[..])
    } else {
        memoryview_mut(&mut bytes[..])
    };
    let mut whole = whole;
    for _ in 0..4 {
        let rounds = script.byte() % 4;
        let mut view = whole.as_view();
        ask(&view);
        for _ in 0..rounds {
            if let Ok(next) = derived(&view, &mut script) {
                ask(&next);
                view = next;
            }
        }
        drop(view);
        let how = Reinterpret::new(script.format());
        match whole.reinterpret_mut(how) {
            Ok(mut part) => drop(change(&mut part, &mut script)),
            Err(_) => drop(change(&mut whole, &mut script)),
        }
    }
    // Whatever was written, they are truth values still.
    let left = whole.as_view().to_bytes();
    assert!(!as_truths || left.iter().all(|byte| *byte < 2), "{left:?}");
});
