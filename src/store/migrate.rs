//! How a database grows from one version to the next. Events are never rewritten; tables that follow from them may be.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::append::read_header;
use super::{StoreError, schema};

/// Version 1 to 2: peers, the list of named files filled from the events that are there, and projections that the
/// caller must fill anew.
pub(super) fn to_2(db: &Connection) -> Result<(), StoreError> {
    let tx = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
    tx.execute_batch(schema::EXCHANGE)?;
    tx.execute_batch(schema::DROP_PROJECTIONS)?;
    tx.execute_batch(schema::PROJECTIONS)?;
    {
        let mut select = tx.prepare("SELECT id, header FROM event")?;
        let mut insert = tx.prepare("INSERT OR IGNORE INTO named (hash, event, size) VALUES (?1, ?2, ?3)")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            for (hash, size) in read_header(&row.get::<_, Vec<u8>>(1)?)?.blobs {
                insert.execute(params![hash.as_bytes(), id, i64::try_from(size).unwrap_or(i64::MAX)])?;
            }
        }
    }
    tx.commit()?;
    Ok(())
}
