//! The papers of a request, made from what the office knows.

use chrono::{DateTime, FixedOffset};

use super::{Office, Problem};
use crate::domain::disposition::SheetHead;
use crate::domain::ids::EntityId;
use crate::domain::indonesian::address::with_region;
use crate::domain::indonesian::long_date;
use crate::domain::letter::{Content, Letter, PrintedLetter, Variant};
use crate::domain::office::Profile;
use crate::domain::procedure::Procedure;
use crate::domain::request::Request;
use crate::paper::disposition::{DispositionPaper, disposition_sheet};
use crate::paper::letter::LetterPaper;
use crate::paper::sop::{SopPaper, sop_document};
use crate::paper::{self, Paper, PaperError};

impl From<PaperError> for Problem {
    fn from(error: PaperError) -> Self {
        match error {
            PaperError::Scan => Self::NotScan,
            other => Self::Paper(other.to_string()),
        }
    }
}

/// The SOP document of a procedure, with the emblem and official of the office that prints its own.
///
/// # Errors
/// When the office's emblem cannot be used.
pub fn sop_pdf(
    procedure: &Procedure,
    profile: Option<&Profile>,
    printed: DateTime<FixedOffset>,
) -> Result<Vec<u8>, Problem> {
    Ok(sop_document(&SopPaper { procedure, profile, printed })?.to_pdf()?)
}

impl Office {
    /// The SOP document of the latest version of a procedure.
    ///
    /// # Errors
    /// When there is none with this id or the office's emblem cannot be used.
    pub fn sop_pdf(&mut self, id: &str) -> Result<Vec<u8>, Problem> {
        let procedure = self.procedure(id)?;
        sop_pdf(&procedure, Some(self.profile()), self.printed())
    }

    /// The moment of printing, in the office's zone.
    pub(super) fn printed(&self) -> DateTime<FixedOffset> {
        self.now().with_timezone(&self.profile().zone.offset())
    }

    /// A letter as it would be printed now.
    ///
    /// # Errors
    /// When there is none with this id or the office's emblem cannot be used.
    pub fn letter_paper(&mut self, id: EntityId, variant: Variant) -> Result<Paper, Problem> {
        let found = self.letter(id)?;
        let printed = found.printed().ok_or_else(|| Problem::Paper(id.to_string()))?;
        let (request, _) = self.request(found.request)?;
        self.print_letter(&request, &printed, variant, &found, self.printed())
    }

    /// A letter as it would look with this content, before it is saved: the editor's preview.
    ///
    /// # Errors
    /// When there is none with this id or the office's emblem cannot be used.
    pub fn preview_letter(
        &mut self,
        id: EntityId,
        content: Content,
        variant: Variant,
    ) -> Result<Paper, Problem> {
        let found = self.letter(id)?;
        let printed = found.printed().ok_or_else(|| Problem::Paper(id.to_string()))?;
        let printed = PrintedLetter { content, ..printed };
        let (request, _) = self.request(found.request)?;
        self.print_letter(&request, &printed, variant, &found, self.printed())
    }

    /// Sets a letter as it looks when printed at a moment.
    pub(super) fn print_letter(
        &self,
        request: &Request,
        printed: &PrintedLetter,
        variant: Variant,
        letter: &Letter,
        at: DateTime<FixedOffset>,
    ) -> Result<Paper, Problem> {
        let case_file = request.agenda.map(|agenda| agenda.to_string()).unwrap_or_default();
        Ok(paper::letter::letter(&LetterPaper {
            profile: self.profile(),
            letter: printed,
            variant,
            initials: &letter.chain,
            initialled: letter.initials.len(),
            case_file: &case_file,
            printed: at,
        })?)
    }

    /// A letter as PDF.
    ///
    /// # Errors
    /// When there is none with this id or it cannot be made.
    pub fn letter_pdf(&mut self, id: EntityId, variant: Variant) -> Result<Vec<u8>, Problem> {
        Ok(self.letter_paper(id, variant)?.to_pdf()?)
    }

    /// A letter as DOCX; with `srikandi`, number, date and signer stay that application's placeholders.
    ///
    /// # Errors
    /// When there is none with this id or it cannot be made.
    pub fn letter_docx(
        &mut self,
        id: EntityId,
        variant: Variant,
        srikandi: bool,
    ) -> Result<Vec<u8>, Problem> {
        let found = self.letter(id)?;
        let printed = found.printed().ok_or_else(|| Problem::Paper(id.to_string()))?;
        let (request, _) = self.request(found.request)?;
        let case_file = request.agenda.map(|agenda| agenda.to_string()).unwrap_or_default();
        let paper = LetterPaper {
            profile: self.profile(),
            letter: &printed,
            variant,
            initials: &found.chain,
            initialled: found.initials.len(),
            case_file: &case_file,
            printed: self.printed(),
        };
        Ok(paper::letter::letter_docx(&paper, srikandi)?)
    }

    /// The disposition sheet of a request as DOCX.
    ///
    /// # Errors
    /// As [`Office::disposition_paper`].
    pub fn disposition_docx(&mut self, id: EntityId, blank: bool) -> Result<Vec<u8>, Problem> {
        let (request, _) = self.request(id)?;
        let head = self.sheet_head(&request);
        let chain = if blank { &[][..] } else { &request.dispositions };
        let sheet =
            DispositionPaper { profile: self.profile(), head: Some(&head), chain, printed: self.printed() };
        Ok(paper::disposition::disposition_docx(&sheet)?)
    }

    /// The disposition sheet of a request: filled with what is recorded, or blank for the pen.
    ///
    /// # Errors
    /// When there is no such request or the sheet cannot be made.
    pub fn disposition_paper(&mut self, id: EntityId, blank: bool) -> Result<Paper, Problem> {
        let (request, procedure) = self.request(id)?;
        let head = self.sheet_head(&request);
        let chain = if blank { &[][..] } else { &request.dispositions };
        let sheet =
            DispositionPaper { profile: self.profile(), head: Some(&head), chain, printed: self.printed() };
        Ok(disposition_sheet(&sheet)?.filed_under(&procedure.service.classification))
    }

    /// The disposition sheet of a request as PDF.
    ///
    /// # Errors
    /// As [`Office::disposition_paper`].
    pub fn disposition_pdf(&mut self, id: EntityId, blank: bool) -> Result<Vec<u8>, Problem> {
        Ok(self.disposition_paper(id, blank)?.to_pdf()?)
    }

    fn sheet_head(&self, request: &Request) -> SheetHead {
        let received = request.letter_received(self.profile().zone);
        SheetHead {
            sender: with_region(&request.applicant.agency, &self.profile().region),
            number: request.letter.number.clone(),
            date: request.letter.date.map(long_date).unwrap_or_default(),
            received: long_date(received),
            agenda: request.agenda.map(|agenda| agenda.to_string()).unwrap_or_default(),
            subject: request.subject().to_owned(),
            urgency: request.urgency,
            secret: false,
            request: Some(request.id),
        }
    }
}
