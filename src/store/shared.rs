//! Conflicts between several requests, letters or logs, kept as rows like those of one request.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::StoreError;
use super::append::read_header;
use super::project::{json, name};
use super::query::applied_events;
use crate::domain::dag::Dag;
use crate::domain::event::{Event, Payload};
use crate::domain::ids::{EntityId, EventHash, LogId};
use crate::domain::numbers::Register;
use crate::domain::request::{Conflict, ConflictKind, Version};
use crate::domain::roster::Roster;
use crate::domain::shared;
use crate::wire::event::decode;

/// What several requests, letters or devices might say at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// An agenda number.
    Agenda(i32, u32),
    /// A letter's number in its register.
    Number(Register, i32, u32, String),
    /// The letter a request came with.
    Letter(String),
    /// A place in a log.
    Log(LogId),
}

/// Everything the touched requests and letters say now.
pub(super) fn keys(db: &Connection, touched: &BTreeSet<EntityId>) -> Result<BTreeSet<Key>, StoreError> {
    let mut request =
        db.prepare_cached("SELECT agenda_year, agenda_sequence, letter_key FROM request WHERE id = ?1")?;
    let mut letter = db.prepare_cached(
        "SELECT year, sequence, suffix, kind IN ('report', 'memo') FROM letter WHERE id = ?1",
    )?;
    let mut keys = BTreeSet::new();
    for entity in touched.iter().filter(|entity| !entity.is_office_level()) {
        let mut rows = request.query([entity.as_bytes()])?;
        if let Some(row) = rows.next()? {
            let agenda = row.get::<_, Option<i32>>(0)?.zip(row.get::<_, Option<u32>>(1)?);
            keys.extend(agenda.map(|(year, sequence)| Key::Agenda(year, sequence)));
            keys.extend(row.get::<_, Option<String>>(2)?.map(Key::Letter));
        }
        let mut rows = letter.query([entity.as_bytes()])?;
        if let Some(row) = rows.next()? {
            let number = row.get::<_, Option<i32>>(0)?.zip(row.get::<_, Option<u32>>(1)?);
            let suffix: Option<String> = row.get(2)?;
            let register = register(row.get(3)?);
            keys.extend(number.map(|(year, n)| Key::Number(register, year, n, suffix.unwrap_or_default())));
        }
    }
    Ok(keys)
}

/// Every key that more than one says.
pub(super) fn all_keys(db: &Connection) -> Result<BTreeSet<Key>, StoreError> {
    let mut keys = BTreeSet::new();
    let mut agenda = db.prepare(
        "SELECT agenda_year, agenda_sequence FROM request WHERE agenda_year IS NOT NULL
         GROUP BY 1, 2 HAVING count(*) > 1",
    )?;
    let mut rows = agenda.query([])?;
    while let Some(row) = rows.next()? {
        keys.insert(Key::Agenda(row.get(0)?, row.get(1)?));
    }
    let mut number = db.prepare(
        "SELECT year, sequence, suffix, kind IN ('report', 'memo') FROM letter WHERE year IS NOT NULL
         GROUP BY 1, 2, 3, 4 HAVING count(*) > 1",
    )?;
    let mut rows = number.query([])?;
    while let Some(row) = rows.next()? {
        keys.insert(Key::Number(
            register(row.get(3)?),
            row.get(0)?,
            row.get(1)?,
            row.get::<_, Option<String>>(2)?.unwrap_or_default(),
        ));
    }
    let mut letter = db.prepare(
        "SELECT letter_key FROM request WHERE letter_key IS NOT NULL GROUP BY 1 HAVING count(*) > 1",
    )?;
    let mut rows = letter.query([])?;
    while let Some(row) = rows.next()? {
        keys.insert(Key::Letter(row.get(0)?));
    }
    let mut log = db.prepare("SELECT DISTINCT log FROM event GROUP BY log, seq HAVING count(*) > 1")?;
    let mut rows = log.query([])?;
    while let Some(row) = rows.next()? {
        keys.extend(LogId::from_slice(&row.get::<_, Vec<u8>>(0)?).map(Key::Log));
    }
    Ok(keys)
}

/// Makes the conflicts about these keys anew.
pub(super) fn refresh(db: &Connection, roster: &Roster, keys: &BTreeSet<Key>) -> Result<(), StoreError> {
    let mut contested = Vec::new();
    for key in keys {
        let (conflict, members) = build(db, roster, key)?;
        remove(db, &conflict)?;
        if conflict.versions.len() > 1 {
            contested.push((conflict, members));
        }
    }
    // Hardly anything is contested, so the settlements are hardly ever read.
    if contested.is_empty() {
        return Ok(());
    }
    let registers = applied_events(db, EntityId::REGISTERS)?;
    let dag = Dag::new(&registers);
    contested.retain(|(conflict, _)| !shared::is_settled(conflict, &registers, &dag));
    contested.iter().try_for_each(|(conflict, members)| write(db, conflict, members))
}

/// Makes all conflicts of this kind anew, as after a settlement.
pub(super) fn refresh_all(db: &Connection, roster: &Roster) -> Result<(), StoreError> {
    db.execute_batch(
        "DELETE FROM conflict_member;
         DELETE FROM conflict WHERE entity = x'00000000000000000000000000000003';",
    )?;
    refresh(db, roster, &all_keys(db)?)?;
    refresh_roster(db, roster)
}

/// Makes the conflicts about the device list anew.
pub(super) fn refresh_roster(db: &Connection, roster: &Roster) -> Result<(), StoreError> {
    db.execute("DELETE FROM conflict WHERE entity = ?1", [EntityId::ROSTER.as_bytes()])?;
    let registers = applied_events(db, EntityId::REGISTERS)?;
    let dag = Dag::new(&registers);
    let mut open = roster.contests().iter().filter(|it| !shared::is_settled(it, &registers, &dag));
    open.try_for_each(|conflict| insert(db, conflict, EntityId::ROSTER))
}

fn remove(db: &Connection, conflict: &Conflict) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM conflict_member WHERE conflict = ?1")?
        .execute([conflict.id.as_bytes()])?;
    db.prepare_cached("DELETE FROM conflict WHERE id = ?1")?.execute([conflict.id.as_bytes()])?;
    Ok(())
}

fn write(db: &Connection, conflict: &Conflict, members: &BTreeSet<EntityId>) -> Result<(), StoreError> {
    insert(db, conflict, EntityId::REGISTERS)?;
    let mut member = db.prepare_cached("INSERT INTO conflict_member (entity, conflict) VALUES (?1, ?2)")?;
    for entity in members {
        member.execute([entity.as_bytes(), conflict.id.as_bytes()])?;
    }
    Ok(())
}

fn insert(db: &Connection, conflict: &Conflict, entity: EntityId) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR REPLACE INTO conflict (id, entity, kind, body) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            conflict.id.as_bytes(),
            entity.as_bytes(),
            name::<ConflictKind>(&conflict.kind)?,
            json(conflict)?
        ])?;
    Ok(())
}

fn build(db: &Connection, roster: &Roster, key: &Key) -> Result<(Conflict, BTreeSet<EntityId>), StoreError> {
    let mut members = BTreeSet::new();
    let conflict = match key {
        Key::Agenda(year, sequence) => {
            let ids =
                requests_where(db, "agenda_year = ?1 AND agenda_sequence = ?2", params![year, sequence])?;
            let mut versions = Vec::new();
            for (id, label, note) in several(ids) {
                let gave = |payload: &Payload| match payload {
                    Payload::Received(body) => body.agenda,
                    Payload::Registered(body) => Some(body.agenda),
                    Payload::Reregistered(body) => Some(body.agenda),
                    _ => None,
                };
                let fits = |event: &Event| {
                    gave(&event.payload).is_some_and(|it| (it.year, it.sequence) == (*year, *sequence))
                };
                versions.extend(latest(db, id, fits)?.map(|event| shared::version(id, &event, label, note)));
                members.insert(id);
            }
            shared::number(Register::Incoming, *year, *sequence, "", versions)
        }
        Key::Number(register, year, sequence, suffix) => {
            let mut versions = Vec::new();
            for (id, request, text) in several(letters_with(db, *register, *year, *sequence, suffix)?) {
                let fits = |event: &Event| match &event.payload {
                    Payload::Numbered(body) => body.numbering.sequence == *sequence,
                    Payload::Renumbered(body) => body.numbering.sequence == *sequence,
                    _ => false,
                };
                let event = latest(db, id, fits)?;
                versions.extend(event.map(|event| shared::version(id, &event, text, String::new())));
                members.extend([id, request]);
            }
            shared::number(*register, *year, *sequence, suffix, versions)
        }
        Key::Letter(key) => {
            let ids = requests_where(db, "letter_key = ?1 AND state <> 'withdrawn'", params![key])?;
            let (mut versions, mut receipts) = (Vec::new(), Vec::new());
            for (id, label, note) in several(ids) {
                let received = latest(db, id, |event| matches!(event.payload, Payload::Received(_)))?;
                if let Some(event) = received {
                    if let Payload::Received(body) = &event.payload {
                        receipts.push((event.device, body.at));
                    }
                    versions.push(shared::version(id, &event, label, note));
                    members.insert(id);
                }
            }
            if !shared::is_suspicious(&receipts) {
                versions.clear();
            }
            shared::same_letter(key, versions)
        }
        Key::Log(log) => fork(db, roster, *log)?,
    };
    Ok((conflict, members))
}

fn fork(db: &Connection, roster: &Roster, log: LogId) -> Result<Conflict, StoreError> {
    let mut select = db.prepare_cached(
        "SELECT seq, hash, header, body FROM event WHERE log = ?1 AND seq =
           (SELECT seq FROM event WHERE log = ?1 GROUP BY seq HAVING count(*) > 1 ORDER BY seq LIMIT 1)
         ORDER BY hash",
    )?;
    let mut rows = select.query([log.as_bytes()])?;
    let (mut seq, mut versions) = (0, Vec::new());
    while let Some(row) = rows.next()? {
        seq = row.get::<_, i64>(0)? as u64;
        let hash = EventHash::from_slice(&row.get::<_, Vec<u8>>(1)?).unwrap_or_default();
        let event = decode(hash, &read_header(&row.get::<_, Vec<u8>>(2)?)?, &row.get::<_, Vec<u8>>(3)?);
        // Strangers' logs are their own affair.
        if let Some(device) = roster.device(&event.device) {
            let label = format!("{} · {}", device.name, event.payload.kind());
            versions.push(Version {
                option: hash.to_string(),
                ..shared::version(event.entity, &event, label, String::new())
            });
        }
    }
    Ok(shared::fork(log, seq, versions))
}

/// What stands alone contradicts nobody and is not worth reading its events.
fn several<T>(found: Vec<T>) -> Vec<T> {
    if found.len() > 1 { found } else { Vec::new() }
}

/// The last event of an entity that fits.
fn latest(
    db: &Connection,
    entity: EntityId,
    fits: impl Fn(&Event) -> bool,
) -> Result<Option<Event>, StoreError> {
    Ok(applied_events(db, entity)?.into_iter().rev().find(|event| fits(event)))
}

/// Requests with a label and the number of the letter they came with, in order of their ids.
fn requests_where(
    db: &Connection,
    condition: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Vec<(EntityId, String, String)>, StoreError> {
    let mut select = db.prepare_cached(&format!(
        "SELECT id, agency, subject, agenda_year, agenda_sequence FROM request WHERE {condition} ORDER BY id"
    ))?;
    let mut rows = select.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let id = EntityId::from_slice(&row.get::<_, Vec<u8>>(0)?).unwrap_or_default();
        let label = format!("{} · {}", row.get::<_, String>(1)?, row.get::<_, String>(2)?);
        let agenda = row.get::<_, Option<u32>>(4)?.zip(row.get::<_, Option<i32>>(3)?);
        found.push((id, label, agenda.map(|(n, year)| format!("{n}/{year}")).unwrap_or_default()));
    }
    Ok(found)
}

/// The register of a letter: nota dinas are counted by themselves.
fn register(memo: bool) -> Register {
    if memo { Register::Memo } else { Register::Outgoing }
}

fn letters_with(
    db: &Connection,
    register: Register,
    year: i32,
    sequence: u32,
    suffix: &str,
) -> Result<Vec<(EntityId, EntityId, String)>, StoreError> {
    let mut select = db.prepare_cached(
        "SELECT id, request, body FROM letter
         WHERE year = ?1 AND sequence = ?2 AND suffix = ?3 AND (kind IN ('report', 'memo')) = ?4 ORDER BY id",
    )?;
    let mut rows = select.query(params![year, sequence, suffix, register == Register::Memo])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let id = |at: usize| -> Result<EntityId, StoreError> {
            Ok(EntityId::from_slice(&row.get::<_, Vec<u8>>(at)?).unwrap_or_default())
        };
        let letter: crate::domain::letter::Letter = serde_json::from_str(&row.get::<_, String>(2)?)
            .map_err(|error| StoreError::Damaged(error.to_string()))?;
        let number = letter.numbering.as_ref().map(|it| it.text.clone()).unwrap_or_default();
        let content = letter.current().map(|it| &it.content);
        let about = content.map(|it| format!("{} · {}", it.addressee, it.subject)).unwrap_or_default();
        found.push((id(0)?, id(1)?, format!("{number} · {about}")));
    }
    Ok(found)
}

/// Which requests and letters such conflicts are about, with the conflicts.
pub(super) fn members(db: &Connection) -> Result<BTreeMap<EntityId, Vec<Conflict>>, StoreError> {
    let mut select = db.prepare_cached(
        "SELECT conflict_member.entity, conflict.body FROM conflict_member
         JOIN conflict ON conflict.id = conflict_member.conflict ORDER BY conflict.kind, conflict.id",
    )?;
    let mut rows = select.query([])?;
    let mut about: BTreeMap<EntityId, Vec<Conflict>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let entity = EntityId::from_slice(&row.get::<_, Vec<u8>>(0)?).unwrap_or_default();
        let conflict = serde_json::from_str(&row.get::<_, String>(1)?)
            .map_err(|error| StoreError::Damaged(error.to_string()))?;
        about.entry(entity).or_default().push(conflict);
    }
    Ok(about)
}
