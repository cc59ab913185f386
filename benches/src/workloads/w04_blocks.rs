//! W4: an image to planes, and a block of a matrix.

use super::w04_common::*;
use crate::harness::Opts;
use crate::limits::*;
use ndarray::s;
use std::hint::black_box;

pub fn run(o: &Opts) {
    // HWC -> CHW u8
    let (h, w) = (1080usize, 1920usize);
    o.case(
        "W4",
        "hwc2chw_u8_1080p",
        h * w * 3,
        2 * h * w * 3,
        ctx(h * w * 3, h * w * 3, |i| (i * 7 + i / 253) as u8),
        |c| {
            chk(c);
            memcpy_limit(c);
            c.limit("pshufb deinterleave3", move |c| unsafe {
                let d = c.1.as_mut_ptr();
                let n = h * w;
                deinterleave3_u8([d, d.add(n), d.add(2 * n)], c.0.as_ptr(), n);
                0.
            });
            c.limit("zip chunks of 3 (const stride, autovectorised)", move |c| {
                let n = h * w;
                let (a, r) = c.1.split_at_mut(n);
                let (b, d) = r.split_at_mut(n);
                for (((p, x), y), z) in c.0.as_chunks::<3>().0.iter().zip(a).zip(b).zip(d) {
                    *x = p[0];
                    *y = p[1];
                    *z = p[2];
                }
                0.
            });
            c.tech("typed recursion", move |c| unsafe {
                typed_nd::<u8>(
                    c.1.as_mut_ptr(),
                    c.0.as_ptr(),
                    &[3, h, w],
                    &[1, (3 * w) as isize, black_box(3)],
                );
                0.
            });
            c.peer("ndarray assign(permuted_axes)", move |c| {
                avm3(&mut c.1, (3, h, w)).assign(&av3(&c.0, (h, w, 3)).permuted_axes([2, 0, 1]));
                0.
            });
            c.peer("strided-perm copy_into", move |c| {
                strided_perm_copy(&mut c.1, &c.0, &[h, w, 3], &[2, 0, 1]);
                0.
            });
            c.peer("transpose crate", move |c| {
                transpose::transpose(&c.0, &mut c.1, 3, h * w);
                0.
            });
            crate::ours::w4_hwc2chw(c, h, w);
            crate::ours::w4_dynamic_permute(c, [h as isize, w as isize, 3], [2, 0, 1]);
        },
    );
    // inner block of a larger array: rows are contiguous runs
    for (n, m, nm) in [(64usize, 32usize, "64"), (2048, 1024, "2048")] {
        o.case(
            "W4",
            &format!("block_f64_{nm}"),
            m * m,
            16 * m * m,
            ctx(n * n, m * m, |i| i as f64),
            |c| {
                chk(c);
                memcpy_limit(c);
                let off = (n - m) / 2;
                c.limit("row memcpy", move |c| {
                    for i in 0..m {
                        c.1[i * m..][..m].copy_from_slice(&c.0[(i + off) * n + off..][..m]);
                    }
                    0.
                });
                if n > 64 {
                    c.limit("row NT copy", move |c| unsafe {
                        for i in 0..m {
                            copy_nt_nofence(
                                c.1.as_mut_ptr().add(i * m) as *mut u8,
                                c.0.as_ptr().add((i + off) * n + off) as *const u8,
                                m * 8,
                            );
                        }
                        0.
                    });
                }
                c.tech("typed recursion (elementwise)", move |c| unsafe {
                    typed_nd::<f64>(
                        c.1.as_mut_ptr(),
                        c.0.as_ptr().add(off * n + off) as *const u8,
                        &[m, m],
                        &[(n * 8) as isize, black_box(8)],
                    );
                    0.
                });
                c.peer("ndarray assign(slice)", move |c| {
                    let v = av(&c.0, (n, n));
                    avm(&mut c.1, (m, m)).assign(&v.slice(s![off..off + m, off..off + m]));
                    0.
                });
                crate::ours::w4_block(c, n, m);
            },
        );
    }
}
