//! One event as bytes: a signed CBOR header and a JSON body.
//!
//! | # | header field | CBOR | meaning |
//! |---|---|---|---|
//! | 0 | `v` | uint | format, 1 |
//! | 1 | `office` | bstr16 | zeros in the founding event |
//! | 2 | `log` | bstr16 | the log it stands in |
//! | 3 | `seq` | uint | position in that log, from 1 |
//! | 4 | `prev` | bstr32 | hash of the event before it in that log; zeros at 1 |
//! | 5 | `device` | bstr32 | Ed25519 public key |
//! | 6 | `roster` | \[bstr32\] | heads of the device list its author knew |
//! | 7 | `entity` | bstr16 | what it is about |
//! | 8 | `parents` | \[bstr32\] | heads of that entity its author saw |
//! | 9 | `lamport` | uint | 1 + the greatest its author had seen |
//! | 10 | `wall` | int | milliseconds since 1970 UTC, a claim |
//! | 11 | `actor` | bstr16 | the person, or zeros |
//! | 12 | `kind` | tstr | what happened |
//! | 13 | `kind version` | uint | 1 |
//! | 14 | `flags` | uint | bit 0: a reader that does not know the kind must not go on with the entity |
//! | 15 | `body hash` | bstr32 | BLAKE3 of the body |
//! | 16 | `body length` | uint | bytes |
//! | 17 | `blobs` | \[\[bstr32, uint\]\] | hash and size of the files it names |

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::bytes::Fixed;
use super::keys::{self, SigningKey};
use crate::domain::event::{ActorId, Event, Payload};
use crate::domain::ids::{ContentHash, DeviceKey, EntityId, EventHash, LogId, OfficeId};

/// The header format this version writes and reads.
pub const VERSION: u8 = 1;
/// Most bytes in a header.
pub const MAX_HEADER: usize = 8 * 1024;
/// Most bytes in a body: room for a profile with its emblem.
pub const MAX_BODY: usize = 256 * 1024;
/// Most parents and roster heads.
pub const MAX_PARENTS: usize = 16;
/// Most files named by one event.
pub const MAX_BLOBS: usize = 64;
/// Reader must know the kind to go on with the entity.
pub const FLAG_CRITICAL: u32 = 1;

const PURPOSE: &str = "lajur-event-v1";
const HASH_CONTEXT: &str = "lajur 2026 event header v1";

#[derive(Serialize, Deserialize)]
struct RawHeader(
    u8,
    Fixed<16>,
    Fixed<16>,
    u64,
    Fixed<32>,
    Fixed<32>,
    Vec<Fixed<32>>,
    Fixed<16>,
    Vec<Fixed<32>>,
    u64,
    i64,
    Fixed<16>,
    String,
    u16,
    u32,
    Fixed<32>,
    u32,
    Vec<(Fixed<32>, u64)>,
);

/// The signed part of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The office it belongs to.
    pub office: OfficeId,
    /// The log it stands in.
    pub log: LogId,
    /// Its position there, from 1.
    pub seq: u64,
    /// The event before it there.
    pub prev: EventHash,
    /// Who signed.
    pub device: DeviceKey,
    /// Heads of the device list its author knew.
    pub roster: Vec<EventHash>,
    /// What it is about.
    pub entity: EntityId,
    /// Heads of that entity its author saw.
    pub parents: Vec<EventHash>,
    /// Lamport clock.
    pub lamport: u64,
    /// Claimed wall clock, milliseconds since 1970 UTC.
    pub wall_ms: i64,
    /// The person who acted.
    pub actor: ActorId,
    /// The kind's name.
    pub kind: String,
    /// The kind's version.
    pub kind_version: u16,
    /// Flags.
    pub flags: u32,
    /// BLAKE3 of the body.
    pub body_hash: ContentHash,
    /// Length of the body in bytes.
    pub body_len: u32,
    /// Files the event names.
    pub blobs: Vec<(ContentHash, u64)>,
}

/// An event as it is stored and exchanged: bytes that are never written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// CBOR of the header.
    pub header: Vec<u8>,
    /// Signature over the header's hash.
    pub signature: [u8; 64],
    /// JSON body.
    pub body: Vec<u8>,
}

/// Why bytes are not an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A part is larger than the format allows.
    #[error("a part is larger than the format allows")]
    TooLarge,
    /// The header is not the CBOR array it must be.
    #[error("the header cannot be read")]
    Header,
    /// The header is of a format this version does not read.
    #[error("the header is of format {0}")]
    Version(u8),
    /// The body is not the one the header names.
    #[error("the body is not the one that was signed")]
    Body,
    /// The signature is not the device's.
    #[error("the signature does not fit")]
    Signature,
}

impl Header {
    /// Writes the header as CBOR.
    pub fn to_cbor(&self) -> Vec<u8> {
        let hashes = |list: &[EventHash]| list.iter().map(|hash| Fixed(hash.0)).collect();
        let raw = RawHeader(
            VERSION,
            Fixed(self.office.0),
            Fixed(self.log.0),
            self.seq,
            Fixed(self.prev.0),
            Fixed(self.device.0),
            hashes(&self.roster),
            Fixed(self.entity.0),
            hashes(&self.parents),
            self.lamport,
            self.wall_ms,
            Fixed(self.actor.0),
            self.kind.clone(),
            self.kind_version,
            self.flags,
            Fixed(self.body_hash.0),
            self.body_len,
            self.blobs.iter().map(|(hash, size)| (Fixed(hash.0), *size)).collect(),
        );
        let mut bytes = Vec::with_capacity(512);
        // Writing plain values to memory cannot fail; an empty header would be refused by every reader.
        let _ = ciborium::into_writer(&raw, &mut bytes);
        bytes
    }

    /// Reads a header.
    ///
    /// # Errors
    /// When it is too large, not the array it must be, or followed by anything.
    pub fn from_cbor(bytes: &[u8]) -> Result<Self, Broken> {
        if bytes.len() > MAX_HEADER {
            return Err(Broken::TooLarge);
        }
        let mut rest = bytes;
        let raw: RawHeader = ciborium::from_reader(&mut rest).map_err(|_| Broken::Header)?;
        if !rest.is_empty() {
            return Err(Broken::Header);
        }
        if raw.0 != VERSION {
            return Err(Broken::Version(raw.0));
        }
        let hashes = |list: Vec<Fixed<32>>| list.into_iter().map(|hash| EventHash(hash.0)).collect();
        if raw.6.len() > MAX_PARENTS || raw.8.len() > MAX_PARENTS || raw.17.len() > MAX_BLOBS {
            return Err(Broken::TooLarge);
        }
        // Positions and clocks beyond this are not reached in any life and would overflow SQLite's integers.
        if raw.3 == 0
            || raw.3 > 1 << 48
            || raw.9 > 1 << 48
            || DateTime::from_timestamp_millis(raw.10).is_none()
        {
            return Err(Broken::Header);
        }
        Ok(Self {
            office: OfficeId(raw.1.0),
            log: LogId(raw.2.0),
            seq: raw.3,
            prev: EventHash(raw.4.0),
            device: DeviceKey(raw.5.0),
            roster: hashes(raw.6),
            entity: EntityId(raw.7.0),
            parents: hashes(raw.8),
            lamport: raw.9,
            wall_ms: raw.10,
            actor: ActorId(raw.11.0),
            kind: raw.12,
            kind_version: raw.13,
            flags: raw.14,
            body_hash: ContentHash(raw.15.0),
            body_len: raw.16,
            blobs: raw.17.into_iter().map(|(hash, size)| (ContentHash(hash.0), size)).collect(),
        })
    }
}

/// The name of an event with these header bytes.
pub fn hash_header(header: &[u8]) -> EventHash {
    EventHash(blake3::derive_key(HASH_CONTEXT, header))
}

/// The hash by which a body or a file is named.
pub fn hash_content(bytes: &[u8]) -> ContentHash {
    ContentHash(*blake3::hash(bytes).as_bytes())
}

impl Signed {
    /// Signs a header over a body; the header's body fields are filled in here.
    pub fn seal(mut header: Header, body: Vec<u8>, key: &SigningKey) -> Self {
        header.device = key.device();
        header.body_hash = hash_content(&body);
        header.body_len = u32::try_from(body.len()).unwrap_or(u32::MAX);
        let header = header.to_cbor();
        let signature = key.sign(PURPOSE, hash_header(&header).as_bytes());
        Self { header, signature, body }
    }

    /// The event's name.
    pub fn hash(&self) -> EventHash {
        hash_header(&self.header)
    }

    /// Reads the header and checks that the body belongs to it; the signature is checked by [`Signed::verify`].
    ///
    /// # Errors
    /// When a part is too large or broken.
    pub fn open(&self) -> Result<Header, Broken> {
        if self.body.len() > MAX_BODY {
            return Err(Broken::TooLarge);
        }
        let header = Header::from_cbor(&self.header)?;
        if header.body_len as usize != self.body.len() || header.body_hash != hash_content(&self.body) {
            return Err(Broken::Body);
        }
        Ok(header)
    }

    /// Checks the signature of the device the header names.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn verify(&self, header: &Header) -> Result<(), Broken> {
        let fits = keys::verify(&header.device, PURPOSE, self.hash().as_bytes(), &self.signature);
        if fits { Ok(()) } else { Err(Broken::Signature) }
    }
}

/// An event whose bytes, body and signature have been checked; only such events enter the store.
#[derive(Debug, Clone)]
pub struct Verified {
    hash: EventHash,
    header: Header,
    signed: Signed,
}

impl Verified {
    /// Checks an event as it came from outside.
    ///
    /// # Errors
    /// When a part is too large or broken, or the signature does not fit.
    pub fn check(signed: Signed) -> Result<Self, Broken> {
        let header = signed.open()?;
        signed.verify(&header)?;
        Ok(Self { hash: signed.hash(), header, signed })
    }

    /// The event's name.
    pub fn hash(&self) -> EventHash {
        self.hash
    }

    /// The header, read.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The bytes.
    pub fn signed(&self) -> &Signed {
        &self.signed
    }

    /// The event for the domain.
    pub fn event(&self) -> Event {
        decode(self.hash, &self.header, &self.signed.body)
    }
}

/// Decodes a stored event for the domain.
pub fn decode(hash: EventHash, header: &Header, body: &[u8]) -> Event {
    let payload = if header.kind_version == 1 {
        Payload::from_json(&header.kind, body)
    } else {
        Payload::Unknown { kind: header.kind.clone() }
    };
    Event {
        hash,
        device: header.device,
        log: header.log,
        seq: header.seq,
        entity: header.entity,
        parents: header.parents.clone(),
        lamport: header.lamport,
        wall: DateTime::from_timestamp_millis(header.wall_ms).unwrap_or_default(),
        actor: header.actor,
        payload,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::event::Noted;

    pub(crate) fn sample() -> (Signed, SigningKey) {
        let key = SigningKey::from_bytes(&[3; 32]);
        let payload = Payload::from(Noted { text: "Berkas lengkap.".to_owned() });
        let header = Header {
            office: OfficeId([1; 16]),
            log: LogId([2; 16]),
            seq: 7,
            prev: EventHash([3; 32]),
            device: key.device(),
            roster: vec![EventHash([4; 32])],
            entity: EntityId([5; 16]),
            parents: vec![EventHash([6; 32]), EventHash([7; 32])],
            lamport: 9,
            wall_ms: 1_795_140_000_000,
            actor: ActorId::of("p-kabid"),
            kind: payload.kind().to_owned(),
            kind_version: 1,
            flags: 0,
            body_hash: ContentHash::default(),
            body_len: 0,
            blobs: vec![(ContentHash([8; 32]), 1024)],
        };
        (Signed::seal(header, payload.to_json(), &key), key)
    }

    #[test]
    fn a_sealed_event_opens_and_verifies() {
        let (signed, key) = sample();
        let header = signed.open().unwrap();
        assert_eq!(header.device, key.device());
        assert_eq!(signed.verify(&header), Ok(()));
        let event = decode(signed.hash(), &header, &signed.body);
        assert_eq!(event.payload, Payload::from(Noted { text: "Berkas lengkap.".to_owned() }));
    }

    #[test]
    fn every_changed_bit_is_noticed() {
        let (signed, _) = sample();
        let accepts = |changed: &Signed| changed.open().is_ok_and(|header| changed.verify(&header).is_ok());
        for bit in 0..signed.header.len() * 8 {
            let mut changed = signed.clone();
            changed.header[bit / 8] ^= 1 << (bit % 8);
            assert!(!accepts(&changed), "header bit {bit}");
        }
        for bit in 0..signed.body.len() * 8 {
            let mut changed = signed.clone();
            changed.body[bit / 8] ^= 1 << (bit % 8);
            assert!(!accepts(&changed), "body bit {bit}");
        }
        for bit in 0..512 {
            let mut changed = signed.clone();
            changed.signature[bit / 8] ^= 1 << (bit % 8);
            assert!(!accepts(&changed), "signature bit {bit}");
        }
    }

    /// The first bytes ever written in format 1. They may never change: a change here means that laptops in the
    /// field could no longer read each other.
    #[test]
    fn the_format_is_frozen() {
        let (signed, _) = sample();
        assert_eq!(
            signed.hash().to_string(),
            include_str!("../../tests/golden/event-v1.hash").trim(),
            "the bytes of an event header changed"
        );
    }
}
