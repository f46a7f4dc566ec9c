//! How events enter the store: one path for what is done here and for what comes from other laptops.
//!
//! Every event's clock is greater than that of everything it rests on, so one pass in clock order finds all that
//! an event needs before the event itself. Its status follows from the set of events alone, never from the order
//! in which they arrived.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::{Store, StoreError};
use super::{project, shared};
use crate::domain::event::Payload;
use crate::domain::ids::{EntityId, EventHash, LogId};
use crate::domain::request::Conflict;
use crate::domain::roster::{Distrust, Roster};
use crate::wire::event::{FLAG_CRITICAL, Header, Verified, decode};

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Events that were not known before, whatever became of them.
    pub new: u64,
    /// Events that were known.
    pub known: u64,
    /// Of all events in the store, those that wait for others.
    pub pending: u64,
    /// Of all events in the store, those held apart.
    pub quarantined: u64,
    /// Requests and letters that the new events changed.
    pub touched: BTreeSet<EntityId>,
    /// Conflicts that were not there before.
    pub conflicts: Vec<Conflict>,
    /// How many new events of each kind were applied.
    pub kinds: BTreeMap<String, u64>,
}

/// Whether to keep what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Do it.
    Commit,
    /// Only see what it would do.
    Rehearse,
}

/// Where an event stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Status {
    Applied,
    Pending(String),
    Quarantined(&'static str),
}

impl Store {
    /// Takes events into the store, with everything that follows from them and what this device notes for itself,
    /// in one transaction.
    ///
    /// # Errors
    /// When the database cannot be written; then nothing has changed.
    pub fn add(
        &mut self,
        events: &[Verified],
        notes: &[(&str, &[u8])],
        now_ms: i64,
        mode: Mode,
    ) -> Result<ImportReport, StoreError> {
        let tx = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        for (key, value) in notes {
            tx.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
                .execute(params![key, value])?;
        }
        let mut work = Work::new(&tx, self.roster.clone());
        let before = work.conflict_ids()?;
        let fresh = work.insert(events, now_ms)?;
        let before_touched: BTreeSet<EntityId> = fresh.iter().map(|event| event.header.entity).collect();
        let mut keys = shared::keys(&tx, &before_touched)?;
        let mut touched = work.settle_statuses(fresh)?;
        keys.extend(shared::keys(&tx, &touched)?);
        // A revocation reaches back behind its own place: what it cuts off must be found anew.
        if work.revoked && work.restand()? {
            touched = work.rebuild_all(&mut self.procedures)?;
        } else {
            project::refresh(&tx, &mut self.procedures, &mut touched)?;
            work.refresh_shared(keys, &touched)?;
        }
        work.count_held()?;
        work.report.conflicts = work.new_conflicts(&before)?;
        work.report.touched = touched;
        let Work { roster, report, .. } = work;
        match mode {
            Mode::Commit => {
                tx.commit()?;
                self.roster = roster;
            }
            Mode::Rehearse => {
                tx.rollback()?;
                // Procedures that only the rehearsal adopted must not stay known.
                self.procedures.clear();
            }
        }
        Ok(report)
    }

    /// Makes every status and projection anew from the events; true when that changed any status.
    ///
    /// # Errors
    /// When the database cannot be written; then nothing has changed.
    pub fn rebuild(&mut self) -> Result<bool, StoreError> {
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        match self.rebuild_inside() {
            Ok(changed) => {
                self.db.execute_batch("COMMIT")?;
                Ok(changed)
            }
            Err(error) => {
                // Whatever went wrong is worth more than a second error from giving up.
                let _ = self.db.execute_batch("ROLLBACK");
                Err(error)
            }
        }
    }

    /// Makes everything anew inside the transaction that is open.
    pub(super) fn rebuild_inside(&mut self) -> Result<bool, StoreError> {
        let mut work = Work::new(&self.db, Roster::fold(&[]));
        let changed = work.restand()?;
        self.procedures.clear();
        work.rebuild_all(&mut self.procedures)?;
        self.roster = work.roster;
        Ok(changed)
    }
}

/// A stored event whose status is to be found.
struct Unsettled {
    id: i64,
    hash: EventHash,
    header: Header,
    /// Whether it waited before.
    waited: bool,
}

/// One transaction's worth of taking in events.
struct Work<'a> {
    tx: &'a Connection,
    roster: Roster,
    /// Whether the device list stays as it is while statuses are found.
    fixed_roster: bool,
    /// Whether a revocation came into force.
    revoked: bool,
    /// Stored events that have not been looked at yet; they must not pass for applied ones.
    unsettled: BTreeSet<EventHash>,
    /// Logs in which a new event stands beside another one.
    forked: BTreeSet<LogId>,
    report: ImportReport,
}

impl<'a> Work<'a> {
    fn new(tx: &'a Connection, roster: Roster) -> Self {
        let report = ImportReport::default();
        Self {
            tx,
            roster,
            fixed_roster: false,
            revoked: false,
            unsettled: BTreeSet::new(),
            forked: BTreeSet::new(),
            report,
        }
    }

    /// Stores the events that are not known yet and returns them with their row ids.
    fn insert(&mut self, events: &[Verified], now_ms: i64) -> Result<Vec<Unsettled>, StoreError> {
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO event (hash, log, seq, entity, lamport, kind, header, signature, body, received_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (hash) DO NOTHING",
        )?;
        let mut beside =
            self.tx.prepare_cached("SELECT 1 FROM event WHERE log = ?1 AND seq = ?2 AND hash <> ?3")?;
        let mut name =
            self.tx.prepare_cached("INSERT OR IGNORE INTO named (hash, event, size) VALUES (?1, ?2, ?3)")?;
        let mut fresh = Vec::new();
        for event in events {
            let (header, signed) = (event.header(), event.signed());
            let added = insert.execute(params![
                event.hash().as_bytes(),
                header.log.as_bytes(),
                header.seq as i64,
                header.entity.as_bytes(),
                header.lamport as i64,
                header.kind,
                signed.header,
                &signed.signature[..],
                signed.body,
                now_ms,
            ])?;
            if added == 1 {
                let (id, hash) = (self.tx.last_insert_rowid(), event.hash());
                if beside.exists(params![header.log.as_bytes(), header.seq as i64, hash.as_bytes()])? {
                    self.forked.insert(header.log);
                }
                for (blob, size) in &header.blobs {
                    let size = i64::try_from(*size).unwrap_or(i64::MAX);
                    name.execute(params![blob.as_bytes(), id, size])?;
                }
                fresh.push(Unsettled { id, hash, header: header.clone(), waited: false });
                self.report.new += 1;
            } else {
                self.report.known += 1;
            }
        }
        Ok(fresh)
    }

    /// Finds the status of the fresh events, and of those that waited, in clock order.
    fn settle_statuses(&mut self, fresh: Vec<Unsettled>) -> Result<BTreeSet<EntityId>, StoreError> {
        let mut queue = fresh;
        queue.extend(self.waiting()?);
        queue.sort_by_key(|event| (event.header.lamport, event.id));
        self.unsettled = queue.iter().map(|event| event.hash).collect();
        let mut touched = BTreeSet::new();
        let mut logs = BTreeSet::new();
        for event in queue {
            let status = self.status_of(&event.header)?;
            self.unsettled.remove(&event.hash);
            logs.insert(event.header.log);
            match status {
                Status::Applied => {
                    if self.apply(&event)? {
                        touched.insert(event.header.entity);
                        *self.report.kinds.entry(event.header.kind).or_default() += 1;
                    }
                }
                Status::Pending(_) if event.waited => {}
                held => self.hold(event.id, &held)?,
            }
        }
        for log in &logs {
            self.advance_frontier(log)?;
        }
        Ok(touched)
    }

    fn waiting(&self) -> Result<Vec<Unsettled>, StoreError> {
        let mut select = self.tx.prepare_cached(
            "SELECT event.id, event.hash, event.header FROM held JOIN event ON event.id = held.event
             WHERE held.status = 'pending'",
        )?;
        let mut waiting = Vec::new();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            waiting.push(Unsettled { waited: true, ..read_unsettled(row)? });
        }
        Ok(waiting)
    }

    /// Where an event stands, given everything with a smaller clock.
    fn status_of(&self, header: &Header) -> Result<Status, StoreError> {
        let founding = header.kind == "office.founded" && header.entity == EntityId::ROSTER;
        if header.seq > 1 {
            // A log is read without gaps; what stands behind one waits, though a held event is no gap.
            match self.standing(&header.prev)? {
                None | Some((_, Some("pending"))) => {
                    return Ok(Status::Pending(format!("log {} {}", header.log, header.seq - 1)));
                }
                Some((lamport, _)) if lamport >= header.lamport => return Ok(Status::Quarantined("clock")),
                Some(_) => {}
            }
        }
        for needed in header.roster.iter().chain(&header.parents) {
            match self.standing(needed)? {
                None | Some((_, Some("pending"))) => return Ok(Status::Pending(format!("event {needed}"))),
                Some((_, Some(_))) => return Ok(Status::Quarantined("rests_on_held")),
                Some((lamport, None)) if lamport >= header.lamport => {
                    return Ok(Status::Quarantined("clock"));
                }
                Some(_) => {}
            }
        }
        if !founding && header.entity != EntityId::ROSTER {
            let trust = self.roster.trust(&header.device, &header.log, header.seq, &header.roster);
            if let Err(distrust) = trust {
                return Ok(Status::Quarantined(reason(distrust)));
            }
        }
        let known = Payload::KINDS.contains(&header.kind.as_str()) && header.kind_version == 1;
        if !known && header.flags & FLAG_CRITICAL != 0 {
            return Ok(Status::Quarantined("newer"));
        }
        Ok(Status::Applied)
    }

    /// The clock of a stored event, and why it is held, when it is.
    fn standing(&self, hash: &EventHash) -> Result<Option<(u64, Option<&'static str>)>, StoreError> {
        if self.unsettled.contains(hash) {
            return Ok(Some((0, Some("pending"))));
        }
        let mut select = self.tx.prepare_cached(
            "SELECT event.lamport, held.status FROM event LEFT JOIN held ON held.event = event.id WHERE event.hash = ?1",
        )?;
        let row = select.query_row([hash.as_bytes()], |row| {
            Ok((row.get::<_, i64>(0)? as u64, row.get::<_, Option<String>>(1)?))
        });
        Ok(row.optional()?.map(|(lamport, status)| {
            let status = status.map(|status| if status == "pending" { "pending" } else { "quarantined" });
            (lamport, status)
        }))
    }

    /// Applies an event: its entity's heads move on. False when the device list itself refuses it.
    fn apply(&mut self, event: &Unsettled) -> Result<bool, StoreError> {
        let header = &event.header;
        if header.entity == EntityId::ROSTER {
            if !self.fixed_roster {
                let mut events = super::query::applied_events(self.tx, EntityId::ROSTER)?;
                if events.iter().all(|known| known.hash != event.hash) {
                    events.push(self.load(event.id)?);
                }
                let roster = Roster::fold(&events);
                if roster.distrusts(&event.hash).is_none() {
                    self.roster = roster;
                    self.revoked |= header.kind == "device.revoked";
                } else {
                    return self.refuse(event.id, roster.distrusts(&event.hash));
                }
            } else if self.roster.distrusts(&event.hash).is_some() {
                return self.refuse(event.id, self.roster.distrusts(&event.hash));
            }
        }
        if event.waited {
            self.tx.prepare_cached("DELETE FROM held WHERE event = ?1")?.execute([event.id])?;
        }
        let mut remove = self.tx.prepare_cached("DELETE FROM head WHERE entity = ?1 AND hash = ?2")?;
        for parent in &header.parents {
            remove.execute([header.entity.as_bytes(), parent.as_bytes()])?;
        }
        self.tx
            .prepare_cached("INSERT OR IGNORE INTO head (entity, hash) VALUES (?1, ?2)")?
            .execute([header.entity.as_bytes(), event.hash.as_bytes()])?;
        Ok(true)
    }

    fn refuse(&self, id: i64, distrust: Option<Distrust>) -> Result<bool, StoreError> {
        let reason = distrust.map_or("stranger", reason);
        self.hold(id, &Status::Quarantined(reason))?;
        Ok(false)
    }

    fn load(&self, id: i64) -> Result<crate::domain::event::Event, StoreError> {
        let mut select = self.tx.prepare_cached("SELECT hash, header, body FROM event WHERE id = ?1")?;
        let (hash, header, body) = select.query_row([id], |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Vec<u8>>(2)?))
        })?;
        let hash = EventHash::from_slice(&hash).unwrap_or_default();
        Ok(decode(hash, &read_header(&header)?, &body))
    }

    fn hold(&self, id: i64, status: &Status) -> Result<(), StoreError> {
        let (name, reason) = match status {
            Status::Applied => return Ok(()),
            Status::Pending(reason) => ("pending", reason.as_str()),
            Status::Quarantined(reason) => ("quarantined", *reason),
        };
        self.tx
            .prepare_cached("INSERT OR REPLACE INTO held (event, status, reason) VALUES (?1, ?2, ?3)")?
            .execute(params![id, name, reason])?;
        Ok(())
    }

    /// Moves a log's frontier over every event that now follows without a gap.
    fn advance_frontier(&self, log: &LogId) -> Result<(), StoreError> {
        let mut select = self.tx.prepare_cached("SELECT seq, head FROM frontier WHERE log = ?1")?;
        let reached = select
            .query_row([log.as_bytes()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?)))
            .optional()?;
        let (mut seq, mut head) = reached.unwrap_or((0, vec![0; 32]));
        let start = seq;
        let mut next = self
            .tx
            .prepare_cached("SELECT hash, header FROM event WHERE log = ?1 AND seq = ?2 ORDER BY hash")?;
        loop {
            let rows = next.query_map(params![log.as_bytes(), seq + 1], |row| {
                Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?))
            })?;
            let mut follower = None;
            for row in rows {
                let (hash, bytes) = row?;
                if read_header(&bytes)?.prev.as_bytes() == head.as_slice() {
                    follower = Some(hash);
                    break;
                }
            }
            let Some(hash) = follower else { break };
            seq += 1;
            head = hash;
        }
        if seq > start {
            self.tx
                .prepare_cached("INSERT OR REPLACE INTO frontier (log, seq, head) VALUES (?1, ?2, ?3)")?
                .execute(params![log.as_bytes(), seq, head])?;
        }
        Ok(())
    }

    /// Conflicts between several requests, letters or logs: about what the touched ones said before and say now.
    fn refresh_shared(
        &self,
        mut keys: BTreeSet<shared::Key>,
        touched: &BTreeSet<EntityId>,
    ) -> Result<(), StoreError> {
        if touched.contains(&EntityId::ROSTER) {
            shared::refresh_roster(self.tx, &self.roster)?;
        }
        if touched.contains(&EntityId::REGISTERS)
            || (touched.contains(&EntityId::ROSTER) && !self.forked.is_empty())
        {
            return shared::refresh_all(self.tx, &self.roster);
        }
        keys.extend(shared::keys(self.tx, touched)?);
        keys.extend(self.forked.iter().copied().map(shared::Key::Log));
        shared::refresh(self.tx, &self.roster, &keys)
    }

    fn count_held(&mut self) -> Result<(), StoreError> {
        let count = |status: &str| {
            self.tx
                .prepare_cached("SELECT count(*) FROM held WHERE status = ?1")?
                .query_row([status], |row| row.get::<_, i64>(0))
        };
        self.report.pending = count("pending")? as u64;
        self.report.quarantined = count("quarantined")? as u64;
        Ok(())
    }

    fn conflict_ids(&self) -> Result<BTreeSet<Vec<u8>>, StoreError> {
        let mut select = self.tx.prepare_cached("SELECT id FROM conflict")?;
        let ids = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(ids)
    }

    fn new_conflicts(&self, before: &BTreeSet<Vec<u8>>) -> Result<Vec<Conflict>, StoreError> {
        let mut select = self.tx.prepare_cached("SELECT id, body FROM conflict ORDER BY id")?;
        let rows = select.query_map([], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, String>(1)?)))?;
        let mut fresh = Vec::new();
        for row in rows {
            let (id, body) = row?;
            if !before.contains(&id) {
                fresh.extend(serde_json::from_str::<Conflict>(&body));
            }
        }
        Ok(fresh)
    }

    /// Finds every event's status anew; true when any changed.
    ///
    /// Revocations reach back, so the device list comes first: all that was ever said about it, then only what
    /// proved to count, until nothing changes. The start is the same on every device, and so is the end.
    fn restand(&mut self) -> Result<bool, StoreError> {
        const ROUNDS: usize = 8;
        let before = self.held_rows()?;
        self.roster = Roster::fold(&self.roster_events()?);
        self.fixed_roster = true;
        for _ in 0..ROUNDS {
            self.tx.execute_batch("DELETE FROM held; DELETE FROM head; DELETE FROM frontier;")?;
            let all = self.all_events()?;
            self.settle_statuses(all)?;
            let applied = Roster::fold(&super::query::applied_events(self.tx, EntityId::ROSTER)?);
            let settled = applied.heads() == self.roster.heads();
            self.roster = applied;
            if settled {
                break;
            }
        }
        self.fixed_roster = false;
        Ok(before != self.held_rows()?)
    }

    fn all_events(&self) -> Result<Vec<Unsettled>, StoreError> {
        let mut select = self.tx.prepare_cached("SELECT id, hash, header FROM event")?;
        let mut rows = select.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read_unsettled(row)?);
        }
        Ok(all)
    }

    fn roster_events(&self) -> Result<Vec<crate::domain::event::Event>, StoreError> {
        let mut select = self.tx.prepare_cached("SELECT id FROM event WHERE entity = ?1")?;
        let ids: Vec<i64> =
            select.query_map([EntityId::ROSTER.as_bytes()], |row| row.get(0))?.collect::<Result<_, _>>()?;
        ids.into_iter().map(|id| self.load(id)).collect()
    }

    fn held_rows(&self) -> Result<BTreeMap<i64, String>, StoreError> {
        let mut select = self.tx.prepare_cached("SELECT event, status FROM held")?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn rebuild_all(&self, procedures: &mut project::Procedures) -> Result<BTreeSet<EntityId>, StoreError> {
        project::clear(self.tx)?;
        let mut select = self.tx.prepare("SELECT DISTINCT entity FROM event")?;
        let rows = select.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        let mut entities = BTreeSet::new();
        for row in rows {
            entities.extend(EntityId::from_slice(&row?));
        }
        project::refresh(self.tx, procedures, &mut entities)?;
        shared::refresh_all(self.tx, &self.roster)?;
        Ok(entities)
    }
}

fn reason(distrust: Distrust) -> &'static str {
    match distrust {
        Distrust::Stranger => "stranger",
        Distrust::Revoked => "revoked",
        Distrust::NotAdmin => "not_admin",
        Distrust::NotFounding => "not_founding",
    }
}

fn read_unsettled(row: &rusqlite::Row<'_>) -> Result<Unsettled, StoreError> {
    let hash = EventHash::from_slice(&row.get::<_, Vec<u8>>(1)?).unwrap_or_default();
    let header = read_header(&row.get::<_, Vec<u8>>(2)?)?;
    Ok(Unsettled { id: row.get(0)?, hash, header, waited: false })
}

/// Reads a stored header; it was checked before it was stored, so only a damaged file fails here.
pub(super) fn read_header(bytes: &[u8]) -> Result<Header, StoreError> {
    Header::from_cbor(bytes).map_err(|broken| StoreError::Damaged(broken.to_string()))
}
