//! Where an office's files live.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The folders and files of one office on this laptop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    root: PathBuf,
}

impl Folders {
    /// The folder a person chose, or the one the operating system has for us; `None` when it has none.
    pub fn choose(chosen: Option<PathBuf>) -> Option<Self> {
        let root = match chosen {
            Some(root) => root,
            None => ProjectDirs::from("id", "lajur", "Lajur")?.data_dir().to_path_buf(),
        };
        Some(Self { root })
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.root.join("lajur.db")
    }

    /// This device's signing key.
    pub fn key(&self) -> PathBuf {
        self.root.join("device.key")
    }

    /// The file that keeps a second copy of the program out.
    pub fn lock(&self) -> PathBuf {
        self.root.join("lajur.lock")
    }

    /// Where attached files are kept under their hashes.
    pub fn blobs(&self) -> PathBuf {
        self.root.join("blobs")
    }

    /// Where incoming bundles are copied before they are looked at.
    pub fn inbox(&self) -> PathBuf {
        self.root.join("inbox")
    }

    /// What is being typed and not saved yet.
    pub fn working_copies(&self) -> PathBuf {
        self.root.join("working-copies")
    }

    /// Where this laptop's own settings are kept.
    pub fn settings(&self) -> PathBuf {
        self.root.join("settings.toml")
    }

    /// Where the log files are kept.
    pub fn logs(&self) -> PathBuf {
        self.root.join("logs")
    }
}
