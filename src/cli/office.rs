//! `lajur office`: setting an office up and looking at it.

use std::fmt::Write as _;

use serde_json::json;

use super::args::Office as Command;
use super::output::{Output, table};
use crate::engine::{NewOffice, Office, Problem, profile};

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
    }
    Ok(())
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
