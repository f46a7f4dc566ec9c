//! The heading of a wide table: cells that span rows and columns, set as one strip.

use std::ops::Range;

use super::compose::{Align, Composer, Setting, Type};
use super::display::{Area, Item, Pen, Shape};
use super::strip::{Strip, height};
use super::structure::{Detail, Role, Tag};
use super::unit::Column;

/// Smallest type a heading shrinks to before its words are broken.
const SMALLEST: f32 = 5.0;

/// One cell of a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadCell {
    /// What it says.
    pub text: String,
    /// Its type; it shrinks until its longest word fits.
    pub kind: Type,
    /// The heading rows it spans.
    pub rows: Range<usize>,
    /// The columns it spans.
    pub columns: Range<usize>,
}

impl HeadCell {
    /// A cell over some rows and columns.
    pub fn new(text: impl Into<String>, kind: Type, rows: Range<usize>, columns: Range<usize>) -> Self {
        Self { text: text.into(), kind, rows, columns }
    }

    /// A row of column numbers from 1, as PermenPANRB 35/2012 and registers print them.
    pub fn numbers(row: usize, columns: usize, kind: Type) -> impl Iterator<Item = Self> {
        (0..columns)
            .map(move |column| Self::new((column + 1).to_string(), kind, row..row + 1, column..column + 1))
    }
}

/// How a heading looks.
#[derive(Debug, Clone, Copy)]
pub struct HeadLook<'a> {
    /// The left edges of the columns and the right edge of the last, in points.
    pub edges: &'a [f32],
    /// Least height of every heading row.
    pub least: &'a [f32],
    /// White space left and right of a cell's text, and above and below it.
    pub padding: (f32, f32),
    /// Thickness of its rules.
    pub rule: f32,
}

/// Sets a heading under a table element.
pub fn heading(composer: &mut Composer, cells: &[HeadCell], look: &HeadLook<'_>, table: Tag) -> Strip {
    let mut cells: Vec<&HeadCell> = cells.iter().collect();
    cells.sort_by_key(|cell| (cell.rows.start, cell.columns.start));
    let rows: Vec<Tag> = look.least.iter().map(|_| composer.tree.add(table, Role::TR)).collect();
    let mut heights = look.least.to_vec();
    let mut set = Vec::new();
    for cell in cells {
        let span = (cell.columns.len().max(1), cell.rows.len().max(1));
        let detail = Detail::Span { columns: span.0 as u32, rows: span.1 as u32 };
        let row = rows.get(cell.rows.start).copied().unwrap_or(table);
        let tag = composer.tree.add_with(row, Role::TH, detail);
        let Some(column) = place(look.edges, &cell.columns) else { continue };
        let inner = column.padded(look.padding.0);
        let kind = fitted(composer, &cell.text, cell.kind, inner.width);
        let setting = Setting::left(kind, inner, tag).aligned(Align::Center);
        let lines = composer.paragraph(&cell.text, &setting);
        let needed = height(&lines) + 2.0 * look.padding.1;
        let own: f32 = heights.get(cell.rows.clone()).unwrap_or_default().iter().sum();
        if let Some(last) = cell.rows.end.checked_sub(1).and_then(|last| heights.get_mut(last)) {
            *last += (needed - own).max(0.0);
        }
        set.push((cell, column, lines));
    }
    let top = |row: usize| heights.iter().take(row).sum::<f32>();
    let mut strip = Strip { height: heights.iter().sum(), ..Strip::default() };
    for (cell, column, lines) in set {
        let (from, to) = (top(cell.rows.start), top(cell.rows.end));
        let area = Area { x: column.x, y: from, width: column.width, height: to - from };
        let mut below = from + (area.height - height(&lines)) / 2.0;
        for line in lines {
            strip.items.extend(line.items.into_iter().map(|item| item.lowered(below)));
            below += line.height;
        }
        let outline = Shape::Rect { area, pen: Some(Pen::thick(look.rule)), fill: None };
        strip.items.push(Item { tag: Tag::NONE, shape: outline });
    }
    strip
}

/// The stretch some columns cover.
fn place(edges: &[f32], columns: &Range<usize>) -> Option<Column> {
    Some(Column::between(*edges.get(columns.start)?, *edges.get(columns.end)?))
}

/// The type in which the longest word of a text fits a width.
pub fn fitted(composer: &mut Composer, text: &str, kind: Type, width: f32) -> Type {
    let widest = text.split_whitespace().map(|word| composer.width(word, kind)).fold(0.0, f32::max);
    if widest <= width || widest <= 0.0 {
        return kind;
    }
    let size = (kind.size * width / widest * 0.99).max(SMALLEST.min(kind.size));
    Type { size, pitch: kind.pitch * size / kind.size, ..kind }
}
