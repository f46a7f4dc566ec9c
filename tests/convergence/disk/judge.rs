//! What must be true of real laptops that have met.

use std::collections::{BTreeMap, BTreeSet};

use lajur::domain::event::Payload;
use lajur::domain::ids::{EntityId, EventHash};
use lajur::domain::letter::Letter;
use lajur::domain::request::Request;
use lajur::domain::template::Templates;
use lajur::engine::{Office, Query, StoredConflict};

use super::super::schedule::Tally;
use super::parcel::events_of;

/// What an office says, in the form in which two can be compared.
#[derive(PartialEq)]
struct Said {
    state_hash: [u8; 32],
    conflicts: Vec<StoredConflict>,
    requests: Vec<Request>,
    letters: Vec<Letter>,
    templates: Templates,
    held: BTreeSet<EventHash>,
}

pub fn judge(mut offices: Vec<&mut Office>, everything: &BTreeSet<EventHash>) -> Result<Tally, String> {
    let mut first: Option<Said> = None;
    for (number, office) in offices.iter_mut().enumerate() {
        let events: BTreeSet<EventHash> = events_of(office).iter().map(|event| event.hash()).collect();
        if !events.is_superset(everything) {
            return Err(format!("laptop {number} lacks {} events", everything.difference(&events).count()));
        }
        let health = office.verify().map_err(|problem| problem.to_string())?;
        if !health.is_sound() {
            return Err(format!("laptop {number} is not sound: {health:?}"));
        }
        let said = said(office);
        match &first {
            None => first = Some(said),
            Some(first) if first.state_hash != said.state_hash => {
                return Err(format!("laptop {number} has another state hash"));
            }
            Some(first) if first.conflicts != said.conflicts => {
                return Err(format!("laptop {number} has other conflicts"));
            }
            Some(first) if *first != said => return Err(format!("laptop {number} says something else")),
            Some(_) => {}
        }
    }
    let office = &offices[0];
    let said = first.unwrap();
    Ok(Tally {
        laptops: offices.len() as u64,
        events: everything.len() as u64,
        requests: said.requests.len() as u64,
        conflicts: said.conflicts.len() as u64,
        settled: settled(office, &said.requests),
        forks: forks(office),
        waiting: said.held.len() as u64,
    })
}

fn said(office: &Office) -> Said {
    let store = office.store();
    let rows = store.requests(&Query { limit: 1_000, ..Query::default() }).unwrap().rows;
    Said {
        state_hash: store.state_hash().unwrap(),
        conflicts: store.conflicts().unwrap(),
        requests: rows.iter().filter_map(|row| store.request(row.id).unwrap()).collect(),
        letters: store.letters(None).unwrap(),
        templates: store.templates().unwrap(),
        held: store.held().unwrap().into_iter().map(|held| held.hash).collect(),
    }
}

fn settled(office: &Office, requests: &[Request]) -> u64 {
    let entities = requests.iter().map(|request| request.id);
    let events = |entity: EntityId| office.store().applied_events(entity).unwrap();
    let settled = entities.flat_map(events).filter(|event| matches!(event.payload, Payload::Settled(_)));
    settled.count() as u64
}

fn forks(office: &Office) -> u64 {
    let mut places = BTreeMap::new();
    for event in events_of(office) {
        let header = event.open().unwrap();
        *places.entry((header.log, header.seq)).or_insert(0u64) += 1;
    }
    places.values().filter(|count| **count > 1).count() as u64
}
