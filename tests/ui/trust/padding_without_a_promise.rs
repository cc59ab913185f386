// The derive believes the layout: a reference would be made of any bytes.
use view_core::__derive::Pad;
use view_core::{BufferView, Layout};

struct Reference(&'static u8);

impl Pad for Reference {
    const LAYOUT_REF: &'static Layout = &u64::LAYOUT;
}

fn main() {
    let _ = Reference(&0);
}
