//! The documentation that brought `memoryview` to Python 2.7, example by example.
//!
//! Each line shows an expression and what it gives. Where Python of today answers
//! otherwise than that page said, today's Python counts, and a remark says so.
//!
//! What there is to see in the code: every operation that can fail gives a
//! `Result` whose error has the kind and the words of Python's exception, and
//! what could go wrong with the lifetime of memory in Python (growing a
//! `bytearray` while it is viewed, using a view after its release) does not compile.
//!
//! ```console
//! cargo run --release --example memoryview_tour
//! ```

use view_core::memory::{Memory, memoryview, memoryview_mut};
use view_core::{BufferView, Error, s};

/// Prints the text of an expression and its value.
macro_rules! show {
    ($expr:expr) => {
        show!($expr => "{:?}")
    };
    ($expr:expr => $format:literal) => {
        row(stringify!($expr), &format!($format, $expr))
    };
}

/// Runs an expression that changes the memory, and prints what is there then.
macro_rules! changes {
    ($view:ident, $expr:expr) => {
        $expr;
        row(stringify!($expr), &format!("data is now {}", text(&$view)));
    };
}

/// Prints the text of an expression that fails, and the error.
macro_rules! fails {
    ($expr:expr) => {
        match $expr {
            Ok(_) => row(stringify!($expr), "should have failed"),
            Err(error) => row(stringify!($expr), &format!("{error:#}")),
        }
    };
}

fn main() -> Result<(), Error> {
    looking()?;
    changing()?;
    describing()?;
    beyond_bytes()
}

fn looking() -> Result<(), Error> {
    println!("Looking: v = memoryview(b\"abcefg\")");
    let v = memoryview(b"abcefg");
    show!(v.get(1)?);
    show!(v.get(-1)?);
    remark("an item is a number: 98, where Python 2.7 gave 'b'");
    show!(v.slice(1..4)?.to_bytes().escape_ascii() => "{}");
    show!(v.slice(1..4)?.to_str()?);
    remark("the page said str(v[1:4]); Python has always given the repr for it");
    show!(v.slice(s![3..-1])?.to_str()?);
    show!(v.slice(s![4..-1])?.to_str()?);
    fails!(v.get(6));
    fails!(memoryview(b"\xff\xfe").to_str());
    fails!(memoryview(&[1.5]).to_str());
    let part = v.slice(1..4)?;
    let distance = part.as_ptr().addr() - v.as_ptr().addr();
    remark(&format!(
        "v[1:4] lies {distance} byte into the memory of v: nothing was copied"
    ));
    row("memoryview(\"abc\")", "does not compile");
    remark("a `str` is text: view its bytes with `memoryview(text.as_bytes())`");
    println!();
    Ok(())
}

fn changing() -> Result<(), Error> {
    println!("Changing: data = *b\"abcefg\"; v = memoryview_mut(&mut data)");
    let mut data = *b"abcefg";
    let mut v = memoryview_mut(&mut data);
    show!(v.readonly());
    changes!(v, v.set(0, b'z')?);
    changes!(v, v.assign(1..4, b"123")?);
    fails!(v.set(2, b"spam"));
    fails!(v.assign(2..3, b"spam"));
    remark("a view never changes its size; Python 2.7 said so in other words");
    fails!(v.set(0, 256));
    show!(data.escape_ascii() => "{}");
    remark("what failed has changed nothing");
    println!();
    Ok(())
}

fn describing() -> Result<(), Error> {
    println!("Describing: v = memoryview(b\"abc\")");
    let v = memoryview(b"abc");
    show!(v.len());
    show!(v.nbytes());
    remark("the page said that len() counts bytes; it counts items, nbytes bytes");
    show!(v.to_bytes());
    show!(v.to_list()? => "{}");
    show!(v.format());
    show!(v.itemsize());
    show!(v.shape());
    show!(v.ndim());
    show!(v.strides());
    show!(v.suboffsets());
    show!(v.readonly());
    println!();
    Ok(())
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Point {
    x: f64,
    id: u16,
}

fn beyond_bytes() -> Result<(), Error> {
    println!("The same for numbers, grids and structs");
    let grid = [[1, 2, 3], [4, 5, 6]];
    let v = memoryview(&grid);
    show!((v.format(), v.shape(), v.strides()));
    show!((v.len(), v.nbytes()));
    show!(v.to_list()? => "{}");
    show!(v.get([1, -1])?);
    show!(v.slice(1)?.to_list()? => "{}");
    let points = vec![Point { x: 0.5, id: 7 }, Point { x: 1.5, id: 8 }];
    let v = memoryview(&points);
    show!(v.format());
    show!(v.get(1)? => "{}");
    show!(v.field("x")?.to_list()? => "{}");
    Ok(())
}

/// The bytes of a view as text.
fn text(view: &Memory) -> String {
    view.to_bytes().escape_ascii().to_string()
}

/// An expression and its value beside it, or below where a line of 80 columns is too
/// short for both.
fn row(expression: &str, value: &str) {
    if value.chars().count() <= 80 - 45 {
        println!("  {expression:<42} {value}");
        return;
    }
    println!("  {expression}");
    let mut line = String::from("     ");
    for word in value.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > 80 {
            println!("{line}");
            line = "      ".into();
        }
        line.push(' ');
        line.push_str(word);
    }
    println!("{line}");
}

fn remark(text: &str) {
    println!("      ({text})");
}
