//! Leaving: what becomes of a laptop's records, secrets and numbers when it is revoked, and the revocation.

use chrono::{DateTime, Utc};

use super::super::lookup::What;
use super::super::numbers::Block;
use super::super::{Office, Problem};
use crate::domain::event::{ActorId, Revoked, Role};
use crate::domain::ids::{DeviceKey, EntityId};

/// What follows when a laptop is revoked now, for whoever has to decide it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The laptop.
    pub device: DeviceKey,
    /// Its name.
    pub name: String,
    /// What only it may do, beyond everyday work.
    pub roles: Vec<Role>,
    /// Its records that are known here and go on counting; what it wrote behind them will be held apart.
    pub records: u64,
    /// When a file of its own was last read here.
    pub heard: Option<DateTime<Utc>>,
    /// Secrets it could read, which must be changed at their source.
    pub secrets: Vec<String>,
    /// Blocks of numbers it has not used up, which stay empty.
    pub blocks: Vec<Block>,
}

impl Office {
    /// What follows when a laptop is revoked now.
    ///
    /// # Errors
    /// When there is no such active laptop, or the database cannot be read.
    pub fn departure(&self, device: &DeviceKey) -> Result<Departure, Problem> {
        let listed = self.store().roster().device(device).filter(|it| it.revoked.is_none());
        let listed =
            listed.ok_or_else(|| Problem::NotFound { what: What::Device, id: device.to_string() })?;
        let heard = self.peer(device)?.and_then(|peer| DateTime::from_timestamp_millis(peer.heard_ms));
        let known = self.secrets(None)?.into_iter().filter(|it| it.known_to.contains(device));
        let blocks = self.blocks(self.year())?.into_iter();
        Ok(Departure {
            device: *device,
            name: listed.name.clone(),
            roles: listed.roles.clone(),
            records: self.store().logs_of(device)?.iter().map(|log| log.seq).sum(),
            heard,
            secrets: known.map(|it| it.label).collect(),
            blocks: blocks.filter(|it| it.lease.device == *device && it.left > 0).collect(),
        })
    }

    /// Revokes a device, named by its name or the beginning of its key; what it wrote beyond what is known here
    /// is held apart.
    ///
    /// # Errors
    /// When there is no such active device or this device is no admin.
    pub fn revoke(&mut self, device: &str, reason: &str) -> Result<String, Problem> {
        self.require_office()?;
        self.require_admin()?;
        let key = self.find_device(device)?;
        if self.device() == Some(key) {
            return Err(Problem::NotAdmin);
        }
        let name = self.store().roster().device(&key).map(|it| it.name.clone()).unwrap_or_default();
        let cuts = self.store().logs_of(&key)?.into_iter().map(|log| (log.log, log.seq)).collect();
        let revoked = Revoked { key, reason: reason.trim().to_owned(), cuts };
        self.record(vec![(EntityId::ROSTER, revoked.into())], ActorId::default())?;
        Ok(name)
    }
}
