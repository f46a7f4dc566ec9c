//! A mark of how far this laptop's own log had come, kept outside the office folder: whoever copies the folder or puts
//! an old one back does not bring the mark along.

use std::io;
use std::path::Path;

/// Reads a mark; `None` when there is none.
pub fn read(path: &Path) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

/// Sets the mark. It is replaced as a whole but not synced: a mark that a power cut took back only costs a new log.
///
/// # Errors
/// When the folder cannot be written.
pub fn write(path: &Path, mark: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::with_prefix_in(".lajur-", folder)?;
    io::Write::write_all(&mut file, mark.as_bytes())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The name the operating system gave this machine; empty when it has none to tell.
pub fn machine() -> String {
    machine_uid::get().unwrap_or_default()
}
