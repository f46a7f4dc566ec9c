//! The way one request has taken through its SOP: how far each step is, how long it took, which arrows were walked.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::say;
use crate::domain::calendar::Calendar;
use crate::domain::procedure::{Procedure, Step};
use crate::domain::request::{EntryKind, Request, Span};
use crate::engine::RequestTime;
use crate::picture::flow::{Pace, Stage, Trail};
use crate::words::Words;

/// The way of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// Every step, in the order of the SOP.
    pub steps: Vec<Visited>,
    /// Every arrow, in the order of the SOP's flows.
    pub trail: Vec<Trail>,
}

/// What one step has seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visited {
    /// How far it has come.
    pub stage: Stage,
    /// Working time taken, over all visits; empty when it was never reached.
    pub actual: String,
    /// How that time stands beside the standard.
    pub pace: Pace,
}

/// What is known around a request when its way is told.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The language of the screen.
    pub words: Words,
    /// The office's working time.
    pub calendar: &'a Calendar,
    /// The clock of the request.
    pub time: &'a RequestTime,
    /// The moment.
    pub now: DateTime<Utc>,
}

impl Walk {
    /// The way a request has taken so far; `mine` tells which lanes are the user's own.
    pub fn of(
        request: &Request,
        procedure: &Procedure,
        around: Around<'_>,
        mine: impl Fn(&str) -> bool,
    ) -> Self {
        let steps = procedure.steps.iter().map(|step| visited(request, step, around, &mine));
        Self { steps: steps.collect(), trail: trail(request, procedure) }
    }
}

fn visited(request: &Request, step: &Step, around: Around<'_>, mine: impl Fn(&str) -> bool) -> Visited {
    let Around { words, calendar, time, now } = around;
    let spans: Vec<&Span> = request.spans.iter().filter(|span| span.step == step.id).collect();
    let active = request.active.iter().position(|active| active.step == step.id);
    let minutes: i64 = spans.iter().map(|span| calendar.used(span.from, span.to.unwrap_or(now))).sum();
    let late = match active.and_then(|index| time.active.get(index)?.as_ref()) {
        Some(progress) => progress.standing.is_late(),
        None => finished_late(calendar, step, &spans),
    };
    Visited {
        stage: match active {
            Some(index) if mine(&request.active[index].lane) => Stage::Mine,
            Some(_) => Stage::Current,
            None if spans.is_empty() => Stage::Ahead,
            None => Stage::Done,
        },
        actual: if spans.is_empty() { String::new() } else { say::minutes(words, minutes) },
        pace: match active {
            _ if spans.is_empty() => Pace::None,
            _ if spans.iter().any(|span| span.applicant) => Pace::Paused,
            _ if late => Pace::Late,
            Some(_) => Pace::Running,
            None => Pace::InTime,
        },
    }
}

/// Whether the last finished visit of a step took longer than its standard time.
fn finished_late(calendar: &Calendar, step: &Step, spans: &[&Span]) -> bool {
    let Some(time) = step.time.as_ref().and_then(|time| time.amount) else { return false };
    let Some((last, to)) = spans.iter().rev().find_map(|span| Some((span, span.to?))) else { return false };
    let visit = spans.iter().filter(|span| span.visit == last.visit);
    let from = visit.map(|span| span.from).min().unwrap_or(last.from);
    calendar.progress(from, time, &[], to).is_some_and(|progress| progress.standing.is_late())
}

/// Which arrows the request has taken, and which ways back it may still take.
fn trail(request: &Request, procedure: &Procedure) -> Vec<Trail> {
    let done = request.history.iter().filter(|it| it.kind == EntryKind::Completed && it.void.is_none());
    let taken: BTreeSet<(Option<&str>, Option<&str>)> =
        done.map(|entry| (entry.step.as_deref(), entry.outcome.as_deref())).collect();
    let here: BTreeSet<&str> = request.active.iter().map(|active| active.step.as_str()).collect();
    let trail = procedure.flows.iter().map(|flow| {
        let from = &procedure.steps[flow.from].id;
        if taken.contains(&(Some(from.as_str()), flow.outcome.as_deref())) {
            Trail::Walked
        } else if flow.to <= flow.from && here.contains(from.as_str()) {
            Trail::Possible
        } else {
            Trail::Ahead
        }
    });
    trail.collect()
}
