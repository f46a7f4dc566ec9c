//! What somebody is typing into a letter and has not saved yet: it survives a crash, and leaves this laptop never.

use std::io::ErrorKind;
use std::path::PathBuf;

use super::{Office, Problem};
use crate::domain::ids::EntityId;
use crate::domain::letter::Content;
use crate::platform::files;

impl Office {
    fn working_copy_path(&self, letter: EntityId) -> PathBuf {
        self.folders().working_copies().join(format!("{letter}.json"))
    }

    /// The working copy of a letter, when one was left. A damaged one counts as none: the letter itself is safe.
    pub fn working_copy(&self, letter: EntityId) -> Option<Content> {
        let text = std::fs::read_to_string(self.working_copy_path(letter)).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Keeps the working copy of a letter.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep_working_copy(&self, letter: EntityId, content: &Content) -> Result<(), Problem> {
        let path = self.working_copy_path(letter);
        let text = serde_json::to_string(content).map_err(|error| Problem::Paper(error.to_string()))?;
        std::fs::create_dir_all(self.folders().working_copies()).map_err(Problem::file(&path))?;
        files::write_whole(&path, text.as_bytes()).map_err(Problem::file(&path))
    }

    /// Throws the working copy of a letter away.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn drop_working_copy(&self, letter: EntityId) -> Result<(), Problem> {
        let path = self.working_copy_path(letter);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Problem::file(&path)(error)),
            _ => Ok(()),
        }
    }
}
