::core::compile_error! {
    "a type with a lifetime holds a reference, which is an address and no data that a view could show; store the data itself, or the index of an item elsewhere"
}
