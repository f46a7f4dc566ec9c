//! When a standard time is used up.
//!
//! - **Menit, jam**: the first moment by which so many working minutes have passed. That is a break's beginning or a
//!   closing rather than the opening after it: 60 minutes from 15.00 end at 16.00, not on the next morning.
//! - **Hari**: the closing of the Nth working day after the day of receipt. What arrives after closing or on a day
//!   off is received on the next working day; what arrives at the very closing is received on that day.
//! - **Bulan**: the closing of the same date N months after the day of receipt, the month's last day when there is no
//!   such date, and the next working day when the office is shut on it.
//! - **Not set**: no clock.
//!
//! While the applicant is to act the clock stands. Minutes and hours then carry on where they stopped. Days and months
//! move by the working days whose closing fell into the pause: a working day belongs to whoever holds the request
//! at its closing, so a pause from morning to afternoon moves nothing. All rules count whole minutes; seconds drop.

use chrono::{DateTime, Datelike, Months, Utc};
use serde::Serialize;

use super::Calendar;
use super::clock::{Pause, Stand};
use super::hours::DAY;
use super::reader::YEARS;
use super::timeline::{Measure, date_of, day_number};
use crate::domain::procedure::TimeUnit;

/// When something is due, and what the reader must know about that answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Due {
    /// The due moment; `None` when no time is set, while the clock stands, and beyond the end of dates.
    pub at: Option<DateTime<Utc>>,
    /// What makes the answer uncertain; empty in a normal year.
    pub warnings: Vec<Warning>,
}

/// What makes an answer of the calendar uncertain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// The year has no list of national holidays, so only weekends and local days were left out.
    YearWithoutList(i32),
    /// The moment lies outside the years 2000 to 2200: a clock is set wrongly.
    ImplausibleYear(i32),
    /// The due moment lies beyond the dates that can be written.
    OutOfReach,
}

impl Calendar {
    /// When an amount of standard time is used up; `None` as amount is a time that is not set.
    pub fn due(&self, received: DateTime<Utc>, time: impl Into<Option<(u32, TimeUnit)>>) -> Due {
        self.due_paused(received, time, &[])
    }

    /// When an amount of standard time is used up if the clock stands during the pauses.
    pub fn due_paused(
        &self,
        received: DateTime<Utc>,
        time: impl Into<Option<(u32, TimeUnit)>>,
        pauses: &[Pause],
    ) -> Due {
        let Some(time) = time.into() else { return Due::default() };
        let start = self.local(received);
        let end = self.quota(start, time).map(|quota| self.end_of(start, quota, &self.stands(pauses)));
        let (at, out_of_reach) = match end {
            Some(Some(end)) => {
                let at = self.instant(end);
                (at, at.is_none())
            }
            Some(None) => (None, false),
            None => (None, true),
        };
        let mut warnings = self.warnings(received, at.unwrap_or(received));
        warnings.extend(out_of_reach.then_some(Warning::OutOfReach));
        Due { at, warnings }
    }

    /// What a reader must know about counts between two moments.
    pub fn warnings(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> Vec<Warning> {
        let (first, last) = (self.year(from), self.year(until));
        let mut warnings = Vec::new();
        for year in [first, last] {
            if !YEARS.contains(&year) && !warnings.contains(&Warning::ImplausibleYear(year)) {
                warnings.push(Warning::ImplausibleYear(year));
            }
        }
        let years = first.max(*YEARS.start())..=last.min(*YEARS.end());
        warnings.extend(
            years.filter(|year| !self.definition.years.contains_key(year)).map(Warning::YearWithoutList),
        );
        warnings
    }

    /// What must be counted until a time is used up; `None` when a month lies beyond the end of dates.
    pub(super) fn quota(&self, start: i64, (value, unit): (u32, TimeUnit)) -> Option<Quota> {
        let (measure, amount) = match unit {
            TimeUnit::Minute => (Measure::Minutes, i64::from(value)),
            TimeUnit::Hour => (Measure::Minutes, i64::from(value) * 60),
            // The first closing is the day of receipt's, which is not counted.
            TimeUnit::Day => (Measure::Closings, i64::from(value) + 1),
            TimeUnit::Month => (Measure::Closings, self.closings_in(start, value)?),
        };
        Some(Quota { measure, amount })
    }

    /// How many closings lie in so many calendar months, the day of receipt's included.
    fn closings_in(&self, start: i64, months: u32) -> Option<i64> {
        let start = Measure::Closings.start(start);
        let before = self.timeline.count(Measure::Closings, start);
        let receipt = self.timeline.reach(Measure::Closings, before + 1, start);
        // A closing at 24.00 is written as the next day's first minute.
        let day = (receipt - 1).div_euclid(DAY);
        let date = date_of(day)?.checked_add_months(Months::new(months))?;
        Some(self.timeline.before(Measure::Closings, day_number(date)) + 1 - before)
    }

    /// The local minute at which a quota is reached; `None` when the clock stands before that.
    pub(super) fn end_of(&self, start: i64, quota: Quota, stands: &[Stand]) -> Option<i64> {
        self.timeline.reach_held(quota.measure, quota.measure.start(start), quota.amount, stands)
    }

    fn year(&self, at: DateTime<Utc>) -> i32 {
        // Within a day of the end of dates the office's own date cannot be written; UTC's can.
        date_of(self.local(at).div_euclid(DAY)).unwrap_or(at.date_naive()).year()
    }
}

/// So many minutes or closings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quota {
    pub(super) measure: Measure,
    pub(super) amount: i64,
}
