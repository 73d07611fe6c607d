//! What can be asked of the program, by key or from the palette, and what comes of it: a step on the screens, an effect
//! for the outside world, an outcome that comes back. Values only; who does them is elsewhere. What is to be done with the
//! file is `job`.

mod job;

pub use self::job::{How, Job, Known, Order, Outcome, Rehearse};

use super::popup::Popup;
use super::screen::Screen;
use crate::domain::kind::Kind;
use crate::domain::record::Ref;
use crate::error::Error;
use crate::text::Message;

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
