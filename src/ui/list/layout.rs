//! How a list is arranged: its columns and order at first, and to keep, with the filter as a saved view (A20, A21).

use super::List;
use crate::domain::kind::Kind;
use crate::search::saved::SavedView;
use crate::search::{ColumnSpec, Sort, default_columns};
use crate::ui::world::World;

/// The columns a list has at first: what is looked for first, since what does not fit goes from the right.
#[must_use]
pub fn first_columns(kind: Kind) -> Vec<ColumnSpec> {
    let names: &[&str] = match kind {
        Kind::Lot => &["code", "title", "provider_count", "municipality_count", "category", "scale", "funding_variant"],
        Kind::Provider => &["name", "contract_count", "role", "kvk", "city", "status", "group", "domains"],
        Kind::Actual | Kind::Reservation => {
            &["provider", "product", "month", "amount_cents", "municipality", "quantity", "unit"]
        }
        Kind::Proposal => &["article", "sentence", "recurrence", "obliged", "proposal_state", "contract_text"],
        Kind::Concentration => {
            &["lot", "provider_or_group", "share_percent", "flag", "basis", "hhi", "measure", "value_cents"]
        }
        Kind::Dropout => &["lot", "provider", "uncovered", "unit", "uncovered_percent", "delivered", "room_elsewhere"],
        Kind::Exposure => &["provider_or_group", "lot", "as_main_percent", "as_performer_percent", "double_role"],
        Kind::Parked => {
            &["provider", "municipality", "reason", "amount_cents", "first_month", "quantity", "unit", "product"]
        }
        Kind::Stranded => {
            &["municipality", "subject", "left_on", "until", "quantity", "unit", "lot", "subject_kind", "amount_cents"]
        }
        Kind::Signal => &["provider", "signal.kind", "state", "follow_up_by", "severity", "date", "source"],
        Kind::Gap => &["subject", "message", "subject_kind"],
        Kind::Chain => &[
            "lot",
            "performer",
            "main_contractor",
            "net_percent",
            "rank",
            "contract",
            "role",
            "consent",
            "effective_percent",
            "breaches",
        ],
        Kind::Margin => &[
            "performer",
            "product",
            "margin_percent",
            "margin_cents",
            "main_tariff_cents",
            "tariff_cents",
            "unit",
            "parent",
            "lot",
            "contract",
        ],
        Kind::Unattached => &["performer", "reason", "contract", "lot", "parent", "last_month", "amount_cents"],
        Kind::TaskBudget => &[
            "contract",
            "provider",
            "lot",
            "state",
            "paid_percent",
            "difference_percent",
            "lump_sum_cents",
            "due_cents",
            "paid_cents",
        ],
        Kind::AmendmentGrowth => {
            &["contract", "provider", "growth_percent", "state", "delta_cents", "amendments", "original_value_cents"]
        }
        Kind::BuildDown => {
            &["lot", "date", "state", "total", "minimum", "slack", "unit", "capacity_old", "capacity_new"]
        }
        Kind::Wait => {
            &["contract", "lot", "provider", "state", "weeks_start", "norm", "weeks_over", "month", "weeks_intake"]
        }
        Kind::InsufficientUse => &[
            "contract",
            "lot",
            "provider",
            "state",
            "used_cents",
            "minimum_use_cents",
            "last_delivery",
            "start",
            "why",
        ],
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
        // The round that is worked on is the last one.
        Kind::IndexationRound => &[("year", true)],
        Kind::Utilisation => &[("alarm", false), ("utilisation_percent", true)],
        Kind::Ceiling => &[("state", false), ("used_percent", true)],
        Kind::Coverage | Kind::Signal => &[("state", false)],
        Kind::Concentration => &[("flag", true)],
        Kind::Exposure => &[("as_performer_percent", true)],
        Kind::LotLineage => &[("predecessor", false)],
        Kind::Dropout => &[("uncovered_percent", true)],
        Kind::Margin => &[("margin_percent", true)],
        Kind::TaskBudget | Kind::Need => &[("state", false)],
        Kind::Wait => &[("weeks_over", true)],
        Kind::AmendmentGrowth => &[("growth_percent", true)],
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
