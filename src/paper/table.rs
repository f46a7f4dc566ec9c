//! Tables: columns share a width, rows grow with their text, the heading is repeated on every page.

use std::rc::Rc;

use super::compose::{Align, Composer, Setting, Type};
use super::display::{Item, Pen, Point, Shape};
use super::heading::{HeadCell, HeadLook, heading};
use super::strip::{Cut, Strip, height, sliced};
use super::structure::{Detail, Role, Tag};
use super::unit::{Column, mm};

/// Narrowest cell in type sizes; in narrower ones the type becomes smaller, so that nothing leaves the table.
const NARROWEST: f32 = 1.6;

/// Narrowest column, where there is room for it.
const LEAST_COLUMN: f32 = mm(8.0);

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
    /// Tallest row that is kept in one piece; a taller one is cut between its lines.
    pub tallest: f32,
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
    under(composer, heading, rows, &setter, tag)
}

/// Sets a table whose heading cells span rows and columns; `least` are the least heights of the heading's rows.
pub fn spanned(
    composer: &mut Composer,
    headings: &[HeadCell],
    least: &[f32],
    rows: &[Vec<Cell>],
    style: &Style,
    parent: Tag,
) -> Vec<Strip> {
    let tag = composer.tree.add(parent, Role::Table);
    let setter = Setter { edges: edges(style), style };
    let look = HeadLook { edges: &setter.edges, least, padding: style.padding, rule: style.rule };
    let heading = heading(composer, headings, &look, tag);
    under(composer, vec![heading], rows, &setter, tag)
}

/// Sets rows under a heading that is repeated on every page.
fn under(
    composer: &mut Composer,
    heading: Vec<Strip>,
    rows: &[Vec<Cell>],
    setter: &Setter<'_>,
    tag: Tag,
) -> Vec<Strip> {
    let mut strips = heading.clone();
    strips.iter_mut().skip(1).for_each(|strip| strip.cut = Cut::Avoid);
    // A repeated heading must leave room for a row of the tallest kind.
    let repeatable = !heading.is_empty() && height(&heading) <= setter.style.tallest / 2.0;
    let repeated = repeatable.then(|| Rc::new(heading));
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
    let mut x = style.column.x;
    let mut edges = vec![x];
    for width in widths(&style.widths, style.column.width) {
        x += width;
        edges.push(x);
    }
    edges
}

/// Widths in proportion to their weights, none narrower than a column can be.
fn widths(weights: &[f32], whole: f32) -> Vec<f32> {
    if weights.iter().all(|weight| *weight <= 0.0) {
        return vec![whole / weights.len().max(1) as f32; weights.len()];
    }
    let least = LEAST_COLUMN.min(whole / weights.len().max(1) as f32);
    let mut fixed = vec![false; weights.len()];
    loop {
        let held = fixed.iter().filter(|fixed| **fixed).count() as f32 * least;
        let free: f32 =
            weights.iter().zip(&fixed).filter(|(_, fixed)| !**fixed).map(|(weight, _)| weight.max(0.0)).sum();
        let share = |weight: f32| (whole - held) * weight.max(0.0) / free.max(f32::MIN_POSITIVE);
        let narrow = (0..weights.len()).find(|index| !fixed[*index] && share(weights[*index]) < least);
        match narrow {
            Some(index) => fixed[index] = true,
            None => {
                let width = |(weight, fixed): (&f32, &bool)| if *fixed { least } else { share(*weight) };
                return weights.iter().zip(&fixed).map(width).collect();
            }
        }
    }
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
        let (columns, cells): (Vec<Column>, Vec<Vec<Strip>>) = set.into_iter().unzip();
        let least = if role == Role::TH { style.least_heading } else { style.least };
        let rows = sliced(cells, style.tallest);
        rows.into_iter().map(|cells| self.strip(&columns, cells, least, role)).collect()
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
    fn strip(&self, columns: &[Column], cells: Vec<Vec<Strip>>, least: f32, role: Role) -> Strip {
        let style = self.style;
        let tallest = cells.iter().map(|lines| height(lines)).fold(0.0, f32::max);
        let row = (tallest + 2.0 * self.padding().1 + style.rule).max(least);
        let mut strip = Strip { height: row, ..Strip::default() };
        for lines in cells {
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
        }
        strip.items.extend(self.rules(columns, row));
        strip
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_width() {
        assert_eq!(widths(&[1.0, 3.0], 400.0), [100.0, 300.0]);
        assert_eq!(widths(&[0.0, 1.0], 400.0), [LEAST_COLUMN, 400.0 - LEAST_COLUMN]);
        assert_eq!(widths(&[0.0; 4], 10.0), [2.5; 4]);
        assert!(widths(&[], 10.0).is_empty());
    }
}
