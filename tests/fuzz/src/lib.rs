//! The floors that read what comes from outside, straight from the program's own source, and what the targets share.

#![allow(dead_code, missing_docs, reason = "the targets use a part of the program")]

#[path = "../../../src"]
mod floors {
    pub mod bundle;
    pub mod domain;
    pub mod wire;
}

pub use floors::{bundle, domain, wire};

use chrono::DateTime;
use domain::event::{ActorId, Event, Payload};
use domain::ids::{DeviceKey, EntityId, EventHash, LogId};

/// Events as a device that may sign anything could send them: `kind {json body}` line by line.
///
/// Signatures are left out on purpose: the fuzzer would never get past them, a laptop that was stolen would. What a line
/// names that follows from the lines before, `resolve` fills in.
pub fn events(text: &str, entity: EntityId, resolve: impl Fn(&[Event], &str) -> String) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for (number, line) in text.lines().take(60).enumerate() {
        // A line may begin with what its author had seen: `-2 ` is the event two lines before.
        let (back, line) = match line.strip_prefix('-').and_then(|rest| rest.split_once(' ')) {
            Some((back, rest)) => (back.parse().unwrap_or(1), rest),
            None => (1, line),
        };
        let line = if line.contains('@') { resolve(&events, line) } else { line.to_owned() };
        let (kind, body) = line.split_once(' ').unwrap_or((&line, "{}"));
        let seen = number.checked_sub(back).and_then(|at| events.get(at)).map(|event| event.hash);
        events.push(Event {
            hash: EventHash(*blake3::hash(&number.to_le_bytes()).as_bytes()),
            device: DeviceKey([(number % 3) as u8; 32]),
            log: LogId([(number % 3) as u8; 16]),
            seq: number as u64 + 1,
            entity,
            parents: seen.into_iter().collect(),
            lamport: number as u64 + 1,
            wall: DateTime::from_timestamp_millis(1_795_140_000_000 + number as i64).unwrap_or_default(),
            actor: ActorId::default(),
            payload: Payload::from_json(kind, body.as_bytes()),
        });
    }
    events
}
