//! Reading a bundle that may be damaged, foreign, forged or made to exhaust the laptop.

use std::io::{self, Read, Seek, SeekFrom};

use crate::domain::ids::ContentHash;
use crate::wire::bundle::{
    self, DeviceSecret, FLAG_LOCKED, FORMAT, JoinRequest, MAGIC, Manifest, PREFIX, Record, SUFFIX,
};
use crate::wire::event::Signed;
use crate::wire::seal::{self, CannotUnlock, Keys};

/// How much a bundle may unfold to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: u64,
    /// Bytes of the uncompressed sequence.
    pub plain: u64,
    /// Number of events.
    pub events: u64,
}

impl Default for Limits {
    /// Half a gigabyte of file, two of content, two million events: beyond any office, within any laptop.
    fn default() -> Self {
        Self { file: 512 << 20, plain: 2 << 30, events: 2_000_000 }
    }
}

/// Why a file is not used.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It is no exchange file.
    #[error("not an exchange file")]
    NotABundle,
    /// It needs a newer version of the program.
    #[error("needs a newer version: {0}")]
    Newer(String),
    /// It was cut short or changed on the way.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// It is larger, or unfolds to more, than any office's file.
    #[error("too large")]
    TooLarge,
    /// It is not signed by the device it names.
    #[error("the signature does not fit")]
    Forged,
    /// It is locked for other devices.
    #[error("locked for other devices")]
    NotForUs,
    /// It is locked with a passphrase that was not given.
    #[error("needs its passphrase")]
    Passphrase,
    /// It cannot be read at all.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// Takes the files inside a bundle, part by part, as they are read.
pub trait BlobSink {
    /// Takes one part; parts of one file come in order and together.
    ///
    /// # Errors
    /// When it cannot be kept, or is not the file its hash names.
    fn part(&mut self, hash: ContentHash, offset: u64, bytes: &[u8], last: bool) -> Result<(), BundleError>;

    /// Takes note that no part follows.
    ///
    /// # Errors
    /// When what came so far cannot be kept.
    fn end(&mut self) -> Result<(), BundleError> {
        Ok(())
    }
}

/// Passes over the files inside a bundle.
#[derive(Debug)]
pub struct NoBlobs;

impl BlobSink for NoBlobs {
    fn part(&mut self, _: ContentHash, _: u64, _: &[u8], _: bool) -> Result<(), BundleError> {
        Ok(())
    }
}

/// What a sound bundle holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents {
    /// Events, with what the bundle says about itself.
    Events {
        /// What the bundle says about itself.
        manifest: Manifest,
        /// The events, not yet verified one by one.
        events: Vec<Signed>,
        /// Records of kinds this version does not know.
        skipped: u64,
        /// The device a backup was made on, with its secret.
        device: Option<(DeviceSecret, String)>,
        /// Whether it was locked.
        locked: bool,
    },
    /// A new device's wish to join.
    Join(JoinRequest),
}

/// Reads a bundle whole, or refuses it whole.
///
/// # Errors
/// Whatever is wrong with it; the sink may have been given parts by then, which must be thrown away.
pub fn read(
    file: &mut (impl Read + Seek),
    limits: Limits,
    blobs: &mut dyn BlobSink,
    keys: &Keys,
) -> Result<Contents, BundleError> {
    let length = file.seek(SeekFrom::End(0))?;
    file.rewind()?;
    let locked = check_prefix(file, length)?;
    if length > limits.file {
        return Err(BundleError::TooLarge);
    }
    check_hash(file, length)?;
    file.seek(SeekFrom::Start(PREFIX as u64))?;
    let payload = io::BufReader::new(file.take(length - (PREFIX + SUFFIX) as u64));
    let payload: Box<dyn Read + '_> =
        if locked { seal::unlock(payload, keys).map_err(cannot_unlock)? } else { Box::new(payload) };
    let mut decoder = zstd::Decoder::new(payload)?.single_frame();
    decoder.window_log_max(23)?;
    let mut sequence = Sequence {
        inner: io::BufReader::new(decoder),
        hasher: blake3::Hasher::new(),
        left: limits.plain,
        exhausted: false,
        locked,
    };
    let contents = sequence.contents(limits, blobs)?;
    sequence.expect_end()?;
    // age vouches for its last part only once it has been read to the end.
    match sequence.inner.into_inner().finish().read(&mut [0]) {
        Ok(0) => Ok(contents),
        _ => Err(BundleError::Damaged("more after the end")),
    }
}

fn cannot_unlock(error: CannotUnlock) -> BundleError {
    match error {
        CannotUnlock::NotForUs => BundleError::NotForUs,
        CannotUnlock::Passphrase => BundleError::Passphrase,
        CannotUnlock::Damaged => BundleError::Damaged("lock"),
        CannotUnlock::Io(error) => BundleError::Io(error),
    }
}

/// Checks the first bytes; true when the payload is locked.
fn check_prefix(file: &mut impl Read, length: u64) -> Result<bool, BundleError> {
    let mut prefix = [0; PREFIX];
    if length < (PREFIX + SUFFIX) as u64 {
        // A file that begins as ours does was cut short; anything else is simply something else.
        let mut start = Vec::new();
        file.take(8).read_to_end(&mut start)?;
        let ours = !start.is_empty() && MAGIC.starts_with(&start);
        return Err(if ours { BundleError::Damaged("cut short") } else { BundleError::NotABundle });
    }
    file.read_exact(&mut prefix)?;
    if prefix[..8] != MAGIC {
        let mangled = prefix[1..4] == MAGIC[1..4];
        return Err(if mangled {
            BundleError::Damaged("changed on the way")
        } else {
            BundleError::NotABundle
        });
    }
    let format = u16::from_le_bytes([prefix[8], prefix[9]]);
    if format > FORMAT {
        return Err(BundleError::Newer(format!("format {format}")));
    }
    let flags = u16::from_le_bytes([prefix[10], prefix[11]]);
    if flags & !FLAG_LOCKED != 0 {
        // A file cannot be asked what an unknown flag means, so it is not read at all.
        return Err(BundleError::Newer(format!("flags {flags}")));
    }
    if prefix != bundle::prefix(flags) {
        return Err(BundleError::Damaged("prefix"));
    }
    Ok(flags & FLAG_LOCKED != 0)
}

/// The hash over the whole file tells damage before any parser sees a byte.
fn check_hash(file: &mut (impl Read + Seek), length: u64) -> Result<(), BundleError> {
    file.rewind()?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; 1 << 16];
    let mut left = length - SUFFIX as u64;
    while left > 0 {
        let wanted = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
        file.read_exact(&mut buffer[..wanted])?;
        hasher.update(&buffer[..wanted]);
        left -= wanted as u64;
    }
    let mut expected = [0; SUFFIX];
    file.read_exact(&mut expected)?;
    if *hasher.finalize().as_bytes() == expected {
        Ok(())
    } else {
        Err(BundleError::Damaged("changed on the way"))
    }
}

/// Counts files and parts of files: chunks of one file that follow each other are one.
#[derive(Default)]
struct Pieces {
    count: u64,
    open: Option<ContentHash>,
}

impl Pieces {
    fn count(&mut self, hash: ContentHash, last: bool) {
        self.count += u64::from(self.open != Some(hash));
        self.open = (!last).then_some(hash);
    }
}

/// The CBOR sequence, counted and hashed as it is read.
struct Sequence<R> {
    inner: R,
    hasher: blake3::Hasher,
    left: u64,
    exhausted: bool,
    locked: bool,
}

impl<R: Read> Sequence<R> {
    fn contents(&mut self, limits: Limits, blobs: &mut dyn BlobSink) -> Result<Contents, BundleError> {
        let manifest = match self.record()? {
            Record::Join { request, signature } if request.fits(&signature) => {
                return Ok(Contents::Join(request));
            }
            Record::Join { .. } => return Err(BundleError::Forged),
            Record::Manifest(manifest) => manifest,
            _ => return Err(BundleError::Damaged("no manifest")),
        };
        if manifest.min_reader > FORMAT {
            return Err(BundleError::Newer(format!("format {}", manifest.min_reader)));
        }
        if let Some(unknown) = manifest.critical.first() {
            return Err(BundleError::Newer(unknown.clone()));
        }
        let (mut events, mut files, mut skipped) = (Vec::new(), Pieces::default(), 0u64);
        let mut device = None;
        loop {
            let before = *self.hasher.finalize().as_bytes();
            match self.record()? {
                Record::Event(event) => {
                    if events.len() as u64 >= limits.events.min(manifest.events) {
                        return Err(BundleError::Damaged("more events than announced"));
                    }
                    events.push(event);
                }
                Record::Chunk { hash, offset, bytes, last } => {
                    files.count(hash, last);
                    blobs.part(hash, offset, &bytes, last)?;
                }
                Record::Device { secret, name } if manifest.kind == bundle::Kind::Backup => {
                    device = Some((secret, name));
                }
                Record::Trailer { hash, signature } => {
                    if hash != before || !bundle::trailer_fits(&manifest, &hash, &signature) {
                        return Err(BundleError::Forged);
                    }
                    break;
                }
                Record::Unknown(_) => skipped += 1,
                Record::Manifest(_) | Record::Join { .. } | Record::Device { .. } => {
                    return Err(BundleError::Damaged("record out of place"));
                }
            }
        }
        blobs.end()?;
        if events.len() as u64 != manifest.events || files.count != manifest.blobs {
            return Err(BundleError::Damaged("counts"));
        }
        Ok(Contents::Events { manifest, events, skipped, device, locked: self.locked })
    }

    fn record(&mut self) -> Result<Record, BundleError> {
        let record = Record::read(&mut *self);
        if self.exhausted {
            return Err(BundleError::TooLarge);
        }
        record.map_err(|_| BundleError::Damaged("record"))
    }

    fn expect_end(&mut self) -> Result<(), BundleError> {
        let mut byte = [0];
        match self.inner.read(&mut byte) {
            Ok(0) => Ok(()),
            _ => Err(BundleError::Damaged("more after the end")),
        }
    }
}

impl<R: Read> Read for Sequence<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            self.exhausted = true;
            return Ok(0);
        }
        let wanted = usize::try_from(self.left).map_or(buffer.len(), |left| left.min(buffer.len()));
        let read = self.inner.read(&mut buffer[..wanted])?;
        self.left -= read as u64;
        self.hasher.update(&buffer[..read]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::bundle::write::{BlobSource, Content, Seal, write};
    use crate::domain::ids::{DeviceKey, OfficeId};
    use crate::wire::bundle::Kind;
    use crate::wire::keys::SigningKey;
    use crate::wire::seal::Lock;

    fn sample() -> Vec<u8> {
        let (event, key) = crate::wire::event::tests::sample();
        sealed(event, &key, key.device(), &Lock::Open)
    }

    fn sealed(event: Signed, key: &SigningKey, exporter: DeviceKey, lock: &Lock) -> Vec<u8> {
        let manifest = Manifest {
            id: [1; 16],
            office: OfficeId([1; 16]),
            kind: Kind::Full,
            exporter,
            min_reader: 1,
            critical: vec![],
            app: "lajur".to_owned(),
            created_ms: 0,
            frontier: vec![],
            events: 1,
            blobs: 1,
            wanted: vec![],
            said: None,
            claims: vec![],
        };
        let file = vec![7u8; 3_000_000];
        let hash = crate::wire::event::hash_content(&file);
        let source = BlobSource { hash, offset: 0, ends: true, bytes: Box::new(Cursor::new(file)) };
        let blobs = Box::new(std::iter::once(Ok(source)));
        let events = Box::new(|each: &mut dyn FnMut(Signed) -> io::Result<()>| each(event));
        let mut bytes = Vec::new();
        write(&mut bytes, &manifest, Content { events, blobs, device: None }, Seal { key, lock }).unwrap();
        bytes
    }

    fn try_read(bytes: &[u8]) -> Result<Contents, BundleError> {
        read(&mut Cursor::new(bytes), Limits::default(), &mut NoBlobs, &Keys::default())
    }

    #[test]
    fn what_is_written_is_read() {
        let read = try_read(&sample()).unwrap();
        let Contents::Events { manifest, events, skipped, .. } = read else { panic!() };
        assert_eq!((manifest.events, events.len(), skipped), (1, 1, 0));
    }

    #[test]
    fn every_flipped_bit_and_every_truncation_is_refused() {
        let bytes = sample();
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(try_read(&changed).is_err(), "bit {bit}");
        }
        for length in 0..bytes.len() {
            assert!(try_read(&bytes[..length]).is_err(), "length {length}");
        }
    }

    #[test]
    fn a_locked_bundle_opens_for_those_it_is_meant_for() {
        let (event, key) = crate::wire::event::tests::sample();
        let lock = Lock::Recipients(vec![key.identity().recipient()]);
        let bytes = sealed(event, &key, key.device(), &lock);
        let with = |keys: Keys| read(&mut Cursor::new(&bytes), Limits::default(), &mut NoBlobs, &keys);
        assert!(matches!(with(key.identity().into()), Ok(Contents::Events { locked: true, .. })));
        let other = SigningKey::from_bytes(&[9; 32]);
        assert!(matches!(with(other.identity().into()), Err(BundleError::NotForUs)));
        assert!(matches!(with(Keys::default()), Err(BundleError::NotForUs)));
        let readable = bytes.windows(7).any(|part| part == b"Berkas ");
        assert!(!readable);
        let mut newer = bytes.clone();
        newer[10] |= 4;
        assert!(matches!(try_read(&newer), Err(BundleError::Newer(_))));
    }

    #[test]
    fn a_bundle_signed_by_another_is_forged() {
        let (event, key) = crate::wire::event::tests::sample();
        let other = SigningKey::from_bytes(&[9; 32]);
        let forged = sealed(event, &key, other.device(), &Lock::Open);
        assert!(matches!(try_read(&forged), Err(BundleError::Forged)));
    }

    #[test]
    fn foreign_files_are_told_from_damaged_ones() {
        assert!(matches!(try_read(b""), Err(BundleError::NotABundle)));
        assert!(matches!(try_read(&[0x50; 4096]), Err(BundleError::NotABundle)));
        assert!(matches!(try_read(&sample()[..20]), Err(BundleError::Damaged(_))));
        let mut newer = sample();
        newer[8] = 9;
        assert!(matches!(try_read(&newer), Err(BundleError::Newer(_))));
    }

    #[test]
    fn a_bomb_is_stopped_early() {
        let bytes = sample();
        let small = Limits { plain: 100_000, ..Limits::default() };
        let read = read(&mut Cursor::new(bytes), small, &mut NoBlobs, &Keys::default());
        assert!(matches!(read, Err(BundleError::TooLarge)));
    }
}
