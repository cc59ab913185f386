use view_core::{AsView, BufferView};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Track {
    active: bool,
    time: f64,
    channel: u16,
    gain: f32,
    last: u8,
}

fn main() {
    let tracks = [Track {
        active: true,
        time: 0.0,
        channel: 1,
        gain: 1.0,
        last: 0,
    }];
    println!("{:?}", tracks.as_view().as_bytes());
}
