//! `lajur register`: the office's books as files, and the papers of one request.

use std::path::Path;

use serde_json::json;

use super::args::{Book, Register};
use super::output::{self, Output, table};
use crate::domain::procedure::PaperKind;
use crate::domain::register::RegisterKind;
use crate::domain::request::Refusal;
use crate::engine::report::Form;
use crate::engine::{Offer, Office, Problem, SlipInput};
use crate::platform::files;

pub(crate) fn run(command: &Register, office: &Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let kind = match command.book {
        Book::Incoming => RegisterKind::Incoming,
        Book::Outgoing => RegisterKind::Outgoing,
        Book::Memo => RegisterKind::Memo,
        Book::Dispatch => RegisterKind::Dispatch,
    };
    let ending = command.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let form = Form::of_ending(ending).ok_or_else(|| {
        let (field, value) = ("--out".to_owned(), command.out.display().to_string());
        Problem::Usage(Refusal::BadValue { field, value, expected: "F.pdf, F.xlsx, F.csv" })
    })?;
    output::file(&command.out, &office.register_file(kind, command.year, form)?, out)
}

/// Lists the papers of a request.
pub(crate) fn papers(office: &mut Office, id: &str, out: Output) -> Result<(), Problem> {
    let id = office.find_request(id)?;
    let offers = office.papers_of(id)?;
    let list: Vec<_> = offers
        .iter()
        .map(|it| json!({ "paper": it.kind.name(), "step": it.step, "due": it.due, "ready": it.ready }))
        .collect();
    out.answer(&list, |text| {
        let row = |offer: &Offer| {
            let state = match (offer.ready, offer.due) {
                (false, _) => "cli-paper-not-drafted",
                (true, true) => "cli-paper-due",
                (true, false) => "cli-paper-ready",
            };
            let step = offer.step.clone().unwrap_or_else(|| "-".to_owned());
            vec![offer.kind.name().to_owned(), step, out.words.say(state)]
        };
        table(text, &offers.iter().map(row).collect::<Vec<_>>());
    });
    Ok(())
}

/// Prints one paper of a request.
pub(crate) fn print(
    office: &mut Office,
    id: &str,
    paper: &str,
    path: &Path,
    out: Output,
) -> Result<(), Problem> {
    let id = office.find_request(id)?;
    let kind = PaperKind::named(&paper.replace('-', "_")).ok_or_else(|| {
        let (field, value) = ("--paper".to_owned(), paper.chars().take(80).collect());
        let expected = "disposition, assignment, report, reply, incomplete, request_form, email, handover, receipt, \
                        memo, worksheet, file_index";
        Problem::Usage(Refusal::BadValue { field, value, expected })
    })?;
    output::file(path, &office.paper(id, kind)?.bytes, out)
}

/// Prints a credential slip; the secret comes from a file or from stdin and goes nowhere but onto the paper.
pub(crate) fn slip(
    office: &mut Office,
    id: &str,
    input: &Path,
    path: &Path,
    out: Output,
) -> Result<(), Problem> {
    let id = office.find_request(id)?;
    let input: SlipInput = super::read_secret(input)?;
    let printed = office.print_slip(id, &input)?;
    files::write_private(path, &printed.pdf).map_err(Problem::file(path))?;
    let answer = json!({ "file": path, "serial": printed.serial, "receiver": printed.receiver });
    out.answer(&answer, |text| {
        let values = [
            ("serial", printed.serial.as_str().into()),
            ("receiver", printed.receiver.as_str().into()),
            ("file", path.display().to_string().into()),
        ];
        text.push_str(&out.words.with("cli-slip-printed", &values));
    });
    Ok(())
}
