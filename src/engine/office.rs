//! One laptop's office folder: opened, founded, written to.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Datelike, Utc};
use zeroize::Zeroizing;

use super::Problem;
use super::device_key::{self, DeviceKeys, Keeping};
use super::guard::{self, OwnLog};
use super::time::calendar_of;
use crate::domain::calendar::Calendar;
use crate::domain::event::{ActorId, Adopted, Founded, LogOpened, Payload, ProcedureRef, Profiled, Role};
use crate::domain::ids::{ContentHash, DeviceKey, EntityId, EventHash, LogId, OfficeId};
use crate::domain::office::Profile;
use crate::domain::procedure::Procedure;
use crate::platform::clock::Clock;
use crate::platform::entropy::Entropy;
use crate::platform::folders::Folders;
use crate::platform::lock::{self, Lock};
use crate::platform::print::Printer;
use crate::store::{ImportReport, Mode, Store};
use crate::wire::event::{Header, MAX_PARENTS, Signed, Verified};
use crate::wire::keys::SigningKey;

pub(super) const META_OFFICE: &str = "office";
pub(super) const META_LOG: &str = "log";
const META_NAME: &str = "device_name";

/// What founding an office takes.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOffice {
    /// The profile.
    pub profile: Profile,
    /// This laptop's name.
    pub device: String,
}

/// One laptop's office folder, held open by this program alone.
#[derive(Debug)]
pub struct Office {
    store: Store,
    folders: Folders,
    clock: Clock,
    entropy: Entropy,
    keys: DeviceKeys,
    profile: Arc<Profile>,
    pub(super) calendar: Arc<Calendar>,
    /// Whether the own log has been compared with its mark since this folder was opened.
    vouched: bool,
    place: String,
    pub(super) printer: Printer,
    _lock: Lock,
}

impl Office {
    /// Opens a folder, making it when there is none; it need not hold an office yet.
    ///
    /// # Errors
    /// When the folder cannot be written, is in use, or holds something damaged or newer.
    pub fn open(folders: Folders, clock: Clock, entropy: Entropy) -> Result<Self, Problem> {
        for folder in [folders.root().to_path_buf(), folders.blobs(), folders.inbox()] {
            std::fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
        }
        let lock = lock::take(&folders.lock()).map_err(Problem::file(&folders.lock()))?;
        let lock = lock.ok_or(Problem::InUse)?;
        // What went to the printer last time is on paper by now; a file that cannot go stays for the next start.
        let _ = std::fs::remove_dir_all(folders.prints());
        let store = Store::open(&folders.database())?;
        let keys = device_key::read(&folders.key())?;
        let profile = Arc::new(store.profile()?);
        let calendar = Arc::new(calendar_of(&profile));
        let place = guard::place(folders.root());
        Ok(Self {
            store,
            folders,
            clock,
            entropy,
            keys,
            profile,
            calendar,
            vouched: false,
            place,
            printer: Printer::System,
            _lock: lock,
        })
    }

    /// Founds an office: device key, founding event, profile, and the procedures that come with the program.
    ///
    /// # Errors
    /// When there is an office here already, a name is missing, or the folder cannot be written.
    pub fn found(&mut self, new: NewOffice) -> Result<OfficeId, Problem> {
        if self.office_id()?.is_some() {
            return Err(Problem::OfficeExists);
        }
        let NewOffice { profile, device } = new;
        require("agency", &profile.agency)?;
        require("device", &device)?;
        self.ensure_key()?;
        let log = LogId(self.entropy.bytes().map_err(Problem::file(Path::new("random")))?);
        let nonce = EntityId(self.entropy.bytes().map_err(Problem::file(Path::new("random")))?);
        let recipient = self.key()?.identity().recipient();
        let founded = Founded { office: profile.agency.clone(), device: device.clone(), nonce, recipient };
        let mut drafts = Drafts::begin(self, log)?;
        let founding = drafts.add(EntityId::ROSTER, founded.into(), ActorId::default())?;
        let mut office = [0; 16];
        office.copy_from_slice(&founding.as_bytes()[..16]);
        let office = OfficeId(office);
        drafts.office = office;
        drafts.roster = vec![founding];
        drafts.add(EntityId::PROFILE, Profiled { profile: Box::new(profile) }.into(), ActorId::default())?;
        for (_, text) in Procedure::builtin() {
            let adopted = Adopted { text: (*text).to_owned() };
            drafts.add(EntityId::PROCEDURES, adopted.into(), ActorId::default())?;
        }
        let events = drafts.events;
        let notes =
            [(META_OFFICE, office.as_bytes()), (META_LOG, log.as_bytes()), (META_NAME, device.as_bytes())];
        self.store.add(&events, &notes, self.now().timestamp_millis(), Mode::Commit)?;
        self.mark_end(&events);
        self.reload_profile()?;
        Ok(office)
    }

    /// Keeps this laptop's settings file.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn keep_settings(&self, text: &str) -> Result<(), Problem> {
        let path = self.folders.settings();
        crate::platform::files::write_whole(&path, text.as_bytes()).map_err(Problem::file(&path))
    }

    /// The store, for reading.
    pub fn store(&self) -> &Store {
        &self.store
    }

    pub(super) fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// The office folder's files.
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// Replaces the clock and returns the one before: for playing stories only.
    pub(super) fn set_clock(&mut self, clock: Clock) -> Clock {
        std::mem::replace(&mut self.clock, clock)
    }

    /// The time now.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The year now, in the office's own zone: the year of its registers.
    pub fn year(&self) -> i32 {
        self.now().with_timezone(&self.profile.zone.offset()).year()
    }

    pub(super) fn entropy(&mut self) -> &mut Entropy {
        &mut self.entropy
    }

    /// The office profile.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The office's identity; `None` before it is founded or joined.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn office_id(&self) -> Result<Option<OfficeId>, Problem> {
        Ok(self.store.meta(META_OFFICE)?.and_then(|bytes| OfficeId::from_slice(&bytes)))
    }

    /// The office's identity, where there must be one.
    ///
    /// # Errors
    /// [`Problem::NoOffice`] when there is none.
    pub fn require_office(&self) -> Result<OfficeId, Problem> {
        self.office_id()?.ok_or(Problem::NoOffice)
    }

    /// This device's public key, once it has one.
    pub fn device(&self) -> Option<DeviceKey> {
        self.key().ok().map(SigningKey::device)
    }

    pub(super) fn key(&self) -> Result<&SigningKey, Problem> {
        match &self.keys {
            DeviceKeys::Open(key, _) => Ok(key),
            DeviceKeys::None => Err(Problem::NoOffice),
            DeviceKeys::Unreachable => Err(Problem::KeyUnreachable),
            DeviceKeys::Locked => Err(Problem::KeyLocked),
        }
    }

    /// This device's name, as in the device list or as it asked for.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn device_name(&self) -> Result<String, Problem> {
        let listed = self.device().and_then(|key| self.store.roster().device(&key));
        if let Some(device) = listed {
            return Ok(device.name.clone());
        }
        let bytes = self.store.meta(META_NAME)?.unwrap_or_default();
        Ok(String::from_utf8(bytes).unwrap_or_default())
    }

    pub(super) fn set_device_name(&mut self, name: &str) -> Result<(), Problem> {
        Ok(self.store.set_meta(META_NAME, name.as_bytes())?)
    }

    /// Whether this device belongs to the office now.
    pub fn is_admitted(&self) -> bool {
        self.device().is_some_and(|key| self.store.roster().is_active(&key))
    }

    /// Whether this device may do something beyond everyday work.
    pub fn has_role(&self, role: Role) -> bool {
        self.device().is_some_and(|key| self.store.roster().has_role(&key, role))
    }

    pub(super) fn device_keys(&self) -> &DeviceKeys {
        &self.keys
    }

    pub(super) fn set_keys(&mut self, keys: DeviceKeys) {
        self.keys = keys;
    }

    pub(super) fn set_keeping(&mut self, now: Keeping) {
        if let DeviceKeys::Open(_, keeping) = &mut self.keys {
            *keeping = now;
        }
    }

    /// Makes the device key when there is none yet.
    pub(super) fn ensure_key(&mut self) -> Result<(), Problem> {
        let path = self.folders.key();
        match self.keys {
            DeviceKeys::Open(..) => return Ok(()),
            DeviceKeys::Locked => return Err(Problem::KeyLocked),
            DeviceKeys::None => {}
            DeviceKeys::Unreachable => {
                // A folder copied from another laptop: this one becomes a device of its own.
                let aside = path.with_extension("key.old");
                std::fs::rename(&path, &aside).map_err(Problem::file(&aside))?;
            }
        }
        let secret = Zeroizing::new(self.entropy.bytes::<32>().map_err(Problem::file(&path))?);
        let keeping = device_key::keep_new(&path, &secret, &mut self.entropy)?;
        self.keys = DeviceKeys::Open(SigningKey::from_bytes(&secret), keeping);
        Ok(())
    }

    /// A fresh id for a request or letter: a UUID v7, so that ids sort by time of making.
    ///
    /// # Errors
    /// When the system has no random bytes.
    pub(super) fn fresh_id(&mut self) -> Result<EntityId, Problem> {
        let random = self.entropy.bytes::<10>().map_err(Problem::file(Path::new("random")))?;
        let millis = u64::try_from(self.now().timestamp_millis()).unwrap_or_default();
        let uuid = uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid();
        Ok(EntityId(*uuid.as_bytes()))
    }

    /// Signs and stores what happened, all of it or nothing.
    ///
    /// # Errors
    /// When this device does not belong to the office or the database cannot be written.
    pub(super) fn record(
        &mut self,
        happened: Vec<(EntityId, Payload)>,
        actor: ActorId,
    ) -> Result<ImportReport, Problem> {
        let office = self.require_office()?;
        if matches!(self.keys, DeviceKeys::Unreachable | DeviceKeys::Locked) {
            self.key()?;
        }
        if !self.is_admitted() {
            return Err(Problem::NotAdmitted);
        }
        let (log, fresh) = match self.next_log()? {
            OwnLog::Continue(log) => (log, None),
            OwnLog::Open(why) => {
                (LogId(self.entropy.bytes().map_err(Problem::file(Path::new("random")))?), Some(why))
            }
        };
        let name = self.device_name()?;
        let mut drafts = Drafts::begin(self, log)?;
        drafts.office = office;
        if let Some(reason) = fresh {
            let opened = LogOpened { device: name, reason };
            drafts.add(EntityId(log.0), opened.into(), actor)?;
        }
        for (entity, payload) in happened {
            drafts.add(entity, payload, actor)?;
        }
        let events = drafts.events;
        let notes: &[(&str, &[u8])] = if fresh.is_some() { &[(META_LOG, log.as_bytes())] } else { &[] };
        let report = self.store.add(&events, notes, self.now().timestamp_millis(), Mode::Commit)?;
        self.mark_end(&events);
        if report.touched.contains(&EntityId::PROFILE) {
            self.reload_profile()?;
        }
        Ok(report)
    }

    fn mark_end(&mut self, events: &[Verified]) {
        if let Some(last) = events.last() {
            self.mark_log(last.header().log, last.header().seq, last.hash());
        }
    }

    /// Where this folder lies, as its mark names it.
    pub(super) fn place(&self) -> &str {
        &self.place
    }

    /// Whether the own log has been compared with its mark since this folder was opened.
    pub(super) fn is_vouched(&self) -> bool {
        self.vouched
    }

    pub(super) fn vouch(&mut self) {
        self.vouched = true;
    }

    pub(super) fn reload_profile(&mut self) -> Result<(), Problem> {
        self.profile = Arc::new(self.store.profile()?);
        self.calendar = Arc::new(calendar_of(&self.profile));
        Ok(())
    }

    /// Replaces the office profile.
    ///
    /// # Errors
    /// When the office's name is empty or the event cannot be stored.
    pub fn set_profile(&mut self, profile: Profile) -> Result<(), Problem> {
        require("agency", &profile.agency)?;
        self.record(
            vec![(EntityId::PROFILE, Profiled { profile: Box::new(profile) }.into())],
            ActorId::default(),
        )?;
        Ok(())
    }

    /// The procedure versions in use: the latest of every id, or those of the program before an office is founded.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn procedures(&mut self) -> Result<Vec<Arc<Procedure>>, Problem> {
        let adopted = self.store.procedures()?;
        if adopted.is_empty() {
            let parse = |(_, text): &(&str, &str)| Procedure::parse(text).map(Arc::new).ok();
            return Ok(Procedure::builtin().iter().filter_map(parse).collect());
        }
        let mut latest: BTreeMap<String, ContentHash> = BTreeMap::new();
        let mut order = Vec::new();
        for procedure in adopted {
            if latest.insert(procedure.id.clone(), procedure.hash).is_none() {
                order.push(procedure.id);
            }
        }
        let mut procedures = Vec::new();
        for id in order {
            if let Some(hash) = latest.get(&id) {
                procedures.extend(self.store.procedure(&ProcedureRef { id, hash: *hash })?);
            }
        }
        Ok(procedures)
    }

    /// The latest version of one procedure.
    ///
    /// # Errors
    /// When there is none with this id.
    pub fn procedure(&mut self, id: &str) -> Result<Arc<Procedure>, Problem> {
        let procedures = self.procedures()?;
        let found = procedures.iter().find(|procedure| procedure.id == id).cloned();
        found.ok_or_else(|| Problem::UnknownProcedure {
            id: id.to_owned(),
            known: procedures.iter().map(|procedure| procedure.id.clone()).collect(),
        })
    }

    /// The person who acts when a position acts today; zeros when nobody is known to hold it.
    pub(super) fn actor_for(&self, position: &str) -> ActorId {
        let today = self.now().with_timezone(&self.profile.zone.offset()).date_naive();
        self.profile.holder(position, today).map(|holder| ActorId::of(&holder.person.id)).unwrap_or_default()
    }
}

/// Refuses an empty name.
fn require(field: &str, value: &str) -> Result<(), Problem> {
    if value.trim().is_empty() {
        return Err(crate::domain::request::Refusal::MissingField { field: field.to_owned() }.into());
    }
    Ok(())
}

/// Events on their way into one log, each knowing the ones before it.
pub(super) struct Drafts<'a> {
    store: &'a Store,
    key: &'a SigningKey,
    pub(super) office: OfficeId,
    roster: Vec<EventHash>,
    log: LogId,
    seq: u64,
    prev: EventHash,
    lamport: u64,
    wall_ms: i64,
    heads: BTreeMap<EntityId, Vec<EventHash>>,
    pub(super) events: Vec<Verified>,
}

impl<'a> Drafts<'a> {
    fn begin(office: &'a Office, log: LogId) -> Result<Self, Problem> {
        Self::begin_as(office, log, office.key()?)
    }

    /// Drafts signed with another key than this device's: the recovery key's.
    pub(super) fn begin_as(office: &'a Office, log: LogId, key: &'a SigningKey) -> Result<Self, Problem> {
        let (seq, prev) = office.store.log_end(log)?.unwrap_or_default();
        let mut roster = office.store.roster().heads().to_vec();
        roster.truncate(MAX_PARENTS);
        Ok(Self {
            store: &office.store,
            key,
            office: OfficeId::default(),
            roster,
            log,
            seq,
            prev,
            lamport: office.store.max_lamport()?,
            wall_ms: office.now().timestamp_millis(),
            heads: BTreeMap::new(),
            events: Vec::new(),
        })
    }

    pub(super) fn add(
        &mut self,
        entity: EntityId,
        payload: Payload,
        actor: ActorId,
    ) -> Result<EventHash, Problem> {
        let mut parents = match self.heads.remove(&entity) {
            Some(heads) => heads,
            None => self.store.heads(entity)?,
        };
        parents.truncate(MAX_PARENTS);
        self.seq += 1;
        self.lamport += 1;
        let header = Header {
            office: self.office,
            log: self.log,
            seq: self.seq,
            prev: self.prev,
            device: self.key.device(),
            roster: self.roster.clone(),
            entity,
            parents,
            lamport: self.lamport,
            wall_ms: self.wall_ms,
            actor,
            kind: payload.kind().to_owned(),
            kind_version: 1,
            flags: 0,
            body_hash: ContentHash::default(),
            body_len: 0,
            blobs: payload.blobs(),
        };
        let signed = Signed::seal(header, payload.to_json(), self.key);
        // An event that would not pass our own check must never be signed into the log.
        let verified = Verified::check(signed).map_err(|broken| Problem::BadInput {
            file: payload.kind().to_owned(),
            reason: broken.to_string(),
        })?;
        self.prev = verified.hash();
        self.heads.insert(entity, vec![self.prev]);
        if entity == EntityId::ROSTER {
            self.roster = vec![self.prev];
        }
        self.events.push(verified);
        Ok(self.prev)
    }
}
