//! Screens without a terminal: the program on a file of its own, driven by keys, its jobs done at once.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{DateTime, Utc};
use perceel::domain::edit::Edit;
use perceel::domain::kind::Kind;
use perceel::domain::record::Record;
use perceel::domain::register::{Register, When};
use perceel::shown::Charset;
use perceel::store::Store;
use perceel::store::open::OpenOptions;
use perceel::text::{Lang, Message, Words};
use perceel::theme::Theme;
use perceel::ui::action::Effect;
use perceel::ui::app::App;
use perceel::ui::keeper::Keeper;
use perceel::ui::key::read_row;
use perceel::ui::keys::Keymap;
use perceel::ui::view;
use perceel::ui::world::{FileFacts, World};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::collections::VecDeque;
use std::path::PathBuf;
use tempfile::TempDir;

/// Where the pictures of screens are, for `insta`.
pub fn pictures() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings
}

/// The program with its file.
pub struct Bench {
    pub app: App,
    keeper: Keeper,
    /// What left the program that is not about the file.
    pub left: Vec<&'static str>,
    folder: TempDir,
}

/// The moment at which the tests play.
pub fn moment() -> DateTime<Utc> {
    "2026-11-21T11:00:00Z".parse().unwrap()
}

fn save_all(store: &mut Store, register: &Register) {
    let mut edit = Edit::new(Message::new("edit-region").with("name", "Waterdal"));
    for kind in Kind::ALL.iter().copied() {
        for record in register.all(kind) {
            edit.add(kind, Record::clone(record));
        }
    }
    if !edit.is_empty() {
        store.save(&edit, perceel::store::journal::Sort::Edit, moment(), &|| false).expect("the region is saved");
    }
}

impl Bench {
    /// The program on a file with these records.
    pub fn with(register: &Register, lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(folder.path().join("test.perceel")) };
        let mut store = Store::create(&options, "tester", moment()).expect("a new file");
        save_all(&mut store, register);
        Self::on(store, folder, lang)
    }

    /// The program on a file with these records that has read only what its first screen shows, and what that screen
    /// asks for.
    pub fn beginning(register: &Register, lang: Lang) -> (Self, Vec<Effect>) {
        let folder = tempfile::tempdir().unwrap();
        let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(folder.path().join("test.perceel")) };
        let mut store = Store::create(&options, "tester", moment()).expect("a new file");
        save_all(&mut store, register);
        let keeper = Keeper::begin(store, Words::load(lang), crate::support::today()).expect("the file can be read");
        Self::around(keeper, folder, lang)
    }

    fn on(store: Store, folder: TempDir, lang: Lang) -> Self {
        let keeper = Keeper::new(store, Words::load(lang)).expect("the file can be read");
        let (mut bench, effects) = Self::around(keeper, folder, lang);
        bench.perform(effects);
        bench
    }

    fn around(keeper: Keeper, folder: TempDir, lang: Lang) -> (Self, Vec<Effect>) {
        let today = crate::support::today();
        let arranged = keeper.arranged().unwrap();
        let facts = keeper.facts().unwrap();
        let world = World {
            register: keeper.register(),
            stamp: 1,
            facts: 1,
            quick: None,
            answers: perceel::ui::answers::Answers::default(),
            today,
            when: When::today(today),
            known: None,
            words: Words::load(lang),
            theme: Theme::builtin("terminal").unwrap(),
            charset: Charset::Unicode,
            size: (80, 24),
            keys: Keymap::default(),
            file: FileFacts { path: "test.perceel".into(), ..facts },
            stars: arranged.stars,
            views: arranged.views,
            layouts: arranged.layouts,
            drafts: arranged.drafts,
            mouse: true,
        };
        let mut bench = Self { app: App::new(world), keeper, left: Vec::new(), folder };
        let effects = bench.app.begin();
        (bench, effects)
    }

    /// The small named region in Dutch.
    pub fn region() -> Self {
        Self::with(&crate::support::region(), Lang::Nl)
    }

    /// The same program after leaving and starting again.
    pub fn restarted(self) -> Self {
        self.while_closed(|_| {})
    }

    /// The program closed, other programs at work on its file, and the program started again.
    pub fn while_closed(self, work: impl FnOnce(&std::path::Path)) -> Self {
        let lang = self.app.world.words.lang();
        let path: PathBuf = self.folder.path().join("test.perceel");
        drop(self.keeper);
        work(&path);
        let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(path) };
        let store = Store::open(&options, "tester", moment()).expect("the file opens again");
        Self::on(store, self.folder, lang)
    }

    /// Another one on the same file, in a folder of its own for nothing else.
    pub fn second(&self) -> Self {
        let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(self.file()) };
        let store = Store::open(&options, "tester", moment()).expect("the file opens to read");
        Self::on(store, tempfile::tempdir().unwrap(), self.app.world.words.lang())
    }

    /// Leaves; the folder with the file stays as long as what is returned.
    pub fn leave(self) -> TempDir {
        self.folder
    }

    /// Where its file is.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("test.perceel")
    }

    /// A path of that name beside the file.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The open file.
    pub fn store(&self) -> &Store {
        self.keeper.store()
    }

    /// Goes to a field of the form on top, from the field at `from`, and types this in the place of what it holds.
    pub fn fill(&mut self, kind: Kind, from: &mut usize, column: &str, typed: &str) -> &mut Self {
        let (to, _) = kind.noun().find(column).unwrap_or_else(|| panic!("{} has no {column}", kind.name()));
        let key = if to > *from { "<Tab>" } else { "<Shift-Tab>" };
        self.drive(&key.repeat(to.abs_diff(*from))).drive("<End><Ctrl-u>").drive(typed);
        *from = to;
        self
    }

    /// Does what the program asks for, at once.
    pub fn perform(&mut self, effects: Vec<Effect>) {
        let mut todo: VecDeque<Effect> = effects.into();
        while let Some(effect) = todo.pop_front() {
            match effect {
                Effect::Job(job) => {
                    let outcome = self.keeper.perform(job, moment(), &|| false);
                    todo.extend(self.app.settle(outcome));
                }
                Effect::Quit => self.left.push("quit"),
                Effect::Suspend => self.left.push("suspend"),
                Effect::Mouse(_) => self.left.push("mouse"),
                Effect::Stop => self.left.push("stop"),
                Effect::Editor { .. } => self.left.push("editor"),
            }
        }
    }

    /// What comes of a job that is stopped at its first chance.
    pub fn stopped(&mut self, job: perceel::ui::action::Job) -> perceel::ui::action::Outcome {
        self.keeper.perform(job, moment(), &|| true)
    }

    /// Does what the program asks for, stopped at the first chance.
    pub fn perform_stopped(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Job(job) = effect {
                let outcome = self.stopped(job);
                let more = self.app.settle(outcome);
                self.perform(more);
            }
        }
    }

    /// Presses keys, written as in `read_row`.
    pub fn drive(&mut self, keys: &str) -> &mut Self {
        for key in read_row(keys) {
            let effects = self.app.press(key);
            self.perform(effects);
        }
        self
    }

    /// Pastes text, as a terminal sends it.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        let effects = self.app.paste(text);
        self.perform(effects);
        self
    }

    /// Goes by the letterhead and wording of a settings file.
    pub fn paper(&mut self, settings: &std::path::Path) {
        let words = self.app.world.words;
        let read = move |config: &perceel::config::Config| {
            let said = perceel::report::style::Said {
                organisation: config.report.organisation.clone(),
                accent: config.report.accent.clone(),
                logo: None,
                deviation_percent: config.report.deviation_percent,
                texts: config.report.texts.clone(),
            };
            let style = perceel::report::Style::read(&said, words)
                .map_err(|misfit| perceel::error::Error::new(perceel::error::ErrorKind::Usage, misfit.message));
            perceel::ui::keeper::Paper { style, words }
        };
        let source = perceel::ui::keeper::PaperSource { settings: settings.to_owned(), read: Box::new(read) };
        self.keeper.set_paper(source).unwrap();
    }

    /// Gives the window another size.
    pub fn size(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.app.resize(columns, rows);
        self
    }

    /// What is drawn.
    pub fn buffer(&mut self) -> Buffer {
        let (columns, rows) = self.app.world.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| view::draw(&self.app, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// What is drawn, as text without the spaces at the ends of lines.
    pub fn screen(&mut self) -> String {
        let buffer = self.buffer();
        let width = usize::from(buffer.area.width);
        let line = |cells: &[ratatui::buffer::Cell]| {
            let mut line = String::new();
            let mut skip = 0;
            for cell in cells {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                skip = perceel::shown::width(cell.symbol()).saturating_sub(1);
                line.push_str(cell.symbol());
            }
            line.trim_end().to_owned()
        };
        let mut text: String = buffer.content.chunks(width.max(1)).map(|cells| line(cells) + "\n").collect();
        text.truncate(text.trim_end().len());
        text
    }

    /// Whether this stands on the screen.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "not on the screen: {text}\n{screen}");
        self
    }

    /// Whether this does not stand on the screen.
    #[track_caller]
    pub fn sees_no(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "on the screen: {text}\n{screen}");
        self
    }

    /// The register as the file has it now.
    pub fn register(&self) -> std::sync::Arc<Register> {
        self.keeper.register()
    }
}
