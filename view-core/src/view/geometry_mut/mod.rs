//! Parts and other shapes of a [`ViewMut`](super::ViewMut): those of a [`View`](super::View) but
//! for [`broadcast_to`](super::View::broadcast_to), which would lead to one item twice.

// A key is written where it is used, `view.slice(s![..])`, not borrowed.
#![allow(clippy::needless_pass_by_value)]

mod parts;
mod shapes;
