#[repr(C)]
struct Row {
    #[view(rename = "v")]
    value: u32,
}

fn main() {}
