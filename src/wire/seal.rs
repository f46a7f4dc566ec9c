//! Who may read: files and secrets locked with age for named recipients or a passphrase.
//!
//! age hides, it does not say who wrote: authority comes from the signatures inside (`wire::keys`).

use std::io::{self, BufRead, BufReader, Read, Write};
use std::iter;

use age::secrecy::SecretString;
use age::x25519;
use zeroize::Zeroizing;

use super::keys::SigningKey;

/// How hard a passphrase is to guess: 2^16 rounds of scrypt, 64 MB and a fifth of a second on an old laptop.
const WORK: u8 = 16;
/// The hardest passphrase file that is opened, so that a made-up one cannot eat the laptop.
const MAX_WORK: u8 = 18;

const DEVICE_CONTEXT: &str = "lajur 2026 device encryption key v1";

/// A device's secret for reading what was locked for it.
#[derive(Clone)]
pub struct Identity(x25519::Identity);

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({})", self.recipient())
    }
}

impl Identity {
    /// The identity that belongs to a device's signing key, so that a device has one secret to keep, not two.
    pub fn of(key: &SigningKey) -> Self {
        let secret = Zeroizing::new(blake3::derive_key(DEVICE_CONTEXT, &*Zeroizing::new(key.to_bytes())));
        let prefix = bech32::Hrp::parse_unchecked("age-secret-key-");
        let text = bech32::encode_upper::<bech32::Bech32>(prefix, &*secret).map(Zeroizing::new);
        // Thirty-two bytes under a fixed prefix always make a valid key.
        let parsed = text.ok().and_then(|text| text.parse().ok());
        Self(parsed.unwrap_or_else(x25519::Identity::generate))
    }

    /// What others lock files for it with.
    pub fn recipient(&self) -> String {
        self.0.to_public().to_string()
    }
}

/// Whether a text is a recipient that files can be locked for.
pub fn is_recipient(text: &str) -> bool {
    text.parse::<x25519::Recipient>().is_ok()
}

/// For whom something is locked.
#[derive(Clone)]
pub enum Lock {
    /// For nobody: everybody reads it.
    Open,
    /// For whoever has one of these recipients' identities.
    Recipients(Vec<String>),
    /// For whoever knows the passphrase.
    Passphrase(Passphrase),
}

/// A passphrase, wiped from memory when dropped and never shown.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes what a person typed.
    pub fn new(text: &str) -> Self {
        Self(SecretString::from(text.to_owned()))
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Open => f.write_str("Open"),
            Self::Recipients(all) => write!(f, "Recipients({})", all.len()),
            Self::Passphrase(_) => f.write_str("Passphrase"),
        }
    }
}

/// What a reader can unlock with.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    /// Secrets of this device, or of a recovery key.
    pub identities: Vec<Identity>,
    /// What a person typed.
    pub passphrase: Option<Passphrase>,
}

impl From<Identity> for Keys {
    fn from(identity: Identity) -> Self {
        Self { identities: vec![identity], passphrase: None }
    }
}

/// Why something locked cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CannotUnlock {
    /// It was locked for others.
    #[error("locked for other devices")]
    NotForUs,
    /// It needs a passphrase, or another one.
    #[error("needs its passphrase")]
    Passphrase,
    /// It is no age file.
    #[error("not an age file")]
    Damaged,
    /// It cannot be read at all.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// A writer that locks what passes through.
pub enum Locking<W: Write> {
    /// Lets everything through.
    Open(W),
    /// Encrypts.
    Age(Box<age::stream::StreamWriter<W>>),
}

impl Lock {
    /// Locks what is written from now on.
    ///
    /// # Errors
    /// When a recipient is none, there is no recipient, or `out` cannot be written.
    pub fn wrap<W: Write>(&self, out: W) -> io::Result<Locking<W>> {
        let encryptor = match self {
            Self::Open => return Ok(Locking::Open(out)),
            Self::Recipients(texts) => {
                let parse = |text: &String| text.parse().map_err(io::Error::other);
                let parsed = texts.iter().map(parse).collect::<io::Result<Vec<x25519::Recipient>>>()?;
                let all = parsed.iter().map(|it| it as &dyn age::Recipient);
                age::Encryptor::with_recipients(all).map_err(io::Error::other)?
            }
            Self::Passphrase(Passphrase(secret)) => {
                let mut recipient = age::scrypt::Recipient::new(secret.clone());
                recipient.set_work_factor(WORK);
                age::Encryptor::with_recipients(iter::once(&recipient as _)).map_err(io::Error::other)?
            }
        };
        Ok(Locking::Age(Box::new(encryptor.wrap_output(out)?)))
    }
}

impl<W: Write> Locking<W> {
    /// Writes what is left; without this, a locked file cannot be opened again.
    ///
    /// # Errors
    /// When the writer below cannot be written.
    pub fn finish(self) -> io::Result<W> {
        match self {
            Self::Open(out) => Ok(out),
            Self::Age(stream) => stream.finish(),
        }
    }
}

impl<W: Write> Write for Locking<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Open(out) => out.write(bytes),
            Self::Age(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Open(out) => out.flush(),
            Self::Age(stream) => stream.flush(),
        }
    }
}

/// Unlocks a stream; what it gives is authentic only once its end has been read.
///
/// # Errors
/// When none of the keys fits, or it is no age file.
pub fn unlock<'a>(reader: impl BufRead + 'a, keys: &Keys) -> Result<Box<dyn Read + 'a>, CannotUnlock> {
    let decryptor = age::Decryptor::new_buffered(reader).map_err(|error| cannot(error, false))?;
    if decryptor.is_scrypt() {
        let secret = keys.passphrase.as_ref().ok_or(CannotUnlock::Passphrase)?;
        let mut identity = age::scrypt::Identity::new(secret.0.clone());
        identity.set_max_work_factor(MAX_WORK);
        let stream = decryptor.decrypt(iter::once(&identity as _));
        return Ok(Box::new(stream.map_err(|error| cannot(error, true))?));
    }
    let identities = keys.identities.iter().map(|it| &it.0 as &dyn age::Identity);
    Ok(Box::new(decryptor.decrypt(identities).map_err(|error| cannot(error, false))?))
}

fn cannot(error: age::DecryptError, passphrase: bool) -> CannotUnlock {
    match error {
        age::DecryptError::Io(error) if error.kind() != io::ErrorKind::InvalidData => CannotUnlock::Io(error),
        age::DecryptError::NoMatchingKeys | age::DecryptError::KeyDecryptionFailed if passphrase => {
            CannotUnlock::Passphrase
        }
        age::DecryptError::NoMatchingKeys => CannotUnlock::NotForUs,
        age::DecryptError::DecryptionFailed if passphrase => CannotUnlock::Passphrase,
        _ => CannotUnlock::Damaged,
    }
}

/// Locks a short text or file in memory.
///
/// # Errors
/// When a recipient is none, or there is none.
pub fn seal(plain: &[u8], lock: &Lock) -> io::Result<Vec<u8>> {
    let mut sealed = Vec::new();
    let mut writer = lock.wrap(&mut sealed)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(sealed)
}

/// Unlocks what [`seal`] made.
///
/// # Errors
/// When none of the keys fits or the bytes were changed.
pub fn unseal(sealed: &[u8], keys: &Keys) -> Result<Zeroizing<Vec<u8>>, CannotUnlock> {
    let mut plain = Zeroizing::new(Vec::new());
    let mut reader = unlock(BufReader::new(sealed), keys)?;
    reader.read_to_end(&mut plain).map_err(|_| CannotUnlock::Damaged)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(byte: u8) -> Identity {
        Identity::of(&SigningKey::from_bytes(&[byte; 32]))
    }

    #[test]
    fn a_device_has_one_identity_for_ever() {
        assert_eq!(identity(1).recipient(), identity(1).recipient());
        assert_ne!(identity(1).recipient(), identity(2).recipient());
        assert!(is_recipient(&identity(1).recipient()) && !is_recipient("age1"));
    }

    #[test]
    fn only_those_it_was_locked_for_read_it() {
        let lock = Lock::Recipients(vec![identity(1).recipient(), identity(2).recipient()]);
        let sealed = seal(b"rahasia", &lock).unwrap();
        for byte in [1, 2] {
            assert_eq!(unseal(&sealed, &identity(byte).into()).unwrap().as_slice(), b"rahasia");
        }
        assert!(matches!(unseal(&sealed, &identity(3).into()), Err(CannotUnlock::NotForUs)));
        assert!(matches!(unseal(b"bukan age", &identity(1).into()), Err(CannotUnlock::Damaged)));
        assert!(unseal(&sealed[..sealed.len() - 1], &identity(1).into()).is_err());
    }

    #[test]
    fn a_passphrase_opens_what_it_locked() {
        let sealed = seal(b"kunci", &Lock::Passphrase(Passphrase::new("tiga kata panjang"))).unwrap();
        let with = |text: &str| Keys { identities: vec![], passphrase: Some(Passphrase::new(text)) };
        assert_eq!(unseal(&sealed, &with("tiga kata panjang")).unwrap().as_slice(), b"kunci");
        assert!(matches!(unseal(&sealed, &with("salah")), Err(CannotUnlock::Passphrase)));
        assert!(matches!(unseal(&sealed, &identity(1).into()), Err(CannotUnlock::Passphrase)));
    }
}
