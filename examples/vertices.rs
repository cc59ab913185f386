//! A ring of interleaved vertices, as a graphics card wants them.
//!
//! One `Vec<Vertex>` holds position, normal, texture coordinate and colour of each
//! vertex side by side. The program tells a graphics library how they lie, paints
//! stripes, tilts the ring and hands over the bytes, and draws what the card would.
//!
//! What there is to see in the code:
//!
//! * `Vertex::LAYOUT` says stride, offset and format of each attribute, so no table of
//!   them can disagree with the struct;
//! * positions and normals are changed in place, in one pass over both columns;
//! * the vertices are a grid: every fourth row of it is a slice;
//! * `as_bytes` is what to upload. It compiles because the struct has no hole; one that
//!   had would be refused, for its bytes are not all initialised.
//!
//! ```console
//! cargo run --release --example vertices
//! cargo run --release --example vertices spin
//! ```

use std::f32::consts::TAU;
use std::time::Duration;

use view_core::format::Scalar;
use view_core::layout::{Kind, Layout};
use view_core::{AsView, BufferView, View, s};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Vertex {
    position: [f32; 3],
    normal: [f32; 3],
    texture: [f32; 2],
    color: [u8; 4],
}

/// The grid: so many circles, of so many vertices each.
const CIRCLES: usize = 240;
const AROUND: usize = 80;
const WHITE: [u8; 4] = [255; 4];
const RED: [u8; 4] = [200, 40, 40, 255];

fn main() -> Result<(), view_core::Error> {
    let mut ring = ring(1.0, 0.5);
    attributes();
    paint(&mut ring)?;
    turn(&mut ring, 1, 2, 0.16)?;

    let spin = std::env::args().nth(1).is_some_and(|word| word == "spin");
    for frame in 0..if spin { 120 } else { 1 } {
        if frame > 0 {
            turn(&mut ring, 0, 2, TAU / 120.0)?;
            turn(&mut ring, 0, 1, TAU / 240.0)?;
            std::thread::sleep(Duration::from_millis(33));
            // Up to where the last picture began, which goes away.
            print!("\x1b[{HEIGHT}A\x1b[J");
        }
        println!("{}", picture(ring.as_view()));
    }
    println!();
    bounds(ring.as_view());

    let bytes = ring.as_view().as_bytes().unwrap_or_default();
    let in_place = bytes.as_ptr().addr() == ring.as_ptr().addr();
    println!(
        "to upload  {} bytes, {}",
        bytes.len(),
        if in_place {
            "the vector's own: nothing was copied"
        } else {
            "a copy"
        }
    );
    Ok(())
}

/// A ring of radius `far` and thickness `near`, lying flat.
fn ring(far: f32, near: f32) -> Vec<Vertex> {
    let vertex = |at: usize| {
        let (u, v) = (at / AROUND, at % AROUND);
        let (u, v) = (u as f32 / CIRCLES as f32, v as f32 / AROUND as f32);
        let ((sin_u, cos_u), (sin_v, cos_v)) = ((u * TAU).sin_cos(), (v * TAU).sin_cos());
        let out = far + near * cos_v;
        Vertex {
            position: [out * cos_u, out * sin_u, near * sin_v],
            normal: [cos_v * cos_u, cos_v * sin_u, sin_v],
            texture: [u, v],
            color: WHITE,
        }
    };
    (0..CIRCLES * AROUND).map(vertex).collect()
}

/// What a graphics library asks for, in the words of WebGPU.
fn attributes() {
    println!(
        "{} bytes from one vertex to the next, {} of them padding\n",
        Vertex::LAYOUT.size(),
        Vertex::LAYOUT.padding()
    );
    println!("  location  name      offset  format");
    for (location, field) in Vertex::LAYOUT.fields().iter().enumerate() {
        let (name, offset) = (field.name(), field.offset());
        let format = gpu_format(field.layout());
        println!("  {location:8}  {name:8}  {offset:6}  {format}");
    }
    println!();
}

/// WebGPU's name for an attribute.
fn gpu_format(layout: &Layout) -> String {
    let (element, count) = match layout.kind() {
        Kind::Array { len, element } => (element.kind(), len),
        kind => (kind, 1),
    };
    let Kind::Scalar { scalar, .. } = element else {
        return "none".into();
    };
    let name = match scalar {
        Scalar::F32 => "float32",
        Scalar::U8 => "unorm8",
        Scalar::U32 => "uint32",
        _ => return "none".into(),
    };
    match count {
        1 => name.into(),
        _ => format!("{name}x{count}"),
    }
}

/// Paints bands of circles red, through the grid that the vertices are.
fn paint(vertices: &mut [Vertex]) -> Result<(), view_core::Error> {
    let VertexColumnsMut { color, .. } = vertices.columns_mut();
    let bands = color.into_reshape([12, CIRCLES / 12, AROUND])?;
    bands.into_at(s![..;2]).fill(RED);
    Ok(())
}

/// Turns everything by `angle`, in the plane of two axes.
fn turn(vertices: &mut [Vertex], a: usize, b: usize, angle: f32) -> Result<(), view_core::Error> {
    let (sin, cos) = angle.sin_cos();
    let turn = |v: &mut [f32; 3]| {
        (v[a], v[b]) = (v[a] * cos - v[b] * sin, v[a] * sin + v[b] * cos);
    };
    // Two columns of the same vertices, both of them written.
    let VertexColumnsMut {
        mut position,
        normal,
        ..
    } = vertices.columns_mut();
    position.for_each_with(normal, |(position, normal)| {
        turn(position);
        turn(normal);
    })
}

/// The box around all positions, one axis at a time.
fn bounds(vertices: View<'_, Vertex>) {
    // An array is one more axis: 19,200 x 3 numbers, 36 bytes from row to row.
    let numbers = vertices.field(Vertex::FIELDS.position).elements();
    for (axis, name) in ["x", "y", "z"].into_iter().enumerate() {
        let column = numbers.at(s![.., axis as isize]);
        if let (Some(low), Some(high)) = (column.min(), column.max()) {
            println!("box {name}      {low:6.3} to {high:.3}");
        }
    }
}

const WIDTH: usize = 76;
const HEIGHT: usize = 22;

/// Draws the vertices that are nearest to the eye, by how much light they get.
fn picture(vertices: View<'_, Vertex>) -> String {
    const WHITES: &[u8] = b".:-=+*#";
    const REDS: &[u8] = b".,;coO@";
    let mut depth = [[f32::NEG_INFINITY; WIDTH]; HEIGHT];
    let mut shown = [[b' '; WIDTH]; HEIGHT];
    for vertex in vertices {
        let ([x, y, z], [nx, ny, nz]) = (vertex.position, vertex.normal);
        // A character is twice as high as it is wide. The eye is above, light comes from
        // its left.
        let column = (x / 3.2 + 0.5) * WIDTH as f32;
        let row = (0.5 - y / 3.2) * HEIGHT as f32;
        let (column, row) = (column as usize, row as usize);
        if column >= WIDTH || row >= HEIGHT || depth[row][column] >= z {
            continue;
        }
        depth[row][column] = z;
        let light = (0.7 * nz + 0.5 * ny - 0.5 * nx).clamp(0.0, 0.999);
        let ink = if vertex.color == RED { REDS } else { WHITES };
        shown[row][column] = ink[(light * ink.len() as f32) as usize];
    }
    let line = |row: &[u8; WIDTH]| String::from_utf8_lossy(row).trim_end().to_owned();
    shown.iter().map(line).collect::<Vec<_>>().join("\n")
}
