//! What can be asked of the program, by key or from the palette, and what comes of it: a step on the screens, an effect
//! for the outside world, an outcome that comes back. Values only; who does them is elsewhere.

use super::popup::Popup;
use super::screen::Screen;
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
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// Everything that can be asked, grouped by what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Moving the cursor.
    Move(Move),
    /// Going to another screen.
    Go(Go),
    /// About the list as a whole.
    List(ListAct),
    /// In the agenda, or about a deadline.
    Agenda(AgendaAct),
    /// About the chosen record.
    Record(RecordAct),
    /// In the form.
    Form(FormAct),
    /// While an import is prepared.
    Import(ImportAct),
    /// About a step of the journal.
    Journal(JournalAct),
    /// On the coverage map.
    Map(MapAct),
    /// About an overview on paper.
    Report(ReportAct),
    /// About the file.
    File(FileAct),
    /// About the two dates.
    Dates(DateAct),
    /// About obligations.
    Duty(DutyAct),
    /// About the program.
    App(AppAct),
}

/// Moving the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Move {
    /// One up.
    Up,
    /// One down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// Half a page up.
    HalfUp,
    /// Half a page down.
    HalfDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// To the next section.
    NextSection,
    /// To the section before.
    PreviousSection,
}

/// Going to another screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Go {
    /// The overview.
    Overview,
    /// The list of a noun.
    Kind(Kind),
    /// The journal.
    Journal,
    /// The agenda.
    Agenda,
    /// The starred records.
    Stars,
    /// The coverage map.
    Coverage,
    /// The overviews on paper.
    Reports,
    /// Letterhead and wording.
    Letterhead,
    /// The quick search.
    Search,
    /// What is owed.
    Duties,
    /// One record.
    Record(Ref),
    /// What is under the cursor.
    Open,
    /// One level up.
    Up,
    /// The screen before this one.
    Back,
    /// The screen that was left with back.
    Forward,
}

/// About the list as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListAct {
    /// Type a filter.
    Filter,
    /// Put a condition together by choosing.
    Build,
    /// Choose the order.
    Sort,
    /// Choose the columns.
    Columns,
    /// Open a saved view.
    Views,
    /// Save this view.
    SaveView,
    /// Show or hide the pane with the chosen record.
    Pane,
    /// Mark the row.
    Mark,
    /// Begin or end a range of marks.
    Range,
    /// Mark all rows of the filter, or none.
    MarkAll,
    /// What can be done with the marked rows.
    Bulk,
    /// Write what is on the screen.
    Send,
}

/// In the agenda, or about a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgendaAct {
    /// Handle the chosen deadlines.
    Handle,
    /// Show it the next way: list, month, year, timeline.
    NextView,
    /// The way before.
    PreviousView,
    /// Earlier: a day, or a part of the timeline.
    Earlier,
    /// Later.
    Later,
    /// Nearer: fewer months on the timeline; a month on elsewhere.
    ZoomIn,
    /// Farther: more months on the timeline; a month back elsewhere.
    ZoomOut,
}

/// In the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormAct {
    /// Save.
    Save,
    /// Save what ends a contract, now that it was told what falls with it.
    SaveEnding,
    /// To the next field.
    Next,
    /// To the field before.
    Previous,
    /// Put back what was saved, and forget the draft.
    Restart,
    /// Write the text in the user's own editor.
    Editor,
}

/// While an import is prepared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImportAct {
    /// Take everything over, in one step.
    Take,
    /// Leave refused rows out, or hold the import up for them again.
    Skip,
    /// Read the file again, now that it was put right.
    Again,
}

/// About the chosen record, or the marked ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordAct {
    /// Make a new one: of the noun of the list, or linked to the record of the page.
    New,
    /// Change it, or the marked ones together.
    Edit,
    /// Set a star or take it away.
    Star,
    /// Archive, or take out of the archive.
    Archive,
    /// Remove for good.
    Remove,
    /// Erase the personal data, in the journal too.
    Erase,
    /// List the obligations that a contract text seems to hold.
    Propose,
    /// Apply a round of indexation to its tariffs.
    Index,
    /// Show the chains it stands in.
    Chain,
    /// What happens when this provider falls over.
    Falls,
    /// List what its provider owes now.
    Owed,
    /// Gather what belongs on the table in a talk with this provider.
    Meeting,
    /// Make a dated action of a decision, from the meeting file.
    NewAction,
}

/// On the coverage map: the reference date walks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MapAct {
    /// To the first day of the month, or of the one before.
    MonthBack,
    /// To the first day of the next month.
    MonthOn,
}

/// About a step of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JournalAct {
    /// Take back this step and all after it.
    UndoTo,
    /// Look at the register as it was known then.
    KnownHere,
}

/// About the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileAct {
    /// Take back the last action.
    Undo,
    /// Put back what was taken back.
    Redo,
    /// Read the file again.
    Reload,
    /// Import another file.
    Import,
    /// Write in a file that another program had (C10).
    TakeOver,
}

/// About the two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateAct {
    /// Choose the reference date.
    Reference,
    /// Choose the knowledge date.
    Knowledge,
    /// Back to today and to what is known now.
    Today,
}

/// About obligations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DutyAct {
    /// Add the model obligations to the register.
    Models,
    /// Copy models into the chosen contracts, or those of the chosen lots.
    Copy,
    /// Write down when they are due.
    Plan,
    /// Compare the files of proof with their fingerprints.
    Compare,
}

/// About an overview on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportAct {
    /// The period before.
    Earlier,
    /// The period after.
    Later,
    /// Periods of another length.
    Length,
    /// For whom.
    Scope,
    /// Explain what deviates.
    Explain,
    /// What changed since it was frozen.
    Changes,
    /// Write it.
    Send,
    /// Freeze it.
    Freeze,
}

/// About the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppAct {
    /// Help of this screen.
    Help,
    /// The palette.
    Palette,
    /// The notices of this session.
    Messages,
    /// Give the mouse to the terminal, or take it back.
    Mouse,
    /// Put the program aside.
    Suspend,
    /// Leave.
    Quit,
}

/// What a screen answers to an action.
#[derive(Debug)]
pub enum Step {
    /// Nothing more to do.
    Stay,
    /// Show this screen on top of the present one.
    Open(Box<Screen>),
    /// Back to the screen below.
    Close,
    /// Show this over the screen.
    Ask(Box<Popup>),
    /// Say this.
    Say(Notice),
    /// Do this action as if its key was pressed.
    Act(Action),
    /// Have this done outside.
    Do(Effect),
}

/// How serious a notice is; it decides mark and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It went well.
    Good,
    /// Worth knowing.
    Soon,
    /// It failed or is refused.
    Late,
}

/// A sentence for the notice line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub message: Message,
    /// What to do now.
    pub hint: Option<Message>,
    /// The cause in the words of the system.
    pub cause: Option<String>,
    /// How serious.
    pub tone: Tone,
}

impl Notice {
    /// A notice of that tone.
    #[must_use]
    pub fn new(tone: Tone, message: Message) -> Self {
        Self { message, hint: None, cause: None, tone }
    }

    /// A failure.
    #[must_use]
    pub fn failure(error: &Error) -> Self {
        let Error { what, hint, cause, .. } = error.clone();
        Self { message: what, hint, cause, tone: Tone::Late }
    }
}

/// Something only `run` can do.
#[derive(Debug)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Put the program aside until the user calls it back.
    Suspend,
    /// Take the mouse, or give it to the terminal.
    Mouse(bool),
    /// Stop the long work that is going on.
    Stop,
    /// Write this text in the user's own editor; `App::edited` takes what becomes of it.
    Editor {
        /// The text as it is now.
        text: String,
    },
    /// Something with the file.
    Job(Job),
}

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
    SendList(Box<super::keeper::AskedList>, super::keeper::Sending),
    /// Make, freeze or write an overview.
    Overview(Box<super::keeper::AskedOverview>, super::keeper::Wanted),
    /// Read or save letterhead and wording.
    Letterhead(super::keeper::LetterheadJob),
    /// Work out the answer to a question.
    Answer(super::answers::Question),
    /// Gather everything that the quick search can find.
    Gather(super::quick::Gather),
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
        file: super::world::FileFacts,
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
    Answered(super::answers::Answer),
    /// An overview to look at.
    Overview(Arc<super::keeper::Shown>),
    /// Letterhead and wording as the settings have them now, and what is wrong with them.
    Letterhead(Box<super::keeper::LetterheadNow>),
    /// Everything that the quick search can find.
    Gathered(super::quick::Gathered),
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
