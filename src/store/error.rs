//! What can go wrong with the database, told apart by what a person should do next.

use rusqlite::ErrorCode;

/// Why the database could not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("disk full")]
    DiskFull,
    /// The folder or file may not be written.
    #[error("read-only: {0}")]
    ReadOnly(String),
    /// Another program holds the database.
    #[error("busy")]
    Busy,
    /// The file is not one of ours.
    #[error("not a Lajur database")]
    Foreign,
    /// The file is from a newer version of the program.
    #[error("database of version {0}")]
    Newer(i32),
    /// The file is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Something else SQLite says.
    #[error("{0}")]
    Other(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly(text)
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::NotADatabase) => Self::Foreign,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(text),
            _ => Self::Other(text),
        }
    }
}
