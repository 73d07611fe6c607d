//! Finding: the query language (`query`), what its names and values mean (`names`, `reading`), records that answer to it
//! (`matching`), lists of them with their columns and order (`listing`, `column`), and words over all nouns (`find` by what is
//! written, `quick` by what is meant); `figures` is what of a query can be asked of monthly figures. Pure functions of
//! register and day. `saved` is a list as it is kept under a name.

pub mod column;
pub mod figures;
pub mod find;
pub mod listing;
pub mod matching;
mod names;
pub mod query;
pub mod quick;
mod reading;
pub mod saved;

pub use column::{ColumnSpec, Part, all_columns, cell, cell_json, default_columns};
pub use figures::FigureQuery;
pub use find::{Hit, Reason, search};
pub use listing::{Listing, Sort};
pub use matching::Matcher;
pub use names::name_to_type;
pub use query::{Archived, Query, value_problem};
pub use reading::choice_to_type;
