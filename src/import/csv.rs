//! Text with separators, in every dialect of DOMAIN §6.4, into a neutral table or a stream of rows.
//! How it was read is said in the dialect; the meaning of columns is left to others.

use std::borrow::Cow;

use super::package::{FIELD_CAP, FILE_CAP, MAX_COLUMNS, MAX_ROWS, refuse};
use super::table::{Cell, Dialect, Encoding, Format, LineEnd, Sheet, Workbook};
use crate::error::Result;
use crate::text::Message;

/// How many records the delimiter is sniffed from.
const SNIFFED: usize = 200;
/// The delimiters tried; earlier ones win a tie.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// A decoded and checked file, ready to be read row by row without holding all cells at once.
#[derive(Clone, Debug)]
pub struct CsvFile<'a> {
    text: Cow<'a, str>,
    /// How it was read.
    pub dialect: Dialect,
    /// Number of the first row as spreadsheets show it: 2 after a `sep=` line.
    pub first_row: usize,
    blank_before: Vec<(usize, usize)>,
}

/// Decodes and checks a file. Refused, with the line: NUL, an unclosed quote, a field over 1 MiB, more than 500
/// columns or 1,000,000 rows, text that is no valid UTF-8 or UTF-16 although a mark says it is.
///
/// # Errors
/// A refusal as above; nothing is read then.
pub fn open(bytes: &[u8]) -> Result<CsvFile<'_>> {
    require_size(bytes)?;
    let (text, encoding) = decode(bytes)?;
    checked(text, encoding)
}

/// As [`open`], for a file that is kept: large ones are not held twice.
///
/// # Errors
/// As [`open`].
pub fn own(bytes: Vec<u8>) -> Result<CsvFile<'static>> {
    require_size(&bytes)?;
    let (text, encoding) = match decode(&bytes)? {
        (Cow::Owned(text), encoding) => (text, encoding),
        (Cow::Borrowed(_), encoding) => match String::from_utf8(bytes) {
            Ok(text) => (text, encoding),
            Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), encoding),
        },
    };
    checked(Cow::Owned(text), encoding)
}

fn require_size(bytes: &[u8]) -> Result<()> {
    if bytes.len() > FILE_CAP {
        return Err(refuse(Message::new("import-sheet-file-too-large").count("mib", FILE_CAP >> 20)));
    }
    Ok(())
}

fn checked(text: Cow<'_, str>, encoding: Encoding) -> Result<CsvFile<'_>> {
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        let line = line_of(&text, at);
        return Err(refuse(Message::new("import-sheet-nul").with("line", line.to_string())));
    }
    let (said, body_at) = sep_line(&text);
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(body_at..).unwrap_or_default()),
        Cow::Owned(mut text) => {
            text.drain(..body_at);
            Cow::Owned(text)
        }
    };
    let first_row = if said.is_some() { 2 } else { 1 };
    let delimiter = said.unwrap_or_else(|| sniff(&text));
    let scan = scan(&text, delimiter, first_row, usize::MAX)?;
    let dialect =
        Dialect { encoding, delimiter: char::from(delimiter), line_end: scan.line_end(), sep_line: said.is_some() };
    Ok(CsvFile { text, dialect, first_row, blank_before: scan.blank_before })
}

impl CsvFile<'_> {
    /// Calls `each` with every row and its row number; blank lines are empty rows. Stops at the first error of `each`.
    ///
    /// # Errors
    /// Whatever `each` returns; reading itself cannot fail after [`open`].
    pub fn for_each_row(&self, mut each: impl FnMut(usize, Vec<Cell>) -> Result<()>) -> Result<()> {
        self.for_each_record(|number, record| each(number, record.iter().map(Cell::text).collect()))
    }

    /// The whole file as one sheet named `name`. Rows of another length than most are kept and told.
    ///
    /// # Errors
    /// As [`CsvFile::for_each_row`].
    pub fn to_workbook(&self, name: &str) -> Result<Workbook> {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        self.for_each_row(|_, cells| {
            rows.push(cells);
            Ok(())
        })?;
        let sheet = Sheet { name: name.to_owned(), hidden: false, rows, first_row: self.first_row };
        let mut warnings = Vec::new();
        if self.dialect.encoding == Encoding::Windows1252 {
            warnings.push(self.dialect.message());
        }
        warnings.extend(ragged(&sheet));
        let sheets = vec![sheet];
        Ok(Workbook { format: Format::Csv, dialect: Some(self.dialect), dates_1904: false, sheets, warnings })
    }

    /// As [`CsvFile::for_each_row`], with the fields still in one buffer: for files of a million rows.
    ///
    /// # Errors
    /// As [`CsvFile::for_each_row`].
    pub fn for_each_record(&self, mut each: impl FnMut(usize, &csv::StringRecord) -> Result<()>) -> Result<()> {
        let mut reader = reader(&self.text, u8::try_from(self.dialect.delimiter).unwrap_or(b';'));
        let mut record = csv::StringRecord::new();
        let blank = csv::StringRecord::new();
        let mut blanks = self.blank_before.iter().peekable();
        let mut number = self.first_row;
        let mut index = 0;
        while reader.read_record(&mut record).map_err(|e| refuse(Message::new("import-sheet-unreadable")).cause(e))? {
            while let Some((_, count)) = blanks.next_if(|(before, _)| *before == index) {
                for _ in 0..*count {
                    each(number, &blank)?;
                    number += 1;
                }
            }
            each(number, &record)?;
            number += 1;
            index += 1;
        }
        Ok(())
    }
}

/// Reads a whole file into one sheet named `name`. Rows of another length than most are kept and told.
///
/// # Errors
/// As [`open`].
pub fn read_csv(bytes: &[u8], name: &str) -> Result<Workbook> {
    open(bytes)?.to_workbook(name)
}

/// One warning that names the first rows of another length than most, blank rows apart.
fn ragged(sheet: &Sheet) -> Option<Message> {
    let mut lengths: Vec<usize> = sheet.rows.iter().map(Vec::len).filter(|&length| length > 0).collect();
    lengths.sort_unstable();
    let usual =
        lengths.chunk_by(|a, b| a == b).max_by_key(|run| run.len()).and_then(|run| run.first().copied()).unwrap_or(0);
    let odd: Vec<usize> = (0..sheet.rows.len())
        .filter(|&row| sheet.rows.get(row).is_some_and(|cells| !cells.is_empty() && cells.len() != usual))
        .collect();
    let first = odd.first()?;
    Some(
        Message::new("import-sheet-ragged")
            .count("rows", odd.len())
            .with("row", sheet.row_number(*first).to_string())
            .with("usual", usual.to_string()),
    )
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// The text of a file, and the encoding it was found to be in.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding)> {
    let (encoding, rest, decoder) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (Encoding::Utf8Bom, rest, encoding_rs::UTF_8),
        [0xFF, 0xFE, rest @ ..] => (Encoding::Utf16Le, rest, encoding_rs::UTF_16LE),
        [0xFE, 0xFF, rest @ ..] => (Encoding::Utf16Be, rest, encoding_rs::UTF_16BE),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => return Ok((Cow::Borrowed(text), Encoding::Utf8)),
            Err(_) => (Encoding::Windows1252, bytes, encoding_rs::WINDOWS_1252),
        },
    };
    let (text, wrong) = decoder.decode_without_bom_handling(rest);
    if wrong {
        return Err(refuse(Message::new("import-sheet-encoding").with("encoding", encoding.name())));
    }
    Ok((text, encoding))
}

/// The delimiter a first line `sep=;` says, and where the text after that line begins.
fn sep_line(text: &str) -> (Option<u8>, usize) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = text.get(..end).unwrap_or_default().trim_matches('"');
    let sign = match line.get(..4).zip(line.get(4..)) {
        Some((start, rest)) if start.eq_ignore_ascii_case("sep=") => match rest.as_bytes() {
            [sign] if sign.is_ascii() && !sign.is_ascii_alphanumeric() && *sign != b'"' => *sign,
            _ => return (None, 0),
        },
        _ => return (None, 0),
    };
    let after = text.get(end..).unwrap_or_default();
    let skip = if after.starts_with("\r\n") { 2 } else { usize::from(!after.is_empty()) };
    (Some(sign), end + skip)
}

/// The delimiter that cuts the first records most evenly.
fn sniff(text: &str) -> u8 {
    let mut best = (0.0, b';');
    for delimiter in DELIMITERS {
        let Ok(scan) = scan(text, delimiter, 1, SNIFFED) else { continue };
        let mut counts = scan.counts;
        counts.sort_unstable();
        let Some((usual, share)) = counts
            .chunk_by(|a, b| a == b)
            .filter(|run| run.first().is_some_and(|&count| count > 1))
            .map(|run| (run.first().copied().unwrap_or(0), run.len()))
            .max_by_key(|(_, length)| *length)
        else {
            continue;
        };
        #[allow(clippy::cast_precision_loss)] // at most 200 and 500
        let score = (share as f64 / counts.len() as f64).powi(3) * ((usual - 1).min(4) as f64);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

fn line_of(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let feeds = before.bytes().filter(|&b| b == b'\n').count();
    1 + if feeds > 0 { feeds } else { before.bytes().filter(|&b| b == b'\r').count() }
}

/// What one pass over the structure found.
struct Scan {
    counts: Vec<usize>,
    blank_before: Vec<(usize, usize)>,
    crlf: usize,
    lf: usize,
    cr: usize,
}

impl Scan {
    /// Counts the line end that `rest` begins with and says how long it is.
    fn count_line_end(&mut self, rest: &[u8]) -> usize {
        match rest {
            [] => 0,
            [b'\r', b'\n', ..] => {
                self.crlf += 1;
                2
            }
            [b'\r', ..] => {
                self.cr += 1;
                1
            }
            _ => {
                self.lf += 1;
                1
            }
        }
    }

    fn line_end(&self) -> LineEnd {
        if self.crlf >= self.lf && self.crlf >= self.cr && self.crlf > 0 {
            LineEnd::CrLf
        } else if self.cr > self.lf {
            LineEnd::Cr
        } else {
            LineEnd::Lf
        }
    }
}

/// Walks over records and fields as RFC 4180 has them, for the first `limit` records, and keeps the caps.
fn scan(text: &str, delimiter: u8, first_line: usize, limit: usize) -> Result<Scan> {
    let bytes = text.as_bytes();
    let mut out = Scan { counts: Vec::new(), blank_before: Vec::new(), crlf: 0, lf: 0, cr: 0 };
    let (mut records, mut blanks, mut blank_rows, mut line) = (0usize, 0usize, 0usize, first_line);
    let mut at = 0;
    while at < bytes.len() && records < limit {
        let start = at;
        let mut fields = 1;
        loop {
            let field_at = at;
            at = end_of_field(bytes, at, delimiter, &mut line)?;
            if at - field_at > FIELD_CAP {
                return Err(refuse(Message::new("import-sheet-field-too-long").with("line", line.to_string())));
            }
            if bytes.get(at) != Some(&delimiter) {
                break;
            }
            fields += 1;
            at += 1;
        }
        let blank = at == start;
        at += out.count_line_end(bytes.get(at..).unwrap_or_default());
        line += 1;
        if blank {
            blanks += 1;
            continue;
        }
        if blanks > 0 {
            out.blank_before.push((records, blanks));
            blank_rows += blanks;
        }
        if fields > MAX_COLUMNS {
            return Err(refuse(Message::new("import-sheet-too-many-columns").count("max", MAX_COLUMNS)));
        }
        if records + blank_rows >= MAX_ROWS {
            return Err(refuse(Message::new("import-sheet-too-many-rows").count("max", MAX_ROWS)));
        }
        blanks = 0;
        records += 1;
        if limit != usize::MAX {
            out.counts.push(fields);
        }
    }
    Ok(out)
}

/// Where the field that starts at `at` ends: at a delimiter, a line end or the end of the text.
fn end_of_field(bytes: &[u8], mut at: usize, delimiter: u8, line: &mut usize) -> Result<usize> {
    if bytes.get(at) == Some(&b'"') {
        let opened = *line;
        at += 1;
        loop {
            match (bytes.get(at), bytes.get(at + 1)) {
                (Some(b'"'), Some(b'"')) => at += 2,
                (Some(b'"'), _) => {
                    at += 1;
                    break;
                }
                (Some(b'\r'), Some(b'\n')) => {
                    *line += 1;
                    at += 2;
                }
                (Some(b'\r' | b'\n'), _) => {
                    *line += 1;
                    at += 1;
                }
                (Some(_), _) => at += 1,
                (None, _) => {
                    return Err(refuse(Message::new("import-sheet-unclosed-quote").with("line", opened.to_string())));
                }
            }
        }
    }
    while let Some(&byte) = bytes.get(at) {
        if byte == delimiter || byte == b'\r' || byte == b'\n' {
            break;
        }
        at += 1;
    }
    Ok(at)
}
