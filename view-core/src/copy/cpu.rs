//! What the processor can do, asked once.

#[cfg(all(feature = "std", target_arch = "x86_64"))]
use core::sync::atomic::{AtomicU8, AtomicUsize, Ordering};

/// The vector instructions a loop may use, each level including those before.
///
/// With `std` the level is found at run time; without, it is what the
/// program was compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// None: plain Rust on any architecture.
    Portable,
    /// What every x86-64 has: SSE2.
    Sse2,
    /// SSSE3 and SSE4.1: byte shuffles.
    Ssse3,
    /// AVX2.
    Avx2,
    /// AVX-512 F, BW, DQ and VL.
    Avx512,
}

impl Level {
    /// Every level, from the plainest.
    pub const ALL: [Self; 5] = [
        Self::Portable,
        Self::Sse2,
        Self::Ssse3,
        Self::Avx2,
        Self::Avx512,
    ];

    /// The highest level of this machine.
    #[inline]
    #[must_use]
    pub fn detect() -> Self {
        #[cfg(all(feature = "std", target_arch = "x86_64"))]
        {
            static FOUND: AtomicU8 = AtomicU8::new(u8::MAX);
            match FOUND.load(Ordering::Relaxed) {
                0 => Self::Portable,
                1 => Self::Sse2,
                2 => Self::Ssse3,
                3 => Self::Avx2,
                4 => Self::Avx512,
                _ => {
                    let level = Self::ask();
                    FOUND.store(level as u8, Ordering::Relaxed);
                    level
                }
            }
        }
        #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
        {
            Self::compiled()
        }
    }

    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    #[cold]
    fn ask() -> Self {
        use std::is_x86_feature_detected as has;
        let ssse3 = has!("ssse3") && has!("sse4.1");
        let avx2 = ssse3 && has!("avx2");
        let avx512 = has!("avx512f") && has!("avx512bw") && has!("avx512dq") && has!("avx512vl");
        match (ssse3, avx2, avx2 && avx512) {
            (_, _, true) => Self::Avx512,
            (_, true, _) => Self::Avx2,
            (true, _, _) => Self::Ssse3,
            _ => Self::Sse2,
        }
    }

    /// The level the program was compiled for.
    #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
    const fn compiled() -> Self {
        if cfg!(not(all(target_arch = "x86_64", target_feature = "sse2"))) {
            Self::Portable
        } else if cfg!(all(
            target_feature = "avx512f",
            target_feature = "avx512bw",
            target_feature = "avx512dq",
            target_feature = "avx512vl"
        )) {
            Self::Avx512
        } else if cfg!(target_feature = "avx2") {
            Self::Avx2
        } else if cfg!(all(target_feature = "ssse3", target_feature = "sse4.1")) {
            Self::Ssse3
        } else {
            Self::Sse2
        }
    }
}

/// What a copy may use.
#[derive(Clone, Copy, Debug)]
pub(super) struct Means {
    /// The vector instructions.
    pub(super) level: Level,
    /// From how many bytes of output on to store around the caches.
    pub(super) stream_from: usize,
}

impl Means {
    /// All that this machine has.
    #[inline]
    pub(super) fn detect() -> Self {
        Self {
            level: Level::detect(),
            stream_from: streaming_threshold(),
        }
    }

    /// No instruction that looks at the bytes it moves.
    pub(super) const BLIND: Self = Self {
        level: Level::Portable,
        stream_from: usize::MAX,
    };
}

/// Output larger than this goes around the caches: half of the last-level
/// cache, since source and destination share it.
#[inline]
fn streaming_threshold() -> usize {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    {
        static FOUND: AtomicUsize = AtomicUsize::new(0);
        match FOUND.load(Ordering::Relaxed) {
            0 => {
                let threshold = last_level_cache().unwrap_or(16 << 20) / 2;
                let threshold = threshold.clamp(2 << 20, 64 << 20);
                FOUND.store(threshold, Ordering::Relaxed);
                threshold
            }
            threshold => threshold,
        }
    }
    #[cfg(not(all(feature = "std", target_arch = "x86_64")))]
    {
        4 << 20
    }
}

/// The size of the largest data cache, from the deterministic cache
/// parameters: leaf 4 (Intel) or 0x8000001D (AMD), which have one layout.
#[cfg(all(feature = "std", target_arch = "x86_64"))]
#[cold]
fn last_level_cache() -> Option<usize> {
    use core::arch::x86_64::{__cpuid, __cpuid_count};
    let largest = |leaf: u32| {
        (0..16)
            .map(|index| __cpuid_count(leaf, index))
            .take_while(|found| found.eax & 31 != 0)
            .map(|found| {
                let field =
                    |from: u32, bits: u32| ((found.ebx >> from) & ((1 << bits) - 1)) as usize + 1;
                (found.ecx as usize + 1) * field(0, 12) * field(12, 10) * field(22, 10)
            })
            .max()
            .filter(|&bytes| bytes > 1 << 16)
    };
    let intel = (__cpuid(0).eax >= 4).then(|| largest(4)).flatten();
    let amd = || {
        (__cpuid(0x8000_0000).eax >= 0x8000_001D)
            .then(|| largest(0x8000_001D))
            .flatten()
    };
    intel.or_else(amd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_stays_what_it_was() {
        let level = Level::detect();
        assert_eq!(level, Level::detect());
        assert!(cfg!(not(target_arch = "x86_64")) || level >= Level::Sse2);
        assert_eq!(Level::ALL[level as usize], level);
    }

    #[test]
    fn the_threshold_is_of_the_size_of_a_cache() {
        assert!((2 << 20..=64 << 20).contains(&streaming_threshold()));
    }
}
