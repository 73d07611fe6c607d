//! The words of everything that can be found, each with where it stands, and how a typed word answers to them: itself, its
//! stem, its beginning, a synonym, a part of a compound, or nearly so. What is gathered from records is `gather`'s.

use super::postings::{Posting, Postings, Standing};
use crate::domain::texts::Texts;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Words of which the scores are kept: while the last word is typed, those before it stay as they are.
const RECENT: usize = 6;

/// Where a word stands in a document, and so how much it says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In running text or a remote name.
    Text,
    /// In the name of the record it belongs to.
    Party,
    /// In its own name or number.
    Name,
}

impl Place {
    /// How much it says.
    pub(super) fn weight(self) -> f32 {
        match self {
            Self::Text => 1.0,
            Self::Party => 2.0,
            Self::Name => 3.2,
        }
    }
}

/// Words that mean the same to who searches (DOMAIN §1); stems, folded.
const SYNONYMS: &[&[&str]] = &[
    &["perceel", "kavel", "lot"],
    &["bestedingsruimte", "plafond", "budgetplafond", "ceiling"],
    &["herijking", "evaluatie", "review", "recalibration", "voortgangsmoment"],
    &["hoofdaannemer", "penvoerder"],
    &["clientenstop", "opnamestop", "intakestop", "stop"],
    &["aanbieder", "opdrachtnemer", "zorgaanbieder", "contractor", "provider"],
    &["opdrachtgever", "gemeente", "client"],
    &["opzeggen", "opzegging", "opzegtermijn", "beeindiging", "notice"],
    &["verlenging", "optie", "verlengingsoptie", "option"],
    &["gesprek", "overleg", "voortgangsgesprek", "contractgesprek", "meeting"],
    &["wachttijd", "wachttijden", "wachtlijst", "waiting"],
    &["onderaannemer", "onderaanneming", "onderaannemerschap", "subcontractor"],
    &["boete", "malus", "sanctie"],
    &["tarief", "prijs", "tariff"],
    &["indexatie", "indexering", "indexation"],
    &["calamiteit", "incident"],
    &["vog", "gedrag"],
    &["accountant", "controleverklaring", "accountantsverklaring"],
    &["jaarrekening", "jaarverantwoording", "jaarverslag"],
    &["polis", "verzekering", "polisblad", "insurance"],
    &["certificaat", "keurmerk"],
    &["datalek", "privacy", "avg"],
    &["klacht", "klachten", "klachtenregeling"],
    &["melden", "melding", "meldplicht", "informeren", "notify"],
    &["beschermd", "bw"],
    &["huishoudelijke", "huishouden", "hh"],
];

/// The stems of the synonyms, group by group in the same order.
static STEMS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let stemmer = Stemmer::create(Algorithm::Dutch);
    SYNONYMS.iter().map(|group| group.iter().map(|word| stem(&stemmer, word)).collect()).collect()
});

/// Words that carry nothing by themselves; they help where they stand, and are missed nowhere.
const SMALL: &[&str] = &[
    "de", "het", "een", "van", "voor", "bij", "in", "op", "aan", "met", "en", "te", "om", "is", "zijn", "er", "wat",
    "wie", "welke", "hoe", "moet", "moeten", "nog", "die", "dat", "als", "of", "ook", "alle", "naar", "over", "uit",
    "the", "a", "an", "for", "to", "and", "what", "who", "which", "must", "still", "all", "onze", "ons", "wij", "we",
    "wanneer", "when", "heeft", "hebben", "kan", "mag", "wordt", "worden", "door",
];

/// A typed word made ready.
pub struct Wanted {
    text: String,
    stem: String,
    synonyms: Vec<String>,
    /// Whether a document may do without it.
    pub small: bool,
}

/// All words, sorted, with their places.
#[derive(Default)]
pub struct Vocabulary {
    words: Texts,
    stems: Texts,
    /// The letters of each word, see `letters`.
    letters: Vec<u64>,
    /// In which documents each word stands.
    postings: Postings,
    docs: usize,
    /// What was asked last, the newest last.
    recent: Mutex<Vec<(String, Arc<Vec<f32>>)>>,
}

/// Words being gathered.
#[derive(Default)]
pub struct Gathering {
    ids: HashMap<Box<str>, u32>,
    /// In which documents each word stands, by its id; a word of a document once, at its best place.
    found: Vec<Standing>,
    /// The words of the document at hand.
    doc: HashMap<u32, (Place, u8)>,
}

impl Gathering {
    /// Takes the words of a folded text for the document at hand.
    pub fn take(&mut self, folded: &str, place: Place) {
        for word in words(folded) {
            let id = match self.ids.get(word) {
                Some(id) => *id,
                None => {
                    let id = u32::try_from(self.found.len()).unwrap_or(u32::MAX);
                    self.found.push(Standing::default());
                    self.ids.insert(word.into(), id);
                    id
                }
            };
            let (best, times) = self.doc.entry(id).or_insert((place, 0));
            *best = place.max(*best);
            *times = times.saturating_add(1);
        }
    }

    /// The document at hand is complete.
    pub fn end(&mut self, doc: u32) {
        for (word, (place, times)) in self.doc.drain() {
            self.found[word as usize].push(Posting { doc, place, times });
        }
    }

    /// The vocabulary of all documents.
    #[must_use]
    pub fn finish(self, docs: usize) -> Vocabulary {
        let Self { ids, mut found, .. } = self;
        let mut words: Vec<(Box<str>, u32)> = ids.into_iter().collect();
        words.sort_unstable();
        let postings = Postings::of(words.iter().map(|(_, id)| std::mem::take(&mut found[*id as usize])));
        let words: Texts = words.into_iter().map(|(word, _)| word).collect();
        let stemmer = Stemmer::create(Algorithm::Dutch);
        let stems = words.iter().map(|word| stem(&stemmer, word)).collect();
        let letters = words.iter().map(letters).collect();
        Vocabulary { words, stems, letters, postings, docs, recent: Mutex::default() }
    }
}

impl Wanted {
    /// A typed word, folded.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let stemmer = Stemmer::create(Algorithm::Dutch);
        let stem: String = stem(&stemmer, text);
        let same = |(word, own): (&&str, &String)| *word == text || (text.len() >= 4 && *own == stem);
        let groups = SYNONYMS.iter().zip(&*STEMS).filter(|(group, stems)| group.iter().zip(*stems).any(same));
        let others = groups.flat_map(|(group, stems)| group.iter().zip(stems)).filter(|(word, _)| **word != text);
        let synonyms = others.map(|(_, stem)| stem.clone()).collect();
        Self { text: text.into(), stem, synonyms, small: SMALL.contains(&text) }
    }

    /// How well a word of the vocabulary answers, of 100.
    fn fits(&self, word: &str, stem: &str) -> u8 {
        let typed = self.text.as_str();
        if word == typed {
            return 100;
        }
        let long = typed.len() >= 4;
        if long && stem == self.stem {
            return 85;
        }
        if word.starts_with(typed) {
            // The more of the word was typed, the more it is meant.
            let part = typed.len() * 25 / word.len().max(1);
            return 50 + u8::try_from(part).unwrap_or(25);
        }
        if self.synonyms.iter().any(|other| other == stem) {
            return 30;
        }
        if long && word.contains(typed) {
            return 38;
        }
        if long && word.len() >= 5 && typed.starts_with(word) {
            return 32;
        }
        if self.stem.len() >= 5 && word.contains(self.stem.as_str()) {
            return 30;
        }
        0
    }

    /// How well a word answers when it was typed with an error.
    fn nearly(&self, word: &str) -> u8 {
        let length = self.text.chars().count();
        let most = errors(length);
        if most == 0 {
            return 0;
        }
        let other = word.chars().count();
        // A compound may go on behind what was typed wrongly.
        let begin: String = if other > length { word.chars().take(length).collect() } else { word.into() };
        if length.abs_diff(other) <= most && strsim::osa_distance(&self.text, word) <= most {
            return 28;
        }
        if other > length && strsim::osa_distance(&self.text, &begin) <= most.min(1) {
            return 18;
        }
        0
    }
}

/// Errors of typing that a word of so many letters may have.
fn errors(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

impl Vocabulary {
    /// How well each document answers to a typed word; 0 where it does not. Errors of typing count only when no word
    /// answers without them.
    #[must_use]
    pub fn scores(&self, wanted: &Wanted) -> Arc<Vec<f32>> {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = match recent.iter().position(|(text, _)| *text == wanted.text) {
            Some(at) => recent.remove(at),
            None => (wanted.text.clone(), Arc::new(self.work_out(wanted))),
        };
        let scores = Arc::clone(&kept.1);
        if recent.len() >= RECENT {
            recent.remove(0);
        }
        recent.push(kept);
        scores
    }

    fn work_out(&self, wanted: &Wanted) -> Vec<f32> {
        let mut fitting: Vec<(usize, u8)> = Vec::new();
        for (at, (word, stem)) in self.words.iter().zip(self.stems.iter()).enumerate() {
            let fit = wanted.fits(word, stem);
            if fit > 0 {
                fitting.push((at, fit));
            }
        }
        if wanted.text.chars().nth(3).is_some() && fitting.iter().all(|(_, fit)| *fit < 30) {
            // An error of typing costs a word at most one of its letters, so most words need no closer look.
            let (typed, most) = (letters(&wanted.text), errors(wanted.text.chars().count()));
            let alike =
                self.letters.iter().enumerate().filter(|(_, own)| (typed & !**own).count_ones() as usize <= most);
            let near = alike.map(|(at, _)| (at, wanted.nearly(self.words.at(at))));
            fitting.extend(near.filter(|(_, fit)| *fit > 0));
        }
        let mut scores = vec![0f32; self.docs];
        for (at, fit) in fitting {
            for posting in self.postings.of_word(at) {
                let best = &mut scores[posting.doc as usize];
                *best = best.max(f32::from(fit) * posting.weight());
            }
        }
        // A word that few documents answer to says more than one that many do.
        let answering = scores.iter().filter(|score| **score > 0.0).count();
        #[allow(clippy::cast_precision_loss)] // counts of documents, far below what a float holds
        let rare = (1.0 + self.docs as f32 / (1 + answering) as f32).ln();
        scores.iter_mut().for_each(|score| *score *= rare);
        scores
    }

    /// Words and documents that are held, for those who measure.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.words.len(), self.docs)
    }
}

/// Which letters and digits a word holds, a bit each; all others share one.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |bits, byte| {
        bits | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (26 + byte - b'0'),
            _ => 1 << 36,
        }
    })
}

/// The stem of a folded word, also of a verb that ends in a t (`levert`, as `leveren`).
fn stem(stemmer: &Stemmer, word: &str) -> String {
    let mut stem = stemmer.stem(word).into_owned();
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut last = stem.chars().rev();
    if stem.len() >= 5 && last.next() == Some('t') && last.next().is_some_and(|c| c.is_alphabetic() && !vowel(c)) {
        stem.pop();
    }
    stem
}

/// Whether each folded word begins like a word of the folded text, whatever form either has: `exporteer`, `exporteren`.
#[must_use]
pub fn says_all(text: &str, typed: &str) -> bool {
    let stemmer = Stemmer::create(Algorithm::Dutch);
    let stems: Vec<String> = words(text).map(|word| stem(&stemmer, word)).collect();
    let mut wanted = words(typed).map(|word| stem(&stemmer, word)).peekable();
    wanted.peek().is_some()
        && wanted.all(|wanted| wanted.len() > 2 && stems.iter().any(|stem| stem.starts_with(&wanted)))
}

/// The words of a folded text. A number with points (`3.5`) stays whole.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '/' | '_');
    folded.split(move |c: char| !inside(c)).flat_map(|piece| {
        let piece = piece.trim_matches(['.', '-', '/', '_']);
        // A hyphenated word is found whole and by its parts; a number is not taken apart.
        let apart = piece.contains(['-', '/', '_', '.']) && piece.chars().any(char::is_alphabetic);
        let parts = apart.then(|| piece.split(['-', '/', '_', '.'])).into_iter().flatten();
        std::iter::once(piece).chain(parts).filter(|word| !word.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(typed: &str, word: &str) -> u8 {
        let stem = stem(&Stemmer::create(Algorithm::Dutch), word);
        let wanted = Wanted::new(typed);
        match wanted.fits(word, &stem) {
            0 => wanted.nearly(word),
            fit => fit,
        }
    }

    #[test]
    fn words_answer_in_order_of_closeness() {
        let order = ["melden", "meldt", "meldenplicht", "aanmelden"].map(|word| fit("melden", word));
        assert!(order.windows(2).all(|pair| pair[0] > pair[1]), "{order:?}");
        assert!(order[3] > 0);
    }

    #[test]
    fn compounds_synonyms_and_errors_answer() {
        for (typed, word) in [
            ("onderaannem", "onderaannemerschap"),
            ("wachttijd", "wachttijdnorm"),
            ("kavel", "perceel"),
            ("wachtijden", "wachttijden"),
            ("verzekring", "verzekering"),
            ("clientenstop", "clientenstops"),
        ] {
            assert!(fit(typed, word) > 0, "{typed} does not find {word}");
        }
        assert_eq!(fit("vog", "vos"), 0, "short words are not guessed at");
        assert_eq!(fit("linde", "merel"), 0);
    }

    #[test]
    fn forms_of_a_verb_are_one_word() {
        for (text, typed, says) in [
            ("schrijven exporteren pdf", "exporteer", true),
            ("lijst inlezen importeren", "importeer lijst", true),
            ("lijst inlezen importeren", "importeer blad", false),
            ("openen bekijken", "op", false),
            ("openen", "", false),
        ] {
            assert_eq!(says_all(text, typed), says, "{typed} in {text}");
        }
    }

    #[test]
    fn words_are_found_whole_and_in_parts() {
        let all: Vec<&str> = words("jeugd-ggz, art. 3.5 (jh-24-013)").collect();
        assert_eq!(all, ["jeugd-ggz", "jeugd", "ggz", "art", "3.5", "jh-24-013", "jh", "24", "013"]);
    }
}
