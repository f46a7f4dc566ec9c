//! What people do on a real laptop: the engine's own commands, wanted in any order.

use lajur::domain::letter::LetterKind;
use lajur::domain::request::Subject;
use lajur::domain::request::rules::{Advance, Settle};
use lajur::engine::{LetterInput, Office, Problem, Query, RequestInput};

use super::super::dice::Dice;

/// Does something; what the rules refuse costs nothing, anything else is a failure.
pub fn act(office: &mut Office, dice: &mut Dice) -> Result<(), String> {
    match attempt(office, dice) {
        Ok(()) | Err(Problem::Refused(_) | Problem::NotRegister | Problem::NotAdmin) => Ok(()),
        Err(other) => Err(format!("a command fails: {other}")),
    }
}

fn attempt(office: &mut Office, dice: &mut Dice) -> Result<(), Problem> {
    let rows = office.store().requests(&Query { limit: 20, ..Query::default() })?.rows;
    let chosen = dice.pick(&rows).map(|row| row.id);
    let Some(id) = chosen.filter(|_| rows.len() >= 3 || dice.percent(80)) else {
        return receive(office, dice);
    };
    if dice.percent(30) && !office.store().conflicts()?.is_empty() {
        return settle(office, dice);
    }
    match dice.below(100) {
        0..=4 => office.note(id, "Sudah ditelepon."),
        5..=11 => {
            let subject = format!("Permohonan {}", dice.below(3));
            office.correct(id, "letter.subject", &subject, "Salah ketik.")
        }
        12..=14 => office.withdraw(id, "Tidak jadi."),
        15..=22 => office.undo(id, None, "Salah tekan."),
        23..=28 => office.give_back(id, None, "Berkas kurang."),
        29..=36 => office.resubmit(id, "Berkas dibawa."),
        37..=41 => office.register(id).map(drop),
        42..=57 => letter(office, id, dice),
        58..=59 => template(office, dice),
        _ => advance(office, id, dice),
    }
}

fn receive(office: &mut Office, dice: &mut Dice) -> Result<(), Problem> {
    let procedures = office.procedures()?;
    let Some(procedure) = dice.pick(&procedures) else { return Ok(()) };
    let fields = procedure.fields.iter().map(|field| {
        let value = match field.kind {
            lajur::domain::procedure::FieldKind::Email => "dinkes@contohkab.go.id",
            lajur::domain::procedure::FieldKind::Domain => "umkm.contohkab.go.id",
            _ => "isian",
        };
        (field.id.clone(), value.into())
    });
    let fields: serde_json::Map<String, serde_json::Value> = fields.collect();
    let input = serde_json::json!({
        "applicant": { "agency": "Dinas Kesehatan" },
        "letter": { "number": "500/1/2026", "date": "2026-11-12", "subject": "Permohonan layanan" },
        "fields": fields,
    });
    let input: RequestInput = serde_json::from_value(input).unwrap();
    office.receive(&procedure.id, input).map(drop)
}

fn advance(office: &mut Office, id: lajur::domain::ids::EntityId, dice: &mut Dice) -> Result<(), Problem> {
    let (request, procedure) = office.request(id)?;
    let Some(active) = dice.pick(&request.active) else { return Ok(()) };
    let outcomes = procedure.outcomes(procedure.step_index(&active.step).unwrap_or_default());
    let intent = Advance {
        step: &active.step,
        outcome: dice.pick(&outcomes).copied(),
        lane: &active.lane,
        on_behalf: false,
        all_present: true,
        note: "",
        at: office.now(),
    };
    office.advance(id, &intent)
}

/// Moves one of the request's letters along its life, or drafts one.
fn letter(office: &mut Office, id: lajur::domain::ids::EntityId, dice: &mut Dice) -> Result<(), Problem> {
    let letters = office.store().letters(Some(id))?;
    let chosen = dice.pick(&letters).map(|letter| letter.id);
    let Some(letter) = chosen.filter(|_| dice.percent(85)) else {
        let kind = *dice.pick(&[LetterKind::Approval, LetterKind::Refusal, LetterKind::Incomplete]).unwrap();
        let reasons = Some(vec!["Berkas tidak lengkap.".to_owned()]);
        return office.draft_letter(id, kind, &LetterInput { reasons, ..LetterInput::default() }).map(drop);
    };
    match dice.below(6) {
        0 => {
            let subject = Some(format!("Tanggapan {}", dice.below(3)));
            office.revise_letter(letter, &LetterInput { subject, ..LetterInput::default() }, "Diperbaiki.")
        }
        1 | 2 => {
            while office.letter(letter)?.next_initial().is_some() {
                office.initial_letter(letter, None)?;
            }
            Ok(())
        }
        3 => office.sign_letter(letter, None),
        4 => office.number_letter(letter, None).map(drop),
        _ => office.dispatch_letter(letter, "Petugas", "kurir"),
    }
}

/// Sets a template of the office, or takes one back.
fn template(office: &mut Office, dice: &mut Dice) -> Result<(), Problem> {
    let kind = *dice.pick(&[LetterKind::Approval, LetterKind::Refusal]).unwrap();
    let services = ["".to_owned(), dice.pick(&office.procedures()?).unwrap().id.clone()];
    let service = dice.pick(&services).unwrap();
    if dice.percent(20) {
        return office.reset_template(kind, service, "Kembali.");
    }
    let mut file = Office::builtin_template(kind)?;
    file.subject = format!("Tanggapan Dinas {}", dice.below(3));
    office.set_template(kind, service, &file.to_toml(), "Diubah.")
}

fn settle(office: &mut Office, dice: &mut Dice) -> Result<(), Problem> {
    let conflicts = office.store().conflicts()?;
    let Some(stored) = dice.pick(&conflicts) else { return Ok(()) };
    let id = stored.conflict.id.to_string();
    if matches!(stored.conflict.subject, Subject::Step { .. }) && dice.percent(25) {
        let (_, procedure) = office.request(stored.entity)?;
        let step = dice.pick(&procedure.steps).map(|step| step.id.clone()).unwrap_or_default();
        return office.settle(&id, &Settle::Step(&step), "Dibahas bersama.");
    }
    let version = 1 + dice.below(stored.conflict.versions.len().max(1));
    office.settle(&id, &Settle::Version(version), "Dibahas bersama.")
}
