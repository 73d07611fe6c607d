//! The domain: rules, values and dates as pure functions. No clock, no IO, no SQL; today is always an argument.

pub mod calendar;
pub mod term;
pub mod written;
pub mod edit;
pub mod field;
pub mod kind;
pub mod nouns;
pub mod record;
pub mod register;
pub mod shape;
