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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::story::fill_with_sample;
    use crate::platform::clock::Clock;
    use crate::platform::entropy::Entropy;
    use crate::platform::folders::Folders;

    fn sample(folder: &tempfile::TempDir) -> Office {
        let folders = Folders::choose(Some(folder.path().join("office"))).unwrap();
        let now = "2026-11-20T08:40:00+07:00".parse().unwrap();
        let mut office = Office::open(folders, Clock::Fixed(now), Entropy::seeded("report")).unwrap();
        fill_with_sample(&mut office).unwrap();
        office
    }

    fn november() -> Period {
        Period { from: "2026-11-01".parse().unwrap(), to: "2026-11-30".parse().unwrap() }
    }

    #[test]
    fn every_request_is_counted_once_and_services_add_up() {
        let folder = tempfile::tempdir().unwrap();
        let mut office = sample(&folder);
        let report = office.report(november(), None).unwrap();
        let (_, requests, _) = office.store().counts().unwrap();
        assert_eq!(report.counts.received as u64, requests, "the sample happened in November");
        let counts = &report.counts;
        let ended = counts.finished + counts.refused + counts.withdrawn;
        assert_eq!(ended + counts.open, counts.received);
        let sum = |number: fn(&statistics::Counts) -> usize| {
            report.procedures.iter().map(|it| number(&it.counts)).sum::<usize>()
        };
        assert_eq!(sum(|it| it.received), counts.received);
        assert_eq!(sum(|it| it.returned), counts.returned);
        assert!(counts.in_time.of == counts.finished + counts.refused && counts.returned > 0);
        let one = office.report(november(), Some("kaltara-pse")).unwrap();
        assert_eq!(one.procedures.len(), 1);
        assert_eq!(one.counts, one.procedures[0].counts);
    }

    #[test]
    fn a_period_before_the_first_request_is_empty_and_one_that_ends_too_early_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut office = sample(&folder);
        let early = Period { from: "2020-01-01".parse().unwrap(), to: "2020-12-31".parse().unwrap() };
        assert_eq!(office.report(early, None).unwrap().counts.received, 0);
        let backwards = Period { from: early.to, to: early.from };
        assert!(matches!(office.report(backwards, None), Err(Problem::Usage(_))));
        assert!(matches!(office.report(early, Some("tidak-ada")), Err(Problem::UnknownProcedure { .. })));
    }

    #[test]
    fn every_form_is_written_and_the_same_report_gives_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let mut office = sample(&folder);
        let mut file = |form| office.report_file(november(), None, form).unwrap();
        assert!(file(Form::Pdf).starts_with(b"%PDF-1.7") && file(Form::Xlsx).starts_with(b"PK"));
        let csv = String::from_utf8(file(Form::Csv)).unwrap();
        let columns = |line: &str| line.split(',').count();
        assert!(csv.lines().count() > 5 && columns(csv.lines().next().unwrap()) == 14);
        for form in [Form::Pdf, Form::Xlsx, Form::Csv] {
            assert_eq!(file(form), file(form), "{form:?}");
        }
    }
}
