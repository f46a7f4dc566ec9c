//! Papers: letters, disposition sheets and reports as pages, and pages as PDF.
//!
//! A paper is composed from plain values: text becomes strips ([`compose`]), strips fill pages ([`flow`]), pages are a
//! display list ([`display`]) that is tested as text and written as PDF ([`pdf`]). Nothing here reads a file or a clock.

mod body;
mod chart;
mod compose;
pub mod display;
pub mod disposition;
mod docx;
pub mod email;
pub mod emblem;
mod fields;
mod flow;
pub mod font;
pub mod form;
mod frame;
mod heading;
mod initials;
pub mod letter;
mod letterhead;
mod marks;
pub mod overview;
mod pdf;
mod qr;
pub mod raster;
pub mod recovery;
pub mod register;
pub mod scan;
pub mod signature;
pub mod slip;
pub mod sop;
mod strip;
pub mod structure;
mod table;
pub mod template;
pub mod text;
pub mod unit;
pub mod worksheet;

use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};

use chrono::{DateTime, FixedOffset};

use display::Page;
pub use pdf::signed::{Coverage, SignedPdf, inspect};
use structure::Tree;

/// A finished paper: its pages and what the file says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The pages.
    pub pages: Vec<Page>,
    /// How they are read aloud.
    pub tree: Tree,
    /// What the file says about itself.
    pub info: Info,
    /// Characters no embedded font has, shown as boxes.
    pub missing: BTreeSet<char>,
}

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Info {
    /// Title.
    pub title: String,
    /// The office that made it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// Its classification code; empty where a paper has none.
    pub classification: String,
    /// When it was made.
    pub created: DateTime<FixedOffset>,
}

impl Info {
    /// The keywords an archive finds it by.
    pub fn keywords(&self) -> String {
        if self.classification.is_empty() {
            String::new()
        } else {
            format!("Klasifikasi {}", self.classification)
        }
    }
}

impl Paper {
    /// The same paper, its file naming the classification code of the case file it belongs to.
    pub fn filed_under(mut self, classification: &str) -> Self {
        classification.clone_into(&mut self.info.classification);
        self
    }

    /// The paper as a PDF/A-2a file; the same paper always gives the same bytes.
    ///
    /// # Errors
    /// Only when a font cannot be subset or the PDF library refuses a page, which no text should cause.
    pub fn to_pdf(&self) -> Result<Vec<u8>, PaperError> {
        pdf::bytes(self)
    }

    /// The pages as text, one line per item, positions in millimetres.
    pub fn dump(&self) -> String {
        self.to_string()
    }
}

impl Display for Paper {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.pages.iter().try_for_each(|page| write!(f, "{page}"))?;
        write!(f, "{}", self.tree)
    }
}

/// Why a paper could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The fonts inside the program cannot be read.
    #[error("the fonts inside the program cannot be read")]
    Fonts,
    /// The office's emblem is not a picture papers can use.
    #[error("the emblem cannot be used: {0}")]
    Emblem(String),
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
    /// A spreadsheet could not be written.
    #[error("the spreadsheet could not be written: {0}")]
    Sheet(String),
    /// A file that came back is no PDF, JPG or PNG, or cannot be opened.
    #[error("the file is no PDF, JPG or PNG that can be opened")]
    Scan,
    /// The DOCX could not be written.
    #[error("the DOCX could not be written: {0}")]
    Docx(String),
    /// A PDF cannot be drawn.
    #[error("the PDF cannot be drawn: {0}")]
    Raster(String),
}
