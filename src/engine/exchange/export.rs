//! Sending: everything, what one laptop lacks, or only what this one lacks.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::super::lookup::What;
use super::super::watch::Watch;
use super::super::{Office, Problem};
use crate::bundle::{self, BlobSource, Content, Seal};
use crate::domain::ids::{ContentHash, DeviceKey};
use crate::domain::roster::Device;
use crate::platform::files;
use crate::store::{ExportRow, Peer, Starts, StoreError};
use crate::wire::bundle::{FORMAT, Kind, Manifest, Record, Wanted};
use crate::wire::claim::Claim;
use crate::wire::event::Signed;
use crate::wire::seal::{Lock, is_recipient};

/// What is to be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// Everything: the way for sticks, since nobody knows which laptop will read it.
    #[default]
    Everything,
    /// What this device was not known to have.
    For(DeviceKey),
    /// Nothing but what this laptop has and lacks, so that others can send it.
    Request,
}

/// Which attached files go along.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Attachments {
    /// Those the receiver is not known to have; all when nobody is named.
    #[default]
    Missing,
    /// All.
    All,
    /// None.
    None,
}

/// How to export.
#[derive(Debug, Clone, Default)]
pub struct ExportWish {
    /// What is to be sent.
    pub scope: Scope,
    /// Which attached files go along.
    pub attachments: Attachments,
    /// Most bytes of attached files in this file; the rest goes onto the next stick.
    pub limit: Option<u64>,
    /// Write an open file that everybody can read.
    pub plain: bool,
    /// Who watches.
    pub watch: Watch,
}

/// What an export wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportSummary {
    /// Events in the file.
    pub events: u64,
    /// Attached files, or parts of files, in it.
    pub blobs: u64,
    /// Attached files that did not fit under the limit.
    pub left: u64,
    /// Bytes of the file.
    pub bytes: u64,
    /// Devices that can open it; none when it is open to everybody.
    pub locked_for: usize,
}

/// What an export would send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// Events.
    pub events: u64,
    /// Attached files.
    pub blobs: u64,
    /// Bytes of the attached files.
    pub blob_bytes: u64,
}

/// A part of an attached file to send along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub hash: ContentHash,
    pub path: PathBuf,
    pub offset: u64,
    pub length: u64,
    pub ends: bool,
}

impl Office {
    /// Writes everything this laptop knows into an exchange file.
    ///
    /// # Errors
    /// When there is no office or the file cannot be written.
    pub fn export(&mut self, out: &Path) -> Result<ExportSummary, Problem> {
        self.export_as(out, &ExportWish::default())
    }

    /// Writes an exchange file as wished.
    ///
    /// # Errors
    /// When there is no office or the file cannot be written; [`Problem::Stopped`] when it was stopped.
    pub fn export_as(&mut self, out: &Path, wish: &ExportWish) -> Result<ExportSummary, Problem> {
        self.require_office()?;
        let plan = self.plan(&wish.scope, wish.attachments)?;
        let (pieces, left) = cut(plan.pieces, wish.limit);
        let kind = match wish.scope {
            Scope::Everything => Kind::Full,
            Scope::For(_) => Kind::Incremental,
            Scope::Request => Kind::Request,
        };
        let lock = if wish.plain { Lock::Open } else { self.office_lock()? };
        let parcel = Parcel { kind, starts: plan.starts, events: plan.events, pieces, device: None };
        let summary = self.write_parcel(out, parcel, &lock, &wish.watch)?;
        let kind = match kind {
            Kind::Full => "full",
            Kind::Request => "request",
            _ => "incremental",
        };
        self.note_export(kind, &summary)?;
        Ok(ExportSummary { left, ..summary })
    }

    /// Notes in the history what a person has let out of this laptop, and who can read it.
    pub(in crate::engine) fn note_export(&self, kind: &str, summary: &ExportSummary) -> Result<(), Problem> {
        Ok(self.store().log_export(&ExportRow {
            at_ms: self.now().timestamp_millis(),
            kind: kind.to_owned(),
            events: summary.events,
            files: summary.blobs,
            readers: summary.locked_for as u64,
        })?)
    }

    /// What an export would send, without writing anything.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn forecast(&self, scope: &Scope, attachments: Attachments) -> Result<Forecast, Problem> {
        let plan = self.plan(scope, attachments)?;
        Ok(Forecast {
            events: plan.events,
            blobs: plan.pieces.len() as u64,
            blob_bytes: plan.pieces.iter().map(|piece| piece.length).sum(),
        })
    }

    fn plan(&self, scope: &Scope, attachments: Attachments) -> Result<Plan, Problem> {
        let (starts, peer) = match scope {
            Scope::Everything => (Starts::new(), None),
            Scope::For(device) => {
                let peer = self.peer(device)?;
                let frontier = peer.as_ref().map(|peer| peer.frontier.as_slice()).unwrap_or_default();
                (self.store().starts(frontier)?, peer)
            }
            Scope::Request => {
                return Ok(Plan { starts: Starts::new(), events: 0, pieces: Vec::new() });
            }
        };
        let events = self.store().count_after(&starts)?;
        let pieces = match attachments {
            Attachments::None => Vec::new(),
            Attachments::All => self.pieces(&self.store().named_after(&Starts::new())?, &[]),
            Attachments::Missing => {
                let wanted = peer.map(|peer| peer.wanted).unwrap_or_default();
                let mut named = self.store().named_after(&starts)?;
                named.extend(wanted.iter().map(|it| (it.hash, 0)));
                self.pieces(&named, &wanted)
            }
        };
        Ok(Plan { starts, events, pieces })
    }

    /// What another laptop last said of itself; `None` when it was never heard.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn peer(&self, device: &DeviceKey) -> Result<Option<Peer>, Problem> {
        Ok(self.peers()?.into_iter().find(|peer| peer.device == *device))
    }

    /// The active device that a person names by its name or the beginning of its key.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn find_device(&self, typed: &str) -> Result<DeviceKey, Problem> {
        let typed = typed.trim();
        let means = |it: &&Device| {
            it.revoked.is_none()
                && !typed.is_empty()
                && (it.name.eq_ignore_ascii_case(typed) || it.key.to_string().starts_with(typed))
        };
        let listed = self.store().roster().devices();
        let mut matching = listed.into_iter().filter(means).map(|it| it.key);
        match (matching.next(), matching.next()) {
            (Some(key), None) => Ok(key),
            (None, _) => Err(Problem::NotFound { what: What::Device, id: typed.to_owned() }),
            (Some(_), Some(_)) => Err(Problem::Ambiguous { what: What::Device, id: typed.to_owned() }),
        }
    }

    /// The files that lie here, each from where the receiver's own copy ends.
    fn pieces(&self, named: &BTreeMap<ContentHash, u64>, wanted: &[Wanted]) -> Vec<Piece> {
        let piece = |hash: &ContentHash| {
            let path = self.blob_path(hash);
            let size = std::fs::metadata(&path).ok().filter(std::fs::Metadata::is_file)?.len();
            let have = wanted.iter().find(|it| it.hash == *hash).map_or(0, |it| it.have);
            let offset = if have < size { have } else { 0 };
            Some(Piece { hash: *hash, path, offset, length: size - offset, ends: true })
        };
        named.keys().filter_map(piece).collect()
    }

    /// Everything that is locked is locked for the devices of the office, and for this one.
    pub(in crate::engine) fn office_lock(&self) -> Result<Lock, Problem> {
        let mut recipients = vec![self.key()?.identity().recipient()];
        for recipient in self.store().roster().recipients() {
            if is_recipient(recipient) && recipients.iter().all(|known| known != recipient) {
                recipients.push(recipient.to_owned());
            }
        }
        Ok(Lock::Recipients(recipients))
    }

    /// Attached files that events name and that lie here not at all, or in part.
    pub(in crate::engine) fn wanted(&self) -> Result<Vec<Wanted>, Problem> {
        let named = self.store().named_after(&Starts::new())?;
        let missing = named.keys().filter(|hash| !self.blob_path(hash).is_file());
        Ok(missing.map(|hash| Wanted { hash: *hash, have: self.arrived_of(hash) }).collect())
    }

    /// How many attached files that events name have not arrived here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn missing_files(&self) -> Result<usize, Problem> {
        Ok(self.wanted()?.len())
    }

    /// Writes a bundle and tells what went into it.
    pub(in crate::engine) fn write_parcel(
        &mut self,
        out: &Path,
        parcel: Parcel,
        lock: &Lock,
        watch: &Watch,
    ) -> Result<ExportSummary, Problem> {
        let id = self.entropy().bytes().map_err(Problem::file(out))?;
        let key = self.key()?;
        let (office, created_ms) = (self.require_office()?, self.now().timestamp_millis());
        let frontier = self.store().frontier()?;
        let said = Claim::sign(office, created_ms, frontier.clone(), key).signature;
        let manifest = Manifest {
            id,
            office,
            kind: parcel.kind,
            exporter: key.device(),
            min_reader: FORMAT,
            critical: Vec::new(),
            app: concat!("lajur ", env!("CARGO_PKG_VERSION")).to_owned(),
            created_ms,
            frontier,
            events: parcel.events,
            blobs: parcel.pieces.len() as u64,
            wanted: self.wanted()?,
            said: Some(said),
            claims: self.claims_to_pass_on()?,
        };
        watch.begin(parcel.events + parcel.pieces.len() as u64);
        let store = self.store();
        let starts = &parcel.starts;
        let sends = parcel.kind != Kind::Request && parcel.kind != Kind::Attachments;
        let events = Box::new(|each: &mut dyn FnMut(Signed) -> io::Result<()>| {
            if !sends {
                return Ok(());
            }
            let sent = store.for_each_after(starts, |event| {
                watch.step(1)?;
                each(event).map_err(ExportError::Io)
            });
            sent.map_err(|error| match error {
                ExportError::Io(error) => error,
                ExportError::Store(error) => io::Error::other(error.to_string()),
            })
        });
        let blobs = parcel.pieces.iter().map(|piece| {
            watch.step(1)?;
            piece.open()
        });
        let content = Content { events, blobs: Box::new(blobs), device: parcel.device };
        let seal = Seal { key, lock };
        let written = files::write_with(out, |file| bundle::write(file, &manifest, content, seal));
        if watch.is_stopped() && written.is_err() {
            return Err(Problem::Stopped);
        }
        written.map_err(Problem::file(out))?;
        let bytes = std::fs::metadata(out).map_err(Problem::file(out))?.len();
        let locked_for = match lock {
            Lock::Recipients(recipients) => recipients.len(),
            _ => 0,
        };
        Ok(ExportSummary { events: manifest.events, blobs: manifest.blobs, left: 0, bytes, locked_for })
    }

    /// Every attached file that lies here, for a parcel that leaves nothing out.
    pub(in crate::engine) fn whole_parcel(
        &self,
        kind: Kind,
        device: Option<Record>,
    ) -> Result<Parcel, Problem> {
        let plan = self.plan(&Scope::Everything, Attachments::All)?;
        Ok(Parcel { kind, starts: plan.starts, events: plan.events, pieces: plan.pieces, device })
    }
}

/// What an export is to send.
struct Plan {
    starts: Starts,
    events: u64,
    pieces: Vec<Piece>,
}

/// What goes into one file.
pub(in crate::engine) struct Parcel {
    pub(super) kind: Kind,
    pub(super) starts: Starts,
    pub(super) events: u64,
    pub(super) pieces: Vec<Piece>,
    pub(super) device: Option<Record>,
}

impl Piece {
    fn open<'a>(&self) -> io::Result<BlobSource<'a>> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(self.offset))?;
        let bytes = Box::new(file.take(self.length));
        Ok(BlobSource { hash: self.hash, offset: self.offset, ends: self.ends, bytes })
    }
}

/// Cuts files off where the limit is reached; the second value counts those that do not go along whole.
fn cut(pieces: Vec<Piece>, limit: Option<u64>) -> (Vec<Piece>, u64) {
    let Some(mut room) = limit else { return (pieces, 0) };
    let (mut kept, mut left) = (Vec::new(), 0);
    for mut piece in pieces {
        if piece.length > room {
            left += 1;
            piece.length = room;
            piece.ends = false;
        }
        room -= piece.length;
        if piece.length > 0 || piece.ends {
            kept.push(piece);
        }
    }
    (kept, left)
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

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
