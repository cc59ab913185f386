//! A trait that must not be implemented.

/// Does not compile if the type implements the trait: then there are two candidates.
macro_rules! assert_not_impl {
    ($type:ty: $($bound:tt)+) => {
        const _: fn() = || {
            trait Ambiguous<A> {
                fn some() {}
            }
            impl<T: ?Sized> Ambiguous<()> for T {}
            struct Invalid;
            impl<T: ?Sized + $($bound)+> Ambiguous<Invalid> for T {}
            <$type as Ambiguous<_>>::some();
        };
    };
}
