//! What a journal step did to figures, counted and hashed row by row: the journal's chain covers the digest.

use super::super::journal::chain::hex;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

/// What one step does to the figures of a noun, told to the journal as a number of rows and a digest.
pub(super) struct Tally {
    opened: Sha256,
    closed: Vec<i64>,
    /// How many rows were opened or closed.
    pub rows: i64,
    row: Vec<u8>,
}

impl Tally {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { opened: Sha256::new(), closed: Vec::new(), rows: 0, row: Vec::with_capacity(256) }
    }

    /// A row that was added, by its cells.
    pub(super) fn open<'a>(&mut self, cells: impl Iterator<Item = ValueRef<'a>>) {
        self.row.clear();
        for cell in cells {
            match cell {
                ValueRef::Null => self.row.push(0),
                ValueRef::Integer(number) => {
                    self.row.push(1);
                    self.row.extend(number.to_le_bytes());
                }
                ValueRef::Real(number) => {
                    self.row.push(2);
                    self.row.extend(number.to_le_bytes());
                }
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                    self.row.push(3);
                    self.row.extend((bytes.len() as u64).to_le_bytes());
                    self.row.extend(bytes);
                }
            }
        }
        self.opened.update(&self.row);
        self.rows += 1;
    }

    /// A row that was replaced or taken away.
    pub(super) fn close(&mut self, id: i64) {
        self.closed.push(id);
        self.rows += 1;
    }

    /// The hash over all of it; empty when nothing was touched.
    pub(super) fn digest(mut self) -> String {
        if self.rows == 0 {
            return String::new();
        }
        self.closed.sort_unstable();
        self.opened.update([4]);
        for id in self.closed {
            self.opened.update(id.to_le_bytes());
        }
        hex(&self.opened.finalize())
    }
}
