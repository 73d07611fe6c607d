//! Where the record with an id is in a sorted table. Ids are given out in order, so those of a table lie close together:
//! a bit for each says whether it is there, and counting bits says at which place. Questions ask this by the million.

use super::record::{Id, Record};

/// What lies in a table, sorted by its id.
pub trait Placed {
    /// Its id.
    fn id(&self) -> Id;
}

impl Placed for Record {
    fn id(&self) -> Id {
        self.id
    }
}

impl Placed for Id {
    fn id(&self) -> Id {
        *self
    }
}

/// Ids in one word of bits.
const WORD: usize = 64;
/// Ids there may be for each record; where they lie further apart, the table itself is searched.
const MOST_PER_RECORD: usize = 64;

/// The ids of a table.
pub struct Places {
    first: Id,
    /// Bits of sixty-four ids, and how many records come before them. Empty when the ids lie far apart.
    words: Vec<(u64, u32)>,
}

impl Places {
    /// Of a table sorted by id.
    #[must_use]
    pub fn of(rows: &[impl Placed]) -> Self {
        let nowhere = Self { first: Id(0), words: Vec::new() };
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return nowhere };
        let reach = last.id().0.checked_sub(first.id().0).and_then(|reach| usize::try_from(reach).ok());
        let Some(reach) = reach.filter(|reach| reach / MOST_PER_RECORD < rows.len()) else { return nowhere };
        let mut words = vec![(0_u64, 0); reach / WORD + 1];
        for at in rows.iter().filter_map(|row| bit(first.id(), row.id())) {
            words[at / WORD].0 |= 1 << (at % WORD);
        }
        let mut before = 0;
        for (bits, count) in &mut words {
            *count = before;
            before += bits.count_ones();
        }
        Self { first: first.id(), words }
    }

    /// The place of an id in the table these places were made of, or where it would have to come.
    ///
    /// # Errors
    /// The place where it would have to come, when it is not there.
    pub fn find(&self, rows: &[impl Placed], id: Id) -> Result<usize, usize> {
        let found = bit(self.first, id).and_then(|at| Some((self.words.get(at / WORD)?, at % WORD)));
        match found {
            Some(((bits, before), at)) if bits >> at & 1 == 1 => {
                Ok(*before as usize + (bits & ((1 << at) - 1)).count_ones() as usize)
            }
            _ => rows.binary_search_by_key(&id, Placed::id),
        }
    }
}

/// Which bit stands for an id.
fn bit(first: Id, id: Id) -> Option<usize> {
    id.0.checked_sub(first.0).and_then(|at| usize::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kind::Kind;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_place_is_the_one_that_searching_finds(ids in prop::collection::btree_set(-300_i64..900, 0..200), far in any::<bool>()) {
            let mut rows: Vec<Record> = ids.iter().map(|id| Record::blank(Kind::Lot, Id(*id))).collect();
            if far {
                rows.push(Record::blank(Kind::Lot, Id(i64::MAX)));
            }
            let places = Places::of(&rows);
            for id in (-310..910).chain([i64::MIN, i64::MAX]) {
                prop_assert_eq!(places.find(&rows, Id(id)), rows.binary_search_by_key(&Id(id), |row| row.id));
            }
        }
    }
}
