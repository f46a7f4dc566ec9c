//! Where the words of answers stand: on their line on the screen, beside the exit on paper.

use super::{Edge, Flow, Route, Shape};
use crate::picture::{Point, Rect};

/// Between a symbol and the word beside its exit.
const BESIDE: f32 = 0.6;

/// Places the words of all edges on their lines, clear of symbols and of each other.
///
/// `size` measures a word with its frame. Words of arrows that have no room at all are placed on the first
/// piece of their line all the same: an answer must never be missing.
pub fn on_lines(flow: &Flow, edges: &[Edge], size: impl Fn(&str) -> (f32, f32)) -> Vec<(usize, Rect)> {
    let mut placed: Vec<(usize, Rect)> = Vec::new();
    for route in &flow.routes {
        let edge = &edges[route.edge];
        let Some(word) = &edge.word else { continue };
        // The branches of a fork share their answer, so it is written once.
        let said =
            |(other, _): &(usize, Rect)| edges[*other].from == edge.from && edges[*other].word == edge.word;
        if placed.iter().any(said) {
            continue;
        }
        let (w, h) = size(word);
        let spots = candidates(route, w, h).map(|at| inside(flow, Rect::around(at, w, h)));
        let best = spots.min_by_key(|rect| badness(flow, route, &placed, *rect));
        placed.extend(best.map(|rect| (route.edge, rect)));
    }
    placed
}

/// How many places along one piece of line are tried.
const MOST_PLACES: f32 = 24.0;
/// How far a word may lap over the edge of a symbol where the space between two is low.
const LAP: f32 = 2.0;

/// Whether a word covers a symbol; the empty corners around a diamond are free.
pub(super) fn covers(word: Rect, shape: Shape, symbol: Rect) -> bool {
    overlaps(word.inset(LAP, LAP), shape, symbol)
}

/// Whether a word touches a symbol at all.
fn overlaps(word: Rect, shape: Shape, symbol: Rect) -> bool {
    if !word.overlaps(&symbol) {
        return false;
    }
    let center = symbol.center();
    let near = Point::new(center.x.clamp(word.x, word.right()), center.y.clamp(word.y, word.bottom()));
    let (dx, dy) = ((near.x - center.x).abs(), (near.y - center.y).abs());
    shape != Shape::Diamond || dx / (symbol.w / 2.0) + dy / (symbol.h / 2.0) < 1.0
}

/// Places on the pieces of a line and beside upright ones, those near its beginning first.
fn candidates(route: &Route, w: f32, h: f32) -> impl Iterator<Item = Point> {
    route.points.windows(2).flat_map(move |pair| {
        let (a, b) = (pair[0], pair[1]);
        let along = move |part: f32| Point::new(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part);
        let length = (b.x - a.x).abs().max((b.y - a.y).abs());
        let needed = if a.y == b.y { w } else { h } / 2.0;
        let near = (needed + 6.0).min(length / 2.0) / length.max(f32::EPSILON);
        // Beside an upright piece a word needs less height than on it.
        let beside = if a.x == b.x { w / 2.0 + 3.0 } else { 0.0 };
        let middle = along(0.5);
        let aside = [beside, -beside].map(|dx| Point::new(middle.x + dx, middle.y));
        // A long piece offers a place every two words' heights.
        let more = (length / (2.0 * h)).clamp(1.0, MOST_PLACES) as u8;
        let spread =
            (1..more).map(move |place| near + (1.0 - 2.0 * near) * f32::from(place) / f32::from(more));
        [near, 0.5, 1.0 - near].into_iter().chain(spread).map(along).chain(aside)
    })
}

/// How much a place for a word disturbs; places come in the order in which they are liked.
fn badness(flow: &Flow, route: &Route, placed: &[(usize, Rect)], rect: Rect) -> u32 {
    let symbols = flow.symbols.iter().filter(|(shape, symbol)| covers(rect, *shape, *symbol)).count();
    let words = placed.iter().filter(|(_, other)| other.overlaps(&rect)).count();
    let dots = flow.dots.iter().filter(|dot| rect.inset(-4.0, -4.0).contains(dot.at)).count();
    let strangers = flow.routes.iter().filter(|other| other.edge != route.edge);
    let lines =
        strangers.filter(|other| other.points.windows(2).any(|pair| touches(rect, pair[0], pair[1]))).count();
    (symbols * 100 + words * 100 + dots * 30 + lines * 10) as u32
}

/// Whether a level or upright piece runs through a rectangle.
pub(super) fn touches(rect: Rect, a: Point, b: Point) -> bool {
    let piece = Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs());
    rect.x < piece.right() && piece.x < rect.right() && rect.y < piece.bottom() && piece.y < rect.bottom()
        || rect.contains(a)
        || rect.contains(b)
        || (piece.h == 0.0
            && rect.y < piece.y
            && piece.y < rect.bottom()
            && piece.x < rect.right()
            && rect.x < piece.right())
        || (piece.w == 0.0
            && rect.x < piece.x
            && piece.x < rect.right()
            && piece.y < rect.bottom()
            && rect.y < piece.bottom())
}

/// Keeps a word within the drawing.
fn inside(flow: &Flow, rect: Rect) -> Rect {
    let x = rect.x.min(flow.width() - rect.w).max(0.0);
    let y = rect.y.min(flow.height() - rect.h).max(0.0);
    Rect { x, y, ..rect }
}

/// Places the words of all edges beside the exit of their symbol: above a level line, beside an upright one.
///
/// A word keeps clear of other lines and of the rules between lanes where there is room for it.
pub fn beside_exits(flow: &Flow, edges: &[Edge], size: impl Fn(&str) -> (f32, f32)) -> Vec<(usize, Rect)> {
    let mut placed: Vec<(usize, Rect)> = Vec::new();
    for route in &flow.routes {
        let Some(word) = &edges[route.edge].word else {
            continue;
        };
        let edge = &edges[route.edge];
        let said =
            |(other, _): &(usize, Rect)| edges[*other].from == edge.from && edges[*other].word == edge.word;
        if placed.iter().any(said) {
            continue;
        }
        let places = exits(flow, &route.points, size(word)).into_iter().map(|rect| inside(flow, rect));
        let best = places.min_by_key(|rect| trouble(flow, &placed, *rect));
        placed.extend(best.map(|rect| (route.edge, rect)));
    }
    placed
}

/// How much a word beside an exit disturbs: symbols and words most, then lines, then the rules between lanes.
fn trouble(flow: &Flow, placed: &[(usize, Rect)], rect: Rect) -> u32 {
    let symbols = flow.symbols.iter().filter(|(shape, symbol)| overlaps(rect, *shape, *symbol)).count();
    let words = placed.iter().filter(|(_, other)| other.overlaps(&rect)).count();
    let crossed = |route: &&Route| route.points.windows(2).any(|pair| touches(rect, pair[0], pair[1]));
    let lines = flow.routes.iter().filter(crossed).count();
    let rules = flow.lanes.iter().filter(|lane| rect.x < lane.x && lane.x < rect.right()).count();
    (symbols * 100 + words * 100 + lines * 10 + rules) as u32
}

/// Where the word of a line may stand, near the exit of its symbol; liked places first.
fn exits(flow: &Flow, points: &[Point], (w, h): (f32, f32)) -> Vec<Rect> {
    let [first, second, rest @ ..] = points else { return Vec::new() };
    if first.x == second.x {
        let y = first.y + BESIDE;
        return vec![Rect::new(first.x + BESIDE, y, w, h), Rect::new(first.x - BESIDE - w, y, w, h)];
    }
    let right = second.x > first.x;
    let (from, to) = (first.x.min(second.x), first.x.max(second.x));
    let rules = flow.lanes.iter().map(|lane| lane.x).filter(|x| from < *x && *x < to);
    // Just behind the exit, or just behind a rule between lanes that the line crosses.
    let starts = std::iter::once(first.x).chain(rules);
    let above = starts.clone().map(|x| (x, first.y - BESIDE - h));
    let below = starts.map(|x| (x, first.y + BESIDE));
    let x = |x: f32| if right { x + BESIDE } else { x - BESIDE - w };
    let mut places: Vec<Rect> = above.chain(below).map(|(start, y)| Rect::new(x(start), y, w, h)).collect();
    // Else beside the upright piece behind the first bend, on either side of it.
    if let Some(third) = rest.first() {
        let down = third.y > first.y;
        for step in 1..6 {
            let away = BESIDE * step as f32 * 2.0;
            let y = if down { first.y + away } else { first.y - away - h };
            let (inner, outer) = (second.x + BESIDE, second.x - BESIDE - w);
            let sides = if right { [outer, inner] } else { [inner, outer] };
            places.extend(sides.map(|x| Rect::new(x, y, w, h)));
        }
    }
    places
}
