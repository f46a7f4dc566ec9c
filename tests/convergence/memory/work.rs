//! What people do on a laptop: real intents, decided by the domain's rules.

use chrono::{DateTime, Utc};
use lajur::domain::event::{Applicant, IncomingLetter, Payload};
use lajur::domain::ids::EntityId;
use lajur::domain::procedure::Procedure;
use lajur::domain::request::rules::{self, Advance, NewRequest, Settle};
use lajur::domain::request::{Active, Refusal, Request, Subject};

use super::super::dice::Dice;
use super::laptop::Laptop;
use super::{Rule, procedures};

/// Does something to one of the requests, or receives a new one.
pub fn act(
    laptop: &mut Laptop,
    rule: Rule,
    fresh: EntityId,
    now: DateTime<Utc>,
    dice: &mut Dice,
) -> Result<(), String> {
    let at = laptop.clock(now);
    let requests = laptop.requests();
    let chosen = dice.pick(&requests).copied();
    let Some(entity) = chosen.filter(|_| requests.len() >= 3 || dice.percent(85)) else {
        let procedure = dice.pick(procedures()).unwrap();
        let payload = receive(procedure, at);
        laptop.record(fresh, payload, at, rule);
        return Ok(());
    };
    let request = laptop.request(entity, rule);
    let procedure = procedures().iter().find(|it| it.hash == request.procedure.hash).unwrap();
    match intend(&request, procedure, at, dice) {
        Ok(payloads) => {
            for payload in payloads {
                laptop.record(entity, payload, at, rule);
            }
            Ok(())
        }
        // People try what cannot be done, too; the refusal costs nothing.
        Err(Refusal::Held { .. } | Refusal::AwaitsApplicant { .. } | Refusal::Ended(_)) => Ok(()),
        Err(Refusal::NotReturned | Refusal::CannotUndo) => Ok(()),
        Err(refusal) => Err(format!("refused: {refusal:?}")),
    }
}

/// A request with every field that its procedure has.
pub fn receive(procedure: &Procedure, at: DateTime<Utc>) -> Payload {
    let value = |id: &str| if id.contains("domain") { "umkm.contohkab.go.id" } else { "" };
    let fields = procedure.fields.iter().map(|field| {
        let value = value(&field.id);
        let email = matches!(field.kind, lajur::domain::procedure::FieldKind::Email);
        let value = if email {
            "dinkes@contohkab.go.id"
        } else if value.is_empty() {
            "isian"
        } else {
            value
        };
        (field.id.clone(), value.to_owned())
    });
    let new = NewRequest {
        applicant: Applicant { agency: "Dinas Kesehatan".to_owned(), ..Applicant::default() },
        letter: IncomingLetter {
            number: "500/1/2026".to_owned(),
            date: Some(at.date_naive()),
            subject: "Permohonan layanan".to_owned(),
        },
        fields: fields.collect(),
        ..NewRequest::default()
    };
    rules::receive(procedure, new, at, at).unwrap().into()
}

/// What somebody wants, and what the rules make of it.
fn intend(
    request: &Request,
    procedure: &Procedure,
    at: DateTime<Utc>,
    dice: &mut Dice,
) -> Result<Vec<Payload>, Refusal> {
    let one = |payload: Result<Payload, Refusal>| payload.map(|payload| vec![payload]);
    if let Some(conflict) = dice.pick(&request.conflicts).filter(|_| dice.clone().percent(50)) {
        let elsewhere = matches!(conflict.subject, Subject::Step { .. }) && dice.percent(30);
        let step = dice.pick(&procedure.steps).map(|step| step.id.clone()).unwrap_or_default();
        let settle = if elsewhere {
            Settle::Step(&step)
        } else {
            Settle::Version(1 + dice.below(conflict.versions.len()))
        };
        return one(rules::settle(procedure, conflict, &settle, "Dibahas bersama."));
    }
    match dice.below(100) {
        0..=4 => one(rules::note("Sudah ditelepon.")),
        5..=12 => {
            let subject = format!("Permohonan {}", dice.below(3));
            one(rules::correct(procedure, "letter.subject", &subject, "Salah ketik."))
        }
        13..=16 => one(rules::withdraw(request, "Tidak jadi.", at)),
        17..=26 => {
            let done: Vec<_> = request.undoable.keys().copied().collect();
            let last = dice.pick(&done).ok_or(Refusal::CannotUndo)?;
            one(rules::undo(request, *last, "Salah tekan."))
        }
        27..=34 => {
            let step = a_step(request, dice)?.step.clone();
            one(rules::give_back(request, procedure, Some(&step), "Berkas kurang.", at))
        }
        35..=44 => one(rules::resubmit(request, "Berkas dibawa.", at)),
        _ => {
            let active = a_step(request, dice)?;
            let index = procedure.step_index(&active.step).unwrap_or_default();
            let outcomes = procedure.outcomes(index);
            let intent = Advance {
                step: &active.step,
                outcome: dice.pick(&outcomes).copied(),
                lane: &active.lane,
                on_behalf: false,
                all_present: dice.percent(99),
                note: "",
                at,
            };
            match rules::advance(request, procedure, &intent, at) {
                Err(Refusal::MissingRequirements { .. }) => Ok(Vec::new()),
                other => other,
            }
        }
    }
}

fn a_step<'a>(request: &'a Request, dice: &mut Dice) -> Result<&'a Active, Refusal> {
    dice.pick(&request.active).ok_or(Refusal::Ended(request.state))
}
