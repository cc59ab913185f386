fn main() {
    let _ = view_core::s![0, :];
}
