//! The log file, and what it says when the program fails. No record of the office is ever written into it.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::sync::Mutex;

use crate::platform::folders::Folders;

/// A log larger than this is put aside, so that it never fills a small disk.
const MAX_LOG: u64 = 512 * 1024;

/// Begins the log and makes every panic end in it. A folder that cannot be written means no log, not no program.
pub(super) fn begin(folders: &Folders) {
    let folder = folders.logs();
    let Some(file) = open(&folder) else { return };
    let Some(panics) = open(&folder) else { return };
    let subscriber = tracing_subscriber::fmt()
        .with_writer(Mutex::new(file))
        .with_ansi(false)
        .with_target(false)
        .with_max_level(tracing::Level::INFO)
        .finish();
    // A second start in one process keeps the first log.
    let _ = tracing::subscriber::set_global_default(subscriber);
    let panics = Mutex::new(panics);
    let earlier = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if let Ok(mut file) = panics.lock() {
            let trace = std::backtrace::Backtrace::force_capture();
            let _ = writeln!(file, "PANIC {panic}\n{trace}");
            let _ = file.sync_all();
        }
        earlier(panic);
    }));
    tracing::info!("lajur {} begins", env!("CARGO_PKG_VERSION"));
}

fn open(folder: &Path) -> Option<File> {
    std::fs::create_dir_all(folder).ok()?;
    let path = folder.join("lajur.log");
    if std::fs::metadata(&path).is_ok_and(|data| data.len() > MAX_LOG) {
        let _ = std::fs::rename(&path, folder.join("lajur.log.old"));
    }
    OpenOptions::new().create(true).append(true).open(path).ok()
}
