//! Laptops in memory: the domain's own rules and folds over sets of events with real headers and hashes.

#[path = "memory/exchange.rs"]
mod exchange;
#[path = "memory/judge.rs"]
mod judge;
#[path = "memory/laptop.rs"]
mod laptop;
#[path = "memory/work.rs"]
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::OnceLock;

use chrono::{DateTime, TimeDelta, Utc};
use lajur::domain::event::Event;
use lajur::domain::ids::{DeviceKey, EventHash, LogId};
use lajur::domain::procedure::Procedure;

use super::dice::Dice;
use super::schedule::{Tally, World};
use exchange::Frontier;
pub use laptop::Laptop;
pub use work::receive;

/// The rule the laptops follow: the right one, or one that is wrong on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    Right,
    /// The key of an event is its place in a log, so the second event at a place is dropped.
    OnePerPlace,
    /// What a peer lacks is found by the greatest position it has of each log.
    GreatestPosition,
    /// What a peer lacks is found by the last position without a gap, whatever stands there.
    NoHash,
    /// Of two moves at once, the one with the later clock counts.
    LastWriterWins,
}

/// An event as a laptop holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    pub event: Event,
    pub prev: EventHash,
}

/// A file on its way.
#[derive(Debug)]
struct Parcel {
    to: usize,
    from: usize,
    events: Vec<Rc<Held>>,
    frontier: Frontier,
}

pub struct Memory {
    rule: Rule,
    laptops: Vec<Laptop>,
    kept: BTreeMap<usize, Laptop>,
    /// What a laptop has last heard of another's frontier.
    heard: BTreeMap<(usize, usize), Frontier>,
    parcels: Vec<Parcel>,
    /// Everything that any laptop held when they began to meet.
    everything: BTreeSet<EventHash>,
    /// The true time; laptops may believe another.
    now: DateTime<Utc>,
    made: u64,
}

/// The procedures that requests walk: one way, loops back, and a fork with its join.
pub fn procedures() -> &'static [Procedure] {
    static PROCEDURES: OnceLock<Vec<Procedure>> = OnceLock::new();
    PROCEDURES.get_or_init(|| {
        Procedure::builtin().into_iter().map(|(_, text)| Procedure::parse(text).unwrap()).collect()
    })
}

impl Memory {
    pub fn new(rule: Rule, dice: &mut Dice) -> Self {
        let now = "2026-11-16T01:00:00Z".parse().unwrap();
        let count = 3 + dice.below(2);
        let mut world = Self {
            rule,
            laptops: Vec::new(),
            kept: BTreeMap::new(),
            heard: BTreeMap::new(),
            parcels: Vec::new(),
            everything: BTreeSet::new(),
            now,
            made: 0,
        };
        for _ in 0..count {
            let (device, log) = (world.fresh(), world.fresh());
            let mut key = [0; 32];
            key[..16].copy_from_slice(&device);
            world.laptops.push(Laptop::new(DeviceKey(key), LogId(log)));
        }
        world
    }

    /// A name nothing else has.
    fn fresh(&mut self) -> [u8; 16] {
        self.made += 1;
        let mut name = [7; 16];
        name[..8].copy_from_slice(&self.made.to_be_bytes());
        name
    }

    fn import(&mut self, to: usize, events: &[Rc<Held>]) -> usize {
        self.laptops[to].take(events, self.rule)
    }
}

impl World for Memory {
    fn laptops(&self) -> usize {
        self.laptops.len()
    }

    fn act(&mut self, laptop: usize, dice: &mut Dice) -> Result<(), String> {
        self.now += TimeDelta::minutes(1 + dice.below(300) as i64);
        let fresh = lajur::domain::ids::EntityId(self.fresh());
        let now = self.now;
        work::act(&mut self.laptops[laptop], self.rule, fresh, now, dice)
    }

    fn send(&mut self, from: usize, to: usize, dice: &mut Dice) -> Result<(), String> {
        let unknown = Frontier::default();
        let heard = self.heard.get(&(from, to)).filter(|_| dice.percent(60)).unwrap_or(&unknown);
        let sender = &self.laptops[from];
        let events = exchange::lacking(self.rule, sender, heard);
        let frontier = exchange::frontier(self.rule, sender);
        self.parcels.push(Parcel { to, from, events, frontier });
        Ok(())
    }

    fn arrive(&mut self, dice: &mut Dice) -> Result<(), String> {
        if self.parcels.is_empty() {
            return Ok(());
        }
        let index = dice.below(self.parcels.len());
        if dice.percent(15) {
            self.parcels.swap_remove(index); // lost on the way
            return Ok(());
        }
        let parcel = &self.parcels[index];
        let (to, from) = (parcel.to, parcel.from);
        let whole = dice.percent(60);
        let mut events: Vec<_> =
            parcel.events.iter().filter(|_| whole || dice.percent(60)).map(Rc::clone).collect();
        if dice.percent(30) {
            events.reverse();
        }
        self.heard.insert((to, from), parcel.frontier.clone());
        self.import(to, &events);
        if self.import(to, &events) != 0 && self.rule == Rule::Right {
            return Err("importing the same events again adds some".to_owned());
        }
        if dice.percent(50) {
            self.parcels.swap_remove(index);
        }
        Ok(())
    }

    fn copy_disk(&mut self, laptop: usize) -> Result<(), String> {
        let copy = self.laptops[laptop].clone();
        self.laptops.push(copy);
        Ok(())
    }

    fn keep(&mut self, laptop: usize) -> Result<(), String> {
        self.kept.insert(laptop, self.laptops[laptop].clone());
        Ok(())
    }

    fn restore(&mut self, laptop: usize, dice: &mut Dice) -> Result<(), String> {
        if let Some(kept) = self.kept.get(&laptop) {
            self.laptops[laptop] = kept.clone();
            // Sometimes the laptop notices that it was restored and begins a new log.
            if dice.percent(40) {
                self.laptops[laptop].log = LogId(self.fresh());
            }
        }
        Ok(())
    }

    fn skew(&mut self, laptop: usize, dice: &mut Dice) {
        let minutes = dice.below(2 * 400 * 24 * 60) as i64 - 400 * 24 * 60;
        self.laptops[laptop].clock_error = TimeDelta::minutes(minutes);
    }

    fn meet(&mut self) -> Result<(), String> {
        let held = self.laptops.iter().flat_map(|laptop| laptop.events.keys().copied());
        self.everything = held.collect();
        // Every round carries what one laptop knows to every other; forks may take another round to be told.
        for _ in 0..self.laptops.len() + 2 {
            let mut new = 0;
            for from in 0..self.laptops.len() {
                for to in (0..self.laptops.len()).filter(|to| *to != from) {
                    let heard = exchange::frontier(self.rule, &self.laptops[to]);
                    let events = exchange::lacking(self.rule, &self.laptops[from], &heard);
                    new += self.import(to, &events);
                }
            }
            if new == 0 {
                break;
            }
        }
        Ok(())
    }

    fn judge(&mut self) -> Result<Tally, String> {
        judge::judge(self.rule, &mut self.laptops, &self.everything)
    }
}
