//! A register in which every text of every noun is out to do harm (FAULTS E), and one of the same shape that is tame.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use perceel::domain::edit::{Edit, Figure, Figures};
use perceel::domain::field::{Field, Shape};
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Value};
use perceel::domain::register::target_kind;
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::Message;
use std::path::Path;

/// Records of each noun: one per text.
const EACH: usize = 7;

/// Texts by class: E1, E2, E3, E4, E6, and what has no end or no order.
pub fn texts() -> [String; EACH] {
    let marks: String = std::iter::once('e').chain(std::iter::repeat_n('\u{301}', 500)).collect();
    let tags: String = ('\u{E0001}'..='\u{E007F}').collect();
    [
        "E1 \x1b]0;raak\x07 \x1b]52;c;cmFhaw==\x07 \x1b[6n \x1bP$q m\x1b\\ \u{9b}6n \u{90}x\u{9c} \x07\r\x08\x7f\u{85}\x1b[2J".into(),
        format!("E2 \u{202e}txet\u{202c} \u{2066}a\u{2069} \u{200e}\u{200f}\u{61c}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff} {tags}"),
        format!("E3 漢字カナ 👨‍👩‍👧‍👦 🇳🇱🏳️‍🌈 {marks} ｶﾞ\tﾞ ﷽ นี้ क्षि \u{1160}\nregel\r\nregel\u{2028}regel"),
        "E4 Pаypal Straße ĳsberg I\u{307}stanbul Zoë Zoe\u{308} ﬁnancieel ΑΒ".into(),
        "E6 \"*NEAR(a OR %_'; DROP TABLE contracts;-- (a+)+$ \\ [x] {y} |z".into(),
        format!("E7 {}", "Meervoudigepersoonlijkheidsvoorziening".repeat(60)),
        "E8 مرحبا بالعالم שלום עולם \u{fffd}\u{fffd} \u{e000}\u{10ffff} ①②③ \u{378} 漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢".into(),
    ]
}

/// As many plain ones, longer than any column.
pub fn tame_texts() -> [String; EACH] {
    ["Ea", "Eb", "Ec", "Ed", "Ee", "Ef", "Eg"].map(|start| format!("{start}{}", "x".repeat(300)))
}

/// The moment at which all is made.
pub fn moment() -> chrono::DateTime<chrono::Utc> {
    "2026-11-21T11:00:00Z".parse().unwrap()
}

/// How `test.perceel` of a folder is opened.
pub fn options(folder: &Path) -> OpenOptions {
    OpenOptions { allow_unsafe: true, ..OpenOptions::new(folder.join("test.perceel")) }
}

/// The value of a field in the record for that text; links go to the record of the same text.
fn value(kind: Kind, field: &Field, at: usize, text: &str, made: &[(Kind, Id)]) -> Value {
    let nth = |kind: Kind, at: usize| made.iter().filter(|(other, _)| *other == kind).nth(at).map(|(_, id)| *id);
    let first = |kind: Kind| nth(kind, at);
    match field.shape {
        Shape::Line if field.name == "cbs_code" => Value::text(&format!("GM{:04}", 10 + at)),
        Shape::Line if field.digits > 0 => Value::text(&format!("{:0>1$}", 10 + at, usize::from(field.digits))),
        Shape::Line if field.name == "sha256" => Value::text(&format!("{at:064x}")),
        Shape::Line | Shape::Prose | Shape::Lines | Shape::Due => Value::text(text),
        Shape::Whole if field.name == "number" => Value::Number(1 + i64::try_from(at).unwrap()),
        Shape::Whole => Value::Number(1),
        Shape::Quantity => Value::Number(3000),
        Shape::Money | Shape::MoneyOrNone => Value::Number(123_456),
        Shape::Percent => Value::Number(100_000),
        Shape::Day if ["archived", "valid_to", "declined"].iter().any(|name| field.name.starts_with(name)) => {
            Value::Unknown
        }
        Shape::Day | Shape::Month => Value::Day("2026-03-01".parse().unwrap()),
        Shape::Flag => Value::Flag(true),
        Shape::Choice(codes) => Value::Choice(codes[0]),
        Shape::Link(to) if to == kind => Value::Unknown,
        Shape::Link(to) if field.name == "child" => nth(to, (at + 1) % EACH).map_or(Value::Unknown, Value::Link),
        Shape::Link(to) => first(to).map_or(Value::Unknown, Value::Link),
        Shape::Links(to) => first(to).map_or(Value::Unknown, |id| Value::Links([id].into())),
        Shape::LinkBy(_) => Value::Unknown,
    }
}

/// Makes `test.perceel` in which every text field of every noun holds each of these texts in turn.
pub fn make_file(folder: &Path, texts: &[String; EACH]) {
    let mut store = Store::create(&options(folder), "tester", moment()).unwrap();
    let mut edit = Edit::new(Message::new("edit-region").with("name", texts.concat()));
    let mut made: Vec<(Kind, Id)> = Vec::new();
    let mut last = 0;
    for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
        for (at, text) in texts.iter().enumerate() {
            last += 1;
            let mut record = Record::blank(kind, Id(last));
            for (position, field) in kind.noun().fields.iter().enumerate() {
                let value = match field.shape {
                    Shape::LinkBy(_) => {
                        let to = target_kind(kind.noun(), &record.values, position);
                        let to = to.and_then(|to| made.iter().filter(|(kind, _)| *kind == to).nth(at));
                        to.map_or(Value::Unknown, |(_, id)| Value::Link(*id))
                    }
                    _ => value(kind, field, at, text, &made),
                };
                record.set(position, value);
            }
            made.push((kind, record.id));
            edit.add(kind, record);
        }
    }
    let nth = |kind: Kind, at: usize| made.iter().filter(|(other, _)| *other == kind).nth(at).unwrap().1;
    for kind in Kind::ALL.iter().copied().filter(|kind| kind.is_figures()) {
        let row = |(at, text): (usize, &String)| Figure {
            provider: nth(Kind::Provider, at),
            product: nth(Kind::Product, at),
            municipality: nth(Kind::Municipality, at),
            month: "2026-03-01".parse().unwrap(),
            quantity: Some(1500),
            unit: Some("hour"),
            amount_cents: (kind == Kind::Actual).then_some(123_456),
            clients: None,
            source: Some(text.as_str().into()),
            completeness: None,
            note: Some(text.as_str().into()),
        };
        edit.figures.push(Figures { kind, rows: texts.iter().enumerate().map(row).collect(), removed: Vec::new() });
    }
    store.save(&edit, Sort::Edit, moment(), &|| false).expect("any text can be kept");
}
