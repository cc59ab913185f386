use view_core::AsView;

mod inner {
    use view_core::BufferView;

    #[derive(Clone, Copy, Default, BufferView)]
    #[repr(C)]
    pub struct Row {
        pub open: u32,
        hidden: u32,
    }
}

fn main() {
    let rows = [inner::Row::default()];
    rows.as_view().field(inner::Row::FIELDS.open);
    rows.as_view().field(inner::Row::FIELDS.hidden);
}
