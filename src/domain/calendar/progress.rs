//! How far a step has used its standard time, and by how much it is late.

use std::iter::Sum;
use std::ops::Add;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Calendar;
use super::clock::{Pause, Stand};
use super::timeline::Measure;
use crate::domain::procedure::TimeUnit;

/// From how many percent of its time a step counts as near its end.
const NEAR_PERCENT: i64 = 80;

/// A length of office time; its parts are never converted into each other, because an SOP does not either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Length {
    /// Calendar months; only standard times have them.
    pub months: i64,
    /// Working days.
    pub days: i64,
    /// Working minutes.
    pub minutes: i64,
}

/// The sum of the standard times of several steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Total {
    /// The sum of what is set.
    pub length: Length,
    /// How many steps have no time set: the sum is honest only together with this number.
    pub not_set: usize,
}

/// How far along its standard time a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Less than 80 % used.
    InTime,
    /// 80 % or more used.
    Near,
    /// All used, and no working minute has passed since: finished now, it is still in time.
    UsedUp,
    /// Working time has passed since the due moment.
    Late {
        /// By how much: minutes for menit and jam; whole working days and minutes for hari and bulan.
        by: Length,
    },
}

impl Standing {
    /// Whether working time has passed since the due moment.
    pub fn is_late(self) -> bool {
        matches!(self, Self::Late { .. })
    }
}

/// A step's time at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// When it is due; `None` while the clock stands before the due moment.
    pub due: Option<DateTime<Utc>>,
    /// Time used, in the SOP's own unit: minutes, or the running number of the working day (*hari kerja ke-n*).
    pub used: Length,
    /// Time allowed, in the SOP's own unit; months as the working days that lie in them.
    pub allowed: Length,
    /// Working minutes used.
    pub used_minutes: i64,
    /// Working minutes from receipt to the due moment.
    pub allowed_minutes: i64,
    /// In time, near, used up or late.
    pub standing: Standing,
}

impl Length {
    /// So many working minutes.
    pub const fn of_minutes(minutes: i64) -> Self {
        Self { months: 0, days: 0, minutes }
    }

    /// So many working days.
    pub const fn of_days(days: i64) -> Self {
        Self { months: 0, days, minutes: 0 }
    }

    /// A standard time as a length: hours become minutes, nothing else is converted.
    pub fn of_time((value, unit): (u32, TimeUnit)) -> Self {
        let value = i64::from(value);
        match unit {
            TimeUnit::Minute => Self::of_minutes(value),
            TimeUnit::Hour => Self::of_minutes(value * 60),
            TimeUnit::Day => Self::of_days(value),
            TimeUnit::Month => Self { months: value, ..Self::default() },
        }
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            months: self.months + other.months,
            days: self.days + other.days,
            minutes: self.minutes + other.minutes,
        }
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::default(), Self::add)
    }
}

impl Total {
    /// Sums the standard times of steps; `None` is a step whose time is not set.
    pub fn of(times: impl IntoIterator<Item = Option<(u32, TimeUnit)>>) -> Self {
        times.into_iter().fold(Self::default(), |total, time| match time {
            Some(time) => Self { length: total.length + Length::of_time(time), ..total },
            None => Self { not_set: total.not_set + 1, ..total },
        })
    }
}

impl Calendar {
    /// How far a step that was received at one moment is at another; `None` when its time is not set or is due
    /// beyond the end of dates.
    pub fn progress(
        &self,
        received: DateTime<Utc>,
        time: impl Into<Option<(u32, TimeUnit)>>,
        pauses: &[Pause],
        at: DateTime<Utc>,
    ) -> Option<Progress> {
        let time = time.into()?;
        let (start, now) = (self.local(received), self.local(at));
        let quota = self.quota(start, time)?;
        let stands = self.stands(pauses);
        let due = self.end_of(start, quota, &stands).and_then(|due| self.instant(due));
        // While the applicant still holds it, judge as if it came back now.
        let until_now: Vec<Stand> = stands
            .iter()
            .map(|stand| Stand { until: Some(stand.until.unwrap_or(now.max(stand.from))), ..*stand })
            .collect();
        let end = self.end_of(start, quota, &until_now)?;
        let allowed_minutes = self.timeline.held(Measure::Minutes, start, end, &until_now);
        let used_minutes = self.timeline.held(Measure::Minutes, start, now, &until_now);
        let (used, allowed, by) = match quota.measure {
            Measure::Minutes => (
                Length::of_minutes(used_minutes),
                Length::of_minutes(quota.amount),
                Length::of_minutes(used_minutes - quota.amount),
            ),
            Measure::Closings => (
                Length::of_days(self.day_count(start, now, &until_now)),
                Length::of_days(quota.amount - 1),
                self.days_late(end, now, &until_now),
            ),
        };
        let standing = if used_minutes > allowed_minutes {
            Standing::Late { by }
        } else if used_minutes == allowed_minutes {
            Standing::UsedUp
        } else if used_minutes * 100 >= allowed_minutes * NEAR_PERCENT {
            Standing::Near
        } else {
            Standing::InTime
        };
        Some(Progress { due, used, allowed, used_minutes, allowed_minutes, standing })
    }

    /// The running number of the working day, the day of receipt being 0.
    fn day_count(&self, start: i64, now: i64, stands: &[Stand]) -> i64 {
        let from = Measure::Closings.start(start);
        let worked = self.last_worked(start, now);
        self.timeline.held(Measure::Closings, from, Measure::Closings.start(worked), stands)
    }

    /// Whole working days since the due moment, and the minutes of the day that has begun.
    fn days_late(&self, end: i64, now: i64, stands: &[Stand]) -> Length {
        let worked = self.last_worked(end, now);
        let days = self.timeline.held(Measure::Closings, end, worked, stands);
        let since = self.timeline.reach_held(Measure::Closings, end, days, stands).unwrap_or(end);
        let minutes = self.timeline.held(Measure::Minutes, since, now, stands);
        Length { months: 0, days, minutes }
    }

    /// The last moment, not before `from`, at which work was done: evenings and days off belong to the closing before.
    fn last_worked(&self, from: i64, now: i64) -> i64 {
        let (before, worked) =
            (self.timeline.count(Measure::Minutes, from), self.timeline.count(Measure::Minutes, now));
        if worked <= before { from } else { self.timeline.reach(Measure::Minutes, worked, from) }
    }
}
