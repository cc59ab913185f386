fn main() {
    let _ = view_core::s![new;2];
}
