//! What other laptops have, as far as their own bundles told, and what to send them.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};

use super::append::read_header;
use super::{Store, StoreError};
use crate::domain::ids::{ContentHash, DeviceKey, EventHash, LogId};
use crate::wire::bundle::{Reached, Wanted};
use crate::wire::claim::Claim;
use crate::wire::event::Signed;

/// What another laptop last said of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// The laptop.
    pub device: DeviceKey,
    /// How far it had read each log.
    pub frontier: Vec<Reached>,
    /// Attached files it lacked.
    pub wanted: Vec<Wanted>,
    /// The program it ran.
    pub app: String,
    /// When it said so, by its own clock, in milliseconds since 1970 UTC.
    pub created_ms: i64,
    /// When it was last heard here, in milliseconds since 1970 UTC.
    pub heard_ms: i64,
}

/// How much of a log lies here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogEnd {
    /// The last position without a gap.
    pub reached: Reached,
    /// Every event of it, behind gaps and on branches, too.
    pub count: u64,
}

/// Where sending begins: for every log the last position that need not be sent again.
pub type Starts = BTreeMap<LogId, u64>;

impl Store {
    /// Notes what another laptop says of itself. An older word never replaces a newer one, unless `always`: a laptop
    /// that was rolled back asks with a plain request, and its word counts.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_peer(&self, peer: &Peer, always: bool) -> Result<(), StoreError> {
        let wanted = |it: &Wanted| [it.hash.as_bytes(), &it.have.to_le_bytes()[..]].concat();
        self.db
            .prepare_cached(
                "INSERT INTO peer (device, frontier, wanted, app, created_ms, heard_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (device) DO UPDATE SET
                   frontier = CASE WHEN ?7 OR ?5 >= created_ms THEN ?2 ELSE frontier END,
                   wanted = CASE WHEN ?7 OR ?5 >= created_ms THEN ?3 ELSE wanted END,
                   app = CASE WHEN ?7 OR ?5 >= created_ms THEN ?4 ELSE app END,
                   created_ms = CASE WHEN ?7 THEN ?5 ELSE max(?5, created_ms) END,
                   heard_ms = max(?6, heard_ms)",
            )?
            .execute(params![
                peer.device.as_bytes(),
                pack_frontier(&peer.frontier),
                peer.wanted.iter().flat_map(wanted).collect::<Vec<u8>>(),
                peer.app,
                peer.created_ms,
                peer.heard_ms,
                always,
            ])?;
        Ok(())
    }

    /// Every laptop that was ever heard.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn peers(&self) -> Result<Vec<Peer>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT device, frontier, wanted, app, created_ms, heard_ms FROM peer ORDER BY device",
        )?;
        let rows = select.query_map([], |row| {
            let frontier: Vec<u8> = row.get(1)?;
            let wanted: Vec<u8> = row.get(2)?;
            Ok(Peer {
                device: DeviceKey::from_slice(&row.get::<_, Vec<u8>>(0)?).unwrap_or_default(),
                frontier: frontier.chunks_exact(56).filter_map(unpack_reached).collect(),
                wanted: wanted.chunks_exact(40).filter_map(unpack_wanted).collect(),
                app: row.get(3)?,
                created_ms: row.get(4)?,
                heard_ms: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps another laptop's signed word; an older one never replaces a newer one.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_claim(&self, claim: &Claim) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO word (device, created_ms, frontier, signature) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (device) DO UPDATE SET created_ms = ?2, frontier = ?3, signature = ?4
                 WHERE ?2 > created_ms",
            )?
            .execute(params![
                claim.device.as_bytes(),
                claim.created_ms,
                pack_frontier(&claim.frontier),
                claim.signature,
            ])?;
        Ok(())
    }

    /// The signed word of every other laptop that gave one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn claims(&self) -> Result<Vec<Claim>, StoreError> {
        let mut select = self
            .db
            .prepare_cached("SELECT device, created_ms, frontier, signature FROM word ORDER BY device")?;
        let rows = select.query_map([], |row| {
            let (frontier, signature): (Vec<u8>, Vec<u8>) = (row.get(2)?, row.get(3)?);
            Ok(Claim {
                device: DeviceKey::from_slice(&row.get::<_, Vec<u8>>(0)?).unwrap_or_default(),
                created_ms: row.get(1)?,
                frontier: frontier.chunks_exact(56).filter_map(unpack_reached).collect(),
                signature: signature.try_into().unwrap_or([0; 64]),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Where sending to a laptop with this frontier begins. What it names counts only when the very event it names
    /// lies here at that place of a log that nobody forked; otherwise the log is sent from its beginning.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn starts(&self, frontier: &[Reached]) -> Result<Starts, StoreError> {
        let mut same =
            self.db.prepare_cached("SELECT 1 FROM event WHERE log = ?1 AND seq = ?2 AND hash = ?3")?;
        let mut forked = self.db.prepare_cached(
            "SELECT 1 FROM event WHERE log = ?1 AND seq <= ?2 GROUP BY seq HAVING count(*) > 1 LIMIT 1",
        )?;
        let mut starts = Starts::new();
        for it in frontier {
            let seq = i64::try_from(it.seq).unwrap_or(i64::MAX);
            let known = same.exists(params![it.log.as_bytes(), seq, it.head.as_bytes()])?;
            if known && !forked.exists(params![it.log.as_bytes(), seq])? {
                starts.insert(it.log, it.seq);
            }
        }
        Ok(starts)
    }

    /// How many events stand behind these starts.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn count_after(&self, starts: &Starts) -> Result<u64, StoreError> {
        let mut count = self.db.prepare_cached("SELECT count(*) FROM event WHERE log = ?1 AND seq > ?2")?;
        let mut sum = 0u64;
        for (log, start) in self.logs_after(starts)? {
            sum += count.query_row(params![log.as_bytes(), start], |row| row.get::<_, i64>(0))? as u64;
        }
        Ok(sum)
    }

    /// Calls `each` with the bytes of every event behind these starts, log by log.
    ///
    /// # Errors
    /// When the database cannot be read, or `each` fails.
    pub fn for_each_after<E: From<StoreError>>(
        &self,
        starts: &Starts,
        mut each: impl FnMut(Signed) -> Result<(), E>,
    ) -> Result<(), E> {
        for (log, start) in self.logs_after(starts)? {
            let read = |each: &mut dyn FnMut(Signed) -> Result<(), E>| -> rusqlite::Result<Result<(), E>> {
                let mut select = self.db.prepare_cached(
                    "SELECT header, signature, body FROM event WHERE log = ?1 AND seq > ?2 ORDER BY seq, hash",
                )?;
                let mut rows = select.query(params![log.as_bytes(), start])?;
                while let Some(row) = rows.next()? {
                    let signature: Vec<u8> = row.get(1)?;
                    let signature = signature.try_into().unwrap_or([0; 64]);
                    if let Err(error) = each(Signed { header: row.get(0)?, signature, body: row.get(2)? }) {
                        return Ok(Err(error));
                    }
                }
                Ok(Ok(()))
            };
            read(&mut each).map_err(|error| E::from(StoreError::from(error)))??;
        }
        Ok(())
    }

    /// How much of every log lies here, logs that begin with a gap included.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn log_ends(&self) -> Result<Vec<LogEnd>, StoreError> {
        let frontier = self.frontier()?;
        let mut select =
            self.db.prepare_cached("SELECT log, count(*) FROM event GROUP BY log ORDER BY log")?;
        let rows =
            select.query_map([], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)? as u64)))?;
        let mut ends = Vec::new();
        for row in rows {
            let (log, count) = row?;
            let log = LogId::from_slice(&log).unwrap_or_default();
            let reached = frontier.iter().find(|it| it.log == log).copied();
            let reached = reached.unwrap_or(Reached { log, seq: 0, head: EventHash::default() });
            ends.push(LogEnd { reached, count });
        }
        Ok(ends)
    }

    /// The device that writes a log; `None` when nothing of it is known.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn writer_of(&self, log: LogId) -> Result<Option<DeviceKey>, StoreError> {
        let mut select =
            self.db.prepare_cached("SELECT header FROM event WHERE log = ?1 ORDER BY seq LIMIT 1")?;
        let header: Option<Vec<u8>> = select.query_row([log.as_bytes()], |row| row.get(0)).optional()?;
        Ok(header.map(|header| read_header(&header)).transpose()?.map(|header| header.device))
    }

    /// Whether a file of an exchange folder was read in just this state.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn folder_seen(&self, path: &str, size: i64, modified_ms: i64) -> Result<bool, StoreError> {
        let mut select = self
            .db
            .prepare_cached("SELECT 1 FROM folder_seen WHERE path = ?1 AND size = ?2 AND modified_ms = ?3")?;
        Ok(select.exists(params![path, size, modified_ms])?)
    }

    /// Notes that a file of an exchange folder was read.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_folder_seen(&self, path: &str, size: i64, modified_ms: i64) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT OR REPLACE INTO folder_seen (path, size, modified_ms) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![path, size, modified_ms])?;
        Ok(())
    }

    fn logs_after(&self, starts: &Starts) -> Result<Vec<(LogId, i64)>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT DISTINCT log FROM event ORDER BY log")?;
        let rows = select.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        let mut logs = Vec::new();
        for row in rows {
            if let Some(log) = LogId::from_slice(&row?) {
                let start = starts.get(&log).copied().unwrap_or(0);
                logs.push((log, i64::try_from(start).unwrap_or(i64::MAX)));
            }
        }
        Ok(logs)
    }

    /// The attached files that events behind these starts name, with their sizes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn named_after(&self, starts: &Starts) -> Result<BTreeMap<ContentHash, u64>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT named.hash, named.size, event.log, event.seq FROM named JOIN event ON event.id = named.event",
        )?;
        let mut rows = select.query([])?;
        let mut named = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let hash = ContentHash::from_slice(&row.get::<_, Vec<u8>>(0)?);
            let log = LogId::from_slice(&row.get::<_, Vec<u8>>(2)?).unwrap_or_default();
            let after = starts
                .get(&log)
                .is_none_or(|start| row.get::<_, i64>(3).is_ok_and(|seq| seq as u64 > *start));
            if let (Some(hash), true) = (hash, after) {
                named.insert(hash, row.get::<_, i64>(1)? as u64);
            }
        }
        Ok(named)
    }
}

fn pack_frontier(frontier: &[Reached]) -> Vec<u8> {
    let reached = |it: &Reached| [it.log.as_bytes(), &it.seq.to_le_bytes()[..], it.head.as_bytes()].concat();
    frontier.iter().flat_map(reached).collect()
}

fn unpack_reached(bytes: &[u8]) -> Option<Reached> {
    Some(Reached {
        log: LogId::from_slice(&bytes[..16])?,
        seq: u64::from_le_bytes(bytes[16..24].try_into().ok()?),
        head: EventHash::from_slice(&bytes[24..56])?,
    })
}

fn unpack_wanted(bytes: &[u8]) -> Option<Wanted> {
    Some(Wanted {
        hash: ContentHash::from_slice(&bytes[..32])?,
        have: u64::from_le_bytes(bytes[32..40].try_into().ok()?),
    })
}
