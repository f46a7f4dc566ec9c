//! A procedure as the table of its SOP: number, activity, lanes with the flow, time.

use super::ink;
use super::pen::{Anchor, Pen, Style};
use crate::domain::procedure::Procedure;
use crate::picture::flow::{Diagram, End, Flow, Measures, Route, Shape, corners, head, on_lines};
use crate::picture::{Point, Rect};

/// Widths of the columns, and heights of title and head.
const NUMBER: f32 = 44.0;
const ACTIVITY: f32 = 260.0;
const LANE: f32 = 93.0;
const TIME: f32 = 96.0;
const TITLE: f32 = 48.0;
const HEAD: f32 = 40.0;
const EDGE: f32 = 16.0;
/// Height of a line of text in a row.
const LINE: f32 = 17.0;

/// The headings of the columns that are not lanes.
#[derive(Debug, Clone, Copy)]
pub struct Heads<'a> {
    /// Number.
    pub number: &'a str,
    /// Activity.
    pub activity: &'a str,
    /// Standard time.
    pub time: &'a str,
}

/// Draws a procedure.
pub fn flow(procedure: &Procedure, heads: Heads<'_>) -> String {
    let texts: Vec<Vec<String>> =
        procedure.steps.iter().map(|step| Style::SMALL.wrap(&step.text, ACTIVITY - 16.0, 4)).collect();
    let measures = Measures::SCREEN;
    let row = |row: usize| (texts[row].len() as f32 * LINE + 12.0).max(40.0);
    let diagram = Diagram::of(procedure, LANE, row);
    let flow = Flow::new(&diagram, &measures);
    let grid = Rect::new(EDGE + NUMBER + ACTIVITY, TITLE + HEAD, flow.width(), flow.height());
    let (width, height) = (grid.right() + TIME + EDGE, grid.bottom() + EDGE);
    let title = &procedure.identity.title;
    let mut pen = Pen::new(width, height, title);
    let fitted = Style::HEADING.fit(title, width - 2.0 * EDGE);
    pen.words(&fitted, Point::new(EDGE, TITLE / 2.0), Style::HEADING, Anchor::Start, ink::TEXT);
    let table = Rect::new(EDGE, TITLE, width - 2.0 * EDGE, HEAD + grid.h);
    pen.rect(table, 0.0, ink::SURFACE, ink::STRONG, 1.0);
    rules(&mut pen, &flow, table, grid);
    head_row(&mut pen, procedure, heads, table, grid);
    for (index, step) in procedure.steps.iter().enumerate() {
        let area = flow.rows[index];
        let middle = grid.y + area.center().y;
        let number = Point::new(EDGE + NUMBER / 2.0, middle);
        pen.words(&step.printed_no, number, Style::SMALL_STRONG, Anchor::Middle, ink::TEXT);
        let first = middle - LINE * (texts[index].len() as f32 - 1.0) / 2.0;
        for (line, text) in texts[index].iter().enumerate() {
            let at = Point::new(EDGE + NUMBER + 8.0, first + line as f32 * LINE);
            pen.words(text, at, Style::SMALL, Anchor::Start, ink::TEXT);
        }
        let time = step.time.as_ref().map_or("-", |time| time.text.as_str());
        let at = Point::new(grid.right() + TIME / 2.0, middle);
        pen.words(&Style::SMALL.fit(time, TIME - 8.0), at, Style::SMALL, Anchor::Middle, ink::TEXT);
    }
    drawing(&mut pen, &diagram, &flow, &measures, Point::new(grid.x, grid.y));
    pen.finish()
}

fn rules(pen: &mut Pen, flow: &Flow, table: Rect, grid: Rect) {
    let mut rule = |a: Point, b: Point| pen.line(&[a, b], ink::BORDER, 1.0);
    for row in &flow.rows {
        let y = grid.y + row.y;
        rule(Point::new(table.x, y), Point::new(table.right(), y));
    }
    let columns = [table.x + NUMBER, grid.x, grid.right()];
    for x in columns.into_iter().chain(flow.lanes.iter().skip(1).map(|lane| grid.x + lane.x)) {
        rule(Point::new(x, table.y), Point::new(x, table.bottom()));
    }
}

fn head_row(pen: &mut Pen, procedure: &Procedure, heads: Heads<'_>, table: Rect, grid: Rect) {
    let y = table.y + HEAD / 2.0;
    let mut word = |text: &str, x: f32| {
        pen.words(text, Point::new(x, y), Style::SMALL_STRONG, Anchor::Middle, ink::TEXT);
    };
    word(heads.number, table.x + NUMBER / 2.0);
    word(heads.activity, table.x + NUMBER + ACTIVITY / 2.0);
    word(heads.time, grid.right() + TIME / 2.0);
    for (index, lane) in procedure.lanes.iter().enumerate() {
        let name = if lane.short.is_empty() { &lane.name } else { &lane.short };
        let x = grid.x + LANE * (index as f32 + 0.5);
        let style = Style { strong: true, ..Style::LABEL };
        let lines = style.wrap(name, LANE - 6.0, 2);
        for (line, text) in lines.iter().enumerate() {
            let y = y + 14.0 * (line as f32 - (lines.len() as f32 - 1.0) / 2.0);
            pen.words(text, Point::new(x, y), style, Anchor::Middle, ink::TEXT);
        }
    }
}

/// Lines first, then symbols, then words, so that nothing runs over a symbol.
fn drawing(pen: &mut Pen, diagram: &Diagram, flow: &Flow, measures: &Measures, origin: Point) {
    let moved = |point: &Point| Point::new(point.x + origin.x, point.y + origin.y);
    for Route { points, end, .. } in &flow.routes {
        let points: Vec<Point> = points.iter().map(moved).collect();
        pen.line(&points, ink::TEXT, 1.3);
        let length = if *end == End::Joint { 5.0 } else { measures.head.0 };
        if let Some(tip) = head(&points, length, measures.head.1) {
            pen.area(&tip, ink::TEXT, ink::NONE, 0.0);
        }
    }
    for dot in &flow.dots {
        pen.dot(moved(&dot.at), 4.0, ink::TEXT);
    }
    for (shape, rect) in &flow.symbols {
        let rect = rect.moved(origin.x, origin.y);
        match shape {
            Shape::Capsule => pen.rect(rect, rect.h / 2.0, ink::SURFACE, ink::TEXT, 1.5),
            Shape::Process => pen.rect(rect, 1.0, ink::SURFACE, ink::TEXT, 1.5),
            Shape::Diamond | Shape::Connector => {
                pen.area(&corners(*shape, rect), ink::SURFACE, ink::TEXT, 1.5);
            }
        }
    }
    let size = |word: &str| (Style::LABEL.width(word) + 10.0, 16.0);
    for (edge, rect) in on_lines(flow, &diagram.edges, size) {
        let rect = rect.moved(origin.x, origin.y);
        pen.rect(rect, 3.0, ink::SURFACE, ink::BORDER, 1.0);
        let word = diagram.edges[edge].word.as_deref().unwrap_or_default();
        pen.words(word, rect.center(), Style::LABEL, Anchor::Middle, ink::TEXT);
    }
}
