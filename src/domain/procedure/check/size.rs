//! Limits that keep a damaged or hostile file from slowing the office down.

use super::{Problem, ProblemKind};
use crate::domain::procedure::{Identity, Procedure, Service, Step};

/// The largest procedure file that is read at all.
pub(in super::super) const MAX_BYTES: usize = 1_000_000;
/// The longest text on a card.
pub(in super::super) const MAX_SHORT: usize = 40;
const MAX_TEXT: usize = 4_000;
const MAX_STEPS: usize = 200;
const MAX_FLOWS: usize = 1_000;
const MAX_LANES: usize = 20;
const MAX_FIELDS: usize = 50;
const MAX_ITEMS: usize = 100;

/// Finds lists with too many entries and texts with too many characters.
pub(super) fn check(procedure: &Procedure) -> Vec<Problem> {
    let mut found = Found::default();
    found.many(None, "step", procedure.steps.len(), MAX_STEPS);
    found.many(None, "flow", procedure.flows.len(), MAX_FLOWS);
    found.many(None, "lane", procedure.lanes.len(), MAX_LANES);
    found.many(None, "field", procedure.fields.len(), MAX_FIELDS);
    found.identity(&procedure.identity);
    found.service(&procedure.service);
    for lane in &procedure.lanes {
        found.texts(None, &[("lane.name", &lane.name), ("lane.short", &lane.short)]);
    }
    for field in &procedure.fields {
        found.texts(None, &[("field.label", &field.label), ("field.hint", &field.hint)]);
    }
    for (row, step) in procedure.steps.iter().enumerate() {
        found.step(Some((row, step)), step);
    }
    for flow in &procedure.flows {
        let from = Some((flow.from, &procedure.steps[flow.from]));
        found.long(from, "outcome", flow.outcome.as_deref().unwrap_or_default(), MAX_SHORT);
        found.long(from, "inferred", flow.inferred.as_deref().unwrap_or_default(), MAX_TEXT);
    }
    found.problems
}

/// The row a text belongs to; `None` for the head of the file.
type Row<'p> = Option<(usize, &'p Step)>;

#[derive(Default)]
struct Found {
    problems: Vec<Problem>,
}

impl Found {
    fn push(&mut self, row: Row<'_>, kind: ProblemKind) {
        self.problems.push(match row {
            Some((position, step)) => Problem::row(position, &step.id, kind),
            None => Problem::whole(kind),
        });
    }

    fn many(&mut self, row: Row<'_>, what: &'static str, count: usize, limit: usize) {
        if count > limit {
            self.push(row, ProblemKind::TooMany { what, limit });
        }
    }

    fn long(&mut self, row: Row<'_>, what: &'static str, text: &str, limit: usize) {
        // A text of so few bytes cannot have more characters; only longer ones need counting.
        if text.len() > limit && text.chars().count() > limit {
            self.push(row, ProblemKind::TooLong { what, limit });
        }
    }

    fn texts(&mut self, row: Row<'_>, texts: &[(&'static str, &String)]) {
        for (what, text) in texts {
            self.long(row, what, text, MAX_TEXT);
        }
    }

    fn items(&mut self, row: Row<'_>, what: &'static str, items: &[String]) {
        self.many(row, what, items.len(), MAX_ITEMS);
        for item in items {
            self.long(row, what, item, MAX_TEXT);
        }
    }

    fn identity(&mut self, identity: &Identity) {
        self.texts(
            None,
            &[
                ("identity.title", &identity.title),
                ("identity.flow_title", &identity.flow_title),
                ("identity.number", &identity.number),
                ("identity.government", &identity.government),
                ("identity.issuer", &identity.issuer),
                ("identity.unit", &identity.unit),
                ("identity.created", &identity.created),
                ("identity.revised", &identity.revised),
                ("identity.effective", &identity.effective),
                ("identity.effective_label", &identity.effective_label),
                ("identity.approved_by", &identity.approved_by),
            ],
        );
        for (what, items) in [
            ("identity.legal_basis", &identity.legal_basis),
            ("identity.qualifications", &identity.qualifications),
            ("identity.related", &identity.related),
            ("identity.equipment", &identity.equipment),
            ("identity.warnings", &identity.warnings),
            ("identity.recording", &identity.recording),
            ("identity.remarks", &identity.remarks),
        ] {
            self.items(None, what, items);
        }
        self.many(None, "identity.prose", identity.prose.len(), MAX_ITEMS);
        for prose in &identity.prose {
            self.long(None, "identity.prose", &prose.heading, MAX_TEXT);
            self.items(None, "identity.prose", &prose.text);
        }
    }

    fn service(&mut self, service: &Service) {
        self.texts(
            None,
            &[
                ("service.name", &service.name),
                ("service.phrase", &service.phrase),
                ("service.classification", &service.classification),
            ],
        );
        self.items(None, "service.approval_points", &service.approval_points);
    }

    fn step(&mut self, row: Row<'_>, step: &Step) {
        self.texts(row, &[("printed_no", &step.printed_no), ("text", &step.text), ("remark", &step.remark)]);
        self.long(row, "short", &step.short, MAX_SHORT);
        self.long(row, "inferred", step.inferred.as_deref().unwrap_or_default(), MAX_TEXT);
        self.items(row, "requirements", &step.requirements);
        self.items(row, "outputs", &step.outputs);
        self.many(row, "papers", step.papers.len(), MAX_ITEMS);
    }
}
