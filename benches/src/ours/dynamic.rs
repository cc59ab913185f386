//! W6: memory of a run-time format as values.

use std::hint::black_box;

use view_core::memory::{Value, memoryview};

use crate::harness::Case;
use crate::machine::memory::Buf;
use crate::machine::records::Rec;

pub fn w6_values_into(case: &mut Case<Buf<u8>>, format: &'static str) {
    let mut reused = Vec::new();
    case.ours("values_into, reused Vec", move |bytes| {
        let bytes = memoryview(&bytes[..]);
        let view = bytes.cast(black_box(format)).expect("whole items");
        view.values_into(&mut reused).expect("a scalar format");
        black_box(&reused).len() as f64
    });
}

pub fn w6_tolist(case: &mut Case<Buf<u8>>, format: &'static str, _: usize) {
    case.ours("~to_list, fresh", move |bytes| {
        let bytes = memoryview(&bytes[..]);
        let list = bytes
            .cast(black_box(format))
            .and_then(|view| view.to_list());
        black_box(list).is_ok().into()
    });
}

pub fn w6_tolist_rec(case: &mut Case<Buf<Rec>>, _: usize) {
    case.ours("~to_list of records, fresh", |records| {
        let list = memoryview(&records[..]).to_list();
        black_box(list).is_ok().into()
    });
}

pub fn w6_dyn_iter(case: &mut Case<Buf<f64>>) {
    case.ours("try_typed, then sum", |items| {
        let memory = memoryview(&items[..]);
        memory.try_typed::<f64, 1>().expect("the format is d").sum()
    });
    case.ours("iter of values", |items| {
        let memory = memoryview(&items[..]);
        let values = memory.iter().expect("one dimension");
        values.fold(0.0, |sum, value| match value {
            Ok(Value::Float(value)) => sum + value,
            _ => sum,
        })
    });
}
