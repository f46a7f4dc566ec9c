//! A procedure's flow for the screen: alone, or with the way one request has taken.

use std::collections::BTreeSet;

use super::context::Context;
use super::say;
use crate::domain::calendar::Calendar;
use crate::domain::procedure::Procedure;
use crate::domain::request::{EntryKind, Request, Span};
use crate::engine::RequestTime;
use crate::ui::flow::{Diagram, Heads, LaneHead, Pace, Row, Stage, Trail};
use crate::words::Words;

/// Everything a drawing needs, worked out once when a request arrives.
#[derive(Debug, Clone)]
pub(crate) struct Drawing {
    /// The grid, its symbols and arrows.
    pub diagram: Diagram,
    /// The lanes' heads.
    pub lanes: Vec<LaneHead>,
    /// What each row says.
    pub rows: Vec<Row>,
    /// Whether each arrow has been walked.
    pub trail: Vec<Trail>,
}

impl Drawing {
    /// An SOP by itself.
    pub fn of_procedure(context: &Context, procedure: &Procedure) -> Self {
        let rows = procedure.steps.iter().map(|step| Row {
            id: format!("step-{}", step.id),
            number: step.printed_no.clone(),
            text: step.short.clone(),
            inferred: step.inferred.is_some(),
            standard: step.time.as_ref().map(ToString::to_string).unwrap_or_default(),
            ..Row::default()
        });
        Self {
            diagram: Diagram::of(procedure, 0.0, |_| 0.0),
            lanes: lanes(context, procedure),
            rows: rows.collect(),
            trail: vec![Trail::Ahead; procedure.flows.len()],
        }
    }

    /// An SOP with the way one request has taken so far.
    pub fn of_request(
        context: &Context,
        calendar: &Calendar,
        request: &Request,
        procedure: &Procedure,
        time: &RequestTime,
    ) -> Self {
        let now = context.office.now;
        let mine = |lane: &str| {
            let holder = context.office.profile.lane_position(&procedure.id, lane);
            context.position().is_some() && holder.map(|it| it.id.as_str()) == context.position()
        };
        let row = |step: &crate::domain::procedure::Step| {
            let spans: Vec<&Span> = request.spans.iter().filter(|span| span.step == step.id).collect();
            let active = request.active.iter().position(|active| active.step == step.id);
            let minutes: i64 =
                spans.iter().map(|span| calendar.used(span.from, span.to.unwrap_or(now))).sum();
            let late = match active.and_then(|index| time.active.get(index)?.as_ref()) {
                Some(progress) => progress.standing.is_late(),
                None => finished_late(calendar, step, &spans),
            };
            let applicant = spans.iter().any(|span| span.applicant);
            Row {
                id: format!("step-{}", step.id),
                number: step.printed_no.clone(),
                text: step.short.clone(),
                inferred: step.inferred.is_some(),
                stage: match active {
                    Some(index) if mine(&request.active[index].lane) => Stage::Mine,
                    Some(_) => Stage::Current,
                    None if spans.is_empty() => Stage::Ahead,
                    None => Stage::Done,
                },
                actual: if spans.is_empty() { String::new() } else { say::minutes(context.words, minutes) },
                standard: step.time.as_ref().map(ToString::to_string).unwrap_or_default(),
                pace: match active {
                    _ if spans.is_empty() => Pace::None,
                    _ if applicant => Pace::Paused,
                    _ if late => Pace::Late,
                    Some(_) => Pace::Running,
                    None => Pace::InTime,
                },
                cells: Vec::new(),
            }
        };
        Self {
            diagram: Diagram::of(procedure, 0.0, |_| 0.0),
            lanes: lanes(context, procedure),
            rows: procedure.steps.iter().map(row).collect(),
            trail: trail(request, procedure),
        }
    }
}

/// Whether the last finished visit of a step took longer than its standard time.
fn finished_late(calendar: &Calendar, step: &crate::domain::procedure::Step, spans: &[&Span]) -> bool {
    let Some(time) = step.time.as_ref().and_then(|time| time.amount) else { return false };
    let Some((last, to)) = spans.iter().rev().find_map(|span| Some((span, span.to?))) else { return false };
    let visit = spans.iter().filter(|span| span.visit == last.visit);
    let from = visit.map(|span| span.from).min().unwrap_or(last.from);
    calendar.progress(from, time, &[], to).is_some_and(|progress| progress.standing.is_late())
}

fn lanes(context: &Context, procedure: &Procedure) -> Vec<LaneHead> {
    let head = |lane: &crate::domain::procedure::Lane| {
        let holder = context.office.profile.lane_position(&procedure.id, &lane.id).map(|it| it.id.as_str());
        let name = if lane.short.is_empty() { lane.name.clone() } else { lane.short.clone() };
        LaneHead { name, mine: context.position().is_some() && holder == context.position() }
    };
    procedure.lanes.iter().map(head).collect()
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

/// The words over and in a drawing.
#[derive(Debug, Clone)]
pub(crate) struct HeadWords {
    number: String,
    activity: String,
    time: String,
    join: String,
}

impl HeadWords {
    /// The words in a language.
    pub fn new(words: Words) -> Self {
        Self {
            number: words.say("flow-number"),
            activity: words.say("flow-activity"),
            time: words.say("flow-time"),
            join: words.say("flow-join"),
        }
    }

    /// The words as the drawing takes them.
    pub fn heads(&self) -> Heads<'_> {
        Heads { number: &self.number, activity: &self.activity, time: &self.time, join: &self.join }
    }
}
