//! The links of one field, turned round: who points at a record. Questions ask this by the million and a file has hundreds of
//! thousands of links, so that they lie in one row, by whom they point at, instead of in a list of their own each.

use super::places::Places;
use super::record::{Id, Record, Value};

/// Who points at whom.
pub struct Referrers {
    /// Whom is pointed at, by id, and where each is.
    targets: Vec<Id>,
    places: Places,
    /// Where those who point at each target begin; one more than there are targets.
    starts: Vec<u32>,
    referrers: Vec<Id>,
}

impl Referrers {
    /// Of the link field at that position, in a table sorted by id.
    #[must_use]
    pub fn of(rows: &[Record], field: usize) -> Self {
        let linked = |record: &Record| match &record.values[field] {
            Value::Link(_) => 1,
            Value::Links(ids) => ids.len(),
            _ => 0,
        };
        let mut links: Vec<(Id, Id)> = Vec::with_capacity(rows.iter().map(linked).sum());
        for record in rows {
            match &record.values[field] {
                Value::Link(id) => links.push((*id, record.id)),
                Value::Links(ids) => links.extend(ids.iter().map(|id| (*id, record.id))),
                _ => {}
            }
        }
        links.sort_unstable();
        let runs = || links.chunk_by(|one, other| one.0 == other.0);
        let count = runs().count();
        let (mut targets, mut starts) = (Vec::with_capacity(count), Vec::with_capacity(count + 1));
        let mut start = 0;
        for run in runs() {
            targets.push(run[0].0);
            starts.push(start);
            start += u32::try_from(run.len()).unwrap_or(u32::MAX);
        }
        starts.push(start);
        let referrers = links.into_iter().map(|(_, referrer)| referrer).collect::<Box<[Id]>>().into_vec();
        Self { places: Places::of(&targets), targets, starts, referrers }
    }

    /// Who points at a record, by id.
    #[must_use]
    pub fn at(&self, target: Id) -> &[Id] {
        let Ok(at) = self.places.find(&self.targets, target) else { return &[] };
        let (from, to) = (self.starts[at] as usize, self.starts[at + 1] as usize);
        self.referrers.get(from..to).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_point_at_a_record_are_found_by_id() {
        let record = |id, value| Record { id: Id(id), values: vec![Value::Unknown, value].into() };
        let rows = [
            record(1, Value::Link(Id(9))),
            record(2, Value::Unknown),
            record(4, Value::Links(vec![Id(3), Id(9), Id(i64::MAX)].into())),
            record(7, Value::Link(Id(3))),
        ];
        let referrers = Referrers::of(&rows, 1);
        assert_eq!(referrers.at(Id(9)), [Id(1), Id(4)]);
        assert_eq!(referrers.at(Id(3)), [Id(4), Id(7)]);
        assert_eq!(referrers.at(Id(i64::MAX)), [Id(4)]);
        for nobody in [0, 1, 2, 5, -1, i64::MIN] {
            assert!(referrers.at(Id(nobody)).is_empty());
        }
        assert!(Referrers::of(&[], 1).at(Id(3)).is_empty());
    }
}
