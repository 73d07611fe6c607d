//! Verified copies of the register: made whole or not at all, checked before they get their name, thinned with care.
//! Putting a copy back is left to `restore`.

use std::fs::{self, DirBuilder, Permissions};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Utc};
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, ErrorKind, Result};
use crate::store::failure::{self, named};
use crate::store::{check, connect, place, schema};

/// How many distinct days, ISO weeks and months keep their newest copy.
pub const DAILY: usize = 12;
/// See `DAILY`.
pub const WEEKLY: usize = 10;
/// See `DAILY`.
pub const MONTHLY: usize = 9;
/// A silence longer than this between the two newest copies may be a wrong clock: nothing is thinned then. In days.
const SUSPECT_GAP: i64 = 31;
/// From this size on, pages are copied as they are instead of being packed, in bytes.
const PACKED_UP_TO: i64 = 1024 * 1024 * 1024;
/// The moment in the names of copies, in UTC.
const STAMP: &str = "%Y%m%dT%H%M%S";

/// One copy in the folder beside the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, from its name.
    pub made_at: DateTime<Utc>,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Writes a verified copy under `target`, which must not exist: packed, checked, durable, then named (A8).
///
/// # Errors
/// Not created (73) if the place refuses it, storage (74) if the copy is not sound; nothing is left in either case.
pub fn copy_verified(conn: &Connection, target: &Path) -> Result<()> {
    let unwritable = |error: std::io::Error| failure::writing(&error, target);
    let part = part_verified(conn, target)?;
    part.persist_noclobber(target).map_err(|error| unwritable(error.error))?;
    place::sync_folder(place::folder_of(target)).map_err(unwritable)
}

/// A verified, durable copy in the folder of `target` under a passing name; it is gone when the value is dropped.
///
/// # Errors
/// As `copy_verified`.
pub(super) fn part_verified(conn: &Connection, target: &Path) -> Result<tempfile::NamedTempFile> {
    let unwritable = |error: std::io::Error| failure::writing(&error, target);
    // Made empty with 0600 first, so that SQLite never makes it with wider rights.
    let part = tempfile::Builder::new()
        .prefix(".perceel-")
        .suffix(".part")
        .permissions(Permissions::from_mode(0o600))
        .tempfile_in(place::folder_of(target))
        .map_err(unwritable)?;
    fill(conn, part.path()).map_err(|error| as_output(error, target))?;
    {
        let copy = connect::reader(part.path())?;
        check::thorough(&copy, part.path())?;
        check::foreign_keys(&copy, part.path())?;
        if schema::ids(&copy)? != schema::ids(conn)? {
            return Err(check::damaged(part.path()));
        }
    }
    part.as_file().sync_all().map_err(unwritable)?;
    Ok(part)
}

/// A full disk under a copy is an output that was not created, not a fault of the register.
fn as_output(error: rusqlite::Error, target: &Path) -> Error {
    let mapped = failure::database(error);
    let full = mapped.what.id == "file-disk-full";
    if !full {
        return mapped;
    }
    let mut refused = Error::new(ErrorKind::NotCreated, named("file-not-created", target));
    refused.hint = mapped.hint;
    refused.cause = mapped.cause;
    refused
}

fn fill(conn: &Connection, part: &Path) -> rusqlite::Result<()> {
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let page: i64 = conn.pragma_query_value(None, "page_size", |row| row.get(0))?;
    match part.to_str() {
        Some(name) if pages.saturating_mul(page) <= PACKED_UP_TO => {
            // VACUUM attaches its target; nothing else may attach anything.
            conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
            let packed = conn.execute("VACUUM INTO ?1", [name]);
            conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
            packed.map(|_| ())
        }
        _ => {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NOFOLLOW;
            let mut copy = Connection::open_with_flags(part, flags)?;
            let backup = rusqlite::backup::Backup::new(conn, &mut copy)?;
            backup.run_to_completion(4096, std::time::Duration::ZERO, None)
        }
    }
}

/// A verified copy beside the register, `FILE.LABEL-20261121T101500.bak`, for before an upgrade or a conversion.
///
/// # Errors
/// As `copy_verified`.
pub fn copy_beside(conn: &Connection, path: &Path, label: &str, now: DateTime<Utc>) -> Result<PathBuf> {
    let target = free_name(path, label, now);
    copy_verified(conn, &target)?;
    Ok(target)
}

/// The first name that is free: a second copy within one second gets `-2`.
#[must_use]
pub fn free_name(path: &Path, label: &str, now: DateTime<Utc>) -> PathBuf {
    let stamp = now.format(STAMP);
    let first = place::beside(path, &format!("{label}-{stamp}.bak"));
    if fs::symlink_metadata(&first).is_err() {
        return first;
    }
    (2..100)
        .map(|number| place::beside(path, &format!("{label}-{stamp}-{number}.bak")))
        .find(|name| fs::symlink_metadata(name).is_err())
        .unwrap_or(first)
}

/// The folder of the automatic copies: `FILE.backups`.
#[must_use]
pub fn folder(path: &Path) -> PathBuf {
    place::beside(path, ".backups")
}

/// The copies in the folder, newest first; none if there is no folder.
///
/// # Errors
/// Not permitted (77) or unreadable (74).
pub fn list_backups(path: &Path) -> Result<Vec<Backup>> {
    let folder = folder(path);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failure::reading(&error, &folder)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| failure::reading(&error, &folder))?;
        let (Some(made_at), Ok(about)) = (stamp_in(&entry.path(), path), fs::symlink_metadata(entry.path())) else {
            continue;
        };
        if about.is_file() {
            found.push(Backup { path: entry.path(), made_at, bytes: about.len() });
        }
    }
    found.sort_by(|one, other| other.made_at.cmp(&one.made_at).then_with(|| other.path.cmp(&one.path)));
    Ok(found)
}

/// The moment in a copy's name, if it is a copy of this register.
fn stamp_in(copy: &Path, path: &Path) -> Option<DateTime<Utc>> {
    let prefix = format!("{}-", path.file_name()?.to_string_lossy());
    let name = copy.file_name()?.to_string_lossy();
    let stamp = name.strip_prefix(&prefix)?.strip_suffix(".bak")?.get(..15)?;
    NaiveDateTime::parse_from_str(stamp, STAMP).ok().map(|moment| moment.and_utc())
}

/// Makes a verified copy now and thins the folder.
///
/// # Errors
/// As `copy_verified`; a copy that could not be thinned away is no error.
pub fn back_up(conn: &Connection, path: &Path, now: DateTime<Utc>) -> Result<Backup> {
    let folder = folder(path);
    match DirBuilder::new().mode(0o700).create(&folder) {
        Ok(()) => place::sync_folder(place::folder_of(path)).map_err(|error| failure::writing(&error, &folder))?,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(failure::writing(&error, &folder)),
    }
    let name = folder.join(path.file_name().unwrap_or_default());
    let target = copy_beside(conn, &name, "", now)?;
    let bytes = fs::symlink_metadata(&target).map_err(|error| failure::reading(&error, &target))?.len();
    thin(path, now)?;
    Ok(Backup { path: target, made_at: now, bytes })
}

/// Makes a copy if the register changed since the newest one and that one is a day old (or dated in the future).
///
/// # Errors
/// As `back_up`.
pub fn back_up_if_due(conn: &Connection, path: &Path, now: DateTime<Utc>) -> Result<Option<Backup>> {
    if let Some(newest) = list_backups(path)?.first() {
        let age = now.signed_duration_since(newest.made_at);
        let fresh = age >= TimeDelta::zero() && age < TimeDelta::hours(24);
        let modified = |file: &Path| fs::symlink_metadata(file).and_then(|about| about.modified());
        let register = modified(path).map_err(|error| failure::reading(&error, path))?;
        let copy = modified(&newest.path).map_err(|error| failure::reading(&error, &newest.path))?;
        if fresh || register < copy {
            return Ok(None);
        }
    }
    back_up(conn, path, now).map(Some)
}

/// Removes the copies that `superseded` names. Files without a moment in their name are never touched.
fn thin(path: &Path, now: DateTime<Utc>) -> Result<()> {
    let backups = list_backups(path)?;
    let moments: Vec<_> = backups.iter().map(|backup| backup.made_at).collect();
    for index in superseded(&moments, now) {
        if let Some(backup) = backups.get(index) {
            // A copy too many is no reason to fail after a good one was made.
            let _ = fs::remove_file(&backup.path);
        }
    }
    Ok(())
}

/// Which of these copies may go, as positions in `made`: those that are not the newest of one of the last 12 days,
/// 10 ISO weeks or 9 months that have a copy (UTC). Counting days that have a copy, not days gone by, makes the
/// outcome independent of the clock; copies dated after `now` are kept and not counted, and after a silence of more
/// than a month nothing goes (J8).
#[must_use]
pub fn superseded(made: &[DateTime<Utc>], now: DateTime<Utc>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..made.len()).filter(|index| made.get(*index).is_some_and(|at| *at <= now)).collect();
    order.sort_by_key(|index| std::cmp::Reverse(made.get(*index)));
    let dated = || order.iter().filter_map(|index| made.get(*index).map(|at| (*index, *at)));
    let mut newest = dated().map(|(_, at)| at);
    if let (Some(first), Some(second)) = (newest.next(), newest.next())
        && first.signed_duration_since(second) > TimeDelta::days(SUSPECT_GAP)
    {
        return Vec::new();
    }
    let mut kept = vec![false; made.len()];
    keep_newest_of(dated(), DAILY, |at| i64::from(at.num_days_from_ce()), &mut kept);
    keep_newest_of(
        dated(),
        WEEKLY,
        |at| i64::from(at.iso_week().year()) * 100 + i64::from(at.iso_week().week()),
        &mut kept,
    );
    keep_newest_of(dated(), MONTHLY, |at| i64::from(at.year()) * 100 + i64::from(at.month()), &mut kept);
    let mut gone: Vec<usize> = order.into_iter().filter(|index| !kept.get(*index).copied().unwrap_or(true)).collect();
    gone.sort_unstable();
    gone
}

/// Marks the newest copy of each of the first `count` periods; `dated` runs from new to old.
fn keep_newest_of(
    dated: impl Iterator<Item = (usize, DateTime<Utc>)>,
    count: usize,
    period: impl Fn(DateTime<Utc>) -> i64,
    kept: &mut [bool],
) {
    let mut last = None;
    let mut periods = 0;
    for (index, at) in dated {
        let this = Some(period(at));
        if this == last {
            continue;
        }
        last = this;
        periods += 1;
        if periods > count {
            return;
        }
        if let Some(mark) = kept.get_mut(index) {
            *mark = true;
        }
    }
}
