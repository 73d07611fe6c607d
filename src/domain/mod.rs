//! The domain: nouns, values, rules and dates as pure functions over the register. No clock, no IO, no SQL; today is
//! always an argument.

pub mod apportion;
pub mod calendar;
pub mod chain;
pub mod check;
pub mod contract;
pub mod due;
pub mod duties;
pub mod edit;
pub mod field;
pub mod kind;
pub mod monthly;
pub mod norms;
pub mod nouns;
pub mod questions;
pub mod record;
pub mod register;
pub mod shape;
pub mod term;
pub mod written;
