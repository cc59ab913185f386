use view_core::BufferView;

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
#[allow(non_snake_case)]
#[view(rename_all = "camelCase")]
struct Row {
    depth_km: f32,
    depthKm: f32,
}

fn main() {}
