//! Sheets into a plan, for every noun: recognise the noun by its headings, settle the columns, ask what is ambiguous,
//! resolve links, and rehearse. No file, no clock; the readers of formats stand beside this folder.

mod cells;
mod derive;
mod door;
mod figures;
mod lacking;
mod linking;
mod links;
mod mapping;
mod propose;
mod question;
mod rehearse;
mod settle;
mod synonyms;
mod telling;
mod template;
mod vocabulary;
mod waits;

pub use door::{findings, numbers_to_explain};
pub use figures::{Progress, plan_figures, sample};
pub use mapping::{ColumnMap, Mapping, from_toml, to_toml};
pub use propose::{Proposal, propose};
pub use question::{MAKE_NEW, Offered, Question};
pub use rehearse::{Rehearsal, plan};
pub use template::{Template, template};
