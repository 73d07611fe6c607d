//! A chain in words: the tree line by line, what is to be known of each place, and what is wrong there. Screen and command
//! line show the same lines; how they fit, each decides for itself.

use super::breaches::{self, Breach};
use super::standing::{Unanswered, Within, has_double_role, of_provider, own_contracts, unanswered};
use super::{Chain, Consent, Place, WHOLE};
use crate::domain::contract::present_end;
use crate::domain::kind::Kind;
use crate::domain::nouns::{contract_lots, contracts, lot_municipalities, providers, subcontract_links as link};
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use crate::domain::written::{show_day, show_percent};
use crate::text::{Message, Words};
use chrono::NaiveDate;

/// From where a chain is told.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// Everything recorded.
    pub register: &'a Register,
    /// The language.
    pub words: Words,
    /// The reference date.
    pub day: NaiveDate,
    /// How long before deployment somebody must be reported, in days (O22).
    pub notify_days: i64,
}

/// One place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Position in `Chain::nodes`.
    pub at: usize,
    /// The branches of the tree in front of the name.
    pub branch: String,
    /// Who.
    pub name: String,
    /// Role or rank, in words.
    pub role: String,
    /// Part of the parent's work: `40 % v. 30 %`.
    pub share: String,
    /// Part of the whole that runs through it.
    pub effective: String,
    /// Part of the whole that it performs itself.
    pub net: String,
    /// How it stands with consent.
    pub consent: String,
    /// What is wrong, each a sentence.
    pub wrong: Vec<String>,
}

/// One chain, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Lot and contract.
    pub title: String,
    /// Until when, and where.
    pub about: String,
    /// What holds for the chain as a whole.
    pub notes: Vec<String>,
    /// The tree; whoever hangs loose comes last.
    pub lines: Vec<Line>,
}

impl Teller<'_> {
    fn provider(&self, id: Id) -> String {
        self.register.label(Kind::Provider, id)
    }

    fn day(&self, day: NaiveDate) -> String {
        show_day(day, self.words.lang())
    }

    fn percent(&self, ppm: i64) -> String {
        show_percent(ppm, self.words.lang())
    }

    /// A share, or that it is not known.
    fn part(&self, ppm: Option<i64>) -> String {
        ppm.map_or_else(|| "?".into(), |ppm| self.percent(ppm))
    }

    /// A whole chain.
    #[must_use]
    pub fn chain(&self, chain: &Chain<'_>) -> Told {
        let breaches = breaches::of_chain(self.register, chain, self.day, self.notify_days);
        let lines = (0..chain.nodes.len()).map(|at| self.line(chain, at, &breaches)).collect();
        Told { title: self.title(chain), about: self.about(chain), notes: self.notes(chain), lines }
    }

    /// `J2Z Jeugd-ggz · JH-24-013`.
    #[must_use]
    pub fn title(&self, chain: &Chain<'_>) -> String {
        let contract = self.register.label(Kind::Contract, chain.contract.id);
        let lot = chain.lot.map_or_else(|| self.words.get("chain-no-lot"), |lot| self.register.label(Kind::Lot, lot));
        format!("{lot} · {contract}")
    }

    fn about(&self, chain: &Chain<'_>) -> String {
        let mut parts = Vec::new();
        let part_end = chain.part.and_then(|part| part.date(contract_lots::VALID_TO));
        let end = part_end.into_iter().chain(present_end(self.register, chain.contract, self.day)).min();
        parts.extend(end.map(|end| self.words.say(&Message::new("chain-until").with("day", self.day(end)))));
        let served = chain.municipalities(self.register, self.day);
        let names = served.iter().take(3).map(|id| self.register.label(Kind::Municipality, *id)).collect::<Vec<_>>();
        if served.len() > 3 {
            let own = chain.part.is_some_and(|part| !part.links(contract_lots::MUNICIPALITIES).is_empty());
            let all = chain.lot.map_or(0, |lot| {
                self.register.referring(Kind::LotMunicipality, lot_municipalities::LOT.index, lot).len()
            });
            let id = if own && served.len() < all { "chain-municipalities" } else { "chain-all-municipalities" };
            parts.push(self.words.say(&Message::new(id).count("count", served.len())));
        } else if !names.is_empty() {
            parts.push(names.join(", "));
        }
        parts.join(" · ")
    }

    fn notes(&self, chain: &Chain<'_>) -> Vec<String> {
        let mut notes = Vec::new();
        let mut say = |message: Message| notes.push(self.words.say(&message));
        let party = chain.contract.link(contracts::PROVIDER).map(|id| self.provider(id)).unwrap_or_default();
        if !chain.stands {
            say(Message::new("chain-over").with("day", self.day(self.day)));
        } else if chain.is_content() {
            say(Message::new("chain-content").with("party", party));
        } else {
            let member = |node: &&super::Node<'_>| node.place == Place::Member;
            let members: Vec<String> =
                chain.nodes.iter().filter(member).map(|node| self.provider(node.provider)).collect();
            if members.is_empty() {
                say(Message::new("chain-liable").with("party", party));
            } else {
                say(Message::new("chain-jointly").with("party", party).with("members", members.join(", ")));
            }
        }
        if chain.stands && chain.unknown() > 0 {
            say(Message::new("chain-unknown").with("share", self.percent(chain.unknown())));
        }
        notes
    }

    fn line(&self, chain: &Chain<'_>, at: usize, breaches: &[Breach]) -> Line {
        let node = &chain.nodes[at];
        let parent = node.parent.map(|parent| &chain.nodes[parent]);
        let share = match (node.place, node.share) {
            (Place::Party, _) => self.percent(WHOLE),
            (Place::Sub, share) => match parent.and_then(|parent| parent.effective).filter(|_| node.rank > 1) {
                Some(above) => {
                    let message = Message::new("chain-share-of").with("share", self.part(share));
                    self.words.say(&message.with("of", self.percent(above)))
                }
                None => self.part(share),
            },
            _ => String::new(),
        };
        let known = |ppm: Option<i64>| match node.place {
            Place::Loose => String::new(),
            Place::Member => self.words.get("chain-together"),
            _ => self.part(ppm),
        };
        let ids: Vec<Id> = node.links.iter().map(|one| one.id).collect();
        let mine = |breach: &&Breach| match breach.link {
            Some(link) => ids.contains(&link),
            None => breach.provider == node.provider && !node.repeated,
        };
        let mut wrong: Vec<String> = breaches.iter().filter(mine).map(|breach| self.breach(breach)).collect();
        wrong.extend(unanswered(self.register, chain, at, self.day).map(|why| self.unanswered(why, chain, at)));
        Line {
            at,
            branch: branch(chain, at),
            name: self.provider(node.provider),
            role: self.role(chain, at),
            share,
            effective: known(node.effective),
            net: known(node.net),
            consent: self.consent(chain, at),
            wrong,
        }
    }

    /// Role of who signed, rank of who performs, and what else to know in a word.
    fn role(&self, chain: &Chain<'_>, at: usize) -> String {
        let node = &chain.nodes[at];
        let mut parts = vec![match node.place {
            Place::Party => self.words.choice("role", chain.role().unwrap_or("main_contractor")),
            Place::Member => self.words.choice("role", "consortium_member"),
            Place::Sub => self.words.say(&Message::new("chain-rank").with("rank", node.rank.to_string())),
            Place::Loose => self.words.get("chain-loose"),
        }];
        if node.links.iter().any(|one| one.flag(link::SOLE_TRADER) == Some(true)) {
            parts.push(self.words.get("chain-sole-trader"));
        }
        if has_double_role(self.register, chain, at, self.day) {
            parts.push(self.words.choice("role", "both"));
        }
        if node.repeated {
            parts.push(self.words.get("chain-repeated"));
        }
        parts.join(", ")
    }

    fn consent(&self, chain: &Chain<'_>, at: usize) -> String {
        let node = &chain.nodes[at];
        if node.links.is_empty() || chain.is_content() {
            return String::new();
        }
        let last = node.links.iter().filter_map(|one| one.date(link::CONSENT_ON)).max();
        match (chain.consent(at, self.day), last) {
            (Consent::Given, Some(day)) => self.words.say(&Message::new("chain-consent-on").with("day", self.day(day))),
            (Consent::Missing, _) => self.words.get("chain-consent-missing"),
            _ => self.words.get("chain-consent-exempt"),
        }
    }

    /// What is wrong, as a sentence.
    #[must_use]
    pub fn breach(&self, breach: &Breach) -> String {
        let id = match (breach.kind, breach.days) {
            ("excluded", Some(_)) => "chain-breach-excluded-since",
            ("excluded", None) => "chain-breach-excluded",
            ("running_case", _) => "chain-breach-running-case",
            ("no_consent", Some(days)) if days > 0 => "chain-breach-no-consent-days",
            ("no_consent", _) => "chain-breach-no-consent",
            ("before_consent", _) => "chain-breach-before-consent",
            ("before_notice", _) => "chain-breach-before-notice",
            ("not_notified", _) => "chain-breach-not-notified",
            ("short_notice", _) => "chain-breach-short-notice",
            ("outlives", Some(_)) => "chain-breach-outlives",
            ("outlives", None) => "chain-breach-outlives-ended",
            ("too_deep", _) => "chain-breach-too-deep",
            _ => "chain-breach-shares",
        };
        let since = breach.since.map(|day| self.day(day)).unwrap_or_default();
        let days = usize::try_from(breach.days.unwrap_or(0)).unwrap_or(0);
        let message = Message::new(id).with("provider", self.provider(breach.provider));
        self.words.say(&message.with("since", since).count("days", days))
    }

    /// Why nobody answers, as a sentence.
    #[must_use]
    pub fn unanswered(&self, why: Unanswered, chain: &Chain<'_>, at: usize) -> String {
        let message = Message::new(match why {
            Unanswered::NoMain => "chain-nobody-no-main",
            Unanswered::NoContract => "chain-nobody-no-contract",
            Unanswered::ContentOnly => "chain-nobody-content",
        });
        let contract = self.register.label(Kind::Contract, chain.contract.id);
        let message = message.with("contract", contract).with("day", self.day(self.day));
        self.words.say(&message.with("provider", self.provider(chain.nodes[at].provider)))
    }

    /// Everything to know of one place, as label and value; what is not known is left out, but for the shares.
    #[must_use]
    pub fn facts(&self, chain: &Chain<'_>, at: usize) -> Vec<(String, String)> {
        let (node, words) = (&chain.nodes[at], self.words);
        let mut facts = Vec::new();
        let mut tell = |label: &str, value: String| {
            if !value.is_empty() {
                facts.push((words.get(label), value));
            }
        };
        tell("chain-fact-who", format!("{}, {}", self.provider(node.provider), self.role(chain, at)));
        let above: Vec<String> =
            chain.path(at).iter().skip(1).map(|up| self.provider(chain.nodes[*up].provider)).collect();
        tell("chain-fact-above", above.join(" → "));
        if node.place == Place::Party {
            let message = Message::new("chain-fact-net").with("net", self.part(node.net));
            tell("chain-fact-share", words.say(&message));
        }
        if node.place == Place::Sub {
            let message = Message::new("chain-fact-shares").with("share", self.part(node.share));
            let message = message.with("effective", self.part(node.effective)).with("net", self.part(node.net));
            tell("chain-fact-share", words.say(&message));
        }
        let period = match (node.from(), node.to()) {
            (None, None) => String::new(),
            (from, to) => {
                let open = |day: Option<NaiveDate>| day.map_or_else(|| "…".into(), |day| self.day(day));
                words.say(&Message::new("chain-fact-from-to").with("from", open(from)).with("to", open(to)))
            }
        };
        tell("chain-fact-period", period);
        tell("chain-fact-steps", self.steps(&node.links));
        let own = own_contracts(self.register, node.provider, None, self.day);
        let own = own.iter().filter(|contract| contract.id != chain.contract.id);
        let own: Vec<String> = own.map(|contract| self.register.label(Kind::Contract, contract.id)).collect();
        tell("chain-fact-own", own.join(", "));
        let group = self.register.get(Kind::Provider, node.provider).and_then(|record| record.link(providers::GROUP));
        tell("chain-fact-group", group.map_or_else(String::new, |id| self.register.label(Kind::ProviderGroup, id)));
        facts
    }

    /// Reported, consented, deployed: each with its day.
    fn steps(&self, links: &[&Record]) -> String {
        let steps = [
            (link::NOTIFIED_ON, "chain-step-notified"),
            (link::CONSENT_ON, "chain-step-consent"),
            (link::DEPLOYED_ON, "chain-step-deployed"),
        ];
        let told = steps.into_iter().filter_map(|(column, id)| {
            let day = links.iter().filter_map(|one| one.date(column)).max()?;
            Some(self.words.say(&Message::new(id).with("day", self.day(day))))
        });
        told.collect::<Vec<_>>().join(", ")
    }

    /// Where a provider stands, in a sentence.
    #[must_use]
    pub fn standing(&self, provider: Id, placed: &[(Chain<'_>, Vec<usize>)]) -> String {
        let among = |wanted: fn(Place) -> bool| {
            let has = |(chain, places): &&(Chain<'_>, Vec<usize>)| {
                chain.stands && places.iter().any(|at| wanted(chain.nodes[*at].place))
            };
            placed.iter().filter(has).count()
        };
        let party = among(|place| matches!(place, Place::Party | Place::Member));
        let sub = among(|place| place == Place::Sub);
        let id = match (party, sub) {
            (0, 0) => "chain-stands-nowhere",
            (_, 0) => "chain-stands-party",
            (0, _) => "chain-stands-sub",
            _ => "chain-stands-both",
        };
        let message = Message::new(id).with("provider", self.provider(provider)).with("day", self.day(self.day));
        self.words.say(&message.count("party", party).count("sub", sub))
    }

    /// The chains of a provider in the order in which they are told: where it performs for another first, then where it
    /// answers itself, each by lot and contract.
    #[must_use]
    pub fn of_provider<'a>(
        register: &'a Register,
        provider: Id,
        day: NaiveDate,
        within: Within,
    ) -> Vec<(Chain<'a>, Vec<usize>)> {
        let mut placed = of_provider(register, provider, day, within);
        placed.sort_by_cached_key(|(chain, places)| {
            let answers = places.iter().all(|at| matches!(chain.nodes[*at].place, Place::Party | Place::Member));
            let lot = chain.lot.map(|lot| register.label(Kind::Lot, lot));
            (answers, lot, register.label(Kind::Contract, chain.contract.id))
        });
        placed
    }
}

/// `│  ├─ ` in front of a place.
fn branch(chain: &Chain<'_>, at: usize) -> String {
    let path = chain.path(at);
    let mut branch = String::new();
    // From the top down, without the top itself.
    for (depth, step) in path.iter().rev().enumerate().skip(1) {
        let last = chain.nodes[*step].parent.and_then(|parent| chain.children(parent).last()) == Some(*step);
        branch.push_str(match (depth + 1 == path.len(), last) {
            (true, true) => "└─ ",
            (true, false) => "├─ ",
            (false, true) => "   ",
            (false, false) => "│  ",
        });
    }
    branch
}
