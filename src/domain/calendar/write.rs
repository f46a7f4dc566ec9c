//! Writing a calendar as the text that reads back as the same calendar: how an edited calendar is kept and shared.

use std::fmt::Write as _;

use super::Calendar;
use super::definition::{Definition, HolidayKind, YearList};
use super::hours::{Span, Week};

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Calendar {
    /// This calendar as TOML; reading it gives this calendar again.
    pub fn to_text(&self) -> String {
        let definition = &self.definition;
        let mut text = String::from("format = 1\n");
        field(&mut text, "name", &definition.name);
        field(&mut text, "source", &definition.source);
        field(&mut text, "zone", definition.zone.suffix());
        week(&mut text, "week", &definition.week);
        rest(&mut text, definition);
        text
    }
}

fn rest(text: &mut String, definition: &Definition) {
    // Writing to a string cannot fail.
    for period in &definition.periods {
        text.push_str("\n[[period]]\n");
        field(text, "name", &period.name);
        let _ = writeln!(text, "from = {}\nuntil = {}", period.from, period.until);
        week(text, "period.week", &period.week);
    }
    for (year, list) in &definition.years {
        let _ = writeln!(text, "\n[[year]]\nyear = {year}");
        field(text, "source", &list.source);
        holidays(text, list);
    }
    for (date, name) in &definition.local {
        let _ = writeln!(text, "\n[[holiday]]\ndate = {date}");
        field(text, "name", name);
    }
    for closure in &definition.closures {
        text.push_str("\n[[closure]]\n");
        field(text, "name", &closure.name);
        const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";
        let (from, until) = (closure.from.format(MOMENT), closure.until.format(MOMENT));
        let _ = writeln!(text, "from = {from}\nuntil = {until}");
    }
}

fn holidays(text: &mut String, list: &YearList) {
    for (date, holiday) in &list.holidays {
        let _ = writeln!(text, "\n[[year.holiday]]\ndate = {date}");
        field(text, "name", &holiday.name);
        if holiday.kind == HolidayKind::CollectiveLeave {
            text.push_str("kind = \"collective_leave\"\n");
        }
    }
}

/// The working days of a week, days of equal hours together.
fn week(text: &mut String, name: &str, week: &Week) {
    let mut blocks: Vec<(Vec<&str>, &[Span])> = Vec::new();
    for (day, hours) in DAYS.into_iter().zip(&week.days) {
        let spans = hours.spans();
        match blocks.iter_mut().find(|(_, known)| *known == spans) {
            _ if spans.is_empty() => {}
            Some((days, _)) => days.push(day),
            None => blocks.push((vec![day], spans)),
        }
    }
    for (index, (days, spans)) in blocks.iter().enumerate() {
        let days: Vec<String> = days.iter().map(|day| quoted(day)).collect();
        let hours: Vec<String> = spans.iter().map(|span| quoted(&hours(*span))).collect();
        let _ = writeln!(text, "\n[[{name}]]\ndays = [{}]\nhours = [{}]", days.join(", "), hours.join(", "));
        // Reasons belong to the whole week; every one is kept, the first blocks carry one each.
        let reason = match index + 1 == blocks.len() {
            true => week.inferred.get(index..).unwrap_or_default().join("; "),
            false => week.inferred.get(index).cloned().unwrap_or_default(),
        };
        field(text, "inferred", &reason);
    }
}

fn hours(span: Span) -> String {
    let clock = |minute: u16| format!("{:02}.{:02}", minute / 60, minute % 60);
    format!("{}-{}", clock(span.from), clock(span.until))
}

/// A field of text; an empty one is left out, as the reader wants it.
fn field(text: &mut String, name: &str, value: &str) {
    if !value.trim().is_empty() {
        let _ = writeln!(text, "{name} = {}", quoted(value));
    }
}

/// A TOML string on one line, whatever is in it.
pub(super) fn quoted(value: &str) -> String {
    let mut text = String::from("\"");
    for letter in value.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            letter if letter.is_control() => {
                let _ = write!(text, "\\u{:04X}", u32::from(letter));
            }
            letter => text.push(letter),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_reads_back_as_itself() {
        for name in super::super::presets() {
            let calendar = Calendar::preset(name).unwrap();
            let again = Calendar::parse(&calendar.to_text()).unwrap();
            assert_eq!(again.to_text(), calendar.to_text(), "{name}");
            assert_eq!(again.week().days, calendar.week().days, "{name}");
            assert!(again.changed_days(&calendar).is_empty(), "{name}");
        }
    }

    #[test]
    fn what_people_add_reads_back_too() {
        let added = "[[holiday]]\ndate = 2026-10-25\nname = \"Hari Jadi \\\"Kota\\\" \\\\ raya\"\n\
                     [[closure]]\nname = \"Banjir\"\nfrom = 2026-11-17T10:00:00\nuntil = 2026-11-18\n\
                     [[year]]\nyear = 2027\n[[year.holiday]]\ndate = 2027-01-01\nname = \"Tahun Baru\"\n";
        let calendar = Calendar::default().extended(added).unwrap();
        assert_eq!(Calendar::parse(&calendar.to_text()).unwrap(), calendar);
    }
}
