//! A made-up document with every block and every plot, and with what makes trouble: long words, strange letters, wide
//! tables, unknown values.
#![allow(dead_code)]

use chrono::NaiveDate;
use perceel::domain::field::Shape;
use perceel::paper::document::{
    Bar, Block, Cell, Chart, Column, Document, Figure, HeatRow, House, Logo, Mark, Plot, Row, Section, Series, SpanRow,
    Table, Tile, Unit,
};
use perceel::text::Lang;

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn column(name: &str, label: &str, shape: Shape) -> Column {
    Column { name: name.into(), label: label.into(), shape }
}

fn text(text: &str) -> Cell {
    Cell::text(text)
}

pub fn finance(rows: usize) -> Table {
    let names =
        ["Alblasserdam", "Dordrecht", "Gorinchem", "Hardinxveld-Giessendam", "Hendrik-Ido-Ambacht", "Molenlanden"];
    let mut list: Vec<Row> = (0..rows)
        .map(|at| {
            let step = i64::try_from(at).unwrap();
            let marks = [Some(Mark::Good), Some(Mark::Soon), Some(Mark::Late), None, Some(Mark::Unknown), Some(Mark::Good)];
            let used = if at % 6 == 4 { None } else { Some(612_300 + step * 47_119) };
            Row {
                cells: vec![
                    text(names[at % 6]),
                    Cell::cents(Some(123_456_700 + step * 9_876_543)),
                    Cell::cents(Some(98_765_432 + step * 8_765_432)),
                    Cell::percent(used).marked(marks[at % 6]),
                    Cell::day(Some(day(2026, 1 + u32::try_from(at % 12).unwrap(), 28))),
                    text(if at % 6 == 2 {
                        "De stijging komt door twee nieuwe groepen voor jonge kinderen; de gemeente heeft dit in maart besproken."
                    } else {
                        ""
                    }),
                ],
                total: false,
            }
        })
        .collect();
    list.push(Row {
        cells: vec![
            text("Totaal"),
            Cell::cents(Some(881_234_567)),
            Cell::cents(Some(702_345_678)),
            Cell::percent(Some(797_000)),
            Cell::new(Figure::Nothing),
            text("Alle gemeenten samen"),
        ],
        total: true,
    });
    Table {
        id: "finance_per_municipality",
        caption: "Besteed en begroot per gemeente".into(),
        columns: vec![
            column("municipality", "Gemeente", Shape::Line),
            column("budget_cents", "Begroting", Shape::Money),
            column("spent_cents", "Besteed", Shape::Money),
            column("used", "Gebruikt", Shape::Percent),
            column("corrected_on", "Laatste correctie", Shape::Day),
            column("reason", "Verklaring", Shape::Line),
        ],
        rows: list,
        note: "Jonge maanden zijn gecorrigeerd voor wat nog binnenkomt.".into(),
    }
}

pub fn wide(columns: usize, rows: usize) -> Table {
    let names =
        ["Alblasserdam", "Dordrecht", "Gorinchem", "Hardinxveld-Giessendam", "Hendrik-Ido-Ambacht", "Papendrecht"];
    let mut heads = vec![column("lot", "Perceel", Shape::Line)];
    heads.extend((0..columns).map(|at| column(&format!("m{at}"), names[at % 6], Shape::Line)));
    let rows = (0..rows)
        .map(|at| {
            let mut cells = vec![text(&format!("Perceel {}: Ambulante begeleiding en behandeling", at + 1))];
            cells.extend((0..columns).map(|at2| {
                let count = (at * 7 + at2 * 3) % 5;
                let mark = [Mark::Late, Mark::Soon, Mark::Good, Mark::Good, Mark::Unknown][count];
                Cell::whole(if count == 4 { None } else { Some(i64::try_from(count).unwrap()) }).marked(Some(mark))
            }));
            Row { cells, total: false }
        })
        .collect();
    Table {
        id: "coverage",
        caption: "Aanbieders per perceel en gemeente".into(),
        columns: heads,
        rows,
        note: String::new(),
    }
}

fn small(id: &'static str, caption: &str) -> Table {
    Table { id, caption: caption.into(), ..finance(3) }
}

pub fn bars() -> Chart {
    let bar = |label: &str, value, mark| Bar { label: label.into(), value, mark };
    Chart {
        title: "Gebruik van de afgesproken capaciteit".into(),
        alt: "Staven per aanbieder: De Horizonbocht gebruikt 103,4 %, Jeugdhuis Het Anker 95 %, één is onbekend."
            .into(),
        plot: Plot::Bars {
            unit: Unit::Percent,
            bars: vec![
                bar("De Horizonbocht", Some(1_034_000), Some(Mark::Late)),
                bar("Jeugdhuis Het Anker aan de Merwede en omstreken", Some(950_300), Some(Mark::Soon)),
                bar("Zorgboerderij Kwakernaak & Dochters", Some(712_000), Some(Mark::Good)),
                bar("Praktijk Lindeboom", None, Some(Mark::Unknown)),
            ],
            lines: vec![
                (700_000, "ondergrens 70 %".into()),
                (900_000, "bijna vol 90 %".into()),
                (1_000_000, "vol 100 %".into()),
            ],
        },
        table: small("capacity", "Gebruik per aanbieder"),
    }
}

pub fn lines() -> Chart {
    let values = |from: usize, to: usize, step: i64| {
        (0..12)
            .map(|at| (from..to).contains(&at).then(|| 40_000_000 * (i64::try_from(at).unwrap() + 1) + step))
            .collect()
    };
    Chart {
        title: "Besteding en prognose".into(),
        alt: "Lijn per maand: tot en met oktober € 4.000.000 besteed, de prognose voor december is € 4.900.000.".into(),
        plot: Plot::Lines {
            unit: Unit::Cents,
            periods: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
                .map(|month| format!("{month} 2026"))
                .to_vec(),
            series: vec![
                Series { name: "Besteed".into(), values: values(0, 10, 0), dashed: false },
                Series { name: "Prognose".into(), values: values(9, 12, 5_000_000), dashed: true },
                Series { name: "Begroting".into(), values: values(0, 12, -7_000_000), dashed: false },
            ],
        },
        table: small("spending", "Besteding per maand"),
    }
}

pub fn heat() -> Chart {
    let names =
        ["Alblasserdam", "Dordrecht", "Gorinchem", "Hardinxveld-Giessendam", "Hendrik-Ido-Ambacht", "Papendrecht"];
    let marks = [Some(Mark::Late), Some(Mark::Soon), Some(Mark::Good), Some(Mark::Good), Some(Mark::Unknown), None];
    Chart {
        title: "Dekking".into(),
        alt: "Kaart van percelen en gemeenten: in twee gemeenten is er geen aanbieder voor perceel 1.".into(),
        plot: Plot::Heat {
            columns: (0..17).map(|at| names[at % 6].to_owned()).collect(),
            rows: (0..14)
                .map(|at| HeatRow {
                    label: format!(
                        "{} Ambulante begeleiding {}",
                        at + 1,
                        if at % 3 == 0 { "voor jonge kinderen" } else { "" }
                    ),
                    cells: (0..17)
                        .map(|at2| {
                            let place = (at * 7 + at2 * 3) % 6;
                            (if place == 4 { String::new() } else { place.to_string() }, marks[place])
                        })
                        .collect(),
                })
                .collect(),
        },
        table: wide(17, 14),
    }
}

pub fn spans() -> Chart {
    let row = |label: &str, spans, points| SpanRow { label: label.into(), spans, points };
    Chart {
        title: "Looptijden".into(),
        alt: "Tijdlijn van drie contracten: het eerste loopt tot en met 31 december 2027 en kan nog twee jaar verlengd worden.".into(),
        plot: Plot::Spans {
            from: day(2025, 1, 1),
            to: day(2030, 12, 31),
            today: day(2026, 11, 21),
            rows: vec![
                row(
                    "Raamovereenkomst begeleiding",
                    vec![
                        (day(2024, 1, 1), day(2027, 12, 31), true),
                        (day(2028, 1, 1), day(2028, 12, 31), false),
                        (day(2029, 1, 1), day(2029, 12, 31), false),
                    ],
                    vec![(day(2027, 6, 30), '!'), (day(2028, 6, 30), '?')],
                ),
                row("Hoogspecialistische jeugdzorg met verblijf", vec![(day(2026, 1, 1), day(2026, 12, 31), true)], vec![]),
                row("Vervoer", vec![(day(2025, 7, 1), day(2031, 6, 30), true)], vec![(day(2026, 12, 1), 'X')]),
            ],
        },
        table: small("terms", "Looptijden per contract"),
    }
}

pub fn logo() -> Logo {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 160 40' width='160' height='40'><circle cx='20' cy='20' \
               r='18' fill='#0b5c4a'/><path d='M8 24L32 24' stroke='#fff' stroke-width='4'/><text x='46' y='26' \
               font-size='18'>Merwestreek</text></svg>";
    Logo { svg: true, bytes: svg.into(), alt: "Beeldmerk van Regio Merwestreek".into() }
}

pub fn document() -> Document {
    let tile = |label: &str, cell, detail: &str| Tile { label: label.into(), cell, detail: detail.into() };
    let section = |id, heading: &str, blocks| Section { id, heading: heading.into(), blocks };
    Document {
        name: "kwartaalrapportage-2026-q3".into(),
        title: "Kwartaalrapportage".into(),
        subtitle: "Regio Merwestreek, derde kwartaal 2026".into(),
        lang: Lang::Nl,
        as_of: day(2026, 11, 21),
        facts: vec![
            ("Stand per".into(), "21-11-2026".into()),
            ("Bekend op".into(), "alles wat nu bekend is".into()),
            ("Status".into(), "concept".into()),
        ],
        house: House { name: "Regio Merwestreek".into(), logo: Some(logo()), accent: (11, 92, 74) },
        footer: "Kwartaalrapportage, derde kwartaal 2026, Regio Merwestreek".into(),
        sections: vec![
            section(
                "finance",
                "Besteding",
                vec![
                    Block::Paragraph("De regio gaf in dit kwartaal minder uit dan begroot. In één gemeente ligt de besteding hoger; daar staat een verklaring bij. 日本 \u{1f600} komt niet voor.".into()),
                    Block::Tiles(vec![
                        tile("Besteed", Cell::cents(Some(702_345_678)), "tot en met september"),
                        tile("Gebruikt", Cell::percent(Some(797_000)).marked(Some(Mark::Good)), "van de begroting"),
                        tile("Prognose", Cell::cents(None), ""),
                        tile("Aanbieders met een stop", Cell::whole(Some(3)).marked(Some(Mark::Late)), "vorig kwartaal: 1"),
                    ]),
                    Block::Table(finance(6)),
                    Block::Chart(lines()),
                ],
            ),
            section("capacity", "Capaciteit", vec![
                Block::List(vec!["Eén aanbieder zit boven de afspraak.".into(), "Bij één aanbieder is het gebruik onbekend, omdat er nog geen cijfers zijn. Die volgen volgens afspraak voor het einde van de maand na het kwartaal.".into()]),
                Block::Chart(bars()),
            ]),
            section("coverage", "Dekking", vec![Block::Chart(heat())]),
            section("terms", "Looptijden", vec![Block::Chart(spans()), Block::Room("Besproken met".into())]),
            section("long", "Alle gemeenten", vec![Block::Table(Table { id: "finance_all", ..finance(70) })]),
        ],
    }
}
