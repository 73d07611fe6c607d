//! Key to frame: every key goes through the program and its frame is drawn, at each screen of a made-up region, filter
//! typing included. Told as middle, 99th percentile and highest. `cargo bench --bench screens [region|large|x10]`
// Printing: figures are what this is for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use perceel::demo::{self, Scale};
use perceel::domain::kind::Kind;
use perceel::domain::register::When;
use perceel::search::Listing;
use perceel::shown::Charset;
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::{Lang, Words};
use perceel::theme::Theme;
use perceel::ui::action::{Action, Effect, Go};
use perceel::ui::app::App;
use perceel::ui::keeper::Keeper;
use perceel::ui::key::{Code, Key, read_row};
use perceel::ui::keys::Keymap;
use perceel::ui::view;
use perceel::ui::world::World;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;

/// The bound on the 99th percentile, in milliseconds.
const BOUND_MS: f64 = 16.0;

fn now() -> DateTime<Utc> {
    "2026-11-21T09:30:00Z".parse().unwrap()
}

struct Screens {
    app: App,
    keeper: Keeper,
    terminal: Terminal<TestBackend>,
    _folder: TempDir,
}

impl Screens {
    fn of(scale: Scale) -> Self {
        let folder = TempDir::new().unwrap();
        let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(folder.path().join("contracten.db")) };
        let mut store = Store::create(&options, "bench", now()).unwrap();
        for step in demo::build(scale, 1, now().date_naive(), true).steps {
            let mut edit = step.edit;
            // No screen holds monthly figures in memory, and the import has a bench of its own.
            edit.figures.iter_mut().for_each(|figures| figures.rows.truncate(10_000));
            store.save(&edit, Sort::Edit, now() - TimeDelta::days(i64::from(step.days_ago)), &|| false).unwrap();
        }
        drop(store);
        let words = Words::load(Lang::Nl);
        let mut terminal = Terminal::new(TestBackend::new(120, 40)).unwrap();
        let started = Instant::now();
        let store = Store::open(&options, "bench", now()).unwrap();
        let opened = started.elapsed();
        let keeper = Keeper::new(store, words).unwrap();
        let loaded = started.elapsed();
        let mut app = App::new(world(&keeper, words));
        let effects = app.begin();
        terminal.draw(|frame| view::draw(&app, frame)).unwrap();
        let drawn = started.elapsed();
        println!(
            "{scale:?}: {} records; open {opened:.1?}, load {:.1?}, first frame {:.1?}, together {drawn:.1?}",
            keeper.register().len(),
            loaded - opened,
            drawn - loaded
        );
        let mut screens = Self { app, keeper, terminal, _folder: folder };
        screens.perform(effects);
        screens
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Duration {
        let mut todo: VecDeque<Effect> = effects.into();
        let mut longest = Duration::ZERO;
        while let Some(effect) = todo.pop_front() {
            if let Effect::Job(job) = effect {
                let outcome = self.keeper.perform(job, now(), &|| false);
                let start = Instant::now();
                todo.extend(self.app.settle(outcome));
                self.terminal.draw(|frame| view::draw(&self.app, frame)).unwrap();
                longest = longest.max(start.elapsed());
            }
        }
        longest
    }

    /// One key and its frame. Jobs run on a thread of their own in the program: they are done untimed, but taking what
    /// came of them and drawing it counts; the longer of the two is told.
    fn press(&mut self, key: Key) -> Duration {
        let start = Instant::now();
        let effects = self.app.press(key);
        self.terminal.draw(|frame| view::draw(&self.app, frame)).unwrap();
        start.elapsed().max(self.perform(effects))
    }

    fn keys(&mut self, row: &str) -> Vec<(Duration, String)> {
        read_row(row).into_iter().map(|key| (self.press(key), key.to_string())).collect()
    }
}

fn world(keeper: &Keeper, words: Words) -> World {
    let arranged = keeper.arranged().unwrap();
    World {
        register: keeper.register(),
        stamp: 1,
        facts: 1,
        quick: None,
        answers: perceel::ui::answers::Answers::default(),
        today: now().date_naive(),
        when: When::today(now().date_naive()),
        known: None,
        words,
        theme: Theme::builtin("terminal").unwrap(),
        charset: Charset::Unicode,
        size: (120, 40),
        keys: Keymap::default(),
        file: keeper.facts().unwrap(),
        stars: arranged.stars,
        views: arranged.views,
        layouts: arranged.layouts,
        drafts: arranged.drafts,
        mouse: true,
    }
}

/// Middle, 99th percentile and highest in milliseconds, and the key that took longest.
fn told(mut times: Vec<(Duration, String)>) -> String {
    times.sort();
    let ms = |at: usize| times[at].0.as_secs_f64() * 1000.0;
    let (last, p99) = (times.len() - 1, ms((times.len() * 99 / 100).min(times.len() - 1)));
    let verdict = if p99 > BOUND_MS { "  OVER" } else { "" };
    let worst = &times[last].1;
    format!("{:7.2} {p99:7.2} {:7.2}  ({worst}, {} keys){verdict}", ms(times.len() / 2), ms(last), times.len())
}

fn every_screen(scale: Scale) {
    let mut screens = Screens::of(scale);
    let mut sizes: Vec<(usize, Kind)> =
        Kind::ALL.iter().map(|kind| (screens.keeper.register().all(*kind).len(), *kind)).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    let (warmed, register) = (Instant::now(), screens.keeper.register());
    for kind in Kind::ALL {
        let begun = Instant::now();
        register.warm(*kind);
        let _ = register.folded(*kind);
        Listing::warm(&register, *kind);
        if begun.elapsed() > Duration::from_millis(20) {
            println!("  warming {}: {:.0?}", kind.name(), begun.elapsed());
        }
    }
    drop(register);
    println!("  warming, beside the first frame: {:.0?}", warmed.elapsed());
    println!("  {:<34} middle     p99 highest  in ms", "key to frame");
    let mut all = Vec::new();
    let mut part = |name: &str, times: Vec<(Duration, String)>| {
        all.extend(times.iter().cloned());
        println!("  {name:<34} {}", told(times));
    };
    let moving = "jjjj<PgDn><PgDn>kkGggjj<PgDn><PgUp>";
    part("overview", screens.keys("gojjjkk<Enter>jj<Esc>"));
    for (rows, kind) in &sizes {
        if *rows == 0 {
            continue;
        }
        let opened = screens.open(*kind);
        let mut times = vec![opened];
        times.extend(screens.keys(moving));
        times.extend(screens.keys("<Enter>jjj<PgDn><Esc>"));
        for typed in ["zorg", "a", "2026-1", "x"] {
            times.extend(screens.keys("/"));
            times.extend(screens.typed(typed));
            times.extend(screens.keys("<Esc>"));
        }
        part(&format!("{} ({rows})", kind.name()), times);
        part("  sorted", screens.sorted());
    }
    part("journal", screens.keys("gjjjj<PgDn><PgDn>k<Enter>jj<Esc>"));
    part("palette", screens.palette());
    println!("  {:<34} {}", "every key", told(all));
}

impl Screens {
    fn open(&mut self, kind: Kind) -> (Duration, String) {
        let start = Instant::now();
        let effects = self.app.click(Action::Go(Go::Kind(kind)));
        self.terminal.draw(|frame| view::draw(&self.app, frame)).unwrap();
        let took = start.elapsed().max(self.perform(effects));
        (took, format!("open {}", kind.name()))
    }

    fn typed(&mut self, text: &str) -> Vec<(Duration, String)> {
        text.chars().map(|c| (self.press(Key::plain(Code::Char(c))), format!("type {c} of {text}"))).collect()
    }

    fn sorted(&mut self) -> Vec<(Duration, String)> {
        let mut times = Vec::new();
        for down in 0..4 {
            times.extend(self.keys("s"));
            times.extend(self.keys(&"<Down>".repeat(down)));
            times.extend(self.keys("<Enter>"));
            times.extend(self.keys("jj"));
        }
        times
    }

    fn palette(&mut self) -> Vec<(Duration, String)> {
        let mut times = Vec::new();
        for typed in ["zorg", "contract", "jeugd", "xyzzy"] {
            times.extend(self.keys(":"));
            times.extend(self.typed(typed));
            times.extend(self.keys("<Esc>"));
        }
        times
    }
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let asked = |name: &str| if wanted.is_empty() { name != "x10" } else { wanted.iter().any(|word| word == name) };
    for (name, scale) in [("region", Scale::Region), ("large", Scale::Large), ("x10", Scale::X10)] {
        if asked(name) {
            every_screen(scale);
        }
    }
}
