//! A backup every day, in a folder a person chose, of which the latest are kept.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Office, Problem, Watch};

impl Office {
    /// Writes today's backup into a folder, unless it lies there already, and takes away this laptop's own oldest ones
    /// beyond `keep`. Gives the file when one was written.
    ///
    /// # Errors
    /// When there is no office, the key is locked, or the folder cannot be written.
    pub fn back_up_daily(&mut self, folder: &Path, keep: usize) -> Result<Option<PathBuf>, Problem> {
        self.require_office()?;
        let begins = format!("lajur-cadangan-{}-", &self.key()?.device().to_string()[..8]);
        let path = folder.join(format!("{begins}{}.lajur", self.today().format("%Y%m%d")));
        if path.exists() {
            return Ok(None);
        }
        self.back_up(&path, None, &Watch::default())?;
        let mut own = Vec::new();
        for entry in fs::read_dir(folder).map_err(Problem::file(folder))?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let day = name.strip_prefix(&begins).and_then(|rest| rest.strip_suffix(".lajur"));
            // Only names that were given here are taken away, whatever else lies in the folder.
            if day.is_some_and(|day| day.len() == 8 && day.bytes().all(|digit| digit.is_ascii_digit())) {
                own.push(entry.path());
            }
        }
        own.sort();
        let old = own.len().saturating_sub(keep.max(1));
        for path in own.into_iter().take(old) {
            fs::remove_file(&path).map_err(Problem::file(&path))?;
        }
        Ok(Some(path))
    }
}
