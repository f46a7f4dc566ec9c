//! The flow table of an SOP: No., Kegiatan, Pelaksana, Mutu Baku, Keterangan.

use std::collections::BTreeSet;

use super::{COLUMN, remark};
use crate::domain::procedure::{Procedure, StepKind};
use crate::paper::chart::{Cell, Chart, Row, Symbol, legend};
use crate::paper::compose::{Composer, Type};
use crate::paper::display::Color;
use crate::paper::heading::HeadCell;
use crate::paper::strip::Strip;
use crate::paper::structure::Tag;
use crate::paper::unit::mm;
use crate::picture::flow::{Edge, Measures, Shape};

/// Widths in millimetres: number, activity, all lanes together, requirements, time, output, remark.
const NUMBER: f32 = 9.0;
const ACTIVITY: f32 = 63.0;
const LANES: f32 = 90.0;
const AFTER: [f32; 4] = [32.0, 15.0, 30.0, 23.0];
/// Narrowest lane, activity and remark.
const LEAST_LANE: f32 = 14.0;
const LEAST_ACTIVITY: f32 = 50.0;
const LEAST_REMARK: f32 = 15.0;

/// The widths for a number of lanes, in millimetres: activity, one lane, remark.
pub(in crate::paper) fn widths(lanes: usize, room: f32, least: f32) -> (f32, f32, f32) {
    let lane = (room / lanes.max(1) as f32).clamp(least, 24.0);
    // What the lanes leave or take is the activity's, then the remark's.
    let missing = lane * lanes as f32 - room;
    let activity = (ACTIVITY - missing).max(LEAST_ACTIVITY);
    let still = (missing - (ACTIVITY - activity)).max(0.0);
    let remark = (AFTER[3] - still).max(LEAST_REMARK);
    (activity, lane, remark)
}

/// The form of a step's symbol.
pub(in crate::paper) fn shape(kind: StepKind) -> Shape {
    match kind {
        StepKind::Start | StepKind::End => Shape::Capsule,
        StepKind::Task => Shape::Process,
        StepKind::Decision => Shape::Diamond,
    }
}

/// The arrows of a procedure, between its steps.
pub(in crate::paper) fn edges(procedure: &Procedure) -> Vec<Edge> {
    let edge = |flow: &crate::domain::procedure::Flow| {
        let word = flow.outcome.as_deref().map(|outcome| answer(procedure, flow.from, outcome).to_owned());
        Edge { from: flow.from, to: flow.to, word }
    };
    procedure.flows.iter().map(edge).collect()
}

/// An outcome as PermenPANRB 35/2012 prints it: of a pair such as `Lengkap` and `Tidak lengkap`, `Ya` and `Tidak`.
fn answer<'a>(procedure: &Procedure, step: usize, outcome: &'a str) -> &'a str {
    let denies = |text: &str| text == "Tidak" || text.starts_with("Tidak ");
    let outcomes = procedure.outcomes(step);
    match outcomes[..] {
        [one, other] if denies(one) != denies(other) => match denies(outcome) {
            true => "Tidak",
            false => "Ya",
        },
        _ => outcome,
    }
}

/// The chart of a procedure, with texts of a size in points.
pub fn chart(procedure: &Procedure, size: f32) -> Chart {
    let count = procedure.lanes.len();
    let (activity, lane, remark) = widths(count, LANES, LEAST_LANE);
    let mut wide = vec![NUMBER, activity];
    wide.extend(std::iter::repeat_n(lane, count));
    wide.extend(&AFTER[..3]);
    wide.push(remark);
    // Rounding and lanes that took too much are settled here: the table is as wide as its column.
    let whole: f32 = wide.iter().sum();
    let widths = wide.iter().map(|width| width * COLUMN.width / whole).collect();
    let lanes = 2..2 + count;
    let kind = Type::new(size, size * 1.22);
    let small = Type::new(size - 1.0, (size - 1.0) * 1.2);
    let rows = procedure.steps.iter().enumerate().map(|(index, step)| {
        let time = step.time.as_ref().map_or("-", |time| time.text.as_str());
        Row {
            cells: vec![
                Cell::new(numbered(&step.printed_no), kind).centered(),
                Cell::new(&step.text, kind),
                Cell::new(step.requirements.join(", "), kind),
                Cell::new(time, kind).centered(),
                Cell::new(step.outputs.join(", "), kind),
                Cell::new(explained(procedure, index), small),
            ],
            symbol: Some(Symbol {
                lane: step.lane,
                shape: shape(step.kind),
                join: step.join,
                fill: Color::WHITE,
                edge: 0.8,
                alt: spoken(procedure, index),
            }),
            shade: None,
            least: mm(13.5),
        }
    });
    Chart {
        title: title(procedure),
        widths,
        lanes: lanes.clone(),
        heading: heading(procedure, lanes.start, lanes.end),
        heading_heights: vec![mm(6.0), mm(11.5), mm(4.2)],
        rows: rows.collect(),
        edges: edges(procedure),
        measures: Measures::PAPER,
    }
}

fn title(procedure: &Procedure) -> String {
    let identity = &procedure.identity;
    if identity.flow_title.is_empty() { identity.title.to_uppercase() } else { identity.flow_title.clone() }
}

fn heading(procedure: &Procedure, first: usize, end: usize) -> Vec<HeadCell> {
    let main = Type::new(8.0, 9.6).bold();
    let lane = Type::new(7.0, 8.4).bold();
    let mut cells = vec![
        HeadCell::new("NO.", main, 0..2, 0..1),
        HeadCell::new("KEGIATAN", main, 0..2, 1..2),
        HeadCell::new("PELAKSANA", main, 0..1, first..end),
        HeadCell::new("MUTU BAKU", main, 0..1, end..end + 3),
        HeadCell::new("KETERANGAN", lane, 0..2, end + 3..end + 4),
    ];
    let lanes = procedure.lanes.iter().enumerate();
    cells.extend(
        lanes.map(|(index, it)| HeadCell::new(&it.name, lane, 1..2, first + index..first + index + 1)),
    );
    let standard = ["Kelengkapan", "Waktu", "Output"].into_iter().enumerate();
    cells.extend(standard.map(|(index, name)| HeadCell::new(name, main, 1..2, end + index..end + index + 1)));
    cells.extend(HeadCell::numbers(2, end + 4, Type::new(7.0, 8.4)));
    cells
}

/// A printed number with its full stop.
pub(in crate::paper) fn numbered(number: &str) -> String {
    let bare = number.trim().trim_end_matches('.');
    if bare.is_empty() { String::new() } else { format!("{bare}.") }
}

/// The remark as printed; where the source has none, what lines back and joins mean.
fn explained(procedure: &Procedure, index: usize) -> String {
    let step = &procedure.steps[index];
    if !step.remark.trim().is_empty() {
        return step.remark.clone();
    }
    let number = |row: usize| procedure.steps[row].printed_no.trim().trim_end_matches('.').to_owned();
    let mut said = Vec::new();
    if step.join {
        let before: Vec<String> =
            procedure.flows.iter().filter(|flow| flow.to == index).map(|flow| number(flow.from)).collect();
        said.push(format!("Dimulai setelah langkah {} selesai", listed(&before)));
    }
    for flow in procedure.flows_from(index).filter(|flow| flow.to <= index) {
        let back = format!("kembali ke langkah {}", number(flow.to));
        said.push(flow.outcome.as_ref().map_or_else(
            || back.replacen('k', "K", 1),
            |outcome| format!("{}: {back}", answer(procedure, index, outcome)),
        ));
    }
    for outcome in std::iter::once(None).chain(procedure.outcomes(index).into_iter().map(Some)) {
        let taken = procedure.taken(index, outcome);
        if taken.len() > 1 {
            let ways: Vec<String> = taken.iter().map(|flow| number(flow.to)).collect();
            let both = format!("langkah {} berjalan bersamaan", listed(&ways));
            let answered = |outcome| format!("{}: {both}", answer(procedure, index, outcome));
            said.push(outcome.map_or_else(|| both.clone(), answered));
        }
    }
    said.join(". ")
}

/// `3`, `3 dan 4`, `3, 4 dan 5`.
fn listed(numbers: &[String]) -> String {
    match numbers {
        [first @ .., last] if !first.is_empty() => format!("{} dan {last}", first.join(", ")),
        _ => numbers.concat(),
    }
}

/// What a step's symbol says to somebody who cannot see the lines.
pub(in crate::paper) fn spoken(procedure: &Procedure, index: usize) -> String {
    let step = &procedure.steps[index];
    let what = match step.kind {
        StepKind::Start => "Mulai",
        StepKind::End => "Akhir",
        StepKind::Task => "Proses",
        StepKind::Decision => "Keputusan",
    };
    let ways: Vec<String> = procedure
        .flows_from(index)
        .map(|flow| {
            let to = &procedure.steps[flow.to].printed_no;
            flow.outcome
                .as_ref()
                .map_or_else(|| format!("ke langkah {to}"), |outcome| format!("{outcome} ke langkah {to}"))
        })
        .collect();
    let lane = &procedure.lanes[step.lane].name;
    let ways = if ways.is_empty() { String::new() } else { format!(": {}", ways.join("; ")) };
    format!("{what}, {lane}{ways}")
}

/// What stands below the last row: the note on repeated numbers, and the legend.
pub fn closing(composer: &mut Composer, procedure: &Procedure, parent: Tag) -> Vec<Strip> {
    let mut seen = BTreeSet::new();
    let repeated = procedure.steps.iter().any(|step| !seen.insert(step.printed_no.trim()));
    let mut strips = Vec::new();
    if repeated {
        strips.extend(remark(composer, "Nomor sesuai naskah sumber.", parent));
    }
    strips.extend(legend(composer, &Measures::PAPER, COLUMN, parent));
    strips
}
