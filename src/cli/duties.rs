//! `duties`: the model obligations into the register, copied into contracts, and the moments they are due written down.
//! Twins of the actions on screen; each is one step, told first with `--dry-run`.

use super::args::{self, DutyStep};
use super::kinds;
use super::session::{Ended, Loaded, Session};
use crate::domain::duties::{catch_up, contracts_meant, copy_models, models_in_use, told, usual_horizon};
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::models;
use crate::domain::nouns::evidence;
use crate::domain::proofs::{self, Finding};
use crate::domain::record::{Id, Ref};
use crate::domain::register::Register;
use crate::domain::written::parse_day;
use crate::error::{Error, ErrorKind, Result};
use crate::store::journal::Sort;
use crate::text::Message;

/// `duties models`, `duties copy [CONTRACT…] [--lot LOT] [--model CODE]`, `duties plan [--until DATE]`, `duties compare`.
///
/// # Errors
/// Usage (2) without a contract or for a day that has passed; missing (66) for what there is not; whatever opening and
/// saving refuse.
pub fn duties(session: &mut Session, args: &args::Duties) -> Result<Ended> {
    let loaded = if args.dry_run { session.read()? } else { session.write()? };
    match args.step {
        DutyStep::Models => add_models(session, loaded, args),
        DutyStep::Copy => copy(session, loaded, args),
        DutyStep::Plan => plan(session, loaded, args),
        DutyStep::Compare => compare(session, loaded, args),
    }
}

fn add_models(session: &mut Session, loaded: Loaded, args: &args::Duties) -> Result<Ended> {
    let edit = models::add(&loaded.register, session.words);
    if edit.is_empty() {
        session.talk(&Message::new("duties-models-nothing"));
        return Ok(Ended::Well);
    }
    let what = session.words.say(&Message::new("duties-models-what").count("count", edit.changes.len()));
    session.out.line(&what)?;
    save(session, loaded, &edit, args.dry_run)
}

fn copy(session: &mut Session, loaded: Loaded, args: &args::Duties) -> Result<Ended> {
    let (register, day, words) = (&loaded.register, session.when.day, session.words);
    let mut chosen: Vec<Ref> = Vec::new();
    for typed in &args.contracts {
        chosen.push(Ref { kind: Kind::Contract, id: kinds::find(register, Kind::Contract, typed, words)? });
    }
    if let Some(typed) = &args.lot {
        chosen.push(Ref { kind: Kind::Lot, id: kinds::find(register, Kind::Lot, typed, words)? });
    }
    if chosen.is_empty() {
        return Err(Error::new(ErrorKind::Usage, Message::new("duties-why-no-contract")));
    }
    let contracts = contracts_meant(register, &chosen, day);
    if contracts.is_empty() {
        return Err(Error::new(ErrorKind::Missing, Message::new("duties-copy-no-contracts")));
    }
    let wanted = args.models.iter().map(|typed| kinds::find(register, Kind::ObligationTemplate, typed, words));
    let wanted: Vec<Id> = wanted.collect::<Result<_>>()?;
    let models = if wanted.is_empty() { models_in_use(register, day) } else { wanted };
    if models.is_empty() {
        return Err(Error::new(ErrorKind::Missing, Message::new("duties-copy-no-models")));
    }
    let edit = copy_models(register, &models, &contracts, day);
    if edit.is_empty() {
        session.talk(&Message::new("duties-copy-nothing"));
        return Ok(Ended::Well);
    }
    for line in told::copied(register, &edit, words, usize::MAX) {
        session.out.line(&line)?;
    }
    save(session, loaded, &edit, args.dry_run)
}

fn plan(session: &mut Session, loaded: Loaded, args: &args::Duties) -> Result<Ended> {
    let today = session.today();
    let until = args.until.as_deref().map(|typed| parse_day(typed, today, session.words.lang())).transpose();
    let to = until.map_err(|problem| Error::new(ErrorKind::Usage, problem.message))?;
    let to = to.unwrap_or_else(|| usual_horizon(today));
    if to <= today {
        return Err(Error::new(ErrorKind::Usage, Message::new("duties-plan-early")));
    }
    let edit = catch_up(&loaded.register, None, today, to);
    for line in told::planned(&edit, to, session.words) {
        session.out.line(&line)?;
    }
    if edit.is_empty() { Ok(Ended::Well) } else { save(session, loaded, &edit, args.dry_run) }
}

/// Compares the files of proof with their fingerprints; a changed or lost file is a finding (1).
fn compare(session: &mut Session, loaded: Loaded, args: &args::Duties) -> Result<Ended> {
    let day = session.today();
    let folder = loaded.store.path().parent().map(std::path::Path::to_owned).unwrap_or_default();
    let found = crate::store::proofs::compare(&folder, &loaded.register, day);
    for line in told_proofs(&loaded.register, &found) {
        let line = session.words.say(&line);
        session.out.line(&line)?;
    }
    let edit = proofs::compared(&loaded.register, &found, day);
    session.talk(&edit.what);
    let (_, changed, gone) = proofs::counts(&found);
    if !edit.is_empty() {
        save(session, loaded, &edit, args.dry_run)?;
    }
    Ok(if changed + gone == 0 { Ended::Well } else { Ended::WithFindings })
}

/// A sentence for each proof whose file has changed or is not there.
#[must_use]
pub fn told_proofs(register: &Register, found: &[(Id, Finding)]) -> Vec<Message> {
    let told = |(id, finding): &(Id, Finding)| {
        let message = match finding {
            Finding::Same => return None,
            Finding::Changed(_) => Message::new("duties-proof-changed"),
            Finding::Gone => Message::new("duties-proof-gone"),
        };
        let proof = register.get(Kind::Evidence, *id)?;
        let duty = proof.link(evidence::OBLIGATION).map(|duty| register.label(Kind::Obligation, duty));
        let reference = proof.text(evidence::REFERENCE).unwrap_or_default();
        Some(message.with("file", reference).with("duty", duty.unwrap_or_default()))
    };
    found.iter().filter_map(told).collect()
}

fn save(session: &mut Session, mut loaded: Loaded, edit: &Edit, dry_run: bool) -> Result<Ended> {
    if dry_run {
        session.talk(&Message::new("cli-dry-run"));
        return Ok(Ended::Well);
    }
    let saved = loaded.store.save(edit, Sort::Edit, session.now(), &|| false)?;
    session.talk(&Message::new("cli-saved").count("step", usize::try_from(saved.seq).unwrap_or(0)));
    session.back_up_if_due(&loaded.store);
    Ok(Ended::Well)
}
