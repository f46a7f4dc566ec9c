//! `lajur office`: setting an office up and looking at it.

use std::fmt::Write as _;

use serde_json::json;

use super::args::{Assign, AssignAs, Office as Command, Tnd};
use super::output::{Output, table};
use crate::domain::office::{Assignment, Capacity, Person};
use crate::domain::tnd::TndFile;
use crate::engine::{NewOffice, Office, Problem, profile, read_tnd};
use crate::platform::files;

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    match command {
        Command::Init { input, sample, device } => {
            let profile = match (&input, sample) {
                (Some(path), _) => profile::read(path)?,
                (None, true) => profile::sample()?,
                (None, false) => {
                    let reason = out.words.say("cli-office-needs-input");
                    return Err(Problem::BadInput { file: "--input".to_owned(), reason });
                }
            };
            let device = device.unwrap_or_else(|| out.words.say("cli-first-device"));
            let id = office.found(NewOffice { profile, device })?;
            let answer = json!({ "office": id, "agency": office.profile().agency });
            out.answer(&answer, |text| {
                let agency = office.profile().agency.as_str();
                text.push_str(&out.words.with("cli-office-founded", &[("name", agency.into())]));
            });
        }
        Command::Show => show(office, out)?,
        Command::Assign(line) => assign(line, office, out)?,
        Command::Tnd(command) => tnd(command, office, out)?,
    }
    Ok(())
}

/// Records who takes a position.
fn assign(line: Assign, office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let capacity = match line.capacity {
        AssignAs::Definitive => Capacity::Definitive,
        AssignAs::Plt => Capacity::Plt,
        AssignAs::Plh => Capacity::Plh,
    };
    let known = |said: &String| {
        let mut people = office.profile().people.iter();
        people.find(|it| it.id == *said || it.name.eq_ignore_ascii_case(said)).map(|it| it.id.clone())
    };
    let person = line.person.as_ref().map(|said| known(said).unwrap_or_else(|| said.clone()));
    let assignment = Assignment {
        position: line.position.clone(),
        person: person.unwrap_or_default(),
        capacity,
        from: line.from,
        until: line.until_date,
    };
    match line.new_person {
        Some(name) => {
            let Assign { nip, rank, grade, .. } = line;
            office.assign_person(Person { name, nip, rank, grade, ..Person::default() }, assignment)?;
        }
        None => office.assign(assignment)?,
    }
    out.answer(&json!({ "position": line.position, "from": line.from }), |text| {
        text.push_str(&out.words.say("officials-recorded"));
    });
    Ok(())
}

/// The letter rules as a file.
fn tnd(command: Tnd, office: &mut Office, out: Output) -> Result<(), Problem> {
    match command {
        Tnd::Export { out: path, national } => {
            let file = if national {
                TndFile::default()
            } else {
                office.require_office()?;
                office.tnd()
            };
            files::write_whole(&path, file.to_toml().as_bytes()).map_err(Problem::file(&path))?;
            say(out, "cli-tnd-exported", &path);
        }
        Tnd::Import { file } => {
            office.require_office()?;
            office.set_tnd(read_tnd(&file)?)?;
            say(out, "cli-tnd-imported", &file);
        }
        Tnd::Check { file } => {
            read_tnd(&file)?;
            say(out, "cli-tnd-sound", &file);
        }
    }
    Ok(())
}

fn say(out: Output, key: &str, path: &std::path::Path) {
    out.answer(&json!({ "file": path }), |text| {
        text.push_str(&out.words.with(key, &[("file", path.display().to_string().into())]));
    });
}

fn show(office: &Office, out: Output) -> Result<(), Problem> {
    let id = office.require_office()?;
    let profile = office.profile();
    let answer = json!({
        "office": id,
        "device": office.device_name()?,
        "admitted": office.is_admitted(),
        "profile": profile,
    });
    out.answer(&answer, |text| {
        let _ =
            writeln!(text, "{}\n{}\n{}\n", profile.government, profile.agency, profile.address.join("\n"));
        let today = office.now().with_timezone(&profile.zone.offset()).date_naive();
        let row = |position: &crate::domain::office::Position| {
            let holder = profile.holder(&position.id, today);
            let name = holder.map_or_else(|| "-".to_owned(), |holder| holder.person.name.clone());
            vec![position.id.clone(), position.title.clone(), name]
        };
        table(text, &profile.positions.iter().map(row).collect::<Vec<_>>());
    });
    Ok(())
}
