//! The tokens of a Python literal: punctuation, whole numbers, strings.

use alloc::string::String;

use crate::format::fault::{Fault, FaultKind};
use crate::format::limits::{MAX_NAME, MAX_SIZE};

/// A place in the text of a literal.
pub(super) struct Literal<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Literal<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The byte offset of the next token, or of where it would be.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// The first byte of the next token.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let rest = self.text[self.at..].trim_start_matches([' ', '\t', '\n', '\r']);
        self.at = self.text.len() - rest.len();
        rest.bytes().next()
    }

    /// Takes the punctuation `byte` if it comes next.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// A fault at the next token, where `expected` belongs.
    #[cold]
    pub(super) fn expected(&mut self, expected: &'static str) -> Fault {
        self.peek();
        Fault::new(self.at, FaultKind::Expected(expected))
    }

    /// A whole number that is not negative, with the `L` of Python 2 if need be.
    pub(super) fn number(&mut self) -> Result<usize, Fault> {
        self.peek();
        let began = self.at;
        let mut value = 0usize;
        while let Some(digit @ b'0'..=b'9') = self.text.as_bytes().get(self.at) {
            value = value
                .checked_mul(10)
                .and_then(|v| v.checked_add(usize::from(digit - b'0')))
                .filter(|&v| v <= MAX_SIZE)
                .ok_or(Fault::new(began, FaultKind::TooLarge))?;
            self.at += 1;
        }
        if self.at == began {
            return Err(self.expected("an extent: a whole number, not negative"));
        }
        self.at += usize::from(self.text[self.at..].starts_with('L'));
        Ok(value)
    }

    /// Whether a string comes next.
    pub(super) fn is_string(&mut self) -> bool {
        let quote = |byte: Option<&u8>| matches!(byte, Some(b'\'' | b'"'));
        match self.peek() {
            Some(b'\'' | b'"') => true,
            Some(b'u') => quote(self.text.as_bytes().get(self.at + 1)),
            _ => false,
        }
    }

    /// A string in quotes of either kind, its escapes resolved.
    pub(super) fn string(&mut self) -> Result<String, Fault> {
        if !self.is_string() {
            return Err(self.expected("a string in quotes"));
        }
        self.take(b'u');
        let opened = self.at;
        let quote = char::from(self.text.as_bytes()[opened]);
        self.at += 1;
        let mut value = String::new();
        loop {
            let Some(c) = self.next_char() else {
                return Err(Fault::new(self.at, FaultKind::UnclosedString { opened }));
            };
            match c {
                _ if c == quote => return Ok(value),
                '\\' => value.extend(self.escape()?),
                _ => value.push(c),
            }
            if value.len() > MAX_NAME {
                return Err(Fault::new(opened, FaultKind::NameTooLong));
            }
        }
    }

    fn next_char(&mut self) -> Option<char> {
        let c = self.text[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// What follows a backslash. A line break behind one is nothing at all.
    fn escape(&mut self) -> Result<Option<char>, Fault> {
        let began = self.at - 1;
        let wrong = Fault::new(
            began,
            FaultKind::Expected("one of Python's escapes, for a character"),
        );
        let code = match self.next_char().ok_or(wrong)? {
            '\n' => return Ok(None),
            'n' => 0x0a,
            'r' => 0x0d,
            't' => 0x09,
            'a' => 0x07,
            'b' => 0x08,
            'f' => 0x0c,
            'v' => 0x0b,
            c @ ('\\' | '\'' | '"') => c as u32,
            'x' => self.digits(2, 16).ok_or(wrong)?,
            'u' => self.digits(4, 16).ok_or(wrong)?,
            'U' => self.digits(8, 16).ok_or(wrong)?,
            '0'..='7' => {
                self.at -= 1;
                let octal = |byte: &u8| (b'0'..=b'7').contains(byte);
                let rest = &self.text.as_bytes()[self.at..];
                let len = rest.iter().take(3).take_while(|byte| octal(byte)).count();
                self.digits(len, 8).ok_or(wrong)?
            }
            _ => return Err(wrong),
        };
        char::from_u32(code).map(Some).ok_or(wrong)
    }

    fn digits(&mut self, len: usize, radix: u32) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + len)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += len;
        u32::from_str_radix(digits, radix).ok()
    }
}
