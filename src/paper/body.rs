//! The body of a letter: paragraphs, numbered points and small tables.

use super::compose::{Align, Composer, Setting, Type};
use super::flow::keep_above;
use super::strip::{Cut, Strip, paired, spaced, zipped};
use super::structure::{Detail, Numbering, Role, Tag, Tree};
use super::table::{self, Cell, Style};
use super::unit::{Column, mm};
use crate::domain::letter::{Block, Point, Table};
use crate::domain::numbering::letters;

/// White space above a paragraph or list, in points.
pub const PARAGRAPH_GAP: f32 = 4.0;
/// White space between the points of a list.
pub const POINT_GAP: f32 = 3.0;
/// White space between the points of a list inside a list.
const INNER_GAP: f32 = 1.3;
/// White space above and below a table.
const TABLE_GAP: (f32, f32) = (3.5, 4.5);
/// Distance from a point's number to its text.
pub const NUMBER: f32 = mm(8.0);

/// How a body is set.
#[derive(Debug, Clone, Copy)]
pub struct BodyStyle {
    /// Its type.
    pub kind: Type,
    /// Its column.
    pub column: Column,
    /// Indent of a paragraph's first line.
    pub indent: f32,
    /// Whether both edges are straight.
    pub justified: bool,
}

impl BodyStyle {
    /// The setting of a paragraph without indent.
    pub fn setting(&self, column: Column, tag: Tag) -> Setting {
        let align = if self.justified { Align::Justify } else { Align::Left };
        Setting { markup: true, ..Setting::left(self.kind, column, tag).aligned(align) }
    }
}

/// Sets the blocks of a body.
///
/// A table behind points belongs to the last of them: it stands at their text, and the numbers go on below it.
pub fn blocks(composer: &mut Composer, blocks: &[Block], style: &BodyStyle, parent: Tag) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    let mut count = 0;
    let (mut list, mut last) = (Tag::NONE, parent);
    for (index, block) in blocks.iter().enumerate() {
        let follows_table = index > 0 && matches!(blocks[index - 1], Block::Table(_));
        let part = match block {
            Block::Paragraph(text) => {
                (count, last) = (0, parent);
                let tag = composer.tree.add(parent, Role::P);
                let setting = Setting { indent: style.indent, ..style.setting(style.column, tag) };
                let gap = if follows_table { TABLE_GAP.1 } else { PARAGRAPH_GAP };
                spaced(paired(composer.paragraph(text, &setting)), gap)
            }
            Block::Points(items) => {
                let first = count;
                count += items.len();
                if first == 0 {
                    list = composer.tree.add_with(parent, Role::L, Detail::Numbering(Numbering::Decimal));
                }
                let gap = if first == 0 || follows_table { PARAGRAPH_GAP } else { POINT_GAP };
                let list = List { style, level: 0, first, tag: list };
                let (set, body) = list.set(composer, items);
                last = body;
                spaced(set, gap)
            }
            Block::Table(small) => {
                let indent = if count > 0 { NUMBER } else { 0.0 };
                let set = small_table(composer, small, style, style.column.indented(indent), last);
                spaced(set, TABLE_GAP.0)
            }
        };
        let at = strips.len();
        strips.extend(part);
        // What announces a list or table stands on the same page as its beginning.
        if index > 0 && !matches!(block, Block::Paragraph(_)) && at < strips.len() {
            keep_above(&mut strips, at, 1);
        }
    }
    strips
}

/// Sets points as a list of their own.
pub fn points(composer: &mut Composer, points: &[Point], style: &BodyStyle) -> Vec<Strip> {
    let tag = composer.tree.add_with(Tree::ROOT, Role::L, Detail::Numbering(Numbering::Decimal));
    List { style, level: 0, first: 0, tag }.set(composer, points).0
}

/// Numbered points at one level.
struct List<'a> {
    style: &'a BodyStyle,
    level: usize,
    first: usize,
    tag: Tag,
}

impl List<'_> {
    /// The strips, and the element of the last point's text.
    fn set(&self, composer: &mut Composer, items: &[Point]) -> (Vec<Strip>, Tag) {
        let style = self.style;
        let last = label(self.level, self.first + items.len().saturating_sub(1));
        // Numbers with three digits need more room than the usual eight millimetres.
        let number = NUMBER.max(composer.width(&last, style.kind) + mm(1.0)).min(style.column.width / 4.0);
        let column = style.column.indented(number);
        let mut strips: Vec<Strip> = Vec::new();
        let mut end = self.tag;
        for (index, point) in items.iter().enumerate() {
            let label = label(self.level, self.first + index);
            let (mut set, body) = item(composer, &label, &point.text, number, style, self.tag);
            if !point.points.is_empty() {
                set.extend(self.inner(composer, &point.points, column, body, set.len()));
            }
            let gap = match (index, self.level) {
                (0, _) => 0.0,
                (_, 0) => POINT_GAP,
                _ => INNER_GAP,
            };
            strips.extend(spaced(set, gap));
            end = body;
        }
        (strips, end)
    }

    /// The points below a point, kept with its last line.
    fn inner(
        &self,
        composer: &mut Composer,
        points: &[Point],
        column: Column,
        parent: Tag,
        above: usize,
    ) -> Vec<Strip> {
        let level = self.level + 1;
        let numbering = if level.is_multiple_of(2) { Numbering::Decimal } else { Numbering::LowerAlpha };
        let tag = composer.tree.add_with(parent, Role::L, Detail::Numbering(numbering));
        let style = BodyStyle { column, ..*self.style };
        let mut strips =
            spaced(List { style: &style, level, first: 0, tag }.set(composer, points).0, POINT_GAP);
        if let Some(first) = strips.first_mut().filter(|_| above > 0) {
            first.cut = Cut::Avoid;
        }
        strips
    }
}

/// One numbered point as an item of a list: its strips, and the element of its text.
///
/// `number` is the room for its label, in points.
pub fn item(
    composer: &mut Composer,
    label: &str,
    text: &str,
    number: f32,
    style: &BodyStyle,
    list: Tag,
) -> (Vec<Strip>, Tag) {
    let item = composer.tree.add(list, Role::LI);
    let mark = composer.tree.add(item, Role::Lbl);
    let body = composer.tree.add(item, Role::LBody);
    let mark = composer.word(label, style.kind, style.column.x, mark);
    let text = composer.paragraph(text, &style.setting(style.column.indented(number), body));
    (paired(zipped(vec![vec![mark], text])), body)
}

/// The number of a point: `1.`, below it `a.`, then `1)` and `a)`.
pub fn label(level: usize, index: usize) -> String {
    let mark = match level.is_multiple_of(2) {
        true => (index + 1).to_string(),
        false => letters(index),
    };
    format!("{mark}{}", if level < 2 { '.' } else { ')' })
}

/// Sets the small table of a letter, two points smaller than the body.
pub fn small_table(
    composer: &mut Composer,
    table: &Table,
    style: &BodyStyle,
    column: Column,
    parent: Tag,
) -> Vec<Strip> {
    let count = table.rows.iter().map(Vec::len).chain([table.header.len()]).max().unwrap_or(0);
    let width = |index: usize| table.widths.get(index).map_or(1.0, |width| *width as f32);
    let kind = Type { size: style.kind.size * 10.0 / 12.0, pitch: style.kind.size, ..style.kind };
    let look = Style {
        column,
        widths: (0..count).map(width).collect(),
        kind,
        heading: kind.bold(),
        padding: (mm(1.4), mm(0.85)),
        rule: 0.5,
        least: 0.0,
        least_heading: 0.0,
        tallest: mm(80.0),
        centered: false,
    };
    let cells = |row: &Vec<String>| row.iter().map(Cell::of).collect::<Vec<_>>();
    let headings: Vec<Vec<Cell>> =
        Some(&table.header).filter(|header| !header.is_empty()).map(cells).into_iter().collect();
    let rows: Vec<Vec<Cell>> = table.rows.iter().map(cells).collect();
    if count == 0 {
        return Vec::new();
    }
    table::table(composer, &headings, &rows, &look, parent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_numbered_by_level() {
        let labels: Vec<String> = (0..4).map(|level| label(level, 1)).collect();
        assert_eq!(labels, ["2.", "b.", "2)", "b)"]);
        assert_eq!(label(1, 26), "aa.");
        assert_eq!(label(1, 26 + 26 * 26), "aaa.");
    }
}
