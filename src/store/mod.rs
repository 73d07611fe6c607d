//! The database file and what is written in it. Only this folder knows SQLite.

pub mod backup;
pub mod check;
pub mod connect;
mod counting;
pub mod failure;
pub mod figures;
pub mod header;
pub mod input;
pub mod journal;
mod loading;
pub mod lock;
pub mod open;
pub mod output;
pub mod personal;
pub mod place;
pub mod proofs;
pub mod refusal;
pub mod restore;
pub mod rows;
pub mod saving;
pub mod schema;
pub mod upgrade;

pub use saving::{Erased, Saved, Store};
