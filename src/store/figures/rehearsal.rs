//! What a delivery of monthly figures would do, without writing anything: which figures are new, changed or the same, and
//! which earlier ones of the same provider, source and month it lacks.

use super::super::failure::database as storage;
use super::super::rows;
use super::cells::{MonthText, month_text};
use super::delivery::{Present, months};
use crate::domain::edit::{Figure, Figures, Standing};
use crate::domain::record::Id;
use crate::error::Result;
use chrono::NaiveDate;
use rusqlite::{Connection, Row};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Whose month a figure is of, and by which source.
type Of = (Id, NaiveDate, Option<Arc<str>>);

fn of(figure: &Figure) -> Of {
    (figure.provider, figure.month, figure.source.clone())
}

/// How a delivery stands to what is there.
///
/// # Errors
/// When the file cannot be read.
pub fn rehearse(conn: &Connection, figures: &Figures) -> Result<Standing> {
    let months = months(conn, figures.kind)?;
    let mut present = Present::prepare(conn, figures.kind)?;
    let mut month = MonthText::default();
    let mut standing = Standing::default();
    let mut met: HashMap<Of, usize> = HashMap::new();
    for figure in &figures.rows {
        if !months.contains(&figure.month) {
            standing.new += 1;
            continue;
        }
        let met = met.entry(of(figure)).or_default();
        let written = month.of(figure.month);
        match present.find(figure, written)? {
            None => {
                standing.new += 1;
                let others = present.other_sources(figure, written)?;
                standing.doubled += usize::from(!others.is_empty());
                standing.sources.extend(others.into_iter().map(Arc::from));
            }
            Some(found) => {
                *met += 1;
                let count = if found.same { &mut standing.same } else { &mut standing.changed };
                *count += 1;
            }
        }
    }
    each_there(conn, figures, &mut |row, key| {
        if let Some(met) = met.get(&key) {
            let there: i64 = row.get(0)?;
            standing.left += usize::try_from(there).unwrap_or(0).saturating_sub(*met);
        }
        Ok(())
    })?;
    Ok(standing)
}

/// Calls with the number of present figures per provider, month and source, in the months of a delivery.
fn each_there(
    conn: &Connection,
    figures: &Figures,
    take: &mut dyn FnMut(&Row<'_>, Of) -> rusqlite::Result<()>,
) -> Result<()> {
    each(conn, figures, "count(*), provider, month, source", " GROUP BY provider, month, source", take)
}

fn each(
    conn: &Connection,
    figures: &Figures,
    columns: &str,
    grouped: &str,
    take: &mut dyn FnMut(&Row<'_>, Of) -> rusqlite::Result<()>,
) -> Result<()> {
    let months = figures.rows.iter().map(|figure| figure.month);
    let Some((first, last)) = months.clone().min().zip(months.max()) else { return Ok(()) };
    let sql = format!(
        "SELECT {columns} FROM {} WHERE replaced_in IS NULL AND month BETWEEN ?1 AND ?2{grouped}",
        figures.kind.name()
    );
    let mut asked = conn.prepare_cached(&sql).map_err(storage)?;
    let mut found = asked.query([month_text(first), month_text(last)]).map_err(storage)?;
    while let Some(row) = found.next().map_err(storage)? {
        let month: String = row.get(2).map_err(storage)?;
        let Some(month) = rows::month(month.as_bytes()) else { continue };
        let source: Option<String> = row.get(3).map_err(storage)?;
        let key = (Id(row.get(1).map_err(storage)?), month, source.filter(|text| !text.is_empty()).map(Arc::from));
        take(row, key).map_err(storage)?;
    }
    Ok(())
}

/// The earlier figures of the same providers, months and sources that a delivery lacks.
///
/// # Errors
/// When the file cannot be read.
pub fn left(conn: &Connection, figures: &Figures) -> Result<Vec<Id>> {
    let named: HashSet<Of> = figures.rows.iter().map(of).collect();
    let key = |figure: &Figure| (of(figure), figure.product, figure.municipality);
    let delivered: HashSet<(Of, Id, Id)> = figures.rows.iter().map(key).collect();
    let mut left = Vec::new();
    each(conn, figures, "id, provider, month, source, product, municipality", "", &mut |row, of| {
        if named.contains(&of) && !delivered.contains(&(of, Id(row.get(4)?), Id(row.get(5)?))) {
            left.push(Id(row.get(0)?));
        }
        Ok(())
    })?;
    Ok(left)
}
