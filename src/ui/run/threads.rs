//! What runs beside the loop, each in a thread of its own that sends what happens: the terminal and signals, the keeper,
//! and what begins after the first frame.

use super::{BATCH, Happening, broken};
use crate::config::Clock;
use crate::error::Result;
use crate::store::Store;
use crate::store::check::verify_in_background;
use crate::ui::action::{Job, Outcome};
use crate::ui::keeper::{Keeper, Work};
use crate::ui::terminal;
use chrono::{DateTime, Utc};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::low_level::emulate_default_handler;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long the loop gets to end after a signal before the process is ended without it.
const PATIENCE: Duration = Duration::from_millis(900);
/// How long to wait for the rest of what a terminal sends at once. No time at all would also miss what has been read.
const MORE: Duration = Duration::from_millis(2);
/// The shortest time between two tellings of how far long work is.
const TELLING: Duration = Duration::from_millis(100);

/// Checks a large file beside the work; what it finds is told.
pub(super) fn verify(path: PathBuf, happened: Sender<Happening>, first_drawn: Receiver<()>) {
    thread::spawn(move || {
        let _ = first_drawn.recv();
        let found = verify_in_background(&path).err();
        let _ = happened.send(Happening::Outcome(Box::new(Outcome::Verified(found))));
    });
}

/// Makes the daily copy when it is due, on a connection of its own; a copy that fails is told.
pub(super) fn back_up(
    store: Store,
    now: DateTime<Utc>,
    happened: Sender<Happening>,
    first_drawn: Receiver<()>,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let _ = first_drawn.recv();
        if let Err(error) = store.back_up_if_due(now) {
            let _ = happened.send(Happening::Outcome(Box::new(Outcome::Verified(Some(error)))));
        }
    })
}

/// The thread that does jobs with the file.
pub(super) fn keep(
    mut keeper: Keeper,
    clock: Clock,
    stop: Arc<AtomicBool>,
    happened: Sender<Happening>,
) -> Result<(Sender<Job>, thread::JoinHandle<()>)> {
    let (jobs, todo) = channel::<Job>();
    let work = move || {
        for job in todo {
            let told = std::cell::Cell::new(Instant::now());
            let tell = |done, total| {
                if told.get().elapsed() >= TELLING {
                    told.set(Instant::now());
                    let _ = happened.send(Happening::Progress(done, total));
                }
            };
            let work = Work { tell: &tell, stop: &|| stop.load(Ordering::SeqCst) };
            let done = catch_unwind(AssertUnwindSafe(|| keeper.perform_telling(job, clock.now(Utc::now()), &work)));
            let came = done.map_or(Happening::Fault, |outcome| Happening::Outcome(Box::new(outcome)));
            if happened.send(came).is_err() {
                break;
            }
        }
    };
    let keeping = thread::Builder::new().name("keeper".into()).spawn(work).map_err(broken)?;
    Ok((jobs, keeping))
}

/// Signals become happenings; when nobody takes them in time, the process ends without.
pub(super) fn watch_signals(happened: Sender<Happening>) -> Result<()> {
    let wanted = [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT];
    let mut signals = signal_hook::iterator::Signals::new(wanted).map_err(broken)?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let _ = happened.send(Happening::Signal(signal));
            if matches!(signal, SIGHUP | SIGTERM | SIGINT | SIGQUIT) {
                thread::sleep(PATIENCE);
                if signal != SIGHUP {
                    let _ = terminal::give_back();
                }
                let _ = emulate_default_handler(signal);
            }
        }
    });
    Ok(())
}

/// Waits until the terminal is gone: reading alone would not notice, or spin (D2).
#[cfg(unix)]
pub(super) fn watch_terminal(happened: Sender<Happening>) {
    use rustix::event::{PollFd, PollFlags, poll};
    thread::spawn(move || {
        let stdin = io::stdin();
        loop {
            let mut seen = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut seen, None) {
                Ok(_) if !seen[0].revents().is_empty() => break,
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => break,
            }
        }
        let _ = happened.send(Happening::Gone);
        thread::sleep(PATIENCE);
        let _ = emulate_default_handler(SIGHUP);
    });
}

#[cfg(not(unix))]
pub(super) fn watch_terminal(_: Sender<Happening>) {}

pub(super) fn read_terminal(happened: Sender<Happening>) {
    thread::spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            let mut events = vec![event];
            while events.len() < BATCH && crossterm::event::poll(MORE).unwrap_or(false) {
                match crossterm::event::read() {
                    Ok(event) => events.push(event),
                    Err(_) => break,
                }
            }
            if happened.send(Happening::Terminal(events)).is_err() {
                return;
            }
        }
        let _ = happened.send(Happening::Gone);
    });
}
