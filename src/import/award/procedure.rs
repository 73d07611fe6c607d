//! The procedure of a notice and its lots: which tender of the register it is, how far that is, what each lot is called.

use std::collections::{BTreeMap, BTreeSet};

use super::super::notice::{DurationUnit, Kind as NoticeKind, Lot, OpenEnded, ResultStatus, says_open_house};
use super::super::plan::{Doubles, Draft};
use super::parties::is_same_publication;
use super::{Known, Work, bare, line, note_of, period};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::{lots, tenders};
use crate::domain::record::{Id, Record, Value};
use crate::domain::written::show_day;
use crate::guard::{FieldSense, scan_text};
use crate::text::Message;

/// Longest code of the buyer's own that is taken for a lot; what is longer is a file number.
const LONGEST_CODE: usize = 20;
/// Forms of the light regime for social and other specific services: F21–F23 and the eForms subtypes of their kind.
const SOCIAL_FORMS: [&str; 11] = ["F21", "F22", "F23", "12", "13", "14", "20", "21", "33", "34", "35"];

/// The procedure as records.
pub(super) struct Procedure {
    /// The tender; nothing when its row was refused.
    pub tender: Option<Id>,
    /// The frame its lots stand in.
    pub framework: Option<Id>,
    /// Whether this very notice made the tender: it was not there, or carries this number.
    pub own: bool,
}

/// Plans the frame and the tender.
pub(super) fn plan_procedure(work: &mut Work<'_>, buyers: &[Id]) -> Procedure {
    let (held, own) = find_tender(work);
    let framework = plan_framework(work, held.as_ref());
    let kind = Kind::Tender;
    let mut draft = Draft::new(kind, work.publication().unwrap_or_default());
    let title = work.title();
    match &held {
        Some(held) if !own => {
            // The tender keeps the number it came with; this one stands in its note.
            draft.set(kind, "ted_notice", held.text(tenders::TED_NOTICE));
            draft.set(kind, "notice_id", held.text(tenders::NOTICE_ID));
            draft.set(kind, "title", held.text(tenders::TITLE).map_or(title, str::to_owned));
            draft.set(kind, "note", note_with(work, held));
        }
        _ => {
            let eforms = work.notice.source == super::super::notice::Source::Eforms;
            let id = work.notice.id.as_deref().filter(|_| eforms).map(line);
            draft.set(kind, "ted_notice", work.publication());
            draft.fill(kind, "notice_id", id);
            draft.fill(kind, "title", title);
            draft.fill(kind, "notice_version", work.notice.version.as_deref().filter(|_| eforms).map(line));
            draft.fill(kind, "notice_kind", work.notice.form.as_deref().map(line));
        }
    }
    draft.fill(kind, "framework", framework);
    draft.fill(kind, "procedure", procedure_code(work).map(Value::Choice));
    draft.set(kind, "stage", next_stage(work, held.as_ref()).map(Value::Choice));
    let mut all = held.as_ref().map(|held| held.links(tenders::BUYERS).to_vec()).unwrap_or_default();
    all.extend(buyers);
    all.sort_unstable();
    all.dedup();
    if !all.is_empty() {
        draft.set(kind, "buyers", Value::Links(all.into()));
    }
    draft.fill(kind, "published_on", work.notice.published_on);
    if matches!(work.notice.kind, NoticeKind::Competition | NoticeKind::Prior) {
        draft.fill(kind, "new_start", work.notice.lots.iter().filter_map(|lot| lot.starts_on).min());
    }
    put_values(work, own, &mut draft);
    let tender = work.planner.put(kind, vec![draft], Doubles::Merge).into_iter().next().flatten();
    Procedure { tender, framework, own }
}

fn put_values(work: &mut Work<'_>, own: bool, draft: &mut Draft) {
    let notice = work.notice;
    let maximum = notice.result_maximum.as_ref().or(notice.framework_maximum.as_ref());
    let values = [
        ("estimated_value_cents", notice.estimated_value.as_ref()),
        ("max_value_cents", maximum),
        ("total_value_cents", notice.total.as_ref()),
    ];
    let mut lines = Vec::new();
    for (column, amount) in values {
        let (cents, is_foreign) = work.euros(amount);
        work.put(own, draft, Kind::Tender, column, cents);
        lines.extend(amount.filter(|_| is_foreign).map(|amount| work.amount_line(column, amount)));
    }
    if own {
        draft.fill(Kind::Tender, "note", note_of(&lines));
    }
}

/// The tender this notice belongs to, and whether it is the notice that made it: by its own number or id, else by the
/// numbers of earlier notices, else by its title where the tender has neither number nor id.
fn find_tender(work: &Work<'_>) -> (Option<Record>, bool) {
    let all = work.planner.register().all(Kind::Tender);
    let publication = work.publication();
    let id = work.notice.id.as_deref();
    let is = |record: &&Record, number: Option<&str>, id: Option<&str>| {
        let same_number = number.zip(record.text(tenders::TED_NOTICE)).is_some_and(|(a, b)| is_same_publication(b, a));
        same_number || id.zip(record.text(tenders::NOTICE_ID)).is_some_and(|(a, b)| a == b)
    };
    // Converters give one id to many notices: under another publication number the title must be the same as well;
    // that is a republished notice, another version of the same procedure.
    let same_title =
        |record: &Record| record.text(tenders::TITLE).is_some_and(|held| bare(held) == bare(&work.title()));
    let by_number = all.iter().find(|record| is(record, publication.as_deref(), None));
    let by_id = || {
        let other = |record: &Record| publication.is_some() && record.text(tenders::TED_NOTICE).is_some();
        all.iter().find(|record| is(record, None, id) && (!other(record) || same_title(record)))
    };
    if let Some(own) = by_number.or_else(by_id) {
        let same = publication.is_none()
            || own.text(tenders::TED_NOTICE).is_none_or(|held| Some(super::publication(held)) == publication);
        return (Some(own.clone()), same);
    }
    let notice = work.notice;
    let earlier =
        notice.earlier_notices.iter().chain(notice.modifications.iter().filter_map(|m| m.earlier_notice.as_ref()));
    for reference in earlier {
        let reference = line(reference);
        // A notice id is written with its version behind it: `d4a70c74-…-01`.
        let id = reference.rsplit_once('-').filter(|(id, _)| id.len() == 36).map_or(reference.as_str(), |(id, _)| id);
        if let Some(record) = all.iter().find(|record| is(record, Some(&reference), Some(id))) {
            return (Some(record.clone()), false);
        }
    }
    // A tender without number and id, typed in or from such a notice, is the one of that title.
    let nameless = |record: &&Record| record.text(tenders::TED_NOTICE).or(record.text(tenders::NOTICE_ID)).is_none();
    (all.iter().filter(nameless).find(|record| same_title(record)).cloned(), true)
}

/// The note of a tender with one more line about this notice, once.
fn note_with(work: &Work<'_>, held: &Record) -> Value {
    let before = held.values.get(Kind::Tender.noun().find("note").map_or(0, |(at, _)| at));
    let before = match before {
        Some(Value::Text(text)) => text.to_string(),
        _ => String::new(),
    };
    let number = work.reference();
    if before.split(|c: char| c.is_whitespace() || c == ',' || c == ':').any(|word| word == number) {
        return Value::text(&before);
    }
    let day = work.notice.published_on.map(|day| show_day(day, work.words.lang())).unwrap_or_default();
    let kind = work.say(&Message::new(kind_sentence(work.notice.kind)));
    let said = Message::new("award-also-notice").with("number", number).with("kind", kind).with("day", day);
    note_of(&[before, work.say(&said)])
}

/// The id of the word for what a notice announces.
pub(super) fn kind_sentence(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Prior => "award-kind-prior",
        NoticeKind::Competition => "award-kind-competition",
        NoticeKind::Intention => "award-kind-intention",
        NoticeKind::Award => "award-kind-award",
        NoticeKind::Modification => "award-kind-modification",
    }
}

/// The kind of procedure: admission when the words say so, the light regime by its form, else by the published code.
fn procedure_code(work: &Work<'_>) -> Option<&'static str> {
    if says_open_house(work.notice) {
        return Some("admission");
    }
    if work.notice.form.as_deref().is_some_and(|form| SOCIAL_FORMS.contains(&form)) {
        return Some("sas");
    }
    Some(match work.notice.procedure_type.as_deref()? {
        "open" => "open",
        "restricted" => "restricted",
        "neg-w-call" | "neg-wo-call" => "negotiated",
        _ => "other",
    })
}

/// How far the procedure is by this notice; never back, for an older notice may be read after a newer one.
fn next_stage(work: &Work<'_>, held: Option<&Record>) -> Option<&'static str> {
    let lots = &work.notice.lots;
    let consults = || {
        let texts = [&work.notice.title, &work.notice.description];
        texts.into_iter().flatten().any(|text| text.to_lowercase().contains("consultatie"))
    };
    let stage = match work.notice.kind {
        NoticeKind::Prior if consults() => "consultation",
        NoticeKind::Prior => "idea",
        NoticeKind::Competition => "published",
        NoticeKind::Intention => "standstill",
        NoticeKind::Award if !lots.is_empty() && lots.iter().all(|lot| lot.result == Some(ResultStatus::Closed)) => {
            "cancelled"
        }
        NoticeKind::Award | NoticeKind::Modification => "awarded",
    };
    let (_, field) = Kind::Tender.noun().find("stage")?;
    let Shape::Choice(order) = field.shape else { return None };
    let rank = |code: &str| order.iter().position(|other| *other == code);
    let now = held.and_then(|held| held.choice(tenders::STAGE));
    Some(match now {
        Some(now) if rank(now) > rank(stage) => now,
        _ => stage,
    })
}

/// Plans the frame of the procedure. A title that names a frame with another procedure's lots gets the number behind
/// it: lots of two rounds must not fall together.
fn plan_framework(work: &mut Work<'_>, held: Option<&Record>) -> Option<Id> {
    if work.notice.lots.is_empty() {
        return held.and_then(|held| held.link(tenders::FRAMEWORK));
    }
    let kind = Kind::Framework;
    let register = work.planner.register();
    let known = held.and_then(|held| held.link(tenders::FRAMEWORK)).filter(|id| register.get(kind, *id).is_some());
    let title = work.title();
    let taken = |name: &str| {
        let named = register.with_key(kind, name);
        let mut others = named.iter().flat_map(|id| register.linked(Kind::Lot, "framework", *id));
        others.any(|lot| lot.link(lots::TENDER) != held.map(|held| held.id))
    };
    let name = match known {
        Some(id) => register.key(kind, id),
        None if taken(&title) => format!("{title} ({})", work.reference()),
        None => title,
    };
    let periods: Vec<_> = work.notice.lots.iter().map(period).collect();
    let start = periods.iter().filter_map(|(start, _)| *start).min();
    let ends: Option<Vec<_>> = periods.iter().map(|(_, end)| *end).collect();
    let mut draft = Draft::new(kind, work.publication().unwrap_or_default());
    draft.set(kind, "name", name);
    draft.fill(kind, "start", start);
    draft.fill(kind, "end", ends.and_then(|ends| ends.into_iter().max()));
    work.planner.put(kind, vec![draft], Doubles::Merge).into_iter().next().flatten()
}

/// Plans the lots. Answers by their id in the notice.
pub(super) fn plan_lots<'a>(work: &mut Work<'a>, procedure: &Procedure) -> Known<'a> {
    let kind = Kind::Lot;
    let codes = lot_codes(work, procedure);
    let notice = work.notice;
    let mut drafts = Vec::new();
    for (lot, code) in notice.lots.iter().zip(codes) {
        let mut draft = Draft::new(kind, &lot.id);
        draft.set(kind, "framework", procedure.framework);
        draft.set(kind, "code", code);
        draft.fill(kind, "tender", procedure.tender);
        if drafts.iter().any(|other: &Draft| other.place == lot.id) {
            draft.refusals.push(Message::new("award-lot-twice").with("lot", line(&lot.id)));
        }
        draft.fill(kind, "lot_no_eforms", Some(line(&lot.id)).filter(|id| id.contains('-')));
        put_lot(work, procedure.own, lot, &mut draft);
        drafts.push(draft);
    }
    let ids = work.planner.put(kind, drafts, Doubles::Merge);
    let mut known = Known::new();
    for (lot, id) in notice.lots.iter().zip(ids) {
        if let Some(id) = id {
            known.entry(lot.id.as_str()).or_insert(id);
        }
    }
    known
}

fn put_lot(work: &mut Work<'_>, own: bool, lot: &Lot, draft: &mut Draft) {
    let kind = Kind::Lot;
    let notice = work.notice;
    let (start, end) = period(lot);
    let groups: Vec<&str> =
        notice.lot_groups.iter().filter(|group| group.lots.contains(&lot.id)).map(|group| group.id.as_str()).collect();
    let result = matches!(notice.kind, NoticeKind::Award).then_some(lot.result).flatten();
    let result = result.map(|result| match result {
        ResultStatus::Awarded => Value::Choice("awarded"),
        ResultStatus::Open => Value::Choice("open"),
        ResultStatus::Closed => Value::Choice("not_awarded"),
    });
    // The title of a lot may be put right; what a second format of the notice says otherwise is no reason to.
    draft.fill(kind, "title", lot.title.as_deref().map(line));
    draft.fill(kind, "cpv_main", lot.cpv.as_deref().map(line));
    draft.fill(kind, "cpv_extra", Some(lot.cpv_extra.join("|")).filter(|codes| !codes.is_empty()));
    draft.fill(kind, "lot_group", Some(groups.join(", ")).filter(|groups| !groups.is_empty()));
    work.put(own, draft, kind, "start", start);
    work.put(own, draft, kind, "end", end);
    work.put(own, draft, kind, "result", result);
    let awarded = notice.results.iter().filter(|result| result.lot.as_deref() == Some(lot.id.as_str()));
    let awarded = awarded.filter_map(|result| result.framework_maximum.as_ref()).next();
    let maximum = awarded.filter(|amount| !amount.is_placeholder()).or(lot.framework_maximum.as_ref());
    let mut lines = length_lines(work, lot, end.is_some());
    for (column, amount) in [("estimated_value_cents", lot.estimated_value.as_ref()), ("max_value_cents", maximum)] {
        let (cents, is_foreign) = work.euros(amount);
        work.put(own, draft, kind, column, cents);
        lines.extend(amount.filter(|_| is_foreign).map(|amount| work.amount_line(column, amount)));
    }
    if lot.ends_on.is_some() && end.is_none() {
        draft.notes.push(Message::new("award-end-before-start"));
    }
    if lot.ends_on.is_none() && end.is_some() {
        draft.notes.push(Message::new("award-end-computed"));
    }
    draft.fill(kind, "note", note_of(&lines));
}

/// What the notice says about length, renewal and options of a lot and no field of it can hold.
fn length_lines(work: &Work<'_>, lot: &Lot, ends: bool) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(length) = lot.duration.filter(|_| !ends) {
        let id = match length.unit {
            DurationUnit::Day => "award-length-days",
            DurationUnit::Week => "award-length-weeks",
            DurationUnit::Month => "award-length-months",
            DurationUnit::Year => "award-length-years",
        };
        lines.push(work.say(&Message::new(id).count("count", usize::try_from(length.number).unwrap_or(usize::MAX))));
    }
    match lot.open_ended {
        Some(OpenEnded::Unlimited) => lines.push(work.say(&Message::new("award-length-unlimited"))),
        Some(OpenEnded::Unknown) => lines.push(work.say(&Message::new("award-length-unknown"))),
        None => {}
    }
    let awarded = work.agreements.iter().any(|agreement| agreement.lots.contains(lot.id.as_str()));
    if !awarded {
        if let Some(times) = lot.max_renewals.filter(|times| *times > 0) {
            let times = usize::try_from(times).unwrap_or(usize::MAX);
            lines.push(work.say(&Message::new("award-renewals-line").count("count", times)));
        }
        lines.extend(lot.renewal_text.as_deref().map(|text| text.trim().to_owned()));
    }
    if let Some(options) = lot.options_text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        lines.push(work.say(&Message::new("award-options-line").with("text", options)));
    }
    lines
}

/// The code of every lot, in their order: the one it already has in the register, else the buyer's own when it is
/// short and no other lot has it, else its number.
fn lot_codes(work: &Work<'_>, procedure: &Procedure) -> Vec<String> {
    let notice = work.notice;
    let own = |lot: &Lot| {
        let code = line(lot.internal_code.as_deref()?);
        let sane = !code.is_empty() && code.chars().count() <= LONGEST_CODE;
        (sane && scan_text("", &code, FieldSense::OfficialNumber).is_empty()).then_some(code)
    };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for lot in &notice.lots {
        if let Some(code) = own(lot) {
            *times.entry(crate::shown::fold(&code)).or_default() += 1;
        }
    }
    let held = held_codes(work, procedure);
    let mut used: BTreeSet<String> = held.iter().flatten().map(|code| crate::shown::fold(code)).collect();
    let mut codes = Vec::new();
    for (lot, known) in notice.lots.iter().zip(held) {
        let own = own(lot).filter(|code| times.get(&crate::shown::fold(code)) == Some(&1));
        let code = known.unwrap_or_else(|| {
            let code = own.unwrap_or_else(|| lot_number(&lot.id));
            let mut others = std::iter::once(code.clone()).chain((2_usize..).map(|n| format!("{code}#{n}")));
            others.find(|code| !used.contains(&crate::shown::fold(code))).unwrap_or(code)
        });
        used.insert(crate::shown::fold(&code));
        codes.push(code);
    }
    codes
}

/// The code each lot of the notice has in the register already: that of the lot with its id, else of one with its
/// number, which the other published format writes without letters.
fn held_codes(work: &Work<'_>, procedure: &Procedure) -> Vec<Option<String>> {
    let register = work.planner.register();
    let notice = &work.notice.lots;
    let Some(tender) = procedure.tender else { return vec![None; notice.len()] };
    let mut left: Vec<&Record> = register.linked(Kind::Lot, "tender", tender).collect();
    let mut codes: Vec<Option<String>> = vec![None; notice.len()];
    let by_id = |held: &Record, id: &str| held.text(lots::LOT_NO_EFORMS).is_some_and(|held| held == line(id));
    let by_number = |held: &Record, id: &str| {
        let number = held.text(lots::LOT_NO_EFORMS).map(lot_number);
        number.or_else(|| held.text(lots::CODE).map(str::to_owned)) == Some(lot_number(id))
    };
    for is in [&by_id as &dyn Fn(&Record, &str) -> bool, &by_number] {
        for (lot, code) in notice.iter().zip(&mut codes).filter(|(_, code)| code.is_none()) {
            if let Some(at) = left.iter().position(|held| is(held, &lot.id)) {
                *code = left.remove(at).text(lots::CODE).map(str::to_owned);
            }
        }
    }
    codes
}

/// The number in the id of a lot: `LOT-0001` and `1` are `1`.
pub(super) fn lot_number(id: &str) -> String {
    let id = line(id);
    let last = id.rsplit('-').next().unwrap_or(&id);
    let bare = last.trim_start_matches('0');
    if bare.is_empty() { last.get(..1).unwrap_or(&id).to_owned() } else { bare.to_owned() }
}
