//! Where this device keeps its secret key.
//!
//! A new key goes into the operating system's store for passwords where there is one, and into a file for its owner alone
//! where there is none: a first start must never fail for want of a store. A person may lock the file with a passphrase.

use std::path::Path;

use zeroize::Zeroizing;

use super::{Office, Problem};
use crate::platform::entropy::Entropy;
use crate::platform::keyfile::{self, Stored};
use crate::platform::{keystore, passphrase};
use crate::wire::keys::SigningKey;
use crate::wire::seal::{self, Keys, Lock, Passphrase};

/// Where a key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Keeping {
    /// In the operating system's store.
    Keystore,
    /// In a file under a passphrase.
    Passphrase,
    /// In a file that only its owner may read.
    File,
}

/// What opening the key file gave.
#[derive(Debug, Default)]
pub(super) enum DeviceKeys {
    /// There is no key yet.
    #[default]
    None,
    /// The key.
    Open(SigningKey, Keeping),
    /// There is one, which the operating system's store does not give.
    Unreachable,
    /// There is one, under a passphrase that was not given or is another.
    Locked,
}

/// The secret in the key file, as far as it can be had.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn read(path: &Path) -> Result<DeviceKeys, Problem> {
    let open = |secret: &[u8; 32], keeping| DeviceKeys::Open(SigningKey::from_bytes(secret), keeping);
    Ok(match keyfile::read(path).map_err(Problem::file(path))? {
        None => DeviceKeys::None,
        Some(Stored::Secret(secret)) => open(&secret, Keeping::File),
        Some(Stored::Keystore(name)) => match keystore::get(&name) {
            Ok(secret) => open(&secret, Keeping::Keystore),
            Err(error) => {
                tracing::warn!("the key store does not give {name}: {error}");
                DeviceKeys::Unreachable
            }
        },
        Some(Stored::Locked(locked)) => match from_environment(&locked) {
            Some(secret) => open(&secret, Keeping::Passphrase),
            None => DeviceKeys::Locked,
        },
    })
}

fn from_environment(locked: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    unlocked(locked, &passphrase::from_environment()?)
}

fn unlocked(locked: &[u8], typed: &str) -> Option<Zeroizing<[u8; 32]>> {
    let keys = Keys { identities: Vec::new(), passphrase: Some(Passphrase::new(typed)) };
    let plain = seal::unseal(locked, &keys).ok()?;
    plain.as_slice().try_into().ok().map(Zeroizing::new)
}

/// Keeps a new secret in the best place there is.
pub(super) fn keep_new(
    path: &Path,
    secret: &Zeroizing<[u8; 32]>,
    entropy: &mut Entropy,
) -> Result<Keeping, Problem> {
    if keep_in_store(path, secret, entropy)? {
        return Ok(Keeping::Keystore);
    }
    keyfile::create(path, &Stored::Secret(secret.clone())).map_err(Problem::file(path))?;
    Ok(Keeping::File)
}

/// Keeps a secret that a backup brought along: where there is no store, under the passphrase that the backup was under,
/// so that bringing it back never makes it easier to steal.
pub(super) fn keep_restored(
    path: &Path,
    secret: &Zeroizing<[u8; 32]>,
    entropy: &mut Entropy,
    passphrase: &str,
) -> Result<Keeping, Problem> {
    if keep_in_store(path, secret, entropy)? {
        return Ok(Keeping::Keystore);
    }
    keyfile::create(path, &under(path, secret, passphrase)?).map_err(Problem::file(path))?;
    Ok(Keeping::Passphrase)
}

/// Keeps a secret in the operating system's store; false where there is none. Seeded entropy belongs to demonstrations
/// and tests, whose keys are nobody's secret and must not fill the person's own store.
fn keep_in_store(path: &Path, secret: &Zeroizing<[u8; 32]>, entropy: &mut Entropy) -> Result<bool, Problem> {
    if !matches!(entropy, Entropy::System) {
        return Ok(false);
    }
    let name = store_name(path, entropy)?;
    if keystore::put(&name, secret).is_err() {
        return Ok(false);
    }
    keyfile::create(path, &Stored::Keystore(name.clone())).map_err(|error| {
        keystore::forget(&name);
        Problem::file(path)(error)
    })?;
    Ok(true)
}

/// A fresh name for a secret in the operating system's store.
fn store_name(path: &Path, entropy: &mut Entropy) -> Result<String, Problem> {
    let name = u64::from_le_bytes(entropy.bytes().map_err(Problem::file(path))?);
    Ok(format!("{name:016x}"))
}

/// A secret under a passphrase.
fn under(path: &Path, secret: &Zeroizing<[u8; 32]>, passphrase: &str) -> Result<Stored, Problem> {
    let locked = seal::seal(&**secret, &Lock::Passphrase(Passphrase::new(passphrase)));
    Ok(Stored::Locked(locked.map_err(Problem::file(path))?))
}

impl Office {
    /// Where this device keeps its key; `None` when it has none, or it cannot be had now.
    pub fn key_keeping(&self) -> Option<Keeping> {
        match self.device_keys() {
            DeviceKeys::Open(_, keeping) => Some(*keeping),
            _ => None,
        }
    }

    /// Whether this device's key waits for its passphrase.
    pub fn is_key_locked(&self) -> bool {
        matches!(self.device_keys(), DeviceKeys::Locked)
    }

    /// Opens this device's key with the passphrase a person typed.
    ///
    /// # Errors
    /// [`Problem::WrongPassphrase`] when it is another one.
    pub fn unlock_key(&mut self, typed: &str) -> Result<(), Problem> {
        let secret = self.key_under(typed)?;
        self.set_keys(DeviceKeys::Open(SigningKey::from_bytes(&secret), Keeping::Passphrase));
        Ok(())
    }

    /// Whether this is the passphrase that the key is kept under now; a key kept otherwise has none to ask for.
    ///
    /// # Errors
    /// [`Problem::WrongPassphrase`] when it is another one.
    pub fn check_passphrase(&self, typed: &str) -> Result<(), Problem> {
        match self.key_keeping() {
            Some(Keeping::Passphrase) | None => self.key_under(typed).map(drop),
            Some(Keeping::Keystore | Keeping::File) => Ok(()),
        }
    }

    fn key_under(&self, typed: &str) -> Result<Zeroizing<[u8; 32]>, Problem> {
        let path = self.folders().key();
        match keyfile::read(&path).map_err(Problem::file(&path))? {
            Some(Stored::Locked(locked)) => unlocked(&locked, typed).ok_or(Problem::WrongPassphrase),
            Some(_) => self.key().map(|key| Zeroizing::new(key.to_bytes())),
            None => Err(Problem::NoOffice),
        }
    }

    /// Keeps this device's key in another way; under a passphrase needs that passphrase.
    ///
    /// # Errors
    /// When there is no key, the operating system has no store, or no passphrase was given.
    pub fn keep_key(&mut self, keeping: Keeping, passphrase: Option<&str>) -> Result<(), Problem> {
        let secret = Zeroizing::new(self.key()?.to_bytes());
        let path = self.folders().key();
        let before = keyfile::read(&path).map_err(Problem::file(&path))?;
        let stored = match keeping {
            Keeping::File => Stored::Secret(secret),
            Keeping::Passphrase => {
                let typed = passphrase.filter(|typed| !typed.is_empty()).ok_or(Problem::NoPassphrase)?;
                under(&path, &secret, typed)?
            }
            Keeping::Keystore => {
                let name = store_name(&path, self.entropy())?;
                keystore::put(&name, &secret).map_err(|error| Problem::NoKeystore(error.0))?;
                Stored::Keystore(name)
            }
        };
        keyfile::replace(&path, &stored).map_err(Problem::file(&path))?;
        if let Some(Stored::Keystore(name)) = before {
            keystore::forget(&name);
        }
        self.set_keeping(keeping);
        Ok(())
    }
}
