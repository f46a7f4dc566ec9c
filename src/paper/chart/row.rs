//! One row of a chart: its texts, and the symbol in one of its lanes.

use super::Chart;
use crate::paper::compose::{Align, Composer, Setting, Type};
use crate::paper::display::{Color, Item};
use crate::paper::heading::fitted;
use crate::paper::strip::{Strip, height};
use crate::paper::structure::{Detail, Role, Tag};
use crate::paper::unit::{Column, mm};
use crate::picture::flow::Shape;

/// White space left and right of a cell's text, and above it.
const PADDING: (f32, f32) = (mm(1.2), mm(0.8));
/// White space above and below a symbol together.
const AROUND_SYMBOL: f32 = mm(4.0);
/// Between the lines of two passes of one step.
const BETWEEN_PASSES: f32 = mm(0.6);

/// One text cell; a step walked several times has a text for each pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The texts with their types.
    pub passes: Vec<(String, Type)>,
    /// Where they stand.
    pub align: Align,
}

impl Cell {
    /// A cell with one text.
    pub fn new(text: impl Into<String>, kind: Type) -> Self {
        Self { passes: vec![(text.into(), kind)], align: Align::Left }
    }

    /// The same in the middle of its column.
    pub fn centered(self) -> Self {
        Self { align: Align::Center, ..self }
    }
}

/// The symbol of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Symbol {
    /// The lane it stands in, from 0.
    pub lane: usize,
    /// Its form.
    pub shape: Shape,
    /// Whether it waits for all lines that lead to it.
    pub join: bool,
    /// What fills it.
    pub fill: Color,
    /// Thickness of its edge in points.
    pub edge: f32,
    /// What it says to somebody who cannot see it.
    pub alt: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The cells of the columns that are no lanes, from left to right.
    pub cells: Vec<Cell>,
    /// The symbol; administrative rows have none.
    pub symbol: Option<Symbol>,
    /// The row's ground.
    pub shade: Option<Color>,
    /// Least height.
    pub least: f32,
}

/// A row that is set: its items stand at their place across the page and below the row's top.
#[derive(Debug, Clone)]
pub struct Set {
    /// Height of the row.
    pub height: f32,
    /// Its texts.
    pub items: Vec<Item>,
    /// Its ground.
    pub shade: Option<Color>,
    /// The element of its symbol.
    pub figure: Option<Tag>,
    /// The elements of its pentagons, by index.
    pub pentagons: Vec<(usize, Tag)>,
}

impl Row {
    /// The height the row takes, without leaving anything in the structure tree.
    pub fn height(&self, composer: &mut Composer, chart: &Chart, edges: &[f32]) -> f32 {
        let columns = columns(chart, edges);
        let tags = vec![Tag::NONE; columns.len()];
        self.texts(composer, chart, &columns, &tags).0
    }

    /// Sets the row as a row of a table element.
    pub fn set(&self, composer: &mut Composer, chart: &Chart, edges: &[f32], table: Tag) -> Set {
        let row = composer.tree.add(table, Role::TR);
        let mut tags = Vec::new();
        let mut figure = None;
        for column in 0..chart.widths.len() {
            let tag = composer.tree.add(row, Role::TD);
            if !chart.lanes.contains(&column) {
                tags.push(tag);
            } else if let Some(symbol) =
                self.symbol.as_ref().filter(|it| it.lane + chart.lanes.start == column)
            {
                let alt = Detail::Alt(symbol.alt.clone());
                figure = Some(composer.tree.add_with(tag, Role::Figure, alt));
            }
        }
        let (height, items) = self.texts(composer, chart, &columns(chart, edges), &tags);
        Set { height, items, shade: self.shade, figure, pentagons: Vec::new() }
    }

    fn texts(
        &self,
        composer: &mut Composer,
        chart: &Chart,
        columns: &[Column],
        tags: &[Tag],
    ) -> (f32, Vec<Item>) {
        let mut set: Vec<Vec<Vec<Strip>>> = Vec::new();
        for ((cell, column), tag) in self.cells.iter().zip(columns).zip(tags) {
            let mut pass = |(text, kind): &(String, Type)| {
                let kind = fitted(composer, text, *kind, column.width);
                composer.paragraph(text, &Setting::left(kind, *column, *tag).aligned(cell.align))
            };
            set.push(cell.passes.iter().map(&mut pass).collect());
        }
        // Only the times of several passes stand level; a text of its own flows beside them.
        let passes = set.iter().map(Vec::len).max().unwrap_or(0);
        let mut tops = vec![PADDING.1; passes + 1];
        for pass in 0..passes {
            let several = set.iter().filter(|cell| cell.len() > 1).filter_map(|cell| cell.get(pass));
            let tallest = several.map(|lines| height(lines)).fold(0.0, f32::max);
            tops[pass + 1] = tops[pass] + tallest + BETWEEN_PASSES;
        }
        let (mut end, mut items) = (0.0_f32, Vec::new());
        for cell in set {
            for (lines, top) in cell.into_iter().zip(&tops) {
                let mut below = *top;
                for line in lines {
                    items.extend(line.items.into_iter().map(|item| item.lowered(below)));
                    below += line.height;
                }
                end = end.max(below);
            }
        }
        let symbol = |symbol: &Symbol| mm(chart.measures.size(symbol.shape).1) + AROUND_SYMBOL;
        let symbol = self.symbol.as_ref().map_or(0.0, symbol);
        ((end + PADDING.1).max(self.least).max(symbol), items)
    }
}

/// The columns of the text cells.
fn columns(chart: &Chart, edges: &[f32]) -> Vec<Column> {
    let text = (0..chart.widths.len()).filter(|column| !chart.lanes.contains(column));
    text.map(|column| Column::between(edges[column], edges[column + 1]).padded(PADDING.0)).collect()
}
