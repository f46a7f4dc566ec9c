//! Signed papers that come back: kept byte for byte, matched to their letter, looked at without any certificate.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::{Office, Problem, What};
use crate::domain::event::{Attached, Attachment, Payload};
use crate::domain::ids::EntityId;
use crate::domain::letter::{Letter, LetterState, PrintedLetter, Variant};
use crate::domain::mark::{Mark, Marked, short_hash};
use crate::domain::request::Refusal;
use crate::paper::scan::{ScanKind, marks};
use crate::paper::{Coverage, SignedPdf, inspect};

/// A signed paper that was taken in, and what was seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// The file as kept.
    pub attachment: Attachment,
    /// Which revision the mark on it names: none without a mark, `Some(None)` for one this laptop does not know.
    pub marked: Option<Option<usize>>,
    /// Number of the letter's current revision.
    pub revision: usize,
    /// What is seen inside a PDF.
    pub pdf: Option<ReturnedPdf>,
}

/// What is seen inside a PDF that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedPdf {
    /// What each electronic signature covers; none for a scan.
    pub signatures: Vec<Coverage>,
    /// Whether it begins with the very bytes that Lajur prints of this letter.
    pub as_printed: bool,
}

/// What a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// A letter, with the revision printed when this laptop knows it.
    Letter(EntityId, Option<usize>),
    /// A request's disposition sheet.
    Sheet(EntityId),
}

impl Office {
    /// Takes in a letter's signed file: PDF, JPG or PNG, kept byte for byte.
    ///
    /// # Errors
    /// When the letter is still a konsep or cancelled, the file is none of these, or its mark names another letter.
    pub fn attach_signed(&mut self, id: EntityId, path: &Path) -> Result<Returned, Problem> {
        let letter = self.letter(id)?;
        if matches!(letter.state, LetterState::Draft | LetterState::Cancelled) {
            return Err(Refusal::LetterIs(letter.state).into());
        }
        let bytes = self.read_scan(path)?;
        let marks = marks(&bytes)?;
        let own = marks.iter().find(|mark| mark.paper == Marked::Letter && mark.id == id);
        if let (None, Some(other)) = (own, marks.first()) {
            return Err(Problem::OtherPaper { code: crate::domain::letter::naskah_code(other.id) });
        }
        let pdf = match ScanKind::of(&bytes) {
            Some(ScanKind::Pdf) => {
                let seen = inspect(&bytes)?;
                let as_printed = self.is_our_print(&letter, &seen, &bytes)?;
                Some(ReturnedPdf { signatures: seen.signatures, as_printed })
            }
            _ => None,
        };
        let attachment = self.keep_file(path)?;
        let attached = Attached { attachment: attachment.clone(), note: String::new(), letter: Some(id) };
        self.record_one(letter.request, attached.into())?;
        let marked = own.map(|mark| revision_of(&letter, mark));
        Ok(Returned { attachment, marked, revision: letter.revision(), pdf })
    }

    /// The signed files of a letter, in order of arrival.
    ///
    /// # Errors
    /// When there is no such letter or the database cannot be read.
    pub fn signed_files(&self, id: EntityId) -> Result<Vec<Attachment>, Problem> {
        let letter = self.letter(id)?;
        let events = self.store().applied_events(letter.request)?;
        let own = events.into_iter().filter_map(|event| match event.payload {
            Payload::Attached(Attached { attachment, letter: Some(of), .. }) if of == id => Some(attachment),
            _ => None,
        });
        Ok(own.collect())
    }

    /// Finds what a scan or a signed PDF belongs to: by its mark, or by being what Lajur prints of a letter.
    ///
    /// # Errors
    /// When the file is no PDF, JPG or PNG, or belongs to nothing this laptop knows.
    pub fn match_file(&mut self, path: &Path) -> Result<Vec<Match>, Problem> {
        let bytes = self.read_scan(path)?;
        let mut found = Vec::new();
        for mark in marks(&bytes)? {
            found.extend(match mark.paper {
                Marked::Letter => {
                    let letter = self.store().letter(mark.id)?;
                    letter.map(|letter| Match::Letter(mark.id, revision_of(&letter, &mark)))
                }
                Marked::Sheet => self.store().request(mark.id)?.map(|_| Match::Sheet(mark.id)),
            });
        }
        if found.is_empty() && ScanKind::of(&bytes) == Some(ScanKind::Pdf) {
            let seen = inspect(&bytes)?;
            for letter in self.store().letters(None)? {
                let named = letter.current().is_some_and(|current| current.content.subject == seen.title);
                if named && self.is_our_print(&letter, &seen, &bytes)? {
                    found.push(Match::Letter(letter.id, Some(letter.revision())));
                }
            }
        }
        if found.is_empty() {
            return Err(Problem::NotFound { what: What::Paper, id: path.display().to_string() });
        }
        Ok(found)
    }

    fn read_scan(&self, path: &Path) -> Result<Vec<u8>, Problem> {
        let size = std::fs::metadata(path).map_err(Problem::file(path))?.len();
        if size > super::requests::MAX_ATTACHMENT {
            return Err(Problem::TooLarge { path: path.to_path_buf() });
        }
        std::fs::read(path).map_err(Problem::file(path))
    }

    /// Whether a PDF begins with what Lajur prints of a letter: papers are made anew with the moment the file names,
    /// with and without the number that the letter may have got since.
    fn is_our_print(&mut self, letter: &Letter, seen: &SignedPdf, bytes: &[u8]) -> Result<bool, Problem> {
        let (Some(printed), Some(at)) = (letter.printed(), moment(&seen.created)) else { return Ok(false) };
        let (request, _) = self.request(letter.request)?;
        let open = PrintedLetter { numbering: None, ..printed.clone() };
        for print in [printed, open] {
            let paper = self.print_letter(&request, &print, Variant::Net, letter, at)?;
            if bytes.starts_with(&paper.to_pdf()?) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn revision_of(letter: &Letter, mark: &Mark) -> Option<usize> {
    let mut revisions = letter.revisions.iter();
    revisions.position(|revision| short_hash(&revision.content) == mark.hash).map(|index| index + 1)
}

/// A moment as the information dictionary writes it: `D:20261120090000+07'00'`.
fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.strip_prefix("D:")?.replace('\'', "");
    DateTime::parse_from_str(&text, "%Y%m%d%H%M%S%z").ok()
}
