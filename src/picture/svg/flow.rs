//! A procedure as the table of its SOP: number, activity, lanes with the flow, time.

use super::Heads;
use super::ink;
use super::pen::{Anchor, Pen, Style};
use crate::domain::procedure::Procedure;
use crate::picture::flow::{Diagram, End, Flow, Measures, Shape, Stage, Trail, corners, head, on_lines};
use crate::picture::icon::Icon;
use crate::picture::{Point, Rect};

/// Widths of the columns, and heights of title and head.
const NUMBER: f32 = 44.0;
const ACTIVITY: f32 = 260.0;
const LANE: f32 = 93.0;
const TIME: f32 = 96.0;
const TITLE: f32 = 48.0;
const HEAD: f32 = 40.0;
const EDGE: f32 = 16.0;
/// More lines than any step of an SOP has.
const MOST_LINES: usize = 24;
/// Height of a line of text in a row.
const LINE: f32 = 17.0;

/// How far one request has walked a procedure.
pub struct Marks<'a> {
    /// How far each step has come, by row.
    pub stage: &'a dyn Fn(usize) -> Stage,
    /// Which arrows have been walked, by index of the flow.
    pub trail: &'a dyn Fn(usize) -> Trail,
    /// Time taken in each row; empty when there is none.
    pub actual: &'a dyn Fn(usize) -> String,
}

/// Draws a procedure as its document does: all lines solid and black.
pub fn flow(procedure: &Procedure, heads: Heads<'_>) -> String {
    draw(procedure, &procedure.identity.title, heads, None)
}

/// Draws the way of one request through its procedure.
pub fn walked(procedure: &Procedure, title: &str, heads: Heads<'_>, marks: &Marks<'_>) -> String {
    draw(procedure, title, heads, Some(marks))
}

fn draw(procedure: &Procedure, title: &str, heads: Heads<'_>, marks: Option<&Marks<'_>>) -> String {
    let texts: Vec<Vec<String>> = procedure
        .steps
        .iter()
        .map(|step| Style::SMALL.wrap(&step.text, ACTIVITY - 16.0, MOST_LINES))
        .collect();
    let measures = Measures::SCREEN;
    let row = |row: usize| (texts[row].len() as f32 * LINE + 12.0).max(40.0);
    let diagram = Diagram::of(procedure, LANE, row);
    let flow = Flow::new(&diagram, &measures);
    let grid = Rect::new(EDGE + NUMBER + ACTIVITY, TITLE + HEAD, flow.width(), flow.height());
    let (width, height) = (grid.right() + TIME + EDGE, grid.bottom() + EDGE);
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
        let standard = step.time.as_ref().map_or("-", |time| time.text.as_str());
        let actual = marks.map_or_else(String::new, |marks| (marks.actual)(index));
        times(&mut pen, &actual, standard, Point::new(grid.right() + TIME / 2.0, middle));
    }
    let origin = Point::new(grid.x, grid.y);
    lines(&mut pen, &flow, marks, origin);
    symbols(&mut pen, procedure, &flow, marks, origin);
    words(&mut pen, &diagram, &flow, heads.join, origin);
    pen.finish()
}

/// The time taken over the standard, or the standard alone.
fn times(pen: &mut Pen, actual: &str, standard: &str, at: Point) {
    let lift = if actual.is_empty() { 0.0 } else { LINE / 2.0 };
    pen.words(standard, Point::new(at.x, at.y + lift), Style::SMALL, Anchor::Middle, ink::TEXT);
    if !actual.is_empty() {
        let above = Point::new(at.x, at.y - lift);
        pen.words(actual, above, Style::SMALL_STRONG, Anchor::Middle, ink::TEXT);
    }
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

fn moved(point: Point, origin: Point) -> Point {
    Point::new(point.x + origin.x, point.y + origin.y)
}

/// The lines; walked ones are thicker and lie over the others.
fn lines(pen: &mut Pen, flow: &Flow, marks: Option<&Marks<'_>>, origin: Point) {
    let trail = |edge: usize| marks.map_or(Trail::Ahead, |marks| (marks.trail)(edge));
    for layer in [Trail::Possible, Trail::Ahead, Trail::Walked] {
        let (color, width) = match (layer, marks) {
            (Trail::Walked, _) => (ink::PRIMARY, 2.5),
            (_, None) => (ink::TEXT, 1.3),
            (_, Some(_)) => (ink::STRONG, 1.5),
        };
        for route in flow.routes.iter().filter(|route| trail(route.edge) == layer) {
            let points: Vec<Point> = route.points.iter().map(|point| moved(*point, origin)).collect();
            if layer == Trail::Possible {
                pen.dashed(&points, color, width);
            } else {
                pen.line(&points, color, width);
            }
            let (length, breadth) = Measures::SCREEN.head;
            let length = if route.end == End::Joint { 5.0 } else { length };
            if let Some(tip) = head(&points, length, breadth) {
                pen.area(&tip, color, ink::NONE, 0.0);
            }
        }
    }
    for dot in &flow.dots {
        pen.dot(moved(dot.at, origin), 4.0, if marks.is_some() { ink::MUTED } else { ink::TEXT });
    }
}

/// The symbols, over the lines.
fn symbols(pen: &mut Pen, procedure: &Procedure, flow: &Flow, marks: Option<&Marks<'_>>, origin: Point) {
    for (row, (shape, rect)) in flow.symbols.iter().enumerate() {
        let rect = rect.moved(origin.x, origin.y);
        let stage = marks.map(|marks| (marks.stage)(row));
        let (fill, line) = match stage {
            None => (ink::SURFACE, ink::TEXT),
            Some(Stage::Done) => (ink::SURFACE, ink::PRIMARY),
            Some(Stage::Current | Stage::Mine) => (ink::PRIMARY, ink::PRIMARY),
            Some(Stage::Ahead | Stage::Administrative) => (ink::SURFACE, ink::STRONG),
        };
        match shape {
            Shape::Capsule => pen.rect(rect, rect.h / 2.0, fill, line, 1.5),
            Shape::Process => pen.rect(rect, 1.0, fill, line, 1.5),
            Shape::Diamond | Shape::Connector => pen.area(&corners(*shape, rect), fill, line, 1.5),
        }
        match stage {
            None => {}
            Some(Stage::Done) => pen.icon(Icon::Check, rect.center(), 15.0, ink::PRIMARY),
            Some(Stage::Current | Stage::Mine) => pen.icon(Icon::Clock, rect.center(), 15.0, ink::SURFACE),
            Some(Stage::Ahead | Stage::Administrative) => {
                let number = procedure.steps.get(row).map_or("", |step| step.printed_no.as_str());
                pen.words(number, rect.center(), Style::LABEL, Anchor::Middle, ink::MUTED);
            }
        }
    }
}

/// The words on the lines: answers, and where branches wait for each other.
fn words(pen: &mut Pen, diagram: &Diagram, flow: &Flow, join: &str, origin: Point) {
    let size = |word: &str| (Style::LABEL.width(word) + 10.0, 16.0);
    let mut word = |text: &str, rect: Rect| {
        let rect = rect.moved(origin.x, origin.y);
        pen.rect(rect, 3.0, ink::SURFACE, ink::BORDER, 1.0);
        pen.words(text, rect.center(), Style::LABEL, Anchor::Middle, ink::TEXT);
    };
    for (edge, rect) in on_lines(flow, &diagram.edges, size) {
        word(diagram.edges[edge].word.as_deref().unwrap_or_default(), rect);
    }
    for rect in flow.waits(diagram, size(join)) {
        word(join, rect);
    }
}
