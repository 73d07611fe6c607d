//! Procurement rounds: frames, tenders, lots with their municipalities, products. Two rounds per law: the present
//! one, and the one before it with its own cut of lots and its own product codes.

use super::area::{Area, Town, place_of, year};
use super::book::{Book, code, links, row};
use super::dice::Dice;
use super::size::Size;
use crate::domain::calendar::{add_days, addm};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::domain::term::term_end;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::ops::Range;

/// One round of one law.
pub struct Round {
    pub framework: Id,
    pub tender: Id,
    pub jw: bool,
    pub now: bool,
    pub start: NaiveDate,
    pub end: NaiveDate,
    /// Numbers of its lots.
    pub lots: Vec<usize>,
}

/// A lot, with what is bought in it.
pub struct Lot {
    pub id: Id,
    pub code: String,
    pub heavy: bool,
    pub task: bool,
    pub crisis: bool,
    pub norm_weeks: i64,
    pub products: Vec<usize>,
    /// Numbers of the municipalities that take part, and when.
    pub towns: Vec<(usize, NaiveDate, NaiveDate)>,
}

/// A product.
pub struct Product {
    pub id: Id,
    pub unit: &'static str,
    /// Unit the tariff is for: minutes are priced by the hour (R9).
    pub priced: &'static str,
    /// Tariff of the first year in cents.
    pub tariff: i64,
    /// What one pair of product and municipality uses a month, in whole units, from and to.
    pub use_a_month: (i64, i64),
}

/// Everything that is bought.
pub struct Market {
    pub rounds: Vec<Round>,
    pub lots: Vec<Lot>,
    pub products: Vec<Product>,
}

struct LotSpec {
    code: &'static str,
    title: &'static str,
    sector: &'static str,
    heavy: bool,
    scale: &'static str,
    funding: &'static str,
    category: &'static [&'static str],
    cpv: &'static str,
    task_field: &'static str,
    norm_weeks: i64,
    products: &'static [(&'static str, &'static str)],
}

const YOUTH: &str = "jeugd- en opvoedhulp";
const MENTAL: &str = "jeugd-ggz";

#[rustfmt::skip]
const LOTS: [LotSpec; 17] = [
    LotSpec { code: "J1L", title: "Jeugd- en opvoedhulp ambulant", sector: YOUTH, heavy: false, scale: "local", funding: "effort", category: &["45"], cpv: "85312300-2", task_field: "6.751", norm_weeks: 6, products: &[("Opvoedhulp thuis", "minute"), ("Ambulante gezinshulp", "hour"), ("Hulp in groepsverband", "day_part")] },
    LotSpec { code: "J1Z", title: "Jeugd- en opvoedhulp met verblijf", sector: YOUTH, heavy: true, scale: "regional", funding: "effort", category: &["43", "44"], cpv: "85311300-5", task_field: "6.762", norm_weeks: 10, products: &[("Gezinshuis", "day_night"), ("Behandelgroep", "day_night"), ("Intensieve gezinsbehandeling", "hour")] },
    LotSpec { code: "J2L", title: "Jeugd-ggz basis", sector: MENTAL, heavy: false, scale: "regional", funding: "effort", category: &["51", "54"], cpv: "85121270-6", task_field: "6.752", norm_weeks: 8, products: &[("Basisbehandeling", "minute"), ("Diagnostiek kort", "minute"), ("Groepstraining", "day_part")] },
    LotSpec { code: "J2Z", title: "Jeugd-ggz specialistisch", sector: MENTAL, heavy: true, scale: "supra_regional", funding: "effort", category: &["52", "54"], cpv: "85111500-5", task_field: "6.752", norm_weeks: 14, products: &[("Specialistische behandeling", "minute"), ("Klinische behandeling", "day_night"), ("Deeltijdbehandeling", "day_part")] },
    LotSpec { code: "J3L", title: "Jeugd met een beperking, begeleiding", sector: "jeugd met een beperking", heavy: false, scale: "local", funding: "effort", category: &["45"], cpv: "85311200-4", task_field: "6.751", norm_weeks: 6, products: &[("Begeleiding thuis", "hour"), ("Begeleiding groep", "day_part"), ("Gezinsondersteuning", "hour")] },
    LotSpec { code: "J3Z", title: "Jeugd met een beperking, verblijf", sector: "jeugd met een beperking", heavy: true, scale: "regional", funding: "effort", category: &["44"], cpv: "85311200-4", task_field: "6.762", norm_weeks: 12, products: &[("Woonvoorziening jeugd", "day_night"), ("Logeren intensief", "day_night"), ("Dagbehandeling", "day_part")] },
    LotSpec { code: "J4L", title: "Dyslexiezorg", sector: MENTAL, heavy: false, scale: "local", funding: "output", category: &["54"], cpv: "85121270-6", task_field: "6.751", norm_weeks: 6, products: &[("Onderzoek dyslexie", "piece"), ("Behandeltraject dyslexie", "piece"), ("Herhaaltraject dyslexie", "piece")] },
    LotSpec { code: "J5Z", title: "Crisishulp jeugd", sector: YOUTH, heavy: true, scale: "supra_regional", funding: "effort", category: &["46"], cpv: "85311300-5", task_field: "6.762", norm_weeks: 1, products: &[("Crisisbed", "day_night"), ("Ambulante spoedhulp", "hour"), ("Crisisbeoordeling", "hour")] },
    LotSpec { code: "J6Z", title: "Pleegzorg", sector: YOUTH, heavy: true, scale: "regional", funding: "effort", category: &["44"], cpv: "85311300-5", task_field: "6.762", norm_weeks: 10, products: &[("Pleegzorg voltijd", "day_night"), ("Pleegzorg deeltijd", "day_night"), ("Begeleiding pleegouders", "hour")] },
    LotSpec { code: "J7Z", title: "Jeugdbescherming en jeugdreclassering", sector: "bescherming en reclassering", heavy: true, scale: "regional", funding: "effort", category: &["48", "47"], cpv: "85311300-5", task_field: "6.821", norm_weeks: 2, products: &[("Ondertoezichtstelling", "hour"), ("Voogdij", "hour"), ("Toezicht jeugdreclassering", "hour")] },
    LotSpec { code: "W1L", title: "Begeleiding licht", sector: "begeleiding", heavy: false, scale: "local", funding: "effort", category: &["02"], cpv: "85312300-2", task_field: "6.712", norm_weeks: 6, products: &[("Begeleiding basis", "minute"), ("Begeleiding praktisch", "hour"), ("Begeleiding in groep", "day_part")] },
    LotSpec { code: "W1Z", title: "Begeleiding zwaar", sector: "begeleiding", heavy: true, scale: "regional", funding: "effort", category: &["02"], cpv: "85312300-2", task_field: "6.712", norm_weeks: 8, products: &[("Begeleiding specialistisch", "hour"), ("Woonbegeleiding intensief", "hour"), ("Begeleiding zintuiglijk", "hour")] },
    LotSpec { code: "W2L", title: "Hulp bij het huishouden", sector: "huishouden", heavy: false, scale: "local", funding: "output", category: &["01"], cpv: "98513310-8", task_field: "6.711", norm_weeks: 4, products: &[("Schoon en leefbaar huis", "piece"), ("Wasverzorging", "piece"), ("Hulp bij regie", "piece")] },
    LotSpec { code: "W3L", title: "Dagbesteding licht", sector: "dagbesteding", heavy: false, scale: "local", funding: "effort", category: &["07"], cpv: "85312100-0", task_field: "6.712", norm_weeks: 6, products: &[("Dagbesteding basis", "day_part"), ("Arbeidsmatige dagbesteding", "day_part"), ("Inloop met begeleiding", "day_part")] },
    LotSpec { code: "W3Z", title: "Dagbesteding zwaar", sector: "dagbesteding", heavy: true, scale: "regional", funding: "effort", category: &["07"], cpv: "85312100-0", task_field: "6.712", norm_weeks: 8, products: &[("Dagbesteding intensief", "day_part"), ("Dagbesteding hersenletsel", "day_part"), ("Dagbesteding dementie", "day_part")] },
    LotSpec { code: "W4L", title: "Kortdurend verblijf", sector: "kortdurend verblijf", heavy: false, scale: "regional", funding: "task", category: &["04"], cpv: "85311000-2", task_field: "6.712", norm_weeks: 6, products: &[("Taakbudget logeren", "euro"), ("Taakbudget respijtzorg", "euro"), ("Taakbudget herstelverblijf", "euro")] },
    LotSpec { code: "W5Z", title: "Beschermd wonen", sector: "beschermd wonen", heavy: true, scale: "supra_regional", funding: "effort", category: &["15"], cpv: "85311000-2", task_field: "6.811", norm_weeks: 16, products: &[("Beschermd wonen groep", "day_night"), ("Beschermd thuis", "day_night"), ("Begeleid doorstromen", "hour")] },
];

/// A lot of an earlier round: code, title, category of its products, heirs, products with their units.
type OldLot =
    (&'static str, &'static str, &'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

/// The cut of the earlier rounds, and the lots of today that came out of each.
#[rustfmt::skip]
const OLD_LOTS: [OldLot; 12] = [
    ("J01", "Jeugd- en opvoedhulp", "45", &["J1L", "J1Z"], &[("Opvoedhulp", "hour"), ("Verblijf jeugdhulp", "day_night"), ("Groepshulp", "day_part")]),
    ("J02", "Jeugd-ggz", "54", &["J2L", "J2Z"], &[("Behandeling jeugd-ggz", "minute"), ("Diagnostiek", "minute"), ("Groepsbehandeling", "day_part")]),
    ("J03", "Jeugd met een beperking", "44", &["J3L", "J3Z"], &[("Begeleiding jeugd", "hour"), ("Logeren", "day_night"), ("Dagbesteding jeugd", "day_part")]),
    ("J04", "Dyslexie", "54", &["J4L"], &[("Dyslexie onderzoek", "piece"), ("Dyslexie behandeling", "piece"), ("Dyslexie nazorg", "piece")]),
    ("J05", "Crisis jeugd", "46", &["J5Z"], &[("Crisisopvang", "day_night"), ("Spoedhulp", "hour"), ("Beoordeling", "hour")]),
    ("J06", "Pleegzorg", "44", &["J6Z"], &[("Pleegzorg", "day_night"), ("Weekendpleegzorg", "day_night"), ("Ondersteuning pleegouders", "hour")]),
    ("J07", "Bescherming en reclassering", "48", &["J7Z"], &[("Bescherming", "hour"), ("Voogdij", "hour"), ("Reclassering", "hour")]),
    ("W01", "Begeleiding", "02", &["W1L", "W1Z"], &[("Begeleiding", "hour"), ("Begeleiding plus", "hour"), ("Begeleiding groep", "day_part")]),
    ("W02", "Huishouden", "01", &["W2L"], &[("Huishoudelijke hulp", "hour"), ("Huishoudelijke hulp plus", "hour"), ("Was", "piece")]),
    ("W03", "Dagbesteding", "07", &["W3L", "W3Z"], &[("Dagbesteding", "day_part"), ("Dagbesteding plus", "day_part"), ("Dagbesteding ouderen", "day_part")]),
    ("W04", "Kortdurend verblijf", "04", &["W4L"], &[("Logeren volwassenen", "day_night"), ("Respijt", "day_night"), ("Herstel", "day_night")]),
    ("W05", "Beschermd wonen", "15", &["W5Z"], &[("Beschermd wonen", "day_night"), ("Beschermd wonen plus", "day_night"), ("Doorstroom", "hour")]),
];

/// Writes rounds, lots and products.
pub fn write(book: &mut Book, size: &Size, area: &Area, dice: &mut Dice) -> Market {
    let mut market = Market { rounds: Vec::new(), lots: Vec::new(), products: Vec::new() };
    let mut codes = HashMap::new();
    for (jw, offset, now) in [(true, -5, false), (false, -4, false), (true, -1, true), (false, 0, true)] {
        let round = round(book, area, jw, offset, now);
        market.rounds.push(round);
    }
    let mut old = HashMap::new();
    let old_clusters = size.clusters.div_ceil(4);
    for cluster in 0..old_clusters {
        for spec in &OLD_LOTS {
            let number = old_lot(book, area, &mut market, (cluster, old_clusters), spec, &mut codes, (size, dice));
            for heir in spec.3 {
                old.entry((*heir, cluster)).or_insert(number);
            }
        }
    }
    for cluster in 0..size.clusters {
        for (place, spec) in LOTS.iter().enumerate() {
            let number = new_lot(book, area, &mut market, (cluster, place), spec, &mut codes, (size, dice));
            if let Some(before) = old.get(&(spec.code, cluster * old_clusters / size.clusters)) {
                let before = market.lots[*before].id;
                book.set(market.lots[number].id, "predecessor", before);
            }
        }
    }
    next_tenders(book, area, &market);
    market
}

fn round(book: &mut Book, area: &Area, jw: bool, offset: i32, now: bool) -> Round {
    let start = year(book.today, offset);
    let end = term_end(start, 48);
    let years = format!("{}–{}", start.format("%Y"), end.format("%Y"));
    let (law, what) = if jw { ("jw", "jeugd") } else { ("wmo", "Wmo") };
    let framework = book.add(
        Kind::Framework,
        row![
            "name" => format!("Inkoopkader {what} {years}"), "domain" => code(law), "start" => start, "end" => end,
            "vision_ref" => format!("Regiovisie {what}, vastgesteld in {}", addm(start, -24).format("%Y")),
        ],
    );
    let mut buyers = vec![area.joint_body];
    buyers.extend(&area.buyers);
    let stage = |months: i32| addm(start, -months);
    let number = format!("{}-{}", 700_000 + offset.unsigned_abs() * 111 + u32::from(jw), stage(7).format("%Y"));
    let tender = book.add(
        Kind::Tender,
        row![
            "framework" => framework, "title" => format!("Inkoop {what} {years}"), "procedure" => code("sas"),
            "ted_notice" => number, "notice_version" => "01", "notice_kind" => "33", "stage" => code("awarded"),
            "buyers" => links(&buyers), "vision_on" => stage(18), "consultation_on" => stage(13),
            "documents_on" => stage(10), "published_on" => stage(7), "evaluation_on" => stage(4),
            "standstill_on" => stage(3), "awarded_on" => add_days(stage(3), 21), "implementation_on" => stage(2),
            "new_start" => start, "estimated_value_cents" => if jw { 26_000_000_000_i64 } else { 18_000_000_000 },
        ],
    );
    Round { framework, tender, jw, now, start, end, lots: Vec::new() }
}

/// What is in the making: the next youth round as an idea, and one procedure that was called off.
fn next_tenders(book: &mut Book, area: &Area, market: &Market) {
    for round in market.rounds.iter().filter(|round| round.now) {
        let what = if round.jw { "jeugd" } else { "Wmo" };
        let start = add_days(round.end, 1);
        book.add(
            Kind::Tender,
            row![
                "framework" => round.framework, "title" => format!("Inkoop {what} vanaf {}", start.format("%Y")),
                "procedure" => code("sas"), "stage" => code("idea"), "buyers" => links(&[area.joint_body]),
                "new_start" => start,
            ],
        );
    }
    let called_off = year(book.today, -2);
    book.add(
        Kind::Tender,
        row![
            "title" => "Vervoer naar dagbesteding", "procedure" => code("open"), "stage" => code("cancelled"),
            "buyers" => links(&[area.joint_body]), "published_on" => called_off,
            "cancelled_on" => add_days(called_off, 70),
        ],
    );
}

type Codes = HashMap<String, u32>;

fn old_lot(
    book: &mut Book,
    area: &Area,
    market: &mut Market,
    (cluster, clusters): (usize, usize),
    (lot_code, title, category, _, products): &OldLot,
    codes: &mut Codes,
    (size, dice): (&Size, &mut Dice),
) -> usize {
    let jw = lot_code.starts_with('J');
    let (at, round) = if jw { (0, &market.rounds[0]) } else { (1, &market.rounds[1]) };
    let (start, end) = (round.start, round.end);
    let full = coded(lot_code, cluster);
    let id = book.add(
        Kind::Lot,
        row![
            "framework" => round.framework, "tender" => round.tender, "code" => full.as_str(),
            "title" => format!("{title} (vorige ronde)"), "sector" => title.to_lowercase(),
            "category" => code("light"), "scale" => code("regional"), "funding_variant" => code("effort"),
            "result" => code("awarded"), "start" => start, "end" => end, "valid_from" => start, "valid_to" => end,
        ],
    );
    let towns = take_part(book, area, id, &cluster_towns(size, cluster, clusters), (start, end));
    let mut lot = Lot {
        id,
        code: full,
        heavy: false,
        task: false,
        crisis: *lot_code == "J05",
        norm_weeks: 10,
        products: Vec::new(),
        towns,
    };
    let letter = char::from(b'P' + u8::try_from(cluster % 10).unwrap_or(0));
    for number in 0..size.products_per_lot {
        let (stem, unit) = products[number % products.len()];
        let made = (stem, unit, *category, letter, number / products.len());
        lot.products.push(product(book, &mut market.products, id, jw, made, codes, dice));
        if let Some(product) = market.products.last() {
            book.set(product.id, "valid_to", end);
        }
    }
    market.lots.push(lot);
    market.rounds[at].lots.push(market.lots.len() - 1);
    market.lots.len() - 1
}

fn coded(code: &str, cluster: usize) -> String {
    if cluster == 0 { code.to_string() } else { format!("{code}-{}", cluster + 1) }
}

fn new_lot(
    book: &mut Book,
    area: &Area,
    market: &mut Market,
    (cluster, place): (usize, usize),
    spec: &LotSpec,
    codes: &mut Codes,
    (size, dice): (&Size, &mut Dice),
) -> usize {
    let jw = spec.code.starts_with('J');
    let at = if jw { 2 } else { 3 };
    let round = &market.rounds[at];
    let (start, end) = (round.start, round.end);
    let full = coded(spec.code, cluster);
    let title = if cluster == 0 { spec.title.to_string() } else { format!("{}, cluster {}", spec.title, cluster + 1) };
    let fallback =
        spec.heavy.then_some("Overbrugging door de andere aanbieders van dit perceel; afspraak in het inkoopkader.");
    let need = spec.heavy.then_some("Voorziening die de regio noodzakelijk vindt.");
    let published = format!("LOT-{:04}", cluster * LOTS.len() + place + 1);
    let id = book.add(
        Kind::Lot,
        row![
            "framework" => round.framework, "tender" => round.tender, "code" => full.as_str(), "title" => title,
            "sector" => spec.sector, "category" => code(if spec.heavy { "heavy" } else { "light" }),
            "scale" => code(spec.scale), "funding_variant" => code(spec.funding), "lead_months" => 18_i64,
            "implementation_months" => 0_i64, "cpv_main" => spec.cpv, "lot_no_eforms" => published,
            "result" => code("awarded"), "start" => start, "end" => end, "valid_from" => start,
            "wait_norm_weeks" => spec.norm_weeks * 1000, "crisis" => spec.code == "J5Z", "fallback" => fallback,
            "need" => need,
        ],
    );
    let towns = take_part(book, area, id, &cluster_towns(size, cluster, size.clusters), (start, end));
    let mut lot = Lot {
        id,
        code: full,
        heavy: spec.heavy,
        task: spec.funding == "task",
        crisis: spec.code == "J5Z",
        norm_weeks: spec.norm_weeks,
        products: Vec::new(),
        towns,
    };
    let letter = char::from(b'F' + u8::try_from(cluster % 10).unwrap_or(0));
    for number in 0..size.products_per_lot {
        let (stem, unit) = spec.products[number % spec.products.len()];
        let category = spec.category[number % spec.category.len()];
        let made = (stem, unit, category, letter, number / spec.products.len());
        let at = product(book, &mut market.products, id, jw, made, codes, dice);
        book.set(market.products[at].id, "task_field", spec.task_field);
        lot.products.push(at);
    }
    market.lots.push(lot);
    market.rounds[at].lots.push(market.lots.len() - 1);
    market.lots.len() - 1
}

/// The municipalities a cluster of lots is bought for, by their numbers.
fn cluster_towns(size: &Size, cluster: usize, clusters: usize) -> Range<usize> {
    let from = |cluster: usize| size.towns * cluster / clusters;
    if size.own_towns { from(cluster)..from(cluster + 1) } else { 0..size.towns }
}

fn take_part(
    book: &mut Book,
    area: &Area,
    lot: Id,
    places: &Range<usize>,
    (start, end): (NaiveDate, NaiveDate),
) -> Vec<(usize, NaiveDate, NaiveDate)> {
    let mut taking = Vec::new();
    let here = |(number, _): &(usize, &Town)| places.contains(&place_of(*number, area.now));
    for (number, town) in area.towns.iter().enumerate().filter(here) {
        let Some((from, to)) = town.within(start, end) else { continue };
        book.add(
            Kind::LotMunicipality,
            row!["lot" => lot, "municipality" => town.id, "valid_from" => from, "valid_to" => to],
        );
        taking.push((number, from, to));
    }
    taking
}

fn product(
    book: &mut Book,
    products: &mut Vec<Product>,
    lot: Id,
    jw: bool,
    (stem, unit, category, letter, lap): (&str, &'static str, &str, char, usize),
    codes: &mut Codes,
    dice: &mut Dice,
) -> usize {
    let series = format!("{category}{letter}");
    let running = codes.entry(series.clone()).or_insert(0);
    *running += 1;
    let product_code = format!("{series}{running:02}");
    let title = match lap {
        0 => stem.to_string(),
        1 => format!("{stem}, intensief"),
        lap => format!("{stem}, variant {}", lap + 1),
    };
    let (low, high, step, use_a_month) = match unit {
        "minute" | "hour" => (6_800, 12_400, 20, if unit == "hour" { (9, 42) } else { (600, 2_600) }),
        "day_part" => (3_900, 7_400, 10, (10, 48)),
        "day_night" => (13_500, 39_000, 50, (5, 17)),
        "piece" => (28_000, 96_000, 100, (2, 6)),
        _ => (100, 100, 1, (0, 0)),
    };
    let tariff = dice.between(low / step, high / step) * step;
    let frequency = match unit {
        "minute" | "hour" | "day_part" => code("per_week"),
        "day_night" => code("per_day"),
        _ => code("in_total"),
    };
    let id = book.add(
        Kind::Product,
        row![
            "code" => product_code.as_str(), "title" => title, "domain" => code(if jw { "jw" } else { "wmo" }),
            "unit" => code(unit), "lot" => lot, "category_code" => category, "frequency" => frequency,
        ],
    );
    let priced = if unit == "minute" { "hour" } else { unit };
    products.push(Product { id, unit, priced, tariff, use_a_month });
    products.len() - 1
}
