//! Who acts in a Dutch sentence: its main clause, the finite verb in it, and the party that is its subject. Enough
//! grammar for contracts, where parties are called by their names.

use super::Party;

/// What a sentence says that somebody does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deed {
    /// Who does it.
    pub party: Party,
    /// The main clause in small letters, without signs, with a space around each word.
    pub clause: String,
    /// Whether a condition stands before it: `als …, dan`.
    pub has_condition: bool,
    /// Whether it is about telling, handing over or asking.
    pub informs: bool,
    /// Whether it is a right, a choice or a prohibition instead of a duty.
    pub is_allowed_or_denied: bool,
    /// Whether it is about the sentence before: `Dit doet hij …`.
    pub refers_back: bool,
}

/// Verbs of telling, handing over, agreeing.
const INFORMS: &[&str] = &[
    "meldt",
    "melden",
    "informeert",
    "informeren",
    "verstrekt",
    "verstrekken",
    "rapporteert",
    "rapporteren",
    "bevestigt",
    "bevestigen",
    "overlegt",
    "overleggen",
    "levert",
    "leveren",
    "stuurt",
    "sturen",
    "zendt",
    "zenden",
    "toont",
    "tonen",
    "bericht",
    "berichten",
    "deelt",
    "delen",
    "overhandigt",
    "legt",
    "leggen",
    "geeft",
    "geven",
    "doet",
    "doen",
];

/// Other verbs of duty; they count when a moment is said.
const ACTS: &[&str] = &[
    "stelt",
    "stellen",
    "bepaalt",
    "bepalen",
    "beslist",
    "beslissen",
    "besluit",
    "besluiten",
    "maakt",
    "maken",
    "voert",
    "voeren",
    "neemt",
    "nemen",
    "zorgt",
    "zorgen",
    "draagt",
    "dragen",
    "evalueert",
    "evalueren",
    "bespreekt",
    "bespreken",
    "vraagt",
    "vragen",
    "biedt",
    "bieden",
    "dient",
    "dienen",
    "past",
    "passen",
    "herstelt",
    "herstellen",
    "betaalt",
    "betalen",
    "start",
    "starten",
    "houdt",
    "houden",
    "werkt",
    "werken",
    "laat",
    "laten",
    "publiceert",
    "publiceren",
    "registreert",
    "declareert",
    "declareren",
    "factureert",
    "indexeert",
    "actualiseert",
    "controleert",
    "toetst",
    "moet",
    "moeten",
    "zal",
    "zullen",
    "is",
    "zijn",
    "verplicht",
    "helpt",
    "helpen",
    "begint",
    "beginnen",
    "reageert",
    "reageren",
    "antwoordt",
    "antwoorden",
    "heft",
    "hanteert",
    "hanteren",
    "vergoedt",
    "vergoeden",
    "verhoogt",
];

/// Verbs that give a right or a choice.
const ALLOWS: &[&str] = &["mag", "mogen", "kan", "kunnen", "hoeft", "hoeven", "wil", "willen"];

/// What makes a duty to tell out of a verb that has other meanings too.
const TOLD: &[&str] = &[
    "informatie",
    "gegevens",
    "melding",
    "inzage",
    "kopie",
    "afschrift",
    "lijst",
    "cijfers",
    "verantwoording",
    "verslag",
    "rapportage",
    "verklaring",
    "bewijs",
    "documenten",
    "stukken",
    "opgave",
    "overzicht",
    "jaarverslag",
    "wijziging",
    "accountantsverklaring",
    "zienswijze",
];

/// Verbs that tell whatever their object is.
const TELLS: &[&str] = &[
    "meldt",
    "melden",
    "informeert",
    "informeren",
    "verstrekt",
    "verstrekken",
    "rapporteert",
    "rapporteren",
    "bevestigt",
    "overlegt",
    "overleggen",
    "toont",
    "tonen",
    "bericht",
    "berichten",
];

/// Verbs that only say that something must be.
const MUST: &[&str] = &["moet", "moeten", "dient", "dienen", "zal", "zullen", "is", "zijn", "verplicht"];

/// Verbs of telling as they stand after those.
const TO_TELL: &[&str] = &[
    "melden",
    "informeren",
    "verstrekken",
    "rapporteren",
    "aantonen",
    "aanleveren",
    "bevestigen",
    "overleggen",
    "opleveren",
    "toesturen",
    "toezenden",
    "overhandigen",
];

/// Words in small letters without signs at their ends.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

fn party(word: &str) -> Option<Party> {
    Some(match word {
        "opdrachtnemer" | "opdrachtnemers" | "aanbieder" | "aanbieders" | "zorgaanbieder" | "hoofdaannemer"
        | "leverancier" | "contractant" => Party::Contractor,
        "opdrachtgever" | "opdrachtgevers" | "gemeente" | "gemeenten" => Party::Client,
        "partijen" | "partij" => Party::Both,
        _ => return None,
    })
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "hij" | "zij" | "deze")
}

/// What a sentence says that a party does; nothing when no party acts in it. `before` acted in the sentence before.
pub(super) fn deed(sentence: &str, before: Option<Party>) -> Option<Deed> {
    let (condition, clause) = main_clause(sentence);
    let words = words(&clause);
    // `hij` after a condition is who acts in the condition.
    let in_condition = condition.as_deref().and_then(|text| self::words(text).iter().find_map(|word| party(word)));
    let meant = |word: &str| party(word).or_else(|| is_pronoun(word).then(|| in_condition.or(before)).flatten());
    let finite = |word: &str| INFORMS.contains(&word) || ACTS.contains(&word) || ALLOWS.contains(&word);
    // Dutch puts the subject behind the verb when something else stands first.
    let behind = |at: usize| match words.get(at + 1).map(String::as_str) {
        Some("de" | "een") => words.get(at + 2).and_then(|word| meant(word)),
        Some(word) => meant(word),
        None => None,
    };
    let verbs = || words.iter().enumerate().filter(|(_, word)| finite(word));
    let first = |at: usize| words.iter().take(at).find_map(|word| meant(word));
    let acts = |place: usize| words.get(place).is_some_and(|word| meant(word).is_some());
    let article = words.first().is_some_and(|word| matches!(word.as_str(), "de" | "elke" | "beide"));
    let leads = acts(0) || (article && acts(1));
    let (verb, party) = if leads {
        verbs().next().and_then(|(at, verb)| first(at).map(|party| (verb, party)))
    } else {
        let inverted = verbs().find_map(|(at, verb)| behind(at).map(|party| (verb, party)));
        inverted.or_else(|| verbs().next().and_then(|(at, verb)| first(at).map(|party| (verb, party))))
    }?;
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    // After `moet` the verb itself stands at the end.
    let told_by =
        if MUST.contains(&verb.as_str()) { has(TO_TELL) } else { INFORMS.contains(&verb.as_str()) && has(TOLD) };
    let informs = TELLS.contains(&verb.as_str()) || told_by;
    let denies = has(&["niet", "geen", "nooit"]) && !has(&["nog"]) && !has(&["zodra"]);
    let is_exception = ["tenzij", "behalve"].iter().any(|word| words.first().is_some_and(|first| first == word));
    Some(Deed {
        party,
        clause: format!(" {} ", words.join(" ")),
        has_condition: condition.is_some(),
        informs,
        is_allowed_or_denied: ALLOWS.contains(&verb.as_str()) || denies || is_exception,
        refers_back: words.first().is_some_and(|word| matches!(word.as_str(), "dit" | "dat"))
            && matches!(verb.as_str(), "doet" | "doen" | "gebeurt"),
    })
}

/// The condition a sentence opens with, and what follows from it.
fn main_clause(sentence: &str) -> (Option<String>, String) {
    // What stands between brackets at the beginning says for which variant it holds.
    let mut text = sentence.trim();
    while let Some(rest) = text.strip_prefix('(') {
        text = rest.split_once(')').map_or("", |(_, rest)| rest).trim_start();
    }
    let first = words(text).into_iter().next().unwrap_or_default();
    if !matches!(
        first.as_str(),
        "als" | "indien" | "wanneer" | "zodra" | "bij" | "verwacht" | "mocht" | "dreigt" | "na" | "in"
    ) {
        return (None, text.to_owned());
    }
    for cut in [", dan ", " dan "] {
        if let Some((condition, clause)) = text.split_once(cut) {
            return (Some(condition.to_owned()), clause.to_owned());
        }
    }
    let verbs = |word: &str| INFORMS.contains(&word) || ACTS.contains(&word) || ALLOWS.contains(&word);
    for (at, _) in text.match_indices(", ") {
        let rest = text.get(at + 2..).unwrap_or_default();
        if words(rest).first().is_some_and(|word| verbs(word)) {
            return (text.get(..at).map(str::to_owned), rest.to_owned());
        }
    }
    (None, text.to_owned())
}
