//! A mark of how far this laptop's own log had come, kept outside the office folder: whoever copies the folder or puts
//! an old one back does not bring the mark along.

use std::io::{self, Write};
use std::path::Path;

/// Reads a mark; `None` when there is none.
pub fn read(path: &Path) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

/// How many bytes a mark has on the disk: always as many, so that a new one covers the one before.
const ROOM: usize = 256;

/// Sets the mark, written over the one before in one go.
///
/// It is neither synced nor renamed, since it goes with every act: a mark that a power cut took back or tore costs no
/// more than a new log.
///
/// # Errors
/// When the folder cannot be written.
pub fn write(path: &Path, mark: &str) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    file.write_all(format!("{mark:<ROOM$}").as_bytes())
}

/// The name the operating system gave this machine; empty when it has none to tell.
pub fn machine() -> String {
    machine_uid::get().unwrap_or_default()
}
