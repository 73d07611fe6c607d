//! The table of what can be done: name, where, which keys, and why not now. Look-up, help, palette, hint bar, the box
//! after a prefix, the key table of README and the settings file all read it. The labels are `action-NAME`.

use super::action::{
    Action, AgendaAct, AppAct, DateAct, DutyAct, FileAct, FormAct, Go, ImportAct, JournalAct, ListAct, MapAct, Move,
    RecordAct, ReportAct,
};
use super::app::App;
use super::key::{Chord, Key};
use super::screen::Screen;
use crate::domain::kind::Kind;
use crate::text::{Message, Words};
use std::fmt::Write as _;

/// Where a binding is alive. A screen has several at once, its own first and the program's last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere.
    Program,
    /// Where a cursor moves.
    Cursor,
    /// Where a record is chosen.
    Record,
    /// In a list.
    List,
    /// In the quick search.
    Search,
    /// On the page of a record.
    Detail,
    /// In the journal.
    Journal,
    /// In the agenda.
    Agenda,
    /// In a month, a year or a timeline.
    Period,
    /// In a form.
    Form,
    /// While an import is prepared.
    Import,
    /// On a map of rows and columns.
    Map,
    /// In the meeting file of a provider.
    Meeting,
    /// In an overview on paper.
    Report,
}

impl Scope {
    /// Every scope, in the order of help.
    pub const ALL: [Self; 14] = [
        Self::List,
        Self::Map,
        Self::Meeting,
        Self::Report,
        Self::Search,
        Self::Detail,
        Self::Journal,
        Self::Agenda,
        Self::Period,
        Self::Form,
        Self::Import,
        Self::Record,
        Self::Cursor,
        Self::Program,
    ];

    /// Its name in settings: `[keys.list]`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Cursor => "cursor",
            Self::Record => "record",
            Self::List => "list",
            Self::Search => "search",
            Self::Detail => "detail",
            Self::Journal => "journal",
            Self::Agenda => "agenda",
            Self::Period => "period",
            Self::Form => "form",
            Self::Import => "import",
            Self::Map => "map",
            Self::Meeting => "meeting",
            Self::Report => "report",
        }
    }

    /// Whether both can be alive on one screen, so that no key may stand in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let shared = |scope| matches!(scope, Self::Record | Self::Cursor | Self::Program);
        let own = |scope| !shared(scope);
        self == other || !(own(self) && own(other))
    }
}

/// One row of the table.
#[derive(Clone, Copy)]
pub struct Binding {
    /// Stable name; settings rebind by it, the label is `action-NAME`.
    pub name: &'static str,
    /// Where it is alive.
    pub scope: Scope,
    /// Its keys, the first one shown in hints. None: in the palette only.
    pub keys: &'static [&'static str],
    /// What it does.
    pub action: Action,
    /// Place in the hint bar, 1 before 2; 0 is not there.
    pub rank: u8,
    /// Whether its keys go before those of the program on purpose: left and right move in a map.
    pub before: bool,
    /// Why it cannot be done now.
    pub blocked: fn(&App) -> Option<Message>,
}

const fn bind(name: &'static str, scope: Scope, keys: &'static [&'static str], action: Action) -> Binding {
    Binding { name, scope, keys, action, rank: 0, before: false, blocked: free }
}

impl Binding {
    const fn footer(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    const fn before_others(mut self) -> Self {
        self.before = true;
        self
    }

    const fn unless(mut self, blocked: fn(&App) -> Option<Message>) -> Self {
        self.blocked = blocked;
        self
    }
}

fn free(_: &App) -> Option<Message> {
    None
}

fn nothing_chosen(app: &App) -> Option<Message> {
    app.chosen().is_empty().then(|| Message::new("ui-why-nothing-chosen"))
}

/// Not every line leads somewhere; a list without rows has nothing to open.
fn leads_nowhere(app: &App) -> Option<Message> {
    (!app.top().opens()).then(|| Message::new("ui-why-leads-nowhere"))
}

/// A list that is empty without any filter has nothing to filter, sort or mark.
/// Monthly figures stand in one order: they are read a window at a time.
fn not_sortable(app: &App) -> Option<Message> {
    let figures = matches!(app.top(), Screen::List(list) if list.kind.is_figures());
    figures.then(|| Message::new("ui-why-figures-order")).or_else(|| nothing_listed(app))
}

fn nothing_listed(app: &App) -> Option<Message> {
    match app.top() {
        Screen::List(list) if list.counts() == (0, 0) && list.filter().is_empty() => {
            Some(Message::new("ui-why-nothing-listed"))
        }
        Screen::Coverage(_) => Some(Message::new("ui-why-map-no-filter")),
        _ => None,
    }
}

/// What is owed can be marked all at once: what else was found is only marked by hand.
fn nothing_owed(app: &App) -> Option<Message> {
    let owed = matches!(app.top(), Screen::Search(search) if search.has_owed());
    (!owed).then(|| Message::new("ui-why-nothing-owed"))
}

fn nothing_to_skip(app: &App) -> Option<Message> {
    match app.top() {
        Screen::Import(import) if !import.can_skip() => Some(Message::new("import-why-nothing-to-skip")),
        _ => None,
    }
}

fn not_writable(app: &App) -> Option<Message> {
    app.world.not_writable()
}

fn not_changeable(app: &App) -> Option<Message> {
    not_writable(app).or_else(|| nothing_chosen(app)).or_else(|| {
        let figures = app.chosen().iter().any(|chosen| chosen.kind.is_figures());
        figures.then(|| Message::new("ui-why-figures")).or_else(|| question_chosen(app))
    })
}

fn no_round(app: &App) -> Option<Message> {
    not_writable(app).or_else(|| {
        let year = super::indexing::year(&app.world, &app.chosen());
        year.is_none().then(|| Message::new("ui-why-round"))
    })
}

/// The answer to a question is worked out: what it was made from can be changed.
fn question_chosen(app: &App) -> Option<Message> {
    // The overview only sums answers up: what is done there is not about them.
    let answer =
        !matches!(app.top(), Screen::Overview(_) | Screen::Meeting(_)) && !app.top().questions(&app.world).is_empty();
    let question = answer || app.chosen().iter().any(|chosen| chosen.kind.is_question());
    question.then(|| Message::new("ui-why-question"))
}

/// Nothing is added to what is worked out, but a proposal becomes an obligation.
fn not_addable(app: &App) -> Option<Message> {
    let proposals = app.top().questions(&app.world) == [Kind::Proposal];
    not_writable(app).or_else(|| if proposals { nothing_chosen(app) } else { question_chosen(app) })
}

/// Obligations are proposed from the text of a contract.
fn no_text_chosen(app: &App) -> Option<Message> {
    let chosen = app.chosen();
    let text = chosen.len() == 1 && chosen.iter().all(|of| matches!(of.kind, Kind::ContractText | Kind::Article));
    (!text).then(|| Message::new("ui-why-no-contract-text"))
}

/// Only what stands in chains has some to show.
fn no_chain(app: &App) -> Option<Message> {
    nothing_chosen(app).or_else(|| {
        let stands = app.chosen().first().is_some_and(|of| super::chains::has_chains(of.kind));
        (!stands).then(|| Message::new("ui-why-no-chain"))
    })
}

/// Models are copied into contracts, of one or of a lot.
fn no_contract(app: &App) -> Option<Message> {
    not_writable(app).or_else(|| {
        let meant = app.chosen().iter().any(|of| matches!(of.kind, Kind::Contract | Kind::Lot));
        (!meant).then(|| Message::new("duties-why-no-contract"))
    })
}

fn not_to_star(app: &App) -> Option<Message> {
    nothing_chosen(app).or_else(|| question_chosen(app))
}

/// Somebody has to be meant who can owe something.
fn nobody_owes(app: &App) -> Option<Message> {
    let chosen = app.chosen();
    let meant = chosen.first().and_then(|of| super::quick::who_owes(&app.world.register, *of));
    meant.is_none().then(|| Message::new("ui-why-nobody-owes"))
}

/// A talk is with one provider: the chosen one, or that of what is chosen.
fn nobody_to_meet(app: &App) -> Option<Message> {
    nobody_owes(app).map(|_| Message::new("ui-why-not-one-provider"))
}

/// Only from the meeting file.
fn no_meeting(app: &App) -> Option<Message> {
    let here = matches!(app.top(), Screen::Meeting(_));
    not_writable(app).or_else(|| (!here).then(|| Message::new("ui-why-no-meeting")))
}

/// Only of one record at a time, and only of a noun that holds personal data.
fn nothing_personal(app: &App) -> Option<Message> {
    not_changeable(app).or_else(|| {
        let chosen = app.chosen();
        let personal = |kind: Kind| kind.noun().fields.iter().any(|field| field.personal);
        let one = chosen.len() == 1 && chosen.iter().all(|of| personal(of.kind));
        (!one).then(|| Message::new("ui-why-nothing-personal"))
    })
}

/// One provider falls at a time.
fn not_one_provider(app: &App) -> Option<Message> {
    let chosen = app.chosen();
    let one = chosen.len() == 1 && chosen.iter().all(|of| of.kind == Kind::Provider);
    (!one).then(|| Message::new("ui-why-not-one-provider"))
}

/// The map is the other side of the list of lots.
fn no_lots_here(app: &App) -> Option<Message> {
    let lots = matches!(app.top(), Screen::List(list) if list.kind == Kind::Lot);
    (!lots).then(|| Message::new("ui-why-no-lots"))
}

/// Only an overview that was frozen changed since; only one that was not can be frozen.
fn not_frozen(app: &App) -> Option<Message> {
    match app.top() {
        Screen::Preview(preview) if super::reports::preview::is_frozen(&app.world, preview.wish) => None,
        _ => Some(Message::new("report-none-frozen")),
    }
}

fn nothing_deviates(app: &App) -> Option<Message> {
    match app.top() {
        Screen::Preview(preview) if preview.deviates() => None,
        _ => Some(Message::new("ui-report-nothing-deviates")),
    }
}

fn not_to_freeze(app: &App) -> Option<Message> {
    not_writable(app).or_else(|| match app.top() {
        Screen::Preview(preview) if !super::reports::preview::is_frozen(&app.world, preview.wish) => None,
        _ => Some(Message::new("ui-why-frozen")),
    })
}

/// Only what has to happen by a day can be handled.
fn not_to_handle(app: &App) -> Option<Message> {
    not_writable(app).or_else(|| nothing_chosen(app)).or_else(|| {
        let chosen = app.chosen();
        let all = |kind: Kind| chosen.iter().all(|of| of.kind == kind);
        let deadlines = all(Kind::Deadline) || all(Kind::ObligationInstance);
        (!deadlines).then(|| Message::new("ui-why-no-deadline"))
    })
}

fn no_way_back(app: &App) -> Option<Message> {
    (!app.can_go_back()).then(|| Message::new("ui-why-no-way-back"))
}

fn no_way_forward(app: &App) -> Option<Message> {
    (!app.can_go_forward()).then(|| Message::new("ui-why-no-way-forward"))
}

/// Taking over helps only when another program has the file.
fn not_to_take_over(app: &App) -> Option<Message> {
    match &app.world.file.read_only {
        None => Some(Message::new("ui-why-writable")),
        Some(_) if app.world.file.in_use => None,
        Some(reason) => Some(reason.clone()),
    }
}

fn already_now(app: &App) -> Option<Message> {
    (!app.world.when.asked && app.world.known.is_none()).then(|| Message::new("ui-why-already-now"))
}

/// Everything that can be done by key or palette.
pub const KEYS: &[Binding] = &[
    bind("open", Scope::Cursor, &["Enter", "l", "Right"], Action::Go(Go::Open)).footer(1).unless(leads_nowhere),
    bind("filter", Scope::Cursor, &["/"], Action::List(ListAct::Filter)).footer(2).unless(nothing_listed),
    bind("build", Scope::List, &["F4"], Action::List(ListAct::Build)),
    bind("sort", Scope::List, &["s"], Action::List(ListAct::Sort)).footer(6).unless(not_sortable),
    bind("columns", Scope::List, &["c"], Action::List(ListAct::Columns)).footer(8),
    bind("views", Scope::List, &["w"], Action::List(ListAct::Views)),
    bind("save-view", Scope::List, &["W"], Action::List(ListAct::SaveView)).unless(not_writable),
    bind("pane", Scope::List, &["z"], Action::List(ListAct::Pane)),
    bind("mark", Scope::List, &["Space"], Action::List(ListAct::Mark)).footer(7).unless(nothing_listed),
    bind("mark-range", Scope::List, &["v"], Action::List(ListAct::Range)),
    bind("mark-all", Scope::List, &["a"], Action::List(ListAct::MarkAll)),
    bind("bulk", Scope::List, &["."], Action::List(ListAct::Bulk)).unless(not_to_star),
    bind("send", Scope::List, &["x"], Action::List(ListAct::Send)).footer(9).unless(nothing_listed),
    bind("map", Scope::List, &["m"], Action::Go(Go::Coverage)).unless(no_lots_here),
    bind("cell-right", Scope::Map, &["Right", "l", "Tab"], Action::Move(Move::NextSection)).before_others(),
    bind("cell-left", Scope::Map, &["Left", "h", "Shift-Tab"], Action::Move(Move::PreviousSection)).before_others(),
    bind("month-back", Scope::Map, &["-"], Action::Map(MapAct::MonthBack)).footer(2),
    bind("month-on", Scope::Map, &["+"], Action::Map(MapAct::MonthOn)).footer(3),
    bind("map-list", Scope::Map, &["m"], Action::Go(Go::Kind(Kind::Lot))).footer(4),
    bind("handle", Scope::Agenda, &["a"], Action::Agenda(AgendaAct::Handle)).footer(2).unless(not_to_handle),
    bind("view-next", Scope::Agenda, &["Tab"], Action::Agenda(AgendaAct::NextView)).footer(3),
    bind("view-previous", Scope::Agenda, &["Shift-Tab"], Action::Agenda(AgendaAct::PreviousView)),
    bind("earlier", Scope::Period, &["Left", "h", ","], Action::Agenda(AgendaAct::Earlier)).before_others().footer(4),
    bind("later", Scope::Period, &["Right", "l", "."], Action::Agenda(AgendaAct::Later)).before_others().footer(4),
    bind("zoom-in", Scope::Period, &["+"], Action::Agenda(AgendaAct::ZoomIn)).footer(6),
    bind("zoom-out", Scope::Period, &["-"], Action::Agenda(AgendaAct::ZoomOut)).footer(6),
    bind("handle-here", Scope::Detail, &["a"], Action::Agenda(AgendaAct::Handle)).unless(not_to_handle),
    bind("handle-marked", Scope::Search, &["A"], Action::Agenda(AgendaAct::Handle)).footer(2).unless(not_to_handle),
    bind("handle-listed", Scope::List, &["A"], Action::Agenda(AgendaAct::Handle)).unless(not_to_handle),
    bind("search-mark", Scope::Search, &["Space"], Action::List(ListAct::Mark)).footer(4).unless(nothing_chosen),
    bind("search-mark-all", Scope::Search, &["a"], Action::List(ListAct::MarkAll)).footer(3).unless(nothing_owed),
    bind("section-next", Scope::Detail, &["Tab"], Action::Move(Move::NextSection)).footer(5),
    bind("section-previous", Scope::Detail, &["Shift-Tab"], Action::Move(Move::PreviousSection)),
    bind("undo-to", Scope::Journal, &["o"], Action::Journal(JournalAct::UndoTo)).footer(2).unless(not_writable),
    bind("known-here", Scope::Journal, &["m"], Action::Journal(JournalAct::KnownHere)).footer(3),
    bind("save", Scope::Form, &["F2", "Ctrl-S"], Action::Form(FormAct::Save)).footer(1).unless(not_writable),
    bind("field-next", Scope::Form, &["Tab"], Action::Form(FormAct::Next)).footer(3),
    bind("field-previous", Scope::Form, &["Shift-Tab"], Action::Form(FormAct::Previous)),
    bind("editor", Scope::Form, &["F7", "Ctrl-E"], Action::Form(FormAct::Editor)).footer(6),
    bind("restart", Scope::Form, &["F8"], Action::Form(FormAct::Restart)).footer(5),
    bind("import-take", Scope::Import, &["F2", "Ctrl-S"], Action::Import(ImportAct::Take))
        .footer(1)
        .unless(not_writable),
    bind("import-skip", Scope::Import, &["w"], Action::Import(ImportAct::Skip)).footer(3).unless(nothing_to_skip),
    bind("import-again", Scope::Import, &["r"], Action::Import(ImportAct::Again)).footer(4),
    bind("import", Scope::Program, &["i"], Action::File(FileAct::Import)).footer(12).unless(not_writable),
    bind("new", Scope::Record, &["n"], Action::Record(RecordAct::New)).footer(3).unless(not_addable),
    bind("edit", Scope::Record, &["e"], Action::Record(RecordAct::Edit)).footer(4).unless(not_changeable),
    bind("owed", Scope::Record, &["O"], Action::Record(RecordAct::Owed)).footer(3).unless(nobody_owes),
    bind("star", Scope::Record, &["b"], Action::Record(RecordAct::Star)).unless(not_to_star),
    bind("archive", Scope::Record, &["d"], Action::Record(RecordAct::Archive)).footer(9).unless(not_changeable),
    bind("remove", Scope::Record, &["D"], Action::Record(RecordAct::Remove)).unless(not_changeable),
    bind("propose", Scope::Record, &[], Action::Record(RecordAct::Propose)).unless(no_text_chosen),
    bind("falls", Scope::Record, &["f"], Action::Record(RecordAct::Falls)).unless(not_one_provider),
    bind("meeting", Scope::Record, &["M"], Action::Record(RecordAct::Meeting)).unless(nobody_to_meet),
    bind("new-action", Scope::Meeting, &["a"], Action::Record(RecordAct::NewAction)).footer(2).unless(no_meeting),
    bind("next-part", Scope::Meeting, &["Tab"], Action::Move(Move::NextSection)).footer(4),
    bind("previous-part", Scope::Meeting, &["Shift-Tab"], Action::Move(Move::PreviousSection)),
    bind("report-earlier", Scope::Report, &["Left", "h", ","], Action::Report(ReportAct::Earlier))
        .before_others()
        .footer(2),
    bind("report-later", Scope::Report, &["Right", "l", "."], Action::Report(ReportAct::Later))
        .before_others()
        .footer(2),
    bind("report-length", Scope::Report, &["p"], Action::Report(ReportAct::Length)),
    bind("report-scope", Scope::Report, &["s"], Action::Report(ReportAct::Scope)).footer(5),
    bind("report-explain", Scope::Report, &["e"], Action::Report(ReportAct::Explain))
        .before_others()
        .footer(1)
        .unless(nothing_deviates),
    bind("report-changes", Scope::Report, &["v"], Action::Report(ReportAct::Changes)).footer(3).unless(not_frozen),
    bind("report-send", Scope::Report, &["x"], Action::Report(ReportAct::Send)).footer(3),
    bind("report-freeze", Scope::Report, &["F2"], Action::Report(ReportAct::Freeze)).footer(4).unless(not_to_freeze),
    bind("report-next-part", Scope::Report, &["Tab"], Action::Move(Move::NextSection)),
    bind("report-previous-part", Scope::Report, &["Shift-Tab"], Action::Move(Move::PreviousSection)),
    bind("index", Scope::Record, &[], Action::Record(RecordAct::Index)).unless(no_round),
    bind("erase", Scope::Record, &[], Action::Record(RecordAct::Erase)).unless(nothing_personal),
    bind("chain", Scope::Record, &["K", "g k"], Action::Record(RecordAct::Chain)).footer(13).unless(no_chain),
    bind("copy-models", Scope::Record, &[], Action::Duty(DutyAct::Copy)).unless(no_contract),
    bind("up", Scope::Cursor, &["Up", "k"], Action::Move(Move::Up)),
    bind("down", Scope::Cursor, &["Down", "j"], Action::Move(Move::Down)),
    bind("page-up", Scope::Cursor, &["PgUp"], Action::Move(Move::PageUp)),
    bind("page-down", Scope::Cursor, &["PgDn"], Action::Move(Move::PageDown)),
    bind("half-up", Scope::Cursor, &["Ctrl-u"], Action::Move(Move::HalfUp)),
    bind("half-down", Scope::Cursor, &["Ctrl-d"], Action::Move(Move::HalfDown)),
    bind("first", Scope::Cursor, &["Home", "g g"], Action::Move(Move::First)),
    bind("last", Scope::Cursor, &["End", "G"], Action::Move(Move::Last)),
    bind("back", Scope::Program, &["Esc", "h", "Left"], Action::Go(Go::Up)),
    bind("history-back", Scope::Program, &["H", "Ctrl-o"], Action::Go(Go::Back)).unless(no_way_back),
    bind("history-forward", Scope::Program, &["L"], Action::Go(Go::Forward)).unless(no_way_forward),
    bind("overview", Scope::Program, &["1", "g o"], Action::Go(Go::Overview)),
    bind("contracts", Scope::Program, &["2", "g c"], Action::Go(Go::Kind(Kind::Contract))),
    bind("lots", Scope::Program, &["3", "g p"], Action::Go(Go::Kind(Kind::Lot))),
    bind("providers", Scope::Program, &["4", "g a"], Action::Go(Go::Kind(Kind::Provider))),
    bind("agenda", Scope::Program, &["7", "g t"], Action::Go(Go::Agenda)),
    bind("duties", Scope::Program, &["5", "g v"], Action::Go(Go::Duties)),
    bind("capacity", Scope::Program, &["6"], Action::Go(Go::Kind(Kind::Utilisation))),
    bind("reports", Scope::Program, &["8", "g r"], Action::Go(Go::Reports)),
    bind("letterhead", Scope::Program, &[], Action::Go(Go::Letterhead)),
    bind("journal", Scope::Program, &["9", "g l"], Action::Go(Go::Journal)),
    bind("stars", Scope::Program, &["g b"], Action::Go(Go::Stars)),
    bind("coverage-map", Scope::Program, &["g d"], Action::Go(Go::Coverage)),
    bind("search", Scope::Program, &["F3", "g z"], Action::Go(Go::Search)).footer(6),
    bind("palette", Scope::Program, &[":", "Ctrl-P"], Action::App(AppAct::Palette)).footer(5),
    bind("undo", Scope::Program, &["u"], Action::File(FileAct::Undo)).footer(10).unless(not_writable),
    bind("redo", Scope::Program, &["U"], Action::File(FileAct::Redo)).unless(not_writable),
    bind("reference-date", Scope::Program, &["t"], Action::Dates(DateAct::Reference)).footer(11),
    bind("knowledge-date", Scope::Program, &["T"], Action::Dates(DateAct::Knowledge)),
    bind("dates-today", Scope::Program, &[], Action::Dates(DateAct::Today)).unless(already_now),
    bind("add-models", Scope::Program, &[], Action::Duty(DutyAct::Models)).unless(not_writable),
    bind("compare-proofs", Scope::Program, &[], Action::Duty(DutyAct::Compare)).unless(not_writable),
    bind("plan-duties", Scope::Program, &["P"], Action::Duty(DutyAct::Plan)).unless(not_writable),
    bind("reload", Scope::Program, &["F5"], Action::File(FileAct::Reload)),
    bind("take-over", Scope::Program, &["R"], Action::File(FileAct::TakeOver)).unless(not_to_take_over),
    bind("messages", Scope::Program, &[], Action::App(AppAct::Messages)),
    bind("mouse", Scope::Program, &["F6"], Action::App(AppAct::Mouse)),
    bind("suspend", Scope::Program, &["Ctrl-Z"], Action::App(AppAct::Suspend)),
    bind("quit", Scope::Program, &["q", "Ctrl-Q", "Ctrl-C"], Action::App(AppAct::Quit)),
    bind("help", Scope::Program, &["?", "F1"], Action::App(AppAct::Help)).footer(1),
];

/// The name of the binding that stands last in the hint bar and is never left out.
pub const ALWAYS: &str = "help";

/// A row of the table with the keys it has now.
#[derive(Clone)]
pub struct Bound {
    /// The row.
    pub row: &'static Binding,
    /// Its keys, by the table or by settings.
    pub chords: Vec<Chord>,
}

impl Bound {
    /// The key to show: the first.
    #[must_use]
    pub fn key(&self) -> String {
        self.chords.first().map(Chord::to_string).unwrap_or_default()
    }

    /// The key to show in hints and help, in the reader's language.
    #[must_use]
    pub fn said(&self, words: Words) -> String {
        self.chords.first().map(|chord| chord.said(words)).unwrap_or_default()
    }

    /// The key to show while text is typed: the first that types nothing itself; empty when there is none.
    #[must_use]
    pub fn key_while_typing(&self) -> String {
        let silent = |chord: &&Chord| chord.0.first().is_some_and(|key| key.types().is_none());
        self.chords.iter().find(silent).map(Chord::to_string).unwrap_or_default()
    }
}

/// Something wrong with the keys of the settings file, as a sentence; the reader adds file and line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// View the settings named: `list`.
    pub view: String,
    /// Action the settings named.
    pub name: String,
    /// What is wrong.
    pub message: Message,
}

/// What keys mean in some scopes.
pub enum Meaning<'a> {
    /// This.
    Action(&'a Bound),
    /// The beginning of these.
    Prefix(Vec<&'a Bound>),
    /// Nothing.
    Nothing,
}

/// Whether the same key for both would be a mistake: both are alive together, and neither goes first on purpose.
fn clashes(one: &Binding, other: &Binding) -> bool {
    let goes_first = |one: &Binding, other: &Binding| one.before && one.scope != other.scope;
    one.scope.meets(other.scope) && !goes_first(one, other) && !goes_first(other, one)
}

/// The table with the user's own keys in it.
#[derive(Clone)]
pub struct Keymap {
    bound: Vec<Bound>,
}

impl Default for Keymap {
    fn default() -> Self {
        let chords = |row: &Binding| row.keys.iter().filter_map(|written| Chord::parse(written)).collect();
        Self { bound: KEYS.iter().map(|row| Bound { row, chords: chords(row) }).collect() }
    }
}

impl Keymap {
    /// The table with keys from settings: view, action, keys. A view is the name of a scope.
    ///
    /// # Errors
    /// An unknown view, action or key, and a key that two actions of one screen would have.
    pub fn with(remaps: &[(String, String, Vec<String>)]) -> Result<Self, Clash> {
        let mut map = Self::default();
        for (view, name, keys) in remaps {
            let clash = |message: Message| Clash { view: view.clone(), name: name.clone(), message };
            if !Scope::ALL.iter().any(|scope| scope.name() == view) {
                let views = Scope::ALL.map(Scope::name).join(", ");
                return Err(clash(Message::new("keys-no-such-view").with("view", view).with("views", views)));
            }
            let Some(bound) = map.bound.iter_mut().find(|b| b.row.name == name && b.row.scope.name() == view) else {
                return Err(clash(Message::new("keys-no-such-action").with("name", name).with("view", view)));
            };
            let mut chords = Vec::new();
            for written in keys {
                let Some(chord) = Chord::parse(written) else {
                    return Err(clash(Message::new("keys-no-such-key").with("key", written)));
                };
                chords.push(chord);
            }
            bound.chords = chords;
        }
        match map.first_clash() {
            None => Ok(map),
            Some((one, other, key)) => {
                let message =
                    Message::new("keys-clash").with("key", key).with("one", one.name).with("other", other.name);
                let named = |row: &Binding| remaps.iter().any(|(_, name, _)| name == row.name);
                let row = if named(one) { one } else { other };
                Err(Clash { view: row.scope.name().into(), name: row.name.into(), message })
            }
        }
    }

    /// Two actions that would have one key on some screen, or of which one's key begins the other's.
    #[must_use]
    pub fn first_clash(&self) -> Option<(&'static Binding, &'static Binding, String)> {
        for (at, one) in self.bound.iter().enumerate() {
            for other in self.bound[at + 1..].iter().filter(|other| clashes(one.row, other.row)) {
                for chord in &one.chords {
                    let begins = |a: &Chord, b: &Chord| b.0.starts_with(&a.0);
                    if other.chords.iter().any(|theirs| begins(chord, theirs) || begins(theirs, chord)) {
                        return Some((one.row, other.row, chord.to_string()));
                    }
                }
            }
        }
        None
    }

    /// What these keys mean in these scopes, the first scope first.
    #[must_use]
    pub fn find(&self, scopes: &[Scope], keys: &[Key]) -> Meaning<'_> {
        let mut prefix = Vec::new();
        for scope in scopes {
            for bound in self.bound.iter().filter(|bound| bound.row.scope == *scope) {
                for chord in &bound.chords {
                    if chord.0 == keys {
                        return Meaning::Action(bound);
                    }
                    if chord.0.len() > keys.len() && chord.0.starts_with(keys) {
                        prefix.push(bound);
                    }
                }
            }
        }
        if prefix.is_empty() { Meaning::Nothing } else { Meaning::Prefix(prefix) }
    }

    /// All rows alive in these scopes, in the order of the scopes.
    pub fn alive<'a>(&'a self, scopes: &'a [Scope]) -> impl Iterator<Item = &'a Bound> {
        scopes.iter().flat_map(|scope| self.bound.iter().filter(move |bound| bound.row.scope == *scope))
    }

    /// The row of that name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Bound> {
        self.bound.iter().find(|bound| bound.row.name == name)
    }

    /// All rows.
    #[must_use]
    pub fn all(&self) -> &[Bound] {
        &self.bound
    }

    /// The hints of the bottom line in their order, without the one that is always there.
    #[must_use]
    pub fn hints<'a>(&'a self, scopes: &'a [Scope]) -> Vec<&'a Bound> {
        let ranked = |bound: &&Bound| bound.row.rank > 0 && bound.row.name != ALWAYS && !bound.chords.is_empty();
        let mut hints: Vec<&Bound> = self.alive(scopes).filter(ranked).collect();
        hints.sort_by_key(|bound| bound.row.rank);
        hints
    }

    /// The table as Markdown, for README and `keys --markdown`.
    #[must_use]
    pub fn markdown(&self, words: Words) -> String {
        let mut out = String::new();
        for scope in Scope::ALL {
            let _ = writeln!(out, "### {}\n", words.get(&format!("keys-scope-{}", scope.name())));
            let _ = writeln!(
                out,
                "| {} | {} | {} |",
                words.get("keys-key"),
                words.get("keys-does"),
                words.get("keys-name")
            );
            let _ = writeln!(out, "|---|---|---|");
            for bound in self.bound.iter().filter(|bound| bound.row.scope == scope) {
                let keys: Vec<String> = bound.chords.iter().map(|chord| format!("`{chord}`")).collect();
                let keys = if keys.is_empty() { words.get("keys-palette-only") } else { keys.join(" ") };
                let _ = writeln!(out, "| {keys} | {} | `{}` |", words.action(bound.row.name), bound.row.name);
            }
            out.push('\n');
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
        out
    }
}
