//! The calendar laid out for counting: the plain week, and every day that differs from it.
//!
//! Two counts only ever grow: working minutes, and closings of working days. A count up to a moment is the plain
//! week's arithmetic plus the summed differences of the special days before it, so counting over years costs as
//! much as counting over an afternoon. Moments are whole minutes since 1970-01-01 00.00 on the office's wall clock.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::definition::{Definition, HolidayKind};
use super::hours::{DAY, Hours};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Working minutes: menit and jam.
    Minutes,
    /// Closings of working days: hari and bulan.
    Closings,
}

impl Measure {
    /// The moment after which counting begins for what is received at a moment.
    ///
    /// Received at the very closing is received on that day, so the closing itself still counts.
    pub(super) fn start(self, received: i64) -> i64 {
        match self {
            Self::Minutes => received,
            Self::Closings => received - 1,
        }
    }
}

/// Why a day has no working hours although its week has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reason {
    National(String),
    CollectiveLeave(String),
    Local(String),
    Closure(String),
}

/// A day that differs from the plain week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Special {
    pub(super) day: i64,
    pub(super) hours: Hours,
    pub(super) reason: Option<Reason>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    minutes: i64,
    closings: i64,
}

impl Count {
    fn of(hours: &Hours) -> Self {
        Self { minutes: hours.minutes(), closings: hours.closing().is_some().into() }
    }

    fn plus(self, other: Self, times: i64) -> Self {
        Self {
            minutes: self.minutes + other.minutes * times,
            closings: self.closings + other.closings * times,
        }
    }

    fn get(self, measure: Measure) -> i64 {
        match measure {
            Measure::Minutes => self.minutes,
            Measure::Closings => self.closings,
        }
    }
}

/// The layout; cheap to ask, built once per calendar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Timeline {
    week: [Hours; 7],
    /// Counts of the plain week before each weekday; the eighth is the whole week.
    before_weekday: [Count; 8],
    specials: Vec<Special>,
    /// Summed differences from the plain week before each special day; the last is after them all.
    excess: Vec<Count>,
}

impl Timeline {
    /// Lays out a definition whose week has working hours.
    pub(super) fn new(definition: &Definition) -> Self {
        let week = definition.week.days.clone();
        let mut before_weekday = [Count::default(); 8];
        for (index, hours) in week.iter().enumerate() {
            before_weekday[index + 1] = before_weekday[index].plus(Count::of(hours), 1);
        }
        let specials = specials(definition);
        let mut excess = vec![Count::default()];
        let mut sum = Count::default();
        for special in &specials {
            let regular = Count::of(&week[weekday(special.day)]);
            sum = sum.plus(Count::of(&special.hours), 1).plus(regular, -1);
            excess.push(sum);
        }
        Self { week, before_weekday, specials, excess }
    }

    /// The days that differ from the plain week, in order.
    pub(super) fn specials(&self) -> &[Special] {
        &self.specials
    }

    /// The special day, when this day is one.
    pub(super) fn special(&self, day: i64) -> Option<&Special> {
        let index = self.specials.partition_point(|special| special.day < day);
        self.specials.get(index).filter(|special| special.day == day)
    }

    /// The hours of a day.
    pub(super) fn hours(&self, day: i64) -> &Hours {
        self.special(day).map_or(&self.week[weekday(day)], |special| &special.hours)
    }

    /// The count before a day begins.
    pub(super) fn before(&self, measure: Measure, day: i64) -> i64 {
        let weeks = (day + MONDAY).div_euclid(7);
        let index = self.specials.partition_point(|special| special.day < day);
        self.before_weekday[weekday(day)]
            .plus(self.before_weekday[7], weeks)
            .plus(self.excess[index], 1)
            .get(measure)
    }

    /// The count up to and including a moment.
    pub(super) fn count(&self, measure: Measure, moment: i64) -> i64 {
        let (day, minute) = (moment.div_euclid(DAY), moment.rem_euclid(DAY));
        let hours = self.hours(day);
        let today = match measure {
            Measure::Minutes => hours.before(minute),
            Measure::Closings => hours.closing().is_some_and(|closing| i64::from(closing) <= minute).into(),
        };
        self.before(measure, day) + today
    }

    /// The first moment by which a count is reached; `near` is any moment that is not after it.
    ///
    /// The first such moment is a break's beginning or a closing rather than the opening after it.
    pub(super) fn reach(&self, measure: Measure, count: i64, near: i64) -> i64 {
        let day = first_day(near.div_euclid(DAY), |day| self.before(measure, day + 1) >= count);
        let hours = self.hours(day);
        let minute = match measure {
            Measure::Minutes => hours.after(count - self.before(measure, day)),
            Measure::Closings => hours.closing().map(i64::from),
        };
        day * DAY + minute.unwrap_or(0)
    }
}

/// 1 January 1970 was a Thursday, three days after a Monday.
const MONDAY: i64 = 3;

fn weekday(day: i64) -> usize {
    // Between 0 and 6, so the conversion cannot fail.
    usize::try_from((day + MONDAY).rem_euclid(7)).unwrap_or(0)
}

/// The first day from `from` on for which a condition holds that, once true, stays true.
///
/// Ends because every plain week adds to both counts and only finitely many days are special.
fn first_day(from: i64, holds: impl Fn(i64) -> bool) -> i64 {
    let (mut low, mut high, mut step) = (from, from, 1);
    while !holds(high) {
        low = high + 1;
        high += step;
        step *= 2;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The day's number, counted from 1 January 1970.
pub(super) fn day_number(date: NaiveDate) -> i64 {
    date.to_epoch_days().into()
}

/// The date of a day's number; `None` beyond the dates that can be written.
pub(super) fn date_of(day: i64) -> Option<NaiveDate> {
    i32::try_from(day).ok().and_then(NaiveDate::from_epoch_days)
}

/// The minute's number on the wall clock, counted from 1 January 1970; seconds are dropped.
pub(super) fn minute_number(moment: NaiveDateTime) -> i64 {
    moment.and_utc().timestamp().div_euclid(60)
}

/// Every day that differs from the plain week: first own hours, then holidays, then closures.
fn specials(definition: &Definition) -> Vec<Special> {
    let mut days = BTreeMap::new();
    for period in &definition.periods {
        for date in period.from.iter_days().take_while(|date| *date <= period.until) {
            let hours = period.week.hours(date.weekday()).clone();
            days.insert(day_number(date), (hours, None));
        }
    }
    let national = definition.years.values().flat_map(|list| &list.holidays).map(|(date, holiday)| {
        let name = holiday.name.clone();
        let reason = match holiday.kind {
            HolidayKind::National => Reason::National(name),
            HolidayKind::CollectiveLeave => Reason::CollectiveLeave(name),
        };
        (*date, reason)
    });
    let local = definition.local.iter().map(|(date, name)| (*date, Reason::Local(name.clone())));
    // Local days first, so that a national holiday on the same date names the day.
    for (date, reason) in local.chain(national) {
        days.insert(day_number(date), (Hours::default(), Some(reason)));
    }
    for closure in &definition.closures {
        let (from, until) = (minute_number(closure.from), minute_number(closure.until));
        for day in from.div_euclid(DAY)..=(until - 1).div_euclid(DAY) {
            let regular = || (definition.week.days[weekday(day)].clone(), None);
            let entry = days.entry(day).or_insert_with(regular);
            if entry.0.minutes() == 0 {
                continue;
            }
            entry.0 = entry.0.without(from - day * DAY, until - day * DAY);
            if entry.0.minutes() == 0 {
                entry.1 = Some(Reason::Closure(closure.name.clone()));
            }
        }
    }
    days.into_iter().map(|(day, (hours, reason))| Special { day, hours, reason }).collect()
}
