//! For whom or about whom an overview is: the region, a sub-region, a municipality, or one provider.

use crate::domain::kind::Kind;
use crate::domain::municipal::memberships_of;
use crate::domain::nouns::{memberships, regions};
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use crate::text::Words;
use chrono::NaiveDate;

/// For whom or about whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The region as a whole.
    Region,
    /// A sub-region.
    SubRegion(Id),
    /// A municipality.
    Municipality(Id),
    /// A provider.
    Provider(Id),
}

/// A sort of scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The region as a whole.
    Region,
    /// A sub-region.
    SubRegion,
    /// A municipality.
    Municipality,
    /// A provider.
    Provider,
}

impl Reach {
    /// How it is asked on the command line.
    #[must_use]
    pub fn option(self) -> &'static str {
        match self {
            Self::Region => "(region)",
            Self::SubRegion => "--sub-region",
            Self::Municipality => "--municipality",
            Self::Provider => "--provider",
        }
    }
}

impl Scope {
    /// Its sort.
    #[must_use]
    pub fn reach(self) -> Reach {
        match self {
            Self::Region => Reach::Region,
            Self::SubRegion(_) => Reach::SubRegion,
            Self::Municipality(_) => Reach::Municipality,
            Self::Provider(_) => Reach::Provider,
        }
    }

    /// Its key in `reports.scope`, in `report_remarks.scope` and in names of files; nothing for the region.
    #[must_use]
    pub fn code(self, register: &Register) -> Option<String> {
        self.record().map(|(kind, id)| register.key(kind, id))
    }

    /// What people call it; the name of the region where it is known.
    #[must_use]
    pub fn show(self, register: &Register, words: Words) -> String {
        match self.record() {
            Some((kind, id)) => register.label(kind, id),
            None => {
                let region = register.all(Kind::Region).first();
                region
                    .and_then(|region| region.text(regions::NAME))
                    .map_or_else(|| words.get("report-region"), Into::into)
            }
        }
    }

    fn record(self) -> Option<(Kind, Id)> {
        match self {
            Self::Region => None,
            Self::SubRegion(id) => Some((Kind::SubRegion, id)),
            Self::Municipality(id) => Some((Kind::Municipality, id)),
            Self::Provider(id) => Some((Kind::Provider, id)),
        }
    }

    /// The municipalities whose figures may stand in it, by id (N24); nothing means all, also those without a municipality.
    #[must_use]
    pub fn municipalities(self, register: &Register, day: NaiveDate) -> Option<Vec<Id>> {
        match self {
            Self::Region | Self::Provider(_) => None,
            Self::Municipality(id) => Some(vec![id]),
            Self::SubRegion(id) => {
                let within = |municipality: &&Record| {
                    memberships_of(register, municipality.id).iter().any(|membership| {
                        membership.link(memberships::SUB_REGION) == Some(id)
                            && membership.date(memberships::VALID_FROM).is_none_or(|from| from <= day)
                            && membership.date(memberships::VALID_TO).is_none_or(|to| day <= to)
                    })
                };
                Some(
                    register
                        .all(Kind::Municipality)
                        .iter()
                        .filter(within)
                        .map(|municipality| municipality.id)
                        .collect(),
                )
            }
        }
    }
}
