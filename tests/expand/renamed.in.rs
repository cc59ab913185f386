#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[view(rename_all = "camelCase")]
struct Quake {
    magnitude_type: u16,
    #[view(rename = "depth")]
    depth_km: u16,
}
