//! The device's signing key in a file that only its owner may read.

use std::io::{self, Write};
use std::path::Path;

use zeroize::Zeroizing;

/// Reads the secret; `None` when there is no key file yet.
///
/// # Errors
/// When the file cannot be read or is not a key file.
pub fn read(path: &Path) -> io::Result<Option<Zeroizing<[u8; 32]>>> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => Zeroizing::new(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let secret: [u8; 32] = bytes.as_slice().try_into().map_err(|_| io::ErrorKind::InvalidData)?;
    Ok(Some(Zeroizing::new(secret)))
}

/// Keeps a new secret; an existing key is never replaced.
///
/// # Errors
/// When the file exists or cannot be written.
pub fn create(path: &Path, secret: &[u8; 32]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    // Temporary files are born readable by their owner alone, and the name is taken only if it is free.
    let mut file = tempfile::NamedTempFile::with_prefix_in(".lajur-", folder)?;
    file.write_all(secret)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    super::files::sync_folder(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_kept_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.key");
        assert!(read(&path).unwrap().is_none());
        create(&path, &[7; 32]).unwrap();
        assert_eq!(*read(&path).unwrap().unwrap(), [7; 32]);
        assert!(create(&path, &[8; 32]).is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
