//! `lajur letter` and `lajur disposition`: the papers of a request.

use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::json;

use super::args::{Disposition as DispositionCommand, Kind, Letter as Command, Print};
use super::output::{self, Output};
use super::{read_json, view};
use crate::domain::disposition::Disposition;
use crate::domain::ids::EntityId;
use crate::domain::letter::{LetterKind, Variant};
use crate::engine::{LetterInput, Office, Problem};
use crate::words;

/// A disposition as `disposition issue --input FILE.json` reads it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct DispositionInput {
    /// Id of the position that disposes; the head when absent.
    from: Option<String>,
    /// Ids of the positions it goes to.
    to: Vec<String>,
    instructions: Vec<String>,
    note: String,
    /// When; now when absent.
    at: Option<String>,
    /// Whether it was typed in from a handwritten sheet.
    transcribed: bool,
}

pub(crate) fn disposition(
    command: DispositionCommand,
    office: &mut Office,
    out: Output,
) -> Result<(), Problem> {
    office.require_office()?;
    match command {
        DispositionCommand::Issue { request, input } => {
            let id = office.find_request(&request)?;
            let input: DispositionInput = read_json(&input)?;
            let at = match input.at.as_deref() {
                Some(text) => office.moment("at", text)?,
                None => office.now(),
            };
            let head = office.profile().head().map(|head| head.id.clone()).unwrap_or_default();
            let disposition = Disposition {
                at,
                from: input.from.unwrap_or(head),
                to: input.to,
                instructions: input.instructions,
                note: input.note.trim().to_owned(),
                transcribed: input.transcribed,
            };
            office.dispose(id, disposition)?;
            let (request, _) = office.request(id)?;
            let answer = json!({ "request": view::id(id), "dispositions": request.dispositions });
            out.answer(&answer, |text| text.push_str(&out.words.say("cli-disposed")));
        }
        DispositionCommand::Print { request, out: path, blank } => {
            let id = office.find_request(&request)?;
            let pdf = office.disposition_pdf(id, blank)?;
            output::file(&path, &pdf, out)?;
        }
    }
    Ok(())
}

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let id = match command {
        Command::Draft { request, kind, input } => {
            let request = office.find_request(&request)?;
            let kind = match kind {
                Kind::Approval => LetterKind::Approval,
                Kind::Refusal => LetterKind::Refusal,
                Kind::Incomplete => LetterKind::Incomplete,
                Kind::Assignment => LetterKind::Assignment,
                Kind::Report => LetterKind::Report,
            };
            office.draft_letter(request, kind, &letter_input(input.as_deref())?)?
        }
        Command::Print { id, variant, out: path } => {
            let id = office.find_letter(&id)?;
            let variant = match variant {
                Print::Net => Variant::Net,
                Print::FileCopy => Variant::FileCopy,
                Print::Draft => Variant::Draft,
            };
            let pdf = office.letter_pdf(id, variant)?;
            return output::file(&path, &pdf, out);
        }
        command => act(command, office)?,
    };
    show(office, id, out)
}

fn letter_input(path: Option<&std::path::Path>) -> Result<LetterInput, Problem> {
    path.map_or_else(|| Ok(LetterInput::default()), read_json)
}

/// Carries out what changes a letter, and says which.
fn act(command: Command, office: &mut Office) -> Result<EntityId, Problem> {
    let find = |office: &Office, id: &str| office.find_letter(id);
    match command {
        Command::Revise { id, input, reason } => {
            let id = find(office, &id)?;
            office.revise_letter(id, &letter_input(input.as_deref())?, &reason)?;
            Ok(id)
        }
        Command::Initial { id, position, all } => {
            let id = find(office, &id)?;
            office.initial_letter(id, position.as_deref())?;
            while all && office.letter(id)?.next_initial().is_some() {
                office.initial_letter(id, None)?;
            }
            Ok(id)
        }
        Command::SendBack { id, position, reason } => {
            let id = find(office, &id)?;
            office.send_back_letter(id, &position, &reason)?;
            Ok(id)
        }
        Command::Sign { id, at } => {
            let id = find(office, &id)?;
            let at = at.as_deref().map(|text| office.moment("at", text)).transpose()?;
            office.sign_letter(id, at)?;
            Ok(id)
        }
        Command::Number { id, date } => {
            let id = find(office, &id)?;
            office.number_letter(id, date)?;
            Ok(id)
        }
        Command::Dispatch { id, receiver, via } => {
            let id = find(office, &id)?;
            let letter = office.letter(id)?;
            let (request, _) = office.request(letter.request)?;
            let receiver = receiver.unwrap_or(request.applicant.agency);
            office.dispatch_letter(id, &receiver, &via)?;
            Ok(id)
        }
        Command::Cancel { id, reason } => {
            let id = find(office, &id)?;
            office.cancel_letter(id, &reason)?;
            Ok(id)
        }
        Command::Show { id } | Command::Print { id, .. } | Command::Draft { request: id, .. } => {
            find(office, &id)
        }
    }
}

fn show(office: &Office, id: EntityId, out: Output) -> Result<(), Problem> {
    let letter = office.letter(id)?;
    out.answer(&view::letter(office, &letter), |text| {
        let subject = letter.current().map(|revision| revision.content.subject.as_str()).unwrap_or_default();
        let _ = writeln!(text, "{}\n{}", view::id(id), subject);
        let _ = writeln!(text, "{}", words::letter_state(&out.words, letter.state));
        if let Some(next) = letter.next_initial() {
            let _ = writeln!(text, "{}", out.words.with("cli-next-initial", &[("position", next.into())]));
        }
        if let Some(numbering) = &letter.numbering {
            let _ = writeln!(text, "{}, {}", numbering.text, numbering.date);
        }
    });
    Ok(())
}
