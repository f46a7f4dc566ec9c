//! Office time: when an office works, when a standard time is used up, and how much of it is gone.
//!
//! A [`Calendar`] is read from one TOML text ([`Calendar::parse`]) or taken from a preset ([`Calendar::preset`]), and
//! a list of holidays that arrives later is laid over it ([`Calendar::extended`]). Every answer depends on nothing but
//! the calendar and the moments given: no clock, no zone of the laptop. Any moment gets an answer; what makes it
//! uncertain comes along as a [`Warning`].

mod clock;
mod definition;
mod due;
mod file;
mod hours;
mod preset;
mod problem;
mod progress;
mod reader;
mod timeline;
mod week;
mod write;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

pub use clock::{Holder, Interval, Pause, Tally, pauses};
pub use definition::{Closure, Holiday, HolidayKind, Period, YearList};
pub use due::{Due, Warning};
pub use hours::{Hours, Span, Week};
pub use preset::{DEFAULT_PRESET, preset_text, presets};
pub use problem::{Expected, Problem, ProblemKind};
pub use progress::{Length, Progress, Standing, Total};

use super::office::Zone;
use definition::Definition;
use timeline::{Measure, Reason, Special, Timeline, date_of, day_number};

/// When an office works; valid by construction: every calendar has working hours in its week.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    definition: Definition,
    timeline: Timeline,
}

/// What a date is to the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind<'a> {
    /// A working day, with the stretches in which the office works.
    Working(&'a [Span]),
    /// A weekday on which this office never works.
    Weekend,
    /// Hari libur nasional.
    Holiday(&'a str),
    /// Cuti bersama.
    CollectiveLeave(&'a str),
    /// A holiday of the region.
    LocalHoliday(&'a str),
    /// A day the office is shut for a reason of its own.
    Closure(&'a str),
}

/// A date that two calendars see differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DayChange<'a> {
    /// The date.
    pub date: NaiveDate,
    /// What it was.
    pub before: DayKind<'a>,
    /// What it is.
    pub after: DayKind<'a>,
}

impl Default for Calendar {
    /// The national calendar, for an office that has not chosen.
    fn default() -> Self {
        // The preset is tested; an empty definition would only ever say that no day is worked.
        Self::preset(DEFAULT_PRESET).unwrap_or_else(|| Self::of(Definition::default()))
    }
}

impl Calendar {
    /// Reads a calendar text; national lists that come with the program hold where it has none for a year.
    ///
    /// # Errors
    /// Every problem found, each naming line and field; never empty.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        // The shipped lists are tested, so that none is ever left out here.
        let national = preset::NATIONAL_LISTS.iter().fold(Definition::default(), |base, list| {
            let with_list = file::read(list, &base);
            with_list.unwrap_or(base)
        });
        let definition = file::read(text, &national)?;
        if !definition.week.works() {
            return Err(vec![Problem { line: 1, field: "week".to_owned(), kind: ProblemKind::Missing }]);
        }
        Ok(Self::of(definition))
    }

    /// A calendar that comes with the program; `None` when there is none of that name.
    pub fn preset(name: &str) -> Option<Self> {
        preset_text(name).and_then(|text| Self::parse(text).ok())
    }

    /// This calendar with another text laid over it, such as an imported list of holidays; this one stays as it is.
    ///
    /// # Errors
    /// Every problem found, each naming line and field; never empty.
    pub fn extended(&self, text: &str) -> Result<Self, Vec<Problem>> {
        file::read(text, &self.definition).map(Self::of)
    }

    /// This calendar with one local holiday more.
    ///
    /// # Errors
    /// When the name is empty or the date lies outside the years a calendar speaks of.
    pub fn with_holiday(&self, date: NaiveDate, name: &str) -> Result<Self, Vec<Problem>> {
        self.extended(&format!("[[holiday]]\ndate = {date}\nname = {}\n", write::quoted(name)))
    }

    /// This calendar with one closure more, of whole days.
    ///
    /// # Errors
    /// When the name is empty, the last day lies before the first, or the closure is longer than a year.
    pub fn with_closure(&self, from: NaiveDate, until: NaiveDate, name: &str) -> Result<Self, Vec<Problem>> {
        let name = write::quoted(name);
        self.extended(&format!("[[closure]]\nname = {name}\nfrom = {from}\nuntil = {until}\n"))
    }

    /// This calendar without the local holidays of a date and the closures that begin on it.
    #[must_use]
    pub fn without_local(&self, date: NaiveDate) -> Self {
        let mut definition = self.definition.clone();
        definition.local.remove(&date);
        definition.closures.retain(|closure| closure.from.date() != date);
        Self::of(definition)
    }

    /// This calendar in another zone: the office's profile decides, a preset only proposes.
    #[must_use]
    pub fn in_zone(mut self, zone: Zone) -> Self {
        // The layout counts on the wall clock, so it holds in every zone.
        self.definition.zone = zone;
        self
    }

    fn of(definition: Definition) -> Self {
        let timeline = Timeline::new(&definition);
        Self { definition, timeline }
    }

    /// Name for the screen, such as `Perpres 21/2023, lima hari kerja`; empty when the text gives none.
    pub fn name(&self) -> &str {
        &self.definition.name
    }

    /// Where the hours come from; empty when the text does not say.
    pub fn source(&self) -> &str {
        &self.definition.source
    }

    /// The zone whose wall clock the hours speak of.
    pub fn zone(&self) -> Zone {
        self.definition.zone
    }

    /// The regular working hours.
    pub fn week(&self) -> &Week {
        &self.definition.week
    }

    /// Times with hours of their own, such as Ramadan.
    pub fn periods(&self) -> &[Period] {
        &self.definition.periods
    }

    /// The national lists, by year.
    pub fn years(&self) -> impl Iterator<Item = (i32, &YearList)> {
        self.definition.years.iter().map(|(year, list)| (*year, list))
    }

    /// Local holidays, by date.
    pub fn local_holidays(&self) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.definition.local.iter().map(|(date, name)| (*date, name.as_str()))
    }

    /// Closures, as written.
    pub fn closures(&self) -> &[Closure] {
        &self.definition.closures
    }

    /// What a date is.
    pub fn day(&self, date: NaiveDate) -> DayKind<'_> {
        let day = day_number(date);
        match self.timeline.special(day) {
            Some(Special { reason: Some(reason), .. }) => match reason {
                Reason::National(name) => DayKind::Holiday(name),
                Reason::CollectiveLeave(name) => DayKind::CollectiveLeave(name),
                Reason::Local(name) => DayKind::LocalHoliday(name),
                Reason::Closure(name) => DayKind::Closure(name),
            },
            _ => match self.timeline.hours(day).spans() {
                [] => DayKind::Weekend,
                spans => DayKind::Working(spans),
            },
        }
    }

    /// The period with hours of its own that a date lies in, such as Ramadan.
    pub fn period(&self, date: NaiveDate) -> Option<&Period> {
        self.definition.periods.iter().find(|period| period.from <= date && date <= period.until)
    }

    /// The dates that this calendar sees differently than an earlier one, in order.
    ///
    /// Regular hours are compared by [`Calendar::week`]: a change of theirs touches every date.
    pub fn changed_days<'a>(&'a self, earlier: &'a Self) -> Vec<DayChange<'a>> {
        let mut days: Vec<i64> = [self, earlier]
            .iter()
            .flat_map(|calendar| calendar.timeline.specials())
            .map(|special| special.day)
            .collect();
        days.sort_unstable();
        days.dedup();
        days.into_iter()
            .filter_map(date_of)
            .map(|date| DayChange { date, before: earlier.day(date), after: self.day(date) })
            .filter(|change| change.before != change.after)
            .collect()
    }

    /// Working minutes between two moments; 0 when the second is not after the first. Seconds drop.
    pub fn used(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> i64 {
        let worked = |at| self.timeline.count(Measure::Minutes, self.local(at));
        (worked(until) - worked(from)).max(0)
    }

    /// Working days after one date up to and including another; 0 when the second is not after the first.
    ///
    /// The first date is not counted, like a day of receipt; nor is a day that a closure cuts short.
    pub fn working_days_between(&self, from: NaiveDate, until: NaiveDate) -> i64 {
        let through = |date| self.timeline.before(Measure::Closings, day_number(date) + 1);
        (through(until) - through(from)).max(0)
    }

    /// The first moment, not before this one, at which the office works; `None` beyond the end of dates.
    pub fn next_opening(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let now = self.local(at);
        let worked = self.timeline.count(Measure::Minutes, now);
        let first_minute_done = self.timeline.reach(Measure::Minutes, worked + 1, now);
        if first_minute_done == now + 1 { Some(at) } else { self.instant(first_minute_done - 1) }
    }

    /// The first closing of a working day, not before this moment; `None` beyond the end of dates.
    ///
    /// Its day is the day of receipt for what arrives at this moment.
    pub fn next_closing(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let before = Measure::Closings.start(self.local(at));
        let closed = self.timeline.count(Measure::Closings, before);
        self.instant(self.timeline.reach(Measure::Closings, closed + 1, before))
    }

    /// The minute on the office's wall clock.
    fn local(&self, at: DateTime<Utc>) -> i64 {
        at.timestamp().div_euclid(60) + self.offset()
    }

    /// The moment of a minute on the office's wall clock; `None` beyond the end of dates.
    fn instant(&self, minute: i64) -> Option<DateTime<Utc>> {
        (minute - self.offset()).checked_mul(60).and_then(|seconds| DateTime::from_timestamp(seconds, 0))
    }

    /// Minutes the wall clock is ahead of UTC.
    fn offset(&self) -> i64 {
        i64::from(self.definition.zone.offset().local_minus_utc()) / 60
    }
}
