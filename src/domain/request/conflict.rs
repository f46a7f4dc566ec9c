//! Conflicts as values: what contradicts, who did it, and what people can choose.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::event::Event;
use crate::domain::ids::{DeviceKey, EntityId, EventHash, LogId, TokenId};
use crate::domain::numbers::Register;

/// What a conflict is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Two moves on one token.
    Step {
        /// The token both used up.
        token: TokenId,
        /// Id of the step.
        step: String,
    },
    /// Two values for one field.
    Field {
        /// The field, as in `request.corrected`.
        field: String,
    },
    /// Two versions of one aspect of a letter.
    Letter {
        /// The letter.
        letter: EntityId,
        /// `content` or `number`.
        aspect: String,
    },
    /// One number on several requests or letters.
    Number {
        /// The register.
        register: Register,
        /// Its year.
        year: i32,
        /// The number.
        sequence: u32,
        /// What an inserted number has behind it.
        suffix: String,
    },
    /// One letter that two laptops may have received.
    SameLetter {
        /// What the requests have in common.
        key: String,
    },
    /// A log that two laptops wrote on.
    Log {
        /// The log.
        log: LogId,
        /// Where they part.
        seq: u64,
    },
    /// Two changes of the device list at once.
    Device {
        /// The device they are about.
        device: DeviceKey,
    },
}

impl Subject {
    /// The step, field or aspect, for messages.
    pub fn name(&self) -> &str {
        match self {
            Self::Step { step, .. } => step,
            Self::Field { field } => field,
            Self::Letter { aspect, .. } => aspect,
            Self::Number { .. } => "number",
            Self::SameLetter { .. } => "same_letter",
            Self::Log { .. } => "log",
            Self::Device { .. } => "device",
        }
    }
}

/// The kinds of conflict, numbered as in the exchange protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ConflictKind {
    /// Two people moved the request to different desks.
    K1,
    /// Two different answers to one decision.
    K2,
    /// Two values for one field.
    K3,
    /// One number on two letters.
    K4,
    /// One letter with two numbers.
    K5,
    /// A log that two laptops wrote on: one was copied, or put back to an earlier day.
    K6,
    /// An action on a request that was withdrawn or ended at the same time.
    K7,
    /// Two changes of the device list at once.
    K8,
    /// Two requests that may be one.
    K9,
}

/// How the option of a version begins that is a settlement; the step it sent the request to follows.
pub(super) const PLACED: &str = "step:";

/// One of the contradicting versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// What it says, in the form a settlement names.
    pub option: String,
    /// The answer, value or action for readers: an outcome, a field's value, `returned` or `withdrawn`.
    pub label: String,
    /// The event that says it.
    pub event: EventHash,
    /// Id of the lane that acted.
    pub lane: Option<String>,
    /// The device it was recorded on.
    pub device: DeviceKey,
    /// When, as its author said.
    pub at: DateTime<Utc>,
    /// Note or reason.
    pub note: String,
    /// Ids of the steps it leads to.
    pub leads_to: Vec<String>,
}

impl Version {
    /// A version as one event says it; lane and next steps stay open.
    pub fn said_by(event: &Event, option: String, label: String, note: String) -> Self {
        Self {
            option,
            label,
            event: event.hash,
            lane: None,
            device: event.device,
            at: event.wall,
            note,
            leads_to: Vec::new(),
        }
    }
}

/// Two or more versions that people must choose between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Stable name, the same on every device.
    pub id: TokenId,
    /// What kind it is.
    pub kind: ConflictKind,
    /// What it is about.
    pub subject: Subject,
    /// The versions, in a stable order.
    pub versions: Vec<Version>,
}
