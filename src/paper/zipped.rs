//! A file of packed parts (ODF) with no clock in it: every part bears the same moment.

use crate::text::Message;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file that is being put together.
pub struct Zipped {
    writer: ZipWriter<Cursor<Vec<u8>>>,
}

impl Zipped {
    /// Without parts.
    #[must_use]
    pub fn new() -> Self {
        Self { writer: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a part as it is.
    ///
    /// # Errors
    /// A sentence when it does not fit.
    pub fn plain(&mut self, name: &str, bytes: &[u8]) -> Result<(), Message> {
        self.add(name, bytes, CompressionMethod::Stored)
    }

    /// Adds a part, packed.
    ///
    /// # Errors
    /// A sentence when it does not fit.
    pub fn packed(&mut self, name: &str, bytes: &[u8]) -> Result<(), Message> {
        self.add(name, bytes, CompressionMethod::Deflated)
    }

    fn add(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), Message> {
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).compression_method(method);
        self.writer.start_file(name, options).map_err(|error| failed(&error))?;
        self.writer.write_all(bytes).map_err(|error| failed(&error))
    }

    /// The whole file.
    ///
    /// # Errors
    /// A sentence when it cannot be closed.
    pub fn finish(self) -> Result<Vec<u8>, Message> {
        self.writer.finish().map(Cursor::into_inner).map_err(|error| failed(&error))
    }
}

impl Default for Zipped {
    fn default() -> Self {
        Self::new()
    }
}

fn failed(error: &dyn std::error::Error) -> Message {
    Message::new("paper-not-written").with("why", error.to_string())
}
