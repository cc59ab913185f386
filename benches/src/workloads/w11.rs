//! W11: N-D iteration on strided 2-D views.
use std::cell::RefCell;
use std::rc::Rc;

use crate::harness::{Kind, Opts};
use crate::machine::memory::{Buf, hash_bytes};
use ndarray::{ArrayView2, ArrayViewMut2, Axis, Zip, s};

pub type C = (Buf<f64>, Buf<f64>);
pub const PAD: usize = 32;

/// `out[i][j] = 0.5*c + 0.125*(n+s+w+e)`; rows given by slices.
#[inline(always)]
fn stencil_rows(dst: &mut [f64], n: &[f64], c: &[f64], s: &[f64]) {
    let m = dst.len();
    let (n, s) = (&n[1..][..m], &s[1..][..m]);
    let (w, c, e) = (&c[..m], &c[1..][..m], &c[2..][..m]);
    for j in 0..m {
        dst[j] = 0.5 * c[j] + 0.125 * ((n[j] + s[j]) + (w[j] + e[j]));
    }
}
#[target_feature(enable = "avx2")]
unsafe fn stencil_avx2(c: &mut C, n: usize, ld: usize) {
    let m = n - 2;
    for i in 0..m {
        let r = |k: usize| &c.0[(i + k) * ld + PAD..][..n];
        let (a, b, d) = (r(0), r(1), r(2));
        stencil_rows(&mut c.1[i * m..][..m], a, b, d);
    }
}
fn stencil_plain(c: &mut C, n: usize, ld: usize) {
    let m = n - 2;
    for i in 0..m {
        let r = |k: usize| &c.0[(i + k) * ld + PAD..][..n];
        let (a, b, d) = (r(0), r(1), r(2));
        stencil_rows(&mut c.1[i * m..][..m], a, b, d);
    }
}
fn sub(b: &[f64], n: usize, ld: usize) -> ArrayView2<'_, f64> {
    ArrayView2::from_shape((n, ld), b)
        .unwrap()
        .slice_move(s![.., PAD..PAD + n])
}
fn nd_stencil_slices(v: ArrayView2<f64>, mut d: ArrayViewMut2<f64>) {
    let (c, n, s_, w, e) = (
        v.slice(s![1..-1, 1..-1]),
        v.slice(s![..-2, 1..-1]),
        v.slice(s![2.., 1..-1]),
        v.slice(s![1..-1, ..-2]),
        v.slice(s![1..-1, 2..]),
    );
    Zip::from(&mut d)
        .and(c)
        .and(n)
        .and(s_)
        .and(w)
        .for_each(|d, c, n, s, w| *d = 0.5 * c + 0.125 * ((n + s) + w));
    Zip::from(&mut d).and(e).for_each(|d, e| *d += 0.125 * e);
}
fn nd_stencil_index(v: ArrayView2<f64>, mut d: ArrayViewMut2<f64>) {
    let (r, c) = d.dim();
    for i in 0..r {
        for j in 0..c {
            d[[i, j]] = 0.5 * v[[i + 1, j + 1]]
                + 0.125
                    * ((v[[i, j + 1]] + v[[i + 2, j + 1]]) + (v[[i + 1, j]] + v[[i + 1, j + 2]]));
        }
    }
}
fn nd_stencil_windows(v: ArrayView2<f64>, mut d: ArrayViewMut2<f64>) {
    Zip::from(&mut d).and(v.windows((3, 3))).for_each(|d, w| {
        *d = 0.5 * w[[1, 1]] + 0.125 * ((w[[0, 1]] + w[[2, 1]]) + (w[[1, 0]] + w[[1, 2]]))
    });
}
#[target_feature(enable = "avx2")]
unsafe fn colsum_avx2(b: &[f64], n: usize, ld: usize, out: &mut [f64]) {
    out.fill(0.0);
    for i in 0..n {
        for (o, x) in out.iter_mut().zip(&b[i * ld + PAD..][..n]) {
            *o += *x;
        }
    }
}
#[target_feature(enable = "avx2")]
unsafe fn rowsum_avx2<const K: usize>(b: &[f64], n: usize, ld: usize, out: &mut [f64]) {
    for i in 0..n {
        let r = &b[i * ld + PAD..][..n];
        let mut a = [0f64; K];
        let (ch, rest) = r.as_chunks::<K>();
        for c in ch {
            for k in 0..K {
                a[k] += c[k];
            }
        }
        let mut w = K;
        while w > 1 {
            w /= 2;
            for k in 0..w {
                a[k] += a[k + w];
            }
        }
        out[i] = a[0] + rest.iter().sum::<f64>();
    }
}
/// one row at a time into an L1 buffer, then streamed out
#[target_feature(enable = "avx2")]
unsafe fn stencil_nt(c: &mut C, n: usize, ld: usize, t: &mut [f64]) {
    let m = n - 2;
    for i in 0..m {
        let r = |k: usize| &c.0[(i + k) * ld + PAD..][..n];
        let (a, b, d) = (r(0), r(1), r(2));
        stencil_rows(&mut t[..m], a, b, d);
        unsafe {
            crate::limits::copy_nt_nofence(
                c.1.as_mut_ptr().add(i * m) as *mut u8,
                t.as_ptr() as *const u8,
                m * 8,
            )
        };
    }
}
#[target_feature(enable = "avx2")]
unsafe fn box3_avx2(c: &mut C, n: usize, ld: usize, t: &mut [f64]) {
    box3_rows(c, n, ld, t)
}
fn box3_plain(c: &mut C, n: usize, ld: usize, t: &mut [f64]) {
    box3_rows(c, n, ld, t)
}
#[inline(always)]
fn box3_rows(c: &mut C, n: usize, ld: usize, t: &mut [f64]) {
    let m = n - 2;
    let t = &mut t[..n];
    for i in 0..m {
        let r = |k: usize| &c.0[(i + k) * ld + PAD..][..n];
        let (a, b, d) = (r(0), r(1), r(2));
        for j in 0..n {
            t[j] = a[j] + b[j] + d[j];
        }
        let o = &mut c.1[i * m..][..m];
        let (x, y, z) = (&t[..m], &t[1..][..m], &t[2..][..m]);
        for j in 0..m {
            o[j] = x[j] + y[j] + z[j];
        }
    }
}

/// A stencil is the user's own loop, compiled for the target of the build, so the limit of
/// the same build is held against it; where AVX2 is part of that, so are the rows written for it.
const AVX2: Kind = if cfg!(target_feature = "avx2") {
    Kind::Limit
} else {
    Kind::Tech
};

pub fn run(o: &Opts) {
    for (n, nm) in [(64usize, "64"), (1024, "1024"), (4096, "4096")] {
        let ld = n + 2 * PAD;
        let m = n - 2;
        let mk = move || {
            (
                Buf::<f64>::from_fn(n * ld, true, |i| (i % 97) as f64),
                Buf::<f64>::new(n * n, true),
            )
        };
        o.case(
            "W11",
            &format!("stencil5_{nm}"),
            m * m,
            16 * m * m,
            mk,
            |c| {
                c.check(|c| {
                    let h = c.1.iter().sum::<f64>();
                    c.1.fill(0.0);
                    h
                });
                c.limit("row slices", move |c| {
                    stencil_plain(c, n, ld);
                    0.
                });
                c.add(AVX2, "row slices, avx2", move |c| unsafe {
                    stencil_avx2(c, n, ld);
                    0.
                });
                if n > 2000 {
                    let mut t = vec![0f64; n];
                    c.add(AVX2, "row slices, avx2, staged row + NT", move |c| unsafe {
                        stencil_nt(c, n, ld, &mut t);
                        0.
                    });
                }
                c.peer("ndarray Zip of shifted slices", move |c| {
                    nd_stencil_slices(
                        sub(&c.0, n, ld),
                        ArrayViewMut2::from_shape((m, m), &mut c.1[..m * m]).unwrap(),
                    );
                    0.
                });
                c.peer("ndarray v[[i,j]] loops", move |c| {
                    nd_stencil_index(
                        sub(&c.0, n, ld),
                        ArrayViewMut2::from_shape((m, m), &mut c.1[..m * m]).unwrap(),
                    );
                    0.
                });
                c.peer("ndarray windows((3,3))", move |c| {
                    nd_stencil_windows(
                        sub(&c.0, n, ld),
                        ArrayViewMut2::from_shape((m, m), &mut c.1[..m * m]).unwrap(),
                    );
                    0.
                });
                crate::ours::w11_stencil5(c, n, ld);
            },
        );
        o.case("W11", &format!("box3x3_{nm}"), m * m, 16 * m * m, mk, |c| {
            c.check(|c| {
                let h = c.1.iter().sum::<f64>();
                c.1.fill(0.0);
                h
            });
            // One for all: how a row of sums lies to the rows of the grid is worth a tenth.
            let sums = Rc::new(RefCell::new(vec![0f64; n]));
            let t = sums.clone();
            c.limit("separable row sums", move |c| {
                box3_plain(c, n, ld, &mut t.borrow_mut());
                0.
            });
            let t = sums.clone();
            c.add(AVX2, "separable row sums, avx2", move |c| unsafe {
                box3_avx2(c, n, ld, &mut t.borrow_mut());
                0.
            });
            c.peer("ndarray windows((3,3)) w.sum()", move |c| {
                let v = sub(&c.0, n, ld);
                let d = ArrayViewMut2::from_shape((m, m), &mut c.1[..m * m]).unwrap();
                Zip::from(d)
                    .and(v.windows((3, 3)))
                    .for_each(|d, w| *d = w.sum());
                0.
            });
            c.peer("ndarray v[[i,j]] loops", move |c| {
                let v = sub(&c.0, n, ld);
                let mut d = ArrayViewMut2::from_shape((m, m), &mut c.1[..m * m]).unwrap();
                for i in 0..m {
                    for j in 0..m {
                        let mut t = 0.;
                        for a in 0..3 {
                            for b in 0..3 {
                                t += v[[i + a, j + b]];
                            }
                        }
                        d[[i, j]] = t;
                    }
                }
                0.
            });
            crate::ours::w11_box3(c, n, ld, sums);
        });
        o.case("W11", &format!("rowsum_{nm}"), n * n, 8 * n * n, mk, |c| {
            c.check(|c| {
                let h = hash_bytes(bytemuck::cast_slice(&c.1));
                c.1.fill(0.0);
                h
            });
            c.limit("row slices, 32 acc avx2", move |c| unsafe {
                let (a, b) = (&c.0, &mut c.1);
                rowsum_avx2::<32>(a, n, ld, &mut b[..n]);
                0.
            });
            c.limit("row slices, 16 acc avx2", move |c| unsafe {
                let (a, b) = (&c.0, &mut c.1);
                rowsum_avx2::<16>(a, n, ld, &mut b[..n]);
                0.
            });
            c.limit("row slices, 8 acc avx2", move |c| unsafe {
                let (a, b) = (&c.0, &mut c.1);
                rowsum_avx2::<8>(a, n, ld, &mut b[..n]);
                0.
            });
            c.peer("ndarray rows() r.sum()", move |c| {
                for (o, r) in c.1.iter_mut().zip(sub(&c.0, n, ld).rows()) {
                    *o = r.sum();
                }
                0.
            });
            c.peer("ndarray sum_axis(1)", move |c| {
                let v = sub(&c.0, n, ld).sum_axis(Axis(1));
                c.1[..n].copy_from_slice(v.as_slice().unwrap());
                0.
            });
            c.peer("row slice iter().sum()", move |c| {
                for i in 0..n {
                    c.1[i] = c.0[i * ld + PAD..][..n].iter().sum();
                }
                0.
            });
            crate::ours::w11_rowsum(c, n, ld);
        });
        o.case("W11", &format!("colsum_{nm}"), n * n, 8 * n * n, mk, |c| {
            c.check(|c| {
                let h = hash_bytes(bytemuck::cast_slice(&c.1));
                c.1.fill(0.0);
                h
            });
            c.limit("accumulate rows, avx2", move |c| unsafe {
                let (a, b) = (&c.0, &mut c.1);
                colsum_avx2(a, n, ld, &mut b[..n]);
                0.
            });
            c.peer("ndarray columns() c.sum()", move |c| {
                for (o, r) in c.1.iter_mut().zip(sub(&c.0, n, ld).columns()) {
                    *o = r.sum();
                }
                0.
            });
            c.peer("ndarray sum_axis(0)", move |c| {
                let v = sub(&c.0, n, ld).sum_axis(Axis(0));
                c.1[..n].copy_from_slice(v.as_slice().unwrap());
                0.
            });
            crate::ours::w11_colsum(c, n, ld);
        });
        o.case(
            "W11",
            &format!("sum_step2x2_{nm}"),
            n * n / 4,
            4 * n * n,
            mk,
            |c| {
                c.limit("const stride rows, 8 acc", move |c| {
                    let mut t = 0.;
                    for i in (0..n).step_by(2) {
                        t += unsafe {
                            crate::limits::sum_k::<f64, f64, 8>(
                                c.0[i * ld + PAD..].as_ptr() as *const u8,
                                16,
                                n / 2,
                                |x| x,
                            )
                        };
                    }
                    t
                });
                c.peer("ndarray slice(..;2,..;2).sum()", move |c| {
                    sub(&c.0, n, ld).slice(s![..;2, ..;2]).sum()
                });
                c.peer("ndarray slice .iter().sum()", move |c| {
                    sub(&c.0, n, ld).slice(s![..;2, ..;2]).iter().sum::<f64>()
                });
                c.peer("nested step_by", move |c| {
                    let mut t = 0.;
                    for i in (0..n).step_by(2) {
                        for x in c.0[i * ld + PAD..][..n].iter().step_by(2) {
                            t += x;
                        }
                    }
                    t
                });
                crate::ours::w11_step2(c, n, ld);
            },
        );
    }
}
