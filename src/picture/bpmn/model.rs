//! The nodes and arrows of a BPMN process: an SOP row that decides is a task and a gateway behind it.

use crate::domain::procedure::{Procedure, StepKind};

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Where a process begins.
    Start,
    /// An SOP row.
    Task,
    /// An exclusive gateway: one of its ways is taken.
    Choice,
    /// A parallel gateway: all its ways are taken, or waited for.
    Parallel,
    /// Where a process ends.
    End,
}

/// One node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its name in the file.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The SOP row behind it.
    pub step: usize,
    /// The lane it stands in.
    pub lane: usize,
}

/// One sequence flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrow {
    /// The node it leaves.
    pub from: usize,
    /// The node it enters.
    pub to: usize,
    /// The answer that takes this way.
    pub word: Option<String>,
}

/// A process.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// Its nodes, in order of the SOP's rows.
    pub nodes: Vec<Node>,
    /// Its arrows.
    pub edges: Vec<Arrow>,
}

impl Model {
    /// The process of a procedure.
    pub fn of(procedure: &Procedure) -> Self {
        let mut model = Self::default();
        let mut entries = Vec::new();
        // For every step, the node each outcome leaves by.
        let mut exits: Vec<Vec<(Option<String>, usize)>> = Vec::new();
        for (index, step) in procedure.steps.iter().enumerate() {
            let mut chain = Chain { model: &mut model, step: index, lane: step.lane, last: None };
            if step.kind == StepKind::Start {
                chain.add(Kind::Start, format!("start_{}", step.id));
            }
            if step.join {
                chain.add(Kind::Parallel, format!("join_{}", step.id));
            }
            let task = chain.add(Kind::Task, format!("step_{}", step.id));
            let entry = if step.join { task - 1 } else { task };
            let mut own = Vec::new();
            if step.kind == StepKind::Decision {
                let choice = chain.add(Kind::Choice, format!("choice_{}", step.id));
                for (number, outcome) in procedure.outcomes(index).into_iter().enumerate() {
                    let mut exit = choice;
                    if procedure.taken(index, Some(outcome)).len() > 1 {
                        exit = chain.add(Kind::Parallel, format!("fork_{}_{number}", step.id));
                        // The gateway's own way carries the answer; its branches carry none.
                        if let Some(edge) = chain.model.edges.last_mut() {
                            (edge.from, edge.word) = (choice, Some(outcome.to_owned()));
                        }
                    }
                    own.push((Some(outcome.to_owned()), exit));
                }
            } else if procedure.taken(index, None).len() > 1 {
                own.push((None, chain.add(Kind::Parallel, format!("fork_{}", step.id))));
            } else {
                own.push((None, task));
            }
            if step.kind == StepKind::End {
                chain.add(Kind::End, format!("end_{}", step.id));
            }
            entries.push(entry);
            exits.push(own);
        }
        for flow in &procedure.flows {
            let ways = &exits[flow.from];
            let Some((_, from)) = ways.iter().find(|(outcome, _)| *outcome == flow.outcome) else { continue };
            let forked = model.nodes[*from].kind == Kind::Parallel;
            let word = flow.outcome.clone().filter(|_| !forked);
            model.edges.push(Arrow { from: *from, to: entries[flow.to], word });
        }
        model
    }
}

/// The nodes of one SOP row, each behind the one before.
struct Chain<'a> {
    model: &'a mut Model,
    step: usize,
    lane: usize,
    last: Option<usize>,
}

impl Chain<'_> {
    fn add(&mut self, kind: Kind, id: String) -> usize {
        let index = self.model.nodes.len();
        // Names in XML hold no dash at their end and begin with a letter; ids of steps are safe behind a word.
        self.model.nodes.push(Node { id, kind, step: self.step, lane: self.lane });
        if let Some(last) = self.last {
            self.model.edges.push(Arrow { from: last, to: index, word: None });
        }
        self.last = Some(index);
        index
    }
}
