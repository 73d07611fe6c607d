//! The published notices of others, where they are at hand; what is done with them is each test's own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;

const FOLDERS: [&str; 5] =
    ["ted-nl-social/r209", "ted-nl-social/eforms-converted", "ted-eforms", "doffin-eforms", "eforms-sdk-examples"];

pub fn real() -> Option<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    ["../shared/data/real", "../../shared/data/real"].iter().map(|up| here.join(up)).find(|p| p.is_dir())
}

/// Every notice by folder and name; none, with a word, where the folders are absent.
pub fn real_files() -> Vec<(String, Vec<u8>)> {
    let Some(base) = real() else {
        eprintln!("skipped: the published notices are not here");
        return Vec::new();
    };
    let mut files = Vec::new();
    for folder in FOLDERS {
        for entry in std::fs::read_dir(base.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "xml") {
                let name = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
                files.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}
