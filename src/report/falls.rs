//! "Provider falls over" (N31) in two pages: what falls, where, who has room, who must be called and what to do first. What
//! happens is `domain::fallout`'s. People are called by function and organisation, never by name.

use super::period::Length;
use super::records::{Filling, counted, masked, some};
use super::scope::{Reach, Scope};
use super::{Ground, Made, Report, Wish, column};
use crate::domain::fallout::{Fallout, Lost, Room, fallout, helpers};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::{contact_persons, lots, municipalities};
use crate::domain::record::{Id, Record};
use crate::domain::supply::last_known;
use crate::export::table::Column;
use crate::paper::document::{Block, Cell, Mark, Row, Table, Tile};
use crate::text::Message;
use std::collections::{BTreeMap, BTreeSet};

/// The overview.
pub const REPORT: Report =
    Report { name: "falls", lengths: &[Length::Month], reaches: &[Reach::Provider], questions: &[Kind::Dropout], make };

/// Most others named per lot: two pages have to do.
const OTHERS: usize = 3;
/// Most providers with room in the list of who must be called.
const CALLED: usize = 8;

fn make(ground: &Ground<'_>, wish: &Wish) -> Made {
    let mut filling = Filling::new(ground, wish);
    let words = ground.words;
    let Scope::Provider(provider) = wish.scope else {
        return filling.finish("report-falls-quiet", vec![words.get("report-provider-which")]);
    };
    let found = fallout(ground.register, ground.monthly, provider, ground.day);
    if found.contracts.is_empty() && found.joint.is_empty() && found.above.is_empty() {
        filling.section("what", "report-falls-what", vec![Block::Paragraph(words.get("report-falls-nothing"))]);
        return filling.finish("report-falls-quiet", Vec::new());
    }
    let page = Page { ground, provider, found };
    filling.section("what", "report-falls-what", page.what());
    filling.section("where", "report-falls-where", vec![page.places()]);
    filling.section("room", "report-falls-room", page.room());
    filling.section("below", "report-falls-chain", page.chain());
    filling.section("call", "report-falls-call", vec![page.calls()]);
    filling.section("first", "report-falls-first", vec![Block::List(page.steps())]);
    filling.finish("report-falls-quiet", page.unknown())
}

struct Page<'g> {
    ground: &'g Ground<'g>,
    provider: Id,
    found: Fallout,
}

impl Page<'_> {
    fn get(&self, id: &str) -> String {
        self.ground.words.get(id)
    }

    fn what(&self) -> Vec<Block> {
        let found = &self.found;
        let tile =
            |id: &str, cell: Cell| Tile { label: self.get(&format!("report-falls-{id}")), cell, detail: String::new() };
        let names = |ids: &BTreeSet<Id>| ids.iter().copied().collect();
        let without: Vec<Id> = found.below.iter().filter(|(_, loses)| *loses).map(|(sub, _)| *sub).collect();
        let tiles = vec![
            tile("contracts", counted(Kind::Contract, found.contracts.clone())),
            tile("lots", counted(Kind::Lot, found.lots.clone())),
            tile("municipalities", counted(Kind::Municipality, names(&found.municipalities))),
            tile("clients", masked(self.ground.register, found.clients)),
            tile("below", counted(Kind::Provider, found.below.iter().map(|(sub, _)| *sub).collect())),
            tile("without", counted(Kind::Provider, without)),
        ];
        let names = |kind: Kind, ids: &[Id]| -> String {
            ids.iter().map(|id| self.ground.register.label(kind, *id)).collect::<Vec<_>>().join(", ")
        };
        let mut told = Vec::new();
        if !found.contracts.is_empty() {
            told.push(Message::new("report-falls-which").with("names", names(Kind::Contract, &found.contracts)));
        } else if !found.above.is_empty() {
            told.push(Message::new("report-falls-no-contract"));
        }
        if !found.joint.is_empty() {
            told.push(Message::new("report-falls-joint").with("names", names(Kind::Contract, &found.joint)));
        }
        if !found.liable.is_empty() {
            told.push(Message::new("report-falls-liable").with("names", names(Kind::Provider, &found.liable)));
        }
        let told = told.iter().map(|message| Block::Paragraph(self.ground.words.say(message)));
        std::iter::once(Block::Tiles(tiles)).chain(told).collect()
    }

    fn lot(&self, lot: Id) -> String {
        self.ground.register.label(Kind::Lot, lot)
    }

    fn town(&self, id: Id) -> String {
        let record = self.ground.register.get(Kind::Municipality, id);
        let name = record.and_then(|record| record.text(municipalities::NAME)).map(str::to_owned);
        name.unwrap_or_else(|| self.ground.register.label(Kind::Municipality, id))
    }

    /// Cells that become a gap or hang on one provider, a line per lot and state; the gaps first.
    fn places(&self) -> Block {
        let words = self.ground.words;
        let mut by: BTreeMap<(usize, Id), Vec<&Lost>> = BTreeMap::new();
        for lost in &self.found.lost {
            by.entry((lost.after.providers, lost.after.lot)).or_default().push(lost);
        }
        if by.is_empty() {
            return Block::Paragraph(words.get("report-falls-no-cells"));
        }
        let row = |((left, lot), cells): (&(usize, Id), &Vec<&Lost>)| {
            let names = match cells[0].after.regional {
                true => words.get("report-coverage-whole-region"),
                false => {
                    let towns: Vec<String> =
                        cells.iter().filter_map(|lost| lost.after.municipality).map(|id| self.town(id)).collect();
                    towns.join(", ")
                }
            };
            let state = cells[0].after.state;
            let mark = if *left == 0 { Mark::Late } else { Mark::Soon };
            let fallback = self.ground.register.get(Kind::Lot, *lot).and_then(|lot| lot.text(lots::FALLBACK));
            Row {
                cells: vec![
                    Cell::text(self.lot(*lot)),
                    Cell::text(words.get(&format!("report-coverage-state-{state}"))).marked(Some(mark)),
                    Cell::text(names),
                    Cell::text(fallback.map_or_else(|| words.get("report-coverage-no-fallback"), str::to_owned)),
                ],
                total: false,
            }
        };
        let columns = vec![
            column(words, "lot", Shape::Line),
            column(words, "becomes", Shape::Line),
            column(words, "where", Shape::Line),
            super::records::named(words, Kind::Lot, "fallback"),
        ];
        let caption = words.get("report-falls-cells");
        Block::Table(Table { id: "cells", caption, columns, rows: by.iter().map(row).collect(), note: String::new() })
    }

    fn others(&self, room: &Room) -> String {
        let words = self.ground.words;
        let name = |id: Id| self.ground.register.label(Kind::Provider, id);
        let Some(unit) = room.unit else {
            let names: Vec<String> = room.others.iter().map(|(id, _)| name(*id)).collect();
            let others = Message::new("report-falls-others").count("count", names.len());
            return match names.len() {
                0 => words.get("report-falls-nobody"),
                count if count <= OTHERS => names.join(", "),
                _ => words.say(&others),
            };
        };
        let named = room.others.iter().map(|(id, free)| {
            let whole = (free + 500).div_euclid(1000) * 1000;
            format!("{} ({} {})", name(*id), Cell::quantity(Some(whole)).alone(words), words.choice("unit", unit))
        });
        let named: Vec<String> = named.collect();
        if named.is_empty() { words.get("report-falls-nobody") } else { some(words, &named, OTHERS) }
    }

    /// Per lot what nobody can take over (R24) and who has room.
    fn room(&self) -> Vec<Block> {
        let words = self.ground.words;
        if self.found.room.is_empty() {
            return Vec::new();
        }
        let row = |room: &Room| {
            let volumes = room.unit.is_some();
            let unknown = || Cell::text(words.get("report-falls-no-volumes"));
            let dash = || Cell::text(words.get("report-no-moment"));
            let mark = match (room.unit, room.uncovered, room.others.len()) {
                (Some(_), 0, _) => Mark::Good,
                (None, _, others) if others > 1 => Mark::Good,
                (None, _, 1) => Mark::Soon,
                _ => Mark::Late,
            };
            let unit = room.unit.map_or_else(unknown, |unit| Cell::text(words.choice("unit", unit)));
            let part = match volumes {
                true => Cell::percent(room.uncovered_ppm.map(|ppm| (ppm + 500).div_euclid(1000) * 1000)),
                false => dash(),
            };
            let volume = |milli: i64| if volumes { Cell::quantity(Some(milli)) } else { dash() };
            Row {
                cells: vec![
                    Cell::text(self.lot(room.lot)),
                    unit,
                    volume(room.delivered),
                    volume(room.uncovered),
                    part.marked(Some(mark)),
                    Cell::text(self.others(room)),
                ],
                total: false,
            }
        };
        let columns = vec![
            column(words, "lot", Shape::Line),
            column(words, "unit", Shape::Line),
            column(words, "delivered", Shape::Quantity),
            column(words, "uncovered", Shape::Quantity),
            column(words, "uncovered_percent", Shape::Percent),
            column(words, "room_at", Shape::Line),
        ];
        let caption = words.get("report-falls-volumes");
        let rows = self.found.room.iter().map(row).collect();
        let note = words.get("report-falls-volumes-note");
        vec![Block::Table(Table { id: "room", caption, columns, rows, note })]
    }

    fn chain(&self) -> Vec<Block> {
        let words = self.ground.words;
        let mut by: BTreeMap<&str, Vec<Id>> = BTreeMap::new();
        for (sub, loses) in &self.found.below {
            by.entry(if *loses { "report-falls-sub-loses" } else { "report-falls-sub" }).or_default().push(*sub);
        }
        for main in &self.found.above {
            by.entry("report-falls-main").or_default().push(*main);
        }
        if by.is_empty() {
            return vec![Block::Paragraph(words.get("report-falls-no-chain"))];
        }
        let row = |(what, ids): (&str, Vec<Id>)| {
            let names: Vec<String> = ids.iter().map(|id| self.ground.register.label(Kind::Provider, *id)).collect();
            Row {
                cells: vec![Cell::text(words.get(what)), counted(Kind::Provider, ids), Cell::text(names.join(", "))],
                total: false,
            }
        };
        let rows: Vec<Row> = by.into_iter().map(row).collect();
        let columns = vec![
            column(words, "what", Shape::Line),
            column(words, "count", Shape::Whole),
            column(words, "who", Shape::Line),
        ];
        let caption = words.get("report-falls-chain-caption");
        vec![Block::Table(Table { id: "chain", caption, columns, rows, note: String::new() })]
    }

    /// Who must be called, by function and organisation.
    fn calls(&self) -> Block {
        let (register, words) = (self.ground.register, self.ground.words);
        let mut rows: Vec<Row> = Vec::new();
        let mut add = |who: String, of: String, why: String| {
            rows.push(Row { cells: vec![Cell::text(who), Cell::text(of), Cell::text(why)], total: false });
        };
        let own = register.label(Kind::Provider, self.provider);
        let person = |id: &Id| register.get(Kind::ContactPerson, *id);
        let function = |person: Option<&Record>| {
            let function = person.and_then(|person| person.text(contact_persons::FUNCTION)).map(str::to_owned);
            function.unwrap_or_else(|| words.get("report-falls-contact"))
        };
        let mut functions: Vec<String> = self.found.contacts.iter().map(|id| function(person(id))).collect();
        functions.sort_unstable();
        functions.dedup();
        if functions.is_empty() {
            functions.push(words.get("report-falls-contact"));
        }
        for function in functions {
            add(function, own.clone(), words.get("report-falls-why-own"));
        }
        for id in &self.found.sub_regions {
            let of = register.label(Kind::SubRegion, *id);
            add(words.get("report-falls-director"), of, words.get("report-falls-why-director"));
        }
        if self.found.sub_regions.is_empty() {
            let towns: Vec<String> = self.found.municipalities.iter().map(|id| self.town(*id)).collect();
            if !towns.is_empty() {
                let of = some(words, &towns, CALLED);
                add(words.get("report-falls-director"), of, words.get("report-falls-why-director"));
            }
        }
        for (sub, _) in self.found.below.iter().filter(|(_, loses)| *loses) {
            let of = register.label(Kind::Provider, *sub);
            add(words.get("report-falls-contact"), of, words.get("report-falls-sub-loses"));
        }
        for other in &self.found.liable {
            let of = register.label(Kind::Provider, *other);
            add(words.get("report-falls-contact"), of, words.get("report-falls-why-liable"));
        }
        for main in &self.found.above {
            let of = register.label(Kind::Provider, *main);
            add(words.get("report-falls-contact"), of, words.get("report-falls-main"));
        }
        for (other, lots) in helpers(&self.found).into_iter().take(CALLED) {
            let why = words.say(&Message::new("report-falls-helper").count("count", lots));
            add(words.get("report-falls-contact"), register.label(Kind::Provider, other), why);
        }
        let columns: Vec<Column> =
            ["function", "organisation", "why"].map(|name| column(words, name, Shape::Line)).into();
        let caption = words.get("report-falls-functions");
        let note = words.get("report-falls-call-note");
        Block::Table(Table { id: "call", caption, columns, rows, note })
    }

    /// What to do first: the steps that this case needs.
    fn steps(&self) -> Vec<String> {
        let words = self.ground.words;
        let mut steps = vec![words.get("report-falls-step-confirm"), words.get("report-falls-step-clients")];
        let count = |test: &dyn Fn(&Room) -> bool| -> usize {
            let lots: BTreeSet<Id> = self.found.room.iter().filter(|room| test(room)).map(|room| room.lot).collect();
            lots.len()
        };
        let mut counted = |id: &'static str, count: usize| {
            if count > 0 {
                steps.push(words.say(&Message::new(id).count("count", count)));
            }
        };
        let gaps: BTreeSet<Id> =
            self.found.lost.iter().filter(|lost| lost.after.providers == 0).map(|lost| lost.after.lot).collect();
        counted("report-falls-step-gaps", gaps.len());
        counted("report-falls-step-room", helpers(&self.found).len());
        counted("report-falls-step-uncovered", count(&|room| room.uncovered > 0));
        counted("report-falls-step-subs", self.found.below.iter().filter(|(_, loses)| *loses).count());
        counted("report-falls-step-mains", self.found.above.len());
        steps.push(words.get("report-falls-step-transfer"));
        steps.push(words.get("report-falls-step-record"));
        steps
    }

    fn unknown(&self) -> Vec<String> {
        let words = self.ground.words;
        let mut lines = Vec::new();
        if last_known(self.ground.monthly, self.ground.day).is_none() {
            lines.push(words.get("report-no-figures"));
        } else if self.found.clients.is_none() {
            lines.push(words.get("report-falls-no-clients"));
        }
        let without: BTreeSet<Id> =
            self.found.room.iter().filter(|room| room.unit.is_none()).map(|room| room.lot).collect();
        if !without.is_empty() {
            let names: Vec<String> = without.iter().map(|lot| self.lot(*lot)).collect();
            let message = Message::new("report-falls-unknown-volumes").count("count", names.len());
            lines.push(words.say(&message.with("names", some(words, &names, OTHERS))));
        }
        if self.found.contacts.is_empty() {
            lines.push(words.get("report-falls-no-contacts"));
        }
        if self.found.sub_regions.is_empty() {
            lines.push(words.get("report-falls-no-directors"));
        }
        lines
    }
}
