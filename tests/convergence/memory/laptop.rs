//! One laptop in memory: the events it holds, and which of them count.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::{DateTime, TimeDelta, Utc};
use lajur::domain::event::{ActorId, Event, Payload};
use lajur::domain::ids::{ContentHash, DeviceKey, EntityId, EventHash, LogId, OfficeId};
use lajur::domain::request::{self, Request};
use lajur::wire::event::{Header, MAX_PARENTS, hash_content, hash_header};

use super::{Held, Rule, procedures};

#[derive(Debug, Clone)]
pub struct Laptop {
    pub device: DeviceKey,
    pub log: LogId,
    pub clock_error: TimeDelta,
    pub events: BTreeMap<EventHash, Rc<Held>>,
    /// The events in order of arrival.
    pub arrived: Vec<Rc<Held>>,
    /// Events whose causes are all here.
    pub applied: BTreeSet<EventHash>,
    entities: BTreeMap<EntityId, Vec<Rc<Held>>>,
    places: BTreeSet<(LogId, u64)>,
    folded: BTreeMap<EntityId, Request>,
    lamport: u64,
}

impl Laptop {
    pub fn new(device: DeviceKey, log: LogId) -> Self {
        Self {
            device,
            log,
            clock_error: TimeDelta::zero(),
            events: BTreeMap::new(),
            arrived: Vec::new(),
            applied: BTreeSet::new(),
            entities: BTreeMap::new(),
            places: BTreeSet::new(),
            folded: BTreeMap::new(),
            lamport: 0,
        }
    }

    /// Takes events into the set; returns how many were new.
    pub fn take(&mut self, events: &[Rc<Held>], rule: Rule) -> usize {
        let mut new = 0;
        for held in events {
            let event = &held.event;
            let place = (event.log, event.seq);
            let taken = rule == Rule::OnePerPlace && self.places.contains(&place);
            if taken || self.events.contains_key(&event.hash) {
                continue;
            }
            self.places.insert(place);
            self.lamport = self.lamport.max(event.lamport);
            self.events.insert(event.hash, Rc::clone(held));
            self.arrived.push(Rc::clone(held));
            new += 1;
        }
        if new > 0 {
            self.apply();
        }
        new
    }

    /// Applies every event whose causes are here, in clock order: all that an event needs has a smaller clock.
    fn apply(&mut self) {
        let mut waiting: Vec<Rc<Held>> =
            self.events.values().filter(|held| !self.applied.contains(&held.event.hash)).cloned().collect();
        waiting.sort_by_key(|held| (held.event.lamport, held.event.hash));
        for held in waiting {
            let event = &held.event;
            let follows = event.seq == 1 || self.applied.contains(&held.prev);
            if follows && event.parents.iter().all(|parent| self.applied.contains(parent)) {
                self.applied.insert(event.hash);
                self.folded.remove(&event.entity);
                self.entities.entry(event.entity).or_default().push(held);
            }
        }
    }

    /// The requests there are.
    pub fn requests(&self) -> Vec<EntityId> {
        self.entities.keys().copied().collect()
    }

    /// The applied events of a request, in order of arrival.
    pub fn events_of(&self, entity: EntityId) -> Vec<Event> {
        self.entities.get(&entity).into_iter().flatten().map(|held| held.event.clone()).collect()
    }

    /// A request as it stands here.
    pub fn request(&mut self, entity: EntityId, rule: Rule) -> Request {
        if let Some(known) = self.folded.get(&entity) {
            return known.clone();
        }
        let mut events = self.events_of(entity);
        if rule == Rule::LastWriterWins {
            last_writers(&mut events);
        }
        let procedure = events.iter().find_map(|event| match &event.payload {
            Payload::Received(body) => procedures().iter().find(|it| it.hash == body.procedure.hash),
            _ => None,
        });
        let request = request::fold(entity, procedure.unwrap(), &events).unwrap();
        self.folded.insert(entity, request.clone());
        request
    }

    /// The time this laptop believes it is.
    pub fn clock(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now + self.clock_error
    }

    /// Writes what happened into this laptop's log.
    pub fn record(&mut self, entity: EntityId, payload: Payload, wall: DateTime<Utc>, rule: Rule) {
        let own = self.events.values().filter(|held| held.event.log == self.log);
        let last = own.max_by_key(|held| (held.event.seq, held.event.hash));
        let (seq, prev) = last.map(|held| (held.event.seq, held.event.hash)).unwrap_or_default();
        let body = payload.to_json();
        let header = Header {
            office: OfficeId([1; 16]),
            log: self.log,
            seq: seq + 1,
            prev,
            device: self.device,
            roster: Vec::new(),
            entity,
            parents: self.heads(entity),
            lamport: self.lamport + 1,
            wall_ms: wall.timestamp_millis(),
            actor: ActorId::default(),
            kind: payload.kind().to_owned(),
            kind_version: 1,
            flags: 0,
            body_hash: hash_content(&body),
            body_len: body.len() as u32,
            blobs: Vec::<(ContentHash, u64)>::new(),
        };
        let event = Event {
            hash: hash_header(&header.to_cbor()),
            device: header.device,
            log: header.log,
            seq: header.seq,
            entity,
            parents: header.parents,
            lamport: header.lamport,
            wall,
            actor: header.actor,
            payload,
        };
        self.take(&[Rc::new(Held { event, prev })], rule);
    }

    /// The applied events of a request that no other follows.
    fn heads(&self, entity: EntityId) -> Vec<EventHash> {
        let events = self.entities.get(&entity).map_or(&[][..], Vec::as_slice);
        let followed: BTreeSet<_> = events.iter().flat_map(|held| &held.event.parents).collect();
        let mut heads: Vec<EventHash> =
            events.iter().map(|held| held.event.hash).filter(|hash| !followed.contains(hash)).collect();
        heads.sort();
        heads.truncate(MAX_PARENTS);
        heads
    }
}

/// The wrong rule: of all moves on one token, only the one with the latest clock is looked at.
fn last_writers(events: &mut Vec<Event>) {
    let mut latest = BTreeMap::new();
    let token = |event: &Event| match &event.payload {
        Payload::Completed(body) => Some(body.token),
        Payload::Returned(body) => Some(body.token),
        _ => None,
    };
    for event in events.iter() {
        if let Some(token) = token(event) {
            let slot = latest.entry(token).or_insert((event.wall, event.hash));
            *slot = (*slot).max((event.wall, event.hash));
        }
    }
    events.retain(|event| token(event).is_none_or(|token| latest[&token].1 == event.hash));
}
