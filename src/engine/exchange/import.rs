//! Taking in what another laptop sends: looked at, rehearsed, imported.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use super::super::office::META_OFFICE;
use super::super::watch::{Watch, Watched};
use super::super::{Office, Problem};
use super::inbox::{Inbox, keep_part_in};
use super::{Inspection, ReceivedBundle};
use crate::bundle::{self, BundleError, Contents, Limits, NoBlobs};
use crate::domain::ids::{DeviceKey, EntityId, OfficeId};
use crate::store::Mode;
use crate::wire::bundle::Manifest;
use crate::wire::event::{Broken, Signed, Verified};

impl Office {
    /// Looks into an exchange file without importing anything.
    ///
    /// # Errors
    /// When the file is foreign, damaged or newer.
    pub fn inspect(&self, path: &Path) -> Result<Inspection, Problem> {
        let mut file = File::open(path).map_err(Problem::file(path))?;
        let bytes = file.metadata().map_err(Problem::file(path))?.len();
        match self.unlocked(bundle::read(&mut file, Limits::default(), &mut NoBlobs, &self.keys()))? {
            Contents::Join(request) => {
                let words = request.fingerprint();
                Ok(Inspection::Join { request, words })
            }
            Contents::Events { manifest, events, locked, .. } => {
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
                    locked,
                })
            }
        }
    }

    /// Imports an exchange file, or rehearses it to see what it would do.
    ///
    /// # Errors
    /// When the file is foreign, damaged, forged or of another office; then nothing has changed.
    pub fn import(&mut self, path: &Path, mode: Mode) -> Result<ReceivedBundle, Problem> {
        self.import_watched(path, mode, &Watch::default())
    }

    /// Like [`Office::import`], for somebody who watches and may stop it.
    ///
    /// # Errors
    /// As [`Office::import`]; [`Problem::Stopped`] when it was stopped.
    pub fn import_watched(
        &mut self,
        path: &Path,
        mode: Mode,
        watch: &Watch,
    ) -> Result<ReceivedBundle, Problem> {
        let imported = self.take_in(path, mode, watch);
        if watch.is_stopped() && imported.is_err() { Err(Problem::Stopped) } else { imported }
    }

    fn take_in(&mut self, path: &Path, mode: Mode, watch: &Watch) -> Result<ReceivedBundle, Problem> {
        let mut copy = copied(path, &self.folders().inbox(), watch)?;
        let mut inbox = Inbox::new(self.folders().inbox(), mode);
        let contents = bundle::read(&mut copy, Limits::default(), &mut inbox, &self.keys());
        let Contents::Events { manifest, events, .. } = self.unlocked(contents)? else {
            return Err(Problem::OtherBundle);
        };
        self.check_office(&manifest, &events)?;
        let known_before = self.store().counts()?.0;
        let (known, fresh) = self.split_known(events)?;
        watch.begin(fresh.len() as u64);
        let verified = verify_all(&fresh, watch)?;
        if verified.iter().any(|event| !belongs(event, manifest.office)) {
            return Err(Problem::Bundle(BundleError::Forged));
        }
        if mode == Mode::Commit {
            for part in inbox.arrived {
                keep_part_in(self.folders(), part)?;
            }
        }
        let now = self.now().timestamp_millis();
        let mut notes: Vec<(&str, &[u8])> = vec![(META_OFFICE, manifest.office.as_bytes())];
        // Somebody else brings what only this device could have written: its log goes on elsewhere, too.
        let own_log = self.own_log()?;
        let overtaken = own_log.is_some_and(|log| verified.iter().any(|event| event.header().log == log));
        if overtaken {
            notes.push(super::super::guard::ABANDON);
        }
        let mut report = self.store_mut().add(&verified, &notes, now, mode)?;
        report.known += known;
        if mode == Mode::Commit {
            if report.new > 0 || known_before == 0 {
                self.store().log_import(&manifest.id, manifest.exporter, now, &report)?;
            }
            self.hear(&manifest, now)?;
            self.reload_profile()?;
        }
        let exporter_name =
            self.store().roster().device(&manifest.exporter).map(|it| it.name.clone()).unwrap_or_default();
        Ok(ReceivedBundle {
            exporter: manifest.exporter,
            exporter_name,
            created_ms: manifest.created_ms,
            kind: manifest.kind,
            conflicts: report.conflicts.clone(),
            overtaken,
            report,
        })
    }

    /// A laptop that has no key yet cannot open anything and is told how to join.
    fn unlocked(&self, read: Result<Contents, BundleError>) -> Result<Contents, Problem> {
        match read {
            Err(BundleError::NotForUs) if self.device().is_none() => Err(Problem::NoOffice),
            read => Ok(read?),
        }
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
}

/// A copy of a file on this laptop's own disk: the stick may be pulled out at any time.
pub(in crate::engine) fn copied(path: &Path, folder: &Path, watch: &Watch) -> Result<File, Problem> {
    let mut copy = tempfile::tempfile_in(folder).map_err(Problem::file(path))?;
    let source = File::open(path).map_err(Problem::file(path))?;
    let limit = Limits::default().file;
    watch.begin(source.metadata().map_err(Problem::file(path))?.len().min(limit));
    let mut watched = Watched { inner: source, watch };
    io::copy(&mut Read::take(&mut watched, limit + 1), &mut copy).map_err(Problem::file(path))?;
    copy.rewind().map_err(Problem::file(path))?;
    Ok(copy)
}

/// Whether an event says that it belongs to this office: by name, or by founding it.
pub(in crate::engine) fn belongs(event: &Verified, office: OfficeId) -> bool {
    event.header().office == office || event.hash().as_bytes()[..16] == office.0
}

/// Checks every signature, on as many threads as the laptop has.
pub(in crate::engine) fn verify_all(events: &[Signed], watch: &Watch) -> Result<Vec<Verified>, Problem> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = events.len().div_ceil(threads).max(1);
    let checked = std::thread::scope(|scope| {
        let workers: Vec<_> = events
            .chunks(share)
            .map(|part| {
                scope.spawn(|| {
                    let check = |event: &Signed| {
                        watch.step(1).map_err(|_| Broken::Signature)?;
                        Verified::check(event.clone())
                    };
                    part.iter().map(check).collect::<Result<Vec<_>, _>>()
                })
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
