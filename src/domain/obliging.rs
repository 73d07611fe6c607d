//! What a contract obliges to (verplichtende zinnen): from the sentences of an article, who has to do what and when.
//! Proposals for a person to judge, never more: a sentence is left out when nothing in it says a moment and it is no
//! duty to inform. How sentences say time is `obliging/when`'s, who acts in them `obliging/who`'s.

mod sentences;
mod when;
mod who;

#[cfg(test)]
mod tests;

/// Who is obliged (wie is verplicht).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Party {
    /// Opdrachtnemer, aanbieder.
    Contractor,
    /// Opdrachtgever, gemeente.
    Client,
    /// Partijen, beide.
    Both,
}

impl Party {
    /// The code of `obligations.obliged`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Contractor => "contractor",
            Self::Client => "client",
            Self::Both => "both",
        }
    }
}

/// An obligation that a sentence seems to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Paragraph it stands in, `3.5.2`; the article where paragraphs have no numbers.
    pub article: String,
    /// Who is obliged.
    pub party: Party,
    /// The sentence, with the item of the list it is about.
    pub sentence: String,
    /// When it is due, in the notation of DOMAIN §4: `event(+7 d)`, `yearly_before 06-01`, `before_end(-6 m)`.
    pub recurrence: String,
    /// Whether the text names no period and the notation is what is usual.
    pub assumed: bool,
}

/// The obligations that an article seems to hold, in the order of its text. `number` is the article's own, `body` its
/// paragraphs, one a line, each beginning with its number where it has one.
#[must_use]
pub fn propose(number: &str, body: &str) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = Vec::new();
    for paragraph in sentences::paragraphs(number, body) {
        // Who acted last, for `hij`; and which proposals wait for a moment that the next sentence gives.
        let mut actor = None;
        let mut waiting: Option<String> = None;
        for sentence in &paragraph.sentences {
            let Some(deed) = who::deed(&sentence.lead, actor) else { continue };
            actor = Some(deed.party);
            if deed.is_allowed_or_denied {
                continue;
            }
            let proposal = |sentence: String, due: when::Due| Proposal {
                article: paragraph.number.clone(),
                party: deed.party,
                sentence,
                recurrence: due.recurrence,
                assumed: due.assumed,
            };
            if deed.refers_back
                && let Some(due) = when::due(&deed, &sentence.lead)
            {
                // "Dit doet hij …" gives the sentence before it its moment.
                let before = waiting.take().unwrap_or_default();
                let text = format!("{before} {}", sentence.lead).trim().to_owned();
                proposals.pop_if(|last| last.assumed && last.sentence == before);
                proposals.push(proposal(text, due));
                continue;
            }
            let timed: Vec<_> =
                sentence.items.iter().filter_map(|item| when::period(item).map(|due| (item, due))).collect();
            if timed.is_empty() {
                let whole = sentence.whole();
                let due = when::due(&deed, &sentence.lead).or_else(|| deed.informs.then(|| when::unsaid(&deed)));
                proposals.extend(due.map(|due| proposal(whole.clone(), due)));
                waiting = Some(whole);
            } else {
                proposals
                    .extend(timed.into_iter().map(|(item, due)| proposal(format!("{} {item}", sentence.lead), due)));
            }
        }
    }
    proposals
}
