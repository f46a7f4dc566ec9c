//! What the office asks of the store.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};

use super::append::read_header;
use super::{Store, StoreError, project};
use crate::domain::event::{AgendaNo, Event, ProcedureRef};
use crate::domain::ids::{ContentHash, DeviceKey, EntityId, EventHash, LogId};
use crate::domain::letter::Letter;
use crate::domain::numbers::Register;
use crate::domain::office::Profile;
use crate::domain::procedure::Procedure;
use crate::domain::request::{Conflict, Request};
use crate::wire::bundle::Reached;
use crate::wire::event::{Signed, decode};

/// Which requests are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Only these states; every state when empty.
    pub states: Vec<String>,
    /// Only this procedure.
    pub procedure: Option<String>,
    /// Words that agenda, agency, subject or fields must begin with.
    pub text: String,
    /// How many to skip.
    pub offset: usize,
    /// How many to give.
    pub limit: usize,
}

/// One line of the request list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// The request.
    pub id: EntityId,
    /// Id of its procedure.
    pub procedure: String,
    /// Its agenda number.
    pub agenda: Option<AgendaNo>,
    /// Who asks.
    pub agency: String,
    /// What for.
    pub subject: String,
    /// The state's stable name.
    pub state: String,
    /// When it arrived, in milliseconds since 1970 UTC.
    pub received_ms: i64,
}

/// A page of the request list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The lines of this page, the newest first.
    pub rows: Vec<RequestRow>,
    /// How many there are in all.
    pub total: usize,
}

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

fn damaged(error: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged(error.to_string())
}

fn parse<T: serde::de::DeserializeOwned>(body: &str) -> Result<T, StoreError> {
    serde_json::from_str(body).map_err(damaged)
}

impl Store {
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

    /// One request.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn request(&self, id: EntityId) -> Result<Option<Request>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT body FROM request WHERE id = ?1")?;
        let body: Option<String> = select.query_row([id.as_bytes()], |row| row.get(0)).optional()?;
        body.map(|body| parse(&body)).transpose()
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

    /// The requests with an agenda number; more than one when two laptops gave it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn by_agenda(&self, agenda: AgendaNo) -> Result<Vec<EntityId>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT id FROM request WHERE agenda_year = ?1 AND agenda_sequence = ?2 ORDER BY id",
        )?;
        let rows = select.query_map(params![agenda.year, agenda.sequence], |row| row.get::<_, Vec<u8>>(0))?;
        let mut ids = Vec::new();
        for row in rows {
            ids.extend(EntityId::from_slice(&row?));
        }
        Ok(ids)
    }

    /// A page of the request list, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn requests(&self, query: &Query) -> Result<Found, StoreError> {
        let mut from = "FROM request WHERE 1".to_owned();
        let mut values: Vec<String> = Vec::new();
        if !query.states.is_empty() {
            from += &format!(" AND state IN ({})", vec!["?"; query.states.len()].join(", "));
            values.extend(query.states.iter().cloned());
        }
        if let Some(procedure) = &query.procedure {
            from += " AND procedure = ?";
            values.push(procedure.clone());
        }
        if let Some(words) = match_expression(&query.text) {
            from += " AND rowid IN (SELECT rowid FROM request_text WHERE request_text MATCH ?)";
            values.push(words);
        }
        let parameters = rusqlite::params_from_iter(values.iter());
        let total: i64 = self
            .db
            .prepare_cached(&format!("SELECT count(*) {from}"))?
            .query_row(parameters, |row| row.get(0))?;
        let mut select = self.db.prepare_cached(&format!(
            "SELECT id, procedure, agenda_year, agenda_sequence, agency, subject, state, received_ms {from}
             ORDER BY received_ms DESC, id LIMIT {} OFFSET {}",
            query.limit, query.offset
        ))?;
        let rows = select.query_map(rusqlite::params_from_iter(values.iter()), |row| {
            let year: Option<i32> = row.get(2)?;
            let sequence: Option<u32> = row.get(3)?;
            Ok(RequestRow {
                id: EntityId::from_slice(&row.get::<_, Vec<u8>>(0)?).unwrap_or_default(),
                procedure: row.get(1)?,
                agenda: year.zip(sequence).map(|(year, sequence)| AgendaNo { year, sequence }),
                agency: row.get(4)?,
                subject: row.get(5)?,
                state: row.get(6)?,
                received_ms: row.get(7)?,
            })
        })?;
        Ok(Found { rows: rows.collect::<Result<_, _>>()?, total: total as usize })
    }

    /// Every open request with something to be done, for one procedure or for all.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn open_requests(&self, procedure: Option<&str>) -> Result<Vec<Request>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT body FROM request WHERE state IN ('open', 'waiting_applicant')
             AND (?1 IS NULL OR procedure = ?1) ORDER BY received_ms, id",
        )?;
        let mut rows = select.query([procedure])?;
        let mut requests = Vec::new();
        while let Some(row) = rows.next()? {
            requests.push(parse(row.get_ref(0)?.as_str().map_err(damaged)?)?);
        }
        Ok(requests)
    }

    /// Every request received in a period, for registers and reports.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn requests_between(&self, from_ms: i64, to_ms: i64) -> Result<Vec<Request>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT body FROM request WHERE received_ms BETWEEN ?1 AND ?2 ORDER BY received_ms, id",
        )?;
        let mut rows = select.query([from_ms, to_ms])?;
        let mut requests = Vec::new();
        while let Some(row) = rows.next()? {
            requests.push(parse(row.get_ref(0)?.as_str().map_err(damaged)?)?);
        }
        Ok(requests)
    }

    /// Every request received up to the end of a period and not ended before its beginning.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn requests_alive(&self, from_ms: i64, to_ms: i64) -> Result<Vec<Request>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT body FROM request WHERE received_ms <= ?2 AND (ended_ms IS NULL OR ended_ms >= ?1)
             ORDER BY received_ms, id",
        )?;
        let mut rows = select.query([from_ms, to_ms])?;
        let mut requests = Vec::new();
        while let Some(row) = rows.next()? {
            requests.push(parse(row.get_ref(0)?.as_str().map_err(damaged)?)?);
        }
        Ok(requests)
    }

    /// Every request that has ended, the one that ended first coming first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn requests_ended(&self) -> Result<Vec<Request>, StoreError> {
        let mut select = self
            .db
            .prepare_cached("SELECT body FROM request WHERE ended_ms IS NOT NULL ORDER BY ended_ms, id")?;
        let mut rows = select.query([])?;
        let mut requests = Vec::new();
        while let Some(row) = rows.next()? {
            requests.push(parse(row.get_ref(0)?.as_str().map_err(damaged)?)?);
        }
        Ok(requests)
    }

    /// One letter.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn letter(&self, id: EntityId) -> Result<Option<Letter>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT body FROM letter WHERE id = ?1")?;
        let body: Option<String> = select.query_row([id.as_bytes()], |row| row.get(0)).optional()?;
        body.map(|body| parse(&body)).transpose()
    }

    /// The letters of a request, in order of drafting; of every request when none is named.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn letters(&self, request: Option<EntityId>) -> Result<Vec<Letter>, StoreError> {
        let mut select =
            self.db.prepare_cached("SELECT body FROM letter WHERE ?1 IS NULL OR request = ?1 ORDER BY id")?;
        let mut rows = select.query([request.as_ref().map(EntityId::as_bytes)])?;
        let mut letters = Vec::new();
        while let Some(row) = rows.next()? {
            letters.push(parse(row.get_ref(0)?.as_str().map_err(damaged)?)?);
        }
        Ok(letters)
    }

    /// The letters that have not left the office and are not cancelled, in order of drafting.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn letters_on_their_way(&self) -> Result<Vec<Letter>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT body FROM letter WHERE state IN ('draft', 'initialled', 'signed', 'numbered') ORDER BY id",
        )?;
        let mut rows = select.query([])?;
        let mut letters = Vec::new();
        while let Some(row) = rows.next()? {
            letters.push(parse(row.get_ref(0)?.as_str().map_err(damaged)?)?);
        }
        Ok(letters)
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

    /// Every number used in a register's year.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn used_numbers(&self, register: Register, year: i32) -> Result<BTreeSet<u32>, StoreError> {
        let sql = match register {
            Register::Incoming => "SELECT agenda_sequence FROM request WHERE agenda_year = ?1",
            Register::Outgoing => "SELECT sequence FROM letter WHERE year = ?1",
        };
        let mut select = self.db.prepare_cached(sql)?;
        let rows = select.query_map([year], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
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

/// Turns what a person typed into a search for words that begin so; `None` when there is nothing to look for.
fn match_expression(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(8)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
