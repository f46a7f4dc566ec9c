//! What keeping an office costs, beside what raw SQLite would cost: `cargo bench --bench store` prints the tables.
//!
//! The disk matters: the folder is made where `TMPDIR` says. `LAJUR_BENCH_EVENTS=500000` measures a store of ten
//! years instead of two.

#![allow(clippy::expect_used, reason = "a measurement that cannot be made should stop")]

#[path = "support/busy.rs"]
mod busy;
#[path = "support/table.rs"]
mod table;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use busy::{Author, found, open};
use lajur::engine::{Mode, Office, Query};
use lajur::store::Store;
use lajur::wire::event::Verified;
use rusqlite::{Connection, params};
use table::{best, head, median, millis, ratio, row, timed};

/// Commits that are timed one by one.
const APPENDS: usize = 300;
/// Events of an import.
const IMPORT: usize = 10_000;
/// Steps that a request of the sample walks.
const STEPS: usize = 8;

fn main() {
    let mut arguments = std::env::args().skip(1);
    if let (Some("--open"), Some(folder)) = (arguments.next().as_deref(), arguments.next()) {
        return opened(Path::new(&folder));
    }
    let folder = tempfile::tempdir().expect("a folder for the measurements");
    // `cargo bench --bench store -- append` measures that alone.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let all = ["append", "import", "requests", "large"].into_iter();
    let measures: [fn(&Path); 4] = [append, import, requests, large];
    for (name, measure) in all.zip(measures) {
        if wanted.is_empty() || wanted.iter().any(|it| it == name) {
            measure(folder.path());
        }
    }
}

/// The settings every connection of the program has.
fn raw(path: &Path) -> Connection {
    let db = Connection::open(path).expect("it opens");
    for (name, value) in [("journal_mode", "WAL"), ("synchronous", "FULL"), ("wal_autocheckpoint", "1000")] {
        db.pragma_update(None, name, value).expect("it can be set");
    }
    db.execute_batch("CREATE TABLE event (hash BLOB PRIMARY KEY, body BLOB NOT NULL) STRICT")
        .expect("it can");
    db
}

fn put(db: &Connection, event: &Verified) {
    let signed = event.signed();
    let bytes = [&signed.header[..], &signed.signature, &signed.body].concat();
    db.prepare_cached("INSERT INTO event VALUES (?1, ?2)")
        .and_then(|mut insert| insert.execute(params![event.hash().as_bytes(), bytes]))
        .expect("it can be written");
}

/// Writes many rows in one transaction.
fn bulk(db: &Connection, events: &[Verified]) {
    db.execute_batch("BEGIN IMMEDIATE").expect("it begins");
    events.iter().for_each(|event| put(db, event));
    db.execute_batch("COMMIT").expect("it ends");
}

/// Founds an office and fills it with requests, without the cost of doing so one act at a time.
fn busy(folder: &Path, events: usize) -> Office {
    let office = found(folder);
    let (mut author, database) = (Author::of(&office), office.folders().database());
    drop(office);
    let mut store = Store::open(&database).expect("it opens");
    // Bundles of this size are what a new laptop would read.
    for done in (0..events).step_by(IMPORT) {
        let part = author.events(IMPORT.min(events - done), STEPS);
        store.add(&part, &[], busy::start().timestamp_millis(), Mode::Commit).expect("they fit");
    }
    drop(store);
    open(folder)
}

/// One durable act beside one durable row of the same bytes.
fn append(folder: &Path) {
    let mut office = busy(&folder.join("append"), IMPORT);
    let found = office.store().requests(&Query { limit: 100, ..Query::default() }).expect("it answers");
    // One author for both, since two of the same seed would write the same events.
    let (events, earlier) = {
        let mut other = Author::of(&busy::found(&folder.join("other")));
        (other.events(APPENDS, STEPS), other.events(IMPORT, STEPS))
    };
    let db = raw(&folder.join("append.db"));
    // A log that has been written before is faster to sync than one that grows; the office has such a one by now.
    bulk(&db, &earlier);
    let (mut own, mut beside) = (Vec::new(), Vec::new());
    // In turns, so that whatever else the disk does disturbs both alike.
    for (event, request) in events.iter().zip(found.rows.iter().cycle()) {
        own.push(timed(|| office.note(request.id, "Berkas asli ada di map biru.").expect("it is kept")).1);
        beside.push(timed(|| put(&db, event)).1);
    }
    let (own, beside) = (median(own), median(beside));
    head("one act, durable");
    row("a remark signed, stored, projected", &millis(own), &millis(beside), &ratio(own, beside), "<= 1.25x");
}

/// A bundle of 10,000 events read into an empty office, beside the same bytes put into a table at once.
fn import(folder: &Path) {
    let mut sender = found(&folder.join("sender"));
    let mut receiver = open(&folder.join("receiver"));
    let (wish, stick) = (folder.join("wish.lajur"), folder.join("stick.lajur"));
    let joining = receiver.ask_to_join("Laptop Kabid", &wish).expect("it asks");
    sender.admit(&wish, &joining.words.join(" "), Vec::new()).expect("it is admitted");
    sender.export(&stick).expect("it is written");
    receiver.import(&stick, Mode::Commit).expect("it is read");
    let before = std::fs::metadata(&stick).map_or(0, |file| file.len());

    let mut author = Author::of(&sender);
    let events = author.events(IMPORT, STEPS);
    let database = sender.folders().database();
    drop(sender);
    let mut store = Store::open(&database).expect("it opens");
    store.add(&events, &[], busy::start().timestamp_millis(), Mode::Commit).expect("they fit");
    drop(store);
    let mut sender = open(&folder.join("sender"));
    let summary = sender.export(&stick).expect("it is written");

    let (received, own) = timed(|| receiver.import(&stick, Mode::Commit).expect("it is read"));
    let count = received.report.new as usize;
    let again = best(3, || {
        let again = receiver.import(&stick, Mode::Commit).expect("it is read");
        assert_eq!(again.report.new, 0);
    });
    let db = raw(&folder.join("bulk.db"));
    let (_, beside) = timed(|| bulk(&db, &events));
    head("10,000 events");
    let rate = |events: usize, time: Duration| format!("{:.0} events/s", events as f64 / time.as_secs_f64());
    row(
        "import: verify, store, project",
        &rate(count, own),
        &rate(events.len(), beside),
        &ratio(own, beside),
        ">= 5,000/s, <= 25x",
    );
    row("import again", &rate(summary.events as usize, again), "", "", ">= 100,000/s");
    let each = (summary.bytes - before) as f64 / events.len() as f64;
    row("one event in the bundle", &format!("{each:.0} bytes"), "", "", "<= 250 bytes");
}

/// An office with 10,000 requests opened beside an empty one.
fn requests(folder: &Path) {
    drop(found(&folder.join("empty")));
    let busy_folder = folder.join("requests");
    let mut office = busy(&busy_folder, 10_000 * 15);
    let total = office.store().requests(&Query { limit: 1, ..Query::default() }).expect("it answers").total;
    let board = timed(|| office.board(None, None).expect("it answers")).1;
    drop(office);
    let empty = best(5, || drop(open(&folder.join("empty"))));
    let own = best(5, || drop(open(&busy_folder)));
    head("an office with many requests");
    row(&format!("open, {total} requests"), &millis(own), &millis(empty), &ratio(own, empty), "<= 1 s");
    let mut office = open(&busy_folder);
    let page = Query { limit: 100, ..Query::default() };
    let list = best(5, || drop(office.store().requests(&page).expect("it answers")));
    row("first page of the list", &millis(list), "", "", "<= 200 ms");
    let found = Query { text: "kesehatan layanan".to_owned(), limit: 100, ..Query::default() };
    let search = best(5, || drop(office.store().requests(&found).expect("it answers")));
    row("search", &millis(search), "", "", "<= 200 ms");
    let again = best(3, || drop(office.board(None, None).expect("it answers")));
    row("the board of all services", &millis(again.min(board)), "", "", "<= 1 s");
}

/// A store of years: opened by a fresh process, exported whole.
fn large(folder: &Path) {
    let asked = std::env::var("LAJUR_BENCH_EVENTS").ok().and_then(|text| text.parse().ok());
    let count: usize = asked.unwrap_or(100_000);
    let folder = folder.join("large");
    let mut office = busy(&folder, count);
    let stick = folder.join("large.lajur");
    let (summary, export) = timed(|| office.export(&stick).expect("it is written"));
    drop(office);
    let program = std::env::current_exe().expect("this program has a name");
    let output = Command::new(program).arg("--open").arg(&folder).output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut told = told.split_whitespace().map(str::to_owned);
    let mut next = || told.next().unwrap_or_default();
    head(&format!("{} events", summary.events));
    row("full export", &millis(export), "", "", "<= 3 s for 100,000");
    row("open in a fresh process", &format!("{} ms", next()), "", "", "<= 3 s");
    row("data code over all events", &format!("{} ms", next()), "", "", "");
    row("memory after opening", &format!("{} MB", next()), "", "", "< 500 MB");
}

/// What the fresh process does: open, ask for the data code and the list, tell times and memory.
#[allow(clippy::print_stdout)]
fn opened(folder: &Path) {
    let (office, time) = timed(|| open(folder));
    let (_, code) = timed(|| office.store().state_hash().expect("it answers"));
    office.store().requests(&Query { limit: 100, ..Query::default() }).expect("it answers");
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0);
    println!("{} {} {}", time.as_millis(), code.as_millis(), peak / 1024);
}
