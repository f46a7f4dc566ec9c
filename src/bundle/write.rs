//! Writing a bundle, record by record, so that a large office needs little memory.

use std::io::{self, Read, Write};

use crate::domain::ids::ContentHash;
use crate::wire::bundle::{self, JoinRequest, MAX_CHUNK, Manifest, Record};
use crate::wire::event::Signed;
use crate::wire::keys::SigningKey;

/// How strongly to compress: level 3 is within a tenth of the best and a hundred times faster.
const LEVEL: i32 = 3;

/// A file to send along.
pub struct BlobSource<'a> {
    /// Its hash, by which the receiver keeps it.
    pub hash: ContentHash,
    /// Its bytes.
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
    /// The files.
    pub blobs: Vec<BlobSource<'a>>,
}

/// Writes a bundle.
///
/// # Errors
/// When the target cannot be written or a source cannot be read.
pub fn write(
    out: &mut dyn Write,
    manifest: &Manifest,
    content: Content<'_>,
    key: &SigningKey,
) -> io::Result<()> {
    file(out, |sequence| {
        sequence.record(&Record::Manifest(manifest.clone()))?;
        (content.events)(&mut |event| sequence.record(&Record::Event(event)))?;
        for blob in content.blobs {
            write_blob(sequence, blob)?;
        }
        let trailer = bundle::seal_trailer(manifest.office, sequence.hash(), key);
        sequence.record(&trailer)
    })
}

/// Writes a new device's wish to join.
///
/// # Errors
/// When the target cannot be written.
pub fn write_join(out: &mut dyn Write, wish: JoinRequest, key: &SigningKey) -> io::Result<()> {
    file(out, |sequence| sequence.record(&wish.seal(key)))
}

fn write_blob(sequence: &mut Sequence<'_>, mut blob: BlobSource<'_>) -> io::Result<()> {
    let mut offset = 0;
    let mut part = read_part(&mut blob.bytes)?;
    loop {
        let next = read_part(&mut blob.bytes)?;
        let (length, last) = (part.len() as u64, next.is_empty());
        sequence.record(&Record::Chunk { hash: blob.hash, offset, bytes: part, last })?;
        if last {
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

/// Wraps a sequence into prefix, compression and the hash over everything.
fn file(out: &mut dyn Write, fill: impl FnOnce(&mut Sequence<'_>) -> io::Result<()>) -> io::Result<()> {
    let mut hashed = Hashing { out, hasher: blake3::Hasher::new() };
    hashed.write_all(&bundle::prefix(0))?;
    let mut compressed = zstd::Encoder::new(&mut hashed, LEVEL)?;
    compressed.include_checksum(true)?;
    fill(&mut Sequence { out: &mut compressed, hasher: blake3::Hasher::new() })?;
    compressed.finish()?;
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
