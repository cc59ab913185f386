//! Three hundred and sixty random structs, against ctypes, NumPy, `struct` and
//! Cython.
//!
//! `layout_structs.py` makes them from a fixed seed: as ctypes twins, and as the
//! Rust source that is compiled here. What ctypes, NumPy and Cython said of them
//! is recorded in `data/`, so the comparison holds without Python; where
//! Python is found, the record is compared with what it says today.

#[allow(
    unreachable_pub,
    clippy::format_collect,
    reason = "a module of all the tests"
)]
mod support;

use std::fmt::Write;
use std::path::Path;

use view_core::BufferView;
use view_core::format::{ByteOrder, Format, Item, ItemKind, Platform, Scalar};
use view_core::layout::{Kind, Layout, Overlook};

/// What Rust says of one struct.
struct Described {
    layout: Layout,
    format: &'static str,
    struct_format: Option<&'static str>,
}

const fn described<T: BufferView>() -> Described {
    Described {
        layout: T::LAYOUT,
        format: T::FORMAT,
        struct_format: T::STRUCT_FORMAT,
    }
}

#[allow(dead_code, non_snake_case, clippy::all, clippy::pedantic)]
mod made {
    use super::{Described, described};
    use view_core::{Be, BufferView};

    include!("data/layout_structs.rs");

    pub(super) fn all() -> &'static [Described] {
        ALL
    }
}

use made::all;

fn data(name: &str) -> String {
    let path = support::root().join("tests/data").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn script() -> std::path::PathBuf {
    support::root().join("tests/layout_structs.py")
}

/// What was recorded, and today's lines of a mode of the script.
fn compare(mode: &str, python: &Path, recorded: &str) {
    let found = support::output(python, &script(), &[mode]);
    let mut known = recorded.lines();
    let mut count = 0;
    for line in found.lines() {
        // An older Python leaves out what it cannot say.
        assert!(
            known.any(|known| known == line),
            "{mode} says today, and did not: {line}"
        );
        count += 1;
    }
    assert!(
        count >= 300 || mode == "cython",
        "only {count} structs in mode {mode}"
    );
}

/// The recorded strings are those of a 64-bit little-endian machine.
const RECORDED: bool = cfg!(all(target_endian = "little", target_pointer_width = "64"));

#[test]
fn texts_are_those_of_ctypes() {
    if !RECORDED {
        return;
    }
    let recorded = data("layout_ctypes.tsv");
    let mut rust = String::new();
    for one in all() {
        let (name, size) = (one.layout.name(), one.layout.size());
        let flat = one.struct_format.unwrap_or("-");
        writeln!(rust, "{name}\t{size}\t{}\t{flat}", one.format).unwrap();
    }
    for (rust, ctypes) in rust.lines().zip(recorded.lines()) {
        assert_eq!(rust, ctypes);
    }
    assert_eq!(rust.lines().count(), recorded.lines().count());
    assert!(all().len() >= 300);
}

#[test]
fn the_record_is_what_ctypes_says_today() {
    let Some(python) = support::python_at_least("the comparison with ctypes", 12) else {
        return;
    };
    if RECORDED {
        compare("ctypes", &python, &data("layout_ctypes.tsv"));
    }
    let source = support::output(&python, &script(), &["rust"]);
    assert_eq!(
        source,
        data("layout_structs.rs"),
        "the structs are not those of the script"
    );
}

#[test]
fn struct_unpack_finds_every_scalar() {
    let Some(python) = support::python_at_least("the comparison with struct", 12) else {
        return;
    };
    if RECORDED {
        let count: usize = support::output(&python, &script(), &["struct"])
            .trim()
            .parse()
            .unwrap();
        assert!(count >= 250, "only {count} structs were unpacked");
    }
}

#[test]
fn fields_are_where_numpy_finds_them() {
    if !RECORDED {
        return;
    }
    let recorded = data("layout_numpy.tsv");
    let mut lines = recorded.lines();
    for one in all() {
        let mut fields = String::new();
        write_fields(&one.layout, "", 0, &mut fields);
        let line = format!(
            "{}\t{}\t{}",
            one.layout.name(),
            one.layout.size(),
            fields.trim_end()
        );
        assert_eq!(Some(line.as_str()), lines.next());
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn the_record_is_what_numpy_says_today() {
    let Some(python) = support::python("the comparison with NumPy", &["numpy"]) else {
        return;
    };
    if RECORDED {
        compare("numpy", &python, &data("layout_numpy.tsv"));
    }
}

#[test]
fn cython_takes_the_sample() {
    let recorded = data("layout_cython.tsv");
    assert!(recorded.lines().count() >= 50);
    assert!(
        recorded.lines().all(|line| line.ends_with("\taccepted")),
        "{recorded}"
    );
    let Some(python) = support::python("the sample for Cython", &["Cython", "setuptools"]) else {
        return;
    };
    if RECORDED {
        compare("cython", &python, &recorded);
    }
}

#[test]
fn the_reader_finds_the_layout_again() {
    for one in all() {
        let name = one.layout.name();
        let read = Format::parse_for(one.format, one.layout.size(), Platform::NATIVE).unwrap();
        let made = one.layout.to_format().unwrap();
        assert_eq!(read, made, "{name}");
        let mismatch = one.layout.diff(&read, Overlook::NOTHING);
        assert!(mismatch.is_empty(), "{mismatch:#}");
        if let Some(flat) = one.struct_format {
            let read = Format::parse(flat).unwrap();
            let mismatch = one.layout.diff(&read, Overlook::NOTHING);
            assert!(mismatch.is_empty(), "{flat}\n{mismatch:#}");
        }
    }
}

/// What `diff` must find, by a slower way: both sides as a list of scalars.
#[test]
fn a_format_fits_exactly_if_its_scalars_do() {
    let mut random = Random(3118);
    let (mut fits, mut misfits) = (0, 0);
    for one in all() {
        let mut named = vec![];
        scalars_of_layout(&one.layout, "", 0, &mut named);
        for _ in 0..30 {
            // The `struct` module's strings say nothing of names and extents.
            let (text, nameless) = match one.struct_format {
                Some(flat) if random.below(2) == 0 => (flat, true),
                _ => (one.format, false),
            };
            let text = random.changed(text);
            let Ok(format) = Format::parse(&text) else {
                continue;
            };
            let mut found = vec![];
            if scalars_of_item(format.item(), "", 0, &mut found).is_none() {
                continue;
            }
            let mut expected = named.clone();
            if nameless {
                expected
                    .iter_mut()
                    .chain(&mut found)
                    .for_each(|scalar| scalar.0.clear());
            }
            let same = expected == found && one.layout.size() == format.itemsize();
            let mismatch = one.layout.diff(&format, Overlook::NOTHING);
            assert_eq!(
                mismatch.is_empty(),
                same,
                "{}\n{text}\n{mismatch:#}",
                one.format
            );
            *(if same { &mut fits } else { &mut misfits }) += 1;
        }
    }
    assert!(fits > 1000 && misfits > 1000, "{fits} {misfits}");
}

struct Random(u32);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % n
    }

    /// The text with up to two letters changed, each half of the time to one
    /// of the same size.
    fn changed(&mut self, text: &str) -> String {
        let mut text = text.to_string();
        for _ in 0..self.below(3) {
            let at = 1 + self.below(text.len() - 1);
            if !text.is_char_boundary(at) || !text.is_char_boundary(at + 1) {
                continue;
            }
            let kin = ["bB?cx", "hHe", "iIf", "qQd", "<>", "1234", ",)"];
            let kin = kin.into_iter().find(|kin| kin.contains(&text[at..=at]));
            let any = "bB?hHiIqQfdx23:";
            let new = kin.filter(|_| self.below(2) == 0).unwrap_or(any);
            let pick = self.below(new.len());
            text.replace_range(at..=at, &new[pick..=pick]);
        }
        text
    }
}

type Scalars = Vec<(String, usize, Scalar, ByteOrder)>;

fn push(path: &str, offset: usize, scalar: Scalar, order: ByteOrder, out: &mut Scalars) {
    let scalar = if scalar == Scalar::Char {
        Scalar::U8
    } else {
        scalar
    };
    let order = if scalar.has_byte_order() {
        order
    } else {
        ByteOrder::NATIVE
    };
    out.push((path.to_string(), offset, scalar, order));
}

fn scalars_of_layout(layout: &Layout, path: &str, base: usize, out: &mut Scalars) {
    match layout.kind() {
        Kind::Scalar { scalar, order, .. } => push(path, base, scalar, order, out),
        Kind::Array { len, element } => {
            for i in 0..len {
                scalars_of_layout(
                    element,
                    &format!("{path}[{i}]"),
                    base + i * element.size(),
                    out,
                );
            }
        }
        Kind::Struct { fields } => {
            for f in fields {
                let path = format!("{path}.{}", f.name());
                scalars_of_layout(f.layout(), &path, base + f.offset(), out);
            }
        }
        other => unreachable!("the script makes no {other:?}"),
    }
}

/// `None` where the item holds bytes without a meaning, which are no scalars.
fn scalars_of_item(item: &Item, path: &str, base: usize, out: &mut Scalars) -> Option<()> {
    match item.kind() {
        ItemKind::Scalar { scalar, order } => push(path, base, *scalar, *order, out),
        ItemKind::Array { shape, element } => {
            for i in 0..shape.iter().product() {
                let mut rest = i;
                let mut index = vec![];
                for extent in shape.iter().rev() {
                    index.push(rest % extent);
                    rest /= extent;
                }
                let index = index
                    .iter()
                    .rev()
                    .fold(String::new(), |s, i| format!("{s}[{i}]"));
                let base = base + i * element.size();
                scalars_of_item(element, &format!("{path}{index}"), base, out)?;
            }
        }
        ItemKind::Struct { fields } => {
            for f in fields {
                let path = format!("{path}.{}", f.name().unwrap_or_default());
                scalars_of_item(f.item(), &path, base + f.offset(), out)?;
            }
        }
        _ => return None,
    }
    Some(())
}

#[test]
fn tables_account_for_every_byte() {
    for one in all() {
        let table = format!("{:#}", one.layout);
        let first = table.lines().next().unwrap();
        assert!(
            first.contains(&format!(": {} byte", one.layout.size())),
            "{first}"
        );
        let lost = match table.lines().find(|line| line.contains(" lost to ")) {
            Some(line) if line.starts_with("No ") => 0,
            line => line.unwrap().split(' ').next().unwrap().parse().unwrap(),
        };
        assert_eq!(lost, one.layout.padding(), "{table}");
        assert!(table.lines().all(|line| line == line.trim_end()), "{table}");
    }
}

/// Every field at every depth, in the words of the script's `numpy` mode.
fn write_fields(layout: &Layout, path: &str, base: usize, out: &mut String) {
    for field in layout.fields() {
        let (name, offset) = (field.name(), base + field.offset());
        let element = field.layout().innermost();
        write!(out, "{path}{name}@{offset}:").unwrap();
        let mut extents = vec![];
        let mut axis = field.layout();
        while let Kind::Array { len, element } = axis.kind() {
            extents.push(len.to_string());
            axis = element;
        }
        if !extents.is_empty() {
            write!(out, "({})", extents.join(",")).unwrap();
        }
        match element.kind() {
            Kind::Struct { .. } => {
                write!(out, "T{} ", element.size()).unwrap();
                write_fields(element, &format!("{path}{name}."), offset, out);
            }
            Kind::Scalar { scalar, order, .. } => {
                let kind = match scalar {
                    Scalar::Bool => 'b',
                    Scalar::F32 | Scalar::F64 => 'f',
                    Scalar::I8 | Scalar::I16 | Scalar::I32 | Scalar::I64 => 'i',
                    _ => 'u',
                };
                let order = if scalar.has_byte_order() {
                    order.prefix()
                } else {
                    ""
                };
                write!(out, "{order}{kind}{} ", scalar.size()).unwrap();
            }
            other => unreachable!("the script makes no {other:?}"),
        }
    }
}
