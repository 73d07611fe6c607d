//! Month page, quarterly report and annex for the council on a file: three months make their quarter (N21), packs make the
//! region and hold nothing of another municipality (N24), deviations ask for a sentence (N22), small counts stay hidden
//! across papers (N33). Expected values come from plain SQL over the same file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/made_up.rs"]
mod made_up;
mod support;

use made_up::{MadeUp, made_up};
use perceel::domain::kind::Kind;
use perceel::domain::monthly::Monthly;
use perceel::domain::nouns::{objectives, sub_regions};
use perceel::domain::questions::{self, Asked, Made as From};
use perceel::domain::record::Id;
use perceel::domain::register::{Register, When};
use perceel::paper::document::{Block, Cell, Document, Figure, Plot, Table};
use perceel::report::period::Period;
use perceel::report::scope::Scope;
use perceel::report::{self, Ground, Made, Style, Wish};
use perceel::text::{Lang, Words};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use support::{add, today};

/// The demo region in a file, with the answers that the overviews read.
struct Region {
    folder: tempfile::TempDir,
    register: Register,
    monthly: Monthly,
}

fn region() -> &'static Region {
    static REGION: OnceLock<Region> = OnceLock::new();
    REGION.get_or_init(|| {
        let MadeUp { folder, store, .. } = made_up(true);
        let mut register = store.load().unwrap();
        let asked = questions::window(&register, today());
        let wished = report::window(&wish("quarter", "2026-Q3", Scope::Region));
        let monthly = store.monthly((asked.0.min(wished.0), asked.1.max(wished.1)), None).unwrap();
        answer(&mut register, &monthly);
        Region { folder, register, monthly }
    })
}

fn answer(register: &mut Register, monthly: &Monthly) {
    for kind in report::named("quarter").unwrap().questions {
        let asked = Asked { register, monthly, when: When::today(today()), words: Words::load(Lang::Nl) };
        let rows = questions::answer(&asked, *kind);
        register.answer(*kind, rows);
    }
}

fn wish(name: &str, period: &str, scope: Scope) -> Wish {
    Wish { report: report::named(name).unwrap(), period: Period::parse(period).unwrap(), scope }
}

fn make_with(register: &Register, style: &Style, name: &str, period: &str, scope: Scope) -> Made {
    let words = Words::load(Lang::Nl);
    let monthly = &region().monthly;
    let ground = Ground { register, monthly, day: today(), known_on: None, words, style };
    report::make(&ground, &wish(name, period, scope))
}

fn make(name: &str, period: &str, scope: Scope) -> Made {
    make_with(&region().register, &Style::default(), name, period, scope)
}

fn sql() -> Connection {
    Connection::open(region().folder.path().join("waterdal.perceel")).unwrap()
}

/// Keys and sums of a query of two columns.
fn sums(query: &str) -> BTreeMap<String, i64> {
    let sql = sql();
    let mut query = sql.prepare(query).unwrap();
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn table<'d>(document: &'d Document, id: &str) -> &'d Table {
    document.tables().find(|table| table.id == id).unwrap_or_else(|| panic!("no table {id}"))
}

/// The cells of a column by the first cell of their row.
fn cells<'d>(table: &'d Table, column: &str) -> BTreeMap<String, &'d Cell> {
    let at = table.columns.iter().position(|own| own.name == column).unwrap_or_else(|| panic!("no column {column}"));
    table.rows.iter().map(|row| (text(&row.cells[0]), &row.cells[at])).collect()
}

fn text(cell: &Cell) -> String {
    match &cell.figure {
        Figure::Text(text) => text.to_string(),
        other => panic!("no text: {other:?}"),
    }
}

fn cents(cell: &Cell) -> i64 {
    match cell.figure {
        Figure::Cents(cents) => cents,
        Figure::Nothing => 0,
        ref other => panic!("no money: {other:?}"),
    }
}

fn money(table: &Table, column: &str) -> BTreeMap<String, i64> {
    cells(table, column).into_iter().map(|(label, cell)| (label, cents(cell))).collect()
}

fn members() -> Vec<(Id, String)> {
    let names = sums(
        "select m.name, m.id from municipalities m join memberships s on s.municipality = m.id
        where s.valid_to is null or s.valid_to >= '2026-01-01'",
    );
    names.into_iter().map(|(name, id)| (Id(id), name)).collect()
}

/// What SQL says was claimed per municipality in those months, in cents.
fn claimed(from: &str, to: &str) -> BTreeMap<String, i64> {
    sums(&format!(
        "select m.name, sum(a.amount_cents) from actuals a join municipalities m on m.id = a.municipality
         where a.month between '{from}' and '{to}' and a.replaced_in is null group by 1"
    ))
}

#[test]
fn three_months_make_their_quarter_in_every_flow() {
    for scope in [Scope::Region, Scope::SubRegion(Id(2)), Scope::Municipality(members()[0].0)] {
        let quarter = make("quarter", "2026-Q3", scope).document;
        let of_quarter = money(table(&quarter, "finance_per_municipality"), "in_quarter_cents");
        let mut added: BTreeMap<String, i64> = BTreeMap::new();
        let mut volumes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for month in ["2026-07", "2026-08", "2026-09"] {
            let document = make("month", month, scope).document;
            for (label, cents) in money(table(&document, "finance_per_municipality"), "in_month_cents") {
                *added.entry(label).or_default() += cents;
            }
            for (lot, cell) in cells(table(&document, "lots"), "volume") {
                if matches!(cell.figure, Figure::Text(_)) {
                    volumes.entry(lot).or_default().push(text(cell));
                }
            }
        }
        assert_eq!(of_quarter, added);
        // Volumes per unit: the months of the quarter's own table are those of the month pages, and make its quarter.
        let own = table(&quarter, "volumes");
        assert!(own.rows.len() > 10);
        for row in &own.rows {
            let milli = |at: usize| match row.cells[at].figure {
                Figure::Quantity(milli) => milli,
                ref other => panic!("no volume: {other:?}"),
            };
            // Each month is rounded to a thousandth by itself.
            let sum = milli(2) + milli(3) + milli(4);
            assert!((sum - milli(5)).abs() <= 2, "{sum} is not {}", milli(5));
            let (lot, unit) = (text(&row.cells[0]), text(&row.cells[1]));
            for (month, told) in volumes[&lot].iter().enumerate() {
                let shown = perceel::domain::written::show_quantity(milli(month + 2), Lang::Nl);
                assert!(told.contains(&format!("{shown} {unit}")), "{lot} {shown} {unit}");
            }
        }
        // The chart's months make it too, and so do lots and variants.
        let spent: i64 = table(&quarter, "spending_per_month").rows[6..9].iter().map(|row| cents(&row.cells[1])).sum();
        let total = |id: &str| cents(&table(&quarter, id).rows.last().unwrap().cells[1]);
        assert_eq!(spent, total("finance_per_municipality"));
        assert_eq!(spent, total("finance_per_lot"));
        assert_eq!(spent, total("finance_per_variant"));
    }
}

#[test]
fn money_is_that_of_the_file() {
    let document = make("quarter", "2026-Q3", Scope::Region).document;
    let finance = table(&document, "finance_per_municipality");
    for (column, from) in [("in_quarter_cents", "2026-07"), ("year_to_date_cents", "2026-01")] {
        let (told, known) = (money(finance, column), claimed(from, "2026-09"));
        let mut elsewhere = known.clone();
        for (_, name) in members() {
            assert_eq!(told[&name], known[&name], "{name}");
            elsewhere.remove(&name);
        }
        assert_eq!(told["Niet van een gemeente van de regio"], elsewhere.values().sum::<i64>());
        assert!(!elsewhere.is_empty());
        assert_eq!(told["Totaal"], known.values().sum::<i64>());
    }
    // Lots by the product, moved products by their fact at the end of the month (N4).
    let per_lot = sums(
        "select coalesce(l.code || ' · ' || l.title, '-'), sum(a.amount_cents) from actuals a
         join products p on p.id = a.product
         left join lot_products f on f.product = p.id
           and coalesce(f.valid_from, '0') <= a.month || '-31' and coalesce(f.valid_to, '9') >= a.month || '-31'
         left join lots l on l.id = coalesce(f.lot, p.lot)
         where a.month between '2026-01' and '2026-09' and a.replaced_in is null group by 1",
    );
    let mut told = money(table(&document, "finance_per_lot"), "year_to_date_cents");
    told.remove("Totaal");
    assert_eq!(told, per_lot);
}

/// What the sources of a cell come to by SQL.
fn made_of(sql: &Connection, cell: &Cell, column: &str) -> i64 {
    let list = |ids: &Option<Vec<Id>>, name: &str| match ids {
        None => String::new(),
        Some(ids) => {
            let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
            format!(" and {name} in ({})", ids.join(","))
        }
    };
    let month = |month: perceel::domain::calendar::Month| month.first().format("%Y-%m").to_string();
    let sources = cell.made.iter().filter_map(|source| match &source.of {
        From::Figures(summed) => Some(summed),
        From::Records(..) => None,
    });
    let each = sources.map(|summed| {
        let query = format!(
            "select coalesce(sum({column}), 0) from actuals where replaced_in is null and month between '{}' and '{}'{}{}{}",
            month(summed.from),
            month(summed.to),
            list(&summed.providers, "provider"),
            list(&summed.products, "product"),
            list(&summed.municipalities, "municipality"),
        );
        sql.query_row(&query, [], |row| row.get::<_, i64>(0)).unwrap()
    });
    each.sum()
}

#[test]
fn a_figure_opens_what_makes_it() {
    let sql = sql();
    let mut opened = 0;
    for scope in [Scope::Region, Scope::SubRegion(Id(3)), Scope::Municipality(members()[1].0)] {
        let document = make("quarter", "2026-Q3", scope).document;
        for id in ["finance_per_municipality", "finance_per_lot", "finance_per_variant"] {
            for column in ["in_quarter_cents", "year_to_date_cents"] {
                for (label, cell) in cells(table(&document, id), column) {
                    assert_eq!(made_of(&sql, cell, "amount_cents"), cents(cell), "{id} {column} {label}");
                    opened += 1;
                }
            }
        }
        for (lot, cell) in cells(table(&document, "lots"), "clients") {
            if let Figure::Whole(clients) = cell.figure {
                assert_eq!(made_of(&sql, cell, "clients"), clients, "{lot}");
            }
        }
    }
    assert!(opened > 100);
}

/// Everything a reader sees of a document.
fn words_of(document: &Document) -> String {
    let mut all = vec![document.title.clone(), document.subtitle.clone(), document.footer.clone()];
    all.extend(document.facts.iter().map(|(label, value)| format!("{label} {value}")));
    let words = Words::load(Lang::Nl);
    let of_table = |table: &Table| {
        let mut all = vec![table.caption.clone(), table.note.clone()];
        all.extend(table.columns.iter().map(|column| column.label.clone()));
        for row in &table.rows {
            all.extend(row.cells.iter().zip(&table.columns).map(|(cell, column)| cell.show(column, words)));
        }
        all.join("\n")
    };
    for section in &document.sections {
        all.push(section.heading.clone());
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) | Block::Room(text) => all.push(text.clone()),
                Block::List(texts) => all.extend(texts.iter().cloned()),
                Block::Tiles(tiles) => all.extend(
                    tiles.iter().map(|tile| format!("{} {} {}", tile.label, tile.cell.alone(words), tile.detail)),
                ),
                Block::Table(table) => all.push(of_table(table)),
                Block::Chart(chart) => {
                    all.extend([chart.title.clone(), chart.alt.clone(), of_table(&chart.table)]);
                    match &chart.plot {
                        Plot::Bars { bars, .. } => all.extend(bars.iter().map(|bar| bar.label.clone())),
                        Plot::Lines { series, .. } => all.extend(series.iter().map(|line| line.name.clone())),
                        Plot::Heat { columns, rows } => {
                            all.extend(columns.iter().cloned());
                            all.extend(rows.iter().map(|row| row.label.clone()));
                        }
                        Plot::Spans { rows, .. } => all.extend(rows.iter().map(|row| row.label.clone())),
                    }
                }
            }
        }
    }
    all.join("\n")
}

#[test]
fn packs_make_the_region_and_hold_nothing_of_another_municipality() {
    for (name, period, flow) in [("month", "2026-10", "in_month_cents"), ("quarter", "2026-Q3", "in_quarter_cents")] {
        let whole = make(name, period, Scope::Region).document;
        let columns = [flow, "year_to_date_cents", "forecast_cents"];
        let total = |document: &Document, label: &str| {
            let table = table(document, "finance_per_municipality");
            columns.map(|column| money(table, column)[label])
        };
        let mut added = total(&whole, "Niet van een gemeente van de regio");
        let names: BTreeSet<String> = members().into_iter().map(|(_, name)| name).collect();
        for (id, own) in members() {
            let pack = make(name, period, Scope::Municipality(id)).document;
            let sum = total(&pack, &own);
            (0..3).for_each(|at| added[at] += sum[at]);
            let seen = words_of(&pack);
            assert!(seen.contains(&own));
            for other in names.iter().filter(|other| **other != own) {
                assert!(!seen.contains(other.as_str()), "{other} stands in the pack of {own}");
            }
            let made =
                pack.tables().flat_map(|table| &table.rows).flat_map(|row| &row.cells).flat_map(|cell| &cell.made);
            for source in made {
                if let From::Figures(summed) = &source.of {
                    assert_eq!(summed.municipalities.as_deref(), Some(&[id][..]));
                }
            }
        }
        assert_eq!(added, total(&whole, "Totaal"), "{name}");
        // The sub-regions make it too.
        let mut added = total(&whole, "Niet van een gemeente van de regio");
        for sub_region in region().register.all(Kind::SubRegion) {
            assert!(sub_region.text(sub_regions::NAME).is_some());
            let sum = total(&make(name, period, Scope::SubRegion(sub_region.id)).document, "Totaal");
            (0..3).for_each(|at| added[at] += sum[at]);
        }
        assert_eq!(added, total(&whole, "Totaal"), "{name}");
    }
}

/// Half away from zero, as money is rounded.
fn share(part: i128, whole: i128) -> i128 {
    (2 * part + whole) / (2 * whole)
}

/// The forecast for 2026 per municipality with the figures up to October, by hand from SQL: each figure made whole, summed per
/// lot, by 365 of 304 days.
fn forecasts() -> BTreeMap<String, i128> {
    let sql = sql();
    let mut query = sql
        .prepare(
            "select m.name, coalesce(f.lot, p.lot), a.amount_cents, coalesce(a.completeness_percent, 100)
             from actuals a join municipalities m on m.id = a.municipality join products p on p.id = a.product
             left join lot_products f on f.product = p.id
               and coalesce(f.valid_from, '0') <= a.month || '-31' and coalesce(f.valid_to, '9') >= a.month || '-31'
             where a.month between '2026-01' and '2026-10' and a.replaced_in is null",
        )
        .unwrap();
    let mut leaves: BTreeMap<(String, i64), i128> = BTreeMap::new();
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?, row.get::<_, f64>(3)?)));
    for (name, lot, cents, completeness) in rows.unwrap().map(Result::unwrap) {
        let whole = share(i128::from(cents) * 100, completeness as i128);
        *leaves.entry((name, lot)).or_default() += whole;
    }
    let mut found: BTreeMap<String, i128> = BTreeMap::new();
    for ((name, _), cents) in leaves {
        *found.entry(name).or_default() += share(cents * 365, 304);
    }
    found
}

#[test]
fn deviations_need_a_sentence() {
    let mut register = region().register.clone();
    let budgets = sums(
        "select m.name, b.amount_cents from municipal_budgets b
        join municipalities m on m.id = b.municipality where b.year = 2026 and b.lot is null",
    );
    let forecasts = forecasts();
    // By how many whole percent each differs; the limit is drawn so that some need a sentence and some do not.
    let mut by: Vec<(i128, Id, String)> = members()
        .into_iter()
        .map(|(id, name)| {
            let budget = i128::from(budgets[&name]);
            ((forecasts[&name] - budget).abs() * 100 / budget, id, name)
        })
        .collect();
    by.sort();
    let limit = by[by.len() / 2].0;
    let style = Style { deviation_percent: i64::try_from(limit).unwrap(), ..Style::default() };
    let made = make_with(&register, &style, "month", "2026-10", Scope::Region);
    let told = money(table(&made.document, "finance_per_municipality"), "forecast_cents");
    let key = |register: &Register, id: Id| format!("finance/{}", register.key(Kind::Municipality, id));
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    let (mut all, mut planned) = (i128::from(told["Niet van een gemeente van de regio"]), 0);
    for (_, id, name) in &by {
        let (forecast, budget) = (forecasts[name], i128::from(budgets[name]));
        assert_eq!(i128::from(told[name]), forecast, "{name}");
        (all, planned) = (all + forecast, planned + budget);
        if (forecast - budget).abs() * 100 > budget * limit {
            wanted.insert(key(&register, *id));
        }
    }
    assert!(wanted.len() > 1 && wanted.len() < by.len(), "{wanted:?}");
    assert_eq!(i128::from(told["Totaal"]), all);
    if (all - planned).abs() * 100 > planned * limit {
        wanted.insert("finance/total".into());
    }
    let found: BTreeSet<String> = made.deviations.iter().map(|line| line.line.clone()).collect();
    assert_eq!(found, wanted);
    assert!(made.deviations.iter().all(|line| line.sentence.is_none()));
    assert!(words_of(&made.document).contains("Nog toe te lichten"));

    let most = by.last().unwrap().1;
    let line = key(&register, most);
    let columns = ["kind=month", "period=2026-10", &format!("line={line}"), "text=Meer kinderen in zware zorg."];
    add(&mut register, Kind::ReportRemark, &columns);
    let made = make_with(&register, &style, "month", "2026-10", Scope::Region);
    let said = made.deviations.iter().find(|own| own.line == line).unwrap();
    assert_eq!(said.sentence.as_deref(), Some("Meer kinderen in zware zorg."));
    assert!(words_of(&made.document).contains("Meer kinderen in zware zorg."));
    // The sentence for the region is not one for the pack of the municipality.
    let pack = make_with(&register, &style, "month", "2026-10", Scope::Municipality(most));
    assert!(!pack.deviations.is_empty());
    assert!(pack.deviations.iter().all(|own| own.sentence.is_none()));
    let wide = Style { deviation_percent: 900, ..Style::default() };
    assert_eq!(make_with(&register, &wide, "month", "2026-10", Scope::Region).deviations, []);
}

#[test]
fn at_most_ten_main_objectives_carry_a_report() {
    let mut register = region().register.clone();
    let made = make_with(&register, &Style::default(), "quarter", "2026-Q3", Scope::Region);
    assert!(made.refusals.is_empty());
    assert_eq!(register.all(Kind::Objective).iter().filter(|one| one.number(objectives::NUMBER).is_some()).count(), 10);
    add(&mut register, Kind::Objective, &["number=11", "title=Nog een doel"]);
    let made = make_with(&register, &Style::default(), "quarter", "2026-Q3", Scope::Region);
    assert_eq!(made.refusals.len(), 1);
}

/// The clients of a lot as printed, in the region, its sub-regions and its municipalities.
fn printed(register: &Register, scope: Scope) -> BTreeMap<String, Figure> {
    let made = make_with(register, &Style::default(), "month", "2026-10", scope);
    let cells = cells(table(&made.document, "lots"), "clients").into_iter();
    cells.map(|(lot, cell)| (lot, cell.figure.clone())).collect()
}

#[test]
fn small_counts_cannot_be_worked_out_from_other_papers() {
    let mut register = region().register.clone();
    let mut norms = register.norms().clone();
    norms.small_count = 430;
    register.set_norms(norms);
    let known = sums(
        "select l.code || ' · ' || l.title || '/' || m.name, sum(a.clients) from actuals a
         join products p on p.id = a.product join municipalities m on m.id = a.municipality
         join lots l on l.id = p.lot where a.month = '2026-10' and a.replaced_in is null group by 1",
    );
    let whole = printed(&register, Scope::Region);
    let members = members();
    let towns: Vec<_> = members.iter().map(|(id, name)| (name, printed(&register, Scope::Municipality(*id)))).collect();
    let parts: Vec<(Id, _)> = register
        .all(Kind::SubRegion)
        .iter()
        .map(|one| (one.id, printed(&register, Scope::SubRegion(one.id))))
        .collect();
    let of_part = sums(
        "select m.name, s.sub_region from memberships s join municipalities m on m.id = s.municipality
        where s.valid_to is null",
    );
    let kept = |figure: Option<&Figure>| matches!(figure, Some(Figure::Text(_)));
    let (mut few, mut more) = (0, 0);
    for (lot, total) in &whole {
        for (town, own) in &towns {
            let Some(clients) = known.get(&format!("{lot}/{town}")) else { continue };
            match &own[lot] {
                Figure::Whole(shown) => assert!(shown == clients && *clients >= 430, "{lot} {town}"),
                Figure::Text(shown) if &**shown == "<430" => {
                    assert!(*clients < 430, "{lot} {town}");
                    few += 1;
                }
                Figure::Text(_) => {
                    assert!(*clients >= 430, "{lot} {town}");
                    more += 1;
                }
                other => panic!("{lot} {town}: {other:?}"),
            }
        }
        // Of each sum that a reader can make, none or at least two are kept back.
        let mut among: Vec<Option<&Figure>> = parts.iter().map(|(_, own)| own.get(lot)).collect();
        among.push(Some(total));
        let mut sums = vec![among];
        for (part, own) in &parts {
            let ours = towns.iter().filter(|(town, _)| of_part[*town] == part.0);
            sums.push(ours.map(|(_, own)| own.get(lot)).chain([own.get(lot)]).collect());
        }
        for sum in sums {
            assert_ne!(sum.into_iter().filter(|figure| kept(*figure)).count(), 1, "{lot}");
        }
    }
    assert!(few > 10 && more > 0, "{few} {more}");
}

#[test]
fn the_annex_for_the_council_names_no_provider() {
    let providers = sums("select name, id from providers");
    for scope in [Scope::Region, Scope::Municipality(members()[0].0)] {
        let document = make("council", "2026-Q3", scope).document;
        let seen = words_of(&document);
        for name in providers.keys() {
            assert!(!seen.contains(name.as_str()), "{name}");
        }
        let charts = document.sections.iter().flat_map(|section| &section.blocks);
        assert_eq!(charts.filter(|block| matches!(block, Block::Chart(_))).count(), 2);
        let sides = table(&document, "money").rows.len();
        assert_eq!(sides, if scope == Scope::Region { 1 } else { 2 });
    }
}

#[test]
fn all_twelve_parts_stand_in_the_quarterly_report() {
    let document = make("quarter", "2026-Q3", Scope::Region).document;
    let ids: Vec<&str> = document.sections.iter().map(|section| section.id).collect();
    let wanted =
        "summary objectives finance capacity waits contracts providers coverage obligations burden actions quality";
    assert_eq!(ids.join(" "), wanted);
    assert!(document.sections.iter().all(|section| !section.blocks.is_empty()));
    let mut names: Vec<&str> = document.tables().map(|table| table.id).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "names of tables are unique");
    for table in document.tables() {
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.id);
    }
    assert!(!words_of(&document).contains('⟦') && !words_of(&document).contains("{$"));
}
