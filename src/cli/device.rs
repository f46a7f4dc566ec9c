//! `lajur device`: which laptops belong to the office.

use serde_json::json;

use super::args::{Device as Command, DeviceRole};
use super::output::{Output, table};
use crate::domain::event::Role;
use crate::domain::roster::Device;
use crate::engine::{Office, Problem};

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    match command {
        Command::Request { name, out: path } => {
            let joining = office.ask_to_join(&name, &path)?;
            let spoken = joining.words.join(" ");
            let answer = json!({ "device": joining.device, "name": name, "words": spoken, "file": path });
            out.answer(&answer, |text| {
                let values = [("file", path.display().to_string().into()), ("words", spoken.as_str().into())];
                text.push_str(&out.words.with("cli-join-written", &values));
            });
        }
        Command::Admit { file, words, role } => {
            let roles = role.into_iter().map(|role| match role {
                DeviceRole::Admin => Role::Admin,
                DeviceRole::Register => Role::Register,
            });
            let admitted = office.admit(&file, &words, roles.collect())?;
            let answer = json!({ "device": admitted.key, "name": admitted.name });
            out.answer(&answer, |text| {
                let name = [("name", admitted.name.as_str().into())];
                text.push_str(&out.words.with("cli-admitted", &name));
            });
        }
        Command::List => list(office, out)?,
        Command::Revoke { id, reason } => {
            let name = office.revoke(&id, &reason)?;
            out.answer(&json!({ "revoked": name }), |text| {
                text.push_str(&out.words.with("cli-revoked", &[("name", name.as_str().into())]));
            });
        }
    }
    Ok(())
}

fn list(office: &Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let devices = office.store().roster().devices();
    let own = office.device();
    let line = |device: &&Device| {
        json!({
            "device": device.key,
            "name": device.name,
            "roles": device.roles,
            "words": office.words_of(&device.key).join(" "),
            "revoked": device.revoked,
            "this": own == Some(device.key),
        })
    };
    out.answer(&devices.iter().map(line).collect::<Vec<_>>(), |text| {
        let row = |device: &&Device| {
            let roles: Vec<String> = device
                .roles
                .iter()
                .map(|role| match role {
                    Role::Admin => out.words.say("role-admin"),
                    Role::Register => out.words.say("role-register"),
                    Role::Recovery => out.words.say("role-recovery"),
                })
                .collect();
            let state = match (&device.revoked, own == Some(device.key)) {
                (Some(_), _) => out.words.say("device-revoked"),
                (None, true) => out.words.say("device-this"),
                (None, false) => String::new(),
            };
            vec![
                device.name.clone(),
                device.key.to_string()[..12].to_owned(),
                roles.join(", "),
                state,
                office.words_of(&device.key).join(" "),
            ]
        };
        table(text, &devices.iter().map(row).collect::<Vec<_>>());
    });
    Ok(())
}
