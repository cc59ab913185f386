//! Dynamic views: views of views.

use super::{Buffer, BufferMut};
use crate::memory::{MemoryView, MemoryViewMut};

impl Buffer for MemoryView<'_> {
    #[inline]
    fn memory_view(&self) -> MemoryView<'_> {
        self.clone()
    }
}

impl Buffer for MemoryViewMut<'_> {
    #[inline]
    fn memory_view(&self) -> MemoryView<'_> {
        self.as_view()
    }
}

impl BufferMut for MemoryViewMut<'_> {
    fn memory_view_mut(&mut self) -> MemoryViewMut<'_> {
        self.reborrow()
    }
}
