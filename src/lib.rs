#![doc = include_str!("ARCHITECTURE.md")]

pub mod cli;
pub mod config;
pub mod demo;
pub mod domain;
pub mod error;
pub mod export;
pub mod guard;
pub mod import;
pub mod paper;
pub mod report;
pub mod search;
pub mod shown;
pub mod store;
pub mod text;
pub mod theme;
pub mod ui;
