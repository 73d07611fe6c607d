//! Packs: the same overview for the region, its sub-regions and its municipalities in one go (N24). What all of them read
//! is worked out once; documents and formats are made on two threads. Where the bytes go is the caller's.

use super::scope::Scope;
use super::{Report, Wish, window};
use crate::domain::calendar::year_start;
use crate::domain::kind::Kind;
use crate::domain::monthly::{Month, Monthly};
use crate::domain::nouns::{memberships, municipalities};
use crate::domain::questions;
use crate::domain::record::{Id, Record};
use crate::domain::register::{Register, When};
use crate::error::{Error, ErrorKind, Result};
use crate::paper::Format;
use crate::paper::document::Document;
use crate::text::{Message, Words};
use chrono::NaiveDate;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many documents are made at a time.
const THREADS: usize = 2;

/// For whom a pack is made, the region always among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Also for each sub-region.
    pub sub_regions: bool,
    /// Also for each municipality that took part.
    pub municipalities: bool,
}

/// The overviews of a pack: the region first, then sub-regions, then municipalities, each as far as the overview is made
/// for them.
#[must_use]
pub fn wishes(register: &Register, wish: Wish, spread: Spread) -> Vec<Wish> {
    let mut scopes = vec![Scope::Region];
    if spread.sub_regions {
        scopes.extend(register.all(Kind::SubRegion).iter().map(|record| Scope::SubRegion(record.id)));
    }
    if spread.municipalities {
        scopes.extend(members(register, &wish).into_iter().map(Scope::Municipality));
    }
    scopes.retain(|scope| wish.report.reaches.contains(&scope.reach()));
    scopes.into_iter().map(|scope| Wish { scope, ..wish }).collect()
}

/// The municipalities that took part since January of the period's year, whose figures its rows up to date hold; where
/// nothing says who takes part, those there were.
fn members(register: &Register, wish: &Wish) -> Vec<Id> {
    let (first, last) = (year_start(wish.period.first.first()), wish.period.last().last());
    let holds = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
        from.is_none_or(|from| from <= last) && to.is_none_or(|to| first <= to)
    };
    let taking_part = register.all(Kind::Membership);
    let took_part = |municipality: &&Record| {
        taking_part.iter().any(|membership| {
            membership.link(memberships::MUNICIPALITY) == Some(municipality.id)
                && holds(membership.date(memberships::VALID_FROM), membership.date(memberships::VALID_TO))
        })
    };
    let there = |municipality: &&Record| {
        holds(municipality.date(municipalities::VALID_FROM), municipality.date(municipalities::VALID_TO))
    };
    let all = register.all(Kind::Municipality).iter();
    match taking_part.is_empty() {
        true => all.filter(there).map(|record| record.id).collect(),
        false => all.filter(took_part).map(|record| record.id).collect(),
    }
}

/// The months of figures that an overview and the questions it reads need together.
#[must_use]
pub fn months(register: &Register, wish: &Wish, day: NaiveDate) -> (Month, Month) {
    let (own, asked) = (window(wish), questions::window(register, day));
    (own.0.min(asked.0), own.1.max(asked.1))
}

/// Works out what an overview reads and puts it in the register: with figures of exactly the months that the questions
/// are asked about elsewhere, so that the answers are those of the screens.
pub fn answer(register: &mut Register, monthly: &Monthly, when: When, words: Words, report: &Report) {
    let usual = questions::window(register, when.day);
    let needs = |kind: &Kind| questions::question(*kind).is_some_and(|question| !question.needs_figures.is_empty());
    let narrower = (monthly.window != Some(usual) && report.questions.iter().any(needs)).then(|| monthly.within(usual));
    for kind in report.questions {
        let asked = questions::Asked { register, monthly: narrower.as_ref().unwrap_or(monthly), when, words };
        let rows = questions::answer(&asked, *kind);
        register.answer(*kind, rows);
    }
}

/// The name of the file of an overview in a format.
#[must_use]
pub fn file_name(document: &str, format: Format) -> String {
    format!("{document}.{}", format.ending())
}

/// How the writing of a pack is followed and stopped, and where its files go.
pub struct Work<'a> {
    /// Told how many files are there, of how many, and the name of the last one.
    pub tell: &'a (dyn Fn(usize, usize, &str) + Sync),
    /// Asked whether to stop.
    pub stop: &'a (dyn Fn() -> bool + Sync),
    /// Takes a file: its name and all its bytes.
    pub put: &'a (dyn Fn(&str, &[u8]) -> Result<()> + Sync),
}

/// Hands over each document in each format; `document` makes one when it is asked for, the same each time. Only whole files
/// are handed over.
///
/// # Errors
/// `Stopped` with how many files there are; not created (73) when a format cannot carry a document, and whatever `put`
/// answers. Files handed over before that stay.
pub fn write<'d>(
    formats: &[Format],
    work: &Work<'_>,
    count: usize,
    document: &(dyn Fn(usize) -> &'d Document + Sync),
) -> Result<usize> {
    let total = count * formats.len();
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let failed: Mutex<Option<Error>> = Mutex::new(None);
    let fail = |error: Error| {
        failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
        next.store(total, Ordering::Relaxed);
    };
    let one = |at: usize| -> Result<()> {
        let (document, format) = (document(at / formats.len()), formats[at % formats.len()]);
        let bytes = format.write(document).map_err(|message| Error::new(ErrorKind::NotCreated, message))?;
        let name = file_name(&document.name, format);
        (work.put)(&name, &bytes)?;
        (work.tell)(done.fetch_add(1, Ordering::Relaxed) + 1, total, &name);
        Ok(())
    };
    let run = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= total {
                break;
            }
            if (work.stop)() {
                fail(Error::new(ErrorKind::Stopped, Message::new("report-stopped")));
            } else if let Err(error) = one(at) {
                fail(error);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..THREADS.min(total) {
            scope.spawn(run);
        }
        run();
    });
    let written = done.load(Ordering::Relaxed);
    match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        None => Ok(written),
        Some(mut error) => {
            error.what = error.what.count("done", written).count("total", total);
            Err(error)
        }
    }
}
