//! What is made ready ahead of the key that needs it, in threads of its own: the indexes of the register after the first
//! frame, and the texts of nouns with very many records when a list of them or the palette opens.

use super::app::App;
use super::popup::Popup;
use super::screen::Screen;
use crate::domain::kind::Kind;
use crate::domain::register::Register;
use crate::search::Listing;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;

/// Texts of nouns with more records are made when somebody is about to search them: they are most of the memory that all
/// indexes take together, and seldom needed.
const MANY: usize = 20_000;

/// Builds the indexes that screens will ask for, after the first frame.
pub fn warm(register: Arc<Register>, first_drawn: Option<Receiver<()>>) {
    thread::spawn(move || {
        // Nothing is ever sent: the other end goes when there is a frame, or nothing left to draw for.
        first_drawn.map(|drawn| drawn.recv());
        for kind in Kind::ALL.iter().copied() {
            register.warm(kind);
            if register.all(kind).len() <= MANY {
                let _ = register.folded(kind);
            }
            Listing::warm(&register, kind);
        }
    });
}

/// What is being made ready for searching.
#[derive(Default)]
pub struct Ahead {
    begun: Option<(u64, Vec<Kind>)>,
}

impl Ahead {
    /// Makes ready what the screen as it is now can be searched for, unless that was begun already.
    pub fn look(&mut self, app: &App) {
        let mut kinds = searched_soon(app);
        kinds.retain(|kind| app.world.register.all(*kind).len() > MANY);
        let wanted = Some((app.world.facts, kinds));
        if self.begun == wanted {
            return;
        }
        self.begun = wanted;
        let (register, kinds) = (Arc::clone(&app.world.register), self.begun.iter().flat_map(|(_, kinds)| kinds));
        let kinds: Vec<Kind> = kinds.copied().filter(|kind| !register.has_folded(*kind)).collect();
        if !kinds.is_empty() {
            thread::spawn(move || {
                kinds.into_iter().for_each(|kind| {
                    let _ = register.folded(kind);
                })
            });
        }
    }
}

/// The nouns whose text the next keys can ask for.
fn searched_soon(app: &App) -> Vec<Kind> {
    if app.popups().iter().any(|popup| matches!(popup, Popup::Finder(_))) {
        return super::finder::searched().collect();
    }
    match app.top() {
        Screen::List(list) => vec![list.kind],
        _ => Vec::new(),
    }
}
