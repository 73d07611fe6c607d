//! The chain of responsibility as a tree: upwards who answers, downwards who performs, with what is wrong in words. Of a
//! provider, a contract, its part in a lot, a lot or a link. What the lines say is `domain::chain::told`'s.

use super::action::{Action, Step};
use super::page::{Cell, Content, Line, Page, Target, sentence};
use super::world::World;
use crate::domain::chain::standing::Within;
use crate::domain::chain::told::{self, Teller, Told};
use crate::domain::chain::{self, Chain};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contract_lots, subcontract_links as link};
use crate::domain::record::{Id, Record, Ref, Value};
use crate::domain::register::Register;
use crate::shown::measure::{cut, width};
use crate::text::Message;
use crate::theme::Role;
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// From this width on, what is to be known of the chosen place stands beside the tree.
const BESIDE: u16 = 120;
/// From this height on, it stands below.
const BELOW: u16 = 18;
/// Rows below the tree.
const FACTS: u16 = 6;
/// Narrowest column of names.
const NAMES: usize = 22;

/// What is to be known of a place: label and value.
type Facts = Vec<(String, String)>;

/// The tree.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Of which record.
    pub of: Ref,
    pub(in crate::ui) page: Page,
    /// What is to be known of the place of each line.
    facts: Arc<Vec<(Option<Target>, Option<Facts>)>>,
    stamp: Option<(u64, (u16, u16))>,
}

/// Whether a record of that noun stands in chains.
#[must_use]
pub fn has_chains(kind: Kind) -> bool {
    let of = [Kind::Provider, Kind::Contract, Kind::ContractLot, Kind::Lot, Kind::SubcontractLink];
    of.contains(&kind) || kind.is_question() && link_in(kind, "contract").is_some()
}

/// Where the column of that name stands, if it leads to records of one noun.
fn link_in(kind: Kind, column: &str) -> Option<usize> {
    kind.noun().find(column).map(|(at, _)| at)
}

fn linked(record: &Record, kind: Kind, column: &str) -> Option<Id> {
    match record.values[link_in(kind, column)?] {
        Value::Link(id) => Some(id),
        _ => None,
    }
}

/// The chains a record stands in, in the order in which they are told.
fn chains_of<'a>(register: &'a Register, of: Ref, day: NaiveDate) -> Vec<Chain<'a>> {
    let Some(record) = register.at(of) else { return Vec::new() };
    let of_contract = |contract: Option<Id>, lot: Option<Id>| {
        let contract = contract.and_then(|id| register.get(Kind::Contract, id));
        let chains = contract.map_or_else(Vec::new, |contract| chain::of_contract(register, contract, day));
        chains.into_iter().filter(|chain| lot.is_none() || chain.lot == lot).collect::<Vec<Chain<'a>>>()
    };
    match of.kind {
        Kind::Provider => {
            let placed = Teller::of_provider(register, of.id, day, Within::default());
            placed.into_iter().map(|(chain, _)| chain).collect()
        }
        Kind::Contract => of_contract(Some(of.id), None),
        Kind::ContractLot => of_contract(record.link(contract_lots::CONTRACT), record.link(contract_lots::LOT)),
        Kind::SubcontractLink => of_contract(record.link(link::CONTRACT), record.link(link::LOT)),
        Kind::Lot => chain::all(register, day).into_iter().filter(|chain| chain.lot == Some(of.id)).collect(),
        kind => of_contract(linked(record, kind, "contract"), linked(record, kind, "lot")),
    }
}

impl Tree {
    /// The tree of a record.
    #[must_use]
    pub fn new(world: &World, of: Ref) -> Self {
        let mut tree = Self { of, page: Page::default(), facts: Arc::default(), stamp: None };
        tree.refresh(world);
        tree
    }

    /// What is to be known of the chosen place. While lines are filtered out, the first that leads to the same tells it.
    fn facts_here(&self) -> Option<&Facts> {
        let (row, target) = (self.page.row(), self.page.target());
        let same = |(of, _): &&(Option<Target>, Option<Facts>)| of.as_ref() == target;
        let here = self.facts.get(row).filter(same);
        here.or_else(|| self.facts.iter().find(|line| same(line) && line.1.is_some()))
            .and_then(|(_, facts)| facts.as_ref())
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        let record = world.called(self.of.kind, self.of.id);
        world.words.say(&Message::new("ui-chain-title").with("record", record))
    }

    /// The record under the cursor: a link, or who stands at the top.
    #[must_use]
    pub fn chosen(&self) -> Vec<Ref> {
        match self.page.target() {
            Some(Target::Record(of)) => vec![*of],
            _ => Vec::new(),
        }
    }

    /// The contract of the link under the cursor, or the one the tree is of.
    #[must_use]
    pub fn contract(&self, world: &World) -> Option<Ref> {
        let of = self.chosen().first().copied().unwrap_or(self.of);
        let contract = match of.kind {
            Kind::Contract => Some(of.id),
            kind => world.register.at(of).and_then(|record| linked(record, kind, "contract")),
        };
        contract.map(|id| Ref { kind: Kind::Contract, id })
    }

    /// Moves and opens.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match action {
            Action::Move(how) => {
                self.page.go(how, tree_height(world));
                Step::Stay
            }
            _ => self.page.update(world, action),
        }
    }

    /// Follows register, dates and window.
    pub fn refresh(&mut self, world: &World) {
        let stamp = (world.stamp, world.size);
        if self.stamp == Some(stamp) {
            return;
        }
        let first = self.stamp.replace(stamp).is_none();
        let (lines, facts) = self.lines(world);
        let targets = lines.iter().map(|line| line.target.clone());
        self.facts = Arc::new(targets.zip(facts).collect());
        let known = lines.iter().zip(&*self.facts).filter(|(_, (_, facts))| facts.is_some());
        let place = known.into_iter().find(|(line, _)| self.is_asked(world, line));
        let place = place.and_then(|(line, _)| line.target.clone());
        self.page.fill(lines, tree_height(world));
        if let Some(place) = place.filter(|_| first) {
            self.page.choose(&place, tree_height(world));
        }
    }

    /// Whether a line is of what the tree is of: of a provider its own places, else any place.
    fn is_asked(&self, world: &World, line: &Line) -> bool {
        match (self.of.kind, &line.target) {
            (Kind::Provider | Kind::SubcontractLink, Some(Target::Record(of))) if *of == self.of => true,
            (Kind::Provider, Some(Target::Record(of))) => {
                world.register.at(*of).is_some_and(|record| linked(record, of.kind, "child") == Some(self.of.id))
            }
            (kind, _) => !matches!(kind, Kind::Provider | Kind::SubcontractLink),
        }
    }

    /// Draws the tree, and beside or below it what is to be known of the chosen place.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let facts = self.facts_here();
        let wide = tree_width(world.size.0).min(area.width);
        let high = u16::try_from(tree_height(world)).unwrap_or(area.height).min(area.height);
        self.page.draw(world, frame, Rect { width: wide, height: high, ..area }, true);
        let rest = if wide < area.width {
            for y in area.y..area.bottom() {
                frame.buffer_mut().set_string(area.x + wide, y, "│", world.style(Role::Border));
            }
            Rect { x: area.x + wide + 1, width: area.width - wide - 1, ..area }
        } else if high < area.height {
            Rect { y: area.y + high, height: area.height - high, ..area }
        } else {
            return;
        };
        let mut lines = vec![Line::new(Content::Heading(world.words.get("ui-chain-place"), None))];
        for (label, value) in facts.into_iter().flatten() {
            lines.extend(super::page::field_lines(label, value, None, rest.width));
        }
        let mut page = Page::default();
        page.fill(lines, usize::from(rest.height));
        page.draw(world, frame, rest, false);
    }

    fn lines(&self, world: &World) -> (Vec<Line>, Vec<Option<Facts>>) {
        let register: &Register = &world.register;
        let notify_days = register.norms().notify_days;
        let teller = Teller { register, words: world.words, day: world.when.day, notify_days };
        let room = usize::from(tree_width(world.size.0));
        let chains = chains_of(register, self.of, world.when.day);
        let told: Vec<Told> = chains.iter().map(|chain| teller.chain(chain)).collect();
        let columns = Columns::of(world, told.iter().flat_map(|told| &told.lines), room);
        let mut lines: Vec<Line> = Vec::new();
        let mut facts: Vec<Option<Facts>> = Vec::new();
        let intro = self.intro(&teller, &chains);
        lines.extend(sentence(&intro, room, Role::Text));
        for (chain, told) in chains.iter().zip(&told) {
            lines.push(Line::new(Content::Blank));
            let about = Some(told.about.clone()).filter(|about| !about.is_empty());
            // What does not fit behind the name stands below it.
            let taken = width(&crate::shown::line(&told.title))
                + about.as_deref().map_or(0, |about| width(&crate::shown::line(about)));
            let (beside, below) = if taken + 6 <= room { (about, None) } else { (None, about) };
            lines.push(Line::new(Content::Heading(told.title.clone(), beside)));
            lines.extend(below.iter().flat_map(|about| sentence(about, room, Role::Dim)));
            let contract = Target::Record(Ref { kind: Kind::Contract, id: chain.contract.id });
            for note in &told.notes {
                let note = sentence(note, room, Role::Dim);
                lines.extend(note.map(|line| Line { target: Some(contract.clone()), ..line }));
            }
            lines.push(columns.heads(world));
            for place in &told.lines {
                facts.resize(lines.len(), None);
                let node = &chain.nodes[place.at];
                let asked = self.of.kind == Kind::Provider && node.provider == self.of.id;
                let provider = Ref { kind: Kind::Provider, id: node.provider };
                let link = node.links.first().map(|one| Ref { kind: Kind::SubcontractLink, id: one.id });
                let target = Target::Record(link.unwrap_or(provider));
                lines.push(Line::to(columns.row(place, asked), target.clone()));
                let indent = 4 + width(&place.branch);
                for wrong in &place.wrong {
                    for (at, part) in
                        crate::shown::measure::wrap(wrong, room.saturating_sub(indent + 4).max(20)).iter().enumerate()
                    {
                        let mark = if at == 0 { "!" } else { " " };
                        let text = format!("{}{mark} {}", " ".repeat(indent), part.as_str());
                        let row = Content::Row(vec![Cell::new(text, 0).role(Role::Late)]);
                        lines.push(Line::to(row, target.clone()));
                    }
                }
                facts.resize(lines.len(), Some(teller.facts(chain, place.at)));
            }
        }
        facts.resize(lines.len(), None);
        (lines, facts)
    }

    /// What the tree begins with: where a provider stands, or whose chains these are and on which day.
    fn intro(&self, teller: &Teller<'_>, chains: &[Chain<'_>]) -> String {
        if self.of.kind == Kind::Provider {
            let placed: Vec<(Chain<'_>, Vec<usize>)> =
                chains.iter().map(|chain| (chain.clone(), chain.places(self.of.id).collect())).collect();
            return teller.standing(self.of.id, &placed);
        }
        let id = if chains.is_empty() { "ui-chain-none" } else { "ui-chain-of" };
        let day = crate::domain::written::show_day(teller.day, teller.words.lang());
        let record = teller.register.label(self.of.kind, self.of.id);
        teller.words.say(&Message::new(id).with("record", record).with("day", day).count("count", chains.len()))
    }
}

/// Columns of the screen for the tree.
fn tree_width(columns: u16) -> u16 {
    if columns >= BESIDE { columns * 3 / 5 } else { columns }
}

/// Rows of the screen for the tree.
fn tree_height(world: &World) -> usize {
    let height = world.body_height();
    let below = world.size.0 < BESIDE && height >= BELOW;
    usize::from(if below { height - FACTS } else { height })
}

/// How wide what is; 0 is left out for want of room.
struct Columns {
    name: usize,
    role: usize,
    share: usize,
    net: usize,
    consent: usize,
}

impl Columns {
    fn of<'a>(world: &World, lines: impl Iterator<Item = &'a told::Line>, room: usize) -> Self {
        let [_, role, share, net, consent] = labels(world).map(|label| width(&label));
        let mut all = Self { name: NAMES, role, share, net, consent };
        for line in lines {
            all.name = all.name.max(width(&line.branch) + width(&crate::shown::line(&line.name)) + 2);
            all.role = all.role.max(width(&line.role));
            all.share = all.share.max(width(&line.share));
            all.net = all.net.max(width(&line.net));
            all.consent = all.consent.max(width(&line.consent));
        }
        // A sign in front, a gap after each, and the margins of the page.
        let room = room.saturating_sub(2 + 2 + 8);
        let fixed = all.share + all.net;
        if all.name.min(40) + fixed + all.role + all.consent > room {
            all.role = 0;
        }
        if all.name.min(34) + fixed + all.role + all.consent > room {
            all.consent = 0;
        }
        all.name = all.name.min(room.saturating_sub(fixed + all.role + all.consent)).max(NAMES);
        all
    }

    fn put(&self, [name, role, share, net, consent]: [Cell; 5]) -> Vec<Cell> {
        let cells = [
            (name, self.name),
            (role, self.role),
            (share.right(), self.share),
            (net.right(), self.net),
            (consent, self.consent),
        ];
        let shown = cells.into_iter().filter(|(_, width)| *width > 0);
        let mut cells: Vec<Cell> =
            shown.map(|(cell, width)| Cell { text: cut(&cell.text, width).into_string(), width, ..cell }).collect();
        // One more cell between columns than rows have of themselves.
        let last = cells.len().saturating_sub(1);
        for (at, cell) in cells.iter_mut().enumerate() {
            cell.width += usize::from(if cell.right { at > 0 } else { at < last });
        }
        // What stands on the left after what stands on the right needs the gap in front.
        if let Some(cell) = cells.last_mut().filter(|cell| !cell.right) {
            cell.text.insert(0, ' ');
            cell.width += 1;
        }
        cells
    }

    fn heads(&self, world: &World) -> Line {
        let mut cells = vec![Cell::new(" ", 1)];
        cells.extend(self.put(labels(world).map(|label| Cell::new(label, 0).role(Role::Dim))));
        Line::new(Content::Heads(cells))
    }

    fn row(&self, line: &told::Line, asked: bool) -> Content {
        let mark = if line.wrong.is_empty() { " " } else { "!" };
        let mut cells = vec![Cell::new(mark, 1).role(Role::Late)];
        let name = format!("{}{}{}", line.branch, crate::shown::line(&line.name), if asked { " ◂" } else { "" });
        let look = if asked { Role::Title } else { Role::Text };
        cells.extend(self.put([
            Cell::new(name, 0).role(look),
            Cell::new(&*line.role, 0).role(Role::Dim),
            Cell::new(&*line.share, 0),
            Cell::new(&*line.net, 0),
            Cell::new(&*line.consent, 0).role(Role::Dim),
        ]));
        Content::Row(cells)
    }
}

/// What stands above the columns.
fn labels(world: &World) -> [String; 5] {
    let name = Kind::Chain.name();
    ["performer", "role", "share_percent", "net_percent", "consent"].map(|column| world.words.field_short(name, column))
}
