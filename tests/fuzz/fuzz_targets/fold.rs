//! Events past their signatures: whatever an admitted laptop says, requests and letters fold, and order is no matter.
#![no_main]

use std::sync::OnceLock;

use lajur_fuzz::domain::event::Event;
use lajur_fuzz::domain::ids::EntityId;
use lajur_fuzz::domain::letter::life;
use lajur_fuzz::domain::procedure::Procedure;
use lajur_fuzz::domain::request::{self, Subject};
use lajur_fuzz::domain::template::{TemplateFile, Templates};
use lajur_fuzz::events;
use libfuzzer_sys::fuzz_target;

const ENTITY: EntityId = EntityId([9; 16]);

fn procedures() -> &'static [Procedure] {
    static PROCEDURES: OnceLock<Vec<Procedure>> = OnceLock::new();
    PROCEDURES.get_or_init(|| {
        Procedure::builtin().iter().filter_map(|(_, text)| Procedure::parse(text).ok()).collect()
    })
}

/// Fills in the tokens and steps that are active (`@t0`, `@s0`), the last event (`@e`) and what can be settled (`@c`).
fn resolve(procedure: &Procedure, before: &[Event], line: &str) -> String {
    let mut line = line.to_owned();
    if let Some(last) = before.last() {
        line = line.replace("@e", &last.hash.to_string());
    }
    let Some(request) = request::fold(ENTITY, procedure, before) else { return line };
    for (index, active) in request.active.iter().take(4).enumerate() {
        line = line.replace(&format!("@t{index}"), &active.token.to_string());
        line = line.replace(&format!("@s{index}"), &active.step);
    }
    if let Some(Subject::Step { token, .. }) = request.conflicts.first().map(|conflict| &conflict.subject) {
        line = line.replace("@c", &token.to_string());
    }
    line
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let walked = &procedures()[text.len() % procedures().len()];
    let mut said = events(text, ENTITY, |before, line| resolve(walked, before, line));
    let folded: Vec<_> = procedures().iter().map(|it| request::fold(ENTITY, it, &said)).collect();
    let letter = life::fold(ENTITY, &said);
    let templates = Templates::fold(&said);
    for (kind, service) in templates.keys() {
        for version in templates.versions(kind, service) {
            let _ = TemplateFile::parse(&version.text).map(|file| file.flaw(kind));
        }
    }
    said.reverse();
    for (procedure, before) in procedures().iter().zip(folded) {
        assert_eq!(request::fold(ENTITY, procedure, &said), before);
    }
    assert_eq!(life::fold(ENTITY, &said), letter);
    assert_eq!(Templates::fold(&said), templates);
});
