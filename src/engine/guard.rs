//! Was this folder copied, or put back to an earlier day? Then this device begins a new log.
//!
//! Two laptops that write on in one log would sign two different events for one place in it. So after every own event a
//! mark of the log's end is left outside the folder, and on every start the two are compared. Whatever looks doubtful
//! costs a new log: one event. What no mark can show, such as a whole machine put back, is noticed when other laptops
//! bring events of our own that we do not have.

use std::path::Path;

use super::office::META_LOG;
use super::{Office, Problem};
use crate::domain::event::LogReason;
use crate::domain::ids::{EventHash, LogId};
use crate::platform::guard;

/// The note that gives the present log up.
pub(super) const ABANDON: (&str, &[u8]) = (META_LOG, &[]);

/// Where this device may write its next event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnLog {
    /// Goes on in this log.
    Continue(LogId),
    /// Begins a new one.
    Open(LogReason),
}

/// The mark: log, position, event and place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    log: LogId,
    seq: u64,
    head: EventHash,
    place: String,
}

impl Mark {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split_whitespace();
        let mark = Self {
            log: parts.next()?.parse().ok()?,
            seq: parts.next()?.parse().ok()?,
            head: parts.next()?.parse().ok()?,
            place: parts.next()?.to_owned(),
        };
        parts.next().is_none().then_some(mark)
    }

    fn text(&self) -> String {
        format!("{} {} {} {}\n", self.log, self.seq, self.head, self.place)
    }
}

impl Office {
    /// The log this device writes on; `None` before its first event, and after doubts.
    pub(super) fn own_log(&self) -> Result<Option<LogId>, Problem> {
        Ok(self.store().meta(META_LOG)?.and_then(|bytes| LogId::from_slice(&bytes)))
    }

    /// Where the next event goes, after a look at the mark.
    pub(super) fn next_log(&self) -> Result<OwnLog, Problem> {
        let Some(log) = self.own_log()? else {
            let written = match self.device() {
                Some(device) => !self.store().logs_of(&device)?.is_empty(),
                None => false,
            };
            return Ok(OwnLog::Open(if written { LogReason::Restored } else { LogReason::First }));
        };
        if self.is_vouched() { Ok(OwnLog::Continue(log)) } else { Ok(self.compare(log)?) }
    }

    fn compare(&self, log: LogId) -> Result<OwnLog, Problem> {
        let doubt = OwnLog::Open(LogReason::Restored);
        let mark = guard::read(&self.folders().guard()).and_then(|text| Mark::parse(&text));
        let Some(mark) = mark.filter(|mark| mark.log == log && mark.place == self.place()) else {
            return Ok(doubt);
        };
        // A crash between the database and the mark leaves the database ahead, on the same chain.
        let held = self.store().event_at(log, mark.seq)?;
        Ok(if held == [mark.head] { OwnLog::Continue(log) } else { doubt })
    }

    /// Leaves the mark after an own event, and trusts the log until this folder is closed.
    pub(super) fn mark_log(&mut self, log: LogId, seq: u64, head: EventHash) {
        let mark = Mark { log, seq, head, place: self.place().to_owned() };
        let path = self.folders().guard();
        if let Err(error) = guard::write(&path, &mark.text()) {
            // Without a mark the next start opens a new log, which loses nothing.
            tracing::warn!("no mark at {}: {error}", path.display());
        }
        self.vouch();
    }
}

/// This machine and this folder, as a mark names them.
pub(super) fn place(root: &Path) -> String {
    let path = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
    let mut hasher = blake3::Hasher::new_derive_key("lajur 2026 place v1");
    for part in [guard::machine().as_bytes(), path.to_string_lossy().as_bytes()] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().to_hex()[..32].to_owned()
}
