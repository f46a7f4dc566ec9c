//! The TOML shape of a procedure, and its reading into a [`Procedure`] with indices resolved.

use serde::Deserialize;

use super::check::{MAX_BYTES, MAX_SHORT, Problem, ProblemKind};
use super::{
    Field, Flow, FlowResult, Identity, Lane, PaperKind, Procedure, Service, StandardTime, Step, StepKind,
};
use crate::domain::ids::ContentHash;

/// The only format this version of Lajur reads.
const FORMAT: u32 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcedureFile {
    format: u32,
    id: String,
    #[serde(default = "first_version")]
    version: u32,
    identity: Identity,
    service: Service,
    #[serde(rename = "lane", default)]
    lanes: Vec<Lane>,
    #[serde(rename = "field", default)]
    fields: Vec<Field>,
    #[serde(rename = "step", default)]
    steps: Vec<StepFile>,
    #[serde(rename = "flow", default)]
    flows: Vec<FlowFile>,
}

fn first_version() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepFile {
    id: String,
    #[serde(default)]
    printed_no: String,
    lane: String,
    #[serde(default = "task")]
    kind: StepKind,
    text: String,
    #[serde(default)]
    short: String,
    #[serde(default)]
    requirements: Vec<String>,
    time: Option<String>,
    #[serde(default)]
    outputs: Vec<String>,
    #[serde(default)]
    remark: String,
    #[serde(default)]
    papers: Vec<PaperKind>,
    #[serde(default)]
    join: bool,
    inferred: Option<String>,
}

fn task() -> StepKind {
    StepKind::Task
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FlowFile {
    from: String,
    to: String,
    outcome: Option<String>,
    result: Option<FlowResult>,
    inferred: Option<String>,
}

/// Reads the text and resolves every name; what cannot be resolved is a problem that names its row.
pub(super) fn read(text: &str) -> Result<Procedure, Vec<Problem>> {
    if text.len() > MAX_BYTES {
        return Err(vec![Problem::whole(ProblemKind::TooLong { what: "file", limit: MAX_BYTES })]);
    }
    let file: ProcedureFile =
        toml::from_str(text).map_err(|error| vec![Problem::whole(ProblemKind::Syntax(error.to_string()))])?;
    if file.format != FORMAT {
        return Err(vec![Problem::whole(ProblemKind::Format(file.format))]);
    }
    let mut problems = Vec::new();
    let steps = read_steps(file.steps, &file.lanes, &mut problems);
    let flows = read_flows(file.flows, &steps, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Procedure {
        id: file.id,
        version: file.version,
        hash: content_hash(text),
        identity: file.identity,
        service: file.service,
        lanes: file.lanes,
        fields: file.fields,
        steps,
        flows,
    })
}

/// Hashes a definition so that line endings changed by a mail program do not make a new version.
fn content_hash(text: &str) -> ContentHash {
    ContentHash(*blake3::hash(text.replace("\r\n", "\n").as_bytes()).as_bytes())
}

fn read_steps(steps: Vec<StepFile>, lanes: &[Lane], problems: &mut Vec<Problem>) -> Vec<Step> {
    let mut read = Vec::with_capacity(steps.len());
    for (row, step) in steps.into_iter().enumerate() {
        let lane = lanes.iter().position(|lane| lane.id == step.lane).unwrap_or_else(|| {
            problems.push(Problem::row(row, &step.id, ProblemKind::UnknownLane(step.lane.clone())));
            0
        });
        let time = match step.time.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(text) => StandardTime::parse(text)
                .map_err(|bad| problems.push(Problem::row(row, &step.id, ProblemKind::BadTime(bad.0))))
                .ok(),
        };
        read.push(Step {
            short: if step.short.trim().is_empty() { shorten(&step.text) } else { step.short },
            id: step.id,
            printed_no: step.printed_no,
            lane,
            kind: step.kind,
            text: step.text,
            requirements: step.requirements,
            time,
            outputs: step.outputs,
            remark: step.remark,
            papers: step.papers,
            join: step.join,
            inferred: step.inferred,
        });
    }
    read
}

/// The beginning of a row's wording, cut between words, for a row that has no text for its card.
fn shorten(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        // Two characters are kept free for the space before the word and the ellipsis after it.
        if short.chars().count() + word.chars().count() + 2 > MAX_SHORT {
            let rest = if short.is_empty() { word.chars().take(MAX_SHORT - 1).collect() } else { short };
            return rest + "…";
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

fn read_flows(flows: Vec<FlowFile>, steps: &[Step], problems: &mut Vec<Problem>) -> Vec<Flow> {
    let index = |id: &str| steps.iter().position(|step| step.id == id);
    let mut read = Vec::with_capacity(flows.len());
    for flow in flows {
        let ends = (index(&flow.from), index(&flow.to));
        match ends {
            (Some(from), Some(to)) => read.push(Flow {
                from,
                to,
                outcome: flow.outcome,
                result: flow.result,
                inferred: flow.inferred,
            }),
            (from, _) => {
                let unknown = if from.is_none() { &flow.from } else { &flow.to };
                problems.push(Problem {
                    step: flow.from.clone(),
                    kind: ProblemKind::UnknownStep(unknown.clone()),
                });
            }
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_card_text_is_cut_between_words() {
        for (text, short) in [
            ("Memeriksa  berkas\npermohonan", "Memeriksa berkas permohonan"),
            ("Memeriksa kelengkapan persyaratan dan memutuskan", "Memeriksa kelengkapan persyaratan dan…"),
            ("", ""),
        ] {
            assert_eq!(shorten(text), short);
        }
        assert_eq!(shorten(&"é".repeat(90)).chars().count(), MAX_SHORT);
    }
}
