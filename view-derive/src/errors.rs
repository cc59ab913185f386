//! The mistakes found in one item, all reported in one compile.

use core::fmt::Display;

use quote::ToTokens;
use syn::Error;

/// Collects errors instead of stopping at the first.
#[derive(Default)]
pub(crate) struct Errors(Option<Error>);

impl Errors {
    /// Notes a mistake at `tokens`.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.push(Error::new_spanned(tokens, message));
    }

    /// Notes a mistake that has its place already.
    pub(crate) fn push(&mut self, error: Error) {
        match &mut self.0 {
            Some(all) => all.combine(error),
            none => *none = Some(error),
        }
    }

    /// All mistakes as one error, or `None` where there are none.
    pub(crate) fn into_error(self) -> Option<Error> {
        self.0
    }
}
