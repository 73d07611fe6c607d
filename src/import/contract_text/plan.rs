//! What reading a contract text would do: the text, each article new, changed or the same, and what is no longer in it.

use super::ContractText;
use crate::domain::kind::Kind;
use crate::domain::nouns::{articles, contract_texts};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use crate::error::Result;
use crate::guard::{FieldSense, Finding, Severity, mask, refusal, scan_text};
use crate::import::plan::{Doubles, Draft, Plan, Planner};
use crate::text::Message;
use chrono::NaiveDate;

/// Most findings of the guard that are kept; one is enough to refuse.
const KEPT: usize = 200;

/// Plans a contract text. A text of that title is the same text, perhaps in a newer version. `excused` says which
/// findings of the guard the user has answered for.
///
/// # Errors
/// Refused for what the guard keeps out.
pub fn plan(
    text: &ContractText,
    register: &Register,
    today: NaiveDate,
    name: &str,
    excused: &dyn Fn(&Finding) -> bool,
) -> Result<Plan> {
    let findings = scan(text, excused);
    if let Some(error) = refusal(&findings) {
        return Err(error);
    }
    let mut planner = Planner::new(register, Message::new("edit-imported").with("file", mask(name)));
    let known = known(register, &text.title);
    let ids = planner.put(Kind::ContractText, vec![about(text, known, today, name)], Doubles::Merge);
    if let Some(Some(id)) = ids.first() {
        let mut drafts: Vec<Draft> = Vec::new();
        for (position, article) in (1_i64..).zip(&text.articles) {
            let mut draft = Draft::new(Kind::Article, article.number.clone());
            draft.set(Kind::Article, "contract_text", *id);
            draft.set(Kind::Article, "number", article.number.as_str());
            if !article.title.is_empty() {
                draft.set(Kind::Article, "title", article.title.as_str());
            }
            draft.set(Kind::Article, "body", article.body.as_str());
            draft.set(Kind::Article, "position", position);
            drafts.push(draft);
        }
        drafts.extend(gone(register, *id, text, today));
        planner.put(Kind::Article, drafts, Doubles::Merge);
    }
    let plan = planner.plan_mut();
    let version = text.version.clone().unwrap_or_else(|| "–".into());
    plan.source.push(
        Message::new("contract-text-read")
            .with("title", mask(&text.title))
            .with("version", version)
            .count("articles", text.articles.len()),
    );
    let warned = findings.iter().filter(|finding| finding.severity == Severity::Warn).count();
    if warned > 0 {
        plan.warnings.push(Message::new("contract-text-client-words").count("count", warned));
    }
    let linked = known.is_some_and(|record| {
        record.link(contract_texts::CONTRACT).is_some() || record.link(contract_texts::FRAMEWORK).is_some()
    });
    if !linked {
        plan.to_complete.push(Message::new("contract-text-link"));
    }
    Ok(planner.finish())
}

fn known<'a>(register: &'a Register, title: &str) -> Option<&'a Record> {
    let folded = crate::shown::fold(title);
    register
        .all(Kind::ContractText)
        .iter()
        .find(|record| record.text(contract_texts::TITLE).is_some_and(|held| crate::shown::fold(held) == folded))
}

/// The text itself. The day of reading moves only with the file, so that the same file twice changes nothing.
fn about(text: &ContractText, known: Option<&Record>, today: NaiveDate, name: &str) -> Draft {
    let mut draft = Draft::new(Kind::ContractText, text.title.clone());
    let kind = Kind::ContractText;
    draft.set(kind, "title", text.title.as_str());
    if let Some(version) = &text.version {
        draft.set(kind, "version_label", version.as_str());
    }
    draft.set(kind, "sha256", text.sha256.as_str());
    let same = known.is_some_and(|record| record.text(contract_texts::SHA256) == Some(text.sha256.as_str()));
    if !same {
        draft.set(kind, "source_name", name);
        draft.set(kind, "read_on", today);
    }
    draft
}

/// Articles that the register has and the text no longer: put away, told as changed.
fn gone(register: &Register, id: Id, text: &ContractText, today: NaiveDate) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let (archived, _) = match Kind::Article.noun().find("archived_on") {
        Some(found) => found,
        None => return drafts,
    };
    for held in register.referring(Kind::Article, articles::CONTRACT_TEXT.index, id) {
        let Some(record) = register.get(Kind::Article, *held) else { continue };
        let number = record.text(articles::NUMBER).unwrap_or_default();
        let stays = text.articles.iter().any(|article| article.number == number);
        if stays || !matches!(record.values.get(archived), Some(Value::Unknown)) {
            continue;
        }
        let mut draft = Draft::new(Kind::Article, number);
        draft.set(Kind::Article, "contract_text", id);
        draft.set(Kind::Article, "number", number);
        draft.set(Kind::Article, "archived_on", today);
        draft.notes.push(Message::new("contract-text-gone"));
        drafts.push(draft);
    }
    drafts
}

fn scan(text: &ContractText, excused: &dyn Fn(&Finding) -> bool) -> Vec<Finding> {
    let mut findings = scan_text("title", &text.title, FieldSense::FreeText);
    for article in &text.articles {
        findings.extend(scan_text(&article.number, &article.title, FieldSense::FreeText));
        findings.extend(scan_text(&article.number, &article.body, FieldSense::FreeText));
        if findings.len() > KEPT {
            break;
        }
    }
    findings.retain(|finding| !excused(finding));
    findings
}
