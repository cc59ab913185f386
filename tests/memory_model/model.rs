//! The model: what a view is without strides and pointers.

use view_core::memory::Value;
use view_core::strided::{AxisKey, Slice};

use crate::random::Random;

impl Random {
    pub(crate) fn bound(&mut self) -> Option<isize> {
        match self.below(4) {
            0 => None,
            1 => Some(isize::MAX),
            _ => Some(self.below(9) as isize - 4),
        }
    }

    pub(crate) fn slice(&mut self) -> Slice {
        let step = [None, None, Some(1), Some(2), Some(-1), Some(-2), Some(3)][self.below(7)];
        Slice::new(self.bound(), self.bound(), step)
    }

    /// A key that may or may not fit a view of this shape.
    pub(crate) fn key(&mut self, shape: &[usize]) -> Vec<AxisKey> {
        let mut key = Vec::new();
        for &len in &shape[..self.below(shape.len() + 1)] {
            key.push(match self.below(6) {
                0 => AxisKey::Index(self.below(2 * len + 2) as isize - len as isize - 1),
                1 => AxisKey::NewAxis,
                _ => AxisKey::Slice(self.slice()),
            });
        }
        if self.below(4) == 0 {
            let at = self.below(key.len() + 1);
            key.insert(at, AxisKey::Ellipsis);
        }
        key
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Model {
    pub(crate) shape: Vec<usize>,
    pub(crate) places: Vec<usize>,
}

impl Model {
    pub(crate) fn new(shape: &[usize]) -> Self {
        Self {
            shape: shape.to_vec(),
            places: (0..shape.iter().product()).collect(),
        }
    }

    /// All indices in C order.
    pub(crate) fn indices(shape: &[usize]) -> Vec<Vec<usize>> {
        shape.iter().fold(vec![vec![]], |outer, &len| {
            let longer = |index: &Vec<usize>, i| [&index[..], &[i]].concat();
            outer
                .iter()
                .flat_map(|index| (0..len).map(move |i| longer(index, i)))
                .collect()
        })
    }

    pub(crate) fn place(&self, index: &[usize]) -> usize {
        let flat = index
            .iter()
            .zip(&self.shape)
            .fold(0, |flat, (i, len)| flat * len + i);
        self.places[flat]
    }

    /// The view whose item at an index is this one's at `from(index)`.
    pub(crate) fn gather(&self, shape: Vec<usize>, from: impl Fn(&[usize]) -> Vec<usize>) -> Self {
        let places = Self::indices(&shape)
            .iter()
            .map(|index| self.place(&from(index)))
            .collect();
        Self { shape, places }
    }

    pub(crate) fn part(&self, key: &[AxisKey]) -> Option<Self> {
        let named = key
            .iter()
            .filter(|k| matches!(k, AxisKey::Index(_) | AxisKey::Slice(_)))
            .count();
        let open = self.shape.len().checked_sub(named)?;
        let whole = AxisKey::Slice(Slice::default());
        let mut full = Vec::new();
        for &entry in key {
            match entry {
                AxisKey::Ellipsis => full.extend(vec![whole; open]),
                entry => full.push(entry),
            }
        }
        if !key.contains(&AxisKey::Ellipsis) {
            full.extend(vec![whole; open]);
        }
        // For each axis of this view, the indices taken; for each of the part, which axis.
        let mut taken: Vec<Vec<usize>> = Vec::new();
        let mut kept: Vec<Option<usize>> = Vec::new();
        for entry in full {
            let axis = taken.len();
            match entry {
                AxisKey::NewAxis => kept.push(None),
                AxisKey::Index(i) => {
                    let len = self.shape[axis] as isize;
                    let i = if i < 0 { i + len } else { i };
                    if !(0..len).contains(&i) {
                        return None;
                    }
                    taken.push(vec![i as usize]);
                }
                AxisKey::Slice(slice) => {
                    let span = slice.resolve(self.shape[axis]).ok()?;
                    kept.push(Some(axis));
                    let at = |i| (span.start as isize + i as isize * span.step) as usize;
                    taken.push((0..span.len).map(at).collect());
                }
                AxisKey::Ellipsis => unreachable!(),
            }
        }
        let shape = kept
            .iter()
            .map(|axis| axis.map_or(1, |axis| taken[axis].len()))
            .collect();
        Some(self.gather(shape, |index| {
            let mut from: Vec<usize> = taken
                .iter()
                .map(|taken| taken.first().copied().unwrap_or(0))
                .collect();
            for (i, axis) in index.iter().zip(&kept) {
                if let Some(axis) = axis {
                    from[*axis] = taken[*axis][*i];
                }
            }
            from
        }))
    }

    pub(crate) fn permuted(&self, axes: &[usize]) -> Self {
        let shape = axes.iter().map(|&axis| self.shape[axis]).collect();
        self.gather(shape, |index| {
            let mut from = vec![0; index.len()];
            for (i, &axis) in index.iter().zip(axes) {
                from[axis] = *i;
            }
            from
        })
    }

    pub(crate) fn fortran(&self) -> Vec<usize> {
        let axes: Vec<usize> = (0..self.shape.len()).rev().collect();
        self.permuted(&axes).places
    }

    /// Whether places follow each other one by one.
    pub(crate) fn runs_on(places: &[usize]) -> bool {
        places.windows(2).all(|pair| pair[1] == pair[0] + 1)
    }

    pub(crate) fn nested(&self, values: &[i32]) -> Value {
        fn level(shape: &[usize], items: &[Value]) -> Value {
            let Some((&len, inner)) = shape.split_first() else {
                return items[0].clone();
            };
            let size: usize = inner.iter().product();
            (0..len)
                .map(|i| level(inner, &items[i * size..(i + 1) * size]))
                .collect::<Vec<_>>()
                .into()
        }
        let items: Vec<Value> = self
            .places
            .iter()
            .map(|&place| values[place].into())
            .collect();
        level(&self.shape, &items)
    }
}
