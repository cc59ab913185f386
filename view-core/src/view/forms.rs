//! The methods of a [`ViewMut`](super::ViewMut) that a [`View`](super::View) has as well.

/// Three forms of one: shared, mutable while `self` is borrowed, and mutable for as long as
/// the memory lives, each under the example that belongs to it.
///
/// The result is a view, `Plain` or in a `Result`, or an iterator over `Parts`; the expression
/// computes it from the `Raw`. The section is the part of the documentation that says how it
/// fails.
macro_rules! forms {
    ($(
        $(#[$shared_example:meta])+ $shared:ident
        $(#[$exclusive_example:meta])+ $exclusive:ident
        $(#[$consuming_example:meta])+ $consuming:ident
        $generics:tt ($($arg:ident: $type:ty),*)
        -> $(#[$attribute:meta])? $result:ident $sizes:tt
        $bounds:tt $($section:literal)? |$raw:ident| $make:expr;
    )*) => { $(
        forms! { @method $shared [", for as long as `self` is borrowed."]
            [$(#[$shared_example])+] [$($section)?] [$(#[$attribute])?]
            $shared $generics (&self $(, $arg: $type)*)
            -> [forms!(@type $result View '_ $sizes)] $bounds
            { self.as_view().$shared($($arg),*) }
        }
        forms! { @method $shared [forms!(@changed $result)]
            [$(#[$exclusive_example])+] [$($section)?] [$(#[$attribute])?]
            $exclusive $generics (&mut self $(, $arg: $type)*)
            -> [forms!(@type $result ViewMut '_ $sizes)] $bounds
            { self.reborrow().$consuming($($arg),*) }
        }
        forms! { @method $shared [", to be changed for as long as the memory lives."]
            [$(#[$consuming_example])+] [$($section)?] [$(#[$attribute])?]
            $consuming $generics (self $(, $arg: $type)*)
            -> [forms!(@type $result ViewMut 'a $sizes)] $bounds
            {
                let $raw = self.raw;
                let made = $make;
                // SAFETY: a part of what was ours and is used up here; no two of its indices
                // are one index of `self` (6), nor are those of two parts of a grid.
                forms!(@wrap $result made => unsafe { forms!(@new $result)(made) })
            }
        }
    )* };
    (@method $shared:ident [$($difference:tt)+]
        [$($example:tt)+] [$($section:literal)?] [$($attribute:tt)*]
        $name:ident [$($generics:tt)*] ($($parameters:tt)*) -> [$result:ty] [$($bounds:tt)*] $body:block
    ) => {
        #[doc = concat!(" As [`View::", stringify!($shared), "`](crate::view::View::", stringify!($shared), ")", $($difference)+)]
        ///
        $($example)+
        $(
            #[doc = ""]
            #[doc = concat!(" # ", $section, "\n\n Where that method has them.")]
        )?
        $($attribute)*
        #[inline]
        #[track_caller]
        pub fn $name<$($generics)*>($($parameters)*) -> $result
        where
            $($bounds)*
        $body
    };
    (@changed Parts) => { ", to be changed, all at the same time." };
    (@changed $view:ident) => { ", to be changed." };
    (@type Plain $view:ident $life:lifetime [$rank:expr]) => { $crate::view::$view<$life, T, { $rank }> };
    (@type Result $view:ident $life:lifetime [$rank:expr]) => {
        Result<$crate::view::$view<$life, T, { $rank }>, $crate::Error>
    };
    (@type Parts View $life:lifetime [$n:expr, $m:expr]) => { $crate::view::Parts<$life, T, { $n }, { $m }> };
    (@type Parts ViewMut $life:lifetime [$n:expr, $m:expr]) => { $crate::view::PartsMut<$life, T, { $n }, { $m }> };
    (@new Parts) => { $crate::view::PartsMut::new };
    (@new $view:ident) => { $crate::view::ViewMut::from_raw };
    (@wrap Result $made:ident => $new:expr) => { $made.map(|$made| $new) };
    (@wrap $result:ident $made:ident => $new:expr) => { $new };
}
pub(super) use forms;
