//! Bar charts as vectors: a name, its bars from one line, and what each bar says in words.

use crate::paper::compose::{Composer, Setting, Type};
use crate::paper::display::{Area, Color, Item, Pen, Point, Shape};
use crate::paper::strip::{Strip, height};
use crate::paper::structure::{Detail, Role, Tag, Tree};
use crate::paper::unit::{Column, mm};

/// Height of one bar.
const BAR: f32 = mm(2.6);
/// White space between two bars of a row, and around a row.
const GAP: (f32, f32) = (mm(0.5), mm(1.1));
/// Share of the width that names take, and that the words behind the bars take.
const SHARES: (f32, f32) = (0.34, 0.2);

/// Bars beside their names.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chart {
    /// What the chart shows, for those who hear it.
    pub alt: String,
    /// Names of the bars of every row, in their order; the first is solid, the second light.
    pub legend: Vec<String>,
    /// The rows: a name and its bars.
    pub rows: Vec<(String, Vec<Bar>)>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bar {
    /// Its length; the longest bar of the chart fills the width.
    pub value: f32,
    /// What stands behind it.
    pub label: String,
}

/// Sets a chart: one strip per row, so that a long one breaks over pages.
pub fn strips(composer: &mut Composer, chart: &Chart, column: Column) -> Vec<Strip> {
    let kind = Type::new(8.0, 9.8);
    let names = Column { width: column.width * SHARES.0, ..column };
    let bars = Column::between(names.right() + mm(2.0), column.right() - column.width * SHARES.1);
    let most = chart.rows.iter().flat_map(|(_, bars)| bars).map(|bar| bar.value).fold(0.0, f32::max);
    let figure = composer.tree.add_with(Tree::ROOT, Role::Figure, Detail::Alt(chart.alt.clone()));
    let mut strips: Vec<Strip> = legend(composer, &chart.legend, kind, column, figure).into_iter().collect();
    for (name, row) in &chart.rows {
        let name = composer.paragraph(name, &Setting::left(kind, names, figure));
        let tall = (BAR + GAP.0) * row.len() as f32 - GAP.0;
        let whole = height(&name).max(tall).max(kind.pitch * row.len() as f32) + 2.0 * GAP.1;
        let mut strip = Strip { height: whole, ..Strip::default() };
        let mut below = (whole - height(&name)) / 2.0;
        for line in name {
            strip.items.extend(line.items.into_iter().map(|item| item.lowered(below)));
            below += line.height;
        }
        let step = whole / row.len().max(1) as f32;
        for (index, bar) in row.iter().enumerate() {
            let middle = step * (index as f32 + 0.5);
            let part = if most > 0.0 { (bar.value / most).clamp(0.0, 1.0) } else { 0.0 };
            let width = bars.width * part;
            let area = Area { x: bars.x, y: middle - BAR / 2.0, width, height: BAR };
            strip.items.push(bar_item(area, index, figure));
            let label = composer.word(&bar.label, kind, bars.x + width + mm(1.5), figure);
            let top = middle - kind.pitch / 2.0;
            strip.items.extend(label.items.into_iter().map(|item| item.lowered(top)));
        }
        let (from, to) = (Point { x: bars.x, y: 0.0 }, Point { x: bars.x, y: whole });
        strip.items.push(Item { tag: figure, shape: Shape::Line { from, to, pen: Pen::thick(0.6) } });
        strips.push(strip);
    }
    strips
}

/// A bar told from its neighbour by its filling, not by colour alone: solid black, then white with an edge.
fn bar_item(area: Area, index: usize, tag: Tag) -> Item {
    let fill = if index == 0 { Color::grey(70) } else { Color::WHITE };
    Item { tag, shape: Shape::Rect { area, pen: Some(Pen::thick(0.5)), fill: Some(fill) } }
}

fn legend(composer: &mut Composer, names: &[String], kind: Type, column: Column, tag: Tag) -> Option<Strip> {
    let mut strip = Strip { height: kind.pitch + mm(1.0), ..Strip::default() };
    let mut x = column.x;
    for (index, name) in names.iter().enumerate() {
        let area = Area { x, y: (kind.pitch - BAR) / 2.0, width: mm(5.0), height: BAR };
        strip.items.push(bar_item(area, index, tag));
        strip.items.extend(composer.word(name, kind, x + mm(6.5), tag).items);
        x += mm(12.0) + composer.width(name, kind);
    }
    (!names.is_empty()).then_some(strip)
}
