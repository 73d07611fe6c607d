//! Putting a copy back: the copy is judged as strictly as at opening, the current file is set aside, never deleted.

use std::fs;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::error::{Error, ErrorKind, Result};
use crate::store::header::{self, Verdict};
use crate::store::lock::{self, Attempt};
use crate::store::open::ReadOnlyReason;
use crate::store::schema::{self, Target};
use crate::store::{backup, check, connect, failure, place};
use crate::text::Message;

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The restored register.
    pub path: PathBuf,
    /// Where the file that stood there before is kept; nothing if there was none.
    pub aside: Option<PathBuf>,
}

/// Puts the copy `from` in the place of the register `file`, which no process may have open, this one included. The
/// current file is first copied to `FILE.before-restore-20261121T101500.bak`. An older copy is upgraded at opening.
///
/// # Errors
/// The copy: missing (66), not ours or newer (76), damaged (74). The register: in use (75), unsafe place (78), not
/// permitted (77). The disk: not created (73). Until the last step, one rename, the register is as it was.
pub fn restore(file: &Path, from: &Path, allow_unsafe: bool, now: DateTime<Utc>) -> Result<Restored> {
    restore_as(file, from, allow_unsafe, Target::current(), now)
}

/// `restore` for another schema than this program's own, which tests need.
///
/// # Errors
/// As `restore`.
pub fn restore_as(
    file: &Path,
    from: &Path,
    allow_unsafe: bool,
    target: Target<'_>,
    now: DateTime<Utc>,
) -> Result<Restored> {
    let (file, from) = (place::resolve(file)?, place::resolve(from)?);
    if file == from {
        return Err(Error::new(ErrorKind::Usage, failure::named("file-restore-same", &file)));
    }
    let verdict = header::read(&from, target.version)?.verdict;
    header::accept(verdict, &from)?;
    if !allow_unsafe && let Some(danger) = place::danger(&file)? {
        let what = failure::named("file-unsafe-place", &file).with("place", danger.name());
        return Err(Error::new(ErrorKind::UnsafePlace, what).hint(Message::new("file-unsafe-place-hint")));
    }
    let _guard = match lock::try_lock(&file, now)? {
        Attempt::Held(guard) => guard,
        Attempt::Taken(holder) => return Err(ReadOnlyReason::InUse(holder).refusal()),
    };
    let part = copy_of(&from, &file, verdict, target)?;
    let aside = set_aside(&file, target, now)?;
    let unwritable = |error: std::io::Error| failure::writing(&error, &file);
    part.persist(&file).map_err(|error| unwritable(error.error))?;
    place::sync_folder(place::folder_of(&file)).map_err(unwritable)?;
    Ok(Restored { path: file, aside })
}

/// A checked copy of `from` beside `file`, durable, under a passing name that goes away with it.
fn copy_of(from: &Path, file: &Path, verdict: Verdict, target: Target<'_>) -> Result<tempfile::TempPath> {
    let conn = connect::reader(from)?;
    check::quick(&conn, from)?;
    if matches!(verdict, Verdict::Ours(_)) {
        schema::require_fingerprint(&conn, target.schema, from)?;
    }
    backup::part_verified(&conn, file).map(tempfile::NamedTempFile::into_temp_path)
}

/// Keeps what stands under the name now: first an unfinished save is completed, then bytes are copied as they are.
fn set_aside(file: &Path, target: Target<'_>, now: DateTime<Utc>) -> Result<Option<PathBuf>> {
    if fs::symlink_metadata(file).is_err() {
        return set_journal_aside(file, file, now).map(|()| None);
    }
    if header::accept(header::read(file, target.version)?.verdict, file).is_ok() {
        refuse_in_use(file)?;
    }
    let aside = backup::free_name(file, ".before-restore", now);
    let unwritable = |error: std::io::Error| failure::writing(&error, &aside);
    let mut source = place::open_plain(file)?;
    let mut kept = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside).map_err(unwritable)?;
    let copied = std::io::copy(&mut source, &mut kept).and_then(|_| kept.sync_all());
    if let Err(error) = copied {
        let _ = fs::remove_file(&aside);
        return Err(unwritable(error));
    }
    set_journal_aside(file, &aside, now)?;
    place::sync_folder(place::folder_of(file)).map_err(unwritable)?;
    Ok(Some(aside))
}

/// Refuses while another program holds a lock; a damaged file cannot be asked and is set aside as it is.
fn refuse_in_use(file: &Path) -> Result<()> {
    let asked = connect::writer(file)
        .and_then(|conn| conn.execute_batch("BEGIN EXCLUSIVE; ROLLBACK").map_err(failure::database));
    match asked {
        Err(error) if error.kind == ErrorKind::Busy => Err(error),
        _ => Ok(()),
    }
}

/// A journal that is still there would be played back into the restored file: it goes with the file it belongs to.
fn set_journal_aside(file: &Path, aside: &Path, now: DateTime<Utc>) -> Result<()> {
    for suffix in ["-journal", "-wal", "-shm"] {
        let journal = place::beside(file, suffix);
        if fs::symlink_metadata(&journal).is_err() {
            continue;
        }
        let kept = if aside == file {
            backup::free_name(&journal, ".before-restore", now)
        } else {
            place::beside(aside, suffix)
        };
        fs::rename(&journal, &kept).map_err(|error| failure::writing(&error, &kept))?;
    }
    Ok(())
}
