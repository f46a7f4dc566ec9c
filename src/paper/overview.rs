//! Overviews (lembar kerja intern): a head with figures, then tables and charts; not a naskah dinas.

mod chart;

use chrono::{DateTime, FixedOffset};

use super::compose::{Align, Composer, Setting, Type};
use super::display::{Area, Item, Page, Pen, Point, Shape};
use super::flow::{Flowed, Sheet, flow, keep_above};
use super::letterhead::HeadStyle;
use super::signature::{self, Signature};
use super::strip::{Cut, Strip, beside, height, spaced, together};
use super::structure::{Role, Tag, Tree};
use super::table::{Cell, Style, table};
use super::unit::{Column, mm};
use super::{Info, Paper, PaperError};
use crate::domain::office::Profile;
use crate::domain::tnd::SignatureRules;

pub use super::letterhead::office_name;
pub use chart::{Bar, Chart};

/// Type of running text and of table cells.
const BODY: Type = Type::new(8.0, 9.8);
/// Type of a section's heading.
const HEADING: Type = Type::new(9.5, 12.0).bold();
/// White space above a section.
const SECTION: f32 = mm(3.0);
/// White space below a heading.
const BELOW_HEADING: f32 = mm(1.0);

/// An overview to print.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {
    /// The office with its region.
    pub office: String,
    /// Title in capitals.
    pub title: String,
    /// The line below the title: for whom, or of which time.
    pub subtitle: String,
    /// Lines at the right of the title.
    pub right: Vec<String>,
    /// Figures in a row of boxes.
    pub tiles: Vec<Tile>,
    /// What follows.
    pub parts: Vec<Part>,
    /// Boxes for handwriting at the end: label and share of the width.
    pub boxes: Vec<(String, f32)>,
    /// What the foot of every page says at the left.
    pub footer: String,
    /// Whether the sheet lies on its side.
    pub landscape: bool,
    /// When it is printed.
    pub printed: DateTime<FixedOffset>,
}

/// A figure with what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tile {
    /// The figure.
    pub count: String,
    /// What it counts.
    pub label: String,
}

/// A part of an overview.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Begins a section.
    Heading(String),
    /// Begins a section on a new page.
    Chapter(String),
    /// Running text.
    Text(String),
    /// A ruled table with a heading row.
    Table {
        /// Headings of its columns.
        headings: Vec<String>,
        /// Relative widths of its columns.
        widths: Vec<f32>,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
    /// Bars beside their names.
    Chart(Chart),
    /// A signature block at the right, which never stands alone at the head of a page.
    Signed {
        /// Place and date.
        place: String,
        /// Who signs.
        signature: Signature,
        /// How the region writes it.
        rules: SignatureRules,
    },
}

/// Sets an overview on as many A4 pages as it needs; what leaves the office begins with its letterhead.
///
/// # Errors
/// [`PaperError::Fonts`] when the embedded fonts cannot be read, [`PaperError::Emblem`] when the office's emblem cannot
/// be used; no text is refused.
pub fn overview(paper: &Overview, letterhead: Option<&Profile>) -> Result<Paper, PaperError> {
    let mut composer = Composer::new()?;
    let (width, height) = if paper.landscape { (297.0, 210.0) } else { (210.0, 297.0) };
    let sheet = Sheet {
        width: mm(width),
        height: mm(height),
        first_top: mm(13.0),
        top: mm(15.0),
        bottom: mm(height - 17.0),
    };
    let column = Column { x: mm(20.0), width: mm(width - 35.0) };
    let mut strips = match letterhead {
        Some(profile) => {
            let style = HeadStyle::full(&profile.letters.letterhead);
            let mut strips = super::letterhead::letterhead(&mut composer, profile, &style, column)?;
            strips.extend(together(title(&mut composer, paper, column)));
            strips
        }
        None => together(head(&mut composer, paper, column)),
    };
    strips.extend(tiles(&mut composer, &paper.tiles, column));
    strips.extend(parts(&mut composer, &paper.parts, column, &sheet));
    strips.extend(boxes(&mut composer, &paper.boxes, column));
    let Flowed { mut pages, .. } = flow(&strips, &sheet);
    footer(&mut composer, &mut pages, &paper.footer, column);
    Ok(Paper {
        pages,
        tree: composer.tree,
        info: Info {
            title: paper.title.clone(),
            author: paper.office.clone(),
            subject: paper.subtitle.clone(),
            classification: String::new(),
            created: paper.printed,
        },
        missing: composer.missing,
    })
}

/// Title, period and remarks in the middle, below a letterhead.
fn title(composer: &mut Composer, paper: &Overview, column: Column) -> Vec<Strip> {
    let mut set = |text: &str, kind: Type, role: Role| {
        let tag = composer.tree.add(Tree::ROOT, role);
        composer.paragraph(text, &Setting::left(kind, column, tag).aligned(Align::Center))
    };
    let mut strips = spaced(set(&paper.title, Type::new(14.0, 17.0).bold(), Role::H1), mm(4.0));
    if !paper.subtitle.is_empty() {
        strips.extend(set(&paper.subtitle, Type::new(10.0, 12.5), Role::P));
    }
    strips.extend(
        paper.right.iter().flat_map(|line| set(line, Type::new(8.0, 10.0), Role::P)).collect::<Vec<_>>(),
    );
    strips
}

fn head(composer: &mut Composer, paper: &Overview, column: Column) -> Vec<Strip> {
    let middle = column.x + column.width * 0.56;
    let (left, right) = (Column::between(column.x, middle), Column::between(middle, column.right()));
    let mut set = |text: &str, kind: Type, column: Column, align: Align, role: Role| {
        let tag = composer.tree.add(Tree::ROOT, role);
        composer.paragraph(text, &Setting::left(kind, column, tag).aligned(align))
    };
    let mut names = set(&paper.office, Type::new(9.0, 12.0), left, Align::Left, Role::P);
    names.extend(set(&paper.title, Type::new(14.0, 17.0).bold(), left, Align::Left, Role::H1));
    if !paper.subtitle.is_empty() {
        names.extend(set(&paper.subtitle, Type::new(10.0, 12.5), left, Align::Left, Role::P));
    }
    let lines: Vec<Strip> = paper
        .right
        .iter()
        .flat_map(|line| set(line, Type::new(9.5, 12.5), right, Align::Right, Role::P))
        .collect();
    let free = (height(&names) - height(&lines)).max(0.0);
    let lead = [vec![Strip::blank(free)], lines].concat();
    vec![beside(vec![names, lead]), rule(column)]
}

fn rule(column: Column) -> Strip {
    const WIDTH: f32 = 1.5;
    let (from, to) = (Point { x: column.x, y: WIDTH / 2.0 }, Point { x: column.right(), y: WIDTH / 2.0 });
    let line = Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen: Pen::thick(WIDTH) } };
    Strip { gap: mm(1.5), height: WIDTH, items: vec![line], ..Strip::default() }
}

/// The figures, side by side in boxes.
fn tiles(composer: &mut Composer, tiles: &[Tile], column: Column) -> Option<Strip> {
    let width = column.width / tiles.len().max(1) as f32;
    let cells: Vec<Vec<Strip>> = tiles
        .iter()
        .enumerate()
        .map(|(index, tile)| {
            let cell = Column { x: column.x + width * index as f32, width }.padded(mm(2.0));
            let tag = composer.tree.add(Tree::ROOT, Role::P);
            let mut set = |text: &str, kind: Type| {
                composer.paragraph(text, &Setting::left(kind, cell, tag).aligned(Align::Center))
            };
            let mut strips = set(&tile.count, Type::new(15.0, 18.0).bold());
            strips.extend(set(&tile.label, Type::new(8.0, 9.6)));
            spaced(strips, mm(1.6))
        })
        .collect();
    let tallest = cells.iter().map(|cell| height(cell)).reduce(f32::max)? + mm(2.0);
    let mut strip = Strip { gap: mm(3.0), ..beside(cells) };
    strip.height = tallest;
    for index in 0..tiles.len() {
        let area = Area { x: column.x + width * index as f32, y: 0.0, width, height: tallest };
        strip.items.push(framed(area));
    }
    Some(strip)
}

fn framed(area: Area) -> Item {
    Item { tag: Tag::NONE, shape: Shape::Rect { area, pen: Some(Pen::thick(0.6)), fill: None } }
}

fn parts(composer: &mut Composer, parts: &[Part], column: Column, sheet: &Sheet) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    let mut after_heading = false;
    for part in parts {
        let gap = if after_heading { BELOW_HEADING } else { mm(1.5) };
        let (mut set, gap) = match part {
            Part::Heading(text) => (heading(composer, text, column), SECTION),
            Part::Chapter(text) => {
                let mut set = heading(composer, text, column);
                set.iter_mut().take(1).for_each(|strip| strip.cut = Cut::Always);
                (set, SECTION)
            }
            Part::Text(text) => {
                let tag = composer.tree.add(Tree::ROOT, Role::P);
                (composer.paragraph(text, &Setting::left(BODY, column, tag)), gap)
            }
            Part::Table { headings, widths, rows } => {
                let cells = |texts: &[String]| texts.iter().map(Cell::of).collect::<Vec<_>>();
                let rows: Vec<Vec<Cell>> = rows.iter().map(|row| cells(row)).collect();
                let style = style(column, widths, sheet);
                (table(composer, &[cells(headings)], &rows, &style, Tree::ROOT), gap)
            }
            Part::Chart(chart) => (chart::strips(composer, chart, column), gap),
            Part::Signed { place, signature, rules } => {
                let at = strips.len();
                let set = signed(composer, place, signature, rules, column);
                strips.extend(spaced(set, mm(6.0)));
                keep_above(&mut strips, at, 2);
                after_heading = false;
                continue;
            }
        };
        if let Some(first) = set.first_mut().filter(|_| after_heading) {
            // A heading never stands alone at the foot of a page.
            first.cut = Cut::Avoid;
        }
        strips.extend(spaced(set, gap));
        after_heading = matches!(part, Part::Heading(_) | Part::Chapter(_));
    }
    strips
}

fn heading(composer: &mut Composer, text: &str, column: Column) -> Vec<Strip> {
    let tag = composer.tree.add(Tree::ROOT, Role::H2);
    together(composer.paragraph(text, &Setting::left(HEADING, column, tag)))
}

fn style(column: Column, widths: &[f32], sheet: &Sheet) -> Style {
    Style {
        column,
        widths: widths.to_vec(),
        kind: BODY,
        heading: BODY.bold(),
        padding: (mm(1.1), mm(0.5)),
        rule: 0.6,
        least: 0.0,
        least_heading: 0.0,
        tallest: (sheet.bottom - sheet.top) / 3.0,
        centered: false,
    }
}

/// Boxes that wait for handwriting.
fn boxes(composer: &mut Composer, boxes: &[(String, f32)], column: Column) -> Option<Strip> {
    const TALL: f32 = mm(17.0);
    const GAP: f32 = mm(5.0);
    let free = column.width - GAP * boxes.len().saturating_sub(1) as f32;
    let mut strip = Strip { gap: SECTION, height: TALL, ..Strip::default() };
    let mut x = column.x;
    for (label, share) in boxes {
        let area = Area { x, y: 0.0, width: free * share, height: TALL };
        let tag = composer.tree.add(Tree::ROOT, Role::P);
        let inner = Column { x, width: area.width }.padded(mm(2.0));
        let label = composer.paragraph(label, &Setting::left(BODY, inner, tag));
        let mut below = mm(1.6);
        for line in label {
            strip.items.extend(line.items.into_iter().map(|item| item.lowered(below)));
            below += line.height;
        }
        strip.items.push(framed(area));
        x += area.width + GAP;
    }
    (!boxes.is_empty()).then_some(strip)
}

/// A signature block at the right, kept together.
fn signed(
    composer: &mut Composer,
    place: &str,
    signature: &Signature,
    rules: &SignatureRules,
    column: Column,
) -> Vec<Strip> {
    const ROOM: f32 = mm(18.0);
    let column = column.indented(column.width * 0.5);
    let kind = Type::new(9.5, 12.2);
    let tag = composer.tree.add(Tree::ROOT, Role::P);
    let mut strips = composer.paragraph(place, &Setting::left(kind, column, tag));
    strips.extend(signature::block(composer, signature, column, kind, ROOM, rules));
    together(strips)
}

fn footer(composer: &mut Composer, pages: &mut [Page], left: &str, column: Column) {
    let kind = Type::new(7.5, 9.5);
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let top = page.height - mm(13.0);
        let number = format!("Halaman {} dari {count}", index + 1);
        for (text, align) in [(left, Align::Left), (number.as_str(), Align::Right)] {
            let setting = Setting::left(kind, column, Tag::NONE).aligned(align);
            let mut line = composer.paragraph(text, &setting);
            line.truncate(1);
            let items = line.into_iter().flat_map(|strip| strip.items);
            page.items.extend(items.map(|item| item.lowered(top)));
        }
    }
}
