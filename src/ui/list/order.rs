//! The order of a long list, worked out away from the keys: until it is there the list stands as it stood. What the order
//! is, `search` says.

use crate::domain::kind::Kind;
use crate::search::{Listing, Sort};
use crate::ui::action::{self, Outcome};
use crate::ui::world::World;
use std::sync::Arc;

/// Up to this number of records an order is worked out at once, well within a frame.
const AT_ONCE: usize = 3000;

/// The order a list has, and the one it waits for.
#[derive(Clone, Debug, Default)]
pub struct Order {
    held: Option<Held>,
    waiting: Option<(Vec<Sort>, u64)>,
    wanted: Option<action::Order>,
}

#[derive(Clone, Debug)]
struct Held {
    sorts: Vec<Sort>,
    stamp: u64,
    places: Arc<Vec<u32>>,
}

impl Order {
    /// The place of each record of the noun, in the order of `Register::all`; nothing when it is the order of the
    /// label and that is known. A long order that is not known is asked for; until then the last one that fits, or that
    /// of recording, has to do.
    pub fn places(&mut self, world: &World, kind: Kind, sorts: &[Sort]) -> Option<Arc<Vec<u32>>> {
        let register = &world.register;
        let count = register.all(kind).len();
        let short = count <= AT_ONCE;
        if sorts.is_empty() && (short || register.has_places(kind)) {
            (self.held, self.waiting) = (None, None);
            return None;
        }
        let fits = |held: &&Held| held.sorts == sorts && held.stamp == world.stamp;
        if let Some(held) = self.held.as_ref().filter(fits) {
            return Some(Arc::clone(&held.places));
        }
        if short {
            let places = Arc::new(Listing::places(register, kind, sorts, world.when));
            self.held = Some(Held { sorts: sorts.to_vec(), stamp: world.stamp, places: Arc::clone(&places) });
            return Some(places);
        }
        let waited =
            self.waiting.as_ref().is_some_and(|(for_sorts, stamp)| for_sorts == sorts && *stamp == world.stamp);
        if !waited {
            self.waiting = Some((sorts.to_vec(), world.stamp));
            let (register, sorts, when) = (Arc::clone(register), sorts.to_vec(), world.when);
            self.wanted = Some(action::Order { register, kind, sorts, when, stamp: world.stamp });
        }
        match &self.held {
            Some(held) if held.places.len() == count => Some(Arc::clone(&held.places)),
            _ if register.has_places(kind) => None,
            _ => Some(Arc::new((0..).take(count).collect())),
        }
    }

    /// Waits no longer; answers whether it did.
    pub fn forget_waiting(&mut self) -> bool {
        self.waiting.take().is_some()
    }

    /// The order that has to be worked out.
    pub fn wants(&mut self) -> Option<action::Order> {
        self.wanted.take()
    }

    /// Takes an order; answers whether it is the one the list waits for.
    pub fn take(&mut self, world: &World, kind: Kind, outcome: &Outcome) -> bool {
        let Outcome::Ordered { order, places } = outcome else { return false };
        let waited = self.waiting.as_ref().is_some_and(|(sorts, stamp)| *sorts == order.sorts && *stamp == order.stamp);
        if !waited || order.kind != kind || order.stamp != world.stamp {
            return false;
        }
        self.waiting = None;
        self.held = Some(Held { sorts: order.sorts.clone(), stamp: order.stamp, places: Arc::clone(places) });
        true
    }
}
