//! Dispositions: who passes a letter to whom, with which instruction.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::ids::EntityId;
use super::letter::Urgency;
use super::office::Profile;
use super::request::Refusal;

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
    /// The request, for the mark that brings a scan of the sheet back to it.
    #[serde(default)]
    pub request: Option<EntityId>,
}

/// Checks a row of the chain against the office's positions: it goes exactly one level down, unless the level
/// between is vacant on that day.
///
/// # Errors
/// When nobody receives it, a position is unknown, or it goes upward or skips somebody in office.
pub fn check(profile: &Profile, disposition: &Disposition) -> Result<(), Refusal> {
    let unknown = |id: &str| Refusal::UnknownPosition {
        position: id.to_owned(),
        known: profile.positions.iter().map(|position| position.id.clone()).collect(),
    };
    if disposition.to.is_empty() {
        return Err(Refusal::MissingField { field: "to".to_owned() });
    }
    let from = profile.position(&disposition.from).ok_or_else(|| unknown(&disposition.from))?;
    let day = disposition.at.with_timezone(&profile.zone.offset()).date_naive();
    for to in &disposition.to {
        let to = profile.position(to).ok_or_else(|| unknown(to))?;
        if !is_next_below(profile, &to.id, &from.id, day) {
            return Err(Refusal::WrongRecipient { from: from.id.clone(), to: to.id.clone() });
        }
    }
    let limit = crate::domain::request::rules::MAX_TEXT;
    let length = disposition.note.chars().count();
    if length > limit {
        return Err(Refusal::TooLong { field: "note".to_owned(), length, limit });
    }
    Ok(())
}

fn is_next_below(profile: &Profile, position: &str, superior: &str, day: NaiveDate) -> bool {
    let mut above = profile.position(position).map(|position| position.superior.as_str());
    // A loop in the positions would never end, so the walk is bounded by their number.
    for _ in 0..profile.positions.len() {
        match above {
            Some(id) if id == superior => return true,
            Some(id) if !id.is_empty() && profile.holder(id, day).is_none() => {
                above = profile.position(id).map(|vacant| vacant.superior.as_str());
            }
            _ => return false,
        }
    }
    false
}
