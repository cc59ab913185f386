//! W8: random access with bounds checks (data in L1/L2, 1024 pre-drawn indices per call).
use crate::harness::Opts;
use crate::machine::memory::{Buf, rng};
use crate::machine::records::*;
use crate::workloads::w06_values::{Code, V16};
use ndarray::{ArrayView1, ArrayView2, ArrayViewD, IxDyn, ShapeBuilder};
use std::hint::black_box;

/// The least a dynamic N-D view can carry.
pub struct DynV {
    p: *const u8,
    ndim: usize,
    shape: [usize; 8],
    strides: [isize; 8],
    code: Code,
}
impl DynV {
    #[inline]
    fn get(&self, ix: &[usize]) -> Option<V16> {
        if ix.len() != self.ndim {
            return None;
        }
        let mut p = self.p;
        for d in 0..ix.len() {
            if ix[d] >= self.shape[d] {
                return None;
            }
            p = p.wrapping_offset(ix[d] as isize * self.strides[d]);
        }
        unsafe {
            Some(match self.code {
                Code::F8 => V16::Float((p as *const f64).read_unaligned()),
                Code::F4 => V16::Float((p as *const f32).read_unaligned() as f64),
                Code::U1 => V16::Int(*p as i64),
                Code::I4 => V16::Int((p as *const i32).read_unaligned() as i64),
                Code::U4 => V16::Int((p as *const u32).read_unaligned() as i64),
                Code::U2 => V16::Int((p as *const u16).read_unaligned() as i64),
            })
        }
    }
    /// (tag, bits): two integers, so the ABI returns it in registers; tag 0 = out of bounds
    #[inline(never)]
    fn get_bits(&self, ix: &[usize]) -> (u64, u64) {
        match self.get(ix) {
            Some(V16::Float(x)) => (1, x.to_bits()),
            Some(V16::Int(x)) => (2, x as u64),
            _ => (0, 0),
        }
    }
    #[inline(never)]
    fn get_never(&self, ix: &[usize]) -> Option<V16> {
        self.get(ix)
    }
}
fn f(v: Option<V16>) -> f64 {
    match v {
        Some(V16::Float(x)) => x,
        Some(V16::Int(x)) => x as f64,
        _ => panic!(),
    }
}

pub fn run(o: &Opts) {
    const M: usize = 1024;
    let n = 512usize; // records: 24 KiB
    o.case(
        "W8",
        "get_i_rec_col",
        M,
        0,
        move || {
            let mut r = rng(7);
            (
                Buf::from_fn(n, true, Rec::nth),
                (0..M).map(|_| (r() % n as u64) as u32).collect::<Vec<_>>(),
            )
        },
        |c| {
            c.tol(1e-9);
            c.limit("unchecked pointer, 4 acc", |(b, ix)| unsafe {
                let p = b.as_ptr();
                let mut t = [0f64; 4];
                for q in ix.as_chunks::<4>().0 {
                    for k in 0..4 {
                        t[k] += (*p.add(q[k] as usize)).x;
                    }
                }
                t[0] + t[1] + t[2] + t[3]
            });
            c.tech("checked recs[i].x, 4 acc", |(b, ix)| {
                let mut t = [0f64; 4];
                for q in ix.as_chunks::<4>().0 {
                    for k in 0..4 {
                        t[k] += b[q[k] as usize].x;
                    }
                }
                t[0] + t[1] + t[2] + t[3]
            });
            c.tech("checked const-stride column, 4 acc", |(b, ix)| unsafe {
                let (p, n) = (b.as_ptr() as *const u8, black_box(b.len()));
                let mut t = [0f64; 4];
                for q in ix.as_chunks::<4>().0 {
                    for k in 0..4 {
                        let i = q[k] as usize;
                        assert!(i < n);
                        t[k] += *(p.add(i * 48) as *const f64);
                    }
                }
                t[0] + t[1] + t[2] + t[3]
            });
            c.tech("checked dyn-stride column, 4 acc", |(b, ix)| unsafe {
                let (p, n, s) = (
                    b.as_ptr() as *const u8,
                    black_box(b.len()),
                    black_box(48usize),
                );
                let mut t = [0f64; 4];
                for q in ix.as_chunks::<4>().0 {
                    for k in 0..4 {
                        let i = q[k] as usize;
                        assert!(i < n);
                        t[k] += *(p.add(i * s) as *const f64);
                    }
                }
                t[0] + t[1] + t[2] + t[3]
            });
            c.peer("recs[i].x", |(b, ix)| {
                let mut t = 0.;
                for &i in ix.iter() {
                    t += b[i as usize].x;
                }
                t
            });
            c.peer("ndarray strided view[i]", |(b, ix)| {
                let v = unsafe {
                    ArrayView1::from_shape_ptr((b.len(),).strides((6,)), b.as_ptr() as *const f64)
                };
                let mut t = 0.;
                for &i in ix.iter() {
                    t += v[i as usize];
                }
                t
            });
            c.peer("ndarray strided view.get(i)", |(b, ix)| {
                let v = unsafe {
                    ArrayView1::from_shape_ptr((b.len(),).strides((6,)), b.as_ptr() as *const f64)
                };
                let mut t = 0.;
                for &i in ix.iter() {
                    t += v.get(i as usize).unwrap();
                }
                t
            });
            c.tech("DynV.get(&[i]) inlined", |(b, ix)| {
                let v = black_box(DynV {
                    p: b.as_ptr() as *const u8,
                    ndim: 1,
                    shape: [b.len(); 8],
                    strides: [48; 8],
                    code: Code::F8,
                });
                let mut t = 0.;
                for &i in ix.iter() {
                    t += f(v.get(&[i as usize]));
                }
                t
            });
            c.tech("DynV.get(&[i]) not inlined", |(b, ix)| {
                let v = black_box(DynV {
                    p: b.as_ptr() as *const u8,
                    ndim: 1,
                    shape: [b.len(); 8],
                    strides: [48; 8],
                    code: Code::F8,
                });
                let mut t = 0.;
                for &i in ix.iter() {
                    t += f(v.get_never(&[i as usize]));
                }
                t
            });
            c.tech(
                "DynV.get_bits(&[i]) not inlined, in registers",
                |(b, ix)| {
                    let v = black_box(DynV {
                        p: b.as_ptr() as *const u8,
                        ndim: 1,
                        shape: [b.len(); 8],
                        strides: [48; 8],
                        code: Code::F8,
                    });
                    let mut t = 0.;
                    for &i in ix.iter() {
                        t += match v.get_bits(&[i as usize]) {
                            (1, b) => f64::from_bits(b),
                            (2, i) => i as i64 as f64,
                            _ => panic!(),
                        };
                    }
                    t
                },
            );
            crate::ours::w8_get_i(c);
            crate::ours::w8_dynamic_get_i(c);
        },
    );
    let k = 64usize; // 64 x 64 f64: 32 KiB
    o.case(
        "W8",
        "get_ij_f64_64x64",
        M,
        0,
        move || {
            let mut r = rng(9);
            (
                Buf::<f64>::from_fn(k * k, true, |i| i as f64),
                (0..M)
                    .map(|_| ((r() % k as u64) as u32, (r() % k as u64) as u32))
                    .collect::<Vec<_>>(),
            )
        },
        |c| {
            c.limit("unchecked pointer, 4 acc", move |(b, ix)| unsafe {
                let p = b.as_ptr();
                let mut t = [0f64; 4];
                let k = black_box(k);
                for q in ix.as_chunks::<4>().0 {
                    for z in 0..4 {
                        t[z] += *p.add(q[z].0 as usize * k + q[z].1 as usize);
                    }
                }
                t[0] + t[1] + t[2] + t[3]
            });
            c.tech("checked 2-D dyn strides, 4 acc", move |(b, ix)| unsafe {
                let p = b.as_ptr() as *const u8;
                let (n, m, s, u) = black_box((k, k, k * 8, 8));
                let mut t = [0f64; 4];
                for q in ix.as_chunks::<4>().0 {
                    for z in 0..4 {
                        let (i, j) = (q[z].0 as usize, q[z].1 as usize);
                        assert!(i < n && j < m);
                        t[z] += *(p.add(i * s + j * u) as *const f64);
                    }
                }
                t[0] + t[1] + t[2] + t[3]
            });
            c.peer("slice[i*k+j]", move |(b, ix)| {
                let k = black_box(k);
                let mut t = 0.;
                for &(i, j) in ix.iter() {
                    t += b[i as usize * k + j as usize];
                }
                t
            });
            c.peer("ndarray view[[i,j]]", move |(b, ix)| {
                let v = ArrayView2::from_shape((black_box(k), k), &b[..]).unwrap();
                let mut t = 0.;
                for &(i, j) in ix.iter() {
                    t += v[[i as usize, j as usize]];
                }
                t
            });
            c.peer("ndarray ArrayViewD[&[i,j]]", move |(b, ix)| {
                let v = ArrayViewD::from_shape(IxDyn(&[k, k]), &b[..]).unwrap();
                let mut t = 0.;
                for &(i, j) in ix.iter() {
                    t += v[&[i as usize, j as usize][..]];
                }
                t
            });
            c.peer("strided-view .get(&[i,j])", move |(b, ix)| {
                let v = strided_view::StridedView::<f64>::new(&b[..], &[k, k], &[k as isize, 1], 0)
                    .unwrap();
                let mut t = 0.;
                for &(i, j) in ix.iter() {
                    t += v.get(&[i as usize, j as usize]);
                }
                t
            });
            c.peer("mdarray view[[i,j]]", move |(b, ix)| {
                let v: mdarray::View<'_, f64, (usize, usize)> =
                    mdarray::View::from(&b[..]).into_shape([k, k]);
                let mut t = 0.;
                for &(i, j) in ix.iter() {
                    t += v[[i as usize, j as usize]];
                }
                t
            });
            c.tech("DynV.get(&[i,j]) inlined", move |(b, ix)| {
                let v = black_box(DynV {
                    p: b.as_ptr() as *const u8,
                    ndim: 2,
                    shape: [k; 8],
                    strides: [(k * 8) as isize, 8, 0, 0, 0, 0, 0, 0],
                    code: Code::F8,
                });
                let mut t = 0.;
                for &(i, j) in ix.iter() {
                    t += f(v.get(&[i as usize, j as usize]));
                }
                t
            });
            c.tech("DynV.get(&[i,j]) not inlined", move |(b, ix)| {
                let v = black_box(DynV {
                    p: b.as_ptr() as *const u8,
                    ndim: 2,
                    shape: [k; 8],
                    strides: [(k * 8) as isize, 8, 0, 0, 0, 0, 0, 0],
                    code: Code::F8,
                });
                let mut t = 0.;
                for &(i, j) in ix.iter() {
                    t += f(v.get_never(&[i as usize, j as usize]));
                }
                t
            });
            crate::ours::w8_get_ij(c, k);
            crate::ours::w8_dynamic_get_ij(c, k);
        },
    );
}
