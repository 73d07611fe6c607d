//! The first start, when there is no register yet: an empty one, one with a file in it, or a region to practise with
//! (A52). A few plain lines before the screens open; whoever names a file or has no terminal never meets them.

use super::session::{Ended, Session};
use super::{args, files, import, out, practice, screens};
use crate::error::Result;
use crate::text::Message;
use std::path::PathBuf;

/// Asks what to begin with, does it, and opens the screens. Enter alone leaves everything as it is.
///
/// # Errors
/// As the commands it stands for.
pub fn welcome(session: &mut Session) -> Result<Ended> {
    let path = session.register_path().display().to_string();
    session.talk(&Message::new("welcome-what").with("path", path));
    for id in ["welcome-empty", "welcome-import", "welcome-demo"] {
        session.talk(&Message::new(id));
    }
    match ask(session, "welcome-ask").as_str() {
        "1" => {
            begin(session)?;
            screens(session)
        }
        "2" => {
            let file = ask(session, "welcome-ask-file");
            if file.is_empty() {
                return Ok(Ended::Well);
            }
            begin(session)?;
            let plain = file.trim_matches(['"', '\'']).to_owned();
            let wanted = args::Import { files: vec![PathBuf::from(plain)], ..args::Import::default() };
            import::import(session, &wanted)?;
            screens(session)
        }
        "3" => practice::demo(
            session,
            &args::Demo { scale: "region".into(), seed: 1, to: None, answers: None, no_open: false },
        ),
        _ => Ok(Ended::Well),
    }
}

fn begin(session: &mut Session) -> Result<()> {
    let region = ask(session, "welcome-ask-region");
    let wanted = args::New { file: None, region: Some(region).filter(|region| !region.is_empty()) };
    files::new(session, &wanted).map(|_| ())
}

/// One line of an answer, without blanks around it; nothing when there is none to be had.
fn ask(session: &Session, id: &str) -> String {
    out::ask(&session.words.get(id));
    let mut answer = String::new();
    // An answer that cannot be read is none.
    let _ = std::io::stdin().read_line(&mut answer);
    typed(&answer)
}

/// What was meant with a line that the terminal took as it came: without blanks around it, and without what arrow keys
/// and the like leave in it.
fn typed(line: &str) -> String {
    let mut kept = String::new();
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        if sign == '\u{1b}' {
            // An escape sequence: up to and including its last letter.
            let _ = signs.by_ref().skip(1).find(|sign| sign.is_ascii_alphabetic() || *sign == '~');
        } else if !sign.is_control() {
            kept.push(sign);
        }
    }
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn arrow_keys_leave_nothing_in_an_answer() {
        assert_eq!(typed(" Waterdal\n"), "Waterdal");
        assert_eq!(typed("\u{1b}[B\u{1b}[B\n"), "");
        assert_eq!(typed("Wa\u{1b}[Dter\u{1b}[3~dal\u{7f}\n"), "Waterdal");
    }
}
