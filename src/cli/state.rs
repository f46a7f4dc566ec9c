//! `lajur state`, `verify` and `rebuild`: is everything there, and is it sound?

use std::fmt::Write as _;

use serde_json::json;

use super::output::Output;
use crate::engine::StoreError;
use crate::engine::{Office, Problem};
use crate::wire::words::data_code;

pub(crate) fn state(office: &Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let store = office.store();
    let (events, requests, letters) = store.counts()?;
    let hash = store.state_hash()?;
    let frontier = store.frontier()?;
    let held = store.held()?;
    let pending = held.iter().filter(|event| event.status == "pending").count();
    let code = data_code(&hash);
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let devices = store.roster().devices().len();
    let answer = json!({
        "events": events,
        "requests": requests,
        "letters": letters,
        "state_hash": hex,
        "data_code": code,
        "devices": devices,
        "pending": pending,
        "quarantined": held.len() - pending,
        "conflicts": store.conflicts()?.len(),
        "frontier": frontier.iter().map(|reached| json!({ "log": reached.log, "seq": reached.seq })).collect::<Vec<_>>(),
    });
    out.answer(&answer, |text| {
        let values = [
            ("code", code.as_str().into()),
            ("events", events.into()),
            ("requests", requests.into()),
            ("letters", letters.into()),
            ("devices", devices.into()),
        ];
        text.push_str(&out.words.with("cli-state-text", &values));
    });
    Ok(())
}

pub(crate) fn verify(office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let findings = office.verify()?;
    let hex = |hash: &crate::domain::ids::ContentHash| hash.to_string();
    let answer = json!({
        "sound": findings.is_sound(),
        "events": findings.store.events,
        "integrity": findings.store.integrity,
        "broken": findings.store.broken,
        "gaps": findings.store.gaps,
        "forks": findings.store.forks,
        "stale": findings.store.stale,
        "attachments": findings.files,
        "missing_attachments": findings.missing.iter().map(hex).collect::<Vec<_>>(),
        "changed_attachments": findings.changed.iter().map(hex).collect::<Vec<_>>(),
    });
    if !findings.is_sound() {
        out.tell(&format!("{answer:#}"));
        let detail = out.words.say("cli-verify-unsound");
        return Err(Problem::Store(StoreError::Damaged(detail)));
    }
    out.answer(&answer, |text| {
        let values = [("events", findings.store.events.into()), ("files", findings.files.into())];
        let _ = writeln!(text, "{}", out.words.with("cli-verified", &values));
        if !findings.missing.is_empty() {
            let count = [("count", findings.missing.len().into())];
            let _ = writeln!(text, "{}", out.words.with("cli-verify-missing", &count));
        }
    });
    Ok(())
}

pub(crate) fn rebuild(office: &mut Office, out: Output) -> Result<(), Problem> {
    office.require_office()?;
    let changed = office.rebuild()?;
    out.answer(&json!({ "changed": changed }), |text| text.push_str(&out.words.say("cli-rebuilt")));
    Ok(())
}
