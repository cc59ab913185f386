//! Equality: by decoded value, as in Python.
//!
//! A view is equal to another when their shapes are and every item is, as a value:
//! `1` as `i` and `1.0` as `d` are equal, NaN is equal to nothing, padding does not
//! count. Nothing is decoded into values for that where both sides are numbers: items
//! go through blocks of 64 in the narrowest type that holds both sides exactly, and
//! those that are equal when their bytes are go to `memcmp`. Records are compared
//! column by column.

mod alike;
mod blocks;

use alloc::vec::Vec;

use crate::copy;
use crate::memory::assign::same_shape;
use crate::memory::buffer::Buffer;
use crate::memory::bytes::ByteLayout;
use crate::memory::codec::{Array, Code, Node, load_floats, load_ints};
use crate::memory::memory::Memory;
use crate::memory::value::same;
use crate::memory::view::MemoryView;
use crate::memory::view_mut::MemoryViewMut;
use crate::strided::{MAX_NDIM, Offsets, Order, contiguous_strides};

use alike::one_of_each;
use blocks::{BLOCK, all_same, blocks};

/// One side: where its items lie, and what they are.
#[derive(Clone, Copy)]
struct Side<'s> {
    at: *const u8,
    strides: &'s [isize],
    node: &'s Node,
}

impl Side<'_> {
    /// The one field that is the value of an item, if it is one.
    ///
    /// # Safety
    ///
    /// There is an item.
    unsafe fn bared(mut self) -> Self {
        while let Node::Record(fields) = self.node
            && fields.bare
        {
            // SAFETY: the part lies inside the item.
            self.at = unsafe { self.at.add(fields.parts[0].offset) };
            self.node = &fields.parts[0].node;
        }
        self
    }
}

impl Memory {
    /// Whether two views show equal items in the same shape.
    #[inline]
    pub(super) fn is_equal(&self, other: &Self) -> bool {
        self.is_equal_line(other)
            .unwrap_or_else(|| self.is_equal_any(other))
    }

    /// [`is_equal`](Self::is_equal) for lines of scalars, which are compared most;
    /// `None` for anything else. Inlined, so that little is left to do where the
    /// views are made for the comparison, of types that are known.
    #[inline(always)]
    fn is_equal_line(&self, other: &Self) -> Option<bool> {
        let ((len, by_a), (other_len, by_b)) = (self.dims.as_line()?, other.dims.as_line()?);
        if by_a | by_b == 0 {
            // One pair of items, however long the line is.
            return None;
        }
        let (at_a, at_b) = (self.ptr.as_ptr(), other.ptr.as_ptr());
        let (quick, size) = (self.spec.quick(), self.spec.quick().bitwise());
        if let Some(size) = size.filter(|_| quick == other.spec.quick()) {
            // SAFETY: direct memory of as many items of that size.
            let equal =
                |len| unsafe { copy::equal_bytes(at_a, &[by_a], at_b, &[by_b], &[len], size) };
            return Some(len == other_len && (len == 0 || equal(len)));
        }
        let (node_a, node_b) = (self.spec.node.as_ref()?, other.spec.node.as_ref()?);
        let (Node::Scalar(x), Node::Scalar(y)) = (node_a, node_b) else {
            return None;
        };
        if len != other_len || len == 0 {
            return Some(len == other_len);
        }
        if self.itemsize() == 0 {
            // As above.
            return None;
        }
        let (by_a, by_b) = (&[by_a], &[by_b]);
        let side = |at, strides, node| Side { at, strides, node };
        let (a, b) = (side(at_a, by_a, node_a), side(at_b, by_b, node_b));
        // SAFETY: direct memory of as many items, which the codes read.
        Some(unsafe { equal_scalars(a, *x, b, *y, &[len]) })
    }

    fn is_equal_any(&self, other: &Self) -> bool {
        if !same_shape(self.shape(), other.shape()) {
            return false;
        }
        let (Some(a), Some(b)) = (&self.spec.node, &other.spec.node) else {
            // What cannot be read is equal to nothing, not even to itself.
            return false;
        };
        if self.has_no_items() {
            return true;
        }
        match (self.is_indirect(), other.is_indirect()) {
            (false, false) => {
                let fewer = one_of_each(self, other);
                let shape = fewer
                    .as_ref()
                    .map_or(self.shape(), |fewer| &fewer[..self.ndim()]);
                let a = Side {
                    at: self.ptr.as_ptr(),
                    strides: self.strides(),
                    node: a,
                };
                let b = Side {
                    at: other.ptr.as_ptr(),
                    strides: other.strides(),
                    node: b,
                };
                // SAFETY: both are direct and have items of at least this shape.
                unsafe { equal(a, b, shape) }
            }
            (true, _) => self.gathered(|bytes, strides| {
                let a = Side {
                    at: bytes.as_ptr(),
                    strides,
                    node: a,
                };
                other.equals_gathered(a, b)
            }),
            (false, true) => other.is_equal(self),
        }
    }

    /// Compares a copy of another view with this one.
    fn equals_gathered(&self, a: Side<'_>, node: &Node) -> bool {
        if self.is_indirect() {
            return self.gathered(|bytes, strides| {
                let b = Side {
                    at: bytes.as_ptr(),
                    strides,
                    node,
                };
                // SAFETY: two copies of as many items.
                unsafe { equal(a, b, self.shape()) }
            });
        }
        let b = Side {
            at: self.ptr.as_ptr(),
            strides: self.strides(),
            node,
        };
        // SAFETY: a copy of as many items as this direct memory has.
        unsafe { equal(a, b, self.shape()) }
    }

    /// Calls `then` with a contiguous copy and its strides.
    fn gathered(&self, then: impl FnOnce(&[u8], &[isize]) -> bool) -> bool {
        let mut strides = [0; MAX_NDIM];
        let strides = &mut strides[..self.ndim()];
        let Ok(bytes) = self.try_to_bytes(ByteLayout::C) else {
            return false;
        };
        contiguous_strides(self.shape(), self.itemsize(), Order::C, strides).is_ok()
            && then(&bytes, strides)
    }
}

/// Whether all items are equal.
///
/// # Safety
///
/// Both sides are direct memory whose items of that shape can be decoded.
unsafe fn equal(a: Side<'_>, b: Side<'_>, shape: &[usize]) -> bool {
    // SAFETY: each case reads what its nodes read, by contract.
    unsafe {
        let (a, b) = (a.bared(), b.bared());
        match (a.node, b.node) {
            (Node::Scalar(x) | Node::Pointer(x), Node::Scalar(y) | Node::Pointer(y)) => {
                equal_scalars(a, *x, b, *y, shape)
            }
            (Node::Record(x), Node::Record(y)) => {
                x.parts.len() == y.parts.len()
                    && x.parts.iter().zip(&y.parts).all(|(x, y)| {
                        let part = |side: Side<'_>, offset| side.at.add(offset);
                        let (at_a, at_b) = (part(a, x.offset), part(b, y.offset));
                        let a = Side {
                            at: at_a,
                            strides: a.strides,
                            node: &x.node,
                        };
                        let b = Side {
                            at: at_b,
                            strides: b.strides,
                            node: &y.node,
                        };
                        equal(a, b, shape)
                    })
            }
            (Node::Array(x), Node::Array(y)) => {
                if !same_shape(&x.shape, &y.shape) {
                    return false;
                }
                if shape.len() + x.shape.len() > MAX_NDIM {
                    return equal_values(a, b, shape);
                }
                let shape: Vec<usize> = shape.iter().chain(&x.shape).copied().collect();
                if shape.contains(&0) {
                    return true;
                }
                let strides = |side: &Side<'_>, array: &Array| {
                    let mut all = side.strides.to_vec();
                    let mut step = array.size;
                    for len in &array.shape {
                        step /= len;
                        all.push(step as isize);
                    }
                    all
                };
                let (strides_a, strides_b) = (strides(&a, x), strides(&b, y));
                let a = Side {
                    at: a.at,
                    strides: &strides_a,
                    node: &x.element,
                };
                let b = Side {
                    at: b.at,
                    strides: &strides_b,
                    node: &y.element,
                };
                equal(a, b, &shape)
            }
            _ => equal_values(a, b, shape),
        }
    }
}

/// Item by item, as values.
///
/// # Safety
///
/// As [`equal`].
unsafe fn equal_values(a: Side<'_>, b: Side<'_>, shape: &[usize]) -> bool {
    let (Ok(x), Ok(y)) = (
        Offsets::new(shape, a.strides),
        Offsets::new(shape, b.strides),
    ) else {
        return false;
    };
    x.zip(y).all(|(x, y)| {
        // SAFETY: offsets of items.
        let (x, y) = unsafe { (a.node.decode(a.at.offset(x)), b.node.decode(b.at.offset(y))) };
        matches!((x, y), (Ok(x), Ok(y)) if x == y)
    })
}

/// How the items of two codes are compared.
enum Class {
    Bytes,
    F32,
    F64,
    Floats,
    Ints,
    Mixed,
    Values,
}

fn class(a: Code, b: Code) -> Class {
    match (a, b) {
        _ if a == b && a.is_bitwise() => Class::Bytes,
        (Code::F32, Code::F32) => Class::F32,
        (Code::F64, Code::F64) => Class::F64,
        _ if a.fits_f64() && b.fits_f64() => Class::Floats,
        _ if a.is_int() && b.is_int() => Class::Ints,
        _ if (a.is_int() && b.fits_f64()) || (a.fits_f64() && b.is_int()) => Class::Mixed,
        _ => Class::Values,
    }
}

/// # Safety
///
/// As [`equal`], with items of codes `x` and `y`.
#[expect(clippy::float_cmp, reason = "exact equality is what is asked")]
unsafe fn equal_scalars(a: Side<'_>, x: Code, b: Side<'_>, y: Code, shape: &[usize]) -> bool {
    let (left, right) = ((a.at, a.strides), (b.at, b.strides));
    // The pairs that are met most have a loop of their own, on vectors.
    macro_rules! pairs {
        ($($a:ident: $ta:ty, $b:ident: $tb:ty => $wide:ty;)*) => {
            match (x, y) {
                $(
                    // SAFETY: by contract; any bytes are an integer or float.
                    (Code::$a, Code::$b) => return unsafe {
                        copy::equal_by::<$ta, $tb>(left, right, shape, |a, b| {
                            <$wide>::from(a) == <$wide>::from(b)
                        })
                    },
                    // SAFETY: as above, the other way round.
                    (Code::$b, Code::$a) => return unsafe {
                        equal_scalars(b, y, a, x, shape)
                    },
                )*
                _ => {}
            }
        };
    }
    pairs! {
        F32: f32, F64: f64 => f64;
        I32: i32, F64: f64 => f64;
        I16: i16, F64: f64 => f64;
        U8: u8, F64: f64 => f64;
        I32: i32, I64: i64 => i64;
        I16: i16, I32: i32 => i32;
        U8: u8, I32: i32 => i32;
        U8: u8, I64: i64 => i64;
    }
    // SAFETY: by contract; any bytes are an integer or float.
    unsafe {
        match class(x, y) {
            Class::Bytes => copy::equal_bytes(a.at, a.strides, b.at, b.strides, shape, x.size()),
            Class::F32 => copy::equal_by::<f32, f32>(left, right, shape, |a, b| a == b),
            Class::F64 => copy::equal_by::<f64, f64>(left, right, shape, |a, b| a == b),
            Class::Floats => blocks(a, b, shape, |at, to, len| {
                let mut floats = [[0.0; BLOCK]; 2];
                load_floats(x, at.0, to.0, &mut floats[0][..len]);
                load_floats(y, at.1, to.1, &mut floats[1][..len]);
                all_same(&floats[0], &floats[1], |a, b| a == b)
            }),
            Class::Ints => blocks(a, b, shape, |at, to, len| {
                let mut ints = [[0; BLOCK]; 2];
                load_ints(x, at.0, to.0, &mut ints[0][..len]);
                load_ints(y, at.1, to.1, &mut ints[1][..len]);
                all_same(&ints[0], &ints[1], |a, b| a == b)
            }),
            Class::Mixed if y.is_int() && !y.fits_f64() => equal_scalars(b, y, a, x, shape),
            Class::Mixed => blocks(a, b, shape, |at, to, len| {
                let (mut ints, mut floats) = ([0; BLOCK], [0.0; BLOCK]);
                load_ints(x, at.0, to.0, &mut ints[..len]);
                load_floats(y, at.1, to.1, &mut floats[..len]);
                ints.iter()
                    .zip(&floats)
                    .all(|(&int, &float)| same(int, float))
            }),
            Class::Values => equal_values(a, b, shape),
        }
    }
}

macro_rules! equality {
    ($($view:ident)*) => {$(
        /// By decoded value, as Python's `==`: formats need not be the same, shapes
        /// must. A format that cannot be read is equal to nothing.
        ///
        /// ```
        /// use view_core::memory::memoryview;
        ///
        /// assert_eq!(memoryview(&[1_i32, 2]), memoryview(&[1.0, 2.0]));
        /// assert_eq!(memoryview(b"abc"), b"abc");
        /// assert_ne!(memoryview(&[f64::NAN]), memoryview(&[f64::NAN]));
        /// assert_ne!(memoryview(&[[1, 2]]), memoryview(&[1, 2]));
        /// ```
        impl<B: Buffer + ?Sized> PartialEq<B> for $view<'_> {
            #[inline]
            fn eq(&self, other: &B) -> bool {
                self.memory.is_equal(&other.memory_view().memory)
            }
        }
    )*};
}
equality!(MemoryView MemoryViewMut);

#[cfg(test)]
mod tests {
    use crate::memory::memoryview;

    #[test]
    fn views_of_nothing_are_equal_whatever_it_is_not_of() {
        let (none, floats, bytes): (&[u64], &[f64], &[u8]) = (&[], &[], &[]);
        assert_eq!(memoryview(none), memoryview(floats));
        assert_eq!(memoryview(none), memoryview(bytes));
        assert_eq!(memoryview(bytes), memoryview(bytes));
        assert_ne!(memoryview(none), memoryview(&[0.0]));
    }
}
