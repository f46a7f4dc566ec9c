//! Start, end, outcomes, and whether every row lies on a way from the start to an end.

use std::collections::BTreeSet;

use super::graph::Graph;
use super::{Problem, ProblemKind};
use crate::domain::procedure::{Procedure, Step, StepKind};

/// Finds what is wrong with the flows, forks and joins aside.
pub(super) fn check(procedure: &Procedure, graph: &Graph) -> Vec<Problem> {
    let mut problems = Vec::new();
    duplicate_flows(procedure, &mut problems);
    outcomes(procedure, &mut problems);
    let of_kind = |kind| rows_of_kind(&procedure.steps, kind);
    let (starts, ends) = (of_kind(StepKind::Start), of_kind(StepKind::End));
    if starts.len() != 1 {
        problems.push(Problem::whole(ProblemKind::Starts(starts.len())));
    }
    if ends.is_empty() {
        problems.push(Problem::whole(ProblemKind::NoEnd));
    }
    if let ([start], false) = (starts.as_slice(), ends.is_empty()) {
        let mut report = |seen: &[bool], kind: ProblemKind| {
            let unseen = (0..seen.len()).filter(|row| !seen[*row]);
            problems.extend(unseen.map(|row| Problem::at(&procedure.steps, row, kind.clone())));
        };
        report(&graph.reached(*start, None), ProblemKind::Unreachable);
        report(&graph.reaching(&ends), ProblemKind::DeadEnd);
    }
    problems
}

fn rows_of_kind(steps: &[Step], kind: StepKind) -> Vec<usize> {
    (0..steps.len()).filter(|row| steps[*row].kind == kind).collect()
}

fn duplicate_flows(procedure: &Procedure, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for flow in &procedure.flows {
        if !seen.insert((flow.from, flow.to, flow.outcome.as_deref())) {
            let kind = ProblemKind::DuplicateFlow(procedure.steps[flow.to].id.clone());
            problems.push(Problem::at(&procedure.steps, flow.from, kind));
        }
    }
}

fn outcomes(procedure: &Procedure, problems: &mut Vec<Problem>) {
    let mut report = |row, kind| problems.push(Problem::at(&procedure.steps, row, kind));
    for (row, step) in procedure.steps.iter().enumerate() {
        let decides = step.kind == StepKind::Decision;
        if decides && procedure.outcomes(row).len() < 2 {
            report(row, ProblemKind::TooFewOutcomes);
        }
        if step.kind == StepKind::End && procedure.flows_from(row).next().is_some() {
            report(row, ProblemKind::FlowAfterEnd);
        } else if procedure.flows_from(row).any(|flow| flow.outcome.is_some() != decides) {
            report(row, ProblemKind::OutcomeMisplaced);
        }
    }
}
