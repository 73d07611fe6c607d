//! Files made for the user, such as exports: whole or not at all, and for the user's eyes only.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::store::{failure, place};
use crate::text::Message;

/// Writes a file (0600) that appears under its name only when it is complete and on the disk. With `overwrite` a
/// plain file of that name is replaced in one step; without it nothing that exists is touched.
///
/// # Errors
/// Not created (73), whatever the reason; what stood there before still does.
pub fn write_new(path: &Path, bytes: &[u8], overwrite: bool) -> Result<()> {
    write_with(path, overwrite, |file| file.write_all(bytes))
}

/// `write_new` for output that is too large to hold: `fill` writes it.
///
/// # Errors
/// As `write_new`.
pub fn write_with(path: &Path, overwrite: bool, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let path = place::resolve(path).map_err(|error| Error { kind: ErrorKind::NotCreated, ..error })?;
    let unwritable = |error: io::Error| failure::writing(&error, &path);
    match fs::symlink_metadata(&path) {
        Ok(about) if !about.is_file() => {
            return Err(Error::new(ErrorKind::NotCreated, failure::named("file-not-created", &path))
                .hint(Message::new("file-not-plain-hint")));
        }
        Ok(_) if !overwrite => {
            return Err(Error::new(ErrorKind::NotCreated, failure::named("file-exists", &path))
                .hint(Message::new("file-exists-hint")));
        }
        _ => {}
    }
    let folder = place::folder_of(&path);
    let mut part = tempfile::Builder::new()
        .prefix(".perceel-")
        .suffix(".part")
        .permissions(Permissions::from_mode(0o600))
        .tempfile_in(folder)
        .map_err(unwritable)?;
    let mut buffer = io::BufWriter::new(part.as_file_mut());
    fill(&mut buffer).and_then(|()| buffer.flush()).map_err(unwritable)?;
    drop(buffer);
    part.as_file().sync_all().map_err(unwritable)?;
    if overwrite {
        part.persist(&path).map_err(|error| unwritable(error.error))?;
    } else {
        part.persist_noclobber(&path).map_err(|error| unwritable(error.error))?;
    }
    place::sync_folder(folder).map_err(unwritable)
}
