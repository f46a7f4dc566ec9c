//! The register of officials: recording who takes a position, appointed or acting.

use super::{Office, Problem};
use crate::domain::office::{Assignment, Person};

impl Office {
    /// Records that somebody the office knows takes a position from a day on.
    ///
    /// # Errors
    /// When the position or the person is unknown, or the days contradict each other.
    pub fn assign(&mut self, assignment: Assignment) -> Result<(), Problem> {
        let profile = self.profile().assigned(assignment)?;
        self.set_profile(profile)
    }

    /// Records that somebody, perhaps new to the office, takes a position from a day on.
    ///
    /// # Errors
    /// As [`Office::assign`], or when the name is empty.
    pub fn assign_person(&mut self, person: Person, assignment: Assignment) -> Result<(), Problem> {
        let (profile, person) = self.profile().with_person(person)?;
        let profile = profile.assigned(Assignment { person, ..assignment })?;
        self.set_profile(profile)
    }
}
