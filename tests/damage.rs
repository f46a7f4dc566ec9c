//! One exchange file of about 4 kB, damaged in every way a single bit or a cut can: refused, and nothing changed.

#![expect(clippy::unwrap_used, reason = "what cannot be set up is a failed test")]

#[path = "support/parcel.rs"]
mod parcel;

use std::path::{Path, PathBuf};

use lajur::engine::{Mode, NewOffice, Office, Problem, profile};
use lajur::platform::clock::Clock;
use lajur::platform::entropy::Entropy;
use lajur::platform::files::write_whole;
use lajur::platform::folders::Folders;
use parcel::{bundle_of, events_of};

fn open(folder: &Path, name: &str) -> Office {
    let clock = Clock::Fixed("2026-11-20T02:00:00Z".parse().unwrap());
    let folders = Folders::apart(folder.join(name), folder.join("marks"));
    Office::open(folders, clock, Entropy::seeded(name)).unwrap()
}

/// An office with a second laptop that has joined, and a bundle of what the first has done since.
struct Exchange {
    _folder: tempfile::TempDir,
    receiver: Office,
    bundle: Vec<u8>,
    copy: PathBuf,
}

impl Exchange {
    fn new() -> Self {
        // Nothing here tests the disk, so a disk in memory will do where there is one.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let folder = folder.unwrap();
        let path = folder.path();
        let mut sender = open(path, "tu");
        sender.found(NewOffice { profile: profile::sample().unwrap(), device: "tu".to_owned() }).unwrap();
        let mut receiver = open(path, "kabid");
        let (wish, stick) = (path.join("wish.lajur"), path.join("stick.lajur"));
        let joining = receiver.ask_to_join("kabid", &wish).unwrap();
        sender.admit(&wish, &joining.words.join(" "), vec![]).unwrap();
        sender.export(&stick).unwrap();
        receiver.import(&stick, Mode::Commit).unwrap();
        let request = serde_json::json!({
            "applicant": { "agency": "Dinas Kesehatan" },
            "letter": { "number": "500/412/2026", "date": "2026-11-12", "subject": "Permohonan" },
            "fields": { "application": "Sistem Informasi Puskesmas" },
        });
        let id = sender.receive("deliserdang-splp", serde_json::from_value(request).unwrap()).unwrap();
        for note in 0..8 {
            sender.note(id, &format!("Catatan nomor {note}.")).unwrap();
        }
        let mut events = events_of(&sender);
        events.retain(|event| event.open().unwrap().entity == id);
        let bundle = bundle_of(&sender, events);
        Self { copy: path.join("damaged.lajur"), _folder: folder, receiver, bundle }
    }

    fn import(&mut self, bytes: &[u8]) -> Result<u64, Problem> {
        write_whole(&self.copy, bytes).unwrap();
        self.receiver.import(&self.copy, Mode::Commit).map(|received| received.report.new)
    }

    /// Everything the receiver's database says, byte for byte.
    fn database(&self) -> Vec<Vec<u8>> {
        let database = self.receiver.folders().database();
        let log = database.with_extension("db-wal");
        vec![std::fs::read(database).unwrap(), std::fs::read(log).unwrap_or_default()]
    }
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused_and_changes_nothing() {
    let mut exchange = Exchange::new();
    let whole = exchange.bundle.clone();
    assert!((2_000..6_000).contains(&whole.len()), "{} bytes", whole.len());
    let before = exchange.database();
    for bit in 0..whole.len() * 8 {
        let mut changed = whole.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let refused = exchange.import(&changed);
        assert!(matches!(refused, Err(Problem::Bundle(_))), "bit {bit}: {refused:?}");
    }
    for length in 0..whole.len() {
        let refused = exchange.import(&whole[..length]);
        assert!(matches!(refused, Err(Problem::Bundle(_))), "{length} bytes: {refused:?}");
    }
    assert_eq!(exchange.database(), before);
    // The same file unharmed is taken, once.
    assert_eq!(exchange.import(&whole).unwrap(), 9);
    assert_eq!(exchange.import(&whole).unwrap(), 0);
    assert!(exchange.receiver.verify().unwrap().is_sound());
}
