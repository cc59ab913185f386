//! W6: dynamic unpack (tolist) into value enums.
use crate::harness::Opts;
use crate::machine::memory::Buf;
use crate::machine::records::*;
use crate::workloads::w06_values::*;
use serde_json::Value as Json;
use std::hint::black_box;

pub fn run(o: &Opts) {
    let n = 1_000_000usize;
    for (nm, code, isz) in [
        ("d", Code::F8, 8usize),
        ("B", Code::U1, 1),
        ("i", Code::I4, 4),
    ] {
        let mk = move || {
            Buf::<u8>::from_fn(n * isz, true, |i| {
                if isz == 8 {
                    (((i / 8) as f64).to_le_bytes())[i % 8]
                } else {
                    (i * 7) as u8 & 0x3f
                }
            })
        };
        o.case(
            "W6",
            &format!("tolist_{nm}_1e6"),
            n,
            n * (isz + 16),
            mk,
            |c| {
                let mut re: Vec<V16> = Vec::with_capacity(n);
                c.limit("V16, hoisted dispatch, reused Vec", move |b| unsafe {
                    re.set_len(0);
                    fill_hoisted(
                        black_box(code),
                        b.as_ptr(),
                        black_box(isz as isize),
                        n,
                        re.as_mut_ptr(),
                        1,
                    );
                    re.set_len(n);
                    let r = black_box(&re).len() as f64;
                    re.set_len(0);
                    r
                });
                c.tech("V16, hoisted dispatch, fresh Vec", move |b| unsafe {
                    let mut v: Vec<V16> = Vec::with_capacity(n);
                    fill_hoisted(
                        black_box(code),
                        b.as_ptr(),
                        black_box(isz as isize),
                        n,
                        v.as_mut_ptr(),
                        1,
                    );
                    v.set_len(n);
                    black_box(&v).len() as f64
                });
                c.tech("V16, call per element, fresh Vec", move |b| unsafe {
                    let mut v: Vec<V16> = Vec::with_capacity(n);
                    let code = black_box(code);
                    for i in 0..n {
                        v.push(one_dyn(code, b.as_ptr().add(i * isz)));
                    }
                    black_box(&v).len() as f64
                });
                c.tech("V24, typed collect, fresh Vec", move |b| {
                    let v: Vec<V24> = match nm {
                        "d" => bytemuck::cast_slice::<u8, f64>(b)
                            .iter()
                            .map(|x| V24::Float(*x))
                            .collect(),
                        "B" => b.iter().map(|x| V24::Int(*x as i64)).collect(),
                        _ => bytemuck::cast_slice::<u8, i32>(b)
                            .iter()
                            .map(|x| V24::Int(*x as i64))
                            .collect(),
                    };
                    black_box(&v).len() as f64
                });
                c.tech("V32 (i128), typed collect, fresh Vec", move |b| {
                    let v: Vec<V32> = match nm {
                        "d" => bytemuck::cast_slice::<u8, f64>(b)
                            .iter()
                            .map(|x| V32::Float(*x))
                            .collect(),
                        "B" => b.iter().map(|x| V32::Int(*x as i128)).collect(),
                        _ => bytemuck::cast_slice::<u8, i32>(b)
                            .iter()
                            .map(|x| V32::Int(*x as i128))
                            .collect(),
                    };
                    black_box(&v).len() as f64
                });
                c.peer("serde_json::Value collect", move |b| {
                    let v: Vec<Json> = match nm {
                        "d" => bytemuck::cast_slice::<u8, f64>(b)
                            .iter()
                            .map(|x| Json::from(*x))
                            .collect(),
                        "B" => b.iter().map(|x| Json::from(*x)).collect(),
                        _ => bytemuck::cast_slice::<u8, i32>(b)
                            .iter()
                            .map(|x| Json::from(*x))
                            .collect(),
                    };
                    black_box(&v).len() as f64
                });
                c.tech("typed to_vec (no enum)", move |b| match nm {
                    "d" => {
                        let v = bytemuck::cast_slice::<u8, f64>(b).to_vec();
                        black_box(&v).len() as f64
                    }
                    "B" => {
                        let v = b.to_vec();
                        black_box(&v).len() as f64
                    }
                    _ => {
                        let v = bytemuck::cast_slice::<u8, i32>(b).to_vec();
                        black_box(&v).len() as f64
                    }
                });
                crate::ours::w6_tolist(c, nm, n);
            },
        );
        // A vector used again may hold what is to be dropped, and the limit drops it too. That
        // above does not: it stands for a fresh list, whose memory the allocator keeps.
        o.case(
            "W6",
            &format!("values_into_{nm}_1e6"),
            n,
            n * (isz + 16),
            mk,
            |c| {
                let mut re: Vec<V16> = Vec::new();
                c.limit("V16, old values dropped by tag", move |b| unsafe {
                    let (code, stride) = (black_box(code), black_box(isz as isize));
                    fill_instead(code, b.as_ptr(), stride, n, &mut re);
                    black_box(&re).len() as f64
                });
                let mut re: Vec<V16> = Vec::new();
                c.limit("V16, clear(), then hoisted dispatch", move |b| unsafe {
                    re.clear();
                    re.reserve(n);
                    let (code, stride) = (black_box(code), black_box(isz as isize));
                    fill_hoisted(code, b.as_ptr(), stride, n, re.as_mut_ptr(), 1);
                    re.set_len(n);
                    black_box(&re).len() as f64
                });
                crate::ours::w6_values_into(c, nm);
            },
        );
    }
    let n = 100_000usize;
    o.case(
        "W6",
        "tolist_rec48_1e5",
        n,
        n * (48 + 160),
        move || Buf::from_fn(n, true, Rec::nth),
        |c| {
            c.limit("flat Vec<V16> 10n, static per-field code", move |b| {
                let mut v: Vec<V16> = Vec::with_capacity(10 * n);
                unsafe {
                    let mut o = v.as_mut_ptr();
                    for r in b.iter() {
                        for (k, x) in [
                            V16::Float(r.x),
                            V16::Float(r.y),
                            V16::Float(r.vx),
                            V16::Float(r.vy),
                            V16::Int(r.id as i64),
                            V16::Float(r.w as f64),
                            V16::Float(r.mass as f64),
                            V16::Int(r.kind as i64),
                            V16::Int(r.flags as i64),
                            V16::Int(r.len as i64),
                        ]
                        .into_iter()
                        .enumerate()
                        {
                            o.add(k).write(x);
                        }
                        o = o.add(10);
                    }
                    v.set_len(10 * n);
                }
                black_box(&v).len() as f64 / 10.0
            });
            c.tech("flat Vec<V16>, field table row by row", move |b| unsafe {
                let f = black_box(&FIELDS[..]);
                let mut v: Vec<V16> = Vec::with_capacity(10 * n);
                let mut o = v.as_mut_ptr();
                let mut p = b.as_ptr() as *const u8;
                for _ in 0..n {
                    for &(c, off) in f {
                        o.write(one(c, p.add(off)));
                        o = o.add(1);
                    }
                    p = p.add(48);
                }
                v.set_len(10 * n);
                black_box(&v).len() as f64 / 10.0
            });
            c.tech(
                "flat Vec<V16>, column by column in blocks of 256",
                move |b| unsafe {
                    let f = black_box(&FIELDS[..]);
                    let mut v: Vec<V16> = Vec::with_capacity(10 * n);
                    let p = b.as_ptr() as *const u8;
                    let mut i = 0;
                    while i < n {
                        let m = 256.min(n - i);
                        for (k, &(c, off)) in f.iter().enumerate() {
                            fill_hoisted(
                                c,
                                p.add(i * 48 + off),
                                48,
                                m,
                                v.as_mut_ptr().add(i * 10 + k),
                                10,
                            );
                        }
                        i += m;
                    }
                    v.set_len(10 * n);
                    black_box(&v).len() as f64 / 10.0
                },
            );
            c.tech(
                "Vec<V16::List(Box<Vec>)> nested (2 allocs a record)",
                move |b| unsafe {
                    let f = black_box(&FIELDS[..]);
                    let mut v: Vec<V16> = Vec::with_capacity(n);
                    let mut p = b.as_ptr() as *const u8;
                    for _ in 0..n {
                        let mut w = Vec::with_capacity(f.len());
                        for &(c, off) in f {
                            w.push(one(c, p.add(off)));
                        }
                        v.push(V16::List(Box::new(w)));
                        p = p.add(48);
                    }
                    black_box(&v).len() as f64
                },
            );
            c.tech("Vec<Box<[V16]>> (1 alloc a record)", move |b| unsafe {
                let f = black_box(&FIELDS[..]);
                let mut v: Vec<Box<[V16]>> = Vec::with_capacity(n);
                let mut p = b.as_ptr() as *const u8;
                for _ in 0..n {
                    let w: Box<[V16]> = f.iter().map(|&(c, off)| one(c, p.add(off))).collect();
                    v.push(w);
                    p = p.add(48);
                }
                black_box(&v).len() as f64
            });
            c.peer("serde_json Value::Array per record", move |b| {
                let v: Vec<Json> = b
                    .iter()
                    .map(|r| {
                        Json::Array(vec![
                            r.x.into(),
                            r.y.into(),
                            r.vx.into(),
                            r.vy.into(),
                            r.id.into(),
                            (r.w as f64).into(),
                            (r.mass as f64).into(),
                            r.kind.into(),
                            r.flags.into(),
                            r.len.into(),
                        ])
                    })
                    .collect();
                black_box(&v).len() as f64
            });
            c.peer("Vec<(f64,..)> tuples (typed, no enum)", move |b| {
                let v: Vec<(f64, f64, f64, f64, u32, f32, f32, u8, u8, u16)> = b
                    .iter()
                    .map(|r| {
                        (
                            r.x, r.y, r.vx, r.vy, r.id, r.w, r.mass, r.kind, r.flags, r.len,
                        )
                    })
                    .collect();
                black_box(&v).len() as f64
            });
            crate::ours::w6_tolist_rec(c, n);
        },
    );
    // iterating dynamically without materialising: sum of as_f64 over a dynamic iterator
    let n = 1_000_000usize;
    o.case(
        "W6",
        "dyn_iter_sum_d_1e6",
        n,
        8 * n,
        move || Buf::<f64>::from_fn(n, true, |i| i as f64),
        |c| {
            c.limit("typed slice, 8 accumulators", |b| unsafe {
                crate::limits::sum_k::<f64, f64, 8>(b.as_ptr() as *const u8, 8, b.len(), |x| x)
            });
            c.peer("typed slice iter().sum()", |b| b.iter().sum::<f64>());
            c.tech("per-element match on code (inlined)", |b| unsafe {
                let c = black_box(Code::F8);
                let p = b.as_ptr() as *const u8;
                let s = black_box(8);
                let mut t = 0.;
                for i in 0..b.len() {
                    t += match one(c, p.add(i * s)) {
                        V16::Float(x) => x,
                        V16::Int(x) => x as f64,
                        _ => 0.,
                    };
                }
                t
            });
            c.tech("per-element call returning V16", |b| unsafe {
                let c = black_box(Code::F8);
                let p = b.as_ptr() as *const u8;
                let s = black_box(8);
                let mut t = 0.;
                for i in 0..b.len() {
                    t += match one_dyn(c, p.add(i * s)) {
                        V16::Float(x) => x,
                        V16::Int(x) => x as f64,
                        _ => 0.,
                    };
                }
                t
            });
            c.tech("Box<dyn Iterator<Item=V16>>", |b| {
                let it: Box<dyn Iterator<Item = V16> + '_> =
                    black_box(Box::new(b.iter().map(|x| V16::Float(*x))));
                let mut t = 0.;
                for v in it {
                    t += match v {
                        V16::Float(x) => x,
                        V16::Int(x) => x as f64,
                        _ => 0.,
                    };
                }
                t
            });
            crate::ours::w6_dyn_iter(c);
        },
    );
}
