//! Types in other languages, typed where a format string belongs: the error tells the format.

use view_core::format::Format;

/// The message, in one line.
fn told(text: &str) -> String {
    format!("{:#}", Format::parse(text).unwrap_err())
}

#[test]
fn a_name_of_a_type_is_answered_with_its_format() {
    for (text, format) in [
        ("int32", "i"),
        ("Float64", "d"),
        ("bool_", "?"),
        ("uint32_t", "I"),
        ("unsigned long long", "Q"),
        ("f64", "d"),
        ("complex64", "Zf"),
        ("datetime64[ns]", "q"),
        (" double\n", "d"),
    ] {
        assert_eq!(
            told(text),
            format!(
                "format string, column 1: found `{}`, the name of a type, expected the format \
                 string for it: `{format}`",
                text.trim()
            )
        );
    }
}

#[test]
fn a_name_that_two_languages_have_is_told_apart() {
    assert_eq!(
        told("float"),
        "format string, column 1: found `float`, the name of several types, expected the format \
         string: `f` for C's, `d` for Python's and NumPy's"
    );
    assert!(told("i8").contains("`q` for NumPy's, of 8 bytes, `b` for Rust's, of 8 bits"));
}

#[test]
fn types_of_numpy_are_answered_with_their_format() {
    for (text, format) in [
        ("<i4", "<i"),
        (">f8", ">d"),
        ("|u1", "B"),
        ("S10", "10s"),
        (">U5", ">5w"),
        ("|V8", "8x"),
        (">f4,|u1", "T{>f:f0:<B:f1:}"),
        (">i2, (2,3)>f8", "T{>h:f0:(2,3)>d:f1:}"),
        ("uint8,3>u2,", "T{<B:f0:(3)>H:f1:}"),
    ] {
        assert_eq!(
            told(text),
            format!(
                "format string, column 1: found `{text}`, which is NumPy's language, expected the \
                 format string for it: `{format}`"
            )
        );
        if !format.contains("<B") {
            let told = Format::parse(format).unwrap();
            assert!(told.itemsize() > 0, "{format}");
        }
    }
}

#[test]
fn a_description_of_a_dtype_is_answered_with_its_format() {
    for text in [
        "[('x', '>f4'), ('n', '|u1')]",
        "dtype([('x', '>f4'), ('n', 'u1')])",
        "np.dtype([('x', '>f4'), ('n', 'u1')], align=True)",
    ] {
        assert_eq!(
            told(text),
            "format string, column 1: found a description of a dtype of NumPy's, expected the \
             format string for it, `T{>f:x:<B:n:}` (`Format::from_descr` reads such descriptions)"
        );
    }
    // A dictionary is how NumPy prints a dtype with holes. No header of a file has one.
    assert_eq!(
        told("{'names': ['x'], 'formats': ['<f4'], 'itemsize': 8}"),
        "format string, column 1: found a description of a dtype of NumPy's, expected a format \
         string: in Python that of an array is `memoryview(array).format`"
    );
    let long: Vec<String> = (0..99).map(|i| format!("('f{i}', '<f8')")).collect();
    let told = told(&format!("[{}]", long.join(", ")));
    assert!(told.ends_with("a format string: `Format::from_descr` reads such descriptions"));
}

#[test]
fn what_is_no_type_anywhere_is_answered_where_it_goes_wrong() {
    for (text, column) in [
        ("", 0),
        ("{i}", 1),
        ("[3]f", 1),
        ("f4;f8", 3),
        ("f9", 3),
        ("T{<i4:x:}", 6),
        ("struct", 2),
        ("99999999999999999999i4", 1),
    ] {
        let found = Format::parse(text).map_or_else(|error| error.column(), |_| 0);
        assert_eq!(found, column, "{text}");
    }
    assert_eq!(
        told("T{x:<i}"),
        "format string, column 8: found the end of the string, expected `:` after the name that \
         begins at column 5: a name stands behind its type, between colons, as `<d:x:`"
    );
}

/// What is asked for once more costs no more for being long.
#[test]
fn a_long_text_is_no_name() {
    let text = "f4,".repeat(100) + "f8";
    assert!(told(&text).starts_with("format string, column 3: found `,`"));
}
