//! What a request's steps took beside their standard time, whose time it was, and when the whole is due.
//!
//! A *visit* is one stay of a request at one step, returns to the applicant included. Everything here follows from
//! the visits: the sums per step and lane, who the delay belongs to, and the whole SOP's own deadline.

mod forecast;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::calendar::{Calendar, Holder, Interval, Pause, Progress, Total, pauses};
use super::procedure::{LaneRole, Procedure, TimeUnit};
use super::request::{Request, Span};

pub use forecast::{Forecast, forecast};

/// One stay of a request at one step.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// Index of the step.
    pub step: usize,
    /// Index of its lane.
    pub lane: usize,
    /// When it began.
    pub from: DateTime<Utc>,
    /// When it ended; `None` while it lasts.
    pub to: Option<DateTime<Utc>>,
    /// The answer it ended with, when it was a decision.
    pub outcome: Option<String>,
    /// Working minutes the row took: the office's, or in the applicant's own row the applicant's.
    pub minutes: i64,
    /// Working minutes the office waited for the applicant in it.
    pub waited: i64,
    /// How it stands to its standard time, at its end or now; `None` where the SOP sets none.
    pub progress: Option<Progress>,
}

impl Visit {
    /// Working minutes past the standard time; 0 in time and where none is set.
    pub fn over(&self) -> i64 {
        self.progress.map_or(0, |it| (it.used_minutes - it.allowed_minutes).max(0))
    }

    /// Whether it took longer than its standard time.
    pub fn is_late(&self) -> bool {
        self.progress.is_some_and(|progress| progress.standing.is_late())
    }
}

/// Whose time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A lane of the office, by its index in the SOP.
    Lane(usize),
    /// The applicant (pemohon).
    Applicant,
}

/// Minutes of a delay and whose they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Whose they are.
    pub party: Party,
    /// Working minutes: past the standard time for a lane, waited for the applicant.
    pub minutes: i64,
}

/// What one step or lane took beside what it may take, over all its visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Sum {
    /// How many visits.
    pub visits: usize,
    /// Working minutes used.
    pub used_minutes: i64,
    /// Working minutes allowed, of the visits that have a standard time.
    pub allowed_minutes: i64,
    /// Visits without a standard time.
    pub not_set: usize,
    /// Working minutes past the standard time.
    pub over_minutes: i64,
    /// Visits past the standard time.
    pub late: usize,
}

/// How the request as a whole stands to the sum of its SOP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// The printed standard times added up, with the number of rows that have none.
    pub total: Total,
    /// Working minutes in which the office had it, counted once when lanes work side by side.
    pub used_minutes: i64,
    /// Working minutes the office's rows may take from receipt to the end, the longest way without returns; `None`
    /// when a row on it has no standard time.
    pub allowed_minutes: Option<i64>,
    /// When they are used up; `None` without an allowance and while only the applicant has it.
    pub due: Option<DateTime<Utc>>,
}

impl Whole {
    /// Working minutes past the whole allowance.
    pub fn over(&self) -> i64 {
        self.allowed_minutes.map_or(0, |allowed| (self.used_minutes - allowed).max(0))
    }
}

/// Every visit of a request, in order of beginning; what is open counts up to `now`.
pub fn visits(
    calendar: &Calendar,
    request: &Request,
    procedure: &Procedure,
    now: DateTime<Utc>,
) -> Vec<Visit> {
    let mut order = Vec::new();
    let mut spans: BTreeMap<_, Vec<&Span>> = BTreeMap::new();
    for span in &request.spans {
        let of_visit = spans.entry(span.visit).or_insert_with(|| {
            order.push(span.visit);
            Vec::new()
        });
        of_visit.push(span);
    }
    order.iter().filter_map(|id| visit(calendar, procedure, spans.get(id)?, now)).collect()
}

fn visit(calendar: &Calendar, procedure: &Procedure, spans: &[&Span], now: DateTime<Utc>) -> Option<Visit> {
    let last = spans.last()?;
    let step = procedure.step_index(&last.step)?;
    let from = spans.iter().map(|span| span.from).min()?;
    let to = if spans.iter().any(|span| span.to.is_none()) { None } else { last.to };
    let intervals: Vec<Interval> = spans.iter().map(|span| interval(span)).collect();
    let tally = calendar.tally(&intervals, now);
    // In the applicant's own row the applicant's time is the row's time; elsewhere it is a pause.
    let own_row = procedure.lane_of(step).role == LaneRole::Applicant;
    let pauses = if own_row { Vec::new() } else { pauses(&intervals) };
    let time = amount(procedure, step);
    Some(Visit {
        step,
        lane: procedure.steps[step].lane,
        from,
        to,
        outcome: last.outcome.clone(),
        minutes: if own_row { tally.office_minutes + tally.applicant_minutes } else { tally.office_minutes },
        waited: if own_row { 0 } else { tally.applicant_minutes },
        progress: calendar.progress(from, time, &pauses, to.unwrap_or(now)),
    })
}

/// Who had a request in a span of it.
pub fn interval(span: &Span) -> Interval {
    let holder = if span.applicant { Holder::Applicant } else { Holder::Office };
    Interval { holder, from: span.from, until: span.to }
}

fn amount(procedure: &Procedure, step: usize) -> Option<(u32, TimeUnit)> {
    procedure.steps.get(step)?.time.as_ref()?.amount
}

/// Whose the delay is: the minutes each lane went past its rows' standard times, and those the applicant was waited
/// for; the greatest share first, nobody with none.
pub fn because_of(visits: &[Visit], procedure: &Procedure) -> Vec<Share> {
    let mut minutes: BTreeMap<Party, i64> = BTreeMap::new();
    for visit in visits {
        let applicant = procedure.lanes.get(visit.lane).is_some_and(|it| it.role == LaneRole::Applicant);
        let party = if applicant { Party::Applicant } else { Party::Lane(visit.lane) };
        *minutes.entry(party).or_default() += visit.over();
        *minutes.entry(Party::Applicant).or_default() += visit.waited;
    }
    let mut shares: Vec<Share> =
        minutes.into_iter().map(|(party, minutes)| Share { party, minutes }).collect();
    shares.retain(|share| share.minutes > 0);
    shares.sort_by_key(|share| std::cmp::Reverse(share.minutes));
    shares
}

/// The sums of visits by a key, such as their step or lane.
pub fn sums<K: Ord>(visits: &[Visit], key: impl Fn(&Visit) -> K) -> BTreeMap<K, Sum> {
    let mut sums: BTreeMap<K, Sum> = BTreeMap::new();
    for visit in visits {
        let sum = sums.entry(key(visit)).or_default();
        sum.visits += 1;
        sum.used_minutes += visit.minutes;
        sum.allowed_minutes += visit.progress.map_or(0, |it| it.allowed_minutes);
        sum.not_set += usize::from(visit.progress.is_none());
        sum.over_minutes += visit.over();
        sum.late += usize::from(visit.is_late());
    }
    sums
}

/// How the whole request stands to its SOP.
pub fn whole(calendar: &Calendar, request: &Request, procedure: &Procedure, now: DateTime<Utc>) -> Whole {
    let total = Total::of((0..procedure.steps.len()).map(|step| amount(procedure, step)));
    let end = request.ended.unwrap_or(now);
    let pauses = only_applicant(request, end);
    let used = calendar.used(request.received, end);
    let waited: i64 = pauses.iter().map(|it| calendar.used(it.from, it.until.unwrap_or(end))).sum();
    let plan = forecast::plan(calendar, procedure, request.received);
    let allowed = plan.map(|until| calendar.used(request.received, until));
    // Beyond four thousand years of minutes nothing is due any more.
    let minutes = allowed.and_then(|minutes| u32::try_from(minutes).ok());
    let due = minutes.and_then(|it| {
        calendar.due_paused(request.received, (it, TimeUnit::Minute), &open_at_end(request, &pauses)).at
    });
    Whole { total, used_minutes: used - waited, allowed_minutes: allowed, due }
}

/// The stretches from receipt to `end` in which no lane of the office had the request.
fn only_applicant(request: &Request, end: DateTime<Utc>) -> Vec<Pause> {
    let mut office: Vec<(DateTime<Utc>, DateTime<Utc>)> = request
        .spans
        .iter()
        .filter(|span| !span.applicant)
        .map(|span| (span.from, span.to.unwrap_or(end).min(end)))
        .collect();
    office.sort_unstable();
    let mut pauses = Vec::new();
    let mut reached = request.received;
    for (from, to) in office {
        if from > reached {
            pauses.push(Pause { from: reached, until: Some(from) });
        }
        reached = reached.max(to);
    }
    if reached < end {
        pauses.push(Pause { from: reached, until: Some(end) });
    }
    pauses
}

/// The same pauses, the last of them without an end while only the applicant has the request.
fn open_at_end(request: &Request, pauses: &[Pause]) -> Vec<Pause> {
    let mut pauses = pauses.to_vec();
    let office_has_it = request.spans.iter().any(|span| !span.applicant && span.to.is_none());
    if let Some(last) = pauses.last_mut().filter(|_| request.ended.is_none() && !office_has_it) {
        last.until = None;
    }
    pauses
}

#[cfg(test)]
mod tests;
