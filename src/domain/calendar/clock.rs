//! Who holds the request when: the office's clock stands while the applicant is to act.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Calendar;
use super::timeline::{Measure, Timeline};

/// Who is to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// The office: its clock runs.
    Office,
    /// The applicant (pemohon): the office's clock stands and the applicant's runs.
    Applicant,
}

/// A stretch of time in which somebody is to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// Who is to act.
    pub holder: Holder,
    /// When the turn began.
    pub from: DateTime<Utc>,
    /// When it ended; `None` while it lasts.
    pub until: Option<DateTime<Utc>>,
}

/// A stretch of time in which the office's clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Pause {
    /// When the applicant's turn began.
    pub from: DateTime<Utc>,
    /// When it ended; `None` while the office still waits.
    pub until: Option<DateTime<Utc>>,
}

/// The two numbers every request shows, in working minutes of the office's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Waktu dinas.
    pub office_minutes: i64,
    /// Waktu pemohon.
    pub applicant_minutes: i64,
}

/// The pauses among the intervals: the applicant's turns.
pub fn pauses(intervals: &[Interval]) -> Vec<Pause> {
    intervals
        .iter()
        .filter(|interval| interval.holder == Holder::Applicant)
        .map(|interval| Pause { from: interval.from, until: interval.until })
        .collect()
}

impl Calendar {
    /// Adds up each party's working minutes; open turns count up to `now`.
    ///
    /// Every interval counts once: of two steps that run side by side each has its own time, as on the worksheet
    /// of a request.
    pub fn tally(&self, intervals: &[Interval], now: DateTime<Utc>) -> Tally {
        let mut tally = Tally::default();
        for interval in intervals {
            let minutes = self.used(interval.from, interval.until.unwrap_or(now));
            match interval.holder {
                Holder::Office => tally.office_minutes += minutes,
                Holder::Applicant => tally.applicant_minutes += minutes,
            }
        }
        tally
    }

    /// The pauses on the office's wall clock, by beginning; what ends before it begins is no pause.
    pub(super) fn stands(&self, pauses: &[Pause]) -> Vec<Stand> {
        let mut stands: Vec<Stand> = pauses
            .iter()
            .map(|pause| Stand {
                from: self.local(pause.from),
                until: pause.until.map(|until| self.local(until)),
            })
            .filter(|stand| stand.until.is_none_or(|until| stand.from < until))
            .collect();
        stands.sort_by_key(|stand| stand.from);
        stands
    }
}

/// A pause in minutes of the wall clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stand {
    pub(super) from: i64,
    pub(super) until: Option<i64>,
}

impl Timeline {
    /// What is counted after one moment and up to another while the clock runs.
    pub(super) fn held(&self, measure: Measure, from: i64, until: i64, stands: &[Stand]) -> i64 {
        let between = |from: i64, until: i64| {
            if from < until { self.count(measure, until) - self.count(measure, from) } else { 0 }
        };
        let (mut sum, mut running) = (0, from);
        for stand in stands {
            sum += between(running, stand.from.min(until));
            running = running.max(stand.until.map_or(until, |until| measure.start(until)));
        }
        sum + between(running, until)
    }

    /// The first moment by which an amount is counted while the clock runs; `None` when it stands before that.
    pub(super) fn reach_held(
        &self,
        measure: Measure,
        from: i64,
        amount: i64,
        stands: &[Stand],
    ) -> Option<i64> {
        let (mut left, mut running) = (amount, from);
        for stand in stands {
            let held = self.count(measure, stand.from.max(running)) - self.count(measure, running);
            if held >= left {
                break;
            }
            left -= held;
            running = running.max(measure.start(stand.until?));
        }
        if left == 0 {
            return Some(running);
        }
        Some(self.reach(measure, self.count(measure, running) + left, running))
    }
}
