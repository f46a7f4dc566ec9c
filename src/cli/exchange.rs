//! `lajur bundle`: exchange files.

use std::fmt::Write as _;
use std::path::Path;

use chrono::DateTime;
use serde_json::json;

use super::args::Bundle as Command;
use super::output::Output;
use super::view;
use crate::engine::Mode;
use crate::engine::{Inspection, Office, Problem};

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    match command {
        Command::Export { out: path } => {
            let summary = office.export(&path)?;
            let answer = json!({
                "file": path, "events": summary.events, "attachments": summary.blobs, "bytes": summary.bytes,
            });
            out.answer(&answer, |text| {
                let values = [
                    ("events", summary.events.into()),
                    ("bytes", summary.bytes.into()),
                    ("file", path.display().to_string().into()),
                ];
                text.push_str(&out.words.with("cli-exported", &values));
            });
        }
        Command::Inspect { file } => inspect(office, &file, out)?,
        Command::Import { file, preview } => import(office, &file, preview, out)?,
    }
    Ok(())
}

fn inspect(office: &Office, file: &Path, out: Output) -> Result<(), Problem> {
    match office.inspect(file)? {
        Inspection::Join { request, words } => {
            let answer = json!({
                "kind": "join", "device": request.key, "name": request.name, "words": words.join(" "),
            });
            out.answer(&answer, |text| {
                let values = [("name", request.name.as_str().into()), ("words", words.join(" ").into())];
                text.push_str(&out.words.with("cli-join-request", &values));
            });
        }
        Inspection::Bundle {
            office: id,
            office_name,
            exporter,
            exporter_name,
            created_ms,
            kind,
            events,
            blobs,
            bytes,
        } => {
            let created = DateTime::from_timestamp_millis(created_ms).unwrap_or_default();
            let answer = json!({
                "kind": kind, "office": id, "office_name": office_name, "device": exporter,
                "from": exporter_name, "created": view::moment(office, created), "events": events,
                "attachments": blobs, "bytes": bytes,
            });
            out.answer(&answer, |text| {
                let values = [
                    ("from", exporter_name.as_str().into()),
                    ("office", office_name.as_str().into()),
                    ("created", view::readable(office, created).into()),
                    ("events", events.into()),
                    ("files", blobs.into()),
                ];
                text.push_str(&out.words.with("cli-inspected", &values));
            });
        }
    }
    Ok(())
}

fn import(office: &mut Office, file: &Path, preview: bool, out: Output) -> Result<(), Problem> {
    let mode = if preview { Mode::Rehearse } else { Mode::Commit };
    let received = office.import(file, mode)?;
    let report = &received.report;
    let conflicts: Vec<_> = received.conflicts.iter().map(|it| view::conflict(office, it)).collect();
    let answer = json!({
        "from": received.exporter_name,
        "new": report.new,
        "known": report.known,
        "pending": report.pending,
        "quarantined": report.quarantined,
        "conflicts": conflicts,
        "preview": preview,
    });
    out.answer(&answer, |text| {
        let values = [
            ("from", received.exporter_name.as_str().into()),
            ("new", report.new.into()),
            ("known", report.known.into()),
            ("pending", report.pending.into()),
            ("held", report.quarantined.into()),
            ("conflicts", received.conflicts.len().into()),
        ];
        let key = if preview {
            out.words.with("cli-import-preview", &values)
        } else {
            out.words.with("cli-imported", &values)
        };
        let _ = writeln!(text, "{key}");
        if !preview && !office.is_admitted() {
            let _ = writeln!(text, "{}", out.words.say("failure-not-admitted"));
        }
    });
    Ok(())
}
