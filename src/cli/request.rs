//! `lajur request`: receiving requests and moving them across the lanes.

use std::fmt::Write as _;

use serde_json::json;

use super::args::Request as Command;
use super::output::{Output, table};
use super::{read_json, register, view};
use crate::domain::ids::EntityId;
use crate::domain::request::rules::Advance;
use crate::engine::{Office, Problem};
use crate::engine::{Query, RequestRow};
use crate::words;

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    match command {
        Command::New { procedure, input } => {
            let id = office.receive(&procedure, read_json(&input)?)?;
            return show(office, id, out);
        }
        Command::List { state, procedure, search, limit } => {
            let query = Query {
                states: state.into_iter().collect(),
                procedure,
                text: search.unwrap_or_default(),
                offset: 0,
                limit,
            };
            return list(office, &query, out);
        }
        Command::Show { id } => {
            let id = office.find_request(&id)?;
            return show(office, id, out);
        }
        Command::History { id } => {
            let id = office.find_request(&id)?;
            return history(office, id, out);
        }
        Command::Papers { id } => return register::papers(office, &id, out),
        Command::Print { id, paper, out: path } => return register::print(office, &id, &paper, &path, out),
        Command::Files { id, out: path } => return register::print(office, &id, "file_index", &path, out),
        Command::Slip { id, input, out: path } => return register::slip(office, &id, &input, &path, out),
        _ => {}
    }
    let id = act(command, office)?;
    show(office, id, out)
}

/// Carries out what changes a request, and says which.
fn act(command: Command, office: &mut Office) -> Result<EntityId, Problem> {
    let find = |office: &Office, id: &str| office.find_request(id);
    match command {
        Command::Advance(it) => {
            let id = find(office, &it.id)?;
            let at = match it.at.as_deref() {
                Some(text) => office.moment("at", text)?,
                None => office.now(),
            };
            let intent = Advance {
                step: &it.step,
                outcome: it.outcome.as_deref(),
                lane: &it.lane,
                on_behalf: it.on_behalf,
                all_present: it.all_present,
                note: &it.note,
                at,
            };
            office.advance(id, &intent)?;
            Ok(id)
        }
        Command::Return { id, reason, step } => {
            let id = find(office, &id)?;
            office.give_back(id, step.as_deref(), &reason)?;
            Ok(id)
        }
        Command::Resubmit { id, reason } => {
            let id = find(office, &id)?;
            office.resubmit(id, &reason)?;
            Ok(id)
        }
        Command::Withdraw { id, reason } => {
            let id = find(office, &id)?;
            office.withdraw(id, &reason)?;
            Ok(id)
        }
        Command::Correct { id, field, value, reason } => {
            let id = find(office, &id)?;
            office.correct(id, &field, &value, &reason)?;
            Ok(id)
        }
        Command::Undo { id, reason } => {
            let id = find(office, &id)?;
            office.undo(id, None, &reason)?;
            Ok(id)
        }
        Command::Check { id, step, item, absent } => {
            let id = find(office, &id)?;
            // People count requirements from one; zero names none and is refused like any other wrong number.
            let item = item.checked_sub(1).unwrap_or(usize::MAX);
            office.check(id, &step, item, !absent)?;
            Ok(id)
        }
        Command::Note { id, text } => {
            let id = find(office, &id)?;
            office.note(id, &text)?;
            Ok(id)
        }
        Command::Attach { id, file, note } => {
            let id = find(office, &id)?;
            office.attach(id, &file, &note)?;
            Ok(id)
        }
        Command::Register { id } => {
            let id = find(office, &id)?;
            office.register(id)?;
            Ok(id)
        }
        Command::Show { id }
        | Command::History { id }
        | Command::Papers { id }
        | Command::Print { id, .. }
        | Command::Files { id, .. }
        | Command::Slip { id, .. } => find(office, &id),
        Command::New { procedure: id, .. } => find(office, &id),
        Command::List { .. } => find(office, ""),
    }
}

fn list(office: &Office, query: &Query, out: Output) -> Result<(), Problem> {
    let found = office.store().requests(query)?;
    let line = |row: &RequestRow| {
        json!({
            "id": view::id(row.id),
            "agenda_no": row.agenda.map(|agenda| agenda.to_string()),
            "procedure": row.procedure,
            "agency": row.agency,
            "subject": row.subject,
            "state": row.state,
        })
    };
    out.answer(&found.rows.iter().map(line).collect::<Vec<_>>(), |text| {
        let row = |row: &RequestRow| {
            vec![
                row.agenda.map_or_else(|| "-".to_owned(), |agenda| agenda.to_string()),
                view::id(row.id),
                row.state.clone(),
                row.agency.clone(),
                row.subject.clone(),
            ]
        };
        table(text, &found.rows.iter().map(row).collect::<Vec<_>>());
        if found.total > found.rows.len() {
            let values = [("shown", found.rows.len().into()), ("total", found.total.into())];
            let _ = writeln!(text, "{}", out.words.with("cli-more-rows", &values));
        }
        if found.total == 0 {
            text.push_str(&out.words.say("cli-no-requests"));
        }
    });
    Ok(())
}

fn show(office: &mut Office, id: EntityId, out: Output) -> Result<(), Problem> {
    let (request, procedure) = office.request(id)?;
    let letters = office.store().letters(Some(id))?;
    out.answer(&view::request(office, &request, &procedure, &letters), |text| {
        let agenda = request.agenda.map_or_else(|| "-".to_owned(), |agenda| agenda.to_string());
        let _ = writeln!(text, "{agenda}  {}\n{}", request.applicant.agency, request.subject());
        let _ = writeln!(text, "{}", view::id(request.id));
        let _ = writeln!(text, "{}\n", words::request_state(&out.words, request.state));
        for active in &request.active {
            let Some(index) = procedure.step_index(&active.step) else { continue };
            let step = &procedure.steps[index];
            let lane = &procedure.lanes[step.lane].name;
            let _ = writeln!(text, "→ {} {} [{}] — {lane}", step.printed_no, step.short, step.id);
            for outcome in procedure.outcomes(index) {
                let _ = writeln!(text, "    --outcome \"{outcome}\"");
            }
            for (item, present) in step.requirements.iter().zip(&active.present) {
                let _ = writeln!(text, "    [{}] {item}", if *present { "x" } else { " " });
            }
        }
        for letter in &letters {
            let state = words::letter_state(&out.words, letter.state);
            let _ = writeln!(text, "✉ {}  {state}", view::id(letter.id));
        }
    });
    Ok(())
}

fn history(office: &mut Office, id: EntityId, out: Output) -> Result<(), Problem> {
    let (request, procedure) = office.request(id)?;
    out.answer(&view::history(office, &request, &procedure), |text| {
        let rows: Vec<Vec<String>> = request
            .history
            .iter()
            .map(|entry| {
                let step = entry.step.as_deref().and_then(|id| procedure.step_index(id));
                vec![
                    view::readable(office, entry.at),
                    step.map(|index| procedure.steps[index].short.clone()).unwrap_or_default(),
                    entry.outcome.clone().unwrap_or_default(),
                    view::by(office, &procedure, entry),
                    entry.note.clone(),
                ]
            })
            .collect();
        table(text, &rows);
    });
    Ok(())
}
