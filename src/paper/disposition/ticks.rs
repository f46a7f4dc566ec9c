//! Boxes to tick.

use super::Style;
use super::form::dotted;
use crate::paper::compose::{Composer, Setting};
use crate::paper::display::{Area, Item, Pen, Point, Ring, Shape, Step};
use crate::paper::strip::{Strip, height, zipped};
use crate::paper::structure::{Detail, Numbering, Role, Tag, Tree};
use crate::paper::unit::{Column, mm};

/// Side of a box.
const SIDE: f32 = mm(3.2);
/// Distance from a box to its text in a list.
const TEXT: f32 = mm(5.2);
/// Distance from a box to its text in a row.
const NEAR: f32 = mm(4.1);
/// Longest list in one column; a longer one is set in two, not in smaller type.
const LONGEST: usize = 10;

/// Something to choose.
#[derive(Debug, Clone, Copy)]
pub struct Tick<'a> {
    /// What it says.
    pub text: &'a str,
    /// Whether it is chosen.
    pub ticked: bool,
}

/// A list of boxes, with an empty one for the pen at its end.
pub fn list(composer: &mut Composer, ticks: &[Tick<'_>], style: &Style, column: Column) -> Vec<Strip> {
    let parent = composer.tree.add_with(Tree::ROOT, Role::L, Detail::Numbering(Numbering::None));
    let mut strips = match ticks.len() {
        0..=LONGEST => stacked(composer, ticks, style, column, parent),
        count => {
            let half = column.width / 2.0 - mm(1.0);
            let (first, second) = ticks.split_at(count.div_ceil(2));
            let left = stacked(composer, first, style, Column { width: half, ..column }, parent);
            let x = column.right() - half;
            let right = stacked(composer, second, style, Column { x, width: half }, parent);
            zipped(vec![left, right])
        }
    };
    let line = dotted(composer, column.indented(TEXT), style);
    let mut open = lined(vec![line], style);
    mark(composer, &mut open, column.x, false, Tag::NONE, style);
    strips.extend(open);
    strips
}

fn stacked(
    composer: &mut Composer,
    ticks: &[Tick<'_>],
    style: &Style,
    column: Column,
    parent: Tag,
) -> Vec<Strip> {
    let mut strips = Vec::new();
    for tick in ticks {
        let item = composer.tree.add(parent, Role::LI);
        let label = composer.tree.add(item, Role::Lbl);
        let body = composer.tree.add(item, Role::LBody);
        let text = composer.paragraph(tick.text, &Setting::left(style.kind, column.indented(TEXT), body));
        let mut lines = lined(text, style);
        mark(composer, &mut lines, column.x, tick.ticked, label, style);
        strips.extend(lines);
    }
    strips
}

/// Lines of one choice in their step: a single line in its middle, more of them below it.
fn lined(mut lines: Vec<Strip>, style: &Style) -> Vec<Strip> {
    let pitch = style.kind.pitch;
    let air = (style.step.1 - pitch).max(0.0) / 2.0;
    let tall = (lines.len() as f32 * pitch + mm(0.6)).max(style.step.1);
    lines.iter_mut().for_each(|line| line.height = pitch);
    if let Some(first) = lines.first_mut() {
        first.items.iter_mut().for_each(|item| item.shift(0.0, air));
        first.height += air;
    }
    for line in lines.iter_mut().skip(1) {
        line.gap = 0.0;
    }
    let rest = tall - height(&lines);
    if let Some(last) = lines.last_mut() {
        last.height += rest;
    }
    lines
}

/// Draws the box of a choice before its first line.
fn mark(composer: &mut Composer, lines: &mut [Strip], x: f32, ticked: bool, label: Tag, style: &Style) {
    let Some(first) = lines.first_mut() else { return };
    let air = first.items.first().map_or(0.0, |item| match &item.shape {
        Shape::Text(run) => run.at.y,
        other => Item { tag: Tag::NONE, shape: other.clone() }.area().y,
    });
    let items = square(composer, Point { x, y: above(air, style) }, ticked, label);
    first.items.splice(0..0, items);
}

/// The top of a box beside text on a baseline: its middle a little below the middle of the capitals.
fn above(baseline: f32, style: &Style) -> f32 {
    baseline - style.kind.size * 0.344 - SIDE / 2.0 + mm(0.12)
}

/// A box with its top left corner at a point; a tick is read aloud, an empty box is not.
fn square(composer: &mut Composer, at: Point, ticked: bool, label: Tag) -> Vec<Item> {
    let area = Area { x: at.x, y: at.y, width: SIDE, height: SIDE };
    let mut items =
        vec![Item { tag: Tag::NONE, shape: Shape::Rect { area, pen: Some(Pen::thick(0.85)), fill: None } }];
    if ticked {
        let tag = composer.tree.add_with(label, Role::Figure, Detail::Alt("dipilih".to_owned()));
        let point = |x: f32, y: f32| Point { x: at.x + SIDE * x, y: at.y + SIDE * y };
        let steps = vec![Step::Line(point(0.42, 0.76)), Step::Line(point(0.82, 0.22))];
        let rings = vec![Ring { start: point(0.18, 0.5), steps, closed: false }].into();
        items.push(Item { tag, shape: Shape::Path { rings, pen: Some(Pen::thick(1.3)), fill: None } });
    }
    items
}

/// Boxes in one row, spread over the column.
pub fn spread(composer: &mut Composer, boxes: &[(&str, bool)], style: &Style, column: Column) -> Strip {
    let kind = style.kind;
    let parent = composer.tree.add_with(Tree::ROOT, Role::L, Detail::Numbering(Numbering::None));
    let widths: Vec<f32> = boxes.iter().map(|(text, _)| NEAR + composer.width(text, kind)).collect();
    let free = (column.width - widths.iter().sum::<f32>()).max(0.0);
    let between = free / (boxes.len().max(2) - 1) as f32;
    let top = above(composer.baseline(kind), style);
    let mut strip = Strip { gap: mm(0.7), height: kind.pitch, ..Strip::default() };
    let mut x = column.x;
    for ((text, ticked), width) in boxes.iter().zip(widths) {
        let item = composer.tree.add(parent, Role::LI);
        let label = composer.tree.add(item, Role::Lbl);
        let body = composer.tree.add(item, Role::LBody);
        strip.items.extend(square(composer, Point { x, y: top }, *ticked, label));
        strip.items.extend(composer.word(text, kind, x + NEAR, body).items);
        x += width + between;
    }
    strip
}
