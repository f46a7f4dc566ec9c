//! The tracks on which lines may run: upright ones inside the lanes, level ones inside the rows.

use super::{Diagram, Measures, Shape, spans};

/// How many tracks run between a lane's edge and its symbols, at most.
const MOST: usize = 3;

/// One track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Track {
    /// Its distance from the left or top edge.
    pub at: f32,
    /// The lane or row it runs in.
    pub cell: usize,
    /// Whether it runs through the middle, where symbols stand.
    pub middle: bool,
}

/// All tracks of a diagram, sorted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// Upright tracks, from left to right.
    pub xs: Vec<Track>,
    /// Level tracks, from top to bottom.
    pub ys: Vec<Track>,
}

impl Grid {
    /// Finds the tracks of a diagram.
    pub fn new(diagram: &Diagram, measures: &Measures) -> Self {
        let mut xs = Vec::new();
        for (lane, (start, width)) in spans(&diagram.lanes).into_iter().enumerate() {
            // Upright tracks pass every row, so they keep clear of the widest symbol.
            let widest = measures.process.0.max(measures.diamond.0);
            let side = offsets(measures.inset, measures.gap, (width - widest) / 2.0, measures.gap);
            let left = side.iter().map(|offset| (start + offset, false));
            let right = side.iter().rev().map(|offset| (start + width - offset, false));
            let all = left.chain([(start + width / 2.0, true)]).chain(right);
            xs.extend(all.map(|(at, middle)| Track { at, cell: lane, middle }));
        }
        let mut ys = Vec::new();
        for (row, (start, height)) in spans(&diagram.rows).into_iter().enumerate() {
            let shapes = diagram.nodes.iter().filter(|node| node.row == row).map(|node| node.shape);
            let tallest = shapes.map(|shape: Shape| measures.size(shape).1).fold(0.0, f32::max);
            // Above the first row there is no rule to run on, only the edge of the drawing.
            let entry = if row == 0 { measures.entry.max(measures.gap / 2.0) } else { measures.entry };
            let above = offsets(entry, measures.gap, (height - tallest) / 2.0, measures.head.0);
            // The rule below a row is the next row's own entry track.
            let below = if measures.entry > 0.0 { &above[..] } else { &[] };
            let upper = above.iter().map(|offset| (start + offset, false));
            let lower = below.iter().rev().map(|offset| (start + height - offset, false));
            let all = upper.chain([(start + height / 2.0, true)]).chain(lower);
            ys.extend(all.map(|(at, middle)| Track { at, cell: row, middle }));
        }
        Self { xs, ys }
    }

    /// The crossing of tracks in the middle of a cell.
    pub fn center(&self, lane: usize, row: usize) -> Option<(usize, usize)> {
        let find =
            |tracks: &[Track], cell| tracks.iter().position(|track| track.middle && track.cell == cell);
        Some((find(&self.xs, lane)?, find(&self.ys, row)?))
    }
}

/// Distances from a cell's edge at which tracks fit before the symbol begins; at least one.
///
/// A track keeps `clear` of the symbol: nearer it would look like a line to it, or leave no room for a head.
fn offsets(first: f32, gap: f32, room: f32, clear: f32) -> Vec<f32> {
    let last = room - clear;
    let all = (0..MOST).map(|track| first + track as f32 * gap).take_while(|offset| *offset <= last);
    let all: Vec<f32> = all.collect();
    if all.is_empty() { vec![(room / 2.0).clamp(0.0, first)] } else { all }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::flow::Node;

    #[test]
    fn tracks_keep_clear_of_symbols_and_are_sorted() {
        let node = Node { row: 0, lane: 0, shape: Shape::Diamond, join: false };
        for (measures, lane, row) in [(Measures::SCREEN, 93.0, 40.0), (Measures::PAPER, 18.0, 13.5)] {
            let diagram =
                Diagram { rows: vec![row; 2], lanes: vec![lane; 3], nodes: vec![node], edges: Vec::new() };
            let grid = Grid::new(&diagram, &measures);
            assert!(grid.xs.is_sorted_by(|a, b| a.at < b.at), "{:?}", grid.xs);
            assert!(grid.ys.is_sorted_by(|a, b| a.at < b.at), "{:?}", grid.ys);
            let half = measures.diamond.0 / 2.0;
            let clear = |track: &&Track| track.middle || (track.at - lane / 2.0).abs() > half;
            assert!(grid.xs.iter().filter(|track| track.cell == 0).all(|track| clear(&track)));
        }
    }

    #[test]
    fn a_lane_without_room_still_has_a_track() {
        assert_eq!(offsets(1.0, 0.8, 0.5, 0.8).len(), 1);
    }
}
