//! What the office asks of the store beside requests and letters: events, logs, held ones, conflicts, imports.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};

use super::append::read_header;
use super::{Store, StoreError, project};
use crate::domain::event::{Event, ProcedureRef};
use crate::domain::ids::{ContentHash, DeviceKey, EntityId, EventHash, LogId};
use crate::domain::office::Profile;
use crate::domain::procedure::Procedure;
use crate::domain::request::Conflict;
use crate::domain::template::Templates;
use crate::wire::bundle::Reached;
use crate::wire::event::{Signed, decode};

/// A procedure version that the office has taken into use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdoptedProcedure {
    /// The version.
    pub hash: ContentHash,
    /// Id of the procedure.
    pub id: String,
    /// The definition.
    pub text: String,
}

/// An event that is not applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldEvent {
    /// The event.
    pub hash: EventHash,
    /// Who signed it.
    pub device: DeviceKey,
    /// What kind it is.
    pub kind: String,
    /// `pending` or `quarantined`.
    pub status: String,
    /// Why.
    pub reason: String,
}

/// One line of the import history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// The device that made the bundle.
    pub exporter: DeviceKey,
    /// When it was imported, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Events that were new.
    pub new: u64,
    /// Events that were known.
    pub known: u64,
}

/// One line of the export history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRow {
    /// When, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// What it was for: `full`, `incremental`, `request`, `backup` or `backup_passphrase`.
    pub kind: String,
    /// Events in it.
    pub events: u64,
    /// Attached files in it.
    pub files: u64,
    /// Devices that can open it; none when it is open to everybody.
    pub readers: u64,
}

impl ExportRow {
    /// Whether anybody can read the file's records.
    pub fn is_open(&self) -> bool {
        self.readers == 0 && matches!(self.kind.as_str(), "full" | "incremental" | "backup")
    }
}

/// A conflict with the request or letter it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredConflict {
    /// The request or letter.
    pub entity: EntityId,
    /// The conflict.
    pub conflict: Conflict,
}

/// The applied events of an entity, in fold order.
pub(super) fn applied_events(db: &Connection, entity: EntityId) -> Result<Vec<Event>, StoreError> {
    let mut select = db.prepare_cached(
        "SELECT event.hash, event.header, event.body FROM event LEFT JOIN held ON held.event = event.id
         WHERE event.entity = ?1 AND held.event IS NULL ORDER BY event.lamport",
    )?;
    let mut rows = select.query([entity.as_bytes()])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let hash = EventHash::from_slice(row.get_ref(0)?.as_blob().map_err(damaged)?).unwrap_or_default();
        let header = read_header(row.get_ref(1)?.as_blob().map_err(damaged)?)?;
        events.push(decode(hash, &header, row.get_ref(2)?.as_blob().map_err(damaged)?));
    }
    events.sort_by_key(Event::order_key);
    Ok(events)
}

pub(super) fn damaged(error: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged(error.to_string())
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(body: &str) -> Result<T, StoreError> {
    serde_json::from_str(body).map_err(damaged)
}

impl Store {
    /// The projected things that a query finds, one body a row.
    pub(super) fn bodies<T: serde::de::DeserializeOwned>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<T>, StoreError> {
        let mut select = self.db.prepare_cached(sql)?;
        let mut rows = select.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(parse(row.get_ref(0)?.as_str().map_err(damaged)?)?);
        }
        Ok(found)
    }

    /// The applied events of an entity, in fold order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn applied_events(&self, entity: EntityId) -> Result<Vec<Event>, StoreError> {
        applied_events(&self.db, entity)
    }

    /// The applied events of an entity that no other applied event follows: what the next one names as parents.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn heads(&self, entity: EntityId) -> Result<Vec<EventHash>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT hash FROM head WHERE entity = ?1 ORDER BY hash")?;
        let rows = select.query_map([entity.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
        let mut heads = Vec::new();
        for row in rows {
            heads.extend(EventHash::from_slice(&row?));
        }
        Ok(heads)
    }

    /// The greatest Lamport clock in the store.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn max_lamport(&self) -> Result<u64, StoreError> {
        let mut select = self.db.prepare_cached("SELECT coalesce(max(lamport), 0) FROM event")?;
        Ok(select.query_row([], |row| row.get::<_, i64>(0))? as u64)
    }

    /// The last event of a log: its position and name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn log_end(&self, log: LogId) -> Result<Option<(u64, EventHash)>, StoreError> {
        let mut select =
            self.db.prepare_cached("SELECT seq, hash FROM event WHERE log = ?1 ORDER BY seq DESC LIMIT 1")?;
        let row = select
            .query_row([log.as_bytes()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?)))
            .optional()?;
        Ok(row.and_then(|(seq, hash)| Some((seq as u64, EventHash::from_slice(&hash)?))))
    }

    /// The events at one place of a log: none, one, or more when the log was forked.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn event_at(&self, log: LogId, seq: u64) -> Result<Vec<EventHash>, StoreError> {
        let mut select =
            self.db.prepare_cached("SELECT hash FROM event WHERE log = ?1 AND seq = ?2 ORDER BY hash")?;
        let seq = i64::try_from(seq).unwrap_or(i64::MAX);
        let rows = select.query_map(params![log.as_bytes(), seq], |row| row.get::<_, Vec<u8>>(0))?;
        let mut events = Vec::new();
        for row in rows {
            events.extend(EventHash::from_slice(&row?));
        }
        Ok(events)
    }

    /// How far every log is known without a gap.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn frontier(&self) -> Result<Vec<Reached>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT log, seq, head FROM frontier ORDER BY log")?;
        let mut rows = select.query([])?;
        let mut frontier = Vec::new();
        while let Some(row) = rows.next()? {
            let log = LogId::from_slice(&row.get::<_, Vec<u8>>(0)?);
            let head = EventHash::from_slice(&row.get::<_, Vec<u8>>(2)?);
            if let (Some(log), Some(head)) = (log, head) {
                frontier.push(Reached { log, seq: row.get::<_, i64>(1)? as u64, head });
            }
        }
        Ok(frontier)
    }

    /// Which of these events the store does not have yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_known(&self, hash: &EventHash) -> Result<bool, StoreError> {
        let mut select = self.db.prepare_cached("SELECT 1 FROM event WHERE hash = ?1")?;
        Ok(select.exists([hash.as_bytes()])?)
    }

    /// Calls `each` with every event's bytes, causes before effects.
    ///
    /// # Errors
    /// When the database cannot be read, or `each` fails.
    pub fn for_each_event<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(Signed) -> Result<(), E>,
    ) -> Result<(), E> {
        let run = |each: &mut dyn FnMut(Signed) -> Result<(), E>| -> Result<Result<(), E>, rusqlite::Error> {
            let mut select =
                self.db.prepare("SELECT header, signature, body FROM event ORDER BY lamport, hash")?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let signature: Vec<u8> = row.get(1)?;
                let signature = signature.try_into().unwrap_or([0; 64]);
                if let Err(error) = each(Signed { header: row.get(0)?, signature, body: row.get(2)? }) {
                    return Ok(Err(error));
                }
            }
            Ok(Ok(()))
        };
        run(&mut each).map_err(|error| E::from(StoreError::from(error)))?
    }

    /// How many events, requests and letters there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn counts(&self) -> Result<(u64, u64, u64), StoreError> {
        let count = |table: &str| {
            self.db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0))
        };
        Ok((count("event")? as u64, count("request")? as u64, count("letter")? as u64))
    }

    /// One hash over the set of applied events: equal sets, equal hash, on every laptop.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn state_hash(&self) -> Result<[u8; 32], StoreError> {
        let mut hasher = blake3::Hasher::new_derive_key("lajur 2026 state v1");
        let mut select = self.db.prepare_cached(
            "SELECT event.hash FROM event LEFT JOIN held ON held.event = event.id WHERE held.event IS NULL
             ORDER BY event.hash",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            hasher.update(row.get_ref(0)?.as_blob().map_err(damaged)?);
        }
        Ok(*hasher.finalize().as_bytes())
    }

    /// Events that are not applied.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn held(&self) -> Result<Vec<HeldEvent>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT event.hash, event.header, event.kind, held.status, held.reason
             FROM held JOIN event ON event.id = held.event ORDER BY event.lamport, event.hash",
        )?;
        let mut rows = select.query([])?;
        let mut held = Vec::new();
        while let Some(row) = rows.next()? {
            held.push(HeldEvent {
                hash: EventHash::from_slice(&row.get::<_, Vec<u8>>(0)?).unwrap_or_default(),
                device: read_header(&row.get::<_, Vec<u8>>(1)?)?.device,
                kind: row.get(2)?,
                status: row.get(3)?,
                reason: row.get(4)?,
            });
        }
        Ok(held)
    }

    /// A value this device keeps for itself.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn meta(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
        Ok(select.query_row([key], |row| row.get(0)).optional()?)
    }

    /// Keeps a value for this device.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_meta(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        self.db
            .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
            .execute(params![key, value])?;
        Ok(())
    }

    /// The office profile; the default before one is set.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn profile(&self) -> Result<Profile, StoreError> {
        let mut select = self.db.prepare_cached("SELECT body FROM profile")?;
        let body: Option<String> = select.query_row([], |row| row.get(0)).optional()?;
        body.map_or_else(|| Ok(Profile::default()), |body| parse(&body))
    }

    /// Every version of the office's own letter templates.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn templates(&self) -> Result<Templates, StoreError> {
        Ok(Templates::fold(&self.applied_events(EntityId::TEMPLATES)?))
    }

    /// The procedure versions taken into use, the latest of each id last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn procedures(&self) -> Result<Vec<AdoptedProcedure>, StoreError> {
        let mut select =
            self.db.prepare_cached("SELECT hash, id, text FROM procedure ORDER BY adopted, hash")?;
        let rows = select.query_map([], |row| {
            Ok(AdoptedProcedure {
                hash: ContentHash::from_slice(&row.get::<_, Vec<u8>>(0)?).unwrap_or_default(),
                id: row.get(1)?,
                text: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The procedure version a request walks.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn procedure(&mut self, wanted: &ProcedureRef) -> Result<Option<Arc<Procedure>>, StoreError> {
        project::procedure(&self.db, &mut self.procedures, wanted)
    }

    /// Requests and letters whose id begins with these bytes, at most three.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn ids_from(
        &self,
        table: EntityTable,
        from: EntityId,
        to: EntityId,
    ) -> Result<Vec<EntityId>, StoreError> {
        let sql = match table {
            EntityTable::Request => "SELECT id FROM request WHERE id BETWEEN ?1 AND ?2 LIMIT 3",
            EntityTable::Letter => "SELECT id FROM letter WHERE id BETWEEN ?1 AND ?2 LIMIT 3",
        };
        let mut select = self.db.prepare_cached(sql)?;
        let rows = select.query_map([from.as_bytes(), to.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
        let mut ids = Vec::new();
        for row in rows {
            ids.extend(EntityId::from_slice(&row?));
        }
        Ok(ids)
    }

    /// Everything people must settle.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn conflicts(&self) -> Result<Vec<StoredConflict>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT entity, body FROM conflict ORDER BY kind, id")?;
        let mut rows = select.query([])?;
        let mut conflicts = Vec::new();
        while let Some(row) = rows.next()? {
            conflicts.push(StoredConflict {
                entity: EntityId::from_slice(&row.get::<_, Vec<u8>>(0)?).unwrap_or_default(),
                conflict: parse(row.get_ref(1)?.as_str().map_err(damaged)?)?,
            });
        }
        Ok(conflicts)
    }

    /// Conflicts between several requests or letters, for each of those they are about.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn shared_conflicts(&self) -> Result<BTreeMap<EntityId, Vec<Conflict>>, StoreError> {
        super::shared::members(&self.db)
    }

    /// The entities with an applied event of a kind.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entities_with(&self, kind: &str) -> Result<Vec<EntityId>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT DISTINCT entity FROM event LEFT JOIN held ON held.event = event.id
             WHERE kind = ?1 AND held.event IS NULL ORDER BY entity",
        )?;
        let rows = select.query_map([kind], |row| row.get::<_, Vec<u8>>(0))?;
        let mut entities = Vec::new();
        for row in rows {
            entities.extend(EntityId::from_slice(&row?));
        }
        Ok(entities)
    }

    /// Notes an import in the history of exchanges.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn log_import(
        &self,
        bundle: &[u8],
        exporter: DeviceKey,
        at_ms: i64,
        report: &super::ImportReport,
    ) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO import_log (bundle, exporter, at_ms, new, known, pending, quarantined)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                bundle,
                exporter.as_bytes(),
                at_ms,
                report.new as i64,
                report.known as i64,
                report.pending as i64,
                report.quarantined as i64
            ])?;
        Ok(())
    }

    /// The latest imports, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn imports(&self, limit: usize) -> Result<Vec<ImportRow>, StoreError> {
        let mut select = self
            .db
            .prepare_cached("SELECT exporter, at_ms, new, known FROM import_log ORDER BY id DESC LIMIT ?1")?;
        let rows = select.query_map([limit as i64], |row| {
            Ok(ImportRow {
                exporter: DeviceKey::from_slice(&row.get::<_, Vec<u8>>(0)?).unwrap_or_default(),
                at_ms: row.get(1)?,
                new: row.get::<_, i64>(2)? as u64,
                known: row.get::<_, i64>(3)? as u64,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes a file that a person exported.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn log_export(&self, row: &ExportRow) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO export_log (at_ms, kind, events, files, readers) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![row.at_ms, row.kind, row.events as i64, row.files as i64, row.readers as i64])?;
        Ok(())
    }

    /// The latest exports, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn exports(&self, limit: usize) -> Result<Vec<ExportRow>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT at_ms, kind, events, files, readers FROM export_log ORDER BY id DESC LIMIT ?1",
        )?;
        let rows = select.query_map([limit as i64], |row| {
            Ok(ExportRow {
                at_ms: row.get(0)?,
                kind: row.get(1)?,
                events: row.get::<_, i64>(2)? as u64,
                files: row.get::<_, i64>(3)? as u64,
                readers: row.get::<_, i64>(4)? as u64,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The last position and name of every log of a device, forks included once.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn logs_of(&self, device: &DeviceKey) -> Result<Vec<Reached>, StoreError> {
        let mut logs = Vec::new();
        for reached in self.frontier()? {
            let mut select = self.db.prepare_cached("SELECT header FROM event WHERE hash = ?1")?;
            let header: Vec<u8> = select.query_row([reached.head.as_bytes()], |row| row.get(0))?;
            if read_header(&header)?.device == *device {
                logs.push(reached);
            }
        }
        Ok(logs)
    }
}

/// Which kind of entity an id is looked up among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityTable {
    /// Requests.
    Request,
    /// Letters.
    Letter,
}
