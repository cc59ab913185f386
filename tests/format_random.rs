//! Random formats, put together by hand, through every spelling and back.

#[allow(dead_code, unreachable_pub, reason = "a module of several tests")]
#[path = "support/random.rs"]
mod random;

use random::Random;
use view_core::format::{ByteOrder, Dialect, Field, Format, Item, ItemKind, Parser, Scalar};

const SCALARS: [Scalar; 16] = [
    Scalar::Bool,
    Scalar::Char,
    Scalar::I8,
    Scalar::U8,
    Scalar::I16,
    Scalar::U16,
    Scalar::I32,
    Scalar::U32,
    Scalar::I64,
    Scalar::U64,
    Scalar::F16,
    Scalar::F32,
    Scalar::F64,
    Scalar::Complex32,
    Scalar::Complex64,
    Scalar::Ucs4,
];

const NAMES: [&str; 8] = ["x", "pos", "a b", "{", "}T{", "(2)", "温度", "it's\t\"\\"];

impl Random {
    fn order(&mut self) -> ByteOrder {
        [ByteOrder::Little, ByteOrder::Big][self.below(2)]
    }

    fn item(&mut self, depth: usize) -> Item {
        let element = match self.below(if depth > 0 { 14 } else { 10 }) {
            0 => Item::bytes(self.below(9)).unwrap(),
            1 => Item::void(self.below(9)).unwrap(),
            2 => {
                let chars = self.below(5);
                Item::text(chars, self.order()).unwrap()
            }
            3..10 => {
                let scalar = SCALARS[self.below(SCALARS.len())];
                Item::scalar(scalar, self.order())
            }
            _ => self.record(depth - 1),
        };
        let ndim = [0, 0, 0, 0, 1, 1, 2, 3][self.below(8)];
        let shape: Vec<usize> = (0..ndim).map(|_| self.below(4)).collect();
        Item::array(&shape, element).unwrap()
    }

    fn record(&mut self, depth: usize) -> Item {
        let mut fields = Vec::new();
        let mut cursor = 0;
        for i in 0..self.below(6) {
            cursor += [0, 0, 1, 3, 8][self.below(5)];
            let item = self.item(depth);
            let name = format!("{}{i}", NAMES[self.below(NAMES.len())]);
            let size = item.size();
            fields.push(Field::new(name, cursor, item));
            cursor += size;
        }
        let tail = [0, 0, 1, 7][self.below(4)];
        Item::record(fields, cursor + tail).unwrap()
    }
}

#[test]
fn every_spelling_reads_back() {
    let mut dice = Random(0x9e37_79b9_7f4a_7c15);
    let (mut by_numpy, mut total) = (0, 0);
    let mut parser = Parser::new();
    for _ in 0..20_000 {
        let format = Format::from(dice.record(3));
        total += 1;

        let text = format.to_string();
        let again = Format::parse(&text).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(again, format, "{text}");
        assert_eq!(
            Format::parse_sized(&text, format.itemsize()),
            Ok(again),
            "{text}"
        );
        let borrowed = parser.parse(&text).unwrap();
        assert_eq!(borrowed.to_format(), Ok(format.clone()));

        let descr = format.to_descr().unwrap();
        let from_descr = Format::from_descr(&descr).unwrap_or_else(|e| panic!("{e}"));
        assert!(from_descr.is_equivalent(&format), "{descr}");

        // NumPy's spelling loses what follows a struct; then it is refused.
        let text = format.to_string_as(Dialect::NumPy);
        if let Ok(read) = Format::parse_sized(&text, format.itemsize()) {
            by_numpy += 1;
            assert_eq!(read.itemsize(), format.itemsize());
        }
        let ctypes = format.to_string_as(Dialect::Ctypes);
        let read = Format::parse_sized(&ctypes, format.itemsize());
        assert_eq!(
            offsets(read.unwrap().item()),
            offsets(format.item()),
            "{ctypes}"
        );
    }
    println!("read in NumPy's spelling: {by_numpy} of {total}");
    assert!(by_numpy * 2 > total, "{by_numpy} of {total}");
}

/// The offset and size of every field, nested ones behind their struct.
fn offsets(item: &Item) -> Vec<(usize, usize)> {
    let (_, element) = item.as_array();
    let ItemKind::Struct { fields } = element.kind() else {
        return Vec::new();
    };
    let one = |field: &Field| {
        let mut all = vec![(field.offset(), field.item().size())];
        all.extend(offsets(field.item()));
        all
    };
    fields.iter().flat_map(one).collect()
}
