//! What is to be done with the file, and what comes of it. Who does it is `keeper`.

use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Ref};
use crate::domain::register::{Register, When};
use crate::error::Error;
use crate::import::incoming::Incoming;
use crate::store::Saved;
use crate::store::figures::Asked;
use crate::store::journal::{Line, Step as JournalStep};
use crate::text::Message;
use crate::ui::answers;
use crate::ui::keeper::{AskedList, AskedOverview, LetterheadJob, LetterheadNow, Sending, Shown, Wanted};
use crate::ui::quick;
use crate::ui::world::FileFacts;
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// Something to do with the file; done one after the other, away from the screens.
#[derive(Debug)]
pub enum Job {
    /// Save an action.
    Save(Box<Edit>),
    /// Take back the last action.
    Undo,
    /// Take back all actions from this step on.
    UndoTo(i64),
    /// Put back what was taken back.
    Redo,
    /// Show what was known then; nothing for now.
    Known(Option<Known>),
    /// Erase the personal data of a record, from the journal too; nothing takes that back.
    Erase(Ref),
    /// Compare the files of proof with their fingerprints, and record what has changed.
    Compare,
    /// Look whether another program changed the file, and read it again if so.
    Watch,
    /// Read what the first reading left.
    Rest,
    /// Read the file again.
    Reload,
    /// Open the file for writing, now that whoever had it may have left (C10).
    TakeOver,
    /// Steps of the journal, newest first.
    Steps {
        /// Only those that touched this record.
        of: Option<Ref>,
        /// Only those before this step.
        before: Option<i64>,
        /// How many at most.
        limit: usize,
    },
    /// The changes of a step.
    Lines {
        /// The step.
        seq: i64,
        /// Only those of this record.
        of: Option<Ref>,
    },
    /// A page of monthly figures, and how many there are.
    Figures {
        /// Which noun.
        kind: Kind,
        /// Which of them.
        asked: Asked,
    },
    /// How many monthly figures name one of these records.
    Naming(Vec<Id>),
    /// Work out the order of a long list.
    Order(Order),
    /// Write the list that is on the screen.
    SendList(Box<AskedList>, Sending),
    /// Make, freeze or write an overview.
    Overview(Box<AskedOverview>, Wanted),
    /// Read or save letterhead and wording.
    Letterhead(LetterheadJob),
    /// Work out the answer to a question.
    Answer(answers::Question),
    /// Gather everything that the quick search can find.
    Gather(quick::Gather),
    /// Read a file and tell what it would do.
    Rehearse(Rehearse),
    /// Take a rehearsed file over.
    Import(Arc<Incoming>),
    /// Keep or, with nothing typed, forget the draft of a form.
    Draft {
        /// Its name.
        name: String,
        /// What was typed, as JSON.
        content: Option<String>,
    },
    /// Keep or forget an arrangement of the user (star, saved view).
    Keep {
        /// Sort of arrangement.
        sort: &'static str,
        /// Its name.
        name: String,
        /// Its content; nothing forgets it.
        content: Option<String>,
    },
}

/// Which order of a list is to be worked out, over what.
#[derive(Clone)]
pub struct Order {
    /// The records, as the list shows them.
    pub register: Arc<Register>,
    /// The noun.
    pub kind: Kind,
    /// The columns; none is the order of the label.
    pub sorts: Vec<crate::search::Sort>,
    /// The reference date.
    pub when: When,
    /// The stamp of the world in which it holds.
    pub stamp: u64,
}

impl std::fmt::Debug for Order {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Order").field(&self.kind).field(&self.sorts).finish()
    }
}

/// A file to be rehearsed.
pub enum Rehearse {
    /// By its path, as typed.
    File(String),
    /// The same file once more, read from disk as it is now, with the mappings and answers it had.
    FileAgain {
        /// Its path, as typed.
        typed: String,
        /// How its sheets were read.
        mappings: Vec<crate::import::sheet::Mapping>,
    },
    /// One that was read, with other mappings or answers.
    Again(Box<Incoming>),
}

impl std::fmt::Debug for Rehearse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::FileAgain { typed, .. } => f.debug_tuple("FileAgain").field(typed).finish(),
            Self::Again(incoming) => f.debug_tuple("Again").field(&incoming.name).finish(),
        }
    }
}

/// A moment of knowledge (kennisdatum).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// What had been recorded at that moment.
    At(DateTime<Utc>),
    /// What had been recorded after that step of the journal.
    After(i64, DateTime<Utc>),
}

impl Known {
    /// The moment itself.
    #[must_use]
    pub fn moment(self) -> DateTime<Utc> {
        match self {
            Self::At(at) | Self::After(_, at) => at,
        }
    }
}

/// What came of a job.
pub enum Outcome {
    /// An action was saved; the register as it is now.
    Saved {
        /// The register with the action in it.
        register: Arc<Register>,
        /// The step.
        saved: Saved,
        /// What was asked.
        how: How,
    },
    /// What a file would do.
    Rehearsed(Arc<Incoming>),
    /// Something to tell; nothing changed.
    Said(Message),
    /// There was nothing to take back or put back.
    NothingTo(How),
    /// The register with everything in it.
    Whole(Arc<Register>),
    /// The register as it was known then.
    Known {
        /// The register.
        register: Arc<Register>,
        /// The moment, nothing for now.
        known: Option<Known>,
    },
    /// The file was read again.
    Reloaded {
        /// The register.
        register: Arc<Register>,
        /// Whether another program changed it.
        elsewhere: bool,
    },
    /// The file was opened anew to write in it; it may still be somebody else's.
    TakenOver {
        /// The register as the file has it now.
        register: Arc<Register>,
        /// What is known about the file now.
        file: FileFacts,
    },
    /// Steps of the journal.
    Steps {
        /// Of this record only.
        of: Option<Ref>,
        /// Before this step.
        before: Option<i64>,
        /// The steps.
        steps: Vec<JournalStep>,
        /// Whether there are older ones.
        more: bool,
    },
    /// The changes of a step.
    Lines {
        /// The step.
        seq: i64,
        /// The changes.
        lines: Vec<Line>,
    },
    /// A page of monthly figures.
    Figures {
        /// Which noun.
        kind: Kind,
        /// Which were asked.
        asked: Asked,
        /// The page.
        rows: Vec<Record>,
        /// How many there are in all.
        total: usize,
    },
    /// How many monthly figures name the records.
    Naming(usize),
    /// The place of each record of a noun in the order that was asked.
    Ordered {
        /// What was asked.
        order: Order,
        /// The places, in the order of `Register::all`.
        places: Arc<Vec<u32>>,
    },
    /// The answer to a question.
    Answered(answers::Answer),
    /// An overview to look at.
    Overview(Arc<Shown>),
    /// Letterhead and wording as the settings have them now, and what is wrong with them.
    Letterhead(Box<LetterheadNow>),
    /// Everything that the quick search can find.
    Gathered(quick::Gathered),
    /// The background check found the file sound, or not.
    Verified(Option<Error>),
    /// An arrangement was kept or forgotten.
    Kept {
        /// Sort of arrangement.
        sort: &'static str,
        /// Its name.
        name: String,
        /// Its content; nothing when it was forgotten.
        content: Option<String>,
    },
    /// There was nothing to tell.
    Done,
    /// It failed; nothing changed.
    Failed(Error),
}

/// Which way an action was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By hand.
    Edit,
    /// By import.
    Import,
    /// Taken back.
    Undo,
    /// So many steps taken back.
    UndoMany(usize),
    /// Put back.
    Redo,
    /// Personal data erased; so many copies beside the file still hold it.
    Erase(usize),
}
