//! The tokens of the language: blanks, numbers, names, one at a time.

use crate::format::fault::{Fault, FaultKind};
use crate::format::limits::{MAX_NAME, MAX_SIZE};

/// A place in a text that only moves forward.
pub(super) struct Cursor<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
        }
    }

    /// The byte offset of what `peek` shows.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// Moves on by one byte.
    #[inline]
    pub(super) const fn bump(&mut self) {
        self.at += 1;
    }

    /// Moves past blanks, those of C's `isspace`, and shows what follows.
    #[inline]
    pub(super) fn skip_blanks(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t'..=b'\r') => self.at += 1,
                other => return other,
            }
        }
    }

    /// Decimal digits of ASCII, if there are any.
    #[inline]
    pub(super) fn count(&mut self) -> Result<Option<usize>, Fault> {
        let began = self.at;
        let mut value = 0usize;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            value = value
                .checked_mul(10)
                .and_then(|v| v.checked_add(usize::from(digit - b'0')))
                .filter(|&v| v <= MAX_SIZE)
                .ok_or(Fault::new(began, FaultKind::TooLarge))?;
            self.at += 1;
        }
        Ok((self.at > began).then_some(value))
    }

    /// A name between colons, as offset and length; `(0, 0)` if there is none.
    #[inline]
    pub(super) fn name(&mut self) -> Result<(u32, u16), Fault> {
        if self.peek() != Some(b':') {
            return Ok((0, 0));
        }
        self.at += 1;
        let began = self.at;
        loop {
            match self.peek() {
                Some(b':') => break,
                Some(0) => return Err(self.fault(FaultKind::NulInName)),
                Some(_) => self.at += 1,
                None => return Err(self.fault(FaultKind::UnclosedName { opened: began })),
            }
        }
        let len = self.at - began;
        if len == 0 {
            return Err(self.fault(FaultKind::EmptyName));
        }
        if len > MAX_NAME {
            return Err(Fault::new(began, FaultKind::NameTooLong));
        }
        self.at += 1;
        Ok((began as u32, len as u16))
    }

    /// What a function pointer says of its signature, up to the closing brace.
    pub(super) fn skip_braces(&mut self, opened: usize) -> Result<(), Fault> {
        if self.peek() != Some(b'{') {
            return Err(self.fault(FaultKind::Brace));
        }
        let mut depth = 0usize;
        loop {
            match self.peek() {
                Some(b'{') => depth += 1,
                Some(b'}') => depth -= 1,
                None => return Err(self.fault(FaultKind::UnclosedFunction { opened })),
                Some(_) => {}
            }
            self.at += 1;
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// A fault at what `peek` shows.
    #[cold]
    pub(super) const fn fault(&self, kind: FaultKind) -> Fault {
        Fault::new(self.at, kind)
    }
}
