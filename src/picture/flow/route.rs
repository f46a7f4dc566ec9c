//! Finds the way of every arrow: a search for the cheapest line over the free tracks.
//!
//! Short lines down the page go first, long ones next, lines back last. A line pays for its length, its bends
//! and for every line it crosses; it may not run along, or touch, a line of another arrow. Only when that
//! leaves no way at all may lines share a track.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::grid::Grid;
use super::{Diagram, Dot, Edge, End, Manner, Measures, Route, Shape};
use crate::picture::{Point, Rect};

/// Cost of one lane's width, one row's height and one bend.
const LANE: f32 = 60.0;
const ROW: f32 = 40.0;
const BEND: u32 = 60;
/// Cost of crossing another line, and of sharing a track when nothing else is left.
const CROSSING: u32 = 150;
const SHARING: u32 = 3000;
/// Level lines through the middle of a foreign row look as if they came from its symbol.
const FOREIGN_ROW: u32 = 3;
/// Cost of entering at a side, from below, or at another line.
const SIDE: u32 = 50;
const SIDE_FROM_BELOW: u32 = 10;
const SIDE_FROM_BELOW_ON_PAPER: u32 = 120;
const BOTTOM: u32 = 1000;
const JOINT: u32 = 20;

/// The four ways to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Up,
    Down,
    Left,
    Right,
}

const WAYS: [Way; 4] = [Way::Down, Way::Right, Way::Left, Way::Up];

impl Way {
    fn level(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }

    fn opposite(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// A crossing of tracks.
type Spot = (usize, usize);
/// A crossing, and the way one came to it.
type Stand = (Spot, Way);

/// How an arrow uses a crossing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Level,
    Upright,
    Corner,
}

/// What is taken already.
#[derive(Default)]
struct Taken {
    spots: BTreeMap<Spot, Vec<(usize, Use)>>,
    pieces: BTreeMap<(Spot, Spot), Vec<usize>>,
}

fn piece(a: Spot, b: Spot) -> (Spot, Spot) {
    if a < b { (a, b) } else { (b, a) }
}

impl Taken {
    fn add(&mut self, edge: usize, spots: &[Spot]) {
        for pair in spots.windows(2) {
            self.pieces.entry(piece(pair[0], pair[1])).or_default().push(edge);
        }
        for (index, spot) in spots.iter().enumerate() {
            let before = index.checked_sub(1).map(|index| spots[index]);
            let after = spots.get(index + 1);
            let used = match (before, after) {
                (Some(a), Some(b)) if a.1 == spot.1 && b.1 == spot.1 => Use::Level,
                (Some(a), Some(b)) if a.0 == spot.0 && b.0 == spot.0 => Use::Upright,
                _ => Use::Corner,
            };
            self.spots.entry(*spot).or_default().push((edge, used));
        }
    }
}

/// The arrow that is being searched.
struct Quest<'a> {
    edge: usize,
    /// Edges it may share its first pieces with.
    kin: &'a [usize],
    /// The symbol it leaves, or the dot where its fork parts.
    start: Spot,
    goal: Spot,
    goal_shape: Shape,
    /// Crossings of another line to the same symbol where this one may end.
    joints: Vec<Spot>,
    back: bool,
    rows: [usize; 2],
    strict: bool,
}

/// Routes every edge of a diagram that leads between nodes of its grid.
pub fn all(diagram: &Diagram, measures: &Measures, symbols: &[(Shape, Rect)]) -> (Vec<Route>, Vec<Dot>) {
    let grid = Grid::new(diagram, measures);
    let mut router = Router::new(diagram, measures, &grid);
    let mut order: Vec<usize> = diagram.sound_edges().collect();
    order.sort_by_key(|edge| (router.class(*edge), *edge));
    for edge in order {
        router.route(edge);
    }
    router.finish(symbols)
}

struct Router<'a> {
    diagram: &'a Diagram,
    measures: &'a Measures,
    grid: &'a Grid,
    centers: Vec<Option<Spot>>,
    taken: Taken,
    paths: BTreeMap<usize, (Vec<Spot>, End)>,
    dots: Vec<Dot>,
}

impl<'a> Router<'a> {
    fn new(diagram: &'a Diagram, measures: &'a Measures, grid: &'a Grid) -> Self {
        let centers = diagram.nodes.iter().map(|node| grid.center(node.lane, node.row)).collect();
        let (taken, paths) = (Taken::default(), BTreeMap::new());
        Self { diagram, measures, grid, centers, taken, paths, dots: Vec::new() }
    }

    fn edge(&self, edge: usize) -> &'a Edge {
        &self.diagram.edges[edge]
    }

    fn is_back(&self, edge: usize) -> bool {
        let edge = self.edge(edge);
        self.diagram.nodes[edge.to].row <= self.diagram.nodes[edge.from].row
    }

    /// Which arrows go first: down to the next row, further down, back; short before long.
    fn class(&self, edge: usize) -> (u8, usize) {
        let ends = self.edge(edge);
        let span = self.diagram.nodes[ends.from].row.abs_diff(self.diagram.nodes[ends.to].row);
        let class = match (self.is_back(edge), span) {
            (true, _) => 2,
            (false, 1) => 0,
            (false, _) => 1,
        };
        (class, span)
    }

    fn route(&mut self, edge: usize) {
        let ends = self.edge(edge);
        let (Some(from), Some(goal)) = (self.centers[ends.from], self.centers[ends.to]) else { return };
        let kin: Vec<usize> = self.kin(edge).collect();
        let dot = self.diagram.forks(ends).then(|| self.dot_below(from)).flatten();
        let quest = Quest {
            edge,
            kin: &kin,
            start: dot.unwrap_or(from),
            goal,
            goal_shape: self.diagram.nodes[ends.to].shape,
            joints: self.joints(edge),
            back: self.is_back(edge),
            rows: [ends.from, ends.to].map(|node| self.diagram.nodes[node].row),
            strict: true,
        };
        let path = self.search(&quest).or_else(|| self.search(&Quest { strict: false, ..quest }));
        let Some(mut path) = path else { return };
        if let Some(dot) = dot.filter(|_| kin.is_empty()) {
            // The first branch brings the line from the symbol down to the dot.
            path.splice(0..0, (from.1..dot.1).map(|y| (from.0, y)));
            self.dots.push(Dot { at: self.point(dot), node: ends.from, join: false });
        }
        let end = if path.last() == Some(&goal) { End::Symbol } else { End::Joint };
        if let (End::Joint, Some(last), true) = (end, path.last(), self.diagram.nodes[ends.to].join) {
            self.dots.push(Dot { at: self.point(*last), node: ends.to, join: true });
        }
        self.taken.add(edge, &path);
        self.paths.insert(edge, (path, end));
    }

    /// The arrows already drawn that leave the same node with the same word.
    fn kin(&self, edge: usize) -> impl Iterator<Item = usize> {
        let ends = self.edge(edge);
        let same = |other: &usize| {
            let other = self.edge(*other);
            other.from == ends.from && other.word == ends.word
        };
        self.paths.keys().copied().filter(same)
    }

    /// Where a fork parts: on the first track of the row below the symbol.
    fn dot_below(&self, center: Spot) -> Option<Spot> {
        let row = self.grid.ys[center.1].cell;
        let y = (center.1 + 1..self.grid.ys.len()).find(|y| self.grid.ys[*y].cell > row)?;
        Some((center.0, y))
    }

    /// Where this arrow may end at a line that leads to the same symbol from above.
    fn joints(&self, edge: usize) -> Vec<Spot> {
        let to = self.edge(edge).to;
        let node = self.diagram.nodes[to];
        if node.join && self.measures.manner == Manner::Paper {
            return Vec::new();
        }
        let Some(goal) = self.centers[to] else { return Vec::new() };
        let entries =
            self.paths.iter().filter(|(other, (_, end))| self.edge(**other).to == to && *end == End::Symbol);
        let above = |spot: &&Spot| {
            let track = self.grid.ys[spot.1];
            spot.0 == goal.0 && spot.1 < goal.1 && track.cell == node.row
        };
        let spots = entries.flat_map(|(_, (path, _))| path.iter().rev().skip(1).take_while(above));
        spots.copied().collect()
    }

    fn point(&self, spot: Spot) -> Point {
        Point::new(self.grid.xs[spot.0].at, self.grid.ys[spot.1].at)
    }

    fn neighbour(&self, spot: Spot, way: Way) -> Option<Spot> {
        let (x, y) = spot;
        match way {
            Way::Up => y.checked_sub(1).map(|y| (x, y)),
            Way::Down => (y + 1 < self.grid.ys.len()).then_some((x, y + 1)),
            Way::Left => x.checked_sub(1).map(|x| (x, y)),
            Way::Right => (x + 1 < self.grid.xs.len()).then_some((x + 1, y)),
        }
    }

    /// Cost of going from one crossing to the next.
    fn length(&self, quest: &Quest<'_>, a: Spot, b: Spot) -> u32 {
        let (from, to) = (self.point(a), self.point(b));
        if a.1 == b.1 {
            let lane = self.diagram.lanes[self.grid.xs[a.0].cell].max(f32::EPSILON);
            let cost = ((from.x - to.x).abs() / lane * LANE) as u32;
            let track = self.grid.ys[a.1];
            let foreign = track.middle && !quest.rows.contains(&track.cell);
            return if foreign { cost * FOREIGN_ROW } else { cost };
        }
        let row = self.diagram.rows[self.grid.ys[a.1].cell].max(f32::EPSILON);
        let cost = ((from.y - to.y).abs() / row * ROW) as u32;
        // Of two equal ways the one through the middle of the lanes is calmer.
        if self.grid.xs[a.0].middle { cost } else { cost + cost / 8 }
    }

    /// Cost of passing a crossing, straight on or round a corner; `None` when another line forbids it.
    fn passing(&self, quest: &Quest<'_>, spot: Spot, came: Way, goes: Way) -> Option<u32> {
        let bend = if came == goes { 0 } else { BEND };
        let mut cost = bend;
        for (other, used) in self.taken.spots.get(&spot).into_iter().flatten() {
            if quest.kin.contains(other) || *other == quest.edge {
                continue;
            }
            let crosses = came == goes
                && match used {
                    Use::Level => !came.level(),
                    Use::Upright => came.level(),
                    Use::Corner => false,
                };
            match (crosses, quest.strict) {
                (true, _) => cost += CROSSING,
                (false, true) => return None,
                (false, false) => cost += SHARING,
            }
        }
        Some(cost)
    }

    /// Cost of a piece between two crossings; `None` when another line runs there.
    fn running(&self, quest: &Quest<'_>, a: Spot, b: Spot) -> Option<u32> {
        let others = self.taken.pieces.get(&piece(a, b)).into_iter().flatten();
        let strangers = others.filter(|other| !quest.kin.contains(other)).count();
        match (strangers, quest.strict) {
            (0, _) => Some(self.length(quest, a, b)),
            (_, true) => None,
            (_, false) => Some(self.length(quest, a, b) + SHARING),
        }
    }

    /// Cost of ending here, when the arrow may end here.
    fn arrival(&self, quest: &Quest<'_>, spot: Spot, came: Way) -> Option<u32> {
        if spot == quest.goal {
            let connector = quest.goal_shape == Shape::Connector;
            return Some(match (came, quest.back) {
                (Way::Down, _) => 0,
                // Above a page's first row there is only its heading.
                (Way::Left | Way::Right, true) if connector => 0,
                (Way::Left | Way::Right, true) if self.measures.manner == Manner::Paper => {
                    SIDE_FROM_BELOW_ON_PAPER
                }
                (Way::Left | Way::Right, true) => SIDE_FROM_BELOW,
                (Way::Left | Way::Right, false) => SIDE,
                (Way::Up, _) => BOTTOM,
            });
        }
        // A line joins from the side, so that the joint can be seen.
        (quest.joints.contains(&spot) && came.level()).then_some(JOINT)
    }

    fn search(&self, quest: &Quest<'_>) -> Option<Vec<Spot>> {
        let mut best: BTreeMap<Stand, u32> = BTreeMap::new();
        let mut before: BTreeMap<Stand, Option<Stand>> = BTreeMap::new();
        let mut ends: BTreeMap<Stand, u32> = BTreeMap::new();
        let mut queue = BinaryHeap::new();
        for way in WAYS {
            // Nothing leaves a symbol at its top, or a dot back to its symbol.
            if way == Way::Up {
                continue;
            }
            let Some(next) = self.neighbour(quest.start, way) else { continue };
            let Some(cost) = self.running(quest, quest.start, next) else { continue };
            self.reach((next, way), None, cost, &mut best, &mut before, &mut queue);
        }
        while let Some((Reverse(cost), stand)) = queue.pop() {
            if ends.get(&stand) == Some(&cost) {
                return Some(trace(&before, stand, quest.start));
            }
            if ends.contains_key(&stand) || best.get(&stand).is_some_and(|known| *known < cost) {
                continue;
            }
            let (spot, came) = stand;
            if let Some(extra) = self.arrival(quest, spot, came) {
                // Ending costs too, so it competes in the queue like any other step.
                ends.insert(stand, cost + extra);
                queue.push((Reverse(cost + extra), stand));
                continue;
            }
            if self.centers.contains(&Some(spot)) {
                continue;
            }
            for way in WAYS.into_iter().filter(|way| *way != came.opposite()) {
                let Some(next) = self.neighbour(spot, way) else { continue };
                let Some(passing) = self.passing(quest, spot, came, way) else { continue };
                let Some(running) = self.running(quest, spot, next) else { continue };
                let cost = cost + passing + running;
                self.reach((next, way), Some(stand), cost, &mut best, &mut before, &mut queue);
            }
        }
        None
    }

    fn reach(
        &self,
        stand: Stand,
        from: Option<Stand>,
        cost: u32,
        best: &mut BTreeMap<Stand, u32>,
        before: &mut BTreeMap<Stand, Option<Stand>>,
        queue: &mut BinaryHeap<(Reverse<u32>, Stand)>,
    ) {
        if best.get(&stand).is_none_or(|known| cost < *known) {
            best.insert(stand, cost);
            before.insert(stand, from);
            queue.push((Reverse(cost), stand));
        }
    }

    /// Turns crossings into corners, cut where symbols begin.
    fn finish(self, symbols: &[(Shape, Rect)]) -> (Vec<Route>, Vec<Dot>) {
        let routes = self.paths.iter().map(|(edge, (path, end))| {
            let ends = self.edge(*edge);
            let mut points: Vec<Point> = path.iter().map(|spot| self.point(*spot)).collect();
            straighten(&mut points);
            if self.centers[ends.from] == path.first().copied() {
                cut(&mut points, symbols[ends.from].1);
            }
            if *end == End::Symbol {
                points.reverse();
                cut(&mut points, symbols[ends.to].1);
                points.reverse();
            }
            Route { edge: *edge, points, end: *end, back: self.is_back(*edge) }
        });
        (routes.collect(), self.dots)
    }
}

fn trace(before: &BTreeMap<Stand, Option<Stand>>, last: Stand, start: Spot) -> Vec<Spot> {
    let mut path = vec![last.0];
    let mut stand = last;
    while let Some(Some(previous)) = before.get(&stand) {
        path.push(previous.0);
        stand = *previous;
    }
    path.push(start);
    path.reverse();
    path
}

/// Leaves only the corners.
fn straighten(points: &mut Vec<Point>) {
    let mut index = 1;
    while index + 1 < points.len() {
        let (a, b, c) = (points[index - 1], points[index], points[index + 1]);
        if (a.x == b.x && b.x == c.x) || (a.y == b.y && b.y == c.y) {
            points.remove(index);
        } else {
            index += 1;
        }
    }
}

/// Moves the first point from a symbol's middle to its edge.
fn cut(points: &mut [Point], symbol: Rect) {
    let [first, second, ..] = points else { return };
    if first.x == second.x {
        first.y = if second.y > first.y { symbol.bottom() } else { symbol.y };
    } else {
        first.x = if second.x > first.x { symbol.right() } else { symbol.x };
    }
}
