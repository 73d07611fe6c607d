//! What a field name in a query means: column names, labels in both languages, short aliases, and columns that are one
//! link away. Several meanings come in order of strength; reading the value decides which of them can be meant.

use super::column::{ColumnSpec, HOLDS, Part};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::shown::fold;
use crate::text::{Lang, Words};

/// A column, and whether the name asked for whole cents.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// How to get from a record to what is tested.
    pub path: Path,
    /// Whether amounts are typed in cents.
    pub cents: bool,
}

/// How to get from a record to what is tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Path {
    /// A column of the record, possibly through one of its links.
    Column(ColumnSpec),
    /// A record of `fact` that points to this one by field `back` and holds: its own column.
    Back { fact: Kind, back: usize, column: ColumnSpec },
}

/// What a name before the colon means.
pub(super) enum Meaning {
    /// Whether archived records are shown.
    Archived,
    /// On which side of the reference date facts must hold.
    When,
    /// Columns, strongest first; the columns of one step count together (one of them must answer).
    Steps(Vec<Vec<Candidate>>),
}

/// Short names and synonyms: what people type, and the columns it can mean.
const ALIASES: &[(&[&str], &[&str])] = &[
    (&["lot", "lots", "perceel", "percelen", "kavel"], &["lot", "lots"]),
    (&["municipality", "municipalities", "gemeente", "gemeenten", "gem"], &["municipality", "municipalities"]),
    (
        &["provider", "providers", "aanbieder", "aanbieders", "opdrachtnemer", "contractor"],
        &["provider", "providers", "parent", "child"],
    ),
    (&["main", "hoofdaannemer"], &["parent"]),
    (&["sub", "subcontractor", "onderaannemer"], &["child"]),
    (&["group", "concern", "groep"], &["group"]),
    (&["category", "categories", "categorie", "cat"], &["category", "categories"]),
    (&["status", "stand", "state", "toestand"], &["status", "state", "stage"]),
    (&["runs", "loopt", "runs_until", "loopt_tm"], &["present_end"]),
    (&["due", "voor", "vervalt", "deadline"], &["due", "next_due", "papers_due"]),
    (&["end", "einde", "eind", "ends", "until", "to", "tot"], &["end", "valid_to", "last_due", "until"]),
    (&["start", "begin", "ingang", "from", "van", "vanaf"], &["start", "valid_from", "first_due"]),
    (&["notice", "opzeg", "opzeggen", "opzegging"], &["last_notice"]),
    (&["option", "optie"], &["next_option"]),
    (&["framework", "kader", "inkoopkader"], &["framework"]),
    (&["article", "artikel", "art"], &["article"]),
    (&["number", "nummer", "nr", "no"], &["number", "code", "seq"]),
    (&["name", "naam", "title", "titel"], &["name", "title"]),
    (&["date", "datum", "op", "on"], &["date", "due", "signed_on"]),
    (
        &["amount", "bedrag", "value", "waarde"],
        &["amount_cents", "value_cents", "original_value_cents", "value_delta_cents"],
    ),
    (&["owner", "eigenaar", "accountable", "verantwoordelijke"], &["owner", "accountable", "responsible"]),
    (&["city", "plaats", "place"], &["city", "place"]),
    (&["note", "notitie", "opmerking"], &["note"]),
];

const ARCHIVED: &[&str] = &["archived", "archief", "gearchiveerd", "opgeborgen", "archive"];
const WHEN: &[&str] = &["when", "geldig", HOLDS, "geldt"];

/// The name of a column to type in a query, in the language of the words: its label where that means this column and no
/// other, else its English name.
#[must_use]
pub fn name_to_type(column: &ColumnSpec, words: Words) -> String {
    let english = column.name();
    let english = english.strip_suffix("_cents").filter(|plain| is_meant(column, plain)).unwrap_or(&english).to_owned();
    let label = column.label(words).to_lowercase();
    let label = label.split('(').next().unwrap_or_default();
    let parts: Vec<&str> =
        label.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|part| !part.is_empty()).collect();
    let name = parts.join("_");
    let typed = name.starts_with(char::is_alphabetic) && !matches!(column.part, Part::Through(..));
    if typed && is_meant(column, &name) { name } else { english }
}

/// Whether a name means that column first, and only that one.
fn is_meant(column: &ColumnSpec, name: &str) -> bool {
    let Some(Meaning::Steps(steps)) = meaning(column.kind, name) else { return false };
    matches!(steps.first().map(Vec::as_slice), Some([only]) if only.path == Path::Column(column.clone()))
}

/// A name as it is compared: folded, letters and digits only.
fn plain(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a name means for records of a noun; nothing when it means nothing.
pub(super) fn meaning(kind: Kind, typed: &str) -> Option<Meaning> {
    let name = plain(typed);
    let lower = fold(typed);
    let mut steps = Vec::new();
    if lower.contains('.') {
        let column = ColumnSpec::named(kind, &lower)?;
        return Some(Meaning::Steps(vec![vec![candidate(column, &lower)]]));
    }
    if ARCHIVED.contains(&name.as_str()) {
        return Some(Meaning::Archived);
    }
    if WHEN.contains(&name.as_str()) {
        return Some(Meaning::When);
    }
    steps.extend(own(kind, &lower, &name));
    if means_kind(kind, &name) {
        steps.push(vec![whole(Path::Column(ColumnSpec { kind, part: Part::Itself }))]);
    }
    if steps.is_empty() {
        steps.extend(forward(kind, &lower, &name));
        steps.extend(backward(kind, &name));
    }
    steps.retain(|step| !step.is_empty());
    (!steps.is_empty()).then_some(Meaning::Steps(steps))
}

fn whole(path: Path) -> Candidate {
    Candidate { path, cents: false }
}

fn candidate(column: ColumnSpec, typed: &str) -> Candidate {
    Candidate { path: Path::Column(column), cents: typed.ends_with("_cents") }
}

/// Columns of the noun itself: by name, by label, by alias, by heading.
fn own(kind: Kind, lower: &str, name: &str) -> Vec<Vec<Candidate>> {
    // Of a noun with `lot` and `lots` the one name means both.
    let several = format!("{lower}s");
    let exact = ColumnSpec::named(kind, lower).into_iter();
    let exact = exact.chain(ColumnSpec::named(kind, lower).and(ColumnSpec::named(kind, &several)));
    let exact: Vec<_> = exact.map(|column| candidate(column, lower)).collect();
    let labelled = super::column::all_columns(kind).into_iter().filter(|column| has_label(column, name));
    let labelled: Vec<_> = labelled.map(|column| candidate(column, "")).collect();
    let meant = ALIASES.iter().find(|(aliases, _)| aliases.contains(&name)).map_or(&[][..], |(_, columns)| columns);
    let aliased = meant.iter().filter_map(|column| ColumnSpec::named(kind, column));
    let mut aliased: Vec<_> = aliased.map(|column| candidate(column, "")).collect();
    // What has no due day of its own is due on its date.
    if aliased.is_empty() && meant.contains(&"due") {
        aliased.extend(ColumnSpec::named(kind, "date").map(|column| candidate(column, "")));
    }
    // What stands above a column is what people see of it.
    let is_headed =
        |column: &ColumnSpec| Lang::ALL.into_iter().any(|lang| plain(&column.heading(Words::load(lang))) == name);
    let headed = super::column::all_columns(kind).into_iter().filter(is_headed);
    let headed: Vec<_> = headed.map(|column| candidate(column, "")).collect();
    let mut steps = vec![exact, labelled, aliased, headed];
    steps.retain(|step| !step.is_empty());
    steps
}

/// Whether a label of the column, in either language, with or without what stands between brackets, is that name.
fn has_label(column: &ColumnSpec, name: &str) -> bool {
    let by_name = plain(&column.name()) == name;
    by_name
        || Lang::ALL.into_iter().any(|lang| {
            let label = column.label(Words::load(lang));
            let short = label.split('(').next().unwrap_or_default();
            plain(&label) == name || plain(short) == name
        })
}

/// Columns of the nouns this one links to; stored columns go before computed ones, which are wider.
fn forward(kind: Kind, lower: &str, name: &str) -> Vec<Vec<Candidate>> {
    let mut found: Vec<Candidate> = Vec::new();
    for (position, field) in kind.noun().fields.iter().enumerate() {
        let Shape::Link(target) = field.shape else { continue };
        let Some(step) = own(target, lower, name).into_iter().next() else { continue };
        for Candidate { path, cents } in step {
            if let Path::Column(column) = path {
                let part = Part::Through(position, Box::new(column));
                found.push(Candidate { path: Path::Column(ColumnSpec { kind, part }), cents });
            }
        }
    }
    let (stored, derived) = found.into_iter().partition(|found| match &found.path {
        Path::Column(ColumnSpec { part: Part::Through(_, column), .. }) => matches!(column.part, Part::Stored(_)),
        _ => true,
    });
    let mut steps: Vec<Vec<Candidate>> = vec![stored, derived];
    // One path is enough: the first link of the noun is its closest.
    steps.iter_mut().for_each(|step| step.truncate(1));
    steps.retain(|step| !step.is_empty());
    steps
}

/// Records that point here: facts that tie this noun to the named one, or the named noun itself.
fn backward(kind: Kind, name: &str) -> Vec<Vec<Candidate>> {
    let Some(wanted) = Kind::ALL.iter().copied().find(|other| means_kind(*other, name)) else { return Vec::new() };
    let mut direct = Vec::new();
    let mut facts = Vec::new();
    for fact in Kind::ALL.iter().copied().filter(|fact| !fact.is_figures()) {
        let required = |to: Kind| {
            let fields = fact.noun().fields.iter().enumerate();
            fields.filter(move |(_, field)| field.required && field.shape == Shape::Link(to)).map(|(at, _)| at)
        };
        for back in required(kind) {
            if fact == wanted {
                let column = ColumnSpec { kind: fact, part: Part::Itself };
                direct.push(whole(Path::Back { fact, back, column }));
            } else if fact.noun().period.is_some() {
                let forth = required(wanted).map(|forth| ColumnSpec { kind: fact, part: Part::Stored(forth) });
                facts.extend(forth.map(|column| whole(Path::Back { fact, back, column })));
            }
        }
    }
    vec![direct, facts]
}

/// Whether a name is what a noun is called: its table, its singular, its names in both languages.
fn means_kind(kind: Kind, name: &str) -> bool {
    let table = plain(kind.name());
    table == name
        || table.strip_suffix('s') == Some(name)
        || table.strip_suffix("ies").is_some_and(|stem| name.strip_suffix('y') == Some(stem))
        || Lang::ALL.into_iter().any(|lang| {
            let words = Words::load(lang);
            plain(&words.kind(kind.name())) == name || plain(&words.kind_one(kind.name())) == name
        })
}

/// The names that come nearest to one that means nothing, in the language of the user; at most three.
pub(super) fn near(kind: Kind, typed: &str, words: Words) -> Vec<String> {
    let matcher = fuzzy_matcher::skim::SkimMatcherV2::default();
    let wanted = plain(typed);
    let mut scored: Vec<(i64, String)> = Vec::new();
    for column in super::column::all_columns(kind) {
        let name = column.name();
        let label = fold(&column.label(words)).split('(').next().unwrap_or_default().trim().to_owned();
        let shown = if label.contains(' ') { name.clone() } else { label.clone() };
        let score = [plain(&name), plain(&label)].iter().filter_map(|known| closeness(&matcher, known, &wanted)).max();
        if let Some(score) = score.filter(|_| !scored.iter().any(|(_, other)| *other == shown)) {
            scored.push((-score, shown));
        }
    }
    scored.sort();
    scored.into_iter().take(3).map(|(_, name)| name).collect()
}

/// How near a known name comes to a typed one: letters in order, or a name that begins the same.
fn closeness(matcher: &impl fuzzy_matcher::FuzzyMatcher, known: &str, typed: &str) -> Option<i64> {
    if known.is_empty() || typed.is_empty() {
        return None;
    }
    let shared = known.chars().zip(typed.chars()).take_while(|(a, b)| a == b).count();
    let begins = (shared >= 2).then(|| i64::try_from(shared).unwrap_or(0) * 16);
    let inside = matcher.fuzzy_match(known, typed).or_else(|| matcher.fuzzy_match(typed, known));
    begins.max(inside)
}
