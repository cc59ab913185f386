//! A view's handle to what its items are: made of a text, of a tree, of a Rust type.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;

use super::codec::{Node, Quick};
use super::grade::{Grade, Spec, Typed, runs_cover, runs_of};
use super::native::Native;
use crate::format::{Format, Item, Platform};
use crate::layout::Layout;
use crate::{BufferView, Error, ErrorKind};

/// A cheap handle to a [`Spec`], and how its items are read one by one, if that is simple.
#[derive(Clone, Debug)]
pub(crate) enum SpecRef {
    Static(Quick, &'static Spec),
    Shared(Quick, Arc<Spec>),
}

impl core::ops::Deref for SpecRef {
    type Target = Spec;

    #[inline(always)]
    fn deref(&self) -> &Spec {
        match self {
            Self::Static(_, spec) => spec,
            Self::Shared(_, spec) => spec,
        }
    }
}

impl From<Native> for SpecRef {
    #[inline]
    fn from(native: Native) -> Self {
        Self::Static(native.quick(), native.spec())
    }
}

impl SpecRef {
    fn shared(spec: Spec) -> Self {
        Self::Shared(Quick::of(spec.node.as_ref()), Arc::new(spec))
    }

    /// How single items are read, where it takes no look at the [`Spec`].
    #[inline(always)]
    pub(crate) const fn quick(&self) -> Quick {
        match self {
            Self::Static(quick, _) | Self::Shared(quick, _) => *quick,
        }
    }

    /// Plain scalars of this target, in its byte order.
    pub(crate) fn native(item: &Item) -> Option<Self> {
        Native::of(item).map(Self::from)
    }

    /// Plain items of a format, read by `itemsize` where that is known.
    ///
    /// # Errors
    ///
    /// `ValueError` for what is no format, or not of that size.
    pub(crate) fn parse(text: &str, itemsize: Option<usize>) -> Result<Self, Error> {
        if let Some(native) = Native::named(text)
            && itemsize.is_none_or(|size| size == native.spec().itemsize)
        {
            return Ok(native.into());
        }
        let format = match itemsize {
            Some(size) => Format::parse_for(text, size, Platform::NATIVE),
            None => Format::parse(text),
        }
        .map_err(|error| Error::with_message(ErrorKind::Value, alloc::format!("{error}")))?;
        let item = format.into_item();
        let node = if text.contains(['T', '(', ':']) {
            Node::compile(&item)
        } else {
            Node::compile_counted(&item)
        };
        Ok(Self::shared(Spec {
            text: Cow::Owned(text.into()),
            itemsize: item.size(),
            node: Some(node),
            item: Some(item),
            grade: Grade::Plain,
        }))
    }

    /// Plain items described by a tree, spelled as `text`.
    pub(crate) fn plain(text: String, item: &Item) -> Self {
        Self::shared(Spec {
            text: Cow::Owned(text),
            itemsize: item.size(),
            node: Some(Node::compile(item)),
            item: Some(item.clone()),
            grade: Grade::Plain,
        })
    }

    /// Plain items of a size whose format is not understood.
    pub(crate) fn unread(text: &str, itemsize: usize) -> Self {
        Self::shared(Spec {
            text: Cow::Owned(text.into()),
            itemsize,
            node: None,
            item: None,
            grade: Grade::Plain,
        })
    }

    /// Items of the Rust type with this layout, which is no array, spelled as
    /// `text`.
    pub(crate) fn typed(text: Cow<'static, str>, layout: &'static Layout) -> Self {
        if layout.is_plain()
            && let Some(native) = Native::named(&text)
        {
            return native.into();
        }
        let size = layout.size();
        let runs = (layout.padding() > 0).then(|| runs_of(layout));
        let item = Format::parse_for(&text, size, Platform::NATIVE)
            .ok()
            .map(Format::into_item);
        let node = item
            .as_ref()
            .map(Node::compile)
            // Nothing is decoded from bytes that may be uninitialised, whoever
            // implemented the trait.
            .filter(|node| match &runs {
                Some(runs) => node.reads(0, &mut |at, len| runs_cover(runs, at, len)),
                None => true,
            });
        Self::shared(Spec {
            itemsize: size,
            node,
            item,
            grade: if layout.is_plain() {
                Grade::Plain
            } else {
                Grade::Typed(Typed {
                    layout,
                    runs,
                    validity: layout.has_validity(),
                })
            },
            text,
        })
    }

    /// Items of `T`; if `T` is an array, of its innermost element.
    #[inline]
    pub(crate) fn of<T: BufferView>() -> Self {
        let native = const {
            if T::LAYOUT.innermost().is_plain() {
                Native::named(T::FORMAT)
            } else {
                None
            }
        };
        if let Some(native) = native {
            return native.into();
        }
        Self::typed(Cow::Borrowed(T::FORMAT), const { T::LAYOUT.innermost() })
    }
}
