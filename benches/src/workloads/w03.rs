//! W3: column -> contiguous buffer (gather) and back (scatter).
use crate::harness::Opts;
use crate::limits::*;
use crate::machine::memory::{Buf, fresh_on_huge_pages, hash_bytes};
use crate::machine::records::*;
use crate::workloads::w01::SIZES;
use ndarray::{ArrayView1, ArrayViewMut1, ShapeBuilder};
use std::hint::black_box;

type C = (Buf<Rec>, Buf<f64>);
fn p(c: &C) -> *const u8 {
    c.0.as_ptr() as *const u8
}
fn nd(b: &[Rec]) -> ArrayView1<'_, f64> {
    unsafe { ArrayView1::from_shape_ptr((b.len(),).strides((6,)), b.as_ptr() as *const f64) }
}
fn ndm(b: &mut [Rec]) -> ArrayViewMut1<'_, f64> {
    unsafe { ArrayViewMut1::from_shape_ptr((b.len(),).strides((6,)), b.as_mut_ptr() as *mut f64) }
}
#[inline(never)]
unsafe fn gather_dyn<const K: usize>(d: *mut f64, p: *const u8, s: isize, n: usize) {
    unsafe { gather_k::<f64, K>(d, p, s, n) }
}
#[inline(never)]
unsafe fn scatter_dyn<const K: usize>(p: *mut u8, s: isize, d: *const f64, n: usize) {
    unsafe { scatter_k::<f64, K>(p, s, d, n) }
}

pub fn run(o: &Opts) {
    let avx512 = is_x86_feature_detected!("avx512f");
    for (sz, n) in SIZES {
        let mk = move || (Buf::from_fn(n, true, Rec::nth), Buf::<f64>::new(n, true));
        // bytes: records read + column written
        o.case(
            "W3",
            &format!("gather_f64_{sz}"),
            n,
            n * (REC + 8),
            mk,
            |c| {
                c.check(|c| {
                    let h = hash_bytes(bytemuck::cast_slice(&c.1));
                    c.1.fill(0.0);
                    h
                });
                c.limit("const48_k4", |c| unsafe {
                    gather_k::<f64, 4>(c.1.as_mut_ptr(), p(c), 48, c.0.len());
                    0.
                });
                c.limit("const48_k8", |c| unsafe {
                    gather_k::<f64, 8>(c.1.as_mut_ptr(), p(c), 48, c.0.len());
                    0.
                });
                c.limit("const48 movsd/movhpd pairs", |c| unsafe {
                    gather_f64_pairs(c.1.as_mut_ptr(), p(c), 48, c.0.len());
                    0.
                });
                if avx512 && sz == "dram" {
                    c.limit("const48_nt512", |c| unsafe {
                        gather_nt_f64::<48>(c.1.as_mut_ptr(), p(c), c.0.len());
                        0.
                    });
                }
                if sz == "dram" {
                    c.limit("const48_nt128", |c| unsafe {
                        gather_nt_f64_sse2::<48>(c.1.as_mut_ptr(), p(c), c.0.len());
                        0.
                    });
                }
                c.tech("dynstride_k1", |c| unsafe {
                    gather_dyn::<1>(c.1.as_mut_ptr(), p(c), black_box(48), c.0.len());
                    0.
                });
                c.tech("dynstride_k8", |c| unsafe {
                    gather_dyn::<8>(c.1.as_mut_ptr(), p(c), black_box(48), c.0.len());
                    0.
                });
                c.peer("zip(iter_mut, recs) d = p.x", |c| {
                    for (d, r) in c.1.iter_mut().zip(c.0.iter()) {
                        *d = r.x;
                    }
                    0.
                });
                c.peer("ndarray assign", |c| {
                    let v = nd(&c.0);
                    ArrayViewMut1::from(&mut c.1[..]).assign(&v);
                    0.
                });
                crate::ours::w3_gather(c);
            },
        );
        o.case(
            "W3",
            &format!("gather_fresh_f64_{sz}"),
            n,
            n * (REC + 8),
            move || Buf::from_fn(n, true, Rec::nth),
            |c| {
                c.limit("Vec::with_capacity + const48_k8", |b| unsafe {
                    let mut v: Vec<f64> = Vec::with_capacity(b.len());
                    gather_k::<f64, 8>(v.as_mut_ptr(), b.as_ptr() as *const u8, 48, b.len());
                    v.set_len(b.len());
                    black_box(&v)[7]
                });
                c.limit("Vec::with_capacity + movsd/movhpd pairs", |b| unsafe {
                    let mut v: Vec<f64> = Vec::with_capacity(b.len());
                    gather_f64_pairs(v.as_mut_ptr(), b.as_ptr() as *const u8, 48, b.len());
                    v.set_len(b.len());
                    black_box(&v)[7]
                });
                if sz == "dram" {
                    c.limit("huge pages + movsd/movhpd pairs", |b| unsafe {
                        let mut v = fresh_on_huge_pages::<f64>(b.len());
                        gather_f64_pairs(v.as_mut_ptr(), b.as_ptr() as *const u8, 48, b.len());
                        v.set_len(b.len());
                        black_box(&v)[7]
                    });
                    c.limit("huge pages + const48_nt128", |b| unsafe {
                        let mut v = fresh_on_huge_pages::<f64>(b.len());
                        gather_nt_f64_sse2::<48>(v.as_mut_ptr(), b.as_ptr() as *const u8, b.len());
                        v.set_len(b.len());
                        black_box(&v)[7]
                    });
                }
                c.peer("iter().map(|p| p.x).collect()", |b| {
                    let v: Vec<f64> = b.iter().map(|p| p.x).collect();
                    black_box(&v)[7]
                });
                c.peer("ndarray to_owned", |b| {
                    let v = nd(b).to_owned();
                    black_box(&v)[7]
                });
                c.peer("ndarray to_vec", |b| {
                    let v = nd(b).to_vec();
                    black_box(&v)[7]
                });
                crate::ours::w3_fresh(c);
            },
        );
        // bytes: column read + records read and written
        o.case(
            "W3",
            &format!("scatter_f64_{sz}"),
            n,
            n * (2 * REC + 8),
            mk,
            |c| {
                c.limit("const48_k4", |c| unsafe {
                    scatter_k::<f64, 4>(c.0.as_mut_ptr() as *mut u8, 48, c.1.as_ptr(), c.1.len());
                    0.
                });
                c.limit("const48_k8", |c| unsafe {
                    scatter_k::<f64, 8>(c.0.as_mut_ptr() as *mut u8, 48, c.1.as_ptr(), c.1.len());
                    0.
                });
                c.limit("dynstride_k1", |c| unsafe {
                    scatter_dyn::<1>(
                        c.0.as_mut_ptr() as *mut u8,
                        black_box(48),
                        c.1.as_ptr(),
                        c.1.len(),
                    );
                    0.
                });
                c.tech("dynstride_k8", |c| unsafe {
                    scatter_dyn::<8>(
                        c.0.as_mut_ptr() as *mut u8,
                        black_box(48),
                        c.1.as_ptr(),
                        c.1.len(),
                    );
                    0.
                });
                c.peer("zip p.x = *d", |c| {
                    for (d, r) in c.1.iter().zip(c.0.iter_mut()) {
                        r.x = *d;
                    }
                    0.
                });
                c.peer("ndarray assign", |c| {
                    ndm(&mut c.0).assign(&ArrayView1::from(&c.1[..]));
                    0.
                });
                crate::ours::w3_scatter(c);
            },
        );
    }
}
