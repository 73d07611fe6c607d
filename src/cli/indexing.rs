//! `index`: an indexation round applied to the tariffs it is about, in one step, or only told.

use super::args;
use super::rows::{Heading, Row, Rows};
use super::session::{Ended, Session};
use crate::domain::indexation::Incomplete;
use crate::domain::kind::Kind;
use crate::domain::nouns::tariffs;
use crate::domain::round::{Plan, plan};
use crate::domain::written::{show_money, show_percent};
use crate::error::{Error, ErrorKind, Result};
use crate::store::journal::Sort;
use crate::text::Message;
use serde_json::json;

/// `index YEAR [--dry-run]`: the tariffs with their price before and after; saved as one step unless it is a rehearsal.
///
/// # Errors
/// Refused (65) when the round of the year lacks something; whatever opening and saving refuse.
pub fn index(session: &mut Session, args: &args::Index) -> Result<Ended> {
    let loaded = if args.dry_run { session.read()? } else { session.write()? };
    let mut loaded = loaded;
    let plan = plan(&loaded.register, args.year, session.today())
        .map_err(|lack| Error::new(ErrorKind::Refused, lacks(session, args.year, lack)))?;
    tell(session, &loaded.register, &plan, args)?;
    let lang = session.words.lang();
    let sum = Message::new("cli-index-sum")
        .with("year", args.year.to_string())
        .with("percent", show_percent(plan.index.ppm(), lang))
        .count("count", plan.raises.len());
    session.talk(&sum);
    if !plan.index.is_definitive() {
        session.talk(&Message::new("cli-index-provisional"));
    }
    for (id, left) in [("cli-index-passed", plan.passed.len()), ("cli-index-unknown", plan.unknown.len())] {
        if left > 0 {
            session.talk(&Message::new(id).count("count", left));
        }
    }
    if args.dry_run {
        session.talk(&Message::new("cli-dry-run"));
    } else if plan.edit.is_empty() {
        session.talk(&Message::new("cli-nothing-changes"));
    } else {
        let saved = loaded.store.save(&plan.edit, Sort::Edit, session.now(), &|| false)?;
        session.talk(&Message::new("cli-saved").count("step", usize::try_from(saved.seq).unwrap_or(0)));
        session.back_up_if_due(&loaded.store);
    }
    Ok(Ended::Well)
}

fn lacks(session: &Session, year: i64, lack: Incomplete) -> Message {
    let id = match lack {
        Incomplete::Empty => "cli-index-none",
        Incomplete::Weight | Incomplete::Weights(_) => "cli-index-weights",
        Incomplete::Forecast => "cli-index-forecast",
    };
    let sum = if let Incomplete::Weights(sum) = lack { show_percent(sum, session.words.lang()) } else { "?".into() };
    Message::new(id).with("year", year.to_string()).with("sum", sum)
}

fn tell(
    session: &mut Session,
    register: &crate::domain::register::Register,
    plan: &Plan,
    args: &args::Index,
) -> Result<()> {
    let words = session.words;
    let field = |name: &str| words.field("tariffs", name);
    let money = |name: &str| Heading {
        right: true,
        ..Heading::text(name, words.get(&format!("cli-column-{}", name.replace('_', "-"))), 14)
    };
    let headings = vec![
        Heading::text("contract", field("contract"), 14),
        Heading::text("lot", field("lot"), 12),
        Heading::text("product", field("product"), 12),
        money("before_cents"),
        money("after_cents"),
    ];
    let mut rows = Rows::begin(session, "tariffs", headings, args.format, args.json)?;
    for raise in &plan.raises {
        let tariff = register.get(Kind::Tariff, raise.tariff);
        let key = |kind: Kind, column| {
            let id = tariff.and_then(|tariff| tariff.link(column));
            id.map(|id| register.key(kind, id)).unwrap_or_default()
        };
        let (contract, lot) = (key(Kind::Contract, tariffs::CONTRACT), key(Kind::Lot, tariffs::LOT));
        let product = key(Kind::Product, tariffs::PRODUCT);
        let euros = |cents| show_money(cents, words.lang());
        let row = Row {
            cells: vec![contract.clone(), lot.clone(), product.clone(), euros(raise.before), euros(raise.after)],
            json: vec![json!(contract), json!(lot), json!(product), json!(raise.before), json!(raise.after)],
        };
        rows.row(session, row)?;
    }
    rows.end(session)?;
    Ok(())
}
