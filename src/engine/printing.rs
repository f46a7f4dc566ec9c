//! Papers on their way to the printer.

use std::path::PathBuf;

use super::{Office, Problem};
use crate::platform::files;
use crate::platform::print::Printer;

impl Office {
    /// Replaces what prints: tests keep what would have been printed.
    pub fn set_printer(&mut self, printer: Printer) {
        self.printer = printer;
    }

    /// Hands a paper to the printer under a name that its queue shows.
    ///
    /// The copy stays in the office folder until the program starts anew, because some systems print it later.
    ///
    /// # Errors
    /// When the folder cannot be written, or [`Problem::Printer`] when there is no print system or it refuses.
    pub fn print(&self, name: &str, pdf: &[u8]) -> Result<(), Problem> {
        self.hand_to_printer(name, pdf)
    }

    /// Prints a paper whose copy must not stay: it goes as soon as the print system has it. Where that system reads
    /// the file later, as on Windows, it goes at the next start.
    ///
    /// # Errors
    /// As [`Office::print`]; then nothing stays either.
    pub fn print_secret(&self, name: &str, pdf: &[u8]) -> Result<(), Problem> {
        let printed = self.hand_to_printer(name, pdf);
        if cfg!(not(windows)) || printed.is_err() {
            // What cannot be taken away now goes at the next start.
            let _ = std::fs::remove_file(self.copy_for_printer(name));
        }
        printed
    }

    fn copy_for_printer(&self, name: &str) -> PathBuf {
        let plain =
            |letter: char| if letter.is_alphanumeric() || "-_".contains(letter) { letter } else { '-' };
        let name: String = name.chars().take(80).map(plain).collect();
        self.folders().prints().join(format!("{name}.pdf"))
    }

    fn hand_to_printer(&self, name: &str, pdf: &[u8]) -> Result<(), Problem> {
        let folder = self.folders().prints();
        std::fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
        let path = self.copy_for_printer(name);
        files::write_private(&path, pdf).map_err(Problem::file(&path))?;
        self.printer.print(&path).map_err(Problem::Printer)
    }
}
