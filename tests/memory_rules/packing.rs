//! What each format takes, what it refuses, and in which words.

use view_core::memory::{Record, Value, memoryview_mut};

use crate::{Block, said};

/// The bytes of an item after a value was put there, or the refusal.
fn packed(format: &str, value: &Value) -> Result<Vec<u8>, String> {
    let mut bytes = vec![0xAA_u8; 8];
    let mut line = memoryview_mut(&mut bytes);
    let mut view = line.cast_mut(format).unwrap();
    let size = view.itemsize();
    match view.set(0, value.clone()) {
        Ok(()) => Ok(bytes[..size].to_vec()),
        Err(error) => {
            assert_eq!(
                bytes, [0xAA; 8],
                "nothing is written where a value is refused"
            );
            Err(format!("{}: {error}", error.kind().python_name()))
        }
    }
}

fn refusal(format: &str, value: impl Into<Value>) -> String {
    packed(format, &value.into()).unwrap_err()
}

fn type_error(letter: &str) -> String {
    format!("TypeError: memoryview: invalid type for format '{letter}'")
}

fn value_error(letter: &str) -> String {
    format!("ValueError: memoryview: invalid value for format '{letter}'")
}

/// Values that no integer format takes.
fn no_integers() -> Vec<Value> {
    vec![
        1.0.into(),
        f64::NAN.into(),
        "1".into(),
        Value::from(&b"1"[..]),
        [1.0, 0.0].into(),
        vec![1].into(),
        Record::tuple(vec![Value::from(1)]).into(),
    ]
}

#[test]
fn integers_take_their_range() {
    for letter in ["b", "h", "i", "l", "q", "n", "B", "H", "I", "L", "Q", "N"] {
        let size = packed(letter, &0.into()).unwrap().len() as u32;
        let (low, high): (i128, i128) = if letter.chars().all(char::is_uppercase) {
            (0, (1 << (8 * size)) - 1)
        } else {
            (-1 << (8 * size - 1), (1 << (8 * size - 1)) - 1)
        };
        for format in [letter.to_string(), format!("@{letter}")] {
            for value in [low, high, 1, 0] {
                let bytes = packed(&format, &whole(value)).unwrap();
                let expected = &value.to_le_bytes()[..size as usize];
                let expected: Vec<u8> = if cfg!(target_endian = "little") {
                    expected.to_vec()
                } else {
                    expected.iter().rev().copied().collect()
                };
                assert_eq!(bytes, expected, "{format} {value}");
            }
            assert_eq!(packed(&format, &true.into()), packed(&format, &1.into()));
            for value in [
                low - 1,
                high + 1,
                i128::from(i64::MIN),
                i128::from(u64::MAX),
            ] {
                if (i64::MIN.into()..=u64::MAX.into()).contains(&value)
                    && !(low..=high).contains(&value)
                {
                    // The `@` is not in the message.
                    assert_eq!(
                        refusal(&format, whole(value)),
                        value_error(letter),
                        "{value}"
                    );
                }
            }
            for value in no_integers() {
                assert_eq!(
                    refusal(&format, value.clone()),
                    type_error(letter),
                    "{value}"
                );
            }
        }
    }
}

fn whole(value: i128) -> Value {
    match i64::try_from(value) {
        Ok(value) => value.into(),
        Err(_) => u64::try_from(value).unwrap().into(),
    }
}

#[test]
fn floats_take_numbers() {
    let numbers: [Value; 5] = [
        1.5.into(),
        3.into(),
        true.into(),
        u64::MAX.into(),
        i64::MIN.into(),
    ];
    for number in &numbers {
        let float = number.as_float().unwrap();
        assert_eq!(packed("d", number).unwrap(), float.to_ne_bytes());
        assert_eq!(packed("@f", number).unwrap(), (float as f32).to_ne_bytes());
    }
    for format in ["e", "f", "d"] {
        for value in [
            "1".into(),
            Value::from(&b"1"[..]),
            [1.0, 0.0].into(),
            vec![1].into(),
        ] {
            assert_eq!(refusal(format, value), type_error(format));
        }
    }
    // Too big for a `float` is an infinity, though the struct module refuses it.
    for (value, expected) in [
        (1e39, f32::INFINITY),
        (-1e300, f32::NEG_INFINITY),
        (3.4e38, 3.4e38),
    ] {
        assert_eq!(packed("f", &value.into()).unwrap(), expected.to_ne_bytes());
    }
    assert_eq!(
        packed("d", &f64::INFINITY.into()).unwrap(),
        f64::INFINITY.to_ne_bytes()
    );
    assert_eq!(
        packed("d", &(-0.0).into()).unwrap(),
        (-0.0_f64).to_ne_bytes()
    );
}

#[test]
fn half_floats_refuse_what_rounds_past_their_end() {
    for (value, bits) in [
        (65504.0, 0x7BFF_u16),
        (65519.99, 0x7BFF),
        (-65519.99, 0xFBFF),
        (f64::INFINITY, 0x7C00),
        (f64::NEG_INFINITY, 0xFC00),
        (-0.0, 0x8000),
        (5.960_464_477_539_063e-8, 1),
        (2.98e-8, 0),
        (1.0, 0x3C00),
    ] {
        assert_eq!(
            packed("e", &value.into()).unwrap(),
            bits.to_ne_bytes(),
            "{value}"
        );
    }
    for value in [65520.0, -65520.0, 1e300] {
        assert_eq!(refusal("e", value), value_error("e"));
    }
    assert_eq!(refusal("e", 65520), value_error("e"));
}

#[test]
fn truth_takes_anything() {
    let truths: [(Value, u8); 14] = [
        (true.into(), 1),
        (false.into(), 0),
        (0.into(), 0),
        ((-3).into(), 1),
        (u64::MAX.into(), 1),
        (0.0.into(), 0),
        ((-0.0).into(), 0),
        (f64::NAN.into(), 1),
        ("".into(), 0),
        ("0".into(), 1),
        (Value::from(&b""[..]), 0),
        (Value::from(&b"\0"[..]), 1),
        (vec![0].into(), 1),
        ([0.0, 0.0].into(), 0),
    ];
    for (value, expected) in truths {
        assert_eq!(packed("?", &value).unwrap(), [expected], "{value}");
        assert_eq!(packed("@?", &value).unwrap(), [expected]);
    }
}

#[test]
fn a_character_is_one_byte() {
    assert_eq!(packed("c", &Value::from(&b"a"[..])).unwrap(), *b"a");
    for bytes in [&b""[..], b"ab"] {
        assert_eq!(refusal("c", Value::from(bytes)), value_error("c"));
    }
    for value in [97.into(), "a".into(), true.into(), Value::from(vec![97])] {
        assert_eq!(refusal("@c", value), type_error("c"));
    }
}

#[test]
fn pointers_wrap_below_zero() {
    if size_of::<usize>() != 8 {
        return;
    }
    for (value, expected) in [
        (whole(0), 0_u64),
        (whole(u64::MAX.into()), u64::MAX),
        (whole((-1).into()), u64::MAX),
        (whole(i64::MIN.into()), 1 << 63),
        (true.into(), 1),
    ] {
        assert_eq!(packed("P", &value).unwrap(), expected.to_ne_bytes());
    }
    for value in no_integers() {
        assert_eq!(refusal("@P", value), type_error("P"));
    }
}

#[test]
fn a_read_refuses_what_it_cannot_tell() {
    let mut block = Block::new("O", 8, &[1]);
    assert!(said(block.view().get(0)).starts_with("NotImplementedError: "));
    assert!(said(block.view_mut().set(0, 0)).starts_with("NotImplementedError: "));
}
