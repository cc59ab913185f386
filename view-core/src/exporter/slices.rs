//! Slices, arrays, vectors and boxes.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::any::type_name;

use super::{Buffer, BufferMut};
use crate::BufferView;
use crate::memory::{MemoryView, MemoryViewMut};

impl<T: BufferView> Buffer for [T] {
    #[inline]
    fn memory_view(&self) -> MemoryView<'_> {
        MemoryView::of_slice(self, type_name::<Self>())
    }
}

impl<T: BufferView> BufferMut for [T] {
    fn memory_view_mut(&mut self) -> MemoryViewMut<'_> {
        MemoryViewMut::of_slice(self, type_name::<Self>())
    }
}

impl<T: BufferView, const N: usize> Buffer for [T; N] {
    #[inline]
    fn memory_view(&self) -> MemoryView<'_> {
        MemoryView::of_slice(self, type_name::<Self>())
    }
}

impl<T: BufferView, const N: usize> BufferMut for [T; N] {
    fn memory_view_mut(&mut self) -> MemoryViewMut<'_> {
        MemoryViewMut::of_slice(self, type_name::<Self>())
    }
}

impl<T: BufferView> Buffer for Vec<T> {
    #[inline]
    fn memory_view(&self) -> MemoryView<'_> {
        MemoryView::of_slice(self, type_name::<Self>())
    }
}

impl<T: BufferView> BufferMut for Vec<T> {
    fn memory_view_mut(&mut self) -> MemoryViewMut<'_> {
        MemoryViewMut::of_slice(self, type_name::<Self>())
    }
}

/// What points to an exporter is one.
macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        impl<B: Buffer + ?Sized> Buffer for $pointer {
            #[inline]
    fn memory_view(&self) -> MemoryView<'_> {
                (**self).memory_view()
            }
        }
    )*};
}
pointers!(&B, &mut B, Box<B>, Rc<B>, Arc<B>);

impl<B: BufferMut + ?Sized> BufferMut for &mut B {
    fn memory_view_mut(&mut self) -> MemoryViewMut<'_> {
        (**self).memory_view_mut()
    }
}

impl<B: BufferMut + ?Sized> BufferMut for Box<B> {
    fn memory_view_mut(&mut self) -> MemoryViewMut<'_> {
        (**self).memory_view_mut()
    }
}

impl<T: BufferView> Buffer for Cow<'_, [T]> {
    #[inline]
    fn memory_view(&self) -> MemoryView<'_> {
        (**self).memory_view()
    }
}
