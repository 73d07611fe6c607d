//! The quarterly report (kwartaalrapportage, §5.3) in twelve parts, each in a section of its own: what asks for a decision,
//! objectives, money, care, waits, contracts, providers, coverage, obligations, burden, promises, and what it all means.

use super::care::{Care, unit_name};
use super::finance::{Finance, Line};
use super::flows::{Flows, OfLot, Place, UNITS};
use super::headline::Headline;
use super::oversight::Oversight;
use super::period::Length;
use super::scope::Reach;
use super::{Ground, Made, Report, Wish, begin, column, coverage_map, month, spending, terms, trend};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::morning::{AHEAD_DAYS, act_by};
use crate::domain::nouns::lots;
use crate::domain::questions::{Made as From, Source, deadlines};
use crate::domain::record::Record;
use crate::domain::rounding::percent;
use crate::domain::written::{show_money, show_month};
use crate::export::table::Column;
use crate::paper::document::{Bar, Block, Cell, Chart, Mark, Plot, Row, Section, Table, Unit};
use crate::text::Message;
use std::collections::BTreeMap;

/// The overview.
pub const REPORT: Report = Report {
    name: "quarter",
    lengths: &[Length::Quarter],
    reaches: &[Reach::Region, Reach::SubRegion, Reach::Municipality],
    questions: &[
        Kind::Utilisation,
        Kind::Wait,
        Kind::Deadline,
        Kind::Signal,
        Kind::Burden,
        Kind::Coverage,
        Kind::Concentration,
        Kind::Dropout,
    ],
    make,
};

/// Decisions that are listed at most.
const DECISIONS: usize = 15;

fn make(ground: &Ground<'_>, wish: &Wish) -> Made {
    let mut made = Made { document: begin(ground, wish), ..Made::default() };
    let flows = Flows::of(ground, wish);
    let finance = Finance::new(ground, wish, &flows);
    let care = Care::of(ground, wish, &flows);
    let headline = Headline { ground, wish, flows: &flows, finance: &finance, care: &care };
    let oversight = Oversight::new(ground, wish, &care);
    let lines = finance.municipalities();
    made.document.facts.push(headline.completeness());
    let coverage = match coverage_map::blocks(ground, wish.scope) {
        none if none.is_empty() => vec![Block::Paragraph(ground.words.get("report-coverage-empty"))],
        blocks => blocks,
    };
    let objectives = trend::blocks(ground, wish, &mut made);
    let money = money(ground, &flows, &finance, &lines, &mut made);
    let parts = [
        ("summary", summary(&headline, &lines)),
        ("objectives", objectives),
        ("finance", money),
        ("capacity", capacity(ground, wish, &flows, &care)),
        ("waits", oversight.waits()),
        ("contracts", terms::blocks(ground, &care)),
        ("providers", oversight.providers()),
        ("coverage", coverage),
        ("obligations", oversight.obligations()),
        ("burden", oversight.burden()),
        ("actions", oversight.actions()),
        ("quality", quality(ground, &headline, &oversight)),
    ];
    let heading = |id: &str| ground.words.get(&format!("report-heading-{id}"));
    made.document.sections =
        parts.into_iter().map(|(id, blocks)| Section { id, heading: heading(id), blocks }).collect();
    made
}

/// What a reader has to know first, and which decisions are asked.
fn summary(headline: &Headline<'_, '_, '_>, lines: &[Line]) -> Vec<Block> {
    let words = headline.ground.words;
    let mut blocks = vec![Block::Tiles(headline.tiles(lines))];
    match headline.signals(lines) {
        none if none.is_empty() => blocks.push(Block::Paragraph(words.get("report-signals-none"))),
        signals => blocks.push(Block::List(signals)),
    }
    let mut asked: Vec<&Record> = headline.decisions_ahead(AHEAD_DAYS);
    if asked.is_empty() {
        blocks.push(Block::Paragraph(words.get("report-decisions-none")));
        return blocks;
    }
    asked.sort_by_key(|row| (act_by(row), row.id));
    let row = |row: &&Record| {
        let made = || vec![Source { column: "date", of: From::Records(Kind::Deadline, vec![row.id]) }];
        let late = row.choice(deadlines::STATE) == Some("late");
        Row {
            cells: vec![
                Cell::text(row.text(deadlines::WHY).unwrap_or_default()).made_from(made()),
                Cell::day(act_by(row)).made_from(made()).marked(late.then_some(Mark::Late)),
            ],
            total: false,
        }
    };
    let more = asked.len().saturating_sub(DECISIONS);
    let note = (more > 0).then(|| words.say(&Message::new("report-decisions-more").count("count", more)));
    blocks.push(Block::Table(Table {
        id: "decisions",
        caption: words.get("report-table-decisions"),
        columns: vec![column(words, "decision", Shape::Line), column(words, "act_by", Shape::Day)],
        rows: asked.iter().take(DECISIONS).map(row).collect(),
        note: note.unwrap_or_default(),
    }));
    blocks
}

fn money(
    ground: &Ground<'_>,
    flows: &Flows<'_>,
    finance: &Finance<'_, '_>,
    lines: &[Line],
    made: &mut Made,
) -> Vec<Block> {
    let words = ground.words;
    let mut blocks = Vec::new();
    if let Some(total) = lines.last() {
        blocks.push(Block::Chart(spending::chart(ground, flows, total)));
    }
    let table = |id, first, lines: &[Line], budget| Table {
        id,
        caption: words.get(&format!("report-table-{}", id.replace('_', "-"))),
        columns: finance.columns(first, "in_quarter_cents", budget),
        rows: lines.iter().map(|line| finance.row(line, budget)).collect(),
        note: String::new(),
    };
    blocks.extend(finance.explained(table("finance_per_municipality", "municipality", lines, true), lines, made));
    let lots = finance.lots();
    let budget = lots.iter().any(|line| line.budget.is_some());
    blocks.extend(finance.explained(table("finance_per_lot", "lot", &lots, budget), &lots, made));
    blocks.extend(per_municipality_and_lot(ground, finance, made));
    blocks.push(Block::Table(per_variant(ground, finance, &lots)));
    blocks.push(Block::Paragraph(words.get("report-forecast-method")));
    blocks
}

/// The table of municipality × lot, with the total of each municipality; nothing where there is one municipality, for which
/// the table per lot says the same.
fn per_municipality_and_lot(ground: &Ground<'_>, finance: &Finance<'_, '_>, made: &mut Made) -> Vec<Block> {
    let (words, groups) = (ground.words, finance.municipality_lots());
    if groups.len() < 2 {
        return Vec::new();
    }
    let budget = groups.iter().flat_map(|(_, lines)| lines).any(|line| line.budget.is_some());
    let mut columns = finance.columns("municipality", "in_quarter_cents", budget);
    columns.insert(1, column(words, "lot", Shape::Line));
    let (mut rows, mut all) = (Vec::new(), Vec::new());
    for (label, lines) in groups {
        for line in lines {
            let mut row = finance.row(&line, budget);
            row.cells.insert(0, Cell::text(label.clone()));
            rows.push(row);
            all.push(Line { label: format!("{label}, {}", line.label), ..line });
        }
    }
    let mut total = finance.row(&finance.total(&all), budget);
    total.cells.insert(1, Cell::text(words.get("report-all-lots")));
    rows.push(total);
    let table = Table {
        id: "finance_per_municipality_lot",
        caption: words.get("report-table-finance-per-municipality-lot"),
        columns,
        rows,
        note: String::new(),
    };
    finance.explained(table, &all, made)
}

/// The same per funding variant, from the lines per lot.
fn per_variant(ground: &Ground<'_>, finance: &Finance<'_, '_>, lines: &[Line]) -> Table {
    let words = ground.words;
    let mut groups: BTreeMap<Option<&'static str>, Vec<Line>> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.total) {
        let lot = match line.lot {
            OfLot::One(lot) => lot.and_then(|lot| ground.register.get(Kind::Lot, lot)),
            OfLot::All => None,
        };
        groups.entry(lot.and_then(|lot| lot.choice(lots::FUNDING_VARIANT))).or_default().push(line.clone());
    }
    let whole = lines.last().and_then(|total| total.to_date);
    let row = |label: String, lines: &[Line], total: bool| {
        let sum = finance.total(lines);
        let made: Vec<Source> = lines.iter().flat_map(|line| finance.row(line, false).cells[2].made.clone()).collect();
        let quarter: Vec<Source> =
            lines.iter().flat_map(|line| finance.row(line, false).cells[1].made.clone()).collect();
        let share = sum.to_date.zip(whole).and_then(|(part, whole)| percent(part.into(), whole.into()));
        Row {
            cells: vec![
                Cell::text(label),
                Cell::cents(sum.in_period).made_from(quarter),
                Cell::cents(sum.to_date).made_from(made.clone()),
                Cell::percent(share),
                Cell::cents(sum.forecast).made_from(made),
            ],
            total,
        }
    };
    let mut rows: Vec<Row> = Vec::new();
    for (variant, lines) in &groups {
        let label =
            variant.map_or_else(|| words.get("report-variant-unknown"), |code| words.choice("funding_variant", code));
        rows.push(row(label, lines, false));
    }
    let all: Vec<Line> = groups.into_values().flatten().collect();
    rows.push(row(words.get("report-total"), &all, true));
    let money = |name| column(words, name, Shape::Money);
    Table {
        id: "finance_per_variant",
        caption: words.get("report-table-finance-per-variant"),
        columns: vec![
            column(words, "funding_variant", Shape::Line),
            money("in_quarter_cents"),
            money("year_to_date_cents"),
            column(words, "share_of_total", Shape::Percent),
            money("forecast_cents"),
        ],
        rows,
        note: String::new(),
    }
}

/// Use of what was agreed as bars, and what was delivered per month.
fn capacity(ground: &Ground<'_>, wish: &Wish, flows: &Flows<'_>, care: &Care<'_, '_>) -> Vec<Block> {
    let words = ground.words;
    let bars: Vec<Bar> = care
        .lots
        .iter()
        .filter(|lot| lot.used.is_some())
        .map(|lot| Bar {
            label: lot.label.clone(),
            value: lot.used.as_ref().map(|used| used.ppm),
            mark: care.used_cell(lot).mark,
        })
        .collect();
    let over = bars.iter().filter(|bar| bar.mark == Some(Mark::Late)).count();
    let alt = Message::new("report-capacity-alt").count("count", bars.len()).count("over", over);
    let norms = ground.register.norms();
    let (under, full) = (norms.under_used_percent, norms.nearly_full_percent);
    let mut marks: Vec<i64> = vec![under, 80, full, 100];
    marks.sort_unstable();
    marks.dedup();
    let lines = marks.into_iter().map(|at| (at * 10_000, format!("{at} %"))).collect();
    let table = month::lots(ground, wish, care);
    let mut blocks = match bars.is_empty() {
        true => vec![Block::Table(table)],
        false => vec![Block::Chart(Chart {
            title: words.get("report-capacity-chart"),
            alt: words.say(&alt),
            plot: Plot::Bars { unit: Unit::Percent, bars, lines },
            table,
        })],
    };
    blocks.push(Block::Table(volumes(ground, wish, flows, care)));
    blocks
}

/// What was delivered per lot and unit in each month of the quarter, in the quarter and in the year so far.
fn volumes(ground: &Ground<'_>, wish: &Wish, flows: &Flows<'_>, care: &Care<'_, '_>) -> Table {
    let words = ground.words;
    let months: Vec<_> = wish.period.months().collect();
    let mut columns = vec![column(words, "lot", Shape::Line), column(words, "unit", Shape::Line)];
    columns.extend(months.iter().zip(1..).map(|(month, at)| Column {
        name: format!("month_{at}"),
        label: show_month(*month, words.lang()),
        shape: Shape::Quantity,
    }));
    columns.push(column(words, "in_quarter", Shape::Quantity));
    columns.push(column(words, "year_to_date", Shape::Quantity));
    let mut spans: Vec<_> = months.iter().map(|month| (*month, *month)).collect();
    spans.extend([(wish.period.first, wish.period.last()), flows.year_to_date()]);
    let mut rows = Vec::new();
    for lot in &care.lots {
        let variant = ground.register.get(Kind::Lot, lot.id).and_then(|lot| lot.choice(lots::FUNDING_VARIANT));
        if variant == Some("task") {
            continue;
        }
        let own = OfLot::One(Some(lot.id));
        let sums: Vec<_> = spans.iter().map(|span| flows.sum(Place::Scope, own, *span)).collect();
        for (at, unit) in UNITS.iter().enumerate().filter(|(at, _)| sums.iter().any(|sum| sum.volume(*at).is_some())) {
            let mut cells = vec![Cell::text(lot.label.clone()), Cell::text(unit_name(words, unit))];
            cells.extend(spans.iter().zip(&sums).map(|(span, sum)| {
                Cell::quantity(sum.volume(at)).made_from(flows.sources("quantity", Place::Scope, own, *span))
            }));
            rows.push(Row { cells, total: false });
        }
    }
    Table {
        id: "volumes",
        caption: words.get("report-table-volumes"),
        columns,
        rows,
        note: words.get("report-volumes-note"),
    }
}

/// What the words mean, and how good the figures are.
fn quality(ground: &Ground<'_>, headline: &Headline<'_, '_, '_>, oversight: &Oversight<'_, '_, '_>) -> Vec<Block> {
    let words = ground.words;
    let year = headline.finance.year().to_string();
    let definitions = words.say(&Message::new("report-month-definitions").with("year", year.as_str()));
    let mut told = vec![format!("{}: {}", headline.completeness().0, headline.completeness().1)];
    let without = headline.finance.without_budget();
    if !without.is_empty() {
        let message = Message::new("report-quality-budget").with("year", year);
        told.push(words.say(&message.with("names", super::records::some(words, &without, 6))));
    }
    let foreign = headline.flows.sum(Place::Foreign, OfLot::All, headline.flows.year_to_date());
    if let Some(cents) = foreign.cents().filter(|_| headline.is_region()) {
        told.push(words.say(&Message::new("report-quality-foreign").with("money", show_money(cents, words.lang()))));
    }
    let no_norm = headline.care.lots.iter().filter(|lot| lot.wait.is_some_and(|wait| wait.norm.is_none())).count();
    if no_norm > 0 {
        told.push(words.say(&Message::new("report-quality-norm").count("count", no_norm)));
    }
    if oversight.unclear() > 0 {
        told.push(words.say(&Message::new("report-quality-contracts").count("count", oversight.unclear())));
    }
    vec![Block::Paragraph(definitions), Block::Paragraph(words.get("report-small-counts")), Block::List(told)]
}
