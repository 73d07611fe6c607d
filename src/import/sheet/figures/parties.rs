//! The records a row of figures names (provider, product, municipality), looked up once per name.

use super::memory::Memory;
use super::slot::{Slot, slot_of};
use super::source::Fields;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::import::sheet::cells::meant;
use crate::import::sheet::links::Parts;
use crate::import::sheet::mapping::Mapping;
use crate::import::sheet::settle::Column;
use crate::text::Message;

/// What was found for a name: a record, nothing, or why not.
pub(super) type Found = std::result::Result<Option<Id>, Message>;

/// The columns that name one record, with what was found for each text so far.
pub(super) struct Party {
    pub slot: Slot,
    pub target: Kind,
    columns: Vec<usize>,
    fixed: Option<String>,
    found: Memory<Found>,
    key: String,
}

impl Party {
    /// The links of a noun of figures, with the columns that tell of them.
    pub(super) fn all(kind: Kind, mapping: &Mapping, columns: &[(Slot, Column)]) -> Vec<Self> {
        let party = |field: &crate::domain::field::Field| {
            let Shape::Link(target) = field.shape else { return None };
            Some(Self {
                slot: slot_of(field.name),
                target,
                columns: (0..columns.len()).filter(|at| columns[*at].1.field.name == field.name).collect(),
                fixed: mapping.fixed.get(field.name).cloned(),
                found: Memory::new(usize::MAX),
                key: String::new(),
            })
        };
        kind.noun().fields.iter().filter_map(party).collect()
    }

    /// What was found before for what this row says; nothing when it says something new.
    pub(super) fn known(&mut self, columns: &[(Slot, Column)], fields: &Fields<'_>) -> Option<&Found> {
        self.key.clear();
        for at in &self.columns {
            match fields.text(columns[*at].1.index) {
                Some(text) => self.key.push_str(text.trim()),
                None => self.key.push_str(&fields.cell(columns[*at].1.index).shown()),
            }
            self.key.push('\u{1f}');
        }
        self.found.get(&self.key)
    }

    /// Keeps what was found for the row that `known` was asked about last.
    pub(super) fn learn(&mut self, found: Found) {
        self.found.keep(&self.key, found);
    }

    /// Forgets what was not found, because records have been made since.
    pub(super) fn forget_absent(&mut self) {
        self.found.retain(|found| matches!(found, Ok(Some(_)) | Err(_)));
    }

    /// The texts of this row, by the property they give.
    pub(super) fn parts(&self, columns: &[(Slot, Column)], fields: &Fields<'_>) -> Parts {
        let text = |at: &usize| {
            let column = &columns[*at].1;
            let text = meant(column, &fields.cell(column.index));
            (!text.trim().is_empty()).then(|| (column.property, text.trim().to_owned()))
        };
        let parts: Parts = self.columns.iter().filter_map(text).collect();
        match (&self.fixed, parts.is_empty()) {
            (Some(fixed), true) => vec![(None, fixed.clone())],
            _ => parts,
        }
    }
}
