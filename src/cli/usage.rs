//! A wrong command line, told in the user's language: `clap` says what is wrong, the sentences are ours.

use clap::error::{ContextKind, ContextValue, ErrorKind as Wrong};

use crate::error::{Error, ErrorKind};
use crate::guard;
use crate::text::{Message, Words};

/// The failure that a refused command line is. `command` is what help to point to.
#[must_use]
pub fn explain(error: &clap::Error, command: &str, words: Words) -> Error {
    let said = |kind: ContextKind| in_words(&said(error, kind), words);
    let argument = || guard::mask(&said(ContextKind::InvalidArg));
    let what = match error.kind() {
        Wrong::InvalidSubcommand => {
            Message::new("cli-usage-no-command").with("typed", guard::mask(&said(ContextKind::InvalidSubcommand)))
        }
        Wrong::UnknownArgument if !said(ContextKind::InvalidArg).starts_with('-') && command == "perceel" => {
            Message::new("cli-usage-no-command").with("typed", argument())
        }
        Wrong::UnknownArgument => Message::new("cli-usage-no-option").with("typed", argument()),
        Wrong::InvalidValue if said(ContextKind::InvalidValue).is_empty() => {
            Message::new("cli-usage-no-value").with("option", argument())
        }
        Wrong::InvalidValue | Wrong::ValueValidation => Message::new("cli-usage-value")
            .with("option", argument())
            .with("typed", guard::mask(&said(ContextKind::InvalidValue))),
        Wrong::MissingRequiredArgument => Message::new("cli-usage-missing").with("names", argument()),
        Wrong::ArgumentConflict => {
            Message::new("cli-usage-conflict").with("one", argument()).with("other", said(ContextKind::PriorArg))
        }
        Wrong::InvalidUtf8 => Message::new("cli-usage-utf8"),
        _ => Message::new("cli-usage-wrong").with("typed", argument()),
    };
    Error::new(ErrorKind::Usage, what).hint(advice(error, command))
}

fn advice(error: &clap::Error, command: &str) -> Message {
    for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        let near = said(error, kind);
        if !near.is_empty() {
            return Message::new("cli-usage-near").with("names", near);
        }
    }
    let known = said(error, ContextKind::ValidValue);
    if !known.is_empty() {
        return Message::new("cli-usage-known").with("names", known);
    }
    Message::new("cli-usage-hint").with("command", command)
}

/// The names of values, `<KIND>`, in the user's language.
fn in_words(text: &str, words: Words) -> String {
    let mut parts = text.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('>') {
            Some((name, rest)) => {
                let known = words.find(&format!("cli-value-{}", name.to_lowercase()));
                out.push_str(&known.unwrap_or_else(|| name.to_owned()));
                out.push_str(rest);
            }
            None => out.push_str(part),
        }
    }
    out
}

fn said(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
