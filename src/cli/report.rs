//! `lajur report`: the statistics of a period, on the terminal, for scripts, and as a file.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::args::Report as Arguments;
use super::output::{Output, table};
use crate::domain::indonesian;
use crate::domain::request::Refusal;
use crate::domain::statistics::{Counts, Period, Report};
use crate::engine::report::Form;
use crate::engine::{Office, Problem};
use crate::platform::files;

pub(crate) fn run(arguments: Arguments, office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let month = office.this_month();
    let period = Period {
        from: arguments.from.as_deref().map_or(Ok(month.from), |text| date("--from", text))?,
        to: arguments.to.as_deref().map_or(Ok(month.to), |text| date("--to", text))?,
    };
    let procedure = arguments.procedure.as_deref();
    let report = office.report(period, procedure)?;
    if let Some(path) = &arguments.out {
        let ending = path.extension().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let form = Form::of_ending(&ending).ok_or_else(|| bad("--out", &ending, "pdf, xlsx, csv"))?;
        let bytes = office.report_file(period, procedure, form)?;
        files::write_whole(path, &bytes).map_err(Problem::file(path))?;
        if !out.json {
            out.tell(&out.words.with("cli-printed", &[("file", path.display().to_string().into())]));
        }
    }
    out.answer(&report, |text| human(text, &report, out));
    Ok(())
}

/// A date as people and scripts write it.
fn date(name: &str, text: &str) -> Result<NaiveDate, Problem> {
    indonesian::read_date(text).ok_or_else(|| bad(name, text, "2026-11-30"))
}

fn bad(field: &str, value: &str, expected: &'static str) -> Problem {
    let value = value.chars().take(80).collect();
    Problem::Usage(Refusal::BadValue { field: field.to_owned(), value, expected })
}

fn human(text: &mut String, report: &Report, out: Output) {
    let words = out.words;
    let heads = ["report-service", "report-received", "report-finished", "report-refused", "report-returned"];
    let heads = heads.into_iter().chain(["report-open", "report-in-time", "report-office-time"]);
    let line = |name: &str, counts: &Counts| {
        let percent = counts.in_time.percent().map_or_else(|| "-".to_owned(), |it| format!("{it} %"));
        let numbers = [counts.received, counts.finished, counts.refused, counts.returned, counts.open];
        let mut cells = vec![name.to_owned()];
        cells.extend(numbers.map(|number| number.to_string()));
        cells.push(percent);
        cells.push(format!("{} / {}", counts.office.median, counts.office.p90));
        cells
    };
    let mut rows = vec![heads.map(|key| words.with(key, &[])).collect()];
    rows.extend(report.procedures.iter().map(|it| line(&it.service, &it.counts)));
    rows.push(line(&words.say("report-all"), &report.counts));
    table(text, &rows);
    let proposals = report.procedures.iter().flat_map(|it| &it.steps).filter(|it| it.suggestion.is_some());
    let count = [("count", proposals.count().into())];
    let _ = writeln!(text, "{}", words.with("report-proposals", &count));
}
