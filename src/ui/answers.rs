//! Which questions were answered for the screens, and which are being worked out: the keeper answers, the register of the
//! world carries what it answered. Until a new answer is there the last one stands.

use super::action::Job;
use super::world::World;
use crate::domain::kind::Kind;
use crate::domain::monthly::Monthly;
use crate::domain::record::Record;
use crate::domain::register::{Register, When};
use std::collections::HashMap;
use std::sync::Arc;

/// What was answered, by the state of facts and dates it was worked out for.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    fresh: HashMap<Kind, u64>,
    asked: HashMap<Kind, u64>,
    monthly: Arc<Monthly>,
}

/// A question for the keeper.
#[derive(Clone)]
pub struct Question {
    /// What is asked.
    pub kind: Kind,
    /// About these facts.
    pub register: Arc<Register>,
    /// On this day.
    pub when: When,
    /// With the figures as recorded up to this journal step; nothing means now.
    pub known: Option<i64>,
    /// The state of facts and dates.
    pub facts: u64,
}

impl std::fmt::Debug for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Question").field(&self.kind).field(&self.facts).finish()
    }
}

/// The keeper's answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was asked.
    pub kind: Kind,
    /// The state of facts and dates it holds for.
    pub facts: u64,
    /// The rows.
    pub rows: Vec<Record>,
    /// The monthly figures it was made from; nothing for a question that needs none.
    pub monthly: Option<Arc<Monthly>>,
}

impl World {
    /// Whether the answer that the register carries holds for the present facts and dates.
    #[must_use]
    pub fn is_answered(&self, question: Kind) -> bool {
        self.answers.fresh.get(&question) == Some(&self.facts)
    }

    /// Whether there is an answer at all, if only an earlier one.
    #[must_use]
    pub fn was_answered(&self, question: Kind) -> bool {
        self.answers.fresh.contains_key(&question)
    }

    /// The monthly figures that the last answer was made from; empty until a question needed them.
    #[must_use]
    pub fn monthly(&self) -> &Monthly {
        &self.answers.monthly
    }

    /// Asks a question unless it is answered or being worked out.
    pub fn ask(&mut self, kind: Kind) -> Option<Job> {
        if self.is_answered(kind) || self.answers.asked.get(&kind) == Some(&self.facts) {
            return None;
        }
        self.answers.asked.insert(kind, self.facts);
        Some(Job::Answer(Question {
            kind,
            register: Arc::clone(&self.register),
            when: self.when,
            known: self.known_step(),
            facts: self.facts,
        }))
    }

    /// Takes the rows of an answer, which can be many; one to what no longer holds is passed over.
    pub fn take_answer(&mut self, answer: &mut Answer) {
        if answer.facts != self.facts {
            return;
        }
        Arc::make_mut(&mut self.register).answer(answer.kind, std::mem::take(&mut answer.rows));
        self.answers.fresh.insert(answer.kind, answer.facts);
        if let Some(monthly) = answer.monthly.take() {
            self.answers.monthly = monthly;
        }
        self.stamp += 1;
    }

    /// The asking failed or was stopped: it may be asked again.
    pub fn forget_asked(&mut self) {
        self.answers.asked.clear();
    }
}
