//! Projections: what follows from the applied events, kept in tables so that lists and boards open at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use super::query::applied_events;
use crate::domain::event::{Payload, ProcedureRef};
use crate::domain::ids::{ContentHash, EntityId};
use crate::domain::letter::{self, Letter};
use crate::domain::procedure::Procedure;
use crate::domain::request::{self, Conflict, ConflictKind, Request};
use crate::domain::shared::letter_key;

/// Procedures by version, parsed once.
pub(super) type Procedures = BTreeMap<ContentHash, Arc<Procedure>>;

/// Empties every projection of requests, letters and lists; statuses and heads stay.
pub(super) fn clear(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch(
        "DELETE FROM procedure; DELETE FROM profile; DELETE FROM request; DELETE FROM active; DELETE FROM letter;
         DELETE FROM conflict; DELETE FROM conflict_member; DELETE FROM request_text;",
    )?;
    Ok(())
}

/// Makes the rows of the touched entities anew, and of those that depend on them.
pub(super) fn refresh(
    db: &Connection,
    procedures: &mut Procedures,
    touched: &mut BTreeSet<EntityId>,
) -> Result<(), StoreError> {
    if touched.contains(&EntityId::PROCEDURES) {
        refresh_procedures(db)?;
        touched.extend(requests_without_procedure(db)?);
    }
    if touched.contains(&EntityId::PROFILE) {
        refresh_profile(db)?;
    }
    for entity in touched.iter().filter(|entity| !entity.is_office_level()) {
        refresh_entity(db, procedures, *entity)?;
    }
    Ok(())
}

fn refresh_procedures(db: &Connection) -> Result<(), StoreError> {
    let mut insert = db.prepare_cached(
        "INSERT OR REPLACE INTO procedure (hash, id, version, title, adopted, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, event) in applied_events(db, EntityId::PROCEDURES)?.into_iter().enumerate() {
        let Payload::Adopted(body) = event.payload else { continue };
        // A definition that a newer program could read and this one cannot waits for the update.
        let Ok(procedure) = Procedure::parse(&body.text) else { continue };
        insert.execute(params![
            procedure.hash.as_bytes(),
            procedure.id,
            procedure.version,
            procedure.identity.title,
            position as i64,
            body.text
        ])?;
    }
    Ok(())
}

/// Requests that were received before the procedure they walk was known here.
fn requests_without_procedure(db: &Connection) -> Result<BTreeSet<EntityId>, StoreError> {
    let mut select = db.prepare_cached(
        "SELECT DISTINCT entity FROM event WHERE kind = 'request.received'
         AND NOT EXISTS (SELECT 1 FROM request WHERE request.id = event.entity)",
    )?;
    let rows = select.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    let mut entities = BTreeSet::new();
    for row in rows {
        entities.extend(EntityId::from_slice(&row?));
    }
    Ok(entities)
}

fn refresh_profile(db: &Connection) -> Result<(), StoreError> {
    let events = applied_events(db, EntityId::PROFILE)?;
    let last = events.into_iter().rev().find_map(|event| match event.payload {
        Payload::Profiled(body) => Some(body.profile),
        _ => None,
    });
    if let Some(profile) = last {
        let body = json(&profile)?;
        db.prepare_cached("INSERT OR REPLACE INTO profile (id, body) VALUES (1, ?1)")?.execute([body])?;
    }
    Ok(())
}

fn refresh_entity(db: &Connection, procedures: &mut Procedures, entity: EntityId) -> Result<(), StoreError> {
    let events = applied_events(db, entity)?;
    let Some(first) = events.iter().find(|event| begins(&event.payload)) else { return Ok(()) };
    match &first.payload {
        Payload::Received(body) => {
            if let Some(procedure) = procedure(db, procedures, &body.procedure)?
                && let Some(request) = request::fold(entity, &procedure, &events)
            {
                write_request(db, &request)?;
                write_conflicts(db, entity, &request.conflicts)?;
            }
        }
        Payload::Drafted(_) => {
            if let Some(letter) = letter::life::fold(entity, &events) {
                write_letter(db, &letter)?;
                write_conflicts(db, entity, &letter.conflicts)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn begins(payload: &Payload) -> bool {
    matches!(payload, Payload::Received(_) | Payload::Drafted(_))
}

/// The procedure version a request walks; `None` while it is not known here.
pub(super) fn procedure(
    db: &Connection,
    procedures: &mut Procedures,
    wanted: &ProcedureRef,
) -> Result<Option<Arc<Procedure>>, StoreError> {
    if let Some(known) = procedures.get(&wanted.hash) {
        return Ok(Some(Arc::clone(known)));
    }
    let text: Option<String> = db
        .prepare_cached("SELECT text FROM procedure WHERE hash = ?1")?
        .query_row([wanted.hash.as_bytes()], |row| row.get(0))
        .optional()?;
    let parsed = text.and_then(|text| Procedure::parse(&text).ok()).map(Arc::new);
    if let Some(procedure) = &parsed {
        procedures.insert(wanted.hash, Arc::clone(procedure));
    }
    Ok(parsed)
}

/// Writes a request's rows, and of them only those that say something new: most acts leave the lists and the search as
/// they were, and every page that stays as it is need not reach the disk.
fn write_request(db: &Connection, request: &Request) -> Result<(), StoreError> {
    let row = params![
        request.id.as_bytes(),
        request.procedure.id,
        request.procedure.hash.as_bytes(),
        request.agenda.map(|agenda| agenda.year),
        request.agenda.map(|agenda| agenda.sequence),
        request.applicant.agency,
        request.subject(),
        request.state.name(),
        request.received.timestamp_millis(),
        request.ended.map(|ended| ended.timestamp_millis()),
        letter_key(&request.procedure.id, &request.applicant, &request.letter),
        json(request)?,
    ];
    let same = db
        .prepare_cached(
            "UPDATE request SET body = ?12 WHERE id = ?1 AND procedure = ?2 AND procedure_hash = ?3
               AND agenda_year IS ?4 AND agenda_sequence IS ?5 AND agency = ?6 AND subject = ?7 AND state = ?8
               AND received_ms = ?9 AND ended_ms IS ?10 AND letter_key IS ?11",
        )?
        .execute(row)?;
    if same == 0 {
        db.prepare_cached(
            "INSERT INTO request (id, procedure, procedure_hash, agenda_year, agenda_sequence, agency, subject,
                                  state, received_ms, ended_ms, letter_key, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (id) DO UPDATE SET procedure = ?2, procedure_hash = ?3, agenda_year = ?4,
               agenda_sequence = ?5, agency = ?6, subject = ?7, state = ?8, received_ms = ?9, ended_ms = ?10,
               letter_key = ?11, body = ?12",
        )?
        .execute(row)?;
    }
    write_search(db, request)?;
    write_active(db, request)
}

/// What the search finds a request by.
fn write_search(db: &Connection, request: &Request) -> Result<(), StoreError> {
    let rowid: i64 = db
        .prepare_cached("SELECT rowid FROM request WHERE id = ?1")?
        .query_row([request.id.as_bytes()], |row| row.get(0))?;
    let fields: Vec<&str> = request.fields.values().map(String::as_str).collect();
    let row = params![
        rowid,
        request.agenda.map(|agenda| agenda.to_string()).unwrap_or_default(),
        request.applicant.agency,
        request.subject(),
        format!("{} {}", request.letter.number, fields.join(" ")),
    ];
    let same = db
        .prepare_cached(
            "SELECT 1 FROM request_text WHERE rowid = ?1 AND agenda = ?2 AND agency = ?3 AND subject = ?4 AND fields = ?5",
        )?
        .exists(row)?;
    if !same {
        db.prepare_cached(
            "INSERT OR REPLACE INTO request_text (rowid, agenda, agency, subject, fields) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(row)?;
    }
    Ok(())
}

/// The steps of a request that are to be done now.
fn write_active(db: &Connection, request: &Request) -> Result<(), StoreError> {
    let now: BTreeSet<(Vec<u8>, &str, &str, i64)> = request
        .active
        .iter()
        .map(|it| {
            let token = it.token.as_bytes().to_vec();
            (token, it.step.as_str(), it.lane.as_str(), it.since.timestamp_millis())
        })
        .collect();
    let mut select =
        db.prepare_cached("SELECT token, step, lane, since_ms FROM active WHERE request = ?1")?;
    let mut rows = select.query([request.id.as_bytes()])?;
    let mut count = 0;
    let mut same = true;
    while let Some(row) = rows.next()? {
        let (token, step, lane): (_, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        same &= now.contains(&(token, step.as_str(), lane.as_str(), row.get(3)?));
        count += 1;
    }
    if same && count == now.len() {
        return Ok(());
    }
    db.prepare_cached("DELETE FROM active WHERE request = ?1")?.execute([request.id.as_bytes()])?;
    let mut insert = db.prepare_cached(
        "INSERT INTO active (request, token, procedure, step, lane, since_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (token, step, lane, since) in now {
        insert.execute(params![request.id.as_bytes(), token, request.procedure.id, step, lane, since])?;
    }
    Ok(())
}

fn write_letter(db: &Connection, letter: &Letter) -> Result<(), StoreError> {
    let numbering = letter.numbering.as_ref();
    db.prepare_cached(
        "INSERT OR REPLACE INTO letter (id, request, kind, state, year, sequence, suffix, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        letter.id.as_bytes(),
        letter.request.as_bytes(),
        name(&letter.kind)?,
        name(&letter.state)?,
        numbering.map(|numbering| numbering.year),
        numbering.map(|numbering| numbering.sequence),
        numbering.map(|numbering| numbering.suffix.as_str()),
        json(letter)?,
    ])?;
    Ok(())
}

fn write_conflicts(db: &Connection, entity: EntityId, conflicts: &[Conflict]) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM conflict WHERE entity = ?1")?.execute([entity.as_bytes()])?;
    let mut insert = db
        .prepare_cached("INSERT OR REPLACE INTO conflict (id, entity, kind, body) VALUES (?1, ?2, ?3, ?4)")?;
    for conflict in conflicts {
        insert.execute(params![
            conflict.id.as_bytes(),
            entity.as_bytes(),
            name::<ConflictKind>(&conflict.kind)?,
            json(conflict)?
        ])?;
    }
    Ok(())
}

pub(super) fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Other(error.to_string()))
}

/// The serde name of a plain enum value.
pub(super) fn name<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    Ok(json(value)?.trim_matches('"').to_owned())
}
