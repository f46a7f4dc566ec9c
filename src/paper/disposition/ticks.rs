//! Boxes to tick.

use super::Style;
use super::form::dotted;
use crate::paper::compose::{Composer, Setting, Type};
use crate::paper::display::{Area, Item, Pen, Point, Ring, Shape, Step};
use crate::paper::strip::{Strip, zipped};
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
    strips.extend(choice(composer, vec![line], column.x, false, Tag::NONE, style));
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
        strips.extend(choice(composer, text, column.x, tick.ticked, label, style));
    }
    strips
}

/// White space above the first line of a choice: a single line stands in the middle of its step.
fn air(style: &Style) -> f32 {
    (style.step.1 - style.kind.pitch).max(0.0) / 2.0
}

/// The lines of one choice in their step, with the box before the first of them.
fn choice(
    composer: &mut Composer,
    lines: Vec<Strip>,
    x: f32,
    ticked: bool,
    label: Tag,
    style: &Style,
) -> Vec<Strip> {
    let Type { pitch, .. } = style.kind;
    let (count, air) = (lines.len(), air(style));
    let top = above(composer.baseline(style.kind) + air, style);
    let tall = (count as f32 * pitch + mm(0.6)).max(style.step.1);
    let mut strips = Vec::with_capacity(count);
    for (index, mut line) in lines.into_iter().enumerate() {
        line.height = pitch;
        if index == 0 {
            line.items = line.items.into_iter().map(|item| item.lowered(air)).collect();
            line.items.splice(0..0, square(composer, Point { x, y: top }, ticked, label));
            line.height += air;
        }
        if index + 1 == count {
            line.height += tall - air - count as f32 * pitch;
        }
        strips.push(line);
    }
    strips
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
