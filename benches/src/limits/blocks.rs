//! The order in which the blocks of a matrix are visited.

/// Runs the body for the first row and column of each block, tile by tile, columns outermost
/// within a tile: `in_blocks!((rows, columns), (tile rows, tile columns), (block rows, block
/// columns), |i, j| ...)`. Rows and columns are multiples of the blocks'. A macro, so that the body
/// is compiled for the vectors of the function it stands in.
macro_rules! in_blocks {
    (($rows:expr, $cols:expr), ($tr:expr, $tc:expr), ($br:literal, $bc:literal),
     |$i:ident, $j:ident| $body:block) => {{
        let mut i0 = 0;
        while i0 < $rows {
            let i1 = (i0 + $tr).min($rows);
            let mut j0 = 0;
            while j0 < $cols {
                let j1 = (j0 + $tc).min($cols);
                let mut $j = j0;
                while $j < j1 {
                    let mut $i = i0;
                    while $i < i1 {
                        $body
                        $i += $br;
                    }
                    $j += $bc;
                }
                j0 = j1;
            }
            i0 = i1;
        }
    }};
}
