//! A busy office, made without a disk: requests that walk their SOP by the domain's own rules, signed and hashed.

#![allow(clippy::panic, reason = "a measurement that cannot be made should stop")]

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use lajur::domain::event::{ActorId, Applicant, Event, IncomingLetter, Payload};
use lajur::domain::ids::{ContentHash, EntityId, EventHash, LogId, OfficeId};
use lajur::domain::procedure::{FieldKind, Procedure};
use lajur::domain::request::{
    self,
    rules::{self, Advance, NewRequest},
};
use lajur::engine::{NewOffice, Office, profile};
use lajur::platform::clock::Clock;
use lajur::platform::entropy::Entropy;
use lajur::platform::folders::Folders;
use lajur::platform::keyfile::{self, Stored};
use lajur::wire::event::{Header, Signed, Verified};
use lajur::wire::keys::SigningKey;

/// Who asks, and what for: enough different words that compression is not flattered.
const AGENCIES: [&str; 12] = [
    "Dinas Kesehatan",
    "Dinas Pendidikan dan Kebudayaan",
    "Dinas Koperasi, Usaha Kecil dan Menengah",
    "Dinas Pekerjaan Umum dan Penataan Ruang",
    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "Badan Pendapatan Daerah",
    "Satuan Polisi Pamong Praja",
    "Dinas Kependudukan dan Pencatatan Sipil",
    "Kecamatan Sukamaju",
    "Dinas Lingkungan Hidup",
    "Inspektorat",
    "Rumah Sakit Umum Daerah",
];
const NOTES: [&str; 6] = [
    "Berkas asli ada di map biru.",
    "Sudah dikonfirmasi lewat telepon kepada narahubung.",
    "Menunggu tanda tangan kepala seksi.",
    "Nama aplikasi disesuaikan dengan surat permohonan.",
    "Diserahkan kepada tim teknis pukul 10.15.",
    "",
];

/// The moment at which the fictional year begins.
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_767_571_200_000).unwrap_or_default()
}

/// Opens an office folder with a clock that stands; every folder is a laptop with keys of its own.
pub fn open(folder: &Path) -> Office {
    let seed = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folders = Folders::apart(folder.to_path_buf(), folder.join("marks"));
    Office::open(folders, Clock::Fixed(start() + TimeDelta::days(300)), Entropy::seeded(&seed))
        .expect("it opens")
}

/// An office as it is founded, without any request.
pub fn found(folder: &Path) -> Office {
    let mut office = open(folder);
    let profile = profile::sample().expect("the sample office is sound");
    office.found(NewOffice { profile, device: "Laptop TU".to_owned() }).expect("it can be founded");
    office
}

/// Writes events into a founded office's own log, as its laptop would.
pub struct Author {
    key: SigningKey,
    office: OfficeId,
    roster: Vec<EventHash>,
    log: LogId,
    seq: u64,
    prev: EventHash,
    lamport: u64,
    made: u64,
    procedures: Vec<Procedure>,
}

impl Author {
    pub fn of(office: &Office) -> Self {
        let stored = keyfile::read(&office.folders().key()).expect("it can be read");
        let Some(Stored::Secret(secret)) = stored else { panic!("seeded laptops keep their key in a file") };
        let store = office.store();
        let end = store.frontier().expect("it can be read").remove(0);
        Self {
            key: SigningKey::from_bytes(&secret),
            office: office.require_office().expect("it was founded"),
            roster: store.roster().heads().to_vec(),
            log: end.log,
            seq: end.seq,
            prev: end.head,
            lamport: store.max_lamport().expect("it can be read"),
            made: 0,
            procedures: Procedure::builtin()
                .into_iter()
                .map(|(_, text)| Procedure::parse(text).expect("it is sound"))
                .collect(),
        }
    }

    /// At least `count` events: requests that come in through the year and walk on by at most `steps` steps each.
    pub fn events(&mut self, count: usize, steps: usize) -> Vec<Verified> {
        let mut events = Vec::with_capacity(count + 32);
        while events.len() < count {
            self.request(steps, &mut events);
        }
        events
    }

    /// One request and what happens to it.
    pub fn request(&mut self, steps: usize, into: &mut Vec<Verified>) {
        self.made += 1;
        let made = self.made as usize;
        let procedure = self.procedures[made % self.procedures.len()].clone();
        let mut entity = [0; 16];
        // Ids sort by time, as those of real requests do.
        entity[..8].copy_from_slice(&(1_000_000_000 + self.made).to_be_bytes());
        entity[8..].copy_from_slice(&blake3::hash(&self.made.to_le_bytes()).as_bytes()[..8]);
        let entity = EntityId(entity);
        let mut at = start() + TimeDelta::minutes(made as i64 * 7 % (280 * 24 * 60));
        let mut events: Vec<Event> = Vec::new();
        let received =
            rules::receive(&procedure, new_request(&procedure, made), at, at).expect("it is whole");
        self.write(entity, received.into(), at, &mut events, into);
        for step in 0..steps {
            let Some(request) = request::fold(entity, &procedure, &events) else { return };
            let Some(active) = request.active.first().filter(|active| active.returned.is_none()) else {
                return;
            };
            let index = procedure.step_index(&active.step).unwrap_or_default();
            at += TimeDelta::minutes(25 + (made * 13 + step * 7) as i64 % 600);
            let intent = Advance {
                step: &active.step,
                outcome: procedure.outcomes(index).first().copied(),
                lane: &active.lane,
                on_behalf: false,
                all_present: made.is_multiple_of(3),
                note: NOTES[(made + step) % NOTES.len()],
                at,
            };
            let payloads = rules::advance(&request, &procedure, &intent, at).or_else(|_| {
                rules::advance(&request, &procedure, &Advance { all_present: true, ..intent }, at)
            });
            for payload in payloads.unwrap_or_default() {
                self.write(entity, payload, at, &mut events, into);
            }
        }
    }

    fn write(
        &mut self,
        entity: EntityId,
        payload: Payload,
        at: DateTime<Utc>,
        events: &mut Vec<Event>,
        into: &mut Vec<Verified>,
    ) {
        self.seq += 1;
        self.lamport += 1;
        let header = Header {
            office: self.office,
            log: self.log,
            seq: self.seq,
            prev: self.prev,
            device: self.key.device(),
            roster: self.roster.clone(),
            entity,
            parents: events.last().map(|event| event.hash).into_iter().collect(),
            lamport: self.lamport,
            wall_ms: at.timestamp_millis(),
            actor: ActorId::of("p-kabid"),
            kind: payload.kind().to_owned(),
            kind_version: 1,
            flags: 0,
            body_hash: ContentHash::default(),
            body_len: 0,
            blobs: Vec::new(),
        };
        let signed = Signed::seal(header, payload.to_json(), &self.key);
        let verified = Verified::check(signed).expect("what was just signed is sound");
        self.prev = verified.hash();
        events.push(verified.event());
        into.push(verified);
    }
}

fn new_request(procedure: &Procedure, made: usize) -> NewRequest {
    let agency = AGENCIES[made % AGENCIES.len()];
    let value = |kind: FieldKind| match kind {
        FieldKind::Email => format!("admin{made}@contohkab.go.id"),
        FieldKind::Domain => format!("layanan{made}.contohkab.go.id"),
        FieldKind::Phone => format!("0811{:07}", made * 7919 % 10_000_000),
        _ => format!("Sistem Informasi Layanan Nomor {made}"),
    };
    NewRequest {
        applicant: Applicant {
            agency: agency.to_owned(),
            contact_name: format!("NAMA PEMOHON {}", made % 97),
            contact_email: format!("kontak{}@contohkab.go.id", made % 211),
            contact_phone: format!("0812{:07}", made * 104_729 % 10_000_000),
        },
        letter: IncomingLetter {
            number: format!("500.12.6.3/{made}/DINAS/2026"),
            date: Some(start().date_naive()),
            subject: format!("Permohonan {} untuk {agency}", procedure.service.name),
        },
        fields: procedure.fields.iter().map(|field| (field.id.clone(), value(field.kind))).collect(),
        ..NewRequest::default()
    }
}
