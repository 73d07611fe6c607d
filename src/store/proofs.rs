//! The files behind proof: their fingerprints, taken when a proof is saved without one and compared again later (N26). The
//! files are only read and stay where they are.

use crate::domain::contract::in_use;
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::nouns::evidence;
use crate::domain::proofs::Finding;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use crate::store::journal::chain::hex;
use crate::store::place;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The fingerprint of the file that a reference names, 64 hexadecimal digits; nothing when there is no such plain file or
/// it cannot be read. A path without a beginning counts from the folder of the register.
#[must_use]
pub fn fingerprint(folder: &Path, reference: &str) -> Option<String> {
    let typed = reference.trim();
    let path = match (typed.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(own)) => own.home_dir().join(rest),
        _ => folder.join(PathBuf::from(typed)),
    };
    // A link is followed: this is the user's own file, and it is only read.
    let path = std::fs::canonicalize(path).ok()?;
    let mut file = place::open_plain(&path).ok()?;
    let mut hash = Sha256::new();
    let mut part = vec![0; 64 * 1024];
    loop {
        match file.read(&mut part).ok()? {
            0 => return Some(hex(&hash.finalize())),
            read => hash.update(&part[..read]),
        }
    }
}

/// Compares the files of all proof that has a fingerprint and is in use. A reference that is no path is not looked for.
#[must_use]
pub fn compare(folder: &Path, register: &Register, day: NaiveDate) -> Vec<(Id, Finding)> {
    let kept = register.all(Kind::Evidence).iter().filter(|proof| in_use(Kind::Evidence, proof, day));
    kept.filter_map(|proof| {
        let (print, reference) = (proof.text(evidence::SHA256)?, proof.text(evidence::REFERENCE)?);
        let finding = match fingerprint(folder, reference) {
            Some(now) if now == print => Finding::Same,
            Some(now) => Finding::Changed(now),
            None if reference.contains(['/', '\\']) => Finding::Gone,
            None => return None,
        };
        Some((proof.id, finding))
    })
    .collect()
}

/// The edit with a fingerprint in every proof that comes without one, or with that of another file, and names a file that
/// can be read; nothing when there is none such.
#[must_use]
pub fn with_fingerprints(folder: &Path, edit: &Edit) -> Option<Edit> {
    let mut filled: Option<Edit> = None;
    for (at, change) in edit.changes.iter().enumerate().filter(|(_, change)| change.kind == Kind::Evidence) {
        let Some(after) = &change.after else { continue };
        let after = Record { id: change.id, values: after.clone() };
        let before = change.before.as_ref().map(|values| Record { id: change.id, values: values.clone() });
        let other = before.is_some_and(|before| {
            before.text(evidence::REFERENCE) != after.text(evidence::REFERENCE)
                && before.text(evidence::SHA256) == after.text(evidence::SHA256)
        });
        if after.text(evidence::SHA256).is_some() && !other {
            continue;
        }
        let print = after.text(evidence::REFERENCE).and_then(|reference| fingerprint(folder, reference));
        if print.is_none() && !other {
            continue;
        }
        let edit = filled.get_or_insert_with(|| edit.clone());
        if let Some(values) = &mut edit.changes[at].after {
            values[evidence::SHA256.index] = print.map_or(Value::Unknown, Value::from);
        }
    }
    filled
}
