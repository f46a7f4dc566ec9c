//! Exchange files: writing a bundle, and reading one from an untrusted stick.
//!
//! Reading checks everything before anything is used: the hash over the whole file, the size of what unfolds from
//! it, the shape of every record, the counts, and the exporter's signature over it all. What each event is worth
//! is then for the store to say.

mod read;
mod write;

pub use read::{BlobSink, BundleError, Contents, Limits, NoBlobs, read};
pub use write::{BlobSource, Content, Seal, write, write_join};
