//! `new`, `backup` and `restore`: the register as a file.

use std::os::unix::fs::DirBuilderExt;

use super::args;
use super::session::{Ended, Session, account};
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record};
use crate::error::{Error, ErrorKind, Result};
use crate::guard::FieldSense;
use crate::store::Store;
use crate::store::failure::{named, writing};
use crate::store::journal::Sort;
use crate::store::open::OpenOptions;
use crate::store::restore::restore;
use crate::text::Message;

/// `new [FILE] [--region NAME]`: prints where the register is.
///
/// # Errors
/// Not created (73) when there is something already; unsafe place (78).
pub fn new(session: &mut Session, args: &args::New) -> Result<Ended> {
    let path = args.file.clone().unwrap_or_else(|| session.register_path());
    let region = args.region.clone().or_else(|| session.config.region.clone());
    super::change::refuse_client_data("FILE", &path.to_string_lossy(), FieldSense::FileName)?;
    if let Some(region) = &region {
        super::change::refuse_client_data("--region", region, FieldSense::FreeText)?;
    }
    if args.file.is_none() && session.global.db.is_none() {
        make_folder(&session.places.data)?;
    }
    if session.global.read_only {
        return Err(Error::new(ErrorKind::NotPermitted, Message::new("file-read-only-asked")));
    }
    let options = OpenOptions { path, read_only: false, allow_unsafe: session.global.allow_unsafe_place };
    let mut store = Store::create(&options, &account(), session.now())?;
    if let Some(region) = region.filter(|region| !region.trim().is_empty()) {
        let mut edit = Edit::new(Message::new("edit-region").with("name", region.trim()));
        edit.add(Kind::Region, Record::blank(Kind::Region, Id(1)).with(Kind::Region, "name", region.trim()));
        store.save(&edit, Sort::Edit, session.now(), &|| false)?;
    }
    for notice in store.notices() {
        session.talk(notice);
    }
    session.out.line(&store.path().display().to_string())?;
    Ok(Ended::Well)
}

/// Makes a folder of ours, for this user only.
///
/// # Errors
/// Not created (73).
pub fn make_folder(folder: &std::path::Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| writing(&error, folder))
}

/// `backup [FILE]`: prints where the verified copy is; the head of the journal goes to stderr.
///
/// # Errors
/// Not created (73), damage (74).
pub fn backup(session: &mut Session, args: &args::Backup) -> Result<Ended> {
    let store = session.open(true)?;
    let path = match &args.file {
        Some(path) => Some(crate::store::place::resolve(path)?),
        None => None,
    };
    let made = store.back_up(path.as_deref(), session.now())?;
    session.out.line(&made.display().to_string())?;
    session.talk(&Message::new("cli-head").with("hash", store.head()?));
    Ok(Ended::Well)
}

/// `restore FILE --yes`: the current register is set aside, never deleted.
///
/// # Errors
/// Usage (2) without `--yes`; as `store::restore`.
pub fn restored(session: &mut Session, args: &args::Restore) -> Result<Ended> {
    let path = session.register_path();
    if session.global.read_only {
        return Err(Error::new(ErrorKind::NotPermitted, Message::new("file-read-only-asked")));
    }
    if !args.yes {
        return Err(Error::new(ErrorKind::Usage, named("cli-restore-needs-yes", &path))
            .hint(Message::new("cli-remove-yes-hint")));
    }
    let done = restore(&path, &args.file, session.global.allow_unsafe_place, session.now())?;
    session.out.line(&done.path.display().to_string())?;
    if let Some(aside) = &done.aside {
        session.talk(&named("cli-set-aside", aside));
    }
    Ok(Ended::Well)
}
