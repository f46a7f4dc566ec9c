//! File dialogs, and handing a finished file to the program that shows it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a dialog is to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The dialog's title.
    pub title: String,
    /// The name of the kind of file, such as `Berkas tukar Lajur`.
    pub kind: String,
    /// Endings without the dot.
    pub endings: Vec<String>,
    /// The name offered when saving.
    pub name: String,
}

/// Asks where to save; `None` when the person cancels or there is no dialog on this machine.
pub async fn save(ask: Ask) -> Option<PathBuf> {
    let endings: Vec<&str> = ask.endings.iter().map(String::as_str).collect();
    let dialog = rfd::AsyncFileDialog::new().set_title(&ask.title).set_file_name(&ask.name);
    let handle = dialog.add_filter(&ask.kind, &endings).save_file().await?;
    Some(handle.path().to_path_buf())
}

/// Asks for an existing file; `None` when the person cancels or there is no dialog on this machine.
pub async fn open(ask: Ask) -> Option<PathBuf> {
    let endings: Vec<&str> = ask.endings.iter().map(String::as_str).collect();
    let dialog = rfd::AsyncFileDialog::new().set_title(&ask.title).add_filter(&ask.kind, &endings);
    Some(dialog.pick_file().await?.path().to_path_buf())
}

/// Shows an error in the system's own window, for when ours cannot open.
pub fn show_error(title: &str, text: &str) {
    let dialog = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error);
    let _ = dialog.set_title(title).set_description(text).show();
}

/// Opens a file with the program the system has for it.
///
/// # Errors
/// When that program cannot be started.
pub fn show_file(path: &Path) -> std::io::Result<()> {
    let opener = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(opener);
    command.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}
