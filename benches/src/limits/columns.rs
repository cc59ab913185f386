//! Hand-written strided kernels: the limits, and the techniques on the way to them.
#![allow(clippy::missing_safety_doc)]
use std::arch::x86_64::*;
use std::ops::Add;

/// K independent accumulators, loads at p + i*stride. Inlined: a literal stride becomes constant.
#[inline(always)]
pub unsafe fn sum_k<T: Copy, A: Copy + Default + Add<Output = A>, const K: usize>(
    p: *const u8,
    stride: isize,
    n: usize,
    cv: impl Fn(T) -> A,
) -> A {
    unsafe {
        let mut acc = [A::default(); K];
        let mut q = p;
        for _ in 0..n / K {
            for k in 0..K {
                acc[k] = acc[k] + cv((q.offset(k as isize * stride) as *const T).read_unaligned());
            }
            q = q.offset(stride * K as isize);
        }
        for k in 0..n % K {
            acc[k] = acc[k] + cv((q.offset(k as isize * stride) as *const T).read_unaligned());
        }
        let mut w = K;
        while w > 1 {
            w /= 2;
            for k in 0..w {
                acc[k] = acc[k] + acc[k + w];
            }
        }
        acc[0]
    }
}

#[target_feature(enable = "avx2")]
pub unsafe fn sum_f64_gather<const STRIDE: i32>(p: *const u8, n: usize) -> f64 {
    unsafe {
        let idx = _mm_set_epi32(3 * STRIDE, 2 * STRIDE, STRIDE, 0);
        let mut a = [_mm256_setzero_pd(); 4];
        let mut q = p;
        for _ in 0..n / 16 {
            for k in 0..4 {
                a[k] = _mm256_add_pd(
                    a[k],
                    _mm256_i32gather_pd::<1>(q.add(k * 4 * STRIDE as usize) as *const f64, idx),
                );
            }
            q = q.add(16 * STRIDE as usize);
        }
        let s = _mm256_add_pd(_mm256_add_pd(a[0], a[1]), _mm256_add_pd(a[2], a[3]));
        let mut t = [0f64; 4];
        _mm256_storeu_pd(t.as_mut_ptr(), s);
        let mut r = t[0] + t[1] + t[2] + t[3];
        for k in 0..n % 16 {
            r += (q.add(k * STRIDE as usize) as *const f64).read_unaligned();
        }
        r
    }
}

/// movsd + movhpd into 128-bit accumulators: halves the adds, same number of loads.
pub unsafe fn sum_f64_pair<const STRIDE: isize>(p: *const u8, n: usize) -> f64 {
    unsafe {
        let mut a = [_mm_setzero_pd(); 8];
        let mut q = p;
        for _ in 0..n / 16 {
            for k in 0..8isize {
                let l = _mm_load_sd(q.offset(2 * k * STRIDE) as *const f64);
                let v = _mm_loadh_pd(l, q.offset((2 * k + 1) * STRIDE) as *const f64);
                a[k as usize] = _mm_add_pd(a[k as usize], v);
            }
            q = q.offset(16 * STRIDE);
        }
        let mut s = a[0];
        for v in &a[1..] {
            s = _mm_add_pd(s, *v);
        }
        let mut t = [0f64; 2];
        _mm_storeu_pd(t.as_mut_ptr(), s);
        let mut r = t[0] + t[1];
        for k in 0..(n % 16) as isize {
            r += (q.offset(k * STRIDE) as *const f64).read_unaligned();
        }
        r
    }
}

/// 4 records (192 bytes) as three 64-byte loads, columns picked with one two-source permute each.
#[target_feature(enable = "avx512f")]
pub unsafe fn sum_f64_rec48_zmm(p: *const u8, n: usize) -> f64 {
    unsafe {
        // f64 slots of 4 records: 0, 6, 12, 18 -> z0[0], z0[6], z1[4], z2[2]
        let mut a0 = _mm512_setzero_pd();
        let mut a1 = _mm512_setzero_pd();
        let mut b0 = _mm512_setzero_pd();
        let mut b1 = _mm512_setzero_pd();
        let mut c0 = _mm512_setzero_pd();
        let mut c1 = _mm512_setzero_pd();
        let mut q = p as *const f64;
        for _ in 0..n / 8 {
            a0 = _mm512_mask_add_pd(a0, 0b0100_0001, a0, _mm512_loadu_pd(q));
            b0 = _mm512_mask_add_pd(b0, 0b0001_0000, b0, _mm512_loadu_pd(q.add(8)));
            c0 = _mm512_mask_add_pd(c0, 0b0000_0100, c0, _mm512_loadu_pd(q.add(16)));
            a1 = _mm512_mask_add_pd(a1, 0b0100_0001, a1, _mm512_loadu_pd(q.add(24)));
            b1 = _mm512_mask_add_pd(b1, 0b0001_0000, b1, _mm512_loadu_pd(q.add(32)));
            c1 = _mm512_mask_add_pd(c1, 0b0000_0100, c1, _mm512_loadu_pd(q.add(40)));
            q = q.add(48);
        }
        let s = _mm512_add_pd(
            _mm512_add_pd(_mm512_add_pd(a0, a1), _mm512_add_pd(b0, b1)),
            _mm512_add_pd(c0, c1),
        );
        let mut r = _mm512_reduce_add_pd(s);
        for k in 0..n % 8 {
            r += q.add(6 * k).read_unaligned();
        }
        r
    }
}

/// The memory-side limit: every byte read once, contiguously.
#[target_feature(enable = "avx2")]
pub unsafe fn read_all(p: *const u8, bytes: usize) -> u64 {
    unsafe {
        let mut a = [_mm256_setzero_si256(); 8];
        let mut q = p;
        for _ in 0..bytes / 256 {
            for k in 0..8 {
                a[k] = _mm256_xor_si256(a[k], _mm256_loadu_si256(q.add(32 * k) as *const _));
            }
            q = q.add(256);
        }
        let mut s = a[0];
        for v in &a[1..] {
            s = _mm256_xor_si256(s, *v);
        }
        let mut t = [0u64; 4];
        _mm256_storeu_si256(t.as_mut_ptr() as *mut _, s);
        t[0] ^ t[1] ^ t[2] ^ t[3]
    }
}

#[target_feature(enable = "avx2")]
pub unsafe fn copy_nt(d: *mut u8, s: *const u8, bytes: usize) {
    unsafe {
        copy_nt_nofence(d, s, bytes);
        _mm_sfence();
    }
}
#[target_feature(enable = "avx2")]
pub unsafe fn copy_nt_nofence(d: *mut u8, s: *const u8, bytes: usize) {
    unsafe {
        let al = d.align_offset(32).min(bytes);
        std::ptr::copy_nonoverlapping(s, d, al);
        let (mut d, mut s, mut n) = (d.add(al), s.add(al), bytes - al);
        while n >= 128 {
            let a = _mm256_loadu_si256(s as *const _);
            let b = _mm256_loadu_si256(s.add(32) as *const _);
            let c = _mm256_loadu_si256(s.add(64) as *const _);
            let e = _mm256_loadu_si256(s.add(96) as *const _);
            _mm256_stream_si256(d as *mut _, a);
            _mm256_stream_si256(d.add(32) as *mut _, b);
            _mm256_stream_si256(d.add(64) as *mut _, c);
            _mm256_stream_si256(d.add(96) as *mut _, e);
            d = d.add(128);
            s = s.add(128);
            n -= 128;
        }
        std::ptr::copy_nonoverlapping(s, d, n);
    }
}

// ---------------------------------------------------------------- gather / scatter
#[inline(always)]
pub unsafe fn gather_k<T: Copy, const K: usize>(
    dst: *mut T,
    p: *const u8,
    stride: isize,
    n: usize,
) {
    unsafe {
        let mut q = p;
        let mut d = dst;
        for _ in 0..n / K {
            for k in 0..K {
                *d.add(k) = (q.offset(k as isize * stride) as *const T).read_unaligned();
            }
            q = q.offset(stride * K as isize);
            d = d.add(K);
        }
        for k in 0..n % K {
            *d.add(k) = (q.offset(k as isize * stride) as *const T).read_unaligned();
        }
    }
}
/// Same, eight at a time, written with 64-byte non-temporal stores.
#[target_feature(enable = "avx512f")]
pub unsafe fn gather_nt_f64<const STRIDE: isize>(dst: *mut f64, p: *const u8, n: usize) {
    unsafe {
        let head = dst.align_offset(8).min(n); // elements until 64-byte aligned
        let head = if (dst as usize).is_multiple_of(64) {
            0
        } else {
            head
        };
        gather_k::<f64, 1>(dst, p, STRIDE, head);
        let (mut d, mut q, n) = (dst.add(head), p.offset(STRIDE * head as isize), n - head);
        for _ in 0..n / 8 {
            let g = |k: isize| {
                _mm_loadh_pd(
                    _mm_load_sd(q.offset(k * STRIDE) as *const f64),
                    q.offset((k + 1) * STRIDE) as *const f64,
                )
            };
            let a = _mm256_set_m128d(g(2), g(0));
            let b = _mm256_set_m128d(g(6), g(4));
            let z = _mm512_insertf64x4::<1>(_mm512_castpd256_pd512(a), b);
            _mm512_stream_pd(d, z);
            d = d.add(8);
            q = q.offset(8 * STRIDE);
        }
        gather_k::<f64, 1>(d, q, STRIDE, n % 8);
        _mm_sfence();
    }
}
pub unsafe fn gather_nt_f64_sse2<const STRIDE: isize>(dst: *mut f64, p: *const u8, n: usize) {
    unsafe {
        let head = if (dst as usize).is_multiple_of(16) {
            0
        } else {
            1.min(n)
        };
        gather_k::<f64, 1>(dst, p, STRIDE, head);
        let (mut d, mut q, n) = (dst.add(head), p.offset(STRIDE * head as isize), n - head);
        for _ in 0..n / 8 {
            for j in 0..4isize {
                let v = _mm_loadh_pd(
                    _mm_load_sd(q.offset(2 * j * STRIDE) as *const f64),
                    q.offset((2 * j + 1) * STRIDE) as *const f64,
                );
                _mm_stream_pd(d.offset(2 * j), v);
            }
            d = d.add(8);
            q = q.offset(8 * STRIDE);
        }
        gather_k::<f64, 1>(d, q, STRIDE, n % 8);
        _mm_sfence();
    }
}
#[inline(always)]
pub unsafe fn scatter_k<T: Copy, const K: usize>(
    p: *mut u8,
    stride: isize,
    src: *const T,
    n: usize,
) {
    unsafe {
        let mut q = p;
        let mut s = src;
        for _ in 0..n / K {
            for k in 0..K {
                (q.offset(k as isize * stride) as *mut T).write_unaligned(*s.add(k));
            }
            q = q.offset(stride * K as isize);
            s = s.add(K);
        }
        for k in 0..n % K {
            (q.offset(k as isize * stride) as *mut T).write_unaligned(*s.add(k));
        }
    }
}

/// Dynamic stride, eight loads an iteration at `q`, `q + s`, `q + 2s`, `q + 3s`, `q + 4s`, `q + 5s`, `q + 2*3s`, `q + 7s`:
/// every offset is one x86 addressing mode, no arithmetic in the loop but the pointer bump.
#[inline(never)]
pub unsafe fn sum_f64_dyn8_lea(p: *const u8, s: isize, n: usize) -> f64 {
    unsafe {
        let (s3, s5, s7, s8) = (s * 3, s * 5, s * 7, s * 8);
        let l = |q: *const u8| (q as *const f64).read_unaligned();
        let (mut a0, mut a1, mut a2, mut a3, mut a4, mut a5, mut a6, mut a7) =
            (0., 0., 0., 0., 0., 0., 0., 0.);
        let mut q = p;
        for _ in 0..n / 8 {
            a0 += l(q);
            a1 += l(q.offset(s));
            a2 += l(q.offset(s * 2));
            a3 += l(q.offset(s3));
            a4 += l(q.offset(s * 4));
            a5 += l(q.offset(s5));
            a6 += l(q.offset(s3 * 2));
            a7 += l(q.offset(s7));
            q = q.offset(s8);
        }
        let mut r = ((a0 + a1) + (a2 + a3)) + ((a4 + a5) + (a6 + a7));
        for k in 0..(n % 8) as isize {
            r += l(q.offset(k * s));
        }
        r
    }
}
/// Dynamic entry, common strides sent to constant-stride loops.
#[inline(never)]
pub unsafe fn sum_f64_dispatch(p: *const u8, s: isize, n: usize) -> f64 {
    unsafe {
        macro_rules! go { ($($s:literal)*) => { match s { $($s => sum_k::<f64, f64, 8>(p, $s, n, |x| x),)* _ => sum_f64_dyn8_lea(p, s, n) } } }
        go!(8 16 24 32 40 48 56 64 72 80 96 128)
    }
}

/// Hides a pointer from the optimiser at no cost: keeps LLVM from turning a constant-stride loop into
/// AVX-512 gathers and scatters under target-cpu=native (2-5 times slower on Zen 4).
#[inline(always)]
#[allow(
    clippy::pointers_in_nomem_asm_block,
    reason = "the address is hidden, not the memory"
)]
pub fn opaque(p: *const u8) -> *const u8 {
    let mut q = p;
    unsafe { std::arch::asm!("/* {0} */", inout(reg) q, options(nomem, nostack, preserves_flags)) };
    q
}
#[inline(always)]
pub unsafe fn sum_k_opaque<T: Copy, A: Copy + Default + Add<Output = A>, const K: usize>(
    p: *const u8,
    stride: isize,
    n: usize,
    cv: impl Fn(T) -> A,
) -> A {
    unsafe {
        let mut acc = [A::default(); K];
        let mut q = p;
        for _ in 0..n / K {
            for k in 0..K {
                acc[k] = acc[k]
                    + cv((opaque(q.offset(k as isize * stride)) as *const T).read_unaligned());
            }
            q = q.offset(stride * K as isize);
        }
        for k in 0..n % K {
            acc[k] = acc[k] + cv((q.offset(k as isize * stride) as *const T).read_unaligned());
        }
        let mut r = acc[0];
        for k in 1..K {
            r = r + acc[k];
        }
        r
    }
}
/// One opaque per block of K.
#[inline(always)]
pub unsafe fn sum_k_opaque1<T: Copy, A: Copy + Default + Add<Output = A>, const K: usize>(
    p: *const u8,
    stride: isize,
    n: usize,
    cv: impl Fn(T) -> A,
) -> A {
    unsafe {
        let mut acc = [A::default(); K];
        let mut q = p;
        for _ in 0..n / K {
            q = opaque(q);
            for k in 0..K {
                acc[k] = acc[k] + cv((q.offset(k as isize * stride) as *const T).read_unaligned());
            }
            q = q.offset(stride * K as isize);
        }
        for k in 0..n % K {
            acc[k] = acc[k] + cv((q.offset(k as isize * stride) as *const T).read_unaligned());
        }
        let mut r = acc[0];
        for k in 1..K {
            r = r + acc[k];
        }
        r
    }
}
/// Pairs of f64 as movsd + movhpd and one 16-byte store.
#[inline(always)]
pub unsafe fn gather_f64_pairs(dst: *mut f64, p: *const u8, stride: isize, n: usize) {
    unsafe {
        let mut q = p;
        let mut d = dst;
        for _ in 0..n / 4 {
            let a = _mm_loadh_pd(_mm_load_sd(q as *const f64), q.offset(stride) as *const f64);
            let b = _mm_loadh_pd(
                _mm_load_sd(q.offset(2 * stride) as *const f64),
                q.offset(3 * stride) as *const f64,
            );
            _mm_storeu_pd(d, a);
            _mm_storeu_pd(d.add(2), b);
            q = q.offset(4 * stride);
            d = d.add(4);
        }
        for k in 0..(n % 4) as isize {
            *d.offset(k) = (q.offset(k * stride) as *const f64).read_unaligned();
        }
    }
}
