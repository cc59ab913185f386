//! The examples of one page each.

use crate::runner::{assert_has, program, refusal, root, stdout};

#[test]
fn memoryview_tour_gives_what_the_page_says() {
    let text = stdout("memoryview_tour", &[]);
    let rows = [
        ("v.get(1)?", "98"),
        ("v.get(-1)?", "103"),
        ("v.slice(1..4)?.to_bytes().escape_ascii()", "bce"),
        ("v.slice(1..4)?.to_str()?", "\"bce\""),
        ("v.slice(s![3..-1])?.to_str()?", "\"ef\""),
        ("v.slice(s![4..-1])?.to_str()?", "\"f\""),
        ("v.get(6)", "IndexError: index out of bounds on dimension 1"),
        ("v.readonly()", "false"),
        ("v.set(0, b'z')?", "data is now zbcefg"),
        ("v.assign(1..4, b\"123\")?", "data is now z123fg"),
        (
            "v.set(2, b\"spam\")",
            "TypeError: memoryview: invalid type for format 'B'",
        ),
        (
            "v.assign(2..3, b\"spam\")",
            "ValueError: memoryview assignment: lvalue and rvalue have different structures",
        ),
        ("data.escape_ascii()", "z123fg"),
        ("v.len()", "3"),
        ("v.nbytes()", "3"),
        ("v.to_bytes()", "[97, 98, 99]"),
        ("v.to_list()?", "[97, 98, 99]"),
        ("v.format()", "\"B\""),
        ("v.itemsize()", "1"),
        ("v.shape()", "[3]"),
        ("v.ndim()", "1"),
        ("v.strides()", "[1]"),
        ("v.suboffsets()", "[]"),
        ("v.readonly()", "true"),
        ("v.get([1, -1])?", "6"),
        ("v.field(\"x\")?.to_list()?", "[0.5, 1.5]"),
    ];
    for (expression, value) in rows {
        // What is too wide for 80 columns stands below, and is broken between words.
        let beside = format!("  {expression:<42} {value}\n");
        let below = format!("  {expression}\n      {value}");
        let unbroken = text.replace("\n       ", " ");
        assert!(
            text.contains(&beside) || unbroken.contains(&below),
            "{beside:?} is not in\n{text}"
        );
    }
    assert!(!text.contains("should have failed"), "{text}");
    assert_fits(&text);
}

/// An example is looked at in a terminal.
#[track_caller]
fn assert_fits(text: &str) {
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line:?} is too wide");
    }
}

#[test]
fn vertices_say_what_a_graphics_library_asks() {
    let text = stdout("vertices", &[]);
    assert_has(
        &text,
        &[
            "36 bytes from one vertex to the next, 0 of them padding",
            "         1  normal        12  float32x3\n",
            "         2  texture       24  float32x2\n",
            "         3  color         32  unorm8x4\n",
            "691200 bytes, the vector's own: nothing was copied",
        ],
    );
    // Turned about one axis it is as wide as ever along that axis.
    assert_has(&text, &["box x      -1.500 to 1.500\n"]);
    assert_has(&text, &["####", "@@@@", "...."]);
    assert_fits(&text);
}

#[test]
fn particles_keep_to_keplers_law() {
    let text = stdout("particles", &[]);
    let value = |word: &str| {
        let line = text
            .lines()
            .find(|line| line.trim_start().starts_with(word))
            .unwrap();
        line.split_whitespace().last().unwrap()
    };
    assert_eq!(value("turns of the outermost"), "0.5774");
    assert_eq!(value("by Kepler's third law"), "0.5774");
    assert!(value("energy gained or lost").parse::<f64>().unwrap() < 1e-9);
    assert_has(&text, &["40 bytes, 4 of them padding", "·····", "*"]);
    assert_fits(&text);
}

#[test]
fn timezones_know_the_day_that_samoa_left_out() {
    let text = stdout("timezones", &[]);
    assert_has(
        &text,
        &[
            "Pacific/Apia: 27 changes between 7 kinds of local time",
            "in the beginning     +12:33:04",
            "2011-12-30 10:00:00     +14:00  yes     +14\n",
            "^ 2011-12-30 00:00:00 became 2011-12-31 00:00:00",
        ],
    );
    assert_fits(&text);
    assert_has(
        &refusal("timezones", &["Cargo.toml"]),
        &["does not begin with \"TZif\""],
    );
    let whole = std::fs::read(root().join("examples/timezones/apia.tzif")).unwrap();
    let cut = std::env::temp_dir().join(format!("apia-{}.tzif", std::process::id()));
    for end in [0, 10, 44, 100, 300, 400, 500] {
        std::fs::write(&cut, &whole[..end]).unwrap();
        assert_has(
            &refusal("timezones", &[cut.to_str().unwrap()]),
            &["cut off"],
        );
    }
    std::fs::remove_file(&cut).unwrap();
}

#[test]
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
fn elf_symbols_finds_functions_of_its_own() {
    let text = stdout("elf_symbols", &[]);
    assert_has(
        &text,
        &[
            "symbols of 24 bytes:\n  T{<I:name:<B:info:<B:visibility:<H:section:<Q:address:<Q:size:}",
            "   bytes       %  function\n",
        ],
    );
    let sizes = text
        .lines()
        .skip_while(|line| !line.ends_with("function"))
        .skip(1);
    let sizes: Vec<u64> = sizes
        .map(|line| line.split_whitespace().next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(sizes.len(), 12);
    assert!(
        sizes.is_sorted_by(|a, b| a >= b) && sizes[11] > 0,
        "{sizes:?}"
    );
    for line in text.lines().skip(1) {
        assert!(line.chars().count() <= 80, "{line:?} is too wide");
    }
    assert_has(&refusal("elf_symbols", &["Cargo.toml"]), &["no ELF file"]);
    assert_has(&refusal("elf_symbols", &["no.elf"]), &["no.elf: "]);
    // A file that ends before its tables.
    let own = std::fs::read(program("elf_symbols")).unwrap();
    let cut = std::env::temp_dir().join(format!("cut-{}.elf", std::process::id()));
    std::fs::write(&cut, &own[..own.len() / 2]).unwrap();
    assert_has(
        &refusal("elf_symbols", &[cut.to_str().unwrap()]),
        &["a table is said to lie at"],
    );
    std::fs::remove_file(&cut).unwrap();
}
