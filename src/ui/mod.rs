//! The screens: an `App` that is a plain value, one list, one page and one set of boxes for every noun, and the loop that
//! alone meets the terminal and the open file.

pub mod action;
pub mod adding;
pub mod agenda;
pub mod answers;
pub mod app;
pub mod burst;
pub mod capacity;
pub mod chains;
pub mod confirm;
pub mod coverage_map;
pub mod cursor;
pub mod dates;
pub mod detail;
pub mod duties;
pub mod editor;
pub mod falls;
pub mod finder;
pub mod form;
pub mod frame;
pub mod handling;
pub mod importing;
pub mod indexing;
pub mod input;
pub mod journal;
pub mod keeper;
pub mod key;
pub mod keys;
pub mod list;
pub mod menu;
pub mod moment;
pub mod overview;
pub mod page;
pub mod popup;
pub mod quick;
pub mod range;
pub mod removing;
pub mod run;
pub mod screen;
pub mod sources;
pub mod steady;
pub mod table;
pub mod terminal;
pub mod view;
pub mod world;

pub use run::{Start, run};
