//! Reading `[[week]]` blocks: which weekdays work, in which hours, with which breaks.

use chrono::Weekday;

use super::hours::{Hours, Span, Week};
use super::problem::ProblemKind;
use super::reader::{Block, Found, Reader};

/// Reads the `[[week]]` blocks of a calendar or of a period; `None` when there are none.
pub(super) fn read_week(reader: &mut Reader, parent: &Block<'_>) -> Option<Week> {
    let blocks = reader.blocks(parent, "week");
    let first = blocks.first()?;
    let before = reader.problems.len();
    let mut week = Week::default();
    let mut seen = Vec::new();
    for block in &blocks {
        reader.only(block, &["days", "hours", "breaks", "inferred"]);
        let hours = read_hours(reader, block);
        for day in read_days(reader, block) {
            if seen.contains(&day.value) {
                reader.note(day.at, &block.field("days"), ProblemKind::DuplicateDay(day.value));
            }
            seen.push(day.value);
            week.days[day.value.num_days_from_monday() as usize].clone_from(&hours);
        }
        if let Some(reason) = reader.text(block, "inferred").map(|found| found.value.to_owned())
            && !week.inferred.contains(&reason)
        {
            week.inferred.push(reason);
        }
    }
    // A day whose hours are wrong is named already.
    if !week.works() && reader.problems.len() == before {
        reader.note(first.start(), &first.name, ProblemKind::NoWorkingDay);
    }
    Some(week)
}

fn read_days(reader: &mut Reader, block: &Block<'_>) -> Vec<Found<Weekday>> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    let mut days = Vec::new();
    for found in required_texts(reader, block, "days") {
        match NAMES.iter().find(|(name, _)| found.value.eq_ignore_ascii_case(name)) {
            Some((_, day)) => days.push(Found { at: found.at, value: *day }),
            None => {
                reader.note(found.at, &block.field("days"), ProblemKind::UnknownDay(found.value.to_owned()));
            }
        }
    }
    days
}

fn required_texts<'a>(reader: &mut Reader, block: &Block<'a>, key: &str) -> Vec<Found<&'a str>> {
    if !block.has(key) {
        reader.note(block.start(), &block.field(key), ProblemKind::Missing);
        return Vec::new();
    }
    let before = reader.problems.len();
    let texts = reader.texts(block, key);
    if texts.is_empty() && reader.problems.len() == before {
        reader.note(block.start(), &block.field(key), ProblemKind::Empty);
    }
    texts
}

fn read_hours(reader: &mut Reader, block: &Block<'_>) -> Hours {
    let written = required_texts(reader, block, "hours");
    let work = read_spans(reader, block, "hours", &written);
    let written = reader.texts(block, "breaks");
    let breaks = read_spans(reader, block, "breaks", &written);
    let mut hours = Hours::new(work.iter().map(|found| found.value).collect());
    for pause in &breaks {
        let inside =
            |span: &Found<Span>| span.value.from <= pause.value.from && pause.value.until <= span.value.until;
        if !work.iter().any(inside) && !work.is_empty() {
            let kind = ProblemKind::BreakOutsideHours(clock_span(pause.value));
            reader.note(pause.at, &block.field("breaks"), kind);
        }
        hours = hours.without(pause.value.from.into(), pause.value.until.into());
    }
    if !work.is_empty() && hours.minutes() == 0 {
        reader.note(block.start(), &block.field("breaks"), ProblemKind::NothingLeft);
    }
    // A break at the very end is not a closure: the day then simply closes earlier.
    Hours::new(hours.spans().to_vec())
}

/// Reads spans, sorts them and notes those that overlap.
fn read_spans(
    reader: &mut Reader,
    block: &Block<'_>,
    key: &str,
    written: &[Found<&str>],
) -> Vec<Found<Span>> {
    let mut spans = Vec::with_capacity(written.len());
    for found in written {
        match parse_span(found.value) {
            Ok(span) => spans.push(Found { at: found.at, value: span }),
            Err(kind) => reader.note(found.at, &block.field(key), kind),
        }
    }
    spans.sort_by_key(|found| found.value);
    for pair in spans.windows(2) {
        if pair[1].value.from < pair[0].value.until {
            reader.note(pair[1].at, &block.field(key), ProblemKind::Overlap(clock_span(pair[0].value)));
        }
    }
    spans.dedup_by(|later, earlier| later.value.from < earlier.value.until);
    spans
}

fn parse_span(text: &str) -> Result<Span, ProblemKind> {
    let bad = || ProblemKind::BadHours(text.to_owned());
    let (from, until) = text.split_once(['-', '–', '—']).unwrap_or((text, ""));
    let from = parse_minute(from).ok_or_else(bad)?;
    if until.trim().is_empty() {
        return Err(ProblemKind::NoEnd(text.to_owned()));
    }
    let until = parse_minute(until).ok_or_else(bad)?;
    if until <= from { Err(ProblemKind::EndsBeforeStart) } else { Ok(Span { from, until }) }
}

/// Reads `07.30` or `07:30`; `24.00` is the end of the day.
fn parse_minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(['.', ':'])?;
    let two_digits = |part: &str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !two_digits(hour) || minute.len() != 2 || !two_digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && hour * 60 + minute <= 24 * 60).then_some(hour * 60 + minute)
}

fn clock_span(span: Span) -> String {
    let clock = |minute: u16| format!("{:02}.{:02}", minute / 60, minute % 60);
    format!("{}-{}", clock(span.from), clock(span.until))
}
