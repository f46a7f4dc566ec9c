//! The roster: which devices belong to the office, under which authority, and up to where their logs count.
//!
//! The roster is the fold of the device list's events. A device counts for an event when it was admitted in what
//! that event's author knew of the list. Revocation cuts by position in a log, never by time, because clocks lie.

use std::collections::BTreeMap;

use super::dag::Dag;
use super::event::{Event, Payload, Role};
use super::ids::{DeviceKey, EntityId, EventHash, LogId, TokenId};
use super::request::{Conflict, ConflictKind, Subject, Version};

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

impl Device {
    /// Whether this is the recovery key on paper rather than a laptop.
    pub fn is_paper(&self) -> bool {
        self.roles.contains(&Role::Recovery)
    }
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
    cuts: BTreeMap<DeviceKey, Vec<Cut>>,
    distrusted: BTreeMap<EventHash, Distrust>,
    heads: Vec<EventHash>,
    founding: Option<EventHash>,
    office: String,
    contests: Vec<Conflict>,
}

/// How far a revoked device's logs count.
#[derive(Debug, Clone)]
struct Cut {
    /// Position in fold order of the revocation.
    revoked: usize,
    /// The last position of each log that counts; others count not at all.
    logs: BTreeMap<LogId, u64>,
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
            contests: Vec::new(),
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
        roster.contests = roster.find_contests(&sorted);
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
                recipient: body.recipient.clone(),
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
                let logs = body.cuts.iter().copied().collect();
                self.cuts.entry(body.key).or_default().push(Cut { revoked: position, logs });
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
        // Whoever admitted the device again knowing of its revocation has lifted it.
        let lifted = |cut: &Cut| self.known(device, heads).any(|it| self.dag.saw(it.admitted, cut.revoked));
        let cut = |cut: &Cut| seq > cut.logs.get(log).copied().unwrap_or(0) && !lifted(cut);
        if self.cuts.get(device).into_iter().flatten().any(cut) {
            return Err(Distrust::Revoked);
        }
        Ok(())
    }

    /// Changes of the list that two admins made at once about one device, or against each other.
    pub fn contests(&self) -> &[Conflict] {
        &self.contests
    }

    fn find_contests(&self, sorted: &[Event]) -> Vec<Conflict> {
        let about = |payload: &Payload| match payload {
            Payload::Admitted(body) => Some(body.key),
            Payload::Revoked(body) => Some(body.key),
            _ => None,
        };
        let mut by_device: BTreeMap<DeviceKey, Vec<usize>> = BTreeMap::new();
        for (position, event) in sorted.iter().enumerate() {
            // A revocation also contradicts what the revoked admin did to its author at the same time.
            let duel = |other: &&Event| {
                matches!((&event.payload, &other.payload), (Payload::Revoked(one), Payload::Revoked(two))
                    if one.key == other.device && two.key == event.device)
            };
            let duels = sorted.iter().any(|other| duel(&other));
            if let Some(key) =
                about(&event.payload).filter(|_| duels || self.distrusts(&event.hash).is_none())
            {
                let key = if duels { key.max(event.device) } else { key };
                by_device.entry(key).or_default().push(position);
            }
        }
        let mut contests = Vec::new();
        for (device, positions) in by_device {
            let last = self.dag.maximal(&positions);
            let says = |position: &usize| sorted[*position].payload.to_json();
            let differ = last.windows(2).any(|pair| says(&pair[0]) != says(&pair[1]));
            if last.len() > 1 && differ {
                contests.push(self.contest(device, last.into_iter().map(|position| &sorted[position])));
            }
        }
        contests
    }

    fn contest<'a>(&self, device: DeviceKey, events: impl Iterator<Item = &'a Event>) -> Conflict {
        let version = |event: &Event| {
            let (label, note) = match &event.payload {
                Payload::Admitted(body) => (format!("admitted {}", body.name), String::new()),
                Payload::Revoked(body) => {
                    let name = self.device(&body.key).map_or("?", |device| device.name.as_str());
                    (format!("revoked {name}"), body.reason.clone())
                }
                _ => (String::new(), String::new()),
            };
            Version::said_by(event, event.hash.to_string(), label, note)
        };
        let mut id = [0; 16];
        id.copy_from_slice(&blake3::derive_key("lajur 2026 roster conflict v1", device.as_bytes())[..16]);
        Conflict {
            id: TokenId(id),
            kind: ConflictKind::K8,
            subject: Subject::Device { device },
            versions: events.map(version).collect(),
        }
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

    /// Every laptop ever admitted, in order of admission.
    pub fn devices(&self) -> Vec<&Device> {
        let all = self.devices.values().filter_map(|devices| devices.last());
        let mut devices: Vec<&Device> = all.filter(|device| !device.is_paper()).collect();
        devices.sort_by_key(|device| device.admitted);
        devices
    }

    /// The recovery key that counts, when one was made.
    pub fn recovery(&self) -> Option<&Device> {
        let all = self.devices.values().filter_map(|devices| devices.last());
        all.filter(|device| device.is_paper() && device.revoked.is_none())
            .max_by_key(|device| device.admitted)
    }

    /// The encryption recipients of every active laptop and of the recovery key.
    pub fn recipients(&self) -> Vec<&str> {
        let laptops = self.devices().into_iter().filter(|device| device.revoked.is_none());
        let all = laptops.chain(self.recovery()).map(|device| device.recipient.as_str());
        all.filter(|recipient| !recipient.is_empty()).collect()
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
