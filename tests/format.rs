//! Format 1 is frozen: files that laptops in the field have written are read for ever, byte for byte and word for word.
//!
//! The files in `tests/golden/exchange` were written once by the first program that wrote this format. A test that
//! fails here means that laptops could no longer read each other; it is never made to pass by writing the files anew.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what cannot be set up is a failed test")]

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use lajur::bundle::{self, Contents, Limits, NoBlobs};
use lajur::domain::event::{Payload, Role};
use lajur::engine::{ExportWish, Mode, NewOffice, Office, StoreError, profile};
use lajur::platform::clock::Clock;
use lajur::platform::entropy::Entropy;
use lajur::platform::folders::Folders;
use lajur::wire::bundle::Record;
use lajur::wire::event::Signed;
use lajur::wire::keys::SigningKey;
use lajur::wire::seal::Keys;
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
    let locked = read("bundle-v1-locked.lajur");
    assert_eq!(events_in(&locked, &key.identity().into()).len(), 1);
    let strange = SigningKey::from_bytes(&[8; 32]).identity().into();
    assert!(bundle::read(&mut Cursor::new(&locked), Limits::default(), &mut NoBlobs, &strange).is_err());
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
    let bytes = read("join-v1.lajur");
    let contents =
        bundle::read(&mut Cursor::new(bytes), Limits::default(), &mut NoBlobs, &Keys::default()).unwrap();
    let Contents::Join(wish) = contents else { panic!("a request to join") };
    assert_eq!(wish.name, "Laptop Kabid");
    let said = format!("{}\n", wish.fingerprint().join(" "));
    assert_eq!(String::from_utf8(read("join-v1.words")).unwrap(), said);
}

#[test]
fn every_kind_of_event_is_read_as_it_was_written() {
    let text = String::from_utf8(read("kinds-v1.jsonl")).unwrap();
    let mut seen = BTreeSet::new();
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let kind = line["kind"].as_str().unwrap();
        let body = serde_json::to_vec(&line["body"]).unwrap();
        let payload = Payload::from_json(kind, &body);
        assert!(!matches!(payload, Payload::Unknown { .. } | Payload::Invalid { .. }), "{kind}: {payload:?}");
        let again: Value = serde_json::from_slice(&payload.to_json()).unwrap();
        assert_eq!(again, line["body"], "{kind}");
        seen.insert(kind.to_owned());
    }
    let missing: Vec<_> = Payload::KINDS.iter().filter(|kind| !seen.contains(**kind)).collect();
    assert!(missing.is_empty(), "kinds without a golden body: {missing:?}");
}
