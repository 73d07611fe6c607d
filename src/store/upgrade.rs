//! The steps from every older version of the file to this one, oldest first. Taking them, in one transaction after a
//! verified copy, is `schema`'s.

use rusqlite::Connection;

/// One step of an upgrade, from version `to - 1`.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The version after this step.
    pub to: i32,
    /// The changes; a table that changes is rebuilt so that its text equals the new schema's.
    pub apply: fn(&Connection) -> rusqlite::Result<()>,
}

/// The steps, in order.
pub const STEPS: &[Step] = &[Step { to: 2, apply: to_2 }, Step { to: 3, apply: to_3 }];

/// Contract texts with their articles, dates put off, products that move between lots, necessary provisions, notice,
/// who owes a duty and why a clause is an own one, looking again at evidence.
fn to_2(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch(include_str!("upgrade/to-2.sql"))
}

/// Budgets of municipalities, sentences in overviews, and what a frozen report was made with.
fn to_3(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch(include_str!("upgrade/to-3.sql"))
}
