//! A request: what was asked, where it stands, and everything that happened to it.
//!
//! A [`Request`] is a fold of its events ([`fold`]): the same events give the same request on every device. An
//! active step is a token; doing the step uses the token up and makes the next ones, so two people who act on the
//! same step at once use up one token twice, and that is the conflict they are shown.

mod conflict;
mod fold;
pub mod rules;
mod tokens;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::disposition::Disposition;
use super::event::{ActorId, AgendaNo, Applicant, Attachment, IncomingLetter, ProcedureRef, SlipPrinted};
use super::ids::{DeviceKey, EntityId, EventHash, TokenId};
use super::indonesian::local;
use super::letter::Urgency;
use super::office::Zone;

pub use conflict::{Conflict, ConflictKind, Subject, Version};
pub use fold::fold;
pub use rules::Refusal;
pub use tokens::Void;

/// Where a request stands as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// Somebody in the office is to act.
    Open,
    /// Only the applicant is to act; the office's clock stands.
    WaitingApplicant,
    /// Done.
    Completed,
    /// Done, with a refusal.
    Refused,
    /// Taken back by the applicant.
    Withdrawn,
}

impl RequestState {
    /// Whether the request still moves.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::WaitingApplicant)
    }

    /// The state's stable name, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::WaitingApplicant => "waiting_applicant",
            Self::Completed => "completed",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// One step that somebody is to do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Active {
    /// The right to do it once.
    pub token: TokenId,
    /// What requirement ticks belong to: the same before and after a return to the applicant.
    pub visit: TokenId,
    /// Id of the step.
    pub step: String,
    /// Id of the lane.
    pub lane: String,
    /// When it became active.
    pub since: DateTime<Utc>,
    /// Why it waits for the applicant, when it was returned as incomplete.
    pub returned: Option<String>,
    /// Whether a conflict holds it.
    pub held: bool,
    /// Whether another branch of a fork is still on its way.
    pub parallel: bool,
    /// Id of the step it came back from, when it came against the printed order.
    pub back_from: Option<String>,
    /// Which requirements have been found present.
    pub present: Vec<bool>,
}

/// A stretch of time that one step took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Id of the step.
    pub step: String,
    /// Id of the lane.
    pub lane: String,
    /// Whether the applicant was to act.
    pub applicant: bool,
    /// The visit of the step; spans around a return to the applicant share it.
    pub visit: TokenId,
    /// From when.
    pub from: DateTime<Utc>,
    /// Until when; `None` while it goes on.
    pub to: Option<DateTime<Utc>>,
    /// The answer given, when the step ended with one.
    pub outcome: Option<String>,
}

/// What kind of thing a history line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// The request came in.
    Received,
    /// It got its agenda number.
    Registered,
    /// A step was done.
    Completed,
    /// It went back to the applicant.
    Returned,
    /// It came back from the applicant.
    Resubmitted,
    /// The applicant withdrew it.
    Withdrawn,
    /// A field was corrected.
    Corrected,
    /// A step was taken back.
    Undone,
    /// A disposition was written.
    Disposed,
    /// A remark.
    Noted,
    /// A file was attached.
    Attached,
    /// A conflict was settled.
    Settled,
    /// A secret was locked away.
    Sealed,
    /// A record from a newer version of the program.
    Unknown,
}

/// One line of a request's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The event behind it.
    pub event: EventHash,
    /// What kind of thing happened.
    pub kind: EntryKind,
    /// When it happened, as its author said.
    pub at: DateTime<Utc>,
    /// Id of the step, when one is meant.
    pub step: Option<String>,
    /// Id of the lane that acted.
    pub lane: Option<String>,
    /// The answer given.
    pub outcome: Option<String>,
    /// Reason, note or value.
    pub note: String,
    /// Whether it was recorded for somebody else.
    pub on_behalf: bool,
    /// The device that recorded it.
    pub device: DeviceKey,
    /// The person who acted, when known.
    #[serde(skip)]
    pub actor: ActorId,
    /// Why it has no effect, when it has none.
    pub void: Option<Void>,
    /// Whether its author's clock lay more than a day before that of somebody whose act it had seen (K10). Nothing
    /// follows from it: clocks decide nothing.
    #[serde(default)]
    pub doubtful: bool,
}

/// One request, folded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The request's id.
    pub id: EntityId,
    /// The SOP version it walks.
    pub procedure: ProcedureRef,
    /// Its number in the register of incoming letters.
    pub agenda: Option<AgendaNo>,
    /// Who asks.
    pub applicant: Applicant,
    /// The letter it came with.
    pub letter: IncomingLetter,
    /// When it arrived.
    pub received: DateTime<Utc>,
    /// How fast it must be dealt with.
    pub urgency: Urgency,
    /// The procedure's own fields.
    pub fields: BTreeMap<String, String>,
    /// Where it stands.
    pub state: RequestState,
    /// Whether it is on its way to a refusal.
    pub refusing: bool,
    /// The steps to be done now.
    pub active: Vec<Active>,
    /// Every stretch of time so far.
    pub spans: Vec<Span>,
    /// The disposition chain.
    pub dispositions: Vec<Disposition>,
    /// The credential slips printed for it.
    #[serde(default)]
    pub slips: Vec<SlipPrinted>,
    /// The files that belong to it.
    pub attachments: Vec<Attachment>,
    /// Everything that happened.
    pub history: Vec<Entry>,
    /// What people must settle.
    pub conflicts: Vec<Conflict>,
    /// When it ended.
    pub ended: Option<DateTime<Utc>>,
    /// The steps that may still be taken back, with the tokens they made.
    pub undoable: BTreeMap<EventHash, Vec<TokenId>>,
}

impl Request {
    /// The `Hal` of the applicant's letter.
    pub fn subject(&self) -> &str {
        &self.letter.subject
    }

    /// The day its letter was received: the request's own, or, for a letter written only after that (Tulungagung row 6
    /// asks for it after the form), the day the letter got its agenda number; never before the letter was written.
    pub fn letter_received(&self, zone: Zone) -> NaiveDate {
        let received = local(self.received, zone).date();
        let Some(written) = self.letter.date.filter(|written| *written > received) else { return received };
        let registered =
            self.history.iter().find(|entry| entry.kind == EntryKind::Registered && entry.void.is_none());
        registered.map_or(written, |entry| local(entry.at, zone).date().max(written))
    }

    /// The active entry for a step, when exactly that step is to be done.
    pub fn active_step(&self, step: &str) -> Option<&Active> {
        self.active.iter().find(|active| active.step == step)
    }
}
