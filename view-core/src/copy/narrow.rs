//! Transposes of matrices with few rows or columns: channels taken apart and
//! put together. A tile would be mostly edge.

#[cfg(target_arch = "x86_64")]
use super::cpu::Level;
use super::cpu::Means;
use super::line::{Axis, copy_line};
use super::transpose::Block;

/// Fewer rows or columns than this are narrow.
pub(super) const NARROW: usize = 8;

/// Items of a line copied before the next channel is, so that the source's
/// lines are still near.
const STRETCH: usize = 1024;

/// Transposes a block of few rows or few columns.
///
/// # Safety
///
/// Invariants 1 to 3 and 5 of the module for the items of the block.
pub(super) unsafe fn transpose(
    means: Means,
    dst: *mut u8,
    src: *const u8,
    block: Block,
    itemsize: usize,
) {
    // SAFETY: the caller's promise for each part.
    unsafe {
        for m in 0..block.mid as isize {
            let (d, s) = (dst.offset(m * block.dst_mid), src.offset(m * block.src_mid));
            #[cfg(target_arch = "x86_64")]
            if itemsize == 1
                && block.cols == 3
                && block.src_pitch == 3
                && means.level >= Level::Ssse3
            {
                if means.level >= Level::Avx512 {
                    deinterleave_3_512(d, s, block);
                } else {
                    deinterleave_3(d, s, block);
                }
                continue;
            }
            channels(means, d, s, block, itemsize);
        }
    }
}

/// Channel by channel, a stretch at a time.
///
/// # Safety
///
/// As [`transpose`].
unsafe fn channels(means: Means, d: *mut u8, s: *const u8, block: Block, itemsize: usize) {
    let item = itemsize as isize;
    // The long side is walked, the short one is the number of channels; the
    // steps from channel to channel and along the long side, on both sides.
    let by_column = block.cols <= block.rows;
    let (long, short) = if by_column {
        (block.rows, block.cols)
    } else {
        (block.cols, block.rows)
    };
    let (next, along) = if by_column {
        ((block.dst_pitch, item), (item, block.src_pitch))
    } else {
        ((item, block.src_pitch), (block.dst_pitch, item))
    };
    let mut done = 0;
    while done < long {
        let axis = Axis {
            len: STRETCH.min(long - done),
            dst: along.0,
            src: along.1,
        };
        for k in 0..short as isize {
            // SAFETY: items of the block; a line of it is contiguous in the
            // destination if taken by columns.
            unsafe {
                let d = d.offset(k * next.0 + done as isize * along.0);
                let s = s.offset(k * next.1 + done as isize * along.1);
                line(means, by_column, d, s, axis, itemsize);
            }
        }
        done += axis.len;
    }
}

/// # Safety
///
/// As [`copy_line`]; `dense` if the destination is contiguous.
unsafe fn line(means: Means, dense: bool, d: *mut u8, s: *const u8, axis: Axis, itemsize: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        #[cfg(target_arch = "x86_64")]
        if dense && super::dense::copy_dense::<false>(means, d, s, axis, itemsize) {
            return;
        }
        let _ = (means, dense);
        copy_line(d, s, axis, itemsize);
    }
}

/// For each channel and vector: which byte of the vector comes to which
/// place, -1 for none.
#[cfg(target_arch = "x86_64")]
const PLACES: [[[i8; 16]; 3]; 3] = {
    let mut places = [[[-1; 16]; 3]; 3];
    let mut byte = 0;
    while byte < 48 {
        places[byte % 3][byte / 16][byte / 3] = (byte % 16) as i8;
        byte += 1;
    }
    places
};

/// Bytes in threes, one behind the other, into three lines.
///
/// Of three vectors of sixteen bytes each channel has five or six in each;
/// three shuffles bring them to their places, zeros elsewhere, and are joined.
///
/// # Safety
///
/// As [`transpose`], for three columns of one byte and a source pitch of 3.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "ssse3")]
unsafe fn deinterleave_3(dst: *mut u8, src: *const u8, block: Block) {
    use core::arch::x86_64::{
        __m128i, _mm_loadu_si128, _mm_or_si128, _mm_shuffle_epi8, _mm_storeu_si128,
    };

    let whole = block.rows - block.rows % 16;
    // SAFETY: 48 bytes of the source, 16 of each channel; then what is left.
    unsafe {
        let load = |at: *const i8| _mm_loadu_si128(at.cast::<__m128i>());
        let places = PLACES.map(|channel| channel.map(|p| load(p.as_ptr())));
        let mut i = 0;
        while i < whole {
            let v = [0, 1, 2].map(|k| load(src.add(3 * i + 16 * k).cast()));
            for (j, place) in places.iter().enumerate() {
                let [a, b, c] = [0, 1, 2].map(|k| _mm_shuffle_epi8(v[k], place[k]));
                let to = dst.offset(j as isize * block.dst_pitch).add(i);
                _mm_storeu_si128(to.cast(), _mm_or_si128(_mm_or_si128(a, b), c));
            }
            i += 16;
        }
        for j in 0..3 {
            let rest = Axis {
                len: block.rows - whole,
                dst: 1,
                src: 3,
            };
            let to = dst.offset(j as isize * block.dst_pitch).add(whole);
            copy_line(to, src.add(3 * whole + j), rest, 1);
        }
    }
}

/// [`deinterleave_3`] of four times as many: each lane of a vector is one of
/// that, loaded from its own place.
///
/// # Safety
///
/// As [`deinterleave_3`], and invariant 5.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw")]
unsafe fn deinterleave_3_512(dst: *mut u8, src: *const u8, block: Block) {
    use core::arch::x86_64::{
        __m128i, _mm_loadu_si128, _mm512_broadcast_i32x4, _mm512_castsi128_si512,
        _mm512_inserti32x4, _mm512_or_si512, _mm512_shuffle_epi8, _mm512_storeu_si512,
    };

    let whole = block.rows - block.rows % 64;
    // SAFETY: 192 bytes of the source, 64 of each channel; then what is left.
    unsafe {
        let load = |at: *const u8| _mm_loadu_si128(at.cast::<__m128i>());
        let places =
            PLACES.map(|channel| channel.map(|p| _mm512_broadcast_i32x4(load(p.as_ptr().cast()))));
        let mut i = 0;
        while i < whole {
            let v = [0, 1, 2].map(|k| {
                let at = src.add(3 * i + 16 * k);
                let v = _mm512_castsi128_si512(load(at));
                let v = _mm512_inserti32x4::<1>(v, load(at.add(48)));
                let v = _mm512_inserti32x4::<2>(v, load(at.add(96)));
                _mm512_inserti32x4::<3>(v, load(at.add(144)))
            });
            for (j, place) in places.iter().enumerate() {
                let [a, b, c] = [0, 1, 2].map(|k| _mm512_shuffle_epi8(v[k], place[k]));
                let to = dst.offset(j as isize * block.dst_pitch).add(i);
                _mm512_storeu_si512(to.cast(), _mm512_or_si512(_mm512_or_si512(a, b), c));
            }
            i += 64;
        }
        let rest = Block {
            rows: block.rows - whole,
            ..block
        };
        deinterleave_3(dst.add(whole), src.add(3 * whole), rest);
    }
}

#[cfg(test)]
mod tests {
    use super::super::harness::{Field, means, naive_copy};
    use super::*;

    #[test]
    fn channels_come_apart_and_together() {
        for means in means() {
            for size in [1, 2, 4, 8, 12] {
                for channels in 1..NARROW {
                    for long in [1, 15, 16, 17, 50, 64, 131, STRETCH + 19] {
                        let w = size as isize;
                        let apart = [long as isize * w + 32, w];
                        let together = [w, channels as isize * w];
                        check(means, [channels, long], (&apart, &together), size);
                        check(means, [channels, long], (&together, &apart), size);
                    }
                }
            }
        }
    }

    fn check(means: Means, shape: [usize; 2], strides: (&[isize], &[isize]), size: usize) {
        let src = Field::numbered(&shape, strides.1, size);
        let mut expected = Field::blank(&shape, strides.0, size);
        let mut found = expected.clone();
        naive_copy(&mut expected, &src, &shape, strides, size);
        let (d, s) = (strides.0, strides.1);
        let (rows, cols) = if d[0] > d[1] { (1, 0) } else { (0, 1) };
        let block = Block {
            rows: shape[rows],
            cols: shape[cols],
            dst_pitch: d[cols],
            src_pitch: s[rows],
            mid: 1,
            dst_mid: 0,
            src_mid: 0,
        };
        // SAFETY: both fields were made for the geometry.
        unsafe { transpose(means, found.ptr(), src.at(), block, size) };
        assert!(
            found == expected,
            "{means:?} {shape:?} {strides:?} items of {size}"
        );
    }
}
