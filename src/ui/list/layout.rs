//! How a list is arranged, as text to keep: columns and order per noun, and with the filter a saved view (A20, A21).

use super::List;
use crate::domain::kind::Kind;
use crate::search::{ColumnSpec, Sort};
use crate::ui::world::World;
use serde_json::{Value as Json, json};

impl List {
    /// Its arrangement; a saved view carries the filter too.
    #[must_use]
    pub fn arrangement(&self, with_filter: bool) -> String {
        let columns: Vec<String> = self.columns.iter().map(ColumnSpec::name).collect();
        let sign = |sort: &Sort| if sort.descending { "-" } else { "" };
        let sorts: Vec<String> =
            self.sorts.iter().map(|sort| format!("{}{}", sign(sort), sort.column.name())).collect();
        let mut kept = json!({ "kind": self.kind.name(), "columns": columns, "sort": sorts });
        if with_filter {
            kept["where"] = Json::from(self.filter.text());
        }
        kept.to_string()
    }

    /// Takes an arrangement; what it names that does not exist any more is passed over.
    pub(super) fn arrange(&mut self, world: &World, kept: &str, with_filter: bool) {
        let Ok(kept) = serde_json::from_str::<Json>(kept) else { return };
        let names = |part: &str| -> Vec<String> {
            let list = kept[part].as_array();
            list.into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
        };
        let columns: Vec<ColumnSpec> =
            names("columns").iter().filter_map(|name| ColumnSpec::named(self.kind, name)).collect();
        if !columns.is_empty() {
            self.columns = columns;
        }
        let sort = |written: &String| {
            let name = written.strip_prefix('-').unwrap_or(written);
            Some(Sort { column: ColumnSpec::named(self.kind, name)?, descending: name.len() < written.len() })
        };
        self.sorts = names("sort").iter().filter_map(sort).collect();
        if with_filter {
            self.set_filter(world, kept["where"].as_str().unwrap_or_default());
        }
    }
}

/// The noun a saved view is for.
#[must_use]
pub fn kind_of(kept: &str) -> Option<Kind> {
    let kept: Json = serde_json::from_str(kept).ok()?;
    Kind::named(kept["kind"].as_str()?)
}
