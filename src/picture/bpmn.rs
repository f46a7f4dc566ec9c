//! A procedure as BPMN 2.0: lanes, tasks, gateways and sequence flows, with the positions of a diagram.
//!
//! The picture is the SOP's own flow turned on its side, so that lanes lie level as BPMN editors expect them.

mod model;
mod xml;

use super::flow::{Diagram, Edge, End, Flow, Manner, Measures, Node, Route, Shape};
use super::{Point, Rect};
use crate::domain::procedure::Procedure;
use model::{Kind, Model};

/// Height of a lane, and width of the bands that name pool and lanes.
const LANE: f32 = 150.0;
const BAND: f32 = 30.0;

/// The sizes of the symbols before the picture is turned: a task is 100 wide and 80 high afterwards.
const MEASURES: Measures = Measures {
    process: (80.0, 100.0),
    diamond: (50.0, 50.0),
    connector: (36.0, 36.0),
    inset: 10.0,
    gap: 10.0,
    head: (10.0, 8.0),
    entry: 10.0,
    manner: Manner::Paper,
};

/// Writes a procedure as a BPMN 2.0 file.
pub fn bpmn(procedure: &Procedure) -> String {
    let model = Model::of(procedure);
    let layout = Layout::of(procedure, &model);
    xml::write(procedure, &model, &layout)
}

/// Where everything stands on the diagram.
struct Layout {
    pool: Rect,
    lanes: Vec<Rect>,
    nodes: Vec<Rect>,
    edges: Vec<Vec<Point>>,
}

impl Layout {
    fn of(procedure: &Procedure, model: &Model) -> Self {
        let diagram = Diagram {
            rows: model.nodes.iter().map(|node| width(node.kind)).collect(),
            lanes: vec![LANE; procedure.lanes.len()],
            nodes: model
                .nodes
                .iter()
                .enumerate()
                .map(|(row, node)| Node { row, lane: node.lane, shape: shape(node.kind), join: false })
                .collect(),
            // Words of their own keep the router from forking lines: gateways do that here.
            edges: model
                .edges
                .iter()
                .enumerate()
                .map(|(index, edge)| Edge { from: edge.from, to: edge.to, word: Some(index.to_string()) })
                .collect(),
        };
        let flow = Flow::new(&diagram, &MEASURES);
        let left = 2.0 * BAND;
        let turn = |rect: &Rect| Rect::new(left + rect.y, rect.x, rect.h, rect.w);
        let point = |point: &Point| Point::new(left + point.y, point.x);
        let lanes: Vec<Rect> =
            flow.lanes.iter().map(|lane| Rect::new(BAND, lane.x, BAND + lane.h, lane.w)).collect();
        let mut edges = vec![Vec::new(); model.edges.len()];
        for route in &flow.routes {
            edges[route.edge] = whole(&flow, &diagram, route).iter().map(point).collect();
        }
        Self {
            pool: Rect::new(0.0, 0.0, left + flow.height(), flow.width()),
            lanes,
            nodes: flow.symbols.iter().map(|(_, rect)| turn(rect)).collect(),
            edges,
        }
    }
}

/// How far apart the nodes of a kind stand.
fn width(kind: Kind) -> f32 {
    match kind {
        Kind::Task => 160.0,
        Kind::Choice | Kind::Parallel => 110.0,
        Kind::Start | Kind::End => 90.0,
    }
}

fn shape(kind: Kind) -> Shape {
    match kind {
        Kind::Task => Shape::Process,
        Kind::Choice | Kind::Parallel => Shape::Diamond,
        Kind::Start | Kind::End => Shape::Connector,
    }
}

/// A line up to its symbol, also where it joins another line on the way.
fn whole(flow: &Flow, diagram: &Diagram, route: &Route) -> Vec<Point> {
    let mut points = route.points.clone();
    let mut end = (route.end, route.edge);
    // A joint may lie on a line that joins yet another one; no line is followed twice.
    for _ in 0..flow.routes.len() {
        let (End::Joint, Some(last)) = (end.0, points.last().copied()) else { break };
        let to = diagram.edges[route.edge].to;
        let on = |pair: &[Point]| {
            let (a, b) = (pair[0], pair[1]);
            let between = |value: f32, a: f32, b: f32| a.min(b) <= value && value <= a.max(b);
            between(last.x, a.x, b.x) && between(last.y, a.y, b.y)
        };
        let others = flow.routes.iter().filter(|it| it.edge != end.1 && diagram.edges[it.edge].to == to);
        let met = others.filter_map(|it| Some((it, it.points.windows(2).position(on)?)));
        let Some((other, piece)) = met.min_by_key(|(it, _)| it.end == End::Joint) else { break };
        points.extend(&other.points[piece + 1..]);
        end = (other.end, other.edge);
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn procedures() -> impl Iterator<Item = Procedure> {
        Procedure::builtin().into_iter().map(|(_, text)| Procedure::parse(text).expect("builtin"))
    }

    #[test]
    fn every_line_runs_from_its_symbol_to_its_symbol() {
        for procedure in procedures() {
            let model = Model::of(&procedure);
            let layout = Layout::of(&procedure, &model);
            for (edge, points) in model.edges.iter().zip(&layout.edges) {
                let on_edge = |rect: Rect, point: Point| rect.inset(-0.1, -0.1).contains(point);
                let (first, last) = (points[0], points[points.len() - 1]);
                assert!(on_edge(layout.nodes[edge.from], first), "{}: {edge:?}", procedure.id);
                assert!(on_edge(layout.nodes[edge.to], last), "{}: {edge:?}", procedure.id);
            }
        }
    }

    #[test]
    fn the_file_names_every_step_lane_and_arrow() {
        for procedure in procedures() {
            let text = bpmn(&procedure);
            for step in &procedure.steps {
                assert!(text.contains(&format!("id=\"step_{}\"", step.id)), "{}", step.id);
            }
            assert_eq!(text.matches("<bpmn:lane ").count(), procedure.lanes.len());
            assert_eq!(
                text.matches("<bpmn:sequenceFlow ").count(),
                text.matches("<bpmndi:BPMNEdge ").count()
            );
            assert_eq!(text, bpmn(&procedure), "the same procedure gives the same file");
        }
    }
}
