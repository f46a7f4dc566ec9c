//! Secrets of a request, such as an account's user name and password: locked for the devices that need them, never in
//! clear in the database, a bundle, a backup or a log.
//!
//! What was locked for a laptop that was revoked since must be changed at its source: locking it anew protects nothing.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::lookup::What;
use super::{Office, Problem};
use crate::domain::event::{Payload, Sealed};
use crate::domain::ids::{DeviceKey, EntityId, OfficeId};
use crate::domain::request::Refusal;
use crate::domain::roster::Device;
use crate::wire::seal::{self, Lock, is_recipient};

/// The parts of a secret by name, such as `user` and `password`.
pub type Fields = BTreeMap<String, String>;

/// What is locked away. The ids inside keep a sealed text from being passed off as another secret.
#[derive(Serialize, Deserialize)]
struct Plain {
    office: OfficeId,
    secret: EntityId,
    fields: Fields,
}

/// What everybody may know of a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretLine {
    /// The request.
    pub request: EntityId,
    /// The secret.
    pub secret: EntityId,
    /// What it is.
    pub label: String,
    /// Names of the devices that can read it now.
    pub readers: Vec<String>,
    /// Whether this device can.
    pub readable: bool,
    /// Devices that could read it since it was last changed at its source.
    pub known_to: Vec<DeviceKey>,
    /// Names of revoked devices that have seen it: it must be changed at its source.
    pub exposed_to: Vec<String>,
}

impl Office {
    /// Locks a secret away: for the named devices, or for this one and the office's admins; always for the recovery
    /// key. A secret with a label that the request already has becomes its next version.
    ///
    /// # Errors
    /// When the request is unknown, the label or the secret is empty, or no named device can read.
    pub fn seal_secret(
        &mut self,
        request: EntityId,
        label: &str,
        fields: &Fields,
        devices: &[DeviceKey],
    ) -> Result<EntityId, Problem> {
        let office = self.require_office()?;
        self.request(request)?;
        let label = label.trim();
        if label.is_empty() || fields.is_empty() {
            let field = if label.is_empty() { "label" } else { "secret" };
            return Err(Refusal::MissingField { field: field.to_owned() }.into());
        }
        let before = self.sealed(request)?.into_iter().rev().find(|sealed| sealed.label == label);
        let secret = match before {
            Some(before) => before.secret,
            None => self.fresh_id()?,
        };
        let (devices, recipients) = self.entitled(devices)?;
        let plain = Plain { office, secret, fields: fields.clone() };
        let plain = Zeroizing::new(serde_json::to_vec(&plain).unwrap_or_default());
        let locked = seal::seal(&plain, &Lock::Recipients(recipients));
        let locked = locked.map_err(|error| Problem::Paper(error.to_string()))?;
        let sealed = STANDARD.encode(locked);
        let event = Sealed { secret, label: label.to_owned(), devices, sealed, changed: true };
        self.record_one(request, event.into())?;
        Ok(secret)
    }

    /// The secrets of a request that this device can read, by label.
    ///
    /// # Errors
    /// When the request is unknown or has no secret that was locked for this device.
    pub fn open_secrets(&mut self, request: EntityId) -> Result<Vec<(String, Fields)>, Problem> {
        let office = self.require_office()?;
        self.request(request)?;
        let keys = self.keys();
        let mut opened = Vec::new();
        for sealed in latest(self.sealed(request)?).into_values() {
            let plain =
                STANDARD.decode(&sealed.sealed).ok().and_then(|locked| seal::unseal(&locked, &keys).ok());
            let plain = plain.and_then(|plain| serde_json::from_slice::<Plain>(&plain).ok());
            let own = plain.filter(|plain| plain.office == office && plain.secret == sealed.secret);
            opened.extend(own.map(|plain| (sealed.label, plain.fields)));
        }
        if opened.is_empty() {
            return Err(Problem::NotFound { what: What::Secret, id: request.to_string() });
        }
        Ok(opened)
    }

    /// Every secret of the office, or of one request: who reads it, and whether it must be changed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn secrets(&self, request: Option<EntityId>) -> Result<Vec<SecretLine>, Problem> {
        let requests = match request {
            Some(request) => vec![request],
            None => self.store().entities_with("secret.sealed")?,
        };
        let own = self.device();
        let mut lines = Vec::new();
        for request in requests {
            let all = self.sealed(request)?;
            for (secret, last) in latest(all.clone()) {
                // Whoever could read a version since the secret itself was last changed still knows it.
                let versions = || all.iter().rev().filter(|it| it.secret == secret);
                let since_change = versions().position(|it| it.changed).map_or(usize::MAX, |at| at + 1);
                let knew: BTreeSet<DeviceKey> =
                    versions().take(since_change).flat_map(|it| it.devices.iter().copied()).collect();
                let name = |key: &DeviceKey| self.store().roster().device(key).map(|it| it.name.clone());
                let revoked = |key: &&DeviceKey| {
                    self.store().roster().device(key).is_some_and(|it| it.revoked.is_some())
                };
                lines.push(SecretLine {
                    request,
                    secret,
                    readable: own.is_some_and(|own| last.devices.contains(&own)),
                    readers: last.devices.iter().filter(|key| !revoked(key)).filter_map(name).collect(),
                    exposed_to: knew.iter().filter(revoked).filter_map(name).collect(),
                    label: last.label,
                    known_to: knew.into_iter().collect(),
                });
            }
        }
        Ok(lines)
    }

    fn sealed(&self, request: EntityId) -> Result<Vec<Sealed>, Problem> {
        let events = self.store().applied_events(request)?;
        let sealed = |payload| match payload {
            Payload::Sealed(body) => Some(body),
            _ => None,
        };
        Ok(events.into_iter().filter_map(|event| sealed(event.payload)).collect())
    }

    /// The devices a secret is locked for, and their recipients.
    fn entitled(&self, named: &[DeviceKey]) -> Result<(Vec<DeviceKey>, Vec<String>), Problem> {
        let own = self.device();
        let roster = self.store().roster();
        let wanted = |device: &&Device| {
            let chosen = if named.is_empty() {
                own == Some(device.key) || device.roles.contains(&crate::domain::event::Role::Admin)
            } else {
                named.contains(&device.key)
            };
            chosen && device.revoked.is_none() && is_recipient(&device.recipient)
        };
        let devices: Vec<&Device> = roster.devices().into_iter().filter(wanted).collect();
        if devices.is_empty() {
            return Err(Problem::NotFound { what: What::Device, id: String::new() });
        }
        let recipients = devices.iter().copied().chain(roster.recovery()).map(|it| it.recipient.clone());
        Ok((devices.iter().map(|device| device.key).collect(), recipients.collect()))
    }
}

/// The last version of every secret.
fn latest(sealed: Vec<Sealed>) -> BTreeMap<EntityId, Sealed> {
    sealed.into_iter().map(|sealed| (sealed.secret, sealed)).collect()
}
