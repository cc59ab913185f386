//! W4: strided copy to C-contiguous (tobytes / ascontiguousarray).
use crate::harness::Case;
use crate::limits::copy_nt;
use crate::limits::*;
use crate::machine::memory::{Buf, hash_bytes};
use bytemuck::Pod;
use ndarray::{ArrayView, ArrayViewMut, Ix2, Ix3};
use std::hint::black_box;

pub type C2<T> = (Buf<T>, Buf<T>);

pub fn ctx<T: Pod>(n: usize, m: usize, f: impl Fn(usize) -> T + 'static) -> impl FnOnce() -> C2<T> {
    move || (Buf::from_fn(n, true, f), Buf::new(m, true))
}
pub fn chk<T: Pod>(c: &mut Case<C2<T>>) {
    c.check(|c| {
        let h = hash_bytes(bytemuck::cast_slice(&c.1));
        c.1.fill(T::zeroed());
        h
    });
}
pub fn memcpy_limit<T: Pod>(c: &mut Case<C2<T>>) {
    // same number of bytes, contiguous: '~' = not compared for equality of result
    c.tech("~memcpy same bytes", |c| {
        let n = c.0.len().min(c.1.len());
        c.1[..n].copy_from_slice(&c.0[..n]);
        0.
    });
    c.tech("~nt copy same bytes", |c| unsafe {
        let n = c.0.len().min(c.1.len()) * size_of::<T>();
        copy_nt(c.1.as_mut_ptr() as *mut u8, c.0.as_ptr() as *const u8, n);
        0.
    });
}
pub fn av<'a, T>(b: &'a [T], sh: (usize, usize)) -> ArrayView<'a, T, Ix2> {
    ArrayView::from_shape(sh, b).unwrap()
}
pub fn avm<'a, T>(b: &'a mut [T], sh: (usize, usize)) -> ArrayViewMut<'a, T, Ix2> {
    ArrayViewMut::from_shape(sh, b).unwrap()
}
pub fn av3<'a, T>(b: &'a [T], sh: (usize, usize, usize)) -> ArrayView<'a, T, Ix3> {
    ArrayView::from_shape(sh, b).unwrap()
}
pub fn avm3<'a, T>(b: &'a mut [T], sh: (usize, usize, usize)) -> ArrayViewMut<'a, T, Ix3> {
    ArrayViewMut::from_shape(sh, b).unwrap()
}
pub fn strided_perm_copy<T: Copy + Send + Sync + 'static>(
    dst: &mut [T],
    src: &[T],
    dims: &[usize],
    perm: &[usize],
) {
    use strided_view::{StridedView, StridedViewMut, row_major_strides};
    let st = row_major_strides(dims);
    let v = StridedView::<T>::new(src, dims, &st, 0)
        .unwrap()
        .permute(perm)
        .unwrap();
    let od: Vec<usize> = perm.iter().map(|&p| dims[p]).collect();
    let ost = row_major_strides(&od);
    let mut d = StridedViewMut::new(dst, &od, &ost, 0).unwrap();
    strided_perm::copy_into(&mut d, &v, threadteam::Exec::serial()).unwrap();
}

pub fn t2d_common<T: Pod + Send + Sync + Default>(
    c: &mut Case<C2<T>>,
    r: usize,
    k: usize,
    big: bool,
) {
    chk(c);
    memcpy_limit(c);
    let isz = size_of::<T>();
    c.tech("scalar tiles 16", move |c| unsafe {
        t_scalar::<T, 16>(c.1.as_mut_ptr(), c.0.as_ptr(), r, k, r, k);
        0.
    });
    c.tech("scalar tiles 64", move |c| unsafe {
        t_scalar::<T, 64>(c.1.as_mut_ptr(), c.0.as_ptr(), r, k, r, k);
        0.
    });
    c.tech("typed recursion (no tiling)", move |c| unsafe {
        typed_nd::<T>(
            c.1.as_mut_ptr(),
            c.0.as_ptr() as *const u8,
            &[k, r],
            &[isz as isize, (k * isz) as isize],
        );
        0.
    });
    if !big {
        c.tech("byte recursion, dynamic itemsize", move |c| unsafe {
            naive_nd(
                c.1.as_mut_ptr() as *mut u8,
                c.0.as_ptr() as *const u8,
                &[k, r],
                &[isz as isize, (k * isz) as isize],
                black_box(isz),
            );
            0.
        });
    }
    c.peer("ndarray assign(view.t())", move |c| {
        avm(&mut c.1, (k, r)).assign(&av(&c.0, (r, k)).t());
        0.
    });
    c.peer("transpose crate", move |c| {
        transpose::transpose(&c.0, &mut c.1, k, r);
        0.
    });
    c.peer("strided-perm copy_into", move |c| {
        strided_perm_copy(&mut c.1, &c.0, &[r, k], &[1, 0]);
        0.
    });
    c.peer("mdarray assign(permuted)", move |c| {
        use mdarray::{View, ViewMut, expr::Expression};
        let v: View<'_, T, (usize, usize)> = View::from(&c.0[..]).into_shape([r, k]);
        let mut d: ViewMut<'_, T, (usize, usize)> = ViewMut::from(&mut c.1[..]).into_shape([k, r]);
        let _ = &v.rank();
        d.assign(v.transpose().copied());
        0.
    });
}
