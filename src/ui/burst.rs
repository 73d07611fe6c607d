//! Text that a terminal sends as keys because it does not mark what is pasted (D7). It is told from typing by how much of
//! it comes at once; it is then taken as pasted text, never as commands.

use super::key::{Code, Key};

/// More keys than a person types between two looks at the keyboard.
const MOST_TYPED: usize = 30;
/// From here on it is text whatever stands in it.
const SURELY_PASTED: usize = 200;

/// The text, when these keys came at once and were pasted. The same key all over is a key held down. In a field a script
/// may type and walk on to the next one at once, so there keys that no text has make it typing, unless there are
/// very many. `going_on` is for the rest of what was pasted just now.
#[must_use]
pub fn read(keys: &[Key], typing: bool, going_on: bool) -> Option<String> {
    let text: String = keys.iter().filter_map(|key| written(*key)).collect();
    let held = keys.windows(2).all(|pair| pair[0] == pair[1]);
    let count = keys.iter().filter(|key| key.types().is_some()).count();
    if going_on && count > 0 {
        return Some(text);
    }
    if count <= MOST_TYPED || held {
        return None;
    }
    let only_text = keys.iter().all(|key| written(*key).is_some());
    (!typing || only_text || count > SURELY_PASTED).then_some(text)
}

/// What a key is in a text; a line feed reaches a program as Ctrl-J.
fn written(key: Key) -> Option<char> {
    match key.code {
        Code::Enter => Some('\n'),
        Code::Char('j') if key.ctrl && !key.alt => Some('\n'),
        _ => key.types(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::key::read_row;
    use super::read;

    #[test]
    fn many_different_keys_at_once_are_text() {
        let pasted = "DDuqBeste collega,<Enter>hierbij de lijst van dit kwartaal.<Ctrl-j>";
        let text = read(&read_row(pasted), false, false).expect("pasted");
        assert_eq!(text, "DDuqBeste collega,\nhierbij de lijst van dit kwartaal.\n");
        assert_eq!(read(&read_row(pasted), true, false), Some(text));
        assert_eq!(read(&read_row("D"), false, true).as_deref(), Some("D"));
    }

    #[test]
    fn typing_and_a_key_held_down_are_keys() {
        assert_eq!(read(&read_row("2/2024<Enter>jjj"), false, false), None);
        assert_eq!(read(&read_row(&"j".repeat(200)), false, false), None);
        assert_eq!(read(&read_row(&"<Down>".repeat(200)), false, true), None);
        let fields = "Stichting De Wilgenhof Noord<Tab>12345678<Tab>";
        assert_eq!(read(&read_row(fields), true, false), None);
        assert!(read(&read_row(&fields.repeat(8)), true, false).is_some());
    }
}
