//! [`Count`]: the indices of a shape, in row order.

/// The indices of a shape that are still to come.
#[derive(Clone, Debug)]
pub(super) struct Count<const N: usize> {
    shape: [usize; N],
    /// The next index, and its number in row order.
    front: [usize; N],
    number: usize,
    left: usize,
}

impl<const N: usize> Count<N> {
    /// All indices of `shape`, whose product fits.
    #[inline]
    pub(super) fn new(shape: [usize; N]) -> Self {
        Self {
            shape,
            front: [0; N],
            number: 0,
            left: if shape.contains(&0) {
                0
            } else {
                shape.iter().product()
            },
        }
    }

    #[inline]
    pub(super) const fn len(&self) -> usize {
        self.left
    }

    /// The next index, where one is known to be left.
    #[inline]
    pub(super) fn step(&mut self) -> [usize; N] {
        let index = self.front;
        self.number += 1;
        self.left = self.left.wrapping_sub(1);
        for axis in (0..N).rev() {
            self.front[axis] += 1;
            if self.front[axis] < self.shape[axis] {
                break;
            }
            self.front[axis] = 0;
        }
        index
    }

    #[inline]
    pub(super) fn next(&mut self) -> Option<[usize; N]> {
        (self.left > 0).then(|| self.step())
    }

    #[inline]
    pub(super) fn next_back(&mut self) -> Option<[usize; N]> {
        self.left = self.left.checked_sub(1)?;
        Some(self.index(self.number + self.left))
    }

    #[inline]
    pub(super) fn nth(&mut self, n: usize) -> Option<[usize; N]> {
        if n >= self.left {
            self.left = 0;
            return None;
        }
        self.number += n;
        self.left -= n;
        self.front = self.index(self.number);
        Some(self.step())
    }

    #[inline]
    pub(super) fn nth_back(&mut self, n: usize) -> Option<[usize; N]> {
        self.left = self.left.saturating_sub(n);
        self.next_back()
    }

    /// The first `at` of the indices that are left, and the others.
    #[cfg(feature = "rayon")]
    pub(super) fn split_at(mut self, at: usize) -> (Self, Self) {
        let at = at.min(self.left);
        let front = Self {
            left: at,
            ..self.clone()
        };
        self.number += at;
        self.left -= at;
        if self.left > 0 {
            self.front = self.index(self.number);
        }
        (front, self)
    }

    /// The index with a number that is in range.
    fn index(&self, mut number: usize) -> [usize; N] {
        let mut index = [0; N];
        for axis in (0..N).rev() {
            index[axis] = number % self.shape[axis];
            number /= self.shape[axis];
        }
        index
    }
}
