//! What is read in part is what would be read whole: questions that leave the duties or some figures unread, and windows of monthly figures
//! against plain SQL, however the rows lie in the file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/made_up.rs"]
mod made_up;
mod support;

use made_up::made_up;
use perceel::domain::kind::Kind;
use perceel::domain::monthly::{Figures, Month, Monthly};
use perceel::domain::questions::{self, Asked, DUTIES, QUESTIONS};
use perceel::domain::register::{Register, When};
use perceel::search::{all_columns, cell};
use perceel::store::Store;
use perceel::store::open::OpenOptions;
use perceel::text::{Lang, Words};
use rusqlite::Connection;
use support::today;

/// Every answer of a question as its list shows it, with all columns.
fn listed(register: &Register, monthly: &Monthly, kind: Kind) -> Vec<Vec<String>> {
    let (when, words) = (When::today(today()), Words::load(Lang::Nl));
    let rows = questions::answer(&Asked { register, monthly, when, words }, kind);
    let columns = all_columns(kind);
    let row = |record| columns.iter().map(|column| cell(register, record, column, when, words)).collect();
    rows.iter().map(row).collect()
}

#[test]
fn questions_answer_the_same_without_what_they_do_not_look_at() {
    let made = made_up(true);
    let (whole, part) = (made.store.load().unwrap(), made.store.load_but(DUTIES).unwrap());
    for kind in DUTIES {
        assert!(!whole.all(*kind).is_empty() && part.all(*kind).is_empty() && !part.is_read(*kind));
    }
    let window = questions::window(&whole, today());
    assert_eq!(questions::window(&part, today()), window);
    let all = made.store.monthly(window, None).unwrap();
    let mut answered = 0;
    for question in QUESTIONS {
        let rows = listed(&whole, &all, question.kind);
        let some = made.store.monthly_of(question.needs_figures, window, None).unwrap();
        let register = if question.needs_duties { &whole } else { &part };
        assert_eq!(listed(register, &some, question.kind), rows, "{}", question.kind.name());
        answered += rows.len();
    }
    assert!(answered > 1000, "{answered}");
}

/// How many figures, and their quantities in thousandths, amounts and clients together.
type Sums = (i64, i64, i64, i64);

fn sums(figures: &Figures) -> Sums {
    let rows = figures.all().iter();
    rows.fold((0, 0, 0, 0), |(count, quantity, amount, clients), row| {
        let add = |sum: i64, number: Option<i64>| sum + number.unwrap_or(0);
        (count + 1, add(quantity, row.quantity()), add(amount, row.amount()), add(clients, row.clients()))
    })
}

fn by_sql(sql: &Connection, table: &str, own: &str, (from, to): (Month, Month)) -> Sums {
    let written = |month: Month| month.first().format("%Y-%m").to_string();
    let query = format!(
        "SELECT count(*), coalesce(sum(CAST(round(quantity * 1000) AS INTEGER)), 0), {own} FROM {table}
         WHERE month BETWEEN ?1 AND ?2 AND replaced_in IS NULL"
    );
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    sql.query_row(&query, [written(from), written(to)], read).unwrap()
}

fn is_sorted(figures: &Figures) -> bool {
    figures.all().iter().is_sorted_by_key(|row| (row.provider, row.product, row.municipality, row.month, row.id))
}

#[test]
fn a_window_holds_the_figures_of_its_months_however_they_lie() {
    let made = made_up(true);
    drop(made.store);
    // One in ten is enough to be in every month.
    let sql = Connection::open(&made.path).unwrap();
    sql.execute_batch("DELETE FROM actuals WHERE id % 10; DELETE FROM reservations WHERE id % 10;").unwrap();
    let month = |year, number| Month::new(year, number).unwrap();
    let windows = [
        (month(2026, 10), month(2026, 10)),
        (month(2025, 11), month(2026, 12)),
        (month(2024, 3), month(2024, 4)),
        (month(2000, 1), month(2040, 1)),
        (month(2001, 1), month(2002, 1)),
        (month(2040, 1), month(2041, 1)),
        (month(2026, 5), month(2026, 4)),
    ];
    // As they came; in the opposite order; scattered over two thousand million ids.
    let orders = ["id", "10000000 - id", "(id * 48271) % 2147483647"];
    for order in orders {
        for table in ["actuals", "reservations"] {
            // By way of ids below zero, so that no two rows are in each other's way.
            sql.execute_batch(&format!(
                "UPDATE {table} SET id = -({order}) WHERE id > 0; UPDATE {table} SET id = -id WHERE id < 0;"
            ))
            .unwrap();
        }
        let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(made.path.clone()) };
        let store = Store::open(&options, "demo", made_up::moment()).unwrap();
        let mut found = 0;
        for window in windows {
            let read = store.monthly(window, None).unwrap();
            let own = "coalesce(sum(amount_cents), 0), coalesce(sum(clients), 0)";
            assert_eq!(sums(&read.actuals), by_sql(&sql, "actuals", own, window), "{order} {window:?}");
            assert_eq!(sums(&read.reservations), by_sql(&sql, "reservations", "0, 0", window), "{order} {window:?}");
            assert!(is_sorted(&read.actuals) && is_sorted(&read.reservations));
            found += sums(&read.actuals).0;
        }
        assert!(found > 5_000, "{found}");
    }
}
