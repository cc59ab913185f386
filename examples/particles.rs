//! Dust around a star: a `Vec` of structs, simulated in place through its columns.
//!
//! The grains start as a straight spoke. Those near the star need less time
//! for a turn than those far out (the square of the time grows with the cube
//! of the radius), so the spoke winds up into a spiral.
//!
//! What there is to see in the code:
//!
//! * the data are an ordinary `Vec<Grain>`; nothing is moved to other arrays;
//! * `columns_mut()` gives every field as a mutable column, all at once and
//!   without `unsafe`; a column of records has columns of its own;
//! * `Grain::FIELDS` names a field as a value, so that generic code can take
//!   the field as an argument.
//!
//! ```console
//! cargo run --release --example particles
//! ```

use std::f64::consts::TAU;

use view_core::{AsView, BufferView, Field, View, field};

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Vec2 {
    x: f64,
    y: f64,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Grain {
    pos: Vec2,
    vel: Vec2,
    mass: f32,
}

const GRAINS: usize = 400;
/// Time is counted in turns of the innermost grain.
const YEARS: u32 = 3;
const STEPS: u32 = 2000;

fn main() {
    let mut grains = spoke(1.0, 3.0);
    println!(
        "A grain is {} bytes, {} of them padding:",
        Grain::LAYOUT.size(),
        Grain::LAYOUT.padding()
    );
    println!("  {}\n", Grain::FORMAT);

    let before = energy(grains.as_view());
    for _ in 0..YEARS * STEPS {
        step(&mut grains, TAU / f64::from(STEPS));
    }
    let after = energy(grains.as_view());

    picture(grains.as_view());
    let turned = |grain: &Grain| grain.pos.y.atan2(grain.pos.x).rem_euclid(TAU) / TAU;
    println!("{GRAINS} grains, {YEARS} turns of the innermost in {STEPS} steps each");
    println!(
        "turns of the outermost     {:9.4}",
        turned(&grains[GRAINS - 1])
    );
    println!(
        "  by Kepler's third law    {:9.4}",
        f64::from(YEARS) * 3.0_f64.powf(-1.5)
    );
    println!(
        "energy gained or lost      {:9.1e}",
        ((after - before) / before).abs()
    );
    println!(
        "centre of all grains       {:9.4} {:9.4}",
        mean(grains.as_view(), field!(Grain, pos.x)),
        mean(grains.as_view(), field!(Grain, pos.y))
    );
}

/// Grains in a line from `inner` to `outer`, each at the speed of a circle.
fn spoke(inner: f64, outer: f64) -> Vec<Grain> {
    let radius = |i| inner + (outer - inner) * i as f64 / (GRAINS - 1) as f64;
    (0..GRAINS)
        .map(radius)
        .map(|r| Grain {
            pos: Vec2 { x: r, y: 0.0 },
            vel: Vec2 {
                x: 0.0,
                y: r.powf(-0.5),
            },
            mass: 1.0,
        })
        .collect()
}

/// Moves every grain by `dt`: half a push, the whole way, half a push.
fn step(grains: &mut [Grain], dt: f64) {
    // Six columns of the same records, four of them inside others, and each may be written.
    let GrainColumnsMut { pos, vel, .. } = grains.columns_mut();
    let mut pos = pos.into_columns_mut();
    let mut vel = vel.into_columns_mut();

    push(pos.x.as_view(), pos.y.as_view(), &mut vel, dt / 2.0);
    for (x, vx) in pos.x.iter_mut().zip(&vel.x) {
        *x += vx * dt;
    }
    for (y, vy) in pos.y.iter_mut().zip(&vel.y) {
        *y += vy * dt;
    }
    push(pos.x.as_view(), pos.y.as_view(), &mut vel, dt / 2.0);
}

/// Pulls every grain towards the star at the origin.
fn push(x: View<'_, f64>, y: View<'_, f64>, vel: &mut Vec2ColumnsMut<'_>, dt: f64) {
    let speeds = vel.x.iter_mut().zip(vel.y.iter_mut());
    for ((x, y), (vx, vy)) in x.iter().zip(y).zip(speeds) {
        let pull = -dt * (x * x + y * y).powf(-1.5);
        *vx += x * pull;
        *vy += y * pull;
    }
}

/// The energy of all grains: of their motion and of their place.
fn energy(grains: View<'_, Grain>) -> f64 {
    grains
        .iter()
        .map(|Grain { pos, vel, mass }| {
            let motion = 0.5 * (vel.x * vel.x + vel.y * vel.y);
            f64::from(*mass) * (motion - pos.x.hypot(pos.y).recip())
        })
        .sum()
}

/// The mean of any `f64` field of any records.
fn mean<R>(records: View<'_, R>, field: Field<R, f64>) -> f64 {
    records.field(field).iter().sum::<f64>() / records.len() as f64
}

/// Draws the grains from above, the star in the middle.
fn picture(grains: View<'_, Grain>) {
    const WIDTH: usize = 61;
    const HEIGHT: usize = 25;
    let cell =
        |value: f64, cells: usize| ((value / 6.2 + 0.5) * (cells - 1) as f64).round() as usize;
    let mut rows = vec![[' '; WIDTH]; HEIGHT];
    for Vec2 { x, y } in grains.field(Grain::FIELDS.pos) {
        rows[HEIGHT - 1 - cell(*y, HEIGHT)][cell(*x, WIDTH)] = '·';
    }
    rows[HEIGHT / 2][WIDTH / 2] = '*';
    rows.retain(|row| row.iter().any(|c| *c != ' '));
    for row in rows {
        println!("{}", String::from_iter(row).trim_end());
    }
    println!();
}
