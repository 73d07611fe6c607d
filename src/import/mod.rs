//! What comes in from outside: bytes are recognised and turned into neutral values, without files and without a clock.
//! Storing is left to `store`.

pub mod award;
pub mod code;
pub mod contract_text;
pub mod csv;
pub mod door;
pub mod headings;
pub mod incoming;
pub mod json_rows;
pub mod notice;
pub mod number;
pub mod ocds;
mod ocds_deals;
mod ocds_parties;
mod ocds_read;
pub mod ods;
pub mod own;
mod own_rows;
pub mod package;
pub mod period;
pub mod plan;
pub mod recognise;
pub mod sheet;
pub mod spreadsheet;
pub mod table;
pub mod xlsx;

#[cfg(test)]
mod value_tests;
