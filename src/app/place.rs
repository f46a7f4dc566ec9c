//! Where one can be in the window.

use super::help::Topic;
use super::paper::Which;
use crate::domain::ids::EntityId;

/// A place to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Meja.
    Desk,
    /// Papan.
    Board,
    /// The list of requests.
    Requests,
    /// One request.
    Request(EntityId),
    /// A new request.
    NewRequest,
    /// The list of letters.
    Letters,
    /// One letter.
    Letter(EntityId),
    /// Tukar.
    Exchange,
    /// The SOPs.
    Procedures,
    /// One paper as it will print.
    Paper(Which),
    /// Register.
    Register,
    /// Laporan.
    Report,
    /// Pengaturan → Kalender.
    Calendar,
    /// Bantuan: one of its pages.
    Help(Topic),
    /// Pengaturan.
    Preferences,
}
