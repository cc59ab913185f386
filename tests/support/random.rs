//! Numbers that are random enough to choose with, the same in every run and on every
//! machine.

/// Xorshift, from a seed that is not zero.
#[derive(Debug)]
pub struct Random(pub u64);

impl Random {
    /// Any number but zero.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number less than `end`; zero where that is zero.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}
