//! Questions of capacity and money on a file: they find what was planted and nothing else, every sum is that of plain SQL
//! over the same file, sources make the figure they explain, and the indexation ledger is followed through time (N13).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/made_up.rs"]
mod made_up;
mod support;

use chrono::TimeDelta;
use made_up::{MadeUp, made_up, moment};
use perceel::demo::Answer;
use perceel::domain::check::{check_record, findings};
use perceel::domain::kind::Kind;
use perceel::domain::monthly::Monthly;
use perceel::domain::nouns::{indexation_rounds, tariffs};
use perceel::domain::questions::{self, Asked, Made};
use perceel::domain::record::{Record, Ref, Value};
use perceel::domain::register::{Register, When};
use perceel::domain::round::plan;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::store::saving::Store;
use perceel::text::{Lang, Message, Words};
use rusqlite::Connection;
use std::collections::BTreeSet;
use support::{add, day, set, today, typed};

/// A region in a file of its own.
struct Region {
    _folder: tempfile::TempDir,
    sql: Connection,
    register: Register,
    monthly: Monthly,
    answers: Vec<Answer>,
}

impl Region {
    fn new(planted: bool) -> Self {
        let MadeUp { folder, path, store, answers } = made_up(planted);
        let register = store.load().unwrap();
        let monthly = store.monthly(questions::window(&register, today()), None).unwrap();
        drop(store);
        let sql = Connection::open(path).unwrap();
        Self { _folder: folder, sql, register, monthly, answers }
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            register: &self.register,
            monthly: &self.monthly,
            when: When::today(today()),
            words: Words::load(Lang::Nl),
        }
    }

    fn rows(&self, kind: Kind) -> Vec<Record> {
        questions::answer(&self.asked(), kind)
    }

    /// The keys of what those rows are about, by the link in `column`.
    fn subjects(&self, kind: Kind, column: &str, wanted: impl Fn(&Record) -> bool) -> BTreeSet<String> {
        let at = kind.noun().find(column).unwrap().0;
        let rows = self.rows(kind).into_iter().filter(|row| wanted(row));
        rows.filter_map(|row| match (&row.values[at], self.register.target_kind(kind, &row, at)) {
            (Value::Link(id), Some(target)) => Some(self.register.key(target, *id)),
            _ => None,
        })
        .collect()
    }

    fn planted(&self, rules: &[&str], kind: &str, part: &str) -> BTreeSet<String> {
        let fits =
            |answer: &&Answer| rules.contains(&answer.rule) && answer.kind == kind && answer.explanation.contains(part);
        self.answers.iter().filter(fits).map(|answer| answer.subject.clone()).collect()
    }
}

fn choice(kind: Kind, row: &Record, column: &str) -> &'static str {
    match row.values[kind.noun().find(column).unwrap().0] {
        Value::Choice(code) => code,
        _ => "",
    }
}

fn number(kind: Kind, row: &Record, column: &str) -> Option<i64> {
    match row.values[kind.noun().find(column).unwrap().0] {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn is(kind: Kind, column: &'static str, codes: &'static [&'static str]) -> impl Fn(&Record) -> bool {
    move |row| codes.contains(&choice(kind, row, column))
}

#[test]
fn planted_trouble_is_found_and_nothing_else() {
    let region = Region::new(true);
    let agreements = |rules: &[&str]| region.planted(rules, "capacity_agreements", "");
    let found = |codes| region.subjects(Kind::Utilisation, "agreement", is(Kind::Utilisation, "alarm", codes));
    let all = region.subjects(Kind::Utilisation, "agreement", |row| choice(Kind::Utilisation, row, "alarm") != "none");
    assert_eq!(all, agreements(&["R10", "R11", "R12", "R13"]));
    assert_eq!(found(&["unit_mismatch"]), agreements(&["R10"]));
    assert_eq!(found(&["above_region"]), agreements(&["R13"]));
    assert_eq!(found(&["payment_risk"]), region.planted(&["R12"], "capacity_agreements", "Gegarandeerde"));
    assert_eq!(found(&["over_used", "over_committed"]), agreements(&["R11"]));

    let ceilings = |codes| region.subjects(Kind::Ceiling, "ceiling", is(Kind::Ceiling, "state", codes));
    let planted = |part| region.planted(&["R15", "R17"], "budget_ceilings", part);
    assert_eq!(ceilings(&["warn"]), planted("gemeld"));
    assert_eq!(ceilings(&["over"]), &planted("bereikt") | &planted("niets gedeclareerd"));
    assert_eq!(ceilings(&["unknown"]), planted("niet bekend"));
    assert_eq!(ceilings(&["refused"]), planted("taakgericht"));
    assert_eq!(ceilings(&["threatens"]), BTreeSet::new());

    let unused = region.subjects(Kind::InsufficientUse, "part", |_| true);
    assert_eq!(unused, region.planted(&["R33"], "contract_lots", ""));
    let short = region.subjects(Kind::BuildDown, "step", is(Kind::BuildDown, "state", &["short"]));
    assert_eq!(short, region.planted(&["R27"], "build_down_steps", ""));
    let grown = region
        .subjects(Kind::AmendmentGrowth, "contract", |row| choice(Kind::AmendmentGrowth, row, "state") != "within");
    assert_eq!(grown, region.planted(&["R29"], "contracts", ""));
    let waiting: BTreeSet<String> = region.subjects(Kind::Wait, "contract", is(Kind::Wait, "state", &["too_long"]));
    let planted = region.planted(&["O21"], "waiting_times", "");
    assert_eq!(waiting.len(), planted.len());
    assert!(planted.iter().all(|key| waiting.iter().any(|contract| key.starts_with(contract))));
}

#[test]
fn checks_of_records_find_what_was_planted() {
    let region = Region::new(true);
    let found = findings(&region.register, When::today(today()));
    for (rule, kind, name) in [
        ("R8", Kind::Tariff, "tariffs"),
        ("R13", Kind::CapacityAgreement, "capacity_agreements"),
        ("R14", Kind::IntakeStop, "intake_stops"),
        ("R10", Kind::CapacityAgreement, "capacity_agreements"),
        ("R17", Kind::BudgetCeiling, "budget_ceilings"),
        ("R27", Kind::BuildDownStep, "build_down_steps"),
        ("R29", Kind::Contract, "contracts"),
    ] {
        let of = found.iter().filter(|finding| finding.rule == rule && finding.subject.kind == kind);
        let keys: BTreeSet<String> = of.map(|finding| region.register.key(kind, finding.subject.id)).collect();
        let mut wanted = region.planted(&[rule], name, "");
        if rule == "R8" {
            // Two tariffs at once are told by the rule that facts do not overlap (2.1).
            wanted = wanted.difference(&region.planted(&["R8"], name, "tegelijk")).cloned().collect();
        }
        assert_eq!(keys, wanted, "{rule}");
    }
    let late = found.iter().filter(|finding| finding.rule == "R15").map(|finding| finding.subject);
    let late: BTreeSet<String> = late.map(|of| region.register.key(of.kind, of.id)).collect();
    assert_eq!(late, region.planted(&["R15"], "budget_ceilings", "vastgesteld"));
}

#[test]
fn nothing_is_found_where_nothing_was_planted() {
    let region = Region::new(false);
    for (kind, column, quiet) in [
        (Kind::Utilisation, "alarm", &["none"][..]),
        (Kind::Utilisation, "band", &["normal"]),
        (Kind::Ceiling, "state", &["within", "no_ceiling"]),
        (Kind::TaskBudget, "state", &["within"]),
        (Kind::Indexation, "state", &["definitive"]),
        (Kind::AmendmentGrowth, "state", &["within"]),
        (Kind::BuildDown, "state", &["enough"]),
        (Kind::Wait, "state", &["within"]),
        (Kind::InsufficientUse, "state", &[]),
    ] {
        let rows = region.rows(kind);
        assert!(!rows.is_empty() || kind == Kind::InsufficientUse, "{}", kind.name());
        let loud: Vec<&str> =
            rows.iter().map(|row| choice(kind, row, column)).filter(|code| !quiet.contains(code)).collect();
        assert_eq!(loud, Vec::<&str>::new(), "{}", kind.name());
    }
    let rules = ["R8", "R10", "R13", "R14", "R15", "R17", "R27", "R29"];
    let found = findings(&region.register, When::today(today()));
    assert_eq!(found.iter().filter(|finding| rules.contains(&finding.rule)).count(), 0);
}

/// Use and promises of every agreement of this year, by SQL that knows nothing of the rules: October is the last month.
const USED: &str = "SELECT a.id, round(1000 * (SELECT coalesce(sum(v.quantity), 0) FROM actuals v WHERE v.replaced_in IS NULL
        AND v.provider = c.provider AND v.product = a.product AND (a.municipality IS NULL OR v.municipality = a.municipality)
        AND v.month BETWEEN '2026-01' AND '2026-10')),
    round(1000 * (SELECT coalesce(sum(r.quantity), 0) FROM reservations r WHERE r.replaced_in IS NULL AND r.provider = c.provider
        AND r.product = a.product AND (a.municipality IS NULL OR r.municipality = a.municipality)
        AND r.month BETWEEN '2026-11' AND '2026-12'))
    FROM capacity_agreements a JOIN contracts c ON c.id = a.contract JOIN products p ON p.id = a.product
    WHERE a.start = '2026-01-01' AND a.unit = p.unit";

#[test]
fn sums_are_those_of_the_file_and_sources_make_them() {
    let mut region = Region::new(true);
    let kind = Kind::Utilisation;
    let rows = region.rows(kind);
    let sql: Vec<(i64, f64, f64)> = {
        let mut statement = region.sql.prepare(USED).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let agreement = kind.noun().find("agreement").unwrap().0;
    let mut compared = 0;
    for (id, used, reserved) in sql {
        let Some(row) = rows.iter().find(|row| row.values[agreement] == Value::Link(perceel::domain::record::Id(id)))
        else {
            continue;
        };
        assert_eq!(number(kind, row, "used").map(|milli| milli as f64), Some(used), "agreement {id}");
        assert_eq!(number(kind, row, "reserved").map(|milli| milli as f64), Some(reserved), "agreement {id}");
        compared += 1;
    }
    assert!(compared > 900, "{compared}");

    // What a page opens adds up to the figure, for one in every twenty rows.
    region.register.answer(kind, rows.clone());
    for row in rows.iter().step_by(20) {
        for source in questions::sources(&region.asked(), Ref { kind, id: row.id }) {
            let Made::Figures(summed) = source.of else { continue };
            let figures =
                if summed.kind == Kind::Actual { &region.monthly.actuals } else { &region.monthly.reservations };
            let among = |ids: &Option<Vec<_>>, id| ids.as_ref().is_none_or(|ids| ids.contains(&id));
            let sum: i64 = figures
                .all()
                .iter()
                .filter(|figure| (summed.from..=summed.to).contains(&figure.month))
                .filter(|figure| among(&summed.providers, figure.provider) && among(&summed.products, figure.product))
                .filter(|figure| among(&summed.municipalities, figure.municipality))
                .filter_map(|figure| figure.quantity())
                .sum();
            if let Some(told) = number(kind, row, source.column) {
                assert_eq!(sum, told, "{} of {}", source.column, region.register.label(kind, row.id));
            }
        }
    }
}

/// A contract with one tariff of € 92,40 and the round of 2025 before its final figures were known.
fn ledger() -> Register {
    let mut r = Register::default();
    add(&mut r, Kind::Provider, &["kvk=91000001", "name=Zorghuis Kastanje"]);
    add(&mut r, Kind::Lot, &["code=J1L", "title=Ambulant", "category=light", "funding_variant=effort"]);
    add(&mut r, Kind::Product, &["code=45A04", "title=Begeleiding", "unit=hour", "lot=J1L"]);
    add(
        &mut r,
        Kind::Contract,
        &["number=C-1", "provider=91000001", "start=2024-01-01", "end=2027-12-31", "status=active"],
    );
    add(&mut r, Kind::ContractLot, &["contract=C-1", "lot=J1L", "valid_from=2024-01-01"]);
    add(
        &mut r,
        Kind::Tariff,
        &["contract=C-1", "lot=J1L", "product=45A04", "unit=hour", "amount=92.40", "valid_from=2024-01-01"],
    );
    for (name, weight, forecast, before) in [("OVA", "90", "4.18", "4.94"), ("PPC", "10", "1.82", "2.51")] {
        add(
            &mut r,
            Kind::IndexationRound,
            &[
                "year=2025",
                &format!("component={name}"),
                &format!("weight_percent={weight}"),
                &format!("forecast_percent={forecast}"),
                &format!("forecast_previous_percent={before}"),
                "decision_ref=DB-besluit 2024-31",
            ],
        );
    }
    r
}

fn index_of(register: &Register) -> (i64, &'static str) {
    let (monthly, when, words) = (Monthly::default(), When::today(today()), Words::load(Lang::Nl));
    let rows = questions::answer(&Asked { register, monthly: &monthly, when, words }, Kind::Indexation);
    let row = rows.iter().find(|row| number(Kind::Indexation, row, "year") == Some(2025)).unwrap();
    (number(Kind::Indexation, row, "index_percent").unwrap(), choice(Kind::Indexation, row, "state"))
}

#[test]
fn n13_what_was_known_before_and_after_the_correction() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = OpenOptions::new(folder.path().join("ledger.perceel"));
    options.allow_unsafe = true;
    let (first, second) = (moment() - TimeDelta::days(30), moment() - TimeDelta::days(10));
    let mut store = Store::create(&options, "test", first).unwrap();
    let before = ledger();
    let mut edit = perceel::domain::edit::Edit::new(Message::new("edit-region").with("name", "proef"));
    for kind in Kind::ALL.iter().copied() {
        before.all(kind).iter().for_each(|record| edit.add(kind, record.clone()));
    }
    store.save(&edit, Sort::Edit, first, &|| false).unwrap();
    let mut edit = perceel::domain::edit::Edit::new(Message::new("edit-region").with("name", "correctie"));
    for (name, last) in [("OVA", 60_000_i64), ("PPC", 31_000)] {
        let record = before
            .all(Kind::IndexationRound)
            .iter()
            .find(|record| record.text(indexation_rounds::COMPONENT) == Some(name));
        let record = record.unwrap();
        let after = record.clone().with(Kind::IndexationRound, "final_previous_percent", last);
        edit.change(Kind::IndexationRound, record, after);
    }
    store.save(&edit, Sort::Edit, second, &|| false).unwrap();
    let (then, _) = store.load_known_on(first + TimeDelta::hours(1)).unwrap();
    assert_eq!(index_of(&then), (39_440, "provisional"));
    let present = store.load().unwrap();
    assert_eq!(index_of(&present), (49_570, "definitive"));

    // Applied in one step: € 92,40 becomes € 96,98 from 1 January, the old row keeps its amount; undone it is as before.
    let step = plan(&present, 2025, today()).unwrap();
    assert_eq!((step.raises.len(), step.raises[0].before, step.raises[0].after), (1, 9_240, 9_698));
    store.save(&step.edit, Sort::Edit, moment(), &|| false).unwrap();
    let raised = store.load().unwrap();
    let rows: Vec<_> = raised
        .all(Kind::Tariff)
        .iter()
        .map(|t| (t.number(tariffs::AMOUNT_CENTS), t.date(tariffs::VALID_FROM), t.date(tariffs::VALID_TO)))
        .collect();
    assert_eq!(
        rows,
        [(Some(9_240), Some(day("2024-01-01")), Some(day("2024-12-31"))), (Some(9_698), Some(day("2025-01-01")), None),]
    );
    // The same round again finds its tariffs done.
    let again = plan(&raised, 2025, today()).unwrap();
    assert!(again.edit.is_empty() && again.passed.len() == 1);
    assert_eq!(findings(&raised, When::today(today())).iter().filter(|finding| finding.rule == "R8").count(), 0);
    store.undo(&raised, moment() + TimeDelta::hours(1)).unwrap();
    let undone = store.load().unwrap();
    assert_eq!(undone.all(Kind::Tariff), present.all(Kind::Tariff));
}

/// What a record is refused for.
fn refused(register: &Register, kind: Kind, columns: &[&str]) -> Vec<&'static str> {
    let record = typed(register, kind, columns);
    let problems = check_record(register, kind, &record).into_iter();
    problems
        .filter(|problem| problem.rule == "R17" || problem.rule == "R10")
        .map(|problem| problem.problem.message.id)
        .collect()
}

#[test]
fn n11_forbidden_combinations_are_refused_with_the_reason() {
    let mut r = ledger();
    add(&mut r, Kind::Lot, &["code=W4L", "category=light", "funding_variant=task"]);
    add(&mut r, Kind::Product, &["code=04A01", "title=Logeren", "unit=euro", "lot=W4L"]);
    add(&mut r, Kind::ContractLot, &["contract=C-1", "lot=W4L", "lump_sum=1200000"]);
    let on = |kind, columns: &[&str]| refused(&r, kind, columns);
    assert_eq!(on(Kind::Tariff, &["contract=C-1", "lot=W4L", "product=04A01", "amount=10"]), ["funding-task-tariff"]);
    assert_eq!(on(Kind::CapacityAgreement, &["contract=C-1", "lot=W4L", "quantity=10"]), ["funding-task-capacity"]);
    assert_eq!(on(Kind::BudgetCeiling, &["contract=C-1", "lot=W4L", "year=2026"]), ["funding-task-ceiling"]);
    assert_eq!(on(Kind::BudgetCeiling, &["contract=C-1", "lot=J1L", "year=2026"]), Vec::<&str>::new());
    // The contract as a whole has a lot that is not paid by task.
    assert_eq!(on(Kind::BudgetCeiling, &["contract=C-1", "year=2026"]), Vec::<&str>::new());
    assert_eq!(on(Kind::ContractLot, &["contract=C-1", "lot=J1L", "lump_sum=100"]), ["funding-lump-sum"]);
    assert_eq!(on(Kind::Product, &["code=X1", "unit=euro", "lot=J1L"]), ["funding-effort-unit"]);
    assert_eq!(
        on(Kind::CapacityAgreement, &["contract=C-1", "lot=J1L", "product=45A04", "unit=piece"]),
        ["check-unit-mismatch"]
    );
    assert_eq!(
        on(Kind::CapacityAgreement, &["contract=C-1", "lot=J1L", "product=45A04", "unit=minute"]),
        Vec::<&str>::new()
    );
    // A lot with tariffs does not become a task lot, nor one with a fixed sum an effort lot.
    set(&mut r, Kind::Lot, "J1L", &["title=Ambulant"]);
    let lot = |key: &str, variant: &'static str| {
        let record = r.get(Kind::Lot, support::find(&r, Kind::Lot, key)).unwrap().clone();
        let record = record.with(Kind::Lot, "funding_variant", Value::Choice(variant));
        let problems = check_record(&r, Kind::Lot, &record).into_iter();
        problems.filter(|problem| problem.rule == "R17").count()
    };
    assert_eq!((lot("J1L", "task"), lot("J1L", "output"), lot("W4L", "effort"), lot("W4L", "task")), (1, 0, 1, 0));
}
