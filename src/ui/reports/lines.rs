//! A document as lines of a page: tables drawn as text, charts as bars, lines and signs with their numbers. Rows open what
//! their figures were made from. Where a table is wider than the window, each row becomes a few lines of its own.

use super::Opens;
use crate::paper::document::{
    Block, Cell as PaperCell, Chart, Column, Document, Figure, Mark, Plot, Section, Table, Tile,
};
use crate::report::{Deviation, Made};
use crate::shown::{self, measure};
use crate::text::Words;
use crate::theme::Role;
use crate::ui::page::{Cell, Content, Line, Target, field_lines, sentence};

/// Narrowest a column of words becomes before rows are taken apart.
const NARROW: usize = 8;
/// Widest a column is made when there is room.
const WIDE: usize = 40;
/// Cells of a bar.
const BAR: usize = 20;

/// A section as the pane beside it shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The line it begins on.
    pub line: usize,
    /// Its heading.
    pub heading: String,
    /// The worst mark in it.
    pub mark: Option<Mark>,
}

/// All lines of a document, and where its sections begin.
pub fn lines(made: &Made, width: usize, first: usize) -> (Vec<Line>, Vec<Part>) {
    let document = &made.document;
    let words = document.words();
    let mut lines = Vec::new();
    let mut parts = Vec::new();
    for section in &document.sections {
        lines.push(Line::new(Content::Blank));
        parts.push(Part { line: first + lines.len(), heading: section.heading.clone(), mark: worst(section) });
        lines.push(Line::new(Content::Heading(section.heading.clone(), None)));
        for block in &section.blocks {
            lines.extend(block_lines(block, document, &made.deviations, width, words));
        }
    }
    (lines, parts)
}

fn worst(section: &Section) -> Option<Mark> {
    let cells = section.blocks.iter().flat_map(|block| match block {
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).collect::<Vec<_>>(),
        Block::Chart(chart) => chart.table.rows.iter().flat_map(|row| &row.cells).collect(),
        Block::Tiles(tiles) => tiles.iter().map(|tile| &tile.cell).collect(),
        Block::Paragraph(_) | Block::List(_) | Block::Room(_) => Vec::new(),
    });
    let rank = |mark: &Mark| match mark {
        Mark::Late => 3,
        Mark::Soon => 2,
        Mark::Unknown => 1,
        Mark::Good => 0,
    };
    cells.filter_map(|cell| cell.mark).max_by_key(rank)
}

fn block_lines(block: &Block, document: &Document, deviations: &[Deviation], width: usize, words: Words) -> Vec<Line> {
    match block {
        Block::Paragraph(text) => sentence(text, width, Role::Text).collect(),
        Block::List(items) => {
            let text = |item: &String| format!("– {item}");
            items.iter().flat_map(|item| sentence(&text(item), width, Role::Text).collect::<Vec<_>>()).collect()
        }
        Block::Tiles(tiles) => tiles.iter().flat_map(|tile| tile_lines(tile, width, words)).collect(),
        Block::Table(table) => table_lines(table, deviations, width, words),
        Block::Chart(chart) => {
            let mut lines = chart_lines(chart, document, width, words);
            lines.extend(table_lines(&chart.table, deviations, width, words));
            lines
        }
        Block::Room(label) => {
            let rule = "_".repeat(width.saturating_sub(2).min(60));
            vec![dim(label), dim(&rule)]
        }
    }
}

fn dim(text: &str) -> Line {
    Line::new(Content::Row(vec![Cell::new(text, 0).role(Role::Dim)]))
}

/// The look of a mark.
#[must_use]
pub fn role(mark: Option<Mark>) -> Role {
    match mark {
        None => Role::Text,
        Some(Mark::Good) => Role::Good,
        Some(Mark::Soon) => Role::Soon,
        Some(Mark::Late) => Role::Late,
        Some(Mark::Unknown) => Role::Unknown,
    }
}

fn tile_lines(tile: &Tile, width: usize, words: Words) -> Vec<Line> {
    let opens = target(&[("", &tile.cell)], &tile.label, None);
    let value = format!("{}  {}", tile.cell.alone(words), tile.detail);
    field_lines(&tile.label, value.trim_end(), opens.as_ref(), u16::try_from(width).unwrap_or(u16::MAX))
}

/// Where a row leads: what its cells were made from, each once.
fn target(cells: &[(&str, &PaperCell)], row: &str, deviation: Option<usize>) -> Option<Target> {
    let mut made: Vec<(String, crate::domain::questions::Made)> = Vec::new();
    for (column, cell) in cells {
        for source in &cell.made {
            if !made.iter().any(|(_, other)| *other == source.of) {
                let title = if column.is_empty() { row.to_owned() } else { format!("{row}: {column}") };
                made.push((title, source.of.clone()));
            }
        }
    }
    (!made.is_empty() || deviation.is_some()).then(|| Target::Cells(Box::new(Opens { made, deviation, wish: None })))
}

fn is_right(cell: &PaperCell) -> bool {
    matches!(cell.figure, Figure::Whole(_) | Figure::Cents(_) | Figure::Percent(_) | Figure::Quantity(_))
}

fn table_lines(table: &Table, deviations: &[Deviation], width: usize, words: Words) -> Vec<Line> {
    let mut lines = vec![Line::new(Content::Blank), dim(&table.caption)];
    let shown: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().zip(&table.columns).map(|(cell, column)| cell.show(column, words)).collect())
        .collect();
    let opens: Vec<Option<Target>> = table
        .rows
        .iter()
        .map(|row| {
            let label = row.cells.first().zip(table.columns.first()).map(|(cell, column)| cell.show(column, words));
            let label = label.unwrap_or_default();
            let deviation =
                deviations.iter().position(|one| one.line.split('/').next() == Some(table.id) && one.label == label);
            let cells: Vec<_> =
                row.cells.iter().zip(&table.columns).map(|(cell, column)| (column.label.as_str(), cell)).collect();
            target(&cells, &label, deviation)
        })
        .collect();
    match widths(table, &shown, width.saturating_sub(2)) {
        Some(widths) => {
            let head = |(column, width): (&Column, &usize)| {
                let right = table.rows.iter().any(|row| row.cells.get(at(table, column)).is_some_and(is_right));
                let cell = Cell::new(column.label.as_str(), *width).role(Role::Title);
                if right { cell.right() } else { cell }
            };
            lines.push(Line::new(Content::Heads(table.columns.iter().zip(&widths).map(head).collect())));
            for ((row, texts), target) in table.rows.iter().zip(&shown).zip(opens) {
                let cells = row.cells.iter().zip(texts).zip(&widths).map(|((cell, text), width)| {
                    let look = if row.total && cell.mark.is_none() { Role::Title } else { role(cell.mark) };
                    let piece = Cell::new(text.as_str(), *width).role(look);
                    if is_right(cell) { piece.right() } else { piece }
                });
                lines.push(Line { content: Content::Row(cells.collect()), target });
            }
        }
        None => {
            for ((row, texts), target) in table.rows.iter().zip(&shown).zip(opens) {
                let name = texts.first().cloned().unwrap_or_default();
                let content = Content::Row(vec![Cell::new(name, 0).role(Role::Title)]);
                lines.push(Line { content, target: target.clone() });
                for ((column, text), cell) in table.columns.iter().zip(texts).zip(&row.cells).skip(1) {
                    let mark = cell.mark.is_some();
                    let known = !matches!(cell.figure, Figure::Unknown) || mark;
                    if known {
                        let width = u16::try_from(width).unwrap_or(u16::MAX);
                        lines.extend(field_lines(&format!("  {}", column.label), text, None, width));
                    }
                }
            }
        }
    }
    if !table.note.is_empty() {
        lines.extend(sentence(&table.note, width, Role::Dim));
    }
    lines
}

fn at(table: &Table, column: &Column) -> usize {
    table.columns.iter().position(|other| std::ptr::eq(other, column)).unwrap_or(0)
}

/// Cells for each column; nothing when even narrow columns do not fit.
fn widths(table: &Table, shown: &[Vec<String>], room: usize) -> Option<Vec<usize>> {
    let natural = |at: usize, column: &Column| {
        let rows = shown.iter().filter_map(|row| row.get(at)).map(|text| shown::width(text));
        rows.chain([shown::width(&column.label).min(14)]).max().unwrap_or(1).min(WIDE)
    };
    let mut widths: Vec<usize> = table.columns.iter().enumerate().map(|(at, column)| natural(at, column)).collect();
    let fixed: Vec<bool> = (0..widths.len())
        .map(|at| at > 0 && table.rows.iter().any(|row| row.cells.get(at).is_some_and(is_right)))
        .collect();
    let gaps = widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        let widest = (0..widths.len()).filter(|at| !fixed[*at] && widths[*at] > NARROW).max_by_key(|at| widths[*at])?;
        widths[widest] -= 1;
    }
    Some(widths)
}

fn chart_lines(chart: &Chart, document: &Document, width: usize, words: Words) -> Vec<Line> {
    let mut lines = vec![Line::new(Content::Blank)];
    lines.push(Line::new(Content::Row(vec![Cell::new(chart.title.as_str(), 0).role(Role::Title)])));
    lines.extend(sentence(&chart.alt, width, Role::Dim));
    let label = |text: &str| measure::cut(text, (width / 3).clamp(8, 28)).into_string();
    let name_width = (width / 3).clamp(8, 28);
    match &chart.plot {
        Plot::Bars { bars, lines: norms, .. } => {
            let most = bars.iter().filter_map(|bar| bar.value).chain(norms.iter().map(|(value, _)| *value)).max();
            let most = most.unwrap_or(0).max(1);
            for bar in bars {
                let drawn = bar.value.map_or_else(|| "?".to_owned(), |value| drawn(value, most));
                let cells = vec![
                    Cell::new(label(&bar.label), name_width),
                    Cell::new(drawn, BAR + 1).role(role(bar.mark)),
                    Cell::new(bar.mark.map_or("", Mark::sign), 0).role(role(bar.mark)),
                ];
                lines.push(Line::new(Content::Row(cells)));
            }
        }
        Plot::Lines { series, periods, .. } => {
            let all = series.iter().flat_map(|series| series.values.iter().flatten());
            let (least, most) = all.fold((0, 1), |(least, most), value| (least.min(*value), most.max(*value)));
            for series in series {
                let cells =
                    vec![Cell::new(label(&series.name), name_width), Cell::new(spark(&series.values, least, most), 0)];
                lines.push(Line::new(Content::Row(cells)));
            }
            if let (Some(first), Some(last)) = (periods.first(), periods.last()) {
                lines.push(dim(&format!("{} {first} – {last}", " ".repeat(name_width))));
            }
        }
        // The table that follows shows the same cells with the same signs.
        Plot::Heat { .. } => {}
        Plot::Spans { from, to, today, rows } => {
            let room = width.saturating_sub(name_width + 3).clamp(10, 72);
            let place = |day: chrono::NaiveDate| {
                let (all, part) = ((*to - *from).num_days().max(1), (day - *from).num_days());
                usize::try_from(part.clamp(0, all) * i64::try_from(room - 1).unwrap_or(1) / all).unwrap_or(0)
            };
            for row in rows {
                let mut signs: Vec<char> = vec![' '; room];
                signs[place(*today)] = '│';
                for (first, last, certain) in &row.spans {
                    let sign = if *certain { '━' } else { '┄' };
                    signs[place(*first)..=place(*last).max(place(*first))].fill(sign);
                }
                for (day, sign) in &row.points {
                    signs[place(*day)] = *sign;
                }
                let cells =
                    vec![Cell::new(label(&row.label), name_width), Cell::new(signs.iter().collect::<String>(), 0)];
                lines.push(Line::new(Content::Row(cells)));
            }
            let days = [from, today, to].map(|day| crate::domain::written::show_day(*day, words.lang()));
            lines.push(dim(&format!("{} {} │ {} – {}", " ".repeat(name_width), days[1], days[0], days[2])));
        }
    }
    debug_assert_eq!(document.lang, words.lang());
    lines
}

/// A lying bar of whole and half cells.
fn drawn(value: i64, most: i64) -> String {
    let cells = i64::try_from(BAR * 2).unwrap_or(40);
    let halves = usize::try_from((value.max(0) * cells + most / 2) / most).unwrap_or(0);
    let mut bar = "█".repeat(halves / 2);
    if halves % 2 == 1 {
        bar.push('▌');
    }
    bar
}

/// A line of small columns; a gap where nothing is known.
fn spark(values: &[Option<i64>], least: i64, most: i64) -> String {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let span = (most - least).max(1);
    let step = |value: &Option<i64>| match value {
        None => '·',
        Some(value) => STEPS[usize::try_from((value - least) * 7 / span).unwrap_or(0).min(7)],
    };
    values.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_and_sparks_follow_their_values() {
        assert_eq!(drawn(100, 100), "█".repeat(20));
        assert_eq!(drawn(25, 100), "█".repeat(5));
        assert_eq!(drawn(0, 100), "");
        assert_eq!(drawn(-5, 100), "");
        assert_eq!(spark(&[Some(0), Some(70), None, Some(35)], 0, 70), "▁█·▄");
    }
}
