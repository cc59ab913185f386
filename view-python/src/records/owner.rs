//! [`Owner`]: what owns the items, out of reach.

use std::any::Any;
use std::ptr::NonNull;

/// An owner on the heap, behind a pointer that claims nothing.
pub(super) struct Owner(NonNull<dyn Any + Send>);

// SAFETY: what it points to is `Send`, and is reached through this alone.
unsafe impl Send for Owner {}

impl Owner {
    /// Moves an owner to the heap, and tells where it is. Who borrows from it there does so until it
    /// is given back or dropped.
    pub(super) fn new<O: Send + 'static>(owner: O) -> (Self, NonNull<O>) {
        let at = NonNull::from(Box::leak(Box::new(owner)));
        (Self(at), at)
    }

    /// Gives it back.
    pub(super) fn into_box(self) -> Box<dyn Any + Send> {
        let owner = self.0;
        std::mem::forget(self);
        // SAFETY: leaked where the owner was made, and given back once.
        unsafe { Box::from_raw(owner.as_ptr()) }
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        // SAFETY: leaked where the owner was made, and not given back.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}
