//! The flow of an SOP as a drawing: rows are steps, columns are lanes, arrows run at right angles.
//!
//! The same layout serves the screen (rows of equal height) and the printed SOP (rows as high as their text).
//! Symbols stand in the middle of their cell; every line is found by a search over the free tracks between
//! them, so that a procedure nobody has seen yet is drawn without new code and no line runs through a symbol.

mod grid;
mod label;
mod route;

use crate::domain::procedure::{Procedure, StepKind};

use super::{Point, Rect};
pub use label::{beside_exits, on_lines};

/// The symbols of PermenPANRB 35/2012.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Where the flow begins or ends.
    Capsule,
    /// An action.
    Process,
    /// A question with several answers.
    Diamond,
    /// Goes on at, or comes from, another page.
    Connector,
}

/// One symbol to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// Row from 0.
    pub row: usize,
    /// Lane from 0.
    pub lane: usize,
    /// Its form.
    pub shape: Shape,
    /// Whether it waits for all lines that lead to it.
    pub join: bool,
}

/// One arrow to be drawn; arrows out of one node with the same word fork.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Index of the node it leaves.
    pub from: usize,
    /// Index of the node it enters.
    pub to: usize,
    /// The answer that takes this way.
    pub word: Option<String>,
}

/// What is to be drawn: a grid, symbols in its cells, arrows between symbols.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diagram {
    /// Height of every row.
    pub rows: Vec<f32>,
    /// Width of every lane.
    pub lanes: Vec<f32>,
    /// The symbols, at most one per cell.
    pub nodes: Vec<Node>,
    /// The arrows.
    pub edges: Vec<Edge>,
}

/// Where lines may meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// The lines of a join meet in one dot; a line back may enter at a side.
    Screen,
    /// The lines of a join enter at different sides; a line back joins the line that enters from above.
    Paper,
}

/// Sizes of symbols and distances between lines, in the unit of the page or screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Width and height of a process box; a capsule is as large.
    pub process: (f32, f32),
    /// Width and height of a diamond.
    pub diamond: (f32, f32),
    /// Width and height of a page connector.
    pub connector: (f32, f32),
    /// From a lane's edge to the first line inside it.
    pub inset: f32,
    /// Between two parallel lines.
    pub gap: f32,
    /// Length and width of an arrow's head.
    pub head: (f32, f32),
    /// From a row's top to the line that runs above its symbol; 0 runs on the rule between rows.
    pub entry: f32,
    /// The habits of the medium.
    pub manner: Manner,
}

impl Measures {
    /// The screen, at 100 %.
    pub const SCREEN: Self = Self {
        process: (54.0, 23.0),
        diamond: (54.0, 30.0),
        connector: (16.0, 18.0),
        inset: 6.0,
        gap: 5.0,
        head: (7.0, 8.0),
        entry: 0.0,
        manner: Manner::Screen,
    };
    /// The printed SOP, in millimetres.
    pub const PAPER: Self = Self {
        process: (11.5, 7.0),
        diamond: (13.0, 9.5),
        connector: (7.2, 7.4),
        inset: 1.0,
        gap: 0.8,
        head: (1.9, 1.7),
        entry: 1.6,
        manner: Manner::Paper,
    };
    /// The worksheet of one request, in millimetres.
    pub const WORKSHEET: Self = Self { process: (9.4, 6.2), diamond: (10.6, 8.4), ..Self::PAPER };

    /// Width and height of a symbol.
    pub fn size(&self, shape: Shape) -> (f32, f32) {
        match shape {
            Shape::Capsule | Shape::Process => self.process,
            Shape::Diamond => self.diamond,
            Shape::Connector => self.connector,
        }
    }
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At the symbol.
    Symbol,
    /// At another line that leads to the same symbol.
    Joint,
}

/// One arrow as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Index of the edge.
    pub edge: usize,
    /// The corners, from the symbol it leaves to its end; every piece is level or upright.
    pub points: Vec<Point>,
    /// How it ends.
    pub end: End,
    /// Whether it leads back to an earlier row.
    pub back: bool,
}

/// A dot where lines part or meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// Where it stands.
    pub at: Point,
    /// The node whose lines it belongs to.
    pub node: usize,
    /// Whether lines meet here and wait for each other; otherwise they part.
    pub join: bool,
}

/// How far a step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Not reached.
    #[default]
    Ahead,
    /// Done.
    Done,
    /// In hand, by somebody else.
    Current,
    /// In hand, by the user.
    Mine,
    /// Not part of the SOP: agenda, paraf, number, dispatch.
    Administrative,
}

/// How the time of a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pace {
    /// Nothing to tell.
    #[default]
    None,
    /// Done in time.
    InTime,
    /// Past the standard.
    Late,
    /// Running.
    Running,
    /// The applicant's time.
    Paused,
}

/// Whether an arrow has been walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trail {
    /// Still ahead.
    #[default]
    Ahead,
    /// Walked.
    Walked,
    /// A way back that may be taken.
    Possible,
}

/// Headings of the columns that are not lanes, and other words of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heads<'a> {
    /// Over the numbers.
    pub number: &'a str,
    /// Over the steps.
    pub activity: &'a str,
    /// Over the standard times, or over time taken and standard time.
    pub time: &'a str,
    /// At the dot where branches wait for each other.
    pub join: &'a str,
}

/// A diagram laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flow {
    /// The lanes, over the whole height.
    pub lanes: Vec<Rect>,
    /// The rows, over the whole width.
    pub rows: Vec<Rect>,
    /// The symbol of every node.
    pub symbols: Vec<(Shape, Rect)>,
    /// The arrows, in the order of the edges.
    pub routes: Vec<Route>,
    /// Where lines part or meet.
    pub dots: Vec<Dot>,
}

impl Diagram {
    /// The whole flow of a procedure, one row per step.
    pub fn of(procedure: &Procedure, lane_width: f32, row_height: impl Fn(usize) -> f32) -> Self {
        let nodes = procedure.steps.iter().enumerate().map(|(row, step)| Node {
            row,
            lane: step.lane,
            shape: match step.kind {
                StepKind::Start | StepKind::End => Shape::Capsule,
                StepKind::Task => Shape::Process,
                StepKind::Decision => Shape::Diamond,
            },
            join: step.join,
        });
        let edges = procedure.flows.iter().map(|flow| Edge {
            from: flow.from,
            to: flow.to,
            word: flow.outcome.clone(),
        });
        Self {
            rows: (0..procedure.steps.len()).map(row_height).collect(),
            lanes: vec![lane_width; procedure.lanes.len()],
            nodes: nodes.collect(),
            edges: edges.collect(),
        }
    }

    /// Whether other arrows leave the same node with the same word.
    fn forks(&self, edge: &Edge) -> bool {
        self.edges.iter().filter(|other| other.from == edge.from && other.word == edge.word).count() > 1
    }

    /// Whether a node stands in a cell that exists.
    fn is_placed(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|node| node.row < self.rows.len() && node.lane < self.lanes.len())
    }

    /// The edges whose two nodes can be drawn, by index.
    fn sound_edges(&self) -> impl Iterator<Item = usize> {
        let sound =
            |edge: &usize| self.is_placed(self.edges[*edge].from) && self.is_placed(self.edges[*edge].to);
        (0..self.edges.len()).filter(sound)
    }
}

impl Flow {
    /// Lays out a diagram; arrows between nodes that do not exist are left out.
    pub fn new(diagram: &Diagram, measures: &Measures) -> Self {
        let lanes = spans(&diagram.lanes);
        let rows = spans(&diagram.rows);
        let (width, height) = (diagram.lanes.iter().sum(), diagram.rows.iter().sum());
        let symbols = diagram.nodes.iter().enumerate().map(|(index, node)| {
            if !diagram.is_placed(index) {
                return (node.shape, Rect::default());
            }
            let center = Point::new(middle(&lanes, node.lane), middle(&rows, node.row));
            let (w, h) = measures.size(node.shape);
            (node.shape, Rect::around(center, w, h))
        });
        let symbols: Vec<_> = symbols.collect();
        let (routes, dots) = route::all(diagram, measures, &symbols);
        Self {
            lanes: lanes.iter().map(|(x, w)| Rect::new(*x, 0.0, *w, height)).collect(),
            rows: rows.iter().map(|(y, h)| Rect::new(0.0, *y, width, *h)).collect(),
            symbols,
            routes,
            dots,
        }
    }

    /// Where the word of a join stands: on the level piece that leads to its dot.
    pub fn waits(&self, diagram: &Diagram, (w, h): (f32, f32)) -> Vec<Rect> {
        let joins = |edge: usize| {
            let to = diagram.edges.get(edge).and_then(|edge| diagram.nodes.get(edge.to));
            to.is_some_and(|node| node.join)
        };
        let lines = self.routes.iter().filter(|route| route.end == End::Joint && joins(route.edge));
        lines
            .filter_map(|route| {
                let [.., a, b] = &route.points[..] else { return None };
                Some(Rect::around(Point::new((a.x + b.x) / 2.0, a.y), w, h))
            })
            .collect()
    }

    /// Width of all lanes.
    pub fn width(&self) -> f32 {
        self.lanes.last().map_or(0.0, Rect::right)
    }

    /// Height of all rows.
    pub fn height(&self) -> f32 {
        self.rows.last().map_or(0.0, Rect::bottom)
    }
}

/// Starts and lengths of cells that stand side by side.
fn spans(lengths: &[f32]) -> Vec<(f32, f32)> {
    lengths
        .iter()
        .scan(0.0, |start, length| {
            let here = *start;
            *start += length;
            Some((here, *length))
        })
        .collect()
}

fn middle(spans: &[(f32, f32)], index: usize) -> f32 {
    spans.get(index).map_or(0.0, |(start, length)| start + length / 2.0)
}

/// The head of an arrow: its point and the two ends of its base.
pub fn head(points: &[Point], length: f32, width: f32) -> Option<[Point; 3]> {
    let [.., before, tip] = points else { return None };
    let (dx, dy) = (sign(tip.x - before.x), sign(tip.y - before.y));
    let base = Point::new(tip.x - dx * length, tip.y - dy * length);
    let half = width / 2.0;
    Some([
        *tip,
        Point::new(base.x + dy * half, base.y + dx * half),
        Point::new(base.x - dy * half, base.y - dx * half),
    ])
}

fn sign(value: f32) -> f32 {
    if value > 0.0 {
        1.0
    } else if value < 0.0 {
        -1.0
    } else {
        0.0
    }
}

/// The corners of a symbol that is not round, clockwise.
pub fn corners(shape: Shape, rect: Rect) -> Vec<Point> {
    let (c, right, bottom) = (rect.center(), rect.right(), rect.bottom());
    match shape {
        Shape::Capsule | Shape::Process => vec![
            Point::new(rect.x, rect.y),
            Point::new(right, rect.y),
            Point::new(right, bottom),
            Point::new(rect.x, bottom),
        ],
        Shape::Diamond => vec![
            Point::new(c.x, rect.y),
            Point::new(right, c.y),
            Point::new(c.x, bottom),
            Point::new(rect.x, c.y),
        ],
        Shape::Connector => {
            let shoulder = bottom - rect.h * 0.35;
            vec![
                Point::new(rect.x, rect.y),
                Point::new(right, rect.y),
                Point::new(right, shoulder),
                Point::new(c.x, bottom),
                Point::new(rect.x, shoulder),
            ]
        }
    }
}

#[cfg(test)]
mod tests;
