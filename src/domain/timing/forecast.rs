//! When a request can end: the standard times of what remains, along the ways its SOP still offers.
//!
//! The forecast walks the SOP forwards only. A way back and a refusal may happen, but nobody plans them. Of a
//! decision's ways the shortest and the longest make a range; a fork ends with its slowest branch. A step without a
//! standard time makes the latest end unknown: it takes no time in the earliest, and none is invented for the latest.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::domain::calendar::{Calendar, Interval, pauses};
use crate::domain::procedure::{Flow, FlowResult, LaneRole, Procedure, TimeUnit};
use crate::domain::request::{Active, Request};

use super::interval;

/// When a request ends if every remaining step takes its standard time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// On the shortest way, steps without a standard time taking none.
    pub earliest: Option<DateTime<Utc>>,
    /// On the longest way; `None` when a step without a standard time may lie on it.
    pub latest: Option<DateTime<Utc>>,
    /// Ids of the steps ahead that have no standard time.
    pub not_set: Vec<String>,
    /// Whether the applicant is to act before it can go on.
    pub needs_applicant: bool,
}

/// The earliest and the latest moment something is reached.
#[derive(Debug, Clone, Copy)]
struct Range {
    earliest: DateTime<Utc>,
    latest: DateTime<Utc>,
}

/// The forecast of an open request; `None` when it has ended.
pub fn forecast(
    calendar: &Calendar,
    request: &Request,
    procedure: &Procedure,
    now: DateTime<Utc>,
) -> Option<Forecast> {
    if !request.state.is_open() || request.active.is_empty() {
        return None;
    }
    let mut walk = Walk::new(calendar, procedure, request.refusing, true);
    for active in &request.active {
        let Some(step) = procedure.step_index(&active.step) else { continue };
        let end = walk.active_end(request, active, step, now);
        walk.done[step] = true;
        walk.leave(step, Range { earliest: end, latest: end });
    }
    walk.run();
    Some(Forecast {
        earliest: walk.end.map(|end| end.earliest),
        latest: walk.end.map(|end| end.latest).filter(|_| walk.not_set.is_empty()),
        not_set: walk.not_set.iter().map(|step| procedure.steps[*step].id.clone()).collect(),
        needs_applicant: request.active.iter().any(|active| active.returned.is_some()),
    })
}

/// When the office's own rows are done at the latest, counted from receipt; `None` when one has no standard time.
pub(super) fn plan(
    calendar: &Calendar,
    procedure: &Procedure,
    received: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let mut walk = Walk::new(calendar, procedure, false, false);
    walk.arrive(procedure.start(), Range { earliest: received, latest: received });
    walk.run();
    walk.end.map(|end| end.latest).filter(|_| walk.not_set.is_empty())
}

struct Walk<'a> {
    calendar: &'a Calendar,
    procedure: &'a Procedure,
    /// Whether the request is on its way to a refusal already.
    refusing: bool,
    /// Whether the applicant's own rows take their time; in the office's own allowance they take none.
    applicant_counts: bool,
    reached: Vec<Option<Range>>,
    /// Steps whose end is known already, because they are in hand.
    done: Vec<bool>,
    not_set: Vec<usize>,
    end: Option<Range>,
}

impl<'a> Walk<'a> {
    fn new(calendar: &'a Calendar, procedure: &'a Procedure, refusing: bool, applicant_counts: bool) -> Self {
        let steps = procedure.steps.len();
        Self {
            calendar,
            procedure,
            refusing,
            applicant_counts,
            reached: vec![None; steps],
            done: vec![false; steps],
            not_set: Vec::new(),
            end: None,
        }
    }

    /// Walks on from everything reached, in printed order: forward arrows only lead to later rows.
    fn run(&mut self) {
        for step in 0..self.procedure.steps.len() {
            let Some(reached) = self.reached[step].filter(|_| !self.done[step]) else { continue };
            let end = Range {
                earliest: self.ends(step, reached.earliest),
                latest: self.ends(step, reached.latest),
            };
            self.leave(step, end);
        }
    }

    fn arrive(&mut self, step: usize, range: Range) {
        let join = self.procedure.steps[step].join;
        self.reached[step] = Some(match self.reached[step] {
            None => range,
            // A join waits for the slowest branch; else the ways are alternatives.
            Some(known) if join => {
                Range { earliest: known.earliest.max(range.earliest), latest: known.latest.max(range.latest) }
            }
            Some(known) => wider(known, range),
        });
    }

    fn leave(&mut self, step: usize, end: Range) {
        let forward: Vec<&Flow> =
            self.procedure.flows_from(step).filter(|flow| flow.to > flow.from).collect();
        let planned: Vec<&Flow> = forward
            .iter()
            .copied()
            .filter(|flow| self.refusing || flow.result != Some(FlowResult::Refused))
            .collect();
        let ways = if planned.is_empty() { forward } else { planned };
        if ways.is_empty() {
            self.end = Some(self.end.map_or(end, |known| wider(known, end)));
        }
        for flow in ways {
            self.arrive(flow.to, end);
        }
    }

    /// When a step that is reached at a moment ends.
    fn ends(&mut self, step: usize, at: DateTime<Utc>) -> DateTime<Utc> {
        if !self.applicant_counts && self.procedure.lane_of(step).role == LaneRole::Applicant {
            return at;
        }
        let due = self.amount(step).and_then(|time| self.calendar.due(at, time).at);
        due.unwrap_or(at)
    }

    /// The standard time of a step; one without is remembered.
    fn amount(&mut self, step: usize) -> Option<(u32, TimeUnit)> {
        let amount = super::amount(self.procedure, step);
        if amount.is_none() && !self.not_set.contains(&step) {
            self.not_set.push(step);
        }
        amount
    }

    /// When a step in hand ends: at its due moment, or now when that has passed; a step that waits for the applicant
    /// as if it came back now.
    fn active_end(
        &mut self,
        request: &Request,
        active: &Active,
        step: usize,
        now: DateTime<Utc>,
    ) -> DateTime<Utc> {
        let Some(time) = self.amount(step) else { return now };
        let spans = request.spans.iter().filter(|span| span.visit == active.visit);
        let visit: Vec<Interval> = spans.map(interval).collect();
        let from = visit.iter().map(|interval| interval.from).min().unwrap_or(active.since);
        let own_row = self.procedure.lane_of(step).role == LaneRole::Applicant;
        let mut stands = if own_row { Vec::new() } else { pauses(&visit) };
        stands.iter_mut().for_each(|pause| pause.until = pause.until.or(Some(now)));
        self.calendar.due_paused(from, time, &stands).at.map_or(now, |due| due.max(now))
    }
}

fn wider(a: Range, b: Range) -> Range {
    Range { earliest: a.earliest.min(b.earliest), latest: a.latest.max(b.latest) }
}
