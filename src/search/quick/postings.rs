//! In which documents each word stands, where and how often. There are millions of these, so they are written in as few bytes
//! as each takes: how many documents further than the one before, with place and times in the lowest bits.

use super::vocabulary::Place;

/// Times a word is counted in a document at most.
const MOST: u8 = 5;
/// Bits for place and times together.
const LOW: u32 = 4;

/// A document a word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Which one.
    pub doc: u32,
    /// Where in it.
    pub place: Place,
    /// How often, from 1; more than five times is five times.
    pub times: u8,
}

impl Posting {
    /// Its place, and a little more for a word that comes back.
    pub fn weight(self) -> f32 {
        self.place.weight() * (1.0 + 0.08 * f32::from(self.times.saturating_sub(1)))
    }
}

/// The documents of one word, being gathered in their order.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    bytes: Vec<u8>,
    /// The document after the last one.
    next: u32,
}

impl Standing {
    /// Adds a document behind those there are.
    pub fn push(&mut self, posting: Posting) {
        let low = posting.place as u64 * u64::from(MOST) + u64::from(posting.times.clamp(1, MOST) - 1);
        let mut number = u64::from(posting.doc.saturating_sub(self.next)) << LOW | low;
        self.next = posting.doc.saturating_add(1);
        loop {
            let [byte, ..] = number.to_le_bytes();
            number >>= 7;
            // The highest bit says that more follows.
            self.bytes.push(byte & 0x7f | if number > 0 { 0x80 } else { 0 });
            if number == 0 {
                break;
            }
        }
    }
}

/// The documents of all words.
#[derive(Clone, Debug, Default)]
pub struct Postings {
    bytes: Vec<u8>,
    /// Where those of each word end.
    ends: Vec<u32>,
}

impl Postings {
    /// Those of words in this order.
    pub fn of(words: impl Iterator<Item = Standing>) -> Self {
        let mut all = Self::default();
        for word in words {
            all.bytes.extend_from_slice(&word.bytes);
            all.ends.push(u32::try_from(all.bytes.len()).unwrap_or(u32::MAX));
        }
        all.bytes.shrink_to_fit();
        all.ends.shrink_to_fit();
        all
    }

    /// The documents of the word at that place, in their order.
    pub fn of_word(&self, at: usize) -> impl Iterator<Item = Posting> + '_ {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        let mut bytes = self.bytes.get(start as usize..end as usize).unwrap_or_default().iter();
        let mut next = 0_u32;
        std::iter::from_fn(move || {
            let (mut number, mut shift) = (0_u64, 0);
            loop {
                let byte = *bytes.next()?;
                number |= u64::from(byte & 0x7f) << shift;
                if byte & 0x80 == 0 {
                    break;
                }
                shift += 7;
            }
            let [low, ..] = number.to_le_bytes();
            let low = low & ((1 << LOW) - 1);
            let place = match low / MOST {
                0 => Place::Text,
                1 => Place::Party,
                _ => Place::Name,
            };
            let doc = next.saturating_add(u32::try_from(number >> LOW).unwrap_or(u32::MAX));
            next = doc.saturating_add(1);
            Some(Posting { doc, place, times: low % MOST + 1 })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn postings() -> impl Strategy<Value = Vec<Posting>> {
        let place = prop::sample::select(vec![Place::Text, Place::Party, Place::Name]);
        let docs = prop::collection::btree_map(prop_oneof![0..300_u32, 0..u32::MAX], (place, 1..=MOST), 0..30);
        docs.prop_map(|docs| docs.into_iter().map(|(doc, (place, times))| Posting { doc, place, times }).collect())
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(words in prop::collection::vec(postings(), 0..5)) {
            let standing = words.iter().map(|word| {
                let mut standing = Standing::default();
                word.iter().for_each(|posting| standing.push(*posting));
                standing
            });
            let all = Postings::of(standing);
            for (at, word) in words.iter().enumerate() {
                prop_assert_eq!(&all.of_word(at).collect::<Vec<_>>(), word);
            }
            prop_assert_eq!(all.of_word(words.len()).count(), 0);
        }
    }
}
