//! Office time of requests: what is due, what is late, and whose time it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Office, Problem};
use crate::domain::calendar::{Calendar, Interval, Progress, Tally, pauses};
use crate::domain::office::Profile;
use crate::domain::procedure::{LaneRole, Procedure};
use crate::domain::request::{Active, Request};
use crate::domain::timing::{self, Forecast, Share, Sum, Whole, interval};

/// The clock of one request.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestTime {
    /// The office's and the applicant's working minutes so far.
    pub tally: Tally,
    /// How each active step stands, in the order of [`Request::active`]; `None` where the SOP sets no time.
    pub active: Vec<Option<Progress>>,
}

/// All that can be said of one request's time: per step, per lane, as a whole, and what is still to come.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseTime {
    /// The request beside the whole SOP.
    pub whole: Whole,
    /// When it can end; `None` when it has ended.
    pub forecast: Option<Forecast>,
    /// Whose the delay is, the greatest share first.
    pub because: Vec<Share>,
    /// What each step took over all its visits, by its index.
    pub steps: BTreeMap<usize, Sum>,
    /// What each lane took, by its index.
    pub lanes: BTreeMap<usize, Sum>,
}

/// Reads a calendar: a preset's name, or a calendar text.
///
/// # Errors
/// Every problem of the text, by line and field.
pub fn read_calendar(file: &str, text: &str) -> Result<Calendar, Problem> {
    if let Some(preset) = Calendar::preset(text.trim()) {
        return Ok(preset);
    }
    Calendar::parse(text).map_err(|problems| Problem::Calendar { file: file.to_owned(), problems })
}

/// The calendar an office works by: its own text, else the preset it named, else the national one; always in the
/// office's zone.
pub(super) fn calendar_of(profile: &Profile) -> Calendar {
    let own = Some(profile.calendar_text.as_str()).filter(|text| !text.trim().is_empty());
    let own = own.and_then(|text| Calendar::parse(text).ok());
    let named = || Calendar::preset(&profile.calendar);
    own.or_else(named).unwrap_or_default().in_zone(profile.zone)
}

impl Office {
    /// The calendar this office works by.
    pub fn calendar(&self) -> &Arc<Calendar> {
        &self.calendar
    }

    /// The clock of a request now.
    pub fn time_of(&self, request: &Request, procedure: &Procedure) -> RequestTime {
        time_of(&self.calendar, request, procedure, self.now())
    }

    /// All that can be said of a request's time now.
    pub fn case_time(&self, request: &Request, procedure: &Procedure) -> CaseTime {
        let (calendar, now) = (&self.calendar, self.now());
        let visits = timing::visits(calendar, request, procedure, now);
        CaseTime {
            whole: timing::whole(calendar, request, procedure, now),
            forecast: timing::forecast(calendar, request, procedure, now),
            because: timing::because_of(&visits, procedure),
            steps: timing::sums(&visits, |visit| visit.step),
            lanes: timing::sums(&visits, |visit| visit.lane),
        }
    }
}

/// The clock of a request at a moment.
pub fn time_of(
    calendar: &Calendar,
    request: &Request,
    procedure: &Procedure,
    now: DateTime<Utc>,
) -> RequestTime {
    let intervals: Vec<Interval> = request.spans.iter().map(interval).collect();
    let active = request.active.iter().map(|active| progress_of(calendar, request, procedure, active, now));
    RequestTime { tally: calendar.tally(&intervals, now), active: active.collect() }
}

/// How one active step stands: its clock runs from its first arrival and stands while the applicant holds it.
pub(super) fn progress_of(
    calendar: &Calendar,
    request: &Request,
    procedure: &Procedure,
    active: &Active,
    now: DateTime<Utc>,
) -> Option<Progress> {
    let index = procedure.step_index(&active.step)?;
    let time = procedure.steps[index].time.as_ref()?.amount?;
    let visit: Vec<Interval> =
        request.spans.iter().filter(|span| span.visit == active.visit).map(interval).collect();
    let received = visit.iter().map(|interval| interval.from).min().unwrap_or(active.since);
    // In the applicant's own row the applicant's time is the row's time; elsewhere it is a pause.
    let own_row = procedure.lane_of(index).role == LaneRole::Applicant;
    let pauses = if own_row { Vec::new() } else { pauses(&visit) };
    calendar.progress(received, time, &pauses, now)
}
