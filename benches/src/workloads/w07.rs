//! W7: equality with Python semantics (values, not bytes: NaN != NaN, -0.0 == 0.0).
use crate::harness::{Case, Opts};
use crate::machine::memory::Buf;
use bytemuck::Pod;
use ndarray::{ArrayView1, s};
use std::hint::black_box;

#[inline(always)]
fn eq_block<T: PartialEq + Copy, U: Copy + Into<T> + Copy>(a: &[T], b: &[U]) -> bool {
    const B: usize = 64;
    if a.len() != b.len() {
        return false;
    }
    let (ac, ar) = a.as_chunks::<B>();
    let (bc, br) = b.as_chunks::<B>();
    for (x, y) in ac.iter().zip(bc) {
        let mut ne = false;
        for k in 0..B {
            ne |= x[k] != y[k].into();
        }
        if ne {
            return false;
        }
    }
    ar.iter().zip(br).all(|(x, y)| *x == (*y).into())
}
#[target_feature(enable = "avx2")]
unsafe fn eq_avx2<T: PartialEq + Copy, U: Copy + Into<T>>(a: &[T], b: &[U]) -> bool {
    eq_block::<T, U>(a, b)
}
#[inline(always)]
unsafe fn eq_strided<T: PartialEq + Copy, const K: usize>(
    a: *const u8,
    sa: isize,
    b: *const u8,
    sb: isize,
    n: usize,
) -> bool {
    unsafe {
        let (mut a, mut b) = (a, b);
        for _ in 0..n / K {
            let mut ne = false;
            for k in 0..K as isize {
                ne |= (a.offset(k * sa) as *const T).read_unaligned()
                    != (b.offset(k * sb) as *const T).read_unaligned();
            }
            if ne {
                return false;
            }
            a = a.offset(sa * K as isize);
            b = b.offset(sb * K as isize);
        }
        for k in 0..(n % K) as isize {
            if (a.offset(k * sa) as *const T).read_unaligned()
                != (b.offset(k * sb) as *const T).read_unaligned()
            {
                return false;
            }
        }
        true
    }
}
#[inline(never)]
unsafe fn eq_dyn_f64<const K: usize>(
    a: *const u8,
    sa: isize,
    b: *const u8,
    sb: isize,
    n: usize,
) -> bool {
    unsafe { eq_strided::<f64, K>(a, sa, b, sb, n) }
}
#[target_feature(enable = "avx2")]
unsafe fn eq_step2_avx2(a: &[f64], b: &[f64]) -> bool {
    // a: every second of 2n; b: n contiguous
    let (ac, _) = a.as_chunks::<64>();
    let (bc, _) = b.as_chunks::<32>();
    for (x, y) in ac.iter().zip(bc) {
        let mut ne = false;
        for k in 0..32 {
            ne |= x[2 * k] != y[k];
        }
        if ne {
            return false;
        }
    }
    true
}
fn memcmp(a: &[u8], b: &[u8]) -> bool {
    unsafe { libc::memcmp(a.as_ptr() as *const _, b.as_ptr() as *const _, a.len()) == 0 }
}

/// Two arrays of `n` numbers.
fn pair<T: Pod, U: Pod>(
    n: usize,
    a: impl Fn(usize) -> T,
    b: impl Fn(usize) -> U,
) -> impl FnOnce() -> (Buf<T>, Buf<U>) {
    move || (Buf::from_fn(n, true, a), Buf::from_fn(n, true, b))
}

/// What compares two arrays of one type.
fn peers<T: Pod + PartialEq>(c: &mut Case<(Buf<T>, Buf<T>)>) {
    c.peer("slice ==", |c| (c.0[..] == c.1[..]) as u8 as f64);
    c.peer("ndarray view ==", |c| {
        (ArrayView1::from(&c.0[..]) == ArrayView1::from(&c.1[..])) as u8 as f64
    });
}

pub fn run(o: &Opts) {
    for (sz, n) in [("4k", 4096usize), ("1e6", 1_000_000), ("16M", 16 << 20)] {
        {
            o.case(
                "W7",
                &format!("eq_B_{sz}"),
                n,
                2 * n,
                pair(n, |i| i as u8, |i| i as u8),
                |c| {
                    c.limit("libc memcmp", |c| memcmp(&c.0, &c.1) as u8 as f64);
                    c.limit("blocks of 64, avx2", |c| unsafe {
                        eq_avx2::<u8, u8>(&c.0, &c.1) as u8 as f64
                    });
                    peers(c);
                    crate::ours::w7_b(c);
                },
            );
            o.case(
                "W7",
                &format!("eq_d_{sz}"),
                n,
                16 * n,
                pair(n, |i| i as f64, |i| i as f64),
                |c| {
                    c.limit("blocks of 64, avx2", |c| unsafe {
                        eq_avx2::<f64, f64>(&c.0, &c.1) as u8 as f64
                    });
                    c.tech("blocks of 64, default target", |c| {
                        eq_block::<f64, f64>(&c.0, &c.1) as u8 as f64
                    });
                    c.tech("memcmp (wrong for NaN, -0.0)", |c| {
                        memcmp(bytemuck::cast_slice(&c.0), bytemuck::cast_slice(&c.1)) as u8 as f64
                    });
                    peers(c);
                    crate::ours::w7_d(c);
                },
            );
        }
        if n > 1_000_000 {
            continue;
        }
        o.case(
            "W7",
            &format!("eq_i_{sz}"),
            n,
            8 * n,
            pair(n, |i| i as i32, |i| i as i32),
            |c| {
                c.limit("memcmp", |c| {
                    memcmp(bytemuck::cast_slice(&c.0), bytemuck::cast_slice(&c.1)) as u8 as f64
                });
                c.limit("blocks of 64, avx2", |c| unsafe {
                    eq_avx2::<i32, i32>(&c.0, &c.1) as u8 as f64
                });
                peers(c);
                crate::ours::w7_i(c);
            },
        );
        o.case(
            "W7",
            &format!("eq_d_vs_i_{sz}"),
            n,
            12 * n,
            pair(n, |i| i as f64, |i| i as i32),
            |c| {
                c.limit("convert, blocks of 64, avx2", |c| unsafe {
                    eq_avx2::<f64, i32>(&c.0, &c.1) as u8 as f64
                });
                c.peer("iter().eq(map as f64)", |c| {
                    c.0.iter().copied().eq(c.1.iter().map(|x| *x as f64)) as u8 as f64
                });
                c.tech("per-element V16 unpack and compare", |c| {
                    let (p, q) = (c.0.as_ptr(), c.1.as_ptr());
                    let n = c.0.len();
                    let f = black_box([0u8, 1u8]);
                    let g = |c: u8, p: *const u8, i: usize| unsafe {
                        match c {
                            0 => {
                                crate::workloads::w06_values::V16::Float(*(p as *const f64).add(i))
                            }
                            _ => crate::workloads::w06_values::V16::Int(
                                *(p as *const i32).add(i) as i64
                            ),
                        }
                    };
                    for i in 0..n {
                        use crate::workloads::w06_values::V16::*;
                        let e = match (g(f[0], p as *const u8, i), g(f[1], q as *const u8, i)) {
                            (Float(a), Float(b)) => a == b,
                            (Float(a), Int(b)) => a == b as f64,
                            (Int(a), Int(b)) => a == b,
                            _ => false,
                        };
                        if !e {
                            return 0.;
                        }
                    }
                    1.
                });
                crate::ours::w7_d_vs_i(c);
            },
        );
        o.case(
            "W7",
            &format!("eq_i_vs_q_{sz}"),
            n,
            12 * n,
            pair(n, |i| i as i64, |i| i as i32),
            |c| {
                c.limit("convert, blocks of 64, avx2", |c| unsafe {
                    eq_avx2::<i64, i32>(&c.0, &c.1) as u8 as f64
                });
                c.peer("iter().eq(map as i64)", |c| {
                    c.0.iter().copied().eq(c.1.iter().map(|x| *x as i64)) as u8 as f64
                });
                crate::ours::w7_q_vs_i(c);
            },
        );
        o.case(
            "W7",
            &format!("eq_d_step2_{sz}"),
            n,
            24 * n,
            move || {
                (
                    Buf::<f64>::from_fn(2 * n, true, |i| (i / 2) as f64),
                    Buf::<f64>::from_fn(n, true, |i| i as f64),
                )
            },
            |c| {
                c.limit("const stride blocks of 32, avx2", |c| unsafe {
                    eq_step2_avx2(&c.0, &c.1) as u8 as f64
                });
                c.limit("const stride k8", |c| unsafe {
                    eq_strided::<f64, 8>(
                        c.0.as_ptr() as *const u8,
                        16,
                        c.1.as_ptr() as *const u8,
                        8,
                        c.1.len(),
                    ) as u8 as f64
                });
                c.tech("dynstride k1", |c| unsafe {
                    eq_dyn_f64::<1>(
                        c.0.as_ptr() as *const u8,
                        black_box(16),
                        c.1.as_ptr() as *const u8,
                        black_box(8),
                        c.1.len(),
                    ) as u8 as f64
                });
                c.tech("dynstride k8", |c| unsafe {
                    eq_dyn_f64::<8>(
                        c.0.as_ptr() as *const u8,
                        black_box(16),
                        c.1.as_ptr() as *const u8,
                        black_box(8),
                        c.1.len(),
                    ) as u8 as f64
                });
                c.peer("ndarray slice(..;2) ==", |c| {
                    (ArrayView1::from(&c.0[..]).slice(s![..;2]) == ArrayView1::from(&c.1[..])) as u8
                        as f64
                });
                c.peer("step_by(2).eq()", |c| {
                    c.0.iter().step_by(2).eq(c.1.iter()) as u8 as f64
                });
                crate::ours::w7_step2(c);
            },
        );
    }
}
