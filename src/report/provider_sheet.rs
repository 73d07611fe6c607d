//! The provider sheet (§5.4) for a talk on progress: one provider, its contracts, dates, prices, agreements, chain, duties
//! and signals, with room for agreements. Never a figure of another provider: others are only named, in the chain.

use super::period::Length;
use super::records::{Filling, Listed, counted, from, masked, named, unknown};
use super::scope::{Reach, Scope};
use super::{Ground, Made, Report, Wish, column};
use crate::domain::calendar::{addm, year_start};
use crate::domain::chain::standing::own_contracts;
use crate::domain::contract::{current, in_use, state};
use crate::domain::field::{Column as Field, One, Shape};
use crate::domain::kind::Kind;
use crate::domain::meeting_file::{MeetingFile, meeting_file};
use crate::domain::monthly::{Figure as Monthly, Month};
use crate::domain::nouns::{
    agb_codes, contract_lots, contracts, establishments, intake_stops, meetings, obligation_instances as moments,
    obligation_templates, obligations, providers, tariffs,
};
use crate::domain::questions::{Made as From, Source, Summed, chains, deadlines, task_budgets, utilisation};
use crate::domain::record::{Id, Record};
use crate::domain::supply::last_known;
use crate::domain::written::{show_day, show_month};
use crate::paper::document::{Bar, Block, Cell, Chart, Mark, Plot, Row, Table, Unit};
use crate::text::Message;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The overview.
pub const REPORT: Report = Report {
    name: "provider",
    lengths: &[Length::Month],
    reaches: &[Reach::Provider],
    questions: &[
        Kind::Deadline,
        Kind::Utilisation,
        Kind::Ceiling,
        Kind::TaskBudget,
        Kind::Signal,
        Kind::Wait,
        Kind::Chain,
        Kind::Breach,
        Kind::Gap,
    ],
    make,
};

/// What of the dates question R2–R4 is about.
const TERM_KINDS: &[&str] = &[
    "end",
    "max_end",
    "last_notice",
    "last_notice_contractor",
    "option_decision",
    "retender_start",
    "justification",
    "consent",
];
/// Months back of which duties and stops are told.
const BACK_MONTHS: i32 = 12;
/// Bars in the chart of use at most.
const BARS: usize = 12;

const POOL: &[(&str, &str)] =
    &[("municipality", "report-pool"), ("lot", "report-all-lots"), ("valid_to", "report-open")];

const CONTRACTS: Listed = Listed {
    id: "contracts",
    caption: "report-provider-contracts",
    kind: Kind::Contract,
    names: &["number", "lots", "state", "start", "present_end", "max_end", "last_notice", "next_option"],
    absent: &[("next_option", "report-no-option")],
};
const PARTS: Listed = Listed {
    id: "parts",
    caption: "report-provider-parts",
    kind: Kind::ContractLot,
    names: &["contract", "lot", "role", "valid_from", "valid_to", "municipalities"],
    absent: &[
        ("municipalities", "report-all-of-lot"),
        ("valid_to", "report-with-contract"),
        ("valid_from", "report-with-contract"),
    ],
};
const DATES: Listed = Listed {
    id: "dates",
    caption: "report-provider-dates",
    kind: Kind::Deadline,
    names: &["date", "kind", "contract", "action_date", "state", "why"],
    absent: &[],
};
const TARIFFS: Listed = Listed {
    id: "tariffs",
    caption: "report-provider-tariffs",
    kind: Kind::Tariff,
    names: &["contract", "lot", "product", "unit", "amount_cents", "valid_from", "valid_to", "index_round"],
    absent: &[("index_round", "report-not-indexed"), ("valid_to", "report-open"), ("lot", "report-all-lots")],
};
const USE: Listed = Listed {
    id: "capacity",
    caption: "report-provider-capacity",
    kind: Kind::Utilisation,
    names: &[
        "product",
        "municipality",
        "unit",
        "agreed_so_far",
        "used",
        "utilisation_percent",
        "reserved",
        "commitment_percent",
        "band",
    ],
    absent: POOL,
};
const CEILINGS: Listed = Listed {
    id: "ceilings",
    caption: "report-provider-ceilings",
    kind: Kind::Ceiling,
    names: &[
        "contract",
        "municipality",
        "year",
        "amount_cents",
        "used_cents",
        "used_percent",
        "year_end_cents",
        "exhausted_on",
        "state",
    ],
    absent: &[("municipality", "report-pool"), ("exhausted_on", "report-not-this-year")],
};
const TASKS: Listed = Listed {
    id: "task_budgets",
    caption: "report-provider-tasks",
    kind: Kind::TaskBudget,
    names: &["contract", "lot", "lump_sum_cents", "due_cents", "paid_cents", "difference_percent", "state"],
    absent: &[],
};
const CHAIN: Listed = Listed {
    id: "chain",
    caption: "report-provider-chain",
    kind: Kind::Chain,
    names: &["lot", "performer", "parent", "role", "share_percent", "effective_percent", "consent"],
    absent: &[("parent", "report-answers"), ("consent", "report-not-applicable")],
};
const ABOVE: Listed = Listed {
    id: "works_for",
    caption: "report-provider-above",
    kind: Kind::Chain,
    names: &["lot", "main_contractor", "effective_percent", "consent"],
    absent: &[],
};
const BREACHES: Listed = Listed {
    id: "breaches",
    caption: "report-provider-breaches",
    kind: Kind::Breach,
    names: &["message", "lot", "since", "rule"],
    absent: &[],
};
const DUTIES: Listed = Listed {
    id: "duties",
    caption: "report-provider-duties",
    kind: Kind::ObligationInstance,
    names: &["obligation", "due", "standing", "received_on"],
    absent: &[("received_on", "report-not-received"), ("standing", "report-planned")],
};
const WAITS: Listed = Listed {
    id: "waits",
    caption: "report-provider-waits",
    kind: Kind::Wait,
    names: &["lot", "month", "weeks_intake", "weeks_start", "norm", "weeks_over"],
    absent: &[],
};
const STOPS: Listed = Listed {
    id: "intake_stops",
    caption: "report-provider-stops",
    kind: Kind::IntakeStop,
    names: &["lot", "municipality", "valid_from", "valid_to", "imposed_by", "consent_on"],
    absent: &[
        ("lot", "report-all-lots"),
        ("municipality", "report-pool"),
        ("valid_to", "report-open"),
        ("consent_on", "report-none"),
    ],
};
const SIGNALS: Listed = Listed {
    id: "signals",
    caption: "report-provider-signals",
    kind: Kind::Signal,
    names: &["signal.kind", "date", "severity", "state", "follow_up_by", "source"],
    absent: &[],
};
const ACTIONS: Listed = Listed {
    id: "actions",
    caption: "report-provider-actions",
    kind: Kind::ActionItem,
    names: &["text", "owner", "due", "state"],
    absent: &[],
};

fn make(ground: &Ground<'_>, wish: &Wish) -> Made {
    let mut filling = Filling::new(ground, wish);
    let Scope::Provider(provider) = wish.scope else {
        return filling.finish("report-provider-quiet", vec![ground.words.get("report-provider-which")]);
    };
    let sheet = Sheet::new(ground, provider);
    filling.section("identity", "report-provider-identity", sheet.identity());
    let parts = sheet.parts();
    let agreements =
        [filling.table(&CONTRACTS, &sheet.contracts), filling.table(&PARTS, &parts)].into_iter().flatten().collect();
    filling.section("contracts", "report-provider-agreements", agreements);
    filling.listed("dates", "report-provider-terms", &DATES, &sheet.dates());
    filling.listed("tariffs", "report-provider-prices", &TARIFFS, &sheet.of_contracts(Kind::Tariff, tariffs::CONTRACT));
    let volumes = sheet.volumes(&filling);
    filling.section("capacity", "report-provider-use", volumes);
    let money = sheet.money(&filling);
    filling.section("budget", "report-provider-money", money);
    let chain = sheet.chain(&filling);
    filling.section("chain", "report-provider-below", chain);
    let duties = sheet.duties(&filling);
    filling.section("duties", "report-provider-owed", duties);
    filling.listed("waits", "report-provider-waiting", &WAITS, &sheet.file.waits);
    filling.section("quality", "report-provider-quality", sheet.quality());
    filling.listed("intake_stops", "report-provider-stopped", &STOPS, &sheet.stops());
    filling.listed("signals", "report-provider-risk", &SIGNALS, &sheet.file.signals);
    filling.section("talk", "report-provider-talk", sheet.talk(&filling));
    let room = ["report-provider-room", "report-provider-room-actions"].map(|id| Block::Room(ground.words.get(id)));
    filling.section("agreements", "report-provider-new", room.into());
    filling.finish("report-provider-quiet", sheet.unknown())
}

/// What a provider's sheet is made from.
struct Sheet<'g> {
    ground: &'g Ground<'g>,
    provider: Id,
    /// Its contracts that have not ended, its own and those it signed with others.
    contracts: Vec<Id>,
    file: MeetingFile,
}

impl<'g> Sheet<'g> {
    fn new(ground: &'g Ground<'g>, provider: Id) -> Self {
        let (register, day) = (ground.register, ground.day);
        let own = register.referring(Kind::Contract, contracts::PROVIDER.index, provider).iter();
        let own = own
            .filter_map(|id| register.get(Kind::Contract, *id))
            .filter(|contract| in_use(Kind::Contract, contract, day) && state(register, contract, day) != "ended");
        let joined = own_contracts(register, provider, None, day);
        let ids: BTreeSet<Id> = own.chain(joined).map(|contract| contract.id).collect();
        Self { ground, provider, contracts: ids.into_iter().collect(), file: meeting_file(register, provider, day) }
    }

    fn has(&self, contract: Option<Id>) -> bool {
        contract.is_some_and(|contract| self.contracts.contains(&contract))
    }

    fn record(&self) -> Option<&'g Record> {
        self.ground.register.get(Kind::Provider, self.provider)
    }

    fn labels(&self, kind: Kind, field: Field<One>) -> String {
        let (register, day) = (self.ground.register, self.ground.day);
        let all = current(register, kind, field, self.provider, day);
        all.map(|record| register.label(kind, record.id)).collect::<Vec<_>>().join(", ")
    }

    fn identity(&self) -> Vec<Block> {
        let (words, register) = (self.ground.words, self.ground.register);
        let Some(record) = self.record() else { return Vec::new() };
        let mut rows: Vec<Row> = Vec::new();
        let mut fact = |label: String, text: String| {
            rows.push(Row { cells: vec![Cell::text(label), Cell::text(text)], total: false });
        };
        let noun = Kind::Provider.noun();
        let exclusion = record.choice(providers::EXCLUSION).is_some();
        for name in
            ["kvk", "group", "legal_form", "size_class", "status", "domains", "city", "exclusion", "excluded_from"]
        {
            let Some((position, _)) = noun.find(name) else { continue };
            if (name.starts_with("exclu") && !exclusion) || (name == "group" && record.link(providers::GROUP).is_none())
            {
                continue;
            }
            let value = crate::domain::shape::show(register, Kind::Provider, record, position, words);
            fact(words.field("providers", name), value);
        }
        fact(words.get("report-provider-agb"), self.labels(Kind::AgbCode, agb_codes::PROVIDER));
        let places = self.labels(Kind::Establishment, establishments::PROVIDER);
        if !places.is_empty() {
            fact(words.get("report-provider-places"), places);
        }
        let columns = vec![column(words, "what", Shape::Line), column(words, "value", Shape::Line)];
        let caption = words.get("report-provider-facts");
        vec![Block::Table(Table { id: "identity", caption, columns, rows, note: String::new() })]
    }

    /// Records of a noun that hold on the day and belong to one of its contracts.
    fn of_contracts(&self, kind: Kind, field: Field<One>) -> Vec<Id> {
        let of = |contract: &Id| current(self.ground.register, kind, field, *contract, self.ground.day);
        self.contracts.iter().flat_map(of).map(|record| record.id).collect()
    }

    fn parts(&self) -> Vec<Id> {
        let register = self.ground.register;
        let of = |contract: &Id| register.referring(Kind::ContractLot, contract_lots::CONTRACT.index, *contract);
        let all = self.contracts.iter().flat_map(of).filter_map(|id| register.get(Kind::ContractLot, *id));
        all.filter(|part| in_use(Kind::ContractLot, part, self.ground.day)).map(|part| part.id).collect()
    }

    fn rows(&self, question: Kind, test: impl Fn(&Record) -> bool) -> Vec<Id> {
        self.ground.register.all(question).iter().filter(|row| test(row)).map(|row| row.id).collect()
    }

    fn dates(&self) -> Vec<Id> {
        let mut rows: Vec<&Record> = self.ground.register.all(Kind::Deadline).iter().collect();
        rows.retain(|row| {
            row.choice(deadlines::KIND).is_some_and(|kind| TERM_KINDS.contains(&kind))
                && self.has(row.link(deadlines::CONTRACT))
                && row.choice(deadlines::STATE) != Some("handled")
        });
        rows.sort_by_key(|row| (row.date(deadlines::DATE), row.id));
        rows.into_iter().map(|row| row.id).collect()
    }

    fn volumes(&self, filling: &Filling<'_>) -> Vec<Block> {
        let used = &self.file.used;
        let mut blocks: Vec<Block> = self.bars(used).into_iter().collect();
        blocks.extend(filling.table(&USE, used));
        blocks
    }

    /// The fullest agreements as bars, with the norms of R12.
    fn bars(&self, used: &[Id]) -> Option<Block> {
        let (register, words) = (self.ground.register, self.ground.words);
        let norms = register.norms();
        let rows: Vec<&Record> = used.iter().filter_map(|id| register.get(Kind::Utilisation, *id)).collect();
        let known = rows.iter().filter(|row| row.number(utilisation::UTILISATION_PERCENT).is_some());
        let shown: Vec<&Record> = known.copied().take(BARS).collect();
        if shown.is_empty() {
            return None;
        }
        let label = |row: &Record| {
            let product = row.link(utilisation::PRODUCT).map(|id| register.label(Kind::Product, id));
            let town = row.link(utilisation::MUNICIPALITY).map(|id| register.label(Kind::Municipality, id));
            let town = town.unwrap_or_else(|| words.get("report-pool"));
            format!("{}, {town}", product.unwrap_or_default())
        };
        let mark = |ppm: i64| match ppm {
            ppm if ppm > 1_000_000 => Mark::Late,
            ppm if ppm > norms.nearly_full_percent * 10_000 || ppm < norms.under_used_percent * 10_000 => Mark::Soon,
            _ => Mark::Good,
        };
        let value = |row: &Record| row.number(utilisation::UTILISATION_PERCENT);
        let bars = shown.iter().map(|row| Bar { label: label(row), value: value(row), mark: value(row).map(mark) });
        let rows = shown.iter().map(|row| Row {
            cells: vec![
                Cell::text(label(row)),
                Cell::percent(value(row)).marked(value(row).map(mark)).made_from(from(
                    "utilisation_percent",
                    Kind::Utilisation,
                    vec![row.id],
                )),
            ],
            total: false,
        });
        let title = words.get("report-provider-bars");
        let columns =
            vec![column(words, "agreement", Shape::Line), named(words, Kind::Utilisation, "utilisation_percent")];
        let table =
            Table { id: "use_bars", caption: title.clone(), columns, rows: rows.collect(), note: String::new() };
        let lines = vec![
            (norms.under_used_percent * 10_000, words.get("report-line-under")),
            (norms.nearly_full_percent * 10_000, words.get("report-line-full")),
            (1_000_000, words.get("report-line-agreed")),
        ];
        let alt = Message::new("report-provider-bars-alt").count("count", shown.len());
        let alt = alt.with("first", label(shown[0])).with("value", Cell::percent(value(shown[0])).alone(words));
        let plot = Plot::Bars { unit: Unit::Percent, bars: bars.collect(), lines };
        Some(Block::Chart(Chart { title, alt: words.say(&alt), plot, table }))
    }

    fn money(&self, filling: &Filling<'_>) -> Vec<Block> {
        let tasks = self.rows(Kind::TaskBudget, |row| row.link(task_budgets::PROVIDER) == Some(self.provider));
        let tables = [filling.table(&CEILINGS, &self.file.ceilings), filling.table(&TASKS, &tasks)];
        tables.into_iter().flatten().chain(self.per_municipality()).collect()
    }

    /// What was delivered this year per municipality, and the clients of the last month of which there are figures.
    fn per_municipality(&self) -> Option<Block> {
        let (register, words, monthly) = (self.ground.register, self.ground.words, self.ground.monthly);
        let last = last_known(monthly, self.ground.day)?;
        let first = Month::of(year_start(last.first()));
        let mut by: BTreeMap<Id, (Option<i64>, Option<i64>)> = BTreeMap::new();
        let products = monthly.actuals.products(self.provider).iter();
        let figures = products.flat_map(|product| monthly.actuals.of(self.provider, *product).iter());
        for figure in figures.filter(|figure: &Monthly| (first..=last).contains(&figure.month)) {
            let sum = by.entry(figure.municipality).or_default();
            sum.0 = add(sum.0, figure.amount());
            if figure.month == last {
                sum.1 = add(sum.1, figure.clients());
            }
        }
        if by.is_empty() {
            return None;
        }
        let made = |municipality: Option<Id>| {
            vec![Source {
                column: "amount_cents",
                of: From::Figures(Summed {
                    kind: Kind::Actual,
                    providers: Some(vec![self.provider]),
                    products: None,
                    municipalities: municipality.map(|id| vec![id]),
                    from: first,
                    to: last,
                }),
            }]
        };
        let mut rows: Vec<Row> = by
            .iter()
            .map(|(town, (amount, clients))| Row {
                cells: vec![
                    Cell::text(register.label(Kind::Municipality, *town)),
                    Cell::cents(*amount).made_from(made(Some(*town))),
                    masked(register, *clients),
                ],
                total: false,
            })
            .collect();
        let sum = by.values().fold(None, |sum, (amount, _)| add(sum, *amount));
        rows.push(Row {
            cells: vec![
                Cell::text(words.get("report-total")),
                Cell::cents(sum).made_from(made(None)),
                // Without a total nobody can work out a masked count.
                Cell::text(words.get("report-not-summed")),
            ],
            total: true,
        });
        let columns = vec![
            column(words, "where", Shape::Line),
            column(words, "delivered_cents", Shape::Money),
            column(words, "clients", Shape::Whole),
        ];
        let message = Message::new("report-provider-delivered").with("month", show_month(last, words.lang()));
        let caption = words.say(&message.with("year", last.year().to_string()));
        let note = words.get("report-provider-clients-note");
        Some(Block::Table(Table { id: "delivered", caption, columns, rows, note }))
    }

    fn chain(&self, filling: &Filling<'_>) -> Vec<Block> {
        let (register, all) = (self.ground.register, self.ground.register.all(Kind::Chain));
        let mine = |row: &&Record| self.has(row.link(chains::CONTRACT));
        let at = |row: &Record| (row.link(chains::CONTRACT), row.link(chains::LOT));
        // A chain of nobody but the provider itself says nothing new.
        let shared: BTreeSet<_> =
            all.iter().filter(|row| mine(row) && row.link(chains::PERFORMER) != Some(self.provider)).map(at).collect();
        let mut own: Vec<&Record> = all.iter().filter(|row| mine(row) && shared.contains(&at(row))).collect();
        let lot = |row: &Record| row.link(chains::LOT).map(|lot| register.label(Kind::Lot, lot));
        own.sort_by_cached_key(|row| {
            let part = std::cmp::Reverse(row.number(chains::EFFECTIVE_PERCENT));
            (lot(row), row.number(chains::RANK), part, row.link(chains::PERFORMER))
        });
        let own: Vec<Id> = own.into_iter().map(|row| row.id).collect();
        let mut above: Vec<&Record> =
            all.iter().filter(|row| !mine(row) && row.link(chains::PERFORMER) == Some(self.provider)).collect();
        above.sort_by_cached_key(|row| (lot(row), row.link(chains::MAIN_CONTRACTOR)));
        let above: Vec<Id> = above.into_iter().map(|row| row.id).collect();
        let breaches = self.rows(Kind::Breach, |row| {
            use crate::domain::questions::breaches;
            self.has(row.link(breaches::CONTRACT)) || row.link(breaches::PROVIDER) == Some(self.provider)
        });
        let tables = [filling.table(&CHAIN, &own), filling.table(&ABOVE, &above), filling.table(&BREACHES, &breaches)];
        tables.into_iter().flatten().collect()
    }

    /// Its moments of duties, its own and those charged to it.
    fn moments(&self) -> Vec<&'g Record> {
        let register = self.ground.register;
        let of = |field: Field<One>| register.referring(Kind::ObligationInstance, field.index, self.provider);
        let ids: BTreeSet<Id> = of(moments::PROVIDER).iter().chain(of(moments::CHARGED_TO)).copied().collect();
        let all = ids.into_iter().filter_map(|id| register.get(Kind::ObligationInstance, id));
        let mut all: Vec<&Record> =
            all.filter(|moment| in_use(Kind::ObligationInstance, moment, self.ground.day)).collect();
        all.sort_by_key(|moment| (moment.date(moments::DUE), moment.id));
        all
    }

    fn duties(&self, filling: &Filling<'_>) -> Vec<Block> {
        let words = self.ground.words;
        let mut blocks: Vec<Block> = filling.table(&DUTIES, &self.file.duties).into_iter().collect();
        let since = addm(self.ground.day, -BACK_MONTHS);
        let mut by: BTreeMap<usize, Vec<Id>> = BTreeMap::new();
        for moment in self.moments() {
            let Some(due) = moment.date(moments::DUE).filter(|due| *due > since && *due < self.ground.day) else {
                continue;
            };
            by.entry(kept(moment, due)).or_default().push(moment.id);
        }
        if by.is_empty() {
            return blocks;
        }
        let row = |(at, id): (usize, &&str)| Row {
            cells: vec![
                Cell::text(words.get(&format!("report-kept-{id}"))),
                counted(Kind::ObligationInstance, by.get(&at).cloned().unwrap_or_default()),
            ],
            total: false,
        };
        let mut rows: Vec<Row> = KEPT.iter().enumerate().map(row).collect();
        let all = by.values().flatten().copied().collect();
        rows.push(Row {
            cells: vec![Cell::text(words.get("report-total")), counted(Kind::ObligationInstance, all)],
            total: true,
        });
        let columns = vec![column(words, "what", Shape::Line), column(words, "count", Shape::Whole)];
        let caption = words.get("report-provider-kept");
        blocks.push(Block::Table(Table { id: "duties_history", caption, columns, rows, note: String::new() }));
        blocks
    }

    /// Incidents as counts, and whether satisfaction was measured: from the duties of those templates (O08, O16).
    fn quality(&self) -> Vec<Block> {
        let (register, words) = (self.ground.register, self.ground.words);
        let since = addm(self.ground.day, -BACK_MONTHS);
        let of = |code: &str| -> Vec<&Record> {
            let template = |moment: &Record| {
                let duty = register.get(Kind::Obligation, moment.link(moments::OBLIGATION)?)?;
                let template = register.get(Kind::ObligationTemplate, duty.link(obligations::TEMPLATE)?)?;
                template.text(obligation_templates::CODE).map(str::to_owned)
            };
            let within = |moment: &&Record| {
                moment.date(moments::DUE).is_some_and(|due| due > since && due <= self.ground.day)
                    && template(moment).as_deref() == Some(code)
            };
            self.moments().into_iter().filter(within).collect()
        };
        let (incidents, measured) = (of("O08"), of("O16"));
        let count = match incidents.len() {
            0 => Cell::text(words.get("report-none-recorded")),
            known => masked(register, i64::try_from(known).ok()),
        };
        let last = measured.iter().filter_map(|moment| moment.date(moments::RECEIVED_ON)).max();
        let last = last.map_or_else(
            || words.get("report-none-recorded"),
            |on| words.say(&Message::new("report-provider-measured").with("day", show_day(on, words.lang()))),
        );
        let row = |id: &str, cell: Cell| Row { cells: vec![Cell::text(words.get(id)), cell], total: false };
        let rows = vec![row("report-provider-incidents", count), row("report-provider-satisfaction", Cell::text(last))];
        let columns = vec![column(words, "what", Shape::Line), column(words, "value", Shape::Line)];
        let caption = words.get("report-provider-quality-facts");
        vec![Block::Table(Table { id: "quality", caption, columns, rows, note: String::new() })]
    }

    fn stops(&self) -> Vec<Id> {
        let (register, since) = (self.ground.register, addm(self.ground.day, -BACK_MONTHS));
        let of = |contract: &Id| register.referring(Kind::IntakeStop, intake_stops::CONTRACT.index, *contract);
        let all = self.contracts.iter().flat_map(of).filter_map(|id| register.get(Kind::IntakeStop, *id));
        all.filter(|stop| {
            in_use(Kind::IntakeStop, stop, self.ground.day)
                && stop.date(intake_stops::VALID_TO).is_none_or(|to| to >= since)
        })
        .map(|stop| stop.id)
        .collect()
    }

    fn talk(&self, filling: &Filling<'_>) -> Vec<Block> {
        let (register, words) = (self.ground.register, self.ground.words);
        let held =
            self.file.last.and_then(|id| register.get(Kind::Meeting, id)).and_then(|one| one.date(meetings::DATE));
        let last = match held {
            Some(day) => words.say(&Message::new("report-talk-last").with("day", show_day(day, words.lang()))),
            None => words.get("report-talk-never"),
        };
        let mut blocks = vec![Block::Paragraph(last)];
        blocks.extend(filling.table(&ACTIONS, &self.file.actions));
        let agenda = agenda(self.ground, &self.file);
        if !agenda.is_empty() {
            blocks.push(Block::Paragraph(words.get("report-talk-agenda")));
            blocks.push(Block::List(agenda));
        }
        blocks
    }

    fn unknown(&self) -> Vec<String> {
        let mut lines = unknown(self.ground, |kind, record| self.is_about(kind, record));
        let words = self.ground.words;
        if last_known(self.ground.monthly, self.ground.day).is_none() {
            lines.push(words.get("report-no-figures"));
        }
        lines
    }

    /// Whether a record is the provider, one of its contracts, or belongs to one of them.
    fn is_about(&self, kind: Kind, record: &Record) -> bool {
        let link = |name: &str| match kind.noun().find(name).map(|(position, _)| &record.values[position]) {
            Some(crate::domain::record::Value::Link(id)) => Some(*id),
            _ => None,
        };
        match kind {
            Kind::Provider => record.id == self.provider,
            Kind::Contract => self.contracts.contains(&record.id),
            _ => match link("contract") {
                Some(contract) => self.contracts.contains(&contract),
                None => link("provider") == Some(self.provider),
            },
        }
    }
}

/// How a moment in the past was kept, in the order of the history.
const KEPT: [&str; 5] = ["in-time", "late", "open", "waived", "unknown"];

fn kept(moment: &Record, due: NaiveDate) -> usize {
    match (moment.choice(moments::STATE), moment.date(moments::RECEIVED_ON)) {
        (Some("waived"), _) => 3,
        (_, Some(on)) => usize::from(on > due),
        (Some("received" | "accepted"), None) => 4,
        _ => 2,
    }
}

fn add(sum: Option<i64>, more: Option<i64>) -> Option<i64> {
    match (sum, more) {
        (Some(sum), Some(more)) => Some(sum.saturating_add(more)),
        (sum, more) => sum.or(more),
    }
}

/// What a talk should be about, in a few words: the parts of its file that have something.
pub(super) fn agenda(ground: &Ground<'_>, file: &MeetingFile) -> Vec<String> {
    let parts: [(&str, &[Id]); 8] = [
        ("report-agenda-actions", &file.actions),
        ("report-agenda-duties", &file.duties),
        ("report-agenda-proof", &file.proof),
        ("report-agenda-signals", &file.signals),
        ("report-agenda-used", &file.used),
        ("report-agenda-ceilings", &file.ceilings),
        ("report-agenda-chain", &file.chain),
        ("report-agenda-dates", &file.dates),
    ];
    let said = |(id, ids): (&'static str, &[Id])| {
        (!ids.is_empty()).then(|| ground.words.say(&Message::new(id).count("count", ids.len())))
    };
    parts.into_iter().filter_map(said).collect()
}
