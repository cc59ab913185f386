//! W9: parsing PEP 3118 / struct format strings.
use crate::harness::Opts;
use std::hint::black_box;

#[derive(Clone, Copy, Debug)]
#[allow(dead_code)]
pub struct F {
    name: (u32, u32),
    off: u32,
    size: u32,
    count: u32,
    code: u8,
    big: bool,
}
fn size_align(c: u8) -> (u32, u32) {
    match c {
        b'b' | b'B' | b'?' | b'c' | b's' | b'x' => (1, 1),
        b'h' | b'H' | b'e' => (2, 2),
        b'i' | b'I' | b'l' | b'L' | b'f' => (4, 4),
        b'q' | b'Q' | b'd' | b'n' | b'N' => (8, 8),
        _ => (0, 1),
    }
}
/// One pass over the bytes: 'T{...}', byte-order marks, repeat counts, ':name:' - the least work a
/// parser can do. Returns the item size, or None.
pub fn parse(s: &str, out: &mut Vec<F>) -> Option<u32> {
    let b = s.as_bytes();
    let (mut i, mut off, mut big, mut native) = (0usize, 0u32, false, true);
    if b.starts_with(b"T{") {
        i = 2;
    }
    while i < b.len() {
        let mut c = b[i];
        match c {
            b'<' | b'=' => {
                big = false;
                native = false;
                i += 1;
                continue;
            }
            b'>' | b'!' => {
                big = true;
                native = false;
                i += 1;
                continue;
            }
            b'@' => {
                big = false;
                native = true;
                i += 1;
                continue;
            }
            b'}' => {
                i += 1;
                continue;
            }
            _ => {}
        }
        let mut n = 1u32;
        if c.is_ascii_digit() {
            n = 0;
            while i < b.len() && b[i].is_ascii_digit() {
                n = n.checked_mul(10)?.checked_add((b[i] - b'0') as u32)?;
                i += 1;
            }
            c = *b.get(i)?;
        }
        i += 1;
        let (sz, al) = size_align(c);
        if sz == 0 {
            return None;
        }
        if native {
            off = off.next_multiple_of(al);
        }
        let mut name = (0, 0);
        if i < b.len() && b[i] == b':' {
            let st = i + 1;
            i = st;
            while *b.get(i)? != b':' {
                i += 1;
            }
            name = (st as u32, i as u32);
            i += 1;
        }
        if c != b'x' {
            out.push(F {
                name,
                off,
                size: sz,
                count: n,
                code: c,
                big,
            });
        }
        off = off.checked_add(sz.checked_mul(n)?)?;
    }
    Some(off)
}

pub fn fmt3118(n: usize) -> String {
    let codes = ["<d", "<i", "<f", "B", "<H", "<q"];
    let mut s = String::from("T{");
    for k in 0..n {
        s.push_str(&format!("{}:field_{k:02}:", codes[k % 6]));
    }
    s.push('}');
    s
}

pub fn run(o: &Opts) {
    for (nm, s) in [
        ("scalar_d", "d".to_string()),
        ("struct_6", "<3d2iH16sxxfq".to_string()),
        ("T_3", fmt3118(3)),
        ("T_10", fmt3118(10)),
        ("T_50", fmt3118(50)),
    ] {
        let len = s.len();
        o.case(
            "W9",
            &format!("parse_{nm}"),
            1,
            len,
            move || s,
            |c| {
                let mut v: Vec<F> = Vec::with_capacity(64);
                c.limit("one pass, Vec reused, names as ranges", move |s| {
                    v.clear();
                    let r = parse(black_box(s), &mut v);
                    black_box(&v);
                    r.unwrap() as f64
                });
                c.tech("one pass, Vec grown, names owned", move |s| {
                    let mut v: Vec<F> = Vec::new();
                    let r = parse(black_box(s), &mut v);
                    let w: Vec<(String, F)> = v
                        .iter()
                        .map(|f| (s[f.name.0 as usize..f.name.1 as usize].to_string(), *f))
                        .collect();
                    black_box(&w);
                    r.unwrap() as f64
                });
                crate::ours::w9_parse(c);
            },
        );
    }
}
