//! `check`: structure, references, the journal's chain, client data in any text, and what the rules find in the
//! register on the reference date. Silent when all is well (P14).

use super::args;
use super::session::{Ended, Session};
use crate::domain::check;
use crate::domain::check::{Finding, findings};
use crate::domain::kind::Kind;
use crate::domain::record::{Record, Value};
use crate::domain::register::Register;
use crate::error::Result;
use crate::guard::{self, Severity};
use crate::store::check::verify_in_background;
use crate::store::figures::Asked;
use crate::text::Message;

/// Most findings that are told.
const MOST: usize = 1000;

/// `check [--strict] [--head HASH]`: a line per finding.
///
/// # Errors
/// Damage (74) and whatever opening refuses; findings are no error but exit code 1.
pub fn check(session: &mut Session, args: &args::Check) -> Result<Ended> {
    let loaded = session.read()?;
    loaded.store.check_structure()?;
    verify_in_background(loaded.store.path())?;
    let mut found: Vec<Message> = Vec::new();
    if let Some(step) = loaded.store.first_broken_step()? {
        found.push(Message::new("cli-check-chain").with("step", step.to_string()));
    }
    if let Some(head) = &args.head
        && !knows_head(session, &loaded.store, head)?
    {
        found.push(Message::new("cli-check-head").with("hash", guard::mask(head.trim())));
    }
    scan(session, &loaded.register, args.strict, &mut found);
    for kind in Kind::ALL.iter().copied().filter(|kind| kind.is_figures()) {
        loaded.store.each_figure(kind, &Asked::default(), &mut |record| {
            scan_record(session, &loaded.register, kind, &record, args.strict, &mut found);
            Ok(())
        })?;
    }
    for finding in findings(&loaded.register, session.when) {
        if args.strict || finding.severity == check::Severity::Refuse {
            found.push(sentence(session, &loaded.register, &finding));
        }
    }
    let folder = loaded.store.path().parent().map(std::path::Path::to_owned).unwrap_or_default();
    let files = crate::store::proofs::compare(&folder, &loaded.register, session.today());
    found.extend(super::duties::told_proofs(&loaded.register, &files));
    let total = found.len();
    for finding in found.iter().take(MOST) {
        let line = session.words.say(finding);
        session.out.line(&line)?;
    }
    if total > MOST {
        session.talk(&Message::new("cli-check-more").count("count", total - MOST));
    }
    Ok(if total == 0 { Ended::Well } else { Ended::WithFindings })
}

/// A finding of the rules, with the record it is about.
fn sentence(session: &Session, register: &Register, finding: &Finding) -> Message {
    let kind = finding.subject.kind;
    Message::new("cli-check-finding")
        .with("rule", finding.rule)
        .with("noun", session.words.kind_one(kind.name()))
        .with("record", register.key(kind, finding.subject.id))
        .with("problem", session.words.say(&finding.message))
}

/// Whether that hash is in the chain: the hash on an older report or copy shows that history was not rewritten (J3).
fn knows_head(_session: &Session, store: &crate::store::Store, head: &str) -> Result<bool> {
    let wanted = head.trim().to_lowercase();
    if wanted.len() < 8 {
        return Ok(false);
    }
    let mut before = None;
    loop {
        let steps = store.steps(None, before, 1000)?;
        if steps.iter().any(|step| step.hash.starts_with(&wanted)) {
            return Ok(true);
        }
        match steps.last() {
            Some(last) => before = Some(last.seq),
            None => return Ok(false),
        }
    }
}

fn scan(session: &Session, register: &Register, strict: bool, found: &mut Vec<Message>) {
    for kind in Kind::ALL.iter().copied() {
        for record in register.all(kind) {
            scan_record(session, register, kind, record, strict, found);
        }
    }
}

/// Client data in the texts of a record; words that only hint at it count when asked strictly (I7).
fn scan_record(
    session: &Session,
    register: &Register,
    kind: Kind,
    record: &Record,
    strict: bool,
    found: &mut Vec<Message>,
) {
    for (field, value) in kind.noun().fields.iter().zip(&record.values) {
        let Value::Text(text) = value else { continue };
        let place = || {
            let label = if kind.is_figures() { format!("#{}", record.id.0) } else { register.label(kind, record.id) };
            format!("{} {label}, {}", session.words.kind_one(kind.name()), session.words.field(kind.name(), field.name))
        };
        let hits = guard::scan_text("", text, field.sense());
        if hits.is_empty() {
            continue;
        }
        let hits = guard::scan_text(&place(), text, field.sense());
        let counted = hits.into_iter().filter(|hit| strict || hit.severity >= Severity::Ask);
        found.extend(counted.map(|hit| hit.message));
    }
}
