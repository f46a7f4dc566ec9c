//! A procedure's flow for the screen: alone, or with the way one request has taken.

use super::context::Context;
use crate::domain::calendar::Calendar;
use crate::domain::procedure::{Procedure, Step};
use crate::domain::request::Request;
use crate::engine::RequestTime;
use crate::show::walk::{Around, Walk};
use crate::ui::flow::{Diagram, LaneHead, Row, Trail};

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
        Self {
            diagram: Diagram::of(procedure, 0.0, |_| 0.0),
            lanes: lanes(context, procedure),
            rows: procedure.steps.iter().map(plain).collect(),
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
        let mine = |lane: &str| {
            let holder = context.office.profile.lane_position(&procedure.id, lane);
            context.position().is_some() && holder.map(|it| it.id.as_str()) == context.position()
        };
        let around = Around { words: context.words, calendar, time, now: context.office.now };
        let Walk { steps, trail } = Walk::of(request, procedure, around, mine);
        let rows = procedure.steps.iter().zip(steps).map(|(step, visited)| Row {
            stage: visited.stage,
            actual: visited.actual,
            pace: visited.pace,
            ..plain(step)
        });
        Self {
            diagram: Diagram::of(procedure, 0.0, |_| 0.0),
            lanes: lanes(context, procedure),
            rows: rows.collect(),
            trail,
        }
    }
}

/// A step by itself.
fn plain(step: &Step) -> Row {
    Row {
        id: format!("step-{}", step.id),
        number: step.printed_no.clone(),
        text: step.short.clone(),
        inferred: step.inferred.is_some(),
        standard: step.time.as_ref().map(ToString::to_string).unwrap_or_default(),
        ..Row::default()
    }
}

fn lanes(context: &Context, procedure: &Procedure) -> Vec<LaneHead> {
    let head = |lane: &crate::domain::procedure::Lane| {
        let holder = context.office.profile.lane_position(&procedure.id, &lane.id).map(|it| it.id.as_str());
        let name = if lane.short.is_empty() { lane.name.clone() } else { lane.short.clone() };
        LaneHead { name, mine: context.position().is_some() && holder == context.position() }
    };
    procedure.lanes.iter().map(head).collect()
}
