//! W2: x += vx*dt (and y += vy*dt) in place in 48-byte records.
use crate::harness::Opts;
use crate::machine::memory::{Buf, hash_bytes};
use crate::machine::records::*;
use crate::workloads::w01::SIZES;
use ndarray::{ArrayView1, ArrayViewMut1, ShapeBuilder, Zip};
use std::hint::black_box;

const DT: f64 = 1e-9;

#[inline(always)]
unsafe fn axpy_k<const K: usize>(x: *mut u8, v: *const u8, stride: isize, n: usize, dt: f64) {
    unsafe {
        let (mut x, mut v) = (x, v);
        for _ in 0..n / K {
            let mut t = [0f64; K];
            for k in 0..K {
                let o = k as isize * stride;
                t[k] = *(x.offset(o) as *const f64) + *(v.offset(o) as *const f64) * dt;
            }
            for k in 0..K {
                *(x.offset(k as isize * stride) as *mut f64) = t[k];
            }
            x = x.offset(stride * K as isize);
            v = v.offset(stride * K as isize);
        }
        for k in 0..(n % K) as isize {
            *(x.offset(k * stride) as *mut f64) += *(v.offset(k * stride) as *const f64) * dt;
        }
    }
}
#[inline(never)]
unsafe fn axpy_dyn<const K: usize>(x: *mut u8, v: *const u8, stride: isize, n: usize, dt: f64) {
    unsafe { axpy_k::<K>(x, v, stride, n, dt) }
}
fn ptrs(b: &mut [Rec]) -> (*mut u8, *const u8, *mut u8, *const u8) {
    let p = b.as_mut_ptr() as *mut u8;
    unsafe { (p, p.add(16), p.add(8), p.add(24)) }
}
unsafe fn nd<'a>(p: *mut u8, n: usize) -> ArrayViewMut1<'a, f64> {
    unsafe { ArrayViewMut1::from_shape_ptr((n,).strides((6,)), p as *mut f64) }
}
unsafe fn ndc<'a>(p: *const u8, n: usize) -> ArrayView1<'a, f64> {
    unsafe { ArrayView1::from_shape_ptr((n,).strides((6,)), p as *const f64) }
}

pub fn run(o: &Opts) {
    for (sz, n) in SIZES {
        let mk = move || Buf::from_fn(n, true, Rec::nth);
        let reset = |b: &mut Buf<Rec>| {
            let h = hash_bytes(bytemuck::cast_slice(b));
            for (i, r) in b.iter_mut().enumerate() {
                *r = Rec::nth(i);
            }
            h
        };
        // bytes: records read + written
        o.case("W2", &format!("axpy1_{sz}"), n, 2 * n * REC, mk, |c| {
            if sz != "dram" {
                c.check(reset)
            }
            c.limit("const48_k1", |b| unsafe {
                let n = b.len();
                let (x, v, _, _) = ptrs(b);
                axpy_k::<1>(x, v, 48, n, DT);
                0.
            });
            c.limit("const48_k4", |b| unsafe {
                let n = b.len();
                let (x, v, _, _) = ptrs(b);
                axpy_k::<4>(x, v, 48, n, DT);
                0.
            });
            c.limit("const48_k8", |b| unsafe {
                let n = b.len();
                let (x, v, _, _) = ptrs(b);
                axpy_k::<8>(x, v, 48, n, DT);
                0.
            });
            c.limit("dynstride_k1", |b| unsafe {
                let n = b.len();
                let (x, v, _, _) = ptrs(b);
                axpy_dyn::<1>(x, v, black_box(48), n, DT);
                0.
            });
            c.limit("const48_k1, opaque pointer", |b| unsafe {
                let n = b.len();
                let mut p = b.as_mut_ptr() as *mut u8;
                for _ in 0..n {
                    let q = crate::limits::opaque(p) as *mut u8;
                    *(q as *mut f64) += *(q.add(16) as *const f64) * DT;
                    p = q.add(48);
                }
                0.
            });
            c.tech("dynstride_k4", |b| unsafe {
                let n = b.len();
                let (x, v, _, _) = ptrs(b);
                axpy_dyn::<4>(x, v, black_box(48), n, DT);
                0.
            });
            c.peer("for p in &mut recs { p.x += p.vx*dt }", |b| {
                for p in b.iter_mut() {
                    p.x += p.vx * DT;
                }
                0.
            });
            c.peer("ndarray Zip(x,vx)", |b| unsafe {
                let n = b.len();
                let (x, v, _, _) = ptrs(b);
                Zip::from(nd(x, n))
                    .and(ndc(v, n))
                    .for_each(|x, v| *x += *v * DT);
                0.
            });
            c.peer("ndarray scaled_add", |b| unsafe {
                let n = b.len();
                let (x, v, _, _) = ptrs(b);
                nd(x, n).scaled_add(DT, &ndc(v, n));
                0.
            });
            c.tech("index loop with bounds checks", |b| {
                let n = b.len();
                for i in 0..black_box(n) {
                    b[i].x += b[i].vx * DT;
                }
                0.
            });
            crate::ours::w2_axpy1(c);
        });
        o.case("W2", &format!("axpy2_{sz}"), n, 2 * n * REC, mk, |c| {
            if sz != "dram" {
                c.check(reset)
            }
            c.limit("struct loop, both columns", |b| {
                for p in b.iter_mut() {
                    p.x += p.vx * DT;
                    p.y += p.vy * DT;
                }
                0.
            });
            c.limit("raw 128-bit (x,y)+=(vx,vy)*dt", |b| unsafe {
                use std::arch::x86_64::*;
                let d = _mm_set1_pd(DT);
                let mut p = b.as_mut_ptr() as *mut f64;
                for _ in 0..b.len() {
                    let s = _mm_add_pd(_mm_loadu_pd(p), _mm_mul_pd(_mm_loadu_pd(p.add(2)), d));
                    _mm_storeu_pd(p, s);
                    p = p.add(6);
                }
                0.
            });
            c.tech("two column passes, const48_k4", |b| unsafe {
                let n = b.len();
                let (x, v, y, u) = ptrs(b);
                axpy_k::<4>(x, v, 48, n, DT);
                axpy_k::<4>(y, u, 48, n, DT);
                0.
            });
            c.tech("two column passes blocked by 256, const48_k4", |b| unsafe {
                let n = b.len();
                let (x, v, y, u) = ptrs(b);
                let mut i = 0;
                while i < n {
                    let m = 256.min(n - i);
                    let o = i * 48;
                    axpy_k::<4>(x.add(o), v.add(o), 48, m, DT);
                    axpy_k::<4>(y.add(o), u.add(o), 48, m, DT);
                    i += m;
                }
                0.
            });
            c.peer("ndarray Zip(x,vx,y,vy) fused", |b| unsafe {
                let n = b.len();
                let (x, v, y, u) = ptrs(b);
                Zip::from(nd(x, n))
                    .and(ndc(v, n))
                    .and(nd(y, n))
                    .and(ndc(u, n))
                    .for_each(|x, v, y, u| {
                        *x += *v * DT;
                        *y += *u * DT;
                    });
                0.
            });
            c.peer("ndarray Zip two passes", |b| unsafe {
                let n = b.len();
                let (x, v, y, u) = ptrs(b);
                Zip::from(nd(x, n))
                    .and(ndc(v, n))
                    .for_each(|x, v| *x += *v * DT);
                Zip::from(nd(y, n))
                    .and(ndc(u, n))
                    .for_each(|x, v| *x += *v * DT);
                0.
            });
            crate::ours::w2_axpy2(c);
        });
    }
}
