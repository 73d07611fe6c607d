//! The terminal as it is taken and given back: raw mode, the other screen, paste, mouse, title. Given back on every way
//! out, a panic included (A47, D1).

use std::fs::File;
use std::io::{self, BufWriter, stdout};
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    EnableMouseCapture,
};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{
    DisableLineWrap, EnableLineWrap, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::steady::Steady;
use crate::shown::Shown;

/// What is drawn on.
pub type Screen = Terminal<Steady<CrosstermBackend<BufWriter<File>>>>;

/// Whether the terminal is ours. The panic hook is the one place that cannot be handed a value, so this is the one
/// thing of the program that all threads see.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Standard output beside Rust's own lock on it, so that a thread that fails can give the terminal back while another
/// holds that lock.
fn out() -> io::Result<File> {
    Ok(File::from(stdout().as_fd().try_clone_to_owned()?))
}

/// Gives the terminal back when it is dropped.
pub struct Guard {
    mouse: bool,
}

impl Guard {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When it cannot be set.
    pub fn take(mouse: bool) -> io::Result<Self> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let _ = give_back();
            before(panic);
        }));
        let guard = Self { mouse };
        guard.enter()?;
        Ok(guard)
    }

    fn enter(&self) -> io::Result<()> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        // The title that was there is kept by the terminal and taken back at the end.
        execute!(out()?, Print("\x1b[22;2t"), EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange)?;
        // What a terminal draws wider than it is must not run on into the next row.
        execute!(out()?, DisableLineWrap)?;
        self.set_mouse(self.mouse)
    }

    fn set_mouse(&self, on: bool) -> io::Result<()> {
        if on { execute!(out()?, EnableMouseCapture) } else { execute!(out()?, DisableMouseCapture) }
    }

    /// Takes the mouse or leaves it to the terminal.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        self.set_mouse(on)
    }

    /// Gives the terminal back, lets `pause` wait, and takes it again.
    ///
    /// # Errors
    /// When it cannot be set.
    pub fn lend(&mut self, pause: impl FnOnce()) -> io::Result<()> {
        give_back()?;
        pause();
        self.enter()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let _ = give_back();
    }
}

/// Gives the terminal back; does nothing when it is not ours.
///
/// # Errors
/// When it cannot be set.
pub fn give_back() -> io::Result<()> {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let written = execute!(
        out()?,
        DisableMouseCapture,
        DisableFocusChange,
        DisableBracketedPaste,
        EnableLineWrap,
        LeaveAlternateScreen,
        Show,
        Print("\x1b[23;2t")
    );
    disable_raw_mode().and(written)
}

/// Whether the terminal is ours.
#[must_use]
pub fn is_taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// Forgets that the terminal is ours: it is gone, and writing to it would only fail or hang.
pub fn forget() {
    TAKEN.store(false, Ordering::SeqCst);
}

/// Sets the title of the window.
///
/// # Errors
/// When the terminal cannot be written.
pub fn set_title(title: &str) -> io::Result<()> {
    execute!(out()?, SetTitle(Shown::line(title)))
}

/// A screen to draw on.
///
/// # Errors
/// When the size of the terminal cannot be read.
pub fn screen() -> io::Result<Screen> {
    Terminal::new(Steady(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, out()?))))
}
