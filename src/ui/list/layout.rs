//! How a list is arranged: its columns and order at first, and to keep, with the filter as a saved view (A20, A21).

use super::List;
use crate::domain::kind::Kind;
use crate::search::saved::SavedView;
use crate::search::{ColumnSpec, Sort, default_columns};
use crate::ui::world::World;

/// The columns a list has at first: what is looked for first, since what does not fit goes from the right.
#[must_use]
pub(super) fn first_columns(kind: Kind) -> Vec<ColumnSpec> {
    let names: &[&str] = match kind {
        Kind::Lot => &["code", "title", "provider_count", "municipality_count", "category", "scale", "funding_variant"],
        Kind::Provider => &["name", "contract_count", "role", "kvk", "city", "status", "group", "domains"],
        Kind::Utilisation => &[
            "lot",
            "provider",
            "utilisation_percent",
            "band",
            "alarm",
            "run_out",
            "commitment_percent",
            "product",
            "municipality",
            "unit",
            "agreed",
            "reserved",
            "used",
            "contract",
        ],
        Kind::Ceiling => {
            &["contract", "provider", "used_percent", "state", "exhausted_on", "year_end_cents", "amount_cents"]
        }
        _ => return default_columns(kind),
    };
    names.iter().filter_map(|name| ColumnSpec::named(kind, name)).collect()
}

/// The order a list has at first: what asks for attention on top, what is over below; else by its label.
#[must_use]
pub(super) fn first_sorts(kind: Kind) -> Vec<Sort> {
    let names: &[(&str, bool)] = match kind {
        Kind::Contract => &[("state", false)],
        Kind::Utilisation => &[("alarm", false), ("utilisation_percent", true)],
        Kind::Ceiling => &[("state", false), ("used_percent", true)],
        _ => &[],
    };
    let sort = |(name, descending): &(&str, bool)| {
        ColumnSpec::named(kind, name).map(|column| Sort { column, descending: *descending })
    };
    names.iter().filter_map(sort).collect()
}

impl List {
    /// Its arrangement as text; a saved view carries the filter too.
    #[must_use]
    pub fn arrangement(&self, with_filter: bool) -> String {
        let filter = if with_filter { self.filter.text().to_owned() } else { String::new() };
        SavedView { filter, columns: self.columns.clone(), sorts: self.sorts.clone() }.written()
    }

    /// Takes an arrangement; what it names that does not exist any more is passed over.
    pub(super) fn arrange(&mut self, world: &World, kept: &str, with_filter: bool) {
        let Some(view) = SavedView::read(self.kind, kept) else { return };
        if !view.columns.is_empty() {
            self.columns = view.columns;
        }
        self.sorts = view.sorts;
        if with_filter {
            self.set_filter(world, &view.filter);
        }
    }
}
