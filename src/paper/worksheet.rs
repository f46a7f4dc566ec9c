//! The worksheet of one request (lembar kerja SOP): the flow it took, actual beside standard time.

use chrono::{DateTime, FixedOffset};

use super::body::{self, BodyStyle};
use super::chart::{Cell, Chart, Row, Sheet, Symbol};
use super::compose::{Composer, Setting, Type};
use super::display::Color;
use super::heading::HeadCell;
use super::letterhead::office_name;
use super::signature::{self, Signature};
use super::sop::{BOTTOM, COLUMN, FOOTER, PAGE, edges, numbered, shape, spoken};
use super::strip::{Strip, beside, height, zipped};
use super::structure::{Role, Tag, Tree};
use super::unit::{Column, mm};
use super::{Info, Paper, PaperError, marks};
use crate::domain::letter::Table;
use crate::domain::office::Profile;
use crate::domain::procedure::Procedure;
use crate::picture::flow::Measures;

/// Sizes of its texts, the largest that keeps it on few pages is taken.
const SIZES: [f32; 3] = [7.5, 7.0, 6.6];
const FEW: usize = 2;
/// Widths in millimetres: number, activity, all lanes, output, standard, actual, begun, done, remark.
const NUMBER: f32 = 9.0;
const ACTIVITY: f32 = 57.0;
const LANES: f32 = 70.0;
const AFTER: [f32; 6] = [26.0, 14.0, 17.0, 21.0, 21.0, 27.0];
/// The ground of administrative rows and of steps that are done.
const ADMINISTRATIVE: Color = Color::grey(236);
const DONE: Color = Color::grey(217);

/// A worksheet to print.
#[derive(Debug, Clone)]
pub struct WorksheetPaper<'a> {
    /// The office.
    pub profile: &'a Profile,
    /// The SOP the request walks.
    pub procedure: &'a Procedure,
    /// What is said of the request, left and right above the table.
    pub facts: [Vec<String>; 2],
    /// The rows: steps in printed order, administrative work between them.
    pub rows: Vec<WorkRow>,
    /// Whose time, standard and actual.
    pub sums: Vec<[String; 3]>,
    /// Id of the position that signs.
    pub signatory: String,
    /// The footer's left side.
    pub footer: String,
    /// When it is printed.
    pub printed: DateTime<FixedOffset>,
}

/// How far a step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkState {
    /// Done.
    Done,
    /// Somebody is at it.
    Running,
    /// Not reached, or never.
    Open,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkRow {
    /// Index of the step; `None` for administrative work, which is told in [`WorkRow::text`].
    pub step: Option<usize>,
    /// What administrative work was done.
    pub text: String,
    /// How far the step has come.
    pub state: WorkState,
    /// Every time the step was walked.
    pub passes: Vec<Pass>,
    /// What is to be said of it.
    pub remark: String,
}

/// One walk through a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// Time taken.
    pub actual: String,
    /// Whether it took longer than it should.
    pub late: bool,
    /// When it began: `17 Nov 08.35`.
    pub begun: String,
    /// When it ended; empty while it runs.
    pub done: String,
}

/// Sets a worksheet.
///
/// # Errors
/// Only when the embedded fonts cannot be read; no text is refused.
pub fn worksheet(paper: &WorksheetPaper<'_>) -> Result<Paper, PaperError> {
    let mut composer = Composer::new()?;
    let sheet = Sheet { size: PAGE, left: COLUMN.x, top: mm(9.5), bottom: BOTTOM };
    let tree = composer.tree.clone();
    let above = height(&facts(&mut composer, paper));
    let below = height(&closing(&mut composer, paper, Tag::NONE));
    composer.tree = tree;
    let mut charts = SIZES.map(|size| {
        let chart = chart(paper, size);
        let count = chart.count(&mut composer, &sheet, above, below);
        (chart, count)
    });
    let few = charts.iter().map(|(_, count)| *count).min().unwrap_or(FEW).max(FEW);
    charts.sort_by_key(|(_, count)| *count > few);
    let [(chart, _), ..] = &charts;
    let mut pages = chart.pages(
        &mut composer,
        &sheet,
        |composer| facts(composer, paper),
        |composer, parent| closing(composer, paper, parent),
    );
    marks::page_of_pages(&mut composer, &mut pages, COLUMN, FOOTER, &paper.footer);
    Ok(Paper {
        pages,
        tree: composer.tree,
        info: Info {
            title: format!("Lembar Kerja {}", paper.procedure.identity.title),
            author: office_name(paper.profile),
            subject: paper.footer.clone(),
            classification: String::new(),
            created: paper.printed,
        },
        missing: composer.missing,
    })
}

fn facts(composer: &mut Composer, paper: &WorksheetPaper<'_>) -> Vec<Strip> {
    let kind = Type::new(8.5, 10.6);
    let half = COLUMN.width * 0.53;
    let columns = [Column { width: half - mm(4.0), ..COLUMN }, COLUMN.indented(half)];
    let sides = paper.facts.iter().zip(columns).map(|(lines, column)| {
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        composer.paragraph(&lines.join("\n"), &Setting::left(kind, column, tag))
    });
    let sides = sides.collect();
    let mut strips = zipped(sides);
    strips.push(Strip::blank(mm(2.4)));
    strips
}

fn chart(paper: &WorksheetPaper<'_>, size: f32) -> Chart {
    let procedure = paper.procedure;
    let count = procedure.lanes.len();
    let lane = (LANES / count.max(1) as f32).max(11.5);
    let mut wide = vec![NUMBER, ACTIVITY];
    wide.extend(std::iter::repeat_n(lane, count));
    wide.extend(AFTER);
    let whole: f32 = wide.iter().sum();
    let rows: Vec<Row> = paper.rows.iter().map(|row| row_of(procedure, row, size)).collect();
    // Arrows run between steps; administrative rows shift them.
    let place = |step: usize| paper.rows.iter().position(|row| row.step == Some(step));
    let arrows = edges(procedure).into_iter().filter_map(|mut edge| {
        (edge.from, edge.to) = (place(edge.from)?, place(edge.to)?);
        Some(edge)
    });
    Chart {
        title: format!("LEMBAR KERJA SOP: {}", bare_title(procedure).to_uppercase()),
        widths: wide.iter().map(|width| width * COLUMN.width / whole).collect(),
        lanes: 2..2 + count,
        heading: heading(procedure),
        heading_heights: vec![mm(5.6), mm(11.0), mm(4.0)],
        rows,
        edges: arrows.collect(),
        measures: Measures::WORKSHEET,
    }
}

fn bare_title(procedure: &Procedure) -> &str {
    procedure.identity.title.trim_start_matches("SOP ")
}

fn row_of(procedure: &Procedure, row: &WorkRow, size: f32) -> Row {
    let large = Type::new(size, size * 9.1 / 7.5);
    let small = Type::new(size - 0.5, (size - 0.5) * 8.4 / 7.0);
    let passes = |pick: fn(&Pass) -> &str, kind: &dyn Fn(&Pass) -> Type| Cell {
        passes: row.passes.iter().map(|pass| (pick(pass).to_owned(), kind(pass))).collect(),
        align: super::compose::Align::Left,
    };
    let Some(index) = row.step else {
        let kind = Type { face: super::font::Face::Italic, ..small };
        let own = |_: &Pass| kind;
        return Row {
            cells: vec![
                Cell::new("", kind),
                Cell::new(&row.text, kind),
                Cell::new("", kind),
                Cell::new("", kind),
                passes(|pass| &pass.actual, &own).centered(),
                passes(|pass| &pass.begun, &own),
                passes(|pass| &pass.done, &own),
                Cell::new(&row.remark, kind),
            ],
            symbol: None,
            shade: Some(ADMINISTRATIVE),
            least: mm(4.8),
        };
    };
    let step = &procedure.steps[index];
    let plain = |_: &Pass| large;
    let weigh = |pass: &Pass| if pass.late { large.bold() } else { large };
    let (fill, edge) = match row.state {
        WorkState::Done => (DONE, 0.8),
        WorkState::Running => (Color::WHITE, 1.5),
        WorkState::Open => (Color::WHITE, 0.8),
    };
    Row {
        cells: vec![
            Cell::new(numbered(&step.printed_no), large).centered(),
            Cell::new(&step.text, large),
            Cell::new(step.outputs.join(", "), large),
            Cell::new(step.time.as_ref().map_or("-", |time| time.text.as_str()), large).centered(),
            passes(|pass| &pass.actual, &weigh).centered(),
            passes(|pass| &pass.begun, &plain),
            passes(|pass| &pass.done, &plain),
            Cell::new(&row.remark, small),
        ],
        symbol: Some(Symbol {
            lane: step.lane,
            shape: shape(step.kind),
            join: step.join,
            fill,
            edge,
            alt: spoken(procedure, index),
        }),
        shade: None,
        least: mm(11.0),
    }
}

fn heading(procedure: &Procedure) -> Vec<HeadCell> {
    let main = Type::new(7.5, 9.0).bold();
    let lane = Type::new(6.5, 7.8).bold();
    let (first, end) = (2, 2 + procedure.lanes.len());
    let mut cells = vec![
        HeadCell::new("NO.", main, 0..2, 0..1),
        HeadCell::new("KEGIATAN", main, 0..2, 1..2),
        HeadCell::new("PELAKSANA", main, 0..1, first..end),
        HeadCell::new("Output", main, 0..2, end..end + 1),
        HeadCell::new("WAKTU", main, 0..1, end + 1..end + 3),
        HeadCell::new("PELAKSANAAN", main, 0..1, end + 3..end + 5),
        HeadCell::new("KETERANGAN", main, 0..2, end + 5..end + 6),
    ];
    for (index, it) in procedure.lanes.iter().enumerate() {
        cells.push(HeadCell::new(&it.name, lane, 1..2, first + index..first + index + 1));
    }
    for (index, name) in ["Mutu Baku", "Nyata", "Mulai", "Selesai"].into_iter().enumerate() {
        cells.push(HeadCell::new(name, main, 1..2, end + 1 + index..end + 2 + index));
    }
    cells.extend(HeadCell::numbers(2, end + 6, Type::new(7.0, 8.4)));
    cells
}

/// The sums on the left, the signature on the right.
fn closing(composer: &mut Composer, paper: &WorksheetPaper<'_>, parent: Tag) -> Vec<Strip> {
    let tree = composer.tree.clone();
    let kind = Type::new(9.6, 9.6);
    let column = Column { width: mm(150.0), ..COLUMN };
    let style = BodyStyle { kind, column, indent: 0.0, justified: false };
    let table = Table {
        header: ["Jumlah waktu", "Mutu Baku", "Nyata"].map(str::to_owned).to_vec(),
        widths: vec![66, 42, 42],
        rows: paper.sums.iter().map(|row| row.to_vec()).collect(),
    };
    let sums = body::small_table(composer, &table, &style, column, Tree::ROOT);
    let place = Column::between(mm(192.0), COLUMN.right());
    let signature = Signature::of(paper.profile, &paper.signatory, "", paper.printed.date_naive());
    let rules = &paper.profile.letters.signature;
    let text = Type::new(8.5, 10.2);
    let block = signature::block(composer, &signature, place, text, mm(9.0), rules);
    if parent == Tag::NONE {
        // Only measured: nothing of it may stay in the structure.
        composer.tree = tree;
    }
    let mut whole = beside(vec![sums, block]);
    whole.gap = mm(2.0);
    vec![whole]
}
