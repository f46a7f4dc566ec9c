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

/// Whether the system has a file dialog to show.
///
/// Windows and macOS always have one. Elsewhere a desktop portal that offers one must be installed and a session bus
/// must lead to it, or else zenity must be there; without them every question would come back as if cancelled.
pub fn exists() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    let paths = |name: &str, usual: &str| -> Vec<PathBuf> {
        let value = std::env::var_os(name).filter(|value| !value.is_empty());
        std::env::split_paths(&value.unwrap_or_else(|| usual.into())).collect()
    };
    let socket = std::env::var_os("XDG_RUNTIME_DIR").map(|folder| PathBuf::from(folder).join("bus"));
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || socket.is_some_and(|socket| socket.exists());
    let zenity = paths("PATH", "").iter().any(|folder| folder.join("zenity").is_file());
    zenity || (bus && paths("XDG_DATA_DIRS", "/usr/local/share:/usr/share").iter().any(|at| offers_files(at)))
}

/// Whether a portal installed under a data folder can ask for files.
fn offers_files(data: &Path) -> bool {
    let service = data.join("dbus-1/services/org.freedesktop.portal.Desktop.service");
    let Ok(portals) = std::fs::read_dir(data.join("xdg-desktop-portal/portals")) else { return false };
    let asks = |path: PathBuf| {
        std::fs::read_to_string(path)
            .is_ok_and(|text| text.contains("org.freedesktop.impl.portal.FileChooser"))
    };
    service.is_file() && portals.flatten().any(|entry| asks(entry.path()))
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

/// Asks for an existing folder; `None` when the person cancels or there is no dialog on this machine.
pub async fn folder(title: &str) -> Option<PathBuf> {
    Some(rfd::AsyncFileDialog::new().set_title(title).pick_folder().await?.path().to_path_buf())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_portal_counts_only_when_it_can_ask_for_files() {
        let data = tempfile::tempdir().unwrap();
        let (services, portals) =
            (data.path().join("dbus-1/services"), data.path().join("xdg-desktop-portal/portals"));
        std::fs::create_dir_all(&services).unwrap();
        std::fs::create_dir_all(&portals).unwrap();
        std::fs::write(services.join("org.freedesktop.portal.Desktop.service"), "").unwrap();
        std::fs::write(portals.join("wm.portal"), "Interfaces=org.freedesktop.impl.portal.Screenshot")
            .unwrap();
        assert!(!offers_files(data.path()));
        std::fs::write(portals.join("gtk.portal"), "Interfaces=org.freedesktop.impl.portal.FileChooser")
            .unwrap();
        assert!(offers_files(data.path()));
    }
}
