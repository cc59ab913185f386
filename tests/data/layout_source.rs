#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Particle {
    x: f64,
    y: f64,
    id: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct PackedBig {
    tag: u8,
    value: Be<f64>,
    left: Be<i16>,
    right: [i16; 2],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Numpy {
    a: i8,
    b: i32,
    c: i16,
    d: f64,
    #[view(pad)]
    _pad0: [u8; 9],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct NestedS {
    p: i32,
    q: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Nested {
    s: NestedS,
    z: i8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Names {
    #[view(rename = "type")]
    type_: u8,
    #[view(rename = "Depth / km")]
    depth_km: u8,
    #[view(rename = "Depth_/_km")]
    depth_km_: u8,
    #[view(rename = "größe")]
    gr_e: u8,
    #[view(rename = "9")]
    _9: u8,
    #[view(rename = "_")]
    _unnamed: u8,
    f0: u8,
    #[view(rename = "self")]
    self_: u8,
    #[view(rename = "Self")]
    Self_: u8,
    #[view(rename = "\"q\\\u{1b}")]
    q: u8,
    _pad0: u8,
    #[view(pad)]
    _pad0_: [u8; 2],
    z: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Unnamed {
    f0: f64,
    f1: f64,
    f2: u32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Texts {
    #[view(bytes)]
    code: [u8; 5],
    codes: [[u8; 3]; 2],
    #[view(pad)]
    _pad0: [u8; 3],
    #[view(opaque)]
    void: [u8; 4],
    #[view(opaque)]
    voids: [[u8; 1]; 2],
    #[view(pad)]
    _pad1: [u8; 4],
    name: [char; 2],
    cc: [[u8; 2]; 1],
    w: char,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Spread {
    #[view(pad)]
    _pad0: [u8; 8],
    a: f32,
    #[view(pad)]
    _pad1: [u8; 8],
    b: f64,
    #[view(pad)]
    _pad2: [u8; 36],
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct OddC {
    x: u8,
    y: i16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Odd {
    a: u8,
    b: i64,
    c: [OddC; 2],
    d: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct RowsItemN {
    a: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct RowsItem {
    x: f64,
    n: [RowsItemN; 2],
}

type Rows = [[RowsItem; 3]; 2];

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Waves {
    half: F16,
    narrow: Complex<f32>,
    wide: Complex<f64>,
    other: Be<Complex<f64>>,
}

type Number = Be<f64>;
