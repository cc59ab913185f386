//! Values deeper than the stack, and how small one is.

use std::string::ToString;
use std::vec;

use super::*;

const DEPTH: usize = 200_000;

/// A value in that many lists and tuples.
fn nested(depth: usize, core: Value) -> Value {
    (0..depth).fold(core, |value, level| match level % 3 {
        0 => Value::from(vec![value]),
        1 => Value::from((1, value, "a text that takes an allocation")),
        _ => Record::new([("inner", value)]).into(),
    })
}

#[test]
fn a_value_deeper_than_the_stack_is_dropped() {
    drop(nested(DEPTH, Value::Int(1)));
    // As one of many, and in each of several handles.
    let deep = nested(DEPTH, Value::Int(1));
    let many = vec![Value::Int(0), deep.clone(), Value::from("a"), deep];
    drop(Value::from(many));
    // From inside of a vector that is used again.
    let mut values = vec![nested(DEPTH, Value::Int(1))];
    crate::memory::memoryview(b"ab")
        .values_into(&mut values)
        .unwrap();
    assert_eq!(values, [Value::Int(97), Value::Int(98)]);
}

#[test]
fn a_value_deeper_than_the_stack_is_cloned_and_compared() {
    let deep = nested(DEPTH, Value::Int(1));
    assert!(deep == nested(DEPTH, Value::from(1.0)));
    assert!(deep != nested(DEPTH, Value::Int(2)));
    assert!(deep != nested(DEPTH - 3, Value::Int(1)));
    assert!(deep == deep.clone());
    let wide = |last: i64| Value::from(vec![deep.clone(), Value::Int(last)]);
    assert!(wide(1) == wide(1));
    assert!(wide(1) != wide(2));
}

#[test]
fn a_value_deeper_than_the_stack_is_printed_as_far_as_it_goes() {
    let deep = (0..DEPTH).fold(Value::Int(1), |value, _| Value::from(vec![value]));
    let text = deep.to_string();
    assert!(text.starts_with("[[[[") && text.contains("[...]") && text.len() < 2000);
    let mixed = nested(DEPTH, Value::Int(1));
    for text in [
        mixed.to_string(),
        std::format!("{mixed:?}"),
        std::format!("{:?}", mixed.as_record().unwrap_or(&Record::tuple(vec![]))),
    ] {
        assert!(text.len() < 20_000);
    }
    let shallow = (0..60).fold(Value::Int(1), |value, _| Value::from(vec![value]));
    assert!(!shallow.to_string().contains("..."));
}

#[test]
fn views_refuse_deep_values_without_going_down() {
    let deep = nested(DEPTH, Value::Int(1));
    let mut data = [1_i32];
    let mut view = crate::memory::memoryview_mut(&mut data);
    assert!(view.set(0, deep.clone()).is_err());
    assert!(!view.contains(deep).unwrap());
}

/// What is returned by the million has no room for a tag of its own.
#[cfg(target_pointer_width = "64")]
#[test]
fn a_value_or_an_error_is_no_larger_than_either() {
    assert_eq!(size_of::<Result<Value, crate::Error>>(), 24);
    assert_eq!(size_of::<Result<Value, Box<crate::Error>>>(), 16);
}
