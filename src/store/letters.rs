//! Questions about letters: one, a request's, those on their way, and the numbers they took.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension;

use super::query::parse;
use super::{Store, StoreError};
use crate::domain::ids::EntityId;
use crate::domain::letter::{Letter, Numbering};
use crate::domain::numbering::Given;
use crate::domain::numbers::Register;

impl Store {
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
        match request {
            // Not one query with `?1 IS NULL OR`, which would read every letter for the few of a request.
            Some(request) => {
                self.bodies("SELECT body FROM letter WHERE request = ?1 ORDER BY id", [request.as_bytes()])
            }
            None => self.bodies("SELECT body FROM letter ORDER BY id", []),
        }
    }

    /// The letters that have not left the office and are not cancelled, in order of drafting.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn letters_on_their_way(&self) -> Result<Vec<Letter>, StoreError> {
        self.bodies(
            "SELECT body FROM letter WHERE state IN ('draft', 'initialled', 'signed', 'numbered') ORDER BY id",
            [],
        )
    }

    /// How many letters have not left the office and are not cancelled.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn count_on_their_way(&self) -> Result<usize, StoreError> {
        let mut select = self.db.prepare_cached(
            "SELECT count(*) FROM letter WHERE state IN ('draft', 'initialled', 'signed', 'numbered')",
        )?;
        Ok(select.query_row([], |row| row.get::<_, i64>(0))? as usize)
    }

    /// The letters of open requests, in order of drafting.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn letters_of_open(&self) -> Result<Vec<Letter>, StoreError> {
        self.bodies(
            "SELECT letter.body FROM letter JOIN request ON request.id = letter.request
             WHERE request.state IN ('open', 'waiting_applicant') ORDER BY letter.id",
            [],
        )
    }

    /// Every number that a register of letters has given in a year, those of cancelled letters among them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn given_numbers(&self, year: i32, register: Register) -> Result<Vec<Given>, StoreError> {
        let mut select = self.db.prepare_cached("SELECT kind, body FROM letter WHERE year = ?1")?;
        let rows = select.query_map([year], |row| row.get::<_, String>(1))?;
        let mut given = Vec::new();
        for row in rows {
            let letter: Letter = parse(&row?)?;
            if let Some(numbering) = letter.numbering.filter(|_| letter.kind.register() == register) {
                let Numbering { sequence, suffix, date, .. } = numbering;
                given.push(Given { sequence, suffix, date });
            }
        }
        Ok(given)
    }

    /// Every number used in a register's year.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn used_numbers(&self, register: Register, year: i32) -> Result<BTreeSet<u32>, StoreError> {
        let sql = match register {
            Register::Incoming => "SELECT agenda_sequence FROM request WHERE agenda_year = ?1",
            Register::Outgoing => {
                "SELECT sequence FROM letter WHERE year = ?1 AND kind NOT IN ('report', 'memo')"
            }
            Register::Memo => "SELECT sequence FROM letter WHERE year = ?1 AND kind IN ('report', 'memo')",
        };
        let mut select = self.db.prepare_cached(sql)?;
        let rows = select.query_map([year], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
