//! How Dutch sentences say when something is due, as due rules in the notation of DOMAIN §4.

use super::who::{Deed, words};

/// When a duty is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Due {
    /// The rule as it is written.
    pub recurrence: String,
    /// Whether the sentence names no period.
    pub assumed: bool,
}

fn said(recurrence: String) -> Due {
    Due { recurrence, assumed: false }
}

fn assumed(recurrence: &str) -> Due {
    Due { recurrence: recurrence.to_owned(), assumed: true }
}

/// The usual time to answer a request when a contract names none, in days (DOMAIN O24, O27).
const ANSWER_DAYS: u32 = 14;

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

const NUMBERS: [&str; 15] = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien",
];

/// When what a party does is due, as far as the sentence says it.
pub(super) fn due(deed: &Deed, sentence: &str) -> Option<Due> {
    let clause = words(&deed.clause);
    let all = words(sentence);
    if let Some(due) = period_in(&clause, &all) {
        return Some(due);
    }
    if on_request(&all) {
        let at_once = at_once(&clause);
        return Some(match at_once {
            true => said("on_request(0 d)".into()),
            false => assumed(&format!("on_request(+{ANSWER_DAYS} d)")),
        });
    }
    if let Some(months) = rhythm(&clause) {
        return Some(said(format!("every({months} m)")));
    }
    if at_once(&clause) {
        return Some(said("event(0 d)".into()));
    }
    let has = |list: &[&str]| clause.iter().any(|word| list.contains(&word.as_str()));
    if has(&["vooraf", "tijdig", "tevoren", "voorafgaand"]) || pair(&clause, "op", "tijd") {
        return Some(assumed("event(0 d)"));
    }
    if deed.informs && has(&["actief", "steeds", "doorlopend", "continu", "altijd"]) {
        return Some(said("continuous".into()));
    }
    None
}

/// When a duty to tell is due whose sentence says nothing about it.
pub(super) fn unsaid(deed: &Deed) -> Due {
    let verbs = words(&deed.clause);
    let reports = verbs.iter().any(|word| word.starts_with("meld") || word.starts_with("bevestig"));
    assumed(if deed.has_condition || reports { "event(0 d)" } else { "continuous" })
}

/// The period an item of a list names, or that it is at once.
pub(super) fn period(item: &str) -> Option<Due> {
    let words = words(item);
    period_in(&words, &words).or_else(|| at_once(&words).then(|| said("event(0 d)".into())))
}

fn period_in(clause: &[String], all: &[String]) -> Option<Due> {
    (0..clause.len()).find_map(|at| span(clause, at, all).or_else(|| date(clause, at)))
}

/// `binnen 7 kalenderdagen`, `uiterlijk 6 maanden voor het einde`, `minimaal 14 dagen voordat …`.
fn span(words: &[String], at: usize, all: &[String]) -> Option<Due> {
    let count = count(words.get(at)?)?;
    let (worth, unit) = unit(words.get(at + 1)?)?;
    let number = count.checked_mul(worth)?;
    let word = |place: usize| words.get(place).map_or("", String::as_str);
    let before = |sign: &str| (1..=2).any(|back| at >= back && word(at - back) == sign);
    let sign = word(at + 2);
    let earlier = ["voor", "vóór", "voorafgaand", "vooraf", "voordat", "tevoren"];
    if earlier.contains(&sign) || (sign == "van" && word(at + 3) == "tevoren") {
        let ends = ["einde", "einddatum", "afloop", "beëindiging", "aflopen", "eindigt"];
        let end = (at + 3..at + 7).any(|place| ends.contains(&word(place)));
        return Some(said(format!("{}(-{number} {unit})", if end && unit == "m" { "before_end" } else { "event" })));
    }
    let later =
        before("binnen") || (sign == "na" && (before("uiterlijk") || before("maximaal") || before("hoogstens")));
    if !later {
        return None;
    }
    if sign == "na"
        && let Some(period) = after_each(words, at + 3)
    {
        return Some(said(format!("after_period({period},+{number} {unit})")));
    }
    let kind = if on_request(all) { "on_request" } else { "event" };
    Some(said(format!("{kind}(+{number} {unit})")))
}

/// The period after whose end something is due: `(na) afloop van elke maand`, `(na) elk kwartaal`.
fn after_each(words: &[String], from: usize) -> Option<&'static str> {
    let near: Vec<&str> = words.iter().skip(from).take(5).map(String::as_str).collect();
    let each = near.iter().any(|word| matches!(*word, "afloop" | "elke" | "elk" | "iedere" | "ieder" | "einde"));
    let period = near.iter().find_map(|word| {
        Some(match *word {
            "maand" | "kalendermaand" => "month",
            "kwartaal" => "quarter",
            "halfjaar" => "half",
            "jaar" | "kalenderjaar" | "boekjaar" => "year",
            _ => return None,
        })
    });
    let half = near.windows(2).any(|two| two.first() == Some(&"half") && two.get(1) == Some(&"jaar"));
    period.filter(|_| each).map(|period| if half { "half" } else { period })
}

/// `vóór 1 juni`, `uiterlijk 31 maart`; a day with a year is once, and a day that begins or ends a term is no due day.
fn date(words: &[String], at: usize) -> Option<Due> {
    let day: u32 = words.get(at)?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let month = MONTHS.iter().position(|month| words.get(at + 1).is_some_and(|word| word == month))? + 1;
    let has_year = words.get(at + 2).is_some_and(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()));
    let before: Vec<&str> = (1..=2)
        .filter_map(|back| at.checked_sub(back))
        .filter_map(|place| words.get(place))
        .map(String::as_str)
        .collect();
    let says = |list: &[&str]| before.iter().any(|word| list.contains(word));
    if has_year {
        return None;
    }
    if says(&["voor", "vóór"]) {
        return Some(said(format!("yearly_before {month:02}-{day:02}")));
    }
    says(&["uiterlijk", "op", "per"]).then(|| said(format!("yearly {month:02}-{day:02}")))
}

/// Months between two times: `jaarlijks`, `elk kwartaal`.
fn rhythm(words: &[String]) -> Option<u32> {
    let each = |place: usize| {
        place
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .is_some_and(|word| matches!(word.as_str(), "elk" | "elke" | "ieder" | "iedere" | "per"))
    };
    words.iter().enumerate().find_map(|(place, word)| match word.as_str() {
        "jaarlijks" | "jaarlijkse" => Some(12),
        "halfjaarlijks" | "halfjaarlijkse" => Some(6),
        "driemaandelijks" | "kwartaalsgewijs" => Some(3),
        "maandelijks" | "maandelijkse" => Some(1),
        "jaar" | "kalenderjaar" if each(place) => Some(12),
        "jaar"
            if words.get(place.wrapping_sub(1)).is_some_and(|half| half == "half") && place > 1 && each(place - 1) =>
        {
            Some(6)
        }
        "halfjaar" if each(place) => Some(6),
        "kwartaal" if each(place) => Some(3),
        "maand" | "kalendermaand" if each(place) => Some(1),
        _ => None,
    })
}

fn on_request(words: &[String]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    has(&["desgevraagd", "gevraagde", "opgevraagde"])
        || pair(words, "op", "verzoek")
        || pair(words, "na", "verzoek")
        || pair(words, "eerste", "verzoek")
}

fn at_once(words: &[String]) -> bool {
    let once = ["direct", "onmiddellijk", "onverwijld", "terstond", "meteen", "ommegaand"];
    words.iter().any(|word| once.contains(&word.as_str()))
        || ["spoedig", "snel"].iter().any(|word| pair(words, word, "mogelijk"))
}

fn pair(words: &[String], first: &str, second: &str) -> bool {
    words
        .windows(2)
        .any(|two| two.first().is_some_and(|word| word == first) && two.get(1).is_some_and(|word| word == second))
}

fn count(word: &str) -> Option<u32> {
    if let Ok(count) = word.parse::<u32>() {
        return (count <= 1_000).then_some(count);
    }
    let word = word.replace('é', "e");
    let small = NUMBERS.iter().position(|number| **number == word).and_then(|at| u32::try_from(at).ok());
    small.or(match word.as_str() {
        "vijftien" => Some(15),
        "twintig" => Some(20),
        "dertig" => Some(30),
        "zestig" => Some(60),
        "negentig" => Some(90),
        _ => None,
    })
}

/// How many of the notation's units one of these is.
fn unit(word: &str) -> Option<(u32, &'static str)> {
    Some(match word {
        "dag" | "dagen" | "kalenderdag" | "kalenderdagen" => (1, "d"),
        "werkdag" | "werkdagen" => (1, "wd"),
        "week" | "weken" | "kalenderweken" => (7, "d"),
        "maand" | "maanden" | "kalendermaand" | "kalendermaanden" => (1, "m"),
        "jaar" | "jaren" => (12, "m"),
        "uur" | "uren" => (1, "h"),
        _ => return None,
    })
}
