//! The query language (PRODUCT §3, A14–A18), the same on every screen, in the palette and behind `--where`:
//!
//! `word` · `"exact words"` · `!word` · `a or b` · `field:value` · `field:<90d` · `field:>=2026-07-01` · `field:a..b` ·
//! `field:?` (unknown) · `field:none` · `archived:yes|all` · `when:now|past|future|all`. All parts must hold; `or` binds its
//! two neighbours only. Nothing typed is ever a syntax error: what has no meaning is text, what cannot be read is left out.

use super::column::{ColumnSpec, HOLDS_CODES, Part, all_columns};
use super::names::{self, Candidate, Meaning, Path};
use super::reading::{Check, Values, codes_called};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::register::Holds;
use crate::domain::written::Problem;
use crate::shown::fold;
use crate::text::{Message, Words};
use chrono::NaiveDate;

/// Most parts a query may have; the rest is told and left out.
pub const MOST_TERMS: usize = 64;
/// Letters a word must have before it may stand for a choice that begins with it (`conc` for concept).
const CHOICE_LETTERS: usize = 4;

/// Which records show by whether they were put away (opgeborgen).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Archived {
    /// Only those in use.
    #[default]
    No,
    /// Only those put away.
    Yes,
    /// Both.
    All,
}

/// A test a record passes or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// The text of the record holds this, or one of its choices is called so.
    Words { text: String, choices: Vec<(ColumnSpec, Vec<&'static str>)> },
    /// One of these columns passes.
    Columns(Vec<(Path, Check)>),
}

/// One part of a query, possibly with `!` before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub not: bool,
    pub test: Test,
}

/// What was asked, understood; a value that can be kept and asked again of another register or day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    kind: Kind,
    /// All groups must hold; of a group one term.
    pub(super) groups: Vec<Vec<Term>>,
    words: Vec<String>,
    archived: Archived,
    /// Which sides of the reference date were asked for; nothing leaves it to the date.
    pub(super) when: Option<Option<Holds>>,
}

impl Query {
    /// The query that asks nothing: every record that is not archived.
    #[must_use]
    pub fn everything(kind: Kind) -> Self {
        Self { kind, groups: Vec::new(), words: Vec::new(), archived: Archived::No, when: None }
    }

    /// Reads a query for records of a noun. Dates count from `today`. What cannot be read is told in the problems and the
    /// query is the rest; `search-no-such-field` only says that a word with a colon was taken as text.
    #[must_use]
    pub fn parse(text: &str, kind: Kind, words: Words, today: NaiveDate) -> (Self, Vec<Problem>) {
        let mut reading = Reading {
            query: Self::everything(kind),
            problems: Vec::new(),
            values: Values { words, today },
            joins: false,
        };
        let tokens = tokens(text);
        let last = tokens.len().saturating_sub(1);
        for (at, token) in tokens.into_iter().enumerate() {
            if at >= MOST_TERMS {
                reading.problems.push(Problem::new(Message::new("search-too-long").count("most", MOST_TERMS)));
                break;
            }
            if token.is_or() && !reading.query.groups.is_empty() && !reading.joins {
                // At the end it joins nothing yet: somebody is still typing.
                reading.joins = at < last;
                continue;
            }
            reading.take(&token);
        }
        (reading.query, reading.problems)
    }

    /// The noun it was asked for.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Folded words and texts to highlight in what was found.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether it asks nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.archived == Archived::No && self.when.is_none()
    }

    /// Which records show by whether they were put away.
    #[must_use]
    pub fn archived(&self) -> Archived {
        self.archived
    }
}

/// Why a value cannot be asked of a column; nothing when it can.
#[must_use]
pub fn value_problem(column: &ColumnSpec, typed: &str, words: Words, today: NaiveDate) -> Option<Problem> {
    Values { words, today }.read(column, false, typed).err()
}

/// A piece of the text: what stands before the colon, and the rest.
#[derive(Debug)]
pub(super) struct Token {
    /// As typed, without the `!`.
    typed: String,
    pub not: bool,
    pub field: Option<String>,
    pub value: String,
    pub quoted: bool,
}

impl Token {
    fn is_or(&self) -> bool {
        !self.not && !self.quoted && self.field.is_none() && self.value == "or"
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

/// Cuts a text at blanks that do not stand between quotation marks. A mark counts only where a word or a value begins;
/// one that is never closed reaches to the end.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (token, after) = token(rest);
        found.push(token);
        rest = after.trim_start();
    }
    found
}

fn token(text: &str) -> (Token, &str) {
    let blank = |text: &str| text.find(char::is_whitespace).unwrap_or(text.len());
    let (not, body) = match text.strip_prefix('!') {
        Some(body) if !body.is_empty() && !body.starts_with(char::is_whitespace) => (true, body),
        _ => (false, text),
    };
    let word = &body[..blank(body)];
    let named = word.find(':').filter(|at| is_name(&word[..*at]));
    let start = named.map_or(0, |at| at + 1);
    let value = &body[start..];
    // An operator may stand before the quotation marks: `number:="JH 1"`.
    let mark = value.len() - value.trim_start_matches(['<', '>', '=', '≤', '≥']).len();
    let field = named.map(|at| body[..at].to_owned());
    if let Some(inside) = value[mark..].strip_prefix(is_quote) {
        let (phrase, after) = inside.find(is_quote).map_or((inside, ""), |end| {
            let after = &inside[end..];
            (&inside[..end], after.strip_prefix(is_quote).unwrap_or(after))
        });
        if !phrase.trim().is_empty() {
            let typed = body[..body.len() - after.len()].to_owned();
            let operator = if named.is_some() { &value[..mark] } else { "" };
            if named.is_some() || mark == 0 {
                return (Token { typed, not, field, value: format!("{operator}{phrase}"), quoted: true }, after);
            }
        }
    }
    let end = start + blank(value);
    let token = Token { typed: body[..end].to_owned(), not, field, value: body[start..end].to_owned(), quoted: false };
    (token, &body[end..])
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

struct Reading {
    query: Query,
    problems: Vec<Problem>,
    values: Values,
    /// The next term belongs to the last group.
    joins: bool,
}

impl Reading {
    fn take(&mut self, token: &Token) {
        let joins = std::mem::take(&mut self.joins);
        let test = match &token.field {
            None => self.text(&token.value, token.not),
            Some(field) => match names::meaning(self.query.kind, field) {
                Some(Meaning::Archived) => return self.archived(token),
                Some(Meaning::When) => return self.when(token),
                Some(Meaning::Steps(steps)) => self.columns(token, field, &steps),
                None => {
                    self.no_such_field(token, field);
                    self.text(&token.typed, token.not)
                }
            },
        };
        let Some(test) = test else { return };
        let term = Term { not: token.not, test };
        match self.query.groups.last_mut() {
            Some(group) if joins => group.push(term),
            _ => self.query.groups.push(vec![term]),
        }
    }

    fn text(&mut self, typed: &str, not: bool) -> Option<Test> {
        let text = fold(typed);
        if text.trim().is_empty() {
            return None;
        }
        let choices = all_columns(self.query.kind).into_iter().filter_map(|column| {
            let Shape::Choice(codes) = column.shape() else { return None };
            let mut codes = codes_called(&column, codes, typed, CHOICE_LETTERS);
            let both = matches!(column.part, Part::Derived(_)) && !codes.is_empty();
            if both && matches!(column.shape(), Shape::Choice(all) if all.contains(&"both")) {
                codes.push("both");
            }
            (!codes.is_empty() && column.part != Part::Holds).then_some((column, codes))
        });
        let choices = choices.collect();
        if !not {
            self.query.words.push(text.clone());
        }
        Some(Test::Words { text, choices })
    }

    fn columns(&mut self, token: &Token, field: &str, steps: &[Vec<Candidate>]) -> Option<Test> {
        if token.value.trim_matches(['<', '>', '=', '≤', '≥']).trim().is_empty() {
            self.problems.push(Problem::new(Message::new("search-value-missing").with("word", shortened(field))));
            return None;
        }
        let mut first = None;
        for step in steps {
            let mut passed = Vec::new();
            for Candidate { path, cents } in step {
                let column = match path {
                    Path::Column(column) | Path::Back { column, .. } => column,
                };
                match self.values.read(column, *cents, &token.value) {
                    Ok(check) => passed.push((path.clone(), check)),
                    Err(problem) => first = first.or(Some(problem)),
                }
            }
            if !passed.is_empty() {
                self.note_archived_column(&passed);
                self.highlight(token.not, &passed);
                return Some(Test::Columns(passed));
            }
        }
        let why = first.map_or_else(String::new, |problem| self.values.words.say(&problem.message));
        let message = Message::new("search-value").with("term", shortened(&token.typed)).with("problem", why);
        self.problems.push(Problem::new(message));
        None
    }

    /// Who asks when something was put away wants to see it.
    fn note_archived_column(&mut self, passed: &[(Path, Check)]) {
        let named = |(path, _): &(Path, Check)| matches!(path, Path::Column(column) if column.name() == "archived_on");
        if passed.iter().any(named) {
            self.query.archived = Archived::All;
        }
    }

    fn highlight(&mut self, not: bool, passed: &[(Path, Check)]) {
        for (_, check) in passed {
            if let Check::Contains(text) | Check::Equals(text) | Check::Record(text) = check
                && !not
                && !self.query.words.contains(text)
            {
                self.query.words.push(text.clone());
            }
        }
    }

    fn archived(&mut self, token: &Token) {
        let all = ["all", "alle", "alles"];
        let answer = fold(&token.value);
        let asked = if all.contains(&answer.as_str()) {
            Some(Archived::All)
        } else {
            let yes = crate::domain::written::parse_yes_no(&answer).ok();
            yes.map(|yes| if yes == token.not { Archived::No } else { Archived::Yes })
        };
        match asked {
            Some(asked) => self.query.archived = asked,
            None => self.unread(token, "search-archived"),
        }
    }

    fn when(&mut self, token: &Token) {
        let answer = fold(&token.value);
        let sides: [(&[&str], Option<Holds>); 4] = [
            (&[HOLDS_CODES[0], "nu", "huidig", "current"], Some(Holds::Now)),
            (&[HOLDS_CODES[1], "voorbij", "geweest", "verlopen"], Some(Holds::Past)),
            (&[HOLDS_CODES[2], "later", "straks", "toekomst", "toekomstig"], Some(Holds::Later)),
            (&["all", "alle", "alles", "altijd", "always"], None),
        ];
        match sides.iter().find(|(names, _)| names.contains(&answer.as_str())) {
            Some((_, side)) if !token.not => self.query.when = Some(*side),
            _ => self.unread(token, "search-when"),
        }
    }

    fn unread(&mut self, token: &Token, id: &'static str) {
        let why = self.values.words.get(id);
        let message = Message::new("search-value").with("term", shortened(&token.typed)).with("problem", why);
        self.problems.push(Problem::new(message));
    }

    fn no_such_field(&mut self, token: &Token, field: &str) {
        let near = names::near(self.query.kind, field, self.values.words);
        let message = if near.is_empty() {
            Message::new("search-no-such-field").with("typed", shortened(&token.typed)).with("word", shortened(field))
        } else {
            Message::new("search-no-such-field-near")
                .with("typed", shortened(&token.typed))
                .with("word", shortened(field))
                .with("near", near.join(", "))
        };
        self.problems.push(Problem::new(message));
    }
}

/// Typed text fit to be quoted in a sentence.
fn shortened(typed: &str) -> String {
    const MOST: usize = 40;
    let shown: String = typed.chars().filter(|c| !c.is_control()).take(MOST).collect();
    if typed.chars().count() > MOST { format!("{shown}…") } else { shown }
}
