//! `lajur calendar`: counting a deadline, with or without an office.

use std::path::PathBuf;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::json;

use super::args::Calendar as Command;
use super::output::Output;
use super::{open, read_text};
use crate::domain;
use crate::domain::calendar::{Calendar, Warning};
use crate::domain::indonesian;
use crate::domain::procedure::StandardTime;
use crate::domain::request::Refusal;
use crate::engine::{Problem, read_calendar};
use crate::platform::folders::Folders;
use crate::words;

pub(crate) fn run(command: Command, data_dir: Option<PathBuf>, out: Output) -> Result<(), Problem> {
    match command {
        Command::Due { from, time, calendar } => {
            let calendar = choose(calendar, data_dir)?;
            let from = moment(&calendar, "--from", &from)?;
            let time = StandardTime::parse(&time).map_err(|_| bad("--time", &time, "2 hari"))?;
            let due = calendar.due(from, time.amount);
            let warnings = sentences(out, &due.warnings);
            let zone = calendar.zone();
            let at =
                due.at.map(|at| at.with_timezone(&zone.offset()).to_rfc3339_opts(SecondsFormat::Secs, false));
            let answer = json!({ "due": at, "zone": zone.suffix(), "warnings": warnings });
            out.answer(&answer, |text| match due.at {
                Some(at) => {
                    let local = at.with_timezone(&zone.offset());
                    let date = indonesian::long_date(local.date_naive());
                    let weekday = indonesian::weekday(local.date_naive());
                    text.push_str(&format!("{weekday}, {date} {}", indonesian::clock(local.time(), zone)));
                }
                None => text.push_str(&out.words.say("calendar-no-clock")),
            });
            if !out.json {
                warnings.iter().for_each(|warning| out.tell(warning));
            }
        }
        Command::Used { from, to, calendar } => {
            let calendar = choose(calendar, data_dir)?;
            let (from, to) = (moment(&calendar, "--from", &from)?, moment(&calendar, "--to", &to)?);
            let minutes = calendar.used(from, to);
            let warnings = sentences(out, &calendar.warnings(from, to));
            out.answer(&json!({ "minutes": minutes, "warnings": warnings }), |text| {
                text.push_str(&out.words.with("calendar-minutes", &[("minutes", minutes.into())]));
            });
            if !out.json {
                warnings.iter().for_each(|warning| out.tell(warning));
            }
        }
    }
    Ok(())
}

/// The calendar that was named: a preset, a file, the office's own, or the national one.
fn choose(named: Option<String>, data_dir: Option<PathBuf>) -> Result<Calendar, Problem> {
    if let Some(named) = named {
        if let Some(preset) = Calendar::preset(&named) {
            return Ok(preset);
        }
        let path = PathBuf::from(&named);
        return read_calendar(&named, &read_text(&path)?);
    }
    let folders = Folders::choose(data_dir.clone());
    if folders.is_some_and(|folders| folders.database().is_file()) {
        return Ok((**open(data_dir)?.calendar()).clone());
    }
    Ok(Calendar::default())
}

/// A moment with its own offset, or without one in the calendar's zone.
fn moment(calendar: &Calendar, name: &str, text: &str) -> Result<DateTime<Utc>, Problem> {
    domain::moment::parse(text, calendar.zone()).ok_or_else(|| bad(name, text, "2026-11-20T09:00"))
}

fn bad(field: &str, value: &str, expected: &'static str) -> Problem {
    let value = value.chars().take(80).collect();
    Problem::Usage(Refusal::BadValue { field: field.to_owned(), value, expected })
}

fn sentences(out: Output, warnings: &[Warning]) -> Vec<String> {
    warnings.iter().map(|warning| words::calendar_warning(&out.words, warning)).collect()
}
