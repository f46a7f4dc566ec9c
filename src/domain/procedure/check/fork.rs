//! Forks and joins: every fork has one join, and nothing reaches the join but the fork's own branches.
//!
//! A fork's *inside* is every row that can only be reached through it. Its branches are walked inside, hopping
//! over forks nested in them, until a join. A branch may *return* to a row outside; then only that branch
//! goes on, so the way back must lead to the fork again and never to an end or to somebody else's join.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Graph;
use super::{Problem, ProblemKind};
use crate::domain::procedure::{Procedure, Step, StepKind};

/// Finds what is wrong with the forks and joins of a procedure whose flows are sound.
pub(super) fn check(procedure: &Procedure, graph: &Graph) -> Vec<Problem> {
    let steps = &procedure.steps;
    let mut forks = Forks::find(steps, graph, procedure.start());
    let mut problems = Vec::new();
    let mut entered = BTreeSet::new();
    for index in 0..forks.list.len() {
        let traced = forks.trace(index);
        entered.extend(traced.branches.iter().flat_map(|branch| branch.joins.iter().copied()));
        let join = forks.judge(&traced).unwrap_or_else(|problem| {
            problems.push(problem);
            None
        });
        forks.list[index] = Fork { join, ..traced };
    }
    for fork in forks.list.iter().filter(|fork| fork.join.is_some() && !forks.comes_back(fork)) {
        problems.push(Problem::at(steps, fork.row, ProblemKind::ForkWithoutJoin));
    }
    let lonely = (0..steps.len()).filter(|row| steps[*row].join && !entered.contains(row));
    problems.extend(lonely.map(|row| Problem::at(steps, row, ProblemKind::JoinWithoutFork)));
    problems
}

/// One fork, and what is known of its branches.
struct Fork {
    exit: usize,
    row: usize,
    /// Rows that can only be reached through this fork.
    inside: Vec<bool>,
    branches: Vec<Branch>,
    join: Option<usize>,
}

/// One branch, from the row it begins with until a join.
struct Branch {
    /// Rows walked, those of nested forks included.
    rows: Vec<bool>,
    /// Joins the branch comes to.
    joins: BTreeSet<usize>,
    /// Rows outside the fork the branch goes back to.
    returns: BTreeSet<usize>,
    /// Whether the branch comes to an end row before any join.
    escapes: bool,
    /// Whether a nested fork is unsound, so that nothing can be said of this one.
    clouded: bool,
}

struct Forks<'a> {
    steps: &'a [Step],
    graph: &'a Graph,
    /// Innermost forks first.
    list: Vec<Fork>,
    by_exit: BTreeMap<usize, usize>,
}

impl<'a> Forks<'a> {
    fn find(steps: &'a [Step], graph: &'a Graph, start: usize) -> Self {
        let forking = (0..graph.exits.len()).filter(|exit| graph.exits[*exit].to.len() > 1);
        let mut list: Vec<Fork> = forking
            .map(|exit| {
                let inside = graph.reached(start, Some(exit)).into_iter().map(|seen| !seen).collect();
                Fork { exit, row: graph.exits[exit].from, inside, branches: Vec::new(), join: None }
            })
            .collect();
        // The inside of a nested fork is strictly smaller than that of the fork around it.
        list.sort_by_key(|fork| fork.inside.iter().filter(|inside| **inside).count());
        let by_exit = list.iter().enumerate().map(|(index, fork)| (fork.exit, index)).collect();
        Self { steps, graph, list, by_exit }
    }

    fn fork(&self, exit: usize) -> Option<&Fork> {
        self.by_exit.get(&exit).and_then(|index| self.list.get(*index))
    }

    fn trace(&self, index: usize) -> Fork {
        let fork = &self.list[index];
        let entries = &self.graph.exits[fork.exit].to;
        let branches = entries.iter().map(|entry| self.trace_branch(&fork.inside, *entry)).collect();
        Fork { exit: fork.exit, row: fork.row, inside: fork.inside.clone(), branches, join: None }
    }

    fn trace_branch(&self, inside: &[bool], entry: usize) -> Branch {
        let mut branch = Branch {
            rows: vec![false; self.steps.len()],
            joins: BTreeSet::new(),
            returns: BTreeSet::new(),
            escapes: false,
            clouded: false,
        };
        let mut todo = vec![Visit { row: entry, joined: false }];
        while let Some(visit) = todo.pop() {
            let step = &self.steps[visit.row];
            if step.join && !visit.joined {
                branch.joins.insert(visit.row);
            } else if !inside[visit.row] {
                branch.returns.insert(visit.row);
            } else if !std::mem::replace(&mut branch.rows[visit.row], true) {
                branch.escapes |= step.kind == StepKind::End;
                for exit in self.graph.exits_of(visit.row) {
                    if let Some(nested) = self.fork(*exit) {
                        nested.mark_rows(&mut branch.rows);
                        branch.clouded |= nested.join.is_none();
                    }
                    self.onward(*exit, &mut todo);
                }
            }
        }
        branch
    }

    /// Where an exit leads in the end: a fork leads to its join and to its branches' returns.
    fn onward(&self, exit: usize, todo: &mut Vec<Visit>) {
        match self.fork(exit) {
            None => {
                todo.extend(self.graph.exits[exit].to.iter().map(|row| Visit { row: *row, joined: false }));
            }
            Some(fork) => {
                todo.extend(fork.returns().map(|row| Visit { row, joined: false }));
                todo.extend(fork.join.map(|row| Visit { row, joined: true }));
            }
        }
    }

    /// The row where all branches of a traced fork meet; `None` when a nested fork, reported already, hides it.
    fn judge(&self, fork: &Fork) -> Result<Option<usize>, Problem> {
        if fork.branches.iter().any(|branch| branch.clouded) {
            return Ok(None);
        }
        let from_outside = |join| {
            let kind = ProblemKind::JoinFromOutside(self.steps[fork.row].id.clone());
            Err(Problem::at(self.steps, join, kind))
        };
        let joins: BTreeSet<usize> =
            fork.branches.iter().flat_map(|branch| branch.joins.iter().copied()).collect();
        if let Some(join) = joins.iter().find(|join| !fork.inside[**join]) {
            return from_outside(*join);
        }
        let all_meet = fork.branches.iter().all(|branch| branch.joins.len() == 1 && !branch.escapes);
        match (joins.len(), joins.first()) {
            (1, Some(join)) if all_meet && !fork.branches_overlap() => {
                if self.entered_elsewhere(fork, *join) { from_outside(*join) } else { Ok(Some(*join)) }
            }
            _ => Err(Problem::at(self.steps, fork.row, ProblemKind::ForkWithoutJoin)),
        }
    }

    /// Whether a row after the join leads back into a branch, or to the join itself, past the fork.
    fn entered_elsewhere(&self, fork: &Fork, join: usize) -> bool {
        let within = |row: usize| fork.branch_with(row).is_some();
        let exits = self.graph.exits.iter().enumerate();
        let mut elsewhere = exits.filter(|(index, exit)| *index != fork.exit && !within(exit.from));
        elsewhere.any(|(_, exit)| exit.to.iter().any(|row| *row == join || within(*row)))
    }

    /// Whether every way back out of a fork's branches leads to the fork again.
    fn comes_back(&self, fork: &Fork) -> bool {
        let mut seen = vec![false; self.steps.len()];
        let mut todo: Vec<Visit> = fork.returns().map(|row| Visit { row, joined: false }).collect();
        while let Some(visit) = todo.pop() {
            let step = &self.steps[visit.row];
            if step.kind == StepKind::End || (step.join && !visit.joined) {
                return false;
            }
            if std::mem::replace(&mut seen[visit.row], true) {
                continue;
            }
            for exit in self.graph.exits_of(visit.row).iter().filter(|exit| **exit != fork.exit) {
                // Through a fork around this one, only the branch this fork lies in goes on.
                match self.fork(*exit).and_then(|around| around.branch_with(fork.row)) {
                    Some(branch) => {
                        todo.push(Visit { row: self.graph.exits[*exit].to[branch], joined: false });
                    }
                    None => self.onward(*exit, &mut todo),
                }
            }
        }
        true
    }
}

/// A row to walk on from; `joined` when its branches have already been brought together.
struct Visit {
    row: usize,
    joined: bool,
}

impl Fork {
    fn returns(&self) -> impl Iterator<Item = usize> {
        self.branches.iter().flat_map(|branch| branch.returns.iter().copied())
    }

    fn mark_rows(&self, rows: &mut [bool]) {
        for branch in &self.branches {
            rows.iter_mut().zip(&branch.rows).for_each(|(row, walked)| *row |= walked);
        }
    }

    fn branch_with(&self, row: usize) -> Option<usize> {
        self.branches.iter().position(|branch| branch.rows[row])
    }

    fn branches_overlap(&self) -> bool {
        (0..self.inside.len()).any(|row| self.branches.iter().filter(|branch| branch.rows[row]).count() > 1)
    }
}
