//! The shapes of bytes: events, bundles, hashes, signatures and spoken words. Nothing here reads a file.
//!
//! What is signed is kept as bytes and never written anew, so a header keeps its meaning and its signature for
//! ever, also when a newer version of Lajur wrote it. `ARCHITECTURE.md` holds the frozen format.

pub mod bundle;
mod bytes;
pub mod claim;
pub mod event;
pub mod keys;
pub mod seal;
pub mod words;
