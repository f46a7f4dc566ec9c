//! Tables: columns share a width, rows grow with their text, the heading is repeated on every page.

use std::rc::Rc;

use super::compose::{Align, Composer, Setting, Type};
use super::display::{Item, Pen, Point, Shape};
use super::strip::{Cut, Strip, height};
use super::structure::{Detail, Role, Tag};
use super::unit::Column;

/// Tallest row that is kept in one piece, in points; a taller one is cut between its lines.
const TALLEST: f32 = 500.0;
/// Narrowest cell in type sizes; in narrower ones the type becomes smaller, so that nothing leaves the table.
const NARROWEST: f32 = 1.6;

/// How a table looks.
#[derive(Debug, Clone)]
pub struct Style {
    /// Where it stands.
    pub column: Column,
    /// Relative widths of its columns.
    pub widths: Vec<f32>,
    /// Type of its cells.
    pub kind: Type,
    /// Type of its headings.
    pub heading: Type,
    /// White space left and right of a cell's text, and above and below it.
    pub padding: (f32, f32),
    /// Thickness of its rules.
    pub rule: f32,
    /// Least height of a row.
    pub least: f32,
    /// Least height of a heading row.
    pub least_heading: f32,
    /// Whether text stands in the middle of a row's height.
    pub centered: bool,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// How many columns it spans; zero counts as one.
    pub columns: usize,
}

impl Cell {
    /// A cell of one column.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), columns: 1 }
    }

    /// A cell of several columns.
    pub fn wide(text: impl Into<String>, columns: usize) -> Self {
        Self { text: text.into(), columns }
    }
}

/// Sets a table under an element of the structure; without rows there is no table.
pub fn table(
    composer: &mut Composer,
    headings: &[Vec<Cell>],
    rows: &[Vec<Cell>],
    style: &Style,
    parent: Tag,
) -> Vec<Strip> {
    if headings.is_empty() && rows.is_empty() {
        return Vec::new();
    }
    let tag = composer.tree.add(parent, Role::Table);
    let setter = Setter { edges: edges(style), style };
    let heading: Vec<Strip> =
        headings.iter().flat_map(|cells| setter.row(composer, cells, Role::TH, tag)).collect();
    let mut strips = heading.clone();
    strips.iter_mut().skip(1).for_each(|strip| strip.cut = Cut::Avoid);
    let repeated = (!heading.is_empty()).then(|| Rc::new(heading));
    for (index, cells) in rows.iter().enumerate() {
        let mut row = setter.row(composer, cells, Role::TD, tag);
        row.iter_mut().for_each(|strip| strip.heading.clone_from(&repeated));
        if let (0, Some(first), true) = (index, row.first_mut(), repeated.is_some()) {
            // A heading never stands alone at the foot of a page.
            first.cut = Cut::Avoid;
        }
        strips.extend(row);
    }
    strips
}

/// The left edges of the columns, and the right edge of the last.
fn edges(style: &Style) -> Vec<f32> {
    let weights: Vec<f32> = style.widths.iter().map(|width| width.max(1.0)).collect();
    let total: f32 = weights.iter().sum::<f32>().max(1.0);
    let mut x = style.column.x;
    let mut edges = vec![x];
    for weight in weights {
        x += style.column.width * weight / total;
        edges.push(x);
    }
    edges
}

struct Setter<'a> {
    edges: Vec<f32>,
    style: &'a Style,
}

impl Setter<'_> {
    /// One row: a single strip, or several when it is taller than a page likes.
    fn row(&self, composer: &mut Composer, cells: &[Cell], role: Role, table: Tag) -> Vec<Strip> {
        let style = self.style;
        let row = composer.tree.add(table, Role::TR);
        let mut at = 0;
        let mut set = Vec::new();
        let last = self.edges.len() - 1;
        let mut cells = cells.iter();
        while at < last {
            let blank = Cell::default();
            let cell = cells.next().unwrap_or(&blank);
            let end = (at + cell.columns.max(1)).min(last);
            let detail = if end - at > 1 { Detail::Columns((end - at) as u32) } else { Detail::None };
            let tag = composer.tree.add_with(row, role, detail);
            let column = Column::between(self.edges[at], self.edges[end]);
            set.push((column, self.cell(composer, &cell.text, column, role, tag)));
            at = end;
        }
        let tallest = set.iter().map(|(_, lines)| height(lines)).fold(0.0, f32::max);
        let least = if role == Role::TH { style.least_heading } else { style.least };
        let padding = self.padding().1;
        if tallest <= TALLEST {
            let height = (tallest + 2.0 * padding + style.rule).max(least);
            return vec![self.strip(set, height, role)];
        }
        self.slices(&set, role)
    }

    /// White space in a cell, less where columns are narrow.
    fn padding(&self) -> (f32, f32) {
        let narrowest = self.edges.windows(2).map(|edge| edge[1] - edge[0]).fold(f32::MAX, f32::min);
        (self.style.padding.0.min(narrowest / 8.0), self.style.padding.1)
    }

    fn cell(&self, composer: &mut Composer, text: &str, column: Column, role: Role, tag: Tag) -> Vec<Strip> {
        let (kind, align) = match role {
            Role::TH => (self.style.heading, Align::Center),
            _ => (self.style.kind, Align::Left),
        };
        let column = column.padded(self.padding().0);
        let kind = Type { size: kind.size.min(column.width / NARROWEST).max(0.5), ..kind };
        composer.paragraph(text, &Setting { markup: true, ..Setting::left(kind, column, tag).aligned(align) })
    }

    /// A row's cells as one strip with its rules.
    fn strip(&self, cells: Vec<(Column, Vec<Strip>)>, row: f32, role: Role) -> Strip {
        let style = self.style;
        let mut strip = Strip { height: row, ..Strip::default() };
        let mut columns = Vec::with_capacity(cells.len());
        for (column, lines) in cells {
            let middle = style.centered || role == Role::TH;
            let free = row - height(&lines);
            let mut below = if middle { free / 2.0 } else { self.padding().1 + style.rule / 2.0 };
            for line in lines {
                if strip.opening.is_empty() {
                    strip.opening = line.opening;
                }
                strip.items.extend(line.items.into_iter().map(|item| item.lowered(below)));
                below += line.height;
            }
            columns.push(column);
        }
        strip.items.extend(self.rules(&columns, row));
        strip
    }

    /// A row too tall for one strip: its lines, page by page as they fit.
    fn slices(&self, cells: &[(Column, Vec<Strip>)], role: Role) -> Vec<Strip> {
        let pitch = if role == Role::TH { self.style.heading.pitch } else { self.style.kind.pitch };
        let lines = (TALLEST / pitch.max(1.0)) as usize / 4 + 1;
        let count = cells.iter().map(|(_, strips)| strips.len().div_ceil(lines)).max().unwrap_or(1);
        let slice = |index: usize| {
            let part = |strips: &[Strip]| strips.chunks(lines).nth(index).unwrap_or_default().to_vec();
            let cells: Vec<_> = cells.iter().map(|(column, strips)| (*column, part(strips))).collect();
            let tallest = cells.iter().map(|(_, strips)| height(strips)).fold(0.0, f32::max);
            self.strip(cells, tallest + 2.0 * self.padding().1 + self.style.rule, role)
        };
        (0..count).map(slice).collect()
    }

    /// The rules around a row's cells.
    fn rules(&self, columns: &[Column], row: f32) -> Vec<Item> {
        let line = |x1: f32, y1: f32, x2: f32, y2: f32| {
            let (from, to) = (Point { x: x1, y: y1 }, Point { x: x2, y: y2 });
            Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen: Pen::thick(self.style.rule) } }
        };
        let half = self.style.rule / 2.0;
        let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return Vec::new() };
        let (left, right) = (first.x, last.right());
        let across = [0.0, row].map(|y| line(left - half, y, right + half, y));
        let down = columns.iter().map(|column| column.x).chain([right]).map(|x| line(x, 0.0, x, row));
        across.into_iter().chain(down).collect()
    }
}
