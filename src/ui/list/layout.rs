//! How a list is arranged, to keep: columns and order per noun, and with the filter a saved view (A20, A21).

use super::List;
use crate::search::saved::SavedView;
use crate::ui::world::World;

impl List {
    /// Its arrangement as text; a saved view carries the filter too.
    #[must_use]
    pub fn arrangement(&self, with_filter: bool) -> String {
        let filter = if with_filter { self.filter.text().to_owned() } else { String::new() };
        SavedView { filter, columns: self.columns.clone(), sorts: self.sorts.clone() }.written()
    }

    /// Takes an arrangement; what it names that does not exist any more is passed over.
    pub(super) fn arrange(&mut self, world: &World, kept: &str, with_filter: bool) {
        let Some(view) = SavedView::read(self.kind, kept) else { return };
        if !view.columns.is_empty() {
            self.columns = view.columns;
        }
        self.sorts = view.sorts;
        if with_filter {
            self.set_filter(world, &view.filter);
        }
    }
}
