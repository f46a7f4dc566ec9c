//! Questions about requests: the list with its search, the open ones, a period's, those that ended.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};

use super::query::parse;
use super::{Store, StoreError};
use crate::domain::event::AgendaNo;
use crate::domain::ids::EntityId;
use crate::domain::request::Request;

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

impl Store {
    /// One request.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn request(&self, id: EntityId) -> Result<Option<Request>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT body FROM request WHERE id = ?1")?;
        let body: Option<String> = select.query_row([id.as_bytes()], |row| row.get(0)).optional()?;
        body.map(|body| parse(&body)).transpose()
    }

    /// Whether there is such a request.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_request(&self, id: EntityId) -> Result<bool, StoreError> {
        Ok(self.db.prepare_cached("SELECT 1 FROM request WHERE id = ?1")?.exists([id.as_bytes()])?)
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
        self.bodies(
            "SELECT body FROM request WHERE state IN ('open', 'waiting_applicant')
             AND (?1 IS NULL OR procedure = ?1) ORDER BY received_ms, id",
            [procedure],
        )
    }

    /// How many requests of each SOP are open, by the SOP's id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn open_counts(&self) -> Result<BTreeMap<String, usize>, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT procedure, count(*) FROM request WHERE state IN ('open', 'waiting_applicant') GROUP BY procedure",
        )?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as usize)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every request received in a period, for registers and reports.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn requests_between(&self, from_ms: i64, to_ms: i64) -> Result<Vec<Request>, StoreError> {
        self.bodies(
            "SELECT body FROM request WHERE received_ms BETWEEN ?1 AND ?2 ORDER BY received_ms, id",
            [from_ms, to_ms],
        )
    }

    /// Every request received up to the end of a period and not ended before its beginning.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn requests_alive(&self, from_ms: i64, to_ms: i64) -> Result<Vec<Request>, StoreError> {
        self.bodies(
            "SELECT body FROM request WHERE received_ms <= ?2 AND (ended_ms IS NULL OR ended_ms >= ?1)
             ORDER BY received_ms, id",
            [from_ms, to_ms],
        )
    }

    /// Every request that has ended, the one that ended first coming first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn requests_ended(&self) -> Result<Vec<Request>, StoreError> {
        self.bodies("SELECT body FROM request WHERE ended_ms IS NOT NULL ORDER BY ended_ms, id", [])
    }
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
