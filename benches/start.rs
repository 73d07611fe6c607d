//! The program itself in a pseudo-terminal: from its start to the first full frame, and the most memory it then held.
//! `cargo bench --bench start [region|large|x10]`
// Printing: figures are what this is for.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use memchr::memmem;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use tempfile::TempDir;

/// What stands at the end of the hint bar, which is drawn last.
const LAST_DRAWN: &str = "hulp";
/// How often each is started.
const STARTS: usize = 11;

fn environment(folder: &Path) -> [(&'static str, String); 7] {
    let folder = folder.display().to_string();
    [
        ("TERM", "xterm-256color".into()),
        ("LANG", "nl_NL.UTF-8".into()),
        ("PERCEEL_TODAY", "2026-11-21".into()),
        ("HOME", folder.clone()),
        ("XDG_DATA_HOME", folder.clone()),
        ("XDG_STATE_HOME", folder.clone()),
        ("XDG_CONFIG_HOME", folder),
    ]
}

/// Time to the first full frame, and the most memory held two seconds later, in KiB, where the system tells it.
fn start(folder: &Path, wait: Duration) -> (Duration, Option<u64>) {
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_perceel"));
    command.env_clear();
    environment(folder).into_iter().for_each(|(name, value)| command.env(name, value));
    command.args(["--allow-unsafe-place", "--db"]);
    command.arg(folder.join("contracten.db"));
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut keys = pair.master.take_writer().unwrap();
    let begun = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let (mut seen, mut bytes) = (Vec::new(), [0; 65536]);
    let took = loop {
        let count = reader.read(&mut bytes).unwrap();
        assert!(count > 0, "it ended: {}", String::from_utf8_lossy(&seen));
        seen.extend_from_slice(&bytes[..count]);
        if memmem::find(&seen, LAST_DRAWN.as_bytes()).is_some() {
            break begun.elapsed();
        }
    };
    let rest = std::thread::spawn(move || while let Ok(1..) = reader.read(&mut bytes) {});
    std::thread::sleep(wait);
    let memory = child.process_id().and_then(|id| std::fs::read_to_string(format!("/proc/{id}/status")).ok());
    let memory = memory.and_then(|status| {
        let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    });
    keys.write_all(b"q").unwrap();
    child.wait().unwrap();
    drop(pair.master);
    rest.join().unwrap();
    (took, memory)
}

fn measure(scale: &str) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("contracten.db");
    let made = Command::new(env!("CARGO_BIN_EXE_perceel"))
        .env_clear()
        .envs(environment(folder.path()))
        .args(["--allow-unsafe-place", "demo", "--scale", scale, "--no-open", "--to"])
        .arg(&file)
        .stdout(Stdio::null())
        .status();
    assert!(made.unwrap().success());
    let mut times: Vec<Duration> = (0..STARTS).map(|_| start(folder.path(), Duration::from_millis(300)).0).collect();
    times.sort_unstable();
    // Everything that is worked out beside the first frame is there by then.
    let (_, memory) = start(folder.path(), Duration::from_secs(4));
    let memory = memory.map_or_else(|| "not told here".into(), |kib| format!("{} MiB", kib / 1024));
    println!(
        "{scale}: start to first full frame {:.0?} (lowest {:.0?}, highest {:.0?}), most memory {memory}",
        times[times.len() / 2],
        times[0],
        times[times.len() - 1]
    );
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    for scale in ["region", "large", "x10"] {
        let asked = if wanted.is_empty() { scale != "x10" } else { wanted.iter().any(|word| word == scale) };
        if asked {
            measure(scale);
        }
    }
}
