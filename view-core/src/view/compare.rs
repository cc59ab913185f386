//! Equality: the same shape and equal items.

use core::any::TypeId;
use core::marker::PhantomData;

use super::raw::Raw;
use super::{View, ViewMut};
use crate::copy;

/// The lengths with 1 for those of axes that stay where they are: a few bytes can show more
/// items than anybody waits for, broadcast or of a type without a size. Along such an axis all
/// items are one, and one look is enough.
#[inline]
fn one_of_each<const N: usize>(mut shape: [usize; N], stays: impl Fn(usize) -> bool) -> [usize; N] {
    for (axis, len) in shape.iter_mut().enumerate() {
        if stays(axis) {
            *len = 1.min(*len);
        }
    }
    shape
}

/// Views are equal if their shapes and items are, wherever the items lie; as with slices,
/// a NaN differs from itself. Items that are the same memory are compared once.
///
/// ```
/// use view_core::{View, s};
///
/// let (a, b) = ([1, 2, 3, 4], [3, 2, 1]);
/// assert_eq!(View::new(&a).at(s![..3]), View::new(&b).reverse(0));
/// assert_ne!(View::new(&a), View::new(&b));
/// ```
impl<T: PartialEq<U>, U, const N: usize> PartialEq<View<'_, U, N>> for View<'_, T, N> {
    fn eq(&self, other: &View<'_, U, N>) -> bool {
        if self.shape() != other.shape() {
            return false;
        }
        let a = (self.as_ptr(), &self.raw.strides[..]);
        let b = (other.as_ptr(), &other.raw.strides[..]);
        let without_size = const { size_of::<T>() == 0 && size_of::<U>() == 0 };
        let stays = |axis: usize| without_size || (a.1[axis], b.1[axis]) == (0, 0);
        let shape = &one_of_each(self.raw.shape, stays);
        // SAFETY: items of the views: in range, aligned, valid, shared (1 to 3, 7); integers
        // have no byte that is not initialised.
        unsafe {
            if is_one_integer::<T, U>() {
                copy::equal_bytes(a.0.cast(), a.1, b.0.cast(), b.1, shape, size_of::<T>())
            } else {
                copy::equal_in_place(a, b, shape, |a, b| *a == *b)
            }
        }
    }
}

/// Whether both are the same integer, `bool` or `char`: then items are equal when their bytes
/// are, and there is a faster loop for bytes. A constant once it is compiled.
#[inline(always)]
fn is_one_integer<T, U>() -> bool {
    macro_rules! is_any_of {
        ($($type:ty),*) => { $(id_of::<T>() == TypeId::of::<$type>())||* };
    }
    id_of::<T>() == id_of::<U>()
        && is_any_of!(
            u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, bool, char
        )
}

/// The id of a type, as if all lifetimes in it were `'static`: items of views may borrow, and a
/// type that borrows is none of those it is compared with.
#[inline(always)]
fn id_of<T>() -> TypeId {
    trait Id {
        fn id(&self) -> TypeId
        where
            Self: 'static;
    }
    impl<T> Id for PhantomData<T> {
        #[inline(always)]
        fn id(&self) -> TypeId
        where
            Self: 'static,
        {
            TypeId::of::<T>()
        }
    }
    let id: &dyn Id = &PhantomData::<T>;
    // SAFETY: only a lifetime changes, of a reference to nothing: what is called through it
    // knows no lifetimes, as no code does once it is compiled.
    let id = unsafe { core::mem::transmute::<&dyn Id, &(dyn Id + 'static)>(id) };
    id.id()
}

impl<T: Eq, const N: usize> Eq for View<'_, T, N> {}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<ViewMut<'_, U, N>> for ViewMut<'_, T, N> {
    fn eq(&self, other: &ViewMut<'_, U, N>) -> bool {
        self.as_view() == other.as_view()
    }
}

impl<T: Eq, const N: usize> Eq for ViewMut<'_, T, N> {}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<View<'_, U, N>> for ViewMut<'_, T, N> {
    fn eq(&self, other: &View<'_, U, N>) -> bool {
        self.as_view() == *other
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<ViewMut<'_, U, N>> for View<'_, T, N> {
    fn eq(&self, other: &ViewMut<'_, U, N>) -> bool {
        *self == other.as_view()
    }
}

impl<T, const N: usize> View<'_, T, N> {
    /// Whether some item is equal to `item`: Python's `in`.
    ///
    /// ```
    /// use view_core::View;
    ///
    /// let table = [[1, 2, 3], [4, 5, 6]];
    /// let view = View::<_, 2>::from(&table);
    /// assert!(view.contains(&5) && !view.row(0).contains(&5));
    /// ```
    #[doc(alias = "__contains__")]
    #[must_use]
    pub fn contains(&self, item: &T) -> bool
    where
        T: PartialEq,
    {
        let stays = |axis: usize| size_of::<T>() == 0 || self.raw.strides[axis] == 0;
        let shape = one_of_each(self.raw.shape, stays);
        // SAFETY: the first items of each axis, so values (3) and shared (7).
        let once = unsafe { View::from_raw(Raw { shape, ..self.raw }) };
        once.iter().any(|own| own == item)
    }
}

impl<T, const N: usize> ViewMut<'_, T, N> {
    /// As [`View::contains`].
    ///
    /// ```
    /// use view_core::ViewMut;
    ///
    /// let mut numbers = [1, 2, 3];
    /// assert!(ViewMut::new(&mut numbers).contains(&2));
    /// ```
    #[must_use]
    pub fn contains(&self, item: &T) -> bool
    where
        T: PartialEq,
    {
        self.as_view().contains(item)
    }
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty;)*) => { $(
        impl<T: PartialEq<U>, U, $($generics)*> PartialEq<$list> for View<'_, T> {
            fn eq(&self, other: &$list) -> bool {
                *self == View::new(&other[..])
            }
        }

        impl<T: PartialEq<U>, U, $($generics)*> PartialEq<$list> for ViewMut<'_, T> {
            fn eq(&self, other: &$list) -> bool {
                self.as_view() == View::new(&other[..])
            }
        }
    )* };
}

lists! {
    [] [U];
    [] &[U];
    [const K: usize] [U; K];
    [const K: usize] &[U; K];
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use std::string::{String, ToString};
    use std::vec::Vec;

    use super::*;
    use crate::strided::Slice;

    fn part<T>(items: &[T], step: isize) -> View<'_, T> {
        let key = Slice::new(None, None, Some(step));
        View::new(items).slice_axis(0, key).unwrap()
    }

    /// Every length around the blocks, at every step, with one item that differs.
    fn check<T: Clone + PartialEq + core::fmt::Debug>(item: impl Fn(usize) -> T, other: &T) {
        let steps = [1, 2, 3, -1, -2];
        for len in (0..10).chain(30..36).chain([63, 64, 65, 100, 128, 200]) {
            let items: Vec<T> = (0..len).map(&item).collect();
            for (a, b) in steps
                .iter()
                .flat_map(|a| steps.iter().map(move |b| (*a, *b)))
            {
                let spread = |step: isize| -> Vec<T> {
                    let apart = step.unsigned_abs();
                    let mut spread: Vec<T> = (0..len * apart).map(|_| other.clone()).collect();
                    for (i, item) in items.iter().enumerate() {
                        let at = if step < 0 { len - 1 - i } else { i };
                        // Backwards the last of the view is the last taken.
                        spread[at * apart + if step < 0 { apart - 1 } else { 0 }] = item.clone();
                    }
                    spread
                };
                let (a_items, mut b_items) = (spread(a), spread(b));
                let a_part = part(&a_items, a);
                assert_eq!(a_part, part(&b_items, b), "{len} items by {a} and {b}");
                for i in (0..len).step_by(len / 7 + 1).chain(len.checked_sub(1)) {
                    let apart = b.unsigned_abs();
                    let at = if b < 0 {
                        (len - 1 - i) * apart + apart - 1
                    } else {
                        i * apart
                    };
                    let kept = core::mem::replace(&mut b_items[at], other.clone());
                    assert_ne!(a_part, part(&b_items, b), "{i} of {len} by {a} and {b}");
                    b_items[at] = kept;
                }
            }
        }
    }

    #[test]
    fn one_item_makes_the_difference() {
        check(|i| i as u8, &255);
        check(|i| i as u16, &9999);
        check(|i| i as i32, &-1);
        check(|i| i as f64, &f64::NAN);
        check(|i| i as u128, &u128::MAX);
        check(|_| false, &true);
        check(|i| char::from(b'a' + (i % 26) as u8), &'\u{10ffff}');
        check(|i| (i as u8, i as f32), &(0, -1.0));
        check(|i| i.to_string(), &String::new());
    }

    /// Looks like an integer, and is compared otherwise.
    #[derive(Debug)]
    #[repr(transparent)]
    struct Odd(u8);
    impl PartialEq for Odd {
        fn eq(&self, other: &Self) -> bool {
            self.0 % 2 == other.0 % 2
        }
    }

    #[test]
    fn types_are_told_apart_whatever_they_borrow() {
        fn borrowed<'a>(_: &'a str) -> (TypeId, TypeId) {
            (id_of::<&'a str>(), id_of::<(&'a u8, u8)>())
        }
        let text = "a".to_string();
        assert_eq!(borrowed(&text).0, TypeId::of::<&'static str>());
        assert_ne!(borrowed(&text).1, TypeId::of::<u8>());
        assert!(is_one_integer::<u8, u8>() && is_one_integer::<char, char>());
        assert!(!is_one_integer::<u8, i8>() && !is_one_integer::<f64, f64>());
        assert!(!is_one_integer::<Odd, Odd>() && !is_one_integer::<&u8, &u8>());
    }

    /// Fails by never coming to an end.
    #[test]
    fn no_more_is_compared_than_there_is() {
        const MANY: usize = isize::MAX as usize / 8;
        fn check<T: PartialEq>([a, b]: [&T; 2]) {
            let wide = |item| View::new(core::slice::from_ref(item)).broadcast_to([MANY]);
            let [a_wide, b_wide] = [a, b].map(|item| wide(item).unwrap());
            assert!(a_wide == wide(a).unwrap() && a_wide != b_wide);
            assert!(a_wide.contains(a) && !a_wide.contains(b));
            assert!(a_wide == a_wide.reverse(0) && !a_wide.is_empty());
        }
        check([&1_u8, &2]);
        check([&1.0, &2.0]);
        check([&"a".to_string(), &String::new()]);
        // An axis that stays, beside one that moves on one side or both.
        let (row, column) = ([1, 2, 3], [[1], [1], [2]]);
        let rows = |row| View::new(row).broadcast_to([MANY, 3]).unwrap();
        assert!(rows(&row) == rows(&row) && rows(&row) != rows(&[1, 2, 4]));
        assert!(rows(&row).contains(&3) && !rows(&row).contains(&4));
        let columns = View::<_, 2>::from(&column).broadcast_to([3, 3]).unwrap();
        assert!(columns != View::new(&row).broadcast_to([3, 3]).unwrap());
        assert!(columns != View::new(&[1]).broadcast_to([3, 3]).unwrap());
        // Without a size every item is the same one.
        let nothing = [(); MANY];
        let nothing = View::new(&nothing);
        assert!(nothing == nothing.reverse(0) && nothing.contains(&()));
        assert!(View::new(&[Never; MANY]) != View::new(&[Never; MANY]));
        // Nor is there an item where a length is zero.
        let none = View::new(&[1.0; 0]).broadcast_to([MANY, 0]).unwrap();
        assert!(none == none && !none.contains(&1.0));
    }

    /// Without a size, and like nothing.
    #[derive(Clone, Copy)]
    struct Never;
    impl PartialEq for Never {
        fn eq(&self, _: &Self) -> bool {
            false
        }
    }

    #[test]
    fn items_count_and_not_their_bytes() {
        assert_eq!(View::new(&[0.0, 1.0]), View::new(&[-0.0, 1.0]));
        assert_ne!(View::new(&[f32::NAN]), View::new(&[f32::NAN]));
        assert_eq!(View::new(&[(), ()]), View::new(&[(), ()]));
        assert_ne!(View::new(&[(), ()]), View::new(&[()]));
        let table = [[1, 2, 3], [4, 5, 6]];
        let turned = [[1, 4], [2, 5], [3, 6]];
        assert_eq!(View::<_, 2>::from(&table).t(), View::<_, 2>::from(&turned));
        assert_ne!(View::<_, 2>::from(&table), View::<_, 2>::from(&turned));
        let odd = [1, 3, 5].map(Odd);
        assert_eq!(View::new(&odd), [1, 3, 5].map(Odd));
        assert_eq!(View::new(&odd), [7, 9, 11].map(Odd));
        let words = ["a".to_string(), "b".to_string()];
        assert_eq!(View::new(&words), ["a", "b"]);
    }
}
