//! `lajur procedure`: the SOPs as data.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::args::{Picture, Procedure as Command};
use super::output::{self, Output, table};
use super::{clock, open, read_text, view};
use crate::domain::office::Zone;
use crate::domain::procedure::Procedure;
use crate::engine::{Problem, sop_pdf};
use crate::picture::bpmn::bpmn;
use crate::picture::svg;
use crate::platform::folders::Folders;
use crate::show::heads::HeadWords;

pub(crate) fn run(command: Command, data_dir: Option<PathBuf>, out: Output) -> Result<(), Problem> {
    match command {
        Command::List => list(&known(data_dir)?, out),
        Command::Show { id } => show(named(&known(data_dir)?, &id)?.as_ref(), out),
        Command::Print { id, out: path } => print(&id, &path, data_dir, out)?,
        Command::Export { id, format, out: path } => {
            let procedure = named(&known(data_dir)?, &id)?;
            let text = match format {
                Picture::Bpmn => bpmn(&procedure),
                Picture::Svg => svg::flow(&procedure, HeadWords::new(out.words).heads()),
            };
            output::file(&path, text.as_bytes(), out)?;
        }
        Command::Check { file } => check(&file, out)?,
    }
    Ok(())
}

/// The office's procedures, or the program's own where there is no office.
fn known(data_dir: Option<PathBuf>) -> Result<Vec<Arc<Procedure>>, Problem> {
    let folders = Folders::choose(data_dir.clone());
    if folders.is_some_and(|folders| folders.database().is_file()) {
        return open(data_dir)?.procedures();
    }
    let builtin = Procedure::builtin().into_iter();
    Ok(builtin.filter_map(|(_, text)| Procedure::parse(text).ok().map(Arc::new)).collect())
}

/// The procedure with an id.
fn named(procedures: &[Arc<Procedure>], id: &str) -> Result<Arc<Procedure>, Problem> {
    let found = procedures.iter().find(|procedure| procedure.id == id).cloned();
    found.ok_or_else(|| Problem::UnknownProcedure {
        id: id.to_owned(),
        known: procedures.iter().map(|procedure| procedure.id.clone()).collect(),
    })
}

/// Prints the SOP document; without an office it carries no emblem and no official.
fn print(id: &str, path: &Path, data_dir: Option<PathBuf>, out: Output) -> Result<(), Problem> {
    let folders = Folders::choose(data_dir.clone());
    let pdf = if folders.is_some_and(|folders| folders.database().is_file()) {
        open(data_dir)?.sop_pdf(id)?
    } else {
        let printed = clock()?.now().with_timezone(&Zone::default().offset());
        sop_pdf(named(&known(data_dir)?, id)?.as_ref(), None, printed)?
    };
    output::file(path, &pdf, out)
}

fn list(procedures: &[Arc<Procedure>], out: Output) {
    let lines: Vec<_> = procedures
        .iter()
        .map(|procedure| {
            json!({
                "id": procedure.id,
                "title": procedure.identity.title,
                "issuer": procedure.identity.issuer,
                "service": procedure.service.name,
                "version": procedure.version,
                "hash": procedure.hash,
                "steps": procedure.steps.len(),
                "lanes": procedure.lanes.len(),
            })
        })
        .collect();
    out.answer(&lines, |text| {
        let row = |procedure: &Arc<Procedure>| {
            vec![
                procedure.id.clone(),
                procedure.service.name.clone(),
                procedure.identity.government.clone(),
                out.words.with("cli-steps", &[("count", procedure.steps.len().into())]),
            ]
        };
        table(text, &procedures.iter().map(row).collect::<Vec<_>>());
    });
}

fn show(procedure: &Procedure, out: Output) {
    out.answer(&view::procedure(procedure), |text| {
        let _ = writeln!(text, "{}\n{}\n", procedure.identity.title, procedure.identity.issuer);
        let rows: Vec<Vec<String>> = procedure
            .steps
            .iter()
            .enumerate()
            .map(|(index, step)| {
                let next: Vec<String> = procedure
                    .flows_from(index)
                    .map(|flow| {
                        let to = &procedure.steps[flow.to].id;
                        flow.outcome.as_ref().map_or_else(|| to.clone(), |outcome| format!("{outcome}: {to}"))
                    })
                    .collect();
                vec![
                    step.printed_no.clone(),
                    step.id.clone(),
                    procedure.lanes[step.lane].name.clone(),
                    step.time.as_ref().map(ToString::to_string).unwrap_or_else(|| "-".to_owned()),
                    next.join("; "),
                ]
            })
            .collect();
        table(text, &rows);
    });
}

fn check(file: &Path, out: Output) -> Result<(), Problem> {
    let text = read_text(file)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let procedure =
        Procedure::parse(&text).map_err(|problems| Problem::Procedure { file: name, problems })?;
    let inferred = procedure.steps.iter().filter(|step| step.inferred.is_some()).count()
        + procedure.flows.iter().filter(|flow| flow.inferred.is_some()).count();
    let answer = json!({
        "id": procedure.id,
        "hash": procedure.hash,
        "steps": procedure.steps.len(),
        "lanes": procedure.lanes.len(),
        "inferred": inferred,
        "problems": [],
    });
    out.answer(&answer, |human| {
        human.push_str(&out.words.with("cli-procedure-sound", &[("id", procedure.id.as_str().into())]));
    });
    Ok(())
}
