//! The walk over the tiles of a matrix, strip by strip.

use super::block::Block;

/// Rows of a strip, unless a tile has more: of a matrix that stays near, and of a
/// larger one.
pub(super) const STRIPS: [usize; 2] = [64, 32];

/// Whether both sides of a block stay near, so that the order of its tiles matters little
/// and long strips save turns.
pub(super) const fn is_near(block: Block, itemsize: usize) -> bool {
    block
        .rows
        .saturating_mul(block.cols)
        .saturating_mul(itemsize)
        <= 32 << 10
        && block.mid == 1
}

/// Calls `$tile(dst, src)` for every whole tile of `$rows` x `$cols`, strip by
/// strip, and `$edges(dst, src, block)` for what is left at the edges.
///
/// A macro, so that the loop is compiled for the CPU level of the tile.
macro_rules! tiled {
    ($dst:expr, $src:expr, $block:expr, $T:ty, $rows:literal x $cols:literal, $tile:expr, $edges:expr) => {{
        let (dst, src, block): (*mut u8, *const u8, Block) = ($dst, $src, $block);
        let size = size_of::<$T>();
        let whole_rows = block.rows - block.rows % $rows;
        let whole_cols = block.cols - block.cols % $cols;
        let high = STRIPS[usize::from(!is_near(block, size))].max($rows);
        let mut strip = 0;
        while strip < whole_rows {
            let end = (strip + high).min(whole_rows);
            let mut j = 0;
            while j < whole_cols {
                let mut i = strip;
                while i < end {
                    let mut d = dst.offset(j as isize * block.dst_pitch + (i * size) as isize);
                    let mut s = src.offset(i as isize * block.src_pitch + (j * size) as isize);
                    for _ in 0..block.mid {
                        $tile(d, s);
                        d = d.wrapping_offset(block.dst_mid);
                        s = s.wrapping_offset(block.src_mid);
                    }
                    i += $rows;
                }
                j += $cols;
            }
            strip = end;
        }
        if whole_rows < block.rows {
            $edges(
                dst.add(whole_rows * size),
                src.offset(whole_rows as isize * block.src_pitch),
                block.of(block.rows - whole_rows, block.cols),
            );
        }
        if whole_cols < block.cols {
            $edges(
                dst.offset(whole_cols as isize * block.dst_pitch),
                src.add(whole_cols * size),
                block.of(whole_rows, block.cols - whole_cols),
            );
        }
    }};
}

pub(super) use tiled;
