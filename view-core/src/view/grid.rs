//! [`Grid`]: a part of a view for each of many places.

use super::count::Count;
use super::mistake::fits;
use super::raw::{Raw, check_axis};
use crate::strided::{Rank, Smaller};

/// The parts of a view at each place of a grid.
pub(super) struct Grid<T, const N: usize, const M: usize> {
    pub(super) places: Count<N>,
    /// The part at place zero, with the shape of a whole part.
    part: Raw<T, M>,
    /// Bytes from one place to the next on each axis of the grid.
    steps: [isize; N],
    /// Items left from a place on, where parts at the edge are smaller.
    edge: Edge<N>,
}

/// Whether parts at the end of an axis are cut off.
#[derive(Clone, Copy)]
enum Edge<const N: usize> {
    /// All parts have one shape.
    None,
    /// Parts of so many items of a shape of so many.
    Cut {
        chunk: [usize; N],
        whole: [usize; N],
    },
}

impl<T, const N: usize, const M: usize> Clone for Grid<T, N, M> {
    fn clone(&self) -> Self {
        Self {
            places: self.places.clone(),
            ..*self
        }
    }
}

impl<T, const N: usize, const M: usize> Grid<T, N, M> {
    /// The part at a place of the grid.
    #[inline]
    pub(super) fn part(&self, place: [usize; N]) -> Raw<T, M> {
        let mut part = self.part;
        if let Edge::Cut { chunk, whole } = self.edge {
            // Chunks have the rank of the view: `M == N`.
            for (axis, len) in part.shape.iter_mut().enumerate() {
                *len = chunk[axis].min(whole[axis] - place[axis] * chunk[axis]);
            }
        }
        if !part.is_empty() {
            let mut offset = 0;
            for (&index, step) in place.iter().zip(&self.steps) {
                offset += index as isize * step;
            }
            // SAFETY: the first item of the part is one of the view (1).
            part.ptr = unsafe { part.ptr.byte_offset(offset) };
        }
        part
    }
}

impl<T, const N: usize> Raw<T, N> {
    #[track_caller]
    pub(super) fn axis_grid<const M: usize>(self, axis: usize) -> Grid<T, 1, M>
    where
        Rank<N>: Smaller<Out = Rank<M>>,
    {
        fits(check_axis(axis, N));
        let places = self.shape[axis];
        let part = if places == 0 {
            // There is no place; any part will do.
            Raw {
                ptr: self.ptr,
                shape: [0; M],
                strides: [0; M],
            }
        } else {
            // SAFETY: index 0 is within the axis.
            unsafe { self.index_axis_unchecked(axis, 0) }
        };
        Grid {
            places: Count::new([places]),
            part,
            steps: [self.strides[axis]],
            edge: Edge::None,
        }
    }

    #[track_caller]
    pub(super) fn lane_grid(self, axis: usize) -> Grid<T, N, 1> {
        fits(check_axis(axis, N));
        let mut places = self.shape;
        places[axis] = 1;
        let part = Raw {
            ptr: self.ptr,
            shape: [self.shape[axis]],
            strides: [self.strides[axis]],
        };
        Grid {
            places: Count::new(places),
            part,
            steps: self.strides,
            edge: Edge::None,
        }
    }

    #[track_caller]
    pub(super) fn window_grid(self, window: [usize; N]) -> Grid<T, N, N> {
        assert!(
            !window.contains(&0),
            "a window has at least one item on each axis"
        );
        let mut places = self.shape;
        for (places, window) in places.iter_mut().zip(window) {
            *places = (*places + 1).saturating_sub(window);
        }
        let part = Raw {
            shape: window,
            ..self
        };
        Grid {
            places: Count::new(places),
            part,
            steps: self.strides,
            edge: Edge::None,
        }
    }

    #[track_caller]
    pub(super) fn chunk_grid(self, chunk: [usize; N]) -> Grid<T, N, N> {
        assert!(
            !chunk.contains(&0),
            "a chunk has at least one item on each axis"
        );
        let (mut places, mut steps) = (self.shape, self.strides);
        for axis in 0..N {
            places[axis] = self.shape[axis].div_ceil(chunk[axis]);
            // Beyond the view only where there is one place and no step.
            steps[axis] = steps[axis].wrapping_mul(chunk[axis] as isize);
        }
        let edge = Edge::Cut {
            chunk,
            whole: self.shape,
        };
        Grid {
            places: Count::new(places),
            part: self,
            steps,
            edge,
        }
    }
}
