//! Notice when something in a folder changes, and look now and then anyway.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// How often to look where no notice comes: shares and some copying programs send none.
pub const POLL: Duration = Duration::from_secs(30);
/// How long a folder must be quiet, so that a file is not read while it is being written.
pub const QUIET: Duration = Duration::from_secs(2);

/// Calls somebody whenever something below a folder changes, for as long as it is kept.
pub struct Notice(#[expect(dead_code, reason = "held, not used: it stops when dropped")] RecommendedWatcher);

impl std::fmt::Debug for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Notice")
    }
}

impl Notice {
    /// Begins to watch; `None` for a folder that cannot be watched, which is then only polled.
    pub fn of(folder: &Path, mut tell: impl FnMut() + Send + 'static) -> Option<Self> {
        let handler = move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                tell();
            }
        };
        let mut watcher = notify::recommended_watcher(handler).ok()?;
        watcher.watch(folder, RecursiveMode::Recursive).ok()?;
        Some(Self(watcher))
    }
}

/// Waits for changes in one folder.
#[derive(Debug)]
pub struct FolderWatch {
    _notice: Option<Notice>,
    changed: Receiver<()>,
    /// Kept so that waiting lasts even where nobody gives notice.
    _open: Sender<()>,
}

impl FolderWatch {
    /// Begins to watch.
    pub fn new(folder: &Path) -> Self {
        let (open, changed) = channel();
        let tell = open.clone();
        let notice = Notice::of(folder, move || {
            // Whoever no longer listens needs no notice.
            let _ = tell.send(());
        });
        Self { _notice: notice, changed, _open: open }
    }

    /// Waits until something changed and the folder has become quiet, or until it is time to look anyway.
    pub fn wait(&mut self) {
        if self.changed.recv_timeout(POLL).is_ok() {
            while self.changed.recv_timeout(QUIET).is_ok() {}
        }
    }
}
