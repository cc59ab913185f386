//! What the items of a view are: format, decoder, and the grade of their memory, by which
//! it is known what may be done with their bytes.
//!
//! A [`Spec`] is shared by a view and everything sliced from it, so that the
//! format is read once.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::codec::Node;
use crate::copy::Run;
use crate::format::Item;
use crate::layout::Layout;
use crate::{Error, ErrorKind};

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
