//! A letter as a template would make it, before the template is set.

use std::sync::Arc;

use super::example::{complete, reasons};
use crate::domain::ids::EntityId;
use crate::domain::letter::{Letter, LetterKind, PrintedLetter, Variant};
use crate::domain::procedure::Procedure;
use crate::domain::request::Request;
use crate::domain::template::TemplateTrouble;
use crate::engine::draft::Draft;
use crate::engine::{LetterInput, Office, Problem};
use crate::paper::letter::{LetterPaper, letter};
use crate::paper::{Paper, template};
use crate::store::Query;

/// How many of the latest requests are looked through for one with a letter of the kind.
const LATEST: usize = 20;

/// What a preview is made from.
struct Shown {
    request: Request,
    procedure: Arc<Procedure>,
    letters: Vec<Letter>,
}

impl Office {
    /// A letter as this template would make it: from the office's latest suitable request of the service, or from an
    /// example while there is none.
    ///
    /// # Errors
    /// [`Problem::Template`] with what is wrong with the template.
    pub fn preview_template(
        &mut self,
        kind: LetterKind,
        service: &str,
        text: &str,
        variant: Variant,
    ) -> Result<Paper, Problem> {
        let file = self.check_template(kind, service, text)?;
        let Shown { request, procedure, letters } = self.shown(kind, service)?;
        let draft = Draft { office: self, request: &request, procedure: &procedure, letters: &letters, kind };
        let context = draft.context(&LetterInput::default()).or_else(|_| draft.context(&reasons()))?;
        let content = match template::fill(&file, &context) {
            // What this request does not say is said by an example.
            Err(flaw) if is_missing(&flaw.trouble) => {
                let mut context = context;
                complete(&mut context, &self.example_context(kind, &procedure));
                template::fill(&file, &context)
            }
            filled => filled,
        };
        let content = draft.completed(content.map_err(Problem::Template)?);
        let initials = self.chain_of(&procedure, &content);
        let case_file = request.agenda.map(|agenda| agenda.to_string()).unwrap_or_default();
        let id = EntityId::default();
        let printed = PrintedLetter { id, kind, revision: 1, revised_at: 0, content, numbering: None };
        Ok(letter(&LetterPaper {
            profile: self.profile(),
            letter: &printed,
            variant,
            initials: &initials,
            initialled: 0,
            case_file: &case_file,
            printed: self.printed(),
        })?)
    }

    /// The latest request with a letter of this kind, else the latest, else an example.
    fn shown(&mut self, kind: LetterKind, service: &str) -> Result<Shown, Problem> {
        let procedure = Some(service.to_owned()).filter(|service| !service.is_empty());
        let query = Query { procedure, limit: LATEST, ..Query::default() };
        let rows = self.store().requests(&query)?.rows;
        let mut latest = None;
        for row in rows {
            let letters = self.store().letters(Some(row.id))?;
            let fits = letters.iter().any(|letter| letter.kind == kind);
            if fits || latest.is_none() {
                let (request, procedure) = self.request(row.id)?;
                latest = Some(Shown { request, procedure, letters });
            }
            if fits {
                break;
            }
        }
        if let Some(shown) = latest {
            return Ok(shown);
        }
        let none = || Problem::UnknownProcedure { id: service.to_owned(), known: Vec::new() };
        let procedure = self.services_of(service)?.into_iter().next().ok_or_else(none)?;
        let request = self.example_request(&procedure).ok_or_else(none)?;
        Ok(Shown { request, procedure, letters: Vec::new() })
    }
}

fn is_missing(trouble: &TemplateTrouble) -> bool {
    matches!(trouble, TemplateTrouble::Unknown(_) | TemplateTrouble::NoList(_))
}
