//! Views that are made once for all rounds, as a user who compares or copies often has them.

use bytemuck::Pod;
use view_core::memory::{MemoryView, memoryview};
use view_core::{Buffer, Error};

/// From this length on, making a view takes no part of the time worth telling.
pub(super) const SHORT: u64 = 16 << 10;

/// The view of a case, which is made once.
#[derive(Default)]
pub(super) struct Made(Option<MemoryView<'static>>);

impl Made {
    pub(super) fn view<T: Pod>(
        &mut self,
        source: &[T],
        part: impl FnOnce(MemoryView<'static>) -> Result<MemoryView<'static>, Error>,
    ) -> &MemoryView<'static>
    where
        [T]: Buffer,
    {
        self.0.get_or_insert_with(|| {
            // SAFETY: the memory is a mapping of its own, which nobody writes and which
            // lives as long as the case.
            let source: &'static [T] = unsafe { &*core::ptr::from_ref(source) };
            part(memoryview(source)).expect("the geometry fits")
        })
    }
}
