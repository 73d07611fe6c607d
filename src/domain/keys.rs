//! Which records have a key, by a hash of the folded key: a twentieth of the memory of the keys themselves.

use std::hash::{DefaultHasher, Hasher};

/// The keys of a noun. A hash is wide enough that no two keys of a file share one: with a million keys that happens once in
/// tens of millions of files.
#[derive(Debug, Default)]
pub struct Keys {
    /// What was put in and is not sorted yet.
    loose: Vec<(u64, u32)>,
    /// Hash of each key, in order, and beside it the row that has it.
    hashes: Vec<u64>,
    rows: Vec<u32>,
}

impl Keys {
    /// No keys yet, with room for so many.
    #[must_use]
    pub fn with_room(count: usize) -> Self {
        Self { loose: Vec::with_capacity(count), ..Self::default() }
    }

    /// Adds a folded key of a row.
    pub fn push(&mut self, key: &str, row: u32) {
        self.loose.push((hash_of(key), row));
    }

    /// Makes what was added fit to be asked.
    pub fn sort(&mut self) {
        let mut loose = std::mem::take(&mut self.loose);
        loose.sort_unstable();
        (self.hashes, self.rows) = (Vec::with_capacity(loose.len()), Vec::with_capacity(loose.len()));
        for (hash, row) in loose {
            self.hashes.push(hash);
            self.rows.push(row);
        }
    }

    /// The rows that have a folded key, in order.
    #[must_use]
    pub fn rows(&self, key: &str) -> &[u32] {
        let hash = hash_of(key);
        let first = self.hashes.partition_point(|known| *known < hash);
        let count = self.hashes[first..].iter().take_while(|known| **known == hash).count();
        &self.rows[first..first + count]
    }
}

/// The same for equal texts within one run of the program.
fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_key_in_order() {
        let mut keys = Keys::with_room(3);
        [("jz-1", 4), ("jz-2", 1), ("jz-1", 2)].iter().for_each(|(key, row)| keys.push(key, *row));
        keys.sort();
        assert_eq!(keys.rows("jz-1"), [2, 4]);
        assert_eq!(keys.rows("jz-2"), [1]);
        assert!(keys.rows("jz").is_empty() && keys.rows("").is_empty());
    }
}
