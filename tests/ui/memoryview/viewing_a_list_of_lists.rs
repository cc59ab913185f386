// Python, at run time: TypeError: memoryview: a bytes-like object is required, not 'list'
fn main() {
    let rows = vec![vec![1.0, 2.0], vec![3.0]];
    let view = view_core::memory::memoryview(&rows);
    println!("{}", view.len());
}
