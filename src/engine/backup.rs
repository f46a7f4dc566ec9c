//! Backups: everything the office knows in one file, and the way back from it.
//!
//! A backup is a bundle of everything, so what reads bundles reads backups. It is locked with a passphrase, or for the
//! office's devices and its recovery key. An office that has printed no recovery key gets an open file: a backup that
//! only the lost laptop could have opened would be none. The device's own key goes along only under a passphrase.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::device_key::{self, DeviceKeys, Keeping};
use super::exchange::{self, ExportSummary};
use super::office::META_OFFICE;
use super::recovery::recovery_key;
use super::watch::Watch;
use super::{Office, Problem};
use crate::bundle::{self, BundleError, Contents, Limits};
use crate::domain::ids::OfficeId;
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::folders::Folders;
use crate::platform::lock;
use crate::store::{Mode, Store, StoreError};
use crate::wire::bundle::{DeviceSecret, Kind, Record};
use crate::wire::event::Signed;
use crate::wire::keys::SigningKey;
use crate::wire::seal::{Keys, Lock, Passphrase};

/// How a backup is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupLock {
    /// With a passphrase, the device's own key inside.
    Passphrase,
    /// For the office's devices and its recovery key.
    Office,
    /// Not at all.
    Open,
}

/// What a person brings to open a backup with, beside this folder's own key.
#[derive(Debug, Clone, Default)]
pub struct Unlock {
    /// The passphrase it was locked with.
    pub passphrase: Option<Zeroizing<String>>,
    /// The words of the office's recovery key.
    pub recovery: Option<Zeroizing<String>>,
}

/// What a restore brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The office.
    pub office: OfficeId,
    /// Events there are now.
    pub events: u64,
    /// Of these, events that the backup lacked and the folder still had.
    pub rescued: u64,
    /// Where the database that was here before lies now.
    pub set_aside: Option<PathBuf>,
    /// Whether this folder has a device key, so that it can go on working.
    pub has_key: bool,
    /// Where the device key is kept now, when the backup brought it along.
    pub kept: Option<Keeping>,
}

impl Office {
    /// Writes a backup.
    ///
    /// # Errors
    /// When there is no office or the file cannot be written.
    pub fn back_up(
        &mut self,
        out: &Path,
        passphrase: Option<&str>,
        watch: &Watch,
    ) -> Result<(ExportSummary, BackupLock), Problem> {
        self.require_office()?;
        let (how, lock, device) = match passphrase {
            Some(passphrase) => {
                let secret = DeviceSecret(Zeroizing::new(self.key()?.to_bytes()));
                let device = Record::Device { secret, name: self.device_name()? };
                (BackupLock::Passphrase, Lock::Passphrase(Passphrase::new(passphrase)), Some(device))
            }
            None if self.store().roster().recovery().is_some() => {
                (BackupLock::Office, self.office_lock()?, None)
            }
            None => (BackupLock::Open, Lock::Open, None),
        };
        let parcel = self.whole_parcel(Kind::Backup, device)?;
        let summary = self.write_parcel(out, parcel, &lock, watch)?;
        // Nobody is counted as a reader of what opens with a passphrase; the kind says so.
        let kind = if how == BackupLock::Passphrase { "backup_passphrase" } else { "backup" };
        self.note_export(kind, &summary)?;
        Ok((summary, how))
    }

    /// Puts a backup, or any full bundle, into a folder that lost its data; what the folder still has is kept, too.
    ///
    /// The folder need not open any more. The database that was there is set aside, never deleted, and this device
    /// goes on in a new log, since its old one may go on elsewhere.
    ///
    /// # Errors
    /// When the file cannot be used or belongs to another office; then nothing has changed.
    pub fn restore(
        folders: &Folders,
        clock: &Clock,
        entropy: &mut Entropy,
        file: &Path,
        unlock: &Unlock,
        watch: &Watch,
    ) -> Result<Restored, Problem> {
        for folder in [folders.root().to_path_buf(), folders.blobs(), folders.inbox()] {
            fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
        }
        let _lock =
            lock::take(&folders.lock()).map_err(Problem::file(&folders.lock()))?.ok_or(Problem::InUse)?;
        let here = device_key::read(&folders.key())?;
        let paper = unlock.recovery.as_ref().map(|words| recovery_key(words)).transpose()?;
        let own = match &here {
            DeviceKeys::Open(key, _) => Some(key),
            _ => None,
        };
        let keys = Keys {
            identities: own.into_iter().chain(&paper).map(SigningKey::identity).collect(),
            passphrase: unlock.passphrase.as_ref().map(|text| Passphrase::new(text)),
        };
        let mut copy = exchange::copied(file, &folders.inbox(), watch)?;
        let mut inbox = exchange::Inbox::new(folders.inbox(), Mode::Commit);
        let contents = bundle::read(&mut copy, Limits::default(), &mut inbox, &keys)?;
        let Contents::Events { manifest, events, device, .. } = contents else {
            return Err(Problem::OtherBundle);
        };
        if !matches!(manifest.kind, Kind::Backup | Kind::Full) {
            return Err(Problem::OtherBundle);
        }
        watch.begin(events.len() as u64);
        let verified = exchange::verify_all(&events, watch)?;
        if verified.iter().any(|event| !exchange::belongs(event, manifest.office)) {
            return Err(Problem::Bundle(BundleError::Forged));
        }
        let old = readable_events(folders, manifest.office)?;
        let fresh = folders.root().join("lajur.db.new");
        remove_database(&fresh)?;
        let (events, rescued) = {
            let mut store = Store::open(&fresh)?;
            let now = clock.now().timestamp_millis();
            let notes: [(&str, &[u8]); 1] = [(META_OFFICE, manifest.office.as_bytes())];
            store.add(&verified, &notes, now, Mode::Commit)?;
            let rescued = exchange::verify_all(&old, watch)?;
            let report = store.add(&rescued, &[], now, Mode::Commit)?;
            (store.counts()?.0, report.new)
        };
        for part in inbox.arrived {
            exchange::keep_part_in(folders, part)?;
        }
        let set_aside = set_aside(folders, clock)?;
        for (from, to) in database_files(&fresh).into_iter().zip(database_files(&folders.database())) {
            if from.exists() {
                fs::rename(&from, &to).map_err(Problem::file(&to))?;
            }
        }
        crate::platform::files::sync_folder(folders.root()).map_err(Problem::file(folders.root()))?;
        let kept = match (&here, device, &unlock.passphrase) {
            (DeviceKeys::None, Some((secret, _)), Some(passphrase)) => {
                Some(device_key::keep_restored(&folders.key(), &secret.0, entropy, passphrase)?)
            }
            _ => None,
        };
        let has_key = kept.is_some() || !matches!(here, DeviceKeys::None);
        Ok(Restored { office: manifest.office, events, rescued, set_aside, has_key, kept })
    }
}

/// Whatever can still be read from the database that is to be replaced.
fn readable_events(folders: &Folders, office: OfficeId) -> Result<Vec<Signed>, Problem> {
    if !folders.database().is_file() {
        return Ok(Vec::new());
    }
    let Ok(store) = Store::open(&folders.database()) else { return Ok(Vec::new()) };
    let here = store.meta(META_OFFICE).ok().flatten().and_then(|bytes| OfficeId::from_slice(&bytes));
    if here.is_some_and(|here| here != office) {
        let name = store.roster().office().to_owned();
        return Err(Problem::ForeignOffice { name });
    }
    let mut events = Vec::new();
    // A damaged page ends the reading; what came before it is still good, and each event proves itself.
    let _ = store.for_each_event(|event| -> Result<(), StoreError> {
        let sound = event.open().is_ok_and(|header| event.verify(&header).is_ok());
        events.extend(sound.then_some(event));
        Ok(())
    });
    Ok(events)
}

fn database_files(database: &Path) -> [PathBuf; 3] {
    let beside = |ending: &str| {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    [beside(""), beside("-wal"), beside("-shm")]
}

fn remove_database(database: &Path) -> Result<(), Problem> {
    for path in database_files(database) {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Problem::file(&path)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// Moves the database that is here out of the way, with the two files that belong to it.
fn set_aside(folders: &Folders, clock: &Clock) -> Result<Option<PathBuf>, Problem> {
    if !folders.database().is_file() {
        return Ok(None);
    }
    let name = clock.now().format("replaced-%Y%m%d-%H%M%S").to_string();
    let names = std::iter::once(name.clone()).chain((2..1000).map(|number| format!("{name}-{number}")));
    let free = names.map(|name| folders.root().join(name)).find(|path| !path.exists());
    let folder = free.unwrap_or_else(|| folders.root().join(name));
    fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
    for (from, to) in
        database_files(&folders.database()).into_iter().zip(database_files(&folder.join("lajur.db")))
    {
        if from.exists() {
            fs::rename(&from, &to).map_err(Problem::file(&to))?;
        }
    }
    Ok(Some(folder))
}
