//! Opening and making the register: whose file it is, where it stands, who may write, whether it is sound.
//! Settings of the connection are `connect`'s, the checks `check`'s, the way up from older versions `schema`'s.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;

use crate::error::{Error, ErrorKind, Result};
use crate::store::failure::{self, named};
use crate::store::header::{self, Header, Verdict};
use crate::store::lock::{self, Attempt, Holder, LockGuard};
use crate::store::schema::{self, Target};
use crate::store::{backup, check, connect, place};
use crate::text::Message;

/// What to open, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenOptions {
    /// The register.
    pub path: PathBuf,
    /// Never write, even if it is possible.
    pub read_only: bool,
    /// Write although the place is unsafe: the user was told and agreed.
    pub allow_unsafe: bool,
}

impl OpenOptions {
    /// To read and write, in a safe place.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), read_only: false, allow_unsafe: false }
    }
}

/// Why nothing can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnlyReason {
    /// The user asked for it.
    Asked,
    /// The file is protected.
    FileProtected,
    /// The folder is protected, and a save needs a second file there.
    FolderProtected,
    /// Somebody else writes; who, if it could be read.
    InUse(Option<Holder>),
}

impl ReadOnlyReason {
    /// The sentence for the banner, and for a key that would write.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Asked => Message::new("file-read-only-asked"),
            Self::FileProtected => Message::new("file-read-only-file"),
            Self::FolderProtected => Message::new("file-read-only-folder"),
            Self::InUse(None) => Message::new("file-read-only-in-use"),
            Self::InUse(Some(holder)) => Message::new("file-read-only-in-use-by")
                .with("host", holder.host.clone())
                .with("pid", holder.pid.to_string())
                .with(
                    "since",
                    holder.since.with_timezone(&chrono_tz::Europe::Amsterdam).format("%d-%m-%Y %H:%M").to_string(),
                ),
        }
    }

    /// The failure of a command that has to write: in use is 75, otherwise not permitted (77).
    #[must_use]
    pub fn refusal(&self) -> Error {
        match self {
            Self::InUse(_) => Error::new(ErrorKind::Busy, self.message()).hint(Message::new("file-busy-hint")),
            Self::Asked | Self::FileProtected | Self::FolderProtected => {
                Error::new(ErrorKind::NotPermitted, self.message()).hint(Message::new("file-protected-hint"))
            }
        }
    }
}

/// Whether the register can be written.
#[derive(Debug)]
pub enum Mode {
    /// Yes; as long as the guard lives nobody else can.
    Writer(LockGuard),
    /// No, and why.
    ReadOnly(ReadOnlyReason),
}

/// An open register.
#[derive(Debug)]
pub struct Opened {
    /// The connection, with all settings.
    pub conn: Connection,
    /// Whether it can be written.
    pub mode: Mode,
    /// The resolved path.
    pub path: PathBuf,
    /// Whether the file was checked; if not, `check::verify_in_background` has to pass before the first write.
    pub checked: bool,
    /// What the user should know.
    pub notices: Vec<Message>,
}

/// Opens an existing register; an older one is upgraded when it may be written.
///
/// # Errors
/// Missing (66), not ours or newer (76), unsafe place (78), not permitted (77), busy (75), damaged or unreadable (74).
pub fn open(options: &OpenOptions, now: DateTime<Utc>) -> Result<Opened> {
    open_as(options, Target::current(), now)
}

/// `open` for another schema than this program's own, which tests of upgrades need.
///
/// # Errors
/// As `open`.
pub fn open_as(options: &OpenOptions, target: Target<'_>, now: DateTime<Utc>) -> Result<Opened> {
    let path = place::resolve(&options.path)?;
    let header = accepted_header(&path, target)?;
    let notices = judge_place(&path, options)?;
    let mode = decide_mode(&path, options, now)?;
    match mode {
        // While waiting for the lock another process may have upgraded it.
        Mode::Writer(_) => {
            let header = accepted_header(&path, target)?;
            finish(path, mode, header, target, notices, now)
        }
        Mode::ReadOnly(_) => {
            finish_unfinished_save(&path, options, now)?;
            finish(path, mode, header, target, notices, now)
        }
    }
}

/// Makes a new register and opens it. It appears under its name complete or not at all; of several processes exactly
/// one makes it (C12).
///
/// # Errors
/// Not created (73) if something stands there already, unsafe place (78), busy (75), not permitted (77).
pub fn create(options: &OpenOptions, now: DateTime<Utc>) -> Result<Opened> {
    create_as(options, Target::current(), now)
}

/// `create` for another schema than this program's own, which tests need.
///
/// # Errors
/// As `create`.
pub fn create_as(options: &OpenOptions, target: Target<'_>, now: DateTime<Utc>) -> Result<Opened> {
    connect::require_floor()?;
    let path = place::resolve(&options.path)?;
    refuse_existing(&path)?;
    let notices = judge_place(&path, options)?;
    let guard = match lock::try_lock(&path, now)? {
        Attempt::Held(guard) => guard,
        Attempt::Taken(holder) => return Err(ReadOnlyReason::InUse(holder).refusal()),
    };
    refuse_existing(&path)?;
    let unwritable = |error: std::io::Error| failure::writing(&error, &path);
    let part = tempfile::Builder::new()
        .prefix(".perceel-")
        .suffix(".part")
        .permissions(Permissions::from_mode(0o600))
        .tempfile_in(place::folder_of(&path))
        .map_err(unwritable)?;
    let mut conn = connect::writer(part.path())?;
    schema::build(&mut conn, target.schema, target.version)?;
    drop(conn);
    part.as_file().sync_all().map_err(unwritable)?;
    part.persist_noclobber(&path).map_err(|error| unwritable(error.error))?;
    place::sync_folder(place::folder_of(&path)).map_err(unwritable)?;
    let header = accepted_header(&path, target)?;
    finish(path, Mode::Writer(guard), header, target, notices, now)
}

/// Opens anew after a failed read or write: the open transaction is rolled back, the connection is dropped, since its
/// memory may hold pages that never reached the disk, and the file is checked again. The lock is kept.
///
/// # Errors
/// As `open`; the lock is then gone too.
pub fn reopen(opened: Opened, now: DateTime<Utc>) -> Result<Opened> {
    reopen_as(opened, Target::current(), now)
}

/// `reopen` for another schema than this program's own, which tests need.
///
/// # Errors
/// As `open`.
pub fn reopen_as(opened: Opened, target: Target<'_>, now: DateTime<Utc>) -> Result<Opened> {
    let Opened { conn, mode, path, .. } = opened;
    if !conn.is_autocommit() {
        // Dropping the connection rolls back as well; what cannot be rolled back now is when the file is opened.
        let _ = conn.execute_batch("ROLLBACK");
    }
    drop(conn);
    let header = accepted_header(&path, target)?;
    finish(path, mode, header, target, Vec::new(), now)
}

/// `reopen` for an owner that keeps its `Opened`: the connection is replaced, the lock stays.
///
/// # Errors
/// As `open`; the connection is then an empty one, and every later use of it fails.
pub fn reopen_in_place(opened: &mut Opened) -> Result<()> {
    let old = std::mem::replace(&mut opened.conn, connect::in_memory()?);
    if !old.is_autocommit() {
        // As in `reopen_as`: what cannot be rolled back now is when the file is opened.
        let _ = old.execute_batch("ROLLBACK");
    }
    drop(old);
    let target = Target::current();
    let header = accepted_header(&opened.path, target)?;
    header::accept(header.verdict, &opened.path)?;
    let conn = match opened.mode {
        Mode::Writer(_) => connect::writer(&opened.path)?,
        Mode::ReadOnly(_) => connect::reader(&opened.path)?,
    };
    check::quick(&conn, &opened.path)?;
    schema::require_fingerprint(&conn, target.schema, &opened.path)?;
    opened.checked = true;
    opened.conn = conn;
    Ok(())
}

/// A second connection to a file that is open already, for reading on another thread.
///
/// # Errors
/// As `failure::database`.
pub fn open_beside(opened: &Opened) -> Result<Opened> {
    Ok(Opened {
        conn: connect::reader(&opened.path)?,
        mode: Mode::ReadOnly(ReadOnlyReason::Asked),
        path: opened.path.clone(),
        checked: opened.checked,
        notices: Vec::new(),
    })
}

fn accepted_header(path: &Path, target: Target<'_>) -> Result<Header> {
    let header = header::read(path, target.version)?;
    header::accept(header.verdict, path)?;
    Ok(header)
}

/// A journal without its file would be played back into the new one, so that too stands in the way.
fn refuse_existing(path: &Path) -> Result<()> {
    let taken = ["", "-journal", "-wal"].iter().map(|suffix| place::beside(path, suffix));
    for name in taken {
        if fs::symlink_metadata(&name).is_ok() {
            return Err(
                Error::new(ErrorKind::NotCreated, named("file-exists", &name)).hint(Message::new("file-exists-hint"))
            );
        }
    }
    Ok(())
}

fn judge_place(path: &Path, options: &OpenOptions) -> Result<Vec<Message>> {
    let mut notices = Vec::new();
    if !options.read_only
        && let Some(danger) = place::danger(path)?
    {
        if !options.allow_unsafe {
            let what = named("file-unsafe-place", path).with("place", danger.name());
            return Err(Error::new(ErrorKind::UnsafePlace, what).hint(Message::new("file-unsafe-place-hint")));
        }
        notices.push(Message::new("file-unsafe-allowed").with("place", danger.name()));
    }
    let copies = place::conflict_copies(path);
    if !copies.is_empty() {
        notices
            .push(Message::new("file-conflict-copies").count("count", copies.len()).with("names", copies.join(", ")));
    }
    Ok(notices)
}

fn decide_mode(path: &Path, options: &OpenOptions, now: DateTime<Utc>) -> Result<Mode> {
    if options.read_only {
        return Ok(Mode::ReadOnly(ReadOnlyReason::Asked));
    }
    if !place::file_writable(path) {
        return Ok(Mode::ReadOnly(ReadOnlyReason::FileProtected));
    }
    if !place::folder_writable(path) {
        return Ok(Mode::ReadOnly(ReadOnlyReason::FolderProtected));
    }
    Ok(match lock::try_lock(path, now)? {
        Attempt::Held(guard) => Mode::Writer(guard),
        Attempt::Taken(holder) => Mode::ReadOnly(ReadOnlyReason::InUse(holder)),
    })
}

/// A reader cannot play back the journal of a process that was killed; if nobody writes, that is done here first.
fn finish_unfinished_save(path: &Path, options: &OpenOptions, now: DateTime<Utc>) -> Result<()> {
    let journal = fs::symlink_metadata(place::beside(path, "-journal"));
    let unfinished = journal.is_ok_and(|about| about.len() > 0);
    if !unfinished || !place::file_writable(path) || !place::folder_writable(path) {
        return Ok(());
    }
    if !options.allow_unsafe && place::danger(path)?.is_some() {
        return Ok(());
    }
    match lock::try_lock(path, now)? {
        Attempt::Taken(_) => Ok(()),
        Attempt::Held(_guard) => schema::ids(&connect::writer(path)?).map(|_| ()),
    }
}

fn finish(
    path: PathBuf,
    mode: Mode,
    header: Header,
    target: Target<'_>,
    mut notices: Vec<Message>,
    now: DateTime<Utc>,
) -> Result<Opened> {
    let mut conn = match &mode {
        Mode::Writer(_) => {
            notices.extend(tighten(&path));
            if header.wal {
                notices.push(keep_before_conversion(&path, now)?);
            }
            connect::writer(&path)?
        }
        Mode::ReadOnly(_) => connect::reader(&path)?,
    };
    // Asked again, since an unfinished save was rolled back by now, the header with it.
    let (application, version) = schema::ids(&conn)?;
    let verdict = header::judge_ids(application, version, target.version);
    header::accept(verdict, &path)?;
    let bytes = fs::symlink_metadata(&path).map_err(|error| failure::reading(&error, &path))?.len();
    let checked = bytes < check::CHECKED_AT_ONCE;
    if checked {
        check::quick(&conn, &path)?;
    }
    if let Verdict::Older(from) = verdict {
        notices.push(upgrade(&mut conn, &path, &mode, from, target, now)?);
    }
    schema::require_fingerprint(&conn, target.schema, &path)?;
    if checked && references_due(&path, now) {
        check::foreign_keys(&conn, &path)?;
    }
    Ok(Opened { conn, mode, path, checked, notices })
}

fn upgrade(
    conn: &mut Connection,
    path: &Path,
    mode: &Mode,
    from: i32,
    target: Target<'_>,
    now: DateTime<Utc>,
) -> Result<Message> {
    if let Mode::ReadOnly(reason) = mode {
        let kind = if matches!(reason, ReadOnlyReason::InUse(_)) { ErrorKind::Busy } else { ErrorKind::NotPermitted };
        let what = named("file-older", path).with("version", from.to_string());
        return Err(Error::new(kind, what).hint(Message::new("file-older-hint")));
    }
    let copy = schema::upgrade(conn, path, target, now)?;
    Ok(named("file-upgraded", &copy).with("from", from.to_string()).with("to", target.version.to_string()))
}

/// Takes the rights of group and others away (B9); a file of somebody else keeps them, which is told as well.
fn tighten(path: &Path) -> Option<Message> {
    let mode = fs::symlink_metadata(path).ok()?.mode() & 0o777;
    if mode & 0o077 == 0 {
        return None;
    }
    let told = |id| Some(named(id, path).with("mode", format!("{mode:03o}")));
    match fs::set_permissions(path, Permissions::from_mode(mode & 0o700)) {
        Ok(()) => told("file-tightened"),
        Err(_) => told("file-not-tightened"),
    }
}

/// The copy before another program's write-ahead log is ended.
fn keep_before_conversion(path: &Path, now: DateTime<Utc>) -> Result<Message> {
    let conn = connect::reader(path)?;
    let copy = backup::copy_beside(&conn, path, ".wal", now)?;
    Ok(named("file-converted", &copy))
}

/// Whether references are due for a check: every verified copy includes one, so a copy of this week will do.
fn references_due(path: &Path, now: DateTime<Utc>) -> bool {
    let newest = backup::list_backups(path).ok().and_then(|found| found.first().map(|newest| newest.made_at));
    !newest.is_some_and(|at| at <= now && now.signed_duration_since(at) < TimeDelta::days(7))
}
