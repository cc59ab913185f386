//! What the items of a view are: format, decoder, and what may be done with
//! their bytes.
//!
//! A [`Spec`] is shared by a view and everything sliced from it, so that the
//! format is read once.

mod native;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::codec::{Node, Quick};
use crate::copy::Run;
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

/// What an item is.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) text: Cow<'static, str>,
    pub(crate) itemsize: usize,
    /// `None` where the text is in no language that is read here.
    pub(crate) node: Option<Node>,
    /// What the text says, so that a field is found without reading it again. `None` also for
    /// one native letter, which is soon read.
    pub(crate) item: Option<Item>,
    /// Where the memory came from.
    pub(crate) grade: Grade,
}

/// Where memory came from decides what may be done with its bytes.
#[derive(Debug)]
pub(crate) enum Grade {
    /// Every byte is initialised, and any byte may be written.
    Plain,
    /// Values of the Rust type with this layout.
    Typed(Typed),
}

#[derive(Debug)]
pub(crate) struct Typed {
    pub(crate) layout: &'static Layout,
    /// The initialised bytes of an item, sorted and apart; the rest is
    /// padding. `None` if there is no padding.
    pub(crate) runs: Option<Vec<Run>>,
    /// Whether some bit patterns are no values.
    pub(crate) validity: bool,
}

impl Spec {
    /// The initialised bytes of an item, if not all are.
    pub(crate) fn runs(&self) -> Option<&[Run]> {
        match &self.grade {
            Grade::Typed(Typed {
                runs: Some(runs), ..
            }) => Some(runs),
            _ => None,
        }
    }

    /// The layout that items must keep, if some bit patterns are none.
    pub(crate) fn validity(&self) -> Option<&'static Layout> {
        match &self.grade {
            Grade::Typed(typed) if typed.validity => Some(typed.layout),
            _ => None,
        }
    }

    /// The layout of the Rust type the memory holds.
    pub(crate) fn layout(&self) -> Option<&'static Layout> {
        match &self.grade {
            Grade::Plain => None,
            Grade::Typed(typed) => Some(typed.layout),
        }
    }

    /// The decoder.
    ///
    /// # Errors
    ///
    /// `NotImplementedError` in memoryview's words, for a format that cannot
    /// be read.
    #[inline]
    pub(crate) fn decoder(&self) -> Result<&Node, Error> {
        self.node.as_ref().ok_or_else(|| self.unsupported())
    }

    #[cold]
    fn unsupported(&self) -> Error {
        let message = alloc::format!("memoryview: unsupported format {}", self.text);
        Error::with_message(ErrorKind::NotImplemented, message)
    }

    /// How messages name the item: its letter, without a prefix.
    pub(crate) fn letter(&self) -> &str {
        let bare = self.text.trim_start_matches(['@', '=', '<', '>', '!', '^']);
        match &self.node {
            Some(node) if bare.len() > 1 => node.letter(),
            _ => bare,
        }
    }

    /// The number of bytes of an item that are padding.
    pub(crate) fn padding(&self) -> usize {
        self.runs().map_or(0, |runs| {
            self.itemsize - runs.iter().map(|run| run.len).sum::<usize>()
        })
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

    /// Plain items of a format, read by `itemsize` where that is known.
    ///
    /// # Errors
    ///
    /// `ValueError` for what is no format, or not of that size.
    pub(crate) fn parse(text: &str, itemsize: Option<usize>) -> Result<Self, Error> {
        if let Some(spec) = native::named(text).map(Self::native)
            && itemsize.is_none_or(|size| size == spec.itemsize)
        {
            return Ok(spec);
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
            && let Some(index) = native::named(&text)
        {
            return Self::native(index);
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
                native::named(T::FORMAT)
            } else {
                None
            }
        };
        if let Some(index) = native {
            return Self::native(index);
        }
        Self::typed(Cow::Borrowed(T::FORMAT), const { T::LAYOUT.innermost() })
    }
}

/// The initialised bytes of an item, sorted and apart: what is between its holes.
pub(crate) fn runs_of(layout: &Layout) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut run = |end: usize, next: usize| {
        if end > start {
            runs.push(Run {
                offset: start,
                len: end - start,
            });
        }
        start = next;
    };
    layout.for_each_hole(&mut |hole| run(hole.start, hole.end));
    run(layout.size(), layout.size());
    runs
}

/// Whether all of `len` bytes at `at` lie in one of the runs, which are sorted.
pub(crate) fn runs_cover(runs: &[Run], at: usize, len: usize) -> bool {
    let after = runs.partition_point(|run| run.offset <= at);
    len == 0
        || after.checked_sub(1).is_some_and(|i| {
            let run = runs[i];
            at - run.offset <= run.len && len <= run.len - (at - run.offset)
        })
}
