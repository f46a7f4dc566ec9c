//! What the office does with letters: draft, revise, initial, sign, number, dispatch.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::lookup::What;
use super::{Office, Problem};
use crate::domain::event::Role;
use crate::domain::ids::EntityId;
use crate::domain::letter::{Block, Body, Content, Letter, LetterKind, Numbering, Security, Urgency, life};
use crate::domain::numbering::{Given, Known, NoNumber, Pattern, insert, next};
use crate::domain::numbers::Register;
use crate::domain::procedure::Procedure;
use crate::domain::request::rules::Settle;
use crate::domain::request::{Conflict, Refusal, Request, Subject};

/// What a person may set on a letter; the rest comes from the template and the request (DESIGN §8).
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterInput {
    /// The office or position addressed.
    pub addressee: Option<String>,
    /// The place below `di`.
    pub place: Option<String>,
    /// The `Hal` line.
    pub subject: Option<String>,
    /// Who may read it.
    pub security: Option<Security>,
    /// How fast it must be dealt with.
    pub urgency: Option<Urgency>,
    /// The body's paragraphs or points, in place of the template's.
    pub paragraphs: Option<Vec<String>>,
    /// Reasons of a refusal, or what is missing.
    pub reasons: Option<Vec<String>>,
    /// Tembusan.
    pub copies: Option<Vec<String>>,
    /// Id of the position that signs.
    pub signatory: Option<String>,
}

impl Office {
    /// One letter.
    ///
    /// # Errors
    /// When there is none with this id.
    pub fn letter(&self, id: EntityId) -> Result<Letter, Problem> {
        let found = self.store().letter(id)?;
        let mut letter = found.ok_or_else(|| Problem::NotFound { what: What::Letter, id: id.to_string() })?;
        letter.conflicts.extend(self.store().shared_conflicts()?.remove(&id).unwrap_or_default());
        Ok(letter)
    }

    /// Drafts a letter for a request from the template of its kind.
    ///
    /// # Errors
    /// When the request lacks what the letter quotes, or a position is unknown.
    pub fn draft_letter(
        &mut self,
        request: EntityId,
        kind: LetterKind,
        input: &LetterInput,
    ) -> Result<EntityId, Problem> {
        let content = self.compose(request, kind, input)?;
        let chain = self.initials_chain(request, &content)?;
        let id = self.fresh_id()?;
        self.record_one(id, life::draft(request, kind, content, chain))?;
        Ok(id)
    }

    /// The chain of initials: from whoever drafts for this request's service up to the signatory. A nota dinas and a
    /// berita acara are signed by their own author and need none.
    fn initials_chain(&mut self, request: EntityId, content: &Content) -> Result<Vec<String>, Problem> {
        let (_, procedure) = self.request(request)?;
        Ok(self.chain_of(&procedure, content))
    }

    /// The chain of initials of a letter about a service.
    pub(super) fn chain_of(&self, procedure: &Procedure, content: &Content) -> Vec<String> {
        let profile = self.profile();
        let drafter = match content.body {
            Body::Report { .. } | Body::Memo { .. } | Body::Handover { .. } => {
                Some(content.signatory.as_str())
            }
            _ => profile.drafter(procedure).map(|position| position.id.as_str()),
        };
        life::chain(profile, drafter.unwrap_or_default(), &content.signatory)
    }

    /// Writes a letter's next revision with what the input sets; a signed letter needs a reason to be reopened.
    ///
    /// # Errors
    /// When the letter can no longer be revised.
    pub fn revise_letter(&mut self, id: EntityId, input: &LetterInput, reason: &str) -> Result<(), Problem> {
        let letter = self.letter(id)?;
        let current = letter.current().map(|revision| revision.content.clone());
        let current = current.ok_or_else(|| Problem::NotFound { what: What::Letter, id: id.to_string() })?;
        let content = apply(current, input);
        self.write_revision(id, content, reason)
    }

    /// Writes a letter's next revision as it is given.
    ///
    /// # Errors
    /// When the letter can no longer be revised, or a position is unknown.
    pub fn write_revision(&mut self, id: EntityId, content: Content, reason: &str) -> Result<(), Problem> {
        let letter = self.letter(id)?;
        self.check_content(&content)?;
        self.record_one(id, life::revise(&letter, content, reason)?)
    }

    /// Initials the current revision: for the named position, or for whoever is next.
    ///
    /// # Errors
    /// When somebody else is next or the letter is past initials.
    pub fn initial_letter(&mut self, id: EntityId, position: Option<&str>) -> Result<String, Problem> {
        let letter = self.letter(id)?;
        let next = letter.next_initial().unwrap_or_default().to_owned();
        let event = life::initial(&letter, position)?;
        let actor = self.actor_for(&next);
        self.record(vec![(id, event)], actor)?;
        Ok(next)
    }

    /// Sends a konsep back to its drafter.
    ///
    /// # Errors
    /// When the letter is past its konsep or the reason is empty.
    pub fn send_back_letter(&mut self, id: EntityId, position: &str, reason: &str) -> Result<(), Problem> {
        let letter = self.letter(id)?;
        let event = life::send_back(&letter, position, reason)?;
        let actor = self.actor_for(position);
        self.record(vec![(id, event)], actor)?;
        Ok(())
    }

    /// Records the signature under the current revision.
    ///
    /// # Errors
    /// When initials are missing, the letter is no konsep any more, or nobody holds the signatory's position that day.
    pub fn sign_letter(&mut self, id: EntityId, at: Option<DateTime<Utc>>) -> Result<(), Problem> {
        let letter = self.letter(id)?;
        let now = self.now();
        let at = at.unwrap_or(now);
        if at > now {
            return Err(Refusal::Future.into());
        }
        let day = at.with_timezone(&self.profile().zone.offset()).date_naive();
        let event = life::sign(&letter, at, self.profile(), day)?;
        let signatory = letter.current().map(|current| current.content.signatory.clone()).unwrap_or_default();
        let actor = self.actor_for(&signatory);
        self.record(vec![(id, event)], actor)?;
        Ok(())
    }

    /// Gives a signed letter the next number of its series, and its date.
    ///
    /// # Errors
    /// When the letter is not signed, this device has no number to give, or a later date has its number already.
    pub fn number_letter(&mut self, id: EntityId, date: Option<NaiveDate>) -> Result<Numbering, Problem> {
        let letter = self.letter(id)?;
        let date = date.unwrap_or_else(|| self.today());
        let (given, start) = self.given(&letter, date)?;
        // A block lent to a laptop is used when that laptop needs it; the register's own numbers follow the dates.
        if self.has_role(Role::Register) {
            next(&given, start, date).map_err(no_number)?;
        }
        let year = chrono::Datelike::year(&date);
        let sequence = self.next_number(letter.kind.register(), year)?.ok_or(Problem::NotRegister)?;
        self.record_number(&letter, sequence, "", date)
    }

    /// Gives a signed letter a number inserted for a date already passed (nomor sisipan).
    ///
    /// # Errors
    /// When the letter is not signed, this device does not keep the register, or the date needs no inserted number.
    pub fn insert_number(&mut self, id: EntityId, date: NaiveDate) -> Result<Numbering, Problem> {
        let letter = self.letter(id)?;
        if !self.has_role(Role::Register) {
            return Err(Problem::NotRegister);
        }
        let (given, start) = self.given(&letter, date)?;
        let (sequence, suffix) = insert(&given, start, date).map_err(no_number)?;
        self.record_number(&letter, sequence, &suffix, date)
    }

    /// The numbers that a letter's series has given in a date's year, and the last before Lajur took over.
    fn given(&self, letter: &Letter, date: NaiveDate) -> Result<(Vec<Given>, u32), Problem> {
        if date > self.today() {
            return Err(Refusal::Future.into());
        }
        let offset = self.profile().zone.offset();
        let signed = letter.signed.as_ref().map(|signed| signed.at.with_timezone(&offset).date_naive());
        if let Some(signed) = signed.filter(|signed| date < *signed) {
            return Err(Refusal::DateBeforeSignature { signed }.into());
        }
        let (register, year) = (letter.kind.register(), chrono::Datelike::year(&date));
        Ok((self.store().given_numbers(year, register)?, self.start_of(register, year)))
    }

    fn record_number(
        &mut self,
        letter: &Letter,
        sequence: u32,
        suffix: &str,
        date: NaiveDate,
    ) -> Result<Numbering, Problem> {
        let numbering = self.numbering(letter, sequence, suffix, date)?;
        self.record_one(letter.id, life::number(letter, numbering.clone())?)?;
        Ok(numbering)
    }

    pub(super) fn numbering(
        &self,
        letter: &Letter,
        sequence: u32,
        suffix: &str,
        date: NaiveDate,
    ) -> Result<Numbering, Problem> {
        let content = letter.current().map(|revision| &revision.content);
        let content =
            content.ok_or_else(|| Problem::NotFound { what: What::Letter, id: letter.id.to_string() })?;
        let year = chrono::Datelike::year(&date);
        let known = Known {
            classification: &content.classification,
            security: self.profile().letters.marking.code(content.security),
            unit: &self.profile().unit_code,
            year,
        };
        let pattern = match letter.kind.register() {
            Register::Memo => &self.profile().letters.memo.number_template,
            Register::Outgoing | Register::Incoming => &self.profile().number_template,
        };
        let text = Pattern::of(pattern).fill(&known, sequence, suffix, date);
        Ok(Numbering { year, sequence, suffix: suffix.to_owned(), text, date })
    }

    /// Records that a letter left the office.
    ///
    /// # Errors
    /// When it has no number yet or nobody received it.
    pub fn dispatch_letter(&mut self, id: EntityId, receiver: &str, via: &str) -> Result<(), Problem> {
        let letter = self.letter(id)?;
        self.record_one(id, life::dispatch(&letter, receiver, via, self.now())?)
    }

    /// Cancels a letter; its number, if any, stays used.
    ///
    /// # Errors
    /// When it left the office or the reason is empty.
    pub fn cancel_letter(&mut self, id: EntityId, reason: &str) -> Result<(), Problem> {
        let letter = self.letter(id)?;
        self.record_one(id, life::cancel(&letter, reason)?)
    }

    pub(super) fn settle_letter(
        &mut self,
        conflict: &Conflict,
        settle: &Settle<'_>,
        reason: &str,
    ) -> Result<(), Problem> {
        let Subject::Letter { letter: id, aspect } = &conflict.subject else {
            return Err(Refusal::UnknownVersion { count: conflict.versions.len() }.into());
        };
        if reason.trim().is_empty() {
            return Err(Refusal::NeedsReason.into());
        }
        let letter = self.letter(*id)?;
        let chosen = match settle {
            Settle::Version(number) => number.checked_sub(1).and_then(|index| conflict.versions.get(index)),
            Settle::Step(_) => None,
        };
        let chosen = chosen.ok_or(Refusal::UnknownVersion { count: conflict.versions.len() })?;
        let event = if aspect == "number" {
            life::keep_number(&self.store().applied_events(*id)?, chosen.event)
        } else {
            life::keep_content(&letter, &self.store().applied_events(*id)?, chosen.event, reason)
        };
        let event = event.ok_or(Refusal::UnknownVersion { count: conflict.versions.len() })?;
        self.record_one(*id, event)
    }

    /// Whether the positions a letter names exist.
    pub(super) fn check_content(&self, content: &Content) -> Result<(), Problem> {
        let known = |id: &str| id.is_empty() || self.profile().position(id).is_some();
        for position in [&content.signatory, &content.on_behalf_of] {
            if !known(position) {
                let known = self.profile().positions.iter().map(|position| position.id.clone()).collect();
                return Err(Refusal::UnknownPosition { position: position.clone(), known }.into());
            }
        }
        let limit = crate::domain::request::rules::MAX_LINE;
        let length = content.subject.chars().count();
        if length > limit {
            return Err(Refusal::TooLong { field: "subject".to_owned(), length, limit }.into());
        }
        Ok(())
    }

    /// The letters of a request, with the request.
    ///
    /// # Errors
    /// When there is no such request.
    pub fn letters_of(&mut self, request: EntityId) -> Result<(Request, Vec<Letter>), Problem> {
        let (request, _) = self.request(request)?;
        let letters = self.store().letters(Some(request.id))?;
        Ok((request, letters))
    }
}

fn no_number(no: NoNumber) -> Problem {
    match no {
        NoNumber::Passed(last) => Refusal::NumberPassed { last },
        NoNumber::NotPassed => Refusal::NumberNotPassed,
        NoNumber::NothingBefore => Refusal::NumberNothingBefore,
    }
    .into()
}

/// Sets on a letter what the input names.
pub(super) fn apply(mut content: Content, input: &LetterInput) -> Content {
    let set = |target: &mut String, value: &Option<String>| {
        if let Some(value) = value {
            value.trim().clone_into(target);
        }
    };
    set(&mut content.addressee, &input.addressee);
    set(&mut content.place, &input.place);
    set(&mut content.subject, &input.subject);
    set(&mut content.signatory, &input.signatory);
    content.security = input.security.unwrap_or(content.security);
    content.urgency = input.urgency.unwrap_or(content.urgency);
    if let Some(copies) = &input.copies {
        content.copies.clone_from(copies);
    }
    if let (Some(paragraphs), Body::Letter { blocks }) = (&input.paragraphs, &mut content.body) {
        // Opening and closing quote the register and stay; what stands between them is the writer's own.
        let mut own: Vec<Block> =
            paragraphs.iter().map(|text| Block::Paragraph(text.trim().to_owned())).collect();
        let closing = blocks.pop();
        blocks.truncate(1);
        blocks.append(&mut own);
        blocks.extend(closing);
    }
    content
}
