//! The roster: which devices belong to the office, under which authority, and up to where their logs count.
//!
//! The roster is the fold of the device list's events. A device counts for an event when it was admitted in what
//! that event's author knew of the list. Revocation cuts by position in a log, never by time, because clocks lie.

use std::collections::BTreeMap;

use super::dag::Dag;
use super::event::{Event, Payload, Role};
use super::ids::{DeviceKey, EntityId, EventHash, LogId};

/// A device of the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its signing key.
    pub key: DeviceKey,
    /// Its name, such as `Laptop Kabid`.
    pub name: String,
    /// What it may do beyond everyday work.
    pub roles: Vec<Role>,
    /// Its encryption recipient; empty when it has announced none.
    pub recipient: String,
    /// Why it was revoked, when it was.
    pub revoked: Option<String>,
    /// Position in fold order of the event that admitted it.
    admitted: usize,
}

/// Why an event of the device list has no effect, or an event of a device is held apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distrust {
    /// The device was not admitted in what the event's author knew.
    Stranger,
    /// The event stands after the cut of a revocation.
    Revoked,
    /// The device may not change the device list.
    NotAdmin,
    /// The office has been founded already, or not by this event.
    NotFounding,
}

/// The device list of an office.
#[derive(Debug, Clone)]
pub struct Roster {
    dag: Dag,
    devices: BTreeMap<DeviceKey, Vec<Device>>,
    cuts: BTreeMap<DeviceKey, Vec<BTreeMap<LogId, u64>>>,
    distrusted: BTreeMap<EventHash, Distrust>,
    heads: Vec<EventHash>,
    founding: Option<EventHash>,
    office: String,
}

impl Roster {
    /// Folds the events of the device list, in any order.
    pub fn fold(events: &[Event]) -> Self {
        let mut sorted: Vec<Event> =
            events.iter().filter(|event| event.entity == EntityId::ROSTER).cloned().collect();
        sorted.sort_by_key(Event::order_key);
        sorted.dedup_by_key(|event| event.hash);
        let mut roster = Self {
            dag: Dag::new(&sorted),
            devices: BTreeMap::new(),
            cuts: BTreeMap::new(),
            distrusted: BTreeMap::new(),
            heads: Vec::new(),
            founding: None,
            office: String::new(),
        };
        for (position, event) in sorted.iter().enumerate() {
            if let Err(distrust) = roster.apply(position, event) {
                roster.distrusted.insert(event.hash, distrust);
            }
        }
        let valid: Vec<usize> = (0..sorted.len())
            .filter(|position| !roster.distrusted.contains_key(&sorted[*position].hash))
            .collect();
        roster.heads = roster.dag.maximal(&valid).into_iter().map(|position| sorted[position].hash).collect();
        roster
    }

    fn apply(&mut self, position: usize, event: &Event) -> Result<(), Distrust> {
        if let Payload::Founded(body) = &event.payload {
            if self.founding.is_some() || event.seq != 1 || !event.parents.is_empty() {
                return Err(Distrust::NotFounding);
            }
            self.founding = Some(event.hash);
            self.office.clone_from(&body.office);
            let founder = Device {
                key: event.device,
                name: body.device.clone(),
                roles: vec![Role::Admin, Role::Register],
                recipient: String::new(),
                revoked: None,
                admitted: position,
            };
            self.devices.insert(event.device, vec![founder]);
            return Ok(());
        }
        self.trust(&event.device, &event.log, event.seq, &event.parents)?;
        let author = self.known(&event.device, &event.parents).next().ok_or(Distrust::Stranger)?;
        if !author.roles.contains(&Role::Admin) {
            return Err(Distrust::NotAdmin);
        }
        match &event.payload {
            Payload::Admitted(body) => {
                let device = Device {
                    key: body.key,
                    name: body.name.clone(),
                    roles: body.roles.clone(),
                    recipient: body.recipient.clone(),
                    revoked: None,
                    admitted: position,
                };
                self.devices.entry(body.key).or_default().push(device);
            }
            Payload::Revoked(body) => {
                for device in self.devices.get_mut(&body.key).into_iter().flatten() {
                    device.revoked = Some(body.reason.clone());
                }
                self.cuts.entry(body.key).or_default().push(body.cuts.iter().copied().collect());
            }
            _ => {}
        }
        Ok(())
    }

    /// The admissions of a device that somebody who knew these heads knew of, the latest first.
    fn known<'a>(&'a self, key: &DeviceKey, heads: &'a [EventHash]) -> impl Iterator<Item = &'a Device> {
        let positions: Vec<usize> = heads.iter().filter_map(|head| self.dag.position(head)).collect();
        self.devices.get(key).into_iter().flatten().rev().filter(move |device| {
            positions.iter().any(|head| *head == device.admitted || self.dag.saw(*head, device.admitted))
        })
    }

    /// Whether an event by a device counts, given the heads of the device list its author knew.
    ///
    /// # Errors
    /// Why it does not.
    pub fn trust(
        &self,
        device: &DeviceKey,
        log: &LogId,
        seq: u64,
        heads: &[EventHash],
    ) -> Result<(), Distrust> {
        if self.known(device, heads).next().is_none() {
            return Err(Distrust::Stranger);
        }
        let cut = |cuts: &BTreeMap<LogId, u64>| seq > cuts.get(log).copied().unwrap_or(0);
        if self.cuts.get(device).into_iter().flatten().any(cut) {
            return Err(Distrust::Revoked);
        }
        Ok(())
    }

    /// Why an event of the device list itself has no effect, when it has none.
    pub fn distrusts(&self, event: &EventHash) -> Option<Distrust> {
        self.distrusted.get(event).copied()
    }

    /// The heads of the list: what an author who knows all of it names.
    pub fn heads(&self) -> &[EventHash] {
        &self.heads
    }

    /// The founding event.
    pub fn founding(&self) -> Option<EventHash> {
        self.founding
    }

    /// The office's name as first given.
    pub fn office(&self) -> &str {
        &self.office
    }

    /// The device with this key as last admitted.
    pub fn device(&self, key: &DeviceKey) -> Option<&Device> {
        self.devices.get(key).and_then(|devices| devices.last())
    }

    /// Every device ever admitted, in order of admission.
    pub fn devices(&self) -> Vec<&Device> {
        let mut devices: Vec<&Device> = self.devices.values().filter_map(|devices| devices.last()).collect();
        devices.sort_by_key(|device| device.admitted);
        devices
    }

    /// Whether a device is in the list and not revoked.
    pub fn is_active(&self, key: &DeviceKey) -> bool {
        self.device(key).is_some_and(|device| device.revoked.is_none())
    }

    /// Whether a device may do something beyond everyday work.
    pub fn has_role(&self, key: &DeviceKey, role: Role) -> bool {
        self.device(key).is_some_and(|device| device.revoked.is_none() && device.roles.contains(&role))
    }
}
