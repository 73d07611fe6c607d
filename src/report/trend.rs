//! Main objectives with their indicators (§5.3): target, the last periods, whether it goes the right way. The lines of a
//! report hang under at most ten main objectives (N22); more keep it from being frozen.

use super::period::Period;
use super::{Ground, Made, Wish, column};
use crate::domain::contract::in_use;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::{indicator_values as values, indicators, objectives};
use crate::domain::questions::{Made as From, Source};
use crate::domain::record::Record;
use crate::domain::rounding::percent;
use crate::export::table::Column;
use crate::paper::document::{Bar, Block, Cell, Chart, Figure, Mark, Plot, Row, Table, Unit};
use crate::text::Message;

/// Main objectives a report may have (S3).
const MOST: usize = 10;
/// Periods told beside each other, the last one included.
const PERIODS: i32 = 4;

/// Which way an indicator goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Towards its target.
    Better,
    /// As it was.
    Same,
    /// Away from its target.
    Worse,
    /// One of the two is not known, or which way is better.
    Unknown,
}

/// Which way an indicator goes from one value to the next; `higher` or `lower` is better.
#[must_use]
pub fn trend(before: Option<i64>, now: Option<i64>, better: Option<&str>) -> Trend {
    match (before.zip(now), better) {
        (Some((before, now)), _) if before == now => Trend::Same,
        (Some((before, now)), Some("higher")) => {
            if now > before {
                Trend::Better
            } else {
                Trend::Worse
            }
        }
        (Some((before, now)), Some("lower")) => {
            if now < before {
                Trend::Better
            } else {
                Trend::Worse
            }
        }
        _ => Trend::Unknown,
    }
}

/// How far a value is on the way to its target, in parts per million; 1 000 000 is reached. Nothing when unknown.
#[must_use]
pub fn attained(value: Option<i64>, target: Option<i64>, better: Option<&str>) -> Option<i64> {
    let (value, target) = value.zip(target)?;
    match better? {
        "lower" => percent(target.into(), value.into()),
        _ => percent(value.into(), target.into()),
    }
}

/// The value of an indicator in a period, with its record.
fn value_in<'a>(ground: &Ground<'a>, indicator: &Record, period: Period) -> Option<&'a Record> {
    let code = period.code();
    let all = ground.register.linked(Kind::IndicatorValue, "indicator", indicator.id);
    let ours = all.filter(|value| in_use(Kind::IndicatorValue, value, ground.day));
    ours.filter(|value| value.text(values::PERIOD) == Some(code.as_str())).last()
}

/// The section of the main objectives; too many go into the refusals of `made`.
#[must_use]
pub fn blocks(ground: &Ground<'_>, wish: &Wish, made: &mut Made) -> Vec<Block> {
    let (register, words) = (ground.register, ground.words);
    let mut known: Vec<&Record> =
        register.all(Kind::Objective).iter().filter(|one| in_use(Kind::Objective, one, ground.day)).collect();
    known.sort_by_key(|one| (one.number(objectives::NUMBER), one.id));
    if known.is_empty() {
        return vec![Block::Paragraph(words.get("report-objectives-none"))];
    }
    if known.len() > MOST {
        let message = Message::new("report-objectives-too-many").count("count", known.len()).count("most", MOST);
        made.refusals.push(message);
    }
    let mut periods = vec![wish.period];
    for _ in 1..PERIODS {
        periods.insert(0, periods[0].before());
    }
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for objective in known {
        let all = register.linked(Kind::Indicator, "objective", objective.id);
        let own: Vec<&Record> = all.filter(|one| in_use(Kind::Indicator, one, ground.day)).collect();
        let label = register.label(Kind::Objective, objective.id);
        if own.is_empty() {
            let empty = std::iter::repeat_with(|| Cell::new(Figure::Unknown)).take(periods.len() + 3);
            rows.push(Row { cells: [Cell::text(label.clone())].into_iter().chain(empty).collect(), total: false });
        }
        for indicator in own {
            let (row, bar) = line(ground, &label, indicator, &periods);
            rows.push(row);
            bars.push(bar);
        }
    }
    let table = Table {
        id: "objectives",
        caption: words.get("report-table-objectives"),
        columns: columns(ground, &periods),
        rows,
        note: words.get("report-objectives-note"),
    };
    let reached = bars.iter().filter(|bar| bar.mark == Some(Mark::Good)).count();
    let alt = Message::new("report-objectives-alt").count("count", bars.len()).count("reached", reached);
    let lines = vec![(1_000_000, words.get("report-objectives-target"))];
    vec![Block::Chart(Chart {
        title: words.get("report-objectives-chart"),
        alt: words.say(&alt),
        plot: Plot::Bars { unit: Unit::Percent, bars, lines },
        table,
    })]
}

fn columns(ground: &Ground<'_>, periods: &[Period]) -> Vec<Column> {
    let words = ground.words;
    let mut columns = vec![
        column(words, "objective", Shape::Line),
        column(words, "indicator", Shape::Line),
        column(words, "target", Shape::Quantity),
    ];
    columns.extend(periods.iter().map(|period| Column {
        name: period.code().to_lowercase().replace('-', "_"),
        label: period.show(words.lang()),
        shape: Shape::Quantity,
    }));
    columns.push(column(words, "trend", Shape::Line));
    columns
}

fn line(ground: &Ground<'_>, objective: &str, indicator: &Record, periods: &[Period]) -> (Row, Bar) {
    let words = ground.words;
    let (target, better) = (indicator.number(indicators::TARGET), indicator.choice(indicators::DIRECTION));
    let name = match indicator.text(indicators::UNIT) {
        Some(unit) => format!("{} ({unit})", indicator.text(indicators::NAME).unwrap_or_default()),
        None => indicator.text(indicators::NAME).unwrap_or_default().to_owned(),
    };
    let found: Vec<Option<&Record>> = periods.iter().map(|period| value_in(ground, indicator, *period)).collect();
    let number = |record: Option<&Record>| record.and_then(|record| record.number(values::VALUE));
    let now = number(found.last().copied().flatten());
    let before = found.len().checked_sub(2).and_then(|at| number(found[at]));
    let (part, way) = (attained(now, target, better), trend(before, now, better));
    let reached = part.map(|part| part >= 1_000_000);
    let made = |kind, id| vec![Source { column: "value", of: From::Records(kind, vec![id]) }];
    let of_indicator = made(Kind::Indicator, indicator.id);
    let mut cells =
        vec![Cell::text(objective), Cell::text(name.clone()), Cell::quantity(target).made_from(of_indicator)];
    for record in found {
        let source = record.map(|record| made(Kind::IndicatorValue, record.id)).unwrap_or_default();
        cells.push(Cell::quantity(number(record)).made_from(source));
    }
    let (id, mark) = match (way, reached) {
        (Trend::Better, Some(true)) => ("report-trend-better", Mark::Good),
        (Trend::Better, _) => ("report-trend-better", Mark::Soon),
        (Trend::Same, Some(true)) => ("report-trend-same", Mark::Good),
        (Trend::Same, _) => ("report-trend-same", Mark::Soon),
        (Trend::Worse, Some(true)) => ("report-trend-worse", Mark::Soon),
        (Trend::Worse, _) => ("report-trend-worse", Mark::Late),
        (Trend::Unknown, _) => ("report-trend-unknown", Mark::Unknown),
    };
    cells.push(Cell::text(words.get(id)).marked(Some(mark)));
    let mark = reached.map(|reached| if reached { Mark::Good } else { Mark::Soon });
    (Row { cells, total: false }, Bar { label: name, value: part, mark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_depends_on_what_is_aimed_for() {
        assert_eq!(trend(Some(87), Some(90), Some("higher")), Trend::Better);
        assert_eq!(trend(Some(87), Some(90), Some("lower")), Trend::Worse);
        assert_eq!(trend(Some(90), Some(90), None), Trend::Same);
        assert_eq!(trend(None, Some(90), Some("lower")), Trend::Unknown);
        // 45 of 90 is half way up; 20 where 18 is aimed for is 18/20.
        assert_eq!(attained(Some(45_000), Some(90_000), Some("higher")), Some(500_000));
        assert_eq!(attained(Some(20_000), Some(18_000), Some("lower")), Some(900_000));
        assert_eq!(attained(Some(1), None, Some("lower")), None);
    }
}
