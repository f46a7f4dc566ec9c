//! Papers on their way to the printer.

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
        let folder = self.folders().prints();
        std::fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
        let plain =
            |letter: char| if letter.is_alphanumeric() || "-_".contains(letter) { letter } else { '-' };
        let name: String = name.chars().take(80).map(plain).collect();
        let path = folder.join(format!("{name}.pdf"));
        files::write_whole(&path, pdf).map_err(Problem::file(&path))?;
        self.printer.print(&path).map_err(Problem::Printer)
    }
}
