//! What can go wrong, in the terms of the office rather than of the parts that noticed it.

use std::path::{Path, PathBuf};

use super::lookup::What;
use crate::bundle::BundleError;
use crate::domain::classification::BadLine;
use crate::domain::request::Refusal;
use crate::domain::template::TemplateFlaw;
use crate::domain::tnd::TndFlaw;
use crate::domain::{calendar, procedure};
use crate::store::StoreError;

/// Why a command was not carried out. Nothing has changed when one is returned.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// A rule of the office says no.
    #[error("{0:?}")]
    Refused(Refusal),
    /// No office has been set up in this folder.
    #[error("no office here")]
    NoOffice,
    /// An office has been set up in this folder already.
    #[error("office exists")]
    OfficeExists,
    /// This device has not been admitted to the office, or was revoked.
    #[error("device not admitted")]
    NotAdmitted,
    /// This device may not admit or revoke devices.
    #[error("device is no admin")]
    NotAdmin,
    /// This device may not give out numbers.
    #[error("device does not keep the register")]
    NotRegister,
    /// Another copy of the program has the folder open.
    #[error("in use")]
    InUse,
    /// Nothing has this id.
    #[error("no {what:?} {id}")]
    NotFound {
        /// What was looked for.
        what: What,
        /// The id given.
        id: String,
    },
    /// Several things have ids that begin so.
    #[error("several {what:?} {id}")]
    Ambiguous {
        /// What was looked for.
        what: What,
        /// The id given.
        id: String,
    },
    /// No procedure has this id.
    #[error("no procedure {id}")]
    UnknownProcedure {
        /// The id given.
        id: String,
        /// The ids there are.
        known: Vec<String>,
    },
    /// A procedure definition is not valid.
    #[error("procedure {file}: {problems:?}")]
    Procedure {
        /// The file or id.
        file: String,
        /// What is wrong with it.
        problems: Vec<procedure::Problem>,
    },
    /// A classification table cannot be used.
    #[error("classification {file}: {lines:?}")]
    Classification {
        /// The file.
        file: String,
        /// What is wrong with it.
        lines: Vec<BadLine>,
    },
    /// A calendar text is not valid.
    #[error("calendar {file}: {problems:?}")]
    Calendar {
        /// The file or name.
        file: String,
        /// What is wrong with it.
        problems: Vec<calendar::Problem>,
    },
    /// A file of letter rules is not valid.
    #[error("letter rules {file}: {flaws:?}")]
    Tnd {
        /// The file.
        file: String,
        /// What is wrong with it.
        flaws: Vec<TndFlaw>,
    },
    /// A letter template cannot be used.
    #[error("letter template: {0:?}")]
    Template(TemplateFlaw),
    /// A value on the command line is not what it must be.
    #[error("{0:?}")]
    Usage(Refusal),
    /// An input file is not what it must be.
    #[error("{file}: {reason}")]
    BadInput {
        /// The file.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The bundle belongs to another office.
    #[error("another office")]
    ForeignOffice {
        /// The other office's name, as far as the bundle tells.
        name: String,
    },
    /// The file is a bundle, but not of the kind that was asked for.
    #[error("another kind of bundle")]
    OtherBundle,
    /// The words typed are not the device's fingerprint.
    #[error("wrong words")]
    WrongWords,
    /// The device is in the list already.
    #[error("device known")]
    DeviceKnown,
    /// This device's key lies in the operating system's store, which does not give it now.
    #[error("the key store does not give the device key")]
    KeyUnreachable,
    /// This device's key is locked with a passphrase that was not given.
    #[error("the device key is locked")]
    KeyLocked,
    /// The passphrase typed is not the one the device key is locked with.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// A passphrase is needed and none was given.
    #[error("no passphrase")]
    NoPassphrase,
    /// The operating system has no store for keys.
    #[error("no key store: {0}")]
    NoKeystore(String),
    /// Somebody stopped it before it was done.
    #[error("stopped")]
    Stopped,
    /// An exchange file cannot be used.
    #[error("bundle: {0}")]
    Bundle(BundleError),
    /// The database cannot do it.
    #[error("store: {0}")]
    Store(StoreError),
    /// A file or folder cannot be read or written.
    #[error("{path}: {error}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// A file is larger than the office keeps.
    #[error("{path} is too large")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The letter must be drafted before it can be printed.
    #[error("letter not drafted")]
    NotDrafted,
    /// The printer cannot be reached or refuses the paper.
    #[error("printer: {0}")]
    Printer(std::io::Error),
    /// A file that came back is no PDF, JPG or PNG, or cannot be opened.
    #[error("no scan")]
    NotScan,
    /// The mark on a file names another paper.
    #[error("the mark names {code}")]
    OtherPaper {
        /// The short code of the paper it names.
        code: String,
    },
    /// A paper cannot be made.
    #[error("paper: {0}")]
    Paper(String),
}

impl Problem {
    /// The exit code of the command line: 1 refused by a rule, 2 wrong usage, 3 damaged data (DESIGN §8).
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::BadInput { .. }
            | Self::Tnd { .. }
            | Self::Template(_)
            | Self::Usage(_)
            | Self::UnknownProcedure { .. }
            | Self::OtherBundle => 2,
            Self::Bundle(BundleError::Io(_) | BundleError::NotForUs | BundleError::Passphrase) => 1,
            Self::Bundle(_) => 3,
            Self::Store(StoreError::Damaged(_) | StoreError::Foreign | StoreError::Newer(_)) => 3,
            _ => 1,
        }
    }

    /// A failure to read or write a path.
    pub fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |error| Self::File { path, error }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<BundleError> for Problem {
    fn from(error: BundleError) -> Self {
        Self::Bundle(error)
    }
}
