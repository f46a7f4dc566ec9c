//! What can happen, and the stable name of each kind. A released kind never changes its meaning: fields may be
//! added with a default, a new meaning takes a new kind.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::ids::{ContentHash, DeviceKey, EntityId, EventHash, LogId, TokenId};
use crate::domain::letter::{Content, LetterKind, Numbering, Urgency};
use crate::domain::numbers::{Leased, Voided};
use crate::domain::office::Profile;
use crate::domain::shared::Confirmed;
use crate::domain::template::TemplateSet;

macro_rules! payloads {
    ($($(#[$doc:meta])* $variant:ident($body:ident) = $kind:literal,)*) => {
        /// What an event says. Kinds this version does not know are kept, relayed and shown, never applied.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Payload {
            $($(#[$doc])* $variant($body),)*
            /// A kind from a newer version.
            Unknown {
                /// The kind's name.
                kind: String,
            },
            /// A known kind whose body cannot be read.
            Invalid {
                /// The kind's name.
                kind: String,
                /// What is wrong with the body.
                reason: String,
            },
        }

        impl Payload {
            /// The kind's name in event headers.
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $kind,)*
                    Self::Unknown { kind } | Self::Invalid { kind, .. } => kind,
                }
            }

            /// Writes the body as JSON; empty for kinds this version cannot write.
            pub fn to_json(&self) -> Vec<u8> {
                match self {
                    $(Self::$variant(body) => serde_json::to_vec(body).unwrap_or_default(),)*
                    Self::Unknown { .. } | Self::Invalid { .. } => Vec::new(),
                }
            }

            /// Reads a body of the named kind; what cannot be read becomes a value, not an error.
            pub fn from_json(kind: &str, body: &[u8]) -> Self {
                let invalid = |error: serde_json::Error| Self::Invalid { kind: kind.to_owned(), reason: error.to_string() };
                match kind {
                    $($kind => serde_json::from_slice(body).map_or_else(invalid, Self::$variant),)*
                    _ => Self::Unknown { kind: kind.to_owned() },
                }
            }

            /// Every kind this version knows.
            pub const KINDS: &'static [&'static str] = &[$($kind),*];
        }

        $(impl From<$body> for Payload {
            fn from(body: $body) -> Self {
                Self::$variant(body)
            }
        })*
    };
}

payloads! {
    /// The office begins, with the device that founds it.
    Founded(Founded) = "office.founded",
    /// A device joins the office.
    Admitted(Admitted) = "device.admitted",
    /// A device leaves the office.
    Revoked(Revoked) = "device.revoked",
    /// A device begins a new log.
    LogOpened(LogOpened) = "log.opened",
    /// The office profile is set.
    Profiled(Profiled) = "office.profiled",
    /// A procedure version is taken into use.
    Adopted(Adopted) = "procedure.adopted",
    /// A request is received.
    Received(Received) = "request.received",
    /// The request gets its agenda number.
    Registered(Registered) = "request.registered",
    /// Requirements are ticked or unticked.
    Checked(Checked) = "request.checked",
    /// A step is done.
    Completed(Completed) = "request.step_completed",
    /// The request goes back to the applicant as incomplete.
    Returned(Returned) = "request.returned",
    /// The applicant brings what was missing.
    Resubmitted(Resubmitted) = "request.resubmitted",
    /// The applicant withdraws.
    Withdrawn(Withdrawn) = "request.withdrawn",
    /// A field of the request is corrected.
    Corrected(Corrected) = "request.corrected",
    /// A step done by mistake is taken back.
    Undone(Undone) = "request.step_undone",
    /// A disposition is written.
    Disposed(Disposed) = "request.disposed",
    /// A remark.
    Noted(Noted) = "request.noted",
    /// A file is attached.
    Attached(Attached) = "request.attached",
    /// A credential slip is printed.
    SlipPrinted(SlipPrinted) = "request.slip_printed",
    /// People settle a conflict.
    Settled(Settled) = "conflict.settled",
    /// A letter is drafted.
    Drafted(Drafted) = "letter.drafted",
    /// A letter gets its next revision.
    Revised(Revised) = "letter.revised",
    /// An official initials a revision.
    Initialled(Initialled) = "letter.initialled",
    /// A konsep goes back to its drafter.
    SentBack(SentBack) = "letter.sent_back",
    /// The signature is recorded.
    Signed(Signed) = "letter.signed",
    /// Number and date are given.
    Numbered(Numbered) = "letter.numbered",
    /// The letter leaves the office.
    Dispatched(Dispatched) = "letter.dispatched",
    /// The letter is cancelled; its number stays used.
    Cancelled(Cancelled) = "letter.cancelled",
    /// The letter gets another number, since its own was given twice.
    Renumbered(Renumbered) = "letter.renumbered",
    /// The request gets another agenda number, since its own was given twice.
    Reregistered(Reregistered) = "request.reregistered",
    /// A device may give out a block of numbers.
    Leased(Leased) = "register.leased",
    /// Numbers stay empty.
    Voided(Voided) = "register.voided",
    /// People settle what several requests, letters or logs contradict each other in.
    Confirmed(Confirmed) = "conflict.confirmed",
    /// A secret is kept, locked for those who may read it.
    Sealed(Sealed) = "secret.sealed",
    /// A template for a kind of letter is set.
    TemplateSet(TemplateSet) = "letter.template_set",
}

/// The office begins. The hash of this event's header is the office's identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founded {
    /// The office's name as first given.
    pub office: String,
    /// The founding device's name.
    pub device: String,
    /// Random bytes, so that two offices of one name differ.
    pub nonce: EntityId,
    /// The founding device's encryption recipient.
    #[serde(default)]
    pub recipient: String,
}

/// What a device may do for the office beyond everyday work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Admits and revokes devices.
    Admin,
    /// Gives out agenda and letter numbers.
    Register,
    /// Is no laptop but the key on paper, for the day when every admin laptop is lost.
    Recovery,
}

/// A device joins the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admitted {
    /// The device's signing key.
    pub key: DeviceKey,
    /// Its name, such as `Laptop Kabid`.
    pub name: String,
    /// What it may do beyond everyday work.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Its encryption recipient, when it has announced one.
    #[serde(default)]
    pub recipient: String,
}

/// A device leaves the office; what it wrote after the cuts is held apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoked {
    /// The device's signing key.
    pub key: DeviceKey,
    /// Why.
    pub reason: String,
    /// The last accepted position of each of its logs; a log not named here is cut at 0.
    pub cuts: Vec<(LogId, u64)>,
}

/// Why a device opened a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogReason {
    /// The device's first log.
    First,
    /// The data was restored or copied, so the old log may go on elsewhere.
    Restored,
}

/// A device begins a new log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogOpened {
    /// The device's name.
    pub device: String,
    /// Why a new log.
    pub reason: LogReason,
}

/// The office profile is set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Profiled {
    /// The whole profile; a later one replaces it.
    pub profile: Box<Profile>,
}

/// A procedure version is taken into use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopted {
    /// The procedure's TOML text; its hash is the version.
    pub text: String,
}

/// Which procedure, and which version of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureRef {
    /// Id of the procedure.
    pub id: String,
    /// Hash of the version's text.
    pub hash: ContentHash,
}

/// A number in the register of incoming letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AgendaNo {
    /// Year of the register.
    pub year: i32,
    /// Sequence number in that year, from 1.
    pub sequence: u32,
}

impl std::fmt::Display for AgendaNo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.sequence, self.year)
    }
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Applicant {
    /// The OPD, such as `Dinas Kesehatan`.
    pub agency: String,
    /// Contact person's name.
    #[serde(default)]
    pub contact_name: String,
    /// Contact person's e-mail address.
    #[serde(default)]
    pub contact_email: String,
    /// Contact person's telephone number.
    #[serde(default)]
    pub contact_phone: String,
}

/// The applicant's letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct IncomingLetter {
    /// The letter's own number.
    pub number: String,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// Its `Hal`.
    pub subject: String,
}

/// A file kept byte for byte under its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The name the office gave it; data for display, never a path.
    pub name: String,
    /// BLAKE3 hash of the bytes.
    pub hash: ContentHash,
    /// Size in bytes.
    pub size: u64,
}

/// A request is received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The SOP version it will walk.
    pub procedure: ProcedureRef,
    /// Who asks.
    pub applicant: Applicant,
    /// The letter it came with.
    #[serde(default)]
    pub letter: IncomingLetter,
    /// When it arrived.
    pub at: DateTime<Utc>,
    /// How fast it must be dealt with.
    #[serde(default)]
    pub urgency: Urgency,
    /// The procedure's own fields.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Files that came with it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Agenda number, when the receiving device may give one.
    #[serde(default)]
    pub agenda: Option<AgendaNo>,
}

/// The request gets its agenda number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// The number.
    pub agenda: AgendaNo,
}

/// Requirements of a step are ticked (`true`) or unticked (`false`), by their position in the step's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The visit of the step that is meant.
    pub visit: TokenId,
    /// What was found.
    pub present: BTreeMap<u32, bool>,
}

/// A step is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completed {
    /// The token used up.
    pub token: TokenId,
    /// Id of the step, for readers of the history.
    pub step: String,
    /// The decision's answer.
    #[serde(default)]
    pub outcome: Option<String>,
    /// Id of the lane that acted.
    pub lane: String,
    /// Whether somebody else recorded it for that lane.
    #[serde(default)]
    pub on_behalf: bool,
    /// Free text.
    #[serde(default)]
    pub note: String,
    /// When it was done.
    pub at: DateTime<Utc>,
}

/// The request goes back to the applicant as incomplete; the office's clock stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// The token set aside.
    pub token: TokenId,
    /// What is missing.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The applicant brings what was missing; the step goes on where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resubmitted {
    /// The waiting token.
    pub token: TokenId,
    /// What was brought.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The applicant withdraws the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Every token that was active.
    pub tokens: Vec<TokenId>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A field of the request is corrected; the old value stays in the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// `applicant.agency`, `letter.number`, `urgency`, `fields.subdomain`, …
    pub field: String,
    /// The new value as text.
    pub value: String,
    /// Why.
    pub reason: String,
}

/// A step done by mistake is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// The event that did it.
    pub completed: EventHash,
    /// The tokens it had produced, all still unused.
    pub tokens: Vec<TokenId>,
    /// Why.
    pub reason: String,
}

/// A disposition is written, or typed in from paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposed {
    /// The row of the chain.
    #[serde(flatten)]
    pub disposition: crate::domain::disposition::Disposition,
}

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The text.
    pub text: String,
}

/// A file is attached to a request, or to one of its letters as signed scan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// The file.
    pub attachment: Attachment,
    /// What it is.
    #[serde(default)]
    pub note: String,
    /// The letter it is the signed scan of.
    #[serde(default)]
    pub letter: Option<EntityId>,
}

/// A sealed credential slip is printed: that it was, and for whom, never what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipPrinted {
    /// The slip's serial number.
    pub serial: String,
    /// Who receives it.
    pub receiver: String,
    /// When it was printed.
    pub at: DateTime<Utc>,
}

/// How people settle two contradicting moves.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// One of the moves stands.
    Move(String),
    /// None stands; the request goes on at this step.
    Step(String),
}

/// People settle a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The token two moves used up.
    pub token: TokenId,
    /// What stands.
    pub choice: Choice,
    /// Why.
    pub reason: String,
}

/// A letter is drafted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// The request it belongs to.
    pub request: EntityId,
    /// What it is for.
    pub kind: LetterKind,
    /// What it says.
    pub content: Content,
    /// Ids of the positions that initial it, lowest first, at most three.
    pub chain: Vec<String>,
}

/// A letter gets its next revision; initials start again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revised {
    /// What it says now.
    pub content: Content,
    /// Why, when a signed letter is reopened; empty before signature.
    #[serde(default)]
    pub reason: String,
}

/// An official initials a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Initialled {
    /// Id of the position.
    pub position: String,
    /// The revision initialled, by the event that wrote it.
    pub revision: EventHash,
}

/// A konsep goes back to its drafter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    /// Id of the position that refuses it.
    pub position: String,
    /// The revision refused.
    pub revision: EventHash,
    /// What must change.
    pub reason: String,
}

/// The signature is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Id of the position that signed.
    pub position: String,
    /// The revision signed.
    pub revision: EventHash,
    /// When.
    pub at: DateTime<Utc>,
}

/// Number and date are given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered {
    /// The number.
    #[serde(flatten)]
    pub numbering: Numbering,
}

/// The letter leaves the office (buku ekspedisi).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatched {
    /// Who received it.
    pub receiver: String,
    /// How it went, such as `kurir` or `pos`.
    #[serde(default)]
    pub via: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The letter is cancelled; its number stays used and explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelled {
    /// Why.
    pub reason: String,
}

/// The letter gets another number; the paper with the old one, if any left the office, is put right by a ralat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renumbered {
    /// The new number.
    #[serde(flatten)]
    pub numbering: Numbering,
    /// The number before, as printed.
    pub old: String,
    /// Why.
    pub reason: String,
}

/// The request gets another agenda number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reregistered {
    /// The new number.
    pub agenda: AgendaNo,
    /// The number before.
    pub old: AgendaNo,
    /// Why.
    pub reason: String,
}

/// A secret of a request, such as the user name and password of an account. Only its label can be read without a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// Names the secret through all of its versions.
    pub secret: EntityId,
    /// What it is, such as `API SPLP`; no part of the secret.
    pub label: String,
    /// The devices it was locked for.
    pub devices: Vec<DeviceKey>,
    /// age, in Base64.
    pub sealed: String,
    /// Whether the secret itself is new, rather than locked anew for others.
    pub changed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_survive_json() {
        let noted = Payload::from(Noted { text: "Berkas asli ada di map biru.".to_owned() });
        assert_eq!(Payload::from_json(noted.kind(), &noted.to_json()), noted);
    }

    #[test]
    fn strange_bodies_become_values() {
        assert_eq!(
            Payload::from_json("request.teleported", b"{}"),
            Payload::Unknown { kind: "request.teleported".to_owned() }
        );
        assert!(matches!(Payload::from_json("request.noted", b"\xff"), Payload::Invalid { .. }));
    }

    #[test]
    fn kinds_are_named_once() {
        let names: std::collections::BTreeSet<_> = Payload::KINDS.iter().collect();
        assert_eq!(names.len(), Payload::KINDS.len());
    }
}
