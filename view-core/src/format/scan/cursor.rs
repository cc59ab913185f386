//! The tokens of the language: blanks, numbers, names, one at a time.

use crate::format::fault::{Fault, FaultKind};
use crate::format::limits::{MAX_NAME, MAX_SIZE};

/// A place in a text that only moves forward.
#[derive(Clone, Copy)]
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

    #[inline(always)]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// Moves on by one byte.
    #[inline(always)]
    pub(super) const fn bump(&mut self) {
        self.at += 1;
    }

    /// Moves past blanks, those of C's `isspace`, and shows what follows.
    #[inline(always)]
    pub(super) fn skip_blanks(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(byte) if Class::of(byte) == Class::Blank => self.at += 1,
                other => return other,
            }
        }
    }

    /// The class of what `peek` shows.
    #[inline(always)]
    pub(super) fn class(&self) -> Class {
        self.peek().map_or(Class::Other, Class::of)
    }

    /// Decimal digits of ASCII, if there are any.
    #[inline(always)]
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
    #[inline(always)]
    pub(super) fn name(&mut self) -> Result<(u32, u16), Fault> {
        if self.peek() != Some(b':') {
            return Ok((0, 0));
        }
        self.at += 1;
        let began = self.at;
        // Names are most of a string's bytes: eight at a time.
        let mut rest = self.text.get(began..).unwrap_or_default();
        while let Some((eight, behind)) = rest.split_first_chunk() {
            let word = u64::from_le_bytes(*eight);
            let hits = zero_bytes(word ^ COLONS) | zero_bytes(word);
            if hits != 0 {
                self.at += hits.trailing_zeros() as usize / 8;
                break;
            }
            self.at += 8;
            rest = behind;
        }
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

/// What a byte may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Other,
    Blank,
    /// A byte order.
    Order,
    /// A code, or the first letter of one.
    Letter,
}

impl Class {
    #[inline(always)]
    pub(super) const fn of(byte: u8) -> Self {
        CLASSES[byte as usize]
    }
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => Class::Blank,
            b'@' | b'=' | b'<' | b'>' | b'!' | b'^' => Class::Order,
            b'a'..=b'z' | b'A'..=b'Z' | b'?' | b'&' => Class::Letter,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// Eight colons.
const COLONS: u64 = u64::from_le_bytes([b':'; 8]);

/// The highest bit of every byte that is zero. A byte above a zero one may be
/// marked too, the lowest mark is always right.
const fn zero_bytes(word: u64) -> u64 {
    const LOW: u64 = u64::from_le_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    word.wrapping_sub(LOW) & !word & HIGH
}
