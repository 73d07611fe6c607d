//! The kinds of deadlines: code, the rule behind each, and whether something must be decided by it.

/// What has to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Contract begins (ingang).
    Start,
    /// Contract ends as it stands (einde).
    End,
    /// Last possible end, with all options (uiterste einde).
    MaxEnd,
    /// Last day the client may give notice (uiterste opzegdatum).
    LastNotice,
    /// Last day the contractor may give notice.
    LastNoticeContractor,
    /// Last day to announce an option (optie lichten of laten gaan).
    OptionDecision,
    /// A reason is needed for more than four years (onderbouwing).
    Justification,
    /// A new purchase must start (start herinkoop).
    RetenderStart,
    /// Vision settled (R6).
    Vision,
    /// Market consultation begins (R6).
    Consultation,
    /// Work on the documents begins (R6).
    Documents,
    /// Publication (R6).
    Publication,
    /// Evaluation begins (R6).
    Evaluation,
    /// Standstill and signing (R6).
    Standstill,
    /// Implementation begins (R6).
    Implementation,
    /// Periodic review (voortgangsmoment).
    Review,
    /// Mid-term review (tussenevaluatie).
    MidTerm,
    /// Final evaluation (eindevaluatie).
    FinalEvaluation,
    /// Indexation round (indexering).
    Indexation,
    /// Moment of a ceiling (bestedingsruimte): intention, decision, joint plan, report, confer, decide.
    Ceiling,
    /// An agreement or ceiling runs out at this pace (raakt op).
    RunOut,
    /// Occurrence of a duty (verplichtingsmoment).
    Obligation,
    /// Something came in and waits for a judgement (te beoordelen).
    Judgement,
    /// Proof expires (bewijsstuk verloopt).
    EvidenceExpiry,
    /// Proof has to be looked at again (hercontrole).
    EvidenceRecheck,
    /// Consent for a subcontractor (toestemming).
    Consent,
    /// Notification before a subcontractor begins (melding).
    Notification,
    /// Check of the trade register and exclusion grounds (controle).
    RegisterCheck,
    /// Request for an intake stop (aanvraag cliëntenstop).
    StopRequest,
    /// Consent for an intake stop.
    StopConsent,
    /// Intake stop ends.
    StopEnd,
    /// Step of a build-down plan (afbouwstap).
    BuildDown,
    /// Clients to hand over at the end (overdracht).
    Transfer,
    /// Least use within twelve months (R33).
    MinimumUse,
    /// Prices end without a next one (tarief loopt af).
    TariffEnd,
    /// Capacity agreement ends without a next one.
    AgreementEnd,
    /// A fact begins: part, participation, membership, code.
    Begin,
    /// A fact ends: part, participation, membership, code.
    Lapse,
    /// Amendment takes effect (addendum gaat in).
    Amendment,
    /// Amendment is not signed though it takes effect.
    Signature,
    /// New standard to be adopted (R30).
    StandardAdoption,
    /// Talk with a provider (voortgangsgesprek).
    Meeting,
    /// Promise of a meeting (actie).
    Action,
    /// Papers for a governing body (stukken).
    BodyMeeting,
    /// Signal that waits for follow-up (signaal).
    Signal,
    /// Monthly key figures (maandcijfers).
    MonthReport,
    /// Quarterly report (kwartaalrapportage).
    QuarterReport,
    /// Fixed moment of the planning cycle (P&C-cyclus).
    Cycle,
    /// Council elections (verkiezingen).
    Elections,
}

impl What {
    /// All kinds with their code, rule and whether they are a decision, in the order of the enumeration.
    const TABLE: &'static [(Self, &'static str, &'static str, bool)] = &[
        (Self::Start, "start", "R1", false),
        (Self::End, "end", "R1", false),
        (Self::MaxEnd, "max_end", "R3", false),
        (Self::LastNotice, "last_notice", "R2", true),
        (Self::LastNoticeContractor, "last_notice_contractor", "R2", false),
        (Self::OptionDecision, "option_decision", "R3", true),
        (Self::Justification, "justification", "R5", false),
        (Self::RetenderStart, "retender_start", "R4", false),
        (Self::Vision, "vision", "R6", false),
        (Self::Consultation, "consultation", "R6", false),
        (Self::Documents, "documents", "R6", false),
        (Self::Publication, "publication", "R6", false),
        (Self::Evaluation, "evaluation", "R6", false),
        (Self::Standstill, "standstill", "R6", false),
        (Self::Implementation, "implementation", "R6", false),
        (Self::Review, "review", "R7", false),
        (Self::MidTerm, "mid_term", "R7", false),
        (Self::FinalEvaluation, "final_evaluation", "R7", false),
        (Self::Indexation, "indexation", "R8", false),
        (Self::Ceiling, "ceiling", "R15", false),
        (Self::RunOut, "run_out", "R11", false),
        (Self::Obligation, "obligation", "§4", false),
        (Self::Judgement, "judgement", "§4", false),
        (Self::EvidenceExpiry, "evidence_expiry", "§4", false),
        (Self::EvidenceRecheck, "evidence_recheck", "§4", false),
        (Self::Consent, "consent", "R20", false),
        (Self::Notification, "notification", "R20", false),
        (Self::RegisterCheck, "register_check", "R20", false),
        (Self::StopRequest, "stop_request", "R14", false),
        (Self::StopConsent, "stop_consent", "R14", false),
        (Self::StopEnd, "stop_end", "R14", false),
        (Self::BuildDown, "build_down", "R27", false),
        (Self::Transfer, "transfer", "R26", false),
        (Self::MinimumUse, "minimum_use", "R33", false),
        (Self::TariffEnd, "tariff_end", "R8", false),
        (Self::AgreementEnd, "agreement_end", "R11", false),
        (Self::Begin, "begin", "R31", false),
        (Self::Lapse, "lapse", "R31", false),
        (Self::Amendment, "amendment", "R29", false),
        (Self::Signature, "signature", "R29", false),
        (Self::StandardAdoption, "standard_adoption", "R30", false),
        (Self::Meeting, "meeting", "§5.4", false),
        (Self::Action, "action", "§5.4", false),
        (Self::BodyMeeting, "body_meeting", "§5.1", false),
        (Self::Signal, "signal", "§2.1", false),
        (Self::MonthReport, "month_report", "§5.1", false),
        (Self::QuarterReport, "quarter_report", "§5.1", false),
        (Self::Cycle, "cycle", "§5.1", false),
        (Self::Elections, "elections", "§5.1", false),
    ];

    /// All kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::TABLE.iter().map(|row| row.0)
    }

    /// Its code, as in the column `kind`.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::TABLE.get(self as usize).map_or("", |row| row.1)
    }

    /// The rule of DOMAIN it follows from; where several do, the one its sentence names comes first.
    #[must_use]
    pub fn rule(self) -> &'static str {
        Self::TABLE.get(self as usize).map_or("", |row| row.2)
    }

    /// Whether something has to be decided by it, so that its action date takes the decision lead (R2) and governing
    /// bodies may have to meet before it (N18).
    #[must_use]
    pub fn is_decision(self) -> bool {
        Self::TABLE.get(self as usize).is_some_and(|row| row.3)
    }

    /// The kind of that code.
    #[must_use]
    pub fn named(code: &str) -> Option<Self> {
        Self::TABLE.iter().find(|row| row.1 == code).map(|row| row.0)
    }
}

/// All codes, in the order of the enumeration.
pub const CODES: &[&str] = &{
    let mut codes = [""; What::TABLE.len()];
    let mut at = 0;
    while at < codes.len() {
        codes[at] = What::TABLE[at].1;
        at += 1;
    }
    codes
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_kinds() {
        for (at, what) in What::all().enumerate() {
            assert_eq!(what as usize, at, "{}", what.code());
            assert_eq!(What::named(what.code()), Some(what));
        }
    }
}
