//! What is still to be filled in: per noun and field the records of which something that is asked is not known.

use super::{heading, rank, within};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record};
use crate::domain::tally::is_archived;
use crate::domain::written::show_whole;
use crate::text::Message;
use crate::theme::Role;
use crate::ui::page::{Cell, Content, Line, Target};
use crate::ui::world::World;

/// What is missing, under its heading.
pub fn lines(world: &World) -> Vec<Line> {
    let words = world.words;
    let gaps = gaps(world);
    let total: usize = gaps.iter().map(|gap| gap.count).sum();
    let mut lines = vec![heading(words.get("ui-overview-incomplete"), Some(show_whole(total as i64, words.lang())))];
    if gaps.is_empty() {
        lines.push(Line::new(Content::Text(words.get("ui-overview-complete"))));
    }
    lines.extend(gaps.into_iter().map(|gap| gap.line(world)));
    lines
}

/// Records of which something that is asked is not known.
struct Gap {
    kind: Kind,
    column: &'static str,
    count: usize,
    /// Which; nothing while the records of the noun are not read yet.
    ids: Option<Vec<Id>>,
}

fn gaps(world: &World) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
        let tally = world.register.tally(kind, world.when.day);
        for ((at, field), count) in kind.noun().fields.iter().enumerate().zip(tally.missing) {
            let missing = |record: &&Record| record.values[at].is_unknown() && !is_archived(kind, record);
            if count > 0 {
                let all = world.register.all(kind).iter();
                let ids = world.register.is_read(kind).then(|| all.filter(missing).map(|record| record.id).collect());
                gaps.push(Gap { kind, column: field.name, count, ids });
            }
        }
    }
    // Within a noun the largest gap first.
    gaps.sort_by_key(|gap| (rank(gap.kind), gap.kind, std::cmp::Reverse(gap.count)));
    gaps
}

impl Gap {
    /// What is missing, to be read after the noun: a phrase of its own (`ui-gap-NOUN-FIELD`) where the name of the
    /// field makes none.
    fn title(&self, world: &World) -> String {
        let words = world.words;
        let own = format!("ui-gap-{}-{}", self.kind.name(), self.column).replace('_', "-");
        words.find(&own).unwrap_or_else(|| {
            let label = words.field(self.kind.name(), self.column);
            let bare = label.split(" (").next().unwrap_or(&label);
            words.say(&Message::new("ui-without").with("label", within(bare)))
        })
    }

    fn line(self, world: &World) -> Line {
        let words = world.words;
        let count = Cell::new(show_whole(self.count as i64, words.lang()), 8).right();
        let title = self.title(world);
        let kind = if self.count == 1 { words.kind_one(self.kind.name()) } else { words.kind(self.kind.name()) };
        let sentence = format!("{} {title}", within(&kind));
        let cells = vec![Cell::new("?", 1).role(Role::Unknown), count, Cell::new(sentence, 0)];
        match self.ids {
            Some(ids) => Line::to(Content::Row(cells), Target::Records { kind: self.kind, ids: ids.into(), title }),
            None => Line::new(Content::Row(cells)),
        }
    }
}
