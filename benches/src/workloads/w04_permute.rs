//! W4: permuted axes of three-dimensional arrays.

use super::w04_common::*;
use crate::harness::Opts;
use crate::limits::*;

/// Adds a limit: a transpose of each of so many matrices, that many items apart.
///
/// A macro, as is the next one, so that what is measured is called by name.
macro_rules! matrices {
    (
        $c:ident, $name:literal, $transpose:expr,
        $count:tt of [$rows:expr, $cols:expr] at $step:expr, pitches [$to:expr, $from:expr]
    ) => {
        $c.limit($name, move |c| unsafe {
            for k in 0..$count {
                $transpose(
                    c.1.as_mut_ptr().add(k * $step),
                    c.0.as_ptr().add(k * $step),
                    $rows,
                    $cols,
                    $to,
                    $from,
                );
            }
            0.
        })
    };
}

/// Adds a limit: a copy of each row, all of those that lie `$inner` items apart in the source
/// before the next that lie `$outer` apart; in the destination these change places.
macro_rules! rows {
    ($c:ident, $name:literal, $outer:ident, $inner:ident, $copy:ident) => {
        $c.limit($name, move |c| unsafe {
            let n = $outer.min($inner);
            for i in 0..n {
                for j in 0..n {
                    $copy(
                        c.1.as_mut_ptr().add(i * $inner + j * $outer),
                        c.0.as_ptr().add(i * $outer + j * $inner),
                        n,
                    );
                }
            }
            0.
        })
    };
}

#[inline(always)]
unsafe fn copy_row(to: *mut f32, from: *const f32, n: usize) {
    unsafe { std::ptr::copy_nonoverlapping(from, to, n) }
}

#[inline(always)]
unsafe fn stream_row(to: *mut f32, from: *const f32, n: usize) {
    unsafe { copy_nt_nofence(to as *mut u8, from as *const u8, n * 4) }
}

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
                        // A transpose of the outer axes for each place of the middle one.
                        "210" => {
                            if a5 {
                                matrices!(c, "f32 zmm 16x16", t_f32_512::<false, 64, 64>,
                                    n of [n, n] at n, pitches [p2, p2]);
                                if n > 32 {
                                    matrices!(c, "f32 zmm 16x16 NT", t_f32_512::<true, 64, 64>,
                                        n of [n, n] at n, pitches [p2, p2]);
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
                            matrices!(c, "f32 8x8 over (i,k) for each j",
                                t_f32_avx2::<false, 64, 64>, n of [n, n] at n, pitches [p2, p2]);
                            if n > 32 {
                                matrices!(c, "f32 8x8 NT", t_f32_avx2::<true, 64, 64>,
                                    n of [n, n] at n, pitches [p2, p2]);
                            }
                        }
                        // One transpose after the other.
                        "021" => {
                            if a5 {
                                matrices!(c, "f32 zmm 16x16", t_f32_512::<false, 64, 64>,
                                    n of [n, n] at p2, pitches [n, n]);
                                if n > 32 {
                                    matrices!(c, "f32 zmm 16x16 NT", t_f32_512::<true, 64, 64>,
                                        n of [n, n] at p2, pitches [n, n]);
                                }
                            }
                            matrices!(c, "f32 8x8 batch of 2-D", t_f32_avx2::<false, 64, 64>,
                                n of [n, n] at p2, pitches [n, n]);
                            if n > 32 {
                                matrices!(c, "f32 8x8 NT", t_f32_avx2::<true, 64, 64>,
                                    n of [n, n] at p2, pitches [n, n]);
                            }
                        }
                        // Rows change places and stay whole.
                        "102" => {
                            rows!(c, "row memcpy", n, p2, copy_row);
                            rows!(c, "row memcpy in source order", p2, n, copy_row);
                            if n > 32 {
                                rows!(c, "row NT copy in source order", p2, n, stream_row);
                                rows!(c, "row NT copy", n, p2, stream_row);
                            }
                        }
                        // (1,2,0): axes 1,2 fuse -> 2-D transpose n x n^2
                        _ => {
                            if a5 {
                                matrices!(c, "fused to 2-D, f32 zmm 16x16",
                                    t_f32_512::<false, 64, 64>, 1 of [n, p2] at 0, pitches [n, p2]);
                                if n > 32 {
                                    matrices!(c, "fused to 2-D, f32 zmm 16x16 NT 16xall",
                                        t_f32_512::<true, 16, 1000000>,
                                        1 of [n, p2] at 0, pitches [n, p2]);
                                    matrices!(c, "fused to 2-D, f32 zmm 16x16 NT",
                                        t_f32_512::<true, 256, 16>,
                                        1 of [n, p2] at 0, pitches [n, p2]);
                                }
                            }
                            matrices!(c, "fused to 2-D n x n^2, f32 8x8",
                                t_f32_avx2::<false, 64, 64>, 1 of [n, p2] at 0, pitches [n, p2]);
                            if n > 32 {
                                matrices!(c, "fused to 2-D, NT", t_f32_avx2::<true, 64, 64>,
                                    1 of [n, p2] at 0, pitches [n, p2]);
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
