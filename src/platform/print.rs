//! Handing a finished paper to the system's printer.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

/// What prints.
#[derive(Debug, Clone)]
pub enum Printer {
    /// The system's own print path: `lp` on Linux and macOS, the shell's print verb on Windows.
    System,
    /// Keeps what would be printed, for tests.
    Kept(Arc<Mutex<Vec<PathBuf>>>),
}

impl Printer {
    /// Prints a PDF on the system's usual printer, at its own size.
    ///
    /// On Windows the program that shows PDFs prints the file after this returns, so the file must stay for a while.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] when there is no print system, anything else when it refuses the file.
    pub fn print(&self, path: &Path) -> io::Result<()> {
        match self {
            Self::System => run(command(path)),
            Self::Kept(kept) => {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_path_buf());
                Ok(())
            }
        }
    }
}

#[cfg(not(windows))]
fn command(path: &Path) -> Command {
    let mut command = Command::new("lp");
    // The page has the exact size of the paper; shrinking it would move everything.
    command.args(["-s", "-o", "print-scaling=none", "--"]).arg(path);
    command
}

#[cfg(windows)]
fn command(path: &Path) -> Command {
    let mut command = Command::new("powershell");
    // The name goes in as an argument of its own, so that nothing in it is taken for a command.
    command.args([
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        "Start-Process -Verb Print -FilePath $args[0]",
    ]);
    command.arg(path);
    command
}

fn run(mut command: Command) -> io::Result<()> {
    let output = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(said.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kept_printer_keeps_the_file_s_name() {
        let kept = Arc::new(Mutex::new(Vec::new()));
        Printer::Kept(Arc::clone(&kept)).print(Path::new("surat.pdf")).unwrap();
        assert_eq!(*kept.lock().unwrap(), [PathBuf::from("surat.pdf")]);
    }

    #[test]
    fn the_file_is_an_argument_of_its_own() {
        let command = command(Path::new("nama; rm -rf $(x).pdf"));
        assert_eq!(command.get_args().last().unwrap(), "nama; rm -rf $(x).pdf");
    }
}
