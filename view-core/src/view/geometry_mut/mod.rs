//! Parts and other shapes of a [`ViewMut`](super::ViewMut): those of a [`View`](super::View) but
//! for [`broadcast_to`](super::View::broadcast_to), which would lead to one item twice.

// A key is written where it is used, `view.slice(s![..])`, not borrowed.
#![allow(clippy::needless_pass_by_value)]

mod parts;
mod shapes;

/// The three forms of a part: shared, mutable while `self` is borrowed, and
/// mutable for as long as the memory lives, each under the example that belongs to it. The
/// expression computes it from the `Raw`; `section` is the part of its documentation that says
/// how it fails.
macro_rules! forms {
    ($(
        $(#[$shared_example:meta])+ $shared:ident
        $(#[$exclusive_example:meta])+ $exclusive:ident
        $(#[$consuming_example:meta])+ $consuming:ident
        [$($generics:tt)*] ($($arg:ident: $type:ty),*)
        -> $(#[$attribute:meta])? $result:ident $rank:tt
        [$($bound:tt)*] $($section:literal)? |$raw:ident| $make:expr;
    )*) => { $(
        #[doc = concat!(" As [`View::", stringify!($shared), "`], for as long as `self` is borrowed.")]
        ///
        $(#[$shared_example])+
        $(
            #[doc = ""]
            #[doc = concat!(" # ", $section, "\n\n Where that method has them.")]
        )?
        $(#[$attribute])?
        #[inline]
        #[track_caller]
        pub fn $shared<$($generics)*>(&self, $($arg: $type),*) -> forms!(@type $result View '_ $rank)
        where
            $($bound)*
        {
            self.as_view().$shared($($arg),*)
        }

        #[doc = concat!(" As [`View::", stringify!($shared), "`], to be changed.")]
        ///
        $(#[$exclusive_example])+
        $(
            #[doc = ""]
            #[doc = concat!(" # ", $section, "\n\n Where that method has them.")]
        )?
        $(#[$attribute])?
        #[inline]
        #[track_caller]
        pub fn $exclusive<$($generics)*>(&mut self, $($arg: $type),*) -> forms!(@type $result ViewMut '_ $rank)
        where
            $($bound)*
        {
            self.reborrow().$consuming($($arg),*)
        }

        #[doc = concat!(" As [`View::", stringify!($shared), "`], to be changed for as long as the memory lives.")]
        ///
        $(#[$consuming_example])+
        $(
            #[doc = ""]
            #[doc = concat!(" # ", $section, "\n\n Where that method has them.")]
        )?
        $(#[$attribute])?
        #[inline]
        #[track_caller]
        pub fn $consuming<$($generics)*>(self, $($arg: $type),*) -> forms!(@type $result ViewMut 'a $rank)
        where
            $($bound)*
        {
            let $raw = self.raw;
            let made = $make;
            // SAFETY: a part of what was ours and is used up here; no two of
            // its indices are one index of `self` (6).
            forms!(@wrap $result made => unsafe { ViewMut::from_raw(made) })
        }
    )* };
    (@type Result $view:ident $life:lifetime [$rank:expr]) => { Result<$view<$life, T, { $rank }>, Error> };
    (@type Plain $view:ident $life:lifetime [$rank:expr]) => { $view<$life, T, { $rank }> };
    (@wrap Result $made:ident => $new:expr) => { $made.map(|$made| $new) };
    (@wrap Plain $made:ident => $new:expr) => { $new };
}
use forms;
