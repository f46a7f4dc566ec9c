//! Ids, and the texts that must say something.

use std::collections::BTreeSet;

use super::{Problem, ProblemKind};
use crate::domain::procedure::{Procedure, placeholder};

const MAX_ID: usize = 60;

/// Finds ids that are unusable or used twice, texts left empty, and placeholders without a field.
pub(super) fn check(procedure: &Procedure) -> Vec<Problem> {
    let mut found = Found::default();
    found.head(procedure);
    found.lists(procedure);
    found.steps(procedure);
    found.flows(procedure);
    found.placeholders(procedure);
    found.problems
}

/// The row a name belongs to; `None` for the head of the file.
type Row<'p> = Option<(usize, &'p str)>;

#[derive(Default)]
struct Found {
    problems: Vec<Problem>,
}

impl Found {
    fn push(&mut self, row: Row<'_>, kind: ProblemKind) {
        self.problems.push(match row {
            Some((position, id)) => Problem::row(position, id, kind),
            None => Problem::whole(kind),
        });
    }

    fn text(&mut self, row: Row<'_>, what: &'static str, text: &str) {
        if text.trim().is_empty() {
            self.push(row, ProblemKind::Empty(what));
        }
    }

    fn id(&mut self, row: Row<'_>, what: &'static str, id: &str) {
        self.text(row, what, id);
        let usable = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte);
        if !id.trim().is_empty() && (id.len() > MAX_ID || !id.bytes().all(usable)) {
            self.push(row, ProblemKind::BadId(id.to_owned()));
        }
    }

    fn unique<'t>(&mut self, ids: impl Iterator<Item = (Row<'t>, &'t str)>) {
        let mut seen = BTreeSet::new();
        // Empty ids are reported as empty, one by one.
        for (row, id) in ids.filter(|(_, id)| !id.is_empty()).filter(|(_, id)| !seen.insert(*id)) {
            self.push(row, ProblemKind::DuplicateId(id.to_owned()));
        }
    }

    fn head(&mut self, procedure: &Procedure) {
        let (identity, service) = (&procedure.identity, &procedure.service);
        self.id(None, "id", &procedure.id);
        for (what, text) in [
            ("identity.title", &identity.title),
            ("identity.government", &identity.government),
            ("identity.issuer", &identity.issuer),
            ("identity.approved_by", &identity.approved_by),
            ("service.name", &service.name),
            ("service.phrase", &service.phrase),
            ("service.classification", &service.classification),
        ] {
            self.text(None, what, text);
        }
    }

    fn lists(&mut self, procedure: &Procedure) {
        for lane in &procedure.lanes {
            self.id(None, "lane.id", &lane.id);
            self.text(None, "lane.name", &lane.name);
        }
        for field in &procedure.fields {
            self.id(None, "field.id", &field.id);
            self.text(None, "field.label", &field.label);
        }
        self.unique(procedure.lanes.iter().map(|lane| (None, lane.id.as_str())));
        self.unique(procedure.fields.iter().map(|field| (None, field.id.as_str())));
    }

    fn steps(&mut self, procedure: &Procedure) {
        for (position, step) in procedure.steps.iter().enumerate() {
            let row = Some((position, step.id.as_str()));
            self.id(row, "id", &step.id);
            self.text(row, "text", &step.text);
            self.text(row, "inferred", step.inferred.as_deref().unwrap_or("-"));
            for item in &step.requirements {
                self.text(row, "requirements", item);
            }
            for item in &step.outputs {
                self.text(row, "outputs", item);
            }
        }
        let ids = procedure.steps.iter().map(|step| step.id.as_str());
        self.unique(ids.enumerate().map(|(position, id)| (Some((position, id)), id)));
    }

    fn flows(&mut self, procedure: &Procedure) {
        for flow in &procedure.flows {
            let from = Some((flow.from, procedure.steps[flow.from].id.as_str()));
            self.text(from, "outcome", flow.outcome.as_deref().unwrap_or("-"));
            self.text(from, "inferred", flow.inferred.as_deref().unwrap_or("-"));
        }
    }

    fn placeholders(&mut self, procedure: &Procedure) {
        let service = &procedure.service;
        let object = Some(service.object_field.as_str()).filter(|object| !object.is_empty());
        let named = service.approval_points.iter().flat_map(|point| placeholder::names(point)).chain(object);
        for name in named.filter(|name| *name != placeholder::AGENCY && procedure.field(name).is_none()) {
            self.push(None, ProblemKind::UnknownField(name.to_owned()));
        }
    }
}
