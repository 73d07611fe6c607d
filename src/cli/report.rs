//! `report`: an overview on paper, in the formats asked for.

use super::args;
use super::session::{Ended, Session};
use crate::domain::kind::Kind;
use crate::domain::monthly::Month;
use crate::domain::questions;
use crate::domain::register::{Found, Register};
use crate::error::{Error, ErrorKind, Result};
use crate::paper::Format;
use crate::report::period::Period;
use crate::report::scope::Scope;
use crate::report::{self, Ground, Report, Style, Wish};
use crate::store::output::write_new;
use crate::text::{Message, Words};

/// `report KIND --period PERIOD --to DIR`.
///
/// # Errors
/// Usage (2) for an overview, period or format there is not; not created (73) for a file that is there already.
pub fn report(session: &mut Session, args: &args::Report) -> Result<Ended> {
    let report = which(&args.kind)?;
    let period = period(session, report, args.period.as_deref())?;
    let formats = formats(&args.format)?;
    let mut loaded = session.read()?;
    let scope = match &args.municipality {
        None => Scope::Region,
        Some(key) => match loaded.register.find(Kind::Municipality, key) {
            Found::One(id) => Scope::Municipality(id),
            Found::Many(_) | Found::Near(_) => return Err(unknown("cli-report-no-municipality", key, "")),
        },
    };
    let wish = Wish { report, period, scope };
    for kind in report.questions {
        session.answer(&mut loaded, *kind)?;
    }
    let (from, to) = window(&loaded.register, session, &wish);
    loaded.monthly = loaded.store.monthly((from, to), loaded.known)?;
    let words = session.config.report_lang.map_or(session.words, Words::load);
    let (style, known_on) = (Style::default(), session.global.known_on.clone());
    let ground = Ground {
        register: &loaded.register,
        monthly: &loaded.monthly,
        day: session.when.day,
        known_on: known_on.as_deref(),
        words,
        style: &style,
    };
    let made = report::make(&ground, &wish);
    for format in formats {
        let bytes = format.write(&made.document).map_err(|message| Error::new(ErrorKind::NotCreated, message))?;
        let path = args.to.join(format!("{}.{}", made.document.name, format.ending()));
        write_new(&path, &bytes, false)?;
        session.talk(&Message::new("cli-written").with("path", path.display().to_string()));
    }
    Ok(Ended::Well)
}

fn window(register: &Register, session: &Session, wish: &Wish) -> (Month, Month) {
    let (from, to) = report::window(wish);
    let asked = questions::window(register, session.when.day);
    (from.min(asked.0), to.max(asked.1))
}

fn which(name: &str) -> Result<&'static Report> {
    let known = || report::REPORTS.iter().map(|report| report.name).collect::<Vec<_>>().join(", ");
    report::named(&name.to_lowercase()).ok_or_else(|| unknown("cli-report-unknown", name, &known()))
}

fn period(session: &Session, report: &Report, typed: Option<&str>) -> Result<Period> {
    let Some(typed) = typed else {
        return Ok(report::usual_period(report, session.when.day));
    };
    let read = Period::parse(typed).filter(|period| report.lengths.contains(&period.length));
    read.ok_or_else(|| unknown("cli-report-no-period", typed, "2026-10, 2026-Q3, 2026"))
}

fn formats(typed: &[String]) -> Result<Vec<Format>> {
    let known = || Format::ALL.iter().map(|format| format.ending()).collect::<Vec<_>>().join(", ");
    let read = |name: &String| Format::named(name).ok_or_else(|| unknown("cli-report-no-format", name, &known()));
    if typed.is_empty() { Ok(Format::ALL.to_vec()) } else { typed.iter().map(read).collect() }
}

fn unknown(id: &'static str, typed: &str, known: &str) -> Error {
    let error = Error::new(ErrorKind::Usage, Message::new(id).with("typed", typed));
    if known.is_empty() { error } else { error.hint(Message::new("cli-usage-known").with("names", known)) }
}
