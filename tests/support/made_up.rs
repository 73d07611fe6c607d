//! The made-up region in a file of its own, for proofs that ask the same of the program and of plain SQL.
#![allow(dead_code, clippy::unwrap_used)] // not every proof needs all of it

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use perceel::demo::{self, Answer, Demo, Scale};
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use std::path::PathBuf;
use tempfile::TempDir;

/// The file, still open, with the answers to what was planted in it.
pub struct MadeUp {
    pub folder: TempDir,
    pub path: PathBuf,
    pub store: Store,
    pub answers: Vec<Answer>,
}

/// The moment of the last step.
pub fn moment() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).unwrap()
}

/// The region, with or without planted trouble.
pub fn made_up(planted: bool) -> MadeUp {
    let Demo { steps, answers } = demo::build(Scale::Region, 1, moment().date_naive(), planted);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("waterdal.perceel");
    let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(path.clone()) };
    let mut store = Store::create(&options, "demo", moment()).unwrap();
    for step in &steps {
        let at = moment() - TimeDelta::days(i64::from(step.days_ago));
        store.save(&step.edit, Sort::Edit, at, &|| false).unwrap();
    }
    MadeUp { folder, path, store, answers }
}
