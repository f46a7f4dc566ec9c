//! Statistics of a period: how many, how many in time, and how long each row really takes beside its mutu baku.
//!
//! Requests are counted where the thing happened: received, finished, refused and withdrawn by their own dates,
//! returns by the date of the return, rows by the end of the visit. What is still open is in no average.

mod suggestion;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::Serialize;

use super::calendar::Calendar;
use super::procedure::{LaneRole, Procedure};
use super::request::{EntryKind, Request, RequestState};
use super::timing::{self, Visit, Whole};

pub use suggestion::{Direction, LEAST_VISITS, Suggestion};

/// A period of whole days in the office's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Period {
    /// The first moment of the period and the first after it, in a calendar's zone.
    pub fn moments(self, calendar: &Calendar) -> (DateTime<Utc>, DateTime<Utc>) {
        let offset = calendar.zone().offset();
        let midnight = |date: NaiveDate| {
            let utc = date.and_time(NaiveTime::MIN).checked_sub_offset(offset);
            utc.map_or(DateTime::<Utc>::MIN_UTC, |utc| utc.and_utc())
        };
        let after = self.to.checked_add_signed(TimeDelta::days(1));
        (midnight(self.from), after.map_or(DateTime::<Utc>::MAX_UTC, midnight))
    }

    /// Whether there is a day in it.
    pub fn is_sound(self) -> bool {
        self.from <= self.to
    }
}

/// How many numbers there are, and where their middle and their tail lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Spread {
    /// How many.
    pub count: usize,
    /// Half of them are at most this.
    pub median: i64,
    /// Nine of ten are at most this.
    pub p90: i64,
    /// The greatest.
    pub most: i64,
}

impl Spread {
    /// The spread of some numbers, by nearest rank; zeros when there are none.
    pub fn of(mut numbers: Vec<i64>) -> Self {
        numbers.sort_unstable();
        let rank = |percent: usize| {
            let rank = (numbers.len() * percent).div_ceil(100).max(1);
            numbers.get(rank - 1).copied().unwrap_or_default()
        };
        Self { count: numbers.len(), median: rank(50), p90: rank(90), most: rank(100) }
    }
}

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Share {
    /// How many.
    pub part: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// In whole percent, rounded down so that 100 % means every single one; `None` of nothing.
    pub fn percent(self) -> Option<usize> {
        (self.of > 0).then(|| self.part * 100 / self.of)
    }

    fn add(&mut self, yes: bool) {
        self.part += usize::from(yes);
        self.of += 1;
    }
}

/// What happened to the requests of a period.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Received.
    pub received: usize,
    /// Completed.
    pub finished: usize,
    /// Ended with a refusal.
    pub refused: usize,
    /// Taken back by the applicant.
    pub withdrawn: usize,
    /// Returns to the applicant as incomplete.
    pub returned: usize,
    /// Still open at the end of the period.
    pub open: usize,
    /// Of the finished and refused ones, those in which the office kept its whole time.
    pub in_time: Share,
    /// The office's working minutes of finished and refused ones.
    pub office: Spread,
    /// The applicant's working minutes of the same.
    pub applicant: Spread,
}

/// One row of an SOP in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepReport {
    /// Id of the step.
    pub step: String,
    /// Its number as printed.
    pub printed_no: String,
    /// The step in a few words.
    pub short: String,
    /// The lane's short name.
    pub lane: String,
    /// Mutu baku as printed; empty when none is set.
    pub standard: String,
    /// Mutu baku in working minutes, as the visits had them (median); `None` when none is set.
    pub allowed: Option<i64>,
    /// Working minutes of the visits.
    pub used: Spread,
    /// Visits within mutu baku.
    pub in_time: Share,
    /// Working minutes the visits waited for the applicant.
    pub waited: Spread,
    /// What the next revision of the SOP should say.
    pub suggestion: Option<Suggestion>,
}

/// One lane of an SOP in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LaneReport {
    /// Id of the lane.
    pub lane: String,
    /// Its short name.
    pub name: String,
    /// Working minutes of its visits.
    pub used: Spread,
    /// Visits within mutu baku.
    pub in_time: Share,
    /// Working minutes past mutu baku, all together.
    pub over: i64,
}

/// One SOP in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProcedureReport {
    /// Id of the SOP.
    pub procedure: String,
    /// The service, with the government behind it where several SOPs are of one service.
    pub service: String,
    /// Who issued it.
    pub issuer: String,
    /// What happened to its requests.
    pub counts: Counts,
    /// Its rows, in printed order.
    pub steps: Vec<StepReport>,
    /// Its lanes, in printed order.
    pub lanes: Vec<LaneReport>,
}

/// A period, all SOPs together and each by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The period.
    pub period: Period,
    /// All SOPs together.
    pub counts: Counts,
    /// Each SOP with at least one request.
    pub procedures: Vec<ProcedureReport>,
}

/// The statistics of a period over requests that were alive in it; each with the SOP it walks.
///
/// Requests of several versions of one SOP are counted under the version met last.
pub fn report<'a>(
    calendar: &Calendar,
    period: Period,
    cases: impl IntoIterator<Item = (&'a Request, &'a Procedure)>,
    now: DateTime<Utc>,
) -> Report {
    let mut all = Gathered::default();
    let mut by_procedure: BTreeMap<&str, (&Procedure, Gathered)> = BTreeMap::new();
    for (request, procedure) in cases {
        let observed = Observed::of(calendar, period, request, procedure, now);
        let entry = by_procedure.entry(procedure.id.as_str());
        let (latest, gathered) = entry.or_insert_with(|| (procedure, Gathered::default()));
        if procedure.version > latest.version {
            *latest = procedure;
        }
        gathered.take(&observed, procedure);
        all.take(&observed, procedure);
    }
    let names: Vec<&str> = by_procedure.values().map(|(it, _)| it.service.name.as_str()).collect();
    let is_shared = |name: &str| names.iter().filter(|other| **other == name).count() > 1;
    let procedures = by_procedure.values().map(|(procedure, gathered)| {
        let mut report = gathered.report(procedure);
        // Two SOPs of one service are told apart by their governments.
        if is_shared(&report.service) {
            let government = &procedure.identity.government;
            let government = government.strip_prefix("Pemerintah ").unwrap_or(government);
            report.service = format!("{}, {government}", report.service);
        }
        report
    });
    Report { period, counts: all.counts(), procedures: procedures.collect() }
}

/// What a period saw of one request.
struct Observed {
    received: bool,
    ended: Option<RequestState>,
    open: bool,
    returned: usize,
    whole: Whole,
    applicant: i64,
    in_time: bool,
    /// The visits that ended in the period.
    visits: Vec<Visit>,
}

impl Observed {
    fn of(
        calendar: &Calendar,
        period: Period,
        request: &Request,
        procedure: &Procedure,
        now: DateTime<Utc>,
    ) -> Self {
        let (from, after) = period.moments(calendar);
        let within = |at: DateTime<Utc>| from <= at && at < after;
        let visits = timing::visits(calendar, request, procedure, now);
        let whole = timing::whole(calendar, request, procedure, now);
        let returns = request.history.iter().filter(|it| it.kind == EntryKind::Returned && it.void.is_none());
        let applicant_row =
            |visit: &Visit| procedure.lanes.get(visit.lane).is_some_and(|it| it.role == LaneRole::Applicant);
        let rows_in_time = visits.iter().all(|visit| applicant_row(visit) || !visit.is_late());
        Self {
            received: within(request.received),
            ended: request.ended.filter(|at| within(*at)).map(|_| request.state),
            open: request.received < after && request.ended.is_none_or(|at| at >= after),
            returned: returns.filter(|entry| within(entry.at)).count(),
            applicant: visits
                .iter()
                .map(|it| it.waited + if applicant_row(it) { it.minutes } else { 0 })
                .sum(),
            // Where a row has no time the whole has none either; then the rows that have one must all be kept.
            in_time: if whole.allowed_minutes.is_some() { whole.over() == 0 } else { rows_in_time },
            whole,
            visits: visits.into_iter().filter(|visit| visit.to.is_some_and(within)).collect(),
        }
    }
}

/// Numbers on their way into a report.
#[derive(Debug, Default)]
struct Gathered {
    counts: Counts,
    office: Vec<i64>,
    applicant: Vec<i64>,
    /// Visits by id of their step.
    steps: BTreeMap<String, Vec<Visit>>,
}

impl Gathered {
    fn take(&mut self, seen: &Observed, procedure: &Procedure) {
        let counts = &mut self.counts;
        counts.received += usize::from(seen.received);
        counts.open += usize::from(seen.open);
        counts.returned += seen.returned;
        match seen.ended {
            Some(RequestState::Completed) => counts.finished += 1,
            Some(RequestState::Refused) => counts.refused += 1,
            Some(RequestState::Withdrawn) => counts.withdrawn += 1,
            _ => {}
        }
        if matches!(seen.ended, Some(RequestState::Completed | RequestState::Refused)) {
            counts.in_time.add(seen.in_time);
            self.office.push(seen.whole.used_minutes);
            self.applicant.push(seen.applicant);
        }
        for visit in &seen.visits {
            let Some(step) = procedure.steps.get(visit.step) else { continue };
            self.steps.entry(step.id.clone()).or_default().push(visit.clone());
        }
    }

    fn counts(&self) -> Counts {
        Counts {
            office: Spread::of(self.office.clone()),
            applicant: Spread::of(self.applicant.clone()),
            ..self.counts.clone()
        }
    }

    fn report(&self, procedure: &Procedure) -> ProcedureReport {
        let none = Vec::new();
        let visits = |step: &str| self.steps.get(step).unwrap_or(&none);
        let steps = procedure.steps.iter().map(|step| {
            let lane = &procedure.lanes[step.lane];
            step_report(step, lane_name(lane), visits(&step.id))
        });
        let lanes = procedure.lanes.iter().enumerate().map(|(index, lane)| {
            let of_lane = procedure.steps.iter().filter(|step| step.lane == index);
            let visits: Vec<&Visit> = of_lane.flat_map(|step| visits(&step.id)).collect();
            LaneReport {
                lane: lane.id.clone(),
                name: lane_name(lane),
                used: Spread::of(visits.iter().map(|visit| visit.minutes).collect()),
                in_time: in_time(visits.iter().copied()),
                over: visits.iter().map(|visit| visit.over()).sum(),
            }
        });
        ProcedureReport {
            procedure: procedure.id.clone(),
            service: procedure.service.name.clone(),
            issuer: procedure.identity.issuer.clone(),
            counts: self.counts(),
            steps: steps.collect(),
            lanes: lanes.collect(),
        }
    }
}

fn lane_name(lane: &super::procedure::Lane) -> String {
    if lane.short.is_empty() { lane.name.clone() } else { lane.short.clone() }
}

fn in_time<'a>(visits: impl IntoIterator<Item = &'a Visit>) -> Share {
    let mut share = Share::default();
    for visit in visits.into_iter().filter(|visit| visit.progress.is_some()) {
        share.add(!visit.is_late());
    }
    share
}

fn step_report(step: &super::procedure::Step, lane: String, visits: &[Visit]) -> StepReport {
    let allowed: Vec<i64> =
        visits.iter().filter_map(|visit| visit.progress.map(|it| it.allowed_minutes)).collect();
    let used = Spread::of(visits.iter().map(|visit| visit.minutes).collect());
    let in_time = in_time(visits);
    let allowed = (!allowed.is_empty()).then(|| Spread::of(allowed).median);
    StepReport {
        step: step.id.clone(),
        printed_no: step.printed_no.clone(),
        short: step.short.clone(),
        lane,
        standard: step.time.as_ref().map(ToString::to_string).unwrap_or_default(),
        allowed,
        used,
        in_time,
        waited: Spread::of(visits.iter().map(|visit| visit.waited).filter(|it| *it > 0).collect()),
        suggestion: allowed.and_then(|allowed| suggestion::suggest(allowed, used, in_time)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreads_are_by_nearest_rank() {
        assert_eq!(Spread::of(vec![]), Spread::default());
        assert_eq!(Spread::of(vec![7]), Spread { count: 1, median: 7, p90: 7, most: 7 });
        // Ten numbers: the fifth is the median, the ninth the 90th percentile.
        assert_eq!(Spread::of((1..=10).rev().collect()), Spread { count: 10, median: 5, p90: 9, most: 10 });
    }

    #[test]
    fn a_hundred_percent_means_every_one() {
        assert_eq!(Share { part: 199, of: 200 }.percent(), Some(99));
        assert_eq!(Share { part: 200, of: 200 }.percent(), Some(100));
        assert_eq!(Share::default().percent(), None);
    }

    #[test]
    fn a_period_is_whole_days_of_the_office() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let period = Period { from: day(1), to: day(30) };
        let (from, after) = period.moments(&Calendar::default());
        assert_eq!(from.to_rfc3339(), "2026-10-31T17:00:00+00:00", "midnight in Jakarta");
        assert_eq!(after.to_rfc3339(), "2026-11-30T17:00:00+00:00");
        assert!(period.is_sound() && !Period { from: day(2), to: day(1) }.is_sound());
        let (_, end) = Period { from: day(1), to: NaiveDate::MAX }.moments(&Calendar::default());
        assert_eq!(end, DateTime::<Utc>::MAX_UTC);
    }
}
