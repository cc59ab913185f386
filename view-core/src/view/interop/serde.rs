//! Views as sequences of sequences, one for each axis.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::view::{View, ViewMut};

/// A sequence for each axis, the last one of the items; a view without axes is its item.
///
/// ```
/// use view_core::View;
///
/// let table = [[1, 2, 3], [4, 5, 6]];
/// let text = serde_json::to_string(&View::<_, 2>::from(&table).t())?;
/// assert_eq!(text, "[[1,4],[2,5],[3,6]]");
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<T: Serialize, const N: usize> Serialize for View<'_, T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Level {
            view: *self,
            index: [0; N],
            depth: 0,
        }
        .serialize(serializer)
    }
}

impl<T: Serialize, const N: usize> Serialize for ViewMut<'_, T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_view().serialize(serializer)
    }
}

/// What lies behind the first `depth` numbers of an index.
struct Level<'a, T, const N: usize> {
    view: View<'a, T, N>,
    index: [usize; N],
    depth: usize,
}

impl<T: Serialize, const N: usize> Serialize for Level<'_, T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.depth == N {
            // Within the shape, by the loop below.
            return self.view[self.index].serialize(serializer);
        }
        let len = self.view.shape()[self.depth];
        let mut sequence = serializer.serialize_seq(Some(len))?;
        for i in 0..len {
            let mut index = self.index;
            index[self.depth] = i;
            sequence.serialize_element(&Level {
                view: self.view,
                index,
                depth: self.depth + 1,
            })?;
        }
        sequence.end()
    }
}
