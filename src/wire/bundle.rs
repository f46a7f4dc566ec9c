//! The shape of an exchange file ("berkas tukar", `.lajur`), format 1.
//!
//! ```text
//! 16 bytes  89 'L' 'J' 'R' 0D 0A 1A 0A | u16 format = 1 | u16 flags | u32 zero      (little endian)
//! payload   [age]( zstd( CBOR sequence: manifest, events, file chunks, trailer ) )
//! 32 bytes  BLAKE3 of everything before
//! ```
//!
//! Flag bit 0 says that the payload is locked with age. Only requests to join are open by nature; everything else is
//! locked for the office's active devices unless somebody asks for an open file.
//!
//! The first bytes are chosen as PNG's are: they show at once when a mail program changed line ends. The last
//! bytes tell damage before any parser runs; authority comes from the signatures inside.
//!
//! Every record is a CBOR array that begins with its type: `[0, manifest]`, `[1, header, signature, body]`,
//! `[2, hash, offset, bytes, last]`, `[3, trailer]`, `[4, join request]`, `[5, device]`. Unknown types are skipped.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::bytes::{Blob, Fixed};
use super::claim::{self, Claim};
use super::event::Signed;
use super::keys::{self, SigningKey};
use crate::domain::ids::{ContentHash, DeviceKey, EventHash, LogId, OfficeId};

/// The first eight bytes of every exchange file.
pub const MAGIC: [u8; 8] = [0x89, b'L', b'J', b'R', 0x0D, 0x0A, 0x1A, 0x0A];
/// The format this version writes and reads.
pub const FORMAT: u16 = 1;
/// Length of the part before the payload.
pub const PREFIX: usize = 16;
/// Length of the part behind the payload.
pub const SUFFIX: usize = 32;
/// Flag: the payload is locked with age.
pub const FLAG_LOCKED: u16 = 1;
/// Most bytes of a file in one chunk.
pub const MAX_CHUNK: usize = 1 << 20;

const TRAILER_PURPOSE: &str = "lajur-bundle-v1";
const JOIN_PURPOSE: &str = "lajur-join-v1";

/// What a bundle is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Everything its exporter has.
    Full,
    /// What a peer is not known to have.
    Incremental,
    /// Only what its exporter lacks: the frontier.
    Request,
    /// A new device asks to join.
    Join,
    /// Attached files alone, for a stick that could not hold all.
    Attachments,
    /// Everything, to start again from when a laptop is lost.
    Backup,
}

/// A file that an exporter knows of and lacks, or has a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The file.
    pub hash: ContentHash,
    /// Bytes of it that have arrived, from its beginning.
    pub have: u64,
}

/// How far a reader of one log has come: the last position without a gap, and the event there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// The log.
    pub log: LogId,
    /// The last position without a gap.
    pub seq: u64,
    /// The event there.
    pub head: EventHash,
}

/// What a bundle says about itself before its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Random name of the bundle.
    pub id: [u8; 16],
    /// The office it belongs to.
    pub office: OfficeId,
    /// What it is for.
    pub kind: Kind,
    /// The device that made it.
    pub exporter: DeviceKey,
    /// Least format a reader must know.
    pub min_reader: u16,
    /// What a reader must understand, by name; unknown names abort.
    pub critical: Vec<String>,
    /// The program that made it.
    pub app: String,
    /// When, by the exporter's clock.
    pub created_ms: i64,
    /// How far the exporter has read each log.
    pub frontier: Vec<Reached>,
    /// How many events follow.
    pub events: u64,
    /// How many files, or parts of files, follow.
    pub blobs: u64,
    /// Files that the exporter itself lacks.
    pub wanted: Vec<Wanted>,
    /// The exporter's signature under its frontier alone, so that others can pass that on.
    pub said: Option<[u8; 64]>,
    /// What other laptops said they had.
    pub claims: Vec<Claim>,
}

impl Manifest {
    /// The exporter's own word on its frontier, when it gave one that fits.
    pub fn claim(&self) -> Option<Claim> {
        let (device, created_ms, frontier) = (self.exporter, self.created_ms, self.frontier.clone());
        let claim = Claim { device, created_ms, frontier, signature: self.said? };
        claim.fits(self.office).then_some(claim)
    }
}

/// A log, a position in it and the event there.
type RawReached = (Fixed<16>, u64, Fixed<32>);

#[derive(Serialize, Deserialize)]
struct RawManifest {
    id: Fixed<16>,
    office: Fixed<16>,
    kind: Kind,
    exporter: Fixed<32>,
    min_reader: u16,
    critical: Vec<String>,
    app: String,
    created: i64,
    frontier: Vec<RawReached>,
    events: u64,
    blobs: u64,
    #[serde(default)]
    wanted: Vec<(Fixed<32>, u64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    said: Option<Fixed<64>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    claims: Vec<(Fixed<32>, i64, Vec<RawReached>, Fixed<64>)>,
}

#[derive(Serialize, Deserialize)]
struct RawDevice {
    secret: Fixed<32>,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct RawTrailer {
    hash: Fixed<32>,
    signature: Fixed<64>,
}

#[derive(Serialize, Deserialize)]
struct RawJoin {
    key: Fixed<32>,
    name: String,
    recipient: String,
    created: i64,
    signature: Fixed<64>,
}

/// A device's wish to join an office, signed with its new key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinRequest {
    /// The device's signing key.
    pub key: DeviceKey,
    /// The name it asks for.
    pub name: String,
    /// Its encryption recipient; empty when it has none.
    pub recipient: String,
    /// When, by its own clock.
    pub created_ms: i64,
}

/// A device's secret key inside a backup; never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceSecret(pub Zeroizing<[u8; 32]>);

impl std::fmt::Debug for DeviceSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceSecret")
    }
}

/// One record of the sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// What the bundle says about itself.
    Manifest(Manifest),
    /// An event.
    Event(Signed),
    /// A part of a file.
    Chunk {
        /// The whole file's hash.
        hash: ContentHash,
        /// Where the part begins.
        offset: u64,
        /// The part.
        bytes: Vec<u8>,
        /// Whether it is the last one.
        last: bool,
    },
    /// The end: hash of every byte before it, signed.
    Trailer {
        /// BLAKE3 of the sequence before this record.
        hash: [u8; 32],
        /// The exporter's signature.
        signature: [u8; 64],
    },
    /// A device's wish to join.
    Join {
        /// The wish.
        request: JoinRequest,
        /// Its signature.
        signature: [u8; 64],
    },
    /// The device a backup was made on; only ever inside a backup under a passphrase.
    Device {
        /// Its secret key.
        secret: DeviceSecret,
        /// Its name.
        name: String,
    },
    /// A record of a newer version.
    Unknown(u64),
}

/// Why a record cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a record of the bundle cannot be read")]
pub struct BadRecord;

impl Record {
    /// Writes the record as one CBOR item.
    pub fn to_cbor(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // Writing plain values to memory cannot fail; a missing record would be noticed by every reader.
        let _ = match self {
            Self::Manifest(manifest) => {
                ciborium::into_writer(&(0u8, RawManifest::from(manifest)), &mut bytes)
            }
            Self::Event(event) => {
                let parts = (&Blob(event.header.clone()), Fixed(event.signature), &Blob(event.body.clone()));
                ciborium::into_writer(&(1u8, parts.0, parts.1, parts.2), &mut bytes)
            }
            Self::Chunk { hash, offset, bytes: part, last } => {
                ciborium::into_writer(&(2u8, Fixed(hash.0), offset, Blob(part.clone()), last), &mut bytes)
            }
            Self::Trailer { hash, signature } => {
                let raw = RawTrailer { hash: Fixed(*hash), signature: Fixed(*signature) };
                ciborium::into_writer(&(3u8, raw), &mut bytes)
            }
            Self::Join { request, signature } => {
                let raw = RawJoin {
                    key: Fixed(request.key.0),
                    name: request.name.clone(),
                    recipient: request.recipient.clone(),
                    created: request.created_ms,
                    signature: Fixed(*signature),
                };
                ciborium::into_writer(&(4u8, raw), &mut bytes)
            }
            Self::Device { secret, name } => {
                let raw = RawDevice { secret: Fixed(*secret.0), name: name.clone() };
                ciborium::into_writer(&(5u8, raw), &mut bytes)
            }
            Self::Unknown(_) => Ok(()),
        };
        bytes
    }

    /// Reads the next record of a sequence.
    ///
    /// # Errors
    /// When the bytes are not CBOR, or not a record of the shape its type has.
    pub fn read(reader: impl std::io::Read) -> Result<Self, BadRecord> {
        let value: ciborium::Value =
            ciborium::de::from_reader_with_recursion_limit(reader, 16).map_err(|_| BadRecord)?;
        let ciborium::Value::Array(parts) = value else { return Err(BadRecord) };
        let tag = parts.first().and_then(ciborium::Value::as_integer).ok_or(BadRecord)?;
        let tag = u64::try_from(tag).map_err(|_| BadRecord)?;
        let mut parts = parts.into_iter().skip(1);
        let record = match tag {
            0 => Self::Manifest(part::<RawManifest>(parts.next())?.into()),
            1 => {
                let header = bytes_of(parts.next())?;
                let signature = bytes_of(parts.next())?.try_into().map_err(|_| BadRecord)?;
                Self::Event(Signed { header, signature, body: bytes_of(parts.next())? })
            }
            2 => {
                let hash = ContentHash::from_slice(&bytes_of(parts.next())?).ok_or(BadRecord)?;
                let offset = part(parts.next())?;
                let bytes = bytes_of(parts.next())?;
                if bytes.len() > MAX_CHUNK {
                    return Err(BadRecord);
                }
                Self::Chunk { hash, offset, bytes, last: part(parts.next())? }
            }
            3 => {
                let raw: RawTrailer = part(parts.next())?;
                Self::Trailer { hash: raw.hash.0, signature: raw.signature.0 }
            }
            4 => {
                let raw: RawJoin = part(parts.next())?;
                let request = JoinRequest {
                    key: DeviceKey(raw.key.0),
                    name: raw.name,
                    recipient: raw.recipient,
                    created_ms: raw.created,
                };
                Self::Join { request, signature: raw.signature.0 }
            }
            5 => {
                let raw: RawDevice = part(parts.next())?;
                Self::Device { secret: DeviceSecret(Zeroizing::new(raw.secret.0)), name: raw.name }
            }
            other => return Ok(Self::Unknown(other)),
        };
        if parts.next().is_some() { Err(BadRecord) } else { Ok(record) }
    }
}

fn part<T: serde::de::DeserializeOwned>(value: Option<ciborium::Value>) -> Result<T, BadRecord> {
    value.ok_or(BadRecord)?.deserialized().map_err(|_| BadRecord)
}

fn bytes_of(value: Option<ciborium::Value>) -> Result<Vec<u8>, BadRecord> {
    match value {
        Some(ciborium::Value::Bytes(bytes)) => Ok(bytes),
        _ => Err(BadRecord),
    }
}

impl From<&Manifest> for RawManifest {
    fn from(manifest: &Manifest) -> Self {
        let reached = |it: &Reached| (Fixed(it.log.0), it.seq, Fixed(it.head.0));
        let claim = |it: &Claim| {
            let frontier = it.frontier.iter().map(reached).collect();
            (Fixed(it.device.0), it.created_ms, frontier, Fixed(it.signature))
        };
        Self {
            id: Fixed(manifest.id),
            office: Fixed(manifest.office.0),
            kind: manifest.kind,
            exporter: Fixed(manifest.exporter.0),
            min_reader: manifest.min_reader,
            critical: manifest.critical.clone(),
            app: manifest.app.clone(),
            created: manifest.created_ms,
            frontier: manifest.frontier.iter().map(reached).collect(),
            events: manifest.events,
            blobs: manifest.blobs,
            wanted: manifest.wanted.iter().map(|it| (Fixed(it.hash.0), it.have)).collect(),
            said: manifest.said.map(Fixed),
            claims: manifest.claims.iter().map(claim).collect(),
        }
    }
}

impl From<RawManifest> for Manifest {
    fn from(raw: RawManifest) -> Self {
        let reached =
            |(log, seq, head): RawReached| Reached { log: LogId(log.0), seq, head: EventHash(head.0) };
        let claims =
            raw.claims.into_iter().take(claim::MOST).map(|(device, created_ms, frontier, signature)| {
                let frontier = frontier.into_iter().map(reached).collect();
                Claim { device: DeviceKey(device.0), created_ms, frontier, signature: signature.0 }
            });
        let claims = claims.collect();
        Self {
            id: raw.id.0,
            office: OfficeId(raw.office.0),
            kind: raw.kind,
            exporter: DeviceKey(raw.exporter.0),
            min_reader: raw.min_reader,
            critical: raw.critical,
            app: raw.app,
            created_ms: raw.created,
            frontier: raw.frontier.into_iter().map(reached).collect(),
            events: raw.events,
            blobs: raw.blobs,
            wanted: raw
                .wanted
                .into_iter()
                .map(|(hash, have)| Wanted { hash: ContentHash(hash.0), have })
                .collect(),
            said: raw.said.map(|signature| signature.0),
            claims,
        }
    }
}

/// The prefix of a file with these flags.
pub fn prefix(flags: u16) -> [u8; PREFIX] {
    let mut prefix = [0; PREFIX];
    prefix[..8].copy_from_slice(&MAGIC);
    prefix[8..10].copy_from_slice(&FORMAT.to_le_bytes());
    prefix[10..12].copy_from_slice(&flags.to_le_bytes());
    prefix
}

/// Ends a sequence: its hash, signed for this office.
pub fn seal_trailer(office: OfficeId, hash: [u8; 32], key: &SigningKey) -> Record {
    Record::Trailer { hash, signature: key.sign(TRAILER_PURPOSE, &[&office.0[..], &hash].concat()) }
}

/// Whether a trailer is the exporter's own.
pub fn trailer_fits(manifest: &Manifest, hash: &[u8; 32], signature: &[u8; 64]) -> bool {
    let message = [&manifest.office.0[..], hash].concat();
    keys::verify(&manifest.exporter, TRAILER_PURPOSE, &message, signature)
}

impl JoinRequest {
    /// Signs the wish with the device's key, which must be the one it names.
    pub fn seal(self, key: &SigningKey) -> Record {
        let signature = key.sign(JOIN_PURPOSE, &self.message());
        Record::Join { request: self, signature }
    }

    /// Whether the wish was signed with the key it names.
    pub fn fits(&self, signature: &[u8; 64]) -> bool {
        keys::verify(&self.key, JOIN_PURPOSE, &self.message(), signature)
    }

    /// The five words by which two people make sure that they mean the same device: 80 bits of its keys.
    pub fn fingerprint(&self) -> Vec<String> {
        fingerprint(&self.key, &self.recipient)
    }

    fn message(&self) -> Vec<u8> {
        let mut message = Vec::new();
        for part in [self.key.as_bytes(), self.name.as_bytes(), self.recipient.as_bytes()] {
            message.extend((part.len() as u64).to_le_bytes());
            message.extend(part);
        }
        message.extend(self.created_ms.to_le_bytes());
        message
    }
}

/// Five words for a device's keys.
pub fn fingerprint(key: &DeviceKey, recipient: &str) -> Vec<String> {
    let hash =
        blake3::derive_key("lajur 2026 fingerprint v1", &[key.as_bytes(), recipient.as_bytes()].concat());
    super::words::words(&hash[..10])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        Manifest {
            id: [1; 16],
            office: OfficeId([2; 16]),
            kind: Kind::Full,
            exporter: DeviceKey([3; 32]),
            min_reader: 1,
            critical: vec![],
            app: "lajur 0.1.0".to_owned(),
            created_ms: 1_795_140_000_000,
            frontier: vec![Reached { log: LogId([4; 16]), seq: 5, head: EventHash([6; 32]) }],
            events: 1,
            blobs: 0,
            wanted: vec![Wanted { hash: ContentHash([7; 32]), have: 1 << 20 }],
            said: None,
            claims: vec![],
        }
    }

    #[test]
    fn claims_survive_cbor_and_cost_nothing_where_there_are_none() {
        let key = SigningKey::from_bytes(&[5; 32]);
        let plain = manifest();
        let mut told = Manifest { exporter: key.device(), ..manifest() };
        let claim = Claim::sign(told.office, told.created_ms, told.frontier.clone(), &key);
        told.said = Some(claim.signature);
        assert_eq!(told.claim(), Some(claim.clone()));
        assert_eq!(plain.claim(), None);
        told.claims = vec![claim];
        let bytes = Record::Manifest(told.clone()).to_cbor();
        assert_eq!(Record::read(bytes.as_slice()), Ok(Record::Manifest(told.clone())));
        // A word about another frontier is no word about this one.
        told.frontier.clear();
        assert_eq!(told.claim(), None);
        let text = String::from_utf8_lossy(&Record::Manifest(plain).to_cbor()).into_owned();
        assert!(!text.contains("said") && !text.contains("claims"));
    }

    #[test]
    fn records_survive_cbor() {
        let (event, _) = crate::wire::event::tests::sample();
        let chunk = Record::Chunk { hash: ContentHash([9; 32]), offset: 3, bytes: vec![1, 2], last: true };
        let trailer = Record::Trailer { hash: [1; 32], signature: [2; 64] };
        for record in [Record::Manifest(manifest()), Record::Event(event), chunk, trailer] {
            assert_eq!(Record::read(record.to_cbor().as_slice()), Ok(record));
        }
    }

    #[test]
    fn records_of_newer_versions_are_recognised() {
        let mut bytes = Vec::new();
        ciborium::into_writer(&(99u8, "isi"), &mut bytes).unwrap();
        assert_eq!(Record::read(bytes.as_slice()), Ok(Record::Unknown(99)));
    }

    #[test]
    fn a_join_request_is_bound_to_its_key_and_name() {
        let key = SigningKey::from_bytes(&[5; 32]);
        let wish = JoinRequest {
            key: key.device(),
            name: "Laptop Kabid".to_owned(),
            recipient: String::new(),
            created_ms: 0,
        };
        let Record::Join { request, signature } = wish.seal(&key) else { panic!("not a join record") };
        assert!(request.fits(&signature));
        assert!(!JoinRequest { name: "Laptop Lain".to_owned(), ..request.clone() }.fits(&signature));
        assert_eq!(request.fingerprint().len(), 5);
    }
}
