//! A list as it is kept under a name: filter, columns and order, as text. The screens write it and read it back, the
//! command line reads the same; where it is kept is the store's.

use super::{ColumnSpec, Sort};
use crate::domain::kind::Kind;
use serde_json::{Value as Json, json};

/// The sort of arrangement under which saved views are in the file.
pub const VIEWS: &str = "view";

/// How a list of one noun is arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedView {
    /// The filter, in the query language.
    pub filter: String,
    /// The columns in their order; none means the usual ones.
    pub columns: Vec<ColumnSpec>,
    /// The order.
    pub sorts: Vec<Sort>,
}

impl SavedView {
    /// As text: `{"where": "…", "columns": ["number", …], "sort": ["-end", …]}`.
    #[must_use]
    pub fn written(&self) -> String {
        let columns: Vec<String> = self.columns.iter().map(ColumnSpec::name).collect();
        let sign = |sort: &Sort| if sort.descending { "-" } else { "" };
        let sorts: Vec<String> =
            self.sorts.iter().map(|sort| format!("{}{}", sign(sort), sort.column.name())).collect();
        json!({ "where": self.filter, "columns": columns, "sort": sorts }).to_string()
    }

    /// Reads what `written` wrote. Names that do not exist (any more) are passed over; nothing when it is no such text.
    #[must_use]
    pub fn read(kind: Kind, text: &str) -> Option<Self> {
        let kept: Json = serde_json::from_str(text).ok().filter(Json::is_object)?;
        let names = |part: &str| -> Vec<String> {
            let list = kept[part].as_array();
            list.into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
        };
        let column = |name: &str| {
            let itself = || ColumnSpec { kind, part: super::Part::Itself };
            if name == kind.name() { Some(itself()) } else { ColumnSpec::named(kind, name) }
        };
        let sort = |written: &String| {
            let name = written.strip_prefix('-').unwrap_or(written);
            Some(Sort { column: column(name)?, descending: name.len() < written.len() })
        };
        Some(Self {
            filter: kept["where"].as_str().unwrap_or_default().to_owned(),
            columns: names("columns").iter().filter_map(|name| column(name)).collect(),
            sorts: names("sort").iter().filter_map(sort).collect(),
        })
    }
}

/// The name under which a view of that noun is in the file: `contracts/Mijn lijst`.
#[must_use]
pub fn view_name(kind: Kind, name: &str) -> String {
    format!("{}/{name}", kind.name())
}

/// The noun and the user's own name of a view in the file.
#[must_use]
pub fn split_view_name(kept: &str) -> Option<(Kind, &str)> {
    let (kind, name) = kept.split_once('/')?;
    Some((Kind::named(kind)?, name))
}
