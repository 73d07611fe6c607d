//! Every question answers on the made-up region as its description says, under keys of its own, in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use perceel::demo::{Scale, build};
use perceel::domain::kind::Kind;
use perceel::domain::monthly::Monthly;
use perceel::domain::questions::{self, Asked, Made};
use perceel::domain::record::Ref;
use perceel::domain::register::{Register, When};
use perceel::domain::shape;
use perceel::search::{ColumnSpec, all_columns};
use perceel::text::{Lang, Words};
use std::collections::HashSet;

/// The register of the made-up region with its planted trouble.
fn demo() -> Register {
    let mut register = Register::default();
    for step in &build(Scale::Region, 1, support::today(), true).steps {
        register.apply(&step.edit.changes);
    }
    register
}

#[test]
fn answers_are_as_described_and_open_what_exists() {
    let mut register = demo();
    let when = When::today(support::today());
    let monthly = Monthly::default();
    for kind in Kind::QUESTIONS.iter().copied() {
        let words = Words::load(Lang::Nl);
        let rows = questions::answer(&Asked { register: &register, monthly: &monthly, when, words }, kind);
        let ids: HashSet<_> = rows.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), rows.len(), "{}: two rows with one key", kind.name());
        for row in &rows {
            assert!(row.id.0 < 0);
            for (field, value) in kind.noun().fields.iter().zip(&row.values) {
                assert!(shape::fits(field.shape, value), "{}.{}: {value:?}", kind.name(), field.name);
            }
            assert_eq!(row.values.len(), kind.noun().fields.len());
        }
        let first = rows.first().map(|row| row.id);
        register.answer(kind, rows);
        let Some(id) = first else { continue };
        let asked = Asked { register: &register, monthly: &monthly, when, words };
        for source in questions::sources(&asked, Ref { kind, id }) {
            assert!(kind.noun().find(source.column).is_some(), "{}.{}", kind.name(), source.column);
            if let Made::Records(of, ids) = source.of {
                assert!(ids.iter().all(|id| register.get(of, *id).is_some()), "{}", kind.name());
            }
        }
    }
}

#[test]
fn every_question_and_column_has_its_words() {
    for lang in Lang::ALL {
        let words = Words::load(lang);
        for kind in Kind::QUESTIONS.iter().copied() {
            let mut said = vec![words.kind(kind.name()), words.kind_one(kind.name())];
            said.extend(all_columns(kind).iter().map(|column: &ColumnSpec| column.label(words)));
            for field in kind.noun().fields {
                if let perceel::domain::field::Shape::Choice(codes) = field.shape {
                    said.extend(codes.iter().map(|code| words.choice(field.name, code)));
                }
            }
            for text in said {
                assert!(!text.contains('⟦'), "{}: {text}", kind.name());
            }
        }
    }
}

#[test]
fn every_kind_has_a_question_or_a_table() {
    let described: Vec<Kind> = questions::QUESTIONS.iter().map(|question| question.kind).collect();
    assert_eq!(described, Kind::QUESTIONS);
    for (at, kind) in Kind::ALL.iter().chain(Kind::QUESTIONS).enumerate() {
        assert_eq!(*kind as usize, at, "{}", kind.name());
        assert_eq!(kind.noun().kind, *kind);
        assert_eq!(kind.is_question(), Kind::QUESTIONS.contains(kind));
        // The name of one record is the name of the noun in the singular: whoever adds a noun adds it here too.
        if !kind.is_question() {
            let one = kind.singular();
            let plural = [
                one.to_owned(),
                format!("{one}s"),
                one.strip_suffix('y').map_or(String::new(), |stem| format!("{stem}ies")),
            ];
            assert!(plural.contains(&kind.name().to_owned()), "{} is not the plural of {one}", kind.name());
        }
    }
}
