//! Whole files or none: everything is written under a temporary name, synced and renamed.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes a file that is either complete under its name or not there at all, also after a power cut.
///
/// # Errors
/// When the folder cannot be written or the disk is full; what stood under the name before is still there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_with(path, |file| file.write_all(bytes))
}

/// Like [`write_whole`], for what only its owner may read.
///
/// # Errors
/// As [`write_whole`].
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Temporary files are born so.
    write_as(path, |file| file.write_all(bytes), |_| Ok(()))
}

/// Like [`write_whole`], for what is better written piece by piece.
///
/// # Errors
/// When the folder cannot be written, the disk is full, or `fill` fails.
pub fn write_with(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    write_as(path, fill, share)
}

fn write_as(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    rights: fn(&std::fs::File) -> io::Result<()>,
) -> io::Result<()> {
    let folder = folder_of(path);
    let mut file = NamedTempFile::with_prefix_in(".lajur-", folder)?;
    {
        let mut buffer = io::BufWriter::with_capacity(1 << 16, file.as_file_mut());
        fill(&mut buffer)?;
        buffer.flush()?;
    }
    file.as_file().sync_all()?;
    rights(file.as_file())?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// Makes a folder's own list of names survive a power cut.
///
/// # Errors
/// When the folder cannot be read.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // Windows has no way to sync a folder; NTFS keeps its own journal of names.
    if cfg!(unix) { std::fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Gives a finished file the usual rights; temporary files are born for their owner alone.
#[cfg(unix)]
fn share(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_: &std::fs::File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_private_file_is_its_owner_s_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let path = folder.path().join("kunci.pdf");
        write_private(&path, b"kunci").unwrap();
        assert_eq!((mode(&path), std::fs::read(&path).unwrap()), (0o600, b"kunci".to_vec()));
        write_whole(&path, b"surat").unwrap();
        assert_eq!(mode(&path), 0o644);
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_no_litter() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("surat.pdf");
        write_whole(&path, b"lama").unwrap();
        let failed = write_with(&path, |file| {
            file.write_all(b"bar")?;
            Err(io::Error::other("disk full"))
        });
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"lama");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
