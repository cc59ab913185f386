::core::compile_error! {
    "`crate` is the path of `view_core`, such as \"::view\" or \"crate::reexports::view_core\""
}
