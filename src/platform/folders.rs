//! Where an office's files live.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::domain::ids::ContentHash;

/// The folders and files of one office on this laptop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    root: PathBuf,
    /// Where marks about office folders are kept, outside all of them.
    marks: PathBuf,
}

impl Folders {
    /// The folder a person chose, or the one the operating system has for us; `None` when it has none.
    pub fn choose(chosen: Option<PathBuf>) -> Option<Self> {
        let dirs = ProjectDirs::from("id", "lajur", "Lajur");
        let state = dirs.as_ref().map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()));
        let marks = state.map(|state| state.join("marks"));
        let root = chosen.or_else(|| Some(dirs.as_ref()?.data_dir().to_path_buf()))?;
        let marks = marks.unwrap_or_else(|| root.join("marks"));
        Some(Self { root, marks })
    }

    /// A folder whose marks lie beside it: for demonstrations and tests, which leave nothing elsewhere.
    pub fn apart(root: PathBuf, marks: PathBuf) -> Self {
        Self { root, marks }
    }

    /// The mark of how far this folder's own log had come.
    pub fn guard(&self) -> PathBuf {
        let path = std::fs::canonicalize(&self.root).unwrap_or_else(|_| self.root.clone());
        let name = blake3::hash(path.to_string_lossy().as_bytes()).to_hex();
        self.marks.join(format!("{}.mark", &name[..24]))
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

    /// Where one attached file lies, or will lie once it has arrived.
    pub fn blob(&self, hash: &ContentHash) -> PathBuf {
        let name = hash.to_string();
        self.blobs().join(&name[..2]).join(name)
    }

    /// Where the parts of an attached file wait for the rest.
    pub fn parts(&self, hash: &ContentHash) -> PathBuf {
        self.inbox().join("parts").join(hash.to_string())
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

    /// The classification table this laptop has imported.
    pub fn classification(&self) -> PathBuf {
        self.root.join("classification.csv")
    }

    /// Where the log files are kept.
    pub fn logs(&self) -> PathBuf {
        self.root.join("logs")
    }
}
