//! What the system and SQLite report, as the kinds of failure a user can act on.

use std::io;
use std::path::Path;

use rusqlite::ErrorCode;

use crate::error::{Error, ErrorKind};
use crate::text::Message;

/// SQLite's extended code for "the file was moved or replaced while it was open".
const READONLY_DBMOVED: i32 = 1032;
/// SQLite's extended codes for a journal that a read-only connection may not play back.
const READONLY_RECOVERY: [i32; 2] = [264, 776];

/// The failure that SQLite reports while the register is read or written.
///
/// Busy is 75, a full disk, a failed read or write and damage are 74, a protected file is 77, an interrupt is 130.
#[must_use]
pub fn database(error: rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(inner, _) = &error else {
        return Error::new(ErrorKind::Bug, Message::new("file-unexpected")).cause(error);
    };
    let (kind, what, hint) = match inner.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
            (ErrorKind::Busy, "file-busy", "file-busy-hint")
        }
        ErrorCode::DiskFull => (ErrorKind::Storage, "file-disk-full", "file-disk-full-hint"),
        ErrorCode::ReadOnly if inner.extended_code == READONLY_DBMOVED => {
            (ErrorKind::Storage, "file-replaced", "file-replaced-hint")
        }
        ErrorCode::ReadOnly if READONLY_RECOVERY.contains(&inner.extended_code) => {
            (ErrorKind::NotPermitted, "file-unfinished-save", "file-unfinished-save-hint")
        }
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => {
            (ErrorKind::NotPermitted, "file-protected", "file-protected-hint")
        }
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::NoLargeFileSupport => {
            (ErrorKind::Storage, "file-io-failed", "file-io-failed-hint")
        }
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
            (ErrorKind::Storage, "file-damaged", "file-damaged-hint")
        }
        ErrorCode::OperationInterrupted => (ErrorKind::Stopped, "file-stopped", "file-stopped-hint"),
        ErrorCode::TooBig | ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch => {
            (ErrorKind::Refused, "file-value-refused", "file-value-refused-hint")
        }
        _ => (ErrorKind::Bug, "file-unexpected", "file-unexpected-hint"),
    };
    Error::new(kind, Message::new(what)).hint(Message::new(hint)).cause(error)
}

/// The failure that the system reports for this file while it is read.
///
/// Absent is 66, no permission is 77, everything else is 74.
#[must_use]
pub fn reading(error: &io::Error, path: &Path) -> Error {
    let (kind, what, hint) = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            (ErrorKind::Missing, "file-missing", "file-missing-hint")
        }
        io::ErrorKind::InvalidFilename => (ErrorKind::Missing, "file-name-too-long", "file-name-too-long-hint"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            (ErrorKind::NotPermitted, "file-not-permitted", "file-not-permitted-hint")
        }
        _ => (ErrorKind::Storage, "file-read-failed", "file-io-failed-hint"),
    };
    Error::new(kind, named(what, path)).hint(Message::new(hint)).cause(error)
}

/// The failure that the system reports while this output is written: 73, whatever the reason.
#[must_use]
pub fn writing(error: &io::Error, path: &Path) -> Error {
    let hint = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "file-disk-full-hint",
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "file-no-folder-hint",
        io::ErrorKind::AlreadyExists => "file-exists-hint",
        _ => "file-not-created-hint",
    };
    Error::new(ErrorKind::NotCreated, named("file-not-created", path)).hint(Message::new(hint)).cause(error)
}

/// A sentence about one file: its name is the argument `path`.
#[must_use]
pub fn named(id: &'static str, path: &Path) -> Message {
    Message::new(id).with("path", path.display().to_string())
}
