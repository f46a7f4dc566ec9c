//! The papers of one request: which there are, and each of them made with one call.

use super::{LetterInput, Office, Problem};
use crate::domain::ids::EntityId;
use crate::domain::letter::{Letter, LetterKind, LetterState, PrintedLetter, Variant};
use crate::domain::procedure::PaperKind;
use crate::domain::request::{Request, RequestState};
use crate::paper::letter::{LetterPaper, letter};

/// A paper a request has or may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Which paper.
    pub kind: PaperKind,
    /// Id of the step whose row makes it, the active one where several do; `None` for papers of no row.
    pub step: Option<String>,
    /// Whether a step that is to be done now makes it.
    pub due: bool,
    /// Whether [`Office::paper`] can make it now; a letter must be drafted before.
    pub ready: bool,
}

/// A finished paper as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The name the file should have.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Office {
    /// The papers of a request: those its procedure names, in order of its rows, then those every request has.
    ///
    /// # Errors
    /// When there is no such request.
    pub fn papers_of(&mut self, id: EntityId) -> Result<Vec<Offer>, Problem> {
        let (request, procedure) = self.request(id)?;
        let letters = self.store().letters(Some(id))?;
        let mut offers: Vec<Offer> = Vec::new();
        // A refused request gets no account, so nothing of one is handed over.
        let refused = request.refusing || request.state == RequestState::Refused;
        let fits = |kind: &PaperKind| !(refused && matches!(kind, PaperKind::Handover | PaperKind::Email));
        for step in &procedure.steps {
            let active = request.active_step(&step.id).is_some();
            for kind in step.papers.iter().filter(|kind| fits(kind)) {
                match offers.iter_mut().find(|offer| offer.kind == *kind) {
                    Some(offer) if active && !offer.due => {
                        (offer.due, offer.step) = (true, Some(step.id.clone()));
                    }
                    Some(_) => {}
                    None => offers.push(Offer {
                        kind: *kind,
                        step: Some(step.id.clone()),
                        due: active,
                        ready: is_ready(*kind, &letters),
                    }),
                }
            }
        }
        for kind in PaperKind::EVERY_REQUEST {
            if offers.iter().all(|offer| offer.kind != kind) {
                offers.push(Offer { kind, step: None, due: false, ready: is_ready(kind, &letters) });
            }
        }
        if !self.renumbered(id)?.is_empty() {
            offers.push(Offer { kind: PaperKind::Erratum, step: None, due: true, ready: true });
        }
        Ok(offers)
    }

    /// One paper of a request: a PDF, or for the e-mail a draft any mail program opens.
    ///
    /// A letter is the latest of its kind: as it goes out once it has a number, before that as konsep.
    ///
    /// # Errors
    /// [`Problem::NotDrafted`] for a letter nobody has drafted; otherwise when the paper lacks what it must say.
    pub fn paper(&mut self, id: EntityId, kind: PaperKind) -> Result<Made, Problem> {
        let (request, procedure) = self.request(id)?;
        let code = &procedure.service.classification;
        let bytes = match kind {
            PaperKind::Disposition => self.disposition_pdf(id, request.dispositions.is_empty())?,
            PaperKind::Assignment | PaperKind::Report | PaperKind::Reply | PaperKind::Incomplete => {
                self.latest_letter(id, kind)?
            }
            PaperKind::RequestForm => self.request_form(&request, &procedure)?.filed_under(code).to_pdf()?,
            PaperKind::Receipt => self.receipt(&request)?.filed_under(code).to_pdf()?,
            PaperKind::Handover => self.drafted_or_not(id, kind, LetterKind::Handover)?,
            PaperKind::Memo => self.drafted_or_not(id, kind, LetterKind::Memo)?,
            PaperKind::Email => self.email_draft(&request, &procedure),
            PaperKind::Worksheet => self.worksheet(&request, &procedure)?.filed_under(code).to_pdf()?,
            PaperKind::FileIndex => self.file_index(&request, &procedure)?.filed_under(code).to_pdf()?,
            PaperKind::Erratum => self.erratum(&request)?.filed_under(code).to_pdf()?,
        };
        Ok(Made { name: file_name(&request, kind), bytes })
    }

    /// A paper that the office prints before anybody has drafted it, with its number open for the pen.
    fn drafted_or_not(
        &mut self,
        id: EntityId,
        paper: PaperKind,
        kind: LetterKind,
    ) -> Result<Vec<u8>, Problem> {
        let letters = self.store().letters(Some(id))?;
        if latest(paper, &letters).is_some() {
            return self.latest_letter(id, paper);
        }
        let content = self.compose(id, kind, &LetterInput::default())?;
        let printed = PrintedLetter {
            id: EntityId::default(),
            kind,
            revision: 1,
            revised_at: 0,
            content,
            numbering: None,
        };
        Ok(letter(&LetterPaper {
            profile: self.profile(),
            letter: &printed,
            variant: Variant::Net,
            initials: &[],
            initialled: 0,
            case_file: "",
            printed: self.printed(),
        })?
        .to_pdf()?)
    }

    fn latest_letter(&mut self, id: EntityId, kind: PaperKind) -> Result<Vec<u8>, Problem> {
        let letters = self.store().letters(Some(id))?;
        let letter = latest(kind, &letters).ok_or(Problem::NotDrafted)?;
        let variant = match letter.state {
            LetterState::Draft | LetterState::Cancelled => Variant::Draft,
            _ => Variant::Net,
        };
        self.letter_pdf(letter.id, variant)
    }
}

/// Whether a paper can be made without anything being drafted first.
fn is_ready(kind: PaperKind, letters: &[Letter]) -> bool {
    let undrafted = matches!(kind, PaperKind::Handover | PaperKind::Memo);
    undrafted || letter_kinds(kind).is_empty() || latest(kind, letters).is_some()
}

/// The newest letter of a paper's kind that was not cancelled.
pub(super) fn latest(kind: PaperKind, letters: &[Letter]) -> Option<&Letter> {
    let kinds = letter_kinds(kind);
    letters.iter().rfind(|letter| kinds.contains(&letter.kind) && letter.state != LetterState::Cancelled)
}

/// The letters that are a paper of this kind; none for papers that are no letters.
fn letter_kinds(kind: PaperKind) -> &'static [LetterKind] {
    match kind {
        PaperKind::Assignment => &[LetterKind::Assignment],
        PaperKind::Report => &[LetterKind::Report],
        PaperKind::Reply => &[LetterKind::Approval, LetterKind::Refusal],
        PaperKind::Incomplete => &[LetterKind::Incomplete],
        PaperKind::Memo => &[LetterKind::Memo],
        PaperKind::Handover => &[LetterKind::Handover],
        _ => &[],
    }
}

/// The name of a paper's file: what it is, and the agenda number.
fn file_name(request: &Request, kind: PaperKind) -> String {
    let agenda = request.agenda.map(|agenda| format!("-{}-{}", agenda.sequence, agenda.year));
    let ending = if kind == PaperKind::Email { "eml" } else { "pdf" };
    format!("{}{}.{ending}", kind.file_stem(), agenda.unwrap_or_default())
}
