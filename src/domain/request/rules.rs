//! The rules: what may be done to a request now, and the events that say so.
//!
//! Every rule is a pure function from the request as it stands and an intent to events or a [`Refusal`] that says
//! what is missing. The caller signs and stores the events.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::conflict::PLACED;
use super::{Active, Conflict, Request, RequestState, Subject};
use crate::domain::event::{
    Applicant, Checked, Choice, Completed, Corrected, IncomingLetter, Noted, Payload, ProcedureRef, Received,
    Resubmitted, Returned, Settled, Undone, Withdrawn,
};
use crate::domain::ids::EventHash;
use crate::domain::letter::{LetterState, Urgency};
use crate::domain::procedure::{FieldKind, Lane, Procedure, Step, StepKind};

/// Most characters in a one-line field.
pub const MAX_LINE: usize = 500;
/// Most characters in a free text.
pub const MAX_TEXT: usize = 4_000;

/// Why an intent is refused, with what a person needs to put it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The request has ended.
    Ended(RequestState),
    /// No such step in this procedure.
    UnknownStep {
        /// What was asked for.
        step: String,
        /// The steps there are.
        known: Vec<String>,
    },
    /// The step is not to be done now.
    NotActive {
        /// What was asked for.
        step: String,
        /// What is to be done now.
        active: Vec<String>,
    },
    /// Several steps are to be done now and none was named.
    WhichStep {
        /// What is to be done now.
        active: Vec<String>,
    },
    /// No such lane in this procedure.
    UnknownLane {
        /// What was asked for.
        lane: String,
        /// The lanes there are.
        known: Vec<String>,
    },
    /// The step belongs to another lane.
    WrongLane {
        /// The step.
        step: String,
        /// Who wants to act.
        lane: String,
        /// Whose step it is.
        owner: String,
    },
    /// The decision needs an answer.
    NeedsOutcome {
        /// The answers it offers.
        outcomes: Vec<String>,
    },
    /// The decision does not offer this answer.
    UnknownOutcome {
        /// What was answered.
        outcome: String,
        /// The answers it offers; none for a step that is no decision.
        outcomes: Vec<String>,
    },
    /// Requirements have not been ticked.
    MissingRequirements {
        /// Those that are missing, as printed in the SOP.
        items: Vec<String>,
    },
    /// A conflict holds the step until people settle it.
    Held {
        /// The step.
        step: String,
    },
    /// The step waits for the applicant; the request must be resubmitted first.
    AwaitsApplicant {
        /// What was asked of the applicant.
        reason: String,
    },
    /// The request was not returned, so it cannot be resubmitted.
    NotReturned,
    /// A reason is required.
    NeedsReason,
    /// A required field is empty.
    MissingField {
        /// The field's label or id.
        field: String,
    },
    /// The procedure has no such field.
    UnknownField {
        /// What was given.
        field: String,
        /// The fields there are.
        known: Vec<String>,
    },
    /// A text is too long.
    TooLong {
        /// The field's label or id.
        field: String,
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        limit: usize,
    },
    /// A text is not what the field holds.
    BadValue {
        /// The field's label or id.
        field: String,
        /// What was given.
        value: String,
        /// What it should look like.
        expected: &'static str,
    },
    /// The time lies in the future.
    Future,
    /// A letter with a later date has its number already, so this one could only have an inserted number.
    NumberPassed {
        /// The latest date that has a number.
        last: chrono::NaiveDate,
    },
    /// A number is inserted only for a date already passed.
    NumberNotPassed,
    /// Nothing stands before the date that a number could be inserted behind.
    NumberNothingBefore,
    /// A letter is dated on the day it was signed or later.
    DateBeforeSignature {
        /// The day it was signed.
        signed: chrono::NaiveDate,
    },
    /// No such event in this request's history, or it cannot be taken back any more.
    CannotUndo,
    /// The office has no such position.
    UnknownPosition {
        /// What was given.
        position: String,
        /// The positions there are.
        known: Vec<String>,
    },
    /// The office knows nobody of this name.
    UnknownPerson {
        /// What was given.
        person: String,
        /// The people there are.
        known: Vec<String>,
    },
    /// A time in office would end before it begins.
    EndsBeforeItBegins,
    /// A disposition goes exactly one level down.
    WrongRecipient {
        /// Who disposes.
        from: String,
        /// Who is not directly below.
        to: String,
    },
    /// The letter stands where this cannot be done.
    LetterIs(LetterState),
    /// The letter lacks an initial before it can be signed.
    NotInitialled {
        /// The position whose initial is missing.
        next: String,
    },
    /// Nobody holds the position that is to sign on that day.
    NobodyHolds {
        /// The position's title.
        position: String,
        /// The day.
        day: chrono::NaiveDate,
    },
    /// Another position's initial comes first.
    NotNext {
        /// The position that is next.
        next: String,
    },
    /// The konsep was sent back and must be revised first.
    SentBack {
        /// What must change.
        reason: String,
    },
    /// What is asked for is as it is already.
    NothingChanged,
    /// The conflict has no such version.
    UnknownVersion {
        /// How many it has.
        count: usize,
    },
}

/// What a person brings for a new request.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewRequest {
    /// Who asks.
    pub applicant: Applicant,
    /// The letter it comes with.
    pub letter: IncomingLetter,
    /// How fast it must be dealt with.
    pub urgency: Urgency,
    /// The procedure's own fields.
    pub fields: BTreeMap<String, String>,
}

/// Checks a new request against its procedure.
///
/// # Errors
/// The first thing that is missing or wrong.
pub fn receive(
    procedure: &Procedure,
    new: NewRequest,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Received, Refusal> {
    let NewRequest { applicant, letter, urgency, fields } = new;
    required_line("applicant.agency", &applicant.agency)?;
    line("applicant.contact_name", &applicant.contact_name)?;
    line("applicant.contact_phone", &applicant.contact_phone)?;
    line("applicant.contact_email", &applicant.contact_email)?;
    email("applicant.contact_email", &applicant.contact_email)?;
    required_line("letter.subject", &letter.subject)?;
    if procedure.service.letter_first {
        required_line("letter.number", &letter.number)?;
        if letter.date.is_none() {
            return Err(Refusal::MissingField { field: "letter.date".to_owned() });
        }
    }
    line("letter.number", &letter.number)?;
    for name in fields.keys() {
        if procedure.field(name).is_none() {
            let known = procedure.fields.iter().map(|field| field.id.clone()).collect();
            return Err(Refusal::UnknownField { field: name.clone(), known });
        }
    }
    for field in &procedure.fields {
        let value = fields.get(&field.id).map_or("", String::as_str);
        if field.required && value.trim().is_empty() {
            return Err(Refusal::MissingField { field: field.label.clone() });
        }
        field_value(&field.label, field.kind, value)?;
    }
    not_future(at, now)?;
    Ok(Received {
        procedure: ProcedureRef { id: procedure.id.clone(), hash: procedure.hash },
        applicant,
        letter,
        at,
        urgency,
        fields,
        attachments: Vec::new(),
        agenda: None,
    })
}

/// What somebody wants to do with a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Advance<'a> {
    /// Id or unambiguous printed number of the step.
    pub step: &'a str,
    /// The answer, for decisions.
    pub outcome: Option<&'a str>,
    /// Id or name of the lane that acts.
    pub lane: &'a str,
    /// Whether it is recorded for a lane somebody else holds.
    pub on_behalf: bool,
    /// Whether to tick every requirement of the step first.
    pub all_present: bool,
    /// Free text.
    pub note: &'a str,
    /// When it was done.
    pub at: DateTime<Utc>,
}

/// Does a step.
///
/// # Errors
/// When it is not to be done now, belongs to another lane, lacks an answer or requirements, or is held.
pub fn advance(
    request: &Request,
    procedure: &Procedure,
    intent: &Advance<'_>,
    now: DateTime<Utc>,
) -> Result<Vec<Payload>, Refusal> {
    let active = named_active(request, procedure, Some(intent.step))?;
    let index = procedure.step_index(&active.step).ok_or_else(|| unknown_step(procedure, intent.step))?;
    let step = &procedure.steps[index];
    let owner = procedure.lane_of(index);
    let lane = find_lane(procedure, intent.lane)?;
    if lane != owner.id && !intent.on_behalf {
        let acting = procedure.lane(lane).unwrap_or(owner);
        let (step, lane, owner) = (step_label(step), lane_label(acting), lane_label(owner));
        return Err(Refusal::WrongLane { step, lane, owner });
    }
    free(active)?;
    let outcome = choose_outcome(procedure, index, intent.outcome)?;
    text("note", intent.note)?;
    not_future(intent.at, now)?;
    let mut events = Vec::new();
    if intent.all_present {
        let present = (0..step.requirements.len() as u32).map(|item| (item, true)).collect();
        events.push(Checked { visit: active.visit, present }.into());
    } else if !request.refusing {
        // A refusal uses rows that were drawn for an approval, whose papers it does not have (Deli Serdang row 6).
        let missing = step.requirements.iter().zip(&active.present).filter(|(_, present)| !**present);
        let items: Vec<String> = missing.map(|(item, _)| item.clone()).collect();
        if !items.is_empty() {
            return Err(Refusal::MissingRequirements { items });
        }
    }
    events.push(
        Completed {
            token: active.token,
            step: step.id.clone(),
            outcome,
            lane: owner.id.clone(),
            on_behalf: intent.on_behalf,
            note: intent.note.trim().to_owned(),
            at: intent.at,
        }
        .into(),
    );
    Ok(events)
}

/// Ticks or unticks one requirement of an active step.
///
/// # Errors
/// When the step is not active or has no such requirement.
pub fn check(
    request: &Request,
    procedure: &Procedure,
    step: &str,
    item: usize,
    present: bool,
) -> Result<Payload, Refusal> {
    let active = named_active(request, procedure, Some(step))?;
    if item >= active.present.len() {
        return Err(Refusal::UnknownStep { step: format!("{step}/{item}"), known: Vec::new() });
    }
    Ok(Checked { visit: active.visit, present: BTreeMap::from([(item as u32, present)]) }.into())
}

/// Returns the request to the applicant as incomplete; the office's clock stops.
///
/// # Errors
/// When nothing is active, the step is held or waits already, or the reason is empty.
pub fn give_back(
    request: &Request,
    procedure: &Procedure,
    step: Option<&str>,
    reason: &str,
    at: DateTime<Utc>,
) -> Result<Payload, Refusal> {
    let active = named_active(request, procedure, step)?;
    free(active)?;
    Ok(Returned { token: active.token, reason: reason_of(reason)?, at }.into())
}

/// Takes up a returned request again.
///
/// # Errors
/// When it was not returned, or the reason is empty.
pub fn resubmit(request: &Request, reason: &str, at: DateTime<Utc>) -> Result<Payload, Refusal> {
    open(request)?;
    let waiting =
        request.active.iter().find(|active| active.returned.is_some()).ok_or(Refusal::NotReturned)?;
    if waiting.held {
        return Err(Refusal::Held { step: waiting.step.clone() });
    }
    Ok(Resubmitted { token: waiting.token, reason: reason_of(reason)?, at }.into())
}

/// Records that the applicant withdraws.
///
/// # Errors
/// When the request has ended, a step is held, or the reason is empty.
pub fn withdraw(request: &Request, reason: &str, at: DateTime<Utc>) -> Result<Payload, Refusal> {
    open(request)?;
    if let Some(held) = request.active.iter().find(|active| active.held) {
        return Err(Refusal::Held { step: held.step.clone() });
    }
    let tokens = request.active.iter().map(|active| active.token).collect();
    Ok(Withdrawn { tokens, reason: reason_of(reason)?, at }.into())
}

/// Corrects a field, keeping the old value in the history.
///
/// # Errors
/// When the field is unknown, required and empty, too long or not of its kind, or the reason is empty.
pub fn correct(procedure: &Procedure, field: &str, value: &str, reason: &str) -> Result<Payload, Refusal> {
    match field {
        "applicant.agency" | "letter.subject" => required_line(field, value)?,
        "applicant.contact_name" | "applicant.contact_phone" | "letter.number" => line(field, value)?,
        "applicant.contact_email" => email(field, value)?,
        "letter.date" => {
            value.parse::<chrono::NaiveDate>().map_err(|_| bad(field, value, "2026-11-20"))?;
        }
        "urgency" => {
            if !["normal", "urgent", "immediate"].contains(&value) {
                return Err(bad(field, value, "normal, urgent, immediate"));
            }
        }
        other => {
            let known = other.strip_prefix("fields.").and_then(|name| procedure.field(name));
            let known = known.ok_or_else(|| Refusal::UnknownField {
                field: field.to_owned(),
                known: correctable(procedure),
            })?;
            if known.required && value.trim().is_empty() {
                return Err(Refusal::MissingField { field: known.label.clone() });
            }
            field_value(&known.label, known.kind, value)?;
        }
    }
    let value = value.trim().to_owned();
    Ok(Corrected { field: field.to_owned(), value, reason: reason_of(reason)? }.into())
}

/// Every field that can be corrected.
pub fn correctable(procedure: &Procedure) -> Vec<String> {
    let common = [
        "applicant.agency",
        "applicant.contact_name",
        "applicant.contact_email",
        "applicant.contact_phone",
        "letter.number",
        "letter.date",
        "letter.subject",
        "urgency",
    ];
    let own = procedure.fields.iter().map(|field| format!("fields.{}", field.id));
    common.iter().map(|field| (*field).to_owned()).chain(own).collect()
}

/// Takes back the step that led to the active ones, when nothing rests on it yet.
///
/// # Errors
/// When no completed step leads to exactly the active tokens, or the reason is empty.
pub fn undo(request: &Request, completed: EventHash, reason: &str) -> Result<Payload, Refusal> {
    open(request)?;
    let produced = request.undoable.get(&completed).ok_or(Refusal::CannotUndo)?;
    Ok(Undone { completed, tokens: produced.clone(), reason: reason_of(reason)? }.into())
}

/// Writes a remark.
///
/// # Errors
/// When it is empty or too long.
pub fn note(text_given: &str) -> Result<Payload, Refusal> {
    Ok(Noted { text: reason_of(text_given)? }.into())
}

/// How people settle a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settle<'a> {
    /// The version with this number, from 1, stands.
    Version(usize),
    /// No version stands; the request goes on at this step.
    Step(&'a str),
}

/// Settles a conflict of a request.
///
/// # Errors
/// When there is no such version or step, or the reason is empty.
pub fn settle(
    procedure: &Procedure,
    conflict: &Conflict,
    settle: &Settle<'_>,
    reason: &str,
) -> Result<Payload, Refusal> {
    let reason = reason_of(reason)?;
    let version = |number: usize| {
        let version = number.checked_sub(1).and_then(|index| conflict.versions.get(index));
        version.ok_or(Refusal::UnknownVersion { count: conflict.versions.len() })
    };
    match (&conflict.subject, settle) {
        (Subject::Step { token, .. }, Settle::Version(number)) => {
            let option = &version(*number)?.option;
            let choice = match option.strip_prefix(PLACED) {
                Some(step) => Choice::Step(step.to_owned()),
                None => Choice::Move(option.clone()),
            };
            Ok(Settled { token: *token, choice, reason }.into())
        }
        (Subject::Step { token, .. }, Settle::Step(step)) => {
            let index = procedure.step_index(step).ok_or_else(|| unknown_step(procedure, step))?;
            let choice = Choice::Step(procedure.steps[index].id.clone());
            Ok(Settled { token: *token, choice, reason }.into())
        }
        (Subject::Field { field }, Settle::Version(number)) => {
            let value = version(*number)?.label.clone();
            Ok(Corrected { field: field.clone(), value, reason }.into())
        }
        // What is shared by several requests is settled where all of them are known.
        _ => Err(Refusal::UnknownVersion { count: conflict.versions.len() }),
    }
}

fn open(request: &Request) -> Result<(), Refusal> {
    if request.state.is_open() { Ok(()) } else { Err(Refusal::Ended(request.state)) }
}

/// The active entry that is meant: the named one, or the only one.
fn named_active<'a>(
    request: &'a Request,
    procedure: &Procedure,
    step: Option<&str>,
) -> Result<&'a Active, Refusal> {
    open(request)?;
    let label =
        |id: &str| procedure.steps.iter().find(|step| step.id == id).map_or(id.to_owned(), step_label);
    let active = || request.active.iter().map(|active| label(&active.step)).collect();
    let Some(name) = step else {
        return match request.active.as_slice() {
            [only] => Ok(only),
            _ => Err(Refusal::WhichStep { active: active() }),
        };
    };
    // A printed number may repeat; among the steps to be done now it is usually unambiguous.
    let by_label = || {
        let mut labelled = request.active.iter().filter(|active| {
            procedure.steps.iter().any(|step| step.id == active.step && step.printed_no == name)
        });
        labelled.next().filter(|_| labelled.next().is_none())
    };
    let found = request.active_step(name).or_else(by_label);
    found.ok_or_else(|| match procedure.step_index(name) {
        Some(index) => Refusal::NotActive { step: procedure.steps[index].id.clone(), active: active() },
        None => unknown_step(procedure, name),
    })
}

fn free(active: &Active) -> Result<(), Refusal> {
    if active.held {
        return Err(Refusal::Held { step: active.step.clone() });
    }
    match &active.returned {
        Some(reason) => Err(Refusal::AwaitsApplicant { reason: reason.clone() }),
        None => Ok(()),
    }
}

fn unknown_step(procedure: &Procedure, step: &str) -> Refusal {
    Refusal::UnknownStep { step: step.to_owned(), known: procedure.steps.iter().map(step_label).collect() }
}

/// A step for messages: what people call it, and what the command line calls it.
fn step_label(step: &Step) -> String {
    format!("{} [{}]", step.short, step.id)
}

fn lane_label(lane: &Lane) -> String {
    format!("{} [{}]", lane.name, lane.id)
}

/// Finds a lane by id or by its printed name.
fn find_lane<'a>(procedure: &'a Procedure, name: &str) -> Result<&'a str, Refusal> {
    let lane = procedure.lanes.iter().find(|lane| lane.id == name || lane.name.eq_ignore_ascii_case(name));
    lane.map(|lane| lane.id.as_str()).ok_or_else(|| Refusal::UnknownLane {
        lane: name.to_owned(),
        known: procedure.lanes.iter().map(lane_label).collect(),
    })
}

fn choose_outcome(
    procedure: &Procedure,
    step: usize,
    given: Option<&str>,
) -> Result<Option<String>, Refusal> {
    let outcomes = procedure.outcomes(step);
    let owned = || outcomes.iter().map(|outcome| (*outcome).to_owned()).collect();
    match given {
        None if outcomes.is_empty() => Ok(None),
        None => Err(Refusal::NeedsOutcome { outcomes: owned() }),
        Some(given) => {
            let found = outcomes.iter().find(|outcome| outcome.eq_ignore_ascii_case(given.trim()));
            let unknown = || Refusal::UnknownOutcome { outcome: given.to_owned(), outcomes: owned() };
            found.map(|outcome| Some((*outcome).to_owned())).ok_or_else(unknown)
        }
    }
    .map(|outcome| outcome.filter(|_| procedure.steps[step].kind != StepKind::End))
}

fn required_line(field: &str, value: &str) -> Result<(), Refusal> {
    if value.trim().is_empty() {
        return Err(Refusal::MissingField { field: field.to_owned() });
    }
    line(field, value)
}

fn line(field: &str, value: &str) -> Result<(), Refusal> {
    limit(field, value, MAX_LINE)?;
    if value.contains(['\n', '\r']) { Err(bad(field, value, "…")) } else { Ok(()) }
}

fn text(field: &str, value: &str) -> Result<(), Refusal> {
    limit(field, value, MAX_TEXT)
}

fn limit(field: &str, value: &str, limit: usize) -> Result<(), Refusal> {
    let length = value.chars().count();
    if length > limit {
        return Err(Refusal::TooLong { field: field.to_owned(), length, limit });
    }
    Ok(())
}

fn email(field: &str, value: &str) -> Result<(), Refusal> {
    let valid = value.is_empty()
        || value.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !value.contains(char::is_whitespace)
        });
    if valid { line(field, value) } else { Err(bad(field, value, "nama@contohkab.go.id")) }
}

fn field_value(field: &str, kind: FieldKind, value: &str) -> Result<(), Refusal> {
    match kind {
        FieldKind::Line | FieldKind::Phone => line(field, value),
        FieldKind::Text => text(field, value),
        FieldKind::Email => email(field, value),
        FieldKind::Domain => {
            let valid = value.is_empty()
                || value.split('.').all(|label| {
                    !label.is_empty()
                        && label.len() <= 63
                        && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                        && !label.starts_with('-')
                        && !label.ends_with('-')
                });
            if valid { line(field, value) } else { Err(bad(field, value, "umkm.contohkab.go.id")) }
        }
    }
}

fn bad(field: &str, value: &str, expected: &'static str) -> Refusal {
    // A wrong value is shown back to its author, so it is kept short enough to read.
    Refusal::BadValue { field: field.to_owned(), value: value.chars().take(80).collect(), expected }
}

fn reason_of(reason: &str) -> Result<String, Refusal> {
    let trimmed = reason.trim();
    if trimmed.is_empty() {
        return Err(Refusal::NeedsReason);
    }
    text("reason", trimmed)?;
    Ok(trimmed.to_owned())
}

fn not_future(at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Refusal> {
    if at > now { Err(Refusal::Future) } else { Ok(()) }
}
