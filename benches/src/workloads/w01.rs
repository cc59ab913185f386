//! W1: sum of one column of 48-byte records.
use crate::harness::Opts;
use crate::limits::*;
use crate::machine::memory::Buf;
use crate::machine::records::*;
use ndarray::{ArrayView1, ShapeBuilder};
use rayon::prelude::*;
use soa_rs::Soa;
use std::hint::black_box;

pub const SIZES: [(&str, usize); 3] = [("l1", 512), ("l2", 16384), ("dram", 8 << 20)];

#[inline(always)]
fn base<T>(b: &[Rec], off: usize) -> *const u8 {
    let _ = std::mem::size_of::<T>();
    (b.as_ptr() as *const u8).wrapping_add(off)
}
#[inline(never)]
unsafe fn dyn_sum_f64<const K: usize>(p: *const u8, stride: isize, n: usize) -> f64 {
    unsafe { sum_k::<f64, f64, K>(p, stride, n, |x| x) }
}
#[inline(never)]
unsafe fn dyn_sum_u32<const K: usize>(p: *const u8, stride: isize, n: usize) -> u64 {
    unsafe { sum_k::<u32, u64, K>(p, stride, n, |x| x as u64) }
}
#[inline(never)]
unsafe fn dyn_sum_f32<const K: usize>(p: *const u8, stride: isize, n: usize) -> f32 {
    unsafe { sum_k::<f32, f32, K>(p, stride, n, |x| x) }
}
fn nd_f64(b: &[Rec]) -> ArrayView1<'_, f64> {
    unsafe {
        ArrayView1::from_shape_ptr((b.len(),).strides((REC / 8,)), &raw const (*b.as_ptr()).x)
    }
}
fn nd_u32(b: &[Rec]) -> ArrayView1<'_, u32> {
    unsafe {
        ArrayView1::from_shape_ptr((b.len(),).strides((REC / 4,)), &raw const (*b.as_ptr()).id)
    }
}
fn nd_f32(b: &[Rec]) -> ArrayView1<'_, f32> {
    unsafe {
        ArrayView1::from_shape_ptr((b.len(),).strides((REC / 4,)), &raw const (*b.as_ptr()).w)
    }
}

/// Safe code a user could write to get the accumulators.
fn safe_chunks8(b: &[Rec]) -> f64 {
    let mut a = [0f64; 8];
    let (ch, rest) = b.as_chunks::<8>();
    for c in ch {
        for k in 0..8 {
            a[k] += c[k].x;
        }
    }
    a.iter().sum::<f64>() + rest.iter().map(|r| r.x).sum::<f64>()
}

pub fn run(o: &Opts) {
    let avx2 = is_x86_feature_detected!("avx2");
    let avx512 = is_x86_feature_detected!("avx512f");
    for (sz, n) in SIZES {
        let mk = move || Buf::from_fn(n, true, Rec::nth);
        // bytes: the records' cache lines, all of which hold a piece of the column
        o.case("W1", &format!("sum_f64_{sz}"), n, n * REC, mk, |c| {
            c.limit("const48_acc8", |b| unsafe {
                sum_k::<f64, f64, 8>(base::<f64>(b, 0), 48, b.len(), |x| x)
            });
            c.limit("const48_acc16", |b| unsafe {
                sum_k::<f64, f64, 16>(base::<f64>(b, 0), 48, b.len(), |x| x)
            });
            c.limit("const48_acc8, opaque per 8", |b| unsafe {
                sum_k_opaque1::<f64, f64, 8>(base::<f64>(b, 0), 48, b.len(), |x| x)
            });
            c.limit("const48_acc8, opaque per load", |b| unsafe {
                sum_k_opaque::<f64, f64, 8>(base::<f64>(b, 0), 48, b.len(), |x| x)
            });
            c.limit("const48_movhpd_8x2", |b| unsafe {
                sum_f64_pair::<48>(base::<f64>(b, 0), b.len())
            });
            if avx512 {
                c.limit("rec48_zmm_masked_add", |b| unsafe {
                    sum_f64_rec48_zmm(base::<f64>(b, 0), b.len())
                });
            }
            if avx2 {
                c.tech("avx2_gather_4x4", |b| unsafe {
                    sum_f64_gather::<48>(base::<f64>(b, 0), b.len())
                });
                c.tech("~read all bytes (bandwidth)", |b| unsafe {
                    read_all(b.as_ptr() as *const u8, b.len() * REC) as f64
                });
            }
            c.tech("const48_acc1", |b| unsafe {
                sum_k::<f64, f64, 1>(base::<f64>(b, 0), 48, b.len(), |x| x)
            });
            c.tech("const48_acc4", |b| unsafe {
                sum_k::<f64, f64, 4>(base::<f64>(b, 0), 48, b.len(), |x| x)
            });
            c.tech("dynstride_acc1", |b| unsafe {
                dyn_sum_f64::<1>(base::<f64>(b, 0), black_box(48), b.len())
            });
            c.tech("dynstride_acc4", |b| unsafe {
                dyn_sum_f64::<4>(base::<f64>(b, 0), black_box(48), b.len())
            });
            c.tech("dynstride_acc8", |b| unsafe {
                dyn_sum_f64::<8>(base::<f64>(b, 0), black_box(48), b.len())
            });
            c.tech("dynstride_acc8, s/3s/5s/7s addressing", |b| unsafe {
                sum_f64_dyn8_lea(base::<f64>(b, 0), black_box(48), b.len())
            });
            c.tech("dynstride -> match on common strides", |b| unsafe {
                sum_f64_dispatch(base::<f64>(b, 0), black_box(48), b.len())
            });
            c.tech("safe_as_chunks8", |b| safe_chunks8(b));
            c.peer("iter().map(|p| p.x).sum()", |b| {
                b.iter().map(|p| p.x).sum::<f64>()
            });
            c.peer("ndarray strided .sum()", |b| nd_f64(b).sum());
            c.peer("ndarray strided .fold()", |b| {
                nd_f64(b).fold(0.0, |a, x| a + x)
            });
            c.peer("ndarray strided .iter().sum()", |b| {
                nd_f64(b).iter().sum::<f64>()
            });
            let mut soa: Option<Soa<Rec>> = None;
            c.peer("soa-rs column .iter().sum() (SoA layout)", move |b| {
                let s = soa.get_or_insert_with(|| b.iter().copied().collect());
                s.x().iter().sum::<f64>()
            });
            if sz == "dram" {
                c.peer("rayon par_iter map sum (2 threads)", |b| {
                    b.par_iter().map(|p| p.x).sum::<f64>()
                });
                c.tech("const48_acc8 on 2 threads (rayon join)", |b| {
                    let (l, r) = b.split_at(b.len() / 2);
                    let f = |b: &[Rec]| unsafe {
                        sum_k::<f64, f64, 8>(base::<f64>(b, 0), 48, b.len(), |x| x)
                    };
                    let (p, q) = rayon::join(|| f(l), || f(r));
                    p + q
                });
            }
            crate::ours::w1_sum_f64(c);
        });
        o.case("W1", &format!("sum_u32_{sz}"), n, n * REC, mk, |c| {
            const O: usize = std::mem::offset_of!(Rec, id);
            c.limit("const48_acc4", |b| unsafe {
                sum_k::<u32, u64, 4>(base::<u32>(b, O), 48, b.len(), |x| x as u64) as f64
            });
            c.limit("const48_acc8", |b| unsafe {
                sum_k::<u32, u64, 8>(base::<u32>(b, O), 48, b.len(), |x| x as u64) as f64
            });
            c.limit("const48_acc1", |b| unsafe {
                sum_k::<u32, u64, 1>(base::<u32>(b, O), 48, b.len(), |x| x as u64) as f64
            });
            c.limit("const48_acc4, opaque per load", |b| unsafe {
                sum_k_opaque::<u32, u64, 4>(base::<u32>(b, O), 48, b.len(), |x| x as u64) as f64
            });
            c.limit("const48_acc4, opaque per 4", |b| unsafe {
                sum_k_opaque1::<u32, u64, 4>(base::<u32>(b, O), 48, b.len(), |x| x as u64) as f64
            });
            c.limit("const48_acc1, opaque per load", |b| unsafe {
                sum_k_opaque::<u32, u64, 1>(base::<u32>(b, O), 48, b.len(), |x| x as u64) as f64
            });
            c.tech("dynstride_acc1", |b| unsafe {
                dyn_sum_u32::<1>(base::<u32>(b, O), black_box(48), b.len()) as f64
            });
            c.tech("dynstride_acc4", |b| unsafe {
                dyn_sum_u32::<4>(base::<u32>(b, O), black_box(48), b.len()) as f64
            });
            c.peer("iter().map(|p| p.id as u64).sum()", |b| {
                b.iter().map(|p| p.id as u64).sum::<u64>() as f64
            });
            c.peer("ndarray strided .fold(u64)", |b| {
                nd_u32(b).fold(0u64, |a, x| a + *x as u64) as f64
            });
            c.peer("ndarray strided .iter().sum(u64)", |b| {
                nd_u32(b).iter().map(|x| *x as u64).sum::<u64>() as f64
            });
            crate::ours::w1_sum_u32(c);
        });
        o.case("W1", &format!("sum_f32_{sz}"), n, n * REC, mk, |c| {
            c.tol(1e-2);
            const O: usize = std::mem::offset_of!(Rec, w);
            c.limit("const48_acc8", |b| unsafe {
                sum_k::<f32, f32, 8>(base::<f32>(b, O), 48, b.len(), |x| x) as f64
            });
            c.limit("const48_acc16", |b| unsafe {
                sum_k::<f32, f32, 16>(base::<f32>(b, O), 48, b.len(), |x| x) as f64
            });
            c.limit("const48_acc8, opaque per 8", |b| unsafe {
                sum_k_opaque1::<f32, f32, 8>(base::<f32>(b, O), 48, b.len(), |x| x) as f64
            });
            c.limit("const48_acc8, opaque per load", |b| unsafe {
                sum_k_opaque::<f32, f32, 8>(base::<f32>(b, O), 48, b.len(), |x| x) as f64
            });
            c.tech("dynstride_acc8", |b| unsafe {
                dyn_sum_f32::<8>(base::<f32>(b, O), black_box(48), b.len()) as f64
            });
            c.peer("iter().map(|p| p.w).sum()", |b| {
                b.iter().map(|p| p.w).sum::<f32>() as f64
            });
            c.peer("ndarray strided .sum()", |b| nd_f32(b).sum() as f64);
            crate::ours::w1_sum_f32(c);
        });
    }
    // the same DRAM column with 4 KiB pages: what a plain Vec<Rec> gets here (THP=madvise)
    let n = 8 << 20;
    o.case(
        "W1",
        "sum_f64_dram_4kpages",
        n,
        n * REC,
        move || Buf::from_fn(n, false, Rec::nth),
        |c| {
            c.limit("const48_acc8", |b| unsafe {
                sum_k::<f64, f64, 8>(base::<f64>(b, 0), 48, b.len(), |x| x)
            });
            c.peer("iter().map(|p| p.x).sum()", |b| {
                b.iter().map(|p| p.x).sum::<f64>()
            });
        },
    );
}
