//! The office's books as files: agenda masuk and keluar, ekspedisi, and the index of a case file.

use chrono::{Datelike, TimeDelta, TimeZone, Utc};

use super::report::Form;
use super::{Office, Problem};
use crate::domain::procedure::Procedure;
use crate::domain::register::{CaseFile, Ledger, RegisterKind, dispatch, files, incoming, memos, outgoing};
use crate::domain::request::Request;
use crate::paper::Paper;
use crate::paper::register::{RegisterPaper, csv::csv, register, xlsx::xlsx};

impl Office {
    /// One of the office's books for a year.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn ledger(&self, kind: RegisterKind, year: i32) -> Result<Ledger, Problem> {
        let today = self.printed().date_naive();
        if kind == RegisterKind::Incoming {
            // A letter of the last days of a year may have its number in the next one's book, and the other way round.
            let around = |year: i32| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single().unwrap_or_default();
            let (from, to) =
                (around(year) - TimeDelta::days(60), around(year.saturating_add(1)) + TimeDelta::days(60));
            let requests = self.store().requests_between(from.timestamp_millis(), to.timestamp_millis())?;
            return Ok(incoming(year, &requests, self.profile(), today));
        }
        let letters = self.store().letters(None)?;
        Ok(match kind {
            RegisterKind::Outgoing => outgoing(year, &letters, self.profile(), today),
            RegisterKind::Memo => memos(year, &letters, self.profile(), today),
            _ => dispatch(year, &letters, self.profile(), today),
        })
    }

    /// One of the office's books as a file's bytes.
    ///
    /// # Errors
    /// When the database cannot be read, or the office's emblem cannot be used.
    pub fn register_file(&self, kind: RegisterKind, year: i32, form: Form) -> Result<Vec<u8>, Problem> {
        let ledger = self.ledger(kind, year)?;
        Ok(match form {
            Form::Pdf => self.register_paper(&ledger)?.to_pdf()?,
            Form::Xlsx => xlsx(&ledger, &self.profile().agency, self.printed())?,
            Form::Csv => csv(&ledger),
        })
    }

    /// A book on paper.
    ///
    /// # Errors
    /// When the office's emblem cannot be used.
    pub fn register_paper(&self, ledger: &Ledger) -> Result<Paper, Problem> {
        Ok(register(&RegisterPaper { profile: self.profile(), ledger, printed: self.printed() })?)
    }

    /// The index of a request's case file.
    pub(super) fn file_index(&self, request: &Request, procedure: &Procedure) -> Result<Paper, Problem> {
        let letters = self.store().letters(Some(request.id))?;
        let zone = self.profile().zone;
        self.register_paper(&files(&CaseFile { request, procedure, letters: &letters, zone }))
    }

    /// The current year of the registers, for lists that offer it.
    pub fn register_year(&self) -> i32 {
        self.printed().year()
    }
}
