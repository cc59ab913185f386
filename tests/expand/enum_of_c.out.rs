// crate::views::__derive::root::__derive::given! {
const _: () = {
    unsafe impl crate::views::__derive::root::BufferView for Level {
        const LAYOUT: crate::views::__derive::root::Layout = unsafe {
            crate::views::__derive::root::__derive::enumeration::<
                Self,
            >(
                "Level",
                crate::views::__derive::root::__derive::is_int(
                    &[
                        Self::Low as ::core::primitive::i128,
                        Self::High as ::core::primitive::i128,
                    ],
                ),
                &crate::views::__derive::root::__derive::discriminants(
                    crate::views::__derive::root::__derive::is_int(
                        &[
                            Self::Low as ::core::primitive::i128,
                            Self::High as ::core::primitive::i128,
                        ],
                    ),
                    [Self::Low {}, Self::High {}],
                ),
            )
        };
    }
    impl crate::views::__derive::root::__derive::BytesOf for Level {
        type Facts = crate::views::__derive::root::__derive::Facts<
            Self,
            crate::views::__derive::root::__derive::Filled,
            true,
        >;
    }
};
// }
