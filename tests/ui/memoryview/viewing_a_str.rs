// Python, at run time: TypeError: memoryview: a bytes-like object is required, not 'str'
fn main() {
    let view = view_core::memory::memoryview("text");
    println!("{}", view.len());
}
