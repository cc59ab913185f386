//! W5: sums over big-endian columns of packed 22-byte records.
use crate::harness::Opts;
use crate::limits::{sum_k, sum_k_opaque1};
use crate::machine::memory::Buf;
use crate::machine::records::*;
use std::arch::x86_64::*;
use std::hint::black_box;
use zerocopy::FromBytes;

#[inline(never)]
unsafe fn dyn_f4<const K: usize>(p: *const u8, s: isize, n: usize) -> f64 {
    unsafe { sum_k::<u32, f64, K>(p, s, n, |x| f32::from_bits(x.swap_bytes()) as f64) }
}
fn zc(b: &Buf<BeRec>) -> &[ZcRec] {
    <[ZcRec]>::ref_from_bytes(bytemuck::cast_slice(b)).unwrap()
}
pub fn run(o: &Opts) {
    let ssse3 = is_x86_feature_detected!("ssse3") && is_x86_feature_detected!("sse4.1");
    for (sz, n) in [("l1", 1024usize), ("l2", 32768), ("dram", 16 << 20)] {
        let mk = move || Buf::from_fn(n, true, BeRec::nth);
        o.case("W5", &format!("be_f4_{sz}"), n, n * BEREC, mk, |c| {
            // f64 accumulators so that every order of summation agrees
            c.limit("const22_acc8 (movbe/bswap)", |b| unsafe {
                sum_k::<u32, f64, 8>((b.as_ptr() as *const u8).add(2), 22, b.len(), |x| {
                    f32::from_bits(x.swap_bytes()) as f64
                })
            });
            c.limit("const22_acc4", |b| unsafe {
                sum_k::<u32, f64, 4>((b.as_ptr() as *const u8).add(2), 22, b.len(), |x| {
                    f32::from_bits(x.swap_bytes()) as f64
                })
            });
            if ssse3 {
                c.limit("4 dword loads + pshufb", |b| unsafe {
                    be_f4_pshufb((b.as_ptr() as *const u8).add(2), 22, b.len())
                });
            }
            c.limit("const22_acc4, opaque per 4", |b| unsafe {
                sum_k_opaque1::<u32, f64, 4>((b.as_ptr() as *const u8).add(2), 22, b.len(), |x| {
                    f32::from_bits(x.swap_bytes()) as f64
                })
            });
            c.tech("native-endian column, same stride", |b| unsafe {
                std::hint::black_box(sum_k::<u32, f64, 8>(
                    (b.as_ptr() as *const u8).add(2),
                    22,
                    b.len(),
                    |x| f32::from_bits(x) as f64,
                ));
                f64::NAN
            });
            c.tech("dynstride_acc4", |b| unsafe {
                dyn_f4::<4>((b.as_ptr() as *const u8).add(2), black_box(22), b.len())
            });
            c.tech("dynstride_acc1", |b| unsafe {
                dyn_f4::<1>((b.as_ptr() as *const u8).add(2), black_box(22), b.len())
            });
            c.peer("iter f32::from_be_bytes sum", |b| {
                b.iter().map(|r| f32::from_be_bytes(r.a) as f64).sum()
            });
            c.peer("zerocopy F32<BE> .get() sum", |b| {
                zc(b).iter().map(|r| r.a.get() as f64).sum()
            });
            crate::ours::w5_f4(c);
        });
        o.case("W5", &format!("be_i4_{sz}"), n, n * BEREC, mk, |c| {
            c.limit("const22_acc8 (movbe/bswap)", |b| unsafe {
                sum_k::<u32, i64, 8>((b.as_ptr() as *const u8).add(6), 22, b.len(), |x| {
                    x.swap_bytes() as i32 as i64
                }) as f64
            });
            if ssse3 {
                c.limit("4 dword loads + pshufb", |b| unsafe {
                    be_i4_pshufb((b.as_ptr() as *const u8).add(6), 22, b.len()) as f64
                });
            }
            c.limit("const22_acc8, opaque per 8", |b| unsafe {
                sum_k_opaque1::<u32, i64, 8>((b.as_ptr() as *const u8).add(6), 22, b.len(), |x| {
                    x.swap_bytes() as i32 as i64
                }) as f64
            });
            c.limit("const22_acc1", |b| unsafe {
                sum_k::<u32, i64, 1>((b.as_ptr() as *const u8).add(6), 22, b.len(), |x| {
                    x.swap_bytes() as i32 as i64
                }) as f64
            });
            c.peer("iter i32::from_be_bytes sum", |b| {
                b.iter()
                    .map(|r| i32::from_be_bytes(r.b) as i64)
                    .sum::<i64>() as f64
            });
            c.peer("zerocopy I32<BE> .get() sum", |b| {
                zc(b).iter().map(|r| r.b.get() as i64).sum::<i64>() as f64
            });
            crate::ours::w5_i4(c);
        });
        o.case("W5", &format!("be_f8_{sz}"), n, n * BEREC, mk, |c| {
            c.limit("const22_acc8 (movbe/bswap)", |b| unsafe {
                sum_k::<u64, f64, 8>((b.as_ptr() as *const u8).add(10), 22, b.len(), |x| {
                    f64::from_bits(x.swap_bytes())
                })
            });
            c.limit("const22_acc4", |b| unsafe {
                sum_k::<u64, f64, 4>((b.as_ptr() as *const u8).add(10), 22, b.len(), |x| {
                    f64::from_bits(x.swap_bytes())
                })
            });
            if ssse3 {
                c.limit("movsd/movhpd pair + pshufb", |b| unsafe {
                    be_f8_pshufb((b.as_ptr() as *const u8).add(10), 22, b.len())
                });
            }
            c.limit("const22_acc8, opaque per 8", |b| unsafe {
                sum_k_opaque1::<u64, f64, 8>((b.as_ptr() as *const u8).add(10), 22, b.len(), |x| {
                    f64::from_bits(x.swap_bytes())
                })
            });
            c.tech("const22_acc1", |b| unsafe {
                sum_k::<u64, f64, 1>((b.as_ptr() as *const u8).add(10), 22, b.len(), |x| {
                    f64::from_bits(x.swap_bytes())
                })
            });
            c.peer("iter f64::from_be_bytes sum", |b| {
                b.iter().map(|r| f64::from_be_bytes(r.c)).sum()
            });
            c.peer("zerocopy F64<BE> .get() sum", |b| {
                zc(b).iter().map(|r| r.c.get()).sum()
            });
            crate::ours::w5_f8(c);
        });
    }
    // contiguous big-endian array (an npy '>f8' file): sum and byteswap-copy to native
    for (sz, n) in [("l1", 2048usize), ("dram", 16 << 20)] {
        o.case(
            "W5",
            &format!("be_f8_contig_sum_{sz}"),
            n,
            8 * n,
            move || {
                Buf::<u64>::from_fn(n, true, |i| ((i % 977) as f64 * 0.5).to_bits().swap_bytes())
            },
            |c| {
                c.limit("acc8 autovec avx2", |b| unsafe { contig_avx2(b) });
                c.limit("acc16 scalar movbe", |b| unsafe {
                    sum_k::<u64, f64, 16>(b.as_ptr() as *const u8, 8, b.len(), |x| {
                        f64::from_bits(x.swap_bytes())
                    })
                });
                c.peer("zerocopy [F64<BE>] sum", |b| {
                    <[zerocopy::byteorder::big_endian::F64]>::ref_from_bytes(bytemuck::cast_slice(
                        b,
                    ))
                    .unwrap()
                    .iter()
                    .map(|x| x.get())
                    .sum()
                });
                c.peer("iter from_bits(swap_bytes) sum", |b| {
                    b.iter().map(|x| f64::from_bits(x.swap_bytes())).sum()
                });
                crate::ours::w5_contig_sum(c);
            },
        );
        o.case(
            "W5",
            &format!("be_f8_contig_to_native_{sz}"),
            n,
            16 * n,
            move || {
                (
                    Buf::<u64>::from_fn(n, true, |i| {
                        ((i % 977) as f64 * 0.5).to_bits().swap_bytes()
                    }),
                    Buf::<u64>::new(n, true),
                )
            },
            |c| {
                c.check(|c| {
                    let h = crate::machine::memory::hash_bytes(bytemuck::cast_slice(&c.1));
                    c.1.fill(0);
                    h
                });
                c.limit("autovec avx2 (vpshufb)", |c| unsafe {
                    swap_avx2(&mut c.1, &c.0);
                    0.
                });
                c.tech("~memcpy same bytes", |c| {
                    c.1.copy_from_slice(&c.0);
                    0.
                });
                c.peer("zerocopy zip get()", |c| {
                    let s = <[zerocopy::byteorder::big_endian::U64]>::ref_from_bytes(
                        bytemuck::cast_slice(&c.0),
                    )
                    .unwrap();
                    for (d, s) in c.1.iter_mut().zip(s) {
                        *d = s.get();
                    }
                    0.
                });
                c.peer("zip swap_bytes", |c| {
                    for (d, s) in c.1.iter_mut().zip(c.0.iter()) {
                        *d = s.swap_bytes();
                    }
                    0.
                });
                crate::ours::w5_contig_to_native(c);
            },
        );
    }
}
#[target_feature(enable = "avx2")]
unsafe fn swap_avx2(d: &mut [u64], s: &[u64]) {
    for (d, s) in d.iter_mut().zip(s) {
        *d = s.swap_bytes();
    }
}
#[target_feature(enable = "avx2")]
unsafe fn contig_avx2(b: &[u64]) -> f64 {
    let mut a = [0f64; 32];
    let (ch, rest) = b.as_chunks::<32>();
    for c in ch {
        for k in 0..32 {
            a[k] += f64::from_bits(c[k].swap_bytes());
        }
    }
    let mut s = 0.;
    for k in 0..32 {
        s += a[k];
    }
    s + rest
        .iter()
        .map(|x| f64::from_bits(x.swap_bytes()))
        .sum::<f64>()
}

#[inline]
#[target_feature(enable = "ssse3")]
unsafe fn load4(p: *const u8, s: isize) -> __m128i {
    unsafe {
        let l = |k: isize| _mm_castps_si128(_mm_load_ss(p.offset(k * s) as *const f32));
        let v = _mm_unpacklo_epi64(
            _mm_unpacklo_epi32(l(0), l(1)),
            _mm_unpacklo_epi32(l(2), l(3)),
        );
        _mm_shuffle_epi8(
            v,
            _mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12),
        )
    }
}
/// Dynamic stride; four values assembled in a register, one byte shuffle for the four.
#[target_feature(enable = "ssse3")]
unsafe fn be_f4_pshufb(p: *const u8, s: isize, n: usize) -> f64 {
    unsafe {
        let mut a = [_mm_setzero_pd(); 4];
        let mut q = p;
        for _ in 0..n / 8 {
            for h in 0..2 {
                let v = _mm_castsi128_ps(load4(q.offset(4 * h * s), s));
                a[2 * h as usize] = _mm_add_pd(a[2 * h as usize], _mm_cvtps_pd(v));
                a[2 * h as usize + 1] =
                    _mm_add_pd(a[2 * h as usize + 1], _mm_cvtps_pd(_mm_movehl_ps(v, v)));
            }
            q = q.offset(8 * s);
        }
        let t = _mm_add_pd(_mm_add_pd(a[0], a[1]), _mm_add_pd(a[2], a[3]));
        let mut r = _mm_cvtsd_f64(t) + _mm_cvtsd_f64(_mm_unpackhi_pd(t, t));
        for k in 0..(n % 8) as isize {
            r += f32::from_bits(
                (q.offset(k * s) as *const u32)
                    .read_unaligned()
                    .swap_bytes(),
            ) as f64;
        }
        r
    }
}
#[target_feature(enable = "ssse3,sse4.1")]
unsafe fn be_i4_pshufb(p: *const u8, s: isize, n: usize) -> i64 {
    unsafe {
        let mut a = [_mm_setzero_si128(); 4];
        let mut q = p;
        for _ in 0..n / 8 {
            for h in 0..2 {
                let v = load4(q.offset(4 * h * s), s);
                a[2 * h as usize] = _mm_add_epi64(a[2 * h as usize], _mm_cvtepi32_epi64(v));
                a[2 * h as usize + 1] = _mm_add_epi64(
                    a[2 * h as usize + 1],
                    _mm_cvtepi32_epi64(_mm_unpackhi_epi64(v, v)),
                );
            }
            q = q.offset(8 * s);
        }
        let t = _mm_add_epi64(_mm_add_epi64(a[0], a[1]), _mm_add_epi64(a[2], a[3]));
        let mut o = [0i64; 2];
        _mm_storeu_si128(o.as_mut_ptr() as *mut _, t);
        let mut r = o[0] + o[1];
        for k in 0..(n % 8) as isize {
            r += (q.offset(k * s) as *const u32)
                .read_unaligned()
                .swap_bytes() as i32 as i64;
        }
        r
    }
}
#[target_feature(enable = "ssse3")]
unsafe fn be_f8_pshufb(p: *const u8, s: isize, n: usize) -> f64 {
    unsafe {
        let m = _mm_setr_epi8(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);
        let mut a = [_mm_setzero_pd(); 4];
        let mut q = p;
        for _ in 0..n / 8 {
            for h in 0..4isize {
                let v = _mm_loadh_pd(
                    _mm_load_sd(q.offset(2 * h * s) as *const f64),
                    q.offset((2 * h + 1) * s) as *const f64,
                );
                let v = _mm_castsi128_pd(_mm_shuffle_epi8(_mm_castpd_si128(v), m));
                a[h as usize] = _mm_add_pd(a[h as usize], v);
            }
            q = q.offset(8 * s);
        }
        let t = _mm_add_pd(_mm_add_pd(a[0], a[1]), _mm_add_pd(a[2], a[3]));
        let mut r = _mm_cvtsd_f64(t) + _mm_cvtsd_f64(_mm_unpackhi_pd(t, t));
        for k in 0..(n % 8) as isize {
            r += f64::from_bits(
                (q.offset(k * s) as *const u64)
                    .read_unaligned()
                    .swap_bytes(),
            );
        }
        r
    }
}
