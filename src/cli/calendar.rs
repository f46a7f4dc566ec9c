//! `lajur calendar`: counting a deadline, with or without an office.

use std::path::PathBuf;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::json;

use super::args::Calendar as Command;
use super::output::Output;
use super::{open, read_text, view};
use crate::domain;
use crate::domain::calendar::{Calendar, Warning};
use crate::domain::indonesian;
use crate::domain::procedure::StandardTime;
use crate::domain::request::Refusal;
use crate::engine::calendar::CalendarEdit;
use crate::engine::{Problem, read_calendar};
use crate::platform::folders::Folders;
use crate::words;

pub(crate) fn run(command: Command, data_dir: Option<PathBuf>, out: Output) -> Result<(), Problem> {
    match command {
        Command::Show => show(&choose(None, data_dir)?, out),
        Command::Import { file, preview } => import(&mut open(data_dir)?, &file, preview, out)?,
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

/// The calendar in force, as the text it is kept and shared as.
fn show(calendar: &Calendar, out: Output) {
    let years: Vec<i32> = calendar.years().map(|(year, _)| year).collect();
    let answer = json!({
        "name": calendar.name(),
        "source": calendar.source(),
        "zone": calendar.zone().suffix(),
        "years": years,
        "text": calendar.to_text(),
    });
    out.answer(&answer, |text| text.push_str(&calendar.to_text()));
}

/// Lays a file over the office's calendar, or only shows what that would change.
fn import(
    office: &mut crate::engine::Office,
    path: &std::path::Path,
    preview: bool,
    out: Output,
) -> Result<(), Problem> {
    let edit = CalendarEdit::Import { file: path.display().to_string(), text: read_text(path)? };
    let change = if preview { office.preview_calendar(&edit)? } else { office.change_calendar(&edit)? };
    let days = change.after.changed_days(&change.before);
    let due = |at: Option<DateTime<Utc>>| at.map(|at| view::moment(office, at));
    let dues: Vec<_> = change
        .dues
        .iter()
        .map(|it| {
            json!({
                "request": view::id(it.request),
                "agenda_no": it.agenda.map(|agenda| agenda.to_string()),
                "step": it.step,
                "before": due(it.before),
                "after": due(it.after),
            })
        })
        .collect();
    let answer = json!({ "changed": !preview, "days": days, "dues": dues });
    out.answer(&answer, |text| {
        for day in &days {
            let kind = |kind| words::day_kind(&out.words, kind);
            text.push_str(&format!("{}: {} → {}\n", day.date, kind(&day.before), kind(&day.after)));
        }
        for it in &change.dues {
            let moment = |at: Option<DateTime<Utc>>| {
                at.map_or_else(|| "-".to_owned(), |at| view::readable(office, at))
            };
            let agenda = it.agenda.map_or_else(|| "-".to_owned(), |agenda| agenda.to_string());
            text.push_str(&format!("{agenda} {}: {} → {}\n", it.step, moment(it.before), moment(it.after)));
        }
        let counts = [("days", days.len().into()), ("dues", change.dues.len().into())];
        let key = if preview { "calendar-previewed" } else { "calendar-changed" };
        text.push_str(&out.words.with(key, &counts));
    });
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
