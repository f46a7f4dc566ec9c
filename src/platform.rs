//! Doors to the machine: clock, randomness, folders, whole-file writes, the key file, the lock, file dialogs, printing.

pub mod browse;
pub mod changes;
pub mod clock;
pub mod dialog;
pub mod entropy;
pub mod files;
pub mod folders;
pub mod guard;
pub mod keyfile;
pub mod keystore;
pub mod lock;
pub mod passphrase;
pub mod print;
