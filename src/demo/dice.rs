//! Numbers that look drawn by lot but follow from the seed alone. ChaCha8 is specified bit for bit and its crate
//! promises the same stream in every version; the step from stream to range is ours, so that the same seed makes the
//! same region on every machine and in every later version.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// One stream of numbers.
pub struct Dice {
    stream: ChaCha8Rng,
}

impl Dice {
    /// The stream of one subject under a seed. Every subject has its own, so that more of one thing does not change
    /// another.
    pub fn new(seed: u64, subject: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        let mut stream = ChaCha8Rng::from_seed(key);
        stream.set_stream(subject);
        Self { stream }
    }

    /// A number from 0 up to but not including `n`; 0 when `n` is 0. The bias is below 2⁻³² × n.
    pub fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.stream.next_u64()) * (n as u128);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` up to and including `high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = usize::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// Yes in so many cases out of a hundred.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// The digits of a fingerprint: so many hexadecimal digits without nine decimal digits in a row, so that no check
    /// on personal numbers can mistake it for one.
    pub fn hex(&mut self, digits: usize) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut made = String::with_capacity(digits);
        let mut row = 0;
        for _ in 0..digits {
            let at = self.below(16);
            let at = if row == 7 { 10 + at % 6 } else { at };
            row = if at < 10 { row + 1 } else { 0 };
            made.push(char::from(DIGITS[at]));
        }
        made
    }
}
