//! W4: transposes of matrices.

use super::w04_common::*;
use crate::harness::Opts;
use crate::limits::*;
use crate::machine::memory::{Buf, fresh_on_huge_pages};
use std::hint::black_box;

pub fn run(o: &Opts) {
    let a5 = is_x86_feature_detected!("avx512f");
    for (n, nm) in [
        (64usize, "64"),
        (1024, "1024"),
        (4096, "4096"),
        (4000, "4000"),
    ] {
        o.case(
            "W4",
            &format!("t_f64_{nm}"),
            n * n,
            2 * n * n * 8,
            ctx(n * n, n * n, |i| i as f64),
            |c| {
                t2d_common(c, n, n, n > 64);
                c.limit("avx2 4x4", move |c| unsafe {
                    t_f64_avx2::<false, 64, 64>(c.1.as_mut_ptr(), c.0.as_ptr(), n, n, n, n);
                    0.
                });
                c.limit("avx2 4x4 rows-in-strip", move |c| unsafe {
                    t_f64_avx2::<false, 16, 1000000>(c.1.as_mut_ptr(), c.0.as_ptr(), n, n, n, n);
                    0.
                });
                if a5 {
                    c.limit("avx512 8x8", move |c| unsafe {
                        t_f64_512::<false, 64, 64, 0>(c.1.as_mut_ptr(), c.0.as_ptr(), n, n, n, n);
                        0.
                    });
                }
                if n > 512 {
                    c.limit("avx2 4x4 NT", move |c| unsafe {
                        t_f64_avx2::<true, 64, 64>(c.1.as_mut_ptr(), c.0.as_ptr(), n, n, n, n);
                        0.
                    });
                    c.limit("avx2 4x4 NT tile 8xall", move |c| unsafe {
                        t_f64_avx2::<true, 8, 1000000>(c.1.as_mut_ptr(), c.0.as_ptr(), n, n, n, n);
                        0.
                    });
                    if a5 {
                        c.limit("avx512 8x8 NT tile 64x64", move |c| unsafe {
                            t_f64_512::<true, 64, 64, 0>(
                                c.1.as_mut_ptr(),
                                c.0.as_ptr(),
                                n,
                                n,
                                n,
                                n,
                            );
                            0.
                        });
                        c.limit("avx512 8x8 NT tile 8xall", move |c| unsafe {
                            t_f64_512::<true, 8, 1000000, 0>(
                                c.1.as_mut_ptr(),
                                c.0.as_ptr(),
                                n,
                                n,
                                n,
                                n,
                            );
                            0.
                        });
                        c.limit("avx512 8x8 NT tile allx8", move |c| unsafe {
                            t_f64_512::<true, 1000000, 8, 0>(
                                c.1.as_mut_ptr(),
                                c.0.as_ptr(),
                                n,
                                n,
                                n,
                                n,
                            );
                            0.
                        });
                        c.limit("avx512 8x8 NT tile 32x256", move |c| unsafe {
                            t_f64_512::<true, 32, 256, 0>(
                                c.1.as_mut_ptr(),
                                c.0.as_ptr(),
                                n,
                                n,
                                n,
                                n,
                            );
                            0.
                        });
                        c.limit("avx512 8x8 NT tile 64 prefetch", move |c| unsafe {
                            t_f64_512::<true, 64, { usize::MAX / 2 }, 16>(
                                c.1.as_mut_ptr(),
                                c.0.as_ptr(),
                                n,
                                n,
                                n,
                                n,
                            );
                            0.
                        });
                        c.limit("avx512 8x8 NT tile 32 prefetch", move |c| unsafe {
                            t_f64_512::<true, 32, { usize::MAX / 2 }, 16>(
                                c.1.as_mut_ptr(),
                                c.0.as_ptr(),
                                n,
                                n,
                                n,
                                n,
                            );
                            0.
                        });
                        c.limit("avx512 8x8 NT tile 512x16", move |c| unsafe {
                            t_f64_512::<true, 512, 16, 0>(
                                c.1.as_mut_ptr(),
                                c.0.as_ptr(),
                                n,
                                n,
                                n,
                                n,
                            );
                            0.
                        });
                    }
                }
                crate::ours::w4_t_f64(c, n, n);
                crate::ours::w4_dynamic_transpose(c, n, n);
            },
        );
    }
    for (n, nm) in [(64usize, "64"), (4096, "4096")] {
        o.case(
            "W4",
            &format!("tobytes_fresh_t_f64_{nm}"),
            n * n,
            2 * n * n * 8,
            move || Buf::from_fn(n * n, true, |i| i as f64),
            |c| {
                c.limit("fresh Vec + avx2 4x4", move |b| unsafe {
                    let mut v: Vec<f64> = Vec::with_capacity(n * n);
                    t_f64_avx2::<false, 64, 64>(v.as_mut_ptr(), b.as_ptr(), n, n, n, n);
                    v.set_len(n * n);
                    black_box(&v)[n * n - 1]
                });
                c.limit("fresh Vec + avx2 4x4 rows-in-strip", move |b| unsafe {
                    let mut v: Vec<f64> = Vec::with_capacity(n * n);
                    t_f64_avx2::<false, 1000000, 8>(v.as_mut_ptr(), b.as_ptr(), n, n, n, n);
                    v.set_len(n * n);
                    black_box(&v)[n * n - 1]
                });
                if n > 512 {
                    c.limit("huge pages + avx2 4x4", move |b| unsafe {
                        let mut v = fresh_on_huge_pages::<f64>(n * n);
                        t_f64_avx2::<false, 64, 64>(v.as_mut_ptr(), b.as_ptr(), n, n, n, n);
                        v.set_len(n * n);
                        black_box(&v)[n * n - 1]
                    });
                }
                c.tech("memcpy to_vec (fresh)", |b| {
                    let v = b.to_vec();
                    black_box(&v)[v.len() - 1]
                });
                c.peer("ndarray t().as_standard_layout()", move |b| {
                    let v = av(b, (n, n));
                    let w = v.t();
                    let a = w.as_standard_layout();
                    black_box(&a)[[n - 1, n - 1]]
                });
                c.peer("ndarray t().to_owned() (keeps F order)", move |b| {
                    let v = av(b, (n, n));
                    let a = v.t().to_owned();
                    black_box(&a)[[n - 1, n - 1]]
                });
                c.peer("ndarray t().iter().copied().collect()", move |b| {
                    let v = av(b, (n, n));
                    let a: Vec<f64> = v.t().iter().copied().collect();
                    black_box(&a)[n * n - 1]
                });
                crate::ours::w4_tobytes_fresh(c, n);
                crate::ours::w4_dynamic_to_bytes(c, n);
            },
        );
    }
    for (r, k, nm) in [
        (64usize, 64usize, "64"),
        (1080, 1920, "1080p"),
        (4096, 4096, "4096"),
        (16384, 8192, "16kx8k"),
    ] {
        o.case(
            "W4",
            &format!("t_u8_{nm}"),
            r * k,
            2 * r * k,
            ctx(r * k, r * k, |i| (i * 7 + i / 253) as u8),
            |c| {
                t2d_common(c, r, k, r > 64);
                c.limit("sse2 16x16", move |c| unsafe {
                    t_u8_sse2(c.1.as_mut_ptr(), c.0.as_ptr(), r, k, r, k);
                    0.
                });
                c.limit("staged 64x64", move |c| unsafe {
                    t_u8_staged::<false, false>(c.1.as_mut_ptr(), c.0.as_ptr(), r, k, r, k);
                    0.
                });
                if r % 64 == 0 && r > 1000 {
                    c.limit("staged 64x64 NT", move |c| unsafe {
                        t_u8_staged::<true, false>(c.1.as_mut_ptr(), c.0.as_ptr(), r, k, r, k);
                        0.
                    });
                }
                if r % 64 == 0 && r > 1000 {
                    c.limit("staged 64x64 NT prefetch", move |c| unsafe {
                        t_u8_staged::<true, true>(c.1.as_mut_ptr(), c.0.as_ptr(), r, k, r, k);
                        0.
                    });
                }
                crate::ours::w4_t_u8(c, r, k);
                crate::ours::w4_dynamic_transpose(c, r, k);
            },
        );
    }
}
