//! The loop over the views of a tuple.

use super::source::ZipView;
use super::source::sealed::Sources;
use crate::Error;
use crate::strided::Walk;
use crate::view::copying::check_same_shape;
use crate::view::opaque::opaque;

/// Two to six views of one shape; sealed.
///
/// ```
/// use view_core::View;
/// use view_core::view::{ZipViews, zip};
///
/// fn collected<V: ZipViews<1>>(views: V) -> Vec<V::Items> {
///     zip(views).unwrap().fold(vec![], |mut all, items| {
///         all.push(items);
///         all
///     })
/// }
/// let pairs = collected((View::new(&[1, 2]), View::new(&['a', 'b'])));
/// assert_eq!(pairs, [(&1, &'a'), (&2, &'b')]);
/// ```
pub trait ZipViews<const N: usize>: Sized + Sources {
    /// One item of each.
    type Items;

    /// Refuses views whose shapes differ.
    #[doc(hidden)]
    fn check(&self) -> Result<(), Error>;

    /// # Safety
    ///
    /// The views were [checked](Self::check).
    #[doc(hidden)]
    unsafe fn fold_items<B>(self, init: B, f: impl FnMut(B, Self::Items) -> B) -> B;
}

/// One to five views that go with a first; sealed.
///
/// ```
/// use view_core::View;
/// use view_core::view::ZipWith;
///
/// fn go_with<'a>(first: View<'a, u8>, others: impl ZipWith<View<'a, u8>, 1>) -> bool {
///     first.zip_with(others).is_ok()
/// }
/// let (a, b) = (View::new(&[1, 2]), View::new(&[0.5, 1.5]));
/// assert!(go_with(a, b) && go_with(a, (b, a)) && !go_with(a, b.split_at(0, 1)));
/// ```
pub trait ZipWith<First, const N: usize> {
    /// All of them.
    type All: ZipViews<N>;

    #[doc(hidden)]
    fn with(self, first: First) -> Self::All;
}

impl<A: ZipView<N>, B: ZipView<N>, const N: usize> ZipWith<A, N> for B {
    type All = (A, B);
    fn with(self, first: A) -> (A, B) {
        (first, self)
    }
}

/// Puts the views of a tuple in the loop: `$k` is the number of each.
macro_rules! tuple {
    ($count:literal: $($k:tt $view:ident $pointer:ident)*) => {
        impl<$($view),*> Sources for ($($view,)*) {}

        impl<$($view: ZipView<N>,)* const N: usize> ZipViews<N> for ($($view,)*) {
            type Items = ($($view::Item,)*);

            #[inline]
            fn check(&self) -> Result<(), Error> {
                let shape = self.0.parts().1;
                $( same_shape(shape, self.$k.parts().1)?; )*
                Ok(())
            }

            #[inline]
            unsafe fn fold_items<Acc>(
                self,
                init: Acc,
                mut f: impl FnMut(Acc, Self::Items) -> Acc,
            ) -> Acc {
                let shape = self.0.parts().1;
                let sizes = [$( size_of::<$view::Element>() as isize ),*];
                // One row, of items that are in range, aligned and valid (1 to 3), and of an
                // exclusive view each come once (6).
                let mut row = |$($pointer: *mut $view::Element,)* steps: [isize; $count], len, init| {
                    let mut state = init;
                    // Step by step: comparing arrays whole hides constants from the compiler.
                    if $( steps[$k] == sizes[$k] )&&* {
                        for i in 0..len {
                            // SAFETY: as said above.
                            state = f(state, unsafe {
                                ($( $view::item($pointer.wrapping_add(i)), )*)
                            });
                        }
                    } else if $count > 2 && steps.iter().all(|step| *step == steps[0]) {
                        // Columns of the same records: one offset for all. The length is hidden
                        // too: all pointers are then chosen alike for records there are or
                        // are not, so that their distances are known, and what the
                        // closure does to neighbours can be done to both at once. Two have no
                        // neighbours, and are faster with a pointer each.
                        //
                        // Four at a time, at multiples of the step that are ready, or else adding
                        // steps up would take as long as all the rest. Of one item or none the
                        // step may be any number, and so may they.
                        let step = opaque(steps[0]);
                        let len = opaque(len as isize);
                        let [two, three, four] = [2, 3, 4].map(|n| step.wrapping_mul(n));
                        let multiples = [0, step, two, three];
                        let mut at = 0_isize;
                        for _ in 0..len / 4 {
                            for multiple in multiples {
                                let at = at.wrapping_add(multiple);
                                // SAFETY: as said above.
                                state = f(state, unsafe {
                                    ($( $view::item($pointer.wrapping_byte_offset(at)), )*)
                                });
                            }
                            at = at.wrapping_add(four);
                        }
                        for _ in 0..len % 4 {
                            // SAFETY: as said above.
                            state = f(state, unsafe {
                                ($( $view::item($pointer.wrapping_byte_offset(at)), )*)
                            });
                            at = at.wrapping_add(step);
                        }
                    } else {
                        let steps = steps.map(opaque);
                        $( let mut $pointer = $pointer; )*
                        for _ in 0..len {
                            // SAFETY: as said above.
                            state = f(state, unsafe { ($( $view::item($pointer), )*) });
                            $( $pointer = $pointer.wrapping_byte_offset(steps[$k]); )*
                        }
                    }
                    state
                };
                if N == 1 {
                    // Nothing to plan.
                    let steps = [$( self.$k.parts().2[0] ),*];
                    return row($( self.$k.parts().0, )* steps, shape[0], init);
                }
                let strides = [$( &self.$k.parts().2[..] ),*];
                let walk = match Walk::<$count, N>::sorted(&shape, strides) {
                    Ok(walk) if !walk.is_empty() => walk,
                    // Ranks past 64 are no geometry and have no items to visit.
                    _ => return init,
                };
                let start = walk.start();
                let bases = ($( self.$k.parts().0.wrapping_byte_offset(start[$k]), )*);
                let (len, steps, outer) = match walk.axes().split_first() {
                    Some((inner, outer)) => (inner.len, inner.strides, outer),
                    None => (1, [0; $count], &[][..]),
                };
                let mut state = init;
                let mut index = [0_usize; N];
                'rows: loop {
                    let mut offset = [0_isize; $count];
                    for (axis, index) in outer.iter().zip(&index) {
                        for (offset, step) in offset.iter_mut().zip(axis.strides) {
                            *offset += *index as isize * step;
                        }
                    }
                    state = row($( bases.$k.wrapping_byte_offset(offset[$k]), )* steps, len, state);
                    for (axis, index) in outer.iter().zip(&mut index) {
                        *index += 1;
                        if *index < axis.len {
                            continue 'rows;
                        }
                        *index = 0;
                    }
                    return state;
                }
            }
        }
    };
}

tuple!(2: 0 A a 1 B b);
tuple!(3: 0 A a 1 B b 2 C c);
tuple!(4: 0 A a 1 B b 2 C c 3 D d);
tuple!(5: 0 A a 1 B b 2 C c 3 D d 4 E e);
tuple!(6: 0 A a 1 B b 2 C c 3 D d 4 E e 5 F g);

/// Refuses two shapes that differ; inlined but for why, since most calls know both.
#[inline(always)]
fn same_shape<const N: usize>(a: [usize; N], b: [usize; N]) -> Result<(), Error> {
    for axis in 0..N {
        if a[axis] != b[axis] {
            return check_same_shape(&a, &b);
        }
    }
    Ok(())
}

macro_rules! rest {
    ($($view:ident)*) => {
        impl<First: ZipView<N>, $($view: ZipView<N>,)* const N: usize> ZipWith<First, N> for ($($view,)*) {
            type All = (First, $($view,)*);
            #[allow(non_snake_case)]
            fn with(self, first: First) -> Self::All {
                let ($($view,)*) = self;
                (first, $($view,)*)
            }
        }
    };
}

rest!(A);
rest!(A B);
rest!(A B C);
rest!(A B C D);
rest!(A B C D E);
