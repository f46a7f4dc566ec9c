//! The flow of one page as items: lines below, symbols above them, words beside them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Chart;
use super::paging::{PageFlow, Spot};
use super::row::Set;
use crate::paper::compose::{Composer, Type};
use crate::paper::display::{Area, Color, Item, Pen, Point, Ring, Shape, Step};
use crate::paper::structure::Tag;
use crate::paper::unit::{mm, to_mm};
use crate::picture::flow::{self, Diagram, Edge, Flow, Node, beside_exits, corners, head};
use crate::picture::{self, Rect};

/// Thickness of lines and symbols.
const STROKE: f32 = 0.8;
/// Radius of the dot where a flow forks.
const DOT: f32 = 0.6;
/// Type of the answers at a decision, and of a pentagon's letter.
const WORD: Type = Type::new(6.2, 7.4);
const LETTER: Type = Type::new(8.0, 9.6);

/// A page's flow, from the left top corner of its lanes.
#[derive(Debug, Default)]
pub struct Drawn {
    /// The lines.
    pub lines: Vec<Item>,
    /// For every row of the page, its symbols and words.
    pub symbols: Vec<Vec<Item>>,
}

/// How one symbol is drawn, and in which row of the page.
struct Look<'a> {
    row: usize,
    fill: Color,
    edge: f32,
    tag: Tag,
    letter: Option<&'a str>,
}

/// Draws the flow of a page whose rows, pentagons included, are set.
pub fn draw(composer: &mut Composer, chart: &Chart, part: &PageFlow, rows: &[Set]) -> Drawn {
    let above = part.levels(true);
    let below = above + part.rows.len();
    let (mut nodes, mut looks, mut index) = (Vec::new(), Vec::new(), BTreeMap::new());
    for number in part.rows.clone() {
        let Some(symbol) = &chart.rows[number].symbol else { continue };
        let row = above + number - part.rows.start;
        index.insert(Spot::Row(number), nodes.len());
        nodes.push(Node { row, lane: symbol.lane, shape: symbol.shape, join: symbol.join });
        let tag = rows.get(row).and_then(|row| row.figure).unwrap_or(Tag::NONE);
        looks.push(Look { row, fill: symbol.fill, edge: symbol.edge, tag, letter: None });
    }
    for (number, pentagon) in part.pentagons.iter().enumerate() {
        let row = if pentagon.top { pentagon.level } else { below + pentagon.level };
        index.insert(Spot::Pentagon(number), nodes.len());
        let shape = flow::Shape::Connector;
        nodes.push(Node { row, lane: pentagon.lane, shape, join: pentagon.join });
        let own = rows.get(row).and_then(|row| row.pentagons.iter().find(|(held, _)| *held == number));
        let tag = own.map_or(Tag::NONE, |(_, tag)| *tag);
        looks.push(Look { row, fill: Color::WHITE, edge: STROKE, tag, letter: Some(&pentagon.letter) });
    }
    let edge = |(from, to, word): &(Spot, Spot, Option<String>)| {
        Some(Edge { from: *index.get(from)?, to: *index.get(to)?, word: word.clone() })
    };
    let diagram = Diagram {
        rows: rows.iter().map(|row| to_mm(row.height)).collect(),
        lanes: chart.widths[chart.lanes.clone()].iter().map(|width| to_mm(*width)).collect(),
        nodes,
        edges: part.links.iter().filter_map(edge).collect(),
    };
    let flow = Flow::new(&diagram, &chart.measures);

    let mut drawn = Drawn { lines: lines(&flow, chart.measures.head), symbols: vec![Vec::new(); rows.len()] };
    for ((shape, rect), look) in flow.symbols.iter().zip(&looks) {
        let Some(items) = drawn.symbols.get_mut(look.row) else { continue };
        items.push(symbol(*shape, *rect, look.fill, look.edge, look.tag));
        if let Some(letter) = look.letter {
            let x = mm(rect.center().x) - composer.width(letter, LETTER) / 2.0;
            let set = composer.word(letter, LETTER, x, look.tag);
            let top = mm(rect.y) + (mm(rect.h) * 0.82 - LETTER.pitch) / 2.0;
            items.extend(set.items.into_iter().map(|item| item.lowered(top)));
        }
    }
    words(composer, &diagram, &flow, &looks, &mut drawn);
    drawn
}

/// The lines with their heads, and the dots where they part.
fn lines(flow: &Flow, tip: (f32, f32)) -> Vec<Item> {
    let mut items: Vec<Item> = flow.routes.iter().flat_map(|route| arrow(&route.points, tip)).collect();
    for dot in &flow.dots {
        let rings = Arc::new(vec![round(Rect::around(dot.at, 2.0 * DOT, 2.0 * DOT), DOT)]);
        let shape = Shape::Path { rings, pen: None, fill: Some(Color::BLACK) };
        items.push(Item { tag: Tag::NONE, shape });
    }
    items
}

/// A line with corners and a head at its end, in millimetres.
pub fn arrow(points: &[picture::Point], tip: (f32, f32)) -> Vec<Item> {
    let mut ring = open(points);
    let tip = head(points, tip.0, tip.1);
    // The line ends inside its head, so that the point stays sharp.
    if let (Some([end, a, b]), Some(Step::Line(last))) = (tip, ring.steps.last_mut()) {
        let middle = picture::Point::new((a.x + b.x + 2.0 * end.x) / 4.0, (a.y + b.y + 2.0 * end.y) / 4.0);
        *last = at(middle);
    }
    let line = Shape::Path { rings: Arc::new(vec![ring]), pen: Some(Pen::thick(STROKE)), fill: None };
    let tip = tip.map(|tip| {
        let rings = Arc::new(vec![closed(&tip)]);
        Shape::Path { rings, pen: None, fill: Some(Color::BLACK) }
    });
    [Some(line), tip].into_iter().flatten().map(|shape| Item { tag: Tag::NONE, shape }).collect()
}

/// A symbol; its rectangle is in millimetres.
pub fn symbol(shape: flow::Shape, rect: Rect, fill: Color, edge: f32, tag: Tag) -> Item {
    let ring = match shape {
        flow::Shape::Capsule => round(rect, rect.h / 2.0),
        _ => closed(&corners(shape, rect)),
    };
    let shape = Shape::Path { rings: Arc::new(vec![ring]), pen: Some(Pen::thick(edge)), fill: Some(fill) };
    Item { tag, shape }
}

/// The answers, each beside the exit it names; a white ground keeps the rules between lanes out of them.
fn words(composer: &mut Composer, diagram: &Diagram, flow: &Flow, looks: &[Look<'_>], drawn: &mut Drawn) {
    let mut sizes = BTreeMap::new();
    for word in diagram.edges.iter().filter_map(|edge| edge.word.as_deref()) {
        sizes.insert(word, (to_mm(composer.width(word, WORD)), to_mm(WORD.size)));
    }
    let size = |word: &str| sizes.get(word).copied().unwrap_or_default();
    for (edge, rect) in beside_exits(flow, &diagram.edges, size) {
        let edge = &diagram.edges[edge];
        let Some(look) = looks.get(edge.from) else { continue };
        let (Some(items), Some(word)) = (drawn.symbols.get_mut(look.row), &edge.word) else { continue };
        let area = Area { x: mm(rect.x), y: mm(rect.y), width: mm(rect.w), height: mm(rect.h) };
        let ground = Shape::Rect { area, pen: None, fill: Some(Color::WHITE) };
        items.push(Item { tag: Tag::NONE, shape: ground });
        let set = composer.word(word, WORD, area.x, look.tag);
        let top = area.y + (area.height - WORD.pitch) / 2.0;
        items.extend(set.items.into_iter().map(|item| item.lowered(top)));
    }
}

fn at(point: picture::Point) -> Point {
    Point { x: mm(point.x), y: mm(point.y) }
}

fn open(points: &[picture::Point]) -> Ring {
    let mut points = points.iter().map(|point| at(*point));
    let start = points.next().unwrap_or_default();
    Ring { start, steps: points.map(Step::Line).collect(), closed: false }
}

fn closed(points: &[picture::Point]) -> Ring {
    Ring { closed: true, ..open(points) }
}

/// A rectangle with round corners.
fn round(rect: Rect, radius: f32) -> Ring {
    // How far the controls of a quarter circle stand from its ends, in radii.
    const ARC: f32 = 0.552_285;
    let k = radius * (1.0 - ARC);
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let p = |x: f32, y: f32| at(picture::Point::new(x, y));
    let steps = vec![
        Step::Line(p(right - radius, top)),
        Step::Curve(p(right - k, top), p(right, top + k), p(right, top + radius)),
        Step::Line(p(right, bottom - radius)),
        Step::Curve(p(right, bottom - k), p(right - k, bottom), p(right - radius, bottom)),
        Step::Line(p(left + radius, bottom)),
        Step::Curve(p(left + k, bottom), p(left, bottom - k), p(left, bottom - radius)),
        Step::Line(p(left, top + radius)),
        Step::Curve(p(left, top + k), p(left + k, top), p(left + radius, top)),
    ];
    Ring { start: p(left + radius, top), steps, closed: true }
}
