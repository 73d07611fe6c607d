//! The handover file (overdrachtsdossier, N34) for who takes over: where things stand, 24 months ahead by contract, what was
//! promised, why things are as they are, who is responsible by function, what is open, what changed, and the terms.

use super::period::Length;
use super::records::{Filling, Listed, counted, from, unknown};
use super::scope::Reach;
use super::{Ground, Made, Report, Wish, column};
use crate::domain::calendar::addm;
use crate::domain::contract::{counts, in_use, present_end};
use crate::domain::coverage::lots_on_map;
use crate::domain::field::{Column as Field, Date, Shape, Text};
use crate::domain::kind::Kind;
use crate::domain::nouns::{
    action_items, amendments, contracts, extension_options, intake_stops, lots, obligation_instances, obligations,
    reviews, sub_regions, subcontract_links,
};
use crate::domain::questions::{deadlines, signals};
use crate::domain::record::{Id, Record, Value};
use crate::domain::shape::called;
use crate::domain::written::show_day;
use crate::paper::document::{Block, Cell, Mark, Row, Table, Tile};
use crate::shown::fold::fold;
use crate::text::Message;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The overview.
pub const REPORT: Report = Report {
    name: "handover",
    lengths: &[Length::Month],
    reaches: &[Reach::Region],
    questions: &[Kind::Deadline, Kind::Gap, Kind::Breach, Kind::Signal, Kind::OwnClause],
    make,
};

/// Months ahead that dates are told of.
const AHEAD_MONTHS: i32 = 24;
/// Months back that changes are told of.
const BACK_MONTHS: i32 = 6;
/// The dates of a contract, a column each, by their code in the dates question.
const MOMENTS: [&str; 5] = ["retender_start", "option_decision", "last_notice", "end", "max_end"];

const ACTIONS: Listed = Listed {
    id: "actions",
    caption: "report-handover-actions",
    kind: Kind::ActionItem,
    names: &["text", "provider", "owner", "due"],
    absent: &[],
};
const OURS: Listed = Listed {
    id: "own_duties",
    caption: "report-handover-ours",
    kind: Kind::Obligation,
    names: &["code", "title", "contract", "next_due", "responsible"],
    absent: &[],
};
const DECIDED: Listed = Listed {
    id: "reviews",
    caption: "report-handover-decided",
    kind: Kind::Review,
    names: &["subject", "kind", "held_on", "outcome"],
    absent: &[],
};
const OPTIONS: Listed = Listed {
    id: "options",
    caption: "report-handover-options",
    kind: Kind::ExtensionOption,
    names: &["contract", "seq", "months", "exercised_on", "declined_on"],
    absent: &[("exercised_on", "report-none"), ("declined_on", "report-none")],
};
const AMENDMENTS: Listed = Listed {
    id: "amendments",
    caption: "report-handover-amendments",
    kind: Kind::Amendment,
    names: &["contract", "number", "effective", "kind", "legal_ground", "description"],
    absent: &[("description", "report-none")],
};
const CLAUSES: Listed = Listed {
    id: "own_clauses",
    caption: "report-handover-clauses",
    kind: Kind::OwnClause,
    names: &["obligation", "contract", "own_reason"],
    absent: &[],
};
const SNOOZES: Listed = Listed {
    id: "snoozes",
    caption: "report-handover-snoozes",
    kind: Kind::Snooze,
    names: &["subject", "until", "reason"],
    absent: &[],
};
const FALLBACKS: Listed = Listed {
    id: "fallbacks",
    caption: "report-handover-fallbacks",
    kind: Kind::Lot,
    names: &["code", "title", "fallback"],
    absent: &[],
};
const LONGER: Listed = Listed {
    id: "justifications",
    caption: "report-handover-longer",
    kind: Kind::Contract,
    names: &["number", "provider", "duration_justification"],
    absent: &[],
};
const WAIVED: Listed = Listed {
    id: "waived",
    caption: "report-handover-waived",
    kind: Kind::ObligationInstance,
    names: &["obligation", "provider", "due", "reason"],
    absent: &[],
};
const BREACHES: Listed = Listed {
    id: "breaches",
    caption: "report-handover-breaches",
    kind: Kind::Breach,
    names: &["message", "contract", "lot", "since"],
    absent: &[],
};
const SIGNALS: Listed = Listed {
    id: "signals",
    caption: "report-handover-signals",
    kind: Kind::Signal,
    names: &["provider", "signal.kind", "severity", "state", "follow_up_by"],
    absent: &[],
};

fn make(ground: &Ground<'_>, wish: &Wish) -> Made {
    let mut filling = Filling::new(ground, wish);
    let page = Page { ground };
    filling.section("stand", "report-handover-stand", vec![Block::Tiles(page.stand())]);
    filling.section("ahead", "report-handover-ahead", page.ahead());
    let tables = |filling: &Filling<'_>, all: &[(&Listed, Vec<Id>)]| -> Vec<Block> {
        all.iter().filter_map(|(listed, ids)| filling.table(listed, ids)).collect()
    };
    let promised = [
        (&ACTIONS, page.actions()),
        (
            &OURS,
            page.records(Kind::Obligation, |one| matches!(one.choice(obligations::OBLIGED), Some("client" | "both"))),
        ),
        (
            &DECIDED,
            page.records(Kind::Review, |one| {
                one.text(reviews::OUTCOME).is_some() && page.is_recent(one.date(reviews::HELD_ON))
            }),
        ),
        (&OPTIONS, page.records(Kind::ExtensionOption, |one| page.was_decided(one))),
    ];
    let promised = tables(&filling, &promised);
    filling.section("promises", "report-handover-promises", promised);
    let has = |field: Field<Text>| move |one: &Record| one.text(field).is_some();
    let why = [
        (&AMENDMENTS, page.records(Kind::Amendment, |one| page.runs(one.link(amendments::CONTRACT)))),
        (&CLAUSES, page.rows(Kind::OwnClause, |_| true)),
        (&SNOOZES, page.records(Kind::Snooze, |_| true)),
        (&FALLBACKS, page.records(Kind::Lot, has(lots::FALLBACK))),
        (&LONGER, page.records(Kind::Contract, has(contracts::DURATION_JUSTIFICATION))),
        (&WAIVED, page.records(Kind::ObligationInstance, has(obligation_instances::REASON))),
    ];
    let mut why = tables(&filling, &why);
    why.extend(page.notes());
    filling.section("why", "report-handover-why", why);
    filling.section("who", "report-handover-who", page.who());
    let open = [
        (&BREACHES, page.rows(Kind::Breach, |_| true)),
        (&SIGNALS, page.rows(Kind::Signal, |row| row.choice(signals::STATE) != Some("followed"))),
    ];
    let open = tables(&filling, &open);
    filling.section("open", "report-handover-open", open);
    filling.section("changes", "report-handover-changes", page.changes());
    filling.section("glossary", "report-handover-glossary", vec![Block::Table(page.glossary())]);
    filling.finish("report-handover-quiet", unknown(ground, |_, _| true))
}

struct Page<'g> {
    ground: &'g Ground<'g>,
}

impl Page<'_> {
    /// Records of a noun that are in use and that a test picks.
    fn records(&self, kind: Kind, test: impl Fn(&Record) -> bool) -> Vec<Id> {
        let all = self.ground.register.all(kind).iter();
        all.filter(|one| in_use(kind, one, self.ground.day) && test(one)).map(|one| one.id).collect()
    }

    fn rows(&self, question: Kind, test: impl Fn(&Record) -> bool) -> Vec<Id> {
        self.ground.register.all(question).iter().filter(|row| test(row)).map(|row| row.id).collect()
    }

    fn actions(&self) -> Vec<Id> {
        let open = |one: &Record| {
            !matches!(one.choice(action_items::STATE), Some("done" | "dropped"))
                && one.date(action_items::DONE_ON).is_none_or(|done| done > self.ground.day)
        };
        let mut ids = self.records(Kind::ActionItem, open);
        let due = |id: &Id| self.ground.register.get(Kind::ActionItem, *id).and_then(|one| one.date(action_items::DUE));
        ids.sort_by_key(|id| (due(id).is_none(), due(id)));
        ids
    }

    /// Whether a day is in the year before.
    fn is_recent(&self, on: Option<NaiveDate>) -> bool {
        on.is_some_and(|on| on > addm(self.ground.day, -12) && on <= self.ground.day)
    }

    fn runs(&self, contract: Option<Id>) -> bool {
        let contract = contract.and_then(|id| self.ground.register.get(Kind::Contract, id));
        contract.is_some_and(|contract| counts(self.ground.register, contract, self.ground.day))
    }

    /// Whether an option was decided on, one way or the other, in the year before.
    fn was_decided(&self, option: &Record) -> bool {
        let dates = [option.date(extension_options::EXERCISED_ON), option.date(extension_options::DECLINED_ON)];
        dates.into_iter().any(|on| self.is_recent(on))
    }

    fn stand(&self) -> Vec<Tile> {
        let (register, words, day) = (self.ground.register, self.ground.words, self.ground.day);
        let running = self.records(Kind::Contract, |contract| counts(register, contract, day));
        let get = |id: &Id| register.get(Kind::Contract, *id).and_then(|contract| contract.link(contracts::PROVIDER));
        let providers: BTreeSet<Id> = running.iter().filter_map(get).collect();
        let late = self.rows(Kind::Deadline, |row| row.choice(deadlines::STATE) == Some("late"));
        let late_mark = (!late.is_empty()).then_some(Mark::Late);
        let gaps = self.rows(Kind::Gap, |_| true);
        let lots = lots_on_map(register, day).map(|lot| lot.id).collect();
        let tile = |id: &str, cell: Cell| Tile {
            label: words.get(&format!("report-handover-{id}")),
            cell,
            detail: String::new(),
        };
        vec![
            tile("contracts", counted(Kind::Contract, running)),
            tile("providers", counted(Kind::Provider, providers.into_iter().collect())),
            tile("lots", counted(Kind::Lot, lots)),
            tile("open-actions", counted(Kind::ActionItem, self.actions())),
            tile("late", counted(Kind::Deadline, late).marked(late_mark)),
            tile("gaps", counted(Kind::Gap, gaps)),
        ]
    }

    /// The dates of 24 months: of contracts a row each, of everything else how many.
    fn ahead(&self) -> Vec<Block> {
        let (register, day) = (self.ground.register, self.ground.day);
        let until = addm(day, AHEAD_MONTHS);
        let mut by: BTreeMap<Id, Vec<&Record>> = BTreeMap::new();
        let mut other: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
        for row in register.all(Kind::Deadline) {
            let (Some(kind), Some(date)) = (row.choice(deadlines::KIND), row.date(deadlines::DATE)) else { continue };
            if date > until || row.choice(deadlines::STATE) == Some("handled") {
                continue;
            }
            match row.link(deadlines::CONTRACT).filter(|_| MOMENTS.contains(&kind)) {
                Some(contract) => by.entry(contract).or_default().push(row),
                None => other.entry(kind).or_default().push(row),
            }
        }
        let mut blocks = Vec::new();
        if !by.is_empty() {
            blocks.push(Block::Table(self.by_contract(by)));
        }
        if !other.is_empty() {
            blocks.push(Block::Table(self.other_moments(&other)));
        }
        blocks
    }

    fn by_contract(&self, by: BTreeMap<Id, Vec<&Record>>) -> Table {
        let (register, words, day) = (self.ground.register, self.ground.words, self.ground.day);
        let first = |rows: &[&Record]| rows.iter().filter_map(|row| row.date(deadlines::DATE)).min();
        let mut sorted: Vec<(Option<NaiveDate>, String, Id, Vec<&Record>)> = by
            .into_iter()
            .map(|(contract, rows)| (first(&rows), register.label(Kind::Contract, contract), contract, rows))
            .collect();
        sorted.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
        let moment = |rows: &[&Record], code: &str| {
            let mut meant: Vec<&&Record> =
                rows.iter().filter(|row| row.choice(deadlines::KIND) == Some(code)).collect();
            meant.sort_by_key(|row| row.date(deadlines::DATE));
            match meant.first() {
                None => Cell::text(words.get("report-no-moment")),
                Some(row) => {
                    let mark = row.date(deadlines::DATE).filter(|date| *date < day).map(|_| Mark::Late);
                    Cell::day(row.date(deadlines::DATE)).marked(mark).made_from(from(
                        "date",
                        Kind::Deadline,
                        vec![row.id],
                    ))
                }
            }
        };
        let rows = sorted.into_iter().map(|(_, label, contract, rows)| {
            let record = register.get(Kind::Contract, contract);
            let provider = record.and_then(|contract| contract.link(contracts::PROVIDER));
            let provider = provider.map(|id| register.label(Kind::Provider, id)).unwrap_or_default();
            let mut cells = vec![Cell::text(label), Cell::text(provider)];
            cells.extend(MOMENTS.iter().map(|code| moment(&rows, code)));
            Row { cells, total: false }
        });
        let mut columns = vec![column(words, "contract", Shape::Line), column(words, "who", Shape::Line)];
        columns.extend(MOMENTS.iter().map(|code| column(words, code, Shape::Day)));
        let until = show_day(addm(day, AHEAD_MONTHS), words.lang());
        let caption = words.say(&Message::new("report-handover-by-contract").with("until", until));
        let note = words.get("report-handover-by-contract-note");
        Table { id: "ahead", caption, columns, rows: rows.collect(), note }
    }

    fn other_moments(&self, other: &BTreeMap<&'static str, Vec<&Record>>) -> Table {
        let (words, day) = (self.ground.words, self.ground.day);
        let spans = [None, Some(addm(day, 3)), Some(addm(day, 12)), Some(addm(day, AHEAD_MONTHS))];
        let column_of = |row: &Record| {
            let date = row.date(deadlines::DATE);
            match date {
                Some(date) if date < day => 0,
                date => spans.iter().skip(1).position(|end| date <= *end).map_or(3, |at| at + 1),
            }
        };
        let row = |(code, rows): (&&'static str, &Vec<&Record>)| {
            let mut ids: [Vec<Id>; 4] = Default::default();
            for row in rows {
                ids[column_of(row)].push(row.id);
            }
            let mut cells = vec![Cell::text(words.choice("kind", code))];
            cells.extend(ids.into_iter().map(|ids| counted(Kind::Deadline, ids)));
            Row { cells, total: false }
        };
        let columns = vec![
            column(words, "what", Shape::Line),
            column(words, "late", Shape::Whole),
            column(words, "three_months", Shape::Whole),
            column(words, "twelve_months", Shape::Whole),
            column(words, "two_years", Shape::Whole),
        ];
        let caption = words.get("report-handover-others");
        let note = words.get("report-handover-others-note");
        Table { id: "other_moments", caption, columns, rows: other.iter().map(row).collect(), note }
    }

    /// Notes that people wrote with records; those with people are left out.
    fn notes(&self) -> Option<Block> {
        let (register, words) = (self.ground.register, self.ground.words);
        let mut rows = Vec::new();
        for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures() && *kind != Kind::ContactPerson) {
            let Some((position, _)) = kind.noun().find("note") else { continue };
            for record in register.all(kind).iter().filter(|record| in_use(kind, record, self.ground.day)) {
                if let Value::Text(note) = &record.values[position] {
                    let label = called(register, kind, record.id, words);
                    rows.push(Row {
                        cells: vec![
                            Cell::text(words.kind_one(kind.name())),
                            Cell::text(label).made_from(from("note", kind, vec![record.id])),
                            Cell::text(&**note),
                        ],
                        total: false,
                    });
                }
            }
        }
        let columns = ["what", "which", "note"].map(|name| column(words, name, Shape::Line)).into();
        let caption = words.get("report-handover-notes");
        (!rows.is_empty()).then(|| Block::Table(Table { id: "notes", caption, columns, rows, note: String::new() }))
    }

    /// Functions and what they are responsible for.
    fn who(&self) -> Vec<Block> {
        let (register, words, day) = (self.ground.register, self.ground.words, self.ground.day);
        let mut by: BTreeMap<(String, &str), (Kind, Vec<Id>)> = BTreeMap::new();
        let mut add = |function: Option<&str>, what: &'static str, kind: Kind, id: Id| {
            let function = function.map_or_else(|| words.get("report-handover-nobody"), str::to_owned);
            by.entry((function, what)).or_insert_with(|| (kind, Vec::new())).1.push(id);
        };
        for contract in register.all(Kind::Contract).iter().filter(|contract| counts(register, contract, day)) {
            add(contract.text(contracts::ACCOUNTABLE), "report-handover-of-contracts", Kind::Contract, contract.id);
        }
        for duty in self.records(Kind::Obligation, |duty| duty.text(obligations::RESPONSIBLE).is_some()) {
            let function = register.get(Kind::Obligation, duty).and_then(|duty| duty.text(obligations::RESPONSIBLE));
            add(function, "report-handover-of-duties", Kind::Obligation, duty);
        }
        for action in self.actions() {
            let owner = register.get(Kind::ActionItem, action).and_then(|action| action.text(action_items::OWNER));
            add(owner, "report-handover-of-actions", Kind::ActionItem, action);
        }
        let director = words.get("report-falls-director");
        for sub in self.records(Kind::SubRegion, |sub| sub.text(sub_regions::NAME).is_some()) {
            add(Some(&director), "report-handover-of-sub-regions", Kind::SubRegion, sub);
        }
        if by.is_empty() {
            return Vec::new();
        }
        let row = |((function, what), (kind, ids)): ((String, &str), (Kind, Vec<Id>))| Row {
            cells: vec![Cell::text(function), Cell::text(words.get(what)), counted(kind, ids)],
            total: false,
        };
        let columns = vec![
            column(words, "function", Shape::Line),
            column(words, "what", Shape::Line),
            column(words, "count", Shape::Whole),
        ];
        let caption = words.get("report-handover-functions");
        let rows = by.into_iter().map(row).collect();
        vec![Block::Table(Table { id: "responsible", caption, columns, rows, note: String::new() })]
    }

    /// What began, ended or was decided in the past months, by day.
    fn changes(&self) -> Vec<Block> {
        let (register, words, day) = (self.ground.register, self.ground.words, self.ground.day);
        let since = addm(day, -BACK_MONTHS);
        let mut found: Vec<(NaiveDate, &'static str, Kind, Id)> = Vec::new();
        let mut took = |kind: Kind, what: &'static str, date: &dyn Fn(&Record) -> Option<NaiveDate>| {
            for record in register.all(kind).iter().filter(|record| in_use(kind, record, day)) {
                if let Some(on) = date(record).filter(|on| *on > since && *on <= day) {
                    found.push((on, what, kind, record.id));
                }
            }
        };
        let of = |field: Field<Date>| move |record: &Record| record.date(field);
        took(Kind::Contract, "report-change-begun", &of(contracts::START));
        took(Kind::Contract, "report-change-ended", &|contract| present_end(register, contract, day));
        took(Kind::Contract, "report-change-notice", &of(contracts::NOTICE_ON));
        took(Kind::Amendment, "report-change-amended", &of(amendments::EFFECTIVE));
        took(Kind::ExtensionOption, "report-change-exercised", &of(extension_options::EXERCISED_ON));
        took(Kind::ExtensionOption, "report-change-declined", &of(extension_options::DECLINED_ON));
        took(Kind::SubcontractLink, "report-change-sub-in", &of(subcontract_links::VALID_FROM));
        took(Kind::SubcontractLink, "report-change-sub-out", &of(subcontract_links::VALID_TO));
        took(Kind::IntakeStop, "report-change-stop", &of(intake_stops::VALID_FROM));
        took(Kind::IntakeStop, "report-change-stop-over", &of(intake_stops::VALID_TO));
        if found.is_empty() {
            return Vec::new();
        }
        found.sort_by_key(|(on, what, _, id)| (std::cmp::Reverse(*on), *what, *id));
        let name = |kind: Kind, id: Id| {
            register.get(kind, id).map_or_else(String::new, |record| called(register, kind, record.id, words))
        };
        let row = |(on, what, kind, id): (NaiveDate, &str, Kind, Id)| Row {
            cells: vec![
                Cell::day(Some(on)).made_from(from("date", kind, vec![id])),
                Cell::text(words.get(what)),
                Cell::text(name(kind, id)),
            ],
            total: false,
        };
        let columns = vec![
            column(words, "date", Shape::Day),
            column(words, "what", Shape::Line),
            column(words, "which", Shape::Line),
        ];
        let message = Message::new("report-handover-changed").with("day", show_day(since, words.lang()));
        let rows = found.into_iter().map(row).collect();
        let caption = words.say(&message);
        vec![Block::Table(Table { id: "changes", caption, columns, rows, note: String::new() })]
    }

    /// The terms of the trade in a few words each, in the order of the alphabet.
    fn glossary(&self) -> Table {
        let words = self.ground.words;
        let term = |id: &&str| (words.get(&format!("report-term-{id}")), words.get(&format!("report-meaning-{id}")));
        let mut terms: Vec<(String, String)> = TERMS.iter().map(term).collect();
        terms.sort_by_cached_key(|(term, _)| fold(term));
        let rows = terms
            .into_iter()
            .map(|(term, meaning)| Row { cells: vec![Cell::text(term), Cell::text(meaning)], total: false });
        let columns = vec![column(words, "term", Shape::Line), column(words, "meaning", Shape::Line)];
        let caption = words.get("report-handover-terms");
        Table { id: "glossary", caption, columns, rows: rows.collect(), note: String::new() }
    }
}

/// The terms that are explained (DOMAIN §1).
const TERMS: &[&str] = &[
    "lot",
    "framework",
    "light",
    "heavy",
    "main",
    "content-main",
    "sub",
    "consortium",
    "admission",
    "variant",
    "capacity",
    "reservation",
    "actual",
    "ceiling",
    "indexation",
    "option",
    "notice",
    "amendment",
    "review",
    "recalibration",
    "duty",
    "stop",
    "acceptance",
    "wait",
    "coverage",
    "gap",
    "single-source",
    "concentration",
    "build-down",
    "objective",
    "council-letter",
    "as-of",
    "known-on",
];
