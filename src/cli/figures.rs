//! Monthly figures by key: they are not in the register, so their key is taken apart and asked of the file.

use super::kinds;
use super::session::Loaded;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::written;
use crate::error::{Error, ErrorKind, Result};
use crate::store::figures::Asked;
use crate::text::{Message, Words};

/// The figure that a key means: `provider/product/municipality/2026-03/source`, the source only when there is one,
/// or `#` and its number.
///
/// # Errors
/// Missing (66) when there is none, refused (65) when there are several.
pub fn find(loaded: &Loaded, kind: Kind, typed: &str, words: Words) -> Result<Record> {
    let none = || {
        let what = Message::new("value-no-such-record").with("typed", crate::guard::mask(typed));
        Error::new(ErrorKind::Missing, what.with("noun", words.kind_one(kind.name())))
            .hint(Message::new("cli-figure-key-hint"))
    };
    if let Some(id) = typed.strip_prefix('#').and_then(|id| id.parse().ok()) {
        return loaded.store.figure(kind, Id(id))?.ok_or_else(none);
    }
    let parts: Vec<&str> = typed.split('/').collect();
    let [provider, product, municipality, month, source @ ..] = parts.as_slice() else { return Err(none()) };
    let month = written::parse_month(month).map_err(|_| none())?.first();
    let one = |kind: Kind, typed: &str| kinds::find(&loaded.register, kind, typed, words).map(|id| Some(vec![id]));
    let asked = Asked {
        providers: one(Kind::Provider, provider)?,
        products: one(Kind::Product, product)?,
        municipalities: one(Kind::Municipality, municipality)?,
        from: Some(month),
        to: Some(month),
        known: loaded.known,
        ..Asked::default()
    };
    let mut found = loaded.store.figures(kind, &asked)?;
    if let [source] = source
        && let Some((at, _)) = kind.noun().find("source")
    {
        found.retain(|record| match &record.values[at] {
            Value::Text(text) => **text == **source,
            _ => *source == "-",
        });
    }
    match found.len() {
        0 => Err(none()),
        1 => found.pop().ok_or_else(none),
        _ => {
            let keys: Vec<String> = found.iter().take(5).map(|record| format!("#{}", record.id.0)).collect();
            let what = Message::new("value-record-ambiguous").with("typed", typed).with("records", keys.join("; "));
            Err(Error::new(ErrorKind::Refused, what))
        }
    }
}
