//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    perceel::cli::run(std::env::args_os().collect())
}
