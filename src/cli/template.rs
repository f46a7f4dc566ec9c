//! `lajur letter template`: what letters begin with, per kind and service.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::args::{Kind, Template as Command};
use super::letter::kind_of;
use super::output::{Output, table};
use super::{read_text, view};
use crate::domain::letter::LetterKind;
use crate::engine::{Office, Problem, TemplateLine, TemplateSource};
use crate::words;

pub(crate) fn run(command: Command, office: &mut Office, out: Output) -> Result<(), Problem> {
    match command {
        Command::List => list(office, out),
        Command::Show { kind, service } => show(office, place(kind, service), out),
        Command::Set { kind, service, input, note } => {
            let (kind, service) = place(kind, service);
            office.set_template(kind, &service, &read_text(&input)?, &note)?;
            answer(office, (kind, service), out, "cli-template-set")
        }
        Command::Reset { kind, service, note } => {
            let (kind, service) = place(kind, service);
            office.reset_template(kind, &service, &note)?;
            answer(office, (kind, service), out, "cli-template-reset")
        }
        Command::History { kind, service } => history(office, place(kind, service), out),
    }
}

/// Which template the arguments name.
fn place(kind: Kind, service: Option<String>) -> (LetterKind, String) {
    (kind_of(kind), service.unwrap_or_default())
}

fn source(source: TemplateSource) -> &'static str {
    match source {
        TemplateSource::Service => "service",
        TemplateSource::Office => "office",
        TemplateSource::Program => "program",
    }
}

/// What a template is, as JSON.
fn described(office: &mut Office, kind: LetterKind, service: &str, out: Output) -> Result<Value, Problem> {
    let found = office.template(kind, service)?;
    let passed_over = found.passed_over.map(|flaw| words::template_flaw(&out.words, &flaw));
    let last = found.versions.last();
    Ok(json!({
        "kind": kind,
        "service": Some(service).filter(|service| !service.is_empty()),
        "source": source(found.source),
        "versions": found.versions.len(),
        "at": last.map(|line| line.at),
        "device": last.map(|line| line.device.clone()),
        "note": last.map(|line| line.note.clone()),
        "passed_over": passed_over,
        "text": found.text,
    }))
}

/// Every kind, and every service with a template of its own.
fn list(office: &mut Office, out: Output) -> Result<(), Problem> {
    let mut places: Vec<(LetterKind, String)> =
        LetterKind::ALL.iter().map(|kind| (*kind, String::new())).collect();
    places.extend(office.own_templates()?.into_iter().filter(|(_, service)| !service.is_empty()));
    places.sort();
    let mut answers = Vec::new();
    for (kind, service) in &places {
        let mut answer = described(office, *kind, service, out)?;
        if let Value::Object(answer) = &mut answer {
            answer.remove("text");
        }
        answers.push(answer);
    }
    let said = |answer: &Value, name: &str| answer[name].as_str().unwrap_or_default().to_owned();
    out.answer(&json!({ "templates": answers }), |text| {
        let rows = answers.iter().map(|answer| {
            let origin = match answer["source"].as_str() {
                Some("program") => out.words.say("template-source-program"),
                Some("service") => out.words.say("template-source-service"),
                _ => out.words.say("template-source-office"),
            };
            vec![said(answer, "kind"), said(answer, "service"), origin, said(answer, "note")]
        });
        table(text, &rows.collect::<Vec<_>>());
    });
    Ok(())
}

fn show(office: &mut Office, (kind, service): (LetterKind, String), out: Output) -> Result<(), Problem> {
    let answer = described(office, kind, &service, out)?;
    tell_passed_over(&answer, out);
    out.answer(&answer, |text| text.push_str(answer["text"].as_str().unwrap_or_default()));
    Ok(())
}

/// What was set on another laptop and cannot be used here is told beside the answer.
fn tell_passed_over(answer: &Value, out: Output) {
    if let Some(what) = answer["passed_over"].as_str() {
        out.tell(&out.words.with("template-passed-over", &[("what", what.into())]));
    }
}

fn answer(
    office: &mut Office,
    (kind, service): (LetterKind, String),
    out: Output,
    said: &str,
) -> Result<(), Problem> {
    let answer = described(office, kind, &service, out)?;
    let values = [("kind", words::letter_kind(&out.words, kind).into())];
    out.answer(&answer, |text| text.push_str(&out.words.with(said, &values)));
    Ok(())
}

fn history(office: &mut Office, (kind, service): (LetterKind, String), out: Output) -> Result<(), Problem> {
    let lines = office.template(kind, &service)?.versions;
    let last = lines.len().saturating_sub(1);
    let line = |(index, line): (usize, &TemplateLine)| {
        json!({
            "version": index + 1, "event": line.event, "at": line.at, "device": line.device, "note": line.note,
            "reset": line.text.trim().is_empty(), "latest": index == last, "text": line.text,
        })
    };
    let versions: Vec<Value> = lines.iter().enumerate().map(line).collect();
    let answer = json!({
        "kind": kind,
        "service": Some(&service).filter(|service| !service.is_empty()),
        "versions": versions,
    });
    out.answer(&answer, |text| {
        if lines.is_empty() {
            let _ = writeln!(text, "{}", out.words.say("template-no-versions"));
        }
        let rows = lines.iter().enumerate().map(|(index, line)| {
            let taken_back = line.text.trim().is_empty().then(|| out.words.say("template-taken-back"));
            let note = [taken_back.unwrap_or_default(), line.note.clone()].join(" ").trim().to_owned();
            vec![(index + 1).to_string(), view::readable(office, line.at), line.device.clone(), note]
        });
        table(text, &rows.collect::<Vec<_>>());
    });
    Ok(())
}
