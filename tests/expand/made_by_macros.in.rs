#[repr(C, packed)]
struct Made {
    a: number!(),
    #[view(pad)]
    b: [u8; { len!() }],
    #[view(bytes)]
    c: [u8; len!()],
    #[view(opaque)]
    d: wide!(),
    e: [u8; !0 & 1],
    f: [u8; {
        #[two]
        const N: usize = 1;
        N
    }],
}
