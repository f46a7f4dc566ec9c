//! The device's key file, which only its owner may read: the secret itself, the secret under a passphrase, or the name
//! under which the operating system's store keeps it.

use std::io::{self, Write};
use std::path::Path;

use zeroize::Zeroizing;

const KEYSTORE: &str = "lajur-key keystore ";
const LOCKED: &[u8] = b"age-encryption.org/";

/// What a key file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// The secret.
    Secret(Zeroizing<[u8; 32]>),
    /// The secret, locked with a passphrase by age.
    Locked(Vec<u8>),
    /// The name under which the operating system keeps the secret.
    Keystore(String),
}

/// Reads the key file; `None` when there is none yet.
///
/// # Errors
/// When the file cannot be read or is not a key file.
pub fn read(path: &Path) -> io::Result<Option<Stored>> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => Zeroizing::new(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if bytes.starts_with(LOCKED) {
        return Ok(Some(Stored::Locked(bytes.to_vec())));
    }
    if let Some(name) = std::str::from_utf8(&bytes).ok().and_then(|text| text.strip_prefix(KEYSTORE)) {
        return Ok(Some(Stored::Keystore(name.trim().to_owned())));
    }
    let secret: [u8; 32] = bytes.as_slice().try_into().map_err(|_| io::ErrorKind::InvalidData)?;
    Ok(Some(Stored::Secret(Zeroizing::new(secret))))
}

/// Keeps a new key; an existing one is never replaced.
///
/// # Errors
/// When the file exists or cannot be written.
pub fn create(path: &Path, stored: &Stored) -> io::Result<()> {
    let file = written(path, stored)?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    super::files::sync_folder(folder(path))
}

/// Keeps the same key in another way.
///
/// # Errors
/// When the file cannot be written; the one before is still there.
pub fn replace(path: &Path, stored: &Stored) -> io::Result<()> {
    let file = written(path, stored)?;
    file.persist(path).map_err(|error| error.error)?;
    super::files::sync_folder(folder(path))
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

fn written(path: &Path, stored: &Stored) -> io::Result<tempfile::NamedTempFile> {
    // Temporary files are born readable by their owner alone.
    let mut file = tempfile::NamedTempFile::with_prefix_in(".lajur-", folder(path))?;
    match stored {
        Stored::Secret(secret) => file.write_all(&**secret)?,
        Stored::Locked(bytes) => file.write_all(bytes)?,
        Stored::Keystore(name) => writeln!(file, "{KEYSTORE}{name}")?,
    }
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_kept_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.key");
        assert!(read(&path).unwrap().is_none());
        let secret = Stored::Secret(Zeroizing::new([7; 32]));
        create(&path, &secret).unwrap();
        assert_eq!(read(&path).unwrap(), Some(secret));
        assert!(create(&path, &Stored::Secret(Zeroizing::new([8; 32]))).is_err());
        for other in
            [Stored::Keystore("ab12".to_owned()), Stored::Locked(b"age-encryption.org/v1 x".to_vec())]
        {
            replace(&path, &other).unwrap();
            assert_eq!(read(&path).unwrap(), Some(other));
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
