//! Exchange with other laptops: joining, admitting, exporting, importing.

mod export;
mod folder;
mod heard;
mod import;
mod inbox;
mod join;
mod leave;

use super::Office;
use crate::domain::ids::{DeviceKey, OfficeId};
use crate::domain::request::Conflict;
use crate::store::ImportReport;
use crate::wire::bundle::{JoinRequest, Kind};
use crate::wire::keys::SigningKey;
use crate::wire::seal::Keys;

pub(super) use import::{belongs, copied, verify_all};
pub(super) use inbox::{Inbox, keep_part_in};

pub use export::{Attachments, ExportSummary, ExportWish, Forecast, Scope};
pub use folder::FolderReport;
pub use leave::Departure;

/// What a look into an exchange file shows, before anything is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inspection {
    /// Events.
    Bundle {
        /// The office it belongs to.
        office: OfficeId,
        /// The office's name, as far as the bundle or this laptop knows.
        office_name: String,
        /// The device that made it.
        exporter: DeviceKey,
        /// That device's name.
        exporter_name: String,
        /// When, in milliseconds since 1970 UTC, by its clock.
        created_ms: i64,
        /// What it is for.
        kind: Kind,
        /// Events in it.
        events: u64,
        /// Attached files in it.
        blobs: u64,
        /// Bytes of the file.
        bytes: u64,
        /// Whether it was locked for this laptop among others.
        locked: bool,
    },
    /// A new device's wish to join.
    Join {
        /// The wish.
        request: JoinRequest,
        /// The five words.
        words: Vec<String>,
    },
}

/// A new device's request to join, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joining {
    /// The device's key.
    pub device: DeviceKey,
    /// The five words its person reads out.
    pub words: Vec<String>,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq)]
pub struct ReceivedBundle {
    /// The device that made the bundle.
    pub exporter: DeviceKey,
    /// That device's name.
    pub exporter_name: String,
    /// When, in milliseconds since 1970 UTC, by its clock.
    pub created_ms: i64,
    /// What it was for.
    pub kind: Kind,
    /// What became of the events.
    pub report: ImportReport,
    /// Conflicts that are new.
    pub conflicts: Vec<Conflict>,
    /// Whether it brought events of this laptop's own that this laptop did not have: its data had been put back to an
    /// earlier day, or copied.
    pub overtaken: bool,
}

impl Office {
    /// What this laptop unlocks files with.
    pub(super) fn keys(&self) -> Keys {
        let identities = self.key().map(SigningKey::identity).into_iter().collect();
        Keys { identities, passphrase: None }
    }
}
