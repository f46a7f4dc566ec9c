//! What the office does with requests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::lookup::What;
use super::{Office, Problem};
use crate::domain::disposition::Disposition;
use crate::domain::event::{
    ActorId, AgendaNo, Applicant, Attached, Attachment, Disposed, IncomingLetter, Payload, Registered,
};
use crate::domain::ids::{ContentHash, EntityId, EventHash};
use crate::domain::letter::Urgency;
use crate::domain::numbers::Register;
use crate::domain::procedure::Procedure;
use crate::domain::request::rules::{self, Advance, NewRequest};
use crate::domain::request::{Refusal, Request};
use crate::platform::files;
use crate::wire::event::hash_content;

/// The largest file a request may carry.
pub(super) const MAX_ATTACHMENT: u64 = 100 << 20;

/// A new request as `request new --input FILE.json` reads it (DESIGN §8).
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestInput {
    /// Who asks.
    #[serde(default)]
    pub applicant: Applicant,
    /// The letter it comes with.
    #[serde(default)]
    pub letter: LetterFields,
    /// When it arrived; now when absent.
    #[serde(default)]
    pub received: Option<String>,
    /// `normal`, `urgent` or `immediate`.
    #[serde(default)]
    pub urgency: Urgency,
    /// The procedure's own fields.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Files to attach.
    #[serde(default)]
    pub attachments: Vec<PathBuf>,
}

/// The applicant's letter as input.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterFields {
    /// Its number.
    #[serde(default)]
    pub number: String,
    /// Its date, `2026-11-12`.
    #[serde(default)]
    pub date: Option<String>,
    /// Its `Hal`.
    #[serde(default)]
    pub subject: String,
}

impl Office {
    /// Receives a request, with its agenda number when this device keeps the register.
    ///
    /// # Errors
    /// When something is missing or wrong; then nothing has changed.
    pub fn receive(&mut self, procedure: &str, input: RequestInput) -> Result<EntityId, Problem> {
        self.require_office()?;
        let procedure = self.procedure(procedure)?;
        let now = self.now();
        let at = match input.received.as_deref() {
            Some(text) => self.moment("received", text)?,
            None => now,
        };
        let letter = IncomingLetter {
            number: input.letter.number.trim().to_owned(),
            date: input.letter.date.as_deref().map(|text| date("letter.date", text)).transpose()?,
            subject: input.letter.subject.trim().to_owned(),
        };
        let new =
            NewRequest { applicant: input.applicant, letter, urgency: input.urgency, fields: input.fields };
        let mut received = rules::receive(&procedure, new, at, now)?;
        for path in &input.attachments {
            received.attachments.push(self.keep_file(path)?);
        }
        received.agenda = self.next_agenda()?;
        let id = self.fresh_id()?;
        self.record(vec![(id, received.into())], ActorId::default())?;
        Ok(id)
    }

    /// The next number of the incoming register; `None` on a device that does not keep it.
    fn next_agenda(&self) -> Result<Option<AgendaNo>, Problem> {
        let year = self.year();
        let sequence = self.next_number(Register::Incoming, year)?;
        Ok(sequence.map(|sequence| AgendaNo { year, sequence }))
    }

    /// Gives a request from another laptop its agenda number.
    ///
    /// # Errors
    /// When it has one already or this device does not keep the register.
    pub fn register(&mut self, id: EntityId) -> Result<AgendaNo, Problem> {
        let (request, _) = self.request(id)?;
        if let Some(agenda) = request.agenda {
            return Ok(agenda);
        }
        let agenda = self.next_agenda()?.ok_or(Problem::NotRegister)?;
        self.record(vec![(id, Registered { agenda }.into())], ActorId::default())?;
        Ok(agenda)
    }

    /// One request with the procedure version it walks.
    ///
    /// # Errors
    /// When there is none with this id.
    pub fn request(&mut self, id: EntityId) -> Result<(Request, Arc<Procedure>), Problem> {
        let not_found = || Problem::NotFound { what: What::Request, id: id.to_string() };
        let mut request = self.store().request(id)?.ok_or_else(not_found)?;
        request.conflicts.extend(self.store().shared_conflicts()?.remove(&id).unwrap_or_default());
        let procedure = self.store_mut().procedure(&request.procedure)?.ok_or_else(not_found)?;
        Ok((request, procedure))
    }

    fn require_request(&self, id: EntityId) -> Result<(), Problem> {
        let not_found = || Problem::NotFound { what: What::Request, id: id.to_string() };
        self.store().has_request(id)?.then_some(()).ok_or_else(not_found)
    }

    /// Does a step.
    ///
    /// # Errors
    /// When the rules say no.
    pub fn advance(&mut self, id: EntityId, intent: &Advance<'_>) -> Result<(), Problem> {
        let (request, procedure) = self.request(id)?;
        let events = rules::advance(&request, &procedure, intent, self.now())?;
        let actor = self.lane_actor(&procedure, intent.lane);
        self.record(events.into_iter().map(|event| (id, event)).collect(), actor)?;
        Ok(())
    }

    fn lane_actor(&self, procedure: &Procedure, lane: &str) -> ActorId {
        let position = self.profile().lane_position(&procedure.id, lane);
        position.map(|position| self.actor_for(&position.id)).unwrap_or_default()
    }

    /// Ticks or unticks one requirement.
    ///
    /// # Errors
    /// When the step is not active or has no such requirement.
    pub fn check(&mut self, id: EntityId, step: &str, item: usize, present: bool) -> Result<(), Problem> {
        let (request, procedure) = self.request(id)?;
        self.record_one(id, rules::check(&request, &procedure, step, item, present)?)
    }

    /// Returns a request to the applicant as incomplete.
    ///
    /// # Errors
    /// When the rules say no.
    pub fn give_back(&mut self, id: EntityId, step: Option<&str>, reason: &str) -> Result<(), Problem> {
        let (request, procedure) = self.request(id)?;
        let event = rules::give_back(&request, &procedure, step, reason, self.now())?;
        self.record_one(id, event)
    }

    /// Takes up a returned request again.
    ///
    /// # Errors
    /// When the rules say no.
    pub fn resubmit(&mut self, id: EntityId, reason: &str) -> Result<(), Problem> {
        let (request, _) = self.request(id)?;
        self.record_one(id, rules::resubmit(&request, reason, self.now())?)
    }

    /// Records that the applicant withdraws.
    ///
    /// # Errors
    /// When the rules say no.
    pub fn withdraw(&mut self, id: EntityId, reason: &str) -> Result<(), Problem> {
        let (request, _) = self.request(id)?;
        self.record_one(id, rules::withdraw(&request, reason, self.now())?)
    }

    /// Corrects a field.
    ///
    /// # Errors
    /// When the field or value is wrong, or the reason is empty.
    pub fn correct(&mut self, id: EntityId, field: &str, value: &str, reason: &str) -> Result<(), Problem> {
        let (_, procedure) = self.request(id)?;
        self.record_one(id, rules::correct(&procedure, field, value, reason)?)
    }

    /// Takes back the last step, when nothing rests on it yet.
    ///
    /// # Errors
    /// When no step can be taken back, or the reason is empty.
    pub fn undo(&mut self, id: EntityId, event: Option<EventHash>, reason: &str) -> Result<(), Problem> {
        let (request, _) = self.request(id)?;
        let last = request.history.iter().rev().find(|entry| request.undoable.contains_key(&entry.event));
        let event = event.or(last.map(|entry| entry.event)).ok_or(Refusal::CannotUndo)?;
        self.record_one(id, rules::undo(&request, event, reason)?)
    }

    /// Writes a remark.
    ///
    /// # Errors
    /// When it is empty or too long.
    pub fn note(&mut self, id: EntityId, text: &str) -> Result<(), Problem> {
        self.require_request(id)?;
        self.record_one(id, rules::note(text)?)
    }

    /// Attaches a file, byte for byte.
    ///
    /// # Errors
    /// When it cannot be read or is too large.
    pub fn attach(&mut self, id: EntityId, path: &Path, note: &str) -> Result<Attachment, Problem> {
        self.require_request(id)?;
        let attachment = self.keep_file(path)?;
        let attached =
            Attached { attachment: attachment.clone(), note: note.trim().to_owned(), letter: None };
        self.record_one(id, attached.into())?;
        Ok(attachment)
    }

    /// Writes a row of the disposition chain.
    ///
    /// # Errors
    /// When a position is unknown or nobody receives it.
    pub fn dispose(&mut self, id: EntityId, disposition: Disposition) -> Result<(), Problem> {
        self.require_request(id)?;
        crate::domain::disposition::check(self.profile(), &disposition)?;
        let actor = self.actor_for(&disposition.from);
        self.record(vec![(id, Disposed { disposition }.into())], actor)?;
        Ok(())
    }

    pub(super) fn record_one(&mut self, id: EntityId, event: Payload) -> Result<(), Problem> {
        self.record(vec![(id, event)], ActorId::default())?;
        Ok(())
    }

    /// Copies a file under its hash, so that it is kept byte for byte whatever happens to the original.
    pub(super) fn keep_file(&self, path: &Path) -> Result<Attachment, Problem> {
        let size = std::fs::metadata(path).map_err(Problem::file(path))?.len();
        if size > MAX_ATTACHMENT {
            return Err(Problem::TooLarge { path: path.to_path_buf() });
        }
        let bytes = std::fs::read(path).map_err(Problem::file(path))?;
        let hash = hash_content(&bytes);
        let target = self.blob_path(&hash);
        if !target.exists() {
            let folder = target.parent().unwrap_or(&target);
            std::fs::create_dir_all(folder).map_err(Problem::file(folder))?;
            files::write_whole(&target, &bytes).map_err(Problem::file(&target))?;
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Attachment { name, hash, size: bytes.len() as u64 })
    }

    /// Where a kept file lies.
    pub fn blob_path(&self, hash: &ContentHash) -> PathBuf {
        let name = hash.to_string();
        self.folders().blobs().join(&name[..2]).join(name)
    }

    /// Reads a moment: RFC 3339, or a date and time in the office's own zone.
    ///
    /// # Errors
    /// When it is neither.
    pub fn moment(&self, field: &str, text: &str) -> Result<DateTime<Utc>, Problem> {
        crate::domain::moment::parse(text, self.profile().zone).ok_or_else(|| {
            let (field, value) = (field.to_owned(), text.chars().take(80).collect());
            Refusal::BadValue { field, value, expected: "2026-11-20T09:00:00+07:00" }.into()
        })
    }
}

fn date(field: &str, text: &str) -> Result<NaiveDate, Problem> {
    text.trim().parse().map_err(|_| {
        let (field, value) = (field.to_owned(), text.chars().take(80).collect());
        Refusal::BadValue { field, value, expected: "2026-11-12" }.into()
    })
}
