//! perceel's own JSON read back: the envelope of one noun and that of everything, into one plan. Links are found by the
//! keys the export wrote, figures go to the edit as they stand; the same file twice changes nothing.

use super::own_rows::{Head, Passed, read_head, read_rows};
use super::package::{FILE_CAP, refuse};
use super::plan::{Doubles, Draft, Plan, Planner, Verdict, is_later};
use crate::domain::edit::{Figure, Figures};
use crate::domain::field::{Field, Shape};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use crate::domain::register::{Found, Register, target_kind};
use crate::domain::shape::{Reader, from_json};
use crate::error::Result;
use crate::guard::{FieldSense, Finding, Severity, refusal, scan_headings, scan_text};
use crate::text::{Message, Words};
use chrono::NaiveDate;
use serde_json::Value as Json;
use std::collections::{HashMap, HashSet};

/// Most refused figures that are told one by one.
const TOLD: usize = 1000;
/// Most findings of the guard that are kept; one is enough to refuse.
const KEPT: usize = 200;

/// Plans what perceel's own JSON would do. `excused` says which findings of the guard the user has answered for; `name`
/// is the file's, for the journal.
///
/// # Errors
/// Refused: broken JSON, a key twice, another version, too large, or what the guard keeps out.
pub fn plan(
    bytes: &[u8],
    name: &str,
    register: &Register,
    words: Words,
    today: NaiveDate,
    excused: &dyn Fn(&Finding) -> bool,
) -> Result<Plan> {
    if bytes.len() > FILE_CAP {
        return Err(refuse(Message::new("import-sheet-file-too-large").count("mib", FILE_CAP >> 20)));
    }
    let head = read_head(bytes)?;
    let mut passed = Passed::default();
    let mut own = Own {
        planner: Planner::new(register, Message::new("import-own-done").with("file", crate::guard::mask(name))),
        words,
        today,
        door: Door::new(excused),
        ids: HashMap::new(),
        found: HashMap::new(),
        held: HashMap::new(),
    };
    own.read_records(bytes, &head, &mut passed)?;
    own.read_figures(bytes, &head, &mut passed)?;
    own.finish(&head, &passed)
}

/// A record of the file before its links to later records are known.
struct Held {
    place: String,
    json: Vec<Json>,
}

struct Own<'a> {
    planner: Planner,
    words: Words,
    today: NaiveDate,
    door: Door<'a>,
    /// The record of each row, per noun in the order of the file; nothing for refused rows.
    ids: HashMap<Kind, Vec<Option<Id>>>,
    /// Keys already looked up, per noun that is planned.
    found: HashMap<Kind, HashMap<Box<str>, Id>>,
    held: HashMap<Kind, Vec<Held>>,
}

impl Own<'_> {
    fn read_records(&mut self, bytes: &[u8], head: &Head, passed: &mut Passed) -> Result<()> {
        let (held, door) = (&mut self.held, &mut self.door);
        read_rows(bytes, head, &|kind| !kind.is_figures(), passed, &mut |kind, number, json| {
            let place = format!("{}[{number}]", kind.name());
            door.scan_row(kind, &place, &json);
            held.entry(kind).or_default().push(Held { place, json });
            Ok(())
        })?;
        for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
            let Some(rows) = self.held.remove(&kind) else { continue };
            let drafts = rows.iter().map(|row| self.draft(kind, row)).collect();
            let ids = self.planner.put(kind, drafts, Doubles::Distinct);
            self.ids.insert(kind, ids);
            self.held.insert(kind, rows);
        }
        for kind in Kind::ALL.iter().copied() {
            let later: Vec<usize> = (0..kind.noun().fields.len()).filter(|at| is_later(kind, *at)).collect();
            if let (false, Some(rows)) = (later.is_empty(), self.held.remove(&kind)) {
                self.link_later(kind, &later, &rows);
            }
        }
        self.held.clear();
        Ok(())
    }

    /// What a row says, but for links to its own noun and to later ones.
    fn draft(&mut self, kind: Kind, row: &Held) -> Draft {
        let mut draft = Draft::new(kind, row.place.clone());
        // A link by choice needs the choice, so links come second.
        for links in [false, true] {
            for (position, json) in row.json.iter().enumerate() {
                let shape = kind.noun().fields[position].shape;
                let is_link = matches!(shape, Shape::Link(_) | Shape::Links(_) | Shape::LinkBy(_));
                if json.is_null() || is_link != links || is_later(kind, position) {
                    continue;
                }
                match self.value(kind, &draft.values, position, json) {
                    Ok(value) => draft.values[position] = value,
                    Err(message) => draft.refusals.push(message),
                }
            }
        }
        draft
    }

    fn link_later(&mut self, kind: Kind, positions: &[usize], rows: &[Held]) {
        let mut drafts = Vec::new();
        for (row, held) in rows.iter().enumerate() {
            let Some(id) = self.ids.get(&kind).and_then(|ids| ids.get(row).copied().flatten()) else { continue };
            let mut draft = Draft { id: Some(id), ..Draft::new(kind, held.place.clone()) };
            for position in positions {
                let Some(json) = held.json.get(*position).filter(|json| !json.is_null()) else { continue };
                match self.value(kind, &draft.values, *position, json) {
                    Ok(value) => draft.values[*position] = value,
                    Err(message) => {
                        let rows = &mut self.planner.plan_mut().rows;
                        if let Some(row) = rows.iter_mut().find(|row| row.kind == kind && row.id == Some(id)) {
                            row.notes.push(message);
                        }
                    }
                }
            }
            if draft.values.iter().any(|value| !value.is_unknown()) {
                drafts.push(draft);
            }
        }
        self.planner.put(kind, drafts, Doubles::Distinct);
    }

    fn read_figures(&mut self, bytes: &[u8], head: &Head, passed: &mut Passed) -> Result<()> {
        let mut figures: HashMap<Kind, Vec<Figure>> = HashMap::new();
        let mut refused = 0;
        read_rows(bytes, head, &Kind::is_figures, passed, &mut |kind, number, json| {
            let values = self.figure(kind, number, &json);
            let refusals = match values.map(|values| Figure::from_values(kind, &values)) {
                Ok(Some(figure)) => {
                    figures.entry(kind).or_default().push(figure);
                    return Ok(());
                }
                Ok(None) => vec![Message::new("import-own-figure-lacks")],
                Err(message) => vec![message],
            };
            refused += 1;
            if refused <= TOLD {
                let place = format!("{}[{number}]", kind.name());
                self.planner.refuse(kind, Draft { refusals, ..Draft::new(kind, place) });
            }
            Ok(())
        })?;
        for kind in Kind::ALL {
            if let Some(rows) = figures.remove(kind) {
                self.planner.put_figures(Figures { kind: *kind, rows, removed: Vec::new() });
            }
        }
        if refused > TOLD {
            self.planner
                .plan_mut()
                .warnings
                .push(Message::new("import-own-more-refused").count("count", refused - TOLD));
        }
        Ok(())
    }

    fn figure(&mut self, kind: Kind, number: usize, json: &[Json]) -> std::result::Result<Vec<Value>, Message> {
        let mut values = vec![Value::Unknown; json.len()];
        for (position, json) in json.iter().enumerate() {
            if json.is_null() {
                continue;
            }
            if let Some((text, sense)) = suspect(&kind.noun().fields[position], json) {
                self.door.scan_known(text, sense, &|| format!("{}[{number}]", kind.name()));
            }
            values[position] = self.value(kind, &values, position, json)?;
        }
        Ok(values)
    }

    /// The value of one column: what is exact is taken as it stands, what people may have typed is read.
    fn value(
        &mut self,
        kind: Kind,
        values: &[Value],
        position: usize,
        json: &Json,
    ) -> std::result::Result<Value, Message> {
        let field = &kind.noun().fields[position];
        let target = target_kind(kind.noun(), values, position);
        match (field.shape, json, target) {
            (Shape::Link(_) | Shape::LinkBy(_), Json::String(key), Some(target)) => {
                Ok(Value::Link(self.record(target, key)?))
            }
            (Shape::Links(_), Json::Array(keys), Some(target)) => {
                let ids = keys.iter().filter_map(Json::as_str).map(|key| self.record(target, key));
                let mut ids = ids.collect::<std::result::Result<Vec<Id>, Message>>()?;
                ids.sort_unstable();
                ids.dedup();
                Ok(if ids.is_empty() { Value::Unknown } else { Value::Links(ids.into()) })
            }
            (Shape::Choice(codes), Json::String(code), _) if codes.contains(&code.as_str()) => {
                Ok(codes.iter().find(|known| *known == code).map_or(Value::Unknown, |code| Value::Choice(code)))
            }
            (Shape::Month, Json::String(text), _) if text.len() == 7 => match format!("{text}-01").parse() {
                Ok(day) => Ok(Value::Day(day)),
                Err(_) => self.read(kind, values, position, json),
            },
            (Shape::Line | Shape::Prose | Shape::Lines, Json::String(text), _) if field.digits == 0 => {
                Ok(if text.trim().is_empty() { Value::Unknown } else { Value::Text(text.as_str().into()) })
            }
            _ => self.read(kind, values, position, json),
        }
    }

    fn read(&self, kind: Kind, values: &[Value], position: usize, json: &Json) -> std::result::Result<Value, Message> {
        let reader = Reader { register: self.planner.register(), words: self.words, today: self.today };
        from_json(&reader, kind, values, position, json).map_err(|problem| problem.message)
    }

    /// The record a key of the file means. A bare `#3` is the third of its noun in the file, as the export writes it.
    fn record(&mut self, kind: Kind, key: &str) -> std::result::Result<Id, Message> {
        if let Some(id) = self.found.get(&kind).and_then(|known| known.get(key)) {
            return Ok(*id);
        }
        let rank = key.strip_prefix('#').and_then(|rank| rank.parse::<usize>().ok());
        let ranked = rank.and_then(|rank| self.ids.get(&kind)?.get(rank.checked_sub(1)?).copied().flatten());
        let id = match ranked.map_or_else(|| self.planner.register().find(kind, key), Found::One) {
            Found::One(id) => id,
            Found::Many(_) => return Err(Message::new("import-own-ambiguous").with("key", crate::guard::mask(key))),
            Found::Near(_) => {
                let noun = self.words.kind_one(kind.name());
                return Err(Message::new("value-no-such-record")
                    .with("typed", crate::guard::mask(key))
                    .with("noun", noun));
            }
        };
        self.found.entry(kind).or_default().insert(key.into(), id);
        Ok(id)
    }

    fn finish(mut self, head: &Head, passed: &Passed) -> Result<Plan> {
        for names in passed.columns.values() {
            let names: Vec<&String> = names.iter().collect();
            self.door.add(scan_headings("kinds", &names, crate::guard::Scope::Any));
        }
        if let Some(error) = refusal(&self.door.findings) {
            return Err(error);
        }
        let plan = self.planner.plan_mut();
        plan.source.push(
            Message::new("import-own-source")
                .with("kind", head.kind.clone().unwrap_or_else(|| "all".into()))
                .with("day", head.as_of.clone().unwrap_or_else(|| "?".into())),
        );
        for (kind, names) in &passed.columns {
            let names: Vec<String> = names.iter().map(|name| crate::guard::mask(name)).collect();
            let message =
                Message::new("import-own-columns").with("kind", kind.name()).with("columns", names.join(", "));
            plan.warnings.push(message);
        }
        let strangers: Vec<String> =
            passed.kinds.iter().chain(&head.unknown).map(|name| crate::guard::mask(name)).collect();
        if !strangers.is_empty() {
            plan.warnings.push(Message::new("import-own-unknown").with("names", strangers.join(", ")));
        }
        plan.warnings.extend(self.door.take_messages());
        let mut plan = self.planner.finish();
        // Links that were added in the second pass may have changed a row that looked the same in the first.
        let changed: HashSet<(Kind, Id)> = plan.edit.changes.iter().map(|change| (change.kind, change.id)).collect();
        for row in plan.rows.iter_mut().filter(|row| row.verdict == Verdict::Same) {
            if row.id.is_some_and(|id| changed.contains(&(row.kind, id))) {
                row.verdict = Verdict::Changed;
            }
        }
        Ok(plan)
    }
}

/// The guard at this door. Texts of figures repeat, so clean ones are remembered.
pub(super) struct Door<'a> {
    excused: &'a dyn Fn(&Finding) -> bool,
    /// What was found and not excused.
    pub findings: Vec<Finding>,
    clean: HashSet<Box<str>>,
}

/// Whether the guard stops an official number of an organisation.
pub(super) fn is_stopped(number: &str) -> bool {
    scan_text("", number, FieldSense::OfficialNumber).iter().any(|finding| finding.severity >= Severity::Ask)
}

impl<'a> Door<'a> {
    /// A door at which nothing was found yet; `excused` says what the user has answered for.
    pub fn new(excused: &'a dyn Fn(&Finding) -> bool) -> Self {
        Self { excused, findings: Vec::new(), clean: HashSet::new() }
    }

    /// Looks at every text of a draft.
    pub fn scan_draft(&mut self, kind: Kind, draft: &Draft) {
        for (field, value) in kind.noun().fields.iter().zip(&draft.values) {
            if let Value::Text(text) = value {
                self.add(scan_text(&format!("{}.{}", draft.place, field.name), text, field.sense()));
            }
        }
    }

    /// The sentences of what was found.
    pub fn take_messages(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.findings).into_iter().map(|finding| finding.message).collect()
    }

    fn add(&mut self, found: Vec<Finding>) {
        let excused = self.excused;
        let stays = found.into_iter().filter(|finding| finding.severity == Severity::Refuse || !excused(finding));
        self.findings.extend(stays);
        self.findings.truncate(KEPT);
    }

    fn scan_row(&mut self, kind: Kind, place: &str, row: &[Json]) {
        for (field, json) in kind.noun().fields.iter().zip(row) {
            if let Some((text, sense)) = suspect(field, json) {
                self.add(scan_text(&format!("{place}.{}", field.name), text, sense));
            }
        }
    }

    fn scan_known(&mut self, text: &str, sense: FieldSense, place: &dyn Fn() -> String) {
        if self.clean.contains(text) {
            return;
        }
        let found = scan_text(&place(), text, sense);
        if found.is_empty() && self.clean.len() < 100_000 {
            self.clean.insert(text.into());
        }
        self.add(found);
    }
}

/// The text the guard looks at: what people wrote. Keys of records were looked at where they stand as values; amounts
/// and counts are numbers by their column.
fn suspect<'j>(field: &Field, json: &'j Json) -> Option<(&'j str, FieldSense)> {
    let Json::String(text) = json else { return None };
    let written = matches!(field.shape, Shape::Line | Shape::Prose | Shape::Lines | Shape::Due);
    (written || field.shape.is_number()).then_some((text, field.sense()))
}
