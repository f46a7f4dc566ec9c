//! Exchange with other laptops: joining, admitting, exporting, importing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::lookup::What;
use super::office::META_OFFICE;
use super::{Office, Problem};
use crate::bundle::{self, BlobSink, BlobSource, BundleError, Content, Contents, Limits, NoBlobs};
use crate::domain::event::{ActorId, Admitted, Revoked, Role};
use crate::domain::ids::{ContentHash, DeviceKey, EntityId, OfficeId};
use crate::domain::request::Conflict;
use crate::platform::files;
use crate::store::{ImportReport, Mode, StoreError};
use crate::wire::bundle::{FORMAT, JoinRequest, Kind, Manifest, fingerprint};
use crate::wire::event::{Signed, Verified};
use crate::wire::words;

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportSummary {
    /// Events in the file.
    pub events: u64,
    /// Attached files in it.
    pub blobs: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

/// What a look into an exchange file shows, before anything is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inspection {
    /// Events.
    Bundle {
        /// The office it belongs to.
        office: OfficeId,
        /// The office's name, as far as the bundle or this laptop knows.
        office_name: String,
        /// The device that made it.
        exporter: DeviceKey,
        /// That device's name.
        exporter_name: String,
        /// When, in milliseconds since 1970 UTC, by its clock.
        created_ms: i64,
        /// What it is for.
        kind: Kind,
        /// Events in it.
        events: u64,
        /// Attached files in it.
        blobs: u64,
        /// Bytes of the file.
        bytes: u64,
    },
    /// A new device's wish to join.
    Join {
        /// The wish.
        request: JoinRequest,
        /// The five words.
        words: Vec<String>,
    },
}

/// A new device's request to join, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joining {
    /// The device's key.
    pub device: DeviceKey,
    /// The five words its person reads out.
    pub words: Vec<String>,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq)]
pub struct ReceivedBundle {
    /// The device that made the bundle.
    pub exporter: DeviceKey,
    /// That device's name.
    pub exporter_name: String,
    /// When, in milliseconds since 1970 UTC, by its clock.
    pub created_ms: i64,
    /// What became of the events.
    pub report: ImportReport,
    /// Conflicts that are new.
    pub conflicts: Vec<Conflict>,
}

impl Office {
    /// Makes this laptop's key, when it has none, and writes its request to join an office.
    ///
    /// # Errors
    /// When the laptop belongs to an office already or the file cannot be written.
    pub fn ask_to_join(&mut self, name: &str, out: &Path) -> Result<Joining, Problem> {
        if self.is_admitted() {
            return Err(Problem::OfficeExists);
        }
        if name.trim().is_empty() {
            let field = "name".to_owned();
            return Err(crate::domain::request::Refusal::MissingField { field }.into());
        }
        self.ensure_key()?;
        self.set_device_name(name.trim())?;
        let key = self.key()?;
        let wish = JoinRequest {
            key: key.device(),
            name: name.trim().to_owned(),
            recipient: String::new(),
            created_ms: self.now().timestamp_millis(),
        };
        let joining = Joining { device: wish.key, words: wish.fingerprint() };
        files::write_with(out, |file| bundle::write_join(file, wish, key)).map_err(Problem::file(out))?;
        Ok(joining)
    }

    /// Admits the device whose request lies in a file, when the words read out are its fingerprint.
    ///
    /// # Errors
    /// When this device is no admin, the words are wrong, or the file is not a request to join.
    pub fn admit(&mut self, file: &Path, typed: &str, roles: Vec<Role>) -> Result<JoinRequest, Problem> {
        self.require_office()?;
        let mut source = File::open(file).map_err(Problem::file(file))?;
        let contents = bundle::read(&mut source, Limits::default(), &mut NoBlobs)?;
        let Contents::Join(wish) = contents else { return Err(Problem::OtherBundle) };
        if !words::same_words(typed, &wish.fingerprint()) {
            return Err(Problem::WrongWords);
        }
        self.require_admin()?;
        if self.store().roster().is_active(&wish.key) {
            return Err(Problem::DeviceKnown);
        }
        let admitted =
            Admitted { key: wish.key, name: wish.name.clone(), roles, recipient: wish.recipient.clone() };
        self.record(vec![(EntityId::ROSTER, admitted.into())], ActorId::default())?;
        Ok(wish)
    }

    /// Revokes a device, named by its name or the beginning of its key; what it wrote beyond what is known here
    /// is held apart.
    ///
    /// # Errors
    /// When there is no such active device or this device is no admin.
    pub fn revoke(&mut self, device: &str, reason: &str) -> Result<String, Problem> {
        self.require_office()?;
        self.require_admin()?;
        let not_found = || Problem::NotFound { what: What::Device, id: device.to_owned() };
        let listed = self.store().roster().devices();
        let mut matching = listed.iter().filter(|it| {
            it.revoked.is_none()
                && !device.trim().is_empty()
                && (it.name.eq_ignore_ascii_case(device.trim())
                    || it.key.to_string().starts_with(device.trim()))
        });
        let (key, name) = matching.next().map(|it| (it.key, it.name.clone())).ok_or_else(not_found)?;
        if matching.next().is_some() {
            return Err(Problem::Ambiguous { what: What::Device, id: device.to_owned() });
        }
        if self.device() == Some(key) {
            return Err(Problem::NotAdmin);
        }
        let cuts = self.store().logs_of(&key)?.into_iter().map(|log| (log.log, log.seq)).collect();
        let revoked = Revoked { key, reason: reason.trim().to_owned(), cuts };
        self.record(vec![(EntityId::ROSTER, revoked.into())], ActorId::default())?;
        Ok(name)
    }

    fn require_admin(&self) -> Result<(), Problem> {
        if self.has_role(Role::Admin) { Ok(()) } else { Err(Problem::NotAdmin) }
    }

    /// Writes everything this laptop knows into an exchange file.
    ///
    /// # Errors
    /// When there is no office or the file cannot be written.
    pub fn export(&mut self, out: &Path) -> Result<ExportSummary, Problem> {
        let office = self.require_office()?;
        let id = self.entropy().bytes().map_err(Problem::file(out))?;
        let (events, _, _) = self.store().counts()?;
        let blobs = self.known_blobs()?;
        let key = self.key()?;
        let manifest = Manifest {
            id,
            office,
            kind: Kind::Full,
            exporter: key.device(),
            min_reader: FORMAT,
            critical: Vec::new(),
            app: concat!("lajur ", env!("CARGO_PKG_VERSION")).to_owned(),
            created_ms: self.now().timestamp_millis(),
            frontier: self.store().frontier()?,
            events,
            blobs: blobs.len() as u64,
        };
        let sources = blobs.iter().map(|(hash, path)| {
            let file = File::open(path).map_err(Problem::file(path))?;
            Ok(BlobSource { hash: *hash, bytes: Box::new(file) })
        });
        let sources = sources.collect::<Result<Vec<_>, Problem>>()?;
        let store = self.store();
        let events = Box::new(|each: &mut dyn FnMut(Signed) -> io::Result<()>| {
            store.for_each_event(|event| each(event).map_err(ExportError::Io)).map_err(|error| match error {
                ExportError::Io(error) => error,
                ExportError::Store(error) => io::Error::other(error.to_string()),
            })
        });
        let content = Content { events, blobs: sources };
        files::write_with(out, |file| bundle::write(file, &manifest, content, key))
            .map_err(Problem::file(out))?;
        let bytes = std::fs::metadata(out).map_err(Problem::file(out))?.len();
        Ok(ExportSummary { events: manifest.events, blobs: manifest.blobs, bytes })
    }

    /// The attached files that events name and that lie here, by hash.
    fn known_blobs(&self) -> Result<BTreeMap<ContentHash, PathBuf>, Problem> {
        let named = self.named_blobs()?.into_iter().map(|hash| (hash, self.blob_path(&hash)));
        Ok(named.filter(|(_, path)| path.is_file()).collect())
    }

    /// Every attached file that an event names, whether it lies here or not.
    pub(super) fn named_blobs(&self) -> Result<BTreeSet<ContentHash>, Problem> {
        let mut named = BTreeSet::new();
        self.store().for_each_event(|event| -> Result<(), StoreError> {
            named.extend(event.open().into_iter().flat_map(|header| header.blobs).map(|(hash, _)| hash));
            Ok(())
        })?;
        Ok(named)
    }

    /// Looks into an exchange file without importing anything.
    ///
    /// # Errors
    /// When the file is foreign, damaged or newer.
    pub fn inspect(&self, path: &Path) -> Result<Inspection, Problem> {
        let mut file = File::open(path).map_err(Problem::file(path))?;
        let bytes = file.metadata().map_err(Problem::file(path))?.len();
        match bundle::read(&mut file, Limits::default(), &mut NoBlobs)? {
            Contents::Join(request) => {
                let words = request.fingerprint();
                Ok(Inspection::Join { request, words })
            }
            Contents::Events { manifest, events, .. } => {
                let names = Names::read(&events);
                Ok(Inspection::Bundle {
                    office: manifest.office,
                    office_name: names.office,
                    exporter: manifest.exporter,
                    exporter_name: names.devices.get(&manifest.exporter).cloned().unwrap_or_default(),
                    created_ms: manifest.created_ms,
                    kind: manifest.kind,
                    events: manifest.events,
                    blobs: manifest.blobs,
                    bytes,
                })
            }
        }
    }

    /// Imports an exchange file, or rehearses it to see what it would do.
    ///
    /// # Errors
    /// When the file is foreign, damaged, forged or of another office; then nothing has changed.
    pub fn import(&mut self, path: &Path, mode: Mode) -> Result<ReceivedBundle, Problem> {
        // The stick may be pulled out at any time, so everything is read from a copy on this laptop's own disk.
        let mut copy = tempfile::tempfile_in(self.folders().inbox()).map_err(Problem::file(path))?;
        let mut source = File::open(path).map_err(Problem::file(path))?;
        let limit = Limits::default();
        io::copy(&mut io::Read::take(&mut source, limit.file + 1), &mut copy).map_err(Problem::file(path))?;
        let mut inbox = Inbox::new(self, mode);
        let contents = bundle::read(&mut copy, limit, &mut inbox)?;
        let Contents::Events { manifest, events, .. } = contents else { return Err(Problem::OtherBundle) };
        let blobs = inbox.finished;
        self.check_office(&manifest, &events)?;
        let known_before = self.store().counts()?.0;
        let (known, fresh) = self.split_known(events)?;
        let verified = verify_all(&fresh)?;
        if verified.iter().any(|event| !belongs(event, manifest.office)) {
            return Err(Problem::Bundle(BundleError::Forged));
        }
        if mode == Mode::Commit {
            for (hash, file) in blobs {
                self.keep_blob(&hash, file)?;
            }
        }
        let now = self.now().timestamp_millis();
        let notes = [(META_OFFICE, manifest.office.as_bytes())];
        let mut report = self.store_mut().add(&verified, &notes, now, mode)?;
        report.known += known;
        if mode == Mode::Commit {
            if report.new > 0 || known_before == 0 {
                self.store().log_import(&manifest.id, manifest.exporter, now, &report)?;
            }
            self.reload_profile()?;
        }
        let exporter_name =
            self.store().roster().device(&manifest.exporter).map(|it| it.name.clone()).unwrap_or_default();
        Ok(ReceivedBundle {
            exporter: manifest.exporter,
            exporter_name,
            created_ms: manifest.created_ms,
            conflicts: report.conflicts.clone(),
            report,
        })
    }

    /// A laptop of one office takes nothing from another; a new laptop takes the office that founds itself in the
    /// bundle.
    fn check_office(&self, manifest: &Manifest, events: &[Signed]) -> Result<(), Problem> {
        match self.office_id()? {
            Some(office) if office == manifest.office => Ok(()),
            Some(_) => Err(Problem::ForeignOffice { name: Names::read(events).office }),
            None if self.device().is_none() => Err(Problem::NoOffice),
            None => {
                let founds = |event: &Signed| event.hash().as_bytes()[..16] == manifest.office.0;
                let founded = events.iter().any(founds);
                if founded { Ok(()) } else { Err(Problem::Bundle(BundleError::Forged)) }
            }
        }
    }

    /// Passes over events that are known by name before their signatures cost anything.
    fn split_known(&self, events: Vec<Signed>) -> Result<(u64, Vec<Signed>), Problem> {
        let mut known = 0;
        let mut fresh = Vec::new();
        for event in events {
            if self.store().is_known(&event.hash())? {
                known += 1;
            } else {
                fresh.push(event);
            }
        }
        Ok((known, fresh))
    }

    fn keep_blob(&self, hash: &ContentHash, file: tempfile::NamedTempFile) -> Result<(), Problem> {
        let target = self.blob_path(hash);
        if target.exists() {
            return Ok(());
        }
        let folder = target.parent().unwrap_or(&target).to_path_buf();
        std::fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
        file.as_file().sync_all().map_err(Problem::file(&target))?;
        file.persist(&target).map_err(|error| Problem::file(&target)(error.error))?;
        files::sync_folder(&folder).map_err(Problem::file(&folder))
    }

    /// The five words of a device in the list.
    pub fn words_of(&self, key: &DeviceKey) -> Vec<String> {
        let recipient = self.store().roster().device(key).map(|it| it.recipient.clone()).unwrap_or_default();
        fingerprint(key, &recipient)
    }
}

/// Whether an event says that it belongs to this office: by name, or by founding it.
fn belongs(event: &Verified, office: OfficeId) -> bool {
    event.header().office == office || event.hash().as_bytes()[..16] == office.0
}

/// Checks every signature, on as many threads as the laptop has.
fn verify_all(events: &[Signed]) -> Result<Vec<Verified>, Problem> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = events.len().div_ceil(threads).max(1);
    let checked = std::thread::scope(|scope| {
        let workers: Vec<_> = events
            .chunks(share)
            .map(|part| {
                scope.spawn(|| part.iter().cloned().map(Verified::check).collect::<Result<Vec<_>, _>>())
            })
            .collect();
        let mut checked = Vec::with_capacity(events.len());
        for worker in workers {
            // A worker only checks bytes; should it ever panic, the bundle is refused like a broken one.
            match worker.join() {
                Ok(Ok(part)) => checked.extend(part),
                _ => return None,
            }
        }
        Some(checked)
    });
    checked.ok_or(Problem::Bundle(BundleError::Forged))
}

/// Names that the events of a bundle give, for people who look at it.
struct Names {
    office: String,
    devices: BTreeMap<DeviceKey, String>,
}

impl Names {
    fn read(events: &[Signed]) -> Self {
        let roster_events: Vec<_> = events
            .iter()
            .filter_map(|signed| {
                let header = signed.open().ok().filter(|header| header.entity == EntityId::ROSTER)?;
                signed.verify(&header).ok()?;
                Some(crate::wire::event::decode(signed.hash(), &header, &signed.body))
            })
            .collect();
        let roster = crate::domain::roster::Roster::fold(&roster_events);
        let devices = roster.devices().into_iter().map(|device| (device.key, device.name.clone())).collect();
        Self { office: roster.office().to_owned(), devices }
    }
}

#[derive(Debug)]
enum ExportError {
    Io(io::Error),
    Store(StoreError),
}

impl From<StoreError> for ExportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Keeps the files of a bundle under temporary names until the whole bundle has proved sound.
struct Inbox {
    folder: PathBuf,
    rehearse: bool,
    open: Option<Part>,
    finished: Vec<(ContentHash, tempfile::NamedTempFile)>,
}

struct Part {
    hash: ContentHash,
    file: tempfile::NamedTempFile,
    hasher: blake3::Hasher,
    length: u64,
}

impl Inbox {
    fn new(office: &Office, mode: Mode) -> Self {
        let (folder, rehearse) = (office.folders().inbox(), mode == Mode::Rehearse);
        Self { folder, rehearse, open: None, finished: Vec::new() }
    }
}

impl BlobSink for Inbox {
    fn part(&mut self, hash: ContentHash, offset: u64, bytes: &[u8], last: bool) -> Result<(), BundleError> {
        let mut part = match self.open.take() {
            Some(part) if part.hash == hash => part,
            Some(_) => return Err(BundleError::Damaged("a file is incomplete")),
            None => Part {
                hash,
                file: tempfile::NamedTempFile::with_prefix_in(".lajur-", &self.folder)?,
                hasher: blake3::Hasher::new(),
                length: 0,
            },
        };
        if part.length != offset {
            return Err(BundleError::Damaged("a file is out of order"));
        }
        part.hasher.update(bytes);
        part.length += bytes.len() as u64;
        if !self.rehearse {
            part.file.write_all(bytes)?;
        }
        if !last {
            self.open = Some(part);
            return Ok(());
        }
        if part.hasher.finalize().as_bytes() != hash.as_bytes() {
            return Err(BundleError::Damaged("a file is not the one its name says"));
        }
        if !self.rehearse {
            self.finished.push((hash, part.file));
        }
        Ok(())
    }
}
