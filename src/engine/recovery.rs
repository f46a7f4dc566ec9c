//! The recovery key: an admin on paper, for the day when every admin laptop is lost.
//!
//! It is an entry of the device list like any laptop, with a signing key and a recipient, so files and backups are
//! locked for it, too. Its secret is shown once, as words to be printed and locked away, and kept nowhere.

use std::path::Path;

use zeroize::Zeroizing;

use super::office::Drafts;
use super::{Office, Problem};
use crate::domain::event::{ActorId, Admitted, LogOpened, LogReason, Payload, Revoked, Role};
use crate::domain::ids::{DeviceKey, EntityId, LogId};
use crate::paper::recovery::{RecoveryPaper, recovery_sheet};
use crate::store::Mode;
use crate::wire::keys::SigningKey;
use crate::wire::words;

/// A recovery key as it is printed.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey {
    /// Its public key.
    pub device: DeviceKey,
    /// Seventeen words: the secret, and one that checks the others.
    pub words: Zeroizing<String>,
}

impl std::fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RecoveryKey({:?})", self.device)
    }
}

impl Office {
    /// Makes the office's recovery key, in place of the one before.
    ///
    /// # Errors
    /// When this device is no admin or the event cannot be stored.
    pub fn make_recovery_key(&mut self) -> Result<RecoveryKey, Problem> {
        self.hand_over_recovery_key(|_, _| Ok(()))
    }

    /// Makes the office's recovery key and hands over the sheet it stands on, as PDF: to a file, or to the printer.
    /// The key counts only once it has been handed over, since a key that nobody holds would lock everybody out.
    ///
    /// # Errors
    /// As [`Office::make_recovery_key`]; or when the sheet cannot be made or handed over, and then no key is made.
    pub fn recovery_paper(
        &mut self,
        hand_over: impl FnOnce(&Self, &[u8]) -> Result<(), Problem>,
    ) -> Result<DeviceKey, Problem> {
        let agency = self.profile().agency.clone();
        let printed = self.now().with_timezone(&self.profile().zone.offset());
        let made = self.hand_over_recovery_key(|office, words| {
            let paper = RecoveryPaper { office: &agency, words, printed };
            hand_over(office, &Zeroizing::new(recovery_sheet(&paper)?.to_pdf()?))
        })?;
        Ok(made.device)
    }

    fn hand_over_recovery_key(
        &mut self,
        hand_over: impl FnOnce(&Self, &str) -> Result<(), Problem>,
    ) -> Result<RecoveryKey, Problem> {
        self.require_office()?;
        self.require_admin()?;
        let secret =
            Zeroizing::new(self.entropy().bytes::<32>().map_err(Problem::file(Path::new("random")))?);
        let key = SigningKey::from_bytes(&secret);
        let words = Zeroizing::new(words::secret_words(&secret));
        hand_over(self, &words)?;
        let mut happened: Vec<(EntityId, Payload)> = Vec::new();
        if let Some(before) = self.store().roster().recovery().map(|it| it.key) {
            let cuts = self.store().logs_of(&before)?.into_iter().map(|log| (log.log, log.seq)).collect();
            let reason = "recovery key replaced".to_owned();
            happened.push((EntityId::ROSTER, Revoked { key: before, reason, cuts }.into()));
        }
        let admitted = Admitted {
            key: key.device(),
            name: "Kunci pemulihan".to_owned(),
            roles: vec![Role::Admin, Role::Recovery],
            recipient: key.identity().recipient(),
        };
        happened.push((EntityId::ROSTER, admitted.into()));
        self.record(happened, ActorId::default())?;
        Ok(RecoveryKey { device: key.device(), words })
    }

    /// Makes this laptop an admin of its office with the recovery key's words.
    ///
    /// # Errors
    /// When the words are no recovery key of this office, or this laptop has none of the office's data yet.
    pub fn recover(&mut self, typed: &str, name: &str) -> Result<DeviceKey, Problem> {
        let office = self.require_office()?;
        let key = recovery_key(typed)?;
        let known = self.store().roster().recovery().is_some_and(|it| it.key == key.device());
        if !known {
            return Err(Problem::WrongWords);
        }
        self.ensure_key()?;
        self.set_device_name(name.trim())?;
        let own = self.key()?;
        let (device, recipient) = (own.device(), own.identity().recipient());
        if self.store().roster().is_active(&device) && self.has_role(Role::Admin) {
            return Err(Problem::DeviceKnown);
        }
        let log = LogId(self.entropy().bytes().map_err(Problem::file(Path::new("random")))?);
        let mut drafts = Drafts::begin_as(self, log, &key)?;
        drafts.office = office;
        let opened = LogOpened { device: "Kunci pemulihan".to_owned(), reason: LogReason::First };
        drafts.add(EntityId(log.0), opened.into(), ActorId::default())?;
        let roles = vec![Role::Admin, Role::Register];
        let admitted = Admitted { key: device, name: name.trim().to_owned(), roles, recipient };
        drafts.add(EntityId::ROSTER, admitted.into(), ActorId::default())?;
        let events = drafts.events;
        let now = self.now().timestamp_millis();
        self.store_mut().add(&events, &[], now, Mode::Commit)?;
        Ok(device)
    }
}

/// The key that the words of a recovery paper say.
///
/// # Errors
/// When they are not seventeen words, or one of them was misread.
pub(super) fn recovery_key(typed: &str) -> Result<SigningKey, Problem> {
    let secret = words::secret_from_words(typed).ok_or(Problem::WrongWords)?;
    Ok(SigningKey::from_bytes(&secret))
}
