//! Keys that are written as Python would have them, or by a slip of the hand.

use view_core::s;

fn main() {
    let _ = s![;0];
    let _ = s![..;];
    let _ = s![0, 1:3];
    let _ = s![::2, 1];
    let _ = s![1 2];
    let _ = s![, 1];
    let _ = s![1, , 2];
    let _ = s![..;2;3];
    let _ = s![... 1];
    let _ = s![new;2];
    let _ = s![0, :];
}
