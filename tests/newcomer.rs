//! What somebody sees who has never read a word about the program: everyday words find lists, nothing shows a code or a
//! number of ours, what does not fit says so, and no screen claims to know what is still being worked out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::domain::check::findings;
use perceel::domain::kind::Kind;
use perceel::domain::register::{Register, When};
use perceel::text::{Lang, Words};
use perceel::ui::action::{Effect, Job};
use perceel::ui::screen::Screen;
use screens::Bench;
use support::{add, today};

/// The first line of the palette after typing this: what Enter would do.
fn first(bench: &mut Bench, typed: &str) -> String {
    bench.drive("<Esc><Esc>2:").drive(typed);
    let screen = bench.screen();
    let found = screen.lines().find(|line| line.contains('▸') && line.contains('│')).map(str::to_owned);
    found.unwrap_or_else(|| panic!("nothing for {typed}\n{screen}"))
}

#[test]
fn everyday_words_find_lists_in_both_languages() {
    let words: [(Lang, &[(&str, &str)]); 2] = [
        (
            Lang::Nl,
            &[
                ("benutting", "capaciteit"),
                ("bezetting", "capaciteit"),
                ("over de 100", "capaciteit"),
                ("opnamestop", "Cliëntenstops"),
                ("clientenstop", "Cliëntenstops"),
                ("witte vlek", "Dekking"),
                ("wachtlijst", "Wachttijden"),
                ("prognose", "Plafonds met prognose"),
                ("loopt af", "contracten"),
                ("faillissement", "Uitval"),
                ("maandcijfers", "Realisatie"),
                ("wie werkt voor wie", "Ketens"),
                ("kavel", "percelen"),
            ],
        ),
        (
            Lang::En,
            &[
                ("occupancy", "capacity"),
                ("utilisation", "capacity"),
                ("white spot", "Coverage"),
                ("waiting list", "Waiting times"),
                ("overspend", "Ceilings with forecast"),
                ("expire", "contracts"),
                ("bankruptcy", "Drop-out"),
                ("monthly figures", "Actuals"),
            ],
        ),
    ];
    for (lang, words) in words {
        let mut bench = Bench::with(&support::region(), lang);
        for (typed, list) in words {
            let line = first(&mut bench, typed);
            assert!(line.contains(list), "{typed} finds {line}");
        }
    }
}

#[test]
fn what_cannot_be_done_now_stands_below_what_can() {
    let mut bench = Bench::region();
    let line = first(&mut bench, "indexatie");
    assert!(line.contains("Indexatierondes"), "{line}");
    bench.sees("indexatie toepassen").sees("Kies een indexatieronde.");
}

#[test]
fn a_list_that_is_still_being_worked_out_does_not_say_nought() {
    let mut bench = Bench::region();
    bench.drive(":aandelen");
    let effects = bench.app.press(perceel::ui::key::read_row("<Enter>")[0]);
    let asks = effects.iter().any(|effect| matches!(effect, Effect::Job(Job::Answer(_))));
    assert!(asks, "the question goes to the keeper");
    let title = |bench: &mut Bench| bench.screen().lines().find(|line| line.contains("Aandelen")).unwrap().to_owned();
    assert!(title(&mut bench).ends_with("Wordt uitgerekend…"), "{}", title(&mut bench));
    bench.perform(effects);
    assert!(title(&mut bench).ends_with(char::is_numeric), "{}", title(&mut bench));
}

#[test]
fn no_column_that_is_shown_at_first_is_a_number_of_a_rule() {
    for kind in Kind::ALL.iter().chain(Kind::QUESTIONS) {
        let shown = perceel::ui::list::layout::first_columns(*kind);
        assert!(shown.iter().all(|column| column.name() != "rule"), "{}", kind.name());
        assert!(
            perceel::search::default_columns(*kind).iter().all(|column| column.name() != "rule"),
            "{} on the command line",
            kind.name()
        );
    }
}

#[test]
fn what_stands_above_a_column_can_be_typed_as_its_name() {
    let mut bench = Bench::region();
    bench.size(160, 30).drive("6/bezet:>100").sees_no("Er is geen veld");
    // The menu of conditions shows what is put in the filter, not what the program calls it.
    bench.drive("<Esc><Esc><F4>").sees("bezetting_tot_nu_toe").sees_no("utilisation_percent");
}

#[test]
fn a_country_and_all_municipalities_are_words() {
    let mut register = support::region();
    add(&mut register, Kind::Provider, &["kvk=90000091", "name=Zorg Over De Grens", "country=BEL", "status=active"]);
    add(&mut register, Kind::ContractLot, &["contract=JH-20-002", "lot=W5Z", "role=sole", "valid_from=2020-01-01"]);
    let mut bench = Bench::with(&register, Lang::Nl);
    bench.size(120, 60).drive("4/grens<Enter><Enter>").sees("België").sees_no("BEL");
    // In a form the code stays what it is.
    bench.drive("e").sees("BEL").drive("<Esc>");
    bench.drive("2/20-002<Enter><Enter>");
    let screen = bench.screen();
    let row = screen.lines().rfind(|line| line.contains("W5Z")).unwrap();
    assert!(row.ends_with("alle"), "{row}");
}

#[test]
fn what_is_wrong_with_a_field_is_said_whole_on_a_narrow_screen() {
    let mut bench = Bench::region();
    let mut from = 0;
    bench.size(60, 24).drive("2/013<Enter><Enter>e");
    bench.fill(Kind::Contract, &mut from, "termination_mode", "zomaar").drive("<Tab>");
    let text: String = bench.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    for choice in ["opdrachtgever", "beide partijen", "niemand"] {
        assert!(text.contains(choice), "{choice} is missing: {text}");
    }
}

#[test]
fn a_file_name_with_a_mistake_is_offered_again() {
    let mut bench = Bench::region();
    bench.drive("i/nergens/cijfers okt.xlsx<Enter>").sees("is er niet");
    bench.drive("i").sees("/nergens/cijfers okt.xlsx").drive("<Esc>");
    assert!(!matches!(bench.app.top(), Screen::Import(_)));
}

/// What `perceel check` says of the register, as a Dutch or English reader reads it.
fn told(register: &Register, lang: Lang) -> Vec<String> {
    let found = findings(register, When::on(today()));
    found.iter().map(|finding| Words::load(lang).say(&finding.message)).collect()
}

#[test]
fn findings_write_days_and_amounts_as_their_reader_does() {
    let mut r = support::region();
    add(&mut r, Kind::Product, &["code=45A04", "title=Begeleiding", "unit=hour"]);
    let tariff = ["contract=JH-24-013", "product=45A04", "lot=J1L"];
    add(&mut r, Kind::Tariff, &[&tariff[..], &["valid_from=2024-01-01", "amount_cents=6100"]].concat());
    add(&mut r, Kind::Tariff, &[&tariff[..], &["valid_from=2025-01-01", "amount_cents=6400"]].concat());
    let dutch = told(&r, Lang::Nl);
    let over = "Het contract eindigde op 31-12-2023, maar staat nog als lopend. Leg een verlenging of het einde vast.";
    assert!(dutch.iter().any(|line| line == over), "{dutch:#?}");
    let clash = "In deze periode geldt al JH-24-013 · 45A04 · Begeleiding (01-01-2025).";
    assert!(dutch.iter().any(|line| line.starts_with(clash)), "{dutch:#?}");
    let english = told(&r, Lang::En);
    assert!(english.iter().any(|line| line.contains("31 Dec 2023")), "{english:#?}");
    for line in dutch.iter().chain(&english) {
        assert!(!line.contains("20-1") && !line.contains("2023-") && !line.contains("2025-"), "{line}");
    }
}

#[test]
fn what_ends_with_a_contract_is_read_whole_in_the_smallest_window() {
    for (lang, more) in [(Lang::Nl, "regels: PgDn"), (Lang::En, "more lines: PgDn")] {
        let mut bench = Bench::with(&many_performers(), lang);
        let mut from = 0;
        bench.size(60, 16).drive("2/013<Enter><Enter>e");
        bench.fill(Kind::Contract, &mut from, "end", "28-02-2025").drive("<F2>");
        bench.sees(more);
        let mut said = String::new();
        for _ in 0..3 {
            said.push_str(&bench.screen());
            bench.drive("<PageDown>");
        }
        let last = if lang == Lang::Nl { "Hierna zonder werk" } else { "Left without work" };
        assert!(said.contains(last), "{said}");
        assert!(!said.contains(".."), "{said}");
        // Turning the page chooses nothing: the contract is as it was.
        bench.drive("<Enter>");
        assert!(matches!(bench.app.top(), Screen::Form(_)));
    }
}

/// The region with a main contractor that has many subcontractors with long names.
fn many_performers() -> Register {
    let mut r = support::region();
    for (at, name) in ["Kwikstaartvonder", "Waterleliestroom", "Sleedoornkreek", "Klaprooshof"].iter().enumerate() {
        let kvk = format!("kvk=9000020{at}");
        let name = format!("Stichting Jeugd- en Gezinshulp {name} en Omstreken U.A.");
        add(&mut r, Kind::Provider, &[&kvk, &format!("name={name}"), "status=active"]);
        let child = format!("child={name}");
        let link = ["contract=JH-24-013", "lot=J1L", "parent=De Linde", &child, "valid_from=2024-01-01"];
        add(&mut r, Kind::SubcontractLink, &[&link[..], &["share_percent=5", "consent_on=2023-12-01"]].concat());
    }
    r
}

#[test]
fn what_is_to_be_explained_is_said_in_words() {
    let mut r = support::region();
    add(&mut r, Kind::Product, &["code=45A04", "title=Begeleiding", "unit=hour"]);
    add(&mut r, Kind::MunicipalBudget, &["municipality=Waterdam", "year=2026", "amount_cents=120000"]);
    let mut bench = Bench::with(&r, Lang::Nl);
    let path = bench.beside("cijfers.csv");
    let mut text = "Aanbieder;Product;Gemeente;Maand;Aantal;Eenheid;Bedrag\n".to_owned();
    for month in 1..=10 {
        text.push_str(&format!("De Linde;45A04;Waterdam;2026-{month:02};1;uur;900,00\n"));
    }
    std::fs::write(&path, text).unwrap();
    bench.size(100, 40).drive("i").drive(path.to_str().unwrap()).drive("<Enter><F2>");
    bench.drive("8").drive("/maand<Enter><Enter>").sees("nog geen toelichting").drive("e");
    bench.sees("Waarom wijkt Waterdam").sees("(Maandrapportage oktober 2026)").sees("Schrijf één zin");
    bench.size(60, 16).sees("Waarom wijkt Waterdam").sees("Tekst");
}

#[test]
fn a_month_that_another_source_gave_already_is_told_before_it_counts_twice() {
    let mut r = support::region();
    add(&mut r, Kind::Product, &["code=45A04", "title=Begeleiding", "unit=hour"]);
    let mut bench = Bench::with(&r, Lang::Nl);
    bench.size(120, 50);
    let mut import = |name: &str, heads: &str, row: &str| {
        let path = bench.beside(name);
        std::fs::write(&path, format!("Aanbieder;Product;Gemeente;Maand;Aantal;Bedrag{heads}\n{row}\n")).unwrap();
        let screen = bench.drive("i").drive(path.to_str().unwrap()).drive("<Enter>").screen();
        bench.drive("<F2>");
        screen.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let row = "De Linde;45A04;Waterdam;2026-10;1;900,00";
    let first = import("eerst.csv", ";Bron", &format!("{row};iJw"));
    assert!(!first.contains("andere bron"), "{first}");
    let second = import("dan.csv", "", row);
    assert!(second.contains("Voor 1 regel staat er al een maandcijfer van een andere bron (iJw)."), "{second}");
    // Another municipality's month is another figure.
    let other = import("ander.csv", ";Bron", "De Linde;45A04;Oosterbroek;2026-10;1;900,00;iJw");
    assert!(!other.contains("andere bron"), "{other}");
}

#[test]
fn the_page_of_a_provider_begins_with_its_contracts() {
    let mut register = support::region();
    add(&mut register, Kind::AgbCode, &["provider=De Linde", "code=22900006"]);
    let mut bench = Bench::with(&register, Lang::Nl);
    let screen = bench.size(120, 80).drive("4/linde<Enter><Enter>").screen();
    let row = |heading: &str| screen.lines().position(|line| line.trim_start().starts_with(heading)).unwrap();
    assert!(row("Contracten 1 ") < row("AGB-codes 1 "), "{screen}");
}

/// A workbook as a municipality sends it: a title, its own words for units, a total below.
fn monthly_list() -> Vec<u8> {
    let mut rows = vec!["Gemeente Waterdam, maandrapportage".to_owned(), String::new()];
    rows.push("Zorgaanbieder;Productcode;Productomschrijving;Periode;Aantal;Eenheid;Unieke cliënten;Bedrag".into());
    for provider in ["De Linde", "Zorggroep Merel", "Praktijk Wilg", "Stichting Reünie", "De Linde BV", "Nergens BV"] {
        rows.push(format!("{provider};45A04;Begeleiding;oktober 2026;12,5;uren;<5;1.500,00"));
    }
    rows.push("Totaal;;;;;;;9.000,00".into());
    rows.join("\n").into_bytes()
}

#[test]
fn the_import_screen_is_read_at_every_size() {
    screens::pictures().bind(|| {
        let mut r = support::region();
        add(&mut r, Kind::Product, &["code=45A04", "title=Begeleiding", "unit=hour"]);
        for lang in Lang::ALL {
            let mut bench = Bench::with(&r, lang);
            let path = bench.beside("waterdam okt 2026.csv");
            std::fs::write(&path, monthly_list()).unwrap();
            bench.drive("i").drive(path.to_str().unwrap()).drive("<Enter>");
            for (columns, rows) in [(60, 16), (80, 24), (160, 50)] {
                bench.size(columns, rows);
                insta::assert_snapshot!(format!("import-figures-{}-{columns}x{rows}", lang.code()), bench.screen());
            }
            bench.drive("<Enter>").drive("<Enter>");
            for (columns, rows) in [(60, 16), (80, 24), (160, 50)] {
                bench.size(columns, rows);
                insta::assert_snapshot!(format!("import-answered-{}-{columns}x{rows}", lang.code()), bench.screen());
            }
        }
    });
}

#[test]
fn what_ends_with_a_contract_is_read_at_every_size() {
    screens::pictures().bind(|| {
        for lang in Lang::ALL {
            let mut bench = Bench::with(&many_performers(), lang);
            let mut from = 0;
            bench.size(80, 24).drive("2/013<Enter><Enter>e");
            bench.fill(Kind::Contract, &mut from, "end", "28-02-2025").drive("<F2>");
            for (columns, rows) in [(60, 16), (80, 24), (160, 50)] {
                bench.size(columns, rows);
                insta::assert_snapshot!(format!("ending-{}-{columns}x{rows}", lang.code()), bench.screen());
            }
        }
    });
}
