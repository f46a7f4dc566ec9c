//! Reading the notation of the tables.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use lajur::domain::calendar::{Calendar, Pause};
use lajur::domain::procedure::{StandardTime, TimeUnit};

/// An office by the Perpres in WIB.
pub fn perpres() -> Calendar {
    Calendar::preset("perpres-21-2023").expect("the preset is shipped")
}

/// An office by the Perpres with additions.
pub fn perpres_with(text: &str) -> Calendar {
    perpres().extended(text).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// A moment on the office's wall clock, such as `Mon 2026-11-16 15:20`; a wrong weekday is an error.
pub fn at(calendar: &Calendar, text: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(text, "%a %Y-%m-%d %H:%M")
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    calendar.zone().offset().from_local_datetime(&local).single().expect("no daylight saving").to_utc()
}

/// A moment as the tables write it.
pub fn written(calendar: &Calendar, at: DateTime<Utc>) -> String {
    at.with_timezone(&calendar.zone().offset()).format("%a %Y-%m-%d %H:%M").to_string()
}

/// A date such as `2026-11-16`.
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A standard time as an SOP prints it.
pub fn time(text: &str) -> Option<(u32, TimeUnit)> {
    StandardTime::parse(text).unwrap_or_else(|error| panic!("{error}")).amount
}

/// Pauses written as `from > until`; `from >` still lasts.
pub fn pauses(calendar: &Calendar, texts: &[&str]) -> Vec<Pause> {
    texts
        .iter()
        .map(|text| {
            let (from, until) = text.split_once('>').unwrap_or_else(|| panic!("{text}"));
            let until = until.trim();
            Pause { from: at(calendar, from.trim()), until: (!until.is_empty()).then(|| at(calendar, until)) }
        })
        .collect()
}
