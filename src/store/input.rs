//! Reading a file of the user's for import: whole, as it is, and never more than an import takes.

use crate::error::{Error, ErrorKind, Result};
use crate::store::{failure, place};
use crate::text::Message;
use std::io::Read;
use std::path::Path;

/// Most bytes read (256 MiB): the cap of an import.
const MOST: u64 = 256 << 20;

/// Reads a file; a folder, a pipe and a device are refused without waiting for them.
///
/// # Errors
/// Missing (66), not permitted (77), too large (65), not readable (74).
pub fn read_input(path: &Path) -> Result<Vec<u8>> {
    // A link is followed: this is the user's own file, and it is only read.
    let path = std::fs::canonicalize(path).map_err(|error| failure::reading(&error, path))?;
    let file = place::open_plain(&path)?;
    let mut bytes = Vec::new();
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(|error| failure::reading(&error, &path))?;
    if bytes.len() as u64 > MOST {
        let message = Message::new("import-sheet-file-too-large").count("mib", 256);
        return Err(Error::new(ErrorKind::Refused, message));
    }
    Ok(bytes)
}
