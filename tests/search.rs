//! The query language, lists and finding, against a small region worked out by hand and against a plain oracle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use perceel::domain::kind::Kind;
use perceel::domain::record::{Record, Value};
use perceel::domain::register::{Register, When};
use perceel::search::{
    ColumnSpec, Listing, Query, Reason, Sort, all_columns, cell, cell_json, choice_to_type, default_columns,
    name_to_type, search,
};
use perceel::shown::fold;
use proptest::prelude::*;
use support::{add, day, dutch, english, keys, now, region, set, today};

/// Keys of what a query finds, in order of the label; the query must have no problem.
fn found(register: &Register, kind: Kind, text: &str) -> Vec<String> {
    let (query, problems) = Query::parse(text, kind, dutch(), today());
    let told: Vec<_> = problems.iter().map(|problem| dutch().say(&problem.message)).collect();
    assert!(told.is_empty(), "{text}: {told:?}");
    keys(register, kind, &Listing::build(register, kind, &query, &[], now()))
}

fn problem_of(kind: Kind, text: &str) -> (Query, String) {
    let (query, problems) = Query::parse(text, kind, dutch(), today());
    assert_eq!(problems.len(), 1, "{text}: {problems:?}");
    (query, dutch().say(&problems[0].message))
}

#[test]
fn what_a_column_is_called_to_type_means_that_column() {
    for (kind, column, dutch_name, english_name) in [
        (Kind::Contract, "provider", "aanbieder", "provider"),
        (Kind::Contract, "present_end", "loopt_t_m", "runs_until"),
        (Kind::Lot, "category", "categorie", "category"),
        (Kind::Lot, "estimated_value_cents", "geraamde_waarde", "estimated_value"),
    ] {
        let column = ColumnSpec::named(kind, column).unwrap();
        assert_eq!([dutch(), english()].map(|words| name_to_type(&column, words)), [dutch_name, english_name]);
    }
    for kind in Kind::ALL.iter().chain(Kind::QUESTIONS).copied() {
        for column in all_columns(kind) {
            let english_name = column.name();
            // Of a noun with `lot` and `lots` the one name means both.
            if english_name == "holds" || ColumnSpec::named(kind, &format!("{english_name}s")).is_some() {
                continue;
            }
            for words in [dutch(), english()] {
                let name = name_to_type(&column, words);
                let asked = |name: &str| Query::parse(&format!("{name}:?"), kind, words, today());
                assert_eq!(asked(&name), asked(&english_name), "{name} for {english_name} of {}", kind.name());
                let perceel::domain::field::Shape::Choice(codes) = column.shape() else { continue };
                for code in codes {
                    let typed = choice_to_type(&column, code, words);
                    let asked = |value: &str| Query::parse(&format!("{english_name}:{value}"), kind, words, today());
                    assert_eq!(asked(&typed), asked(code), "{typed} for {code} of {english_name}");
                }
            }
        }
    }
}

#[test]
fn words_and_fields_find_what_they_say() {
    let r = region();
    let all = ["JH-20-002", "JH-24-013", "JH-26-001", "JH-27-004"];
    let table: &[(&str, &[&str])] = &[
        ("", &all),
        ("linde", &["JH-24-013"]),
        ("LINDE jeugd", &["JH-24-013"]),
        ("linde merel", &[]),
        ("linde or merel", &["JH-24-013", "JH-26-001"]),
        ("!linde", &["JH-20-002", "JH-26-001", "JH-27-004"]),
        ("reunie", &["JH-27-004"]),
        ("reünie", &["JH-27-004"]),
        ("REÜNIE", &["JH-27-004"]),
        ("\"jeugdhulp de linde\"", &["JH-24-013"]),
        ("\"linde jeugdhulp\"", &[]),
        ("number:JH-24-013", &["JH-24-013"]),
        ("nummer:26", &["JH-26-001"]),
        ("number:=JH-2", &[]),
        ("provider:linde", &["JH-24-013"]),
        ("aanbieder:\"De Linde\"", &["JH-24-013"]),
        ("provider:90000018", &["JH-24-013"]),
        ("group:ooievaar", &["JH-26-001"]),
        ("concern:ooievaar", &["JH-26-001"]),
        ("lot:J2Z", &["JH-24-013", "JH-26-001"]),
        ("perceel:J2Z !aanbieder:linde", &["JH-26-001"]),
        ("perceel:J1L or perceel:W5Z", &["JH-24-013"]),
        ("municipality:lindehove", &["JH-24-013", "JH-26-001"]),
        ("gemeente:Oosterbroek", &["JH-24-013"]),
        ("gemeente:9902", &["JH-24-013"]),
        ("category:heavy", &["JH-24-013", "JH-26-001"]),
        ("categorie:licht", &["JH-24-013"]),
        ("zwaar", &["JH-24-013", "JH-26-001"]),
        ("status:active", &["JH-20-002", "JH-24-013"]),
        ("status:actief", &["JH-20-002", "JH-24-013"]),
        ("status:lopend", &["JH-24-013", "JH-26-001"]),
        ("state:ended", &["JH-20-002"]),
        ("stand:ended", &["JH-20-002"]),
        ("when:now", &["JH-24-013", "JH-26-001"]),
        ("geldig:later", &["JH-27-004"]),
        ("geldig:alles", &all),
        ("end:2027-12-31", &["JH-26-001"]),
        ("einde:31-12-2027", &["JH-26-001"]),
        ("einde:<2y", &["JH-26-001"]),
        ("einde:<90d", &[]),
        ("present_end:<90d", &["JH-24-013"]),
        ("einde:<2026-07-01", &["JH-20-002", "JH-24-013"]),
        ("einde:>=2026-07-01", &["JH-26-001", "JH-27-004"]),
        ("einde:2025..2027", &["JH-24-013", "JH-26-001"]),
        ("einde:..2025-K4", &["JH-20-002", "JH-24-013"]),
        ("einde:2023-12", &["JH-20-002"]),
        ("einde:?", &[]),
        ("framework:?", &["JH-20-002", "JH-27-004"]),
        ("!framework:none", &["JH-24-013", "JH-26-001"]),
        ("value:1.200.000", &["JH-26-001"]),
        ("waarde:>=1.200.000", &["JH-24-013", "JH-26-001"]),
        ("original_value_cents:120000000", &["JH-26-001"]),
        ("original_value:€1.000.000..2.000.000", &["JH-26-001"]),
        ("notice_months_client:<6", &["JH-20-002"]),
        ("opzegtermijn:6", &["JH-24-013", "JH-26-001", "JH-27-004"]),
        ("opzeg:30-06-2027", &["JH-26-001"]),
        ("provider.name:merel", &["JH-26-001"]),
        ("contract:JH-24", &["JH-24-013"]),
        ("or", &["JH-26-001"]),
        ("linde or", &["JH-24-013"]),
        ("linde AND merel", &[]),
        ("*", &[]),
        ("%", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(found(&r, Kind::Contract, text), *expected, "{text}");
    }
}

#[test]
fn other_nouns_are_asked_through_what_links_them() {
    let r = region();
    assert_eq!(found(&r, Kind::Lot, "municipality:oosterbroek"), ["J1L"]);
    assert_eq!(found(&r, Kind::Lot, "provider:merel"), ["J2Z"]);
    assert_eq!(found(&r, Kind::Lot, "category:heavy"), ["J2Z", "W5Z"]);
    assert_eq!(found(&r, Kind::Provider, "lot:J2Z"), ["90000018", "90000026"]);
    assert_eq!(found(&r, Kind::Provider, "contract:JH-24-013"), ["90000018"]);
    assert_eq!(found(&r, Kind::Municipality, "lot:J2Z"), ["GM9903", "GM9901"]);
    assert_eq!(found(&r, Kind::ExtensionOption, "provider:merel"), ["JH-26-001/1", "JH-26-001/2"]);
    assert_eq!(found(&r, Kind::ExtensionOption, "lot:J1L"), ["JH-24-013/1", "JH-24-013/2"]);
    assert_eq!(found(&r, Kind::SubcontractLink, "provider:wilg").len(), 2);
    assert_eq!(found(&r, Kind::Obligation, "linde zwaar wachtt"), ["V-001"]);
    assert_eq!(found(&r, Kind::Obligation, "onderaannem"), ["V-001", "V-002"]);
    assert_eq!(found(&r, Kind::Obligation, "category:heavy"), ["V-001", "V-002"]);
    assert_eq!(found(&r, Kind::Obligation, "due:<10d"), Vec::<String>::new());
    assert_eq!(found(&r, Kind::Obligation, "voor:<60d"), ["V-002"]);
}

#[test]
fn what_cannot_be_read_is_told_and_left_out() {
    let r = region();
    let (query, told) = problem_of(Kind::Contract, "einde:<90x linde");
    assert!(told.contains("onbekende eenheid") && told.contains("einde:<90x"), "{told}");
    assert_eq!(keys(&r, Kind::Contract, &Listing::build(&r, Kind::Contract, &query, &[], now())), ["JH-24-013"]);
    let (_, told) = problem_of(Kind::Contract, "einde:31-02-2026");
    assert!(told.contains("31 februari bestaat niet"), "{told}");
    let (_, told) = problem_of(Kind::Contract, "status:onzin");
    assert!(told.contains("actief"), "{told}");
    let (query, told) = problem_of(Kind::Contract, "aanbeider:linde");
    assert!(told.contains("aanbieder"), "{told}");
    assert_eq!(query.words(), ["aanbeider:linde"]);
    let (query, _) = problem_of(Kind::Contract, "status:");
    assert_eq!(query, Query::everything(Kind::Contract));
}

#[test]
fn archived_and_other_days_are_left_out_until_asked() {
    let mut r = region();
    set(&mut r, Kind::Contract, "JH-20-002", &["archived_on=2026-01-01"]);
    assert_eq!(found(&r, Kind::Contract, "wilg"), Vec::<String>::new());
    assert_eq!(found(&r, Kind::Contract, "wilg archived:all"), ["JH-20-002"]);
    assert_eq!(found(&r, Kind::Contract, "opgeborgen:ja"), ["JH-20-002"]);
    assert_eq!(found(&r, Kind::Contract, "archived_on:2026"), ["JH-20-002"]);
    let query = Query::everything(Kind::ContractLot);
    let on = |when| Listing::build(&r, Kind::ContractLot, &query, &[], when).len();
    assert_eq!((on(now()), on(When::on(today())), on(When::on(day("2027-06-01")))), (5, 3, 4));
    let (all, _) = Query::parse("when:all", Kind::ContractLot, english(), today());
    assert_eq!(Listing::build(&r, Kind::ContractLot, &all, &[], When::on(today())).len(), 5);
    let (past, _) = Query::parse("when:past", Kind::ContractLot, english(), today());
    assert_eq!(
        keys(&r, Kind::ContractLot, &Listing::build(&r, Kind::ContractLot, &past, &[], now())),
        ["JH-20-002/W5Z/2020-01-01"]
    );
}

#[test]
fn computed_columns_are_those_of_the_worked_examples() {
    let r = region();
    let value = |key: &str, column: &str, on: &str| {
        let record = r.get(Kind::Contract, support::find(&r, Kind::Contract, key)).unwrap();
        let column = ColumnSpec::named(Kind::Contract, column).unwrap();
        cell_json(&r, record, &column, When::on(day(on))).to_string().replace('"', "")
    };
    // R3: 24 months and twice 12 from 01-01-2026.
    assert_eq!(value("JH-26-001", "present_end", "2026-11-21"), "2027-12-31");
    assert_eq!(value("JH-26-001", "next_option", "2026-11-21"), "2027-06-30");
    assert_eq!(value("JH-26-001", "max_end", "2026-11-21"), "2029-12-31");
    // R2: 31-12-2029 and six months.
    assert_eq!(value("JH-27-004", "last_notice", "2026-11-21"), "2029-06-30");
    // An option counts from the day it was exercised.
    assert_eq!(value("JH-24-013", "present_end", "2025-04-30"), "2025-12-31");
    assert_eq!(value("JH-24-013", "present_end", "2025-05-01"), "2026-12-31");
    assert_eq!(value("JH-24-013", "next_option", "2026-11-21"), "2026-06-30");
    assert_eq!(value("JH-24-013", "max_end", "2026-11-21"), "2027-12-31");
    for (key, on, state) in [
        ("JH-20-002", "2026-11-21", "ended"),
        ("JH-20-002", "2023-12-31", "running"),
        ("JH-27-004", "2026-12-31", "not_started"),
        ("JH-27-004", "2027-01-01", "running"),
        ("JH-24-013", "2026-12-31", "running"),
        ("JH-24-013", "2027-01-01", "ended"),
    ] {
        assert_eq!(value(key, "state", on), state, "{key} on {on}");
    }
    assert_eq!(value("JH-24-013", "lots", "2026-11-21"), "[J1L,J2Z]");
    assert_eq!(value("JH-24-013", "categories", "2026-11-21"), "both");
    assert_eq!(value("JH-20-002", "lots", "2026-11-21"), "null");
    assert_eq!(value("JH-26-001", "municipalities", "2026-11-21"), "[GM9901,GM9903]");
    let counted = |kind: Kind, key: &str, column: &str| {
        let record = r.get(kind, support::find(&r, kind, key)).unwrap();
        cell(&r, record, &ColumnSpec::named(kind, column).unwrap(), now(), dutch())
    };
    assert_eq!(counted(Kind::Lot, "J2Z", "provider_count"), "2");
    assert_eq!(counted(Kind::Lot, "W5Z", "provider_count"), "0");
    assert_eq!(counted(Kind::Lot, "J1L", "municipality_count"), "2");
    assert_eq!(counted(Kind::Provider, "Zorggroep Merel", "role"), "dubbelrol");
    assert_eq!(counted(Kind::Provider, "Stichting Reünie", "role"), "onderaannemer");
    assert_eq!(counted(Kind::Provider, "De Linde", "lots"), "J1L, J2Z");
    assert_eq!(counted(Kind::Framework, "Inkoopkader jeugd", "max_end"), "31-12-2029");
    assert_eq!(counted(Kind::Framework, "Inkoopkader jeugd", "lot_count"), "2");
    assert_eq!(counted(Kind::Municipality, "GM9901", "sub_region"), "Noord");
    assert_eq!(counted(Kind::Obligation, "V-001", "provider"), "De Linde");
    assert_eq!(counted(Kind::Obligation, "V-001", "next_due"), "15-11-2026");
}

#[test]
fn lists_sort_on_any_column_with_unknown_last() {
    let mut r = region();
    add(&mut r, Kind::Contract, &["number=JH-99-900", "provider=De Linde"]);
    let sorted = |column: &str, descending: bool| {
        let column = ColumnSpec::named(Kind::Contract, column).unwrap();
        let query = Query::everything(Kind::Contract);
        let ids = Listing::build(&r, Kind::Contract, &query, &[Sort { column, descending }], now());
        keys(&r, Kind::Contract, &ids).iter().map(|key| key[3..5].to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(sorted("end", false), "20 24 26 27 99");
    assert_eq!(sorted("end", true), "27 26 24 20 99");
    assert_eq!(sorted("number", true), "99 27 26 24 20");
    // By the name of the provider: De Linde (twice, by number), Praktijk Wilg, Stichting Reünie, Zorggroep Merel.
    assert_eq!(sorted("provider", false), "24 99 20 27 26");
    assert_eq!(sorted("provider", true), "26 27 20 24 99");
    assert_eq!(sorted("original_value_cents", false), "26 24 20 27 99");
    assert_eq!(sorted("max_end", true), "26 27 24 20 99");
    assert_eq!(sorted("provider.city", false), "20 24 99 26 27");
}

#[test]
fn the_list_of_contracts_reads_like_its_sketch() {
    // The columns of the sketch; its dates first, since a narrow window drops columns from the right.
    let names: Vec<_> = default_columns(Kind::Contract).iter().map(ColumnSpec::name).collect();
    assert_eq!(names, ["number", "provider", "present_end", "last_notice", "state", "lots", "categories"]);
    for kind in Kind::ALL {
        for column in perceel::search::all_columns(*kind) {
            assert_eq!(ColumnSpec::named(*kind, &column.name()).as_ref(), Some(&column), "{}", kind.name());
            for words in [dutch(), english()] {
                assert!(!column.label(words).contains('⟦'), "{} {}", kind.name(), column.name());
            }
        }
    }
}

#[test]
fn finding_puts_keys_and_names_first() {
    let r = region();
    let hits = |words: &str| search(&r, words, Kind::ALL, today(), 10);
    let first = |words: &str| {
        let hit = hits(words)[0];
        (r.key(hit.reference.kind, hit.reference.id), hit.reason)
    };
    assert_eq!(first("JH-24-013"), ("JH-24-013".into(), Reason::Key));
    assert_eq!(first("linde"), ("90000018".into(), Reason::Label));
    assert_eq!(first("reunie"), ("90000042".into(), Reason::Label));
    assert_eq!(first("90000026"), ("90000026".into(), Reason::Key));
    let (text, _) = Kind::Obligation.noun().find("text").unwrap();
    assert_eq!(first("wachttijden linde"), ("V-001".into(), Reason::Field(text)));
    assert_eq!(first("zorggroep mrel").1, Reason::Near);
    assert_eq!(first("zorggroep mrel").0, "90000026");
    assert!(hits("").is_empty());
    assert!(search(&r, "e", Kind::ALL, today(), 3).len() == 3);
}

/// The plain oracle: a word occurs in any searched text of the record, or in the names its links lead to, or is the
/// beginning of the name of one of its codes.
fn says(register: &Register, kind: Kind, record: &Record, word: &str) -> bool {
    kind.noun().fields.iter().enumerate().filter(|(_, field)| field.searched).any(|(at, _)| {
        let text = match &record.values[at] {
            Value::Text(text) => text.to_string(),
            Value::Link(id) => register.label(register.target_kind(kind, record, at).unwrap(), *id),
            _ => String::new(),
        };
        fold(&text).contains(word)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_ever_an_error(text in "\\PC{0,60}", kind in 0..Kind::ALL.len()) {
        let r = region();
        let kind = Kind::ALL[kind];
        let (query, problems) = Query::parse(&text, kind, dutch(), today());
        prop_assert!(problems.len() <= 64);
        let _ = Listing::build(&r, kind, &query, &[], now());
        if !text.contains([':', '!', '"', '“', '”', '„', '«', '»', '‟']) {
            prop_assert!(problems.is_empty());
        }
        let _ = search(&r, &text, Kind::ALL, today(), 5);
    }

    #[test]
    fn queries_of_all_marks_are_answered(text in "[a-z:<>=!\"?. |*%_'0-9dw;()-]{0,40}") {
        let r = region();
        let (query, _) = Query::parse(&text, Kind::Contract, english(), today());
        let _ = Listing::build(&r, Kind::Contract, &query, &[], now());
    }

    #[test]
    fn one_word_equals_the_row_by_row_oracle(word in "[a-z0-9-]{1,3}") {
        let r = region();
        // Short words stand for no choice unless they are its whole name.
        prop_assume!(!["or", "bv", "nv", "vof", "jw", "wmo", "nu", "sas"].contains(&word.as_str()));
        for kind in [Kind::Provider, Kind::Lot, Kind::Municipality, Kind::LotMunicipality] {
            let (query, _) = Query::parse(&word, kind, english(), today());
            for record in r.all(kind) {
                let linked = kind == Kind::LotMunicipality || kind == Kind::Provider;
                let expected = says(&r, kind, record, &word);
                let got = query.matches(&r, kind, record, now());
                prop_assert!(got == expected || (linked && got), "{word} {}", r.label(kind, record.id));
            }
        }
    }
}

#[test]
fn people_read_words_and_days_where_keys_hold_codes() {
    let mut r = region();
    let signal = add(
        &mut r,
        Kind::RiskSignal,
        &["provider=De Linde", "kind=three_years_loss", "date=2026-10-28", "severity=high"],
    );
    let called = |words| perceel::domain::shape::called(&r, Kind::RiskSignal, signal, words);
    assert_eq!(called(dutch()), "De Linde · drie jaar verlies");
    assert_eq!(called(english()), "De Linde · three years of loss");
    assert!(r.key(Kind::RiskSignal, signal).contains("three_years_loss"));
}

#[test]
fn what_is_worked_out_is_read_to_one_decimal_and_little_is_not_nothing() {
    use perceel::domain::field::Shape;
    let read = |kind, shape, number: i64| {
        let value = Value::Number(number);
        let value = perceel::domain::shape::readable(kind, shape, &value).into_owned();
        perceel::domain::shape::show_value(&Register::default(), "", shape, None, &value, dutch())
    };
    let share = |ppm| read(Kind::Concentration, Shape::Percent, ppm).replace('\u{a0}', " ");
    assert_eq!([16_704, 9_634, 500, 3, 0].map(share), ["1,7 %", "1 %", "0,05 %", "0,0003 %", "0 %"]);
    assert_eq!(read(Kind::Dropout, Shape::Quantity, 51_372_367), "51.372,4");
    // What was recorded, and what is published, stays as exact as it is.
    assert_eq!(read(Kind::Tariff, Shape::Percent, 16_704).replace('\u{a0}', " "), "1,6704 %");
    assert_eq!(read(Kind::Indexation, Shape::Percent, 36_340).replace('\u{a0}', " "), "3,634 %");
}

#[test]
fn a_frozen_overview_is_found_by_its_name_in_either_language() {
    let mut r = Register::default();
    for (kind, period) in [("month", "2026-09"), ("quarter", "2026-Q3"), ("council", "2025")] {
        add(&mut r, Kind::Report, &[&format!("kind={kind}"), &format!("period={period}"), "as_of=2026-10-20"]);
    }
    for (query, expected) in [
        ("kind:maand", "month/2026-09/-"),
        ("kind:\"Monthly report\"", "month/2026-09/-"),
        ("kind:kwartaalrapportage", "quarter/2026-Q3/-"),
        ("kind:council", "council/2025/-"),
    ] {
        assert_eq!(found(&r, Kind::Report, query), [expected], "{query}");
    }
    let shown = |column: &str, at: usize| {
        let column = ColumnSpec::named(Kind::Report, column).unwrap();
        cell(&r, &r.all(Kind::Report)[at], &column, now(), dutch())
    };
    assert_eq!(shown("kind", 0), "Maandrapportage");
    assert_eq!([shown("period", 0), shown("period", 1), shown("period", 2)], ["sep 2026", "3e kwartaal 2026", "2025"]);
}
