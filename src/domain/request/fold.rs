//! The fold: from one request's events to the request.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::conflict::{Conflict, ConflictKind, PLACED, Subject, Version};
use super::tokens::{self, Contest, Placed, Token, Tokens, derive};
use super::{Active, Entry, EntryKind, Request, RequestState, Span};
use crate::domain::dag::Dag;
use crate::domain::event::{Corrected, Event, Payload, Received};
use crate::domain::ids::{EntityId, EventHash, TokenId};
use crate::domain::letter::Urgency;
use crate::domain::procedure::{Procedure, StepKind};

/// Folds one request's events; `None` when no event receives it.
///
/// The events may come in any order and are sorted here. Events that have no effect stay in the history with the
/// reason; nothing is dropped and nothing panics.
pub fn fold(entity: EntityId, procedure: &Procedure, events: &[Event]) -> Option<Request> {
    let mut sorted = events.to_vec();
    sorted.sort_by_key(Event::order_key);
    sorted.dedup_by_key(|event| event.hash);
    let received = sorted.iter().find_map(|event| match &event.payload {
        Payload::Received(body) => Some(body.clone()),
        _ => None,
    })?;
    let dag = Dag::new(&sorted);
    let tokens = tokens::fold(entity, procedure, &sorted, &dag);
    let mut request = begin(entity, received);
    let fold = Fold { procedure, events: &sorted, dag: &dag, tokens: &tokens };
    fold.facts(&mut request);
    fold.corrections(&mut request);
    fold.walk(&mut request);
    fold.history(&mut request);
    Some(request)
}

fn begin(id: EntityId, body: Received) -> Request {
    Request {
        id,
        procedure: body.procedure,
        agenda: body.agenda,
        applicant: body.applicant,
        letter: body.letter,
        received: body.at,
        urgency: body.urgency,
        fields: body.fields,
        state: RequestState::Open,
        refusing: false,
        active: Vec::new(),
        spans: Vec::new(),
        dispositions: Vec::new(),
        slips: Vec::new(),
        attachments: body.attachments,
        history: Vec::new(),
        conflicts: Vec::new(),
        ended: None,
        undoable: BTreeMap::new(),
    }
}

struct Fold<'a> {
    procedure: &'a Procedure,
    events: &'a [Event],
    dag: &'a Dag,
    tokens: &'a Tokens,
}

impl Fold<'_> {
    /// What simply adds up: dispositions, files, the agenda number.
    fn facts(&self, request: &mut Request) {
        for event in self.events {
            match &event.payload {
                Payload::Disposed(body) => request.dispositions.push(body.disposition.clone()),
                Payload::SlipPrinted(body) => request.slips.push(body.clone()),
                Payload::Attached(body) => request.attachments.push(body.attachment.clone()),
                // The first number in causal order stands until people give another.
                Payload::Registered(body) => request.agenda = request.agenda.or(Some(body.agenda)),
                Payload::Reregistered(body) => request.agenda = Some(body.agenda),
                _ => {}
            }
        }
    }

    /// Corrected fields: the last word in causal order, or a conflict when there are two.
    fn corrections(&self, request: &mut Request) {
        let mut by_field: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (position, event) in self.events.iter().enumerate() {
            if let Payload::Corrected(body) = &event.payload {
                by_field.entry(&body.field).or_default().push(position);
            }
        }
        for (field, positions) in by_field {
            let last: Vec<(&Event, &Corrected)> = self
                .dag
                .maximal(&positions)
                .into_iter()
                .filter_map(|position| match &self.events[position].payload {
                    Payload::Corrected(body) => Some((&self.events[position], body)),
                    _ => None,
                })
                .collect();
            if let Some((_, body)) = last.last() {
                set_field(request, field, &body.value);
            }
            let mut versions: Vec<Version> = Vec::new();
            for (event, body) in last {
                if versions.iter().all(|version| version.label != body.value) {
                    versions.push(Version {
                        option: body.value.clone(),
                        label: body.value.clone(),
                        event: event.hash,
                        lane: None,
                        device: event.device,
                        at: event.wall,
                        note: body.reason.clone(),
                        leads_to: Vec::new(),
                    });
                }
            }
            if versions.len() > 1 {
                request.conflicts.push(Conflict {
                    id: derive(&[b"field", request.id.as_bytes(), field.as_bytes()]),
                    kind: ConflictKind::K3,
                    subject: Subject::Field { field: field.to_owned() },
                    versions,
                });
            }
        }
    }

    /// Where the request stands, from its tokens.
    fn walk(&self, request: &mut Request) {
        request.conflicts.extend(self.tokens.contests.iter().filter_map(|contest| self.contested(contest)));
        request.conflicts.sort_by_key(|conflict| (conflict.kind, conflict.id));
        let active = self.tokens.active();
        request.refusing = active.iter().any(|token| token.refused);
        request.active = active.iter().map(|token| self.active(token)).collect();
        request.spans = self.spans(&active);
        request.undoable = self.undoable(&active);
        self.set_state(request, &active);
    }

    fn set_state(&self, request: &mut Request, active: &[&Token]) {
        let standing = || self.tokens.moves.iter().filter(|moved| self.tokens.stands(moved));
        if active.is_empty() {
            let last = standing().max_by_key(|moved| (moved.at, moved.event));
            let refused = |moved: &tokens::Move| {
                moved.consumed.iter().any(|id| self.tokens.tokens.get(id).is_some_and(|token| token.refused))
            };
            request.ended = last.map(|moved| moved.at);
            request.state = match last {
                _ if standing().any(|moved| moved.option == "withdrawn") => RequestState::Withdrawn,
                Some(moved) if refused(moved) => RequestState::Refused,
                Some(_) => RequestState::Completed,
                None => RequestState::Open,
            };
            return;
        }
        let moved = standing().next().is_some();
        let waits = moved && active.iter().all(|token| token.waits_for_applicant(self.procedure));
        request.state = if waits { RequestState::WaitingApplicant } else { RequestState::Open };
    }

    fn active(&self, token: &Token) -> Active {
        let step = &self.procedure.steps[token.step];
        Active {
            token: token.id,
            visit: token.visit,
            step: step.id.clone(),
            lane: self.procedure.lane_of(token.step).id.clone(),
            since: token.since,
            returned: token.returned.clone(),
            held: self.tokens.is_held(token.id),
            parallel: token.is_parallel(),
            back_from: token.back_from.map(|from| self.procedure.steps[from].id.clone()),
            present: self.present(token, step.requirements.len()),
        }
    }

    /// Which requirements are ticked: present only when every last word says so, since a doubt is worth a look.
    fn present(&self, token: &Token, count: usize) -> Vec<bool> {
        let about = |index: usize| -> Vec<usize> {
            let positions = self.events.iter().enumerate().filter(|(_, event)| {
                matches!(&event.payload, Payload::Checked(body)
                    if body.visit == token.visit && body.present.contains_key(&(index as u32)))
            });
            positions.map(|(position, _)| position).collect()
        };
        let says = |position: usize, index: usize| {
            matches!(&self.events[position].payload, Payload::Checked(body)
                if body.present.get(&(index as u32)) == Some(&true))
        };
        (0..count)
            .map(|index| {
                let last = self.dag.maximal(&about(index));
                !last.is_empty() && last.into_iter().all(|position| says(position, index))
            })
            .collect()
    }

    /// The completed steps whose tokens are all still unused and free.
    fn undoable(&self, active: &[&Token]) -> BTreeMap<EventHash, Vec<TokenId>> {
        let unused = |id: &TokenId| {
            active.iter().any(|token| token.id == *id && token.returned.is_none())
                && !self.tokens.is_held(*id)
        };
        let steps = self.tokens.moves.iter().filter(|moved| {
            matches!(self.events[moved.event].payload, Payload::Completed(_))
                && self.tokens.stands(moved)
                && !moved.produced.is_empty()
                && moved.produced.iter().all(unused)
        });
        steps.map(|moved| (self.events[moved.event].hash, moved.produced.clone())).collect()
    }

    fn spans(&self, active: &[&Token]) -> Vec<Span> {
        let mut spans: Vec<(DateTime<Utc>, usize, Span)> = Vec::new();
        for token in self.tokens.tokens.values().filter(|token| self.tokens.is_alive(token)) {
            let end = self.tokens.users(token.id).min_by_key(|moved| (moved.at, moved.event));
            let to = end.map(|moved| moved.at).or(self.tokens.sent_on(token.id).map(|placed| placed.at));
            if to.is_none() && !active.iter().any(|active| active.id == token.id) {
                continue; // An arrival at a join takes no time of its own.
            }
            let outcome = end.and_then(|moved| match &self.events[moved.event].payload {
                Payload::Completed(body) => body.outcome.clone(),
                _ => None,
            });
            let span = Span {
                step: self.procedure.steps[token.step].id.clone(),
                lane: self.procedure.lane_of(token.step).id.clone(),
                applicant: token.waits_for_applicant(self.procedure),
                visit: token.visit,
                from: token.since,
                to,
                outcome,
            };
            spans.push((token.since, token.step, span));
        }
        spans.sort_by(|a, b| (a.0, a.1, &a.2.visit).cmp(&(b.0, b.1, &b.2.visit)));
        spans.into_iter().map(|(_, _, span)| span).collect()
    }

    fn contested(&self, contest: &Contest) -> Option<Conflict> {
        let token = self.tokens.tokens.get(&contest.token)?;
        let step = &self.procedure.steps[token.step];
        let versions: Vec<Version> = contest
            .options
            .iter()
            .filter_map(|(option, moves)| self.version(option, *moves.first()?))
            .chain(contest.placed.iter().map(|placed| self.placed(placed)))
            .collect();
        let ends = contest.options.keys().any(|option| option == "withdrawn") || step.kind == StepKind::End;
        let kind = match step.kind {
            _ if ends => ConflictKind::K7,
            StepKind::Decision => ConflictKind::K2,
            _ => ConflictKind::K1,
        };
        Some(Conflict {
            id: derive(&[b"step", contest.token.as_bytes()]),
            kind,
            subject: Subject::Step { token: contest.token, step: step.id.clone() },
            versions,
        })
    }

    fn version(&self, option: &str, index: usize) -> Option<Version> {
        let moved = self.tokens.moves.get(index)?;
        let event = &self.events[moved.event];
        let (label, lane, note) = match &event.payload {
            Payload::Completed(body) => {
                (body.outcome.clone().unwrap_or_default(), Some(body.lane.clone()), body.note.clone())
            }
            Payload::Returned(body) => ("returned".to_owned(), None, body.reason.clone()),
            Payload::Withdrawn(body) => ("withdrawn".to_owned(), None, body.reason.clone()),
            Payload::Undone(body) => ("undone".to_owned(), None, body.reason.clone()),
            _ => (String::new(), None, String::new()),
        };
        let leads_to = moved
            .produced
            .iter()
            .filter_map(|id| self.tokens.tokens.get(id))
            .map(|token| self.procedure.steps[token.step].id.clone())
            .collect();
        Some(Version {
            option: option.to_owned(),
            label,
            event: event.hash,
            lane,
            device: event.device,
            at: moved.at,
            note,
            leads_to,
        })
    }

    /// A settlement that sent the request to a third step, as a version beside a move its author had not seen.
    fn placed(&self, placed: &Placed) -> Version {
        let event = &self.events[placed.event];
        let note = match &event.payload {
            Payload::Settled(body) => body.reason.clone(),
            _ => String::new(),
        };
        let step = self.procedure.steps[placed.step].id.clone();
        Version {
            option: format!("{PLACED}{step}"),
            label: String::new(),
            event: event.hash,
            lane: None,
            device: event.device,
            at: event.wall,
            note,
            leads_to: vec![step],
        }
    }

    fn history(&self, request: &mut Request) {
        for (position, event) in self.events.iter().enumerate() {
            if let Some(mut entry) = self.entry(event) {
                entry.void = self.tokens.void_reason(position);
                entry.doubtful = self.is_doubtful(event);
                request.history.push(entry);
            }
        }
    }

    /// Whether an event says that it happened more than a day before something its author had seen.
    fn is_doubtful(&self, event: &Event) -> bool {
        let seen = event.parents.iter().filter_map(|parent| self.dag.position(parent));
        let latest = seen.map(|position| self.events[position].wall).max();
        latest.is_some_and(|latest| latest.signed_duration_since(event.wall) > chrono::TimeDelta::days(1))
    }

    /// The step a token stands at, by id.
    fn step_of(&self, token: &TokenId) -> Option<String> {
        self.tokens.tokens.get(token).map(|token| self.procedure.steps[token.step].id.clone())
    }

    fn entry(&self, event: &Event) -> Option<Entry> {
        let blank = Entry {
            event: event.hash,
            kind: EntryKind::Noted,
            at: event.wall,
            step: None,
            lane: None,
            outcome: None,
            note: String::new(),
            on_behalf: false,
            device: event.device,
            actor: event.actor,
            void: None,
            doubtful: false,
        };
        Some(match &event.payload {
            Payload::Received(body) => Entry { kind: EntryKind::Received, at: body.at, ..blank },
            Payload::Registered(body) => {
                Entry { kind: EntryKind::Registered, note: body.agenda.to_string(), ..blank }
            }
            Payload::Reregistered(body) => Entry {
                kind: EntryKind::Registered,
                note: format!("{} → {} ({})", body.old, body.agenda, body.reason),
                ..blank
            },
            Payload::Sealed(body) => Entry { kind: EntryKind::Sealed, note: body.label.clone(), ..blank },
            Payload::Completed(body) => Entry {
                kind: EntryKind::Completed,
                at: body.at,
                step: Some(body.step.clone()),
                lane: Some(body.lane.clone()),
                outcome: body.outcome.clone(),
                note: body.note.clone(),
                on_behalf: body.on_behalf,
                ..blank
            },
            Payload::Returned(body) => Entry {
                kind: EntryKind::Returned,
                at: body.at,
                step: self.step_of(&body.token),
                note: body.reason.clone(),
                ..blank
            },
            Payload::Resubmitted(body) => Entry {
                kind: EntryKind::Resubmitted,
                at: body.at,
                step: self.step_of(&body.token),
                note: body.reason.clone(),
                ..blank
            },
            Payload::Withdrawn(body) => {
                Entry { kind: EntryKind::Withdrawn, at: body.at, note: body.reason.clone(), ..blank }
            }
            Payload::Corrected(body) => Entry {
                kind: EntryKind::Corrected,
                note: format!("{}: {} ({})", body.field, body.value, body.reason),
                ..blank
            },
            Payload::Undone(body) => Entry {
                kind: EntryKind::Undone,
                step: self.dag.position(&body.completed).and_then(|at| match &self.events[at].payload {
                    Payload::Completed(done) => Some(done.step.clone()),
                    _ => None,
                }),
                note: body.reason.clone(),
                ..blank
            },
            Payload::Disposed(body) => Entry {
                kind: EntryKind::Disposed,
                at: body.disposition.at,
                note: body.disposition.note.clone(),
                on_behalf: body.disposition.transcribed,
                ..blank
            },
            Payload::Noted(body) => Entry { note: body.text.clone(), ..blank },
            Payload::Attached(body) => {
                Entry { kind: EntryKind::Attached, note: body.attachment.name.clone(), ..blank }
            }
            Payload::SlipPrinted(body) => {
                Entry { at: body.at, note: format!("{}, {}", body.serial, body.receiver), ..blank }
            }
            Payload::Settled(body) => Entry {
                kind: EntryKind::Settled,
                step: self.step_of(&body.token),
                note: body.reason.clone(),
                ..blank
            },
            Payload::Unknown { kind } | Payload::Invalid { kind, .. } => {
                Entry { kind: EntryKind::Unknown, note: kind.clone(), ..blank }
            }
            _ => return None,
        })
    }
}

/// Sets a corrected field; a field nobody knows is kept among the procedure's own.
fn set_field(request: &mut Request, field: &str, value: &str) {
    let value = value.to_owned();
    match field {
        "applicant.agency" => request.applicant.agency = value,
        "applicant.contact_name" => request.applicant.contact_name = value,
        "applicant.contact_email" => request.applicant.contact_email = value,
        "applicant.contact_phone" => request.applicant.contact_phone = value,
        "letter.number" => request.letter.number = value,
        "letter.date" => request.letter.date = value.parse().ok(),
        "letter.subject" => request.letter.subject = value,
        "urgency" => {
            request.urgency = match value.as_str() {
                "immediate" => Urgency::Immediate,
                "urgent" => Urgency::Urgent,
                _ => Urgency::Normal,
            }
        }
        other => {
            let name = other.strip_prefix("fields.").unwrap_or(other);
            request.fields.insert(name.to_owned(), value);
        }
    }
}
