//! W4: reversed views and views of every second item.

use super::w04_common::*;
use crate::harness::Opts;
use crate::limits::*;
use ndarray::{ArrayView, ArrayViewMut, s};
use std::hint::black_box;

pub fn run(o: &Opts) {
    let _a5 = is_x86_feature_detected!("avx512f");
    // 1-D reversed and step 2
    for (n, nm) in [(2048usize, "l1"), (32 << 10, "l2"), (16 << 20, "dram")] {
        o.case(
            "W4",
            &format!("rev_f64_{nm}"),
            n,
            16 * n,
            ctx(n, n, |i| i as f64),
            |c| {
                chk(c);
                memcpy_limit(c);
                c.limit("iter().rev() autovec avx2", |c| unsafe {
                    rev_avx2(&mut c.1, &c.0);
                    0.
                });
                if nm == "dram" {
                    c.limit("avx2 permute + NT", |c| unsafe {
                        rev_f64_nt(&mut c.1, &c.0);
                        0.
                    });
                }
                c.peer("zip(iter().rev())", |c| {
                    for (d, s) in c.1.iter_mut().zip(c.0.iter().rev()) {
                        *d = *s;
                    }
                    0.
                });
                c.tech("dynstride k4", |c| unsafe {
                    let n = c.0.len();
                    typed_nd::<f64>(
                        c.1.as_mut_ptr(),
                        c.0.as_ptr().add(n - 1) as *const u8,
                        &[n],
                        &[black_box(-8)],
                    );
                    0.
                });
                c.peer("ndarray assign(slice ..;-1)", |c| {
                    let v = ArrayView::from(&c.0[..]);
                    ArrayViewMut::from(&mut c.1[..]).assign(&v.slice(s![..;-1]));
                    0.
                });
                crate::ours::w4_rev_f64(c);
                crate::ours::w4_dynamic_reversed(c);
            },
        );
        o.case(
            "W4",
            &format!("step2_f64_{nm}"),
            n,
            24 * n,
            ctx(2 * n, n, |i| i as f64),
            |c| {
                chk(c);
                memcpy_limit(c);
                c.limit("as_chunks::<2> autovec avx2", |c| unsafe {
                    step2_avx2(&mut c.1, &c.0);
                    0.
                });
                c.limit("avx2 unpack/permute", |c| unsafe {
                    step2_f64_avx2(&mut c.1, &c.0);
                    0.
                });
                if nm == "dram" {
                    c.limit("avx2 unpack + NT", |c| unsafe {
                        step2_f64_nt(&mut c.1, &c.0);
                        0.
                    });
                }
                c.peer("step_by(2)", |c| {
                    for (d, s) in c.1.iter_mut().zip(c.0.iter().step_by(2)) {
                        *d = *s;
                    }
                    0.
                });
                c.tech("dynstride k4", |c| unsafe {
                    let n = c.1.len();
                    typed_nd::<f64>(
                        c.1.as_mut_ptr(),
                        c.0.as_ptr() as *const u8,
                        &[n],
                        &[black_box(16)],
                    );
                    0.
                });
                c.peer("ndarray assign(slice ..;2)", |c| {
                    let v = ArrayView::from(&c.0[..]);
                    ArrayViewMut::from(&mut c.1[..]).assign(&v.slice(s![..;2]));
                    0.
                });
                crate::ours::w4_step2_f64(c);
                crate::ours::w4_dynamic_step2(c);
            },
        );
        o.case(
            "W4",
            &format!("rev_u8_{nm}"),
            8 * n,
            16 * n,
            ctx(8 * n, 8 * n, |i| (i * 7 + i / 253) as u8),
            |c| {
                chk(c);
                memcpy_limit(c);
                c.limit("iter().rev() autovec avx2", |c| unsafe {
                    rev_avx2(&mut c.1, &c.0);
                    0.
                });
                c.peer("zip(iter().rev())", |c| {
                    for (d, s) in c.1.iter_mut().zip(c.0.iter().rev()) {
                        *d = *s;
                    }
                    0.
                });
                c.tech("dynstride k4", |c| unsafe {
                    let n = c.0.len();
                    typed_nd::<u8>(
                        c.1.as_mut_ptr(),
                        c.0.as_ptr().add(n - 1),
                        &[n],
                        &[black_box(-1)],
                    );
                    0.
                });
                c.peer("ndarray assign(slice ..;-1)", |c| {
                    let v = ArrayView::from(&c.0[..]);
                    ArrayViewMut::from(&mut c.1[..]).assign(&v.slice(s![..;-1]));
                    0.
                });
                crate::ours::w4_rev_u8(c);
                crate::ours::w4_dynamic_reversed(c);
            },
        );
        o.case(
            "W4",
            &format!("step2_u8_{nm}"),
            4 * n,
            12 * n,
            ctx(8 * n, 4 * n, |i| (i * 7 + i / 253) as u8),
            |c| {
                chk(c);
                memcpy_limit(c);
                c.limit("as_chunks::<2> autovec avx2", |c| unsafe {
                    step2_avx2(&mut c.1, &c.0);
                    0.
                });
                c.peer("step_by(2)", |c| {
                    for (d, s) in c.1.iter_mut().zip(c.0.iter().step_by(2)) {
                        *d = *s;
                    }
                    0.
                });
                c.tech("dynstride k4", |c| unsafe {
                    let n = c.1.len();
                    typed_nd::<u8>(c.1.as_mut_ptr(), c.0.as_ptr(), &[n], &[black_box(2)]);
                    0.
                });
                c.peer("ndarray assign(slice ..;2)", |c| {
                    let v = ArrayView::from(&c.0[..]);
                    ArrayViewMut::from(&mut c.1[..]).assign(&v.slice(s![..;2]));
                    0.
                });
                crate::ours::w4_step2_u8(c);
                crate::ours::w4_dynamic_step2(c);
            },
        );
    }
}
