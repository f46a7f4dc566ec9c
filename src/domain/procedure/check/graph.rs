//! The rows and arrows of a procedure as a graph, walked without recursion.

use std::collections::BTreeMap;

use crate::domain::procedure::Procedure;

/// One way out of a row: all flows with the same outcome; more than one target is a fork.
pub(super) struct Exit {
    /// The row it leaves.
    pub from: usize,
    /// The rows it enters, in file order.
    pub to: Vec<usize>,
}

/// A procedure's rows, and the exits that connect them.
pub(super) struct Graph {
    /// Every exit, by row.
    pub exits: Vec<Exit>,
    exits_of: Vec<Vec<usize>>,
}

impl Graph {
    /// Groups the flows of a procedure into exits.
    pub fn new(procedure: &Procedure) -> Self {
        let mut grouped: BTreeMap<(usize, Option<&str>), Vec<usize>> = BTreeMap::new();
        for flow in &procedure.flows {
            grouped.entry((flow.from, flow.outcome.as_deref())).or_default().push(flow.to);
        }
        let exits: Vec<Exit> = grouped.into_iter().map(|((from, _), to)| Exit { from, to }).collect();
        let mut exits_of = vec![Vec::new(); procedure.steps.len()];
        for (index, exit) in exits.iter().enumerate() {
            exits_of[exit.from].push(index);
        }
        Self { exits, exits_of }
    }

    /// Indices of the exits that leave a row.
    pub fn exits_of(&self, row: usize) -> &[usize] {
        &self.exits_of[row]
    }

    /// The rows a request can come to from `start` without taking the exit `closed`.
    pub fn reached(&self, start: usize, closed: Option<usize>) -> Vec<bool> {
        walk(&[start], self.exits_of.len(), |row| {
            let open = self.exits_of[row].iter().filter(move |exit| Some(**exit) != closed);
            open.flat_map(|exit| self.exits[*exit].to.iter().copied()).collect()
        })
    }

    /// The rows from which a request can come to one of `goals`.
    pub fn reaching(&self, goals: &[usize]) -> Vec<bool> {
        let mut before = vec![Vec::new(); self.exits_of.len()];
        for exit in &self.exits {
            for to in &exit.to {
                before[*to].push(exit.from);
            }
        }
        walk(goals, before.len(), |row| before[row].clone())
    }
}

fn walk(seeds: &[usize], rows: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<bool> {
    let mut seen = vec![false; rows];
    let mut todo = seeds.to_vec();
    while let Some(row) = todo.pop() {
        if !std::mem::replace(&mut seen[row], true) {
            todo.extend(next(row));
        }
    }
    seen
}
