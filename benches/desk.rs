//! The morning sheet of an office with 100,000 requests: from its database, and folded from memory when all are open.
//!
//! `cargo bench --bench desk` prints one table. The bar is 200 ms for the whole sheet.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement prints, and stops when it cannot be made"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use lajur::domain::ids::EntityId;
use lajur::engine::Office;
use lajur::engine::morning::{Case, Input, sheet};
use lajur::engine::story::fill_with_sample;
use lajur::platform::clock::Clock;
use lajur::platform::entropy::Entropy;
use lajur::platform::folders::Folders;
use rusqlite::{Connection, params};

/// Requests of the office.
const REQUESTS: usize = 100_000;
/// Requests of it that are open: more than any Diskominfo has in hand.
const OPEN: usize = 500;

/// The best of five runs.
fn best(mut run: impl FnMut()) -> Duration {
    let once = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..5).map(|_| once(&mut run)).min().unwrap_or_default()
}

fn open(folder: &std::path::Path) -> Office {
    let now = "2026-11-20T08:40:00+07:00".parse().expect("a moment");
    let folders = Folders::choose(Some(folder.to_path_buf())).expect("a folder");
    Office::open(folders, Clock::Fixed(now), Entropy::seeded("bench")).expect("an office")
}

fn id(number: usize) -> EntityId {
    let mut id = [0xB0; 16];
    id[8..].copy_from_slice(&(number as u64).to_be_bytes());
    EntityId(id)
}

/// A projected request: procedure and its version, received and ended, and its body.
type Row = (String, Vec<u8>, i64, Option<i64>, String);

/// Multiplies the sample's projected requests, so that the archive is large without signing a million events.
fn fill(database: &std::path::Path) {
    let mut db = Connection::open(database).expect("the database");
    let read = |db: &Connection, state: &str| -> Vec<Row> {
        let sql = format!(
            "SELECT procedure, procedure_hash, received_ms, ended_ms, body FROM request WHERE ended_ms IS {state}"
        );
        let mut select = db.prepare(&sql).expect("a query");
        let rows =
            select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)));
        rows.expect("rows").collect::<Result<_, _>>().expect("rows")
    };
    let (running, ended) = (read(&db, "NULL"), read(&db, "NOT NULL"));
    let transaction = db.transaction().expect("a transaction");
    for number in 0..REQUESTS {
        let from = if number < OPEN { &running } else { &ended };
        let (procedure, hash, received, ended, body) = &from[number % from.len()];
        let body = rename(body, number);
        let state = if ended.is_some() { "completed" } else { "open" };
        transaction
            .prepare_cached(
                "INSERT INTO request (id, procedure, procedure_hash, agency, subject, state, received_ms, ended_ms, body)
                 VALUES (?1, ?2, ?3, 'Dinas', 'Hal', ?4, ?5, ?6, ?7)",
            )
            .expect("a statement")
            .execute(params![id(number).as_bytes(), procedure, hash, state, received, ended, body])
            .expect("a row");
    }
    transaction.commit().expect("a commit");
}

/// A copy of a request under another id.
fn rename(body: &str, number: usize) -> String {
    let mut value: serde_json::Value = serde_json::from_str(body).expect("a request");
    value["id"] = serde_json::to_value(id(number)).expect("an id");
    value.to_string()
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("office");
    let mut office = open(&root);
    fill_with_sample(&mut office).expect("the sample");
    let sample = office.store().open_requests(None).expect("requests");
    let procedures = office.procedures().expect("procedures");
    drop(office);
    fill(&root.join("lajur.db"));
    let mut office = open(&root);
    let position = Some("kabid_egov");
    let from_database = best(|| {
        black_box(office.morning(position).expect("a sheet"));
    });
    let find = |id: &str| procedures.iter().find(|it| it.id == id).map(Arc::clone);
    let cases: Vec<Case> = (0..REQUESTS)
        .filter_map(|number| {
            let request = &sample[number % sample.len()];
            Some((request.clone(), find(&request.procedure.id)?))
        })
        .collect();
    let input = Input {
        profile: office.profile(),
        calendar: office.calendar(),
        position,
        now: office.now(),
        open: &cases,
        ended: &[],
        letters: &[],
        conflicts: &[],
    };
    let all_open = best(|| {
        black_box(sheet(&input));
    });
    println!("\n| Morning sheet | Requests | Time | Bar |");
    println!("| --- | ---: | ---: | ---: |");
    println!("| from the database, {OPEN} open | {REQUESTS} | {} ms | 200 ms |", from_database.as_millis());
    println!("| folded in memory, all open | {} | {} ms | |", cases.len(), all_open.as_millis());
}
