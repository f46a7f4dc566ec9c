//! `lajur letter` and `lajur disposition`: the papers of a request.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use serde_json::json;

use super::args::{Disposition as DispositionCommand, Kind, Letter as Command, Print};
use super::output::Output;
use super::{read_json, template, view};
use crate::domain::disposition::Disposition;
use crate::domain::ids::EntityId;
use crate::domain::letter::{LetterKind, Side, Variant, differences};
use crate::domain::request::Refusal;
use crate::engine::{Coverage, LetterInput, Match, Office, Paper, Problem, speech};
use crate::platform::files;
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
            let (file, missing) = match ending(&path)? {
                Ending::Pdf => of_paper(&office.disposition_paper(id, blank)?)?,
                Ending::Docx => (office.disposition_docx(id, blank)?, Vec::new()),
            };
            printed(&path, &file, &missing, out)?;
        }
    }
    Ok(())
}

/// The kinds of file a paper is printed to.
enum Ending {
    Pdf,
    Docx,
}

/// What a file's ending asks for.
fn ending(path: &Path) -> Result<Ending, Problem> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("pdf") => Ok(Ending::Pdf),
        Some("docx") => Ok(Ending::Docx),
        _ => Err(Problem::Usage(Refusal::BadValue {
            field: "--out".to_owned(),
            value: path.display().to_string(),
            expected: "surat.pdf, surat.docx",
        })),
    }
}

/// A paper's bytes, and the characters that its fonts lack.
fn of_paper(paper: &Paper) -> Result<(Vec<u8>, Vec<char>), Problem> {
    Ok((paper.to_pdf()?, paper.missing.iter().copied().collect()))
}

/// Writes a printed paper and says so; characters that could only be shown as boxes are named.
fn printed(path: &Path, bytes: &[u8], missing: &[char], out: Output) -> Result<(), Problem> {
    files::write_whole(path, bytes).map_err(Problem::file(path))?;
    if !missing.is_empty() {
        out.tell(&speech::missing(&out.words, missing));
    }
    out.answer(&json!({ "file": path, "bytes": bytes.len(), "missing_characters": missing }), |text| {
        let file = [("file", path.display().to_string().into())];
        text.push_str(&out.words.with("cli-printed", &file));
    });
    Ok(())
}

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let id = match command {
        Command::Template(command) => return template::run(command, office, out),
        Command::Draft { request, kind, input } => {
            let request = office.find_request(&request)?;
            office.draft_letter(request, kind_of(kind), &letter_input(input.as_deref())?)?
        }
        Command::Print { id, variant, out: path, srikandi_tags } => {
            let id = office.find_letter(&id)?;
            let variant = match variant {
                Print::Net => Variant::Net,
                Print::FileCopy => Variant::FileCopy,
                Print::Draft => Variant::Draft,
            };
            let (file, missing) = match ending(&path)? {
                Ending::Pdf if srikandi_tags => {
                    return Err(Problem::Usage(Refusal::BadValue {
                        field: "--srikandi-tags".to_owned(),
                        value: path.display().to_string(),
                        expected: "surat.docx",
                    }));
                }
                Ending::Pdf => of_paper(&office.letter_paper(id, variant)?)?,
                Ending::Docx => (office.letter_docx(id, variant, srikandi_tags)?, Vec::new()),
            };
            return printed(&path, &file, &missing, out);
        }
        Command::Attach { id, file } => {
            let id = office.find_letter(&id)?;
            return attach(office, id, &file, out);
        }
        Command::Match { file } => return find_paper(office, &file, out),
        Command::Diff { id, old, new } => {
            let id = office.find_letter(&id)?;
            return difference(office, id, old, new, out);
        }
        command => act(command, office)?,
    };
    show(office, id, out)
}

/// The kind of letter that the arguments name.
pub(super) fn kind_of(kind: Kind) -> LetterKind {
    match kind {
        Kind::Approval => LetterKind::Approval,
        Kind::Refusal => LetterKind::Refusal,
        Kind::Incomplete => LetterKind::Incomplete,
        Kind::Assignment => LetterKind::Assignment,
        Kind::Report => LetterKind::Report,
        Kind::Memo => LetterKind::Memo,
        Kind::Handover => LetterKind::Handover,
    }
}

fn letter_input(path: Option<&Path>) -> Result<LetterInput, Problem> {
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
        Command::Number { id, date, insert } => {
            let id = find(office, &id)?;
            match date.filter(|_| insert) {
                Some(date) => office.insert_number(id, date)?,
                None => office.number_letter(id, date)?,
            };
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
        Command::Show { id }
        | Command::Attach { id, .. }
        | Command::Diff { id, .. }
        | Command::Print { id, .. }
        | Command::Draft { request: id, .. } => find(office, &id),
        Command::Match { file } => find(office, &file.display().to_string()),
        // Templates belong to no letter.
        Command::Template(_) => find(office, ""),
    }
}

/// Takes in the signed file of a letter and says what was seen of it.
fn attach(office: &mut Office, id: EntityId, file: &Path, out: Output) -> Result<(), Problem> {
    let returned = office.attach_signed(id, file)?;
    let said = speech::returned(&out.words, &returned);
    let signature = |coverage: &Coverage| match coverage {
        Coverage::Whole => json!({ "covers": "whole" }),
        Coverage::UpTo(bytes) => json!({ "covers": "part", "bytes": bytes }),
        Coverage::Broken => json!({ "covers": "broken" }),
    };
    let pdf = returned.pdf.as_ref();
    let answer = json!({
        "letter": view::id(id),
        "attachment": returned.attachment,
        "marked_revision": returned.marked.flatten(),
        "matched": returned.marked.is_some(),
        "signatures": pdf.map(|pdf| pdf.signatures.iter().map(signature).collect::<Vec<_>>()),
        "as_printed": pdf.map(|pdf| pdf.as_printed),
        "certificate_checked": false,
        "notes": said,
    });
    out.answer(&answer, |text| text.push_str(&said.join("\n")));
    Ok(())
}

/// Finds what a scan belongs to.
fn find_paper(office: &mut Office, file: &Path, out: Output) -> Result<(), Problem> {
    let found = office.match_file(file)?;
    let (mut answers, mut lines) = (Vec::new(), Vec::new());
    for found in found {
        match found {
            Match::Letter(id, revision) => {
                let letter = office.letter(id)?;
                answers.push(json!({
                    "kind": "letter", "letter": view::id(id), "request": view::id(letter.request),
                    "revision": revision, "current": revision == Some(letter.revision()),
                }));
                let number = revision.map_or_else(|| "?".to_owned(), |number| number.to_string());
                let values = [("id", view::id(id).into()), ("number", number.into())];
                lines.push(out.words.with("cli-matched-letter", &values));
            }
            Match::Sheet(id) => {
                answers.push(json!({ "kind": "disposition", "request": view::id(id) }));
                lines.push(out.words.with("cli-matched-sheet", &[("id", view::id(id).into())]));
            }
        }
    }
    out.answer(&json!({ "matches": answers }), |text| text.push_str(&lines.join("\n")));
    Ok(())
}

/// What one revision changed against another; the current one against the one before it when none is named.
fn difference(
    office: &Office,
    id: EntityId,
    old: Option<usize>,
    new: Option<usize>,
    out: Output,
) -> Result<(), Problem> {
    let letter = office.letter(id)?;
    let to = new.unwrap_or(letter.revision());
    let from = old.unwrap_or(to.saturating_sub(1).max(1));
    let revision = |number: usize| {
        let found = number.checked_sub(1).and_then(|index| letter.revisions.get(index));
        found.ok_or(Refusal::UnknownVersion { count: letter.revisions.len() })
    };
    let found = differences(&revision(from)?.content, &revision(to)?.content);
    let answer = json!({ "letter": view::id(id), "from": from, "to": to, "differences": found });
    out.answer(&answer, |text| {
        let values = [("from", from.into()), ("to", to.into())];
        let _ = writeln!(text, "{}", out.words.with("cli-diff-title", &values));
        if found.is_empty() {
            text.push_str(&out.words.say("cli-diff-none"));
        }
        for difference in &found {
            let pieces = difference.pieces.iter().map(|piece| match piece.side {
                Side::Both => piece.text.clone(),
                Side::Old => format!("[-{}-]", piece.text),
                Side::New => format!("{{+{}+}}", piece.text),
            });
            let _ = writeln!(text, "{}: {}", difference.part, pieces.collect::<String>());
        }
    });
    Ok(())
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
