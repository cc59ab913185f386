const _: () = {
    unsafe impl crate::views::BufferView for Level {
        const LAYOUT: crate::views::Layout = unsafe {
            crate::views::__derive::enumeration::<
                Self,
            >(
                "Level",
                true,
                &crate::views::__derive::discriminants(
                    true,
                    [Self::Low {}, Self::High {}],
                ),
            )
        };
    }
    impl crate::views::__derive::BytesOf for Level {
        type Facts = crate::views::__derive::Facts<Self, 0, 0, 0, true>;
    }
};
