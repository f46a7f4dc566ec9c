//! The office's own letter templates: looked at, set, and filled in.
//!
//! For a kind of letter and a service three templates stand behind each other: the service's own, the one for every
//! service, the one that comes with the program. The first that can be used is used; what another laptop set and this
//! program cannot use never keeps anybody from drafting.

mod example;
mod preview;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{Office, Problem};
use crate::domain::event::ActorId;
use crate::domain::ids::{EntityId, EventHash};
use crate::domain::letter::{Body, Content, LetterKind};
use crate::domain::procedure::Procedure;
use crate::domain::request::Refusal;
use crate::domain::request::rules::MAX_LINE;
use crate::domain::template::{TemplateFile, TemplateFlaw, TemplateSet, TemplateTrouble, Templates};
use crate::paper::template;

/// Where the template in force comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateSource {
    /// Set for this service.
    Service,
    /// Set for every service.
    Office,
    /// Comes with the program.
    Program,
}

/// One version of a template, as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateLine {
    /// The event that set it.
    pub event: EventHash,
    /// When.
    pub at: DateTime<Utc>,
    /// Name of the laptop.
    pub device: String,
    /// Why.
    pub note: String,
    /// The template; empty when it was taken back.
    pub text: String,
}

/// The template in force for a kind of letter and a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateView {
    /// Its text.
    pub text: String,
    /// The same, read.
    pub file: TemplateFile,
    /// Where it comes from.
    pub source: TemplateSource,
    /// Every version set for exactly this kind and service, the first one first.
    pub versions: Vec<TemplateLine>,
    /// Why a template that was set is passed over.
    pub passed_over: Option<TemplateFlaw>,
}

impl Office {
    /// The template in force for a kind of letter; the service is empty for every service.
    ///
    /// # Errors
    /// When there is no such service.
    pub fn template(&mut self, kind: LetterKind, service: &str) -> Result<TemplateView, Problem> {
        let templates = self.store().templates()?;
        let services = self.services_of(service)?;
        let mut passed_over = None;
        let mut found = None;
        for place in places(service) {
            let Some(own) = templates.own(kind, place) else { continue };
            match self.tried(kind, &services, &own.text) {
                Ok(file) => {
                    let source =
                        if place.is_empty() { TemplateSource::Office } else { TemplateSource::Service };
                    found = Some((own.text.clone(), file, source));
                    break;
                }
                Err(flaw) => passed_over = passed_over.or(Some(flaw)),
            }
        }
        let versions = self.template_lines(&templates, kind, service);
        let (text, file, source) = match found {
            Some(found) => found,
            None => {
                let text = template::builtin(kind).to_owned();
                let file = TemplateFile::parse(&text).map_err(Problem::Template)?;
                (text, file, TemplateSource::Program)
            }
        };
        Ok(TemplateView { text, file, source, versions, passed_over })
    }

    fn template_lines(&self, templates: &Templates, kind: LetterKind, service: &str) -> Vec<TemplateLine> {
        let line = |version: &crate::domain::template::TemplateVersion| {
            let device = self.store().roster().device(&version.device);
            TemplateLine {
                event: version.event,
                at: version.at,
                device: device.map_or_else(|| "?".to_owned(), |device| device.name.clone()),
                note: version.note.clone(),
                text: version.text.clone(),
            }
        };
        templates.versions(kind, service).iter().map(line).collect()
    }

    /// Every kind and service with a template of its own in force.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn own_templates(&self) -> Result<Vec<(LetterKind, String)>, Problem> {
        let templates = self.store().templates()?;
        let own = templates.keys().filter(|(kind, service)| templates.own(*kind, service).is_some());
        Ok(own.map(|(kind, service)| (kind, service.to_owned())).collect())
    }

    /// The template that comes with the program.
    ///
    /// # Errors
    /// Never for a program as it is built and tested.
    pub fn builtin_template(kind: LetterKind) -> Result<TemplateFile, Problem> {
        TemplateFile::parse(template::builtin(kind)).map_err(Problem::Template)
    }

    /// Sets a template as a new version. Letters already drafted stay as they are.
    ///
    /// # Errors
    /// [`Problem::Template`] when no letter could be made from it; when nothing has changed.
    pub fn set_template(
        &mut self,
        kind: LetterKind,
        service: &str,
        text: &str,
        note: &str,
    ) -> Result<(), Problem> {
        self.require_office()?;
        let file = self.check_template(kind, service, text)?;
        if self.template(kind, service)?.file == file {
            return Err(Refusal::NothingChanged.into());
        }
        self.record_template(kind, service, text, note)
    }

    /// Takes a template back: what stands behind it is in force again.
    ///
    /// # Errors
    /// When there is none of its own.
    pub fn reset_template(&mut self, kind: LetterKind, service: &str, note: &str) -> Result<(), Problem> {
        self.require_office()?;
        self.services_of(service)?;
        if self.store().templates()?.own(kind, service).is_none() {
            return Err(Refusal::NothingChanged.into());
        }
        self.record_template(kind, service, "", note)
    }

    fn record_template(
        &mut self,
        kind: LetterKind,
        service: &str,
        text: &str,
        note: &str,
    ) -> Result<(), Problem> {
        let note = note.trim();
        let length = note.chars().count();
        if length > MAX_LINE {
            return Err(Refusal::TooLong { field: "note".to_owned(), length, limit: MAX_LINE }.into());
        }
        let set =
            TemplateSet { kind, procedure: service.to_owned(), text: text.to_owned(), note: note.to_owned() };
        self.record(vec![(EntityId::TEMPLATES, set.into())], ActorId::default())?;
        Ok(())
    }

    /// Reads a template and tries it on an example request of every service it is for.
    ///
    /// # Errors
    /// [`Problem::Template`] with the first thing that is wrong.
    pub fn check_template(
        &mut self,
        kind: LetterKind,
        service: &str,
        text: &str,
    ) -> Result<TemplateFile, Problem> {
        let services = self.services_of(service)?;
        self.tried(kind, &services, text).map_err(Problem::Template)
    }

    /// Reads a template from a file and tries it, without setting it.
    ///
    /// # Errors
    /// When the file cannot be read; as [`Office::check_template`].
    pub fn read_template(
        &mut self,
        kind: LetterKind,
        service: &str,
        path: &Path,
    ) -> Result<TemplateFile, Problem> {
        const LIMIT: u64 = 1 << 20;
        let size = std::fs::metadata(path).map_err(Problem::file(path))?.len();
        if size > LIMIT {
            return Err(Problem::TooLarge { path: path.to_path_buf() });
        }
        let text = std::fs::read(path).map_err(Problem::file(path))?;
        self.check_template(kind, service, &String::from_utf8_lossy(&text))
    }

    /// The services a template is for.
    fn services_of(&mut self, service: &str) -> Result<Vec<Arc<Procedure>>, Problem> {
        if service.is_empty() { self.procedures() } else { Ok(vec![self.procedure(service)?]) }
    }

    /// A template, read and tried on an example request of every service.
    fn tried(
        &self,
        kind: LetterKind,
        services: &[Arc<Procedure>],
        text: &str,
    ) -> Result<TemplateFile, TemplateFlaw> {
        let file = TemplateFile::parse(text)?;
        if let Some(flaw) = file.flaw(kind) {
            return Err(flaw);
        }
        for procedure in services {
            let content = template::fill(&file, &self.example_context(kind, procedure));
            let content = content.map_err(|flaw| somewhere_else(flaw, procedure, services))?;
            says_something(&content)?;
        }
        Ok(file)
    }

    /// The first konsep of a letter, from the first of its templates that can be used.
    pub(super) fn fill_template(
        &self,
        kind: LetterKind,
        procedure: &Arc<Procedure>,
        context: &Value,
    ) -> Result<Content, Problem> {
        let templates = self.store().templates()?;
        for place in places(&procedure.id) {
            let Some(own) = templates.own(kind, place) else { continue };
            let services = std::slice::from_ref(procedure);
            let filled = self.tried(kind, services, &own.text).and_then(|file| {
                match template::fill(&file, context) {
                    // The template is sound; what is missing is for the request to say.
                    Err(TemplateFlaw {
                        trouble: TemplateTrouble::Unknown(field) | TemplateTrouble::NoList(field),
                        ..
                    }) => Ok(Err(Refusal::MissingField { field }.into())),
                    filled => filled.map(Ok),
                }
            });
            match filled {
                Ok(content) => return content,
                Err(flaw) => tracing::warn!(?kind, service = place, ?flaw, "a template cannot be used"),
            }
        }
        Ok(template::content(kind, context)?)
    }
}

/// Where a template for a service is looked for: its own place, then the one for every service.
fn places(service: &str) -> impl Iterator<Item = &str> {
    std::iter::once(service).chain((!service.is_empty()).then_some(""))
}

/// What one service does not know and another does is told as such.
fn somewhere_else(flaw: TemplateFlaw, here: &Procedure, services: &[Arc<Procedure>]) -> TemplateFlaw {
    let TemplateTrouble::Unknown(name) = &flaw.trouble else { return flaw };
    let field = name.strip_prefix("request.fields.").unwrap_or_default();
    if !services.iter().any(|service| service.field(field).is_some()) {
        return flaw;
    }
    let trouble = TemplateTrouble::NotEverywhere { name: name.clone(), service: here.service.name.clone() };
    TemplateFlaw { trouble, ..flaw }
}

/// A letter without classification, subject or body is none, whatever its template says.
fn says_something(content: &Content) -> Result<(), TemplateFlaw> {
    let silent = match &content.body {
        Body::Letter { blocks } => blocks.is_empty().then_some("blocks"),
        Body::Memo { blocks, .. } => blocks.is_empty().then_some("memo.blocks"),
        Body::Assignment { tasks, .. } => tasks.is_empty().then_some("assignment.tasks"),
        Body::Report { sections, .. } => sections.is_empty().then_some("report.sections"),
        Body::Handover { goods, .. } => goods.rows.is_empty().then_some("handover.goods"),
    };
    let place = match content {
        _ if content.classification.trim().is_empty() => Some("classification"),
        _ if content.subject.trim().is_empty() => Some("subject"),
        _ if content.subject.chars().count() > MAX_LINE => {
            return Err(TemplateFlaw::of("subject", TemplateTrouble::TooLong(MAX_LINE)));
        }
        _ => silent,
    };
    place.map_or(Ok(()), |place| Err(TemplateFlaw::of(place, TemplateTrouble::Empty)))
}
