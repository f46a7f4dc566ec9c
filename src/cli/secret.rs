//! `lajur secret`: user names and passwords, locked for the devices that need them.

use std::path::Path;

use serde_json::json;

use super::args::Secret as Command;
use super::output::{Output, table};
use super::view;
use crate::engine::{Office, Problem, SecretFields, SecretLine};

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    match command {
        Command::Seal { request, label, input, holder } => {
            let request = office.find_request(&request)?;
            let devices: Result<Vec<_>, _> = holder.iter().map(|name| office.find_device(name)).collect();
            let fields: SecretFields = super::read_secret(input.as_deref().unwrap_or(Path::new("-")))?;
            let secret = office.seal_secret(request, &label, &fields, &devices?)?;
            out.answer(&json!({ "secret": view::id(secret), "label": label }), |text| {
                text.push_str(&out.words.with("cli-sealed", &[("label", label.as_str().into())]));
            });
        }
        Command::Show { request } => {
            let request = office.find_request(&request)?;
            let opened = office.open_secrets(request)?;
            let lines: Vec<_> =
                opened.iter().map(|(label, fields)| json!({ "label": label, "fields": fields })).collect();
            out.answer(&lines, |text| {
                let rows = opened.iter().flat_map(|(label, fields)| {
                    fields.iter().map(move |(name, value)| vec![label.clone(), name.clone(), value.clone()])
                });
                table(text, &rows.collect::<Vec<_>>());
            });
        }
        Command::List { request } => {
            let request = request.map(|request| office.find_request(&request)).transpose()?;
            list(&office.secrets(request)?, out);
        }
    }
    Ok(())
}

fn list(lines: &[SecretLine], out: Output) {
    let line = |it: &SecretLine| {
        json!({
            "request": view::id(it.request), "secret": view::id(it.secret), "label": it.label,
            "readers": it.readers, "readable": it.readable, "must_change": !it.exposed_to.is_empty(),
            "exposed_to": it.exposed_to,
        })
    };
    out.answer(&lines.iter().map(line).collect::<Vec<_>>(), |text| {
        let row = |it: &SecretLine| {
            let state = if it.exposed_to.is_empty() {
                String::new()
            } else {
                out.words.with("secret-must-change", &[("devices", it.exposed_to.join(", ").into())])
            };
            vec![view::id(it.request), it.label.clone(), it.readers.join(", "), state]
        };
        table(text, &lines.iter().map(row).collect::<Vec<_>>());
    });
}
