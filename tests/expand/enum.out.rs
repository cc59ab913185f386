const _: () = {
    unsafe impl ::view_core::BufferView for Sign {
        const LAYOUT: ::view_core::Layout = unsafe {
            ::view_core::__derive::enumeration::<
                Self,
            >(
                "Sign",
                true,
                &::view_core::__derive::discriminants(
                    true,
                    [Self::Minus {}, Self::Zero {}, Self::Plus {}],
                ),
            )
        };
    }
    impl ::view_core::__derive::BytesOf for Sign {
        type Facts = ::view_core::__derive::Facts<
            Self,
            ::view_core::__derive::Filled,
            true,
        >;
    }
};
