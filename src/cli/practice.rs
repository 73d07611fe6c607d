//! `demo`: a made-up region in a file of its own, marked as such, with its history of years.

use std::path::PathBuf;

use chrono::TimeDelta;

use super::args;
use super::files::make_folder;
use super::session::{Ended, Session};
use crate::demo::{Demo, Scale, build};
use crate::error::{Error, ErrorKind, Result};
use crate::store::Store;
use crate::store::journal::Sort;
use crate::store::open::OpenOptions;
use crate::store::output::write_new;
use crate::store::{backup, place};
use crate::text::Message;

/// Who made it, as its journal says.
const MAKER: &str = "demo";
/// The fact of the file that marks it.
pub const MARK: &str = "demo";

/// `demo`: prints where it is, and opens the screens unless told otherwise or there is no terminal.
///
/// # Errors
/// Usage (2) for a scale there is not; not created (73) when the named file exists.
pub fn demo(session: &mut Session, args: &args::Demo) -> Result<Ended> {
    let scale = match args.scale.as_str() {
        "region" | "regio" => Scale::Region,
        "large" | "groot" => Scale::Large,
        "x10" => Scale::X10,
        other => {
            return Err(Error::new(ErrorKind::Usage, Message::new("cli-demo-scale").with("typed", other))
                .hint(Message::new("cli-usage-known").with("names", "region, large, x10")));
        }
    };
    if session.global.read_only {
        return Err(Error::new(ErrorKind::NotPermitted, Message::new("file-read-only-asked")));
    }
    let path = match &args.to {
        Some(path) => path.clone(),
        None => fresh(session)?,
    };
    let made = build(scale, args.seed, session.today(), true);
    let store = write(session, &path, &made)?;
    session.out.line(&store.path().display().to_string())?;
    if let Some(answers) = &args.answers {
        let text = serde_json::to_string_pretty(&made.answers).unwrap_or_default() + "\n";
        write_new(answers, text.as_bytes(), false)?;
        session.talk(&Message::new("cli-answers-made").with("path", answers.display().to_string()));
    }
    let path = store.path().to_path_buf();
    drop(store);
    if args.no_open || !super::can_show_screens(session) {
        return Ok(Ended::Well);
    }
    session.global.db = Some(path);
    super::screens(session)
}

/// The place of the demonstration when none is named. The one that stands there is made up too: it makes way, but only
/// when it carries the mark and nobody has it open.
fn fresh(session: &Session) -> Result<PathBuf> {
    let path = session.places.demo();
    make_folder(&session.places.data)?;
    if path.exists() {
        let options = OpenOptions { path: path.clone(), read_only: false, allow_unsafe: true };
        let store = Store::open(&options, MAKER, session.now())?;
        let marked = store.fact(MARK)?.is_some();
        // Writing the mark anew asks for the right to write: refused while somebody has it open.
        if marked {
            store.set_fact(MARK, "yes")?;
        }
        drop(store);
        if !marked {
            let what = Message::new("file-exists").with("path", path.display().to_string());
            return Err(Error::new(ErrorKind::NotCreated, what).hint(Message::new("file-exists-hint")));
        }
        let aside = backup::free_name(&path, ".before", session.now());
        std::fs::rename(place::resolve(&path)?, &aside)
            .map_err(|error| crate::store::failure::writing(&error, &path))?;
    }
    Ok(path)
}

fn write(session: &Session, path: &std::path::Path, made: &Demo) -> Result<Store> {
    let options =
        OpenOptions { path: path.to_path_buf(), read_only: false, allow_unsafe: session.global.allow_unsafe_place };
    let mut store = Store::create(&options, MAKER, session.now())?;
    store.set_fact(MARK, "yes")?;
    for step in &made.steps {
        let at = session.now() - TimeDelta::days(i64::from(step.days_ago));
        store.save(&step.edit, Sort::Import, at, &|| false)?;
    }
    session.talk(&Message::new("cli-demo-made").with("path", store.path().display().to_string()));
    Ok(store)
}
