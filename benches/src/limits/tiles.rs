//! Transposes without registers: a scalar tile, and the edges that the blocks of the others leave over.

/// Scalar, tiled.
#[inline(always)]
pub unsafe fn t_scalar<T: Copy, const B: usize>(
    dst: *mut T,
    src: *const T,
    rows: usize,
    cols: usize,
    dld: usize,
    sld: usize,
) {
    unsafe {
        let mut i0 = 0;
        while i0 < rows {
            let i1 = (i0 + B).min(rows);
            let mut j0 = 0;
            while j0 < cols {
                let j1 = (j0 + B).min(cols);
                for j in j0..j1 {
                    for i in i0..i1 {
                        *dst.add(j * dld + i) = *src.add(i * sld + j);
                    }
                }
                j0 = j1;
            }
            i0 = i1;
        }
    }
}

#[inline(always)]
pub unsafe fn edges<T: Copy>(
    dst: *mut T,
    src: *const T,
    rows: usize,
    cols: usize,
    dld: usize,
    sld: usize,
    ri: usize,
    cj: usize,
) {
    unsafe {
        if ri < rows {
            t_scalar::<T, 16>(dst.add(ri), src.add(ri * sld), rows - ri, cols, dld, sld);
        }
        if cj < cols {
            t_scalar::<T, 16>(dst.add(cj * dld), src.add(cj), ri, cols - cj, dld, sld);
        }
    }
}
