//! Published procurement notices: bytes in, one neutral [`Notice`] out, whatever the format. Only what the notice
//! says is in it; turning it into a proposal for the register is left to others.

mod eforms;
mod eforms_result;
mod model;
mod ted;
mod ted_award;
mod value;
mod view;
pub(super) mod xml;

pub use model::{
    Amount, Answer, Contract, Duration, DurationUnit, Framework, IdDoubt, Kind, Lot, LotGroup, LotResult, Member,
    Modification, Notice, OpenEnded, Organisation, Party, ResultStatus, Source, Subcontracting, Subcontractor, Tender,
    Withheld,
};
pub use view::{Agreement, LIST_FROM, is_joint, says_open_house};
pub use xml::{MAX_ATTRIBUTES, MAX_BYTES, MAX_DEPTH, MAX_FIELD, MAX_PARTS};

use crate::text::Message;

/// Most doubts that are listed one by one; the rest is only counted.
pub const MAX_DOUBTS: usize = 200;

/// Where in the file something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A line, counted from 1.
    Line(usize),
    /// An element, as a short path with the id of the part it stands in: `LotTender TEN-0003/PayableAmount`.
    Element(String),
}

/// Why a file is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong with it.
    pub message: Message,
    /// Where.
    pub place: Place,
}

impl Refusal {
    pub(crate) fn file(message: Message) -> Self {
        Self { message, place: Place::File }
    }

    pub(crate) fn line(message: Message, line: usize) -> Self {
        Self { message, place: Place::Line(line) }
    }
}

/// A value that was left out because it could not be read or cannot be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is odd about it.
    pub message: Message,
    /// Where.
    pub place: Place,
}

/// Reads a published notice: eForms (UBL 2.3) or TED R2.0.9.
///
/// # Errors
/// A [`Refusal`] when the file is unsafe (document type, too large, too deep), broken, or not a notice we know.
pub fn read(bytes: &[u8]) -> Result<Notice, Refusal> {
    let text = xml::decode(bytes)?;
    xml::guard(&text)?;
    let document = xml::parse(&text)?;
    let root = document.root_element();
    match root.tag_name().name() {
        "ContractAwardNotice" | "ContractNotice" | "PriorInformationNotice" => eforms::read(root),
        "TED_EXPORT" => ted::read(root),
        "TED_ESENDERS" => Err(Refusal::file(Message::new("import-notice-not-published"))),
        "BusinessRegistrationInformationNotice" => Err(Refusal::file(Message::new("import-notice-business"))),
        other => Err(Refusal::file(Message::new("import-notice-unknown-root").with("root", value::shorten(other)))),
    }
}
