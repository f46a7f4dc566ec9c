//! Laporan: the statistics of a period, on paper, as a spreadsheet and as plain rows.

mod export;
mod paper;
mod table;

use chrono::NaiveDate;

use super::{Office, Problem};
use crate::domain::request::Refusal;
use crate::domain::statistics::{self, Period, Report};

pub use export::Form;

impl Office {
    /// The statistics of a period, for one SOP or for all.
    ///
    /// # Errors
    /// When the period ends before it begins, there is no such SOP, or the database cannot be read.
    pub fn report(&mut self, period: Period, procedure: Option<&str>) -> Result<Report, Problem> {
        if !period.is_sound() {
            let value = format!("{} – {}", period.from, period.to);
            let (field, expected) = ("period".to_owned(), "2026-11-01 – 2026-11-30");
            return Err(Problem::Usage(Refusal::BadValue { field, value, expected }));
        }
        if let Some(id) = procedure {
            self.procedure(id)?;
        }
        let (from, after) = period.moments(self.calendar());
        let alive = self.store().requests_alive(from.timestamp_millis(), after.timestamp_millis() - 1)?;
        let cases = self.with_procedures(alive)?;
        let wanted = cases
            .iter()
            .filter(|(request, _)| procedure.is_none_or(|id| request.procedure.id == id))
            .map(|(request, procedure)| (request, &**procedure));
        Ok(statistics::report(self.calendar(), period, wanted, self.now()))
    }

    /// The month up to now, in the office's own zone: what the report screen begins with.
    pub fn this_month(&self) -> Period {
        use chrono::Datelike;
        let today = self.now().with_timezone(&self.profile().zone.offset()).date_naive();
        Period { from: NaiveDate::from_ymd_opt(today.year(), today.month(), 1).unwrap_or(today), to: today }
    }
}
