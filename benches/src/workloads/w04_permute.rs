//! W4: permuted axes of three-dimensional arrays.

use super::w04_common::*;
use crate::harness::Opts;
use crate::limits::*;

pub fn run(o: &Opts) {
    let a5 = is_x86_feature_detected!("avx512f");
    // 3-D permutations of f32
    for (n, nm) in [(32usize, "32"), (256, "256")] {
        let e = n * n * n;
        let p2 = n * n;
        for (perm, pn) in [
            ([2usize, 1, 0], "210"),
            ([0, 2, 1], "021"),
            ([1, 0, 2], "102"),
            ([1, 2, 0], "120"),
        ] {
            o.case(
                "W4",
                &format!("perm{pn}_f32_{nm}"),
                e,
                8 * e,
                ctx(e, e, |i| i as f32),
                |c| {
                    chk(c);
                    memcpy_limit(c);
                    match pn {
                        "210" => {
                            if a5 {
                                c.limit("f32 zmm 16x16", move |c| unsafe {
                                    for j in 0..n {
                                        t_f32_512::<false, 64, 64>(
                                            c.1.as_mut_ptr().add(j * n),
                                            c.0.as_ptr().add(j * n),
                                            n,
                                            n,
                                            p2,
                                            p2,
                                        );
                                    }
                                    0.
                                });
                                if n > 32 {
                                    c.limit("f32 zmm 16x16 NT", move |c| unsafe {
                                        for j in 0..n {
                                            t_f32_512::<true, 64, 64>(
                                                c.1.as_mut_ptr().add(j * n),
                                                c.0.as_ptr().add(j * n),
                                                n,
                                                n,
                                                p2,
                                                p2,
                                            );
                                        }
                                        0.
                                    });
                                    c.limit(
                                        "f32 zmm 16x16 NT, j innermost of 16x16xn",
                                        move |c| unsafe {
                                            for i in (0..n).step_by(16) {
                                                for k in (0..n).step_by(16) {
                                                    for j in 0..n {
                                                        t_f32_512::<true, 16, 16>(
                                                            c.1.as_mut_ptr()
                                                                .add(k * p2 + j * n + i),
                                                            c.0.as_ptr().add(i * p2 + j * n + k),
                                                            16,
                                                            16,
                                                            p2,
                                                            p2,
                                                        );
                                                    }
                                                }
                                            }
                                            0.
                                        },
                                    );
                                }
                            }
                            c.limit("f32 8x8 over (i,k) for each j", move |c| unsafe {
                                for j in 0..n {
                                    t_f32_avx2::<false, 64, 64>(
                                        c.1.as_mut_ptr().add(j * n),
                                        c.0.as_ptr().add(j * n),
                                        n,
                                        n,
                                        p2,
                                        p2,
                                    );
                                }
                                0.
                            });
                            if n > 32 {
                                c.limit("f32 8x8 NT", move |c| unsafe {
                                    for j in 0..n {
                                        t_f32_avx2::<true, 64, 64>(
                                            c.1.as_mut_ptr().add(j * n),
                                            c.0.as_ptr().add(j * n),
                                            n,
                                            n,
                                            p2,
                                            p2,
                                        );
                                    }
                                    0.
                                });
                            }
                        }
                        "021" => {
                            if a5 {
                                c.limit("f32 zmm 16x16", move |c| unsafe {
                                    for b in 0..n {
                                        t_f32_512::<false, 64, 64>(
                                            c.1.as_mut_ptr().add(b * p2),
                                            c.0.as_ptr().add(b * p2),
                                            n,
                                            n,
                                            n,
                                            n,
                                        );
                                    }
                                    0.
                                });
                                if n > 32 {
                                    c.limit("f32 zmm 16x16 NT", move |c| unsafe {
                                        for b in 0..n {
                                            t_f32_512::<true, 64, 64>(
                                                c.1.as_mut_ptr().add(b * p2),
                                                c.0.as_ptr().add(b * p2),
                                                n,
                                                n,
                                                n,
                                                n,
                                            );
                                        }
                                        0.
                                    });
                                }
                            }
                            c.limit("f32 8x8 batch of 2-D", move |c| unsafe {
                                for b in 0..n {
                                    t_f32_avx2::<false, 64, 64>(
                                        c.1.as_mut_ptr().add(b * p2),
                                        c.0.as_ptr().add(b * p2),
                                        n,
                                        n,
                                        n,
                                        n,
                                    );
                                }
                                0.
                            });
                            if n > 32 {
                                c.limit("f32 8x8 NT", move |c| unsafe {
                                    for b in 0..n {
                                        t_f32_avx2::<true, 64, 64>(
                                            c.1.as_mut_ptr().add(b * p2),
                                            c.0.as_ptr().add(b * p2),
                                            n,
                                            n,
                                            n,
                                            n,
                                        );
                                    }
                                    0.
                                });
                            }
                        }
                        "102" => {
                            c.limit("row memcpy", move |c| unsafe {
                                for i in 0..n {
                                    for j in 0..n {
                                        std::ptr::copy_nonoverlapping(
                                            c.0.as_ptr().add(j * p2 + i * n),
                                            c.1.as_mut_ptr().add(i * p2 + j * n),
                                            n,
                                        );
                                    }
                                }
                                0.
                            });
                            c.limit("row memcpy in source order", move |c| unsafe {
                                for j in 0..n {
                                    for i in 0..n {
                                        std::ptr::copy_nonoverlapping(
                                            c.0.as_ptr().add(j * p2 + i * n),
                                            c.1.as_mut_ptr().add(i * p2 + j * n),
                                            n,
                                        );
                                    }
                                }
                                0.
                            });
                            if n > 32 {
                                c.limit("row NT copy in source order", move |c| unsafe {
                                    for j in 0..n {
                                        for i in 0..n {
                                            copy_nt_nofence(
                                                c.1.as_mut_ptr().add(i * p2 + j * n) as *mut u8,
                                                c.0.as_ptr().add(j * p2 + i * n) as *const u8,
                                                n * 4,
                                            );
                                        }
                                    }
                                    0.
                                });
                            }
                            if n > 32 {
                                c.limit("row NT copy", move |c| unsafe {
                                    for i in 0..n {
                                        for j in 0..n {
                                            copy_nt_nofence(
                                                c.1.as_mut_ptr().add(i * p2 + j * n) as *mut u8,
                                                c.0.as_ptr().add(j * p2 + i * n) as *const u8,
                                                n * 4,
                                            );
                                        }
                                    }
                                    0.
                                });
                            }
                        }
                        _ => {
                            if a5 {
                                c.limit("fused to 2-D, f32 zmm 16x16", move |c| unsafe {
                                    t_f32_512::<false, 64, 64>(
                                        c.1.as_mut_ptr(),
                                        c.0.as_ptr(),
                                        n,
                                        p2,
                                        n,
                                        p2,
                                    );
                                    0.
                                });
                                if n > 32 {
                                    c.limit(
                                        "fused to 2-D, f32 zmm 16x16 NT 16xall",
                                        move |c| unsafe {
                                            t_f32_512::<true, 16, 1000000>(
                                                c.1.as_mut_ptr(),
                                                c.0.as_ptr(),
                                                n,
                                                p2,
                                                n,
                                                p2,
                                            );
                                            0.
                                        },
                                    );
                                }
                                if n > 32 {
                                    c.limit("fused to 2-D, f32 zmm 16x16 NT", move |c| unsafe {
                                        t_f32_512::<true, 256, 16>(
                                            c.1.as_mut_ptr(),
                                            c.0.as_ptr(),
                                            n,
                                            p2,
                                            n,
                                            p2,
                                        );
                                        0.
                                    });
                                }
                            }
                            // (1,2,0): axes 1,2 fuse -> 2-D transpose n x n^2
                            c.limit("fused to 2-D n x n^2, f32 8x8", move |c| unsafe {
                                t_f32_avx2::<false, 64, 64>(
                                    c.1.as_mut_ptr(),
                                    c.0.as_ptr(),
                                    n,
                                    p2,
                                    n,
                                    p2,
                                );
                                0.
                            });
                            if n > 32 {
                                c.limit("fused to 2-D, NT", move |c| unsafe {
                                    t_f32_avx2::<true, 64, 64>(
                                        c.1.as_mut_ptr(),
                                        c.0.as_ptr(),
                                        n,
                                        p2,
                                        n,
                                        p2,
                                    );
                                    0.
                                });
                            }
                        }
                    }
                    let st = [(p2 * 4) as isize, (n * 4) as isize, 4];
                    c.tech("typed recursion (no tiling)", move |c| unsafe {
                        typed_nd::<f32>(
                            c.1.as_mut_ptr(),
                            c.0.as_ptr() as *const u8,
                            &[n; 3],
                            &[st[perm[0]], st[perm[1]], st[perm[2]]],
                        );
                        0.
                    });
                    c.peer("ndarray assign(permuted_axes)", move |c| {
                        avm3(&mut c.1, (n, n, n)).assign(&av3(&c.0, (n, n, n)).permuted_axes(perm));
                        0.
                    });
                    c.peer("strided-perm copy_into", move |c| {
                        strided_perm_copy(&mut c.1, &c.0, &[n; 3], &perm);
                        0.
                    });
                    crate::ours::w4_perm3_f32(c, n, perm);
                    crate::ours::w4_dynamic_permute(c, [n as isize; 3], perm);
                },
            );
        }
    }
}
