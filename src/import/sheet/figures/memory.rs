//! What was made of a text before, so that a million rows ask once for each different one.

use std::collections::HashMap;

/// What was made of each text, with the last one at hand: neighbouring rows mostly say the same.
pub(super) struct Memory<V> {
    last: Option<(String, V)>,
    all: HashMap<String, V>,
    most: usize,
}

impl<V: Clone> Memory<V> {
    /// Remembers that many texts at most, and the last one always.
    pub(super) fn new(most: usize) -> Self {
        Self { last: None, all: HashMap::new(), most }
    }

    /// What was made of that text.
    pub(super) fn get(&mut self, text: &str) -> Option<&V> {
        if self.last.as_ref().is_none_or(|(last, _)| last != text) {
            let value = self.all.get(text)?.clone();
            self.put_last(text, value);
        }
        self.last.as_ref().map(|(_, value)| value)
    }

    /// Keeps what was made of a text.
    pub(super) fn keep(&mut self, text: &str, value: V) {
        if self.all.len() < self.most {
            self.all.insert(text.to_owned(), value.clone());
        }
        self.put_last(text, value);
    }

    /// Forgets what `stays` does not hold for.
    pub(super) fn retain(&mut self, stays: impl Fn(&V) -> bool) {
        self.all.retain(|_, value| stays(value));
        self.last = None;
    }

    fn put_last(&mut self, text: &str, value: V) {
        match &mut self.last {
            Some((last, held)) => {
                last.clear();
                last.push_str(text);
                *held = value;
            }
            None => self.last = Some((text.to_owned(), value)),
        }
    }
}
