//! Is the office folder sound: database, signatures, projections, attached files?

use std::fs::File;

use super::{Office, Problem};
use crate::domain::ids::ContentHash;
use crate::store::{Findings, Starts};

/// What a check of the whole folder found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The database.
    pub store: Findings,
    /// Attached files looked at.
    pub files: u64,
    /// Attached files that have not arrived here yet.
    pub missing: Vec<ContentHash>,
    /// Attached files whose bytes are not what their name says.
    pub changed: Vec<ContentHash>,
}

impl Health {
    /// Whether nothing is damaged. A file that has not arrived is no damage.
    pub fn is_sound(&self) -> bool {
        self.store.is_sound() && self.changed.is_empty()
    }
}

impl Office {
    /// Checks database, signatures, logs, projections and attached files; changes nothing.
    ///
    /// # Errors
    /// When something cannot be read at all.
    pub fn verify(&mut self) -> Result<Health, Problem> {
        let store = self.store_mut().check()?;
        let mut health = Health { store, files: 0, missing: Vec::new(), changed: Vec::new() };
        for hash in self.store().named_after(&Starts::new())?.into_keys() {
            health.files += 1;
            let path = self.blob_path(&hash);
            let Ok(mut file) = File::open(&path) else {
                health.missing.push(hash);
                continue;
            };
            let mut hasher = blake3::Hasher::new();
            std::io::copy(&mut file, &mut hasher).map_err(Problem::file(&path))?;
            if hasher.finalize().as_bytes() != hash.as_bytes() {
                health.changed.push(hash);
            }
        }
        Ok(health)
    }

    /// Makes every projection anew from the events; true when any event's status changed.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn rebuild(&mut self) -> Result<bool, Problem> {
        let changed = self.store_mut().rebuild()?;
        self.reload_profile()?;
        Ok(changed)
    }
}
