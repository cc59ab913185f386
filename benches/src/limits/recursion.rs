//! Copies item by item, as CPython and ndarray go about it.

/// What CPython's tobytes does, minus the format machinery: recurse over axes, copy one item at a
/// time with a dynamic item size.
pub unsafe fn naive_nd(
    mut dst: *mut u8,
    src: *const u8,
    shape: &[usize],
    strides: &[isize],
    item: usize,
) -> *mut u8 {
    unsafe {
        let mut p = src;
        if shape.len() == 1 {
            for _ in 0..shape[0] {
                std::ptr::copy_nonoverlapping(p, dst, item);
                dst = dst.add(item);
                p = p.offset(strides[0]);
            }
            return dst;
        }
        for _ in 0..shape[0] {
            dst = naive_nd(dst, p, &shape[1..], &strides[1..], item);
            p = p.offset(strides[0]);
        }
        dst
    }
}
/// Same recursion, inner loop monomorphised on the item type.
pub unsafe fn typed_nd<T: Copy>(
    mut dst: *mut T,
    src: *const u8,
    shape: &[usize],
    strides: &[isize],
) -> *mut T {
    unsafe {
        let mut p = src;
        if shape.len() == 1 {
            crate::limits::gather_k::<T, 4>(dst, p, strides[0], shape[0]);
            return dst.add(shape[0]);
        }
        for _ in 0..shape[0] {
            dst = typed_nd(dst, p, &shape[1..], &strides[1..]);
            p = p.offset(strides[0]);
        }
        dst
    }
}
