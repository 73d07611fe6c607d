//! The chain of hashes over the journal: each step's hash covers its heading, its changes and the hash before it.

use super::super::failure::database as storage;
use super::super::{figures, personal};
use crate::domain::kind::Kind;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Bytes in hexadecimal, lower case.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// What the hash of a step covers, as the file holds it.
pub(super) struct Covered<'a> {
    pub previous: &'a str,
    pub seq: i64,
    pub at: &'a str,
    pub who: &'a str,
    pub sort: &'a str,
    pub of: Option<i64>,
    pub what: &'a str,
    pub figures_digest: &'a str,
}

impl Covered<'_> {
    pub fn hasher(&self) -> Sha256 {
        let mut hasher = Sha256::new();
        let of = self.of.map_or_else(String::new, |of| of.to_string());
        let seq = self.seq.to_string();
        for part in [self.previous, &seq, self.at, self.who, self.sort, &of, self.what, self.figures_digest] {
            hasher.update(part.as_bytes());
            hasher.update([0]);
        }
        hasher
    }
}

pub(super) fn add_line(hasher: &mut Sha256, kind: &str, id: i64, before: Option<&str>, after: Option<&str>) {
    for part in [kind, &id.to_string(), before.unwrap_or("-"), after.unwrap_or("-")] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
}

/// Hash of the newest step: the whole history in one figure, printed on reports and backups.
///
/// # Errors
/// When the file cannot be read.
pub fn head(conn: &Connection) -> Result<String> {
    let newest = conn
        .query_row("SELECT hash FROM journal_steps ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
        .optional()
        .map_err(storage)?;
    Ok(newest.unwrap_or_default())
}

/// Follows the chain from its first step and names the first step whose hash is not what its content says: its
/// heading, its changes, the personal data it refers to (unless erased) and the monthly figures it brought.
///
/// # Errors
/// When the file cannot be read.
pub fn first_broken(conn: &Connection) -> Result<Option<i64>> {
    let mut steps = conn
        .prepare("SELECT seq, at, who, sort, of, what, figures_digest, previous, hash, records FROM journal_steps ORDER BY seq")
        .map_err(storage)?;
    let mut expected = String::new();
    let mut rows = steps.query([]).map_err(storage)?;
    while let Some(row) = rows.next().map_err(storage)? {
        let text = |at: usize| row.get_ref(at).map(|value| value.as_str().unwrap_or_default());
        let seq: i64 = row.get(0).map_err(storage)?;
        let covered = Covered {
            previous: text(7).map_err(storage)?,
            seq,
            at: text(1).map_err(storage)?,
            who: text(2).map_err(storage)?,
            sort: text(3).map_err(storage)?,
            of: row.get(4).map_err(storage)?,
            what: text(5).map_err(storage)?,
            figures_digest: text(6).map_err(storage)?,
        };
        let mut hasher = covered.hasher();
        let whole = add_lines(conn, &mut hasher, seq)? && arguments_whole(conn, covered.what)?;
        let hash = text(8).map_err(storage)?;
        if !whole
            || covered.previous != expected
            || hash != hex(&hasher.finalize())
            || covered.figures_digest != figures::digest_of(conn, seq)?
        {
            return Ok(Some(seq));
        }
        expected = hash.into();
    }
    Ok(None)
}

/// Adds the changes of a step; answers whether the personal data they refer to is whole.
fn add_lines(conn: &Connection, hasher: &mut Sha256, seq: i64) -> Result<bool> {
    let mut lines = conn
        .prepare_cached("SELECT kind, record, before, after FROM journal_changes WHERE step = ?1 ORDER BY position")
        .map_err(storage)?;
    let mut whole = true;
    let mut rows = lines.query([seq]).map_err(storage)?;
    while let Some(row) = rows.next().map_err(storage)? {
        let side = |at: usize| row.get_ref(at).map(|value| value.as_str_or_null().unwrap_or_default());
        let kind = side(0).map_err(storage)?.unwrap_or_default();
        let (before, after) = (side(2).map_err(storage)?, side(3).map_err(storage)?);
        add_line(hasher, kind, row.get(1).map_err(storage)?, before, after);
        let personal = Kind::named(kind).is_none_or(|kind| kind.noun().fields.iter().any(|field| field.personal));
        for columns in [before, after].into_iter().flatten().filter(|_| personal) {
            whole &= references_whole(conn, &serde_json::from_str(columns).unwrap_or_default())?;
        }
    }
    Ok(whole)
}

fn arguments_whole(conn: &Connection, what: &str) -> Result<bool> {
    let what: Json = serde_json::from_str(what).unwrap_or_default();
    references_whole(conn, &what["args"])
}

fn references_whole(conn: &Connection, object: &Json) -> Result<bool> {
    for value in object.as_object().into_iter().flat_map(|map| map.values()) {
        if personal::behind(conn, value)? == Some(personal::Kept::Broken) {
            return Ok(false);
        }
    }
    Ok(true)
}
