//! Events: the append-only truth, as the domain sees it once the bytes have been read and verified.

mod payload;

use chrono::{DateTime, Utc};

use super::ids::{DeviceKey, EntityId, EventHash, LogId};

pub use payload::{
    Admitted, Adopted, AgendaNo, Applicant, Attached, Attachment, Cancelled, Checked, Choice, Completed,
    Corrected, Dispatched, Disposed, Drafted, Founded, IncomingLetter, Initialled, LogOpened, LogReason,
    Noted, Numbered, Payload, ProcedureRef, Profiled, Received, Registered, Renumbered, Reregistered,
    Resubmitted, Returned, Revised, Revoked, Role, Sealed, SentBack, Settled, Signed, SlipPrinted, Undone,
    Withdrawn,
};

/// Names a person who acted, by the hash of the person's id in the office profile; zeros when unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ActorId(pub [u8; 16]);

impl ActorId {
    /// The actor for a person's id in the office profile.
    pub fn of(person: &str) -> Self {
        let hash = blake3::derive_key("lajur 2026 actor v1", person.as_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&hash[..16]);
        Self(id)
    }
}

/// One event, decoded.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The event's name and key everywhere.
    pub hash: EventHash,
    /// The device that signed it.
    pub device: DeviceKey,
    /// The log it stands in.
    pub log: LogId,
    /// Its position in that log, from 1.
    pub seq: u64,
    /// What it is about.
    pub entity: EntityId,
    /// The heads of that entity its author saw.
    pub parents: Vec<EventHash>,
    /// One more than the greatest its author had seen; greater than every parent's.
    pub lamport: u64,
    /// The author's clock: a claim for display, never a judge.
    pub wall: DateTime<Utc>,
    /// The person who acted.
    pub actor: ActorId,
    /// What happened.
    pub payload: Payload,
}

impl Event {
    /// The order in which an entity's events are shown and folded: causes before effects, then the claimed
    /// clock, then the hash. A total order, the same on every device.
    pub fn order_key(&self) -> (u64, DateTime<Utc>, EventHash) {
        (self.lamport, self.wall, self.hash)
    }
}

impl Payload {
    /// The files the event names, so that a bundle can carry them along.
    pub fn blobs(&self) -> Vec<(super::ids::ContentHash, u64)> {
        let named = |attachment: &Attachment| (attachment.hash, attachment.size);
        match self {
            Self::Received(body) => body.attachments.iter().map(named).collect(),
            Self::Attached(body) => vec![named(&body.attachment)],
            _ => Vec::new(),
        }
    }
}
