//! Where a chart is cut into pages, and which lines cross from page to page.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::picture::flow::Edge;

/// What a page holds, in points.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// Room below the heading.
    pub room: f32,
    /// What stands above the heading of the first page.
    pub opening: f32,
    /// What stands below the last row.
    pub closing: f32,
    /// Height of a row of pentagons, and of one above the rows that a line enters.
    pub connector: (f32, f32),
    /// How many pentagons one row holds.
    pub lanes: usize,
}

/// Cuts rows into the fewest pages; of equal cuts the one that fewest lines cross, then the most even one.
pub fn cut(heights: &[f32], arrows: &[(usize, usize)], fit: &Fit) -> Vec<Range<usize>> {
    let count = heights.len();
    // For every end: pages, crossing lines and unevenness of the best way there, and where its last page begins.
    let mut best: Vec<Option<(usize, usize, f32, usize)>> = vec![None; count + 1];
    best[0] = Some((0, 0, 0.0, 0));
    for end in 1..=count {
        for start in (0..end).rev() {
            let free = fit.free(heights, arrows, start..end);
            // A row that fits nowhere stands alone.
            if free < 0.0 && start + 1 < end {
                continue;
            }
            let Some((pages, crossed, uneven, _)) = best[start] else { continue };
            let crossing = if start == 0 { 0 } else { crossings(arrows, start) };
            let way = (pages + 1, crossed + crossing, uneven + free.max(0.0).powi(2), start);
            let better = best[end].is_none_or(|known| {
                (way.0, way.1).cmp(&(known.0, known.1)).then(way.2.total_cmp(&known.2)).is_lt()
            });
            if better {
                best[end] = Some(way);
            }
        }
    }
    let mut pages = Vec::new();
    let mut end = count;
    while end > 0 {
        let start = best[end].map_or(0, |(.., start)| start);
        pages.push(start..end);
        end = start;
    }
    pages.reverse();
    pages
}

impl Fit {
    /// The room left on a page with some rows; below zero when they do not fit.
    fn free(&self, heights: &[f32], arrows: &[(usize, usize)], rows: Range<usize>) -> f32 {
        let opening = if rows.start == 0 { self.opening } else { 0.0 };
        let closing = if rows.end == heights.len() { self.closing } else { 0.0 };
        let inside = |row: usize| rows.contains(&row);
        let entered = arrows.iter().any(|(from, to)| inside(*from) && *to < rows.start);
        let top = if entered { self.connector.1 } else { self.connector.0 };
        let crossing = |beyond: &dyn Fn(usize) -> bool, height: f32| {
            let crosses = |(from, to): &&(usize, usize)| {
                (inside(*from) && beyond(*to)) || (inside(*to) && beyond(*from))
            };
            arrows.iter().filter(crosses).count().div_ceil(self.lanes.max(1)) as f32 * height
        };
        let (above, below) =
            (crossing(&|row| row < rows.start, top), crossing(&|row| row >= rows.end, self.connector.0));
        let own: f32 = heights[rows.clone()].iter().sum();
        self.room - opening - closing - above - below - own
    }
}

/// How many lines run over the boundary above a row.
fn crossings(arrows: &[(usize, usize)], row: usize) -> usize {
    arrows.iter().filter(|(from, to)| (*from < row) != (*to < row)).count()
}

/// One pentagon on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pentagon {
    /// Its letter.
    pub letter: String,
    /// Whether it stands above the page's rows; else below them.
    pub top: bool,
    /// Which row of pentagons it stands in.
    pub level: usize,
    /// The lane it stands in.
    pub lane: usize,
    /// Whether the flow comes out of it.
    pub leaves: bool,
    /// The page where the flow goes on or comes from, from 0.
    pub other: usize,
    /// Whether the step behind it waits for all its lines.
    pub join: bool,
}

impl Pentagon {
    /// What it says to somebody who cannot see it; pages of the flow are counted from 1.
    pub fn alt(&self) -> String {
        let way = if self.leaves { "lanjutan dari" } else { "berlanjut ke" };
        format!("Penghubung {}, {way} lembar alur {}", self.letter, self.other + 1)
    }
}

/// An end of a line on one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The symbol of a row.
    Row(usize),
    /// A pentagon, by index.
    Pentagon(usize),
}

/// The rows, pentagons and lines of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFlow {
    /// Its rows.
    pub rows: Range<usize>,
    /// Its pentagons.
    pub pentagons: Vec<Pentagon>,
    /// Its lines, with their words.
    pub links: Vec<(Spot, Spot, Option<String>)>,
}

impl PageFlow {
    /// How many rows of pentagons stand above or below its rows.
    pub fn levels(&self, top: bool) -> usize {
        let levels = self.pentagons.iter().filter(|pentagon| pentagon.top == top);
        levels.map(|pentagon| pentagon.level + 1).max().unwrap_or(0)
    }

    /// The pentagon for a letter above or below the rows, made when there is none yet.
    fn pentagon(&mut self, wanted: Pentagon, lanes: usize) -> Spot {
        let same = |known: &Pentagon| {
            (&known.letter, known.top, known.leaves) == (&wanted.letter, wanted.top, wanted.leaves)
        };
        if let Some(index) = self.pentagons.iter().position(same) {
            return Spot::Pentagon(index);
        }
        let side = self.pentagons.iter().filter(|known| known.top == wanted.top);
        let taken: Vec<(usize, usize)> = side.map(|known| (known.level, known.lane)).collect();
        // The nearest free lane; a full row of pentagons begins another one.
        let places = (0..).flat_map(|level| {
            let mut row: Vec<usize> = (0..lanes.max(1)).collect();
            row.sort_by_key(|lane| lane.abs_diff(wanted.lane));
            row.into_iter().map(move |lane| (level, lane))
        });
        let free = places.into_iter().find(|place| !taken.contains(place)).unwrap_or_default();
        self.pentagons.push(Pentagon { level: free.0, lane: free.1, ..wanted });
        Spot::Pentagon(self.pentagons.len() - 1)
    }
}

/// What stands on every page when the rows are cut so.
pub fn flows(
    pages: &[Range<usize>],
    edges: &[Edge],
    lane_of: impl Fn(usize) -> usize,
    lanes: usize,
) -> Vec<PageFlow> {
    let page_of = |row: usize| pages.iter().position(|page| page.contains(&row));
    let mut flows: Vec<PageFlow> = pages
        .iter()
        .map(|rows| PageFlow { rows: rows.clone(), pentagons: Vec::new(), links: Vec::new() })
        .collect();
    let mut letters: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for edge in edges {
        let (Some(from), Some(to)) = (page_of(edge.from), page_of(edge.to)) else { continue };
        if from == to {
            let link = (Spot::Row(edge.from), Spot::Row(edge.to), edge.word.clone());
            flows[from].links.push(link);
            continue;
        }
        let next = letter(letters.len());
        let letter = letters.entry((edge.to, from)).or_insert(next).clone();
        // Lines that wait for each other must reach the pentagon from different sides too.
        let rivals = edges.iter().filter(|other| other.to == edge.to && page_of(other.from) == Some(from));
        let join = rivals.count() > 1;
        let lane = lane_of(edge.to);
        let out = Pentagon { letter, top: from > to, level: 0, lane, leaves: false, other: to, join };
        let comes = Pentagon { top: from < to, leaves: true, other: from, join: false, ..out.clone() };
        let goes = flows[from].pentagon(out, lanes);
        flows[from].links.push((Spot::Row(edge.from), goes, edge.word.clone()));
        let known = flows[to].pentagons.len();
        let comes = flows[to].pentagon(comes, lanes);
        if flows[to].pentagons.len() > known {
            flows[to].links.push((comes, Spot::Row(edge.to), None));
        }
    }
    flows
}

/// `A` to `Z`, then `AA`, `AB` and so on.
fn letter(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    match index / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIT: Fit = Fit { room: 100.0, opening: 0.0, closing: 10.0, connector: (9.0, 9.0), lanes: 2 };

    fn chain(count: usize) -> Vec<(usize, usize)> {
        (1..count).map(|row| (row - 1, row)).collect()
    }

    fn edge(from: usize, to: usize, word: Option<&str>) -> Edge {
        Edge { from, to, word: word.map(str::to_owned) }
    }

    #[test]
    fn rows_fill_the_fewest_pages() {
        assert_eq!(cut(&[20.0; 4], &chain(4), &FIT), vec![0..4; 1]);
        assert_eq!(cut(&[20.0; 7], &chain(7), &FIT).len(), 2);
        assert!(cut(&[], &[], &FIT).is_empty());
        assert_eq!(cut(&[500.0, 20.0], &chain(2), &FIT), [0..1, 1..2]);
    }

    #[test]
    fn a_cut_goes_where_fewest_lines_run() {
        let mut arrows = chain(6);
        arrows.extend([(3, 2), (2, 4)]);
        // Rows 2 to 4 hang together, so the page ends before them.
        assert_eq!(cut(&[18.0; 6], &arrows, &FIT), [0..2, 2..6]);
    }

    #[test]
    fn a_line_that_crosses_has_a_pentagon_on_both_pages() {
        let edges = [edge(0, 1, None), edge(1, 2, Some("Ya")), edge(2, 3, None), edge(3, 0, Some("Tidak"))];
        let flows = flows(&[0..2, 2..4], &edges, |_| 0, 2);
        let letters: Vec<Vec<(&str, bool, bool)>> = flows
            .iter()
            .map(|page| page.pentagons.iter().map(|it| (it.letter.as_str(), it.top, it.leaves)).collect())
            .collect();
        assert_eq!(letters[0], [("A", false, false), ("B", false, true)]);
        assert_eq!(letters[1], [("A", true, true), ("B", true, false)]);
        let lanes: Vec<usize> = flows[0].pentagons.iter().map(|it| it.lane).collect();
        assert_eq!(lanes, [0, 1], "both want the one lane, and find another place");
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([letter(0), letter(25), letter(26)], ["A", "Z", "AA"]);
    }
}
