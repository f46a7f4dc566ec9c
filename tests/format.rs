//! Format 1 is frozen: files that laptops in the field have written are read for ever, byte for byte and word for word.
//!
//! The files in `tests/golden/exchange` were written once by the first program that wrote this format. A test that
//! fails here means that laptops could no longer read each other; it is never made to pass by writing the files anew.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "what cannot be set up is a failed test, and its files need not outlive it"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use lajur::bundle::{self, Content, Contents, Limits, NoBlobs, Seal};
use lajur::domain::event::{Payload, Role};
use lajur::domain::ids::{EventHash, LogId, OfficeId};
use lajur::engine::story::{Stage, Stories};
use lajur::engine::{ExportWish, Mode, NewOffice, Office, StoreError, profile};
use lajur::platform::clock::Clock;
use lajur::platform::entropy::Entropy;
use lajur::platform::folders::Folders;
use lajur::wire::bundle::{FORMAT, Kind, Manifest, Reached, Record};
use lajur::wire::claim::Claim;
use lajur::wire::event::Signed;
use lajur::wire::keys::SigningKey;
use lajur::wire::seal::{Keys, Lock};
use serde_json::Value;

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/exchange").join(name)
}

/// Writes a golden file when `LAJUR_GOLDEN=write` asks for one that is not there; an existing one is never touched.
fn write_once(name: &str, bytes: impl FnOnce() -> Vec<u8>) {
    let path = golden(name);
    if std::env::var("LAJUR_GOLDEN").is_ok_and(|it| it == "write") && !path.exists() {
        std::fs::write(path, bytes()).unwrap();
    }
}

fn read(name: &str) -> Vec<u8> {
    std::fs::read(golden(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn open(folder: &Path, name: &str) -> Office {
    let clock = Clock::Fixed("2026-11-20T02:00:00Z".parse().unwrap());
    let folders = Folders::apart(folder.join(name), folder.join("marks"));
    Office::open(folders, clock, Entropy::seeded(name)).unwrap()
}

/// An office of two laptops with a little of everything, as the golden files hold it.
fn small_office(folder: &Path) -> Office {
    let mut office = open(folder, "tu");
    let profile = profile::sample().unwrap();
    office.found(NewOffice { profile, device: "Laptop TU".to_owned() }).unwrap();
    let wish = folder.join("gabung.lajur");
    let mut other = open(folder, "kabid");
    let joining = other.ask_to_join("Laptop Kabid", &wish).unwrap();
    office.admit(&wish, &joining.words.join(" "), vec![Role::Register]).unwrap();
    let request = serde_json::json!({
        "applicant": { "agency": "Dinas Kesehatan" },
        "letter": { "number": "500/412/2026", "date": "2026-11-12", "subject": "Permohonan" },
        "fields": { "application": "Sistem Informasi Puskesmas" },
    });
    let id = office.receive("deliserdang-splp", serde_json::from_value(request).unwrap()).unwrap();
    office.note(id, "Ditelepon; berkas lengkap. ✓").unwrap();
    office.revoke("Laptop Kabid", "dijual").unwrap();
    office
}

fn export(office: &mut Office, folder: &Path, plain: bool) -> Vec<u8> {
    let path = folder.join("out.lajur");
    office.export_as(&path, &ExportWish { plain, ..ExportWish::default() }).unwrap();
    std::fs::read(path).unwrap()
}

fn events_in(bytes: &[u8], keys: &Keys) -> Vec<Signed> {
    let contents = bundle::read(&mut Cursor::new(bytes), Limits::default(), &mut NoBlobs, keys).unwrap();
    let Contents::Events { events, .. } = contents else { panic!("a bundle of events") };
    events
}

/// A bundle of one event, locked for one key.
fn locked_for(key: &SigningKey) -> Vec<u8> {
    let event = events_in(&read("bundle-v1.lajur"), &Keys::default()).swap_remove(0);
    let manifest = Manifest {
        id: [1; 16],
        office: OfficeId([2; 16]),
        kind: Kind::Incremental,
        exporter: key.device(),
        min_reader: FORMAT,
        critical: Vec::new(),
        app: "lajur 0.1.0".to_owned(),
        created_ms: 1_795_140_000_000,
        frontier: Vec::new(),
        events: 1,
        blobs: 0,
        wanted: Vec::new(),
        said: None,
        claims: Vec::new(),
    };
    let events = Box::new(|each: &mut dyn FnMut(Signed) -> std::io::Result<()>| each(event));
    let content = Content { events, blobs: Box::new(std::iter::empty()), device: None };
    let lock = Lock::Recipients(vec![key.identity().recipient()]);
    let mut bytes = Vec::new();
    bundle::write(&mut bytes, &manifest, content, Seal { key, lock: &lock }).unwrap();
    bytes
}

#[test]
fn golden_bundles_are_read_and_say_what_they_said() {
    let folder = tempfile::tempdir().unwrap();
    let key = SigningKey::from_bytes(&[7; 32]);
    write_once("bundle-v1.lajur", || export(&mut small_office(folder.path()), folder.path(), true));
    let bytes = read("bundle-v1.lajur");
    let events = events_in(&bytes, &Keys::default());

    // A laptop that joins takes the whole office from it, and every event is applied.
    let mut office = open(folder.path(), "baru");
    office.ask_to_join("Baru", &folder.path().join("wish.lajur")).unwrap();
    let received = office.import(&golden("bundle-v1.lajur"), Mode::Commit).unwrap();
    assert_eq!((received.report.new, received.report.known), (events.len() as u64, 0));
    assert_eq!((received.report.pending, received.report.quarantined), (0, 0));
    assert!(office.verify().unwrap().is_sound());
    let hash: String =
        office.store().state_hash().unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    write_once("state-v1.hash", || format!("{hash}\n").into_bytes());
    assert_eq!(String::from_utf8(read("state-v1.hash")).unwrap().trim(), hash);

    // What was signed is stored and sent on as it was signed.
    let mut kept = BTreeSet::new();
    let each = office.store().for_each_event(|event| -> Result<(), StoreError> {
        kept.insert((event.header, event.signature.to_vec(), event.body));
        Ok(())
    });
    each.unwrap();
    let sent: BTreeSet<_> =
        events.into_iter().map(|event| (event.header, event.signature.to_vec(), event.body)).collect();
    assert!(kept == sent, "bytes changed between bundle and database");

    // A file locked for a device opens with that device's key alone.
    write_once("bundle-v1-locked.lajur", || locked_for(&key));
    let locked = read("bundle-v1-locked.lajur");
    assert_eq!(events_in(&locked, &key.identity().into()).len(), 1);
    let strange = SigningKey::from_bytes(&[8; 32]).identity().into();
    assert!(bundle::read(&mut Cursor::new(&locked), Limits::default(), &mut NoBlobs, &strange).is_err());
}

/// A bundle in which one laptop passes on what another said it had.
fn with_claims(key: &SigningKey, other: &SigningKey) -> Vec<u8> {
    let office = OfficeId([2; 16]);
    let reached = |seq| Reached { log: LogId([3; 16]), seq, head: EventHash([4; 32]) };
    let (created_ms, frontier) = (1_795_140_000_000, vec![reached(9)]);
    let manifest = Manifest {
        id: [1; 16],
        office,
        kind: Kind::Request,
        exporter: key.device(),
        min_reader: FORMAT,
        critical: Vec::new(),
        app: "lajur 0.1.0".to_owned(),
        created_ms,
        frontier: frontier.clone(),
        events: 0,
        blobs: 0,
        wanted: Vec::new(),
        said: Some(Claim::sign(office, created_ms, frontier, key).signature),
        claims: vec![Claim::sign(office, created_ms - 1, vec![reached(7)], other)],
    };
    let events = Box::new(|_: &mut dyn FnMut(Signed) -> std::io::Result<()>| Ok(()));
    let content = Content { events, blobs: Box::new(std::iter::empty()), device: None };
    let mut bytes = Vec::new();
    bundle::write(&mut bytes, &manifest, content, Seal { key, lock: &Lock::Open }).unwrap();
    bytes
}

#[test]
fn what_laptops_said_they_had_is_read_under_their_signatures() {
    let (key, other) = (SigningKey::from_bytes(&[7; 32]), SigningKey::from_bytes(&[8; 32]));
    write_once("bundle-v1-claims.lajur", || with_claims(&key, &other));
    let bytes = read("bundle-v1-claims.lajur");
    let contents =
        bundle::read(&mut Cursor::new(bytes), Limits::default(), &mut NoBlobs, &Keys::default()).unwrap();
    let Contents::Events { manifest, .. } = contents else { panic!("a bundle") };
    let own = manifest.claim().unwrap();
    assert_eq!((own.device, own.frontier[0].seq), (key.device(), 9));
    let [passed_on] = manifest.claims.as_slice() else { panic!("one claim") };
    assert!(passed_on.fits(manifest.office));
    assert_eq!((passed_on.device, passed_on.frontier[0].seq), (other.device(), 7));
    // A file of the first days has none, and is read all the same.
    let bytes = read("bundle-v1.lajur");
    let contents =
        bundle::read(&mut Cursor::new(bytes), Limits::default(), &mut NoBlobs, &Keys::default()).unwrap();
    let Contents::Events { manifest, .. } = contents else { panic!("a bundle") };
    assert!(manifest.claim().is_none() && manifest.claims.is_empty());
}

#[test]
fn the_records_of_a_bundle_keep_their_bytes() {
    let events = events_in(&read("bundle-v1.lajur"), &Keys::default());
    let mut hasher = blake3::Hasher::new();
    for event in events {
        let record = Record::Event(event);
        let bytes = record.to_cbor();
        assert_eq!(Record::read(bytes.as_slice()), Ok(record));
        hasher.update(&bytes);
    }
    let hash = format!("{}\n", hasher.finalize().to_hex());
    write_once("records-v1.hash", || hash.clone().into_bytes());
    assert_eq!(String::from_utf8(read("records-v1.hash")).unwrap(), hash);
}

#[test]
fn a_request_to_join_is_read_and_its_words_stay() {
    write_once("join-v1.lajur", || {
        let folder = tempfile::tempdir().unwrap();
        small_office(folder.path());
        std::fs::read(folder.path().join("gabung.lajur")).unwrap()
    });
    let bytes = read("join-v1.lajur");
    let contents =
        bundle::read(&mut Cursor::new(bytes), Limits::default(), &mut NoBlobs, &Keys::default()).unwrap();
    let Contents::Join(wish) = contents else { panic!("a request to join") };
    assert_eq!(wish.name, "Laptop Kabid");
    let said = format!("{}\n", wish.fingerprint().join(" "));
    write_once("join-v1.words", || said.clone().into_bytes());
    assert_eq!(String::from_utf8(read("join-v1.words")).unwrap(), said);
}

/// Whether a body still says all that another one said; fields may have been added since.
fn says(now: &Value, then: &Value) -> bool {
    match (now, then) {
        (Value::Object(now), Value::Object(then)) => {
            then.iter().all(|(name, value)| now.get(name).is_some_and(|it| says(it, value)))
        }
        (Value::Array(now), Value::Array(then)) => {
            now.len() == then.len() && now.iter().zip(then).all(|(now, then)| says(now, then))
        }
        _ => now == then,
    }
}

/// A body of every kind: those that the sample office's stories write, and by hand what no story tells of.
fn every_kind() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let stories = Stories::read().unwrap();
    let clock = Clock::manual("2026-11-12T01:00:00Z".parse().unwrap());
    let folders = Folders::apart(folder.path().join("kinds"), folder.path().join("marks"));
    let mut office = Office::open(folders, clock.clone(), Entropy::seeded("kinds")).unwrap();
    office.found(NewOffice { profile: profile::sample().unwrap(), device: "TU".to_owned() }).unwrap();
    let mut stage = Stage::single(&mut office, clock, &stories);
    stage.play(&stories, chrono::TimeDelta::zero(), None, &mut Vec::new(), &mut |_, _| {}).unwrap();
    drop(stage);
    let mut bodies: BTreeMap<String, Value> = BTreeMap::new();
    let each = office.store().for_each_event(|event| -> Result<(), StoreError> {
        let kind = event.open().unwrap().kind;
        bodies.entry(kind).or_insert_with(|| serde_json::from_slice(&event.body).unwrap());
        Ok(())
    });
    each.unwrap();
    let (key, entity, hash) = ("03".repeat(32), "05".repeat(16), "06".repeat(32));
    let (token, at) = ("07".repeat(16), "2026-11-20T02:00:00Z");
    let numbering = serde_json::json!({
        "year": 2026, "sequence": 320, "suffix": "a", "text": "500.12/320.a/DISKOMINFO/2026", "date": "2026-11-20",
    });
    let mut renumbered = numbering;
    renumbered["old"] = "500.12/319/DISKOMINFO/2026".into();
    renumbered["reason"] = "Nomor kembar.".into();
    let agenda = |sequence: u32| serde_json::json!({ "year": 2026, "sequence": sequence });
    let by_hand = [
        (
            "device.admitted",
            serde_json::json!({
                "key": key, "name": "Laptop Kabid", "roles": ["admin", "register", "recovery"], "recipient": "age1x",
            }),
        ),
        ("device.revoked", serde_json::json!({ "key": key, "reason": "hilang", "cuts": [[entity, 9]] })),
        ("log.opened", serde_json::json!({ "device": "Laptop Kabid", "reason": "restored" })),
        ("request.registered", serde_json::json!({ "agenda": agenda(7) })),
        ("request.checked", serde_json::json!({ "visit": token, "present": { "0": true, "2": false } })),
        ("request.resubmitted", serde_json::json!({ "token": token, "reason": "Lengkap.", "at": at })),
        ("request.returned", serde_json::json!({ "token": token, "reason": "Kurang.", "at": at })),
        ("request.withdrawn", serde_json::json!({ "tokens": [token], "reason": "Batal.", "at": at })),
        (
            "request.corrected",
            serde_json::json!({
                "field": "letter.subject", "value": "Hal baru", "reason": "Salah ketik.",
            }),
        ),
        (
            "request.step_undone",
            serde_json::json!({
                "completed": hash, "tokens": [token], "reason": "Salah tekan.",
            }),
        ),
        ("request.noted", serde_json::json!({ "text": "Ditelepon." })),
        (
            "request.attached",
            serde_json::json!({
                "attachment": { "name": "pindaian.pdf", "hash": hash, "size": 1024 }, "note": "", "letter": entity,
            }),
        ),
        (
            "request.reregistered",
            serde_json::json!({
                "agenda": agenda(8), "old": agenda(7), "reason": "Nomor kembar.",
            }),
        ),
        (
            "conflict.settled",
            serde_json::json!({
                "token": token, "choice": { "move": "completed Setuju" }, "reason": "Disepakati.",
            }),
        ),
        (
            "conflict.confirmed",
            serde_json::json!({
                "conflict": token, "members": [hash], "choice": "all", "reason": "Keduanya benar.",
            }),
        ),
        ("letter.cancelled", serde_json::json!({ "reason": "Batal." })),
        (
            "letter.sent_back",
            serde_json::json!({
                "position": "kabid", "revision": hash, "reason": "Hal belum menyebut subdomain.",
            }),
        ),
        ("letter.renumbered", renumbered),
        (
            "letter.template_set",
            serde_json::json!({
                "kind": "approval", "procedure": "deliserdang-splp",
                "text": "classification = \"500\"\nsubject = \"Persetujuan\"\n", "note": "Kata pembuka baru.",
            }),
        ),
        (
            "register.leased",
            serde_json::json!({
                "register": "outgoing", "year": 2026, "from": 319, "to": 323, "device": key,
            }),
        ),
        (
            "register.voided",
            serde_json::json!({
                "register": "incoming", "year": 2026, "from": 4, "to": 4, "reason": "Salah ketik.",
            }),
        ),
        (
            "secret.sealed",
            serde_json::json!({
                "secret": entity, "label": "API SPLP", "devices": [key], "sealed": "YWdl", "changed": true,
            }),
        ),
        ("request.slip_printed", serde_json::json!({ "serial": "1", "receiver": "Petugas", "at": at })),
    ];
    for (kind, body) in by_hand {
        bodies.entry(kind.to_owned()).or_insert(body);
    }
    let line =
        |(kind, body): (String, Value)| format!("{}\n", serde_json::json!({ "kind": kind, "body": body }));
    bodies.into_iter().map(line).collect::<String>().into_bytes()
}

#[test]
fn every_kind_of_event_is_read_as_it_was_written() {
    write_once("kinds-v1.jsonl", every_kind);
    let text = String::from_utf8(read("kinds-v1.jsonl")).unwrap();
    let mut seen = BTreeSet::new();
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let kind = line["kind"].as_str().unwrap();
        let body = serde_json::to_vec(&line["body"]).unwrap();
        let payload = Payload::from_json(kind, &body);
        assert!(!matches!(payload, Payload::Unknown { .. } | Payload::Invalid { .. }), "{kind}: {payload:?}");
        let again: Value = serde_json::from_slice(&payload.to_json()).unwrap();
        assert!(says(&again, &line["body"]), "{kind}: {again} no longer says {}", line["body"]);
        seen.insert(kind.to_owned());
    }
    let missing: Vec<_> = Payload::KINDS.iter().filter(|kind| !seen.contains(**kind)).collect();
    assert!(missing.is_empty(), "kinds without a golden body: {missing:?}");
}
