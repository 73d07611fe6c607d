//! Columns beside each other: which fit, how wide each becomes, what stands above them. For lists and for the sections
//! of a page. A column that does not fit goes, by its rank from the right; a heading is never cut.

use super::world::World;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::Record;
use crate::search::{ColumnSpec, cell};
use crate::shown::measure;

/// Most cells a column of text takes, however much room there is.
const WIDEST: u16 = 64;
/// Most records whose texts are measured for the width of a column.
const MEASURED: usize = 300;

/// Cells that the code of a lot takes; its name gets what is left.
const LOT: u16 = 8;
/// Most cells a word of a closed list takes before it is cut.
const WORD: u16 = 24;
/// From this width on the name of a lot says more than its code.
const CODED: usize = 16;

/// A column that fits.
pub struct Fitted<'a> {
    /// The column.
    pub column: &'a ColumnSpec,
    /// What stands above it.
    pub heading: String,
    /// Its cells.
    pub width: u16,
}

/// Whether its width hangs on what stands in it.
fn is_text(column: &ColumnSpec) -> bool {
    matches!(
        column.shape(),
        Shape::Line
            | Shape::Prose
            | Shape::Lines
            | Shape::Due
            | Shape::Choice(_)
            | Shape::Link(_)
            | Shape::Links(_)
            | Shape::LinkBy(_)
    )
}

/// The widest text of each column in these records, or in an even choice of them; nothing for columns whose width
/// does not hang on what stands in them.
#[must_use]
pub fn widest(world: &World, columns: &[ColumnSpec], records: &[&Record]) -> Vec<Option<u16>> {
    let step = records.len().div_ceil(MEASURED).max(1);
    let measure = |column: &ColumnSpec| {
        if let Some(cells) = super::capacity::widest(world, column) {
            return cells;
        }
        let width = |record: &&Record| measure::width(&crate::shown::line(&text(world, record, column, usize::MAX)));
        let widest = records.iter().step_by(step).map(width).max().unwrap_or(0);
        u16::try_from(widest).unwrap_or(u16::MAX).min(WIDEST)
    };
    columns.iter().map(|column| (is_text(column) && !records.is_empty()).then(|| measure(column))).collect()
}

/// What stands in a cell of that width. A lot whose name does not fit is called by its code; what holds for no single
/// municipality holds for the region.
#[must_use]
pub fn text(world: &World, record: &Record, column: &ColumnSpec, cells: usize) -> String {
    let text = cell(&world.register, record, column, world.when, world.words);
    let whole = match column.kind {
        Kind::Coverage | Kind::Need => column.name() == "municipality",
        Kind::Report => column.name() == "scope",
        _ => false,
    };
    if text.is_empty() && whole {
        return world.words.get("ui-map-whole-region");
    }
    if is_lot(column)
        && cells < CODED
        && measure::width(&crate::shown::line(&text)) > cells
        && let Some((code, _)) = text.split_once(" · ")
    {
        return code.to_owned();
    }
    text
}

fn is_lot(column: &ColumnSpec) -> bool {
    column.shape() == Shape::Link(Kind::Lot)
}

/// The fewest cells in which a column still says something.
fn least(column: &ColumnSpec, usual: u16) -> u16 {
    match column.shape() {
        Shape::Link(Kind::Provider | Kind::ProviderGroup)
        | Shape::LinkBy(_)
        | Shape::Line
        | Shape::Prose
        | Shape::Due => usual.min(14),
        Shape::Link(Kind::Municipality | Kind::Product | Kind::RiskSignal) => usual.min(10),
        _ => usual,
    }
}

/// How many of the first columns of an answer tell it: in a narrow window names give way to them.
fn telling(columns: &[ColumnSpec]) -> usize {
    match columns.first().map(|column| column.kind) {
        Some(Kind::Coverage | Kind::Exposure | Kind::Chain) => 5,
        Some(Kind::Wait) => 6,
        Some(Kind::LotLineage) => 3,
        Some(Kind::Gap) => 2,
        Some(Kind::Actual | Kind::Reservation) => 5,
        // A day and its reason are long, and the reason is what people come for.
        Some(Kind::Deadline | Kind::OwnClause | Kind::DuplicateProof | Kind::Burden) => 0,
        Some(kind) if kind.is_question() => 4,
        _ => 0,
    }
}

/// The columns that fit in so many cells, one cell apart. `widest` is what `widest` answered for them, or empty.
#[must_use]
pub fn fit<'a>(
    columns: &'a [ColumnSpec],
    widest: &[Option<u16>],
    cells: u16,
    heading: impl Fn(&ColumnSpec) -> String,
) -> Vec<Fitted<'a>> {
    let telling = telling(columns).min(columns.len());
    let usual = arranged(columns, widest, cells, &heading, false);
    if usual.len() >= telling {
        return usual;
    }
    let narrow = arranged(&columns[..telling], widest, cells, &heading, true);
    if narrow.len() > usual.len() { narrow } else { usual }
}

/// The columns that fit; with `narrow`, each as narrow as it still says something before what is left is given out.
fn arranged<'a>(
    columns: &'a [ColumnSpec],
    widest: &[Option<u16>],
    cells: u16,
    heading: &impl Fn(&ColumnSpec) -> String,
    narrow: bool,
) -> Vec<Fitted<'a>> {
    let mut left = cells;
    let mut fitted: Vec<Fitted<'a>> = Vec::new();
    let mut wishes: Vec<u16> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let heading = heading(column);
        let needed = u16::try_from(measure::width(&heading)).unwrap_or(u16::MAX);
        let content = widest.get(at).copied().flatten();
        let usual = if is_lot(column) { column.width().clamp(3, LOT) } else { column.width().max(3) };
        let usual = if narrow { least(column, usual) } else { usual };
        // Text that is short everywhere gives its room away; what is long gets it below.
        let whole = matches!(column.shape(), Shape::Choice(_));
        // A status is told whole.
        let wanted = content.map_or(usual, |content| if whole { content.min(WORD) } else { usual.min(content) });
        let wanted = wanted.max(needed);
        let gap = u16::from(!fitted.is_empty());
        if wanted.saturating_add(gap) > left {
            if fitted.is_empty() {
                fitted.push(Fitted { column, heading, width: left });
            }
            break;
        }
        left -= wanted + gap;
        wishes.push(if is_text(column) { content.unwrap_or(WIDEST.min(usual * 2)).max(needed) } else { wanted });
        fitted.push(Fitted { column, heading, width: wanted });
    }
    give_out(&mut fitted, &wishes, left);
    fitted
}

/// What is left goes round, so that no name takes all of it from the next; then to lots, whose names are told only where
/// there is room for them.
fn give_out(fitted: &mut [Fitted<'_>], wishes: &[u16], mut left: u16) {
    for lots in [false, true] {
        loop {
            let before = left;
            for (fitted, wish) in fitted.iter_mut().zip(wishes).filter(|(fitted, _)| is_lot(fitted.column) == lots) {
                if left > 0 && fitted.width < *wish {
                    fitted.width += 1;
                    left -= 1;
                }
            }
            if left == before {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none(_: &ColumnSpec) -> String {
        String::new()
    }

    #[test]
    fn columns_go_from_the_right_and_the_first_always_stays() {
        let columns = crate::search::default_columns(Kind::Contract);
        let wide = fit(&columns, &[], 160, none).len();
        let narrow = fit(&columns, &[], 40, none);
        assert!(narrow.len() < wide);
        assert_eq!(narrow[0].column, &columns[0]);
        assert_eq!(fit(&columns, &[], 6, none)[0].width, 6);
        for cells in 0..200 {
            let used: u16 = fit(&columns, &[], cells, none).iter().map(|fitted| fitted.width + 1).sum();
            assert!(used <= cells + 1, "{cells}");
        }
    }

    #[test]
    fn no_heading_is_cut_and_long_text_gets_what_short_text_leaves() {
        let columns = crate::search::default_columns(Kind::Contract);
        let long = |_: &ColumnSpec| "twelve cells".to_owned();
        assert!(fit(&columns, &[], 90, long).iter().all(|fitted| fitted.width >= 12));
        // Number of contract and name of provider: 8 and 40 cells in what is recorded.
        let content = [Some(8), Some(40)];
        let fitted = fit(&columns[..2], &content, 60, none);
        assert_eq!([fitted[0].width, fitted[1].width], [8, 40]);
    }

    #[test]
    fn in_a_narrow_window_names_give_way_to_what_the_answer_says() {
        let named = |names: &[&str]| -> Vec<ColumnSpec> {
            names.iter().filter_map(|name| ColumnSpec::named(Kind::Wait, name)).collect()
        };
        let columns = named(&["contract", "lot", "provider", "state", "weeks_start", "norm"]);
        let content = [Some(9), Some(40), Some(40), Some(10), None, None];
        let heading = |column: &ColumnSpec| column.name().chars().take(7).collect();
        for (cells, shown) in [(57, 5), (90, 6)] {
            let fitted = fit(&columns, &content, cells, heading);
            assert_eq!(fitted.len(), shown, "{cells}");
            assert!(fitted[3].width >= 10, "the status is whole");
            assert!(fitted[2].width >= 14, "and so much of a name that it can be told from others");
        }
        // A lot is called by its code until everything else has what it needs.
        let fitted = fit(&columns, &content, 200, heading);
        assert_eq!([fitted[1].width, fitted[2].width], [40, 40]);
    }
}
