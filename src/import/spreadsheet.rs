//! Recognises spreadsheet files by their first bytes and their parts, and hands them to `xlsx` or `ods`.
//! Old and locked files are refused with the advice to save them again.

use super::package::{Package, check_workbook_parts, open_package, part, refuse};
use super::table::{Format, Workbook};
use super::{ods, xlsx};
use crate::error::Result;
use crate::text::Message;

/// First bytes of an OLE container: an old .xls, or an encrypted workbook.
const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Whether the first bytes are those of a workbook that [`read_spreadsheet`] reads or refuses with a reason.
#[must_use]
pub fn looks_like_spreadsheet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(&OLE)
}

/// Reads an XLSX or ODS workbook, every sheet of it, hidden ones too.
///
/// # Errors
/// Refused: the caps of `package`, an old or encrypted file, a package that is no workbook, broken XML.
pub fn read_spreadsheet(bytes: &[u8]) -> Result<Workbook> {
    if bytes.starts_with(&OLE) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = memchr::memmem::find(bytes, &name).is_some();
        return Err(refuse(Message::new(if locked { "import-sheet-encrypted" } else { "import-sheet-old-format" })));
    }
    let mut package = open_package(bytes)?;
    let workbook = match kind(&mut package) {
        Some(Format::Ods) => {
            if part(&mut package, "META-INF/manifest.xml")
                .is_some_and(|manifest| memchr::memmem::find(&manifest, b"encryption-data").is_some())
            {
                return Err(refuse(Message::new("import-sheet-encrypted")));
            }
            ods::read_ods(&mut package)?
        }
        Some(_) => {
            check_workbook_parts(&mut package)?;
            xlsx::read_xlsx(bytes)?
        }
        None => return Err(refuse(Message::new("import-sheet-no-workbook"))),
    };
    if workbook.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(refuse(Message::new("import-sheet-empty")));
    }
    Ok(workbook)
}

/// The kind of workbook a package holds; a binary workbook (.xlsb) is none.
fn kind(package: &mut Package<'_>) -> Option<Format> {
    let names: Vec<String> = package.file_names().filter_map(|name| Some(name.ok()?.to_lowercase())).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    if has("content.xml") {
        let mime = part(package, "mimetype").unwrap_or_default();
        let sheet = mime.is_empty() || memchr::memmem::find(&mime, b"spreadsheet").is_some();
        return sheet.then_some(Format::Ods);
    }
    (has("[content_types].xml") && names.iter().any(|name| name.ends_with("workbook.xml"))).then_some(Format::Xlsx)
}

/// The warning for hidden sheets, when there are any.
pub(super) fn hidden_warning(workbook: &Workbook) -> Option<Message> {
    let hidden: Vec<&str> =
        workbook.sheets.iter().filter(|sheet| sheet.hidden).map(|sheet| sheet.name.as_str()).collect();
    (!hidden.is_empty()).then(|| {
        Message::new("import-sheet-hidden")
            .count("count", hidden.len())
            .with("names", crate::guard::mask(&hidden.join(", ")))
    })
}
