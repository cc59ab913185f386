//! Many items against one by one, each value in an allocation of its own.

use std::string::String;
use std::vec::Vec;

use super::Node;
use crate::ErrorKind;
use crate::format::{Format, Item, ItemKind};
use crate::memory::value::{Record, Value};
use crate::memory::{MemoryView, Reinterpret, memoryview};
use crate::s;

/// The value of an item, put together from the values of its parts.
fn naive(item: &Item, bytes: &[u8]) -> Value {
    match item.kind() {
        ItemKind::Struct { fields } => {
            let values: Vec<Value> = fields
                .iter()
                .map(|field| {
                    let end = field.offset() + field.item().size();
                    naive(field.item(), &bytes[field.offset()..end])
                })
                .collect();
            Value::Record(Record::tuple(values))
        }
        ItemKind::Array { shape, element } => axis(shape, element, bytes),
        // SAFETY: all bytes of the item are there and initialised.
        _ => unsafe { Node::compile(item).decode(bytes.as_ptr()).unwrap() },
    }
}

fn axis(shape: &[usize], element: &Item, bytes: &[u8]) -> Value {
    let Some((&len, inner)) = shape.split_first() else {
        return naive(element, bytes);
    };
    let step = element.size() * inner.iter().product::<usize>();
    let parts = (0..len).map(|i| axis(inner, element, &bytes[i * step..(i + 1) * step]));
    Value::from(parts.collect::<Vec<_>>())
}

/// Every shape of record that has its own way through the decoder.
const FORMATS: [&str; 18] = [
    "T{<d:x:<i:n:}",
    "T{<d:a:>d:b:<f:c:>f:d:<q:e:>q:f:<Q:g:>Q:h:<H:i:>h:j:?:k:c:l:<e:m:}",
    "T{3s:tag:5p:word:4x:pad:<Zd:z:}",
    "T{(3)<d:pos:<i:n:}",
    "T{(2,2)<i:m:(2,3,2)B:cube:}",
    "T{(20)<h:long:(0)<d:none:(2,0)<d:neither:}",
    "T{T{<h:x:<d:y:}:p:(2)T{B:a:(2)<H:b:}:q:}",
    "T{T{(17)T{B:a:}:many:}:p:}",
    "T{T{}:empty:<i:n:}",
    "T{(2)3s:names:<2w:w:}",
    "T{<w:c:<i:n:}",
    "(3)<d",
    "(2,3)T{<i:a:B:b:}",
    "(17,2)B",
    "T{(2)T{(3)<h:a:}:b:}",
    "T{}",
    "<4w",
    "T{>g:long:(2)<Zf:z:}",
];

fn check(view: &MemoryView<'_>, item: &Item, bytes: &[u8], starts: &[usize]) {
    let expected: Vec<String> = starts
        .iter()
        .map(|&at| std::format!("{}", naive(item, &bytes[at..at + item.size()])))
        .collect();
    let shown = |values: &[Value]| -> Vec<String> {
        values.iter().map(|value| std::format!("{value}")).collect()
    };
    let list = view.to_list().unwrap();
    assert_eq!(
        shown(list.as_list().unwrap()),
        expected,
        "{}",
        view.format()
    );
    assert_eq!(shown(&view.values().unwrap()), expected);
    let mut reused = std::vec![Value::from("an old value that owns memory"); 7];
    for _ in 0..2 {
        view.values_into(&mut reused).unwrap();
        assert_eq!(shown(&reused), expected);
    }
    let one_by_one: Vec<Value> = (0..view.len() as isize)
        .map(|i| view.get(i).unwrap())
        .collect();
    assert_eq!(shown(&one_by_one), expected);
}

#[test]
fn lists_hold_what_items_decode_to_one_by_one() {
    // No byte is so large that four of them are no character.
    let bytes: Vec<u8> = (0..150_000_usize)
        .map(|i| {
            if i % 4 == 0 || i % 4 == 3 && i % 8 > 4 {
                0
            } else {
                (i * 7 % 16) as u8
            }
        })
        .map(|byte| byte & 7)
        .collect();
    for text in FORMATS {
        let format = Format::parse(text).unwrap();
        let item = format.item();
        let size = item.size();
        let characters = text.contains('w');
        // One block of rows, several, and a part of one.
        for count in [0, 1, 3, 103, 300] {
            let zeros = std::vec![0; bytes.len()];
            let bytes = if characters { &zeros } else { &bytes };
            let bytes = &bytes[..size * count];
            // An item without size has no number in bytes.
            if size == 0 {
                continue;
            }
            let shape = [count];
            let how = Reinterpret::of(&format).shape(&shape);
            let whole = memoryview(bytes).reinterpret(how).unwrap();
            let starts: Vec<usize> = (0..count).map(|i| i * size).collect();
            check(&whole, item, bytes, &starts);
            let reversed: Vec<usize> = starts.iter().rev().step_by(2).copied().collect();
            check(&whole.slice(s![..;-2]).unwrap(), item, bytes, &reversed);
        }
    }
}

#[test]
fn one_character_that_is_none_fails_the_list_and_frees_the_rest() {
    let format = Format::parse("T{(2)<i:a:<w:c:16s:text:}").unwrap();
    let mut bytes = [0_u8; 28 * 50];
    bytes[28 * 40 + 11] = 0xFF;
    let how = Reinterpret::of(&format).shape(&[50]);
    let view = memoryview(&bytes).reinterpret(how).unwrap();
    assert_eq!(view.to_list().unwrap_err().kind(), ErrorKind::Value);
    let mut values = Vec::new();
    assert!(view.values_into(&mut values).is_err());
    assert!(values.is_empty());
    assert_eq!(view.slice(..40).unwrap().values().unwrap().len(), 40);
}

#[test]
fn text_in_records_is_read_like_other_fields() {
    let format = Format::parse("T{<3w:name:<H:n:}").unwrap();
    let mut bytes = Vec::new();
    for (i, name) in ["a", "bé", "日本語", ""].iter().enumerate() {
        let mut units: Vec<u32> = name.chars().map(u32::from).collect();
        units.resize(3, 0);
        for unit in units {
            bytes.extend(unit.to_le_bytes());
        }
        bytes.extend((i as u16).to_le_bytes());
    }
    let view = memoryview(&bytes).reinterpret(&format).unwrap();
    assert_eq!(
        std::format!("{}", view.to_list().unwrap()),
        "[('a', 0), ('bé', 1), ('日本語', 2), ('', 3)]"
    );
}

#[test]
fn rows_of_nothing_are_not_as_many_as_somebody_says() {
    let list = |shape: &[usize]| {
        let view = memoryview(b"").reinterpret(Reinterpret::new("B").shape(shape));
        view.unwrap().to_list()
    };
    for shape in [
        &[1 << 22, 2, 0][..],
        &[1 << 21, 1, 1, 0],
        &[isize::MAX as usize, 0],
    ] {
        assert_eq!(list(shape).unwrap_err().kind(), ErrorKind::Memory);
    }
    let lists = list(&[100_000, 0]).unwrap();
    assert_eq!(lists.as_list().map(<[_]>::len), Some(100_000));
    assert_eq!(
        list(&[0, isize::MAX as usize]).unwrap(),
        Value::from(Vec::<Value>::new())
    );
}
