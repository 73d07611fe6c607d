//! perceel: a contract register for public buyers of care, in one local file.

pub mod domain;
pub mod error;
pub mod guard;
pub mod import;
pub mod shown;
pub mod store;
pub mod text;
pub mod theme;
