//! Page-aligned buffers, optionally backed by transparent huge pages, always prefaulted.
use bytemuck::Pod;
use std::ops::{Deref, DerefMut};

pub struct Buf<T> {
    p: *mut T,
    n: usize,
    raw: usize,
    map: usize,
}
impl<T: Pod> Buf<T> {
    pub fn new(n: usize, huge: bool) -> Self {
        unsafe {
            let two = 2 << 20;
            let bytes = (n * std::mem::size_of::<T>()).max(1);
            let map = (bytes + 32768).div_ceil(two) * two + two;
            let raw = libc::mmap(
                std::ptr::null_mut(),
                map,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
                -1,
                0,
            );
            assert!(raw != libc::MAP_FAILED);
            let p = raw as usize;
            // stagger bases so that two buffers do not alias modulo 4 KiB / the L2 set period
            static K: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
            let k = K.fetch_add(1, std::sync::atomic::Ordering::Relaxed) % 16;
            let al0 = p.div_ceil(two) * two;
            let al = al0 + k * 1088;
            if huge {
                libc::madvise(al0 as *mut _, map - two, libc::MADV_HUGEPAGE);
            } else {
                libc::madvise(al0 as *mut _, map - two, libc::MADV_NOHUGEPAGE);
            }
            std::ptr::write_bytes(al as *mut u8, 0, bytes);
            Buf {
                p: al as *mut T,
                n,
                raw: raw as usize,
                map,
            }
        }
    }
    pub fn from_fn(n: usize, huge: bool, mut f: impl FnMut(usize) -> T) -> Self {
        let mut b = Self::new(n, huge);
        for (i, x) in b.iter_mut().enumerate() {
            *x = f(i);
        }
        b
    }
}

/// An empty vector with room for `n`, on 2 MiB pages where it is long: the first write to each
/// page costs more than the copy.
pub fn fresh_on_huge_pages<T>(n: usize) -> Vec<T> {
    let mut room = Vec::<T>::with_capacity(n);
    let two = 2 << 20;
    let bytes = n * std::mem::size_of::<T>();
    if bytes >= 2 * two {
        let head = (room.as_mut_ptr() as usize).wrapping_neg() % two;
        // SAFETY: whole pages inside the room, whose contents the advice leaves alone.
        unsafe {
            libc::madvise(
                room.as_mut_ptr().cast::<u8>().add(head).cast(),
                (bytes - head) / two * two,
                libc::MADV_HUGEPAGE,
            )
        };
    }
    room
}

impl<T> Drop for Buf<T> {
    fn drop(&mut self) {
        unsafe { libc::munmap(self.raw as *mut _, self.map) };
    }
}
impl<T> Deref for Buf<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        unsafe { std::slice::from_raw_parts(self.p, self.n) }
    }
}
impl<T> DerefMut for Buf<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        unsafe { std::slice::from_raw_parts_mut(self.p, self.n) }
    }
}
unsafe impl<T: Send> Send for Buf<T> {}
unsafe impl<T: Sync> Sync for Buf<T> {}

pub fn hash_bytes(b: &[u8]) -> f64 {
    let mut h = 0xcbf29ce484222325u64;
    for c in b.chunks(8) {
        let mut w = [0u8; 8];
        w[..c.len()].copy_from_slice(c);
        h = (h ^ u64::from_le_bytes(w))
            .wrapping_mul(0x9E3779B97F4A7C15)
            .rotate_left(23);
    }
    (h >> 12) as f64
}
pub fn rng(seed: u64) -> impl FnMut() -> u64 {
    let mut s = seed.wrapping_mul(0x9E3779B97F4A7C15) | 1;
    move || {
        s ^= s << 13;
        s ^= s >> 7;
        s ^= s << 17;
        s
    }
}
