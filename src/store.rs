//! The local database: signed events as the only truth, and projections that can be made anew from them.
//!
//! One connection, one writer. An event and everything that follows from it commit together in one transaction
//! (WAL, `synchronous=FULL`), so what was acknowledged survives a power cut and a reader never sees half of it.

mod append;
mod check;
mod error;
mod letters;
mod migrate;
mod peers;
mod project;
mod query;
mod requests;
mod schema;
mod shared;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::domain::ids::{ContentHash, EntityId};
use crate::domain::procedure::Procedure;
use crate::domain::roster::Roster;

pub use append::{ImportReport, Mode};
pub use check::Findings;
pub use error::StoreError;
pub use peers::{Peer, Starts};
pub use query::{AdoptedProcedure, EntityTable, ExportRow, HeldEvent, ImportRow, StoredConflict};
pub use requests::{Found, Query, RequestRow};

/// An open database.
pub struct Store {
    db: Connection,
    roster: Roster,
    /// Procedures by version, parsed once.
    procedures: BTreeMap<ContentHash, Arc<Procedure>>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

/// The settings every connection needs, and what each must read back as.
const PRAGMAS: [(&str, &str, &str); 9] = [
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    ("temp_store", "MEMORY", "2"),
    ("secure_delete", "FAST", "2"),
    ("wal_autocheckpoint", "1000", "1000"),
];

impl Store {
    /// Opens the database at a path, making it when there is none.
    ///
    /// # Errors
    /// When the file is foreign, newer, damaged, or cannot be written.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Self::prepare(Connection::open_with_flags(path, flags)?)
    }

    /// Opens a database in memory, for rehearsals and tests.
    ///
    /// # Errors
    /// When SQLite refuses, which it has no reason to.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::prepare(Connection::open_in_memory()?)
    }

    fn prepare(db: Connection) -> Result<Self, StoreError> {
        db.busy_timeout(std::time::Duration::from_secs(5))?;
        // Otherwise SQLite plans a query anew for every value bound to it, which costs more than most queries.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let version: i32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        let fresh = application == 0 && version == 0 && tables == 0;
        if !fresh && application != schema::APPLICATION_ID {
            return Err(StoreError::Foreign);
        }
        if version > schema::VERSION {
            return Err(StoreError::Newer(version));
        }
        for (name, value, _) in PRAGMAS {
            db.pragma_update(None, name, value)?;
        }
        if fresh {
            db.execute_batch(&format!(
                "BEGIN IMMEDIATE; {} {} {} {} PRAGMA application_id = {}; PRAGMA user_version = {}; COMMIT;",
                schema::TRUTH,
                schema::EXCHANGE,
                schema::HISTORY,
                schema::PROJECTIONS,
                schema::APPLICATION_ID,
                schema::VERSION
            ))?;
        }
        let (grows, anew) = (!fresh && version < schema::VERSION, !fresh && version < 2);
        if anew {
            migrate::to_2(&db)?;
        }
        if grows {
            db.execute_batch(schema::HISTORY)?;
        }
        db.set_prepared_statement_cache_capacity(64);
        let mut store = Self { db, roster: Roster::fold(&[]), procedures: BTreeMap::new() };
        if anew {
            store.rebuild()?;
        }
        if grows {
            // The version is the last thing written: a start that was cut short here simply grows again.
            store.db.pragma_update(None, "user_version", schema::VERSION)?;
        }
        store.reload_roster()?;
        Ok(store)
    }

    /// The device list as it stands.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    fn reload_roster(&mut self) -> Result<(), StoreError> {
        self.roster = Roster::fold(&self.applied_events(EntityId::ROSTER)?);
        Ok(())
    }

    /// What every setting reads back as; a test holds this against what was asked for.
    ///
    /// # Errors
    /// When SQLite refuses to say.
    pub fn settings(&self) -> Result<Vec<(&'static str, String, &'static str)>, StoreError> {
        let read = |(name, _, expected): (&'static str, &str, &'static str)| {
            let value =
                self.db.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))?;
            let text = match value {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => format!("{other:?}"),
            };
            Ok((name, text, expected))
        };
        PRAGMAS.into_iter().map(read).collect()
    }

    /// Copies the whole database into a new file, consistent even while it is in use.
    ///
    /// # Errors
    /// When the target cannot be written.
    pub fn back_up(&self, to: &Path) -> Result<(), StoreError> {
        let mut target = Connection::open(to)?;
        // One step copies every page, so no other write can come between.
        rusqlite::backup::Backup::new(&self.db, &mut target)?.step(-1)?;
        target.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(())
    }
}
