//! A small document made by hand with every block, plot, kind of figure and mark, unknown values and text that means harm;
//! and the figures that stand in it, listed by hand.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use perceel::domain::field::Shape;
use perceel::paper::document::{
    Bar, Block, Cell, Chart, Column, Document, Figure, HeatRow, House, Logo, Mark, Plot, Row, Section, Series, SpanRow,
    Table, Tile, Unit,
};
use perceel::text::Lang;

/// Text that a spreadsheet, a browser, a terminal or Markdown might take for something else.
pub const NASTY: [&str; 8] = [
    "=HYPERLINK(\"http://example.invalid\";\"klik\")",
    "+31 30 000 | 00*00*",
    "<script>alert('x')</script>",
    "esc \u{1b}[31m rood \u{7} bel",
    "draai \u{202E}mrof\u{202C} om",
    "👩\u{200D}👩\u{200D}👧 gezin 🇳🇱",
    "# kop _nadruk_ [link](javascript:alert(1)) `code` ~~weg~~",
    "01234567",
];

/// Numbers that stand in tables and tiles: euros, fractions of one, quantities and whole numbers as they are.
pub const NUMBERS: &[f64] = &[
    // Tiles.
    1_234_567.89,
    0.873,
    3.0, // Finance.
    1_000_000.5,
    0.125,
    12.5,
    41.0,
    -12.34,
    1.05,
    0.125_5,
    0.0,
    7.125,
    1_234.0,
    2026.0,
    999_988.16,
    42.0,
    // Use.
    0.92,
    1.04,
    0.4, // Spending.
    100.0,
    110.25,
    120.0,
    130.0, // Map.
    2.0,
    1.0, // Terms have days only.
];

/// Days that stand in tables and tiles; months as their first day.
pub const DAYS: &[(i32, u32, u32)] = &[
    (2026, 12, 31),
    (2026, 10, 1),
    (2027, 3, 1),
    (2024, 2, 29),
    (2026, 8, 1),
    (2026, 9, 1),
    (2024, 1, 1),
    (2028, 12, 31),
    (2025, 7, 1),
    (2027, 6, 30),
];

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn column(name: &str, label: &str, shape: Shape) -> Column {
    Column { name: name.into(), label: label.into(), shape }
}

fn row(cells: Vec<Cell>) -> Row {
    Row { cells, total: false }
}

/// The document, in Dutch.
pub fn document() -> Document {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='40'><rect width='120' height='40' \
               fill='#003f6e'/></svg>";
    Document {
        name: "proef-2026-10".into(),
        title: "Maandrapportage & <proef>".into(),
        subtitle: "Regio Waterrijk, oktober 2026".into(),
        lang: Lang::Nl,
        as_of: day(2026, 10, 31),
        facts: vec![
            ("Stand per".into(), "31 oktober 2026".into()),
            ("Bekend op".into(), "alles wat bekend is".into()),
            ("Volledigheid".into(), NASTY[0].into()),
        ],
        house: House {
            name: "Regio Waterrijk & Polder".into(),
            logo: Some(Logo { svg: true, bytes: svg.into(), alt: "Beeldmerk van de \"regio\"".into() }),
            accent: (0, 63, 110),
        },
        footer: "Maandrapportage \"Waterrijk\" · concept; geen besluit".into(),
        sections: vec![summary(), finance(), charts(), talk()],
    }
}

fn summary() -> Section {
    let tile = |label: &str, cell: Cell, detail: &str| Tile { label: label.into(), cell, detail: detail.into() };
    Section {
        id: "summary",
        heading: "Samenvatting: wat / hoe [kort] en nog wat meer dan er op een tabblad past".into(),
        blocks: vec![
            Block::Paragraph(
                "De uitgaven blijven binnen de begroting. Dat komt vooral doordat drie gemeenten minder zorg inzetten dan \
                 vorig jaar, terwijl de tarieven wel zijn gestegen.\nVolgende maand volgt de verwachting voor het hele jaar."
                    .into(),
            ),
            Block::Paragraph(NASTY[6].into()),
            Block::List(NASTY.iter().map(|text| (*text).to_owned()).collect()),
            Block::List(vec!["1. geen nummer".into()]),
            Block::Tiles(vec![
                tile("Uitgaven", Cell::cents(Some(123_456_789)).marked(Some(Mark::Good)), "tot en met oktober"),
                tile("Deel van de begroting", Cell::percent(Some(873_000)), ""),
                tile("Te laat", Cell::whole(Some(3)).marked(Some(Mark::Late)), "verplichtingen"),
                tile("Langste wachttijd", Cell::whole(None).marked(Some(Mark::Unknown)), ""),
                tile("Einde", Cell::day(Some(day(2026, 12, 31))), NASTY[2]),
            ]),
        ],
    }
}

fn finance() -> Section {
    let columns = vec![
        column("municipality", "Gemeente", Shape::Line),
        column("spent_cents", "Uitgaven", Shape::Money),
        column("used", "Gebruik", Shape::Percent),
        column("volume", "Volume", Shape::Quantity),
        column("clients", "Cliënten", Shape::Whole),
        column("until", "Tot", Shape::Day),
        column("month", "Maand", Shape::Month),
        column("done", "Gereed", Shape::Flag),
        column("year", "Jaar", Shape::Whole),
        column("note", "Gebruik", Shape::Prose),
    ];
    let rows = vec![
        row(vec![
            Cell::text("Waterrijk"),
            Cell::cents(Some(100_000_050)),
            Cell::percent(Some(125_000)).marked(Some(Mark::Soon)),
            Cell::quantity(Some(12_500)),
            Cell::whole(Some(41)),
            Cell::day(Some(day(2026, 12, 31))),
            Cell::new(Figure::Month(day(2026, 10, 1))),
            Cell::new(Figure::Flag(true)),
            Cell::whole(Some(2026)),
            Cell::text(NASTY[1]),
        ]),
        row(vec![
            Cell::text(NASTY[0]),
            Cell::cents(Some(-1_234)).marked(Some(Mark::Late)),
            Cell::percent(Some(1_050_000)).marked(Some(Mark::Late)),
            Cell::quantity(Some(0)),
            Cell::whole(None).marked(Some(Mark::Unknown)),
            Cell::day(None),
            Cell::new(Figure::Month(day(2027, 3, 1))),
            Cell::new(Figure::Nothing),
            Cell::whole(None),
            Cell::text(NASTY[4]),
        ]),
        row(vec![
            Cell::text(NASTY[5]),
            Cell::cents(None),
            Cell::percent(Some(125_500)),
            Cell::quantity(Some(7_125)),
            Cell::whole(Some(1_234)).marked(Some(Mark::Good)),
            Cell::day(Some(day(2024, 2, 29))).marked(Some(Mark::Soon)),
            Cell::new(Figure::Unknown),
            Cell::new(Figure::List([NASTY[3].into(), NASTY[7].into()].into())),
            Cell::whole(Some(2026)),
            Cell::text("eerste regel\ntweede regel"),
        ]),
        Row {
            cells: vec![
                Cell::text("Totaal"),
                Cell::cents(Some(99_998_816)),
                Cell::new(Figure::Unknown),
                Cell::new(Figure::Unknown),
                Cell::whole(Some(42)),
                Cell::new(Figure::Unknown),
                Cell::new(Figure::Unknown),
                Cell::new(Figure::Unknown),
                Cell::new(Figure::Unknown),
                Cell::new(Figure::Unknown),
            ],
            total: true,
        },
    ];
    let caption = "Uitgaven per gemeente".into();
    let note = "Bedragen zonder btw.".into();
    let table = Table { id: "finance_per_municipality", caption, columns, rows, note };
    Section { id: "finance", heading: "Financiën".into(), blocks: vec![Block::Table(table)] }
}

fn charts() -> Section {
    Section {
        id: "charts",
        heading: "Grafieken".into(),
        blocks: vec![
            Block::Chart(use_chart()),
            Block::Chart(spending_chart()),
            Block::Chart(map_chart()),
            Block::Chart(terms_chart()),
        ],
    }
}

fn use_chart() -> Chart {
    let figures = [("Perceel 1", Some(920_000), Mark::Good), ("Perceel 2", Some(1_040_000), Mark::Late)];
    let figures =
        figures.into_iter().chain([("Perceel 3", None, Mark::Unknown), ("Perceel 4", Some(400_000), Mark::Soon)]);
    let figures: Vec<_> = figures.collect();
    let bar = |(label, value, mark): &(&str, Option<i64>, Mark)| Bar {
        label: (*label).into(),
        value: *value,
        mark: Some(*mark),
    };
    let line = |(label, value, mark): &(&str, Option<i64>, Mark)| {
        row(vec![Cell::text(*label), Cell::percent(*value).marked(Some(*mark))])
    };
    Chart {
        title: "Benutting per perceel".into(),
        alt: "Staven per perceel; Perceel 2 zit met 104% boven wat is afgesproken.".into(),
        plot: Plot::Bars {
            unit: Unit::Percent,
            bars: figures.iter().map(bar).collect(),
            lines: vec![(850_000, "streef 85%".into()), (1_000_000, "grens 100%".into())],
        },
        table: Table {
            id: "use_per_lot",
            caption: "Benutting".into(),
            columns: vec![column("lot", "Perceel", Shape::Line), column("used", "Benut", Shape::Percent)],
            rows: figures.iter().map(line).collect(),
            note: String::new(),
        },
    }
}

fn spending_chart() -> Chart {
    let values = [(8, Some(10_000), None), (9, Some(11_025), Some(12_000)), (10, None, Some(13_000))];
    let line = |(month, spent, expected): &(u32, Option<i64>, Option<i64>)| {
        row(vec![Cell::new(Figure::Month(day(2026, *month, 1))), Cell::cents(*spent), Cell::cents(*expected)])
    };
    Chart {
        title: "Uitgaven met verwachting".into(),
        alt: "Lijnen per maand: uitgaven stijgen van € 100 naar € 110,25.".into(),
        plot: Plot::Lines {
            unit: Unit::Cents,
            periods: vec!["aug 2026".into(), "sep 2026".into(), "okt 2026".into()],
            series: vec![
                Series { name: "Uitgaven".into(), values: values.iter().map(|v| v.1).collect(), dashed: false },
                Series { name: "Verwachting".into(), values: values.iter().map(|v| v.2).collect(), dashed: true },
            ],
        },
        table: Table {
            id: "spending",
            caption: "Uitgaven per maand".into(),
            columns: vec![
                column("month", "Maand", Shape::Month),
                column("spent_cents", "Uitgaven", Shape::Money),
                column("expected_cents", "Verwachting", Shape::Money),
            ],
            rows: values.iter().map(line).collect(),
            note: "Een verwachting is geen begroting.".into(),
        },
    }
}

fn map_chart() -> Chart {
    let cell = |count: i64, mark| Cell::whole(Some(count)).marked(Some(mark));
    Chart {
        title: "Dekking".into(),
        alt: "Kaart: Perceel 2 heeft in Polder geen aanbieder.".into(),
        plot: Plot::Heat {
            columns: vec!["Waterrijk".into(), "Polder".into()],
            rows: vec![
                HeatRow {
                    label: "Perceel 1".into(),
                    cells: vec![("meer".into(), Some(Mark::Good)), ("één".into(), Some(Mark::Soon))],
                },
                HeatRow {
                    label: "Perceel 2".into(),
                    cells: vec![("onbekend".into(), Some(Mark::Unknown)), ("geen".into(), Some(Mark::Late))],
                },
            ],
        },
        table: Table {
            id: "coverage",
            caption: "Aanbieders per perceel en gemeente".into(),
            columns: vec![
                column("lot", "Perceel", Shape::Line),
                column("gm1", "Waterrijk", Shape::Whole),
                column("gm2", "Polder", Shape::Whole),
            ],
            rows: vec![
                row(vec![Cell::text("Perceel 1"), cell(2, Mark::Good), cell(1, Mark::Soon)]),
                row(vec![Cell::text("Perceel 2"), Cell::whole(None).marked(Some(Mark::Unknown)), cell(0, Mark::Late)]),
            ],
            note: String::new(),
        },
    }
}

fn terms_chart() -> Chart {
    let (first, second) = ((day(2024, 1, 1), day(2026, 12, 31)), (day(2025, 7, 1), day(2027, 6, 30)));
    let option = day(2028, 12, 31);
    Chart {
        title: "Looptijden".into(),
        alt: "Tijdlijn: het eerste contract eindigt op 31-12-2026, met optie tot 31-12-2028.".into(),
        plot: Plot::Spans {
            from: day(2024, 1, 1),
            to: day(2028, 12, 31),
            today: day(2026, 10, 31),
            rows: vec![
                SpanRow {
                    label: "C-1".into(),
                    spans: vec![(first.0, first.1, true), (day(2027, 1, 1), option, false)],
                    points: vec![(day(2026, 6, 30), 'T')],
                },
                SpanRow { label: "C-2".into(), spans: vec![(second.0, second.1, true)], points: Vec::new() },
            ],
        },
        table: Table {
            id: "terms",
            caption: "Looptijden".into(),
            columns: vec![
                column("contract", "Contract", Shape::Line),
                column("start", "Begin", Shape::Day),
                column("end", "Einde", Shape::Day),
                column("max_end", "Uiterlijk", Shape::Day),
            ],
            rows: vec![
                row(vec![
                    Cell::text("C-1"),
                    Cell::day(Some(first.0)),
                    Cell::day(Some(first.1)),
                    Cell::day(Some(option)),
                ]),
                row(vec![Cell::text("C-2"), Cell::day(Some(second.0)), Cell::day(Some(second.1)), Cell::day(None)]),
            ],
            note: String::new(),
        },
    }
}

fn talk() -> Section {
    Section {
        id: "talk",
        heading: "Samenvatting: wat / hoe [kort] en nog wat meer dan er op een tabblad past (gesprek)".into(),
        blocks: vec![Block::Room("Afspraken".into())],
    }
}
