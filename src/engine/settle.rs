//! Settling what two laptops did at once: people choose, with a reason; both sides stay in the history.

use super::lookup::What;
use super::{Office, Problem};
use crate::domain::event::{ActorId, Payload, Reregistered};
use crate::domain::ids::EntityId;
use crate::domain::letter::life;
use crate::domain::numbers::Register;
use crate::domain::request::rules::{self, Settle};
use crate::domain::request::{Conflict, Refusal, Subject, Version};
use crate::domain::shared::{self, Confirmed};

impl Office {
    /// Settles a conflict, which is named by its id or the beginning of it.
    ///
    /// # Errors
    /// When there is none, the version does not exist, or the reason is empty.
    pub fn settle(&mut self, conflict: &str, settle: &Settle<'_>, reason: &str) -> Result<(), Problem> {
        let not_found = || Problem::NotFound { what: What::Conflict, id: conflict.to_owned() };
        let stored = self.store().conflicts()?;
        let mut matching = stored.iter().filter(|it| it.conflict.id.to_string().starts_with(conflict));
        let found = matching.next().filter(|_| !conflict.is_empty()).ok_or_else(not_found)?;
        if matching.next().is_some() {
            return Err(Problem::Ambiguous { what: What::Conflict, id: conflict.to_owned() });
        }
        match &found.conflict.subject {
            Subject::Letter { .. } => self.settle_letter(&found.conflict, settle, reason),
            Subject::Step { .. } | Subject::Field { .. } => {
                let (_, procedure) = self.request(found.entity)?;
                let event = rules::settle(&procedure, &found.conflict, settle, reason)?;
                self.record_one(found.entity, event)
            }
            _ => self.settle_shared(&found.conflict, settle, reason),
        }
    }

    /// Whether one choice more than there are versions lets every one of them stand.
    pub fn all_may_stand(&self, conflict: &Conflict) -> bool {
        all_may_stand(conflict)
    }

    fn settle_shared(
        &mut self,
        conflict: &Conflict,
        settle: &Settle<'_>,
        reason: &str,
    ) -> Result<(), Problem> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Refusal::NeedsReason.into());
        }
        let unknown = || Refusal::UnknownVersion { count: conflict.versions.len() };
        let chosen = match settle {
            // One more than there are versions means: every one of them stands.
            Settle::Version(number) if *number == conflict.versions.len() + 1 && all_may_stand(conflict) => {
                None
            }
            Settle::Version(number) => {
                let index = number.checked_sub(1).ok_or_else(unknown)?;
                Some(conflict.versions.get(index).ok_or_else(unknown)?)
            }
            Settle::Step(_) => return Err(unknown().into()),
        };
        let mut happened = match (&conflict.subject, chosen) {
            (Subject::Number { register, year, .. }, Some(keeper)) => {
                self.renumber(conflict, keeper, *register, *year, reason)?
            }
            (Subject::SameLetter { .. }, Some(keeper)) => self.withdraw_doubles(conflict, keeper, reason)?,
            (Subject::Device { .. }, Some(chosen)) => {
                self.require_admin()?;
                let events = self.store().applied_events(EntityId::ROSTER)?;
                let said = events.into_iter().find(|event| event.hash == chosen.event);
                said.map(|event| (EntityId::ROSTER, event.payload)).into_iter().collect()
            }
            _ => Vec::new(),
        };
        let choice = chosen.map_or_else(|| shared::ALL.to_owned(), |version| version.option.clone());
        let members = conflict.versions.iter().map(|version| version.event).collect();
        let confirmed = Confirmed { conflict: conflict.id, members, choice, reason: reason.to_owned() };
        happened.push((EntityId::REGISTERS, confirmed.into()));
        self.record(happened, ActorId::default())?;
        Ok(())
    }

    /// Everybody but the keeper gets the register's next number.
    fn renumber(
        &self,
        conflict: &Conflict,
        keeper: &Version,
        register: Register,
        year: i32,
        reason: &str,
    ) -> Result<Vec<(EntityId, Payload)>, Problem> {
        let mut used = self.store().used_numbers(register, year)?;
        let mut happened = Vec::new();
        for version in conflict.versions.iter().filter(|version| version.option != keeper.option) {
            let id: EntityId = version
                .option
                .parse()
                .map_err(|_| Refusal::UnknownVersion { count: conflict.versions.len() })?;
            let sequence = self.number_after(register, year, &used)?.ok_or(Problem::NotRegister)?;
            used.insert(sequence);
            let payload = match register {
                Register::Incoming => {
                    let request = self.store().request(id)?;
                    let old = request.and_then(|request| request.agenda);
                    let old = old.ok_or(Refusal::UnknownVersion { count: conflict.versions.len() })?;
                    let agenda = crate::domain::event::AgendaNo { year, sequence };
                    Reregistered { agenda, old, reason: reason.to_owned() }.into()
                }
                Register::Outgoing | Register::Memo => {
                    let letter = self.letter(id)?;
                    let date =
                        letter.numbering.as_ref().map(|it| it.date).ok_or(Refusal::LetterIs(letter.state))?;
                    let numbering = self.numbering(&letter, sequence, "", date)?;
                    life::renumber(&letter, numbering, reason)?
                }
            };
            happened.push((id, payload));
        }
        Ok(happened)
    }

    /// Of two receipts of one letter only one goes on.
    fn withdraw_doubles(
        &mut self,
        conflict: &Conflict,
        keeper: &Version,
        reason: &str,
    ) -> Result<Vec<(EntityId, Payload)>, Problem> {
        let now = self.now();
        let mut happened = Vec::new();
        for version in conflict.versions.iter().filter(|version| version.option != keeper.option) {
            let id: EntityId = version
                .option
                .parse()
                .map_err(|_| Refusal::UnknownVersion { count: conflict.versions.len() })?;
            let (request, _) = self.request(id)?;
            if request.state.is_open() {
                happened.push((id, rules::withdraw(&request, reason, now)?));
            }
        }
        Ok(happened)
    }
}

/// Whether people may let every version stand: a fork is a fact, and two letters may look alike.
fn all_may_stand(conflict: &Conflict) -> bool {
    matches!(conflict.subject, Subject::SameLetter { .. } | Subject::Log { .. } | Subject::Device { .. })
}
