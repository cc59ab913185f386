//! Typed views.

use super::{Buffer, BufferMut};
use crate::memory::{MemoryView, MemoryViewMut};
use crate::{BufferView, View, ViewMut};

impl<T: BufferView, const N: usize> Buffer for View<'_, T, N> {
    fn memory_view(&self) -> MemoryView<'_> {
        MemoryView::from(*self)
    }
}

impl<T: BufferView, const N: usize> Buffer for ViewMut<'_, T, N> {
    fn memory_view(&self) -> MemoryView<'_> {
        MemoryView::from(self.as_view())
    }
}

impl<T: BufferView, const N: usize> BufferMut for ViewMut<'_, T, N> {
    fn memory_view_mut(&mut self) -> MemoryViewMut<'_> {
        MemoryViewMut::from(self.reborrow())
    }
}
