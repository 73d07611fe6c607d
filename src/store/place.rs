//! The place of the file: its plain absolute name, what kind of thing it is, and whether a database is safe there.
//! What is in the file is left to `header`.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Access, FileType, OFlags};

use crate::error::{Error, ErrorKind, Result};
use crate::store::failure;
use crate::text::Message;

/// The longest path SQLite accepts is 512 bytes, journal suffix included.
const LONGEST_PATH: usize = 480;
/// File names end at 255 bytes; our longest suffix (`.before-restore-20261121T101500-99.bak`) must still fit.
const LONGEST_NAME: usize = 215;
/// At most so many conflict copies are named.
const MOST_NEIGHBOURS: usize = 20;

/// File systems on which SQLite's locks cannot be relied upon, by their magic number (`man 2 statfs`).
const SHARES: &[(u32, &str)] = &[
    (0x0000_6969, "NFS"),
    (0x0000_517B, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x0102_1997, "9P"),
    (0x6573_5546, "FUSE"),
    (0x5346_414F, "AFS"),
    (0x7375_7245, "Coda"),
    (0x00C3_6400, "Ceph"),
    (0x786F_4256, "VirtualBox"),
];

/// Folder names of programs that replace files behind an open connection.
const SYNC_FOLDERS: &[&str] = &[
    "dropbox",
    "icloud",
    "icloud drive",
    "iclouddrive",
    "com~apple~clouddocs",
    "nextcloud",
    "owncloud",
    "google drive",
    "googledrive",
    "surfdrive",
];

/// Why a place is unsafe for a database that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Danger {
    /// On a network share of this kind.
    Share(&'static str),
    /// Inside a folder that a sync program keeps, by its name.
    SyncFolder(String),
}

impl Danger {
    /// The kind of share, or the name of the folder.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Share(kind) => kind,
            Self::SyncFolder(folder) => folder,
        }
    }
}

/// Makes a plain absolute path: the folder is resolved, the name is taken literally, so `:memory:` is a file name.
///
/// # Errors
/// Missing (66): an empty name, no such folder, or a name too long for the files that stand beside the register.
pub fn resolve(path: &Path) -> Result<PathBuf> {
    let Some(name) = path.file_name() else {
        return Err(Error::new(ErrorKind::Missing, failure::named("file-no-name", path))
            .hint(Message::new("file-no-name-hint")));
    };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if name.as_encoded_bytes().contains(&0) || folder.as_os_str().as_encoded_bytes().contains(&0) {
        return Err(Error::new(ErrorKind::Missing, failure::named("file-no-name", path)));
    }
    let folder = folder.canonicalize().map_err(|error| failure::reading(&error, path))?;
    let whole = folder.join(name);
    if name.len() > LONGEST_NAME || whole.as_os_str().len() > LONGEST_PATH {
        return Err(Error::new(ErrorKind::Missing, failure::named("file-name-too-long", path))
            .hint(Message::new("file-name-too-long-hint")));
    }
    Ok(whole)
}

/// Opens a plain file for reading; a link, folder, pipe or device is refused without waiting for it.
///
/// # Errors
/// Missing or not a plain file (66), not permitted (77), unreadable (74).
pub fn open_plain(path: &Path) -> Result<File> {
    let about = fs::symlink_metadata(path).map_err(|error| failure::reading(&error, path))?;
    refuse_unless_plain(about.mode(), path)?;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)
        .map_err(|error| failure::reading(&error, path))?;
    // Asked again of the open file: the name may have been given to something else in between.
    let about = file.metadata().map_err(|error| failure::reading(&error, path))?;
    refuse_unless_plain(about.mode(), path)?;
    Ok(file)
}

fn refuse_unless_plain(mode: u32, path: &Path) -> Result<()> {
    let what = match FileType::from_raw_mode(mode) {
        FileType::RegularFile => return Ok(()),
        FileType::Directory => "file-is-folder",
        FileType::Symlink => "file-is-link",
        FileType::Fifo | FileType::Socket => "file-is-pipe",
        FileType::CharacterDevice | FileType::BlockDevice | FileType::Unknown => "file-is-device",
    };
    Err(Error::new(ErrorKind::Missing, failure::named(what, path)).hint(Message::new("file-not-plain-hint")))
}

/// Whether the file itself may be written: its owner bit is set and the system agrees.
#[must_use]
pub fn file_writable(path: &Path) -> bool {
    let bit = fs::symlink_metadata(path).is_ok_and(|about| about.mode() & 0o222 != 0);
    bit && rustix::fs::access(path, Access::WRITE_OK).is_ok()
}

/// Whether files can be made beside it, which a journal needs.
#[must_use]
pub fn folder_writable(path: &Path) -> bool {
    let folder = folder_of(path);
    let bit = fs::metadata(folder).is_ok_and(|about| about.mode() & 0o222 != 0);
    bit && rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

/// The folder of a resolved path.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or_else(|| Path::new("/"))
}

/// The same path with a suffix behind its whole name: `f.db` and `.lock` give `f.db.lock`.
#[must_use]
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Makes changes in the names of a folder durable.
///
/// # Errors
/// Whatever the system reports; some file systems cannot do this for folders, which counts as done.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        other => other,
    }
}

/// Why the place is unsafe, if it is (C17).
///
/// # Errors
/// Missing (66), not permitted (77), unreadable (74).
pub fn danger(path: &Path) -> Result<Option<Danger>> {
    let folder = folder_of(path);
    for place in [path, folder] {
        match share(place) {
            Ok(Some(kind)) => return Ok(Some(Danger::Share(kind))),
            Ok(None) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound && place == path => {}
            Err(error) => return Err(failure::reading(&error, place)),
        }
    }
    Ok(sync_folder_in(folder).map(Danger::SyncFolder))
}

#[cfg(target_os = "linux")]
fn share(place: &Path) -> io::Result<Option<&'static str>> {
    let about = rustix::fs::statfs(place)?;
    // The magic numbers are 32 bits; some systems extend the sign of the larger ones.
    Ok(about.f_type.to_le_bytes().first_chunk::<4>().and_then(|low| share_kind(u32::from_le_bytes(*low))))
}

/// Elsewhere the kind of file system has no number; only folder names are judged there.
#[cfg(not(target_os = "linux"))]
fn share(place: &Path) -> io::Result<Option<&'static str>> {
    fs::metadata(place).map(|_| None)
}

/// The kind of share behind a magic number, if it is one.
#[must_use]
pub fn share_kind(magic: u32) -> Option<&'static str> {
    SHARES.iter().find(|(number, _)| *number == magic).map(|(_, kind)| *kind)
}

/// The first folder in the path that a sync program keeps, by its name.
#[must_use]
pub fn sync_folder_in(folder: &Path) -> Option<String> {
    folder.components().find_map(|part| {
        let shown = part.as_os_str().to_string_lossy();
        let name = shown.to_lowercase();
        let known = name.starts_with("onedrive") || SYNC_FOLDERS.iter().any(|known| starts_word(&name, known));
        known.then(|| shown.into_owned())
    })
}

/// `Dropbox (Gemeente)` and `Dropbox` are folders of that program; `dropboxen` is not.
fn starts_word(name: &str, word: &str) -> bool {
    name.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// Copies beside the file that a sync program left after a conflict, sorted by name (C16).
#[must_use]
pub fn conflict_copies(path: &Path) -> Vec<String> {
    let (Some(stem), Some(own)) = (path.file_stem(), path.file_name()) else { return Vec::new() };
    let (stem, extension) = (stem.to_string_lossy(), path.extension());
    let Ok(entries) = fs::read_dir(folder_of(path)) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name())
        .filter(|name| name != own && Path::new(name).extension() == extension)
        .filter(|name| {
            let other = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
            other.strip_prefix(&*stem).is_some_and(is_conflict_mark)
        })
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    found.sort();
    found.truncate(MOST_NEIGHBOURS);
    found
}

/// `-LAPTOP12`, ` (1)` and anything that names a conflict.
fn is_conflict_mark(rest: &str) -> bool {
    let host = rest.strip_prefix('-').is_some_and(|host| {
        host.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
            && host.chars().any(|c| c.is_ascii_uppercase())
    });
    let numbered = rest
        .strip_prefix(" (")
        .and_then(|inner| inner.strip_suffix(')'))
        .is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
    host || numbered || rest.to_lowercase().contains("conflict")
}
