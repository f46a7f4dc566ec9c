//! The TOML shape of a calendar, and its reading into a [`Patch`].
//!
//! ```toml
//! format = 1                        # optional
//! extends = "perpres-21-2023"       # optional: a preset whose hours and lists hold where this text is silent
//! name = "Kantor Contoh"
//! source = "Perbup 1/2026"
//! zone = "WITA"
//!
//! [[week]]                          # a weekday that no block names is a day off
//! days = ["monday", "tuesday"]
//! hours = ["07.30-16.00"]           # one or more stretches
//! breaks = ["12.00-13.00"]
//! inferred = "why the hours are ours and not the source's"
//!
//! [[period]]                        # own hours for a time; without week: only the dates of a known period change
//! name = "Ramadan 1448 H"
//! from = 2027-02-08
//! until = 2027-03-09
//! [[period.week]]
//! days = ["monday"]
//! hours = ["08.00-15.00"]
//!
//! [[year]]                          # the national list of one year, always whole
//! year = 2027
//! source = "SKB ..."
//! [[year.holiday]]
//! date = 2027-01-01
//! name = "Tahun Baru 2027 Masehi"
//! kind = "national"                 # or "collective_leave"
//!
//! [[holiday]]                       # local
//! date = 2026-10-25
//! name = "Hari Jadi Kota"
//!
//! [[closure]]                       # whole days, or from moment to moment in local time
//! name = "Banjir"
//! from = 2026-11-17T10:00:00
//! until = 2026-11-18
//! ```

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};
use toml::de::DeTable;

use super::definition::{Closure, Definition, Holiday, HolidayKind, Patch, Period, YearList};
use super::preset::preset_text;
use super::problem::{Problem, ProblemKind};
use super::reader::{Block, Found, Reader};
use super::week::read_week;
use crate::domain::office::Zone;

/// The longest period or closure, in days: longer ones are slips of the pen, and the limit bounds the layout.
const LONGEST: i64 = 366;

/// Lays a text over a base, or over the preset that the text extends.
///
/// # Errors
/// Every problem found, in the order of the lines; never empty.
pub(super) fn read(text: &str, base: &Definition) -> Result<Definition, Vec<Problem>> {
    let mut reader = Reader::new(text);
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            reader.note(at, "", ProblemKind::Syntax(error.message().to_owned()));
            return Err(reader.problems);
        }
    };
    let root = Block::root(&table);
    let base = extended(&mut reader, &root, base).unwrap_or_else(|| base.clone());
    let patch = read_root(&mut reader, &root, &base);
    let definition = base.with(patch);
    if reader.problems.is_empty() {
        return Ok(definition);
    }
    reader.problems.sort_by_key(|problem| problem.line);
    Err(reader.problems)
}

fn extended(reader: &mut Reader, root: &Block<'_>, base: &Definition) -> Option<Definition> {
    let name = reader.text(root, "extends")?;
    let preset = preset_text(name.value).and_then(|text| read(text, base).ok());
    if preset.is_none() {
        reader.note(name.at, "extends", ProblemKind::UnknownPreset(name.value.to_owned()));
    }
    preset
}

fn read_root(reader: &mut Reader, root: &Block<'_>, base: &Definition) -> Patch {
    const FIELDS: [&str; 10] =
        ["format", "extends", "name", "source", "zone", "week", "period", "year", "holiday", "closure"];
    reader.only(root, &FIELDS);
    if let Some(format) = reader.number(root, "format").filter(|format| format.value != 1) {
        reader.note(format.at, "format", ProblemKind::Format(format.value.to_string()));
    }
    Patch {
        name: reader.text(root, "name").map(|found| found.value.to_owned()),
        source: reader.text(root, "source").map(|found| found.value.to_owned()),
        zone: read_zone(reader, root),
        week: read_week(reader, root),
        periods: read_periods(reader, root, base),
        years: read_years(reader, root),
        local: read_local(reader, root),
        closures: read_closures(reader, root),
    }
}

fn read_zone(reader: &mut Reader, root: &Block<'_>) -> Option<Zone> {
    let found = reader.text(root, "zone")?;
    match found.value.to_ascii_uppercase().as_str() {
        "WIB" => Some(Zone::Wib),
        "WITA" => Some(Zone::Wita),
        "WIT" => Some(Zone::Wit),
        _ => {
            reader.note(found.at, "zone", ProblemKind::UnknownZone(found.value.to_owned()));
            None
        }
    }
}

fn read_periods(reader: &mut Reader, root: &Block<'_>, base: &Definition) -> Vec<Period> {
    let mut periods: Vec<Period> = Vec::new();
    let blocks = reader.blocks(root, "period");
    for block in &blocks {
        reader.only(block, &["name", "from", "until", "week"]);
        let name = reader.required(block, "name").map(|found| found.value.to_owned());
        let from = reader.date(block, "from");
        let until = reader.date(block, "until");
        let known = name.as_deref().and_then(|name| base.period(name)).map(|known| known.week.clone());
        if !block.has("week") && known.is_none() {
            reader.note(block.start(), &block.field("week"), ProblemKind::Missing);
        }
        let week = read_week(reader, block).or(known);
        let (Some(name), Some(from), Some(until), Some(week)) = (name, from, until, week) else { continue };
        check_length(reader, block, from.value, &until);
        let period = Period { name, from: from.value, until: until.value, week };
        let later = periods.iter();
        let earlier = base.periods.iter().filter(|old| old.name != period.name);
        let overlapped =
            later.chain(earlier).find(|other| other.from <= period.until && period.from <= other.until);
        if let Some(other) = overlapped {
            reader.note(from.at, &block.field("from"), ProblemKind::PeriodsOverlap(other.name.clone()));
        }
        periods.push(period);
    }
    periods
}

fn check_length(reader: &mut Reader, block: &Block<'_>, from: NaiveDate, until: &Found<NaiveDate>) {
    let days = (until.value - from).num_days();
    if days < 0 {
        reader.note(until.at, &block.field("until"), ProblemKind::EndsBeforeStart);
    } else if days >= LONGEST {
        reader.note(until.at, &block.field("until"), ProblemKind::TooLong);
    }
}

fn read_years(reader: &mut Reader, root: &Block<'_>) -> BTreeMap<i32, YearList> {
    let mut years = BTreeMap::new();
    let blocks = reader.blocks(root, "year");
    for block in &blocks {
        reader.only(block, &["year", "source", "holiday"]);
        let year = reader.year(block, "year");
        let source = reader.text(block, "source").map_or_else(String::new, |found| found.value.to_owned());
        let mut holidays = BTreeMap::new();
        for (date, holiday) in read_holidays(reader, block, true) {
            if let Some(year) = year.filter(|year| *year != date.value.year()) {
                let kind = ProblemKind::OutsideYear { date: date.value, year };
                reader.note(date.at, &format!("{}.holiday.date", block.name), kind);
            }
            holidays.insert(date.value, holiday);
        }
        let Some(year) = year else { continue };
        if years.insert(year, YearList { source, holidays }).is_some() {
            reader.note(block.start(), &block.field("year"), ProblemKind::DuplicateYear(year));
        }
    }
    years
}

fn read_local(reader: &mut Reader, root: &Block<'_>) -> BTreeMap<NaiveDate, String> {
    read_holidays(reader, root, false).into_iter().map(|(date, holiday)| (date.value, holiday.name)).collect()
}

fn read_holidays(reader: &mut Reader, parent: &Block<'_>, kinds: bool) -> Vec<(Found<NaiveDate>, Holiday)> {
    let mut holidays: Vec<(Found<NaiveDate>, Holiday)> = Vec::new();
    let mut seen = BTreeSet::new();
    let blocks = reader.blocks(parent, "holiday");
    for block in &blocks {
        reader.only(block, if kinds { &["date", "name", "kind"] } else { &["date", "name"] });
        let date = reader.date(block, "date");
        let name = reader.required(block, "name");
        let kind = if kinds { read_kind(reader, block) } else { HolidayKind::National };
        let (Some(date), Some(name)) = (date, name) else { continue };
        if !seen.insert(date.value) {
            reader.note(date.at, &block.field("date"), ProblemKind::DuplicateHoliday(date.value));
        }
        holidays.push((date, Holiday { name: name.value.to_owned(), kind }));
    }
    holidays
}

fn read_kind(reader: &mut Reader, block: &Block<'_>) -> HolidayKind {
    let Some(found) = reader.text(block, "kind") else { return HolidayKind::National };
    match found.value {
        "national" => HolidayKind::National,
        "collective_leave" => HolidayKind::CollectiveLeave,
        other => {
            reader.note(found.at, &block.field("kind"), ProblemKind::UnknownKind(other.to_owned()));
            HolidayKind::National
        }
    }
}

fn read_closures(reader: &mut Reader, root: &Block<'_>) -> Vec<Closure> {
    let mut closures = Vec::new();
    let blocks = reader.blocks(root, "closure");
    for block in &blocks {
        reader.only(block, &["name", "from", "until"]);
        let name = reader.required(block, "name");
        let from = reader.moment(block, "from");
        // One day is the usual closure, so its end need not be written.
        let until = if block.has("until") {
            reader.moment(block, "until")
        } else {
            from.map(|from| Found { at: from.at, value: (from.value.0.date().into(), true) })
        };
        let (Some(name), Some(from), Some(until)) = (name, from, until) else { continue };
        let from_moment = from.value.0;
        let (moment, whole) = until.value;
        let until_moment = if whole { day_after(moment.date()) } else { moment };
        if until_moment <= from_moment {
            reader.note(until.at, &block.field("until"), ProblemKind::EndsBeforeStart);
            continue;
        }
        let last = Found { at: until.at, value: moment.date() };
        check_length(reader, block, from_moment.date(), &last);
        closures.push(Closure { name: name.value.to_owned(), from: from_moment, until: until_moment });
    }
    closures
}

/// Midnight after a day; the years a calendar may speak about are far from the end of dates.
fn day_after(date: NaiveDate) -> NaiveDateTime {
    date.checked_add_days(Days::new(1)).unwrap_or(date).and_time(NaiveTime::MIN)
}
