//! The rules a procedure must satisfy before a request may walk it.

mod flow;
mod fork;
#[cfg(test)]
mod game;
mod graph;
mod names;
mod size;
#[cfg(test)]
mod sketch;
#[cfg(test)]
mod tests;

use super::{Procedure, Step};
use graph::Graph;

pub(super) use size::{MAX_BYTES, MAX_SHORT};

/// One thing wrong with a procedure, and the row it is wrong in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Id of the row, or `#3` for the third row when it has no id; empty when the whole file is meant.
    pub step: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The text is not TOML, or a key is missing, misspelt or of the wrong type.
    Syntax(String),
    /// The file is of a format this version does not read.
    Format(u32),
    /// A row names a lane that is not there.
    UnknownLane(String),
    /// A flow names a row that is not there.
    UnknownStep(String),
    /// A sentence for letters names a field that is not there.
    UnknownField(String),
    /// A standard time that cannot be read.
    BadTime(String),
    /// Two lanes, rows or fields share an id.
    DuplicateId(String),
    /// An id that is not made of `a-z`, `0-9`, `_` and `-`, or is longer than 60 characters.
    BadId(String),
    /// A key that must say something is empty.
    Empty(&'static str),
    /// More entries than a procedure may have.
    TooMany {
        /// The key of the list.
        what: &'static str,
        /// The most entries it may have.
        limit: usize,
    },
    /// A longer text than a procedure may have.
    TooLong {
        /// The key of the text; `file` for the whole file.
        what: &'static str,
        /// The most characters it may have; bytes for the whole file.
        limit: usize,
    },
    /// Not exactly one start row.
    Starts(usize),
    /// No end row.
    NoEnd,
    /// No way leads from the start to this row.
    Unreachable,
    /// No way leads from this row to an end.
    DeadEnd,
    /// A decision with fewer than two outcomes.
    TooFewOutcomes,
    /// A flow out of a decision without an outcome, or out of another row with one.
    OutcomeMisplaced,
    /// The same flow, to the row named here, is written twice.
    DuplicateFlow(String),
    /// A flow leaves an end row.
    FlowAfterEnd,
    /// The branches that fork here do not all meet in one join, or one can end without it.
    ForkWithoutJoin,
    /// A row waits for branches, but no fork leads to it.
    JoinWithoutFork,
    /// A row waits for the branches of the fork named here, but can be entered without passing that fork.
    JoinFromOutside(String),
}

impl Problem {
    /// A problem of the whole file.
    pub(super) fn whole(kind: ProblemKind) -> Self {
        Self { step: String::new(), kind }
    }

    /// A problem of the row at this position, which may lack an id.
    pub(super) fn row(position: usize, id: &str, kind: ProblemKind) -> Self {
        let step = if id.trim().is_empty() { format!("#{}", position + 1) } else { id.to_owned() };
        Self { step, kind }
    }

    fn at(steps: &[Step], row: usize, kind: ProblemKind) -> Self {
        Self::row(row, &steps[row].id, kind)
    }
}

/// Finds everything that is wrong with a procedure whose names are resolved.
///
/// Each stage relies on the one before: walking is bounded by the sizes, and forks are only looked at once
/// every row lies on a way from the one start to an end.
pub(super) fn check(procedure: &Procedure) -> Vec<Problem> {
    let problems = size::check(procedure);
    if !problems.is_empty() {
        return problems;
    }
    let graph = Graph::new(procedure);
    let mut problems = flow::check(procedure, &graph);
    if problems.is_empty() {
        problems = fork::check(procedure, &graph);
    }
    problems.extend(names::check(procedure));
    problems
}
