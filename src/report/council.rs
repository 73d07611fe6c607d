//! The annex to a council letter (bijlage raadsinformatiebrief, §5.5): what, why, what next and money in plain words, the
//! region and the own municipality side by side, two charts and a glossary. No provider is named and no money is told per lot,
//! where it could be that of one provider.

use super::care::{Care, Lot};
use super::finance::{Finance, Line};
use super::flows::Flows;
use super::headline::Headline;
use super::period::Length;
use super::scope::{Reach, Scope};
use super::{Ground, Made, Report, Wish, begin, column, sentence, spending};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::morning::AHEAD_DAYS;
use crate::domain::written::{show_money, show_percent, show_quantity};
use crate::export::table::Column;
use crate::paper::document::{Bar, Block, Cell, Chart, Plot, Row, Section, Table, Unit};
use crate::text::Message;

/// The overview.
pub const REPORT: Report = Report {
    name: "council",
    lengths: &[Length::Quarter, Length::Month, Length::Year],
    reaches: &[Reach::Region, Reach::Municipality],
    questions: &[Kind::Utilisation, Kind::Wait, Kind::Deadline],
    make,
};

/// Words that are explained.
const GLOSSARY: usize = 8;

/// What a scope looks like: its figures in one place.
struct Side<'f, 'a> {
    finance: Finance<'f, 'a>,
    care: Care<'f, 'a>,
    total: Line,
    label: String,
}

impl<'f, 'a> Side<'f, 'a> {
    fn of(ground: &Ground<'a>, wish: &Wish, flows: &'f Flows<'a>) -> Option<Self> {
        let finance = Finance::new(ground, wish, flows);
        let total = finance.municipalities().pop()?;
        let label = wish.scope.show(ground.register, ground.words);
        Some(Self { care: Care::of(ground, wish, flows), total, label, finance })
    }

    fn lots(&self, wanted: impl Fn(&Lot) -> bool) -> Vec<&Lot> {
        self.care.lots.iter().filter(|lot| wanted(lot)).collect()
    }

    fn longest(&self) -> Option<&Lot> {
        self.care.lots.iter().filter(|lot| lot.wait.is_some()).max_by_key(|lot| lot.wait.map(|wait| wait.weeks))
    }
}

fn too_long(lot: &Lot) -> bool {
    lot.wait.is_some_and(|wait| wait.norm.is_some_and(|norm| wait.weeks > norm))
}

fn make(ground: &Ground<'_>, wish: &Wish) -> Made {
    let mut made = Made { document: begin(ground, wish), ..Made::default() };
    let whole = Wish { scope: Scope::Region, ..*wish };
    let (flows, all) = (Flows::of(ground, wish), Flows::of(ground, &whole));
    let (Some(own), Some(region)) = (Side::of(ground, wish, &flows), Side::of(ground, &whole, &all)) else {
        return made;
    };
    let headline = Headline { ground, wish, flows: &flows, finance: &own.finance, care: &own.care };
    made.document.facts.push(headline.completeness());
    let sides: Vec<&Side<'_, '_>> = match wish.scope {
        Scope::Region => vec![&own],
        _ => vec![&own, &region],
    };
    let parts = [
        ("what", what(ground, &own)),
        ("why", why(ground, wish, &own)),
        ("next", next(ground, &headline, &own)),
        ("money", money(ground, &flows, &sides, &mut made)),
        ("beside", beside(ground, &sides)),
        ("glossary", glossary(ground)),
    ];
    let heading = |id: &str| ground.words.get(&format!("report-council-{id}"));
    made.document.sections =
        parts.into_iter().map(|(id, blocks)| Section { id, heading: heading(id), blocks }).collect();
    made
}

/// What is going on: money, waits and gaps, a sentence each.
fn what(ground: &Ground<'_>, own: &Side<'_, '_>) -> Vec<Block> {
    let words = ground.words;
    let total = &own.total;
    let mut told = Vec::new();
    if let Some(cents) = total.to_date {
        let message = Message::new("report-council-spent").with("scope", own.label.as_str());
        told.push(words.say(&message.with("money", show_money(cents, words.lang()))));
    }
    if let (Some(difference), Some(share)) = (total.difference(), total.deviation()) {
        let id = if difference > 0 { "report-council-over" } else { "report-council-under" };
        let message = Message::new(id).with("money", show_money(difference.abs(), words.lang()));
        told.push(words.say(&message.with("percent", show_percent(share.abs(), words.lang()))));
    } else {
        told.push(words.get("report-council-no-budget"));
    }
    match own.lots(too_long).as_slice() {
        [] => told.push(words.get("report-council-waits-fine")),
        lots => told.push(words.say(&Message::new("report-council-waits").count("count", lots.len()))),
    }
    match own.lots(|lot| !lot.gaps.is_empty()).as_slice() {
        [] => told.push(words.get("report-council-gaps-none")),
        lots => told.push(words.say(&Message::new("report-council-gaps").count("count", lots.len()))),
    }
    vec![Block::List(told)]
}

/// Why: the sentence somebody wrote for the total, or room for it.
fn why(ground: &Ground<'_>, wish: &Wish, own: &Side<'_, '_>) -> Vec<Block> {
    let words = ground.words;
    let mut blocks = Vec::new();
    match sentence(ground, wish, &format!("finance/{}", own.total.name)) {
        Some(text) => blocks.push(Block::Paragraph(text.to_owned())),
        None if own.finance.deviates(&own.total) => blocks.push(Block::Paragraph(words.get("report-council-why-open"))),
        None => blocks.push(Block::Paragraph(words.get("report-council-why-none"))),
    }
    let waits = own.lots(too_long).into_iter().filter_map(|lot| {
        let (weeks, norm) = lot.wait.and_then(|wait| Some((wait.weeks, wait.norm?)))?;
        let message = Message::new("report-council-wait").with("lot", title(ground, lot));
        let message = message.with("weeks", show_quantity(weeks, words.lang()));
        Some(words.say(&message.with("norm", show_quantity(norm, words.lang()))))
    });
    let waits: Vec<String> = waits.collect();
    if !waits.is_empty() {
        blocks.push(Block::List(waits));
    }
    blocks
}

/// What people call a lot when codes say nothing to them.
fn title(ground: &Ground<'_>, lot: &Lot) -> String {
    use crate::domain::nouns::lots::TITLE;
    let record = ground.register.get(Kind::Lot, lot.id);
    record.and_then(|lot| lot.text(TITLE)).map_or_else(|| lot.label.clone(), str::to_owned)
}

/// What comes next: how many decisions, and for which care new places are sought.
fn next(ground: &Ground<'_>, headline: &Headline<'_, '_, '_>, own: &Side<'_, '_>) -> Vec<Block> {
    let words = ground.words;
    let mut told = Vec::new();
    let decisions = headline.decisions_ahead(AHEAD_DAYS).len();
    let id = if decisions > 0 { "report-council-decisions" } else { "report-council-decisions-none" };
    told.push(words.say(&Message::new(id).count("count", decisions)));
    let gaps: Vec<String> = own.lots(|lot| !lot.gaps.is_empty()).into_iter().map(|lot| title(ground, lot)).collect();
    if !gaps.is_empty() {
        let names = super::records::some(words, &gaps, 4);
        told.push(words.say(&Message::new("report-council-seek").with("names", names)));
    }
    told.push(words.get("report-council-again"));
    vec![Block::List(told), Block::Room(words.get("report-council-room"))]
}

/// Money: the year as a line, and own and region side by side.
fn money(ground: &Ground<'_>, flows: &Flows<'_>, sides: &[&Side<'_, '_>], made: &mut Made) -> Vec<Block> {
    let words = ground.words;
    let Some(own) = sides.first() else { return Vec::new() };
    let lines: Vec<Line> =
        sides.iter().map(|side| Line { label: side.label.clone(), total: false, ..side.total.clone() }).collect();
    let table = Table {
        id: "money",
        caption: words.get("report-council-money-table"),
        columns: own.finance.columns("whom", "in_period_cents", true),
        rows: sides.iter().zip(&lines).map(|(side, line)| side.finance.row(line, true)).collect(),
        note: String::new(),
    };
    let mut blocks = vec![Block::Chart(spending::chart(ground, flows, &own.total))];
    blocks.extend(own.finance.explained(table, &lines[..1], made));
    blocks
}

/// Care per lot: own municipality and region side by side, waits drawn.
fn beside(ground: &Ground<'_>, sides: &[&Side<'_, '_>]) -> Vec<Block> {
    let words = ground.words;
    let Some(own) = sides.first() else { return Vec::new() };
    let labelled = |name: &'static str, side: &Side<'_, '_>, at: usize, shape| {
        let mut column: Column = column(words, name, shape);
        if sides.len() > 1 {
            column.label = format!("{}, {}", column.label, side.label);
            column.name = format!("{name}_{at}");
        }
        column
    };
    let mut columns = vec![column(words, "care", Shape::Line)];
    for (side, at) in sides.iter().zip(1..) {
        columns.push(labelled("clients", side, at, Shape::Whole));
        columns.push(labelled("wait_weeks", side, at, Shape::Quantity));
    }
    columns.push(column(words, "norm_weeks", Shape::Quantity));
    let rows = own.care.lots.iter().map(|lot| {
        let mut cells = vec![Cell::text(title(ground, lot))];
        for side in sides {
            let same = side.care.lots.iter().find(|other| other.id == lot.id);
            cells.push(same.map_or_else(|| Cell::whole(None), |lot| side.care.clients_cell(lot)));
            // Which contract waits longest is a provider's: nothing to open.
            cells.push(same.map_or_else(|| Cell::quantity(None), |lot| side.care.wait_cell(lot).made_from(Vec::new())));
        }
        let norm = lot.wait.and_then(|wait| wait.norm);
        cells.push(Cell::quantity(norm));
        Row { cells, total: false }
    });
    let table = Table {
        id: "care_beside",
        caption: words.get("report-council-care-table"),
        columns,
        rows: rows.collect(),
        note: words.get("report-council-care-note"),
    };
    let bars: Vec<Bar> = own
        .care
        .lots
        .iter()
        .filter_map(|lot| {
            let wait = lot.wait?;
            let mark = own.care.wait_cell(lot).mark;
            Some(Bar { label: title(ground, lot), value: Some(wait.weeks), mark })
        })
        .collect();
    let Some(longest) = own.longest() else { return vec![Block::Table(table)] };
    let alt = Message::new("report-council-waits-alt").with("lot", title(ground, longest));
    let weeks = show_quantity(longest.wait.map_or(0, |wait| wait.weeks), words.lang());
    vec![Block::Chart(Chart {
        title: words.get("report-council-waits-chart"),
        alt: words.say(&alt.with("weeks", weeks)),
        plot: Plot::Bars { unit: Unit::Quantity, bars, lines: Vec::new() },
        table,
    })]
}

/// What the words mean.
fn glossary(ground: &Ground<'_>) -> Vec<Block> {
    let words = ground.words;
    let all = (1..=GLOSSARY).map(|number| words.get(&format!("report-glossary-{number}")));
    vec![Block::List(all.collect()), Block::Paragraph(words.get("report-small-counts"))]
}
