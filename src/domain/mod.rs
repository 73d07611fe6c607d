//! The domain: nouns, values, rules and dates as pure functions over the register. No clock, no IO, no SQL; today is
//! always an argument.

pub mod apportion;
pub mod calendar;
pub mod chain;
pub mod check;
pub mod concentration;
pub mod continuity;
pub mod contract;
pub mod coverage;
pub mod deadlines;
pub mod due;
pub mod duties;
pub mod edit;
pub mod field;
pub mod kind;
pub mod market;
pub mod monthly;
pub mod municipal;
pub mod norms;
pub mod nouns;
pub mod obliging;
pub mod parking;
pub mod questions;
pub mod record;
pub mod register;
pub mod shape;
pub mod supply;
pub mod term;
pub mod written;
