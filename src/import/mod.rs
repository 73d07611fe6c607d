//! Reading files of others: bytes in, neutral values out. No IO and no clock; storing is left to `store`.

pub mod notice;
pub mod plan;
