//! How long a format string takes to read, in nanoseconds, next to CPython's
//! `struct.Struct` (uncached) in the same run where a Python is found. It reads
//! neither names nor nesting.
//!
//! ```text
//! cargo bench -p view-core --bench format
//! ```
//!
//! The bar: 10 fields in 160 ns and 50 in 800 ns borrowed, and less than
//! `struct.Struct`; the owned tree in 620 and 4100.

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use view_core::format::{Format, Parser, Platform};

/// The least time of many batches, in nanoseconds a call.
fn best(mut call: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    let until = Instant::now() + Duration::from_millis(300);
    while Instant::now() < until {
        let began = Instant::now();
        for _ in 0..200 {
            call();
        }
        best = best.min(began.elapsed().as_nanos() as f64 / 200.0);
    }
    best
}

fn record(fields: usize) -> (String, usize) {
    let codes = [
        ("<d", 8),
        ("<i", 4),
        ("<f", 4),
        ("B", 1),
        ("<H", 2),
        ("<q", 8),
    ];
    let mut text = String::from("T{");
    let mut size = 0;
    for i in 0..fields {
        let (code, bytes) = codes[i % codes.len()];
        write!(text, "{code}:field_{i:02}:").unwrap();
        size += bytes;
    }
    text.push('}');
    (text, size)
}

/// What `struct.Struct` takes for as many codes, and none of the names.
fn python(fields: usize) -> Option<f64> {
    let script = format!(
        "import struct, timeit\n\
         texts = ['<' + 'difBHq' * {} + 'difBHq'[:{}] + '%dx' % i for i in range(1000)]\n\
         def run():\n    for t in texts: struct.Struct(t)\n\
         print(min(timeit.repeat(run, number=1, repeat=50)) * 1e6)",
        fields / 6,
        fields % 6
    );
    let output = Command::new("python3")
        .args(["-c", &script])
        .output()
        .ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn main() {
    let mut cases = vec![
        ("d".to_string(), 8, 0),
        ("<3d2iH16sxxfq".to_string(), 64, 0),
    ];
    for fields in [3, 10, 50] {
        let (text, size) = record(fields);
        cases.push((text, size, fields));
    }
    println!(
        "{:>16} {:>12} {:>12} {:>15}",
        "ns", "borrowed", "owned", "struct.Struct"
    );
    for (text, size, fields) in cases {
        let mut parser = Parser::new();
        let borrowed = best(|| {
            let parsed = parser.parse_for(black_box(&text), size, Platform::NATIVE);
            black_box(parsed.unwrap().itemsize());
        });
        let owned = best(|| {
            black_box(Format::parse_for(black_box(&text), size, Platform::NATIVE).unwrap());
        });
        let name = if fields > 0 {
            format!("T{{}} of {fields}")
        } else {
            text.clone()
        };
        let theirs = if fields > 0 { python(fields) } else { None };
        let theirs = theirs.map_or("-".to_string(), |ns| format!("{ns:.0}"));
        println!("{name:>16} {borrowed:12.1} {owned:12.1} {theirs:>15}");
    }
}
