//! Exchange through a folder that something else keeps equal: Syncthing, Nextcloud, a share, or a stick left plugged in.
//!
//! Every device writes only below a folder of its own, every file is written once under a name of its own and never
//! changed, and readers believe content, never names. So whatever the copying program does (conflict copies, half files,
//! late deletions) costs at most a second look.
//!
//! ```text
//! FOLDER/lajur-<office>/<device>/seg/*.lajur    events
//! FOLDER/lajur-<office>/<device>/blob/*.lajur   one attached file each
//! FOLDER/lajur-<office>/<device>/st/*.lajur     how far this device has read; only the newest stays
//! ```

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::super::morning::WaitingBundle;
use super::super::watch::Watch;
use super::super::{Office, Problem};
use super::export::{Parcel, Piece};
use crate::bundle::BundleError;
use crate::domain::ids::DeviceKey;
use crate::store::{Mode, Starts};
use crate::wire::bundle::{Kind, Reached};
use crate::wire::seal::Lock;

/// With more segments than this, a device writes one for all and takes its old ones away.
const MOST_SEGMENTS: usize = 500;
/// Most files looked at in one round, so that a wrong folder cannot hold the office up.
const MOST_FILES: usize = 50_000;
/// A start behind every event: nothing of this log is sent.
const NOTHING: u64 = i64::MAX as u64;

/// What one round with the folder did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct FolderReport {
    /// Files that were new or had changed.
    pub looked_at: u64,
    /// Events that were new here.
    pub new: u64,
    /// Events that wait for others.
    pub pending: u64,
    /// Files that are no bundles, are half written, or were locked before this laptop was admitted.
    pub unreadable: u64,
    /// Events written for the others.
    pub published: u64,
    /// Attached files written for the others.
    pub files: u64,
}

/// What this device remembers of one folder.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Memory {
    /// For whom the segments were locked.
    lock: String,
    /// How far every log has been published, and how many events of it there were then.
    published: Vec<(Reached, u64)>,
    /// Names of the segments.
    segments: BTreeSet<String>,
    /// How far this device had read when it last said so.
    said: String,
}

impl Office {
    /// One round with an exchange folder: takes in what others left there, and leaves there what they may lack.
    ///
    /// # Errors
    /// When this laptop belongs to no office, or the folder cannot be read or written. What single files hold or lack is
    /// no error.
    pub fn sync_folder(&mut self, folder: &Path, watch: &Watch) -> Result<FolderReport, Problem> {
        let office = self.require_office()?;
        if !self.is_admitted() {
            return Err(Problem::NotAdmitted);
        }
        fs::metadata(folder).map_err(Problem::file(folder))?;
        let root = folder.join(format!("lajur-{}", &office.to_string()[..16]));
        let own = root.join(short(&self.device().unwrap_or_default()));
        for sub in ["seg", "blob", "st"] {
            fs::create_dir_all(own.join(sub)).map_err(Problem::file(&own))?;
        }
        let mut report = FolderReport::default();
        self.read_folder(&root, &own, watch, &mut report)?;
        let key = format!("folder:{}", blake3::hash(folder.to_string_lossy().as_bytes()).to_hex());
        let memory = self.store().meta(&key)?;
        let mut memory: Memory =
            memory.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        let lock = self.office_lock()?;
        self.publish_events(&root, &own, &lock, &mut memory, watch, &mut report)?;
        report.files = self.publish_files(&root, &own, &lock, watch)?;
        self.say_frontier(&own, &lock, &mut memory, watch)?;
        let text = serde_json::to_vec(&memory).unwrap_or_default();
        self.store().set_meta(&key, &text)?;
        Ok(report)
    }

    /// The exchange files in a shared folder that this laptop has not read yet, by name; none where the folder cannot be
    /// reached.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn waiting_in(&self, folder: &Path) -> Result<Vec<WaitingBundle>, Problem> {
        let Some(office) = self.office_id()? else { return Ok(Vec::new()) };
        let root = folder.join(format!("lajur-{}", &office.to_string()[..16]));
        let own = root.join(short(&self.device().unwrap_or_default()));
        let mut waiting = Vec::new();
        for path in bundles_below(&root) {
            let Ok(about) = fs::metadata(&path) else { continue };
            let (key, size, stamp) = seen_as(&path, &about);
            if !path.starts_with(&own) && !self.store().folder_seen(&key, size, stamp)? {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                waiting.push(WaitingBundle { name, bytes: about.len() });
            }
        }
        Ok(waiting)
    }

    fn read_folder(
        &mut self,
        root: &Path,
        own: &Path,
        watch: &Watch,
        report: &mut FolderReport,
    ) -> Result<(), Problem> {
        for path in bundles_below(root) {
            if path.starts_with(own) {
                continue;
            }
            let Ok(about) = fs::metadata(&path) else { continue };
            let (name, size, stamp) = seen_as(&path, &about);
            if self.store().folder_seen(&name, size, stamp)? {
                continue;
            }
            report.looked_at += 1;
            match self.import_watched(&path, Mode::Commit, watch) {
                Ok(received) => {
                    report.new += received.report.new;
                    report.pending = received.report.pending;
                }
                Err(Problem::Stopped) => return Err(Problem::Stopped),
                // The disk here is full, or the file went away: another round will tell.
                Err(Problem::Store(error)) => return Err(Problem::Store(error)),
                Err(Problem::File { .. } | Problem::Bundle(BundleError::Io(_))) => continue,
                Err(_) => report.unreadable += 1,
            }
            self.store().note_folder_seen(&name, size, stamp)?;
        }
        Ok(())
    }

    fn publish_events(
        &mut self,
        root: &Path,
        own: &Path,
        lock: &Lock,
        memory: &mut Memory,
        watch: &Watch,
        report: &mut FolderReport,
    ) -> Result<(), Problem> {
        let seg = own.join("seg");
        let fingerprint = lock_name(lock);
        let complete = memory.segments.iter().all(|name| seg.join(name).is_file());
        let fresh_start = memory.lock != fingerprint || !complete || memory.segments.len() > MOST_SEGMENTS;
        let published = if fresh_start { Vec::new() } else { memory.published.clone() };
        let mut starts =
            self.store().starts(&published.iter().map(|(reached, _)| *reached).collect::<Vec<_>>())?;
        let present = devices_in(root);
        let mut now = Vec::new();
        for it in self.store().log_ends()? {
            let writer = self.store().writer_of(it.reached.log)?;
            let ours = writer == self.device();
            let same =
                published.iter().any(|(reached, count)| reached.log == it.reached.log && *count == it.count);
            // Whoever writes here speaks for itself; for everybody else each of us does.
            if same || (!ours && writer.is_some_and(|device| present.contains(&short(&device)))) {
                starts.insert(it.reached.log, NOTHING);
            }
            if ours || !writer.is_some_and(|device| present.contains(&short(&device))) {
                now.push((it.reached, it.count));
            }
        }
        let events = self.store().count_after(&starts)?;
        if events == 0 {
            return Ok(());
        }
        let name = self.fresh_name()?;
        let parcel = Parcel { kind: Kind::Incremental, starts, events, pieces: Vec::new(), device: None };
        self.write_parcel(&seg.join(&name), parcel, lock, watch)?;
        report.published = events;
        if fresh_start {
            // Only files of our own whose content the new one holds.
            for old in std::mem::take(&mut memory.segments) {
                let _ = fs::remove_file(seg.join(old));
            }
        }
        memory.segments.insert(name);
        memory.lock = fingerprint;
        memory.published = now;
        Ok(())
    }

    /// Leaves every attached file that lies here and that nobody has left for the devices of today.
    fn publish_files(&mut self, root: &Path, own: &Path, lock: &Lock, watch: &Watch) -> Result<u64, Problem> {
        let fingerprint = lock_name(lock);
        let there: BTreeSet<String> = bundles_below(root)
            .into_iter()
            .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
            .collect();
        let mut written = 0;
        for hash in self.store().named_after(&Starts::new())?.into_keys() {
            let name = format!("{hash}-{fingerprint}.lajur");
            let path = self.blob_path(&hash);
            if there.contains(&name) || !path.is_file() {
                continue;
            }
            let length = fs::metadata(&path).map_err(Problem::file(&path))?.len();
            let piece = Piece { hash, path, offset: 0, length, ends: true };
            let parcel = Parcel {
                kind: Kind::Attachments,
                starts: Starts::new(),
                events: 0,
                pieces: vec![piece],
                device: None,
            };
            self.write_parcel(&own.join("blob").join(name), parcel, lock, watch)?;
            written += 1;
        }
        Ok(written)
    }

    fn say_frontier(
        &mut self,
        own: &Path,
        lock: &Lock,
        memory: &mut Memory,
        watch: &Watch,
    ) -> Result<(), Problem> {
        let frontier = self.store().frontier()?;
        let wanted = self.wanted()?;
        let mut hasher = blake3::Hasher::new();
        frontier.iter().for_each(|it| {
            hasher.update(it.log.as_bytes()).update(it.head.as_bytes());
        });
        wanted.iter().for_each(|it| {
            hasher.update(it.hash.as_bytes()).update(&it.have.to_le_bytes());
        });
        let now = format!("{}-{}", hasher.finalize().to_hex(), lock_name(lock));
        let folder = own.join("st");
        let before = bundles_below(&folder);
        if memory.said == now && !before.is_empty() {
            return Ok(());
        }
        let name = self.fresh_name()?;
        let parcel = Parcel {
            kind: Kind::Request,
            starts: Starts::new(),
            events: 0,
            pieces: Vec::new(),
            device: None,
        };
        self.write_parcel(&folder.join(name), parcel, lock, watch)?;
        for old in before {
            let _ = fs::remove_file(old);
        }
        memory.said = now;
        Ok(())
    }

    fn fresh_name(&mut self) -> Result<String, Problem> {
        let millis = self.now().timestamp_millis();
        let random: [u8; 8] = self.entropy().bytes().map_err(Problem::file(Path::new("random")))?;
        Ok(format!("{millis:013}-{:016x}.lajur", u64::from_be_bytes(random)))
    }
}

/// How a file is remembered once it was read: path, size and time of its last change.
fn seen_as(path: &Path, about: &fs::Metadata) -> (String, i64, i64) {
    let modified = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let stamp = modified.map_or(0, |at| i64::try_from(at.as_millis()).unwrap_or(i64::MAX));
    let size = i64::try_from(about.len()).unwrap_or(i64::MAX);
    (path.to_string_lossy().into_owned(), size, stamp)
}

/// The short name of a device's folder.
fn short(device: &DeviceKey) -> String {
    device.to_string()[..16].to_owned()
}

/// A short name for a set of readers.
fn lock_name(lock: &Lock) -> String {
    let mut recipients = match lock {
        Lock::Recipients(recipients) => recipients.clone(),
        _ => Vec::new(),
    };
    recipients.sort();
    blake3::hash(recipients.join("\n").as_bytes()).to_hex()[..8].to_owned()
}

/// The devices that have a folder here.
fn devices_in(root: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Every file that may be a bundle, oldest names first within each folder. Links are not followed.
fn bundles_below(root: &Path) -> Vec<PathBuf> {
    const DEEPEST: usize = 6;
    let mut found = BTreeSet::new();
    let mut folders = vec![(root.to_path_buf(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            let path = entry.path();
            if kind.is_dir() && depth < DEEPEST {
                folders.push((path, depth + 1));
            } else if kind.is_file()
                && path.extension().is_some_and(|it| it == "lajur")
                && found.len() < MOST_FILES
            {
                found.insert(path);
            }
        }
    }
    found.into_iter().collect()
}
