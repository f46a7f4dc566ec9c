//! Writing a bundle, record by record, so that a large office needs little memory.

use std::io::{self, Read, Write};

use crate::domain::ids::ContentHash;
use crate::wire::bundle::{self, JoinRequest, MAX_CHUNK, Manifest, Record};
use crate::wire::event::Signed;
use crate::wire::keys::SigningKey;
use crate::wire::seal::Lock;

/// How strongly to compress: level 3 is within a tenth of the best and a hundred times faster.
const LEVEL: i32 = 3;

/// A file to send along, or a part of one.
pub struct BlobSource<'a> {
    /// Its hash, by which the receiver keeps it.
    pub hash: ContentHash,
    /// Where the part begins in the file.
    pub offset: u64,
    /// Whether the file ends with this part.
    pub ends: bool,
    /// The part's bytes.
    pub bytes: Box<dyn Read + 'a>,
}

/// What goes into a bundle besides its manifest.
pub struct Content<'a> {
    /// Calls its argument with every event.
    #[expect(
        clippy::type_complexity,
        reason = "a visitor of events; naming it would hide more than it shows"
    )]
    pub events: Box<dyn FnOnce(&mut dyn FnMut(Signed) -> io::Result<()>) -> io::Result<()> + 'a>,
    /// The files, opened one after the other.
    pub blobs: Box<dyn Iterator<Item = io::Result<BlobSource<'a>>> + 'a>,
    /// The device a backup under a passphrase was made on.
    pub device: Option<Record>,
}

/// What a bundle is written with besides its content.
#[derive(Clone, Copy)]
pub struct Seal<'a> {
    /// The exporter's key, which signs it.
    pub key: &'a SigningKey,
    /// For whom it is locked.
    pub lock: &'a Lock,
}

/// Writes a bundle.
///
/// # Errors
/// When the target cannot be written or a source cannot be read.
pub fn write(
    out: &mut dyn Write,
    manifest: &Manifest,
    content: Content<'_>,
    seal: Seal<'_>,
) -> io::Result<()> {
    file(out, seal.lock, |sequence| {
        sequence.record(&Record::Manifest(manifest.clone()))?;
        (content.events)(&mut |event| sequence.record(&Record::Event(event)))?;
        for blob in content.blobs {
            write_blob(sequence, blob?)?;
        }
        if let Some(device) = &content.device {
            sequence.record(device)?;
        }
        let trailer = bundle::seal_trailer(manifest.office, sequence.hash(), seal.key);
        sequence.record(&trailer)
    })
}

/// Writes a new device's wish to join.
///
/// # Errors
/// When the target cannot be written.
pub fn write_join(out: &mut dyn Write, wish: JoinRequest, key: &SigningKey) -> io::Result<()> {
    file(out, &Lock::Open, |sequence| sequence.record(&wish.seal(key)))
}

fn write_blob(sequence: &mut Sequence<'_>, mut blob: BlobSource<'_>) -> io::Result<()> {
    let mut offset = blob.offset;
    let mut part = read_part(&mut blob.bytes)?;
    loop {
        let next = read_part(&mut blob.bytes)?;
        let (length, end) = (part.len() as u64, next.is_empty());
        let last = end && blob.ends;
        sequence.record(&Record::Chunk { hash: blob.hash, offset, bytes: part, last })?;
        if end {
            return Ok(());
        }
        offset += length;
        part = next;
    }
}

fn read_part(bytes: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut part = Vec::new();
    bytes.take(MAX_CHUNK as u64).read_to_end(&mut part)?;
    Ok(part)
}

/// The CBOR sequence inside the compressed stream, hashed as it is written.
struct Sequence<'a> {
    out: &'a mut dyn Write,
    hasher: blake3::Hasher,
}

impl Sequence<'_> {
    fn record(&mut self, record: &Record) -> io::Result<()> {
        let bytes = record.to_cbor();
        self.hasher.update(&bytes);
        self.out.write_all(&bytes)
    }

    fn hash(&self) -> [u8; 32] {
        *self.hasher.finalize().as_bytes()
    }
}

/// Wraps a sequence into prefix, lock, compression and the hash over everything.
fn file(
    out: &mut dyn Write,
    lock: &Lock,
    fill: impl FnOnce(&mut Sequence<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let mut hashed = Hashing { out, hasher: blake3::Hasher::new() };
    let flags = if matches!(lock, Lock::Open) { 0 } else { bundle::FLAG_LOCKED };
    hashed.write_all(&bundle::prefix(flags))?;
    let mut compressed = zstd::Encoder::new(lock.wrap(&mut hashed)?, LEVEL)?;
    compressed.include_checksum(true)?;
    fill(&mut Sequence { out: &mut compressed, hasher: blake3::Hasher::new() })?;
    compressed.finish()?.finish()?;
    let hash = hashed.hasher.finalize();
    hashed.out.write_all(hash.as_bytes())
}

struct Hashing<'a> {
    out: &'a mut dyn Write,
    hasher: blake3::Hasher,
}

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
