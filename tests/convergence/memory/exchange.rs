//! What a laptop sends to another that has told how far it has come: the protocol's rule, and two wrong ones.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lajur::domain::ids::{EventHash, LogId};

use super::laptop::Laptop;
use super::{Held, Rule};

/// For each log, the last position without a gap and the event there.
pub type Frontier = BTreeMap<LogId, (u64, EventHash)>;

/// How far a laptop says it has come.
pub fn frontier(rule: Rule, laptop: &Laptop) -> Frontier {
    let mut frontier = Frontier::new();
    if rule == Rule::GreatestPosition {
        for held in laptop.events.values() {
            let reached = frontier.entry(held.event.log).or_default();
            *reached = (*reached).max((held.event.seq, held.event.hash));
        }
        return frontier;
    }
    // Where a log forks, any branch will do: the head's hash says which one is meant.
    let follower: BTreeMap<(LogId, EventHash), &Held> =
        laptop.events.values().map(|held| ((held.event.log, held.prev), &**held)).collect();
    let logs: BTreeSet<LogId> = laptop.events.values().map(|held| held.event.log).collect();
    for log in logs {
        let mut reached = (0, EventHash::default());
        while let Some(next) = follower.get(&(log, reached.1)) {
            reached = (next.event.seq, next.event.hash);
        }
        frontier.insert(log, reached);
    }
    frontier
}

/// The events a peer with this frontier may lack.
pub fn lacking(rule: Rule, laptop: &Laptop, peer: &Frontier) -> Vec<Rc<Held>> {
    let reached = |log: &LogId| peer.get(log).copied().unwrap_or_default();
    if matches!(rule, Rule::GreatestPosition | Rule::NoHash) {
        let lacks = |held: &&Rc<Held>| held.event.seq > reached(&held.event.log).0;
        return laptop.arrived.iter().filter(lacks).cloned().collect();
    }
    // What leads up to a head the peer names is known to it; all else of that log may not be.
    let mut known = BTreeSet::new();
    for (_, head) in peer.values() {
        let mut at = *head;
        while let Some(held) = laptop.events.get(&at) {
            known.insert(at);
            at = held.prev;
        }
    }
    laptop.arrived.iter().filter(|held| !known.contains(&held.event.hash)).cloned().collect()
}
