//! W0: what this machine can do (clock, bandwidths, page faults).
use crate::harness::Opts;
use crate::limits::*;
use crate::machine::memory::Buf;
use std::hint::black_box;

pub fn run(o: &Opts) {
    o.case("W0", "clock_dep_add_1e6", 1_000_000, 0, || 0u64, |c| {
        // one dependent 1-cycle add per element: ns/el = 1/GHz
        c.limit("dep_add", |_| {
            let mut x = 1u64;
            for _ in 0..1_000_000 / 8 {
                unsafe {
                    std::arch::asm!("add {0},1","add {0},1","add {0},1","add {0},1","add {0},1","add {0},1","add {0},1","add {0},1", inout(reg) x);
                }
            }
            black_box(x) as f64
        });
    });
    for (nm, bytes, huge) in [
        ("l1_16k", 16 << 10, true),
        ("l2_512k", 512 << 10, true),
        ("l3_12m", 12 << 20, true),
        ("dram_384m", 384 << 20, true),
        ("dram_384m_4kpages", 384 << 20, false),
    ] {
        o.case(
            "W0",
            &format!("read_{nm}"),
            bytes / 8,
            bytes,
            || Buf::<u64>::new(bytes / 8, huge),
            |c| {
                c.limit("avx2_xor", |b| unsafe {
                    read_all(b.as_ptr() as *const u8, b.len() * 8) as f64
                });
                c.peer("iter_sum_u64", |b| {
                    b.iter().fold(0u64, |a, x| a.wrapping_add(*x)) as f64
                });
            },
        );
    }
    for (nm, bytes, huge) in [
        ("l1_8k", 8 << 10, true),
        ("l2_256k", 256 << 10, true),
        ("l3_6m", 6 << 20, true),
        ("dram_128m", 128 << 20, true),
        ("dram_128m_4kpages", 128 << 20, false),
    ] {
        // bytes counted: read + write
        o.case(
            "W0",
            &format!("copy_{nm}"),
            bytes / 8,
            2 * bytes,
            || {
                (
                    Buf::<u64>::from_fn(bytes / 8, huge, |i| i as u64),
                    Buf::<u64>::new(bytes / 8, huge),
                )
            },
            |c| {
                c.limit("memcpy", |(a, b)| {
                    b.copy_from_slice(a);
                    b[5] as f64
                });
                c.limit("nt_avx2", |(a, b)| unsafe {
                    copy_nt(
                        b.as_mut_ptr() as *mut u8,
                        a.as_ptr() as *const u8,
                        a.len() * 8,
                    );
                    b[5] as f64
                });
            },
        );
    }
    o.case(
        "W0",
        "fresh_alloc_touch_128m",
        128 << 17,
        128 << 20,
        || Buf::<u64>::from_fn(128 << 17, true, |i| i as u64),
        |c| {
            c.limit("to_vec_into_prefaulted_huge", {
                let mut d = Buf::<u64>::new(128 << 17, true);
                move |a| {
                    d.copy_from_slice(a);
                    d[5] as f64
                }
            });
            c.peer("to_vec (fresh Vec, 4K faults)", |a| {
                let v = a.to_vec();
                black_box(&v)[5] as f64
            });
            c.tech("fresh mmap + MADV_HUGEPAGE", |a| unsafe {
                let two = 2usize << 20;
                let n = 128usize << 20;
                let map = n + two;
                let r = libc::mmap(
                    std::ptr::null_mut(),
                    map,
                    3,
                    libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
                    -1,
                    0,
                ) as usize;
                let al = r.div_ceil(two) * two;
                libc::madvise(al as *mut _, n, libc::MADV_HUGEPAGE);
                std::ptr::copy_nonoverlapping(a.as_ptr() as *const u8, al as *mut u8, n);
                let v = *(al as *const u64).add(5) as f64;
                libc::munmap(r as *mut _, map);
                v
            });
        },
    );
}
