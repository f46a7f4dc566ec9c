//! `lajur bundle`: exchange files.

use std::fmt::Write as _;
use std::path::Path;

use chrono::DateTime;
use serde_json::json;

use super::args::{self, Bundle as Command};
use super::output::{Output, table};
use super::view;
use crate::engine::{
    Attachments, ExportWish, FolderReport, ImportRow, Inspection, Mode, Office, Problem, Scope, Watch,
};
use crate::platform::changes::FolderWatch;
use crate::show::say::exported;

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    match command {
        Command::Export { out: path, for_device, attachments, megabytes, plain } => {
            let scope = match for_device {
                Some(device) => Scope::For(office.find_device(&device)?),
                None => Scope::Everything,
            };
            let attachments = match attachments {
                args::Attachments::Missing => Attachments::Missing,
                args::Attachments::All => Attachments::All,
                args::Attachments::None => Attachments::None,
            };
            let limit = megabytes.map(|megabytes| megabytes.saturating_mul(1 << 20));
            let wish = ExportWish { scope, attachments, limit, plain, watch: Watch::default() };
            export(office, &path, &wish, out)?;
        }
        Command::Request { out: path } => {
            let wish = ExportWish { scope: Scope::Request, ..ExportWish::default() };
            export(office, &path, &wish, out)?;
        }
        Command::Inspect { file } => inspect(office, &file, out)?,
        Command::Import { file, preview } => import(office, &file, preview, out)?,
        Command::Folder { folder, once } => sync(office, &folder, once, out)?,
        Command::History => history(office, out)?,
    }
    Ok(())
}

/// Keeps step with an exchange folder: one round, or rounds until the program is ended.
fn sync(office: &mut Office, folder: &Path, once: bool, out: Output) -> Result<(), Problem> {
    let mut watcher = FolderWatch::new(folder);
    loop {
        let report = office.sync_folder(folder, &Watch::default())?;
        if once || report != FolderReport::default() {
            out.answer(&report, |text| {
                let values = [
                    ("new", report.new.into()),
                    ("published", report.published.into()),
                    ("pending", report.pending.into()),
                    ("unreadable", report.unreadable.into()),
                ];
                text.push_str(&out.words.with("cli-folder", &values));
            });
        }
        if once {
            return Ok(());
        }
        watcher.wait();
    }
}

fn export(office: &mut Office, path: &Path, wish: &ExportWish, out: Output) -> Result<(), Problem> {
    let summary = office.export_as(path, wish)?;
    let answer = json!({
        "file": path, "events": summary.events, "attachments": summary.blobs, "bytes": summary.bytes,
        "locked_for": summary.locked_for, "attachments_left": summary.left,
    });
    out.answer(&answer, |text| {
        let values = [
            ("events", summary.events.into()),
            ("bytes", summary.bytes.into()),
            ("file", path.display().to_string().into()),
            ("devices", summary.locked_for.into()),
            ("left", summary.left.into()),
        ];
        let _ = writeln!(text, "{}", out.words.with("cli-exported", &values));
        if wish.plain {
            let _ = writeln!(text, "{}", out.words.say("cli-exported-plain"));
        } else {
            let _ = writeln!(text, "{}", out.words.with("cli-exported-locked", &values));
        }
        if summary.left > 0 {
            let _ = writeln!(text, "{}", out.words.with("cli-exported-left", &values));
        }
    });
    Ok(())
}

/// What came in and what went out, newest first within each.
fn history(office: &Office, out: Output) -> Result<(), Problem> {
    const LINES: usize = 100;
    let store = office.store();
    let moment = |ms: i64| DateTime::from_timestamp_millis(ms).unwrap_or_default();
    let (imports, exports) = (store.imports(LINES)?, store.exports(LINES)?);
    let name =
        |it: &ImportRow| store.roster().device(&it.exporter).map_or("?", |it| it.name.as_str()).to_owned();
    let received = imports.iter().map(|it| {
        let at = view::moment(office, moment(it.at_ms));
        json!({ "at": at, "from": name(it), "new": it.new, "known": it.known })
    });
    let sent = exports.iter().map(|it| {
        let at = view::moment(office, moment(it.at_ms));
        let (events, files) = (it.events, it.files);
        json!({ "at": at, "kind": it.kind, "events": events, "attachments": files, "locked_for": it.readers })
    });
    let answer = json!({ "imports": received.collect::<Vec<_>>(), "exports": sent.collect::<Vec<_>>() });
    out.answer(&answer, |text| {
        let came = imports.iter().map(|it| {
            let values = [("name", name(it).into()), ("new", it.new.into()), ("known", it.known.into())];
            (it.at_ms, out.words.with("exchange-import-line", &values))
        });
        let went = exports.iter().map(|it| (it.at_ms, exported(it, out.words)));
        let mut rows: Vec<(i64, String)> = came.chain(went).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.0));
        let rows = rows.into_iter().map(|(at, said)| vec![view::readable(office, moment(at)), said]);
        table(text, &rows.collect::<Vec<_>>());
    });
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
            locked,
        } => {
            let created = DateTime::from_timestamp_millis(created_ms).unwrap_or_default();
            let answer = json!({
                "kind": kind, "office": id, "office_name": office_name, "device": exporter,
                "from": exporter_name, "created": view::moment(office, created), "events": events,
                "attachments": blobs, "bytes": bytes, "locked": locked,
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
        if received.overtaken {
            let _ = writeln!(text, "{}", out.words.say("cli-import-overtaken"));
        }
        if !preview && !office.is_admitted() {
            let _ = writeln!(text, "{}", out.words.say("failure-not-admitted"));
        }
    });
    Ok(())
}
