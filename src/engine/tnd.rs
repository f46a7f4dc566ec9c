//! The letter rules of the office's region: read from a file, handed on as one, shared as part of the profile.

use std::path::Path;

use super::{Office, Problem};
use crate::domain::tnd::{TndFile, TndFlaw, TndTrouble};
use crate::paper::emblem::Emblem;

/// Reads a file of letter rules.
///
/// # Errors
/// When the file cannot be read, or [`Problem::Tnd`] with everything that is wrong with it.
pub fn read(path: &Path) -> Result<TndFile, Problem> {
    let text = std::fs::read_to_string(path).map_err(Problem::file(path))?;
    let bad = |flaws| Problem::Tnd { file: path.display().to_string(), flaws };
    let file = TndFile::parse(&text).map_err(bad)?;
    check_emblem(&file).map_err(|flaw| bad(vec![flaw]))?;
    Ok(file)
}

/// What cannot be printed is refused now, not on the day of the first letter.
fn check_emblem(file: &TndFile) -> Result<(), TndFlaw> {
    let Some(emblem) = &file.emblem else { return Ok(()) };
    Emblem::read(emblem).map(drop).map_err(|error| TndFlaw {
        field: "emblem".to_owned(),
        trouble: TndTrouble::Emblem(error.to_string()),
    })
}

impl Office {
    /// The letter rules in use, as a file that another office can take over.
    pub fn tnd(&self) -> TndFile {
        TndFile::of(self.profile())
    }

    /// Takes letter rules into use; they travel to the other laptops with the office's profile.
    ///
    /// # Errors
    /// When a letter could not be set with them, or the event cannot be stored.
    pub fn set_tnd(&mut self, file: TndFile) -> Result<(), Problem> {
        let mut flaws = file.flaws();
        flaws.extend(check_emblem(&file).err());
        if !flaws.is_empty() {
            return Err(Problem::Tnd { file: "TND".to_owned(), flaws });
        }
        let profile = file.applied(self.profile());
        self.set_profile(profile)
    }
}
