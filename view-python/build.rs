//! Where the linker must be told that Python's symbols come later (macOS), tell it; and tell
//! the source which Python it is for.

fn main() {
    pyo3_build_config::add_extension_module_link_args();
    pyo3_build_config::use_pyo3_cfgs();
}
