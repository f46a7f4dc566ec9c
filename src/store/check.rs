//! Does the database still say what its events say?

use std::collections::BTreeMap;

use super::append::read_header;
use super::{Store, StoreError, schema};
use crate::domain::ids::{EventHash, LogId};
use crate::wire::event::{Signed, Verified};

/// What a check of the whole database found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// Events looked at.
    pub events: u64,
    /// What SQLite's own integrity check says; empty when it is content.
    pub integrity: Vec<String>,
    /// Events whose bytes, body or signature are not what was signed.
    pub broken: Vec<EventHash>,
    /// Logs with a hole: the log and the first missing position.
    pub gaps: Vec<(LogId, u64)>,
    /// Logs that two devices wrote on: the log and the position where they part.
    pub forks: Vec<(LogId, u64)>,
    /// Projections that differ from what their events give.
    pub stale: Vec<&'static str>,
}

impl Findings {
    /// Whether the database is sound. A gap only means that something is still on its way, and a fork is shown
    /// as a conflict; neither is damage.
    pub fn is_sound(&self) -> bool {
        self.integrity.is_empty() && self.broken.is_empty() && self.stale.is_empty()
    }
}

impl Store {
    /// Checks file, signatures, logs and projections; changes nothing.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn check(&mut self) -> Result<Findings, StoreError> {
        let mut findings = Findings { integrity: self.integrity()?, ..Findings::default() };
        self.check_events(&mut findings)?;
        findings.stale = self.stale_projections()?;
        Ok(findings)
    }

    /// SQLite's quick look at its own pages, for every start.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn quick_check(&self) -> Result<Vec<String>, StoreError> {
        self.pragma_lines("PRAGMA quick_check(10)")
    }

    fn integrity(&self) -> Result<Vec<String>, StoreError> {
        self.pragma_lines("PRAGMA integrity_check(10)")
    }

    fn pragma_lines(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        let mut select = self.db.prepare(sql)?;
        let lines: Vec<String> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    fn check_events(&self, findings: &mut Findings) -> Result<(), StoreError> {
        let mut select =
            self.db.prepare("SELECT hash, header, signature, body FROM event ORDER BY log, seq, hash")?;
        let mut rows = select.query([])?;
        let mut ends: BTreeMap<LogId, u64> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            findings.events += 1;
            let hash = EventHash::from_slice(&row.get::<_, Vec<u8>>(0)?).unwrap_or_default();
            let signature: Vec<u8> = row.get(2)?;
            let signed = Signed {
                header: row.get(1)?,
                signature: signature.try_into().unwrap_or([0; 64]),
                body: row.get(3)?,
            };
            let header = read_header(&signed.header)?;
            let end = ends.entry(header.log).or_default();
            if header.seq == *end {
                findings.forks.push((header.log, header.seq));
            } else if header.seq > *end + 1 {
                findings.gaps.push((header.log, *end + 1));
            }
            *end = header.seq;
            if signed.hash() != hash || Verified::check(signed).is_err() {
                findings.broken.push(hash);
            }
        }
        findings.forks.dedup();
        Ok(())
    }

    /// Makes every projection anew inside a transaction that is not kept, and names those that differ.
    fn stale_projections(&mut self) -> Result<Vec<&'static str>, StoreError> {
        let before = self.dump()?;
        self.db.execute_batch("SAVEPOINT rehearsal")?;
        let after = self.rebuild_inside().and_then(|_| self.dump());
        self.db.execute_batch("ROLLBACK TO rehearsal; RELEASE rehearsal")?;
        self.reload_roster()?;
        let after = after?;
        Ok(before
            .iter()
            .filter(|(table, rows)| after.get(*table) != Some(*rows))
            .map(|(table, _)| *table)
            .collect())
    }

    /// Every projection as text, in an order that does not depend on how it came about.
    fn dump(&self) -> Result<BTreeMap<&'static str, Vec<String>>, StoreError> {
        let mut dump = BTreeMap::new();
        for (table, sql) in schema::COMPARED {
            let mut select = self.db.prepare(sql)?;
            let columns = select.column_count();
            let mut rows = select.query([])?;
            let mut lines = Vec::new();
            while let Some(row) = rows.next()? {
                let cells: Result<Vec<String>, _> =
                    (0..columns).map(|column| row.get_ref(column).map(|cell| format!("{cell:?}"))).collect();
                lines.push(cells?.join("|"));
            }
            lines.sort_unstable();
            dump.insert(table, lines);
        }
        Ok(dump)
    }
}
