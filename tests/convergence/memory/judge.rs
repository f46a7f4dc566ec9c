//! What must be true of laptops that have met.

use std::collections::{BTreeMap, BTreeSet};

use lajur::domain::event::{Event, Payload};
use lajur::domain::ids::{EventHash, TokenId};
use lajur::domain::request::{Request, Subject, Void};

use super::super::schedule::Tally;
use super::laptop::Laptop;
use super::{Rule, procedures};

pub fn judge(rule: Rule, laptops: &mut [Laptop], everything: &BTreeSet<EventHash>) -> Result<Tally, String> {
    for (number, laptop) in laptops.iter().enumerate() {
        let lost = everything.iter().filter(|hash| !laptop.events.contains_key(hash)).count();
        if lost > 0 {
            return Err(format!("laptop {number} lacks {lost} events that others have"));
        }
        if laptop.applied != laptops[0].applied {
            return Err(format!("laptop {number} applies other events than the first"));
        }
    }
    let mut tally = Tally {
        laptops: laptops.len() as u64,
        events: everything.len() as u64,
        waiting: (everything.len() - laptops[0].applied.len()) as u64,
        forks: forks(&laptops[0]),
        ..Tally::default()
    };
    for entity in laptops[0].requests() {
        let first = laptops[0].request(entity, rule);
        // The same events arrived at the last laptop in another order.
        if laptops.last_mut().is_some_and(|last| last.request(entity, rule) != first) {
            return Err("a request is not the same everywhere".to_owned());
        }
        let events = laptops[0].events_of(entity);
        accounted(&first, &events)
            .and_then(|()| one_place(&first))
            .map_err(|wrong| told(wrong, &first, &events))?;
        tally.requests += 1;
        tally.conflicts += first.conflicts.len() as u64;
        tally.settled +=
            events.iter().filter(|event| matches!(event.payload, Payload::Settled(_))).count() as u64;
    }
    Ok(tally)
}

fn forks(laptop: &Laptop) -> u64 {
    let mut places = BTreeMap::new();
    for held in laptop.events.values() {
        *places.entry((held.event.log, held.event.seq)).or_insert(0u64) += 1;
    }
    places.values().filter(|count| **count > 1).count() as u64
}

/// Every act is in the history; it stands, or people decided against it, and what contradicts is in conflict.
fn accounted(request: &Request, events: &[Event]) -> Result<(), String> {
    let mut standing: BTreeMap<TokenId, BTreeSet<String>> = BTreeMap::new();
    for event in events {
        let Some((tokens, option)) = move_of(&event.payload) else { continue };
        let entry = request.history.iter().find(|entry| entry.event == event.hash);
        let entry = entry.ok_or_else(|| format!("{option} is not in the history"))?;
        match entry.void {
            None => {
                for token in tokens {
                    standing.entry(token).or_default().insert(option.clone());
                }
            }
            Some(Void::SettledOtherwise | Void::RestsOnVoid) => {}
            Some(other) => return Err(format!("{option} has no effect: {other:?}")),
        }
    }
    for (token, options) in standing.iter().filter(|(_, options)| options.len() > 1) {
        let shown = request.conflicts.iter().any(|conflict| {
            matches!(&conflict.subject, Subject::Step { token: about, .. } if about == token)
                && conflict.versions.len() >= options.len()
        });
        if !shown {
            return Err(format!("{options:?} contradict each other and nobody is told"));
        }
    }
    Ok(())
}

/// The tokens a move uses up, and what it says.
fn move_of(payload: &Payload) -> Option<(Vec<TokenId>, String)> {
    Some(match payload {
        Payload::Completed(body) => (vec![body.token], format!("{} {:?}", body.step, body.outcome)),
        Payload::Returned(body) => (vec![body.token], "returned".to_owned()),
        Payload::Resubmitted(body) => (vec![body.token], "resubmitted".to_owned()),
        Payload::Withdrawn(body) => (body.tokens.clone(), "withdrawn".to_owned()),
        Payload::Undone(body) => (body.tokens.clone(), format!("undone {}", body.completed)),
        _ => return None,
    })
}

/// A request without conflicts stands at one step, or at the parallel steps of a fork.
fn one_place(request: &Request) -> Result<(), String> {
    let steps: Vec<&str> = request.active.iter().map(|active| active.step.as_str()).collect();
    let procedure = procedures().iter().find(|it| it.hash == request.procedure.hash);
    let branches = procedure.map_or(1, |it| if it.steps.iter().any(|step| step.join) { 2 } else { 1 });
    if request.conflicts.is_empty() && steps.len() > branches {
        return Err(format!("{} stands at {steps:?} at once and nobody is told", request.procedure.id));
    }
    Ok(())
}

/// What went wrong, with what had happened.
fn told(wrong: String, request: &Request, events: &[Event]) -> String {
    let mut events = events.to_vec();
    events.sort_by_key(Event::order_key);
    let line = |event: &Event| {
        let seen: Vec<String> =
            event.parents.iter().map(ToString::to_string).map(|it| it[..6].to_owned()).collect();
        let name = &event.hash.to_string()[..6];
        let void = request.history.iter().find(|entry| entry.event == event.hash).and_then(|it| it.void);
        format!("\n  {name} after {seen:?}: {:?} {void:?}", event.payload)
    };
    format!("{wrong}: {:?}{}", request.active, events.iter().map(line).collect::<String>())
}
