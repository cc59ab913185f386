//! W6: what is decoded to, in enums of three sizes, and the loops written by hand.

/// 16-byte value: compound payloads behind one thin box.
#[derive(Clone, Debug)]
#[allow(dead_code)]
pub enum V16 {
    Int(i64),
    UInt(u64),
    Float(f64),
    Bool(bool),
    List(Box<Vec<V16>>),
    Bytes(Box<Vec<u8>>),
}
/// 24/32-byte value: inline Vec.
#[derive(Clone, Debug)]
#[allow(dead_code)]
pub enum V24 {
    Int(i64),
    UInt(u64),
    Float(f64),
    Bool(bool),
    List(Vec<V24>),
    Bytes(Box<[u8]>),
}
/// i128 payload so that every Python int of a buffer fits one variant: 32 bytes.
#[derive(Clone, Debug)]
#[allow(dead_code)]
pub enum V32 {
    Int(i128),
    Float(f64),
    Bool(bool),
    List(Vec<V32>),
}
const _: () = assert!(size_of::<V16>() == 16 && size_of::<V24>() == 24 && size_of::<V32>() == 32);

#[derive(Clone, Copy)]
pub enum Code {
    F8,
    F4,
    U1,
    I4,
    U4,
    U2,
}
#[inline(always)]
pub unsafe fn one(c: Code, p: *const u8) -> V16 {
    unsafe {
        match c {
            Code::F8 => V16::Float((p as *const f64).read_unaligned()),
            Code::F4 => V16::Float((p as *const f32).read_unaligned() as f64),
            Code::U1 => V16::Int(*p as i64),
            Code::I4 => V16::Int((p as *const i32).read_unaligned() as i64),
            Code::U4 => V16::Int((p as *const u32).read_unaligned() as i64),
            Code::U2 => V16::Int((p as *const u16).read_unaligned() as i64),
        }
    }
}
#[inline(never)]
pub unsafe fn one_dyn(c: Code, p: *const u8) -> V16 {
    unsafe { one(c, p) }
}
/// dispatch hoisted out of the loop
pub unsafe fn fill_hoisted(
    c: Code,
    mut p: *const u8,
    stride: isize,
    n: usize,
    out: *mut V16,
    ostep: usize,
) {
    unsafe {
        macro_rules! lp {
            ($code:expr) => {{
                let mut o = out;
                for _ in 0..n {
                    o.write(one($code, p));
                    p = p.offset(stride);
                    o = o.add(ostep);
                }
            }};
        }
        match c {
            Code::F8 => lp!(Code::F8),
            Code::F4 => lp!(Code::F4),
            Code::U1 => lp!(Code::U1),
            Code::I4 => lp!(Code::I4),
            Code::U4 => lp!(Code::U4),
            Code::U2 => lp!(Code::U2),
        }
    }
}

/// So many values are written after the old ones in their places were looked at.
const PIECE: usize = 256;

/// Values instead of those that a vector held, which are dropped by their tags: what
/// anyone has to do who does not know them to be numbers.
pub unsafe fn fill_instead(c: Code, p: *const u8, stride: isize, n: usize, values: &mut Vec<V16>) {
    let old = values.len();
    unsafe { values.set_len(0) };
    values.reserve(n);
    let to = values.as_mut_ptr();
    unsafe {
        for start in (0..n).step_by(PIECE) {
            let count = PIECE.min(n - start);
            drop_old(to.add(start), count.min(old.saturating_sub(start)));
            let from = p.offset(start as isize * stride);
            fill_hoisted(c, from, stride, count, to.add(start), 1);
        }
        drop_old(to.add(n.min(old)), old.saturating_sub(n));
        values.set_len(n);
    }
}

unsafe fn drop_old(values: *mut V16, count: usize) {
    let values = std::ptr::slice_from_raw_parts_mut(values, count);
    let owns = |value: &V16| matches!(value, V16::List(_) | V16::Bytes(_));
    unsafe {
        if (*values).iter().fold(false, |any, value| any | owns(value)) {
            std::ptr::drop_in_place(values);
        }
    }
}

pub const FIELDS: [(Code, usize); 10] = [
    (Code::F8, 0),
    (Code::F8, 8),
    (Code::F8, 16),
    (Code::F8, 24),
    (Code::U4, 32),
    (Code::F4, 36),
    (Code::F4, 40),
    (Code::U1, 44),
    (Code::U1, 45),
    (Code::U2, 46),
];
