//! PDF: pages become an archive file (PDF/A-2a) that can be read aloud (PDF/UA-1).
//!
//! printpdf writes pages and fonts ([`write`]); one pass over the result adds what an archive asks for ([`archive`]).
//! The same paper always gives the same bytes.

mod archive;
mod field;
pub mod signed;
mod srgb;
mod structure;
mod subset;
mod unhint;
mod write;
mod xmp;

use super::{Paper, PaperError};

/// The finished file.
pub fn bytes(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let written = write::write(paper)?;
    archive::finish(written, paper)
}
