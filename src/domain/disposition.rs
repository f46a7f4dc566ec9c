//! Dispositions: who passes a letter to whom, with which instruction.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::letter::Urgency;

/// One row of the disposition chain of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposition {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Id of the position that disposes.
    pub from: String,
    /// Ids of the positions it goes to.
    pub to: Vec<String>,
    /// Instructions ticked, as worded on the sheet.
    pub instructions: Vec<String>,
    /// Free text.
    pub note: String,
    /// Whether it was typed in from a handwritten sheet.
    pub transcribed: bool,
}

/// The head of a disposition sheet: the letter it belongs to, from the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SheetHead {
    /// Surat dari.
    pub sender: String,
    /// No. Surat.
    pub number: String,
    /// Tgl. Surat, in words.
    pub date: String,
    /// Diterima tgl., in words.
    pub received: String,
    /// No. Agenda.
    pub agenda: String,
    /// Hal.
    pub subject: String,
    /// Which urgency box is ticked.
    pub urgency: Urgency,
    /// Whether the Rahasia box is ticked.
    pub secret: bool,
}
