//! `lajur conflict`: what two laptops did at once, for people to settle.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::args::Conflict as Command;
use super::output::Output;
use super::view;
use crate::domain::request::rules::Settle;
use crate::engine::{Office, Problem};

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    if let Command::Settle { id, choose, step, reason } = command {
        let settle = match (&choose, &step) {
            (Some(number), _) => Settle::Version(*number),
            (None, step) => Settle::Step(step.as_deref().unwrap_or_default()),
        };
        office.settle(&id, &settle, &reason)?;
    }
    list(office, out)
}

fn list(office: &Office, out: Output) -> Result<(), Problem> {
    let conflicts = office.store().conflicts()?;
    let lines: Vec<Value> = conflicts
        .iter()
        .map(|stored| {
            let mut line = view::conflict(office, &stored.conflict);
            line["entity"] = json!(view::id(stored.entity));
            line
        })
        .collect();
    out.answer(&lines, |text| {
        if conflicts.is_empty() {
            text.push_str(&out.words.say("cli-no-conflicts"));
        }
        for stored in &conflicts {
            let conflict = &stored.conflict;
            let _ = writeln!(text, "{}  {:?}  {}", conflict.id, conflict.kind, conflict.subject.name());
            for (index, version) in conflict.versions.iter().enumerate() {
                let device = office.store().roster().device(&version.device);
                let device = device.map_or("?", |device| device.name.as_str());
                let at = view::readable(office, version.at);
                let _ =
                    writeln!(text, "  {}. {} — {device}, {at}. {}", index + 1, version.label, version.note);
            }
        }
    });
    Ok(())
}
