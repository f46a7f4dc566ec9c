//! Lajur: opens the window, or runs the command named on the command line.

use std::process::ExitCode;

use lajur::boot;
use lajur::cli::{self, Wanted};

fn main() -> ExitCode {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_default();
    match cli::run(std::env::args_os().collect(), &locale) {
        Wanted::Done(code) => code,
        Wanted::Window { data_dir, language } => boot::window(data_dir, language, cli::language_of(&locale)),
    }
}
