//! The neutral form of a published procurement notice: what it says and nothing more. Whatever a notice leaves out
//! is `None` or an empty list. Contact persons are not taken over. Questions over these values stand in `view`.

use chrono::NaiveDate;

use super::Doubt;

/// A published notice (aankondiging), read from eForms or from the older TED schema R2.0.9.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// Which of the two published formats it came in.
    pub source: Source,
    /// Notice id: `BT-701` in eForms, the document number in R2.0.9 (`007936-2021`).
    pub id: Option<String>,
    /// Version as published (`BT-757`, `01`); R2.0.9 has none.
    pub version: Option<String>,
    /// Id of the procedure over all its notices (`BT-04`).
    pub procedure_id: Option<String>,
    /// Publication number as published: `00445064-2024`, `007936-2021`.
    pub publication_number: Option<String>,
    /// Day of publication.
    pub published_on: Option<NaiveDate>,
    /// Day the buyer sent it.
    pub sent_on: Option<NaiveDate>,
    /// Form: the eForms subtype (`33`, `OPP-070`) or the TED form (`F21`).
    pub form: Option<String>,
    /// What it announces.
    pub kind: Kind,
    /// Language of the notice as published: `NLD` or `NL`.
    pub language: Option<String>,
    /// Title of the procedure (`BT-21`).
    pub title: Option<String>,
    /// Description of the procedure (`BT-24`).
    pub description: Option<String>,
    /// The buyer's own reference (`BT-22`, `REFERENCE_NUMBER`).
    pub reference: Option<String>,
    /// Type of procedure as eForms code (`BT-105`): `open`, `restricted`, `neg-w-call`, `neg-wo-call`, `oth-single` …
    pub procedure_type: Option<String>,
    /// Main CPV code of the procedure, eight digits (`BT-262`).
    pub cpv: Option<String>,
    /// Nature of the procedure: `services`, `supplies`, `works` (`BT-23`).
    pub nature: Option<String>,
    /// Numbers of earlier notices this one refers to.
    pub earlier_notices: Vec<String>,
    /// Organisation ids of the buyers, the leading one first.
    pub buyers: Vec<String>,
    /// Organisations; ids are `ORG-0001` as published, or given here in R2.0.9.
    pub organisations: Vec<Organisation>,
    /// Lots (percelen), or planned parts in a prior notice.
    pub lots: Vec<Lot>,
    /// Groups of lots that can be awarded together (`GLO-0001`).
    pub lot_groups: Vec<LotGroup>,
    /// Results per lot; a lot can have several, or none.
    pub results: Vec<LotResult>,
    /// Tenders (inschrijvingen) named in the result.
    pub tenders: Vec<Tender>,
    /// Tendering parties.
    pub parties: Vec<Party>,
    /// Contracts.
    pub contracts: Vec<Contract>,
    /// Subcontractors (onderaannemers).
    pub subcontractors: Vec<Subcontractor>,
    /// Changes of contracts in force.
    pub modifications: Vec<Modification>,
    /// Estimated value of the whole procedure (`BT-27`).
    pub estimated_value: Option<Amount>,
    /// Maximum of the framework agreement over all lots as announced (`BT-271`).
    pub framework_maximum: Option<Amount>,
    /// Maximum over all framework agreements as awarded (`BT-118`).
    pub result_maximum: Option<Amount>,
    /// Re-estimated value over all framework agreements (`BT-1118`).
    pub result_reestimate: Option<Amount>,
    /// Total awarded value (`BT-161`).
    pub total: Option<Amount>,
    /// Fields the buyer withheld from publication for now.
    pub withheld: Vec<Withheld>,
    /// Values that could not be read or look odd; they were left out and nothing else was.
    pub doubts: Vec<Doubt>,
    /// How many doubts there are beyond the list.
    pub more_doubts: usize,
}

/// The published format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// eForms, UBL 2.3 with the European extension.
    #[default]
    Eforms,
    /// TED schema R2.0.9, in use until October 2023.
    Ted,
}

/// What a notice announces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Prior information (vooraankondiging).
    Prior,
    /// Call for competition (aankondiging).
    #[default]
    Competition,
    /// Intention to award without competition (aankondiging vrijwillige transparantie): nothing is awarded yet.
    Intention,
    /// Award (gunning).
    Award,
    /// Change of a contract in force (wijziging).
    Modification,
}

/// An organisation that has a role in the notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Id within the notice.
    pub id: String,
    /// Name.
    pub name: Option<String>,
    /// Register number as published (`BT-501`, `NATIONALID`).
    pub national_id: Option<String>,
    /// Trade register number (KvK), only when the published number is eight digits and the organisation is Dutch.
    pub kvk: Option<String>,
    /// Why `national_id` is not a trade register number.
    pub id_doubt: Option<IdDoubt>,
    /// Country code as published: `NLD` in eForms, `NL` in R2.0.9.
    pub country: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Size of the company as eForms code: `micro`, `small`, `medium`, `sme`, `large` (`BT-165`).
    pub size: Option<String>,
    /// An earlier organisation of this notice with the same trade register number.
    pub same_as: Option<String>,
}

/// Why a published number is not taken as a trade register number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdDoubt {
    /// Nine digits: a number of TenderNed, or a tax number (RSIN).
    NineDigits,
    /// Twelve digits: a branch number (vestigingsnummer).
    BranchNumber,
    /// Digits, but this many.
    WrongLength(usize),
    /// Eight times the same digit: filled in to fill something in.
    Placeholder,
    /// Something else than digits.
    NotDigits,
    /// A number from the register of another country.
    Foreign,
}

/// An amount in a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Hundredths of the currency: cents.
    pub cents: i64,
    /// Currency code as published: `EUR`; empty when not published.
    pub currency: String,
}

impl Amount {
    /// Whether it is at most one unit: buyers publish 0 or 1 euro when they do not want to name a value.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        self.cents <= 100
    }
}

/// A lot (perceel).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    /// Id as published: `LOT-0001`, `PAR-0001`, `1`. A lot without number has its place in the notice: `1`.
    pub id: String,
    /// Whether it is a planned part of a prior notice, not yet a lot.
    pub part: bool,
    /// The buyer's own code of the lot (`BT-22`).
    pub internal_code: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Main CPV code.
    pub cpv: Option<String>,
    /// Other CPV codes.
    pub cpv_extra: Vec<String>,
    /// Nature: `services`, `supplies`, `works`.
    pub nature: Option<String>,
    /// First day (`BT-536`).
    pub starts_on: Option<NaiveDate>,
    /// Last day (`BT-537`).
    pub ends_on: Option<NaiveDate>,
    /// Length (`BT-36`).
    pub duration: Option<Duration>,
    /// Published instead of a length (`BT-538`).
    pub open_ended: Option<OpenEnded>,
    /// How often it can be renewed (`BT-58`); zero means: published as not renewable.
    pub max_renewals: Option<u32>,
    /// Words about renewal (`BT-57`); the length of a renewal stands only here.
    pub renewal_text: Option<String>,
    /// Words about options (`BT-54`).
    pub options_text: Option<String>,
    /// Estimated value (`BT-27`).
    pub estimated_value: Option<Amount>,
    /// Maximum of the framework agreement (`BT-271`).
    pub framework_maximum: Option<Amount>,
    /// Framework technique (`BT-765`).
    pub framework: Option<Framework>,
    /// Most participants in the framework agreement (`BT-113`).
    pub max_participants: Option<u32>,
    /// Why a framework agreement lasts longer than four years (`BT-109`).
    pub duration_reason: Option<String>,
    /// How the lot ended, over all its results: awarded when one of them is.
    pub result: Option<ResultStatus>,
}

/// A length of time as published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// How many.
    pub number: u32,
    /// Of what.
    pub unit: DurationUnit,
}

/// Unit of a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationUnit {
    /// Calendar days.
    Day,
    /// Weeks.
    Week,
    /// Calendar months.
    Month,
    /// Years.
    Year,
}

/// A duration that is not a number (`BT-538`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenEnded {
    /// No end (onbepaalde tijd).
    Unlimited,
    /// The buyer says it is not known.
    Unknown,
}

/// Framework technique of a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framework {
    /// Published as: none.
    None,
    /// Without reopening competition (`fa-wo-rc`).
    WithoutReopening,
    /// With reopening competition (`fa-w-rc`).
    WithReopening,
    /// Both (`fa-mix`).
    Mixed,
    /// A framework agreement of unknown technique: R2.0.9 does not say which.
    Unspecified,
}

/// How a lot ended (`BT-142`); the first of these counts when a lot has several results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResultStatus {
    /// A winner was chosen (`selec-w`).
    Awarded,
    /// No winner yet, still running (`open-nw`).
    Open,
    /// Closed without a winner (`clos-nw`).
    Closed,
}

/// A group of lots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LotGroup {
    /// Id: `GLO-0001`.
    pub id: String,
    /// Ids of its lots.
    pub lots: Vec<String>,
}

/// A result of a lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LotResult {
    /// Id: `RES-0001`; in R2.0.9 made from the number of the award.
    pub id: Option<String>,
    /// Id of the lot.
    pub lot: Option<String>,
    /// How it ended.
    pub status: Option<ResultStatus>,
    /// Ids of the tenders.
    pub tenders: Vec<String>,
    /// Ids of the contracts.
    pub contracts: Vec<String>,
    /// Maximum of the framework agreement (`BT-709`).
    pub framework_maximum: Option<Amount>,
    /// Re-estimated value of the framework agreement (`BT-660`).
    pub reestimate: Option<Amount>,
    /// Value over all contracts of this award together, when it is not published per tender (R2.0.9).
    pub value: Option<Amount>,
    /// How many tenders came in (`BT-759`).
    pub tenders_received: Option<u32>,
}

/// A tender (inschrijving).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tender {
    /// Id: `TEN-0001`.
    pub id: String,
    /// Ids of the lots, or of a group of lots, as published; nearly always one.
    pub lots: Vec<String>,
    /// Id of the tendering party.
    pub party: Option<String>,
    /// Value (`BT-720`).
    pub value: Option<Amount>,
    /// Place in the ranking (`BT-171`).
    pub rank: Option<u32>,
    /// What it says about subcontracting.
    pub subcontracting: Option<Subcontracting>,
}

/// A tendering party: one organisation, a consortium, or a list of providers admitted side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Id: `TPA-0001`.
    pub id: String,
    /// Name of the group, when it has one.
    pub name: Option<String>,
    /// Members in published order.
    pub members: Vec<Member>,
    /// True when several members tender together (combinatie) and share a contract. False for one member, and for a
    /// list of providers that each have a contract of their own; the rule is at `view::is_joint`.
    pub joint: bool,
}

/// A member of a tendering party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Organisation id.
    pub organisation: String,
    /// Whether it leads the group; `None` when not published.
    pub lead: Option<bool>,
}

/// What a tender says about subcontracting (`BT-773`, `BT-553`, `BT-554`, `BT-555`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subcontracting {
    /// Whether there is any.
    pub answer: Option<Answer>,
    /// Share in parts per million: 30 % is 300 000. From 0 to 1 000 000.
    pub share_ppm: Option<i64>,
    /// Value.
    pub value: Option<Amount>,
    /// Words about it.
    pub description: Option<String>,
}

/// Yes, no, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The buyer says it is not known.
    NotKnown,
}

/// A contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contract {
    /// Id: `CON-0001`; in R2.0.9 made from the award and the contractor.
    pub id: String,
    /// Contract number (`BT-150`).
    pub number: Option<String>,
    /// Title (`BT-721`).
    pub title: Option<String>,
    /// Day of signing (`BT-145`).
    pub signed_on: Option<NaiveDate>,
    /// Day the winner was chosen (`BT-1451`); the placeholder 01-01-2000 is left out.
    pub decided_on: Option<NaiveDate>,
    /// Whether it was awarded within a framework agreement (`BT-768`).
    pub within_framework: Option<bool>,
    /// Ids of the tenders it settles (`BT-3202`).
    pub tenders: Vec<String>,
    /// Organisation ids of those who signed for the buyers.
    pub signatories: Vec<String>,
}

/// A subcontractor in a tendering party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subcontractor {
    /// Organisation id.
    pub organisation: String,
    /// Organisation ids of the main contractors, when published.
    pub main_contractors: Vec<String>,
    /// Tendering party it belongs to.
    pub party: String,
    /// Lots the party tendered for, groups resolved.
    pub lots: Vec<String>,
}

/// A change of a contract in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Modification {
    /// Reason (`BT-200`): `add-wss`, `mod-cir`, `mod-minv`, `mod-nons`, `mod-repl`, `mod-rev`.
    pub reason: Option<String>,
    /// Words about the reason (`BT-201`).
    pub reason_text: Option<String>,
    /// What changes (`BT-202`).
    pub change_text: Option<String>,
    /// Changed contracts as published (`BT-1501`), else the changed sections.
    pub contracts: Vec<String>,
    /// Notice that published the contract before (`BT-1501`).
    pub earlier_notice: Option<String>,
    /// Value before the change, only in R2.0.9.
    pub value_before: Option<Amount>,
    /// Value after the change, only in R2.0.9.
    pub value_after: Option<Amount>,
}

/// A field withheld from publication (`BT-195`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Code of the field: `not-val`, `win-cho`, `ten-ran` …
    pub field: Option<String>,
    /// Id of the part it belongs to: `RES-0001`, `TEN-0001`.
    pub part: Option<String>,
    /// Reason code.
    pub reason: Option<String>,
    /// Day from which it will be public.
    pub public_from: Option<NaiveDate>,
}
