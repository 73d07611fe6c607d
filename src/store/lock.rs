//! One writer: a kernel lock on the file beside the register. It ends with its process, so it is never stale;
//! the text in it only tells others who is writing.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use rustix::fs::OFlags;

use crate::error::Result;
use crate::store::{failure, place};

/// No holder's text is longer than this, in bytes.
const LONGEST_TEXT: u64 = 1024;

/// Who holds the register for writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Name of the computer.
    pub host: String,
    /// Number of the process there.
    pub pid: u32,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// The right to write; dropped, the next may have it.
#[derive(Debug)]
pub struct LockGuard {
    file: File,
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        // The text goes before the lock does; closing alone would also free it.
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}

/// The outcome of asking for the lock.
#[derive(Debug)]
pub enum Attempt {
    /// This process may write.
    Held(LockGuard),
    /// Somebody else writes; who, if the text could be read.
    Taken(Option<Holder>),
}

/// Asks for the lock on `FILE.lock`, making that file (0600) if need be; never waits.
///
/// # Errors
/// Not permitted (77) or unwritable (74): then nobody can write here.
pub fn try_lock(path: &Path, now: DateTime<Utc>) -> Result<Attempt> {
    let beside = place::beside(path, ".lock");
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed())
        .open(&beside)
        .map_err(|error| failure::reading(&error, &beside))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(Attempt::Taken(parse(&mut file))),
        Err(TryLockError::Error(error)) => return Err(failure::reading(&error, &beside)),
    }
    // The text is a courtesy: a full disk must not keep the owner of the lock out.
    let _ = sign(&mut file, now);
    Ok(Attempt::Held(LockGuard { file }))
}

/// Who holds the register according to the text beside it; it may be long gone.
#[must_use]
pub fn holder(path: &Path) -> Option<Holder> {
    parse(&mut place::open_plain(&place::beside(path, ".lock")).ok()?)
}

fn sign(file: &mut File, now: DateTime<Utc>) -> std::io::Result<()> {
    let since = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(format!("host={}\npid={}\nsince={since}\n", host(), std::process::id()).as_bytes())
}

fn parse(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.seek(SeekFrom::Start(0)).ok()?;
    file.take(LONGEST_TEXT).read_to_string(&mut text).ok()?;
    let value = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)).map(str::to_owned);
    Some(Holder {
        host: value("host=")?,
        pid: value("pid=")?.parse().ok()?,
        since: DateTime::parse_from_rfc3339(&value("since=")?).ok()?.with_timezone(&Utc),
    })
}

/// The name of this computer, empty if the system does not tell.
fn host() -> String {
    ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .iter()
        .find_map(|source| std::fs::read_to_string(source).ok())
        .or_else(|| std::env::var("HOSTNAME").ok())
        .map(|name| name.trim().chars().filter(|c| !c.is_control()).take(255).collect())
        .unwrap_or_default()
}
