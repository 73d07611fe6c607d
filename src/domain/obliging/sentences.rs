//! An article as paragraphs with their numbers, and these as sentences with the items that belong to them.

/// A numbered paragraph (lid).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// `3.5.2`, or the number of the article.
    pub number: String,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

/// A sentence, and the list it introduces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    /// The sentence itself.
    pub lead: String,
    /// Items below it, without their marks.
    pub items: Vec<String>,
}

impl Sentence {
    /// The sentence with its list in one line.
    pub(super) fn whole(&self) -> String {
        if self.items.is_empty() {
            return self.lead.clone();
        }
        let items: Vec<&str> = self.items.iter().map(|item| item.trim_end_matches([',', ';'])).collect();
        format!("{} {}", self.lead, items.join("; "))
    }
}

/// The paragraphs of an article.
pub(super) fn paragraphs(number: &str, body: &str) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (own, text) = own_number(number, line);
        if own.is_some() || paragraphs.is_empty() {
            let number = own.unwrap_or(number).to_owned();
            paragraphs.push(Paragraph { number, sentences: Vec::new() });
        }
        let Some(paragraph) = paragraphs.last_mut() else { continue };
        add(paragraph, text);
    }
    paragraphs
}

fn add(paragraph: &mut Paragraph, text: &str) {
    let item = item(text);
    if let Some(item) = item
        && let Some(last) =
            paragraph.sentences.last_mut().filter(|last| last.lead.ends_with(':') || !last.items.is_empty())
    {
        // An item that is a sentence of its own, or introduces a list below it, stands for itself.
        let speaks = item.starts_with(char::is_uppercase) && super::who::deed(item, None).is_some();
        if !speaks {
            last.items.push(item.to_owned());
            return;
        }
    }
    let text = item.unwrap_or(text);
    paragraph.sentences.extend(split(text).into_iter().map(|lead| Sentence { lead, items: Vec::new() }));
}

/// The number at the beginning of a line when it lies below the article's: `3.5.2` in article `3.5`.
fn own_number<'a>(article: &str, line: &'a str) -> (Option<&'a str>, &'a str) {
    let end = line.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(line.len());
    let number = line.get(..end).unwrap_or_default().trim_end_matches('.');
    let below = number.strip_prefix(article).is_some_and(|rest| rest.starts_with('.') && rest.len() > 1);
    let rest = line.get(end..).unwrap_or_default();
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    if below && apart { (Some(number), rest.trim()) } else { (None, line) }
}

/// An item of a list without its mark.
fn item(line: &str) -> Option<&str> {
    let (mark, rest) = line.split_once(char::is_whitespace)?;
    let body = mark.strip_suffix([')', '.']).map(|body| body.trim_start_matches('('));
    let is_mark = matches!(mark, "-" | "–" | "—" | "•" | "*" | "+" | "·")
        || body.is_some_and(|body| {
            let letters = body.bytes().all(|b| b.is_ascii_lowercase()) && (1..=4).contains(&body.len());
            let digits = body.bytes().all(|b| b.is_ascii_digit()) && (1..=2).contains(&body.len());
            letters && (body.len() == 1 || body.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))) || digits
        });
    is_mark.then(|| rest.trim())
}

/// Sentences: a full stop before a capital ends one, but not after an abbreviation.
fn split(text: &str) -> Vec<String> {
    const SHORT: [&str; 12] =
        ["art.", "nr.", "jl.", "d.d.", "bijv.", "o.a.", "m.b.t.", "i.v.m.", "t.a.v.", "resp.", "incl.", "dhr."];
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, sign) in text.match_indices(['.', '!', '?']) {
        let end = at + sign.len();
        let rest = text.get(end..).unwrap_or_default();
        let so_far = text.get(from..end).unwrap_or_default();
        let closes = rest.starts_with(char::is_whitespace)
            && rest.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '['));
        let word = so_far.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        if closes && !SHORT.contains(&word.as_str()) {
            sentences.push(so_far.trim().to_owned());
            from = end;
        }
    }
    let last = text.get(from..).unwrap_or_default().trim();
    if !last.is_empty() {
        sentences.push(last.to_owned());
    }
    sentences
}
